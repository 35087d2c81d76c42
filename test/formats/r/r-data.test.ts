/** R objects in every encoding: promises are reported, all else that honest objects are made of is silent. */

import { deflateSync, gzipSync } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { isPlainText } from '../../../src/formats/plain-text.ts';
import { isRecognised } from '../../../src/recognise.ts';
import {
  ATTRIBUTES,
  call,
  cell,
  characters,
  doubles,
  encode,
  environment,
  GLOBAL,
  integers,
  list,
  NULL,
  type Part,
  pairs,
  promise,
  raw,
  reference,
  SYSTEM,
  stream,
  symbol,
  TAG,
  text,
  UNBOUND,
} from '../../support/r-streams.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

const CRITICAL = (name: string, rule = 'promise') => [`critical r/${rule} ${name}`];

const finds = test.macro(async (t, item: Part, rule: string = 'promise') => {
  for (const encoding of ['X', 'A', 'B'] as const) {
    for (const version of [2, 3] as const) {
      t.deepEqual(
        await findingLines(stream(item, encoding, version), 'm.rds'),
        rule.includes(' ') ? [`${rule} m.rds`] : CRITICAL('m.rds', rule),
        `${encoding}${version}`,
      );
    }
  }
});

test('a promise as the object', finds, promise(SYSTEM));
for (const held of ['X', 'A', 'B'] as const)
  test(`a promise in a stream (${held}) in a raw vector`, async (t) => {
    for (const pack of [(bytes: Buffer) => bytes, gzipSync])
      for (const encoding of ['X', 'A', 'B'] as const) {
        const { status, findings } = await judgeBytes(
          stream(list(integers(1), raw(pack(stream(promise(SYSTEM), held)))), encoding),
          'm.rds',
        );
        t.is(status, 'rejected');
        t.deepEqual(
          findings.map(({ rule }) => rule),
          ['r/promise'],
        );
      }
  });
test('an honest stream, and bytes, in raw vectors', async (t) => {
  const item = list(raw(stream(integers(1))), raw(Buffer.from('BZ of a name')), raw(Buffer.alloc(40, 7)));
  const { status, findings } = await judgeBytes(stream(item), 'm.rds');
  t.deepEqual([status, findings], ['clean', []]);
});
test('a promise in a list', finds, list(integers(1), promise(SYSTEM)));
test('a promise in a pairlist, as images have it', finds, pairs(['x', promise(SYSTEM)]));
test('a promise among attributes', finds, [13 | ATTRIBUTES, 1, 7, pairs(['names', promise(SYSTEM)])]);
test('a promise inside a promise', finds, promise(promise(integers(1))));
test('a promise of any call', finds, promise(call('nothing')));
test('a promise of bytecode', finds, promise([21, 1, integers(1, 2), 1, 16, text('x')]));
test('a promise in a list of an environment', finds, environment(pairs(['x', list(promise(SYSTEM))])));
test('a promise in a list of bytecode', finds, [
  3 | TAG,
  NULL,
  NULL,
  [21, 1, integers(1), 2, 19, list(promise(SYSTEM)), 6, 254, 1, symbol('f'), 254, 254],
]);
test('an argument that calls a process', finds, environment(pairs(['x', promise(SYSTEM)])), 'argument');
test('one by hash', finds, environment(NULL, list(NULL, pairs(['x', promise(SYSTEM)]))), 'argument');
test('one of several arguments', finds, environment(pairs(['...', [17, promise(SYSTEM), NULL]])), 'argument');
test(
  'one of a package',
  finds,
  environment(pairs(['x', promise([6, call('::', symbol('base'), symbol('system')), NULL])])),
  'argument',
);
test(
  'one that names it twice, the second time by reference',
  finds,
  environment(pairs(['system', integers(1)], ['y', promise([6, reference(2), NULL])])),
  'argument',
);

const argument = (expression: Part) => environment(pairs(['x', promise(expression)]));
const closure = (body: Part): Part => [3 | TAG, GLOBAL, NULL, body];
/** Of an expression whose byte code calls its second constant, whatever the first says. */
const bytecode = (instructions: readonly number[], first: Part, second: Part): Part => [
  ...[21, 1, integers(12, ...instructions), 2, 14, first, 1, second],
];
const reported = test.macro(async (t, expression: Part, expected: readonly string[]) => {
  t.deepEqual(await findingLines(stream(argument(expression)), 'm.rds'), expected);
});

for (const [title, expression] of Object.entries({
  'named by a text': call('do.call', text('system'), NULL),
  'handed to what calls it': call('sapply', text('echo'), symbol('system')),
  'looked up by a text': [6, call('get', text('system')), NULL],
  'in brackets': [6, call('(', symbol('system')), NULL],
  'taken out of an environment': [6, call('$', call('asNamespace', text('base')), symbol('system')), NULL],
  'under another name': call('{', call('<-', symbol('f'), symbol('system')), call('f', text('echo'))),
  'in a function that is called': [6, call('(', call('function', NULL, SYSTEM)), NULL],
  'in an argument': call('head', SYSTEM),
})) {
  test(`a call ${title}`, reported, expression as Part, ['critical r/argument m.rds']);
}
test('a call of byte code', reported, bytecode([23, 1, 38, 0, 1], doubles(1), characters('system')), [
  'critical r/argument m.rds',
]);
test(
  'one that calls what lies on the stack',
  reported,
  bytecode([20, 1, 28, 38, 0, 1], doubles(1), characters('system')),
  ['critical r/argument m.rds'],
);
test(
  'a function as a value that holds the call',
  reported,
  [6, closure(SYSTEM), NULL],
  ['medium r/function-in-argument m.rds'],
);
for (const name of ['cat', 'file.copy', 'saveRDS', 'pdf', 'write.table'])
  test(`a call of ${name} writes a file`, reported, call(name, symbol('x')), ['high r/file-argument m.rds']);
test('a look-up under a computed name', reported, call('get', symbol('name')), ['medium r/indirect-argument m.rds']);

for (const [title, expression] of Object.entries({
  'a variable of that name': call('lm', symbol('system'), symbol('source')),
  'a text': call('print', text('system', 'source')),
  'a tag': [6, symbol('list'), cell(symbol('source'), integers(1), NULL)],
  'an attribute': [6 | ATTRIBUTES, pairs(['source', text('system')]), symbol('list'), NULL],
  'an attribute of a value': call('print', [13 | ATTRIBUTES, 1, 7, pairs(['system', text('parse')])]),
  'a part of a value': call('$', symbol('model'), symbol('source')),
  'a function that is only made': call('list', call('function', NULL, call('head', symbol('source')))),
  'do.call with a name': call('do.call', text('lm'), symbol('arguments')),
})) {
  test(`${title} calls nothing`, reported, expression as Part, []);
}
test('arguments behind the first of dots', async (t) => {
  const dots: Part = [17, promise(call('head')), cell(null, promise(call('tail')), NULL)];
  t.deepEqual(await findingLines(stream(environment(pairs(['...', dots]))), 'm.rds'), []);
});
test('a call that stands in the environment of an argument is data', async (t) => {
  const inner: Part = [5 | TAG, environment(pairs(['call', SYSTEM], ['f', closure(SYSTEM)])), UNBOUND, call('head')];
  t.deepEqual(await findingLines(stream(environment(pairs(['x', inner]))), 'm.rds'), []);
});

const silent = test.macro(async (t, item: Part) => {
  for (const encoding of ['X', 'A', 'B'] as const) {
    const { status, findings } = await judgeBytes(stream(item, encoding), 'm.rds');
    t.deepEqual(findings, []);
    t.is(status, 'clean');
  }
});

const frame = (value: Part) => environment(pairs(['data', value], ['k', doubles(1.5, -2)]));
test(
  'numbers and texts',
  silent,
  list(integers(1, -2), doubles(0.5), text('a b', 'c'), [24, 0], [15, 1, { doubles: [1, 2] }], [10, 1, 1]),
);
test('a data frame', silent, [
  19 | ATTRIBUTES,
  1,
  integers(1, 2),
  pairs(['names', text('a')], ['class', text('data.frame')]),
]);
test('a formula and a call', silent, list(call('~', symbol('y'), symbol('x')), SYSTEM));
test('a closure', silent, [3 | TAG, environment(NULL), pairs(['x', [251]]), call('system', symbol('x'))]);
test('a closure of bytecode', silent, [
  3 | TAG,
  GLOBAL,
  NULL,
  [21, 2, integers(1), 3, 244, 0, 6, 254, 1, symbol('f'), 243, 0, 254, 254, 21, integers(2), 0],
]);
test('an argument that was evaluated', silent, frame(promise(SYSTEM, integers(1))));
test('an argument that was not', silent, frame(promise(call('head', symbol('x')))));
test('a promise of a constant', silent, list(promise(integers(1)), promise(symbol('x'))));
test(
  'namespaces, packages and builtins',
  silent,
  list(
    [249, 0, 2, characters('stats'), characters('4.2.2')],
    [248, 0, 1, characters('x')],
    [8, 3, 'sum'],
    [250],
    [241],
    [242],
  ),
);
test(
  'an object of S4, a pointer and a weak reference',
  silent,
  list([25 | ATTRIBUTES, pairs(['x', integers(1)])], [22, NULL, NULL], [23]),
);
test('an array that is computed', silent, [238, pairs(['compact_intseq', NULL]), doubles(3, 1, 1), NULL]);
test('a missing text', silent, [16, 1, 9, -1]);

test('images', async (t) => {
  for (const [encoding, magic] of [
    ['X', 'RDX3'],
    ['A', 'RDA3'],
    ['B', 'RDB2'],
  ] as const) {
    const content = Buffer.concat([Buffer.from(`${magic}\n`), stream(pairs(['x', promise(SYSTEM)]), encoding)]);
    t.deepEqual(await findingLines(content, 'all.RData'), CRITICAL('all.RData'));
    t.deepEqual(await findingLines(gzipSync(content), 'all.rda'), CRITICAL('all.rda!all.rda'));
  }
});

/** Of one variable, with the bit that makes its function an active binding. */
const active = (made: Part, tag = 'x'): Part => [2 | TAG | (0x8000 << 12), symbol(tag), made, NULL];
test('an active binding', finds, environment(active(closure(SYSTEM))), 'active-binding');
test('an active binding by hash', finds, environment(NULL, list(NULL, active(closure(SYSTEM)))), 'active-binding');
test('one in byte code', async (t) => {
  const body: Part = [21, 1, integers(12, 23, 1, 38, 0, 1), 2, 14, doubles(1), 1, symbol('system')];
  t.deepEqual(
    await findingLines(stream(environment(active(closure(body)))), 'm.rds'),
    CRITICAL('m.rds', 'active-binding'),
  );
});
test('the same in a thousand objects, and another behind them', async (t) => {
  const plain = environment(active(closure(call('sum', symbol('x')))));
  const many = Array.from({ length: 1500 }, () => plain);
  t.deepEqual(await findingLines(stream(list(...many)), 'm.rds'), []);
  const hostile = stream(list(...many, environment(active(closure(SYSTEM)))));
  t.deepEqual(await findingLines(hostile, 'm.rds'), CRITICAL('m.rds', 'active-binding'));
  const different = Array.from({ length: 1500 }, (_, index) => environment(active(closure(call(`f${index}`)))));
  t.true((await findingLines(stream(list(...different)), 'm.rds')).includes('high unexaminable/limit m.rds'));
});
test('an active binding that computes', silent, environment(active(closure(call('sum', symbol('x'))))));

const wrapped = (name: string, library: string, state: Part, attributes: Part = NULL): Part => [
  ...[238, cell(null, symbol(name), cell(null, symbol(library), cell(null, integers(13), NULL))), state, attributes],
];
test(
  'a vector that is a file',
  finds,
  wrapped('mmap_real', 'base', cell(null, text('notes.txt'), doubles(32))),
  'high r/mapped-file',
);
test('a class of a package at a path', finds, wrapped('x', '../../pkg', NULL), 'high r/package-path');
test('a namespace at a path', finds, [249, 0, 2, characters('/tmp/pkg'), characters('1.0')], 'high r/package-path');
test(
  'an environment of a package at a path',
  finds,
  [248, 0, 1, characters('package:..\\\\pkg')],
  'high r/package-path',
);
test('a list that is wrapped', finds, wrapped('wrap_list', 'base', cell(null, list(promise(SYSTEM)), integers(0, 0))));

const decorated = (value: string): Part => [9 + ATTRIBUTES + (64 << 12), value.length, value, NULL];
test('a text with attributes, which R reads and forgets', finds, list([16, 1, decorated('a')], promise(SYSTEM)));
test('a name with attributes', finds, list([1, decorated('a')], promise(SYSTEM)));
test('a function of R itself with attributes', finds, list([8 | ATTRIBUTES, 3, 'sum', NULL], promise(SYSTEM)));

test('heads that R takes, though it writes none such', async (t) => {
  const usual = stream(promise(SYSTEM), 'A').toString('latin1');
  for (const odd of [
    `\n${usual}`,
    usual.replace('A\n', 'Az'),
    usual.replace('3\n', ' +03x\n'),
    usual.replace(/\n3\n\d+/, '\n3\n0'),
    usual.replace('\n253\n', '\f+253.0\v'),
  ]) {
    t.deepEqual(
      await findingLines(Buffer.from(odd, 'latin1'), 'm.rds'),
      CRITICAL('m.rds'),
      JSON.stringify(odd.slice(0, 20)),
    );
  }
  const binary = stream(promise(SYSTEM));
  binary[1] = 0;
  binary.writeInt32BE(-1, 6);
  t.deepEqual(await findingLines(binary, 'notes.bin'), CRITICAL('notes.bin'));
});

test('a value behind another', async (t) => {
  const content = Buffer.concat([stream(integers(1)), stream(promise(SYSTEM))]);
  t.deepEqual(await findingLines(content, 'm.rds'), CRITICAL('m.rds'));
});

test('what R calls by its name in an image', async (t) => {
  const image = (name: string, body: Part) =>
    Buffer.concat([Buffer.from('RDX3\n'), stream(pairs([name, closure(body)]))]);
  const hook = 'medium r/image-hook .RData';
  for (const name of ['.First', '<-', '('])
    t.deepEqual(
      new Set(await findingLines(image(name, SYSTEM), '.RData')),
      new Set([hook, ...CRITICAL('.RData', 'active-binding')]),
    );
  t.deepEqual(await findingLines(image('.First', call('cat')), '.RData'), [hook, 'high r/file-binding .RData']);
  t.deepEqual(await findingLines(image('library', SYSTEM), '.RData'), [hook]);
  t.deepEqual(await findingLines(image('fit', SYSTEM), '.RData'), []);
});

test('an image that is a list with names, as load takes it too', async (t) => {
  const named = (name: string, body: Part): Part => [
    19 | ATTRIBUTES,
    ...[1, closure(body)],
    pairs(['names', text(name)]),
  ];
  const image = (item: Part) => Buffer.concat([Buffer.from('RDX3\n'), stream(item)]);
  const info = cell(null, symbol('wrap_list'), cell(null, symbol('base'), cell(null, integers(19), NULL)));
  const wrapped = [238, info, cell(null, named('<-', SYSTEM), integers(0, 0)), NULL];
  for (const item of [named('<-', SYSTEM), named('.First', SYSTEM), wrapped])
    t.deepEqual(
      new Set(await findingLines(image(item), '.RData')),
      new Set(['medium r/image-hook .RData', ...CRITICAL('.RData', 'active-binding')]),
    );
  t.deepEqual(await findingLines(image(named('<-', call('cat'))), 'a.rda'), [
    'medium r/image-hook a.rda',
    'high r/file-binding a.rda',
  ]);
  t.deepEqual(await findingLines(image([19 | ATTRIBUTES, 1, doubles(1), pairs(['names', text('x')])]), 'a.rda'), []);
});

test('images as R wrote them before 1.4, which load reads still', async (t) => {
  const refused = (name: string) => [`high unexaminable/unsupported ${name}`];
  // A variable, a promise and what it calls: proven with R 4.2.
  const first =
    'RDA1\n2 0\n1 x\n6 system\n2 0 0\n1 0 0 1 -1\n5 0 0 -2 -3\n6 0 0 -1\n1 0 0 2 -1\n2 0 0 -1\n16 0 0 1 4 echo -1\n-1 -1\n-1 -1\n-1 -1\n-1 -1\n';
  for (const name of ['a.rda', 'a.dat', 'notes.txt', '.RData'])
    t.deepEqual(await findingLines(Buffer.from(first), name), refused(name));
  t.deepEqual(await findingLines(Buffer.from('RDX1\n\0\0\0\0'), 'a'), refused('a'));
  for (const magic of ['1971', '1976', '1977', ';CA@'])
    t.deepEqual(await findingLines(Buffer.from(`${magic}\n0 0 0\n`), 'old.RData'), refused('old.RData'), magic);
  for (const [content, name] of [
    ['1977\n0 0 0\n', 'years.txt'],
    ['1978\n0 0 0\n', 'years.rda'],
    ['RDA10\n', 'a.txt'],
  ] as const)
    t.deepEqual(await findingLines(Buffer.from(content), name), [], content);
  t.false(isPlainText(first, 'notes.txt'));
});

test('databases for lazy loading', async (t) => {
  const packed = (item: Part, how = '') => {
    const value = stream(item);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(value.length);
    return Buffer.concat([length, Buffer.from(how), how === '0' ? value : deflateSync(value)]);
  };
  for (const how of ['', '0', '1']) {
    const content = Buffer.concat([packed(integers(1), how), packed(promise(SYSTEM), how)]);
    t.deepEqual(await findingLines(content, 'cache/a.rdb'), CRITICAL('cache/a.rdb!value 2.rdb', 'argument'), how);
  }
  t.deepEqual(await findingLines(packed(list(promise(call('head')))), 'a.rdb'), []);
  t.deepEqual(await findingLines(Buffer.concat([packed(integers(1)), Buffer.from('more')]), 'a.rdb'), [
    'high unexaminable/malformed a.rdb',
  ]);
  t.false(isRecognised(memorySource(Buffer.from('REDIS0009\xfa\x09redis-ver')), 'dump.rdb'));
});

test('under any name', async (t) => {
  t.deepEqual(await findingLines(stream(promise(SYSTEM)), 'weights.bin'), CRITICAL('weights.bin'));
});

const unexamined = test.macro(async (t, content: Buffer, reason: string) => {
  t.deepEqual(await findingLines(content, 'm.rds'), [`high unexaminable/${reason} m.rds`]);
});
test('a stream that is cut', unexamined, stream(integers(1, 2, 3)).subarray(0, -2), 'truncated');
test('a type that is none', unexamined, stream([77]), 'malformed');
test('a reference to nothing', unexamined, stream(reference(3)), 'malformed');
test('a length that no file could hold', unexamined, stream([14, -1, 1000, 0]), 'truncated');
test('a length below zero', unexamined, stream([16, -7]), 'malformed');
test('other bytes under the name', unexamined, Buffer.from([1, 2, 3, 0]), 'malformed');

test('what lies before a break is reported', async (t) => {
  const lines = await findingLines(stream(list(promise(SYSTEM), [77])), 'm.rds');
  t.deepEqual(new Set(lines), new Set([...CRITICAL('m.rds'), 'high unexaminable/malformed m.rds']));
  const cut = stream(promise(SYSTEM));
  t.true((await findingLines(cut.subarray(0, -3), 'm.rds')).includes('critical r/promise m.rds'));
});

test('lists inside each other break nothing', async (t) => {
  const deep = Buffer.concat([
    stream([]),
    ...Array.from({ length: 300_000 }, () => encode([19, 1], 'X')),
    encode(NULL, 'X'),
  ]);
  const { status } = await judgeBytes(deep, 'm.rds');
  t.is(status, 'clean');
});

test('text is none', (t) => {
  for (const content of ['X\nY\nZ\n', 'A\n3\nB\n', 'A\n2\n10\n', 'B\nsome text that goes on']) {
    t.false(isRecognised(memorySource(Buffer.from(content)), 'notes.txt'), content);
  }
});

test('any change and any cut ends in evidence', async (t) => {
  const item = list(text('a'), frame(promise(SYSTEM)), promise(SYSTEM), [
    3 | TAG,
    GLOBAL,
    NULL,
    [21, 1, integers(1), 1, 6, 254, 1, symbol('f'), 254, 254],
  ]);
  const files = (['X', 'A', 'B'] as const).map((encoding) => stream(item, encoding));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.nat(),
      fc.nat({ max: 255 }),
      fc.option(fc.nat()),
      async (file, at, byte, cut) => {
        const changed = Buffer.from(cut === null ? file : file.subarray(0, cut % file.length));
        if (changed.length > 0) changed[at % changed.length] = byte;
        await scanBytes(changed, 'm.rds');
      },
    ),
    { numRuns: runs(2000), seed: 6 },
  );
  t.pass();
});
