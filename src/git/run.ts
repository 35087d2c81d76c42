/** Runs one git process and gives its standard output as bytes: names in git are bytes, so lists are never decoded on the way. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { gitEnvironment, type Location, NO_MONITOR } from './environment.ts';
import { type Ending, gitFailure, gitNotStarted } from './failure.ts';
import { gitProgram } from './program.ts';

/** Every git process that still runs, for the one who must end them all. */
const RUNNING = new Set<ChildProcess>();

/** Ends every git process: when the run is over, when its time is out, or in a signal handler, which has no time to ask. */
export function stopGit(): void {
  for (const child of RUNNING) child.kill('SIGKILL');
}

/** When git must have answered, in ms since the epoch. One for the process: so is its time. */
let deadline = Number.POSITIVE_INFINITY;

/** From then on every git process is ended, and what waits for it fails. @returns what lifts the bound */
export function boundGit(end: number): () => void {
  deadline = end;
  const timer = setTimeout(stopGit, Math.max(0, end - Date.now()));
  return () => {
    clearTimeout(timer);
    deadline = Number.POSITIVE_INFINITY;
  };
}

/** Milliseconds that git may still take; not more than a timer can count. */
export function timeForGit(): number {
  return Math.min(Math.max(1, deadline - Date.now()), 0x7fffffff);
}

/** Starts git where the caller stands: GIT_DIR and GIT_INDEX_FILE may be relative to that folder. */
export function startGit(location: Location, args: readonly string[], stdio: SpawnOptions['stdio']): ChildProcess {
  const env = gitEnvironment(location.environment);
  const child = spawn(gitProgram(location.cwd, env), [...NO_MONITOR, ...args], { cwd: location.cwd, env, stdio });
  RUNNING.add(child);
  if (Date.now() > deadline) child.kill('SIGKILL');
  child.once('close', () => RUNNING.delete(child));
  child.once('error', () => RUNNING.delete(child));
  return child;
}

/** How the process ends; rejects only when it could not be started. @throws CheckError (`incomplete`) */
export function endingOf(child: ChildProcess): Promise<Ending> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < 4096) stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(gitNotStarted(cause)));
    child.once('close', (code, signal) => resolve({ code, signal, stderr }));
  });
}

/** What `runGit` may be given. */
export interface RunOptions {
  /** Written to standard input. */
  readonly input?: string | Uint8Array;
  /** Exit codes besides 0 that are an answer. */
  readonly answers?: readonly number[];
  /** Git is ended after that time, in milliseconds: patterns of others may keep it busy for ever. Default: none. CWE-1333. */
  readonly atMost?: number;
}

/**
 * @throws CheckError (`incomplete`, or `usage` outside a repository) when git cannot be started or does not end with 0
 */
export async function runGit(location: Location, args: readonly string[], options: RunOptions = {}): Promise<Buffer> {
  const { answers = [] } = options;
  const { ending, stdout } = await collectGit(location, args, options);
  if (ending.code !== 0 && !answers.includes(ending.code ?? -1)) throw gitFailure(args[0] ?? '', ending);
  return stdout;
}

/** As `runGit`, for questions whose failure may be half an answer. @throws CheckError (`incomplete`) when git cannot be started */
export async function collectGit(
  location: Location,
  args: readonly string[],
  { input, atMost }: Pick<RunOptions, 'input' | 'atMost'> = {},
): Promise<{ readonly ending: Ending; readonly stdout: Buffer }> {
  const child = startGit(location, args, [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe']);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stdin?.on('error', () => undefined); // a git that dies early is recognised by its ending
  child.stdin?.end(input);
  const timer = atMost === undefined ? null : setTimeout(() => child.kill('SIGKILL'), atMost);
  try {
    const ending = await endingOf(child);
    return { ending, stdout: Buffer.concat(chunks) };
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}
