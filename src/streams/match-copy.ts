/** Copies matches of LZ77 (https://www.rfc-editor.org/rfc/rfc1951#section-2.3), which may overlap what they make: runs of bombs are long, so they are doubled. */

/** Below, a loop over the bytes is faster. */
export const LONG_MATCH_BYTES = 64;

/** `count` bytes to `at`, from `back` bytes before; neither leaves the buffer. */
export function copyMatch(buffer: Uint8Array, at: number, back: number, count: number): void {
  let done = Math.min(back, count);
  buffer.copyWithin(at, at - back, at - back + done);
  while (done < count) {
    const step = Math.min(done, count - done);
    buffer.copyWithin(at + done, at, at + step);
    done += step;
  }
}
