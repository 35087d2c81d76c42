/** Files that the user names and git does not record: examined as they lie on disk, as `scan` would. A name is never passed over in silence. */
import { lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Candidate } from '../candidate.ts';
import { CheckError } from '../check-error.ts';
import { showPath } from '../git/listing/entry.ts';
import type { NamedFiles } from '../git/listing/tracked.ts';
import { type ObjectFormat, type Repository, worktreeFile } from '../git/repository.ts';
import { diskFile } from './disk-candidates.ts';

const EMPTY_BLOB = {
  sha1: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  sha256: '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
} as const satisfies Readonly<Record<ObjectFormat, string>>;

export function* unrecordedCandidates(
  repository: Repository,
  names: readonly string[],
  { recorded, unrecorded }: NamedFiles,
): Generator<Candidate> {
  // `git add --intent-to-add` records nothing, and the index then has an empty content.
  const intended = recorded.filter(({ oid }) => oid === EMPTY_BLOB[repository.objectFormat]);
  for (const file of [...unrecorded, ...intended.map((entry) => entry.path)]) yield* listedFile(repository, file);
  const listed = withFolders([...recorded.map((entry) => entry.path), ...unrecorded]);
  for (const name of names) {
    const file = fromRoot(repository, name);
    // A name that is not UTF-8 arrives damaged: git was asked for all that it may be.
    if (!listed.has(file) && !name.includes('\ufffd')) yield* unlistedName(repository, name, file);
  }
}

/** As git lists it: a file, a link, or a folder that is a repository of its own. */
function* listedFile(repository: Repository, file: Buffer): Generator<Candidate> {
  const { path: shown, pathBytes } = showPath(file);
  const [full = file] = worktreeFile(repository, file);
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (stat === undefined) yield leftOut(shown, 'not on disk');
  else if (stat.isSymbolicLink()) yield leftOut(shown, 'a symbolic link: not followed');
  else if (stat.isDirectory()) yield* diskFile(full, shown.replace(/\/$/, ''));
  else for (const candidate of diskFile(full, shown)) yield pathBytes ? { ...candidate, pathBytes } : candidate;
}

/** What git knows nothing of: inside another repository, an empty folder, or nowhere. */
function* unlistedName({ cwd }: Repository, name: string, file: string): Generator<Candidate> {
  const full = path.resolve(cwd, name);
  if (statSync(full, { throwIfNoEntry: false }) === undefined) yield leftOut(file, 'neither in the index nor on disk');
  else yield* diskFile(full, file);
}

function fromRoot({ cwd, workTree }: Repository, name: string): string {
  const full = path.resolve(cwd, name);
  return (workTree === null ? full : path.relative(workTree, full)).split(path.sep).join('/');
}

/** The files and all folders above them; the root is ''. */
function withFolders(files: readonly Buffer[]): ReadonlySet<string> {
  const names = new Set(['']);
  for (const file of files) {
    let name = file.toString('utf8').replace(/\/$/, '');
    for (; !names.has(name); name = name.slice(0, Math.max(0, name.lastIndexOf('/')))) names.add(name);
  }
  return names;
}

function leftOut(file: string, why: string): Candidate {
  const open = (): never => {
    throw new CheckError('incomplete', `${file}: ${why}`);
  };
  return { path: file, blob: null, size: 0, leftOut: why, open };
}
