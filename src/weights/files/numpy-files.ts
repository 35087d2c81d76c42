/** Arrays of `numpy.save` and `numpy.savez`. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { readNumpyHeader } from '../../formats/numpy/numpy.ts';
import type { PythonLiteral } from '../../formats/numpy/python-literal.ts';
import { Collector } from '../collect.ts';
import { numpyType } from '../dtypes.ts';
import { denseStrides, elementsOf, type Found, tensorWithin } from '../tensor.ts';
import type { ZipMembers } from './zip-members.ts';

const ENDING = /\.npy$/;

export function collectNpy(source: ByteSource): Collector {
  const collector = new Collector({ optimizer: false });
  addArray(collector, { source, start: 0, bytes: source.size }, []);
  return collector;
}

/** Every entry called `….npy` is an array; others stay behind. */
export async function collectNpz(members: ZipMembers): Promise<Collector> {
  const collector = new Collector({ optimizer: false });
  for (const name of members.names) {
    const path = [name.replace(ENDING, '')];
    if (ENDING.test(name)) addArray(collector, await members.open(name), path);
    else collector.left.push({ path: [name], type: 'an entry that is no array', node: null, why: null });
  }
  return collector;
}

interface Extent {
  readonly source: ByteSource;
  readonly start: number;
  readonly bytes: number;
}

function addArray(collector: Collector, extent: Extent, path: readonly string[]): void {
  const found = arrayAt(extent, path.join('.'));
  if (found.kind === 'tensor') collector.tensors.push({ path, tensor: found.tensor });
  else if (found.kind === 'refused') collector.problems.push({ path, why: found.why });
  else collector.left.push({ path, type: 'array', node: null, why: found.why });
}

function arrayAt({ source, start, bytes }: Extent, key: string): Found {
  const { header, dataStart } = readNumpyHeader(source, start);
  const descr = header.get('descr');
  const type = descr?.kind === 'text' ? numpyType(descr.text) : null;
  if (type === null) return { kind: 'unrepresentable', why: 'an array whose elements are no plain numbers' };
  const shape = shapeOf(header.get('shape'));
  const order = header.get('fortran_order');
  if (shape === null || order?.kind !== 'name')
    throw new FormatError('expected a shape and an order', { offset: start });
  const size = elementsOf(shape) * type.itemBytes;
  if (dataStart + size > start + bytes)
    return { kind: 'refused', why: `it takes ${size} bytes, ${start + bytes - dataStart} are there` };
  const strides = denseStrides(shape, order.text === 'True' ? 'F' : 'C');
  return tensorWithin(
    { key, source, start: dataStart, bytes: size },
    { type, shape, strides, first: 0, isBigEndian: type.isBigEndian },
  );
}

function shapeOf(literal: PythonLiteral | undefined): number[] | null {
  if (literal?.kind !== 'sequence') return null;
  const lengths = literal.items.map((item) => (item.kind === 'number' ? Number(item.text) : Number.NaN));
  return lengths.every((length) => Number.isSafeInteger(length) && length >= 0) ? lengths : null;
}
