/** What to do now depends on how far the content has come. */
import test from 'ava';
import { adviceFor, fetchAdvice } from '../../src/report/advice.ts';
import { render } from '../../src/report/render.ts';
import type { Mode } from '../../src/report/report-types.ts';
import { SITUATIONS } from './situations.ts';

const [MALICIOUS] = (SITUATIONS['malicious']?.files ?? []).filter(({ status }) => status === 'rejected');

const advises = test.macro((t, mode: Mode, more: object, commands: readonly RegExp[], without: readonly RegExp[]) => {
  const file = { ...MALICIOUS!, ...more };
  const text = adviceFor({ mode, ...more }, [file])
    .flatMap((advice) => advice.commands)
    .join('\n');
  for (const command of commands) t.regex(text, command);
  for (const command of without) t.notRegex(text, command);
});

const RESTORE = /^git restore --staged -- models\/malicious_model\.pth$/m;
const ALLOW = /^git model-check allow /m;
const STRIP = /^git filter-repo --invert-paths --path models\/malicious_model\.pth$/m;
const AMEND = /^git rm --cached -- models\/malicious_model\.pth && git commit --amend --no-edit$/m;

test('staged: restore or allow', advises, 'staged', {}, [RESTORE, ALLOW], [STRIP, AMEND]);
test(
  'staged on an unborn branch: there is nothing to restore',
  advises,
  'pre-commit',
  { unborn: true },
  [/^git rm --cached -- /m],
  [RESTORE],
);
test('merging: abort', advises, 'pre-merge-commit', {}, [/^git merge --abort$/m, RESTORE], [STRIP]);
test(
  'committed: amend or rebase',
  advises,
  'pre-push',
  { commit: 'a'.repeat(40) },
  [AMEND, /^git rebase -i a{12}\^$/m],
  [STRIP, RESTORE],
);
test(
  'pushed: who has it, how to strip it',
  advises,
  'history',
  { commit: 'a'.repeat(40) },
  [/^git branch --all --contains a{12}$/m, STRIP],
  [RESTORE, AMEND],
);
test(
  'tracked: take it out, and see since when',
  advises,
  'tree',
  {},
  [/^git log --all --oneline --find-object=/m, STRIP],
  [RESTORE],
);
test('on disk: nothing that needs git', advises, 'scan', {}, [/^git model-check explain /m], [ALLOW, RESTORE]);

test('several objects of Git LFS that are not here are one command', (t) => {
  const missing = (path: string) => {
    const detail = `LFS object ${'0'.repeat(64)} is not here; fetch it: git lfs fetch --include="${path}"`;
    const unexamined = [{ source: path, reason: 'missing-object', detail }] as const;
    return { ...MALICIOUS!, path, status: 'incomplete', findings: [], unexamined } as const;
  };
  t.deepEqual(fetchAdvice({ mode: 'tree' }, [missing('a.pkl')]), []);
  const commandFor = (mode: Mode) => fetchAdvice({ mode }, [missing('a.pkl'), missing('b.pkl')])[0]?.commands;
  t.deepEqual(commandFor('tree'), ['git lfs fetch']);
  t.deepEqual(commandFor('range'), ['git lfs fetch --all']);
});

test('many files are one command, cut', (t) => {
  const files = Array.from({ length: 9 }, (_, index) => ({ ...MALICIOUS!, path: `${index}.pkl` }));
  t.is(adviceFor({ mode: 'staged' }, files)[0]?.commands[0], 'git restore --staged -- 0.pkl 1.pkl 2.pkl …');
});

test("what rejects is the policy's word: with --quiet the rest is silent", async (t) => {
  const report = SITUATIONS['several']!;
  const critical = await render('text', report, { quiet: true, rejects: ({ severity }) => severity === 'critical' });
  t.regex(critical, /posix\.system/);
  t.notRegex(critical, /builtins\.open|mylib/);
  const low = await render('text', report, { quiet: true, rejects: () => true });
  t.regex(low, /LOW/);
});
