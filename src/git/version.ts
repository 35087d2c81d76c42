/** The oldest git that is served: from 2.28 on its lists are given what a user's settings may not change (`--no-relative`). See https://github.com/git/git/blob/master/Documentation/RelNotes/2.28.0.adoc. */
import { spawnSync } from 'node:child_process';
import { CheckError } from '../check-error.ts';
import type { Location } from './environment.ts';
import { gitProgram } from './program.ts';

export type GitVersion = readonly [major: number, minor: number];

export const OLDEST_GIT: GitVersion = [2, 28];

/** `git version 2.54.0 (Apple Git-161)`; null for what is none. */
export function parseGitVersion(text: string): GitVersion | null {
  const [, major, minor] = /^git version (\d+)\.(\d+)/.exec(text) ?? [];
  return major === undefined || minor === undefined ? null : [Number(major), Number(minor)];
}

/** Null where git is new enough, or does not say. */
export function tooOld(said: string): CheckError | null {
  const version = parseGitVersion(said);
  if (version === null) return null;
  const [major, minor] = version;
  if (major > OLDEST_GIT[0] || (major === OLDEST_GIT[0] && minor >= OLDEST_GIT[1])) return null;
  const found = said.trim().replace(/^git version /, '');
  const message = `git ${found} is too old, expected git ${OLDEST_GIT.join('.')} or newer; nothing was examined`;
  return new CheckError('incomplete', message);
}

/** Asked only where git has failed: an older one fails on the first option that it does not know. */
export function oldGit({ cwd, environment }: Location): CheckError | null {
  const { stdout } = spawnSync(gitProgram(cwd, environment), ['version'], {
    cwd,
    env: environment,
    encoding: 'utf8',
    timeout: 5000,
  });
  return tooOld(stdout ?? '');
}
