/** `git model-check baseline`: accepts the models that are there now, by content, in a file of its own that the policy extends. */
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import { addExtends, draftOf } from '../../config/edit-policy.ts';
import type { FileReport } from '../../judge/finding.ts';
import { exceptionMatches } from '../../policy/match.ts';
import type { ContentException, Exception, Policy } from '../../policy/policy.ts';
import { counted } from '../../report/layout.ts';
import type { ExitCode } from '../../report/report-types.ts';
import { shellWord } from '../../report/shell.ts';
import { withGitPlan } from '../../run/check-git.ts';
import type { Command, Invocation } from '../../run/command.ts';
import { BASELINE_FILE, baselineOnDisk, baselineText } from '../../run/policy/baseline-file.ts';
import { type PolicyOnDisk, policyOnDisk, rootOf, save } from '../../run/policy/policy-on-disk.ts';
import { examine } from '../../run/run-checks.ts';
import { named } from '../../run/standing.ts';
import { wholeIndex } from './allow-review.ts';
import { type Reason, reasonOf } from './reason.ts';

const DEFAULT_REASON = 'was here before git model-check';

export const baseline: Command = {
  usage: 'baseline [--because TEXT] [--owner NAME] [--expires YYYY-MM-DD]',
  options: { because: { type: 'string' }, owner: { type: 'string' }, expires: { type: 'string' } },
  run(invocation) {
    if (invocation.positionals.length > 0) {
      throw new CheckError('usage', `baseline: expected no path, found ${invocation.positionals[0]}`, {
        hint: 'It accepts what the whole index holds; for one file: git model-check allow PATH --because TEXT',
      });
    }
    const reason = reasonOf('baseline', invocation.values, DEFAULT_REASON);
    return withGitPlan<ExitCode>(invocation, wholeIndex, async (plan, repository) => {
      const { files, loaded } = await examine(invocation, plan);
      refuseUnseen(files);
      const file = baselineOnDisk(repository);
      const own = await othersThan(file, loaded.policy);
      const accepted = await acceptable(files, loaded.policy, own, reason);
      const policy = await policyOnDisk(invocation, repository);
      const written = await addExtends(policy.name, policy.text, fromPolicy(policy, rootOf(repository)));
      save(file, baselineText(accepted));
      if (written !== policy.text) save(policy, written);
      return report(invocation, accepted, [file, policy]);
    });
  },
};

/** A baseline of half a repository would stop the other half later. @throws CheckError (`incomplete`) */
function refuseUnseen(files: readonly FileReport[]): void {
  const unseen = files.filter(({ status }) => status === 'incomplete');
  if (unseen.length === 0) return;
  const [first] = unseen;
  const detail = first?.unexamined[0]?.detail ?? '';
  throw new CheckError(
    'incomplete',
    `${counted(unseen.length, 'file')} could not be checked, nothing was written: ${first?.path}: ${detail}`,
  );
}

/** The exceptions that are not of the baseline itself: what they allow needs no line in it. */
async function othersThan(file: PolicyOnDisk, { allow }: Policy): Promise<Exception[]> {
  const own = new Set(((await draftOf(file.name, file.text)).allow ?? []).map((entry) => JSON.stringify(entry)));
  return allow.filter((exception) => !own.has(JSON.stringify(exception)));
}

async function acceptable(
  files: readonly FileReport[],
  policy: Policy,
  others: readonly Exception[],
  reason: Reason,
): Promise<ContentException[]> {
  const { rejects } = await import('../../policy/rejects.ts');
  const { policyForPath } = await import('../../policy/override.ts');
  return files.flatMap((file) => {
    const { path: name, blob, findings } = file;
    if (blob === null) return [];
    return findings
      .filter((finding) => rejects({ ...finding, allowed: null }, policyForPath(policy, name)))
      .filter(
        ({ rule, operator }) => !others.some((exception) => exceptionMatches(exception, { ...file, rule, operator })),
      )
      .map(({ rule }) => ({ file: name, blob, rule, ...reason }));
  });
}

/** As `extends` names it: from the policy's own folder. */
function fromPolicy(policy: PolicyOnDisk, root: string): string {
  const relative = path.relative(path.dirname(policy.path), path.join(root, BASELINE_FILE)).split(path.sep).join('/');
  return relative.startsWith('.') && relative.includes('/') ? relative : `./${relative}`;
}

function report({ io }: Invocation, accepted: readonly ContentException[], written: readonly PolicyOnDisk[]): ExitCode {
  const files = new Set(accepted.map(({ file }) => file)).size;
  io.stdout.write(`${BASELINE_FILE}: accepts ${counted(files, 'file')} by content; anything else is still rejected\n`);
  const names = written.map((file) => shellWord(named(io, file.path)));
  io.stdout.write(`it counts once it is staged: git add -- ${names.join(' ')}\n`);
  return 0;
}
