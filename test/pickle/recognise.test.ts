/** Which bytes are taken for a pickle: by content, with the name as a hint only. See https://docs.python.org/3/library/pickle.html. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { pickleFormat } from '../../src/formats/pickle.ts';
import { Random } from '../fuzz/random.ts';
import { bytes, op, reducePickle } from '../support/assembler.ts';

const recognised = test.macro((t, stream: Uint8Array, name: string, expected: boolean) => {
  t.is(pickleFormat.recognise(memorySource(stream), name), expected);
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
test('JSON', recognised, bytes('{"a": 1}\n'), 'a.model', false);
test('nothing', recognised, bytes(), 'empty.pkl', false);

test('random bytes are no pickle, whatever their name', (t) => {
  const random = new Random(7);
  for (let round = 0; round < 3000; round += 1) {
    const stream = Uint8Array.from({ length: 1 + random.below(300) }, () => random.below(256));
    if (stream[0] === 0x80) stream[0] = 0x81;
    t.false(pickleFormat.recognise(memorySource(stream), 'weights.dat'), Buffer.from(stream).toString('hex'));
  }
});
