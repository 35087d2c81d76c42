/** Files, folders and standard input as candidates: what `scan` walks over. Symbolic links inside folders are reported, never followed; pointers of Git LFS, git-annex and DVC are. */
import { type Dirent, lstatSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { memorySource } from '../bytes/byte-source.ts';
import type { Candidate, OpenedSource } from '../candidate.ts';
import { CheckError } from '../check-error.ts';
import { contentName } from '../git/content/content-name.ts';
import { openFile } from '../git/content/file-source.ts';
import { mayBeModelName } from '../model-names.ts';
import type { Policy } from '../policy/policy.ts';
import type { Io } from './command.ts';
import { type DiskEntry, DiskPointers } from './disk-pointers.ts';
import { nearestFile } from './named/nearest-file.ts';
import { statOf } from './named/stat-of.ts';

/** Bytes of standard input that are kept: it cannot be read twice. */
const STANDARD_INPUT_BYTES = 2 ** 31;

/** Files are read without a wait: signals, timers and what is loaded late have their turn after so many. */
const TURN_FILES = 16;

const SLASH = Buffer.from('/');

/**
 * @param paths as given; a path that is a link itself is followed, since the user named it
 * @throws CheckError (`usage`) for a path that is not there
 */
export async function* diskCandidates(
  io: Io,
  paths: readonly string[],
  policy: Pick<Policy, 'lfs' | 'strict'>,
): AsyncGenerator<Candidate> {
  const pointers = new DiskPointers(io, policy.lfs.missing, policy.strict);
  let count = 0;
  for (const given of paths) {
    if (given === '-') {
      yield await standardInput(io);
      continue;
    }
    for (const { candidate, entry } of named(io.cwd, given)) {
      count += 1;
      if (count % TURN_FILES === 0) await nextTurn();
      yield (await pointers.candidate(entry)) ?? candidate;
      for (const output of await pointers.outputs(entry)) yield output;
    }
  }
}

/** What was found on disk, and the candidate that it is where it is no pointer. */
interface Found {
  readonly entry: DiskEntry;
  readonly candidate: Candidate;
}

/** A shell leaves a pattern as it is where nothing matches. */
function hintFor(given: string): { hint?: string } {
  return /[*?]/.test(given) ? { hint: 'No file matches that pattern. A folder is searched whole: scan FOLDER' } : {};
}

function* named(cwd: string, given: string): Generator<Found> {
  const full = path.resolve(cwd, given);
  if (statOf(full, given) === null)
    throw new CheckError('usage', `${given}: no such file or folder${nearestFile(cwd, given)}`, hintFor(given));
  const shown = path.normalize(given).split(path.sep).join('/');
  yield* found(full, shown === '.' ? '' : shown.replace(/\/+$/, ''));
}

/** A file below what was given, or given itself; null where there is none, or nobody asked for it. */
export function fileBelow(cwd: string, given: readonly string[], shown: string): Candidate | null {
  const asked = given.some((each) => {
    const name = path.normalize(each).split(path.sep).join('/').replace(/\/+$/, '');
    return name === '.'
      ? !shown.startsWith('../') && !shown.startsWith('/')
      : shown === name || shown.startsWith(`${name}/`);
  });
  const full = path.resolve(cwd, shown);
  if (!asked || !isFileOnDisk(full)) return null;
  for (const candidate of diskFile(full, shown)) return candidate;
  return null;
}

/** Of a name that a file's content gives: one that is too long, or that no file can have, is that of none. */
function isFileOnDisk(full: string): boolean {
  try {
    return lstatSync(full, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** One file as it lies there, or all of a folder; nothing where there is none. */
export function* diskFile(full: string | Buffer, shown: string): Generator<Candidate> {
  for (const { candidate } of found(full, shown)) yield candidate;
}

/** @param shown as the report names it; '' for the folder itself */
function* found(full: string | Buffer, shown: string): Generator<Found> {
  const stat = statOf(full, shown);
  if (stat === null) return;
  const target = realpathSync.native(full, { encoding: 'buffer' }); // the other one takes names for text;
  if (stat.isDirectory()) yield* folder(target, shown);
  else yield regularFile(target, shown, stat.size);
}

/** Names are bytes here: one that is not UTF-8 must still be opened. */
function* folder(full: Buffer, shown: string): Generator<Found> {
  const entries = entriesOf(full);
  if (entries === null) {
    yield unreadable(shown === '' ? '.' : shown, 'the folder cannot be read');
    return;
  }
  for (const entry of entries) {
    const name = entry.name.toString();
    yield* folderEntry(entry, Buffer.concat([full, SLASH, entry.name]), shown === '' ? name : `${shown}/${name}`);
  }
}

function* folderEntry(entry: Dirent<Buffer>, full: Buffer, shown: string): Generator<Found> {
  if (entry.isDirectory()) {
    if (entry.name.toString() !== '.git') yield* folder(full, shown);
  } else if (entry.isFile()) {
    const size = sizeIn(full);
    if (size === 'unknown') yield unreadable(shown, 'the folder cannot be entered');
    else if (size !== null) yield regularFile(full, shown, size);
  } else if (mayBeModelName(shown)) {
    const isLink = entry.isSymbolicLink();
    const leftOut = isLink ? 'a symbolic link: not followed' : 'not a regular file';
    const length = isLink ? sizeIn(full) : 0;
    const size = typeof length === 'number' ? length : 0;
    const candidate = { path: shown, blob: null, size: 0, leftOut, open: () => openFile(full, shown) };
    yield { candidate, entry: { full, shown, size, isLink } };
  }
}

/** Bytes of a file or of the target of a link; null where it has gone, `unknown` in a folder that can be listed and not entered. */
function sizeIn(full: Buffer): number | 'unknown' | null {
  try {
    return lstatSync(full, { throwIfNoEntry: false })?.size ?? null;
  } catch {
    return 'unknown';
  }
}

function entriesOf(full: Buffer): readonly Dirent<Buffer>[] | null {
  try {
    const entries = readdirSync(full, { withFileTypes: true, encoding: 'buffer' });
    return entries.sort((a, b) => Buffer.compare(a.name, b.name));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code; // readdirSync throws nothing else
    if (code === 'EACCES' || code === 'EPERM' || code === 'ENOENT' || code === 'EIO') return null;
    throw error;
  }
}

function regularFile(full: string | Buffer, shown: string, size: number): Found {
  const candidate: Candidate = {
    path: shown,
    blob: null,
    size,
    open: () => openFile(full, shown),
    identify: (wanted) => nameOf(openFile(full, shown), wanted),
  };
  return { candidate, entry: { full, shown, size, isLink: false } };
}

function nameOf(source: OpenedSource, wanted: ReadonlySet<string>): string | null {
  try {
    return contentName(source, wanted);
  } finally {
    source.close();
  }
}

function unreadable(shown: string, detail: string): Found {
  const open = (): never => {
    throw new CheckError('incomplete', `${shown}: ${detail}`);
  };
  const candidate: Candidate = {
    path: shown,
    blob: null,
    size: 0,
    unreachable: { reason: 'unreadable', detail },
    open,
  };
  return { candidate, entry: { full: '', shown, size: 0, isLink: false } };
}

async function standardInput(io: Io): Promise<Candidate> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of io.stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > STANDARD_INPUT_BYTES)
      throw new CheckError('incomplete', 'standard input: more than 2 GiB', {
        hint: 'Write it to a file and scan that.',
      });
    chunks.push(bytes);
  }
  const content = Buffer.concat(chunks);
  const open = (): OpenedSource => memorySource(content);
  return { path: '<stdin>', blob: null, size, open, identify: (wanted) => nameOf(open(), wanted) };
}
