/** What is passed over by its first byte no probe would have taken: every format is asked about files that begin otherwise, made from beginnings of all of them. */
import { readFileSync } from 'node:fs';
import test from 'ava';
import { memorySource } from '../src/bytes/byte-source.ts';
import { onceFor } from '../src/bytes/once.ts';
import type { Format } from '../src/formats/format.ts';
import { FORMATS, LAST_FORMATS } from '../src/formats/registry.ts';
import { mayStart } from '../src/recognise.ts';
import { Random } from './fuzz/random.ts';
import { reducePickle } from './support/assembler.ts';
import { inFull } from './support/in-full.ts';
import { runs } from './support/runs.ts';

const NAMES = ['a', 'a.pkl', 'a.onnx', 'a.pb', 'a.rds', 'a.t7', 'a.mlmodel', 'a.json', 'a.pth'];

const BEGINNINGS: readonly Buffer[] = [
  ...[
    '\x93NUMPY\x01\0',
    'GGUF\x03\0\0\0',
    '7z\xbc\xaf\x27\x1c\0\x04',
    'ZF0x10               ',
    'X\n\0\0\0\x03\0\x04\x03\0',
  ],
  ...['RDX3\nX\n\0\0\0\x03\0\x04\x03\0', 'A\n3\n262912\n197888\n', '\x1f\x8b\x08\0', 'BZh91AY&SY', '\xfd7zXZ\0'],
  ...['\x28\xb5\x2f\xfd\x20', '\x04\x22\x4d\x18', '\x02\x21\x4c\x18', '\x5a\x2a\x4d\x18\x01\0\0\0\0\x28\xb5\x2f\xfd'],
  ...[
    'node {\n name: "a"\n op: "ReadFile"\n}\n',
    '# text\nnode { name: "a" op: "Const" }',
    '\x0a\x12\x12\x03abc\x0a\x0b',
  ],
  ...[
    '\x0a\x20\x0a\x01a\x12\x08ReadFile\x22\x11',
    '\0'.repeat(40),
    'MSCF\0\0\0\0',
    // What shows by a later byte what it is: flat buffers, safetensors, BSON of Julia, Berkeley DB, NNUE, LZMA, SQLite.
    ...['TFL3', 'ORTM', 'ET12', 'FT01', 'PTMF'].map(
      (identifier) => `\x10\0\0\0${identifier}\0\0\x06\0\x08\0\x04\0\x06\0\0\0`,
    ),
    '\x18\0\0\0\0\0\0\0{"a":{"dtype":"U8"}}      ',
    '\x30\0\0\0\x03a\0\x20\0\0\0\x02tag\0\x07\0\0\0struct\0\0\0',
    `${'\0'.repeat(12)}\x61\x15\x06\0${'\0'.repeat(80)}`,
    '\x1f\x2f\xf3\x7a\0\0\0\0\x04\0\0\0text',
    '\x5d\0\0\x80\0\xff\xff\xff\xff\xff\xff\xff\xff\0\x20\x99\xca\x93',
    'SQLite format 3\0',
    '\x7fELF\x02\x01\x01\0',
    '<net name="a" version="11"></net>',
    '{"class_name": "A", "config": {}}',
  ],
].map((text) => Buffer.from(text, 'latin1'));

/** The ids of those that are passed over and would have been taken. */
function wronglySpared(formats: readonly Format[], bytes: Buffer, name: string): string[] {
  const source = memorySource(bytes);
  const once = onceFor(source);
  return formats.filter((format) => !mayStart(format, bytes) && answers(format)).map(({ id }) => id);
  function answers(format: Format): boolean {
    try {
      return format.probe(source, name, once) !== null;
    } catch {
      return false;
    }
  }
}

const ALL = [...FORMATS, ...LAST_FORMATS];

inFull('every first byte, before the rest of every beginning', (t) => {
  const calls = reducePickle('posix', 'system', 'echo harmless');
  for (const beginning of [...BEGINNINGS, Buffer.from(calls)]) {
    for (let first = 0; first < 256; first += 1) {
      const bytes = Buffer.concat([Buffer.of(first), beginning.subarray(1)]);
      const name = NAMES[first % NAMES.length] ?? '';
      for (const each of [bytes, bytes.subarray(0, 1)]) t.deepEqual(wronglySpared(ALL, each, name), [], `${first}`);
    }
  }
  t.deepEqual(wronglySpared(ALL, Buffer.alloc(0), 'a.pkl'), []);
});

test('random bytes, changed beginnings and files of this project', (t) => {
  const random = new Random(5);
  const files = ['package.json', 'README.md', 'src/recognise.ts', 'data/index.bin'].map((file) =>
    readFileSync(new URL(`../../${file}`, import.meta.url)),
  );
  const rounds = runs(3_000);
  for (let round = 0; round < rounds; round += 1) {
    const model = [...BEGINNINGS, ...files][random.below(BEGINNINGS.length + files.length)] ?? Buffer.alloc(0);
    const bytes = Buffer.from(model.subarray(0, 600));
    for (let change = random.below(4); change > 0 && bytes.length > 0; change -= 1) {
      bytes[random.below(Math.min(bytes.length, 16))] = random.below(256);
    }
    t.deepEqual(wronglySpared(ALL, bytes, NAMES[random.below(NAMES.length)] ?? ''), [], bytes.toString('hex'));
  }
});

test('a first byte that is left out is found out', (t) => {
  const blind = ALL.map((format) => (format.id === 'gguf' ? { ...format, firstBytes: new Set([0x41]) } : format));
  t.deepEqual(wronglySpared(blind, Buffer.from('GGUF\x03\0\0\0', 'latin1'), 'a'), ['gguf']);
});

test('a later byte that is left out is found out', (t) => {
  const bytes = BEGINNINGS.find((beginning) => beginning.includes('"dtype"')) ?? Buffer.alloc(0);
  const blind = ALL.map((format) =>
    format.id === 'safetensors' ? { ...format, laterByte: { at: 8, of: new Set([0x41]) } } : format,
  );
  t.deepEqual([wronglySpared(ALL, bytes, 'a'), wronglySpared(blind, bytes, 'a')], [[], ['safetensors']]);
});
