/** What the repository's own files make of a name: its own package is reviewed as code, a file in the place of a package is not. */
import test from 'ava';
import type { CallVia, Fact, Operator } from '../../src/facts.ts';
import { modulesOf } from '../../src/git/first-party.ts';
import type { FirstParty } from '../../src/judge/who/classify-tree.ts';
import { fileReport } from '../../src/policy/file-report.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';

/** A repository of these files. */
function tree(files: readonly string[], named: readonly string[] = []): FirstParty {
  const { known, top } = modulesOf(files);
  return {
    isModule: (module) => known.has(module),
    shadows: (topLevel) => top.get(topLevel) ?? null,
    isNamed: (topLevel) => named.includes(topLevel),
  };
}

function factsOf(operator: Operator, via: CallVia): Fact[] {
  const named: Fact = { kind: 'import', operator, via: 'STACK_GLOBAL', offset: 0 };
  return [named, { kind: 'call', operator, via, arguments: '', operands: [], offset: 1 }];
}

const verdict = test.macro((t, firstParty: FirstParty, dotted: string, via: CallVia, expected: string | RegExp) => {
  const [module = '', name = ''] = dotted.split(' ');
  const facts = factsOf({ ecosystem: 'python', module, name }, via);
  const path = 'model.pkl';
  const located = facts.map((fact) => ({ source: [path] as const, fact }));
  const evidence = { path, size: 1, formats: ['pickle'], kinds: ['model'] as const, members: [], facts: located };
  const { findings } = fileReport(evidence, DEFAULT_POLICY, { blob: null, today: '2026-11-29', firstParty });
  const found = findings.map(({ severity, rule }) => `${severity} ${rule}`).join('; ');
  if (typeof expected === 'string') t.is(found, expected);
  else t.regex(found, expected);
});

const LOW = 'low python/first-party';
const HIDDEN = 'high python/shadowed-package';

const sage = tree(['sage/__init__.py', 'sage/trainer.py']);
test('a package with the name of one that is dangerous as a whole', verdict, sage, 'sage.trainer Net', 'NEWOBJ', LOW);
test(
  'but a function of it that is called stays',
  verdict,
  sage,
  'sage.trainer run',
  'REDUCE',
  'critical python/sage.*/code-execution',
);
test(
  'a class of a module that moved inside its package is of it',
  verdict,
  tree(['sage/__init__.py', 'sage/models/__init__.py']),
  'sage.models.old Net',
  'NEWOBJ',
  LOW,
);
test(
  'and what the tree does not hold stays',
  verdict,
  sage,
  'sage.misc.eval X',
  'NEWOBJ',
  'critical python/sage.*/code-execution',
);

const everyday = tree(
  ['code', 'test', 'git', 'docker', 'ray', 'wandb', 'fire', 'copier', 'datasets', 'evaluate']
    .flatMap((name) => [`${name}/__init__.py`, `${name}/net.py`])
    .concat('trace.py', 'statistics.py', 'token.py', 'imp.py', 'subprocess.py', 'pickle.py'),
);
for (const name of ['code', 'test', 'git', 'docker', 'ray', 'wandb', 'fire', 'copier', 'datasets', 'evaluate']) {
  test(`a package of the everyday name ${name}`, verdict, everyday, `${name}.net Net`, 'NEWOBJ', LOW);
}
for (const name of ['trace', 'statistics', 'token', 'imp']) {
  test(`a module of the everyday name ${name}`, verdict, everyday, `${name} Recorder`, 'NEWOBJ', LOW);
}
test(
  'what the real one has is not hidden by a file of its name',
  verdict,
  everyday,
  'trace Trace',
  'REDUCE',
  'critical python/trace/code-execution',
);
test(
  'nor is a process',
  verdict,
  everyday,
  'subprocess Popen',
  'REDUCE',
  'critical python/subprocess/process-execution',
);
test(
  'nor a class of a module that starts processes',
  verdict,
  everyday,
  'subprocess Mine',
  'NEWOBJ',
  'critical python/subprocess/process-execution',
);
test('nor a walk', verdict, everyday, 'trace os.system', 'REDUCE', 'critical python/trace/code-execution');
test(
  'a function of a catalogued package that is called is not low',
  verdict,
  everyday,
  'fire.net start',
  'REDUCE',
  'critical python/fire.*/code-execution',
);

const torch = tree(['torch.py', 'numpy/__init__.py', 'numpy/core/multiarray.py']);
test('a file in the place of the loader', verdict, torch, 'torch._utils _rebuild_tensor_v2', 'REDUCE', HIDDEN);
test('a folder in its place', verdict, torch, 'numpy.core.multiarray _reconstruct', 'REDUCE', HIDDEN);
test(
  'a class that the package does not have, in no file of the tree',
  verdict,
  torch,
  'torch.mine Net',
  'NEWOBJ',
  HIDDEN,
);

const library = tree(['numpy/__init__.py', 'numpy/core/multiarray.py', 'setup.py'], ['numpy']);
test("the library's own repository", verdict, library, 'numpy.core.multiarray _reconstruct', 'REDUCE', '');
test("a class of the library's own tests", verdict, library, 'numpy.tests.test_x Mine', 'NEWOBJ', LOW);
test(
  'what is dangerous in it stays',
  verdict,
  library,
  'numpy.testing._private.utils runstring',
  'REDUCE',
  'critical python/numpy.testing.*/code-execution',
);

const own = tree(['mylib/__init__.py', 'mylib/models.py']);
test('a class of an own module', verdict, own, 'mylib.models Net', 'REDUCE', LOW);
test('a class that moved inside its package', verdict, own, 'mylib.old Net', 'REDUCE', LOW);
test('a function that the package does not hold', verdict, own, 'mylib.old build', 'REDUCE', /^(?:medium|high) \S+$/);
