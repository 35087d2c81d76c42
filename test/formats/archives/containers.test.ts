/** The smaller containers, a row a sentence: what each reports of honest and of dishonest bytes. */
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import test from 'ava';
import type { Fact } from '../../../src/facts.ts';
import { parsePythonLiteral } from '../../../src/formats/numpy/python-literal.ts';
import { bytes, reducePickle } from '../../support/assembler.ts';
import { lz4, tar, tarEntry, zip, zstd } from '../../support/containers.ts';
import { judgeBytes, scanBytes } from '../../support/scanned.ts';

const EVIL = reducePickle('posix', 'system', 'echo harmless');

/** `anomaly tar-after-end`, `unexamined truncated`, `call posix.system`, `code python`. */
const reports = test.macro<[Uint8Array, string, readonly string[]]>({
  title: (title = '') => title,
  async exec(t, content, name, expected) {
    const { facts } = await scanBytes(content, name);
    t.deepEqual(
      facts.map(({ fact }) => shown(fact)).filter((line) => line !== ''),
      expected,
    );
  },
});

function shown(fact: Fact): string {
  if (fact.kind === 'anomaly') return `anomaly ${fact.anomaly}`;
  if (fact.kind === 'unexamined') return `unexamined ${fact.reason}`;
  if (fact.kind === 'code') return `code ${fact.language}`;
  return fact.kind === 'call' ? `call ${fact.operator.module}.${fact.operator.name}` : '';
}

function npy(header: string, data: Uint8Array, version = 1): Uint8Array {
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  length.writeUIntLE(Buffer.byteLength(header), 0, length.length);
  return bytes(0x93, 'NUMPY', version, 0, length, header, data);
}

const floats = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }\n";
test('npy: numbers', reports, npy(floats, new Uint8Array(16)), 'a.npy', []);
test('npy: numbers that are cut', reports, npy(floats, new Uint8Array(15)), 'a.npy', ['unexamined truncated']);
test('npy: a pickle behind the numbers', reports, npy(floats, bytes(new Uint8Array(16), EVIL)), 'a.npy', [
  'call posix.system',
]);
const cut = "(S'echo harmless'\niposix\nsystem\n"; // what it calls has run when the end is missed
test('npy: a cut pickle of text behind the numbers', reports, npy(floats, bytes(new Uint8Array(16), cut)), 'a.npy', [
  'call posix.system',
  'unexamined truncated',
]);
test('npy: bytes behind the numbers', reports, npy(floats, new Uint8Array(64)), 'a.npy', []);
for (const [what, descr] of [
  ['O', "'|O'"],
  ['O with a size', "'O8'"],
  ['a joined string', "'|' 'O'"],
  ['an escape', "'|\\x4f'"],
  ['the name of the type', "'object'"],
  ['a field', "[('a', '<i4'), ('b', '|O')]"],
  ['a field of a field', "[('a', [('b', [('c', 'O', (2,))])])]"],
  ['a titled field', "[(('title', 'a'), 'O')]"],
  ['a sub-array', "('O', (3,))"],
  ['a comma string', "'i4,O'"],
  ['the second of two', "'<f8', 'descr': 'O'"],
] as const) {
  const header = `{'descr': ${descr}, 'fortran_order': False, 'shape': (1,), } # comment\n`;
  test(`npy: objects by ${what}`, reports, npy(header, EVIL), 'a.npy', ['call posix.system']);
  test(`npy version 3: objects by ${what}`, reports, npy(header, EVIL, 3), 'a.npy', ['call posix.system']);
}
test(
  'npy: Python 2 wrote long integers',
  reports,
  npy("{'descr': '<f8', 'shape': (2L,), 'fortran_order': False}", new Uint8Array(16)),
  'a',
  [],
);
test('npy: a header that computes', reports, npy("{'descr': str(8), 'shape': ()}", EVIL), 'a.npy', [
  'unexamined malformed',
]);
test('npy: a dtype nobody knows', reports, npy("{'descr': 'zz9', 'shape': ()}", EVIL), 'a.npy', [
  'unexamined unsupported',
]);
const decoy = `{'descr': '|V${EVIL.length}', 'fortran_order': False, 'shape': (1,),`;
for (const [what, rest] of [
  ['behind a comment that a carriage return ends', "#\r'descr': 'O'}"],
  ['behind a line that goes on', "'de\\\rscr': 'O'}"],
  ['behind a line that goes on with two characters', "'de\\\r\nscr': 'O'}"],
  ['in escapes of both lengths', "'\\u0064\\U00000065scr': 'O'}"],
] as const) {
  test(`npy: objects ${what}`, reports, npy(decoy + rest, EVIL), 'a.npy', ['call posix.system']);
}
test('npy that is a bare pickle', reports, EVIL, 'a.npy', ['call posix.system']);

test('Python literals are read as Python reads them', (t) => {
  t.deepEqual(parsePythonLiteral("(1, -2.5e3, 'a' u'b', )"), {
    kind: 'sequence',
    items: [
      { kind: 'number', text: '1' },
      { kind: 'number', text: '-2.5e3' },
      { kind: 'text', text: 'ab' },
    ],
  });
  t.deepEqual(parsePythonLiteral("('\\101\\u0042\\n\\q')"), { kind: 'text', text: 'AB\n\\q' });
  for (const text of ['', '1 2', "'a", '[', 'open', '{1}', '['.repeat(10_000)])
    t.throws(() => parsePythonLiteral(text));
});

function safetensors(header: string, data: Uint8Array): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
  return bytes(length, header, data);
}

const two =
  '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}';
test('safetensors: two tensors', reports, safetensors(two, new Uint8Array(8)), 'a.safetensors', []);
test('safetensors: cut', reports, safetensors(two, new Uint8Array(7)), 'a.safetensors', ['unexamined truncated']);
test('safetensors: a pickle behind', reports, safetensors(two, bytes(new Uint8Array(8), EVIL)), 'a.safetensors', [
  'anomaly safetensors-trailing-data',
  'call posix.system',
]);
test('safetensors: a zip behind', async (t) => {
  const content = safetensors(two, bytes(new Uint8Array(8), zip([{ name: 'data.pkl', content: EVIL }])));
  const { findings } = await judgeBytes(content, 'a.safetensors');
  t.true(
    findings.some(({ rule, source }) => rule === 'python/posix/process-execution' && source.endsWith('!data.pkl')),
  );
});
test('safetensors: tensors that overlap', reports, safetensors(two.replace('[4,8]', '[2,8]'), new Uint8Array(8)), 'a', [
  'anomaly safetensors-layout',
]);
test('safetensors: one name twice', reports, safetensors(two.replace('"b"', '"a"'), new Uint8Array(8)), 'a', [
  'anomaly safetensors-repeated-key',
  'anomaly safetensors-layout',
]);
test('safetensors: no JSON', reports, safetensors('{"nothing"}', new Uint8Array(8)), 'a', ['unexamined malformed']);
test('a length and a brace before no key are no safetensors', reports, safetensors('{n}', new Uint8Array(8)), 'a', []);
test('a pickle under the name of safetensors', reports, EVIL, 'a.safetensors', ['call posix.system']);

test(
  'tar: an entry behind a block that is no header, which GNU tar reads',
  reports,
  tar(Buffer.concat([tarEntry('a', Buffer.from('text')), Buffer.alloc(1024, 'no header'), tarEntry('b', EVIL)])),
  'a',
  ['call posix.system', 'unexamined truncated'],
);
test('tar: an entry', reports, tar(tarEntry('a.pkl', EVIL)), 'a.tar', ['call posix.system']);
test('tar: without an end', reports, tarEntry('a.pkl', EVIL), 'a.tar', ['call posix.system']);
test('tar: cut within an entry', reports, tarEntry('a.txt', Buffer.alloc(600)).subarray(0, 700), 'a.tar', [
  'unexamined truncated',
]);
test('tar: behind the end', reports, bytes(tar(tarEntry('a', Buffer.from('x'))), tarEntry('b.pkl', EVIL)), 'a.tar', [
  'anomaly tar-after-end',
  'call posix.system',
]);
test(
  'tar: a GNU long name that climbs',
  reports,
  tar(tarEntry('././@LongLink', Buffer.from('../up\0'), { type: 'L' }), tarEntry('a', EVIL)),
  'a.tar',
  ['anomaly path-traversal', 'call posix.system'],
);
test(
  'tar: a pax name that climbs',
  reports,
  tar(tarEntry('p', Buffer.from('14 path=../up\n'), { type: 'x' }), tarEntry('a', EVIL)),
  'a.tar',
  ['anomaly path-traversal', 'call posix.system'],
);
test(
  'tar: links',
  reports,
  tar(
    tarEntry('a/in', new Uint8Array(), { type: '2', link: '../b' }),
    tarEntry('a/out', new Uint8Array(), { type: '2', link: '../../b' }),
    tarEntry('a/hard', new Uint8Array(), { type: '1', link: '/etc/passwd' }),
  ),
  'a.tar',
  ['anomaly link-outside', 'anomaly link-outside'],
);

/** With another text of the sum, the same number to Python. */
function tarSpelled(entry: Buffer, spell: (octal: string) => string): Buffer {
  const sum = entry.toString('latin1', 148, 154);
  const spelled = Buffer.from(entry);
  spelled.write(spell(sum).padEnd(8, '\0'), 148);
  return spelled;
}
const far = Buffer.concat([EVIL, Buffer.alloc(200_000, 0x2e)]);
const farEntry = tarEntry('a.pkl', far);
const nothing = tarEntry('first', Buffer.alloc(5000, 0xd7));
for (const [what, spell] of [
  ['a sign', (octal: string) => `+${octal}`],
  ['a prefix', (octal: string) => `0o${octal.replace(/^0/, '')}`],
  ['an underscore', (octal: string) => octal.replace(/^(..)/, '$1_')],
  ['a tab', (octal: string) => `\t${octal}`],
] as const) {
  test(`tar: a sum with ${what}`, async (t) => {
    const { facts } = await scanBytes(tar(tarSpelled(nothing, spell), farEntry), 'a.dat');
    t.true(facts.some(({ source, fact }) => fact.kind === 'call' && source.includes('a.pkl')));
  });
}
const named = tarEntry("cposix\nsystem\n(S'echo harmless'\ntR.", new Uint8Array());
test(
  'tar: a global size makes the next header data',
  reports,
  tar(tarEntry('g', Buffer.from('12 size=512\n'), { type: 'g' }), tarEntry('a', new Uint8Array()), named),
  'a.tar',
  ['anomaly tar-global-size', 'call posix.system', 'anomaly tar-global-size'],
);
test(
  'tar: a size in other digits',
  reports,
  tar(tarEntry('x', Buffer.from('13 size=\u0665\u0661\n'), { type: 'x' }), tarEntry('a', Buffer.from('x'))),
  'a.tar',
  ['unexamined malformed'],
);

for (const length of [
  `0x${EVIL.length.toString(16)}`,
  EVIL.length.toString(16),
  `+0X_${EVIL.length.toString(16)}`,
  EVIL.length.toString(16).padStart(19, '0'),
]) {
  const file = bytes(`ZF${length.padEnd(19)}`, deflateSync(far));
  test(`ZFILE: the length ${length}`, reports, file, 'a.dat', ['call posix.system']);
}

const emptyBlocks = Buffer.from('000000ffff'.repeat(300), 'hex');
test(
  'zlib: empty blocks come first',
  reports,
  bytes(0x78, 0x9c, emptyBlocks, deflateRawSync(far), Buffer.alloc(4)),
  'a.dat',
  ['call posix.system'],
);
const passedOver = Buffer.from('502a4d1800000000', 'hex');
for (const count of [1, 40]) {
  const before = Buffer.concat(Array.from({ length: count }, () => passedOver));
  test(`zstd: behind ${count} frames to pass over`, reports, bytes(before, zstd(far)), 'a.dat', ['call posix.system']);
  test(`lz4: behind ${count} frames to pass over`, reports, bytes(before, lz4(far)), 'a.dat', ['call posix.system']);
}
test('gzip: a pickle behind the stream', reports, bytes(gzipSync('text'), EVIL), 'a.gz', ['call posix.system']);

const endOnly = bytes('PK', 5, 6, Buffer.alloc(18));
test('zip: a pickle behind a header, before an empty archive', reports, bytes(0xd7, 0, EVIL, endOnly), 'a.bin', [
  'call posix.system',
]);
test('zip: a pickle behind a header, before an archive', reports, bytes(0xd7, 0, EVIL, zip([])), 'a.bin', [
  'call posix.system',
]);
test(
  'zip: a pickle behind a header, in an entry',
  reports,
  zip([{ name: 'weights.bin', content: bytes(0xd7, 0, EVIL) }]),
  'a.zip',
  ['call posix.system'],
);

const script = (code: string) =>
  zip([
    { name: 'm/constants.pkl', content: Buffer.from('\x80\x02).', 'latin1') },
    { name: 'm/code/__torch__.py', content: Buffer.from(code) },
  ]);
test(
  'TorchScript: arithmetic, strings and comments',
  reports,
  script('x = torch.add(a, b)\nprint("torch.save(") # torch.save('),
  'm.pt',
  [],
);
test('TorchScript: writes a file', reports, script('torch.save(x, "/tmp/y")'), 'm.pt', ['call aten.save']);
test('TorchScript: reads a file', reports, script('y = ops.aten.from_file("/etc/passwd", True)'), 'm.pt', [
  'call aten.from_file',
]);
test('TorchScript: calls Python', reports, script('y = ^MyFunction(1)(x)'), 'm.pt', ['call prim.PythonOp']);
test('TorchScript: a custom operator', reports, script('y = ops.mylib.run(x)'), 'm.pt', ['call mylib.run']);

test('torch.package and TorchServe carry source', async (t) => {
  for (const [mark, language] of [
    ['p/.data/extern_modules', 'python-module'],
    ['MAR-INF/MANIFEST.json', 'python'],
  ] as const) {
    const archive = zip([
      { name: mark, content: Buffer.from('{}') },
      { name: 'handler.py', content: Buffer.from('import os\n') },
    ]);
    const { facts } = await scanBytes(archive, 'model.mar');
    t.deepEqual(
      facts.map(({ source, fact }) => `${source.join('!')} ${shown(fact)}`),
      [`model.mar!handler.py code ${language}`],
    );
  }
});

test('TorchServe carries source in a compressed tar archive, too, whatever comes first', async (t) => {
  const manifest = tarEntry('MAR-INF/MANIFEST.json', Buffer.from('{}'));
  const handler = tarEntry('handler.py', Buffer.from('import os\n'));
  const inner = tarEntry('model.pt', Buffer.from(EVIL));
  for (const entries of [
    [manifest, handler, inner],
    [handler, inner, manifest],
  ]) {
    const { facts, members } = await scanBytes(gzipSync(tar(...entries)), 'model.mar');
    t.is(members.length, 4);
    const reported = facts.map(({ source, fact }) => `${source.slice(2).join('!')} ${shown(fact)}`);
    t.true(reported.includes('handler.py code python'));
    t.true(reported.includes('model.pt call posix.system'));
  }
});
test('source in other tar archives is source', async (t) => {
  const { facts } = await scanBytes(tar(tarEntry('handler.py', Buffer.from('import os\n'))), 'a.tar');
  t.deepEqual(facts, []);
});
test('a compiled model of PyTorch carries machine code', async (t) => {
  const library = { name: 'm/data/aotinductor/model/m.so', content: bytes(0x7f, 'ELF', Buffer.alloc(60)) };
  const { facts } = await scanBytes(zip([{ name: 'm/archive_format', content: Buffer.from('pt2') }, library]), 'm.pt2');
  t.deepEqual(
    facts.map(({ fact }) => shown(fact)),
    ['code machine'],
  );
  t.deepEqual((await scanBytes(zip([library]), 'a.zip')).facts, []);
});
test('a compiled model without a record of its format is loaded by what lies beside its library', async (t) => {
  const library = { name: 'm/data/aotinductor/model/m.so', content: bytes(0x7f, 'ELF', Buffer.alloc(60)) };
  const metadata = {
    name: 'm/data/aotinductor/model/m_metadata.json',
    content: Buffer.from('{"AOTI_DEVICE_KEY":"cpu"}'),
  };
  const { facts } = await scanBytes(zip([library, metadata]), 'a.zip');
  t.deepEqual(
    facts.map(({ fact }) => shown(fact)),
    ['code machine'],
  );
});
test(
  'a zip of Python files is no model',
  reports,
  zip([{ name: 'handler.py', content: Buffer.from('import os\n') }]),
  'src.zip',
  [],
);

const pathFile = Buffer.from('/usr/share/more\nimport os; os.system("echo harmless")\n# import this\n');
test('a path file executes its import lines', reports, pathFile, 'weights.pth', ['call builtins.exec']);
test('the same text under another name does not', reports, pathFile, 'weights.txt', []);

const png = bytes(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 0, 'IEND', 0xae, 0x42, 0x60, 0x82);
const wav = bytes('RIFF', 6, 0, 0, 0, 'WAVE', 0, 0);
for (const [what, carrier] of [
  ['an image', png],
  ['a sound', wav],
] as const) {
  test(`${what} alone is no model`, async (t) => {
    for (const content of [carrier, bytes(carrier, 'made with care')]) {
      t.is((await judgeBytes(content, 'cat.dat')).status, 'not-a-model');
    }
  });
  test(`a pickle behind ${what}`, reports, bytes(carrier, EVIL), 'cat.dat', ['call posix.system']);
}

/** As joblib up to 0.9 keeps an array: `ZF`, the length in hexadecimal, zlib. */
const zfile = (content: Uint8Array) => bytes('ZF', `0x${content.length.toString(16)}`.padEnd(19), deflateSync(content));
const FLOATS = Buffer.alloc(800, Buffer.from('00010203c0584099', 'hex'));
test('ZFILE: the numbers of an array', reports, zfile(FLOATS), 'a.pkl_01.npy.z', []);
test('ZFILE: what a pickle is to be', reports, zfile(FLOATS), 'a.pkl.z', ['unexamined unrecognised']);
test('ZFILE: a pickle under the name of an array', reports, zfile(EVIL), 'a.pkl_01.npy.z', ['call posix.system']);

/** As skorch keeps what `torch.save` wrote: `{'cuda': b'…'}` as the state of an instance. */
function keptIn(content: Uint8Array): Uint8Array {
  const kept = bytes('X', 4, 0, 0, 0, 'cuda', 'C', content.length, content);
  return bytes(0x80, 4, 'ca\nNet\n)', 0x81, '}(', kept, 'ub.');
}

const KEPT_CALLS = ['call a.Net', 'call a.Net', 'call posix.system'];
test('a pickle in a state', reports, keptIn(EVIL), 'net.pkl', KEPT_CALLS);
test('a compressed pickle in a state', reports, keptIn(gzipSync(EVIL)), 'net.pkl', KEPT_CALLS);
// `{'cuda': b'…'}` and nothing else.
test(
  'a pickle in a pickle that names no class is data',
  reports,
  bytes(0x80, 4, '}X', 4, 0, 0, 0, 'cuda', 'C', EVIL.length, EVIL, 's.'),
  'net.pkl',
  [],
);
// Readers of zip, which search from the end, find the archive in the file itself, too.
test('a pickle in an archive in a state', reports, keptIn(zip([{ name: 'data.pkl', content: EVIL }])), 'n.pkl', [
  ...KEPT_CALLS,
  'call posix.system',
]);
test(
  'bytes in a state that only begin like a pickle',
  reports,
  keptIn(bytes(0x80, 2, 0xff, 0xd7, 'and more')),
  'net.pkl',
  ['call a.Net', 'call a.Net'],
);
