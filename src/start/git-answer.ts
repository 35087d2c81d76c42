/** What one git process writes, for those who start before anything is loaded. Node's own module for processes brings sockets and streams along, which takes as long as git itself. See https://nodejs.org/api/deprecations.html#dep0111-processbinding. */
import { spawnSync } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

export interface GitQuestion {
  /** The program, absolute. */
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly cwd: string;
  /** Bytes: a longer answer is none. */
  readonly most: number;
}

/** What lies below `spawnSync`; nobody promises that it stays as it is. */
export interface Below {
  spawn(options: object): {
    readonly status: number | null;
    readonly output: readonly (Uint8Array | null)[] | null;
    /** Of the system, where there was an error. */
    readonly error?: number;
  };
}

/** Lines of node that get no more changes than those against attacks. In a later one it may differ tomorrow, and node ends the process where it does. */
const SETTLED = /^v(?:20|22)\./;
/** Node would warn, or refuses. */
const REFUSED = /--(?:pending-deprecation|(?:experimental-)?permission)/;

/** Null where git cannot be started, fails, or says too much. */
export function gitAnswer(
  question: GitQuestion,
  below: Below | null = belowOf(process.version, question.environment),
): Buffer | null {
  return below === null ? byModule(question) : byBelow(question, below);
}

/** Null where the module is to be used, which does the same. */
export function belowOf(version: string, environment: Environment): Below | null {
  const flags = [...process.execArgv, environment['NODE_OPTIONS'] ?? ''].join(' ');
  const isWarned = environment['NODE_PENDING_DEPRECATION'] === '1' || REFUSED.test(flags);
  if (process.platform === 'win32' || !SETTLED.test(version) || isWarned) return null;
  try {
    return (process as unknown as { binding(name: string): Below }).binding('spawn_sync'); // its types leave it out
  } catch {
    return null;
  }
}

function byModule({ file, args, environment, cwd, most }: GitQuestion): Buffer | null {
  const { status, stdout, error } = spawnSync(file, args, {
    cwd,
    env: environment,
    maxBuffer: most,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 && error === undefined ? stdout : null;
}

function byBelow({ file, args, environment, cwd, most }: GitQuestion, below: Below): Buffer | null {
  const { status, output, error } = below.spawn({
    file,
    args: [file, ...args],
    cwd,
    envPairs: Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
    maxBuffer: most,
    stdio: [{ type: 'ignore' }, { type: 'pipe', readable: false, writable: true }, { type: 'ignore' }],
  });
  const written = status === 0 && error === undefined ? output?.[1] : null;
  return written ? Buffer.from(written.buffer, written.byteOffset, written.byteLength) : null;
}
