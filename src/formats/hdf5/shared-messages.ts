/** Messages of an HDF5 object header that lie elsewhere: with a committed object, or in the heaps of the shared message table. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, IV.A.2.p and III.I. */
import { FormatError } from '../../bytes/format-error.ts';
import { FractalHeap } from './fractal-heap.ts';
import type { Hdf5File } from './hdf5-file.ts';
import { MESSAGE, type Message, readMessages } from './object-header.ts';

const IN_HEAP = 1;
/** The format allows eight. */
const INDEXES = 8;

/** Where a shared message lies in truth. */
export function resolveShared(file: Hdf5File, message: Message): Message {
  if (!message.isShared) return message;
  const cursor = file.cursorAt(message.start);
  const version = cursor.u8();
  const kind = cursor.u8();
  if (version === 1) cursor.skip(6);
  if (version === 3 && kind === IN_HEAP) {
    return { ...message, isShared: false, ...locateInHeaps(file, message.type, cursor.position) };
  }
  const address = cursor.address();
  const found = address === null ? undefined : readMessages(file, address).find(({ type }) => type === message.type);
  if (found === undefined || found.isShared)
    throw new FormatError('a shared message that is not there', { offset: message.start });
  return found;
}

/** `idStart`: where the ID of the message in its heap lies. */
export function locateInHeaps(file: Hdf5File, type: number, idStart: number): { start: number; end: number } {
  const heap = file.once(readTable).find(({ types }) => (types & (1 << type)) !== 0)?.heap;
  if (heap === undefined) throw new FormatError('a message in a heap that is not there', { offset: idStart });
  return heap.locate(idStart);
}

interface SharedHeap {
  /** One bit for each type of message. */
  readonly types: number;
  readonly heap: FractalHeap;
}

/** The message of the superblock's extension: version, address of the table, number of indexes. */
function readTable(file: Hdf5File): readonly SharedHeap[] {
  const { extensionAddress } = file;
  const messages = extensionAddress === null ? [] : readMessages(file, extensionAddress);
  const message = messages.find(({ type }) => type === MESSAGE.sharedTable);
  if (message === undefined) throw new FormatError('expected the table of shared messages, found none');
  const cursor = file.cursorAt(message.start + 1);
  const address = cursor.address();
  const indexes = cursor.u8();
  if (address === null || indexes > INDEXES) throw new FormatError('expected the table of shared messages');
  return readIndexes(file, address, indexes);
}

/** `SMTB`, then for each index: version, kind, types (2), smallest size (4), cutoffs (4), count (2), address of the index, address of the heap. */
function readIndexes(file: Hdf5File, address: number, count: number): readonly SharedHeap[] {
  const cursor = file.cursorAt(address);
  cursor.signature('SMTB');
  const heaps: SharedHeap[] = [];
  for (let index = 0; index < count; index += 1) {
    cursor.skip(2);
    const types = cursor.u16();
    cursor.skip(10 + file.offsetBytes);
    const heap = cursor.address();
    if (heap !== null) heaps.push({ types, heap: new FractalHeap(file, heap) });
  }
  return heaps;
}
