/** A tiny protobuf encoder for tests, independent of the reader that it tests. See https://protobuf.dev/programming-guides/encoding/. */

export function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return Buffer.from([...bytes, rest]);
}

/** A length-delimited field: text, bytes or a message. */
export function field(number: number, ...content: readonly (string | Uint8Array)[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  return Buffer.concat([varint(number * 8 + 2), varint(body.length), body]);
}

export function varintField(number: number, value: number): Buffer {
  return Buffer.concat([varint(number * 8), varint(value)]);
}

/** A group of the old wire format, as unknown fields may still hold them. */
export function group(number: number, ...content: readonly Uint8Array[]): Buffer {
  return Buffer.concat([varint(number * 8 + 3), ...content, varint(number * 8 + 4)]);
}
