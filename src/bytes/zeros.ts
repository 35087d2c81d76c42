/** Tells zeros and other repetition, of which sparse files and arrays consist, quickly: zeros cost a file no room and an examination no time. See https://man7.org/linux/man-pages/man2/lseek.2.html on holes. */

/** Bytes of a number of any type that NumPy knows but the complex and the extended ones: what repeats so is one number, many times. */
const PERIOD = 8;

/** Whether the same eight bytes, or fewer, are all there is. */
export function isRepeated(bytes: Uint8Array): boolean {
  return bytes.length > PERIOD && shiftedBy(bytes, PERIOD);
}

/** Whether it is the same when it is moved by so many bytes. */
function shiftedBy(bytes: Uint8Array, count: number): boolean {
  return Buffer.compare(bytes.subarray(count), bytes.subarray(0, -count)) === 0;
}

export function isAllZero(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[bytes.length - 1] === 0 && (bytes.length < 2 || shiftedBy(bytes, 1));
}
