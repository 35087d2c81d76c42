/** Contents that are no model, of earlier runs over many: 16 bytes each, so that a long history goes on where a run was ended. A record is a digest of the content's name under the key, which nobody without the key can make. See https://datatracker.ietf.org/doc/html/rfc2104. */
import { createHmac, hash, randomBytes } from 'node:crypto';
import { appendFileSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DigestSet } from '../sums/digest-set.ts';
import { makeFolder } from './make-folder.ts';

const RECORD_BYTES = 16;
/** Records that a run which is killed forgets. */
const WAITING_RECORDS = 1024;
/** Bytes of all files, the newest count: 16 million contents. CWE-770. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Files, one a run, before they become one. */
const MOST_FILES = 32;

export interface PlainOptions {
  /** Made on the first write. */
  readonly folder: string;
  readonly basis: string;
  /** Null: whoever can write into the folder is believed. */
  readonly key: string | null;
}

/** Nothing else is read, and nothing else is made one with others. */
const FILE_NAME = /^[\da-f]{16}\.bin$/;

/** Mutable: what is known, and what was not written yet. */
export class PlainContents {
  readonly #options: PlainOptions;
  readonly #known = new DigestSet();
  readonly #file: string;
  /** What every record depends on, in 64 characters: made once, for a history asks for millions. */
  readonly #secret: string;
  /** A character a byte. */
  #waiting: string[] = [];

  constructor(options: PlainOptions) {
    const { basis, key } = options;
    this.#options = options;
    this.#secret = key === null ? hash('sha256', basis) : createHmac('sha256', key).update(basis).digest('hex');
    this.#file = path.join(options.folder, `${randomBytes(8).toString('hex')}.bin`);
    for (const records of filesIn(options.folder).map(recordsOf)) {
      for (const record of records) this.#known.addDigest(record);
    }
  }

  has(blob: string, file: string): boolean {
    return this.#known.hasDigest(this.#record(blob, file));
  }

  add(blob: string, file: string): void {
    const record = this.#record(blob, file);
    if (!this.#known.addDigest(record)) return;
    this.#waiting.push(record);
    if (this.#waiting.length >= WAITING_RECORDS) this.flush();
  }

  flush(): void {
    const records = Buffer.from(this.#waiting.join(''), 'latin1');
    this.#waiting = [];
    if (records.length === 0) return;
    try {
      makeFolder(this.#options.folder, 0o700);
      if (!lstatSync(this.#options.folder).isDirectory()) return;
      appendFileSync(this.#file, records, { mode: 0o600 });
    } catch {
      // a full or read-only disk costs the next run time, nothing else
    }
  }

  /** Writes the rest, and makes one file of many. */
  close(): void {
    this.flush();
    const { folder } = this.#options;
    const files = filesIn(folder);
    if (files.length <= MOST_FILES) return;
    const whole = `${this.#file}.whole`;
    try {
      for (const file of files) appendFileSync(whole, Buffer.concat(recordsOf(file)), { mode: 0o600 });
      renameSync(whole, path.join(folder, `${randomBytes(8).toString('hex')}.bin`));
      for (const file of files) rmSync(file, { force: true });
    } catch {
      rmSync(whole, { force: true });
    }
  }

  /** Hashed twice, as an HMAC is, so that nobody goes on from a record; `createHmac` takes five times as long. */
  #record(blob: string, file: string): string {
    const inner = hash('sha256', `${this.#secret}${JSON.stringify([blob, file])}`);
    return hash('sha256', `${this.#secret}${inner}`, 'binary').slice(0, RECORD_BYTES);
  }
}

/** The newest first, as far as there is room. Those of a link that somebody has put in its place are files of others. */
function filesIn(folder: string): readonly string[] {
  try {
    if (!lstatSync(folder).isDirectory()) return [];
    const files = readdirSync(folder)
      .filter((name) => FILE_NAME.test(name))
      .map((name) => path.join(folder, name))
      .flatMap((file) => {
        const stat = lstatSync(file, { throwIfNoEntry: false });
        return stat?.isFile() === true ? [{ file, size: stat.size, time: stat.mtimeMs }] : [];
      })
      .sort((a, b) => b.time - a.time);
    let bytes = 0;
    return files
      .filter(({ size }) => {
        bytes += size;
        return bytes <= MOST_BYTES;
      })
      .map(({ file }) => file);
  } catch {
    return []; // none was written yet
  }
}

/** Whole records: a run that was killed may have left half of one. */
function recordsOf(file: string): Buffer[] {
  try {
    const bytes = readFileSync(file);
    const count = Math.floor(bytes.length / RECORD_BYTES);
    return Array.from({ length: count }, (_, index) =>
      bytes.subarray(index * RECORD_BYTES, (index + 1) * RECORD_BYTES),
    );
  } catch {
    return [];
  }
}
