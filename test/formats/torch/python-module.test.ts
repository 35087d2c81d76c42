/** Modules of torch.package and archives of TorchServe: what runs when they are loaded is reported, what they only define is not. Held against torch.package itself. */
import test, { type ExecutionContext } from 'ava';
import { compareSeverity } from '../../../src/judge/ruling.ts';
import { Random } from '../../fuzz/random.ts';
import { bytes, op } from '../../support/assembler.ts';
import { tar, tarEntry, zip } from '../../support/containers.ts';
import { effectsOf } from '../../support/effect-oracle.ts';
import { inFull } from '../../support/in-full.ts';
import { pythonsThatImport } from '../../support/python.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

/** A package whose pickle `m/m.pkl` is an instance of `evil.A`, which the module `evil` defines. */
function packaged(source: string): Uint8Array {
  const pickle = bytes(
    op.PROTO(3),
    op.GLOBAL('evil', 'A'),
    op.EMPTY_TUPLE,
    op.NEWOBJ,
    op.EMPTY_DICT,
    op.BUILD,
    op.STOP,
  );
  const entries: readonly (readonly [string, Uint8Array | string])[] = [
    ['m/m.pkl', pickle],
    ['evil.py', source],
    [
      '.data/extern_modules',
      'os subprocess builtins sys importlib logging typing collections dataclasses functools pathlib io codecs shelve sqlite3 zipfile tarfile shutil threading socket ctypes posix operator types tempfile code runpy'
        .split(' ')
        .join('\n'),
    ],
    ['.data/version', '6\n'],
    ['.data/python_version', '3.11.2\n'],
    ['version', '6\n'],
  ];
  return zip(entries.map(([name, content]) => ({ name: `p/${name}`, content: Buffer.from(content) })));
}

const CLASS = 'class A:\n    pass\n';
const MODULE = 'medium code-by-value/python-module p.pt!p/evil.py';

const reported = test.macro(async (t: ExecutionContext, source: string, ...expected: readonly string[]) => {
  const lines = await findingLines(packaged(source), 'p.pt');
  const ofModule = lines.filter((line) => line.endsWith('evil.py'));
  t.deepEqual([...new Set(ofModule)].sort(), [...expected.map((rule) => `${rule} p.pt!p/evil.py`), MODULE].sort());
});

const runs = test.macro(async (t: ExecutionContext, source: string) => {
  const lines = await findingLines(packaged(`${source}\n${CLASS}`), 'p.pt');
  t.true(
    lines.some((line) => /^(critical|high) .*evil\.py$/.test(line)),
    lines.join(),
  );
});
test('a field inside a field', runs, `import os\nf"{getattr(os, f'{chr(115)}ystem')('echo harmless')}"`);
test('a field with quotes of its own', runs, `import os\nx = f"{os.system("echo harmless")}"`);
test(
  'a getter of a function',
  runs,
  `import operator\noperator.attrgetter('system')(__import__('os'))('echo harmless')`,
);
test(
  'a caller of a method',
  runs,
  `import operator\noperator.methodcaller('system', 'echo harmless')(__import__('os'))`,
);
test(
  'getters that sort',
  reported,
  `import operator\nkey = operator.attrgetter('name', 'size')\nfirst = operator.methodcaller('lower')\n${CLASS}`,
);

test('only definitions', reported, `"""A module."""\nimport os\nfrom typing import List\n__version__ = '1'\n${CLASS}`);
test(
  'what modules do when they are imported',
  reported,
  [
    ...[
      'from __future__ import annotations',
      'import logging, os.path as path',
      'from collections import namedtuple',
      'import dataclasses as d',
    ],
    ...[
      'log = logging.getLogger(__name__)',
      "P = namedtuple('P', 'x y')",
      'HERE = path.dirname(__file__)',
      'if __name__ == "__main__":\n    log.info("x")',
    ],
    ...[
      '@d.dataclass\nclass D:\n    x: int = d.field(default_factory=list)',
      'class A(object):\n    """os.system"""\n    def f(self, cmd="os.system"):\n        import os\n        return os.system(cmd)',
    ],
    ...[
      'try:\n    import numpy as np\nexcept ImportError:\n    np = None',
      'TABLE = {"a": 1, **{"b": [x for x in range(3)]}}',
      'f = lambda x: x.run()',
    ],
  ].join('\n'),
);
const SYSTEM = 'critical python/os/process-execution';
for (const [title, source] of Object.entries({
  'a call at the top': 'import os\nos.system("x")\n',
  'an alias': 'import os as o\nf = o.system\nf("x")\n',
  'a name from a module': 'from os import system as s\ns("x")\n',
  'all names of a module': 'from os import *\nsystem("x")\n',
  'behind a semicolon': 'import os; x = 1; os . system ("x")\n',
  'in the body of a class': 'import os\nclass A:\n    os.system("x")\n',
  'in a default': 'import os\ndef f(x=os.system("x")):\n    pass\n',
  'in a decorator': 'import os\n@os.system\nclass A:\n    pass\n',
  'in a function that is called': 'def f():\n    import os\n    os.system("x")\nf()\n',
  'in a method that is called': 'import os\nclass B:\n    def __init__(self):\n        os.system("x")\nB()\n',
  'in __setstate__': 'import os\nclass A:\n    def __setstate__(self, state):\n        os.system("x")\n',
  'in a format': 'import os\nx = f"{os.system(\'x\')}"\n',
  'by getattr': 'import os\ngetattr(os, "system")("x")\n',
  'handed over': 'import os\nlist(map(os.system, ["x"]))\n',
  'over lines': 'import os\n(os\n  .system)(\n"x")\n',
  'in other letters': 'import os\nos.ｓystem("x")\n',
  'on the line of the definition': 'import os\ndef f(): os.system("x")\nf()\n',
})) {
  test(`${title}`, async (t) => {
    const lines = await findingLines(packaged(`${source}${CLASS}`), 'p.pt');
    t.true(
      lines.some((line) => line.startsWith(SYSTEM)),
      lines.join('\n'),
    );
  });
}
for (const [title, source] of Object.entries({
  'a computed name': 'import os\ngetattr(os, "sys" + "tem")("x")\n',
  'a table of modules': 'import sys\nsys.modules["os"].system("x")\n',
  'the globals': 'globals()["f"]("x")\n',
  'a walk to the interpreter': '().__class__.__bases__[0].__subclasses__()[1]("x")\n',
  'an encoding that hides it': '# coding: utf-7\n+AGk-mport os\n',
  'a string that does not end': 'x = """\n',
  'text as code': 'exec("x")\n',
})) {
  test(`${title} is rejected`, async (t) => {
    const { status } = await judgeBytes(packaged(`${source}${CLASS}`), 'p.pt');
    t.is(status, 'rejected');
  });
}

for (const [title, source] of Object.entries({
  'a file of Python by its path':
    'from importlib.machinery import SourceFileLoader as S\nS("x", "/tmp/x").load_module()\n',
  'a module out of an archive': 'import zipimport\nzipimport.zipimporter("x.zip").load_module("x")\n',
  'an array into a file': 'import numpy\nnumpy.zeros(3).tofile("x")\n',
  'a table into a file': 'import pandas as pd\nt = pd.DataFrame()\nt.to_csv("x")\n',
})) {
  test(`${title} is rejected`, async (t) => {
    t.is((await judgeBytes(packaged(`${source}${CLASS}`), 'p.pt')).status, 'rejected');
  });
}

/** A package with other names of its records, or others beside. */
function packagedAs(rename: (name: string) => string, ...more: readonly (readonly [string, string])[]): Uint8Array {
  const source = `import os\nos.system("x")\n${CLASS}`;
  const entries: readonly (readonly [string, Uint8Array | string])[] = [
    ['m/m.pkl', bytes(op.PROTO(3), op.GLOBAL('code.evil', 'A'), op.EMPTY_TUPLE, op.NEWOBJ, op.STOP)],
    ['code/evil.py', source],
    [rename('.data/extern_modules'), 'os\n'],
    ['version', '6\n'],
    ...more,
  ];
  return zip(entries.map(([name, content]) => ({ name: `p/${name}`, content: Buffer.from(content) })));
}

const runsModule = test.macro(async (t: ExecutionContext, content: Uint8Array) => {
  const lines = await findingLines(content, 'p.pt');
  t.true(
    lines.some((line) => line.startsWith(SYSTEM)),
    lines.join('\n'),
  );
});

test(
  'marks in capitals, as PyTorch finds them',
  runsModule,
  packagedAs((name) => name.toUpperCase()),
);
test(
  'beside the description of a script of old versions',
  runsModule,
  packagedAs((name) => name, ['model.json', '{}']),
);
test(
  'in a folder of code beside constants of a script',
  runsModule,
  packagedAs((name) => name, ['constants.pkl', '(.']),
);
test('a script inside a package is read as one', async (t) => {
  const code = 'def f(x: Tensor) -> Tensor:\n  return torch.from_file("x", True, 4)\n';
  const content = packagedAs(
    (name) => name,
    ['.data/ts_code/code/__torch__.py', code],
    ['.data/ts_code/0/constants.pkl', '(.'],
  );
  const lines = await findingLines(content, 'p.pt');
  t.true(lines.some((line) => line.startsWith('high torchscript/files')));
  t.false(lines.some((line) => line.startsWith('medium code-by-value') && line.includes('__torch__')));
});

const LOADERS = {
  modules: ['torch', 'torch.package'],
  executes: '<torch_package',
  loaders: { package: "torch.package.PackageImporter(path).load_pickle('m', 'm.pkl')" },
};

/** What makes a file named `effect`, by modules and by methods of objects. */
const WRITING = [
  'pathlib.Path("effect").touch()',
  'pathlib.Path("effect").write_text("x")',
  'pathlib.Path("effect").open("w")',
  'p = pathlib.Path("effect"); p.write_bytes(b"x")',
  'pathlib.Path("effect").mkdir()',
  'io.open("effect", "w")',
  'io.FileIO("effect", "w")',
  'codecs.open("effect", "w")',
  'shelve.open("effect")',
  'sqlite3.connect("effect")',
  'zipfile.ZipFile("effect", "w")',
  'tarfile.open("effect", "w")',
  'os.open("effect", os.O_CREAT | os.O_WRONLY)',
  'os.mkdir("effect")',
  'os.symlink("a", "effect")',
  'shutil.copyfile("/etc/hostname", "effect")',
  'logging.FileHandler("effect")',
  'logging.basicConfig(filename="effect")',
  'tempfile.mkdtemp(dir=".")',
  'print("x", file=open("effect", "w"))',
];

function hostile(random: Random): string {
  const call = random.pick([
    'os.system("x")',
    'os . system("x")',
    'getattr(os, "system")("x")',
    'getattr(os, "sys" "tem")("x")',
    'os.popen("x")',
    'open("effect", "w").write("x")',
    '__import__("os").system("x")',
    'exec("import os; os.system(1)")',
    'eval("__import__(\'os\').system(1)")',
    'sys.modules["os"].system("x")',
    'subprocess.run("x")',
    'subprocess.Popen(["x"])',
    '(lambda f: f("x"))(os.system)',
    '[f("x") for f in [os.system]]',
    'vars(os)["system"]("x")',
    'importlib.import_module("os").system("x")',
    'os.__dict__["system"]("x")',
    'functools.partial(os.system, "x")()',
    'os.execv("x", ["x"])',
    'builtins.exec("os.system(1)")',
    ...WRITING,
    ...[
      '(os.system)("x")',
      'os.system.__call__("x")',
      'sorted(["x"], key=os.system)',
      'threading.Thread(target=os.system, args=("x",)).start()',
      'operator.methodcaller("system", "x")(os)',
      'operator.attrgetter("system")(os)("x")',
      'posix.system("x")',
      'code.InteractiveInterpreter().runsource("__import__(\'os\').system(1)")',
      'ctypes.CDLL("x")',
      'socket.create_connection(("127.0.0.1", 1))',
      'types.FunctionType(compile("__import__(\'os\').system(1)", "", "exec"), {})()',
      'runpy.run_path("p.pt")',
      'os.__getattribute__("system")("x")',
      'object.__getattribute__(os, "system")("x")',
      '{"a": os.system}["a"]("x")',
      'next(iter([os.system]))("x")',
    ],
  ]);
  const place = random.pick([
    () => call,
    () => `x = ${call}`,
    () => `if True:\n    ${call.replace('; ', '\n    ')}`,
    () => `class B:\n    x = ${call}`,
    () => `def f(x=${call}):\n    pass`,
    () => `def f():\n    ${call}\nf()`,
    () => `class B:\n    def __init__(self):\n        ${call}\nB()`,
    () => `class B:\n    def __init_subclass__(cls):\n        ${call}\nclass C(B):\n    pass`,
    () => `x = f"{${call.replaceAll('"', "'").replaceAll("\\'", '"')}}"`,
    () => `try:\n    ${call}\nexcept Exception:\n    raise`,
    () => `assert ${call} is None`,
    () => `for x in [1]:\n    def f():\n        return ${call}\n    f()`,
    () => `with open(__import__("os").devnull) as f:\n    ${call}`,
    () => `class A:\n    def __setstate__(self, state):\n        ${call}\n    a = 1\nB = A\nA_ = 1`,
    () => `def deco(f):\n    ${call}\n    return f\n@deco\ndef g():\n    pass`,
    () => `@(lambda f: ${call.includes(';') ? 'os.system("x")' : call})\ndef g():\n    pass`,
    () => `@__import__("functools").partial(lambda f: os.system("x"))\ndef g():\n    pass`,
    () => `class P(property):\n    def __set_name__(self, owner, name):\n        ${call}\nclass B:\n    x = P()`,
    () =>
      `import contextlib\nclass C:\n    def __enter__(self):\n        ${call}\n    def __exit__(self, *a):\n        pass\nwith C():\n    pass`,
    () => `class C:\n    def __iter__(self):\n        ${call}\n        return iter([])\nfor x in C():\n    pass`,
    () => `class C:\n    def __add__(self, o):\n        ${call}\nC() + 1`,
    () => `class C:\n    def __getitem__(self, o):\n        ${call}\nC()[0]`,
    () =>
      `class C:\n    def __missing__(self): pass\n    def __str__(self):\n        ${call}\n        return ""\nx = f"{C()}"`,
    () => `class C:\n    def __bool__(self):\n        ${call}\n        return True\nif C():\n    pass`,
    () => `class C:\n    def __call__(self):\n        ${call}\nC()()`,
    () => `class C:\n    @property\n    def x(self):\n        ${call}\nC().x`,
  ])();
  const before =
    'import os, sys, subprocess, importlib, functools, builtins, pathlib, io, codecs, shelve, sqlite3, zipfile, tarfile, shutil, logging, tempfile, threading, operator, posix, code, ctypes, socket, types, runpy\n';
  return place.includes('class A:') ? `${before}${place}\n` : `${before}${place}\n${CLASS}`;
}

async function heldAgainstTorch(t: ExecutionContext, python: string) {
  const count = Number(process.env['MODEL_CHECK_TEST_CASES'] ?? 100);
  const random = new Random(Number(process.env['MODEL_CHECK_TEST_SEED'] ?? 1));
  const sources = Array.from({ length: count }, () => hostile(random));
  const files = sources.map((source) => ({ loader: 'package', name: 'p.pt', content: packaged(source) }));
  const effects = effectsOf(python, LOADERS, files);
  let ran = 0;
  const missed: string[] = [];
  for (const [index, source] of sources.entries()) {
    if ((effects[index]?.effects.length ?? 0) === 0) continue;
    ran += 1;
    const { findings } = await judgeBytes(files[index]?.content ?? '', 'p.pt');
    const isRejected = findings.some(
      ({ severity, source: at }) => at.endsWith('evil.py') && compareSeverity(severity, 'high') >= 0,
    );
    if (!isRejected)
      missed.push(`${effects[index]?.effects.join()}, and passed:\n${source.slice(source.indexOf('runpy') + 6)}`);
  }
  t.deepEqual(missed, []);
  t.log(`${ran} of ${count} had an effect`);
  t.true(ran > count / 3, JSON.stringify(effects.slice(0, 5)));
}

inFull('torch.package', async (t) => {
  const pythons = pythonsThatImport('torch');
  t.true(pythons.length > 0, 'MODEL_CHECK_TEST_FULL=1 demands torch');
  for (const python of pythons) await heldAgainstTorch(t, python);
});

const served = test.macro(async (t: ExecutionContext, lines: string, ...expected: readonly string[]) => {
  const content = zip([
    {
      name: 'MAR-INF/MANIFEST.json',
      content: Buffer.from('{"model": {"handler": "h.py", "requirementsFile": "requirements.txt"}}'),
    },
    { name: 'requirements.txt', content: Buffer.from(lines) },
  ]);
  const { findings } = await judgeBytes(content, 'm.mar');
  t.deepEqual(
    findings.map(({ severity, rule, call }) => `${severity} ${rule} ${call}`),
    [
      "low serving/python server.python('h.py')", // what the manifest names
      ...expected.map((line) => `medium torchserve/requirements-elsewhere pip.install('${line}')`),
    ],
  );
});

test(
  'requirements of the index',
  served,
  '# a list\ntorch==2.1\nnumpy>=1.20 ; python_version > "3.8"\nscikit-learn[alldeps]\n--no-binary :all:\n',
);
for (const line of [
  ...[
    '--index-url https://example.org/simple',
    '-i https://example.org/simple',
    '--extra-index-url=https://example.org',
    '-f wheels',
    '-e .',
  ],
  ...[
    'git+https://example.org/x.git',
    'https://example.org/x.whl',
    'x @ https://example.org/x.zip',
    './x.tar.gz',
    '-r other.txt',
  ],
  // As pip's own parser takes them.
  ...['--extra-index https://example.org', '--index-u=https://example.org', '-ihttps://example.org', '-f./x'],
  ...['.', '.[all]', 'folder/package'],
]) {
  test(`requirements of ${line}`, served, `torch\n  ${line} # why\n`, line);
}

const ELSEWHERE = '-i https://example.org';
for (const end of ['\r', '\f', '\v', '\x1c', '\x85', '\u2028'])
  test(`requirements behind ${JSON.stringify(end)}`, served, `torch${end}${ELSEWHERE}\n`, ELSEWHERE);
test('requirements in pieces', served, '--index\\\n-url https://example.org\n', '--index-url https://example.org');
test('requirements in UTF-16', async (t) => {
  const text = Buffer.from(`\ufeff${ELSEWHERE}\n`, 'utf16le');
  const manifest = Buffer.from('{"model": {"handler": "h.py", "requirementsFile": "requirements.txt"}}');
  const files = [
    { name: 'MAR-INF/MANIFEST.json', content: manifest },
    { name: 'requirements.txt', content: text },
  ];
  const { findings } = await judgeBytes(zip(files), 'm.mar');
  t.true(findings.some(({ call }) => call === `pip.install('${ELSEWHERE}')`));
});
test('requirements in another coding', served, '# coding: utf-7\n+AC0-i x\n', '# coding: utf-7');
test('requirements that say that they are UTF-8', served, '# -*- coding: utf-8 -*-\ntorch\n');

for (const line of [
  '--pre -i https://example.org',
  '--no-binary :all: --extra-index-url=https://example.org',
  '\x24{PACKAGE}',
])
  test(`requirements with ${line}`, served, `${line}\n`, line);
test('wheels of PyTorch', served, '--extra-index-url https://download.pytorch.org/whl/cu118\ntorch\n');
const NEAR = '-f https://download.pytorch.org.example.org/whl';
test('wheels of a place like it', served, `${NEAR}\n`, NEAR);

const servedInTar = test.macro(async (t, name: string, content: string, ...expected: readonly string[]) => {
  const archive = tar(
    tarEntry(name, Buffer.from(content)),
    tarEntry('MLmodel', Buffer.from('flavors: {}\nmlflow_version: 2.0\n')),
  );
  const { findings } = await judgeBytes(archive, 'm.tar');
  t.deepEqual(
    findings.flatMap(({ rule, call }) => (rule === 'torchserve/requirements-elsewhere' ? [call] : [])),
    expected.map((line) => `pip.install('${line}')`),
  );
});
test('requirements in a tar', servedInTar, 'requirements.txt', `${ELSEWHERE}\n`, ELSEWHERE);
const CONDA = 'channels:\n- conda-forge\ndependencies:\n- python=3.9\n- pip:\n  - mlflow==2.0\n';
test('an environment of conda', servedInTar, 'conda.yaml', CONDA);
test(
  'one with a package elsewhere',
  servedInTar,
  'conda.yaml',
  `${CONDA}  - "git+https://x.y/a"\n`,
  'git+https://x.y/a',
);
test('one with a channel elsewhere', servedInTar, 'conda.yaml', 'channels: [https://x.y]\n', 'https://x.y');
test('an environment of MLflow', servedInTar, 'python_env.yaml', 'python: 3.9\ndependencies:\n- -r requirements.txt\n');
