/** What marshalled code objects name: against what each Python wrote, against CPython's own reading, and on bytes that nobody wrote. */
import test from 'ava';
import fc from 'fast-check';
import { FormatError } from '../../../src/bytes/format-error.ts';
import { summariseCode } from '../../../src/formats/marshal/code-object.ts';
import { MARSHALLED_LAMBDAS, SMALL_LAMBDA } from '../../support/marshalled-lambdas.ts';
import { pythonsWith, runPython } from '../../support/python.ts';
import { runs } from '../../support/runs.ts';

const decode = (text: string) => Buffer.from(text, 'base64');

const names = test.macro((t, version: string, code: string) => {
  const summary = summariseCode(decode(code));
  t.is(summary.functionName, '<lambda>', version);
  t.deepEqual([...summary.names].sort(), ['__import__', 'system']);
  t.true(summary.constants.includes('os'));
  t.true(summary.constants.includes('echo harmless'));
});

for (const [version, code] of Object.entries(MARSHALLED_LAMBDAS))
  test(`as Python ${version} writes it`, names, version, code);

test('a function without names or constants', (t) => {
  t.deepEqual(summariseCode(decode(SMALL_LAMBDA)), { functionName: '<lambda>', names: [], constants: [] });
});

const broken = test.macro((t, bytes: Uint8Array) => {
  t.throws(() => summariseCode(bytes), { instanceOf: FormatError });
});

test('nothing', broken, Buffer.alloc(0));
test('another value', broken, Buffer.from('N'));
test('a tuple that says it is longer than the file', broken, Buffer.from([0x28, 0xff, 0xff, 0xff, 0x7f]));
test('tuples inside each other without end', broken, Buffer.alloc(100_000, Buffer.from([0x29, 1])));
test('a code object that is cut', broken, decode(SMALL_LAMBDA).subarray(0, 40));

test('shared references are not expanded', (t) => {
  const summary = summariseCode(sharedReferences());
  t.deepEqual(summary.constants, ['x']);
});

test('any change and any cut of honest code gives names or FormatError', (t) => {
  const codes = Object.values(MARSHALLED_LAMBDAS).map(decode);
  const at = fc.nat({ max: 300 });
  fc.assert(
    fc.property(fc.constantFrom(...codes), at, fc.nat({ max: 255 }), at, (code, position, byte, cut) => {
      const changed = Buffer.from(code.subarray(0, code.length - (cut % 3 === 0 ? cut : 0)));
      if (position < changed.length) changed[position] = byte;
      try {
        summariseCode(changed);
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
      }
      return true;
    }),
    { numRuns: runs(2000) },
  );
  t.pass();
});

const ORACLE = `
import base64, marshal, sys, types, json
def names(code):
    found = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType): found |= names(constant)
    return found
source = open(json.__file__).read()
code = compile(source, 'json', 'exec')
print(json.dumps([base64.b64encode(marshal.dumps(code)).decode(), sorted(names(code))]))
`;

for (const python of pythonsWith()) {
  test(`${python}: a whole module`, (t) => {
    const [code, expected]: [string, string[]] = JSON.parse(runPython(python, ORACLE));
    t.deepEqual([...summariseCode(decode(code)).names].sort(), expected);
  });
}

/** A code object whose constants are 40 tuples, each of twice the one before. */
function sharedReferences(): Uint8Array {
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const empty = Buffer.from([0x29, 0]);
  const doubled = [Buffer.from([0xa9, 1, 0x7a, 1, 0x78])];
  for (let level = 0; level < 40; level += 1) {
    doubled.push(Buffer.concat([Buffer.from([0xa9, 2, 0x72]), u32(level), Buffer.from([0x72]), u32(level)]));
  }
  const constants = Buffer.concat([Buffer.from([0x29, doubled.length]), ...doubled]);
  const name = Buffer.from([0x7a, 1, 0x66]);
  const bytes = Buffer.from([0x73, 0, 0, 0, 0]);
  // 3.11: five integers; code, constants, names, locals, kinds, file, name, qualified name, line, two tables.
  return Buffer.concat([
    Buffer.from('c'),
    Buffer.alloc(20),
    bytes,
    constants,
    empty,
    empty,
    bytes,
    name,
    name,
    name,
    u32(1),
    bytes,
    bytes,
  ]);
}
