/** Files of MATLAB with a function without a name: GNU Octave 7.3 evaluated the text of each that is rejected here as it loaded the file. See https://github.com/gnu-octave/octave/blob/default/libinterp/corefcn/ls-mat5.cc. */
import { deflateSync } from 'node:zlib';
import test from 'ava';
import { survivesMutations } from '../../support/mutations.ts';
import { findingLines } from '../../support/scanned.ts';

const words = (...values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer);
const element = (type: number, data: Buffer) =>
  Buffer.concat([words(type, data.length), data, Buffer.alloc((8 - (data.length % 8)) % 8)]);

function array(kind: number, length: number, name: string, ...inner: readonly Buffer[]): Buffer {
  const head = [element(6, words(kind, 0)), element(5, words(1, length)), element(1, Buffer.from(name))];
  return element(14, Buffer.concat([...head, ...inner]));
}

const NAME_BYTES = 32;
const text = (value: string, isWide = false) =>
  array(4, value.length, '', isWide ? element(4, Buffer.from(value, 'utf16le')) : element(16, Buffer.from(value)));
const structure = (fields: Readonly<Record<string, Buffer>>, name = '') =>
  array(
    2,
    1,
    name,
    Buffer.concat([Buffer.from([5, 0, 4, 0]), words(NAME_BYTES)]),
    element(1, Buffer.concat(Object.keys(fields).map((key) => Buffer.from(key.padEnd(NAME_BYTES, '\0'))))),
    ...Object.values(fields),
  );

interface Options {
  readonly isWide?: true;
  readonly type?: string;
}
function handle(written: string, name: string, { isWide, type = 'anonymous' }: Options = {}): Buffer {
  const inner = structure({ function: text(written, isWide), type: text(type), file: text('') });
  return array(
    16,
    1,
    name,
    structure({ matlabroot: text('/opt'), separator: text('/'), sentinel: text('@'), function_handle: inner }),
  );
}

const file = (...variables: readonly Buffer[]) =>
  Buffer.concat([Buffer.from('MATLAB 5.0 MAT-file'.padEnd(124)), Buffer.from([0, 1]), Buffer.from('IM'), ...variables]);
function packed(variable: Buffer): Buffer {
  const bytes = deflateSync(variable);
  return Buffer.concat([words(15, bytes.length), bytes]);
}
const cell = (...items: readonly Buffer[]) => array(1, items.length, 'c', ...items);

const ACTS = 'sf%0system("echo harmless")';
const EVALUATED = ['critical octave/evaluated-text data.mat'];
const NUMBERS = array(6, 4, 'x', element(9, Buffer.alloc(32)));

for (const [way, content] of Object.entries({
  'a variable': file(handle(ACTS, 'f')),
  'behind numbers': file(NUMBERS, handle(ACTS, 'f')),
  packed: file(packed(NUMBERS), packed(handle(ACTS, 'f'))),
  'in a cell': file(cell(NUMBERS, handle(ACTS, ''))),
  'in a structure in a cell, packed': file(packed(cell(structure({ a: text('b'), f: handle(ACTS, '') })))),
  'wide characters': file(packed(handle(ACTS, 'f', { isWide: true }))),
  'another prefix': file(handle('XXXXexit(3)', 'f')),
}))
  test(`a function that is a call: ${way}`, async (t) => {
    t.deepEqual(await findingLines(content, 'data.mat'), EVALUATED);
  });

for (const [way, content] of Object.entries({
  'a function': file(handle('sf%0@(x)x+1', 'f')),
  'a function, packed, in a cell': file(packed(cell(handle('sf%0@(x)system(x)', '', { isWide: true })))),
  'a function by its name': file(handle('system("x")', 'f', { type: 'simple' })),
  'texts that speak of one': file(cell(text('function_handle'), text('anonymous'), text('system("x")'))),
}))
  test(`${way} is silent`, async (t) => {
    t.deepEqual(await findingLines(content, 'data.mat'), []);
  });

test('any change and any cut ends in evidence', async (t) => {
  const plain = file(cell(NUMBERS, structure({ a: text('b'), f: handle(ACTS, '') })));
  for (const content of [plain, file(packed(cell(handle(ACTS, ''))))])
    await survivesMutations(t, content, 'data.mat', { seed: 4 });
});
