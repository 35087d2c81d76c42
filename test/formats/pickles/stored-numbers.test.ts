/** Tensors that were pickled by themselves, tens of thousands in one file: what `torch.save` writes is known by its bytes, and nothing else is. */
import test from 'ava';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { isStoredNumbers } from '../../../src/formats/pickles/stored-numbers.ts';
import { bytes, op } from '../../support/assembler.ts';
import { inFull } from '../../support/in-full.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const text = (value: string) => op.BINUNICODE(value);
const int = (value: number) => bytes('K', value);
const KEY = '2145469721808';

interface Parts {
  readonly owner?: Uint8Array;
  readonly key?: string;
  readonly listed?: string;
  readonly count?: number;
  readonly data?: Uint8Array;
}

/** What `torch.save(storage, file, _use_new_zipfile_serialization=False)` writes of a storage. */
function stored(parts: Parts = {}): Uint8Array {
  const { owner = op.GLOBAL('torch', 'FloatStorage'), key = KEY, listed = key, count = 2 } = parts;
  const { data = Buffer.alloc(4 * count) } = parts;
  const pairs = [
    ...[text('short'), op.BINPUT(5), int(2), text('int'), op.BINPUT(6), int(4), text('long'), op.BINPUT(7), int(4)],
  ];
  return bytes(
    ...[op.PROTO(2), bytes(0x8a, 10, 'l', 0xfc, 0x9c, 'F', 0xf9, ' j', 0xa8, 'P', 0x19), op.STOP],
    ...[op.PROTO(2), bytes('M', 0xe9, 3), op.STOP],
    ...[op.PROTO(2), op.EMPTY_DICT, op.BINPUT(0), op.MARK, text('protocol_version'), op.BINPUT(1), bytes('M', 0xe9, 3)],
    ...[text('little_endian'), op.BINPUT(2), bytes(0x88), text('type_sizes'), op.BINPUT(3), op.EMPTY_DICT],
    ...[op.BINPUT(4), op.MARK, ...pairs, op.SETITEMS, op.SETITEMS, op.STOP],
    ...[op.PROTO(2), op.MARK, text('storage'), op.BINPUT(0), owner, op.BINPUT(1), text(key), op.BINPUT(2)],
    ...[text('cpu'), op.BINPUT(3), int(count), op.NONE, op.TUPLE, op.BINPUT(4), op.BINPERSID, op.STOP],
    ...[op.PROTO(2), op.EMPTY_LIST, op.BINPUT(0), text(listed), op.BINPUT(1), op.APPEND, op.STOP],
    ...[bytes(count, 0, 0, 0, 0, 0, 0, 0), data],
  );
}
const isKnown = (content: Uint8Array) => isStoredNumbers(memorySource(content), 0, content.length);

/** `[_load_from_bytes(…), …]` */
const memories = (...files: readonly Uint8Array[]) =>
  bytes(
    ...[op.PROTO(4), op.EMPTY_LIST, op.MARK],
    ...files.map((file) =>
      bytes(op.GLOBAL('torch.storage', '_load_from_bytes'), op.BINBYTES(file), op.TUPLE1, op.REDUCE),
    ),
    ...[op.APPENDS, op.STOP],
  );
const ATTACK = stored({ owner: bytes(op.GLOBAL('posix', 'system'), text('echo no'), op.TUPLE1, op.REDUCE) });
const many = Array.from({ length: 12_000 }, () => stored());

test('a buffer of many tensors', async (t) => {
  const { status, findings } = await judgeBytes(memories(...many), 'replay_buffer.pkl');
  t.deepEqual(
    { status, findings: findings.filter(({ severity }) => severity !== 'low') },
    { status: 'clean', findings: [] },
  );
});

inFull('an attack among them', async (t) => {
  const lines = await findingLines(memories(...many, ATTACK, ...many), 'replay_buffer.pkl');
  t.true(
    lines.some((line) => line.startsWith('critical python/posix/process-execution')),
    lines.join('\n'),
  );
});

test('an attack behind the numbers of one', async (t) => {
  const hung = stored({ data: bytes(Buffer.alloc(8), "cposix\nsystem\n(S'echo no'\ntR.") });
  t.false(isKnown(hung));
  const lines = await findingLines(memories(hung), 'replay_buffer.pkl');
  t.true(
    lines.some((line) => line.startsWith('critical python/posix/process-execution')),
    lines.join('\n'),
  );
});

test('what is known', (t) => {
  t.true(isKnown(stored()));
  t.true(isKnown(stored({ count: 0 })));
  t.true(isKnown(stored({ owner: op.GLOBAL('torch', 'LongStorage'), data: Buffer.alloc(16) })));
  t.false(isKnown(ATTACK));
  t.false(isKnown(stored({ owner: op.GLOBAL('torch', 'constructorStorage') })));
  t.false(isKnown(stored({ owner: op.GLOBAL('os', 'FloatStorage') })));
  t.false(isKnown(stored({ listed: '2145469721809' })));
  t.false(isKnown(stored({ key: 'x' })));
  t.false(isKnown(stored({ data: Buffer.alloc(7) })));
  t.false(isKnown(bytes(stored(), '.')));
  t.false(isKnown(stored().subarray(0, -1)));
});

test('no byte of its head may be another', (t) => {
  const file = stored({ count: 5 });
  const head = file.length - 8 - 20;
  const accepted: string[] = [];
  for (let at = 0; at < head; at += 1) {
    for (let value = 0; value < 256; value += 1) {
      if (file[at] === value) continue;
      const other = Uint8Array.from(file);
      other[at] = value;
      if (isKnown(other)) accepted.push(`${at} ${value}`);
    }
  }
  // The size of a long.
  t.is(accepted.length, 1, accepted.join(', '));
});

// Arrays below protocol 3, whose bytes are computed. https://github.com/numpy/numpy/blob/main/numpy/_core/multiarray.py
const encoded = (value: string) =>
  bytes(op.GLOBAL('_codecs', 'encode'), text(value), text('latin1'), op.TUPLE2, op.REDUCE);
const empty = bytes(
  ...[op.GLOBAL('numpy.core.multiarray', '_reconstruct'), op.GLOBAL('numpy', 'ndarray'), int(0), op.TUPLE1],
  ...[encoded('b'), op.TUPLE3, op.REDUCE],
);
const list = (...items: readonly Uint8Array[]) =>
  bytes(op.PROTO(2), op.EMPTY_LIST, op.MARK, ...items, op.APPENDS, op.STOP);
const arrays = Array.from({ length: 9000 }, () => empty);
const shell = encoded("cposix\nsystem\n(S'echo no'\ntR.");

inFull('many arrays of protocol 2', async (t) => t.deepEqual(await findingLines(list(...arrays), 'memories.pkl'), []));

test('a pickle that the file computes among them', async (t) => {
  const given = bytes(op.GLOBAL('numpy', 'array'), shell, op.TUPLE1, op.REDUCE);
  const lines = await findingLines(list(...arrays, given), 'memories.pkl');
  t.true(
    lines.some((line) => line.startsWith('critical python/posix/process-execution')),
    lines.join('\n'),
  );
});

test('one that is loaded', async (t) => {
  const given = bytes(op.GLOBAL('pickle', 'loads'), shell, op.TUPLE1, op.REDUCE);
  const lines = await findingLines(list(...arrays, given), 'memories.pkl');
  t.true(
    lines.some((line) => line.startsWith('critical python/posix/process-execution')),
    lines.join('\n'),
  );
});
