/** The filters that a chunk of HDF5 went through, undone. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, IV.A.2.l. */
import { memorySource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { expandLzf } from '../../streams/lzf.ts';
import { decodeZlib } from '../../streams/zlib.ts';
import type { Hdf5File } from './hdf5-file.ts';
import type { Message } from './object-header.ts';

export interface Filter {
  readonly id: number;
  readonly values: readonly number[];
}

const DEFLATE = 1;
const SHUFFLE = 2;
const CHECKSUM = 3;
const LZF = 32_000;
/** Filters of the library itself have no names from version 2 on. */
const FIRST_NAMED = 256;
const CHECKSUM_BYTES = 4;

/** Version, number, in version 1 reserved (6); each: identifier, length of a name, flags, number of values (2 each), name, values (4 each). */
export function readFilters(file: Hdf5File, { start }: Message): readonly Filter[] {
  const cursor = file.cursorAt(start);
  const version = cursor.u8();
  const count = cursor.u8();
  if (version === 1) cursor.skip(6);
  return Array.from({ length: count }, () => {
    const id = cursor.u16();
    const nameBytes = version === 1 || id >= FIRST_NAMED ? cursor.u16() : 0;
    cursor.skip(2);
    const valueCount = cursor.u16();
    cursor.skip(version === 1 ? Math.ceil(nameBytes / 8) * 8 : nameBytes);
    const values = Array.from({ length: valueCount }, () => cursor.u32());
    if (version === 1 && valueCount % 2 === 1) cursor.skip(4);
    return { id, values };
  });
}

/** @param mask a bit for each filter that the chunk did not go through @returns null where one is not known */
export async function unfiltered(
  packed: Uint8Array,
  mask: number,
  filters: readonly Filter[],
  size: number,
): Promise<Uint8Array | null> {
  let data = packed;
  for (const [index, { id, values }] of [...filters.entries()].reverse()) {
    if ((mask & (1 << index)) !== 0) continue;
    if (id === DEFLATE) data = await inflated(data, size + CHECKSUM_BYTES);
    else if (id === LZF) data = expandLzf(data, size + CHECKSUM_BYTES);
    else if (id === CHECKSUM) data = data.subarray(0, Math.max(0, data.length - CHECKSUM_BYTES));
    else if (id === SHUFFLE) data = unshuffled(data, values[0] ?? 1);
    else return null;
  }
  return data.subarray(0, size);
}

/** What came out before the data broke or ended. */
async function inflated(data: Uint8Array, size: number): Promise<Uint8Array> {
  const out = Buffer.alloc(size);
  let length = 0;
  try {
    for await (const piece of decodeZlib({ source: memorySource(data), start: 0, end: data.length })) {
      const part = piece.subarray(0, size - length);
      out.set(part, length);
      length += part.length;
      if (length === size) break;
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
  return out.subarray(0, length);
}

/** Whether the beginning of what comes out needs all that goes in. */
export function mixesBytes({ id, values }: Filter): boolean {
  return id === SHUFFLE && values[0] !== 1;
}

/** First all first bytes of the elements, then all second ones. */
function unshuffled(data: Uint8Array, width: number): Uint8Array {
  const count = Math.floor(data.length / width);
  if (width <= 1 || count <= 1) return data;
  const out = Uint8Array.from(data);
  for (let element = 0; element < count; element += 1)
    for (let byte = 0; byte < width; byte += 1) out[element * width + byte] = data[byte * count + element]!;
  return out;
}
