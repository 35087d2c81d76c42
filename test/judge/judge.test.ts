import test from 'ava';
import type { Arm, Evidence, Fact, Operand, Operator } from '../../src/facts.ts';
import type { FirstParty } from '../../src/judge/who/classify-tree.ts';
import { fileReport as judge } from '../../src/policy/file-report.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/policy/policy.ts';

type CallFact = Extract<Fact, { kind: 'call' }>;

const operator = (module: string, name: string): Operator => ({ ecosystem: 'python', module, name });
const imported = (module: string, name: string, offset = 0): Fact => ({
  kind: 'import',
  operator: operator(module, name),
  via: 'GLOBAL',
  offset,
});
const called = (module: string, name: string, fact: Partial<CallFact> = {}): Fact => ({
  kind: 'call',
  operator: operator(module, name),
  via: 'REDUCE',
  arguments: '…',
  operands: [],
  offset: 9,
  ...fact,
});
const literal = (text: string): Operand => ({ kind: 'literal', type: 'str', text: `'${text}'` });
const given = (module: string, name: string): Operand => ({ kind: 'operator', operator: operator(module, name) });
const made = (module: string, name: string, via: CallFact['via'] = 'NEWOBJ'): Operand => ({
  kind: 'instance',
  operator: operator(module, name),
  via,
});
const partialOf = (module: string, name = 'identify'): Arm => ({
  how: 'partial',
  operator: operator(module, name),
  through: `functools.partial(${module}.${name})`,
});
const state = (type: 'dict' | 'tuple', complete = true): Operand => ({
  kind: 'container',
  type,
  operators: [],
  dunderKeys: [],
  complete,
});
const build = { via: 'BUILD', receiver: { kind: 'instance', via: 'NEWOBJ' } } as const;

function evidence(facts: readonly Fact[]): Evidence {
  return {
    path: 'model.pkl',
    size: 1,
    formats: ['pickle'],
    kinds: ['model'],
    members: [],
    facts: facts.map((fact) => ({ source: ['model.pkl'], fact })),
  };
}

function report(facts: readonly Fact[], policy: Partial<Policy> = {}, firstParty?: FirstParty) {
  const context = { blob: 'b10b', today: '2026-11-23', ...(firstParty === undefined ? {} : { firstParty }) };
  return judge(evidence(facts), { ...DEFAULT_POLICY, ...policy }, context);
}

const verdict = test.macro({
  exec(t, facts: readonly Fact[], expected: string, policy: Partial<Policy> = {}) {
    const { status, findings } = report(facts, policy);
    t.is([status, ...findings.map(({ severity, rule }) => `${severity} ${rule}`)].join('; '), expected);
  },
  title: (sentence) => sentence ?? '',
});

const SYSTEM = 'critical python/posix/process-execution';
test(
  'naming something of a program runs it',
  verdict,
  [imported('shop.__main__', 'Net')],
  'rejected; critical python/program-module',
);
test(
  'a class of a script is only unknown',
  verdict,
  [imported('__main__', 'Net')],
  'clean; low unknown-operator/elsewhere',
);
test('naming posix.system rejects', verdict, [imported('posix', 'system')], `rejected; ${SYSTEM}`);
test(
  'calling it is reported once, as the call',
  verdict,
  [imported('posix', 'system'), called('posix', 'system')],
  `rejected; ${SYSTEM}`,
);
test(
  'what nobody reviewed of the standard library rejects when only named',
  verdict,
  [imported('colorsys', 'rgb_to_hls')],
  'rejected; high unknown-operator/standard-library',
);
test('rebuilding a tensor is safe', verdict, [called('torch._utils', '_rebuild_tensor_v2')], 'clean');
test(
  'calling what nobody catalogued warns',
  verdict,
  [called('shop.models', 'Net')],
  'warned; medium pickle/unknown-call',
);
test(
  'naming it is reported quietly',
  verdict,
  [imported('shop.models', 'Net')],
  'clean; low unknown-operator/elsewhere',
);
test(
  'a function of a model package that is called rejects',
  verdict,
  [called('torch.nn.functional', 'grid_sample')],
  'rejected; high pickle/unknown-call',
);
test(
  'a class of a model package that is called without arguments',
  verdict,
  [called('torch.nn.modules.linear', 'Linear')],
  'clean',
);
test(
  'a class that nobody knows, called so, warns',
  verdict,
  [called('pkg.mod', 'Thing')],
  'warned; medium pickle/unknown-call',
);
test(
  'with arguments of the file it rejects',
  verdict,
  [called('torch._secret', 'Linear', { operands: [literal('x')] })],
  'rejected; high pickle/unknown-call',
);
test(
  'but where it looks a member of an enumeration up',
  verdict,
  [called('stanio.reader', 'VariableType', { operands: [literal('scalar')] })],
  'warned; medium pickle/unknown-call',
);
test(
  'one whose name says that it opens files rejects',
  verdict,
  [called('sklearn.made_up', 'LogFileWriter')],
  'rejected; high pickle/unknown-call',
);
test(
  'a measured class is safe when it is rebuilt',
  verdict,
  [
    called('torch.nn.modules.linear', 'Linear', { via: 'NEWOBJ' }),
    called('torch.nn.modules.linear', 'Linear', { ...build, operands: [state('dict')] }),
  ],
  'clean',
);
test(
  'its slot state is another matter',
  verdict,
  [called('torch.nn.modules.linear', 'Linear', { ...build, operands: [state('tuple')] })],
  'warned; medium pickle/unknown-class',
);

test(
  'a bound method of an object of a class that nobody knows warns',
  verdict,
  [called('builtins', 'getattr', { operands: [made('shop.models', 'Net'), literal('forward')] })],
  'warned; medium pickle/method',
);
test(
  'one of a class that is known rejects: it may do what that class can',
  verdict,
  [called('builtins', 'getattr', { operands: [made('pathlib', 'PosixPath'), literal('write_text')] })],
  'rejected; high pickle/method',
);
test(
  'a bound method that honest files keep is safe',
  verdict,
  [
    called('builtins', 'getattr', {
      operands: [made('fastai.tabular.core', 'TabularPandas'), literal('dataloaders')],
    }),
  ],
  'clean',
);
test(
  'an attribute of a module is not',
  verdict,
  [called('builtins', 'getattr', { operands: [given('numpy', 'os'), literal('system')] })],
  'rejected; critical python/os/process-execution',
);
test(
  'nor is a dunder',
  verdict,
  [called('builtins', 'getattr', { operands: [made('shop.models', 'Net'), literal('__globals__')] })],
  'rejected; critical python/getattr',
);
test(
  'nor a computed name',
  verdict,
  [called('builtins', 'getattr', { operands: [made('shop.models', 'Net'), { kind: 'opaque', reason: 'x' }] })],
  'rejected; critical python/getattr',
);
test(
  'nor the method of a catalogued class that writes',
  verdict,
  [imported('pathlib', 'Path.touch')],
  'rejected; high python/pathlib/file-write',
);

test(
  'a partial of a safe function is safe',
  verdict,
  [called('functools', 'partial', { operands: [given('numpy', 'log1p')] })],
  'clean',
);
test(
  'a safe function that is given a partial may call it',
  verdict,
  [
    called('collections', 'OrderedDict'),
    called('builtins', 'list', {
      operands: [{ ...made('functools', 'partial', 'REDUCE'), arms: [partialOf('mpmath')] }],
    }),
  ],
  'rejected; high pickle/armed-argument',
);
test(
  'a dict of an object asks that object for its keys',
  verdict,
  [
    called('collections', 'OrderedDict', {
      operands: [{ ...made('types', 'SimpleNamespace', 'REDUCE'), arms: [partialOf('mpmath')] }],
    }),
  ],
  'rejected; high pickle/armed-argument',
);
test(
  'a partial of a reviewed function arms nothing',
  verdict,
  [
    called('collections', 'OrderedDict', {
      operands: [{ ...made('types', 'SimpleNamespace', 'REDUCE'), arms: [partialOf('math', 'sin')] }],
    }),
  ],
  'clean',
);
test(
  'a default dict keeps its factory',
  verdict,
  [called('collections', 'defaultdict', { operands: [made('functools', 'partial', 'REDUCE')] })],
  'clean',
);
test(
  'a generator constructor that is given a function calls it',
  verdict,
  [
    called('numpy.random._pickle', '__generator_ctor', {
      operands: [literal('x'), given('torch.utils.made_up', 'run')],
    }),
  ],
  'rejected; high pickle/unknown-call',
);
test(
  'a tensor of a subclass is rebuilt by a function that rebuilds tensors',
  verdict,
  [
    called('torch._tensor', '_rebuild_from_type_v2', {
      operands: [given('torch._utils', '_rebuild_tensor_v2'), given('torch.nn.parameter', 'Parameter')],
    }),
  ],
  'clean',
);
test(
  'by no other function',
  verdict,
  [called('torch._tensor', '_rebuild_from_type_v2', { operands: [given('shop', 'run'), given('torch', 'Tensor')] })],
  'rejected; critical python/rebuild-from-type',
);
test(
  'a reconstruction over a builtin base is safe',
  verdict,
  [called('copyreg', '_reconstructor', { operands: [given('shop', 'Net'), given('builtins', 'object')] })],
  'clean',
);
test(
  'over another base it calls a constructor',
  verdict,
  [called('copyreg', '_reconstructor', { operands: [given('shop', 'Net'), given('shop', 'Evil')] })],
  'rejected; high python/reconstructor-base',
);
test(
  'bytes that are examined are no danger of their own',
  verdict,
  [called('torch.storage', '_load_from_bytes', { operands: [{ kind: 'literal', type: 'bytes', text: "b''" }] })],
  'clean',
);
test(
  'computed ones are',
  verdict,
  [called('torch.storage', '_load_from_bytes', { operands: [{ kind: 'opaque', reason: 'x' }] })],
  'rejected; high python/torch.storage/nested-load',
);
test(
  'a changed function changes the interpreter',
  verdict,
  [called('numpy', 'mean', { via: 'BUILD', receiver: { kind: 'operator' } })],
  'rejected; high python/changed-operator',
);
test(
  'an installed hook is called',
  verdict,
  [called('shop', 'run', { via: 'hook' })],
  'rejected; critical python/installed-hook',
);

const MAKE = called('cloudpickle.cloudpickle', '_make_function');
const VALUE = 'medium python/cloudpickle.cloudpickle/code-by-value';
test('a function by value warns', verdict, [MAKE], `warned; ${VALUE}`);
test(
  'its state is set on what was made',
  verdict,
  [
    called('cloudpickle.cloudpickle', '_function_setstate', {
      operands: [made('cloudpickle.cloudpickle', '_make_function', 'REDUCE')],
    }),
  ],
  `warned; ${VALUE}`,
);
test(
  'on anything else it is an attack',
  verdict,
  [called('cloudpickle.cloudpickle', '_function_setstate', { operands: [given('numpy', 'mean')] })],
  'rejected; critical python/code-machinery',
);
test(
  'a call of it is critical',
  verdict,
  [
    MAKE,
    {
      kind: 'unresolved-call',
      callee: 'f(…)',
      origin: operator('cloudpickle.cloudpickle', '_make_function'),
      via: 'REDUCE',
      arguments: '',
      operands: [],
      offset: 20,
    },
  ],
  `rejected; ${VALUE}; critical python/called-code`,
);
test(
  'modules are imported for functions only',
  verdict,
  [called('cloudpickle.cloudpickle', 'subimport', { operands: [literal('os')] })],
  'rejected; critical python/code-machinery',
);
test(
  'a name that dill imports may be a function',
  verdict,
  [
    called('dill._dill', '_create_function'),
    called('dill._dill', '_import_module', { operands: [literal('os.system')] }),
  ],
  'rejected; medium python/dill._dill/code-by-value; critical python/os/process-execution',
);

const parser = (body: string): Fact => ({
  kind: 'code',
  language: 'scipy-argument-parser',
  excerpt: String.raw`\ndef _parse_args(self, a, loc=0, scale=1):\n    return (a,), loc, scale\n\ndef _parse_args_rvs(self, a, loc=0, scale=1, size=None):\n    return self._argcheck_rvs(a, loc, scale, size=size)\n\ndef _parse_args_stats(self, a, loc=0, scale=1, moments='mv'):\n    return (a,), loc, scale, moments\n${body}`,
  offset: 3,
});
test('the argument parser that scipy writes is safe', verdict, [parser('')], 'clean');
test('another one is executed', verdict, [parser('print(1)')], 'rejected; critical code/executed-state');

const formula = (excerpt: string): Fact => ({ kind: 'code', language: 'model-formula', excerpt, offset: 3 });
test('a formula of columns is safe', verdict, [formula("np.log(y + 1) ~ a*b + C(kind, Treatment('x')) - 1")], 'clean');
test(
  'a formula that calls something else is executed',
  verdict,
  [formula("y ~ open('x')")],
  'rejected; critical code/executed-state',
);
for (const plain of [
  'a ~ C(kind, Treatment(reference="x")) + Q("a column")',
  'a ~ Q(\\"a column\\")',
  'a ~ C(c > 0.5) + I((b != 1) & (c <= 2)) + np.where(b > 1.5, 1, 0)',
  "a ~ C(g, levels=['x', 'y']) + np.clip(b, 0, 1) + Q(\"it's\")",
])
  test(`a formula of comparisons: ${plain}`, verdict, [formula(plain)], 'clean');
for (const evil of [
  'y ~ open("x")',
  "y ~ ''''a''' + open(0) + ''''b'''",
  'y ~ (lambda: 0)',
  'y ~ [open][0]("x")',
  'y ~ [open("x") for x in "a"]',
  'y ~ b[open("x")]',
  'y ~ np.where(open("x"), 1, 0)',
  'y ~ np . load("x")',
  'y ~ (np).load("x")',
  'y ~ f"{open(0)}"',
  'y ~ Q("a\\\\" + open(0) + \\"b\\")',
  "y ~ Q('a\" + open(0) + \"')('b')",
  'y ~ np.load("x")',
])
  test(`a formula that is none: ${evil}`, verdict, [formula(evil)], 'rejected; critical code/executed-state');
test('nor may it walk', verdict, [formula('y ~ a.b.c')], 'rejected; critical code/executed-state');
test('nor be computed', verdict, [formula('<computed>')], 'rejected; critical code/executed-state');
test(
  'a state that cannot be known may hold one',
  verdict,
  [called('statsmodels.base.data', 'PandasData', { ...build, operands: [{ kind: 'opaque', reason: 'x' }] })],
  'rejected; critical python/executed-state',
);

test(
  'an anomaly rejects',
  verdict,
  [{ kind: 'anomaly', anomaly: 'zip-overlap', detail: 'x', offset: 0 }],
  'rejected; high anomaly/zip-overlap',
);
test(
  'what cannot be examined rejects',
  verdict,
  [{ kind: 'unexamined', reason: 'encrypted', detail: 'x', offset: 0 }],
  'rejected; high unexaminable/encrypted',
);
test(
  'what is missing is no fault of the content',
  verdict,
  [{ kind: 'unexamined', reason: 'missing-object', detail: 'x', offset: 0 }],
  'incomplete',
);
test(
  'an import under a computed name rejects',
  verdict,
  [{ kind: 'unresolved-import', reason: 'x', offset: 0 }],
  'rejected; critical python/unresolved-import',
);

const NET = [called('shop.models', 'Net')];
const safe = [{ operator: 'shop.*', because: 'ours' }];
test('strict rejects what would be a warning', verdict, NET, 'rejected; medium pickle/unknown-call', {
  strict: true,
});
test('never rejects nothing', verdict, [imported('posix', 'system')], `warned; ${SYSTEM}`, { failOn: 'never' });
test('the policy calls an operator safe', verdict, NET, 'clean', { operators: { safe, dangerous: [] } });
test('or dangerous', verdict, NET, 'rejected; high policy/dangerous-operator', {
  operators: { safe, dangerous: [{ operator: 'shop.models.Net', severity: 'high', because: 'x' }] },
});
const allow = [
  {
    file: 'model.pkl',
    blob: 'b10b',
    rule: 'python/posix/process-execution',
    because: 'reviewed',
    expires: '2026-11-23',
  },
];
test('an exception counts on its last day', verdict, [imported('posix', 'system')], `allowed; ${SYSTEM}`, { allow });
test('and not after it', verdict, [imported('posix', 'system')], `rejected; ${SYSTEM}`, {
  allow: allow.map((one) => ({ ...one, expires: '2026-11-22' })),
});
test('nor for another content', verdict, [imported('posix', 'system')], `rejected; ${SYSTEM}`, {
  allow: allow.map((one) => ({ ...one, blob: 'other' })),
});
test('an exception by operator counts for every file', verdict, [imported('posix', 'system')], `allowed; ${SYSTEM}`, {
  allow: [{ operator: 'posix.*', because: 'x' }],
});

test('a class of the repository itself is low, and a hidden package is never safe', (t) => {
  const firstParty = {
    isModule: (module: string) => module === 'shop.models',
    shadows: (top: string) => (top === 'torch' ? 'torch.py' : null),
  };
  t.is(report(NET, {}, firstParty).findings[0]?.severity, 'low');
  t.is(
    report([called('torch._utils', '_rebuild_tensor_v2')], {}, firstParty).findings[0]?.rule,
    'python/shadowed-package',
  );
});

test('imports are reported in order, each once, with what became of them', (t) => {
  const { imports } = report([
    imported('shop', 'late', 30),
    imported('posix', 'system', 3),
    called('posix', 'system'),
    imported('posix', 'system', 40),
    imported('torch', 'Size', 7),
  ]);
  t.deepEqual(
    imports.map(({ module, called, standing, offset }) => [module, called, standing, offset]),
    [
      ['posix', true, 'dangerous', 3],
      ['torch', false, 'safe', 7],
      ['shop', false, 'unknown', 30],
    ],
  );
});

test('what is called and found harmless stands as safe', (t) => {
  const operands = [made('fastai.tabular.core', 'TabularPandas'), literal('dataloaders')];
  const { imports } = report([imported('builtins', 'getattr'), called('builtins', 'getattr', { operands })]);
  t.is(imports[0]?.standing, 'safe');
});

test('a fingerprint survives another file name and another archive folder', (t) => {
  const of = (...source: [string, ...string[]]) =>
    judge({ ...evidence([]), facts: [{ source, fact: imported('posix', 'system') }] }, DEFAULT_POLICY, {
      blob: null,
      today: '2026-11-23',
    }).findings[0]?.fingerprint;
  t.is(of('a.pth', 'a/data.pkl'), of('b.pth', 'b/data.pkl'));
  t.not(of('a.pth', 'a/data.pkl'), of('a.pth', 'a/other.pkl'));
});
