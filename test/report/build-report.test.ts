/** Verdicts, exit codes and counts of a run. */
import test from 'ava';
import type { FileReport, FileStatus } from '../../src/judge/finding.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { render } from '../../src/report/render.ts';
import type { Mode } from '../../src/report/report-types.ts';

const file = (path: string, status: FileStatus): FileReport => ({
  path,
  blob: null,
  size: 10,
  formats: [],
  status,
  members: [],
  imports: [],
  findings: [],
  unexamined: [],
});
const files = (...statuses: FileStatus[]): FileReport[] =>
  statuses.map((status, index) => file(`${index}.pkl`, status));

const ends = test.macro((t, mode: Mode, statuses: readonly FileStatus[], verdict: string, exitCode: number) => {
  const report = buildReport({ target: { mode }, files: files(...statuses), catalogue: '' });
  t.deepEqual({ verdict: report.verdict, exitCode: report.exitCode as number }, { verdict, exitCode });
});

test('nothing staged', ends, 'staged', [], 'clean', 0);
test('clean', ends, 'staged', ['clean', 'warned', 'allowed', 'left-out', 'not-a-model'], 'clean', 0);
test('rejected', ends, 'staged', ['clean', 'rejected'], 'rejected', 1);
test('incomplete', ends, 'staged', ['clean', 'incomplete'], 'incomplete', 2);
test('rejected comes before incomplete', ends, 'scan', ['incomplete', 'rejected'], 'rejected', 1);
test('incomplete comes before nothing to read', ends, 'scan', ['incomplete'], 'incomplete', 2);
test('scan of nothing', ends, 'scan', [], 'clean', 3);
test('scan of what is no model', ends, 'scan', ['not-a-model', 'left-out'], 'clean', 3);
test('a commit of what is no model', ends, 'pre-commit', ['not-a-model', 'left-out'], 'clean', 0);

test('a part of a scan may hold nothing', (t) => {
  t.is(buildReport({ target: { mode: 'scan', shard: '1/2' }, files: [], catalogue: '' }).exitCode, 0);
});

test('each part of a run has an id of its own in SARIF, and is named in the text', async (t) => {
  const report = (shard?: string) =>
    buildReport({
      target: { mode: 'tree', ...(shard === undefined ? {} : { shard }) },
      files: files('clean'),
      catalogue: '',
    });
  const idOf = async (shard?: string) => /"id": "(.*)"/.exec(await render('sarif', report(shard)))?.[1];
  t.is(await idOf(), 'git-model-check/tree/');
  t.is(await idOf('1/4'), 'git-model-check/tree/1-of-4/');
  t.is(await idOf('2/4'), 'git-model-check/tree/2-of-4/');
  t.regex(await render('text', report('2/4')), /^part 2 of 4: 1 model/);
});

test('a run that is cut short is incomplete, whatever its files say', (t) => {
  t.is(buildReport({ target: { mode: 'tree' }, files: files('clean'), catalogue: '', incomplete: true }).exitCode, 2);
});

test('files are sorted by code units, counts are of what was examined', (t) => {
  const { summary, files: sorted } = buildReport({
    target: { mode: 'staged' },
    files: [file('b', 'left-out'), file('Z', 'clean'), file('a', 'rejected'), file('ä', 'not-a-model')],
    catalogue: '',
  });
  t.deepEqual(
    sorted.map(({ path }) => path),
    ['Z', 'a', 'b', 'ä'],
  );
  t.like(summary, { candidates: 4, examined: 2, leftOut: 1, incomplete: 0, bytes: 20 });
});
