/** The messages of an HDF5 object header, versions 1 and 2, with their continuations. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, IV.A. */
import { FormatError } from '../../bytes/format-error.ts';
import type { Hdf5Cursor, Hdf5File } from './hdf5-file.ts';

export const MESSAGE = Object.freeze({
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  externalFiles: 0x07,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  sharedTable: 0x0f,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15,
});

export interface Message {
  readonly type: number;
  /** The content lies elsewhere: in the shared form. */
  readonly isShared: boolean;
  readonly start: number;
  readonly end: number;
}

interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** All messages of the object at `address`, in the order of the chunks. */
export function readMessages(file: Hdf5File, address: number): readonly Message[] {
  const cursor = file.cursorAt(address);
  const isNew = cursor.source.read(address, address + 4)[0] === 0x4f;
  return isNew ? readNew(file, cursor) : readOld(file, cursor);
}

/** Version 1: version, reserved, count (2), references (4), size (4), padding (4). */
function readOld(file: Hdf5File, cursor: Hdf5Cursor): readonly Message[] {
  const start = cursor.position;
  const version = cursor.u8();
  if (version !== 1) throw new FormatError(`expected an object header, found version ${version}`, { offset: start });
  cursor.skip(7);
  const size = cursor.u32();
  const first = { start: start + 16, end: start + 16 + size };
  return readChunks(file, first, (chunk) => chunk, { typeBytes: 2, prefixBytes: 8 });
}

/** Version 2: `OHDR`, version, flags, times (16), attribute limits (4), size of the first chunk. */
function readNew(file: Hdf5File, cursor: Hdf5Cursor): readonly Message[] {
  cursor.signature('OHDR');
  const version = cursor.u8();
  if (version !== 2) throw new FormatError(`expected an object header, found version ${version}`);
  const flags = cursor.u8();
  if (flags & 0x20) cursor.skip(16);
  if (flags & 0x10) cursor.skip(4);
  const size = cursor.uint(1 << (flags & 3));
  const first = { start: cursor.position, end: cursor.position + size };
  // `OCHK` before, a checksum behind.
  const inner = ({ start, end }: Chunk) => ({ start: start + 4, end: end - 4 });
  return readChunks(file, first, inner, { typeBytes: 1, prefixBytes: flags & 4 ? 6 : 4 });
}

/** `inner`: what of a continuation block holds messages. */
function readChunks(
  file: Hdf5File,
  first: Chunk,
  inner: (chunk: Chunk) => Chunk,
  shape: { readonly typeBytes: 1 | 2; readonly prefixBytes: number },
): readonly Message[] {
  const messages: Message[] = [];
  const chunks = [first];
  const seen = new Set<number>();
  for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
    if (seen.has(chunk.start)) throw new FormatError('a continuation that leads back', { offset: chunk.start });
    seen.add(chunk.start);
    for (const message of readChunk(file, chunk, shape)) {
      if (message.type === MESSAGE.continuation) chunks.push(inner(readContinuation(file, message)));
      else messages.push(message);
    }
  }
  return messages;
}

/** A message: type, size (2), flags (1), and reserved bytes or the creation order. */
function* readChunk(
  file: Hdf5File,
  { start, end }: Chunk,
  { typeBytes, prefixBytes }: { readonly typeBytes: 1 | 2; readonly prefixBytes: number },
): Generator<Message> {
  let position = start;
  while (position + prefixBytes <= end) {
    const cursor = file.cursorAt(position);
    const type = cursor.uint(typeBytes);
    const size = cursor.u16();
    const isShared = (cursor.u8() & 2) !== 0;
    position += prefixBytes + size;
    if (position > end) throw new FormatError('a message that leaves its chunk', { offset: cursor.position });
    yield { type, isShared, start: position - size, end: position };
  }
}

function readContinuation(file: Hdf5File, message: Message): Chunk {
  const cursor = file.cursorAt(message.start);
  const start = cursor.address();
  if (start === null) throw new FormatError('a continuation without an address', { offset: message.start });
  return { start, end: start + cursor.length() };
}
