/** The types of the library are those of the report's schema, and the ones that the judge writes are the same. */
import { spawnSync } from 'node:child_process';
import test from 'ava';
import type { UnexaminedReason } from '../../src/facts.ts';
import type * as Judged from '../../src/judge/finding.ts';
import type * as Schema from '../../src/report/report-types.ts';
import type { Effect, Severity } from '../../src/rules/rule.ts';

/** `true` for types that stand for each other in both directions, with the same keys. */
type Same<A, B> = [A, B, keyof A, keyof B] extends [B, A, keyof B, keyof A] ? true : false;

/** Does not compile where one of them differs. */
const SAME: {
  readonly file: Same<Judged.FileReport, Schema.FileReport>;
  readonly finding: Same<Judged.Finding, Schema.Finding>;
  readonly import: Same<Judged.ImportReport, Schema.ImportReport>;
  readonly unexamined: Same<Judged.Unexamined, Schema.Unexamined>;
  readonly status: Same<Judged.FileStatus, Schema.FileStatus>;
  readonly standing: Same<Judged.Standing, Schema.Standing>;
  readonly reason: Same<UnexaminedReason, Schema.UnexaminedReason>;
  readonly effect: Same<Effect, Schema.Effect>;
  readonly severity: Same<Severity, Schema.Severity>;
} = {
  file: true,
  finding: true,
  import: true,
  unexamined: true,
  status: true,
  standing: true,
  reason: true,
  effect: true,
  severity: true,
};

test('the types are made from the schema', (t) => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/report-types.mjs', '--check'], { encoding: 'utf8' });
  t.is(status, 0, stderr);
  t.true(Object.values(SAME).every(Boolean));
});
