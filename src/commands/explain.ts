/** `git model-check explain PATH | REV:PATH`: every pickle of a file as Python-like statements (or opcodes), then what loading the file does. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { CheckError } from '../check-error.ts';
import type { Examiner, Format } from '../formats/format.ts';
import { skipJoblibArray } from '../formats/joblib/joblib-arrays.ts';
import { FORMATS } from '../formats/registry.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { disassemble } from '../pickle/explain/disassembly.ts';
import { listPickle } from '../pickle/explain/listing.ts';
import type { Skip } from '../pickle/session.ts';
import { examinePickles } from '../pickle/trace.ts';
import { escapeForTerminal } from '../printable.ts';
import { describe } from '../report/describe.ts';
import type { Command } from '../run/command.ts';
import { openNamed } from '../run/open-named.ts';
import { scan } from '../scan.ts';

/** Lines of one pickle; a person reads no more. */
const LINES = 20_000;

export const explain: Command = {
  usage: 'explain [--disassemble] PATH | REV:PATH',
  options: { disassemble: { type: 'boolean' } },
  async run({ io, values, positionals }) {
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) {
      throw new CheckError('usage', `explain: expected one file, found ${positionals.length}`, {
        hint: 'Name a file, or REV:PATH: git model-check explain HEAD:model.pkl',
      });
    }
    const write = (line: string) => io.stdout.write(`${escapeForTerminal(line)}\n`);
    const source = await openNamed(io, name);
    try {
      const list = values['disassemble'] === true ? disassemble : listPickle;
      const evidence = await scan(source, name, { formats: FORMATS.map((format) => listing(format, list, write)) });
      write(`# What loading ${name} does`);
      for (const line of describe(evidence)) write(line);
      return 0;
    } finally {
      source.close();
    }
  },
};

type List = (source: ByteSource, start: number, skips: readonly Skip[]) => Iterable<string>;

/** Lists each pickle before it is examined. */
function listing(format: Format, list: List, write: (line: string) => void): Format {
  const { expect } = format;
  if (format.id !== 'pickle' || expect === undefined) return format;
  const listed = (source: ByteSource, examine: Examiner): Examiner => {
    return (examination) => {
      write(`# ${examination.name}`);
      listAll(source, list, write);
      return examine(examination);
    };
  };
  return {
    ...format,
    probe(source, name, once) {
      const examine = format.probe(source, name, once);
      return examine === null ? null : listed(source, examine);
    },
    expect: (source, name) => listed(source, expect(source, name)),
  };
}

function listAll(source: ByteSource, list: List, write: (line: string) => void): void {
  const { starts, skips } = examinePickles(source, {
    limits: DEFAULT_LIMITS,
    tell: () => undefined,
    afterBuild: skipJoblibArray,
  });
  for (const start of starts) {
    if (start > 0) write(`# the pickle at ${start}`);
    listOne(list(source, start, skips), write);
  }
}

function listOne(text: Iterable<string>, write: (line: string) => void): void {
  let lines = 0;
  try {
    for (const line of text) {
      if (lines === LINES) return void write(`        … more than ${LINES} lines`);
      write(line);
      lines += 1;
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    write(`        … ${error.message}`);
  }
}
