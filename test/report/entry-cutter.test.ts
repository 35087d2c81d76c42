/** A report is cut into its files while it is read: whatever stands in it and wherever a piece ends, what comes out is what JSON.parse makes of the whole. */
import test from 'ava';
import fc from 'fast-check';
import type { FileReport } from '../../src/judge/finding.ts';
import { EntryCutter } from '../../src/report/merge/entry-cutter.ts';
import { ReportReader } from '../../src/report/merge/read-report.ts';
import { render } from '../../src/report/render.ts';
import { runs } from '../support/runs.ts';
import { SITUATIONS } from './situations.ts';

/** In pieces of so many bytes: the entries that were cut out, put back into the rest. */
function throughCutter(text: string, bytes: number): unknown {
  const entries: unknown[] = [];
  const cutter = new EntryCutter((entry) => entries.push(JSON.parse(entry)));
  const whole = Buffer.from(text);
  for (let start = 0; start < whole.length; start += bytes) cutter.push(whole.subarray(start, start + bytes));
  const rest = JSON.parse(cutter.end());
  if (entries.length > 0) {
    const taken = entries.values();
    rest.files = rest.files.map((entry: unknown) => (entry === 0 ? taken.next().value : entry));
  }
  return rest;
}

test('whatever stands in it', (t) => {
  const report = fc.record(
    { files: fc.oneof(fc.array(fc.object()), fc.jsonValue()), more: fc.jsonValue(), 'fi\\les"': fc.jsonValue() },
    { requiredKeys: [] },
  );
  const property = fc.property(report, fc.integer({ min: 1, max: 40 }), fc.boolean(), (value, bytes, isWide) => {
    const text = JSON.stringify(value, null, isWide ? 2 : 0);
    // A number stands for what was taken out: one that stood there itself is no entry.
    if (Array.isArray(value.files) && (value.files as unknown[]).includes(0)) return;
    t.deepEqual(throughCutter(text, bytes), JSON.parse(text));
  });
  t.notThrows(() => fc.assert(property, { seed: 20_261_129, numRuns: runs(2000) }));
});

/** Read in pieces of so many bytes. */
function read(text: string, bytes = 7) {
  const files: FileReport[] = [];
  const reader = new ReportReader((file) => files.push(file));
  const whole = Buffer.from(text);
  for (let start = 0; start < whole.length; start += bytes) reader.push(whole.subarray(start, start + bytes));
  return { ...reader.end(), files };
}

test('every report of ours is read as it was written', async (t) => {
  for (const report of Object.values(SITUATIONS)) {
    const text = await render('json', report);
    t.deepEqual(read(text), JSON.parse(text));
  }
});

test('what is no report of ours is refused', async (t) => {
  const text = await render('json', SITUATIONS['several']!);
  const refused = (name: string, changed: string): void => {
    t.not(changed, text, name);
    t.throws(() => read(changed), undefined, name);
  };
  refused('cut short', text.slice(0, -20));
  refused('a comma too many', text.replace(/\n {4}\},\n {4}\{/, '\n    },,\n    {'));
  refused('no comma between two files', text.replace(/\n {4}\},\n {4}\{/, '\n    }\n    {'));
  refused('a number in the place of a file', text.replace('"files": [', '"files": [0,'));
  const [first] = SITUATIONS['several']!.files;
  refused('the list twice', text.replace('"files": [', `"files": [${JSON.stringify(first)}], "files": [`));
  t.is(
    read(text.replace('"files": [', '"fil\\u0065s": [')).files.length,
    SITUATIONS['several']!.files.length,
    'escaped',
  );
});
