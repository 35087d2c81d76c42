/** What importing a module runs: in every spelling of Python that a generator makes, and no more than that; and what of it acts. */
import test from 'ava';
import fc from 'fast-check';
import { readImport } from '../../../src/formats/torch/module-import.ts';
import { actsAtImport } from '../../../src/rules/python/import-effects.ts';
import { inFull } from '../../support/in-full.ts';
import { runs } from '../../support/runs.ts';

function actingIn(source: string): readonly string[] {
  const { calls } = readImport(source);
  const besides = calls.map(({ path }) => path);
  return calls
    .filter(({ path, text }) => actsAtImport({ path, text, besides }))
    .map(({ path, line }) => `${path}:${line}`);
}

const CALLS: readonly (readonly [call: string, path: string])[] = [
  ['import os\nos.system("x y")', 'os.system'],
  ['import os as o\no.popen("x y")', 'os.popen'],
  ['from os import system as s\ns("x y")', 'os.system'],
  ['from os import *\nsystem("x y")', 'os.system'],
  ['import subprocess\nsubprocess.run(["x", "y"])', 'subprocess.run'],
  ['import subprocess\nsubprocess.Popen(\n  args="x y",\n  shell=True)', 'subprocess.Popen'],
  ['import os\nc = "x y"\nos.system(c)', 'os.system'],
  ['import os\nos.system("x" + b)', 'os.system'],
  ['import os\nos.system(b)', 'os.system'],
  ['import os\nos.execv("/bin/x", ["x"])', 'os.execv'],
  ['import os\ngetattr(os, "system")("x y")', 'os.system'],
  ['__import__("os").system("x y")', 'os.system'],
  ['import importlib\nimportlib.import_module("os").system("x y")', 'os.system'],
  ['import zlib\nexec(zlib.decompress(b))', 'builtins.exec'],
  ['exec("import os; os.system(\'x y\')")', 'builtins.exec'],
  ['import marshal\nmarshal.loads(bytes.fromhex("00"))', 'marshal.loads'],
];

/** Ways in which a statement runs when its module is imported. */
const RUN: readonly ((code: string) => string)[] = [
  (code) => code,
  (code) => `if True:\n${indented(code)}`,
  (code) => `try:\n${indented(code)}\nexcept OSError:\n    pass`,
  (code) => `def f(a=1):\n${indented(code)}\nf()`,
  (code) => `class C:\n    x = 1\n${indented(code)}`,
  (code) => `class C:\n    def __init__(self):\n${indented(indented(code))}\nC()`,
  (code) => `def f(g):\n${indented(code)}\n    return g\n@f\ndef h(): pass`,
  (code) => `if __name__ == "__main__":\n    pass\nelse:\n${indented(code)}`,
  (code) => `if __name__ != "__main__":\n${indented(code)}`,
  (code) => `if __name__ == "__main__" or True:\n${indented(code)}`,
  (code) => `def f():\n${indented(code)}\ndef g():\n    f()\nvalue = [g() for _ in range(1)]`,
  (code) => `"""text\nif __name__ == "__main__":\n"""\n${code}`,
];
/** And in which it does not. */
const KEPT: readonly ((code: string) => string)[] = [
  (code) => `if __name__ == "__main__":\n${indented(code)}`,
  (code) => `if '__main__' == __name__ and x:\n${indented(code)}`,
  (code) => `def f():\n${indented(code)}`,
  (code) => `class C:\n    def m(self):\n${indented(indented(code))}\nC()`,
  (code) => `'''\n${code}\n'''`,
  (code) => code.replace(/^/gm, '# '),
  (code) => `def f():\n${indented(code)}\nif __name__ == "__main__":\n    f()`,
];

function indented(code: string): string {
  return code.replace(/^/gm, '    ');
}

const RUNS = { numRuns: runs(400), seed: 20_261_130 };
const ends = fc.constantFrom('\n', '\r\n');

test('a call that acts is found wherever it runs', (t) => {
  fc.assert(
    fc.property(fc.constantFrom(...CALLS), fc.constantFrom(...RUN), ends, ([code, path], run, end) => {
      const source = `${run(code)}\n`.replaceAll('\n', end);
      t.true(
        actingIn(source).some((found) => found.startsWith(`${path}:`)),
        source,
      );
    }),
    RUNS,
  );
});

test('and is silent where it does not', (t) => {
  fc.assert(
    fc.property(fc.constantFrom(...CALLS), fc.constantFrom(...KEPT), ends, ([code], keep, end) => {
      const source = `x = 1\n${keep(code)}\n`.replaceAll('\n', end);
      t.deepEqual(actingIn(source), [], source);
    }),
    RUNS,
  );
});

for (const code of [
  'import subprocess\nV = subprocess.check_output(["git", "describe", "--always"]).strip()',
  'import subprocess\nV = subprocess.check_output("git rev-parse HEAD 2>/dev/null", shell=True)',
  'import subprocess\ndef run(cmd):\n    return subprocess.Popen(cmd, stdout=-1)\nrun(["git", "rev-parse", "HEAD"])',
  'import subprocess\ndef run(cmd):\n    return subprocess.Popen(cmd, stdout=-1)\nrun(some.command)',
  'import os\nos.system("")',
  'import os\nos.system("cls || clear")',
  'import subprocess\nsubprocess.run(["gcc", "--version"])',
  'import os\nos.makedirs("out", exist_ok=True)\nos.environ["X"] = "1"',
  'exec(open("version.py").read())',
  'import requests\nT = requests.get("http://localhost").text\nx = eval(config["columns"])',
  'import platform\nplatform.system()',
  'import pickle\nM = pickle.load(open("m.pkl", "rb"))',
])
  test(`honest: ${code.replaceAll('\n', ' ⏎ ')}`, (t) => t.deepEqual(actingIn(code), []));

for (const code of [
  'import os\nos.system("git status; x")',
  'import os\nos.system("git -c core.pager=x log")',
  'import os\nos.system("./x --version")',
  'import os\nos.system("git log $(x)")',
])
  test(`a question that is none: ${code.replaceAll('\n', ' ⏎ ')}`, (t) => t.is(actingIn(code).length, 1));

inFull('a table of many thousand words is read', (t) => {
  const source = `X = [${Array.from({ length: 200_000 }, (_, index) => `"a${index}"`).join(',')}]\nimport a.b\n`;
  t.deepEqual(readImport(source), { calls: [], imports: ['a.b'] });
});
