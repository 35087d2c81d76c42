/** What bzip2 does to a block before it codes it, undone: the Burrows-Wheeler sort and the first run-length coding. https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf */

/** Of a piece that is yielded, but for a last run. */
export const OUTPUT_BYTES = 65_536;

/** Undoes the Burrows-Wheeler sort: the upper 24 bits of each item become the place of the next. */
export function undoSort(bytes: Uint32Array, counts: Uint32Array, length: number): Uint32Array {
  const starts = new Uint32Array(256);
  for (let value = 1; value < 256; value++) {
    starts[value] = (starts[value - 1] as number) + (counts[value - 1] as number); // both have 256 items
  }
  for (let index = 0; index < length; index++) {
    const value = (bytes[index] as number) & 0xff; // index < length ≤ bytes.length
    const place = starts[value] as number;
    starts[value] = place + 1;
    bytes[place] = (bytes[place] as number) | (index << 8);
  }
  return bytes;
}

/** Undoes the first run-length coding: after four equal bytes stands how many more follow. */
export function* undoRuns(
  items: Uint32Array,
  origin: number,
  length: number,
  output: Uint8Array,
): Generator<Uint8Array> {
  let filled = 0;
  let place = (items[origin] as number) >>> 8; // origin < length: checked by the caller
  let previous = -1;
  let repeats = 0;
  for (let index = 0; index < length; index++) {
    const item = items[place] as number; // every place is below length
    place = item >>> 8;
    const value = item & 0xff;
    if (repeats === 4) {
      output.fill(previous, filled, filled + value);
      filled += value;
      repeats = 0;
      previous = -1;
    } else {
      repeats = value === previous ? repeats + 1 : 1;
      previous = value;
      output[filled++] = value;
    }
    if (filled >= OUTPUT_BYTES) {
      yield output.subarray(0, filled);
      filled = 0;
    }
  }
  if (filled > 0) yield output.subarray(0, filled);
}
