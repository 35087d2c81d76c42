/** Classes that libraries register for TorchScript: one of PyTorch's own unpickles the text of its state, in every carrier of a script. Held against PyTorch itself. */
import test, { type ExecutionContext } from 'ava';
import { scriptArchive } from '../../fuzz/torchscript-sources.ts';
import { bytes, op } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import { effectsOf } from '../../support/effect-oracle.ts';
import { flatBuffer, table, tables, texts, u8 } from '../../support/flatbuffer.ts';
import { inFull } from '../../support/in-full.ts';
import { pythonsThatImport } from '../../support/python.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const STATE = Buffer.from("cposix\nsystem\n(S'touch effect'\ntR.").toString('base64');

function instance(module: string, name: string, state: Uint8Array): Uint8Array {
  return bytes(op.GLOBAL(module, name), op.EMPTY_TUPLE, op.NEWOBJ, state, op.BUILD);
}

const OPAQUE = instance('__torch__.torch.classes.aten', 'OpaqueObject', op.BINUNICODE(STATE));
const CODE = [
  ...['class M(Module):', '  __parameters__ = []', '  __buffers__ = []', '  training : bool'],
  // PyTorch calls __setstate__ only where there is the other one, too.
  ...['  def __getstate__(self: __torch__.M) -> Tuple[Any, bool]:', '    return (None, self.training)'],
  '  def __setstate__(self: __torch__.M, s: Tuple[Any, bool]) -> NoneType:',
  '    self.training = (s)[1]',
];

/** A script whose state, constants or code are given. */
function script({ held = op.NONE, constants = bytes(), code = [] as readonly string[] }): Uint8Array {
  const state = bytes(op.MARK, held, op.NEWTRUE, op.TUPLE);
  const text = [...CODE, ...code.map((line) => `    ${line}`), '    return None', ''].join('\n');
  const entries: readonly (readonly [string, Uint8Array | string])[] = [
    ['data.pkl', bytes(op.PROTO(2), instance('__torch__', 'M', state), op.STOP)],
    ['code/__torch__.py', text],
    ['constants.pkl', bytes(op.PROTO(2), op.MARK, constants, op.TUPLE, op.STOP)],
    ['version', '3\n'],
  ];
  return zip(entries.map(([name, content]) => ({ name: `m/${name}`, content: Buffer.from(content) })));
}

function called(maker: string, ...before: readonly string[]): Uint8Array {
  return script({ code: [...before, `q = ${maker}.__new__(${maker})`, `(q).__setstate__("${STATE}")`] });
}

const FILES = {
  'in the state': script({ held: OPAQUE }),
  'among the constants': script({ constants: OPAQUE }),
  'in the code': called('__torch__.torch.classes.aten.OpaqueObject'),
  'in the code, with blanks': called('__torch__ . torch.\tclasses.aten .OpaqueObject'),
  'through a variable': called('c.torch.classes.aten.OpaqueObject', 'c = __torch__'),
  'through two': called('d.aten.OpaqueObject', 'c = __torch__.torch', 'd = c.classes'),
  'through getattr': called('c.classes.aten.OpaqueObject', 'c = getattr(__torch__, "torch")'),
};

for (const [title, content] of Object.entries(FILES)) {
  test(`a class that unpickles, ${title}`, async (t) => {
    t.is((await judgeBytes(content, 'model.pt')).status, 'rejected');
  });
}

inFull('classes that unpickle against torch', (t) => {
  const setup = { modules: ['torch'], loaders: { jit: 'torch.jit.load(path)' } };
  for (const python of pythonsThatImport('torch')) {
    const cases = Object.values(FILES).map((content) => ({ loader: 'jit', name: 'model.pt', content }));
    const ran = effectsOf(python, setup, cases).filter(({ effects }) => effects.length > 0).length;
    t.log(`${ran} of ${cases.length} had the effect with ${python}`);
    // Versions before 2.9 have no such class.
    t.true(ran === 0 || ran === cases.length);
  }
});

const UNPICKLES = 'critical torchscript/classes.aten/unpickles';

test('split anywhere between module and name', async (t) => {
  const held = instance('__torch__', 'torch.classes.aten.OpaqueObject', op.BINUNICODE(STATE));
  t.true((await findingLines(script({ held }), 'm.pt')).some((line) => line.startsWith(UNPICKLES)));
});

const judged = test.macro(async (t: ExecutionContext, name: string, expected: readonly string[]) => {
  const [, module = '', last = ''] = /^(.*)\.(\w+)$/.exec(`__torch__.torch.classes.${name}`) ?? [];
  const inState = await findingLines(script({ held: instance(module, last, op.NONE) }), 'm.pt');
  const inCode = await findingLines(script({ code: [`q = ${module}.${last}(1)`] }), 'm.pt');
  for (const lines of [inState, inCode])
    t.deepEqual([...new Set(lines.map((line) => line.replace(/ m\.pt.*/, '')))], expected);
});

test('a class of PyTorch that holds tensors', judged, 'quantized.LinearPackedParamsBase', []);
test('a class of a library', judged, 'mine.Thing', ['medium unknown-operator/other-ecosystem']);
test('a class that opens a file', judged, 'dist_c10d.FileStore', ['high torchscript/classes.dist_c10d/resources']);

test('among the types of byte code', async (t) => {
  const types = bytes(
    op.MARK,
    op.SHORT_BINUNICODE('types'),
    bytes(op.MARK, op.SHORT_BINUNICODE('Dict[str, __torch__.torch.classes.aten.OpaqueObject]'), op.TUPLE),
    op.TUPLE,
  );
  const body = bytes(op.MARK, op.SHORT_BINUNICODE('M.forward'), bytes(op.MARK, types, op.TUPLE), op.TUPLE);
  const content = zip([
    { name: 'm/version', content: Buffer.from('3\n') },
    { name: 'm/bytecode.pkl', content: bytes(op.PROTO(2), op.MARK, op.BININT1(4), body, op.TUPLE, op.STOP) },
  ]);
  t.true((await findingLines(content, 'm.ptl'))[0]?.startsWith(UNPICKLES));
});

const TYPE = '__torch__.torch.classes.aten.OpaqueObject';

test('among the types of objects in a FlatBuffer', async (t) => {
  const content = flatBuffer({ 4: tables(), 7: tables({ 0: TYPE }) }, 'PTMF');
  t.true((await findingLines(content, 'm.ff'))[0]?.startsWith(UNPICKLES));
});

test('among the types of a function in a FlatBuffer', async (t) => {
  const called = { 0: u8(16), 1: table({ 0: 'M.forward', 4: texts(`List[${TYPE}]`) }) };
  const content = flatBuffer({ 4: tables(called) }, 'PTMF');
  t.true((await findingLines(content, 'm.ff'))[0]?.startsWith(UNPICKLES));
});

test('a script that only names types of its own', async (t) => {
  const code =
    'class M(Module):\n  def forward(self: __torch__.torch.nn.M) -> Dict[str, __torch__.classes.A]:\n    return {}\n';
  t.deepEqual(await findingLines(scriptArchive({ code, other: '' }), 'm.pt'), []);
});
