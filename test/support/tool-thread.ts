/** The other side of tool.ts: runs the command line, one call after the other. */
import { Readable, Writable } from 'node:stream';
import { type MessagePort, workerData } from 'node:worker_threads';
import { main } from '../../src/cli.ts';
import type { ToolCall, ToolRan } from './tool.ts';

const { port, ended }: { port: MessagePort; ended: Int32Array } = workerData;

function sink(): { readonly stream: Writable; text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

async function run({ args, cwd, environment, input, script }: ToolCall): Promise<ToolRan> {
  const [stdout, stderr] = [sink(), sink()];
  const stdin = Readable.from(input === '' ? [] : [Buffer.from(input)]);
  const io = { cwd, environment, script, stdout: stdout.stream, stderr: stderr.stream, stdin };
  const status = await main(args, io as unknown as Parameters<typeof main>[1] & {});
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

port.on('message', async (call: ToolCall) => {
  const ran = await run(call).catch((error: unknown) => ({ status: null, stdout: '', stderr: String(error) }));
  port.postMessage(ran);
  Atomics.store(ended, 0, 1);
  Atomics.notify(ended, 0);
});
