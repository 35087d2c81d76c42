/** The documents as a site: every link leads somewhere, and every page can be read on a telephone and in the dark. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import test from 'ava';
import { Browser, findBrowser } from './support/browser.ts';
import { inFull, someOf } from './support/in-full.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ELEVENTY = path.join(ROOT, 'node_modules/@11ty/eleventy/cmd.cjs');
const SITE = mkdtempSync(path.join(tmpdir(), 'model-check-site-'));

const build = existsSync(ELEVENTY)
  ? spawnSync(process.execPath, [ELEVENTY, '--config=site/eleventy.config.mjs', `--output=${SITE}`, '--quiet'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
  : null;
const PAGES = readdirSync(SITE).filter((name) => name.endsWith('.html'));
const html = (page: string): string => readFileSync(path.join(SITE, page), 'utf8');

test.after.always(() => rmSync(SITE, { recursive: true, force: true }));

test('the site is built, with a page for each document', (t) => {
  t.is(build?.status, 0, build === null ? 'not installed: npm ci' : build.stderr);
  const documents = readdirSync(path.join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  for (const name of documents)
    t.true(PAGES.includes(name.replace(/\.md$/, '.html')), `${name} is in no list of pages`);
  t.true(PAGES.includes('index.html'));
});

test('every link and picture of the site is there', (t) => {
  for (const page of PAGES) {
    for (const [, target = ''] of html(page).matchAll(/\b(?:href|src|srcset)="([^"]*)"/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const full = file === '' ? page : file;
      t.true(existsSync(path.join(SITE, full)), `${page}: ${target}`);
      if (anchor !== undefined) t.true(html(full).includes(`id="${anchor}"`), `${page}: ${target}`);
    }
  }
});

test('no id stands twice on a page, and each page has one first heading', (t) => {
  for (const page of PAGES) {
    const ids = [...html(page).matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id);
    t.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
      page,
    );
    t.is(html(page).match(/<h1\b/g)?.length, 1, page);
  }
});

/** What leaves the screen to the right, and text that does not stand out from what is behind it: less than 4.5 to 1 (https://www.w3.org/TR/WCAG22/#contrast-minimum). */
const FAULTS = `(() => {
  const faults = [];
  if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the screen: ' + document.documentElement.scrollWidth);
  const channels = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    return [255, 255, 255];
  };
  for (const element of document.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (!hasText || element.checkVisibility?.() === false) continue;
    const [a, b] = [light(channels(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) faults.push(ratio.toFixed(1) + ' to 1: ' + element.tagName + ' ' + element.textContent.slice(0, 40));
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 12) faults.push(size + ' px: ' + element.textContent.slice(0, 40));
  }
  return faults;
})()`;

const LOOKS = [
  [360, 'light'],
  [360, 'dark'],
  [800, 'dark'],
  [1280, 'light'],
] as const;

const looks = someOf('looks at each page', LOOKS, 1);

test('every page can be read at 360 pixels and in the dark, without an error', async (t) => {
  const program = findBrowser();
  if (program === null) {
    t.log('skipped: no Chromium is installed here');
    t.pass();
    return;
  }
  t.timeout(240_000);
  const browser = await Browser.open(program);
  try {
    for (const page of PAGES) {
      for (const [width, scheme] of looks) {
        await browser.look(width, scheme);
        const complaints = await browser.goTo(pathToFileURL(path.join(SITE, page)).href);
        t.deepEqual(complaints, [], page);
        t.deepEqual(await browser.evaluate(FAULTS), [], `${page} at ${width} pixels, ${scheme}`);
      }
    }
  } finally {
    await browser.close();
  }
});

inFull('the check of a page can say no', async (t) => {
  const program = findBrowser();
  if (program === null) {
    t.log('skipped: no Chromium is installed here');
    t.pass();
    return;
  }
  const browser = await Browser.open(program);
  try {
    await browser.look(360, 'dark');
    const bad =
      '<body style="background:%23fff"><p style="color:%23ccc;width:900px">faint</p><img src="x:y"><script>oops()</script>';
    t.true((await browser.goTo(`data:text/html,${bad}`)).length >= 1);
    t.is(((await browser.evaluate(FAULTS)) as string[]).length, 2);
  } finally {
    await browser.close();
  }
});
