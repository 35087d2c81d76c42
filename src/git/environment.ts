/** The environment of every git process: what the caller or the hook set stays, and nothing may change what an object id means. See https://git-scm.com/docs/git#_environment_variables. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the caller stands. Every git process starts there: a hook's GIT_DIR and GIT_INDEX_FILE may be relative to it. */
export interface Location {
  readonly cwd: string;
  readonly environment: Environment;
}

/** What simple-git refuses on sight, and what plumbing never needs: programs that git would start for a person. */
const INTERACTIVE =
  /^(EDITOR|VISUAL|PAGER|PREFIX|SSH_ASKPASS|GIT_(\w*EDITOR|PAGER|ASKPASS|SSH|SSH_COMMAND|SSH_VARIANT))$/i;
const OVERRIDES = /^GIT_(EXTERNAL_DIFF|PROXY_COMMAND|TEMPLATE_DIR|TRACE\w*|LITERAL_PATHSPECS|\w+_PATHSPECS)$/i;

/** Before every command: git would start the program that this names whenever it reads an index, and an index is not the worktree. */
export const NO_MONITOR = ['-c', 'core.fsmonitor=false'] as const;

/**
 * GIT_INDEX_FILE, GIT_DIR and the quarantine stay (a hook sees the wrong commit without them). Replace refs and lazy fetches
 * are off: an id must mean the content that is recorded here, and no graft may hide commits. Messages are in English, since
 * they are read.
 */
export function gitEnvironment(ambient: Environment): Record<string, string> {
  const kept = Object.entries(ambient).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !INTERACTIVE.test(entry[0]) && !OVERRIDES.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none', // a git before 2.39.4 does not know the line above
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    // On Windows a program of the current folder, which is the checkout, would win over PATH.
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}
