/** Honest models with one tensor of any size: what stands before it and behind it, by the schema of each format. What is examined of them must not depend on the size. See https://protobuf.dev/programming-guides/encoding/ and the formats' own documents. */
import { tarEntry } from './containers.ts';
import { type CountedSource, countedSource } from './counted-source.ts';
import { field, varint, varintField } from './protobuf.ts';

export interface LargeModel {
  readonly format: string;
  /** A multiple of 16. */
  readonly tensorBytes: number;
  readonly before: Buffer;
  readonly behind: Buffer;
}

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u32Big = (value: number): Buffer => u32(value).reverse();
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
/** The beginning of a field whose content goes on behind it. */
const open = (number: number, bytes: number): Buffer => Buffer.concat([varint(number * 8 + 2), varint(bytes)]);

type Parts = readonly [before: readonly (Uint8Array | string)[], behind?: readonly (Uint8Array | string)[]];

const MAKERS: Readonly<Record<string, (bytes: number) => Parts>> = {
  numpy: (bytes) => {
    const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${bytes / 4},), }`.padEnd(117);
    return [[Buffer.from('934e554d5059010076', 'hex'), Buffer.alloc(1), `${header}\n`]];
  },
  safetensors: (bytes) => {
    const header = JSON.stringify({ w: { dtype: 'F32', shape: [bytes / 4], data_offsets: [0, bytes] } });
    return [[u64(header.length), header]];
  },
  pickle: (bytes) => [[Buffer.from([0x80, 4, 0x8e]), u64(bytes)], ['.']],
  flax: (bytes) => {
    const array = Buffer.concat([Buffer.from([0x93, 0x92, 0xce]), u32Big(bytes / 16), Buffer.from('04a7', 'hex')]);
    const inner = Buffer.concat([array, Buffer.from('float32'), Buffer.from([0xc6]), u32Big(bytes)]);
    return [[Buffer.from('81a177c9', 'hex'), u32Big(inner.length + bytes), Buffer.from([1]), inner]];
  },
  onnx: (bytes) => {
    const tensor = Buffer.concat([
      varintField(1, bytes / 4),
      varintField(2, 1),
      field(8, 'w'),
      varint(9 * 8 + 2),
      varint(bytes),
    ]);
    const node = field(1, field(1, 'x'), field(1, 'w'), field(2, 'y'), field(4, 'Add'));
    const graph = Buffer.concat([node, field(2, 'g'), open(5, tensor.length + bytes), tensor]);
    const operators = field(8, field(1, ''), varintField(2, 17));
    return [[varintField(1, 8), operators, open(7, graph.length + bytes), graph]];
  },
  'caffe-model': (bytes) => {
    const blob = Buffer.concat([field(7, varintField(1, bytes / 4)), varint(5 * 8 + 2), varint(bytes)]);
    const names = [field(1, 'fc'), field(2, 'InnerProduct'), field(3, 'x'), field(4, 'y')];
    const layer = Buffer.concat([...names, open(7, blob.length + bytes), blob]);
    return [[field(1, 'net'), open(100, layer.length + bytes), layer]];
  },
  matlab: (bytes) => {
    const header = Buffer.alloc(128, ' ');
    header.write('MATLAB 5.0 MAT-file Platform: posix');
    header.writeUInt16LE(0x100, 124);
    header.write('IM', 126);
    const sizes = [6, 8, 6, 0, 5, 8, bytes / 8, 1].map(u32);
    const matrix = Buffer.concat([
      ...sizes,
      Buffer.from('01000100', 'hex'),
      Buffer.from('w\0\0\0'),
      u32(9),
      u32(bytes),
    ]);
    return [[header, u32(14), u32(matrix.length + bytes), matrix]];
  },
  'java-serialization': (bytes) => [
    [
      Buffer.from('aced00057572', 'hex'),
      '\0\x02[D',
      Buffer.from('3ea68c14ab635a1e02000078', 'hex'),
      'p',
      u32Big(bytes / 8),
    ],
  ],
  'r-data': (bytes) => [['X\n', ...[3, 0x40101, 0x30500, 5].map(u32Big), 'UTF-8', u32Big(14), u32Big(bytes / 8)]],
  tar: (bytes) => {
    const header = tarEntry('w.bin', Buffer.alloc(0)).subarray(0, 512);
    header.write(bytes.toString(8).padStart(11, '0'), 124);
    header.write('        ', 148);
    const sum = header.reduce((all, byte) => all + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [[header], [Buffer.alloc(-bytes & 511), Buffer.alloc(1024)]];
  },
};

export const LARGE_FORMATS: readonly string[] = Object.keys(MAKERS);

export function largeModel(format: string, tensorBytes: number): LargeModel {
  const [before, behind = []] = MAKERS[format]?.(tensorBytes) ?? [[]];
  const joined = (parts: readonly (Uint8Array | string)[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  return { format, tensorBytes, before: joined(before), behind: joined(behind) };
}

/** The model, its tensor made of one unit again and again where it is read; what is read of it is counted. */
export function largeSource({ before, tensorBytes, behind }: LargeModel, unit: Buffer): CountedSource {
  const tail = before.length + tensorBytes;
  return countedSource(tail + behind.length, (start, end) => {
    const turn = start % unit.length;
    const bytes = Buffer.alloc(end - start, Buffer.concat([unit.subarray(turn), unit.subarray(0, turn)]));
    before.copy(bytes, 0, Math.min(start, before.length));
    if (end > tail) behind.copy(bytes, Math.max(0, tail - start), Math.max(0, start - tail));
    return bytes;
  });
}
