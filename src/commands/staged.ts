/** `git model-check staged`: what `git commit` would record now, by the policy that it would record. */
import { BlobStore } from '../git/blob-store.ts';
import { findRepository, type Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { stagedCandidates } from '../git/staged.ts';
import type { ExitCode, Mode } from '../report/report.ts';
import type { Command, Invocation } from './command.ts';
import { repositoryPolicy } from './repository-policy.ts';
import { runChecks } from './run-checks.ts';

export const staged: Command = {
  usage: 'staged',
  run: (invocation) => checkStaged(invocation, 'staged'),
};

/** @param mode how the report names the occasion */
export async function checkStaged(invocation: Invocation, mode: Mode): Promise<ExitCode> {
  const { cwd, environment } = invocation.io;
  const repository: Repository = await findRepository({ cwd, environment });
  const store = new BlobStore(repository);
  try {
    return await runChecks(invocation, {
      target: { mode },
      ...(await repositoryPolicy(repository, { from: 'index' }, headOf(repository))),
      candidates: ({ lfs }) => stagedCandidates(repository, store, { missing: lfs.missing }),
    });
  } finally {
    store.close();
  }
}

function headOf({ head }: Repository): Snapshot | undefined {
  return head === null ? undefined : { from: 'revision', revision: head };
}
