/** Reads what `git diff-tree --stdin --raw -z` prints, as it comes: memory stays flat, however long the history. See https://git-scm.com/docs/git-diff-tree#_raw_output_format. */
import { CheckError } from '../../check-error.ts';
import { DELETED_MODE, type Entry, isAliasIn, isAttributesFile } from './entry.ts';
import { type Fields, ListedEntry } from './listed-entry.ts';

const NUL = 0x00;
const SPACE = 0x20;
const SLASH = 0x2f;
const COLON = 0x3a;
const LAST_OF_ATTRIBUTES = 's'.charCodeAt(0);
/** How the mode of what is deleted begins: that of nothing else has zeros there. */
const NO_MODE = Buffer.from(DELETED_MODE).readUInt16LE();

const COMMIT = /^[0-9a-f]{40,64}$/;

/** Digits of a mode, and the blank behind them. */
const MODE_BYTES = 7;
/** Digits of an id: of SHA-1, else of SHA-256. */
const SHORT_ID = 40;
const LONG_ID = 64;

/**
 * A commit's id, then its records, each followed by a path; a merge has a colon, a mode and an id for each parent:
 * `213bdb5…` NUL `:000000 100644 0000… 0cfbf08… A` NUL `b` NUL `b99039e…` NUL `::000000 000000 100644 0000… 0000… 53c74cd… AA` NUL `d` NUL
 * Mutable: what a piece of the output leaves open.
 */
export class CommitReader {
  #rest: Buffer = Buffer.alloc(0);
  #commit = '';

  /** Deletions of `.gitattributes` alone. @throws CheckError (`incomplete`) for what is no such record */
  entriesIn(chunk: Buffer): readonly Entry[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const entries: Entry[] = [];
    let before = NOWHERE;
    let start = 0;
    for (let end = bytes.indexOf(NUL); end !== -1; end = bytes.indexOf(NUL, start)) {
      if (bytes[start] === COLON) {
        const pathEnd = bytes.indexOf(NUL, end + 1);
        if (pathEnd === -1) break;
        const fields = fieldsIn(bytes, { start, end, pathEnd });
        const folder = folderOf(bytes, fields);
        const isAttributes = isOfAttributes(bytes, fields);
        if (isAttributes || bytes.readUInt16LE(fields.mode) !== NO_MODE) {
          const isAlone = isAttributes || isAliasIn(bytes, folder.end, pathEnd);
          entries.push(new ListedEntry(bytes, fields, this.#commit, !isAlone && isSame(bytes, before, folder)));
          before = folder;
        }
        start = pathEnd + 1;
      } else {
        this.#commit = commitIn(bytes, start, end);
        start = end + 1;
      }
    }
    this.#rest = bytes.subarray(start);
    return entries;
  }

  /** @throws CheckError (`incomplete`) where the output ended in the middle */
  end(): void {
    if (this.#rest.length > 0) throw unexpected(this.#rest, 0, this.#rest.length);
  }
}

function commitIn(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('latin1', start, end);
  return COMMIT.test(text) ? text : unexpected(bytes, start, end);
}

interface Record {
  readonly start: number;
  readonly end: number;
  readonly pathEnd: number;
}

function fieldsIn(bytes: Buffer, { start, end, pathEnd }: Record): Fields {
  let modes = start;
  while (bytes[modes] === COLON) modes += 1;
  const parents = modes - start;
  const mode = modes + parents * MODE_BYTES;
  const ids = mode + MODE_BYTES;
  const digits = bytes[ids + SHORT_ID] === SPACE ? SHORT_ID : LONG_ID;
  const oid = ids + parents * (digits + 1);
  const oidEnd = oid + digits;
  const isWhole = oidEnd < end - 1 && [mode, ids, oid, oidEnd + 1].every((at) => bytes[at - 1] === SPACE);
  return isWhole ? { mode, oid, oidEnd, path: end + 1, pathEnd } : unexpected(bytes, start, end);
}

function isOfAttributes(bytes: Buffer, { path, pathEnd }: Fields): boolean {
  return bytes[pathEnd - 1] === LAST_OF_ATTRIBUTES && isAttributesFile({ path: bytes.subarray(path, pathEnd) });
}

/** Where a path's folder stands; its end is behind the last slash. */
interface Folder {
  readonly start: number;
  readonly end: number;
}

const NOWHERE: Folder = { start: 0, end: -1 };

function folderOf(bytes: Buffer, { path, pathEnd }: Fields): Folder {
  let end = pathEnd;
  while (end > path && bytes[end - 1] !== SLASH) end -= 1;
  return { start: path, end };
}

function isSame(bytes: Buffer, a: Folder, b: Folder): boolean {
  const length = a.end - a.start;
  if (length !== b.end - b.start) return false;
  for (let at = 0; at < length; at += 1) if (bytes[a.start + at] !== bytes[b.start + at]) return false;
  return true;
}

function unexpected(bytes: Buffer, start: number, end: number): never {
  const found = JSON.stringify(bytes.toString('latin1', start, Math.min(end, start + 120)));
  throw new CheckError('incomplete', `expected a record of git diff-tree --raw, found ${found}`);
}
