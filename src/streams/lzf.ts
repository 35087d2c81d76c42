/** LZF, as h5py packs chunks with it: literals and copies, without a header. See http://software.schmorp.de/pkg/liblzf.html. */
import { FormatError } from '../bytes/format-error.ts';

/** Control bytes below are runs of literals. */
const LITERALS = 32;
const LONG = 7;

/** @param size at most so much comes out @returns what came out before the data broke or ended */
export function expandLzf(data: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let length = 0;
  for (let at = 0; at < data.length && length < size; ) {
    const control = data[at++]!;
    if (control < LITERALS) {
      const run = data.subarray(at, at + Math.min(control + 1, size - length));
      out.set(run, length);
      length += run.length;
      at += control + 1;
      continue;
    }
    const short = control >>> 5;
    const count = 2 + (short === LONG ? LONG + (data[at++] ?? 0) : short);
    const from = length - ((control & 0x1f) << 8) - (data[at++] ?? 0) - 1;
    if (from < 0) throw new FormatError('expected a copy of what came before', { offset: at });
    for (let index = 0; index < count && length < size; index += 1) out[length++] = out[from + index]!;
  }
  return out.subarray(0, length);
}
