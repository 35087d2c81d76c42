/** Where the repository lies and of what kind it is: asked once a run. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import { refuseAmbiguous } from './ambiguous.ts';
import { BlobReader } from './content/blob-reader.ts';
import type { Location } from './environment.ts';
import { gitFailure } from './failure.ts';
import { ask, PlumbingError } from './plumbing.ts';
import { collectGit } from './run.ts';

export type ObjectFormat = 'sha1' | 'sha256';

export interface Repository extends Location {
  /** Absolute. Of a linked worktree its own; of a bare repository the repository itself. */
  readonly gitDir: string;
  /** Absolute. What all worktrees share: objects, LFS objects, the cache. */
  readonly commonDir: string;
  /** Absolute; null in a bare repository. */
  readonly workTree: string | null;
  readonly objectFormat: ObjectFormat;
  /** History is cut off: what lies behind cannot be listed. */
  readonly shallow: boolean;
  /** The commit; null on an unborn branch. */
  readonly head: string | null;
}

/** The id of the tree without entries, which git knows without storing it. */
export const EMPTY_TREE = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
} as const satisfies Readonly<Record<ObjectFormat, string>>;

/** One process answers all: it ends at the first question that has no answer, and what it said before counts. */
const QUESTIONS = [
  'rev-parse',
  '--absolute-git-dir',
  '--git-common-dir',
  '--show-object-format',
  '--is-shallow-repository',
  '--show-toplevel',
  'HEAD^{commit}',
] as const;
/** Answers that every repository has. */
const ALWAYS_ANSWERED = 4;

/** @throws CheckError: `usage` outside a repository; `incomplete` when git is missing, fails, or distrusts the owner */
export async function findRepository(location: Location): Promise<Repository> {
  if (!existsSync(location.cwd)) throw unnameable(location.cwd, 'is not there, or its name is no UTF-8');
  const { ending, stdout } = await collectGit(location, QUESTIONS);
  const answers = stdout.toString('utf8').split('\n').slice(0, -1);
  const [gitDir = '', commonDir = '', objectFormat = '', shallow = '', workTree, head] = answers;
  if (answers.length < ALWAYS_ANSWERED) throw gitFailure('rev-parse', ending);
  // Git answers line by line: behind a name of two lines every answer would be taken for another one.
  const isRead = Object.hasOwn(EMPTY_TREE, objectFormat) && /^(?:true|false)$/.test(shallow);
  if (!isRead || answers.length > QUESTIONS.length - 1) throw unnameable(gitDir, 'has a line break in its name');
  return {
    ...location,
    gitDir,
    commonDir: path.resolve(location.cwd, commonDir),
    workTree: workTree ?? null,
    objectFormat: objectFormat === 'sha256' ? 'sha256' : 'sha1',
    shallow: shallow === 'true',
    // Without a worktree git did not come to the last question; on an unborn branch it repeats the question.
    head: workTree === undefined ? await resolveCommit(location, 'HEAD') : isOid(head) ? head : null,
  };
}

function unnameable(folder: string, why: string): CheckError {
  return new CheckError('incomplete', `the folder ${JSON.stringify(folder)} ${why}; nothing was examined`, {
    hint: 'Rename the folder, or work in another clone.',
  });
}

function isOid(answer: string | undefined): answer is string {
  return answer !== undefined && /^[0-9a-f]{40,64}$/.test(answer);
}

/** The commit that a revision names, null where it names none. @throws CheckError when git cannot be asked */
export async function resolveCommit(location: Location, revision: string): Promise<string | null> {
  if (revision.startsWith('-')) return null; // an option; git before 2.30 takes no --end-of-options here
  try {
    return await ask(location, ['rev-parse', '--verify', `${revision}^{commit}`]);
  } catch (error) {
    if (error instanceof PlumbingError) return null;
    throw error;
  }
}

/** As `resolveCommit`, of many at once: one process, however many references a push moves. @throws CheckError (`incomplete`) */
export async function resolveCommits(
  location: Location,
  revisions: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const reader = new BlobReader(location, '--batch-check');
  try {
    const answers = await Promise.all(
      revisions.filter(isOneLine).map(async (name) => [name, await reader.request(`${name}^{commit}`)] as const),
    );
    return new Map(answers.flatMap(([name, answer]) => (answer.kind === 'missing' ? [] : [[name, answer.oid]])));
  } finally {
    reader.close();
  }
}

function isOneLine(name: string): boolean {
  return name !== '' && !name.includes('\n');
}

/** As `resolveCommit`, for a revision that must be there, and be one. @throws CheckError: `usage` for a path in its place, else `incomplete` */
export async function demandCommit(location: Location, revision: string): Promise<string> {
  const commit = await resolveCommit(location, revision);
  if (commit !== null) {
    await refuseAmbiguous(location, revision);
    return commit;
  }
  throw await (await import('./missing-commit.ts')).missingCommit(location, revision);
}

/** What git and CI systems write for no commit. */
export function isZeroOid(oid: string): boolean {
  return /^0{40,64}$/.test(oid);
}

/** The file of the worktree at a recorded path, none in a bare repository. Names are bytes. */
export function worktreeFile({ workTree }: Repository, recorded: Buffer): readonly Buffer[] {
  return workTree === null ? [] : [Buffer.concat([Buffer.from(workTree + path.sep), recorded])];
}
