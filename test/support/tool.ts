/** The command under test, called as from a shell. A node for each call takes longer than what it does: without MODEL_CHECK_TEST_FULL=1 one thread answers all of them. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { FULL } from './python.ts';

/** The command under test. */
export const BIN = fileURLToPath(new URL('../../../bin/git-model-check.js', import.meta.url));

export interface ToolCall {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly input: string | Uint8Array;
  readonly script: string;
}

export interface ToolRan {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Place {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly input?: string | Uint8Array;
}

/** What git starts, or what starts itself, is always a process. */
const OWN_PROCESS: ReadonlySet<string> = new Set(['hook', 'demo']);
const MOST_MS = 120_000;

export function runTool(args: readonly string[], { cwd, environment, input = '' }: Place): SpawnSyncReturns<string> {
  if (FULL || OWN_PROCESS.has(args[0] ?? ''))
    return spawnSync(process.execPath, [BIN, ...args], {
      cwd,
      env: environment,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      input,
    });
  const { status, stdout, stderr } = thread().call({ args, cwd, environment, input, script: BIN });
  return { pid: 0, signal: null, output: [null, stdout, stderr], status, stdout, stderr };
}

let running: Thread | undefined;

function thread(): Thread {
  running ??= new Thread();
  return running;
}

/** Is waited for, as for a process. */
class Thread {
  readonly #port: MessagePort;
  readonly #ended = new Int32Array(new SharedArrayBuffer(4));

  constructor() {
    const { port1, port2 } = new MessageChannel();
    const workerData = { port: port2, ended: this.#ended };
    const worker = new Worker(new URL('./tool-thread.js', import.meta.url), { workerData, transferList: [port2] });
    worker.unref();
    this.#port = port1;
    port1.unref();
  }

  call(call: ToolCall): ToolRan {
    Atomics.store(this.#ended, 0, 0);
    this.#port.postMessage(call);
    if (Atomics.wait(this.#ended, 0, 0, MOST_MS) === 'timed-out')
      throw new Error(`git model-check ${call.args.join(' ')}: no end within ${MOST_MS} ms`);
    return receiveMessageOnPort(this.#port)?.message;
  }
}
