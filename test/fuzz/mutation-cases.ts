/** Changed files, each by a seed and a number alone: cut, flipped, padded, repeated, and spliced with others of their format. See https://lcamtuf.blogspot.com/2014/08/binary-fuzzing-strategies-what-works.html. */
import type { Specimen } from '../support/specimens.ts';
import { Random } from './random.ts';

export interface MutationCase {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Names that promise nothing, and one that promises a model. */
const OTHER_NAMES = ['data', 'notes.txt', 'model.bin', 'weights'];
/** What lengths and counts are at their edges. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
/** An image of a CD begins behind 32 KiB. */
const MOST_BYTES = 40_000;

export function mutationCase(specimens: readonly Specimen[], seed: number, index: number): MutationCase {
  const random = new Random(Math.imul(seed, 0x9e3779b1) + index);
  const { name, bytes } = random.pick(specimens);
  return {
    name: random.below(4) === 0 ? random.pick(OTHER_NAMES) : name,
    bytes: changed(bytes, random, () => random.pick(specimens).bytes).subarray(0, MOST_BYTES),
  };
}

function changed(original: Buffer, random: Random, another: () => Buffer): Buffer {
  let bytes: Buffer = Buffer.from(original);
  if (random.below(4) === 0) bytes = bytes.subarray(0, random.below(bytes.length + 1));
  if (random.below(6) === 0) bytes = spliced(bytes, another(), random);
  if (random.below(8) === 0) bytes = repeated(bytes, random);
  if (random.below(5) === 0) bytes = Buffer.concat([bytes, Buffer.alloc(random.below(64), random.below(256))]);
  if (random.below(24) === 0) bytes = Buffer.concat([Buffer.alloc(random.below(64), random.below(256)), bytes]);
  flip(bytes, random);
  return bytes;
}

/** The beginning of one and the end of the other. */
function spliced(first: Buffer, second: Buffer, random: Random): Buffer {
  return Buffer.concat([
    first.subarray(0, random.below(first.length + 1)),
    second.subarray(random.below(second.length + 1)),
  ]);
}

/** A piece stands there several times, or not at all. */
function repeated(bytes: Buffer, random: Random): Buffer {
  const start = random.below(bytes.length + 1);
  const end = start + random.below(Math.min(bytes.length - start, 200) + 1);
  const pieces = Array.from({ length: random.below(6) }, () => bytes.subarray(start, end));
  return Buffer.concat([bytes.subarray(0, start), ...pieces, bytes.subarray(end)]);
}

function flip(bytes: Buffer, random: Random): void {
  const flips = bytes.length === 0 ? 0 : random.below(7);
  for (let flip = 0; flip < flips; flip += 1) {
    const at = random.below(bytes.length);
    if (random.below(4) === 0) setNumber(bytes, at, random);
    else
      bytes[at] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.below(256), (bytes[at] ?? 0) ^ (1 << random.below(8))]);
  }
}

/** Two, four or eight bytes at once, either end first. */
function setNumber(bytes: Buffer, at: number, random: Random): void {
  const number = Buffer.alloc(8);
  number.writeUInt32LE(random.pick(EDGES));
  const piece = number.subarray(0, random.pick([2, 4, 8]));
  if (random.below(2) === 0) piece.reverse();
  piece.copy(bytes, at);
}
