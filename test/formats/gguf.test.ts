/** GGUF models of every version and byte order: templates are found, what lies is reported, and tensors are not read. */
import test from 'ava';
import fc from 'fast-check';
import type { ByteSource } from '../../src/bytes/byte-source.ts';
import { scan } from '../../src/scan.ts';
import { CHAT_TEMPLATES } from '../support/chat-templates.ts';
import { runs } from '../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../support/scanned.ts';

interface Layout {
  readonly version: 1 | 2 | 3;
  readonly bigEndian?: boolean;
}

/** A tiny writer, independent of the reader that it tests. */
class Writer {
  readonly #layout: Layout;
  constructor(layout: Layout) {
    this.#layout = layout;
  }
  u32(value: number): Buffer {
    const bytes = Buffer.alloc(4);
    if (this.#layout.bigEndian === true) bytes.writeUInt32BE(value);
    else bytes.writeUInt32LE(value);
    return bytes;
  }
  u64(value: number): Buffer {
    const bytes = Buffer.alloc(8);
    if (this.#layout.bigEndian === true) bytes.writeBigUInt64BE(BigInt(value));
    else bytes.writeBigUInt64LE(BigInt(value));
    return bytes;
  }
  length(value: number): Buffer {
    return this.#layout.version === 1 ? this.u32(value) : this.u64(value);
  }
  string(text: string): Buffer {
    return Buffer.concat([this.length(Buffer.byteLength(text)), Buffer.from(text)]);
  }
  text(key: string, value: string): Buffer {
    return Buffer.concat([this.string(key), this.u32(8), this.string(value)]);
  }
  texts(key: string, values: readonly string[]): Buffer {
    const items = values.map((value) => this.string(value));
    return Buffer.concat([this.string(key), this.u32(9), this.u32(8), this.length(values.length), ...items]);
  }
  tensor(name: string, offset: number): Buffer {
    return Buffer.concat([
      this.string(name),
      this.u32(2),
      this.length(4),
      this.length(8),
      this.u32(0),
      this.u64(offset),
    ]);
  }
  file(entries: readonly Buffer[], tensors: readonly Buffer[] = [], data = Buffer.alloc(128)): Buffer {
    const head = [
      Buffer.from('GGUF'),
      this.u32(this.#layout.version),
      this.length(tensors.length),
      this.length(entries.length),
    ];
    return Buffer.concat([...head, ...entries, ...tensors, data]);
  }
}

const w = new Writer({ version: 3 });
const KEY = 'tokenizer.chat_template';
const EVIL = "{{ ''.__class__ }}";

const finds = test.macro(async (t, layout: Layout) => {
  const one = new Writer(layout);
  const number = Buffer.concat([one.string('general.alignment'), one.u32(4), one.u32(32)]);
  const entries = [
    one.text('general.architecture', 'llama'),
    number,
    one.texts('tokenizer.ggml.tokens', ['a', 'b']),
    one.text(KEY, EVIL),
  ];
  t.deepEqual(await findingLines(one.file(entries, [one.tensor('w', 0)]), 'm.gguf'), [
    `critical jinja/dunder m.gguf!${KEY}`,
  ]);
  const honest = [one.text(KEY, CHAT_TEMPLATES['ChatML'] ?? ''), one.text('general.description', EVIL), number];
  const { status, formats } = await judgeBytes(one.file(honest, [one.tensor('w', 0)]), 'm.gguf');
  t.is(status, 'clean');
  t.deepEqual(formats, ['gguf', 'jinja']);
});

for (const version of [1, 2, 3] as const) test(`version ${version}`, finds, { version });
test('numbers the other way round', finds, { version: 3, bigEndian: true });

test('every template, in whatever key and kind of value', async (t) => {
  const entries = [
    w.text(KEY, 'x'),
    w.text(KEY, EVIL),
    w.text(`${KEY}.tool_use`, EVIL),
    w.texts('tokenizer.chat_templates', ['default', EVIL]),
  ];
  const lines = new Set(await findingLines(w.file(entries), 'weights.bin'));
  t.deepEqual(
    [...lines],
    [KEY, `${KEY}.tool_use`, 'tokenizer.chat_templates'].map((key) => `critical jinja/dunder weights.bin!${key}`),
  );
});

const unexamined = test.macro(async (t, content: Buffer, reason: string) => {
  t.deepEqual(await findingLines(content, 'm.gguf'), [`high unexaminable/${reason} m.gguf`]);
});
const head = (version: number, tensors: number, entries: number) =>
  Buffer.concat([Buffer.from('GGUF'), w.u32(version), w.u64(tensors), w.u64(entries)]);
test('more entries than there are', unexamined, head(3, 0, 1), 'truncated');
test('more entries than any file has', unexamined, head(3, 0, 2 ** 60), 'truncated');
test('more tensors than there are', unexamined, head(3, 1000, 0), 'truncated');
test('a version to come', unexamined, head(4, 0, 0), 'malformed');
test('no version', unexamined, head(0, 0, 0), 'malformed');
test('a string that is longer than the file', unexamined, Buffer.concat([head(3, 0, 1), w.u64(2 ** 62)]), 'truncated');
test('a tensor behind the end', unexamined, w.file([], [w.tensor('w', 4096)]), 'truncated');
test('a type that is none', unexamined, w.file([Buffer.concat([w.string('k'), w.u32(13)])]), 'malformed');
test(
  'arrays inside each other without end',
  unexamined,
  w.file([Buffer.concat([w.string('k'), w.u32(9), ...Array.from({ length: 50 }, () => [w.u32(9), w.u64(1)]).flat()])]),
  'malformed',
);
test(
  'an array that is longer than the file',
  unexamined,
  w.file([Buffer.concat([w.string('k'), w.u32(9), w.u32(4), w.u64(2 ** 60)])]),
  'truncated',
);
test('other bytes under the name', async (t) => {
  const lines = await findingLines(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9]), 'm.gguf');
  t.deepEqual(lines, ['medium unexaminable/unrecognised m.gguf']);
});

test('what lies before a break is examined', async (t) => {
  const content = Buffer.concat([head(3, 0, 9), w.text(KEY, EVIL)]);
  const lines = await findingLines(content, 'm.gguf');
  t.true(lines.includes(`critical jinja/dunder m.gguf!${KEY}`));
  t.true(lines.includes('high unexaminable/truncated m.gguf'));
});

test('tensors are never read', async (t) => {
  const bytes = w.file([w.text(KEY, 'x')], [w.tensor('w', 0)], Buffer.alloc(64 * 1024 * 1024));
  let read = 0;
  const source: ByteSource = {
    size: bytes.length,
    read(start, end) {
      read += end - start;
      return bytes.subarray(start, end);
    },
  };
  const { facts } = await scan(source, 'm.gguf');
  t.deepEqual(facts, []);
  t.true(read < 1024 * 1024, `${read} bytes`);
});

test('any change and any cut ends in evidence', async (t) => {
  const file = w.file([w.text('a', 'b'), w.texts('c', ['d', 'e']), w.text(KEY, EVIL)], [w.tensor('w', 0)]);
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat({ max: 255 }), fc.option(fc.nat()), async (at, byte, cut) => {
      const changed = Buffer.from(cut === null ? file : file.subarray(0, cut % file.length));
      if (changed.length > 0) changed[at % changed.length] = byte;
      await scanBytes(changed, 'm.gguf');
    }),
    { numRuns: runs(1000), seed: 6 },
  );
  t.pass();
});
