/** A weak sign is never an accusation: numbers that begin like a stream, words below each other, private binaries under the names of models, parts of documents. See https://www.rfc-editor.org/rfc/rfc1950 and https://www.rfc-editor.org/rfc/rfc1740. */
import { randomFillSync } from 'node:crypto';
import test from 'ava';
import { Random } from '../fuzz/random.ts';
import { bytes, op } from '../support/assembler.ts';
import { zip } from '../support/containers.ts';
import { inFull } from '../support/in-full.ts';
import { runs } from '../support/runs.ts';
import { findingLines, judgeBytes } from '../support/scanned.ts';

const scores = test.macro(async (t, name: string, content: Uint8Array | string, ...expected: string[]) => {
  t.deepEqual(await findingLines(content, name), expected);
});

const text = (value: string) => op.SHORT_BINUNICODE(value);
const dtype = bytes(op.GLOBAL('numpy', 'dtype'), text('f8'), op.TUPLE1, op.REDUCE, op.BINPUT(0), op.POP);
const scalar = (value: Uint8Array) =>
  bytes(op.GLOBAL('numpy.core.multiarray', 'scalar'), op.BINGET(0), op.SHORT_BINBYTES(value), op.TUPLE2, op.REDUCE);
const ZLIB_BY_CHANCE = Uint8Array.of(0x78, 0x9c, 0x63, 0x60, 0, 0, 0xe0, 0x3f);

test(
  'a number that begins like zlib',
  scores,
  'rewards.pkl',
  bytes(op.PROTO(2), dtype, scalar(ZLIB_BY_CHANCE), op.STOP),
);

test('words that are keywords of Python', scores, 'names', '(if\nfrom\n.\nJoey\nSource\n');
test('two bytes of zlib that yield no model', scores, 'a.dat', bytes(ZLIB_BY_CHANCE, 'and more'));

inFull('lists of random numbers', async (t) => {
  const random = new Random(3);
  for (let round = 0; round < 40; round += 1) {
    const value = new Uint8Array(8);
    const items = Array.from({ length: 500 }, () => {
      randomFillSync(value);
      if (random.chance(10))
        value.set(
          random.pick([
            [0x78, 0x9c],
            [0x78, 0x01],
            [0x1f, 0x8b],
            [0x80, 4],
          ]),
        );
      return bytes(scalar(value), op.APPEND);
    });
    const stream = bytes(op.PROTO(2), dtype, op.EMPTY_LIST, ...items, op.STOP);
    t.deepEqual(await findingLines(stream, 'history.pkl'), []);
  }
});

inFull('files of numbers', async (t) => {
  const random = new Random(11);
  for (let round = 0; round < runs(20_000); round += 1) {
    const scale = random.pick([1, 10, 100, 1e6]);
    const whole = random.chance(50);
    const numbers = Float64Array.from({ length: 1 + random.below(60) }, () => {
      const number = (random.below(1e9) / 1e9) * scale;
      return whole ? Math.round(number) : number;
    });
    for (const name of ['data', 'values.bin'])
      t.deepEqual(await findingLines(new Uint8Array(numbers.buffer), name), [], `${round} ${name}`);
  }
});

/** What once was taken for LZMA without a dictionary, and for safetensors without a header. */
test('a few numbers', scores, 'values.bin', new Uint8Array(Float64Array.of(1e-300, 88, 312, 935, 483).buffer));
test(
  'a brace behind zeros',
  scores,
  'data',
  bytes(new Uint8Array(8), 0x7b, 0x14, 0xae, 0x47, 0xe1, 0x7a, 0xc4, 0x3f, new Uint8Array(8)),
);

const LINES = `coverage\nnode_modules\n.idea/\ndist\n.env\nbuild/\n*.pyc\n!keep\nvenv\n*.log\ncache\nchart.png\n.\nimages\ninclude\nicons\nbin\nVagrantfile\n(old)\nconfig.local\nci\ncpp\nimport os\nclass Foo:\n    pass\nfrom a import b\nFrom: a@b.c\nSubject: x\n\nIn the end\n(c) 2020 A B\nAll rights reserved\ni = 0\ndef f(x):\nreturn x\n}\n//\nPASS\nVersion 1.0\nLast line\nSome text here\nN.\nR.`;

test('ignore lists, letters and source files', async (t) => {
  const random = new Random(5);
  const lines = LINES.split('\n');
  for (let round = 0; round < runs(600); round += 1) {
    const content = Array.from({ length: 1 + random.below(12) }, () => random.pick(lines)).join('\n');
    const name = random.pick(['.gitignore', 'notes.txt', 'a.py', 'mbox', 'words.dat', 'LICENSE', '.dockerignore']);
    const { status } = await judgeBytes(`${content}\n`, name);
    t.false(status === 'rejected' || status === 'warned', `${name}: ${JSON.stringify(content)}`);
  }
});

test('an ignore list that runs to a STOP', scores, '.gitignore', 'coverage\nnode_modules\n.idea/\ndist\n.env\n');
test(
  'prose in a compiled module: a mark, an import and a call that names nothing',
  scores,
  'backend.pyc',
  bytes(
    0xa7,
    0x0d,
    0x0d,
    0x0a,
    new Uint8Array(99),
    'a convolution (i.e.\n\n  transposed convolution).\n\n',
    0xe3,
    0,
    0,
  ),
);
test(
  'a private binary: no loader begins with such a byte',
  scores,
  'molecule.pkl',
  bytes(0xef, 0xbe, 0xad, 0xde, new Uint8Array(99)),
  'medium unexaminable/unrecognised molecule.pkl',
);
test(
  'a private binary that begins with an opcode, and then breaks every loader',
  scores,
  'molecule.pkl',
  bytes('N', 0xff, 0, 0xde, new Uint8Array(99)),
  'medium unexaminable/unrecognised molecule.pkl',
);
test(
  'an archive of Boost',
  scores,
  'molecules.pickle',
  bytes('22 serialization::archive 10 1 0\n0 0 0 3605 ', 0xef, 0xbe, 0xad, 0xde, new Uint8Array(99)),
  'medium unexaminable/unrecognised molecules.pickle',
);
test(
  'a private binary that a loader may read on from',
  scores,
  'molecule.pkl',
  bytes('N', 'J', 1, 2),
  'high unexaminable/malformed molecule.pkl',
);
for (const name of ['._model.pkl', '__MACOSX/._model.h5', '._model.npy', '._model.pt']) {
  test(`what macOS keeps beside a model: ${name}`, scores, name, bytes(0, 5, 0x16, 7, 0, 2, 0, 0, new Uint8Array(90)));
}

test('an archive that lies scattered in a document', async (t) => {
  const archive = zip([{ name: 'slide.xml', content: Buffer.from('<a/>'.repeat(3000) + LINES), method: 8 }]);
  const head = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), new Uint8Array(504)]);
  const scattered = bytes(head, archive.subarray(0, 60), Buffer.alloc(512, 0x5a), archive.subarray(60));
  t.deepEqual(await findingLines(scattered, 'talk.ppt'), []);
});

const NOT_LOGGING = 'import logging\n\n"""\n[handler_x]\nclass=os.system\nargs=(1,)\n"""\n';
test('code that quotes a configuration of logging', scores, 'utils.py', NOT_LOGGING);
test('notes that quote one', scores, 'notes.md', `# Logging\n\n    ${NOT_LOGGING}`.replace('# Logging', 'Logging'));
test(
  'a description of a terminal, whose ninth byte is a brace',
  scores,
  'ibcs2',
  Buffer.concat([Buffer.from('1a01380000000000', 'hex'), Buffer.from('{\x01\xc2\0ibcs2|Intel'), Buffer.alloc(900)]),
);
