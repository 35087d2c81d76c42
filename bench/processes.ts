/** Whole processes with all that they start, measured by the processor time that they take: a machine that others use too tells little by the clock. See https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#times. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ENVIRONMENT } from './git-repositories.ts';

export const BIN = fileURLToPath(new URL('../../bin/git-model-check.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  /** User and system time of the process and of those that it waited for, in ms; 0 where it was killed. */
  readonly processor: number;
  /** By the clock, in ms. */
  readonly elapsed: number;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface StartOptions {
  readonly cwd: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** What stands before the command: `taskset -c 1`. */
  readonly before?: readonly string[];
}

/** `git model-check` with arguments; in a process group of its own, so that it can be killed with all that it started. */
export function startModelCheck(args: readonly string[], options: StartOptions): Started {
  const { cwd, environment = {}, before = [] } = options;
  const shell = ['-c', '"$@"; code=$?; times >&2; exit $code', 'sh', ...before, process.execPath, BIN, ...args];
  const env = { ...ENVIRONMENT, CI: '', ...environment };
  const start = performance.now();
  const child = spawn('sh', shell, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, processor: processorTime(stderr), elapsed: performance.now() - start, stderr }),
    );
  });
  return { child, ended };
}

/** All that was started, at once and without a word. */
export function killAll({ child }: Started): void {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
}

/** The second line of `times`: what the children took, in user and in system time. */
function processorTime(stderr: string): number {
  const times = [...stderr.matchAll(/^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/gm)].at(-1) ?? [];
  const [, minutes = 0, seconds = 0, systemMinutes = 0, systemSeconds = 0] = times.map(Number);
  return 1000 * (60 * (minutes + systemMinutes) + seconds + systemSeconds);
}
