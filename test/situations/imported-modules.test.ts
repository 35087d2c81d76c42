/** A pickle imports modules of its own repository: what these run then is judged as they are being committed, and their guards, functions and honest commands are silent. */
import test, { type ExecutionContext } from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { createRepository, type Repository } from '../support/repository.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const naming = (module: string, name = 'x'): Uint8Array =>
  bytes(op.PROTO(4), op.SHORT_BINUNICODE(module), op.SHORT_BINUNICODE(name), op.STACK_GLOBAL, op.STOP);
const EVIL = 'import os\n\nos.system("echo harmless")\nx = 1\n';

function repositoryOf(t: ExecutionContext, files: Files): Repository {
  const repository = createRepository();
  t.teardown(repository.remove);
  for (const [file, content] of Object.entries(files)) repository.write(file, content);
  repository.git('add', '.');
  return repository;
}

/** The places that are told of. */
function placesIn(repository: Repository, ...args: readonly string[]): readonly string[] {
  const { stdout } = repository.modelCheck(...args, '--format', 'json');
  const { files } = JSON.parse(stdout) as { files: { findings: { rule: string; severity: string; call: string }[] }[] };
  return files.flatMap(({ findings }) =>
    findings.filter(({ rule }) => rule === 'python/acting-module').map(({ severity, call }) => `${severity} ${call}`),
  );
}

const told = test.macro((t: ExecutionContext, files: Files, ...expected: readonly string[]) => {
  const repository = repositoryOf(t, files);
  t.deepEqual(placesIn(repository, 'staged'), expected);
  repository.git('commit', '-qnm', 'x');
  t.deepEqual(placesIn(repository, 'tree', 'HEAD'), expected);
  t.deepEqual(placesIn(repository, 'scan', '.', '--no-config'), expected);
});

test(
  'a module beside it',
  told,
  { 'm/a.pkl': naming('helper_mod'), 'm/helper_mod.py': EVIL },
  'high m/helper_mod.py:3: os.system("echo harmless")',
);
test(
  'a module at the root',
  told,
  { 'm/a.pkl': naming('setup'), 'setup.py': EVIL },
  'high setup.py:3: os.system("echo harmless")',
);
test(
  'a module below src',
  told,
  { 'm/a.pkl': naming('helper_mod'), 'src/helper_mod.py': EVIL },
  'high src/helper_mod.py:3: os.system("echo harmless")',
);
test(
  'the packages on the way',
  told,
  {
    'a.pkl': naming('mine.parts.net'),
    'mine/__init__.py': EVIL,
    'mine/parts/__init__.py': '',
    'mine/parts/net.py': '',
  },
  'high mine/__init__.py:3: os.system("echo harmless")',
);
test(
  'what it imports in turn, by every kind of import',
  told,
  {
    'a.pkl': naming('mine.net'),
    'mine/__init__.py': '',
    'mine/net.py': 'from . import one\nfrom .two import (\n    y,\n)\nimport three.deep as z\n',
    'mine/one.py': EVIL,
    'mine/two.py': EVIL,
    'three/deep.py': EVIL,
  },
  ...['mine/one.py', 'mine/two.py', 'three/deep.py'].map((file) => `high ${file}:3: os.system("echo harmless")`),
);
test(
  'functions and classes that are called, and what they are called with',
  told,
  {
    'a.pkl': naming('helper_mod'),
    'helper_mod.py': [
      'from subprocess import run as r',
      'def start(command):',
      '    r(command, shell=True)',
      'class C:',
      '    def __init__(self):',
      '        start("echo harmless")',
      'C()',
    ].join('\r\n'),
  },
  'high helper_mod.py:3: r("echo harmless", shell=True)',
);
test(
  'an import in place, and text that was packed',
  told,
  {
    'a.pkl': naming('helper_mod'),
    'helper_mod.py': '__import__("os").system("echo harmless")\n',
    'b.pkl': naming('other_mod'),
    'other_mod.py': 'import base64\ntext = base64.b64decode("cHJpbnQoMSk=")\nexec(text)\n',
  },
  'high helper_mod.py:1: system("echo harmless")',
  'high other_mod.py:3: exec(base64.b64decode("cHJpbnQoMSk="))',
);

const QUIET = [
  'import os, subprocess, sys',
  'VERSION = subprocess.check_output(["git", "describe", "--tags"], cwd=".").decode()',
  'os.system("clear")',
  'os.system("")',
  'def ask(command):',
  '    return subprocess.check_output(command)',
  'ask(["git", "rev-parse", "HEAD"])',
  'exec("def f(): pass")',
  'exec(open("version.py").read())',
  'def clean():',
  '    os.system("rm -r build")',
  'class Runner:',
  '    def run(self):',
  '        os.system("make")',
  'if __name__ == "__main__" and len(sys.argv) > 1:',
  '    clean()',
  '    os.system("make")',
  'elif sys.platform == "darwin":',
  '    x = 1',
  '',
].join('\n');
test('what asks, what is guarded, and what is only defined', told, {
  'a.pkl': naming('helper_mod'),
  'helper_mod.py': QUIET,
});
test('a module that no pickle names', told, { 'a.pkl': naming('other'), 'helper_mod.py': EVIL });
test('imports in a circle', told, {
  'a.pkl': naming('one'),
  'one.py': 'import two\n',
  'two.py': 'import one\nfrom . import x\n',
});

test(
  'a guard that the module has made true is none',
  told,
  {
    'a.pkl': naming('m1'),
    'm1.py': `__name__ = "__main__"\nif __name__ == "__main__":\n    ${EVIL.replaceAll('\n', '\n    ')}`,
  },
  'high m1.py:5: os.system("echo harmless")',
);

test('what is being committed counts, not what lies on disk', (t) => {
  const repository = repositoryOf(t, { 'a.pkl': naming('helper_mod'), 'helper_mod.py': EVIL });
  repository.write('helper_mod.py', 'x = 1\n');
  t.is(placesIn(repository, 'staged').length, 1);
  t.is(placesIn(repository, 'scan', '.', '--no-config').length, 0);
  repository.git('add', '.');
  t.is(placesIn(repository, 'staged').length, 0);
  repository.write('helper_mod.py', EVIL);
  t.is(placesIn(repository, 'staged').length, 0);
});

test('a module that was committed before', (t) => {
  const repository = repositoryOf(t, { 'helper_mod.py': EVIL });
  repository.git('commit', '-qnm', 'x');
  repository.write('a.pkl', naming('helper_mod'));
  repository.git('add', 'a.pkl');
  const { status, stdout } = repository.modelCheck('staged');
  t.is(status, 1, stdout);
  t.regex(stdout, /helper_mod\.py:3/);
});

test('evidence of an earlier run hides no module', (t) => {
  const repository = repositoryOf(t, { 'a.pkl': naming('helper_mod') });
  t.is(repository.modelCheck('staged').status, 0);
  repository.write('helper_mod.py', EVIL);
  repository.git('add', '.');
  t.is(repository.modelCheck('staged').status, 1);
});

test('more modules than are followed are told of', (t) => {
  const count = 300;
  const chain = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`m${index}.py`, index + 1 < count ? `import m${index + 1}\n` : EVIL]),
  );
  const repository = repositoryOf(t, { 'a.pkl': naming('m0'), ...chain });
  const { status, stdout } = repository.modelCheck('staged', '--verbose');
  t.is(status, 0, stdout);
  t.regex(stdout, /python\/unfollowed-imports/);
});
