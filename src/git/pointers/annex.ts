/** git-annex: a locked file is a link into `.git/annex/objects`, an unlocked one a text that names its key. See https://git-annex.branchable.com/internals/pointer_file/. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { type Repository, worktreeFile } from '../repository.ts';
import type { PointedObject } from './pointed-object.ts';

const ALGORITHMS = { MD5: 'md5', SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;

/** The target of a link: `../.git/annex/objects/Xq/Kj/KEY/KEY`, one line without control characters. Git-annex takes the last name of any such path for the key. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const LINK = /^(?:[^\0-\x1f\x7f]*\/)?annex\/objects([^\0-\x1f\x7f]*\/([^/\0-\x1f\x7f]+))$/;
/** The content of an unlocked file: `/annex/objects/KEY`, and lines of later versions, which begin like it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const POINTER = /^\/annex\/objects\/([^/\0-\x1f\x7f]+)(?:\r?\n(?:\/annex\/[^\0-\x1f\x7f]*(?:\r?\n|$))*)?$/;

/** `SHA256E-s1048576--4d7a….pth`: the digest's kind, the size, the digest. Keys of other kinds cannot be verified. */
const KEY = /^(MD5|SHA1|SHA256|SHA512)E?-s(\d{1,15})(?:-[a-zA-Z]\d+)*--([0-9a-f]{32,128})(?:\.[^/]*)?$/;

/** What git-annex takes for a pointer is no longer than this. */
export const ANNEX_BYTES = 32 * 1024;
const MARK = '/annex/objects';
/** Of a line behind the first. */
const TAG = '/annex/';
/** A key of any kind: `WORM-s3-m1289672605--file`. */
const ANY_KEY = /^[A-Z0-9_]+(?:-[a-zA-Z]\d+)*--./;

/**
 * Whether git-annex takes the content of a file for a pointer: its first line holds the folder of objects and ends in a
 * key, and each other line the tag. It writes shorter ones. In such a form the text may also be another file.
 * See `parseLinkTargetOrPointer` of https://git-annex.branchable.com.
 */
export function isLooseAnnexPointer(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length > ANNEX_BYTES || !bytes.includes(MARK)) return false;
  const [first = '', ...others] = bytes.toString('latin1').replace(/\n$/, '').split('\n');
  const key = first.slice(first.lastIndexOf('/') + 1);
  return first.includes(MARK) && ANY_KEY.test(key) && others.every((line) => line.includes(TAG));
}

/**
 * @param text the link's target or the file's whole content
 * @param isLink whether git records it as a link; only then is a path followed: a file that holds one may be another file as well
 * @returns null where it is no pointer of git-annex; without places where its key has no digest: such content is reported, never believed
 */
export function annexObject(
  repository: Repository,
  text: string,
  { path: worktreePath, isLink }: { readonly path: Buffer; readonly isLink: boolean },
): PointedObject | null {
  const [, place, last] = (isLink ? LINK.exec(text) : null) ?? [];
  const key = isLink ? last : POINTER.exec(text)?.[1];
  if (key === undefined || (isLink && !ANY_KEY.test(key) && !text.endsWith(`/${key}/${key}`))) return null;
  const [, kind, size, digest] = KEY.exec(key) ?? [];
  const named = { name: `annexed content ${key}`, fetch: 'git annex get' };
  if (kind === undefined || digest === undefined) {
    return { ...named, algorithm: 'sha256', digest: '', size: null, places: [] };
  }
  const store = path.join(repository.commonDir, 'annex', 'objects');
  const hashed = hashFolders(key).map((folder) => path.join(folder, key, key));
  const linked = place?.startsWith('/') === true ? path.posix.normalize(place.replace(/^\/+/, '')) : '..';
  const folders = /^\.\.(?:\/|$)/.test(linked) ? hashed : [linked, ...hashed];
  return {
    ...named,
    algorithm: ALGORITHMS[kind as keyof typeof ALGORITHMS], // the pattern admits these kinds alone
    digest,
    size: Number(size),
    places: [...folders.map((folder) => path.join(store, folder)), ...worktreeFile(repository, worktreePath)],
  };
}

const LETTERS = '0123456789zqjxkmvwgpfZQJXKMVWGPF';

/** Where an unlocked file's content lies: `pX/ZJ`, in a bare repository `f87/4d5`. See https://git-annex.branchable.com/internals/hashing/. */
function hashFolders(key: string): readonly string[] {
  const digest = createHash('md5').update(key).digest();
  const word = digest.readUInt32LE(0);
  const [a, b, c, d] = [0, 6, 12, 18].map((bits) => LETTERS[(word >>> bits) & 31]);
  const hex = digest.toString('hex');
  return [`${b}${a}/${d}${c}`, `${hex.slice(0, 3)}/${hex.slice(3, 6)}`];
}
