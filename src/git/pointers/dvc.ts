/** DVC: `FILE.dvc` and `dvc.lock` name outputs by their MD5, whose content lies in DVC's cache. See https://dvc.org/doc/user-guide/project-structure/dvc-files. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Repository, worktreeFile } from '../repository.ts';
import type { PointedObject } from './pointed-object.ts';

/** A longer file of this kind is none. CWE-770. */
export const DVC_BYTES = 4 * 1024 * 1024;
/** Files of one output that is a folder. CWE-770. */
const FOLDER_FILES = 100_000;
const FOLDER_BYTES = 64 * 1024 * 1024;

/** An output of DVC, and where in the worktree it belongs. */
export interface DvcOutput {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly object: PointedObject;
}

export function isDvcFile(name: string): boolean {
  return name.endsWith('.dvc') || name === 'dvc.lock' || name.endsWith('/dvc.lock');
}

/**
 * `outs: [{ md5: 22a1…, size: 14445097, hash: md5, path: data.xml }]`; a folder's MD5 ends in `.dir`, and its listing lies
 * in the cache. What cannot be read as such names nothing.
 */
export async function dvcOutputs(repository: Repository, name: string, text: string): Promise<readonly DvcOutput[]> {
  const folder = path.posix.dirname(name);
  const value = await parsed(text);
  if (value === UNREADABLE) return [unreadable(name)];
  return outsIn(value).flatMap((out) => outputsOf(repository, folder, out));
}

/** DVC may read what we do not: it is reported, as content that is not here. */
function unreadable(name: string): DvcOutput {
  const object: PointedObject = {
    name: `what ${name} names (it is not read as YAML)`,
    algorithm: 'md5',
    digest: '',
    size: null,
    places: [],
    fetch: 'dvc pull',
  };
  return { path: name, object };
}

interface Out {
  /** Empty where it has none, as what a cloud keeps: it is then reported, never believed. */
  readonly md5: string;
  readonly path: string;
  readonly size: number | null;
}

async function parsed(text: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    // Every scalar is text: an MD5 may be all digits. What the parser warns of it would print raw, with a piece of the content.
    return parse(text, { schema: 'failsafe', maxAliasCount: ALIASES, logLevel: 'error', prettyErrors: false });
  } catch {
    return UNREADABLE;
  }
}

const UNREADABLE = Symbol('no YAML');
/** More than a person writes. CWE-776. */
const ALIASES = 100;

/** At the top of a `.dvc` file, in each stage of a `dvc.lock`; paths count from `wdir`. */
function outsIn(value: unknown): readonly Out[] {
  if (!isRecord(value)) return [];
  const stages = isRecord(value['stages']) ? Object.values(value['stages']) : [];
  return [value, ...stages].filter(isRecord).flatMap(({ outs, wdir }) => {
    const found = Array.isArray(outs) ? outs.flatMap(outOf) : [];
    return typeof wdir === 'string' ? found.map((out) => ({ ...out, path: path.posix.join(wdir, out.path) })) : found;
  });
}

/** A folder that the cloud keeps versions of lists its files in place: `files: [{ relpath: a.pkl, md5: d3b0…, size: 3 }]`. */
function outOf(value: unknown): readonly Out[] {
  if (!isRecord(value)) return [];
  const { md5, path: file, size, files } = value;
  if (Array.isArray(files) && typeof file === 'string') {
    return files.filter(isRecord).flatMap((inside) => {
      const { relpath } = inside;
      return typeof relpath !== 'string' ? [] : outOf({ ...inside, files: null, path: path.posix.join(file, relpath) });
    });
  }
  if (typeof file !== 'string') return [];
  if (typeof md5 !== 'string' || !/^[0-9a-f]{32}(\.dir)?$/.test(md5)) return [{ md5: '', path: file, size: null }];
  return [{ md5, path: file, size: typeof size === 'string' && /^\d{1,15}$/.test(size) ? Number(size) : null }];
}

function outputsOf(repository: Repository, folder: string, out: Out): readonly DvcOutput[] {
  const file = path.posix.normalize(path.posix.join(folder, out.path));
  if (file.startsWith('../') || path.posix.isAbsolute(file)) return [output(repository, out.path, out)];
  if (!out.md5.endsWith('.dir')) return [output(repository, file, out)];
  const listed = listingOf(repository, out.md5);
  if (listed === null) return [output(repository, file, { ...out, size: null })];
  return listed.map(({ md5, path: inside }) =>
    output(repository, `${file}/${inside}`, { md5, path: inside, size: null }),
  );
}

function output(repository: Repository, file: string, { md5, size }: Out): DvcOutput {
  const object: PointedObject = {
    name: md5 === '' ? `the DVC output ${file}, which has no MD5,` : `the DVC output ${md5}`,
    algorithm: 'md5',
    digest: md5.replace(/\.dir$/, ''),
    size,
    places:
      md5 === '' || md5.endsWith('.dir')
        ? []
        : [...cachePlaces(repository, md5), ...worktreeFile(repository, Buffer.from(file))],
    fetch: 'dvc pull',
  };
  return { path: file, object };
}

/** DVC 3 and, after it, DVC 2. */
function cachePlaces({ workTree }: Repository, md5: string): readonly string[] {
  if (workTree === null) return [];
  const cache = path.join(workTree, '.dvc', 'cache');
  const parts = [md5.slice(0, 2), md5.slice(2)];
  return [path.join(cache, 'files', 'md5', ...parts), path.join(cache, ...parts)];
}

/** `[{"md5": "d3b0…", "relpath": "a.pkl"}, …]`; null where it is not here. */
function listingOf(repository: Repository, md5: string): readonly Out[] | null {
  for (const place of cachePlaces(repository, md5)) {
    try {
      if (statSync(place).size > FOLDER_BYTES) return null;
      const listing: unknown = JSON.parse(readFileSync(place, 'utf8'));
      if (!Array.isArray(listing) || listing.length > FOLDER_FILES) return null;
      return listing.flatMap((item) => outOf(isRecord(item) ? { md5: item['md5'], path: item['relpath'] } : null));
    } catch {
      // Not in this place, or not a listing: the next place, and in the end it is reported as missing.
    }
  }
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
