/** Whether files on disk are those that the index records, seen as git sees it: by the time and the length that the index keeps of each. See https://git-scm.com/docs/index-format. */
import { readdirSync, readFileSync, type Stats } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

const HEADER_BYTES = 12;
/** What stands before the id of an entry's object: two times, then numbers of 4 bytes, the length last. Behind the id come its flags. */
const STAT_BYTES = 40;
const MODIFIED_AT = 8;
const LENGTH_AT = 36;
/** Of the first byte of the flags: more flags follow. */
const MORE_FLAGS = 0x40;
/** Of the flags without their highest four bits: the length of the name, or this where it is longer. */
const LONGEST = 0xfff;
/** From this version on a name has only what tells it from the one before, and no padding behind it. */
const SHORTENED_NAMES = 4;

interface Wanted {
  /** From the root, each character a byte. */
  readonly names: ReadonlySet<string>;
  readonly environment: Environment;
  /** Of an object's id. */
  readonly idBytes: number;
}

/** @param statOf undefined where nothing is there. @returns false also where the index is not read here */
export function areRecorded(wanted: Wanted, statOf: (name: string) => Stats | undefined): boolean {
  const { GIT_DIR = '.git', GIT_INDEX_FILE = `${GIT_DIR}/index` } = wanted.environment;
  const index = contentOf(GIT_INDEX_FILE);
  if (index === null || isSplit(GIT_DIR)) return false;
  const find = index.readUInt32BE(4) < SHORTENED_NAMES ? wholeNames : shortenedNames;
  for (const [name, entry] of find(index, wanted)) if (!isUnchanged(index, entry, statOf(name))) return false;
  return true;
}

/** Null where it is none, or not there. */
function contentOf(file: string): Buffer | null {
  try {
    const content = readFileSync(file);
    return content.length > HEADER_BYTES ? content : null;
  } catch {
    return null;
  }
}

/** Most entries then lie in another file. See https://git-scm.com/docs/git-update-index#_split_index. */
function isSplit(gitDir: string): boolean {
  return readdirSync(gitDir).some((name) => name.startsWith('sharedindex.'));
}

/** An entry, and its name. */
type Found = readonly [name: string, entry: number];

/** Whether a name may be wanted, by its last two letters: of most it is not asked further. */
function mayBeAmong(names: ReadonlySet<string>): (bytes: Buffer, end: number) => boolean {
  const ends = new Set([...names].map((name) => Buffer.from(name, 'latin1').readUInt16BE(name.length - 2)));
  return (bytes, end) => ends.has(((bytes[end - 2] ?? 0) << 8) | (bytes[end - 1] ?? 0));
}

/** Entries of names as they are, each of which ends with a zero byte: looked for by their last parts, since to go through all takes a hundred times as long. */
function* wholeNames(index: Buffer, { names, idBytes }: Wanted): Generator<Found> {
  const lengths = new Set([...names].map(({ length }) => length));
  for (const last of new Set([...names].map((name) => `${name.slice(name.lastIndexOf('/') + 1)}\0`))) {
    for (let at = index.indexOf(last, 0, 'latin1'); at !== -1; at = index.indexOf(last, at + 1, 'latin1')) {
      const end = at + last.length - 1;
      for (const length of lengths) {
        const name = index.toString('latin1', Math.max(0, end - length), end);
        if (!names.has(name)) continue;
        for (const flags of flagsBefore(index, end - length, length)) yield [name, flags - idBytes - STAT_BYTES];
      }
    }
  }
}

/** Where the flags of a name begin, as far as they tell of it: more flags may stand between. */
function flagsBefore(index: Buffer, start: number, length: number): readonly number[] {
  return [start - 2, start - 4].filter((at) => {
    const flags = at < HEADER_BYTES ? 0 : index.readUInt16BE(at);
    return (flags & LONGEST) === Math.min(length, LONGEST) && (((flags >> 8) & MORE_FLAGS) !== 0) === at < start - 2;
  });
}

/** Entries of which each says how many bytes of the last name go, and what comes in their place. */
function* shortenedNames(index: Buffer, { names, idBytes }: Wanted): Generator<Found> {
  const mayBe = mayBeAmong(names);
  const name = Buffer.alloc(index.length);
  let length = 0;
  let entry = HEADER_BYTES;
  for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
    let at = entry + STAT_BYTES + idBytes;
    at += ((index[at] ?? 0) & MORE_FLAGS) === 0 ? 2 : 4;
    // A number in as many bytes as have their highest bit set, and one more.
    let dropped = -1;
    for (let byte = 0x80; byte >= 0x80; at += 1) {
      byte = index[at] ?? 0;
      dropped = (dropped + 1) * 0x80 + (byte & 0x7f);
    }
    length -= dropped;
    for (let byte = index[at] ?? 0; byte !== 0; byte = index[at] ?? 0) {
      name[length] = byte;
      length += 1;
      at += 1;
    }
    if (mayBe(name, length)) {
      const whole = name.toString('latin1', 0, length);
      if (names.has(whole)) yield [whole, entry];
    }
    entry = at + 1;
  }
}

function isUnchanged(index: Buffer, entry: number, stat: Stats | undefined): boolean {
  return (
    stat !== undefined &&
    index.readUInt32BE(entry + MODIFIED_AT) === Math.floor(stat.mtimeMs / 1000) >>> 0 &&
    index.readUInt32BE(entry + LENGTH_AT) === stat.size >>> 0
  );
}
