/** Every format for the same ten runs, byte for byte; SARIF and JUnit also by the schemas of those who read them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { Ajv } from 'ajv';
import test from 'ava';
import { validateXML } from 'xmllint-wasm';
import { columnsOf } from '../../src/report/layout.ts';
import { REPORT_FORMATS, type ReportFormat, render } from '../../src/report/render.ts';
import type { Report } from '../../src/report/report.ts';
import { matchesGolden } from '../support/golden.ts';
import { inFull } from '../support/in-full.ts';
import { SITUATIONS } from './situations.ts';

const ENDINGS: Readonly<Record<ReportFormat, string>> = {
  text: 'txt',
  json: 'json',
  sarif: 'sarif',
  junit: 'xml',
  github: 'github.txt',
  gitlab: 'gitlab.json',
  'gitlab-sast': 'gitlab-sast.json',
  cyclonedx: 'cdx.json',
  html: 'html',
  markdown: 'md',
};
const support = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../test/support/${name}`, import.meta.url)), 'utf8');

const golden = test.macro(async (t, format: ReportFormat, name: string, report: Report) => {
  const text = await render(format, report);
  matchesGolden(t, `report/${name}.${ENDINGS[format]}`, text);
  t.is(await render(format, structuredClone(report)), text);
  t.notRegex(text, UNSAFE, 'nothing here may act on a terminal');
});

/** Tags but ours, links, and what GitHub or GitLab could take for a mention or a reference. */
const FOREIGN_MARKUP = /<(?!\/?(?:code|pre|details|summary)>)|\]\(|(?<![&\w])[@#!~%$]\w/;

/** Controls but the line feed, bidi controls, and half surrogate pairs. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f]|\p{Surrogate}/u;

/** What is there to be copied or opened: a command, rows of a policy, an address. */
function isWhole(line: string): boolean {
  return /^ {4}(?:git |operators:| {2}safe:| {4}- \{)|^ +https:\/\/[!-~]+$/.test(line);
}

/** The end of a line within `\x1b`, `\u202e` or `\u{e0001}`. */
const SPLIT_ESCAPE = /\\(?:x[0-9a-f]?|u[0-9a-f]{0,3}|u\{[0-9a-f]*)?$/m;

for (const [name, report] of Object.entries(SITUATIONS)) {
  for (const format of REPORT_FORMATS) test(`${name} as ${format}`, golden, format, name, report);
  test(`${name} in full, for a person who asks`, async (t) => {
    const text = await render('text', report, { verbose: true, showSkipped: true });
    matchesGolden(t, `report/${name}.verbose.txt`, text);
    t.notRegex(text, UNSAFE);
  });
  test(`${name}, only what rejects`, async (t) => {
    matchesGolden(t, `report/${name}.quiet.txt`, await render('text', report, { quiet: true }));
  });
  test(`${name}: its Markdown has no markup but ours`, async (t) => {
    t.notRegex(await render('markdown', report), FOREIGN_MARKUP);
  });
  for (const columns of [40, 80, 120, 160]) {
    test(`${name}: no line of text is wider than ${columns} columns, commands and addresses aside`, async (t) => {
      const text = await render('text', report, { verbose: true, showSkipped: true, columns });
      for (const line of text.split('\n')) t.true(columnsOf(line) <= columns || isWhole(line), line);
      t.notRegex(text, SPLIT_ESCAPE, 'an escape is never split');
    });
    test(`${name}: colour changes nothing but colours at ${columns} columns`, async (t) => {
      const options = { verbose: true, columns };
      const coloured = await render('text', report, { ...options, color: true });
      t.is(stripVTControlCharacters(coloured), await render('text', report, options));
    });
  }
  test(`${name}: no line acts on a CI runner`, async (t) => {
    for (const line of (await render('text', report, { verbose: true })).split('\n')) t.notRegex(line, /^\s*(::|##\[)/);
    for (const line of (await render('github', report)).split('\n')) {
      if (/^\s*::/.test(line)) t.regex(line, /^::(error|warning|notice) (file=[^,:]*,line=1,)?title=[^,:]*::/);
    }
  });
}

test('SARIF is what its schema says', async (t) => {
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    JSON.parse(support('sarif-schema-2.1.0.json')),
  );
  for (const [name, report] of Object.entries(SITUATIONS)) {
    const valid = validate(JSON.parse(await render('sarif', report)));
    t.true(valid, `${name}: ${JSON.stringify(validate.errors)}`);
  }
});

test('SARIF has what GitHub asks for, and an empty list of results when all is clean', async (t) => {
  for (const report of Object.values(SITUATIONS)) {
    const { runs } = JSON.parse(await render('sarif', report, { verbose: true }));
    const [{ results, tool }] = runs;
    t.is(results.length, report.files.flatMap(({ findings }) => findings).length);
    for (const rule of tool.driver.rules) {
      t.truthy(rule.id && rule.shortDescription.text && rule.fullDescription.text && rule.help.text);
      t.regex(rule.properties['security-severity'], /^\d\.\d$/);
      t.true(rule.properties.tags.includes('security'));
      // https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
      t.true(rule.name.length <= 255 && rule.properties.tags.length <= 20);
      for (const { text } of [rule.shortDescription, rule.fullDescription]) t.true(text.length <= 1024, text);
      t.regex(rule.help.markdown, /\*\*What to do\.\*\* \S/);
    }
    for (const result of results) {
      t.is(tool.driver.rules[result.ruleIndex].id, result.ruleId);
      t.regex(result.partialFingerprints.primaryLocationLineHash, /^\w+:\d+$/);
      t.is(result.locations[0].physicalLocation.region.startLine, 1);
      t.notRegex(result.locations[0].physicalLocation.artifactLocation.uri, /[^\w.~/%!*'()-]/);
    }
  }
  t.deepEqual(JSON.parse(await render('sarif', SITUATIONS['clean']!)).runs[0].results, []);
});

inFull('JUnit is what the schema of Jenkins says', async (t) => {
  const schema = support('jenkins-junit.xsd');
  for (const [name, report] of Object.entries(SITUATIONS)) {
    const contents = await render('junit', report);
    const { valid, errors } = await validateXML({ xml: { fileName: `${name}.xml`, contents }, schema });
    t.true(valid, `${name}: ${errors.map(({ message }) => message).join('; ')}`);
  }
});

test('GitLab is given fingerprints that differ', async (t) => {
  for (const report of Object.values(SITUATIONS)) {
    const issues: { fingerprint: string }[] = JSON.parse(await render('gitlab', report));
    t.is(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
  }
});

test('JSON gives back every string but half surrogate pairs', async (t) => {
  for (const report of Object.values(SITUATIONS)) {
    const given = JSON.stringify(report).replaceAll('\\ud800', '\\\\ud800');
    t.deepEqual(JSON.parse(await render('json', report)), JSON.parse(given));
  }
});

test('colours change nothing but colours', async (t) => {
  for (const report of Object.values(SITUATIONS)) {
    const coloured = await render('text', report, { color: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours themselves
    t.is(coloured.replaceAll(/\u001b\[\d+m/g, ''), await render('text', report));
  }
  t.regex(await render('text', SITUATIONS['malicious']!, { color: true }), /\[41m/);
});

/** The first finding of a report, with another reference. */
async function textWith(reference: string, columns: number): Promise<string> {
  const report = Object.values(SITUATIONS).find(({ files }) => files.some(({ findings }) => findings.length > 0));
  if (report === undefined) throw new Error('expected a situation with a finding');
  const files = report.files.map((file) => ({
    ...file,
    findings: file.findings.map((finding) => ({ ...finding, reference })),
  }));
  return render('text', { ...report, files }, { columns });
}

test('an address stands in one line, however narrow the terminal is', async (t) => {
  const address = `https://github.com/example/${'long/'.repeat(30)}page.html#place`;
  t.true((await textWith(address, 40)).split('\n').some((line) => line.trim() === address));
});

test('what is no address is not shown as one', async (t) => {
  t.notRegex(await textWith('docs/detection.md', 80), /docs\/detection/);
  const hostile = await textWith('https://a\u001b[31m/\u202e', 80);
  t.false(hostile.includes('\u001b') || hostile.includes('\u202e'));
});
