/** What commands that ask git have under way at once. */
import { Readable } from 'node:stream';
import test from 'ava';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { type GitPlan, withGitPlan } from '../../src/run/check-git.ts';
import type { Invocation } from '../../src/run/command.ts';
import { createRepository, isolatedEnvironment } from '../support/repository.ts';

const nowhere = { write: () => true };

function invocationIn(cwd: string): Invocation {
  const io = { cwd, environment: isolatedEnvironment(), stdout: nowhere, stderr: nowhere, stdin: Readable.from([]) };
  return { io, values: {}, positionals: [] };
}

test('what is listed piece by piece is begun before the policy is read, and ended with the run', async (t) => {
  const made = createRepository();
  t.teardown(made.remove);
  const steps: string[] = [];
  const plan: GitPlan = {
    target: { mode: 'history' },
    snapshot: null,
    worktree: true,
    async *entries() {
      steps.push('listed');
      try {
        yield [{ path: Buffer.from('sub'), mode: '160000', oid: '1'.repeat(40) }];
        yield [];
      } finally {
        steps.push('ended');
      }
    },
  };
  await withGitPlan(
    invocationIn(made.folder),
    () => plan,
    async (whole) => {
      steps.push('policy');
      for await (const { path } of whole.candidates(DEFAULT_POLICY, null)) {
        steps.push(path);
        break;
      }
    },
  );
  t.deepEqual(steps, ['listed', 'policy', 'ended', 'sub']);
});
