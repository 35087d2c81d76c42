/** The HTML report in a browser: it sorts, filters and opens, in light and dark, at every width; and nothing in it comes from elsewhere or runs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { render } from '../../src/report/render.ts';
import type { Report } from '../../src/report/report.ts';
import { Browser, findBrowser } from '../support/browser.ts';
import { SITUATIONS } from './situations.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'model-check-html-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

let page: Browser | null = null;
test.before(async () => {
  const program = findBrowser();
  if (program !== null) page = await Browser.open(program);
});
test.after.always(() => page?.close());

/** One page, one test after the other. */
const inBrowser = test.macro(
  async (
    t: ExecutionContext,
    report: Report,
    look: (t: ExecutionContext, page: Browser, url: string) => Promise<void>,
  ) => {
    if (page === null) {
      t.log('skipped: no Chromium is installed');
      t.pass();
      return;
    }
    const file = path.join(folder, 'report.html');
    writeFileSync(file, await render('html', report, { verbose: true }));
    await look(t, page, pathToFileURL(file).href);
  },
);

const WIDTH = 1600;

async function open(browser: Browser, url: string, width = WIDTH, scheme: 'light' | 'dark' = 'light'): Promise<void> {
  await browser.look(width, scheme);
  await browser.goTo(url);
}

const FILES = `[...document.querySelectorAll('#findings tbody tr')].filter((row) => !row.hidden).map((row) => row.cells[1].querySelector('code').textContent)`;
const SEVERITIES = `[...document.querySelectorAll('#findings .severity')].map((badge) => badge.textContent)`;
const typed = (words: string): string =>
  `words.value = ${JSON.stringify(words)}; words.dispatchEvent(new Event('input', { bubbles: true }))`;
const sortBy = (name: string): string => `document.querySelector('[data-sort=${name}] button').click()`;

const several = SITUATIONS['several']!;
const WORST_FIRST = ['critical', 'high', 'high', 'high', 'medium', 'medium', 'low', 'low', 'low'];

test.serial('worst first, and sorted as asked', inBrowser, several, async (t, browser, url) => {
  await open(browser, url);
  t.deepEqual(await browser.evaluate(SEVERITIES), WORST_FIRST);
  await browser.evaluate(sortBy('file'));
  const sorted = (await browser.evaluate(FILES)) as string[];
  t.deepEqual(sorted, [...sorted].sort());
  await browser.evaluate(sortBy('file'));
  t.deepEqual(await browser.evaluate(FILES), [...sorted].sort().reverse());
  t.is(await browser.evaluate(`document.querySelector('[data-sort=file]').getAttribute('aria-sort')`), 'descending');
  await browser.evaluate(sortBy('severity'));
  t.deepEqual(await browser.evaluate(SEVERITIES), WORST_FIRST);
});

test.serial('filtered by words and by severity', inBrowser, several, async (t, browser, url) => {
  await open(browser, url);
  await browser.evaluate(typed('posix SYSTEM'));
  t.deepEqual(await browser.evaluate(FILES), ['models/malicious_model.pth']);
  t.is(await browser.evaluate('shown.textContent'), '1 of 9 findings');
  await browser.evaluate(typed(''));
  await browser.evaluate(`document.querySelector('[value=low]').click()`);
  t.is(await browser.evaluate('shown.textContent'), '6 of 9 findings');
  await browser.evaluate(typed('no such thing'));
  t.deepEqual(await browser.evaluate(FILES), []);
});

test.serial('a finding opens, and says what to do', inBrowser, several, async (t, browser, url) => {
  await open(browser, url);
  const shown = `document.querySelector('#findings details p').checkVisibility()`;
  t.false(await browser.evaluate(shown));
  await browser.evaluate(`document.querySelector('#findings summary').click()`);
  t.true(await browser.evaluate(shown));
  t.regex(
    String(await browser.evaluate(`document.querySelector('#findings details').textContent`)),
    /What to do: Do not load/,
  );
});

const MANY: Report = {
  ...several,
  files: Array.from({ length: 5000 }, (_, index) => {
    const [file] = SITUATIONS['malicious']!.files;
    const path = `models/<m>&amp;${String(index).padStart(4, '0')}.pkl`;
    const findings = file!.findings.map((finding) => ({ ...finding, source: path, call: `f('</noscript>${index}')` }));
    return { ...file!, path, findings: findings.slice(0, 1) };
  }),
};
const ROWS = `document.querySelectorAll('#findings tbody tr').length`;

const FOCUSED = `(({ activeElement: each }) => [each.tagName, getComputedStyle(each).outlineStyle, each.closest('[data-sort]')?.dataset.sort ?? each.id].join(' '))(document)`;

test.serial(
  'all of it by keys alone, and the place of the focus is seen',
  inBrowser,
  several,
  async (t, browser, url) => {
    const press = async (key: string, windowsVirtualKeyCode: number, text?: string) => {
      const given = { key, code: key, windowsVirtualKeyCode, ...(text === undefined ? {} : { text }) };
      await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', ...given });
      await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...given });
    };
    const tab = async (): Promise<unknown> => {
      await press('Tab', 9);
      return browser.evaluate(FOCUSED);
    };
    await open(browser, url);
    t.is(await tab(), 'INPUT solid words');
    for (let severity = 0; severity < 4; severity += 1) t.is(await tab(), 'INPUT solid ');
    t.is(await tab(), 'BUTTON solid severity');
    t.is(await tab(), 'BUTTON solid file');
    await press('Enter', 13, '\r');
    t.is(((await browser.evaluate(FILES)) as string[])[0], 'a.pkl');
    t.is(await browser.evaluate(FOCUSED), 'BUTTON solid file', 'it stays where it is');
    await tab();
    t.is(await tab(), 'SUMMARY solid ');
    await press('Enter', 13, '\r');
    t.is(await browser.evaluate(`document.querySelector('#findings details').open`), true);
  },
);

test.serial('of many rows the first are laid out, and all are found', inBrowser, MANY, async (t, browser, url) => {
  await open(browser, url);
  t.is(await browser.evaluate(ROWS), 200);
  await browser.evaluate(`document.querySelector('#findings ~ .more').click()`);
  t.is(await browser.evaluate(ROWS), 400);
  t.is(await browser.evaluate(`document.querySelector('#findings ~ .more').textContent`), 'Show 200 more of 4600');
  await browser.evaluate(typed("m>&amp;4321.pkl f('</noscript>4321')"));
  t.deepEqual(await browser.evaluate(FILES), ['models/<m>&amp;4321.pkl']);
  t.is(await browser.evaluate('shown.textContent'), '1 of 5000 findings');
  await browser.evaluate(typed('details'));
  t.deepEqual(await browser.evaluate(FILES), [], 'the names of tags are no text');
  await browser.evaluate(typed(''));
  await browser.evaluate(sortBy('file'));
  await browser.evaluate(sortBy('file'));
  t.is(((await browser.evaluate(FILES)) as string[])[0], 'models/<m>&amp;4999.pkl');
  await browser.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true; })`);
  t.is(await browser.evaluate(`document.querySelectorAll('#files tbody tr').length`), 200);
  t.deepEqual(
    browser.said.filter(({ method }) => method === 'Runtime.exceptionThrown'),
    [],
  );
});

test.serial('without a script every row is there', inBrowser, MANY, async (t, browser, url) => {
  await browser.send('Emulation.setScriptExecutionDisabled', { value: true });
  try {
    await open(browser, url);
    const { root } = (await browser.send('DOM.getDocument')) as { root: { nodeId: number } };
    const { nodeIds } = (await browser.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector: '.findings tbody tr',
    })) as { nodeIds: number[] };
    t.is(nodeIds.length, 5000);
  } finally {
    await browser.send('Emulation.setScriptExecutionDisabled', { value: false });
  }
});

test.serial(
  'light and dark as the reader has it, both with enough contrast',
  inBrowser,
  several,
  async (t, browser, url) => {
    const papers: unknown[] = [];
    for (const value of ['light', 'dark'] as const) {
      await open(browser, url, WIDTH, value);
      papers.push(await browser.evaluate('getComputedStyle(document.body).backgroundColor'));
      t.true(
        Number(await browser.evaluate(LEAST_CONTRAST)) >= 4.5,
        `${value}: ${await browser.evaluate(LEAST_CONTRAST)}`,
      );
    }
    t.deepEqual(papers, ['rgb(255, 255, 255)', 'rgb(13, 17, 23)']);
  },
);

/** Of any text and what is behind it. See https://www.w3.org/TR/WCAG22/#contrast-minimum. */
const LEAST_CONTRAST = `(() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let each = element; each !== null; each = each.parentElement) {
      const { backgroundColor } = getComputedStyle(each);
      if (!/^rgba\\(.*, 0\\)$/.test(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  return Math.min(...[...document.querySelectorAll('main *')].map((element) => {
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  }));
})()`;

for (const width of [360, 800, 1600]) {
  for (const name of ['several', 'hostile', 'left-out']) {
    test.serial(
      `${name}: nothing is wider than a window of ${width} pixels`,
      inBrowser,
      SITUATIONS[name]!,
      async (t, browser, url) => {
        await open(browser, url, width);
        await browser.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
        t.true(Number(await browser.evaluate('document.documentElement.scrollWidth')) <= width);
      },
    );
  }
}

test.serial(
  'what a hostile file is called stays text; nothing is loaded, nothing else runs',
  inBrowser,
  SITUATIONS['hostile']!,
  async (t, browser, url) => {
    await open(browser, url);
    t.is(await browser.evaluate(`document.querySelectorAll('img, iframe, object, link, [onerror], [src]').length`), 0);
    t.is(await browser.evaluate('document.scripts.length'), 1);
    const requests = browser.said.filter(({ method }) => method === 'Network.requestWillBeSent');
    t.deepEqual(requests.length, 1, 'the page itself');
    t.deepEqual(
      browser.said.filter(({ method }) => method === 'Log.entryAdded' || method === 'Runtime.exceptionThrown'),
      [],
    );
    await browser.evaluate(
      `(() => { const script = document.createElement('script'); script.textContent = 'globalThis.ran = true'; document.body.append(script); const image = document.createElement('img'); image.src = 'https://example.invalid/x'; document.body.append(image); })()`,
    );
    t.is(await browser.evaluate('globalThis.ran ?? null'), null, 'the policy of the page');
  },
);

test('every page names what may run in it, and loads nothing', async (t) => {
  for (const report of Object.values(SITUATIONS)) {
    const text = await render('html', report);
    t.regex(
      text,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'">/,
    );
    const tags = text.replaceAll(/<(script|style)>[\s\S]*?<\/\1>/g, '').match(/<[^>]*>/g) ?? [];
    for (const tag of tags) t.notRegex(tag, /^<(?:script|style|img|link|iframe|base|object)\b|\son\w+=|javascript:/i);
  }
});
