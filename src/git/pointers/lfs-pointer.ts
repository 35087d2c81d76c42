/** Git LFS: reads pointers, and names the files of the objects that they stand for. See https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md. */
import path from 'node:path';

/** Git LFS looks at this much of a file. One that is shorter than this is read for a pointer before anything else. */
export const POINTER_BYTES = 1024;

export interface LfsPointer {
  /** SHA-256 of the object, hex. */
  readonly oid: string;
  /** Bytes of the object. */
  readonly size: number;
  /** Whether programs of the machine make the file of the object on checkout (`lfs.extension.NAME.smudge`). */
  readonly isExtended: boolean;
}

const VERSIONS: ReadonlySet<string> = new Set([
  'https://git-lfs.github.com/spec/v1',
  'http://git-media.io/v/2',
  'https://hawser.github.com/spec/v1',
]);
/** In this order, each once; extensions may stand between them, and nothing behind. */
const KEYS = ['version', 'oid', 'size'] as const;
const EXTENSION = /^ext-(\d)-\w/;
const OID = /^sha256:([0-9a-f]{64})$/i;
const SIZE = /^\+?0*(\d{1,15})$/;

/**
 * ```
 * version https://git-lfs.github.com/spec/v1
 * oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
 * size 12345
 * ```
 * Null for anything else, also for the text of a pointer with something behind it: git-lfs leaves such a file as it
 * is. Blanks around it do not matter.
 */
export function parseLfsPointer(content: Uint8Array): LfsPointer | null {
  return content.length < POINTER_BYTES && namesVersion(content) ? pointerIn(textOf(content)) : null;
}

/** First letters of a line that a pointer may begin with: of `version`, and of an extension. */
const STARTS = [...Buffer.from('ve')];

/** What is no pointer ends here, mostly. */
function namesVersion({ buffer, byteOffset, byteLength, 0: first = 0 }: Uint8Array): boolean {
  // Blanks may come before, of any alphabet.
  if (first > 0x20 && first < 0x7f && !STARTS.includes(first)) return false;
  return Buffer.from(buffer, byteOffset, byteLength).includes('version ');
}

/**
 * Whether git-lfs would take a file that is too long for a pointer for one: it cuts the file, and trims what is left.
 * @param head the first bytes, `POINTER_BYTES` of them
 */
export function isPaddedPointer(head: Uint8Array): boolean {
  if (!namesVersion(head)) return false;
  // The cut may go through a character.
  return pointerIn(textOf(head).replace(/\ufffd+$/, '')) !== null;
}

/** What git-lfs trims is what Go calls white space; a byte order mark is none. */
const BLANKS = String.raw`(?:[^\S\ufeff]|\u0085)+`;
const OUTER_BLANKS = new RegExp(`^${BLANKS}|${BLANKS}$`, 'gu');

function textOf(content: Uint8Array): string {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
  return text.replace(OUTER_BLANKS, '');
}

/** Line by line as `decodeKVData` of git-lfs reads them: a line that it does not expect makes the text no pointer. */
function pointerIn(text: string): LfsPointer | null {
  const values: string[] = [];
  const priorities = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    const [, key = '', value = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
    if (values.length === KEYS.length) return null;
    if (key === KEYS[values.length]) values.push(value);
    else {
      const [, priority] = EXTENSION.exec(key) ?? [];
      if (priority === undefined || priorities.has(priority) || !OID.test(value)) return null;
      priorities.add(priority);
    }
  }
  const [version = '', oid = '', size = ''] = values;
  const [, digest] = OID.exec(oid) ?? [];
  const [, bytes] = SIZE.exec(size) ?? [];
  if (!VERSIONS.has(version) || digest === undefined || bytes === undefined) return null;
  return { oid: digest.toLowerCase(), size: Number(bytes), isExtended: priorities.size > 0 };
}

export function lfsObjectPath(storage: string, oid: string): string {
  return path.join(storage, 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
}
