/** Which bytes are taken for a pickle: by content, with the name as a hint only. See https://docs.python.org/3/library/pickle.html. */
import test from 'ava';
import { pickleFormat } from '../../src/formats/pickles/pickle.ts';
import { Random } from '../fuzz/random.ts';
import { resolvedByPython } from '../fuzz/readers.ts';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import { pythonsWith } from '../support/python.ts';
import { recognises } from '../support/recognises.ts';
import { runs } from '../support/runs.ts';
import { judgeBytes, scanBytes } from '../support/scanned.ts';

const recognised = test.macro((t, stream: Uint8Array, name: string, expected: boolean) => {
  t.is(recognises(pickleFormat, stream, name), expected);
});

const call = bytes('(', op.STRING("'id'"), op.INST('posix', 'system'), op.STOP);

test('a call under any name', recognised, reducePickle('posix', 'system', 'id'), 'notes.txt', true);
test('a call without header under any name', recognised, call, 'notes.txt', true);
test(
  'a call behind more text than the head holds',
  recognised,
  bytes(op.STRING(`'${'x'.repeat(20_000)}'`), op.POP, call),
  'notes.txt',
  true,
);
test(
  'a call in the second pickle',
  recognised,
  bytes(op.PROTO(2), op.NONE, op.STOP, reducePickle('posix', 'system', 'id')),
  'a.dat',
  true,
);
test('plain data with a header', recognised, bytes(op.PROTO(4), op.EMPTY_LIST, op.STOP), 'vocabulary', true);
test('plain data without one, under a model name', recognised, bytes('(lp0\nI1\na.'), 'a.pkl', true);
test('a header that breaks off at once', recognised, bytes(op.PROTO(4), 0xff, 'image'), 'a.bin', false);
test('text that begins like opcodes', recognised, bytes('N.\nThe rest of the notes.\n'), 'notes.txt', false);
test('a list of names', recognised, bytes('count\nname\nvalue\n'), 'columns.csv', false);
test('an object of Wavefront', recognised, bytes('g default\nv 1.0 2.0 3.0\n'), 'cube.obj', false);
test('a Pascal program', recognised, bytes('(* comment *)\nprogram x;\n'), 'x.p', false);
test(
  'a copyright file of Debian',
  recognised,
  bytes(
    'Format: https://www.debian.org/\nSource: https://github.com/a/\n\nFiles: *\nCopyright: 1988 A B.\nL\nc d/e.\nf\n)R.',
  ),
  'copyright',
  false,
);
test(
  'a font of PostScript',
  recognised,
  bytes(0x80, 1, 0x63, '%! Nimbus (Italic)\n/Font 1 def\n', 0x29, 0x52, 0x80, 2),
  'a.pfb',
  false,
);
test('a call behind a header that no pickler writes', recognised, bytes(0x80, 1, call), 'a.bin', true);
test(
  'a table of stars, which begins like a long integer',
  recognised,
  bytes('LZ Aqr       2002ApJ...581..570T Tomsick, J.A.\n'.repeat(300)),
  'refs.dat',
  false,
);
test('a table of variable stars', recognised, bytes('V1333 Aql    1998IAUC.6806Q...1M\n'.repeat(300)), 'r.dat', false);
test('a table of comets', recognised, bytes('P/2003 F1 12.5 3.4\n'.repeat(600)), 'comets.data', false);
test('an import and nothing behind it', recognised, bytes('cantigravity\nfly\n'), 'a.pkl', true);
test('an import and text behind it', recognised, bytes('cantigravity\nfly\n!!'), 'a.dat', true);
test('an import of what is no name', recognised, bytes('cantigravity\nfly away\n!!'), 'a.dat', true);
test('an import behind numbers', recognised, bytes('I0x1f\nF1_0\ncantigravity\nfly\n!!'), 'a.dat', true);
test('an import behind what is no number', recognised, bytes('I3 4\ncantigravity\nfly\n'), 'a.dat', false);

test('a list of words that reads as an import is recognised by its names alone', async (t) => {
  const { facts } = await scanBytes('cat\ndog\nelephant\n', 'words.dat');
  t.deepEqual(
    facts.map(({ fact }) => fact.kind),
    ['import'],
  );
  t.is((await judgeBytes('cat\ndog\nelephant\n', 'words.dat')).status, 'clean');
  t.is((await judgeBytes('cantigravity\nfly\n!!', 'words.dat')).status, 'rejected');
});

/** With what text may begin a line, and what may follow; some of it is read by CPython alone, some by nobody. */
const LINE_STARTS = [...'ci(ILFSVpg]})Nltdas02.Rboeux# '];
const LINES = [
  'LZ Aqr',
  '1',
  '-3',
  '0x1f',
  '1.5',
  '1_0',
  '01',
  'posix',
  'system',
  'a b',
  '',
  "'x'",
  '"y',
  '\\u0041',
  '+1',
];
LINES.push('inf', '1e5', '0L', '5L', '5\0x', ' 7 ', 'a.b', 'posix\r', 'i os', '(imath');

test('text of which CPython imports anything is a pickle under the names of models', async (t) => {
  const random = new Random(11);
  const texts = Array.from({ length: 8000 }, () => {
    const lines = Array.from({ length: 1 + random.below(9) }, () => random.pick(LINE_STARTS) + random.pick(LINES));
    return Buffer.from(`${lines.join('\n')}${random.chance(80) ? '\n' : ''}`);
  });
  const [python = 'python3'] = pythonsWith();
  const resolved = await resolvedByPython(python, texts);
  const imported = texts.filter((_, index) => resolved[index]?.some(([module]) => /^[\w.]+$/.test(module)));
  t.true(imported.length > 100);
  for (const text of imported) {
    for (const name of ['a.pkl', 'a.dat']) t.true(recognises(pickleFormat, text, name), text.toString());
  }
});

test('JSON', recognised, bytes('{"a": 1}\n'), 'a.model', false);
test('nothing', recognised, bytes(), 'empty.pkl', false);

test('random bytes are no pickle, whatever their name', (t) => {
  const random = new Random(7);
  const rounds = runs(3000);
  for (let round = 0; round < rounds; round += 1) {
    const stream = Uint8Array.from({ length: 1 + random.below(300) }, () => random.below(256));
    if (stream[0] === 0x80) stream[0] = 0x81;
    t.false(recognises(pickleFormat, stream, 'weights.dat'), Buffer.from(stream).toString('hex'));
  }
});
