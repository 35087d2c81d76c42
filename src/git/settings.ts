/** Entries of git's configuration under one section, from all its files and from `git -c`. See https://git-scm.com/docs/git-config. */

import type { Location } from './environment.ts';
import { fieldsOf } from './listing/entry.ts';
import { runGit } from './run.ts';

/** `git config` ends with this code where nothing matches. */
const NO_MATCH = 1;

/**
 * Not through simple-git, which waits 50 ms where git prints nothing, as it does in most repositories.
 * @param section a word: `modelcheck`
 * @returns keys as git prints them (section and name in lower case), later ones win; a variable without a value has the value ''
 * @throws CheckError when git's configuration cannot be read
 */
export async function readGitSettings(
  location: Location,
  section: string,
): Promise<readonly (readonly [key: string, value: string])[]> {
  const listing = await runGit(location, ['config', '-z', '--get-regexp', `^${section}\\.`], { answers: [NO_MATCH] });
  return [...fieldsOf(listing)].map((field) => {
    const text = field.toString('utf8');
    const end = text.indexOf('\n');
    return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
  });
}
