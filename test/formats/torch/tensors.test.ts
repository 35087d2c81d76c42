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
}

const int = (value: number) => {
  const number = Buffer.alloc(4);
  number.writeInt32LE(value);
  return bytes('J', number);
};
const tuple = (...items: readonly number[]) => bytes(op.MARK, ...items.map(int), op.TUPLE);

function checkpoint({ storage = 'FloatStorage', elements = 6, held = 24, ...tensor }: Tensor): Uint8Array {
  const { offset = 0, sizes = [2, 3], strides = [3, 1] } = tensor;
  const id = bytes(
    ...[op.MARK, op.BINUNICODE('storage'), op.GLOBAL('torch', storage), op.BINUNICODE('0'), op.BINUNICODE('cpu')],
    ...[int(elements), op.TUPLE, op.BINPERSID],
  );
  const hooks = bytes(op.GLOBAL('collections', 'OrderedDict'), op.EMPTY_TUPLE, op.REDUCE);
  const data = bytes(
    ...[op.PROTO(2), op.GLOBAL('torch._utils', '_rebuild_tensor_v2'), op.MARK, id, int(offset)],
    ...[tuple(...sizes), tuple(...strides), bytes(0x89), hooks, op.TUPLE, op.REDUCE, op.STOP],
  );
  return zip([
    { name: 'm/data.pkl', content: data },
    { name: 'm/data/0', content: Buffer.alloc(held) },
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
