/** Entries of git's configuration under one section, from all its files and from `git -c`. See https://git-scm.com/docs/git-config. */
import type { Location } from './environment.ts';
import { gitFailure } from './failure.ts';
import { ask, PlumbingError } from './plumbing.ts';

/** `git config` ends with this code where nothing matches. */
const NO_MATCH = 1;

/**
 * @param section a word: `modelcheck`
 * @returns keys as git prints them (section and name in lower case), later ones win; a variable without a value has the value ''
 * @throws CheckError when git's configuration cannot be read
 */
export async function readGitSettings(
  location: Location,
  section: string,
): Promise<readonly (readonly [key: string, value: string])[]> {
  try {
    return parse(await ask(location, ['config', '-z', '--get-regexp', `^${section}\\.`]));
  } catch (error) {
    if (!(error instanceof PlumbingError)) throw error;
    if (error.code === NO_MATCH) return [];
    throw gitFailure('config', { code: error.code, signal: null, stderr: error.stderr });
  }
}

/** `modelcheck.failon\nhigh\0modelcheck.strict\0` */
function parse(listing: string): (readonly [string, string])[] {
  const entries = listing.split('\0').filter((entry) => entry !== '');
  return entries.map((entry) => {
    const end = entry.indexOf('\n');
    return end < 0 ? [entry, ''] : [entry.slice(0, end), entry.slice(end + 1)];
  });
}
