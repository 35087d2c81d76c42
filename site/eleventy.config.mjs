// The documents as a site: README.md and docs/*.md by Eleventy (https://www.11ty.dev/docs/config/), into dist/site. `npm run docs` builds it.
//
// The documents are written for who reads them in a checkout: links go from file to file. Here they become links from
// page to page; what is no page (a source, a schema) is linked where the repository is published.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PUBLISHED = 'https://github.com/git-model-check/git-model-check/blob/main/';

/** The pages in the order of a reader: each group with its pages, and what they are called in the list of pages. */
const GROUPS = [
  ['Start', { 'README.md': 'Overview', 'docs/quick-start.md': 'Quick start', 'docs/faq.md': 'Questions' }],
  [
    'Use',
    {
      'docs/hooks.md': 'Hooks',
      'docs/ci.md': 'CI',
      'docs/policy.md': 'Policy',
      'docs/report.md': 'Report',
      'docs/lock.md': 'Lock',
      'docs/weights.md': 'Weights',
      'docs/library.md': 'Library',
    },
  ],
  [
    'Know',
    {
      'docs/detection.md': 'Detection',
      'docs/limits.md': 'Limits',
      'docs/comparison.md': 'Comparison',
      'docs/coming-from-modelscan.md': 'From modelscan',
      'docs/speed.md': 'Speed',
    },
  ],
  [
    'Change',
    {
      'docs/architecture.md': 'Architecture',
      'CONTRIBUTING.md': 'Contributing',
      'SECURITY.md': 'Security',
      'CHANGELOG.md': 'Changes',
    },
  ],
];

/** `docs/ci.md` → `ci.html` */
function pageOf(file) {
  return file === 'README.md' ? 'index.html' : `${path.posix.basename(file, '.md').toLowerCase()}.html`;
}

/** A document that stands in no group yet. */
const LISTED = new Set(GROUPS.flatMap(([, pages]) => Object.keys(pages)));
const OTHERS = readdirSync(path.join(ROOT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`)
  .filter((file) => !LISTED.has(file));
if (OTHERS.length > 0) GROUPS.push(['More', Object.fromEntries(OTHERS.map((file) => [file, titleOf(file)]))]);

function titleOf(file) {
  const [, title = file] = /^# (.*)$/m.exec(readFileSync(path.join(ROOT, file), 'utf8')) ?? [];
  return title;
}

const FILES = GROUPS.flatMap(([, pages]) => Object.keys(pages));
const NAVIGATION = GROUPS.map(([title, pages]) => ({
  title,
  pages: Object.entries(pages).map(([file, name]) => ({ name, url: pageOf(file) })),
}));

/** Where a link of one document leads on the site. */
function resolved(href, file) {
  if (/^(?:[a-z]+:|#)/i.test(href)) return href;
  const [target, anchor] = href.split('#');
  const full = path.posix.join(path.posix.dirname(file), target);
  const end = anchor === undefined ? '' : `#${anchor}`;
  if (FILES.includes(full)) return pageOf(full) + end;
  if (full.startsWith('docs/pictures/')) return full.slice('docs/'.length);
  if (!existsSync(path.join(ROOT, full))) throw new Error(`${file}: a link leads nowhere: ${href}`);
  return PUBLISHED + full + end;
}

/** As GitHub makes it, so that links within the documents fit both. */
function slugOf(text) {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

/** Links, ids of headings, and tables that scroll by themselves where the screen is narrow. */
function adapt(markdown) {
  markdown.core.ruler.push('links_and_ids', ({ tokens, env }) => {
    const file = env.file;
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'heading_open') token.attrSet('id', slugOf(textOf(tokens[index + 1])));
      if (token.type === 'html_block') token.content = htmlWith(token.content, file);
      for (const child of token.children ?? []) {
        if (child.type === 'link_open') child.attrSet('href', resolved(child.attrGet('href'), file));
        if (child.type === 'html_inline') child.content = htmlWith(child.content, file);
      }
    }
  });
  markdown.renderer.rules.table_open = () =>
    '<div class="table" tabindex="0" role="region" aria-label="table"><table>\n';
  markdown.renderer.rules.table_close = () => '</table></div>\n';
}

function textOf({ children }) {
  return children
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('');
}

function htmlWith(html, file) {
  return html.replaceAll(/\b(src|srcset)="([^"]+)"/g, (_all, name, target) => `${name}="${resolved(target, file)}"`);
}

export default function configure(eleventy) {
  eleventy.amendLibrary('md', adapt);
  eleventy.setFreezeReservedData(false);
  for (const file of FILES) {
    if (!existsSync(path.join(ROOT, file))) throw new Error(`${file} is not there`);
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const title = titleOf(file);
    const url = pageOf(file);
    eleventy.addTemplate(`site/${url}.md`, text, { layout: 'page.njk', permalink: `/${url}`, title, url, file });
  }
  eleventy.addGlobalData('navigation', NAVIGATION);
  eleventy.addPassthroughCopy({ 'site/style.css': 'style.css', 'docs/pictures': 'pictures' });
  return {
    dir: { input: 'site', output: 'dist/site', includes: 'layouts', layouts: 'layouts' },
    markdownTemplateEngine: false,
    pathPrefix: '/',
  };
}
