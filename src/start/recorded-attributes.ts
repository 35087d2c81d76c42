/** Whether the `.gitattributes` on disk are those that the index records, seen as git sees it: by the time and the length that the index keeps of each file. See https://git-scm.com/docs/index-format. */
import { readdirSync, readFileSync, type Stats } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

const NAME = Buffer.from('.gitattributes\0');
const SLASH = 0x2f;
const LAST_LETTERS = Buffer.from('es');
const HEADER_BYTES = 12;
/** What stands before the id of an entry's object: two times, then numbers of 4 bytes, the length last. Behind the id come its flags. */
const STAT_BYTES = 40;
const MODIFIED_AT = 8;
const LENGTH_AT = 36;
/** The lower bits of the flags are the length of the name; the highest but one says that more flags follow. */
const NAME_LENGTH = 0xfff;
const MORE_FLAGS = 0x4000;
/** From this version on a name has only what tells it from the one before. */
const SHORTENED_NAMES = 4;

interface Index {
  readonly bytes: Buffer;
  /** Of an object's id. */
  readonly idBytes: number;
}

/** An entry of attributes. */
interface Found {
  /** Each character a byte, with a slash at the end; that of the root is empty. */
  readonly folder: string;
  /** Where the entry begins. */
  readonly at: number;
}

/**
 * @param folders as in `Found`
 * @param statOf the file of attributes of a folder; undefined where it has none
 */
export function areRecorded(
  folders: ReadonlySet<string>,
  statOf: (folder: string) => Stats | undefined,
  { environment, idBytes }: { readonly environment: Environment; readonly idBytes: number },
): boolean {
  const { GIT_DIR = '.git', GIT_INDEX_FILE = `${GIT_DIR}/index` } = environment;
  const bytes = contentOf(GIT_INDEX_FILE);
  if (bytes === null || isSplit(GIT_DIR)) return false;
  const find = bytes.readUInt32BE(4) < SHORTENED_NAMES ? wholeNames : shortenedNames;
  for (const { folder, at } of find({ bytes, idBytes }, folders))
    if (!isUnchanged(bytes, at, statOf(folder))) return false;
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

function* wholeNames({ bytes, idBytes }: Index, folders: ReadonlySet<string>): Generator<Found> {
  for (let end = bytes.indexOf(NAME); end !== -1; end = bytes.indexOf(NAME, end + 1)) {
    for (const folder of folders) {
      const start = end - folder.length;
      if (folder === '' ? bytes[end - 1] === SLASH : bytes.toString('latin1', start, end) !== folder) continue;
      const flags = flagsBefore(bytes, start, folder.length + NAME.length - 1);
      if (flags !== null) yield { folder, at: flags - idBytes - STAT_BYTES };
    }
  }
}

/** Where the flags of the entry stand whose name begins there; null where that is the end of another name. */
function flagsBefore(bytes: Buffer, name: number, length: number): number | null {
  const isOf = (at: number, more: number) => (bytes.readUInt16BE(at) & (NAME_LENGTH | MORE_FLAGS)) === (length | more);
  return isOf(name - 2, 0) ? name - 2 : isOf(name - 4, MORE_FLAGS) ? name - 4 : null;
}

/** Entry by entry: how many bytes of the last name do not count any more, and what comes in their place. One loop without a call: an index has some hundred thousand entries. */
function* shortenedNames({ bytes, idBytes }: Index, folders: ReadonlySet<string>): Generator<Found> {
  const name = Buffer.alloc(bytes.length);
  let length = 0;
  let at = HEADER_BYTES;
  for (let left = bytes.readUInt32BE(8); left > 0; left -= 1) {
    let next = at + STAT_BYTES + idBytes;
    next += ((bytes[next] ?? 0) & (MORE_FLAGS >> 8)) === 0 ? 2 : 4;
    let dropped = -1;
    for (let byte = 0x80; byte >= 0x80; next += 1) {
      byte = bytes[next] ?? 0;
      dropped = (dropped + 1) * 0x80 + (byte & 0x7f);
    }
    length -= dropped;
    for (let byte = bytes[next] ?? 0; byte !== 0; byte = bytes[next] ?? 0) {
      name[length] = byte;
      length += 1;
      next += 1;
    }
    if (name[length - 1] === LAST_LETTERS[1] && name[length - 2] === LAST_LETTERS[0]) {
      const folder = folderIn(name.toString('latin1', 0, length));
      if (folder !== null && folders.has(folder)) yield { folder, at };
    }
    at = next + 1;
  }
}

function folderIn(name: string): string | null {
  const folder = name.slice(0, 1 - NAME.length);
  return name === `${folder}.gitattributes` && /^$|\/$/.test(folder) ? folder : null;
}

function isUnchanged(bytes: Buffer, entry: number, stat: Stats | undefined): boolean {
  return (
    stat !== undefined &&
    bytes.readUInt32BE(entry + MODIFIED_AT) === Math.floor(stat.mtimeMs / 1000) >>> 0 &&
    bytes.readUInt32BE(entry + LENGTH_AT) === stat.size >>> 0
  );
}
