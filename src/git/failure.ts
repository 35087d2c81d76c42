/** What git says when it fails, as one line that a user can act on. */
import { CheckError } from '../check-error.ts';

/** How a git process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

const NOT_EXAMINED = 'nothing was examined';

/** @param what the command without `git`, for the message */
export function gitFailure(what: string, ending: Ending): CheckError {
  const said = ending.stderr.trim();
  if (/dubious ownership/.test(said)) return foreignRepository(said);
  if (/not a git repository/i.test(said)) {
    return new CheckError('usage', 'not inside a git repository', {
      hint: 'Run it in a repository, or check files on disk: git model-check scan PATH',
    });
  }
  if (/promisor remote|transport '\w+' not allowed/.test(said)) return partialClone(said);
  const how = ending.signal === null ? `ended with ${ending.code}` : `was ended by ${ending.signal}`;
  const line = (said.split('\n').at(-1) ?? '').replace(/^fatal: /, '');
  return new CheckError('incomplete', `git ${what} ${how}${line === '' ? '' : `: ${line}`}; ${NOT_EXAMINED}`, {
    hint: 'Run that git command by hand to see why, then check again.',
  });
}

/** The process could not be started at all. */
export function gitNotStarted(cause: unknown): CheckError {
  const code = (cause as NodeJS.ErrnoException).code; // spawn reports system errors only
  const message = code === 'ENOENT' ? 'git was not found on PATH' : `git could not be started (${code ?? cause})`;
  return new CheckError('incomplete', `${message}; ${NOT_EXAMINED}`, {
    hint: 'Install git, or add it to PATH.',
    cause,
  });
}

/** `fatal: detected dubious ownership in repository at '/srv/models'` and the command that git itself proposes. */
function foreignRepository(said: string): CheckError {
  const folder = /repository at '(.+)'/.exec(said)?.[1] ?? '.';
  return new CheckError('incomplete', `git refuses ${folder}: it belongs to another user; ${NOT_EXAMINED}`, {
    hint: `If you trust it: git config --global --add safe.directory '${folder.replaceAll("'", "'\\''")}'`,
  });
}

/** `fatal: could not fetch c57f21… from promisor remote`, of older gits `fatal: transport 'https' not allowed`: nothing is fetched behind the user's back. */
function partialClone(said: string): CheckError {
  const oid = /fetch ([0-9a-f]{40,64}) from/.exec(said)?.[1] ?? 'an object';
  return new CheckError('incomplete', `${oid} is not here, for this is a partial clone; ${NOT_EXAMINED}`, {
    hint: 'Fetch what was left out: git fetch --refetch --no-filter',
  });
}
