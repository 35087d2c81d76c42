/** Evidence of earlier runs, by the digest of the content: never a verdict, so that the policy is applied afresh. Without a key it is trusted as far as the folder is: in the git directory the hooks lie beside it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Evidence } from '../facts.ts';
import { fnv1a } from '../sums/fnv.ts';
import { makeFolder } from './make-folder.ts';
import { entryKey, entryPlace } from './place.ts';
import { PlainContents } from './plain-contents.ts';

/** A larger entry is not worth reading back. */
const ENTRY_BYTES = 1024 * 1024;
/** Files of one of the 256 folders, newest kept: some 32,000 in all, most entries being two. CWE-770. */
const FOLDER_ENTRIES = 128;
/** What may be taken out: nothing else that somebody keeps in such a folder. */
const ENTRY_NAME = /^[\da-f]*-[\da-f]+(?:\.\d+-\d+)?$/;
/** Bytes of one folder: 256 MiB in all. */
const FOLDER_BYTES = 1024 * 1024;
/** Content that is no model is reported as fast as an entry is read, unless it is larger. */
const PLAIN_BYTES = 1024 * 1024;

/** What holds of this run alone: examined again another time. */
const PASSING: ReadonlySet<string> = new Set(['timeout', 'missing-object', 'unreadable']);

/** Entries are written beside their place first; two runs have different process ids. */
let temporaryNames = 0;

export interface CacheOptions {
  /** Made on the first write. */
  readonly folder: string;
  /** All that evidence depends on besides content and name: the code that makes it, and the limits. */
  readonly basis: string;
  /** Of who may write entries that count; entries of others are none. Default: none, everything that lies there counts. */
  readonly key?: string | null;
  /** Whether contents that are no model are kept, too: worth it where there are thousands. Default: false. */
  readonly many?: boolean;
}

/**
 * An entry is one file: a sum of its second line, then the evidence as JSON. It is written beside its place and
 * renamed, so that runs at the same time see a whole entry or none; what is damaged or foreign is read as no entry.
 */
export class EvidenceCache {
  readonly #options: CacheOptions;
  readonly #pruned = new Set<string>();
  readonly #listed = new Map<string, Set<string>>();
  readonly #plain: PlainContents | null;

  constructor(options: CacheOptions) {
    this.#options = options;
    const { basis, key = null, many = false } = options;
    this.#plain = many ? new PlainContents({ folder: path.join(options.folder, 'plain'), basis, key }) : null;
  }

  /** Whether an earlier run has found no model in it. */
  isPlain(blob: string, file: string, bytes: number): boolean {
    return this.#plain?.has(`${blob} ${bytes}`, file) === true;
  }

  close(): void {
    this.#plain?.close();
  }

  read(blob: string, file: string): Evidence | null {
    const place = this.#place(blob, file);
    if (this.#options.many === true && !this.#namesIn(path.dirname(place)).has(path.basename(place))) return null;
    try {
      const [sum = '', text = ''] = readFileSync(place, 'utf8').split('\n');
      if (!this.#isOurs(sum, text)) return null;
      const { key, evidence } = JSON.parse(text); // whole, as its sum shows: this program wrote it
      return key === this.#key(blob, file) ? evidence : null;
    } catch {
      return null; // no entry, or none that can be read: the content is examined again
    }
  }

  /** Listed once: to ask for thousands of entries that are not there takes longer than to examine what is no model. */
  #namesIn(folder: string): ReadonlySet<string> {
    const known = this.#listed.get(folder) ?? new Set(namesIn(folder));
    this.#listed.set(folder, known);
    return known;
  }

  write(blob: string, evidence: Evidence): void {
    if (isPlain(evidence)) this.#plain?.add(`${blob} ${evidence.size}`, evidence.path);
    if (!isWorthKeeping(evidence)) return;
    const text = JSON.stringify({ key: this.#key(blob, evidence.path), evidence });
    if (text.length > ENTRY_BYTES) return;
    this.#save(this.#place(blob, evidence.path), `${this.#sumOf(text)}\n${text}\n`);
  }

  #save(place: string, text: string): void {
    const folder = path.dirname(place);
    temporaryNames += 1;
    const beside = `${place}.${process.pid}-${temporaryNames}`;
    try {
      if (!this.#pruned.has(folder)) makeFolder(folder, 0o777);
      if (!lstatSync(folder).isDirectory()) return; // a link that somebody has put there leads to files of others
      this.#prune(folder);
      writeFileSync(beside, text, { flag: 'wx', mode: 0o600 });
      renameSync(beside, place);
      this.#listed.get(folder)?.add(path.basename(place));
    } catch {
      removeQuietly(beside); // a full or read-only disk costs the next run time, nothing else
    }
  }

  /** Makes room, once a run and folder: what was not written for longest goes first, and all that no run finished. */
  #prune(folder: string): void {
    if (this.#pruned.has(folder)) return;
    this.#pruned.add(folder);
    const names = readdirSync(folder).filter((name) => ENTRY_NAME.test(name));
    const entries = names.flatMap((name) => {
      const stat = lstatSync(path.join(folder, name), { throwIfNoEntry: false });
      return stat === undefined ? [] : [{ name, time: stat.mtimeMs, size: stat.size }];
    });
    let bytes = 0;
    for (const [index, { name, size }] of entries.sort((a, b) => b.time - a.time).entries()) {
      bytes += size;
      if (index >= FOLDER_ENTRIES || bytes > FOLDER_BYTES) rmSync(path.join(folder, name), { force: true });
    }
  }

  /** Only a key is compared in a time that says nothing: node's cryptography takes milliseconds to load. */
  #isOurs(sum: string, text: string): boolean {
    const expected = this.#sumOf(text);
    return this.#options.key == null ? sum === expected : isSame(sum, expected);
  }

  /** Without a key against damage, not against whoever may write there. */
  #sumOf(text: string): string {
    const { key = null } = this.#options;
    return key === null ? `${text.length} ${fnv1a(text)}` : createHmac('sha256', key).update(text).digest('hex');
  }

  #key(blob: string, file: string): string {
    return entryKey(this.#options.basis, blob, file);
  }

  #place(blob: string, file: string): string {
    return entryPlace(this.#options.folder, this.#options.basis, blob, file);
  }
}

function isPlain({ formats, facts, members, far }: Evidence): boolean {
  return far === undefined && formats.length === 0 && facts.length === 0 && members.length === 0;
}

function isWorthKeeping({ formats, size, facts, far }: Evidence): boolean {
  const holdsOnlyNow = facts.some(({ fact }) => fact.kind === 'unexamined' && PASSING.has(fact.reason));
  return !holdsOnlyNow && (formats.length > 0 || far !== undefined || size > PLAIN_BYTES);
}

/** None where there is no such folder. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It was never written, or the next run's pruning removes it.
  }
}

/** In a time that says nothing of where they differ. */
function isSame(found: string, expected: string): boolean {
  const [a, b] = [Buffer.from(found), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
