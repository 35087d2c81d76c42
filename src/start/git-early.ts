/** What one git process writes, while the caller goes on: git works while a program is loaded. See https://nodejs.org/api/child_process.html#child_processspawncommand-args-options. */
import { type GitQuestion, processOptions } from './git-answer.ts';
import { nodeBinding } from './node-binding.ts';

/** What lies below `spawn`; nobody promises that it stays as it is. */
interface Process {
  /** An error of the system, else 0. */
  spawn(options: object): number;
  kill(signal: number): void;
  close(): void;
  onexit: (status: number, signal: string) => void;
}

interface Pipe {
  readStart(): void;
  close(): void;
  onread: (bytes: ArrayBuffer) => void;
}

export interface EarlyBelow {
  readonly Process: new () => Process;
  readonly Pipe: new (type: number) => Pipe;
  readonly constants: { readonly SOCKET: number };
  /** At `kReadBytesOrError`: how many bytes were read, below 0 at the end. */
  readonly streamBaseState: ArrayLike<number>;
  readonly kReadBytesOrError: number;
}

const SIGKILL = 9;
/** `UV_EOF`, on every system: https://docs.libuv.org/en/v1.x/errors.html#c.UV_EOF */
const END_OF_FILE = -4095;

/** Null where git cannot be started, fails, or says too much. */
export function askEarly(
  question: GitQuestion,
  below: EarlyBelow | null = earlyBelowOf(question.environment),
): Promise<Buffer | null> {
  return new Promise((resolve) => {
    if (below === null) askByModule(question, resolve);
    else askByBelow(question, below, resolve);
  });
}

/** Null where the module is to be used. */
export function earlyBelowOf(environment: GitQuestion['environment']): EarlyBelow | null {
  return nodeBinding(['process_wrap', 'pipe_wrap', 'stream_wrap'], environment) as EarlyBelow | null;
}

type Receive = (answer: Buffer | null) => void;

function askByModule({ file, args, environment, cwd, most }: GitQuestion, receive: Receive): void {
  const options = { cwd, env: environment, maxBuffer: most, encoding: 'buffer' } as const;
  // An import would be loaded where it is not needed.
  process
    .getBuiltinModule('node:child_process')
    .execFile(file, args, options, (error, output) => receive(error === null ? output : null));
}

function askByBelow(question: GitQuestion, below: EarlyBelow, receive: Receive): void {
  const git = new below.Process();
  const output = new below.Pipe(below.constants.SOCKET);
  const stdio = [{ type: 'ignore' }, { type: 'pipe', handle: output }, { type: 'ignore' }];
  const parts: Buffer[] = [];
  let length = 0;
  let isWhole = true;
  let open = 2;
  const end = (handle: Process | Pipe, isWell: boolean) => {
    handle.close();
    isWhole &&= isWell;
    open -= 1;
    if (open === 0) receive(isWhole ? Buffer.concat(parts) : null);
  };
  git.onexit = (status, signal) => end(git, status === 0 && signal === '');
  output.onread = (bytes) => {
    const count = below.streamBaseState[below.kReadBytesOrError] ?? 0;
    if (count < 0) return end(output, count === END_OF_FILE);
    length += count;
    isWhole &&= length <= question.most;
    if (isWhole) parts.push(Buffer.from(bytes, 0, count));
    else git.kill(SIGKILL);
  };
  if (git.spawn({ ...processOptions(question), stdio }) !== 0) {
    git.close();
    output.close();
    receive(null);
  } else {
    output.readStart();
  }
}
