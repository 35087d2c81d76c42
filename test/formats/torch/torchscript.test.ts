/** TorchScript in every spelling, held against PyTorch itself: what writes a file while it is loaded is rejected, what only looks like it is not. */
import test, { type ExecutionContext } from 'ava';
import { compareSeverity } from '../../../src/judge/ruling.ts';
import { Random } from '../../fuzz/random.ts';
import { type ScriptCase, scriptArchive, scriptCase } from '../../fuzz/torchscript-sources.ts';
import { bytes, op } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import { effectsOf } from '../../support/effect-oracle.ts';
import { inFull } from '../../support/in-full.ts';
import { pythonsThatImport } from '../../support/python.ts';
import { judgeBytes } from '../../support/scanned.ts';

const LOADERS = { modules: ['torch'], loaders: { jit: 'torch.jit.load(path)' } };
const CASES = Number(process.env['MODEL_CHECK_TEST_CASES'] ?? 150);
const SEED = Number(process.env['MODEL_CHECK_TEST_SEED'] ?? 1);

async function isRejected(content: Uint8Array): Promise<boolean> {
  const { findings } = await judgeBytes(content, 'model.pt');
  return findings.some(({ severity }) => compareSeverity(severity, 'high') >= 0);
}

async function heldAgainstTorch(t: ExecutionContext, python: string) {
  const random = new Random(SEED);
  const cases = Array.from({ length: CASES }, () => scriptCase(random));
  const files = cases.map((each) => ({ loader: 'jit', name: 'model.pt', content: scriptArchive(each) }));
  const effects = effectsOf(python, LOADERS, files);
  let ran = 0;
  for (const [index, each] of cases.entries()) {
    const hasEffect = effects[index]?.effects.includes('wrote effect') ?? false;
    const rejected = await isRejected(files[index]?.content ?? new Uint8Array());
    if (hasEffect) ran += 1;
    if (hasEffect) t.true(rejected, `ran, and passed:\n${each.code}${each.other}`);
    if (each.isHonest) t.false(rejected, `honest, and rejected:\n${each.code}${each.other}`);
  }
  t.log(`${ran} of ${CASES} had the effect`);
  t.true(ran > CASES / 4, `only ${ran} of ${CASES} had the effect`);
}

inFull('TorchScript against torch', async (t) => {
  const pythons = pythonsThatImport('torch');
  t.true(pythons.length > 0, 'MODEL_CHECK_TEST_FULL=1 demands torch');
  for (const python of pythons) await heldAgainstTorch(t, python);
});

function script(...lines: readonly string[]): ScriptCase {
  return { isHonest: false, code: `${lines.join('\n')}\n`, other: '' };
}

const reported = test.macro(async (t: ExecutionContext, lines: readonly string[], expected: readonly string[]) => {
  const { findings } = await judgeBytes(scriptArchive(script(...lines)), 'model.pt');
  t.deepEqual(
    findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`),
    expected,
  );
});

const TENSOR = bytes(
  bytes(op.GLOBAL('torch._utils', '_rebuild_tensor_v2'), op.BINPUT(1), op.MARK, op.NONE, op.BINPUT(2), op.BINPERSID),
  bytes(op.GLOBAL('collections', 'OrderedDict'), op.BINPUT(3), op.EMPTY_TUPLE, op.REDUCE, op.TUPLE, op.REDUCE),
);

test('byte code that keeps a tensor among its constants', async (t) => {
  const operators = bytes(op.MARK, op.SHORT_BINUNICODE('operators'), op.MARK);
  const named = bytes(
    op.MARK,
    op.SHORT_BINUNICODE('aten::save'),
    op.SHORT_BINUNICODE(''),
    op.TUPLE,
    op.TUPLE,
    op.TUPLE,
  );
  const body = bytes(op.MARK, op.SHORT_BINUNICODE('M.forward'), op.MARK, TENSOR, operators, named, op.TUPLE, op.TUPLE);
  const content = zip([
    { name: 'm/version', content: Buffer.from('3\n') },
    { name: 'm/bytecode.pkl', content: bytes(op.PROTO(2), op.MARK, op.BININT1(4), body, op.TUPLE, op.STOP) },
  ]);
  const { findings } = await judgeBytes(content, 'm.ptl');
  t.deepEqual(
    findings.map(({ rule }) => rule),
    ['torchscript/files'],
  );
});

const LOADING = 'high torchscript/files: Loading it calls aten.save: its __setstate__ does.';
const CALLING =
  'high torchscript/files: Calling the model calls aten.save, or loading it where a __setstate__ of other code leads there.';
const SET_STATE = ['class M(Module):', '  def __setstate__(self) -> NoneType:'];

test('what __setstate__ calls runs at load', reported, [...SET_STATE, '    torch.save(1, "f")'], [LOADING]);
test(
  'through a method',
  reported,
  [...SET_STATE, '    self.f()', '  def f(self):', '    torch.save(1, "f")'],
  [LOADING],
);
test(
  'what forward calls does not',
  reported,
  ['class M(Module):', '  def forward(self):', '    torch.save(1, "f")'],
  [CALLING],
);
test('a method of the model named save', reported, [...SET_STATE, '    self.save(1, "f")'], []);
test(
  'a namespace that is kept',
  reported,
  ['def f(x):', '  t = torch'],
  [
    'high torchscript/namespace-value: Calling the model calls torch.namespace, or loading it where a __setstate__ of other code leads there.',
  ],
);
test(
  'an operator of a library that opens files',
  reported,
  ['def f(x):', '  ops.image.read_file(x)'],
  [
    'high torchscript/image/files: Calling the model calls image.read_file, or loading it where a __setstate__ of other code leads there.',
  ],
);
test(
  'a character that PyTorch refuses',
  reported,
  ['def f(x):', '  $'],
  ['high unexaminable/malformed: torchscript: a character that begins nothing in TorchScript'],
);
