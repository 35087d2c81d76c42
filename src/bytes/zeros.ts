/** Reports zeros and other repetition, of which sparse files and arrays consist, quickly: zeros cost a file no room and an examination no time. See https://man7.org/linux/man-pages/man2/lseek.2.html on holes. */

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

/** All other bytes: of UTF-16 and UTF-32 they leave the characters of ASCII. A loop, since `filter` takes twenty times as long. */
export function withoutZeros(bytes: Uint8Array): Buffer {
  const others = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] as number; // in range: the loop's condition
    if (byte === 0) continue;
    others[length] = byte;
    length += 1;
  }
  return others.subarray(0, length);
}
