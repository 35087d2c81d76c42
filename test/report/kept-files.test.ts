/** Files of reports that lie outside the heap: every format says of them what it says of files in memory, whatever order they came in. */
import test from 'ava';
import { createSpool } from '../../src/git/content/spool.ts';
import type { FileReport } from '../../src/judge/finding.ts';
import { compareFiles } from '../../src/report/build-report.ts';
import { mergeReports, rejectsAsReported } from '../../src/report/merge/merge-reports.ts';
import { sortedTogether } from '../../src/report/merge/sorted-lists.ts';
import { REPORT_FORMATS, render } from '../../src/report/render.ts';
import type { Report } from '../../src/report/report.ts';
import { SITUATIONS } from './situations.ts';

/** A tree in which every situation has a folder of its own. */
const FILES: readonly FileReport[] = Object.entries(SITUATIONS)
  .flatMap(([folder, { files }]) => files.map((file) => ({ ...file, path: `${folder}/${file.path}`, mergedFrom: 0 })))
  .sort(compareFiles);

const FRAME: Report = { ...SITUATIONS['several']!, target: { mode: 'tree', shard: '1/1' } };

/** @param bytes that stay in memory */
function merged(bytes: number, ...lists: readonly (readonly FileReport[])[]): Report {
  const given = lists.map((files) => ({
    read(place: (file: FileReport) => void) {
      files.forEach(place);
      return { ...FRAME, summary: { ...FRAME.summary, examined: files.length, bytes: 0 } };
    },
  }));
  return mergeReports(given, createSpool(bytes));
}

for (const format of REPORT_FORMATS) {
  test(`${format} is the same of files that are read for it`, async (t) => {
    const report = merged(1, FILES);
    const inMemory = { ...report, files: FILES };
    for (const options of [{}, { verbose: true }, { quiet: true }, { rejects: rejectsAsReported }])
      t.is(await render(format, report, options), await render(format, inMemory, options));
  });
}

test('in any order, in memory or in a file, once where two reports say the same', async (t) => {
  const json = (report: Report) => render('json', { ...report, merged: [], notices: [] });
  const one = await json(merged(1, FILES));
  t.is(await json(merged(1, FILES.toReversed())), one);
  t.is(await json(merged(1 << 20, FILES.toReversed())), one);
  const twice = merged(1, FILES, FILES.toReversed());
  t.deepEqual(
    twice.files.map(({ path }) => path),
    FILES.map(({ path }) => path),
  );
  t.regex((twice.notices ?? []).join('\n'), new RegExp(`${FILES.length} files stood in more than one report`));
});

test('of two reports of one file that differ both stay, the worse one decides', (t) => {
  const [rejected] = FILES.filter(({ status }) => status === 'rejected');
  const clean: FileReport = { ...rejected!, status: 'clean', findings: [] };
  for (const lists of [
    [[rejected!], [clean]],
    [[clean], [rejected!]],
  ]) {
    const { files, verdict } = merged(1, ...lists);
    t.is(files.length, 2);
    t.is(verdict, 'rejected');
  }
});

test('sorted lists as one', (t) => {
  const numbers = Array.from({ length: 500 }, (_, index) => (index * 7919) % 101);
  for (const count of [1, 2, 3, 7, 50]) {
    const lists = Array.from({ length: count }, (_, list) => {
      const own = numbers.filter((_, index) => index % count === list && list !== 1);
      return own.sort((a, b) => a - b);
    });
    const together = [
      ...sortedTogether(
        lists.map((list) => list.values()),
        (a, b) => a - b,
      ),
    ];
    t.deepEqual(
      together,
      lists.flat().sort((a, b) => a - b),
    );
  }
  t.deepEqual([...sortedTogether([], () => 0)], []);
});
