/** Programs of `torch.export`: sizes stay silent, code where a size should stand is rejected, targets are judged by where they lead. https://docs.pytorch.org/docs/stable/export/pt2_archive.html */
import test, { type ExecutionContext } from 'ava';
import { compareWithLoader } from '../../fuzz/held-against.ts';
import { LOADER_SUBJECTS } from '../../fuzz/loader-subjects.ts';
import { zip } from '../../support/containers.ts';
import { pythonsThatImport } from '../../support/python.ts';
import { runs } from '../../support/runs.ts';
import { judgeBytes } from '../../support/scanned.ts';

function program(expression: string, target = 'torch.ops.aten.add.Tensor'): string {
  const size = { as_expr: { expr_str: expression, hint: { as_int: 4 } } };
  const node = { target, inputs: [{ name: 'self', arg: { as_string: 'x' }, kind: 1 }], outputs: [], metadata: {} };
  return JSON.stringify({ graph_module: { graph: { nodes: [node], tensor_values: { x: { sizes: [size] } } } } });
}

async function both(content: string): Promise<readonly string[]> {
  const archive = zip([
    { name: 'ok/archive_format', content: Buffer.from('pt2') },
    { name: 'ok/models/model.json', content: Buffer.from(content) },
  ]);
  const [inside, bare] = [await judgeBytes(archive, 'model.pt2'), await judgeBytes(content, 'model.json')];
  if (inside.status !== bare.status) throw new Error(`${inside.status} in an archive, ${bare.status} beside it`);
  return inside.findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

const S = "Symbol('s77', positive=True, integer=True)";
const silent = test.macro(async (t: ExecutionContext, ...expressions: string[]) => {
  for (const each of expressions) t.deepEqual(await both(program(each)), [], each);
});
test(
  'what torch 2.13 writes',
  silent,
  S,
  `Add(FloorDiv(Add(${S}, Symbol('u0', integer=True)), Integer(2)), Integer(-1))`,
);
test('relations and numbers', silent, `GreaterThan(${S}, Integer(2))`, "Float('0.5', precision=53)", 'Rational(1, 2)');
test(
  'what older ones wrote',
  silent,
  's0',
  '2*s0 + 1',
  '(s0 // 2) % 3',
  'Max(1, s0)',
  's0 >= 2',
  '-int_oo',
  'floor(s0/2)',
);

const evaluated = test.macro(async (t: ExecutionContext, expression: string) => {
  t.true((await both(program(expression))).some((line) => /^(critical|high) /.test(line)));
});
for (const expression of [
  "__import__('os').system('echo harmless')",
  "eval('s0')",
  "S('__import__(1)')",
  'Symbol("s0").__class__',
  "getattr(s0, 'x')",
  'Add(1)(2)',
  's0[0]',
  'ｅval("1")',
  '[s0 for s0 in s1]',
  'lambda: s0',
  'Add(exec)',
  "'a' 'b'",
  "Add('x' + 'y')",
]) {
  test(`code: ${expression}`, evaluated, expression);
}

const leads = test.macro(async (t: ExecutionContext, target: string, expected: RegExp | null) => {
  const lines = await both(program(S, target));
  if (expected === null) t.deepEqual(lines, []);
  else
    t.true(
      lines.some((line) => expected.test(line)),
      lines.join(),
    );
});
for (const target of ['torch.sym_max', '_operator.getitem', 'math.ceil', 'torch.ops.higher_order.cond', 'my.own'])
  test(`silent: ${target}`, leads, target, null);
test('a file', leads, 'torch.ops.aten.from_file.default', /^high torchscript\//);
test('an operator of a library', leads, 'torch.ops.mine.fast.default', /^medium unknown-operator\//);
test('a walk', leads, 'torch.hub.os.system', /^critical python\//);
test('one through a class', leads, 'torch.serialization.pickle.loads', /^(high|critical) python\//);
test('a function that calls', leads, '_operator.methodcaller', /^(high|critical) python\//);
test('a walk through math', leads, 'math.__loader__.load_module', /^(high|critical) /);

const guarded = (...guards: string[]) =>
  JSON.stringify({ graph_module: { graph: { nodes: [] } }, guards_code: guards });

test('guards on sizes are silent', async (t) => {
  const guards = [
    "L['x'].size()[0] == L['d']['a'].size()[0]",
    "((4*L['x'].size()[0]) % (2*(L['x'].size()[0] // 2))) == 0",
    "1 + (((-3) + L['input'].size()[2]) // 2) >= 1",
    "not (math.ceil(L['x'].storage_offset() / 2) < torch.sym_float(3)) and L['m']._parameters['w'].stride()[1] != 0",
    "L['s'] == 'it\\'s'",
    'Mod(s77, 2) == 0 or max(u0, 3) > abs(-math.inf)',
  ];
  t.deepEqual(await both(guarded(...guards)), []);
});

for (const guard of [
  "__import__('os').system('echo harmless') or True",
  "True, '')\n\n__import__('os').system('echo harmless')\ndef g(*args):\n  print(1",
  "math.__loader__.load_module('posix').system('echo harmless')",
  "torch.hub.os.system('echo harmless')",
  "L['x'].numpy.__globals__['os'].system('echo harmless')",
  '(lambda: 1)() == 1',
  'f"{print(1)}" == 1',
  "[print][0]('x')",
]) {
  test(`code among guards: ${guard.slice(0, 40)}`, async (t) => {
    t.deepEqual(await both(guarded("L['x'].size()[0] == 2", guard)), ['critical python/builtins/code-execution']);
  });
}

const spelled = (context: unknown) =>
  JSON.stringify([1, { type: 'builtins.tuple', context: 'null', children_spec: [{ type: 'x', context }] }]);
const signed = (context: unknown) =>
  JSON.stringify({ graph_module: { module_call_graph: [{ signature: { in_spec: spelled(context) } }] } });

test('what the trees of inputs import', async (t) => {
  const factory = { default_factory_module: 'antigravity', default_factory_name: 'webbrowser.open', dict_context: [] };
  t.true((await both(signed(factory))).some((line) => /^(critical|high) /.test(line)));
  const enumeration = JSON.stringify(['a', { __enum__: true, fqn: 'pty:spawn', name: 'A' }]);
  t.true((await both(signed(enumeration))).some((line) => /^(critical|high) /.test(line)));
  t.deepEqual(
    await both(signed({ default_factory_module: 'builtins', default_factory_name: 'list', dict_context: ['a'] })),
    [],
  );
});

const TEXTS = runs(300);
for (const [index, python] of pythonsThatImport('sympy').entries()) {
  test.serial(`${TEXTS} texts, sympify of ${python}`, async (t) => {
    const subject = LOADER_SUBJECTS['torch-export']!; // a row of the table
    const { ran, misses } = await compareWithLoader(python, subject, 1 + TEXTS * index, TEXTS);
    t.true(ran > TEXTS / 10, `${ran} ran`);
    t.deepEqual(misses, []);
  });
}
if (pythonsThatImport('sympy').length === 0) test('skipped: no Python here that has SymPy', (t) => t.pass());
