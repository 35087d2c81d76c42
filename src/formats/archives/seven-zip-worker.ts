/** A worker of its own in which 7-Zip runs: compiled by Emscripten it sets the exit code of its process, handles that process's signals, and is reached only through globals; here they are nobody else's. */
import { parentPort } from 'node:worker_threads';
import { FormatError } from '../../bytes/format-error.ts';
import type { UnexaminedReason } from '../../facts.ts';
import { ARCHIVE, FOLDER, type SevenZipProgram, startSevenZip, type UnpackedFile } from './seven-zip-program.ts';

export interface SevenZipRequest {
  /** Of one archive. */
  readonly session: number;
  readonly ask: { readonly list: Uint8Array } | 'unpack' | 'forget';
}

/** `text` is what it printed. An error's class does not survive the way between threads. */
export type SevenZipAnswer =
  | { readonly session: number; readonly text: string; readonly files: readonly UnpackedFile[] }
  | { readonly session: number; readonly failure: { readonly message: string; readonly reason: UnexaminedReason } }
  | { readonly session: number; readonly bug: string };

const programs = new Map<number, SevenZipProgram>();

async function answerTo({ session, ask }: SevenZipRequest): Promise<SevenZipAnswer> {
  try {
    if (typeof ask === 'object') {
      const program = await startSevenZip(ask.list);
      programs.set(session, program);
      return { session, text: program.run(['l', '-slt', '-ba', ARCHIVE]), files: [] };
    }
    const program = programs.get(session);
    if (program === undefined) throw new Error('nothing was listed');
    const text = program.run(['x', `-o${FOLDER}`, ARCHIVE]);
    return { session, text, files: [...program.unpacked()] };
  } catch (error) {
    if (!(error instanceof FormatError)) return { session, bug: String(error instanceof Error ? error.stack : error) };
    return { session, failure: { message: error.message, reason: error.reason } };
  }
}

parentPort?.on('message', async (request: SevenZipRequest) => {
  if (request.ask === 'forget') {
    programs.delete(request.session);
    return;
  }
  const answer = await answerTo(request);
  const pieces = 'files' in answer ? answer.files.flatMap((file) => file.pieces) : [];
  parentPort?.postMessage(answer, [...new Set(pieces.map(({ buffer }) => buffer as ArrayBuffer))]); // given away, not copied
});
