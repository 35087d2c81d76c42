/** Small questions to git (ids, settings, kinds of repository) through simple-git, with what a hook needs switched on. See https://github.com/steveukx/git-js. */

import type { CheckError } from '../check-error.ts';
import { gitEnvironment, type Location, NO_MONITOR } from './environment.ts';
import { gitFailure, gitNotStarted } from './failure.ts';
import { gitProgram } from './program.ts';
import { timeForGit } from './run.ts';

/**
 * Settings that GIT_CONFIG_COUNT may bring, all of which simple-git would refuse on sight. They come from the user or from
 * CI, never from the repository's content, and the git that called the hook obeys them already.
 */
const SETTINGS_OF_THE_USER = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeCustomBinary: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeSubmodule: true,
  allowUnsafeTemplateDir: true,
  allowUnsafeUrlRewrite: true,
} as const;

/** A failed question that may have a harmless answer (`HEAD` is unborn, a setting is unset). */
export class PlumbingError extends Error {
  readonly code: number;
  readonly stderr: string;

  constructor(code: number, stderr: string) {
    super(`git ended with ${code}`);
    this.name = 'PlumbingError';
    this.code = code;
    this.stderr = stderr;
  }
}

/**
 * What git prints, as text without the last line break. Not for names of files or content: those are bytes.
 * @throws PlumbingError when git ends with another code than 0; CheckError when it cannot be started
 */
export async function ask(location: Location, args: readonly string[]): Promise<string> {
  const { simpleGit } = await import('simple-git');
  const environment = gitEnvironment(location.environment);
  let failure: PlumbingError | CheckError | undefined;
  const git = simpleGit({
    baseDir: location.cwd,
    binary: gitProgram(location.cwd, environment),
    timeout: { block: timeForGit() },
    // Without their names simple-git drops GIT_INDEX_FILE, GIT_DIR and the quarantine: it would answer for another commit.
    allowEnvironment: Object.keys(environment),
    completion: { onClose: true, onExit: false },
    // simple-git takes a failure that prints nothing for a success.
    errors: (error, { exitCode, stdErr }) => {
      if (error === undefined && exitCode === 0) return undefined;
      failure = failureOf(args[0] ?? '', exitCode, Buffer.concat(stdErr).toString());
      return error ?? failure;
    },
    unsafe: SETTINGS_OF_THE_USER,
  }).env(environment);
  try {
    return (await git.raw([...NO_MONITOR, ...args])).replace(/\n$/, '');
  } catch (cause) {
    if (/spawn .* E[A-Z]+/.test(String(cause)))
      throw gitNotStarted(/ENOENT/.test(String(cause)) ? { code: 'ENOENT' } : cause);
    throw failure ?? cause;
  }
}

/** A git that a signal ended, or that did not answer in time, has said nothing: that is no harmless answer. */
function failureOf(what: string, code: number | null, stderr: string): PlumbingError | CheckError {
  if (code !== null && code > 0) return new PlumbingError(code, stderr);
  return gitFailure(what, { code: null, signal: 'SIGKILL', stderr });
}

/** As `ask`, where a failure has no harmless meaning. @throws CheckError */
export async function demand(location: Location, args: readonly string[]): Promise<string> {
  try {
    return await ask(location, args);
  } catch (error) {
    if (!(error instanceof PlumbingError)) throw error;
    throw gitFailure(args[0] ?? '', { code: error.code, signal: null, stderr: error.stderr });
  }
}
