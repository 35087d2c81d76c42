/** `allow --list` and `allow --prune`: which exceptions there are, and which of them are of no use any more. */
import { CheckError } from '../../check-error.ts';
import { draftOf, removeExceptions } from '../../config/edit-policy.ts';
import { indexEntries } from '../../git/listing/tracked.ts';
import { exceptionName, exceptionState } from '../../policy/exception-notices.ts';
import { hasExpired } from '../../policy/match.ts';
import type { Exception } from '../../policy/policy.ts';
import { escapeForTerminal } from '../../printable.ts';
import type { ExitCode } from '../../report/report-types.ts';
import { shellWord } from '../../report/shell.ts';
import { type GitPlan, withGitPlan } from '../../run/check-git.ts';
import type { Invocation } from '../../run/command.ts';
import { baselineOnDisk } from '../../run/policy/baseline-file.ts';
import { policyOf, unstagedExceptions } from '../../run/policy/policy-of.ts';
import { type PolicyOnDisk, policyOnDisk, save } from '../../run/policy/policy-on-disk.ts';
import { type Examined, examine } from '../../run/run-checks.ts';
import { fromHere } from '../../run/standing.ts';

/** Every tracked file, as it is in the index. */
export function wholeIndex(repository: Parameters<typeof indexEntries>[0]): GitPlan {
  return {
    target: { mode: 'tree' },
    snapshot: { from: 'index' },
    worktree: true,
    entries: () => indexEntries(repository),
  };
}

export function listExceptions(invocation: Invocation): Promise<ExitCode> {
  const { io } = invocation;
  return withGitPlan<ExitCode>(invocation, wholeIndex, async (plan) => {
    const loaded = await policyOf(invocation, plan);
    const unstaged = await unstagedExceptions(invocation, plan, loaded);
    const word = (name: string): string => shellWord(fromHere(io, plan.base, name));
    const lines = [
      ...loaded.policy.allow.map((exception) => exceptionLine(exception)),
      ...(unstaged?.exceptions ?? []).map((exception) => `${exceptionLine(exception)} NOT STAGED`),
      ...(unstaged === null ? [] : [`to let them count: git add -- ${unstaged.files.map(word).join(' ')}`]),
    ];
    for (const line of lines) io.stdout.write(`${escapeForTerminal(line)}\n`);
    if (lines.length === 0) io.stdout.write('no exceptions\n');
    return 0;
  });
}

function exceptionLine(exception: Exception): string {
  const until = exception.expires === undefined ? '' : `, until ${exception.expires}`;
  const mark = hasExpired(exception, new Date().toISOString().slice(0, 10)) ? ' EXPIRED' : '';
  const content = 'blob' in exception ? ` ${exception.blob.slice(0, 12)}` : '';
  return `${exceptionName(exception)}${content}: ${exception.because}${until}${mark}`;
}

/** Takes out what is expired or matches nothing in the whole index. @throws CheckError (`incomplete`) when not all could be examined */
export function pruneExceptions(invocation: Invocation): Promise<ExitCode> {
  const { io } = invocation;
  return withGitPlan<ExitCode>(invocation, wholeIndex, async (plan, repository) => {
    const examined = await examine(invocation, plan);
    const unseen = examined.files.filter(({ status }) => status === 'incomplete');
    if (unseen.length > 0) {
      throw new CheckError('incomplete', `${unseen[0]?.path}: could not be checked, so nothing is taken out`);
    }
    const policy = await policyOnDisk(invocation, repository);
    const baseline = baselineOnDisk(repository);
    const lines = [...(await pruneFile(policy, examined)), ...(await pruneFile(baseline, examined))];
    for (const line of lines) io.stdout.write(`${escapeForTerminal(line)}\n`);
    if (lines.length === 0) io.stdout.write('every exception is of use\n');
    return 0;
  });
}

async function pruneFile(file: PolicyOnDisk, { files, today }: Examined): Promise<string[]> {
  const exceptions = (await draftOf(file.name, file.text)).allow ?? [];
  const states = exceptions.map((exception) => exceptionState(exception, files, { today, whole: true }));
  const useless = new Set(states.flatMap((state, index) => (state === 'unused' || state === 'expired' ? [index] : [])));
  if (useless.size === 0) return [];
  save(file, await removeExceptions(file.name, file.text, useless));
  return [...useless].map((index) => {
    const exception = exceptions[index];
    return `${file.name}: taken out, ${states[index]}: ${exception === undefined ? '' : exceptionName(exception)}`;
  });
}
