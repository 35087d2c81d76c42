/** Makes .npy files whose header or layout hides the pickle of an object array. See https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html. */
import { bytes } from '../support/assembler.ts';
import { hiddenCall } from './pickle-streams.ts';
import { Random } from './random.ts';

const OBJECTS = [
  "'|O'",
  "'O'",
  "'object'",
  "'|O8'",
  "('O', (2,))",
  "[('a', 'O')]",
  "[('a', '<f8'), ('b', '|O')]",
  "'O,f8'",
];
const NESTED = [
  "[('a', [('b', 'O')])]",
  "[(('t', 'a'), 'O')]",
  "[('a', ('O', (2,)))]",
  "'f8, O'",
  "[('a', '<f8', (2,)), ('b', 'O')]",
];
const NUMBERS = ["'<f8'", "'|u1'", "'<U3'", "[('a', '<f8')]", "'|V4'", "'S5'", "('<f8', (2,))", "'<M8[ns]'"];

/** One file; `seed` decides everything. Where its type holds objects `numpy.load` unpickles them. */
export function makeNumpyFile(seed: number): Uint8Array {
  const random = new Random(seed);
  const before = random.chance(25) ? array(random, random.pick(NUMBERS), 0) : bytes();
  const type = random.chance(80) ? random.pick([...OBJECTS, ...NESTED]) : random.pick(NUMBERS);
  return bytes(random.chance(50) ? bytes() : before, array(random, type, random.below(3)), hiddenCall(random));
}

function array(random: Random, type: string, items: number): Uint8Array {
  const quote = (key: string) => (random.chance(80) ? `'${key}'` : `"${key}"`);
  const shape = random.pick([`(${items},)`, `(${items}, )`, `[${items}]`.replace('[', '(').replace(']', ',)'), '()']);
  const entries = [
    `${quote('descr')}: ${type}`,
    `${quote('fortran_order')}: ${random.pick(['False', 'True'])}`,
    `${quote('shape')}: ${shape}`,
  ];
  if (random.chance(15)) entries.unshift(`${quote('descr')}: '<f8'`);
  if (random.chance(30)) entries.reverse();
  const blank = random.pick(['', ' ', '  ', '\t']);
  const text = `{${blank}${entries.join(`,${blank} `)}${random.pick([', ', ','])}}${' '.repeat(random.below(60))}\n`;
  const version = random.pick([1, 1, 2, 3]);
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  length.writeUIntLE(text.length, 0, length.length);
  return bytes(0x93, 'NUMPY', version, 0, length, text);
}
