/** Whose policy judges what a server takes: that of a branch that not everybody may push to. See docs/policy.md. */
import { CheckError } from '../../check-error.ts';
import type { Snapshot } from '../../git/listing/snapshot.ts';
import { demandCommit, type Repository } from '../../git/repository.ts';
import { readGitSettings } from '../../git/settings.ts';

export function headSnapshot({ head }: Repository): Snapshot | null {
  return head === null ? null : { from: 'revision', revision: head };
}

const POLICY_REF =
  'The configuration of this server says so; it wants the whole name of a branch that is there: git config model-check.policyRef refs/heads/main';

/**
 * The branch that not everybody may push to: `model-check.policyRef` of the server's own configuration, else its HEAD.
 * Never the branch that is pushed: who may push the model could push its exception a minute before.
 * @throws CheckError (`incomplete`) where the reference that is set is not there
 */
export async function protectedSnapshot(repository: Repository): Promise<Snapshot | null> {
  const settings = await readGitSettings(repository, 'model-check');
  const ref = settings.findLast(([key]) => key === 'model-check.policyref')?.[1] ?? '';
  if (ref === '') return headSnapshot(repository);
  try {
    return { from: 'revision', revision: await demandCommit(repository, ref) };
  } catch (cause) {
    if (!(cause instanceof CheckError)) throw cause;
    throw new CheckError('incomplete', `model-check.policyRef: ${cause.message}`, { hint: POLICY_REF, cause });
  }
}
