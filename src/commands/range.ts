/** `git model-check range FROM..TO`: every content that the range's commits bring, by the policy of FROM: a change cannot loosen what it is judged by. */
import { CheckError } from '../check-error.ts';
import { addedEntries } from '../git/listing/added.ts';
import { graftCandidates } from '../git/listing/grafts.ts';
import { demand } from '../git/plumbing.ts';
import { demandCommit, isZeroOid } from '../git/repository.ts';
import type { ExitCode } from '../report/report-types.ts';
import { checkGit, type GitPlan } from '../run/check-git.ts';
import type { Command, Invocation, OptionValues } from '../run/command.ts';
import { stringOption } from '../run/option-values.ts';

export interface Range {
  /** All zeros, as CI systems give for a new branch: from the very beginning. */
  readonly from: string;
  readonly to: string;
}

export const range: Command = {
  usage: 'range FROM..TO | --from-ref FROM [--to-ref TO]',
  options: { 'from-ref': { type: 'string' }, 'to-ref': { type: 'string' } },
  run: (invocation) => checkRange(invocation, rangeOf(invocation)),
};

export function checkRange(invocation: Invocation, { from, to }: Range): Promise<ExitCode> {
  return checkGit(invocation, async (repository): Promise<GitPlan> => {
    const tip = await demandCommit(repository, to);
    const base = isZeroOid(from) ? null : await demandCommit(repository, from);
    const revisions = base === null ? [tip] : [tip, '--not', base];
    const isEmpty = (await demand(repository, ['rev-list', '--max-count=1', ...revisions])) === '';
    return {
      target: { mode: 'range', revision: `${from}..${to}` },
      snapshot: base === null ? null : { from: 'revision', revision: base },
      after: [{ from: 'revision', revision: tip }],
      tips: [{ from: 'revision', revision: tip }],
      isFromRoots: base === null,
      worktree: repository.workTree !== null,
      notices: noticesFor({ from, to }, { base, tip, isEmpty }),
      entries: () => addedEntries(repository, revisions),
      unrecorded: () => graftCandidates(repository, revisions),
    };
  });
}

interface Ends {
  readonly base: string | null;
  readonly tip: string;
  readonly isEmpty: boolean;
}

function noticesFor({ from, to }: Range, { base, tip, isEmpty }: Ends): string[] {
  // All that TO has is behind FROM then.
  const turned = base === tip ? '' : `; ${to} is older than ${from}: the other way round it is ${to}..${from}`;
  return [
    ...(isEmpty ? [`the range ${from}..${to} has no commits, so there was nothing to check${turned}`] : []),
    ...(base === null ? ['the range has no base: the default policy counts'] : []),
  ];
}

/** `A..B` and `A...B` bring the same commits: those of B that A does not have. An empty side is a variable that nobody set, more often than HEAD. */
function rangeOf({ positionals, values }: Invocation): Range {
  const [text, ...others] = positionals;
  const named = namedRange(values);
  if (named !== null && text === undefined) return named;
  const [, from, to] = /^(.*?)\.{2,3}(.*)$/.exec(text ?? '') ?? [];
  if (named !== null || others.length > 0 || from === undefined || to === undefined) {
    const found = named === null ? positionals.join(' ') : 'both a range and --from-ref';
    throw new CheckError('usage', `range: expected FROM..TO, found ${found === '' ? 'nothing' : found}`, {
      hint: `For example: git model-check range ${meant(positionals)}`,
    });
  }
  return complete({ from, to }, positionals.join(' '));
}

/** What who names one revision, or two of them, most likely wants. */
function meant([from, to = 'HEAD']: readonly string[]): string {
  const plain = /^[\w./@][\w./@^~-]*$/;
  const isPlain = from !== undefined && !from.includes('..') && plain.test(from + to);
  return isPlain && from !== to ? `${from}..${to}` : 'origin/main..HEAD';
}

/** @throws CheckError (`usage`) for an empty side */
function complete({ from, to }: Range, found: string): Range {
  if (from.trim() !== '' && to.trim() !== '') return { from, to };
  const side = from.trim() === '' ? 'FROM' : 'TO';
  throw new CheckError('usage', `range: expected FROM..TO, found "${found}" without ${side}`, {
    hint: 'Is a variable not set? Name both sides: git model-check range origin/main..HEAD',
  });
}

function namedRange(values: OptionValues): Range | null {
  const from = stringOption(values, 'from-ref');
  const to = stringOption(values, 'to-ref');
  if (from !== undefined) return complete({ from, to: to ?? 'HEAD' }, `--from-ref ${from} --to-ref ${to ?? 'HEAD'}`);
  if (to === undefined) return null;
  throw new CheckError('usage', 'range: --to-ref needs --from-ref');
}
