/** What the program writes it reads back as it was; what others write it takes only in the right shape. */
import test from 'ava';
import fc from 'fast-check';
import { createSpool } from '../../src/git/content/spool.ts';
import type { FileReport } from '../../src/judge/finding.ts';
import { ReportFault } from '../../src/report/merge/fields.ts';
import { mergeReports } from '../../src/report/merge/merge-reports.ts';
import { readReport } from '../../src/report/merge/read-report.ts';
import { render } from '../../src/report/render.ts';
import { runs } from '../support/runs.ts';
import { SITUATIONS } from './situations.ts';

test('every report is read back field by field', async (t) => {
  for (const report of Object.values(SITUATIONS)) {
    const written: unknown = JSON.parse(await render('json', report));
    const files: FileReport[] = [];
    const read = readReport(written, (file) => files.push(file));
    t.deepEqual({ ...read, files }, written as never);
  }
});

test('fields of a later version are left out, and none reaches a prototype', async (t) => {
  const text = await render('json', SITUATIONS['malicious']!);
  const more = JSON.parse(text.replace('"schema"', '"__proto__": {"polluted": true}, "later": 1, "schema"'));
  const read = readReport(more, () => undefined) as object;
  t.false('later' in read);
  t.is(Reflect.get(read, 'polluted'), undefined);
});

test('whatever stands in its place, a report is read or refused in a line', async (t) => {
  const text = await render('json', SITUATIONS['hostile']!);
  const property = fc.property(fc.nat(), fc.jsonValue(), (at, value) => {
    const report: unknown = JSON.parse(text);
    replaceAt(report, at, value);
    try {
      mergeReports([{ read: (place) => readReport(report, place) }], createSpool(1024 * 1024));
      return true;
    } catch (error) {
      return error instanceof ReportFault && !error.message.includes('\n');
    }
  });
  t.notThrows(() => fc.assert(property, { seed: 20_261_129, numRuns: runs(2000) }));
});

/** Puts the value in the place of one of all values inside. */
function replaceAt(report: unknown, at: number, value: unknown): void {
  const places: [object, string][] = [];
  const visit = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return;
    for (const [key, each] of Object.entries(inner)) {
      places.push([inner, key]);
      visit(each);
    }
  };
  visit(report);
  const [holder, key] = places[at % places.length] ?? [{}, ''];
  Reflect.set(holder, key, value);
}
