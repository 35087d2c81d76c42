/** Whatever stands in a model's strings, every format stays what it is: parsable, inert, and the same for the same input. */
import test from 'ava';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import type { FileReport, Finding } from '../../src/judge/finding.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { REPORT_FORMATS, render } from '../../src/report/render.ts';
import type { Report } from '../../src/report/report.ts';
import { inFull } from '../support/in-full.ts';
import { runs } from '../support/runs.ts';
import { SITUATIONS } from './situations.ts';

const PIECES = [
  '::',
  '##[',
  '::error::',
  '%0A',
  '%',
  ']]>',
  '<!--',
  '</',
  '&',
  '"',
  "'",
  '`',
  '|',
  '[',
  '](',
  '{0}',
  '@',
  '\\',
  '\n',
  '\r',
  '\t',
  '\0',
  '\u001b[',
  '\u009b',
  '\u202e',
  '\u2066',
  '\ud800',
  '\udfff',
  '\ufffe',
  '\uffff',
  '\u2028',
  '\u{e0001}',
  '模',
  ' ',
  'a',
  '/',
  '..',
  '-',
  ':',
  '#',
  '$(',
  '*',
  '_',
  '~',
  '!',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((pieces) => pieces.join(''));

const [BASE] = SITUATIONS['malicious']!.files.filter(({ status }) => status === 'rejected');
const finding: fc.Arbitrary<Finding> = fc
  .record({
    rule: text,
    call: fc.option(text),
    message: text,
    because: text,
    reference: fc.option(text),
    source: text,
    allowed: fc.option(text),
  })
  .chain((parts) =>
    fc
      .constantFrom('critical', 'medium', 'low')
      .map((severity) => ({ ...BASE!.findings[0]!, ...parts, severity: severity as Finding['severity'] })),
  );
const file: fc.Arbitrary<FileReport> = fc
  .record({ path: text, leftOut: text, findings: fc.array(finding, { maxLength: 3 }), detail: text })
  .chain(({ detail, ...parts }) =>
    fc.constantFrom('rejected', 'warned', 'incomplete', 'left-out', 'allowed').map((status) => ({
      ...BASE!,
      ...parts,
      status: status as FileReport['status'],
      unexamined: [{ source: parts.path, reason: 'unreadable' as const, detail }],
    })),
  );
const report: fc.Arbitrary<Report> = fc
  .record({ files: fc.array(file, { maxLength: 4 }), notices: fc.array(text, { maxLength: 2 }) })
  .map((parts) => buildReport({ target: { mode: 'range', revision: 'a..b' }, catalogue: '', ...parts }));

const SETTINGS = { seed: 20_261_123, numRuns: runs(150) };

/** Controls but the line feed, bidi controls, halves of pairs, and what XML cannot hold. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f]|\p{Surrogate}/u;

const JSON_FORMATS: ReadonlySet<string> = new Set(['json', 'sarif', 'gitlab', 'gitlab-sast', 'cyclonedx']);

test('no format lets a control through, and JSON stays JSON', async (t) => {
  const property = fc.asyncProperty(report, async (given) => {
    for (const format of REPORT_FORMATS) {
      const written = await render(format, given, { verbose: true, showSkipped: true });
      if (UNSAFE.test(written)) throw new Error(`${format}: ${JSON.stringify(UNSAFE.exec(written))}`);
      if (JSON_FORMATS.has(format)) JSON.parse(written);
    }
  });
  await t.notThrowsAsync(fc.assert(property, SETTINGS));
});

test('no line of a log is a command of the runner, but those that are meant', async (t) => {
  const property = fc.asyncProperty(report, async (given) => {
    const lines = (await render('text', given, { verbose: true, showSkipped: true })).split('\n');
    const commands = (await render('github', given, { verbose: true })).split('\n');
    const expected = /^::(error|warning|notice) (file=[^,:\r\n]*,line=1,)?title=[^,:\r\n]*::/;
    return (
      lines.every((line) => !/^\s*(::|##\[)/.test(line)) &&
      commands.every(
        (line) =>
          !/^\s*##\[/.test(line) && (!/^\s*::/.test(line) || (expected.test(line) && !/%(?!25|3A|2C)/.test(line))),
      )
    );
  });
  await t.notThrowsAsync(fc.assert(property, SETTINGS));
});

test('Markdown holds no markup but our own', async (t) => {
  const property = fc.asyncProperty(report, async (given) => {
    const text = await render('markdown', given, { verbose: true });
    return (
      !/<(?!\/?(?:code|pre|details|summary)>)|@|\]\(|`/.test(text) &&
      text.split('\n').every((line) => !line.startsWith('|') || line.split('|').length === 6)
    );
  });
  await t.notThrowsAsync(fc.assert(property, SETTINGS));
});

inFull('JUnit stays well-formed', async (t) => {
  const given = fc.sample(report, { seed: SETTINGS.seed, numRuns: 25 });
  for (const [index, one] of given.entries()) {
    const { valid, errors } = await validateXML({
      xml: { fileName: 'r.xml', contents: await render('junit', one, { verbose: true }) },
      schema: SCHEMA,
    });
    t.true(valid, `${index}: ${errors.map(({ message }) => message).join('; ')}`);
  }
});

/** Well-formedness is what is asked here; formats.test.ts holds the whole shape. */
const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="testsuites"><xs:complexType mixed="true"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>`;
