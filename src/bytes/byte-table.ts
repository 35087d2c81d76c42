/** Tables by byte, for what is looked up for every byte of every file. See https://nodejs.org/api/buffer.html. */

/** 1 for each byte of which it holds. */
export function byteTable(holds: (byte: number) => boolean): Uint8Array {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < table.length; byte += 1) if (holds(byte)) table[byte] = 1;
  return table;
}

/** Whether it is `\w*` of patterns. */
export function isWord(text: string): boolean {
  for (let at = 0; at < text.length; at += 1)
    if (text.charCodeAt(at) > 0x7f || !isWordByte(text.charCodeAt(at))) return false;
  return true;
}

/** `\w` of patterns. */
export function isWordByte(byte: number): boolean {
  const letter = byte | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x5f;
}
