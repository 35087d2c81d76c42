/** What a push brings: the lines that git gives a hook on standard input, and the ranges that follow from them. See https://git-scm.com/docs/githooks#_pre_push. */
import { CheckError } from '../check-error.ts';
import { addedEntries } from '../git/added.ts';
import type { Entry } from '../git/entry.ts';
import { isZeroOid, type Repository, resolveCommit } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { objectEntries } from '../git/tracked.ts';
import type { ExitCode } from '../report/report.ts';
import { checkGit, type GitPlan, SHALLOW_NOTICE } from './check-git.ts';
import type { Invocation, Io } from './command.ts';

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
 * standard input for itself, the one range that it tells.
 */
export async function checkPrePush(invocation: Invocation): Promise<ExitCode> {
  const { io, positionals } = invocation;
  const remote = positionals[1] ?? io.environment['PRE_COMMIT_REMOTE_NAME'];
  const told = toldByPreCommit(io);
  const updates = told === null ? await readUpdates(io, ['local ref', 'to', 'ref', 'from']) : [told];
  const known = remote === undefined ? ['--remotes'] : [`--remotes=${remote}`];
  return checkGit(invocation, async (repository): Promise<GitPlan> => {
    const before = await onlyCommit(repository, updates, 'from');
    return {
      target: { mode: 'pre-push' },
      snapshot: repository.workTree === null ? headSnapshot(repository) : { from: 'index' },
      ...(before === null ? {} : { before }),
      worktree: repository.workTree !== null,
      notices: [
        ...(repository.shallow ? [SHALLOW_NOTICE] : []),
        ...(told === null ? [] : ['pre-commit tells only the first reference of a push: the others were not checked']),
      ],
      entries: () => newEntries(repository, updates, known),
    };
  });
}

/** `pre-receive`: all references of the push, before any of them is moved. By the policy of what is here already. */
export async function checkPreReceive(invocation: Invocation): Promise<ExitCode> {
  return checkReceived(invocation, 'pre-receive', await readUpdates(invocation.io, ['from', 'to', 'ref']));
}

/** `update REF OLD NEW`: one reference. */
export function checkUpdate(invocation: Invocation): Promise<ExitCode> {
  const [, ref, from, to] = invocation.positionals;
  if (ref === undefined || from === undefined || to === undefined) {
    throw new CheckError('usage', 'hook update: expected REF OLD NEW, as git passes them');
  }
  return checkReceived(invocation, 'update', [{ ref, from, to }]);
}

function checkReceived(
  invocation: Invocation,
  mode: 'pre-receive' | 'update',
  updates: readonly RefUpdate[],
): Promise<ExitCode> {
  return checkGit(invocation, async (repository): Promise<GitPlan> => {
    const after = await onlyCommit(repository, updates, 'to');
    return {
      target: { mode },
      snapshot: await policyBase(repository, updates),
      ...(after === null ? {} : { after }),
      worktree: false,
      trusted: false,
      entries: () => newEntries(repository, updates, ['--all']),
    };
  });
}

/** The old tip of the reference if the push moves one alone, else the default branch: never what is being pushed. */
async function policyBase(repository: Repository, updates: readonly RefUpdate[]): Promise<Snapshot | null> {
  return (await onlyCommit(repository, updates, 'from')) ?? headSnapshot(repository);
}

/** One side of a push that moves one reference alone; null where it moves several, or where that side is no commit here. */
async function onlyCommit(
  repository: Repository,
  updates: readonly RefUpdate[],
  side: 'from' | 'to',
): Promise<Snapshot | null> {
  const [only, ...others] = updates.filter(({ to }) => !isZeroOid(to));
  if (only === undefined || others.length > 0 || isZeroOid(only[side])) return null;
  const commit = await resolveCommit(repository, only[side]);
  return commit === null ? null : { from: 'revision', revision: commit };
}

function headSnapshot({ head }: Repository): Snapshot | null {
  return head === null ? null : { from: 'revision', revision: head };
}

/**
 * What the other side does not have, as far as that is known here. A tag may also name a tree or a single content.
 * @param known what `git rev-list` takes for all that the other side has
 */
async function* newEntries(
  repository: Repository,
  updates: readonly RefUpdate[],
  known: readonly string[],
): AsyncGenerator<Entry> {
  const commits: string[] = [];
  for (const { ref, to } of updates.filter((update) => !isZeroOid(update.to))) {
    const commit = await resolveCommit(repository, to);
    if (commit === null) yield* await objectEntries(repository, to, ref);
    else commits.push(commit);
  }
  const old = await Promise.all(updates.map(({ from }) => (isZeroOid(from) ? null : resolveCommit(repository, from))));
  const excluded = [...known, ...old.filter((commit) => commit !== null)];
  if (commits.length > 0) yield* addedEntries(repository, [...commits, '--not', ...excluded]);
}

/**
 * What pre-commit tells: a range, in a push and for `--from-ref` and `--to-ref`; no range but the branch alone, where the
 * push brings a whole history with its root. Null where it tells nothing. See https://pre-commit.com/#pre-push.
 */
export function toldByPreCommit({ environment }: Io): RefUpdate | null {
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
