/** The opcode table and the disassembly against what CPython's pickletools prints. See https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import { readFileSync } from 'node:fs';
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { disassemble } from '../../src/pickle/explain/disassembly.ts';
import { OPCODES } from '../../src/pickle/machine/opcodes.ts';
import { pythonsWith, runPython } from '../support/python.ts';

test('the opcodes are those of pickletools', (t) => {
  const [python] = pythonsWith();
  if (python === undefined) {
    t.log('skipped: no python3');
    t.pass();
    return;
  }
  const text = runPython(
    python,
    'import json,pickletools as p; print(json.dumps([[ord(o.code), o.name, o.proto, o.arg is not None] for o in p.opcodes]))',
  );
  const theirs = (JSON.parse(text) as [number, string, number, boolean][]).sort(([a], [b]) => a - b); // as printed above
  const ours = OPCODES.map(
    ({ code, name, protocol, argument }) => [code, name, protocol, argument !== 'none'] as const,
  ).sort(([a], [b]) => a - b);
  t.is(ours.length, 68);
  t.deepEqual(
    ours.map((row) => [...row]),
    theirs,
  );
});

/** `case 0x4e: // NONE`, the name on the same line or the next. */
const CASE = /case (0x[0-9a-f]{2}):(?: \{)?\s*\/\/ ([A-Z0-9_]+)/g;

const names = test.macro((t, file: string, has: (name: string) => boolean) => {
  const source = readFileSync(new URL(`../../../src/pickle/machine/${file}`, import.meta.url), 'utf8');
  const cases = [...source.matchAll(CASE)].map(([, code, name]) => [Number(code), name] as const);
  t.is(cases.length, source.split('case 0x').length - 1, 'every case says which opcode it is');
  const named = new Map<number, string>(OPCODES.map(({ code, name }) => [code, name]));
  for (const [code, name] of cases) t.is(name, named.get(code));
  const found = new Set(cases.map(([, name]) => name));
  t.deepEqual(
    OPCODES.map(({ name }) => name).filter((name) => has(name) && !found.has(name)),
    [],
  );
});

test('the machine has a case for each opcode of the table', names, 'machine.ts', () => true);
test('the reader of literals names its opcodes as the table does', names, 'literals.ts', (name) =>
  /^(?:NONE|NEW(?:TRUE|FALSE)|INT$|FLOAT|BININT|BINFLOAT|LONG\d?$|STRING|UNICODE|(?:SHORT_)?BIN(?:STRING|UNICODE))/.test(
    name,
  ),
);

const VALUES = [
  "{'a': [1, 2.5, -3, 2**70], 'b': (True, None), 'c': {1, 2}, 'd': frozenset([1]), 'e': b'x', 'f': bytearray(b'y')}",
  '[collections.OrderedDict(a=1), datetime.date(2020, 1, 2), 1e300, 1e-7, 1e16, 70000, 300]',
  "[(1, 2), (1, 2, 3), (1, 2, 3, 4), (), [], {}, 'text']",
];

const disassembles = test.macro<[value: string, protocol: number]>({
  exec(t, value: string, protocol: number) {
    const [python] = pythonsWith();
    if (python === undefined) {
      t.log('skipped: no python3');
      t.pass();
      return;
    }
    const script = `import base64,collections,datetime,pickle,pickletools\nb=pickle.dumps(${value}, ${protocol})\nprint(base64.b64encode(b).decode())\npickletools.dis(b)`;
    const [encoded = '', ...theirs] = runPython(python, script).trimEnd().split('\n');
    const ours = [...disassemble(memorySource(Buffer.from(encoded, 'base64')), 0)];
    t.deepEqual(
      ours,
      theirs.slice(0, -1).map((line) => line.trimEnd()),
    );
  },
  title: (_title, value = '', protocol = 0) => `disassembles protocol ${protocol} of ${value.slice(0, 40)}`,
});

for (const value of VALUES) for (let protocol = 0; protocol <= 5; protocol += 1) test(disassembles, value, protocol);
