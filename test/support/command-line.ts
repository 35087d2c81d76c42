/** The command line in this process: what it writes, and how it ends. */
import { Writable } from 'node:stream';
import { main } from '../../src/cli.ts';

export interface Ran {
  readonly code: number;
  /** Of both streams, in the order in which it was written. */
  readonly text: string;
}

export async function runMain(cwd: string, args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const sink = () =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        out.push(chunk.toString());
        done();
      },
    });
  const code = await main(args, { cwd, environment: {}, stdout: sink(), stderr: sink(), stdin: process.stdin });
  return { code, text: out.join('') };
}
