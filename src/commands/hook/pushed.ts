/** What a push brings: the lines that git gives a hook on standard input, and the ranges that follow from them. See https://git-scm.com/docs/githooks#_pre_push. */
import { CheckError } from '../../check-error.ts';
import { addedEntries } from '../../git/listing/added.ts';
import type { Entry } from '../../git/listing/entry.ts';
import { graftCandidates } from '../../git/listing/grafts.ts';
import { objectEntries } from '../../git/listing/tracked.ts';
import { isZeroOid, type Repository, resolveCommits } from '../../git/repository.ts';
import type { ExitCode } from '../../report/report-types.ts';
import { checkGit, type GitPlan } from '../../run/check-git.ts';
import type { Invocation, Io } from '../../run/command.ts';
import type { OtherSnapshot } from '../../run/policy/repository-policy.ts';
import { headSnapshot, protectedSnapshot } from './protected.ts';

/** One reference, as it was and as it shall be; all zeros where there is none. */
export interface RefUpdate {
  readonly ref: string;
  readonly from: string;
  readonly to: string;
}

/** What git says for a reference that is not there. */
const NOTHING = '0'.repeat(40);

/** Git never sends more lines than references; this many is not a push. CWE-770. */
const INPUT_CHARACTERS = 64 * 1024 * 1024;

/**
 * `pre-push REMOTE URL`: commits that the remote, as far as is known here, does not have. Under pre-commit, which takes
 * standard input for itself, the one range that it reports.
 */
export async function checkPrePush(invocation: Invocation): Promise<ExitCode> {
  const { io, positionals } = invocation;
  const reported = reportedByPreCommit(io);
  // Under pre-commit the words are names of files.
  const remote = reported === null ? positionals[1] : io.environment['PRE_COMMIT_REMOTE_NAME'];
  const updates = reported === null ? await readUpdates(io, ['local ref', 'to', 'ref', 'from']) : [reported];
  const known = remote === undefined ? ['--remotes'] : [`--remotes=${remote}`];
  return checkGit(invocation, async (repository): Promise<GitPlan> => {
    const moved = await movedRefs(repository, updates);
    return {
      target: { mode: 'pre-push' },
      snapshot: repository.workTree === null ? headSnapshot(repository) : { from: 'index' },
      before: policiesAt(moved, 'from'),
      tips: policiesAt(moved, 'to'),
      worktree: repository.workTree !== null,
      notices: [
        ...comparedNotice(moved, 'from'),
        ...(updates.length > 0
          ? []
          : ['no reference came on standard input: there is none to push, or a hook manager keeps it']),
        ...(reported === null
          ? []
          : ['pre-commit names only the first reference of a push: the others were not checked']),
      ],
      entries: () => newEntries(repository, moved, known),
      unrecorded: () => newGrafts(repository, moved, known),
    };
  });
}

/** `pre-receive`: all references of the push, before any of them is moved. By the policy of the protected branch. */
export async function checkPreReceive(invocation: Invocation): Promise<ExitCode> {
  const updates = await readUpdates(invocation.io, ['from', 'to', 'ref']);
  if (updates.length > 0) return checkReceived(invocation, 'pre-receive', updates);
  throw new CheckError('incomplete', 'hook pre-receive: no reference came on standard input; nothing was examined', {
    hint: 'Git writes one line for each reference. Does something before it in the hook read them? Hand them on.',
  });
}

/** `update REF OLD NEW`: one reference. */
export function checkUpdate(invocation: Invocation): Promise<ExitCode> {
  const [, ref, from, to] = invocation.positionals;
  if (ref === undefined || from === undefined || to === undefined || !isOid(from) || !isOid(to)) {
    throw new CheckError('usage', 'hook update: expected REF OLD NEW, as git passes them');
  }
  return checkReceived(invocation, 'update', [{ ref, from, to }]);
}

/**
 * What the server has examined. A forge makes other references itself, without a hook: what `refs/pull/1/head` or
 * `refs/merge-requests/1/head` brought from a fork is new to a branch that it is merged into.
 */
const CAME_THROUGH_HOOK = ['--branches', '--tags'] as const;

function checkReceived(
  invocation: Invocation,
  mode: 'pre-receive' | 'update',
  updates: readonly RefUpdate[],
): Promise<ExitCode> {
  return checkGit(invocation, async (repository): Promise<GitPlan> => {
    const moved = await movedRefs(repository, updates);
    return {
      target: { mode },
      snapshot: await protectedSnapshot(repository),
      after: policiesAt(moved, 'to'),
      tips: policiesAt(moved, 'to'),
      notices: comparedNotice(moved, 'to'),
      worktree: false,
      trusted: false,
      entries: () => newEntries(repository, moved, CAME_THROUGH_HOOK),
      unrecorded: () => newGrafts(repository, moved, CAME_THROUGH_HOOK),
    };
  });
}

/** A reference that the push makes, moves or deletes, and its commits; null where a side is none, or not here. */
interface MovedRef {
  readonly ref: string;
  readonly from: string | null;
  readonly to: string | null;
  /** What it shall name, be it a commit or not; null for a deletion. */
  readonly target: string | null;
}

/** @throws CheckError (`incomplete`) when git fails */
async function movedRefs(repository: Repository, updates: readonly RefUpdate[]): Promise<readonly MovedRef[]> {
  const names = new Set(updates.flatMap(({ from, to }) => [from, to]).filter((name) => !isZeroOid(name)));
  const commits = await resolveCommits(repository, [...names]);
  const commitOf = (name: string) => commits.get(name) ?? null;
  return updates.map(({ ref, from, to }) => ({
    ref,
    from: commitOf(from),
    to: commitOf(to),
    target: isZeroOid(to) ? null : to,
  }));
}

/** Commits whose policies are compared with the one that counts; of more it is reported. CWE-770. */
const COMPARED_COMMITS = 1000;

/** Each commit once; references are named where there are several. */
function policiesAt(moved: readonly MovedRef[], side: 'from' | 'to'): readonly OtherSnapshot[] {
  return commitsAt(moved, side)
    .slice(0, COMPARED_COMMITS)
    .map(([revision, refs]) => ({ from: 'revision', revision, refs: moved.length > 1 ? refs : [] }));
}

/** Each commit of that side, and the references that have it. */
function commitsAt(moved: readonly MovedRef[], side: 'from' | 'to'): readonly (readonly [string, readonly string[]])[] {
  const refsOf = new Map<string, string[]>();
  for (const { ref, [side]: commit, target } of moved) {
    const known = refsOf.get(commit ?? '');
    if (known !== undefined) known.push(ref);
    else if (commit !== null && target !== null) refsOf.set(commit, [ref]);
  }
  return [...refsOf];
}

function comparedNotice(moved: readonly MovedRef[], side: 'from' | 'to'): string[] {
  return commitsAt(moved, side).length <= COMPARED_COMMITS
    ? []
    : [`the policies of the first ${COMPARED_COMMITS} commits of this push were compared, not of all`];
}

/**
 * What the other side does not have, as far as that is known here. A tag may also name a tree or a single content.
 * @param known what `git rev-list` takes for all that the other side has
 */
async function* newEntries(
  repository: Repository,
  moved: readonly MovedRef[],
  known: readonly string[],
): AsyncGenerator<readonly Entry[]> {
  for (const { ref, to, target } of moved) {
    if (to === null && target !== null) yield await objectEntries(repository, target, ref);
  }
  const tips = tipsOf(moved);
  if (tips.length > 0) yield* addedEntries(repository, ['--not', ...known], tips);
}

/** New tips, and with `^` the old ones; nothing where no reference gets a commit. */
function tipsOf(moved: readonly MovedRef[]): readonly string[] {
  const commits = moved.flatMap(({ to }) => to ?? []);
  const old = moved.flatMap(({ from }) => (from === null ? [] : `^${from}`));
  return commits.length === 0 ? [] : [...commits, ...old];
}

async function newGrafts(repository: Repository, moved: readonly MovedRef[], known: readonly string[]) {
  const tips = tipsOf(moved);
  return tips.length === 0 ? [] : graftCandidates(repository, ['--not', ...known], tips);
}

/**
 * What pre-commit reports: a range, in a push and for `--from-ref` and `--to-ref`; no range but the branch alone, where the
 * push brings a whole history with its root. Null where it reports nothing. See https://pre-commit.com/#pre-push.
 */
export function reportedByPreCommit({ environment }: Io): RefUpdate | null {
  const from = environment['PRE_COMMIT_FROM_REF'] ?? environment['PRE_COMMIT_ORIGIN'];
  const to = environment['PRE_COMMIT_TO_REF'] ?? environment['PRE_COMMIT_SOURCE'];
  const ref = environment['PRE_COMMIT_REMOTE_BRANCH'] ?? '';
  if (from !== undefined && to !== undefined) return { ref, from, to };
  const branch = environment['PRE_COMMIT_LOCAL_BRANCH'];
  return branch === undefined ? null : { ref, from: NOTHING, to: branch };
}

type Column = keyof RefUpdate | 'local ref';

/** Lines of words in the order of `columns`. */
async function readUpdates(io: Io, columns: readonly Column[]): Promise<readonly RefUpdate[]> {
  const text = io.stdin.isTTY === true ? '' : await readAll(io.stdin);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const words = line.split(' ');
      const word = (column: Column): string => words[columns.indexOf(column)] ?? '';
      const update = { ref: word('ref'), from: word('from'), to: word('to') };
      if (words.length === columns.length && isOid(update.from) && isOid(update.to)) return update;
      throw new CheckError(
        'usage',
        `hook: expected lines of ${columns.length} words on standard input, found "${line}"`,
      );
    });
}

function isOid(text: string): boolean {
  return /^[0-9a-f]{40,64}$/.test(text);
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += chunk.toString();
    if (text.length > INPUT_CHARACTERS) throw new CheckError('incomplete', 'hook: too much on standard input');
  }
  return text;
}
