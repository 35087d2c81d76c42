/** git-annex: a locked file is a link into `.git/annex/objects`, an unlocked one a text that names its key. See https://git-annex.branchable.com/internals/pointer_file/. */
import path from 'node:path';
import type { PointedObject } from './pointed-object.ts';
import { type Repository, worktreeFile } from './repository.ts';

const ALGORITHMS = { MD5: 'md5', SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;

/** `../.git/annex/objects/Xq/Kj/KEY/KEY`, or `/annex/objects/KEY`. */
const LINK = /(?:^|\/)annex\/objects\/([^/]+\/[^/]+\/([^/]+)\/\2)\n?$/;
const POINTER = /^\/annex\/objects\/([^/\n]+)(?:\n|$)/;

/** `SHA256E-s1048576--4d7a….pth`: the digest's kind, the size, the digest. Keys of other kinds cannot be verified. */
const KEY = /^(MD5|SHA1|SHA256|SHA512)E?-s(\d{1,15})(?:-[a-zA-Z]\d+)*--([0-9a-f]{32,128})(?:\.[^/]*)?$/;

/**
 * @param text the link's target or the file's content
 * @returns null where it is no pointer of git-annex, or one whose key bears no digest
 */
export function annexObject(repository: Repository, text: string, worktreePath: Buffer): PointedObject | null {
  const [, place, linked] = LINK.exec(text) ?? [];
  const key = linked ?? POINTER.exec(text)?.[1];
  const [, kind, size, digest] = KEY.exec(key ?? '') ?? [];
  if (kind === undefined || size === undefined || digest === undefined) return null;
  const store = path.join(repository.commonDir, 'annex', 'objects');
  return {
    name: `annexed content ${key}`,
    algorithm: ALGORITHMS[kind as keyof typeof ALGORITHMS], // the pattern admits these kinds alone
    digest,
    size: Number(size),
    places: [...(place === undefined ? [] : [path.join(store, place)]), ...worktreeFile(repository, worktreePath)],
    fetch: 'git annex get',
  };
}
