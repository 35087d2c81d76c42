/** Bombs and lying lengths end in a fact, and an expansion is held in memory or in a file without a name. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { type ByteSource, memorySource } from '../../src/bytes/byte-source.ts';
import type { Format } from '../../src/formats/format.ts';
import { createSpool } from '../../src/git/content/spool.ts';
import { DEFAULT_LIMITS, entriesWithin, type Limits } from '../../src/limits.ts';
import { isRecognised } from '../../src/recognise.ts';
import { scan } from '../../src/scan.ts';
import { bytes, reducePickle } from '../support/assembler.ts';
import { tar, tarEntry, zip } from '../support/containers.ts';
import { inFull } from '../support/in-full.ts';

const EVIL = reducePickle('posix', 'system', 'echo harmless');
const MIB = 1024 * 1024;

async function reasons(content: Uint8Array, limits: Partial<Limits> = {}): Promise<string[]> {
  const { facts } = await scan(memorySource(content), 'model.pkl', { limits: { ...DEFAULT_LIMITS, ...limits } });
  return [...new Set(facts.flatMap(({ fact }) => (fact.kind === 'unexamined' ? [fact.reason] : [])))];
}

test('what expands beyond the ratio is reported as a limit', async (t) => {
  const bomb = gzipSync(Buffer.alloc(8 * MIB, 'x'));
  t.true((await reasons(bomb, { expansionFreeBytes: MIB })).includes('limit'));
  t.false((await reasons(bomb)).includes('limit'));
});

test('what begins as nothing that runs, under the name of data, is only unknown', async (t) => {
  const why = async (content: Uint8Array, name: string) => {
    const limits = { ...DEFAULT_LIMITS, expansionFreeBytes: MIB };
    const { facts } = await scan(memorySource(gzipSync(content)), name, { limits });
    return facts.flatMap(({ fact }) => (fact.kind === 'unexamined' ? [fact.reason] : []));
  };
  const mask = Buffer.alloc(8 * MIB, 1);
  t.deepEqual(await why(mask, 'lsmask.bin'), ['unrecognised']);
  t.true((await why(mask, 'model.pkl')).includes('limit'));
  t.true((await why(Buffer.concat([bytes(0x80, 4, '('), Buffer.alloc(8 * MIB, 'N')]), 'lsmask.bin')).includes('limit'));
  t.true((await why(zip([{ name: 'a', content: mask }]), 'lsmask.bin')).includes('limit'));
});

inFull('the ratio counts for the whole file, however it is nested', async (t) => {
  const bomb = gzipSync(gzipSync(Buffer.alloc(64 * MIB, 'x')));
  t.true((await reasons(bomb, { expansionFreeBytes: MIB, expansionRatio: 2000 })).includes('limit'));
});

/** An array of ones, or of objects. */
function array(descr: string, bytes: number): Buffer {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${bytes / 8},), }`.padEnd(117);
  const ones = Buffer.alloc(bytes, Buffer.from('000000000000f03f', 'hex'));
  return Buffer.concat([Buffer.from('934e554d505901007600', 'hex'), Buffer.from(`${header}\n`), ones]);
}

inFull(
  'zeros count for a sixteenth, arrays of numbers for a sixty-fourth: honest ones shrink to a thousandth',
  async (t) => {
    const limits = { expansionFreeBytes: MIB };
    t.deepEqual(await reasons(gzipSync(array('<f8', 12 * MIB)), limits), []);
    t.deepEqual(await reasons(gzipSync(Buffer.concat([bytes(0x80, 2, 'N.'), Buffer.alloc(12 * MIB)])), limits), []);
    t.deepEqual(await reasons(gzipSync(array('<f8', 60 * MIB)), limits), []);
    t.deepEqual(
      await reasons(gzipSync(array('<f8', 68 * MIB)), limits),
      ['limit'],
      'what was not expanded is not reported as truncated',
    );
    t.true((await reasons(gzipSync(Buffer.alloc(20 * MIB)), limits)).includes('limit'));
    t.true((await reasons(gzipSync(array('|O', 8 * MIB)), limits)).includes('limit'));
  },
);

test('one number repeated counts for a quarter, whatever holds it', async (t) => {
  const limits = { expansionFreeBytes: MIB };
  const length = Buffer.alloc(4);
  const pickled = (content: Buffer) => {
    length.writeUInt32LE(content.length);
    return gzipSync(Buffer.concat([bytes(0x80, 3, 'B'), length, content, bytes('.')]));
  };
  const numbers = (count: number) => Buffer.alloc(count, Buffer.from('000000000000f03f', 'hex'));
  t.deepEqual(await reasons(pickled(numbers(3 * MIB)), limits), []);
  t.true((await reasons(pickled(numbers(5 * MIB)), limits)).includes('limit'));
  const block = Buffer.from(Array.from({ length: 64 }, (_, index) => index));
  t.true((await reasons(pickled(Buffer.alloc(3 * MIB, block)), limits)).includes('limit'), 'not eight bytes, but many');
});

inFull('of what expands so far only so much is read, and that is reported', async (t) => {
  const limits = { ...DEFAULT_LIMITS, expansionFreeBytes: 4 * MIB };
  const evil = Buffer.concat([EVIL.subarray(0, -1), bytes('0')]);
  // As a file: what lies in memory is little, and not held to it.
  const createSpool = () => {
    const chunks: Buffer[] = [];
    const finish = () => {
      const whole = Buffer.concat(chunks);
      return { size: whole.length, read: (start: number, end: number) => whole.subarray(start, end) };
    };
    return { write: (chunk: Uint8Array) => void chunks.push(Buffer.from(chunk)), finish, release: () => undefined };
  };
  const found = async (opcodes: Uint8Array | string, count: number) => {
    const content = gzipSync(Buffer.concat([evil, Buffer.alloc(count, opcodes), bytes('N.')]));
    const { facts } = await scan(memorySource(content), 'x.pkl.gz', { createSpool, limits });
    t.true(facts.some(({ fact }) => fact.kind === 'call' && fact.operator.name === 'system'));
    return facts.flatMap(({ fact }) => (fact.kind === 'unexamined' ? [fact.detail] : []));
  };
  t.deepEqual(await found('N0', 3 * MIB), []);
  const reported = await found('N0', 12 * MIB);
  t.true(
    reported.some((detail) => /^more than 4194304 bytes to read of what expands more than 200 times$/.test(detail)),
    reported.join('; '),
  );
  // A volume of a brain is such data, and what searches it for pickles reads all that it may.
  const volume = Buffer.alloc(12 * MIB);
  for (let at = 0; at < volume.length; at += 1024) volume[at] = 0x63;
  const { facts, far } = await scan(memorySource(gzipSync(volume)), 'x.nii.gz', { createSpool, limits });
  const details = [...facts, ...(far?.facts ?? [])].map(({ fact }) =>
    fact.kind === 'unexamined' ? fact.detail : fact.kind,
  );
  t.deepEqual(details, ['expands more than 200 times']);
  // A table of one letter: it begins as nothing that runs, and no name says that it would.
  const letters = gzipSync(Buffer.alloc(4 * MIB, 'a'));
  for (const [name, reason] of [
    ['line.csv.gz', 'unrecognised'],
    ['line.npy.gz', 'limit'],
  ] as const) {
    const { facts: said } = await scan(memorySource(letters), name, {
      createSpool,
      limits: { ...limits, expansionFreeBytes: MIB },
    });
    const why = said.flatMap(({ fact }) => (fact.kind === 'unexamined' ? [fact.reason] : []));
    t.deepEqual([...new Set(why)], [reason], name);
  }
});

test('what came out before the limit is examined', async (t) => {
  const bomb = gzipSync(Buffer.concat([EVIL, Buffer.alloc(8 * MIB)]));
  const { facts } = await scan(memorySource(bomb), 'x', { limits: { ...DEFAULT_LIMITS, expandedBytesPerFile: MIB } });
  t.true(facts.some(({ fact }) => fact.kind === 'call' && fact.operator.name === 'system'));
  t.true(facts.some(({ fact }) => fact.kind === 'unexamined' && fact.reason === 'limit'));
});

test('too many entries and too deep a nesting are reported as limits', async (t) => {
  const many = zip(Array.from({ length: 50 }, (_, index) => ({ name: `f${index}`, content: Buffer.from(`${index}`) })));
  t.true((await reasons(many, { entriesPerFile: 20 })).includes('limit'));
  let deep: Buffer = Buffer.from(EVIL);
  for (let layer = 0; layer < 12; layer++) deep = tar(tarEntry('a.tar', deep));
  t.true((await reasons(deep)).includes('limit'));
});

inFull('a large file may hold more entries, and all are examined', async (t) => {
  const entries = Array.from({ length: 50 }, (_, index) => ({ name: `f${index}`, content: Buffer.alloc(MIB, index) }));
  const archive = zip([...entries, { name: 'last', content: EVIL }]);
  const { facts } = await scan(memorySource(archive), 'x', { limits: { ...DEFAULT_LIMITS, entriesPerFile: 40 } });
  t.deepEqual(
    facts.filter(({ fact }) => fact.kind === 'unexamined'),
    [],
  );
  t.true(facts.some(({ fact }) => fact.kind === 'call' && fact.operator.name === 'system'));
  t.deepEqual(
    [0, 8 * MIB, 32 * MIB, 2 ** 40].map((bytes) => entriesWithin(bytes, DEFAULT_LIMITS)),
    [65_536, 65_536, 131_072, 262_144],
  );
});

test('an archive that holds itself ends', async (t) => {
  let inner: Buffer = Buffer.from('seed');
  for (let layer = 0; layer < 6; layer++) {
    inner = zip(Array.from({ length: 8 }, (_, index) => ({ name: `${index}.zip`, content: inner, method: 8 })));
  }
  t.true((await reasons(inner, { entriesPerFile: 2000 })).includes('limit'));
});

inFull('very many small parts are reported as a limit', async (t) => {
  const passedOver = Buffer.from('502a4d1800000000', 'hex');
  const frame = Buffer.from('28b52ffd2000010000', 'hex');
  const many = (part: Uint8Array) => Buffer.concat(Array.from({ length: 70_000 }, () => part));
  t.true((await reasons(many(gzipSync('')))).includes('limit'));
  t.true((await reasons(many(frame))).includes('limit'));
  t.true((await reasons(many(Buffer.from('425a683917724538509000000000', 'hex')))).includes('limit'));
  t.false((await reasons(many(passedOver))).includes('limit'));
});

test('a large window for a small frame costs nothing', async (t) => {
  const frame = Buffer.from('28b52ffd008809000078', 'hex'); // 128 MiB, one block of one byte
  const { facts } = await scan(memorySource(Buffer.concat(Array.from({ length: 3000 }, () => frame))), 'x.zst');
  t.deepEqual(facts, []);
});

inFull('entries that share their bytes are examined a few times, not each', async (t) => {
  const content = bytes(0x80, 2, 'N0'.repeat(1_000_000), 'N.');
  const others = Array.from({ length: 200 }, (_, index) => ({
    name: `${index}`,
    content,
    offset: 0,
    packed: content.subarray(index + 1),
  }));
  t.true((await reasons(zip([{ name: 'a', content }, ...others]))).includes('limit'));
});

test('signatures that open no entry are read once, and after very many of them no more', async (t) => {
  let readBytes = 0;
  const content = Buffer.from('PK\x03\x04'.repeat(300_000));
  const source: ByteSource = {
    size: content.length,
    read(start, end) {
      readBytes += end - start;
      return content.subarray(start, end);
    },
  };
  const { facts } = await scan(source, 'x');
  t.true(facts.some(({ fact }) => fact.kind === 'unexamined' && fact.reason === 'limit'));
  t.true(readBytes < 8 * content.length, `${readBytes} bytes were read`);
});

test('headers that no directory names are found in one pass', async (t) => {
  const entry = zip([{ name: 'a', content: Buffer.from('x'), isHidden: true }]).subarray(0, 32);
  const content = Buffer.concat(Array.from({ length: 3000 }, () => entry));
  let readBytes = 0;
  const source: ByteSource = {
    size: content.length,
    read(start, end) {
      readBytes += end - start;
      return content.subarray(start, end);
    },
  };
  const { members } = await scan(source, 'x');
  t.is(members.length, 3000);
  t.true(readBytes < 3000 * 10_000, `${readBytes} bytes were read`);
});

test('where one entry goes beyond the ratio, no other is expanded', async (t) => {
  const bomb = (name: string) => ({ name, content: Buffer.alloc(8 * MIB, 'x'), method: 8 });
  const archive = zip([bomb('a'), bomb('b'), { name: 'c', content: EVIL, method: 8 }]);
  const { facts } = await scan(memorySource(archive), 'x', { limits: { ...DEFAULT_LIMITS, expansionFreeBytes: MIB } });
  t.deepEqual(
    facts.filter(({ fact }) => fact.kind === 'unexamined' && fact.reason === 'limit').map(({ source }) => source[1]),
    ['a', 'b', 'c'],
  );
});

for (const [what, content] of [
  ['npy: a header of 4 GiB', bytes(0x93, 'NUMPY', 2, 0, Buffer.alloc(4, 0xff))],
  ['npy: a shape beyond all files', bytes(0x93, 'NUMPY', 1, 0, 40, 0, "{'descr':'<f8','shape':(9999999999999,)}")],
  ['zstd: a window of terabytes', bytes(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8, Buffer.alloc(20))],
  ['xz: a block header without end', bytes(0xfd, '7zXZ', 0, 0, 4, Buffer.alloc(4), 0xff, Buffer.alloc(20, 0xff))],
  ['tar: an entry of exabytes', hugeTarEntry()],
  [
    'zip: an entry of 4 GiB',
    zip([{ name: 'a.pkl', content: EVIL, local: { compressedSize: 0xfffffffe } }]).subarray(0, 90),
  ],
  [
    'zip: deflate data that never end',
    zip([{ name: 'a.pkl', content: EVIL, method: 8, packed: deflateRawSync(EVIL).subarray(0, 20) }]),
  ],
] as const) {
  test(`${what} is reported`, async (t) => {
    t.not((await reasons(content)).length, 0);
  });
}

function hugeTarEntry(): Buffer {
  const entry = tarEntry('a', Buffer.alloc(0));
  entry.set([0x80, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0, 0], 124);
  entry.fill(0x20, 148, 156);
  const sum = entry.reduce((total, byte) => total + byte, 0);
  entry.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return entry;
}

async function details(content: Uint8Array, name: string, limits: Partial<Limits> = {}): Promise<string> {
  const { facts } = await scan(memorySource(content), name, { limits: { ...DEFAULT_LIMITS, ...limits } });
  return facts.flatMap(({ fact }) => (fact.kind === 'unexamined' ? [fact.detail] : [])).join('; ');
}

function repeated(unit: Uint8Array, count: number): Buffer {
  return Buffer.alloc(unit.length * count, unit);
}

/** Length-delimited, of fewer than 128 bytes. */
function field(number: number, content: Uint8Array | string): Buffer {
  return Buffer.concat([Buffer.of(number * 8 + 2, content.length), Buffer.from(content)]);
}

function npy(header: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([bytes(0x93, 'NUMPY', 2, 0), length, Buffer.from(header)]);
}

function safetensors(header: string): Buffer {
  const length = Buffer.alloc(8);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, Buffer.from(header)]);
}

const EMPTY_ARRAY = "{'descr':'|u1','fortran_order':False,'shape':(0,),";
const R_TEXT = 'A\n2\n197888\n131840\n';
/** What no tool writes, and the words that say so. */
for (const [what, name, content, reported] of [
  [
    'lz4: blocks of one byte',
    'm.lz4',
    Buffer.concat([Buffer.from('04224d18604082', 'hex'), repeated(bytes(1, 0, 0, 0x80, 'a'), 70_000)]),
    /parts/,
  ],
  [
    'lz4: small blocks of the old kind',
    'm.lz4',
    Buffer.concat([bytes(2, 0x21, 0x4c, 0x18), repeated(bytes(2, 0, 0, 0, 0x10, 'a'), 70_000)]),
    /parts/,
  ],
  [
    'xz: chunks of one byte',
    'm.xz',
    Buffer.concat([
      Buffer.from('fd377a585a0000000000000002002101160000000000000000'.slice(0, 48), 'hex'),
      repeated(bytes(1, 0, 0, 'a'), 70_000),
    ]),
    /parts/,
  ],
  ['lz4: no block of the old kind', 'm.lz4', bytes(2, 0x21, 0x4c, 0x18, Buffer.alloc(20, 0xff)), /first block/],
  ['protobuf: fields without a model', 'm.pb', repeated(field(2, ''), 17_000_000), /fields without a model/],
  [
    'TensorFlow: operations without end',
    'm.pb',
    Buffer.concat(
      Array.from({ length: 6000 }, (_, index) => field(1, Buffer.concat([field(1, 'n'), field(2, `Op${index}`)]))),
    ),
    /different operations/,
  ],
  ['npy: a header that is too long', 'm.npy', npy(`${EMPTY_ARRAY}${' '.repeat(300_000)}}`), /a header of/],
  ['npy: many long headers', 'm.npy', repeated(npy(`${EMPTY_ARRAY}${' '.repeat(200_000)}}`), 20), /entries/],
  [
    'safetensors: a header that is too long',
    'm.safetensors',
    safetensors(`{"a":1${' '.repeat(9 * MIB)}}`),
    /a header of/,
  ],
  [
    'safetensors: a text without end',
    'm.safetensors',
    safetensors(`{"${'\\"'.repeat(4_000_000 - 10)}":{"data_offsets":[0,0]}}`),
    /^$|too long/,
  ],
  ['R: white space without end', 'm.rds', Buffer.from(`${R_TEXT}${' '.repeat(5000)}254\n`), /white space/],
  ['path file: lines without end', 'm.pth', Buffer.from(lines(11_000)), /distinct facts in one stream/],
] as const) {
  test(`${what} is reported as a limit`, async (t) => {
    t.regex(await details(content, name), reported);
  });
}

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `import a${index}\n`).join('');
}

test('what is odd is reported so often and no more', async (t) => {
  const archive = tar(...Array.from({ length: 60 }, (_, index) => tarEntry(`../${index}`, Buffer.from('text'))));
  const { facts } = await scan(memorySource(archive), 'm.tar', { limits: { ...DEFAULT_LIMITS, factsPerSource: 50 } });
  t.is(facts.filter(({ fact }) => fact.kind === 'anomaly').length, 50);
  t.deepEqual(
    facts.flatMap(({ fact }) => (fact.kind === 'unexamined' ? [fact.detail] : [])),
    ['more than 50 distinct facts in one file'],
  );
});

test('expansions that went to a file are given back as they were, and leave none behind', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  process.env['TMPDIR'] = folder; // other tests make folders in the shared one at the same time
  const content = Buffer.concat([Buffer.alloc(300_000, 'x'), Buffer.alloc(200_000), Buffer.from('end')]);
  const released: string[] = [];
  const seen: string[] = [];
  const probe: Format = {
    id: 'zip',
    spec: '',
    kind: 'model',
    probe: (source) => async (examination) => {
      if (examination.name !== 'outer') {
        seen.push(Buffer.from(source.read(source.size - 3, source.size)).toString());
        return;
      }
      const expansion = await examination.expand([content.subarray(0, 9), content.subarray(9)], 1);
      await examination.member('inner', expansion.source, 0, expansion);
      t.throws(() => expansion.source.read(0, 1), undefined, 'its descriptor is closed');
    },
  };
  const spools = () => {
    const spool = createSpool(1000);
    return {
      ...spool,
      release() {
        released.push('released');
        spool.release();
      },
    };
  };
  await scan(memorySource(content), 'outer', { formats: [probe], createSpool: spools });
  t.deepEqual(seen, ['end']);
  t.deepEqual(released, ['released']);
  t.deepEqual(readdirSync(folder), []);
});

/** Weights of a gigabyte that lie elsewhere: what is read of them is counted. */
function weights(unit: Buffer): { source: ByteSource; readBytes: () => number } {
  let count = 0;
  const size = 1024 ** 3;
  const source: ByteSource = {
    size,
    read(start, end) {
      count += end - start;
      return Buffer.alloc(end - start, unit);
    },
  };
  return { source, readBytes: () => count };
}

const reportedByLittle = test.macro((t: ExecutionContext, unit: readonly number[]) => {
  const { source, readBytes } = weights(Buffer.from(unit));
  t.false(isRecognised(source, 'variables.data-00000-of-00001'));
  t.true(readBytes() < 2 * 1024 * 1024, `${readBytes()} bytes were read`);
});

test('zeros are recognised by little of them', reportedByLittle, [0, 0, 0, 0, 0, 0, 0, 0]);
test('integers of 32 bits are, which look like UTF-32', reportedByLittle, [0x31, 0xd4, 0, 0, 0x65, 0x27, 0, 0]);
test('integers of 64 bits are', reportedByLittle, [0x31, 0xd4, 0, 0, 0, 0, 0, 0]);
test('integers of 16 bits are, which look like UTF-16', reportedByLittle, [0x41, 0, 0x20, 0, 0x65, 0, 0x33, 0]);
test('big-endian integers are', reportedByLittle, [0, 0, 0xd4, 0x31, 0, 0, 0x27, 0x65]);

inFull('one letter again and again reads as numbers of a message, and is passed as the text that it is', async (t) => {
  for (const letter of ['a', 'x']) {
    const { facts } = await scan(
      memorySource(Buffer.from(`{"${letter}": "${letter.repeat(34 * 1024 * 1024)}"}`)),
      'x.json',
    );
    t.deepEqual(facts, []);
  }
});
