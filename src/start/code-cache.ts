/** What V8 compiled of a program, kept in the user's cache folder for the next start. V8 of node 20 checks neither build nor processor of what it is given, and crashes on bytes of others: https://github.com/nodejs/node/issues/62781, https://nodejs.org/api/vm.html#scriptcreatecacheddata */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../cache/make-folder.ts';
import { otherWriter } from '../cache/writers.ts';
import { fnv1a } from '../sums/fnv.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The runs that compiled it. */
export interface Coverage {
  /** Exit codes: a run that ends otherwise has compiled more. */
  readonly endings: readonly number[];
  /** What they evaluated, as `LoadedModules` writes it: a run that evaluates more has compiled more. */
  readonly modules: string;
  /** How often it was written. */
  readonly writes: number;
}

/** What is kept for one kind of run. */
export interface KeptCode extends Coverage {
  readonly code: Buffer;
}

/** More is not ours. CWE-770. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Of one command some megabyte each; the newest stay, for a few versions of node side by side. */
const MOST_FILES = 40;
/** `COPY COPY TRAILER LENGTH`, where the last is four bytes. */
const LENGTH_BYTES = 4;
/** What a processor keeps near itself. */
const PIECE_BYTES = 128 * 1024;

interface Trailer extends Coverage {
  readonly key: string;
}

export interface CodeCacheOptions {
  readonly folder: string;
  /** The program's file, absolute. */
  readonly program: string;
  /** What the run is for: a command's name. */
  readonly kind: string;
  /** Flags of V8 in `NODE_OPTIONS`, which change what it compiles. */
  readonly nodeOptions?: string;
}

/** Code of one kind of run of one program; every failure to read or write it only costs time. */
export class CodeCache {
  readonly #folder: string;
  readonly #file: string;
  readonly #key: string;

  /** @throws Error where the program is not there */
  constructor({ folder, program, kind, nodeOptions = '' }: CodeCacheOptions) {
    this.#folder = folder;
    this.#key = JSON.stringify([kind, ...THIS_NODE, nodeOptions, identity(process.execPath), identity(program)]);
    this.#file = path.join(folder, `${kind}-${fnv1a(this.#key).toString(16)}`);
  }

  /**
   * Null where there is none, or none that is surely ours and whole.
   * @param room memory that the code may lie in, where there is enough: a page that is touched for the first time takes longer than to fill it
   */
  read(room: Buffer = Buffer.alloc(0)): KeptCode | null {
    try {
      if (!isOnlyOurs(lstatSync(this.#folder), 'folder')) return null;
      return readOwnFile(this.#file, this.#key, room);
    } catch {
      return null; // not there yet, or not for us to read
    }
  }

  write({ code, ...coverage }: KeptCode): void {
    const beside = `${this.#file}.${process.pid}`;
    try {
      makeFolder(this.#folder, 0o700);
      if (!isOnlyOurs(lstatSync(this.#folder), 'folder')) return;
      const trailer = Buffer.from(JSON.stringify({ key: this.#key, ...coverage } satisfies Trailer));
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32LE(trailer.length);
      writeFileSync(beside, Buffer.concat([code, code, trailer, length]), { flag: 'wx', mode: 0o600 });
      renameSync(beside, this.#file);
      prune(this.#folder);
    } catch {
      removeQuietly(beside); // a full or read-only disk costs the next run time, nothing else
    }
  }
}

/** In the user's own cache folder, by the custom of the system; null where the environment names none. https://specifications.freedesktop.org/basedir-spec/latest/ */
export function codeFolder(environment: Environment, platform: string = process.platform): string | null {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '', HOME: home = '' } = environment;
  const caches = platform === 'win32' ? [local] : [xdg, home && path.join(home, CACHES[platform] ?? '.cache')];
  const folder = caches.find((each) => path.isAbsolute(each));
  return folder === undefined ? null : path.join(folder, 'git-model-check', 'code');
}

const CACHES: Readonly<Record<string, string>> = { darwin: 'Library/Caches' };

/** Builds of one version differ too, so the file of node itself is part of the key. */
const THIS_NODE = [
  process.version,
  process.versions.v8,
  process.arch,
  process.platform,
  process.execArgv.join(' '),
] as const;

/** Another installation, another build and another copy have another one: none of these can be known to who only sends files. */
function identity(file: string): string {
  const { dev, ino, size, mtimeMs, ctimeMs } = statSync(file);
  return [file, dev, ino, size, mtimeMs, ctimeMs].join(' ');
}

/** Code is run: what somebody else owns, or could have written, is not taken. CWE-732. Windows keeps the folder to its user. */
function isOnlyOurs(stat: Stats, kind: 'file' | 'folder'): boolean {
  if (kind === 'folder' ? !stat.isDirectory() : !stat.isFile() || stat.nlink !== 1) return false;
  return otherWriter(stat) === null;
}

interface OpenFile {
  readonly descriptor: number;
  /** Bytes. */
  readonly size: number;
}

/** @throws Error where it is none of ours */
function readOwnFile(file: string, key: string, room: Buffer): KeptCode | null {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(descriptor);
    if (!isOnlyOurs(stat, 'file') || stat.size > MOST_BYTES) throw new Error(`${file} is not ours`);
    return keptCode({ descriptor, size: stat.size }, key, room);
  } finally {
    closeSync(descriptor);
  }
}

/** V8 crashes on one changed bit. The code stands twice, and counts where both are the same: any sum would take longer than to read it. */
function keptCode({ descriptor, size }: OpenFile, expected: string, room: Buffer): KeptCode | null {
  const [a = 0, b = 0, c = 0, d = 0] = read(descriptor, Buffer.allocUnsafe(LENGTH_BYTES), size - LENGTH_BYTES);
  const length = a + 0x100 * (b + 0x100 * (c + 0x100 * d));
  if (length > size) return null;
  const trailer = read(descriptor, Buffer.allocUnsafe(length), size - LENGTH_BYTES - length);
  const { key, ...coverage }: Trailer = JSON.parse(trailer.toString()); // its key shows that it is ours
  const half = (size - LENGTH_BYTES - length) / 2;
  if (key !== expected || !Number.isInteger(half)) return null;
  const code = read(descriptor, half <= room.length ? room.subarray(0, half) : Buffer.allocUnsafeSlow(half), 0);
  return isRepeated(descriptor, code, room.subarray(half)) ? { code, ...coverage } : null;
}

/** One piece is filled again and again. @param room memory for it, where there is enough */
function isRepeated(descriptor: number, code: Buffer, room: Buffer): boolean {
  const length = Math.min(code.length, PIECE_BYTES);
  const piece = length <= room.length ? room.subarray(0, length) : Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < code.length; at += piece.length) {
    const rest = piece.subarray(0, Math.min(piece.length, code.length - at));
    if (!read(descriptor, rest, code.length + at).equals(code.subarray(at, at + rest.length))) return false;
  }
  return true;
}

/** @throws Error where the file ends before the buffer is full */
function read(descriptor: number, into: Buffer, position: number): Buffer {
  for (let done = 0; done < into.length; ) {
    const count = readSync(descriptor, into, done, into.length - done, position + done);
    if (count === 0) throw new Error('the file has become shorter');
    done += count;
  }
  return into;
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It was never written.
  }
}

function prune(folder: string): void {
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  const timed = files.map((file) => ({ file, time: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  for (const { file } of timed.sort((a, b) => b.time - a.time).slice(MOST_FILES)) rmSync(file, { force: true });
}
