/** The fast path may let pass only what no format of the registry recognises: held against the registry itself, so that a new format cannot be forgotten. */
import { gzipSync } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { isRecognised } from '../../src/recognise.ts';
import { isPlainContent } from '../../src/start/fast-path.ts';
import { bytes, reducePickle } from '../support/assembler.ts';
import { runs } from '../support/runs.ts';

const TEXT_PICKLE = "cposix\nsystem\n(S'echo harmless'\ntR.";

const isPlain = (content: Uint8Array): boolean => isPlainContent(Buffer.from(content).toString('latin1'));

const plain = test.macro((t, text: string) => t.true(isPlain(Buffer.from(text))));
const doubtful = test.macro((t, content: Uint8Array) => t.false(isPlain(content)));

test('source code is plain', plain, 'import os\n\n\ndef main():\n    print("class")\n');
test('a class at the first line is plain', plain, 'class Foo(Base):\n    """Text."""\n\n    x = 1\n');
test('prose is plain', plain, '# Read me\n\nNothing (here) is a model. Ünïcode, too.\n');
test('JSON is plain', plain, '{ "name": "x", "config": { "a": [1, 2] } }\n');
test('YAML is plain', plain, 'name: x\nversion: 1\n');
test('nothing at all is plain', plain, '');

test('a pickle', doubtful, reducePickle('posix', 'system', 'echo harmless'));
test('a pickle of text alone', doubtful, Buffer.from(TEXT_PICKLE));
test('a pickle of text behind others', doubtful, Buffer.from(`(dp0\nS'a'\np1\nI1\ns0${TEXT_PICKLE}`));
test(
  'a printable pickle of short opcodes',
  doubtful,
  bytes('cposix\nsystem\nU', 0x20, 'echo harmless and nothing more. ', 0x85, 'R.'),
);
test('an instance', doubtful, Buffer.from("(S'echo harmless'\niposix\nsystem\n."));
test('gzip', doubtful, gzipSync('x'));
test('a zlib stream of printable bytes', doubtful, bytes('x^', 'whatever follows'));
test('a Keras object', doubtful, Buffer.from('{"class_name": "Lambda", "config": {}}'));
test('a Keras object in another spelling', doubtful, Buffer.from('{"cl\\u0061ss_name": "Lambda", "config": {}}'));
test('an underscore of its key as an escape', doubtful, Buffer.from('{"class\\u005fname": "Lambda", "config": {}}'));
test('a chat template', doubtful, Buffer.from('{"chat_template": "{{ x }}"}'));
test('a graph as text', doubtful, Buffer.from('# a graph\nnode {\n  name: "x"\n  op: "PyFunc"\n}\n'));
test(
  'a pointer of Git LFS',
  doubtful,
  Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n'),
);
test(
  'a pointer of Git LFS behind blanks',
  doubtful,
  Buffer.from('\n\u00a0 version https://git-lfs.github.com/spec/v1\n'),
);
test('a pointer of git-annex', doubtful, Buffer.from('/annex/objects/SHA256E-s1--00.pkl\n'));
test('the same behind something', doubtful, Buffer.from('x/annex/objects/SHA256E-s1--00.pkl\n'));
test('a NUL', doubtful, bytes('text', 0, 'text'));

/** Pieces that text formats are made of, so that their combinations come near to being one. */
const PIECES = [
  ...[
    'cposix\nsystem\n',
    'cos\nsystem\n',
    '(',
    ')',
    't',
    'R',
    '.',
    'o',
    'ios\nsystem\n',
    "S'x'\n",
    'Vx\n',
    'I1\n',
    'p0\n',
  ],
  ...[
    'g0\n',
    '0',
    '2',
    'N',
    'l',
    'd',
    's',
    'a',
    'b',
    ']',
    '}',
    'K ',
    'U!',
    'X    ',
    '\x85',
    '\x81',
    '\x93',
    'P1\n',
    'Q',
  ],
  ...[
    '{',
    '"class_name"',
    '"chat\\u005ftemplate"',
    ': ',
    '"Lambda"',
    ', ',
    '"config"',
    '{}',
    '}',
    '[',
    ' ',
    '\n',
    'node',
    ' {',
    'name: "x"',
    '# x\n',
  ],
  ...['x^', 'BZh9', 'ZF', 'PK', '\x28\xb5\x2f\xfd', 'versions', 'class Foo:\n', 'import x\n', 'library', '<'],
];

test('what any format recognises in text is never plain', (t) => {
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
  const property = fc.property(texts, (text) => {
    const content = Buffer.from(text, 'latin1');
    return !isRecognised(memorySource(content), 'notes.txt') || !isPlain(content);
  });
  t.notThrows(() => fc.assert(property, { numRuns: runs(3000), seed: 6 }));
});
