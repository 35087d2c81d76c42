/** Writes FlatBuffers without a schema: tables by the numbers of their fields. https://flatbuffers.dev/internals/ */

/** A number of so many bytes, a text or bytes, a table, a list of tables. */
export type FlatValue =
  | { readonly bytes: 1 | 2 | 4 | 8; readonly number: number }
  | Uint8Array
  | FlatFields
  | readonly FlatFields[];
export type FlatFields = { readonly [field: number]: FlatValue };

/** Each field has so much room in its table. */
const SLOT_BYTES = 8;

export function flatBuffer(root: FlatFields): Buffer {
  const out = Buffer.alloc(1 << 16);
  let end = 8;
  const take = (count: number) => {
    const at = end;
    end += Math.ceil(count / 8) * 8;
    return at;
  };
  const point = (from: number, to: number) => out.writeUInt32LE(to - from, from);
  const writeTable = (fields: FlatFields): number => {
    const numbers = Object.keys(fields).map(Number);
    const slots = Math.max(-1, ...numbers) + 1;
    const vtable = take(4 + 2 * slots);
    const table = take(8 + SLOT_BYTES * numbers.length);
    out.writeUInt16LE(4 + 2 * slots, vtable);
    out.writeUInt16LE(8 + SLOT_BYTES * numbers.length, vtable + 2);
    out.writeInt32LE(table - vtable, table);
    for (const [index, number] of numbers.entries()) {
      out.writeUInt16LE(8 + SLOT_BYTES * index, vtable + 4 + 2 * number);
      writeValue(table + 8 + SLOT_BYTES * index, fields[number]!); // one of its keys
    }
    return table;
  };
  const writeValue = (slot: number, value: FlatValue): void => {
    if (value instanceof Uint8Array) {
      const at = take(4 + value.length + 1);
      out.writeUInt32LE(value.length, at);
      out.set(value, at + 4);
      point(slot, at);
    } else if (Array.isArray(value)) {
      const at = take(4 + 4 * value.length);
      out.writeUInt32LE(value.length, at);
      point(slot, at);
      for (const [index, each] of value.entries()) point(at + 4 + 4 * index, writeTable(each));
    } else if ('bytes' in value) out.writeUIntLE(value.number, slot, Math.min(6, value.bytes as number));
    else point(slot, writeTable(value as FlatFields));
  };
  point(0, writeTable(root));
  return out.subarray(0, end);
}
