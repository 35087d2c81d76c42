/** Tensors that leave their storages, and storages that the archive holds shorter than the pickle declares: reported; what real versions of PyTorch write is silent. https://nvd.nist.gov/vuln/detail/CVE-2026-24747 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { bytes, op } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import { pythonsThatImport, runPython } from '../../support/python.ts';
import { findingLines } from '../../support/scanned.ts';

interface Tensor {
  readonly storage?: string;
  /** Elements that the persistent id declares. */
  readonly elements?: number;
  /** Bytes in the archive. */
  readonly held?: number;
  readonly offset?: number;
  readonly sizes?: readonly number[];
  readonly strides?: readonly number[];
  readonly key?: string;
  /** The entry in the archive. */
  readonly record?: string;
  /** In place of what is written of these. */
  readonly as?: Partial<Record<'elements' | 'offset' | 'sizes' | 'key', Uint8Array>>;
}

const int = (value: number) => {
  const number = Buffer.alloc(4);
  number.writeInt32LE(value);
  return bytes('J', number);
};
const tuple = (...items: readonly number[]) => bytes(op.MARK, ...items.map(int), op.TUPLE);

const computed = (value: string) =>
  bytes(op.GLOBAL('builtins', 'int'), op.MARK, op.BINUNICODE(value), op.TUPLE, op.REDUCE);

function checkpoint({ storage = 'FloatStorage', elements = 6, held = 24, ...tensor }: Tensor): Uint8Array {
  const { offset = 0, sizes = [2, 3], strides = [3, 1], key = '0', record = 'data/0', as = {} } = tensor;
  const id = bytes(
    ...[
      op.MARK,
      op.BINUNICODE('storage'),
      op.GLOBAL('torch', storage),
      as.key ?? op.BINUNICODE(key),
      op.BINUNICODE('cpu'),
    ],
    ...[as.elements ?? int(elements), op.TUPLE, op.BINPERSID],
  );
  const hooks = bytes(op.GLOBAL('collections', 'OrderedDict'), op.EMPTY_TUPLE, op.REDUCE);
  const data = bytes(
    ...[op.PROTO(2), op.GLOBAL('torch._utils', '_rebuild_tensor_v2'), op.MARK, id, as.offset ?? int(offset)],
    ...[as.sizes ?? tuple(...sizes), tuple(...strides), bytes(0x89), hooks, op.TUPLE, op.REDUCE, op.STOP],
  );
  return zip([
    { name: 'm/data.pkl', content: data },
    { name: `m/${record}`, content: Buffer.alloc(held) },
    { name: 'm/version', content: Buffer.from('3\n') },
  ]);
}

const reported = test.macro(async (t: ExecutionContext, tensor: Tensor, ...anomalies: readonly string[]) => {
  t.deepEqual(
    await findingLines(checkpoint(tensor), 'm.pt'),
    anomalies.map((anomaly) => `high anomaly/${anomaly} m.pt!m/data.pkl`),
  );
});

test('a tensor that fills its storage', reported, {});
test('a view with an offset', reported, { offset: 1, sizes: [2, 2], strides: [3, 1] });
test('one element repeated', reported, { elements: 1, held: 4, sizes: [1000, 1000], strides: [0, 0] });
test('an empty tensor, whatever its strides', reported, {
  elements: 0,
  held: 0,
  offset: 7,
  sizes: [0, 9],
  strides: [9, 1],
});
test('a scalar', reported, { elements: 1, held: 4, sizes: [], strides: [] });
test('four bits an element', reported, { storage: 'QUInt4x2Storage', elements: 3, held: 3, sizes: [6], strides: [1] });
test('a storage larger than its tensor', reported, { elements: 100, held: 400 });
test('a type that is not known', reported, { storage: 'NewStorage', held: 1 });
test('a storage that is cut', reported, { held: 23 }, 'tensor-storage-short');
test('one of wider elements', reported, { storage: 'ComplexDoubleStorage' }, 'tensor-storage-short');
test('an offset behind the end', reported, { offset: 1 }, 'tensor-outside-storage');
test('an offset before the start', reported, { offset: -1 }, 'tensor-outside-storage');
test('sizes beyond it', reported, { sizes: [3, 3] }, 'tensor-outside-storage');
test('strides beyond it', reported, { strides: [3, 2] }, 'tensor-outside-storage');
test('a stride that leads back', reported, { strides: [-3, 1] }, 'tensor-outside-storage');
test('both', reported, { elements: 200, sizes: [300], strides: [1] }, 'tensor-storage-short', 'tensor-outside-storage');

const many = { elements: 600, sizes: [600], strides: [1] };
test('a record in capitals', reported, { ...many, key: 'A', record: 'data/a' }, 'tensor-storage-short');
test('a folder in capitals', reported, { ...many, record: 'DATA/0' }, 'tensor-storage-short');
test('a record in a folder', reported, { ...many, key: 'x/0', record: 'data/x/0' }, 'tensor-storage-short');
test('a record under a number', reported, { ...many, as: { key: int(0) } }, 'tensor-storage-short');
test('a count that is computed', reported, { as: { elements: computed('600') } }, 'tensor-storage-short');
test('an offset that is computed', reported, { as: { offset: computed('600') } }, 'tensor-outside-storage');
const computedSizes = bytes(op.MARK, computed('600'), int(3), op.TUPLE);
test('a length that is computed', reported, { as: { sizes: computedSizes } }, 'tensor-outside-storage');
const sizeOf = (...sizes: readonly number[]) =>
  bytes(op.GLOBAL('torch', 'Size'), op.MARK, tuple(...sizes), op.TUPLE, op.REDUCE);
test('sizes of PyTorch before 0.4', reported, { as: { sizes: sizeOf(2, 3) } });
test('sizes of PyTorch before 0.4 beyond it', reported, { as: { sizes: sizeOf(600, 3) } }, 'tensor-outside-storage');

const STORAGE = bytes(
  ...[op.MARK, op.BINUNICODE('storage'), op.GLOBAL('torch', 'FloatStorage'), op.BINUNICODE('0')],
  ...[op.BINUNICODE('cpu'), int(6), op.TUPLE, op.BINPERSID],
);
const built = test.macro(async (t, data: Uint8Array, ...expected: readonly string[]) => {
  const file = zip([
    { name: 'm/data.pkl', content: bytes(op.PROTO(2), data, op.STOP) },
    { name: 'm/data/0', content: Buffer.alloc(24) },
  ]);
  t.deepEqual(await findingLines(file, 'm.pt'), expected);
});
const state = (...sizes: readonly number[]) => bytes(op.MARK, STORAGE, int(0), tuple(...sizes), tuple(3, 1), op.TUPLE);
const made = bytes(op.GLOBAL('torch', 'FloatTensor'), op.EMPTY_TUPLE, op.NEWOBJ);
const OUTSIDE = 'high anomaly/tensor-outside-storage m.pt!m/data.pkl';
test('a state of PyTorch before 0.2', built, bytes(made, state(2, 3), op.BUILD));
test('a state of PyTorch before 0.2 beyond it', built, bytes(made, state(600, 3), op.BUILD), OUTSIDE);
const ofType = (...sizes: readonly number[]) =>
  bytes(
    ...[op.GLOBAL('torch._tensor', '_rebuild_from_type_v2'), op.MARK, op.GLOBAL('torch._utils', '_rebuild_tensor_v2')],
    ...[op.GLOBAL('torch', 'Tensor'), op.MARK, STORAGE, int(0), tuple(...sizes), tuple(3, 1), bytes(0x89)],
    ...[op.EMPTY_DICT, op.TUPLE, op.EMPTY_DICT, op.TUPLE, op.REDUCE],
  );
test('a tensor of a subclass', built, ofType(2, 3));
test('a tensor of a subclass beyond it', built, ofType(600, 3), OUTSIDE);

const SAVE = `
import sys, torch
b = torch.arange(24.).reshape(2, 3, 4)
made = dict(base=b, view=b[1, :, 1:], step=b[:, ::2, ::3], spread=torch.ones(1).expand(5, 7), turned=b.permute(2, 0, 1), none=torch.empty(0, 3),
    scalar=torch.tensor(3), bools=torch.tensor([True]), half=b.half(), brain=b.bfloat16(), complex=torch.complex(b, b), windows=torch.arange(10.).unfold(0, 3, 1),
    pair=(b, b[0], b[1]), parameter=torch.nn.Parameter(b), state=torch.nn.BatchNorm1d(4).state_dict(), sparse=torch.eye(3).to_sparse(), rows=torch.eye(3).to_sparse_csr(),
    whole=torch.quantize_per_tensor(b, .1, 3, torch.qint8), channels=torch.quantize_per_channel(b, torch.tensor([.1, .2]), torch.tensor([0, 1]), 0, torch.quint8),
    nibbles=torch.quantize_per_channel(torch.rand(4, 4), torch.ones(4), torch.zeros(4), 0, torch.quint4x2), device=torch.empty(1000, 1000, device='meta'))
for name, value in made.items():
    for zipped in (True, False): torch.save(value, f'{name}-{zipped}.pt', _use_new_zipfile_serialization=zipped)
`;

import { inFull } from '../../support/in-full.ts';

async function honest(t: ExecutionContext, python: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  runPython(python, SAVE, [], folder);
  for (const name of readdirSync(folder)) {
    t.deepEqual(await findingLines(readFileSync(path.join(folder, name)), name), [], name);
  }
}

inFull('tensors of torch are silent', async (t) => {
  const pythons = pythonsThatImport('torch');
  t.true(pythons.length > 0, 'MODEL_CHECK_TEST_FULL=1 demands torch');
  for (const python of pythons) await honest(t, python);
});
