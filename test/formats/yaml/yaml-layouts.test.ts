/** YAML that PyYAML loads and a library of YAML 1.2 refuses: what is in quotes or brackets goes on in any column, a value stands in the column of its key. See https://github.com/yaml/pyyaml/blob/main/lib/yaml/scanner.py. */
import test from 'ava';
import { demanded, pythonWith, runPython } from '../../support/python.ts';
import { runs } from '../../support/runs.ts';
import { judgeBytes } from '../../support/scanned.ts';
import { YAML_TEXTS } from '../../support/yaml-texts.ts';

const rejected = test.macro(async (t, text: string) => {
  t.is((await judgeBytes(Buffer.from(text), 'config.yaml')).status, 'rejected');
});

test('quotes that go on in the first column', rejected, 'x: "a\nb"\n_target_: os.system\n');
test('single quotes, deeper', rejected, "k:\n  x: 'a\nb'\nm:\n  _target_: os.system\n");
test('brackets', rejected, 'k:\n  x: [1,\n2]\nm:\n  _target_: os.system\n');
test('braces with comments', rejected, 'x: {\n# c\na: 1\n}\n_target_: os.system\n');
test('a comment at a quote', rejected, 'x: "a"# c\n_target_: os.system\n');
test('a text in the column of its key', rejected, 'x:\n|\n  a\n_target_: os.system\n');
test('a value in the column of its key', rejected, 'x:\n"a"\n_target_: os.system\n');
test('nothing as a key', rejected, 'x:\n  : 1\n_target_: os.system\n');
test('a text in the column of its item', rejected, '-\n|\n  text\n- _target_: os.system\n');
test('an anchor at its colon', rejected, '&a: 1\n_target_: os.system\n');
test('quotes that are escaped, and quotes in text', rejected, 'k: it\'s\nx: "a\\"\nb"\n_target_: os.system\n');
test('a hyphen and an anchor alone in brackets', rejected, 'x: [-, &a\n, b]\n_target_: os.system\n');
test('directives behind it', rejected, '_target_: os.system\n%YAML 1.1\n---\na: 1\n');
test('a key in brackets, and nothing between', rejected, 'x: {?_target_ : os.system}\n');
test('the same in quotes', rejected, 'x: {a: 1,\n ?"_target_": os.system}\n');
test('behind 300 KB of it', rejected, `${'k: "a\nb"\n'.repeat(30_000)}_target_: os.system\n`);

/** Texts as base64, one a line, in each of which PyYAML finds the call. */
const MAKER = String.raw`${YAML_TEXTS}
made=0
while made<N:
    t=doc()
    try:
        vs=list(yaml.load_all(t,Loader=yaml.SafeLoader))
    except RecursionError: continue
    except Exception: continue
    try: ok=any(has(v) for v in vs)
    except RecursionError: continue
    if not ok: continue
    made+=1
    print(base64.b64encode(t.encode('utf-8','surrogatepass')).decode())
`;

test('of random layouts none hides a call', async (t) => {
  t.timeout(600_000);
  const python = pythonWith(t, 'yaml', demanded('pyyaml'));
  if (python === null) return;
  const texts = runPython(python, MAKER, ['77', String(runs(2000))])
    .trim()
    .split('\n');
  for (const line of texts) {
    const text = Buffer.from(line, 'base64');
    t.is((await judgeBytes(text, 'config.yaml')).status, 'rejected', JSON.stringify(text.toString('utf8')));
  }
});
