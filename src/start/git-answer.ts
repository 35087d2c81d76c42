/** What one git process writes, for those who start before anything is loaded. See https://nodejs.org/api/child_process.html#child_processspawnsynccommand-args-options. */
import { spawnSync } from 'node:child_process';
import { nodeBinding } from './node-binding.ts';

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

/** Null where git cannot be started, fails, or says too much. */
export function gitAnswer(question: GitQuestion, below: Below | null = belowOf(question.environment)): Buffer | null {
  return below === null ? byModule(question) : byBelow(question, below);
}

/** Null where the module is to be used. */
export function belowOf(environment: Environment): Below | null {
  return nodeBinding(['spawn_sync'], environment) as Below | null;
}

/** As node's own layer takes it. */
export function processOptions({ file, args, environment, cwd }: GitQuestion): object {
  return {
    file,
    args: [file, ...args],
    cwd,
    envPairs: Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
  };
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

function byBelow(question: GitQuestion, below: Below): Buffer | null {
  const { status, output, error } = below.spawn({
    ...processOptions(question),
    maxBuffer: question.most,
    stdio: [{ type: 'ignore' }, { type: 'pipe', readable: false, writable: true }, { type: 'ignore' }],
  });
  const written = status === 0 && error === undefined ? output?.[1] : null;
  return written ? Buffer.from(written.buffer, written.byteOffset, written.byteLength) : null;
}
