/** Decoders against the compressors of Python's standard library: whole, in several streams, cut, and with broken ends. */
import { brotliCompressSync, deflateRawSync } from 'node:zlib';
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { DeadEndError, FormatError } from '../../src/bytes/format-error.ts';
import { decodeBzip2 } from '../../src/streams/bzip2.ts';
import { decodeGzip } from '../../src/streams/gzip.ts';
import { type Extent, inflate } from '../../src/streams/inflate.ts';
import { decodeLz4 } from '../../src/streams/lz4.ts';
import { decodeLzma } from '../../src/streams/lzma.ts';
import { decodeXz } from '../../src/streams/xz.ts';
import { decodeZstd } from '../../src/streams/zstd.ts';
import { lz4, zstd } from '../support/containers.ts';
import { demanded, pythonsThatImport, pythonsWith, runPython } from '../support/python.ts';
import { runs } from '../support/runs.ts';

type Decode = (extent: Extent) => AsyncGenerator<Uint8Array, unknown> | Generator<Uint8Array, unknown>;

/** What came out, and why no more did. */
async function decoded(decode: Decode, packed: Uint8Array): Promise<{ bytes: Buffer; failure: FormatError | null }> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of decode({ source: memorySource(packed), start: 0, end: packed.length })) {
      chunks.push(Buffer.from(chunk));
    }
  } catch (failure) {
    if (!(failure instanceof FormatError)) throw failure;
    return { bytes: Buffer.concat(chunks), failure };
  }
  return { bytes: Buffer.concat(chunks), failure: null };
}

const SCRIPT = `
import bz2, gzip, lzma, zlib, base64, json, random
random.seed(7)
d = b''.join(bytes([random.randrange(97, 103)]) * random.randrange(1, 9) for _ in range(20000)) + bytes(random.randrange(256) for _ in range(70000)) + b'\\0' * 300000 + b'end'
a, b = d[:1000], d[1000:]
out = {'data': d, 'gzip': gzip.compress(d), 'gzip in two': gzip.compress(a) + gzip.compress(b) + b'\\0' * 9,
  'bzip2': bz2.compress(d), 'bzip2 in two': bz2.compress(a, 1) + bz2.compress(b, 9),
  'xz': lzma.compress(d), 'xz in two': lzma.compress(a, preset=0) + lzma.compress(b, preset=9, check=lzma.CHECK_SHA256) + b'\\0' * 8,
  'lzma': lzma.compress(d, format=lzma.FORMAT_ALONE),
  'lzma with other properties': lzma.compress(d, format=lzma.FORMAT_ALONE, filters=[{'id': lzma.FILTER_LZMA1, 'lc': 0, 'lp': 2, 'pb': 4, 'dict_size': 65536}]),
  'xz with a small dictionary': lzma.compress(d, filters=[{'id': lzma.FILTER_LZMA2, 'dict_size': 4096}])}
print(json.dumps({k: base64.b64encode(v).decode() for k, v in out.items()}))
`;

const [python = 'python3'] = pythonsWith('bz2', 'lzma');
const packed = new Map(
  Object.entries(JSON.parse(runPython(python, SCRIPT)) as Record<string, string>).map(([name, text]) => [
    name,
    Buffer.from(text, 'base64'),
  ]), // the script prints just that
);
const data = packed.get('data') ?? Buffer.alloc(0);

const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: decodeGzip,
  bzip2: decodeBzip2,
  xz: decodeXz,
  lzma: decodeLzma,
};

for (const [name, bytes] of packed) {
  const decode = DECODERS[name.split(' ')[0] ?? ''];
  if (decode === undefined) continue;
  test(`${name} expands to what was packed`, async (t) => {
    const { bytes: expanded, failure } = await decoded(decode, bytes);
    t.is(failure, null);
    t.true(expanded.equals(data));
  });

  test(`${name} cut anywhere gives a part of what was packed, and says that it is cut`, async (t) => {
    for (const length of [1, 20, 500, bytes.length >> 1, bytes.length - 60]) {
      const { bytes: expanded, failure } = await decoded(decode, bytes.subarray(0, length));
      t.true(expanded.equals(data.subarray(0, expanded.length)), `${length} bytes`);
      // Two streams of which the second is missing are one stream that is whole; one byte is no magic.
      if (length > 20 && !name.includes('two')) t.is(failure?.reason, 'truncated', `${length} bytes`);
    }
  });
}

test('zstd and lz4 frames one behind the other, with frames to skip between', async (t) => {
  const skip = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  for (const [pack, decode] of [
    [zstd, decodeZstd],
    [lz4, decodeLz4],
  ] as const) {
    const { bytes, failure } = await decoded(
      decode,
      Buffer.concat([pack(data.subarray(0, 9)), skip, pack(data.subarray(9))]),
    );
    t.is(failure, null);
    t.true(bytes.equals(data));
  }
});

/** `lzma.compress(b'ab' * 200)`, and the same with `format=lzma.FORMAT_ALONE`: two literals and a match that goes on to the end. */
const XZ_MATCH =
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AGPAApdADCYq/wd2sAAAAAAAAAyKKRo9lzwdgABJpADAAAACLoT0bHEZ/sCAAAAAARZWg==';
const LZMA_MATCH = 'XQAAgAD//////////wAwmKv8Hdrg9/////CAAAA=';

test('LZMA: a match that goes on behind the end of its data is reported, whatever was there before it', async (t) => {
  const xz = Buffer.from(XZ_MATCH, 'base64');
  xz.writeUInt16BE(99, 25); // of 400 bytes
  const lzma = Buffer.from(LZMA_MATCH, 'base64');
  lzma.writeBigUInt64LE(100n, 5);
  for (const [decode, stream] of [
    [decodeXz, xz],
    [decodeLzma, lzma],
  ] as const) {
    const { bytes, failure } = await decoded(decode, stream);
    t.is(bytes.toString(), 'ab'.repeat(50));
    t.regex(failure?.message ?? '', /goes on behind the end/);
  }
});

test('bytes that are packed as they are come out as far as they go', async (t) => {
  const xz = Buffer.concat([Buffer.from(XZ_MATCH, 'base64').subarray(0, 24), Buffer.from([1, 0xff, 0xff])]);
  const block = Buffer.alloc(3);
  block.writeUIntLE(100_000 << 3, 0, 3);
  for (const [decode, opening] of [
    [decodeXz, xz],
    [decodeZstd, Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x40]), block])],
    [decodeLz4, Buffer.from([4, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82, 0, 0xff, 0, 0x80])],
  ] as const) {
    const { bytes, failure } = await decoded(decode, Buffer.concat([opening, Buffer.from('what is there')]));
    t.is(bytes.toString(), 'what is there', decode.name);
    t.is(failure?.reason, 'truncated');
  }
});

test('zstd: a content size of two bytes counts from 256', async (t) => {
  const content = data.subarray(0, 1280);
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x60, 0, 4]); // 1,024 and 256
  const block = Buffer.alloc(3);
  block.writeUIntLE((content.length << 3) | 1, 0, 3);
  const { bytes, failure } = await decoded(decodeZstd, Buffer.concat([header, block, content]));
  t.is(failure, null);
  t.true(bytes.equals(content));
});

/** Honest frames of all sizes, and one that promises a window of 1 KiB and copies from 3,000 bytes back: base64, the content and the frame. */
const ZSTD_SCRIPT = `
import base64, io, random, zstandard
random.seed(5)
noise = lambda count: bytes(random.randrange(256) for _ in range(count))
def show(content, frame):
    assert zstandard.ZstdDecompressor().stream_reader(io.BytesIO(frame)).read() == content
    print(base64.b64encode(content).decode(), base64.b64encode(frame).decode())
for size in [0, 1, 255, 256, 257, 1023, 1024, 1025, 1279, 1280, 1281, 2049, 2303, 4097, 4352, 8200, 65537, 65791, 65792, 65793, 131073, 140000]:
    for level in (1, 3, 19):
        far = noise(size // 5)
        content = (far + noise(size - 2 * len(far)) + far)[:size]
        show(content, zstandard.ZstdCompressor(level=level).compress(content))
        show(content, zstandard.ZstdCompressor(level=level, write_content_size=False, write_checksum=True).compress(content))
far = noise(600)
parts = [far] + [noise(600) for _ in range(4)] + [far, b'end']
packer = zstandard.ZstdCompressor(compression_params=zstandard.ZstdCompressionParameters(window_log=14, write_content_size=False)).compressobj()
frame = bytearray(b''.join(packer.compress(part) + packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK) for part in parts) + packer.flush())
frame[5] = 0
show(b''.join(parts), bytes(frame))
`;

import { inFull } from '../support/in-full.ts';

inFull(
  'zstd: frames of all sizes expand as the reference decoder expands them, whatever window they promise',
  async (t) => {
    const [oracle] = pythonsThatImport('zstandard');
    if (oracle === undefined) {
      t.log('skipped: no Python here has zstandard');
      t.false(demanded('zstandard'));
      t.pass();
      return;
    }
    for (const line of runPython(oracle, ZSTD_SCRIPT).trimEnd().split('\n')) {
      const [content, frame] = line.split(' ').map((text) => Buffer.from(text, 'base64'));
      const { bytes, failure } = await decoded(decodeZstd, frame ?? Buffer.alloc(0));
      t.is(failure, null, `${content?.length} bytes`);
      t.true(bytes.equals(content ?? Buffer.alloc(0)), `${content?.length} bytes`);
    }
  },
);

test('lz4 blocks copy from what is before them, also over their own end', async (t) => {
  // Literal `ab`, then ten bytes from two back; last five literals.
  const block = Buffer.from([0x26, 0x61, 0x62, 2, 0, 0x50, ...Buffer.from('12345')]);
  const size = Buffer.from([block.length, 0, 0, 0]);
  const frame = Buffer.concat([Buffer.from([4, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82]), size, block, Buffer.alloc(4)]);
  t.is((await decoded(decodeLz4, frame)).bytes.toString(), 'abababababab12345');
});

test('deflate data that turn bad keep every byte before', async (t) => {
  const whole = deflateRawSync(data);
  const bad = Buffer.concat([whole.subarray(0, 50_000), Buffer.alloc(70_000, 0xff)]);
  const { bytes, failure } = await decoded(inflate, bad);
  const reference = (await decoded(inflate, whole.subarray(0, 50_000))).bytes;
  t.true(bytes.length >= reference.length);
  t.true(bytes.subarray(0, reference.length).equals(reference));
  t.truthy(failure);
});

test('what is no compressed data at all is reported, whatever the magic', async (t) => {
  const noise = brotliCompressSync(data).subarray(0, 5000);
  for (const [head, decode] of [
    [[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0], decodeGzip],
    [[...Buffer.from('BZh91AY&SY')], decodeBzip2],
    [[0xfd, ...Buffer.from('7zXZ'), 0, 0, 4, 0, 0, 0, 0], decodeXz],
    [[0x5d, 0, 0, 0x80, 0, 255, 255, 255, 255, 255, 255, 255, 255], decodeLzma],
    [[0x28, 0xb5, 0x2f, 0xfd], decodeZstd],
    [[4, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82], decodeLz4],
  ] as const) {
    const { failure } = await decoded(decode, Buffer.concat([Buffer.from(head), noise]));
    t.truthy(failure, decode.name);
  }
});

/** Streams with a few bytes that are others: the name of the decoder, what Python's own gives of them byte by byte before it ends, and the stream. */
const BROKEN_SCRIPT = `
import bz2, gzip, lzma, zlib, random, base64
r = random.Random(11)
PACKED = {'bzip2': (bz2.compress, bz2.BZ2Decompressor), 'xz': (lzma.compress, lzma.LZMADecompressor),
  'lzma': (lambda d: lzma.compress(d, format=lzma.FORMAT_ALONE), lzma.LZMADecompressor), 'gzip': (lambda d: gzip.compress(d), lambda: zlib.decompressobj(31))}
for _ in range(${runs(2000)}):
    name = r.choice(sorted(PACKED)); pack, make = PACKED[name]
    data = b''.join(bytes([r.randrange(97, 103)]) * r.randrange(1, 30) for _ in range(r.randrange(1, 60)))
    b = bytearray(pack(data))
    for _ in range(r.choice([1, 1, 2, 4])):
        b[r.randrange(10, len(b))] ^= 1 << r.randrange(8)
    out, d = b'', make()
    try:
        for byte in b:
            if d.eof: break
            out += d.decompress(bytes([byte]))
    except Exception: pass
    print(name, base64.b64encode(out).decode() or '-', base64.b64encode(b).decode())
`;

test('what breaks for a decoder broke for that of Python no later', async (t) => {
  for (const line of runPython(python, BROKEN_SCRIPT).trim().split('\n')) {
    const [name = '', expected = '', stream = ''] = line.split(' ');
    const theirs = expected === '-' ? Buffer.alloc(0) : Buffer.from(expected, 'base64');
    const { bytes, failure } = await decoded(DECODERS[name] ?? decodeGzip, Buffer.from(stream, 'base64'));
    if (failure instanceof DeadEndError) t.true(bytes.subarray(0, theirs.length).equals(theirs), line);
  }
});
