/** Checkpoints that lie: a clear error, and nothing written. What they would run stays behind. See https://cwe.mitre.org/data/definitions/20.html. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { runMain } from '../support/command-line.ts';
import { zip } from '../support/containers.ts';
import { inFull } from '../support/in-full.ts';
import { runs } from '../support/runs.ts';

const int = (value: number) => {
  const number = Buffer.alloc(4);
  number.writeInt32LE(value);
  return bytes('J', number);
};
const tuple = (...items: readonly number[]) => bytes(op.MARK, ...items.map(int), op.TUPLE);

interface Tensor {
  readonly type?: string;
  readonly key?: string;
  readonly elements?: number;
  readonly offset?: number;
  readonly shape?: readonly number[];
  readonly strides?: readonly number[];
}

function tensor(parts: Tensor = {}): Uint8Array {
  const { type = 'FloatStorage', key = '0', elements = 6, offset = 0, shape = [2, 3], strides = [3, 1] } = parts;
  const id = bytes(
    ...[op.MARK, op.BINUNICODE('storage'), op.GLOBAL('torch', type), op.BINUNICODE(key), op.BINUNICODE('cpu')],
    ...[int(elements), op.TUPLE, op.BINPERSID],
  );
  const hooks = bytes(op.GLOBAL('collections', 'OrderedDict'), op.EMPTY_TUPLE, op.REDUCE);
  return bytes(
    ...[op.GLOBAL('torch._utils', '_rebuild_tensor_v2'), op.MARK, id, int(offset), tuple(...shape), tuple(...strides)],
    ...[bytes(0x89), hooks, op.TUPLE, op.REDUCE],
  );
}

type Entry = readonly [name: string, value: Uint8Array];

const dict = (...entries: readonly Entry[]) => dictOf(entries);
const dictOf = (entries: readonly Entry[]) => {
  const items = Buffer.concat(entries.flatMap(([name, value]) => [op.BINUNICODE(name), value]));
  return bytes(op.EMPTY_DICT, op.MARK, items, op.SETITEMS);
};

const archive = (root: Uint8Array, held = 24) =>
  zip([
    { name: 'm/data.pkl', content: bytes(op.PROTO(2), root, op.STOP) },
    { name: 'm/data/0', content: Buffer.from(Float32Array.from({ length: held / 4 }, (_, index) => index).buffer) },
  ]);

interface Result {
  readonly code: number;
  readonly text: string;
  readonly files: readonly string[];
  readonly output: Uint8Array | null;
}

async function weights(content: Uint8Array, ...options: readonly string[]): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  try {
    writeFileSync(path.join(folder, 'm.pt'), content);
    const { code, text } = await runMain(folder, ['weights', 'm.pt', ...options]);
    const files = readdirSync(folder).sort();
    const output = files.includes('m.safetensors') ? readFileSync(path.join(folder, 'm.safetensors')) : null;
    return { code, text, files, output };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const refused = test.macro(async (t: ExecutionContext, content: Uint8Array, pattern: RegExp) => {
  const { code, text, files } = await weights(content);
  t.is(code, 2, text);
  t.regex(text, pattern);
  t.deepEqual(files, ['m.pt']);
});

test(
  'a storage that is cut',
  refused,
  archive(dict(['w', tensor({})]), 20),
  /w: its storage is 24 bytes long, its record holds 20/,
);
test(
  'a storage that is not there',
  refused,
  archive(dict(['w', tensor({ key: '7' })])),
  /the record "7" of its storage/,
);
test(
  'a shape beyond the storage',
  refused,
  archive(dict(['w', tensor({ shape: [3, 3] })])),
  /w: it reaches to element/,
);
test('strides beyond it', refused, archive(dict(['w', tensor({ strides: [4, 1] })])), /w: it reaches to element 7/);
test('an offset before the start', refused, archive(dict(['w', tensor({ offset: -1 })])), /w: its shape, its strides/);
test(
  'a stride that leads back',
  refused,
  archive(dict(['w', tensor({ strides: [-3, 1] })])),
  /w: its shape, its strides/,
);
test('a negative length', refused, archive(dict(['w', tensor({ shape: [-2, 3] })])), /w: its shape, its strides/);
test(
  'one element spread over terabytes',
  refused,
  archive(dict(['w', tensor({ shape: [1_000_000, 1_000_000], strides: [0, 0] })])),
  /more than .* bytes of tensors beyond those/,
);
test(
  'a shape that overflows',
  refused,
  archive(dict(['w', tensor({ shape: [2 ** 30, 2 ** 30], strides: [0, 0] })])),
  /its shape overflows/,
);
test(
  'a storage of another type than any',
  refused,
  archive(dict(['w', tensor({ type: 'NewStorage' })])),
  /w: its storage cannot be known/,
);
test(
  'control characters',
  refused,
  archive(dict(['a\u001b[2Jb', tensor()])),
  /a\\x1b\[2Jb: the name holds control characters/,
);
test(
  'a name that turns the line around',
  refused,
  archive(dict(['a\u202eb', tensor()])),
  /the name holds control characters/,
);
test('a name that climbs', refused, archive(dict(['../../etc/passwd', tensor()])), /the name leads out of a folder/);
test('a name of the format itself', refused, archive(dict(['__metadata__', tensor()])), /none that safetensors allows/);
test('no name', refused, archive(dict(['', tensor()])), /none that safetensors allows/);
test(
  'a long name',
  refused,
  archive(dict(['n'.repeat(1025), tensor()])),
  /: (the name is longer|it holds no tensor|under a key)/,
);
test('one name twice', refused, archive(dict(['a.b', tensor()], ['a', dict(['b', tensor()])])), /a\.b: two tensors/);
test(
  'a tensor of a function',
  refused,
  archive(dict(['w', bytes(op.GLOBAL('torch', 'zeros'), int(3), op.TUPLE1, op.REDUCE)])),
  /w: it is what torch\.zeros makes/,
);
test(
  'a function of tensors',
  refused,
  archive(dict(['w', bytes(op.GLOBAL('mylib', 'f'), tensor(), op.TUPLE1, op.REDUCE)])),
  /w: it is what mylib\.f makes/,
);
test(
  'a dict that lies in itself',
  refused,
  archive(bytes(op.EMPTY_DICT, op.BINPUT(0), op.BINUNICODE('a'), op.BINGET(0), op.SETITEM)),
  /holds no tensor/,
);
test('no tensor', refused, archive(dict(['a', int(1)])), /it holds no tensor that can be taken/);
test(
  'a pickle that ends early',
  refused,
  zip([{ name: 'm/data.pkl', content: bytes(op.PROTO(2), op.EMPTY_DICT) }]),
  /no weights can be taken/,
);
test('no pickle', refused, Buffer.from('hello world'), /expected a checkpoint of PyTorch/);
test('an empty file', refused, new Uint8Array(0), /expected a checkpoint of PyTorch/);
test(
  'an entry twice',
  refused,
  zip([
    { name: 'm/data.pkl', content: bytes(op.PROTO(2), dict(['w', tensor()]), op.STOP) },
    { name: 'm/data/0', content: Buffer.alloc(24) },
    { name: 'm/data/0', content: Buffer.alloc(24, 1) },
  ]),
  /two entries called m\/data\/0|readers of zip disagree/,
);

/** Lists of lists that hold each other twice. */
function laughs(depth: number): Uint8Array {
  const parts = [op.EMPTY_LIST, op.BINPUT(0)];
  for (let level = 1; level <= depth; level += 1) {
    parts.push(op.EMPTY_LIST, op.MARK, op.BINGET(level - 1), op.BINGET(level - 1), op.APPENDS, op.BINPUT(level));
  }
  return bytes(...parts);
}
test(
  'what is small and walked forever',
  refused,
  archive(laughs(60)),
  /no weights can be taken: more than .* names in the paths of the values of a checkpoint/,
);

test(
  'what is deeper than a stack',
  refused,
  archive(bytes(...Array.from({ length: 10_000 }, () => op.MARK), ...Array.from({ length: 10_000 }, () => op.LIST))),
  /inside each other/,
);

inFull('very many tensors', async (t) => {
  const count = runs(100_000);
  const entries = Array.from({ length: count }, (_, index) => [`w${index}`, tensor()] as const);
  const { code, text, output } = await weights(archive(dictOf(entries)), '-q');
  t.is(code, 0, text);
  t.true((output?.length ?? 0) > count * 24);
});

const floats = (output: Uint8Array | null): readonly number[] => [
  ...new Float32Array(Uint8Array.from(output?.subarray(-24) ?? []).buffer),
];

test('the weights of a malicious checkpoint, without what it runs', async (t) => {
  const evil = bytes(op.GLOBAL('posix', 'system'), op.BINUNICODE('touch marker'), op.TUPLE1, op.REDUCE);
  for (const root of [
    dict(['w', tensor()], ['evil', evil]),
    bytes(evil, op.POP, dict(['w', tensor()])),
    bytes(dict(['w', tensor()]), evil, op.POP),
  ]) {
    const { code, text, files, output } = await weights(archive(root));
    t.is(code, 0, text);
    t.regex(text, /a call of posix\.system/);
    t.deepEqual(files, ['m.pt', 'm.safetensors']);
    t.deepEqual(floats(output), [0, 1, 2, 3, 4, 5]);
  }
});

test('what lies in the arguments of a tensor is not kept in silence', async (t) => {
  const evil = bytes(op.GLOBAL('posix', 'system'), op.BINUNICODE('touch marker'), op.TUPLE1, op.REDUCE);
  const parameter = bytes(
    op.GLOBAL('torch._utils', '_rebuild_parameter'),
    tensor(),
    op.NEWTRUE,
    evil,
    op.TUPLE3,
    op.REDUCE,
  );
  const { code, text } = await weights(archive(dict(['w', parameter])));
  t.is(code, 0, text);
  t.regex(text, /a call of posix\.system: \(not kept\)/);
});

test('the others can be selected', async (t) => {
  const made = bytes(op.GLOBAL('torch', 'zeros'), int(3), op.TUPLE1, op.REDUCE);
  const content = archive(dict(['w', tensor()], ['made', made], ['../x', tensor()]));
  t.is((await weights(content)).code, 2);
  const { code, output } = await weights(content, '--select', 'w');
  t.is(code, 0);
  t.deepEqual(floats(output), [0, 1, 2, 3, 4, 5]);
});

test('a file that is there stays, unless it is to be replaced', async (t) => {
  const content = archive(dict(['w', tensor()]));
  const kept = await weights(content, '-o', 'm.pt');
  t.is(kept.code, 4);
  t.regex(kept.text, /m\.pt exists already[\s\S]*--force/);
  t.is((await weights(content, '-o', 'm.pt', '--force')).code, 0);
});

test('a folder that is not there', async (t) => {
  const { code, text, files } = await weights(archive(dict(['w', tensor()])), '-o', 'no/m.safetensors');
  t.is(code, 2);
  t.regex(text, /cannot be written \(ENOENT\)/);
  t.deepEqual(files, ['m.pt']);
});

test('shared tensors are written twice, or once', async (t) => {
  const content = archive(dict(['embed', tensor()], ['lm_head', tensor()]));
  const copied = await weights(content);
  t.regex(copied.text, /lm_head: written again, it is embed/);
  const omitted = await weights(content, '--shared', 'omit');
  t.is((copied.output?.length ?? 0) > (omitted.output?.length ?? 0), true);
  t.regex(Buffer.from(omitted.output ?? []).toString(), /"lm_head":"embed"/);
  t.is((await weights(content, '--shared', 'both')).code, 4);
});

test('scalars as metadata, where they are asked for', async (t) => {
  const content = archive(dict(['w', tensor()], ['epoch', int(3)], ['arch', op.BINUNICODE('resnet')]));
  t.notRegex(Buffer.from((await weights(content)).output ?? []).toString(), /epoch/);
  const { output } = await weights(content, '--metadata');
  t.regex(Buffer.from(output ?? []).toString(), /"__metadata__":\{"epoch":"3","arch":"resnet","format":"pt"\}/);
});

test('the list as JSON', async (t) => {
  const { code, text, files } = await weights(
    archive(dict(['w', tensor()], ['n', int(1)])),
    '--list',
    '--format',
    'json',
  );
  t.is(code, 0);
  t.deepEqual(files, ['m.pt']);
  const { tensors, leftBehind } = JSON.parse(text);
  t.deepEqual(tensors, [{ name: 'w', dtype: 'F32', shape: [2, 3], bytes: 24, sameAs: null }]);
  t.deepEqual(leftBehind, [{ path: 'n', type: 'int', why: null }]);
});

test('big-endian storages are turned', async (t) => {
  const content = zip([
    { name: 'm/data.pkl', content: bytes(op.PROTO(2), dict(['w', tensor()]), op.STOP) },
    { name: 'm/byteorder', content: Buffer.from('big') },
    { name: 'm/data/0', content: Buffer.from(Float32Array.from([0, 1, 2, 3, 4, 5]).buffer).swap32() },
  ]);
  const { output } = await weights(content);
  t.deepEqual(floats(output), [0, 1, 2, 3, 4, 5]);
});
