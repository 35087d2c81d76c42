/** Reports checkpoints of Flax: a map of MessagePack in which an extension of type 1 holds an array as its shape, its type and its bytes. See https://github.com/google/flax/blob/main/flax/serialization.py and https://github.com/msgpack/msgpack/blob/master/spec.md. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { beginsMap, MessageReader } from '../../wire/message-pack.ts';

/** Behind the keys of some layers stands the first array. */
const HEAD_BYTES = 8192;
/** Values before the first array. */
const VALUES = 400;
/** The type of the extension that holds an array. */
const ARRAY_EXTENSION = 1;
/** Shape, type and bytes. */
const ARRAY_PARTS = 3;
const TYPE_NAME =
  /^(?:bool|u?int(?:2|4|8|16|32|64)|b?float(?:16|32|64)|float(?:4|6|8)_\w+|complex(?:64|128)|bytes|bfloat16)$/;

export function isFlaxMessage(source: ByteSource): boolean {
  const head = headOf(source, HEAD_BYTES);
  return head.length > 8 && beginsMap(head[0] ?? 0) && beginsWithArray(new MessageReader(head));
}

/** Whether the first extension is an array. */
function beginsWithArray(reader: MessageReader): boolean {
  for (let value = 0; value < VALUES && reader.hasMore; value += 1) {
    const extension = reader.enter();
    if (extension !== null) return extension === ARRAY_EXTENSION && isArray(reader);
  }
  return false;
}

/** A shape of numbers, then the name of a type. */
function isArray(reader: MessageReader): boolean {
  if (reader.list() !== ARRAY_PARTS) return false;
  const dimensions = reader.list();
  if (dimensions === null) return false;
  for (let dimension = 0; dimension < dimensions && reader.hasMore; dimension += 1)
    if (reader.enter() !== null) return false;
  return TYPE_NAME.test(reader.text() ?? '');
}
