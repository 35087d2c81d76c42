/** Which paths the attributes give to Git LFS. See https://git-scm.com/docs/git-check-attr. */

import type { Location } from '../environment.ts';
import { fieldsOf } from '../listing/entry.ts';
import { runGit } from '../run.ts';

/** Matching paths against patterns is a matter of milliseconds; before git 2.41 one with many stars could take for ever. */
export const MATCHING_MS = 30_000;

/**
 * By the attributes of the index, since they are recorded with the content.
 * @returns the paths, each character a byte
 * @throws CheckError (`incomplete`) when git fails
 */
export async function pathsOfLfs(location: Location, paths: readonly Buffer[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const input = Buffer.concat(paths.flatMap((path) => [path, Buffer.of(0)]));
  const answer = await runGit(location, ['check-attr', '--cached', '-z', '--stdin', 'filter'], {
    input,
    atMost: MATCHING_MS,
  });
  const fields = [...fieldsOf(answer)].map((field) => field.toString('latin1'));
  const filtered = new Set<string>();
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const path = fields[index];
    if (fields[index + 2] === 'lfs' && path !== undefined) filtered.add(path);
  }
  return filtered;
}
