/** The links of an HDF5 group: old symbol tables, link messages, dense storage. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, IV.A.2.g and III. */
import { FormatError } from '../../bytes/format-error.ts';
import { readDenseRecords } from './dense-records.ts';
import type { Hdf5File } from './hdf5-file.ts';
import { MESSAGE, type Message } from './object-header.ts';

export type Link =
  | { readonly kind: 'hard'; readonly name: string; readonly address: number }
  /** Into another file. */
  | {
      readonly kind: 'external';
      readonly name: string;
      readonly file: string;
      readonly object: string;
      readonly offset: number;
    };

const HARD = 0;
const EXTERNAL = 64;
/** More than any file needs: each level multiplies the entries by thirty-two at least. CWE-674. */
const TREE_LEVELS = 8;
/** Longest name that is kept; HDF5 itself has no limit. */
const NAME_BYTES = 4096;

/** Every hard and external link of the object with these messages. Soft links lead to what hard links reach. */
export function* readLinks(file: Hdf5File, messages: readonly Message[]): Generator<Link> {
  for (const message of messages) {
    if (message.type === MESSAGE.symbolTable) yield* readSymbolTable(file, message.start);
    else if (message.type === MESSAGE.link) yield* readLink(file, message.start);
    else if (message.type === MESSAGE.linkInfo) yield* readDense(file, message.start);
  }
}

/** Address of the B-tree, address of the local heap. */
function* readSymbolTable(file: Hdf5File, start: number): Generator<Link> {
  const cursor = file.cursorAt(start);
  const tree = cursor.address();
  const heap = cursor.address();
  if (tree === null || heap === null) return;
  const names = readLocalHeap(file, heap);
  yield* readTree1(file, tree, names, TREE_LEVELS);
}

/** Where the names of a local heap begin: `HEAP`, version, reserved (3), size, free list, address of the data. */
export function readLocalHeap(file: Hdf5File, address: number): number {
  const cursor = file.cursorAt(address);
  cursor.signature('HEAP');
  cursor.skip(4 + 2 * file.lengthBytes);
  const data = cursor.address();
  if (data === null) throw new FormatError('a local heap without data', { offset: address });
  return data;
}

/** `above`: the level of the node that leads here; each lies one below. `TREE`, type, level, entries (2), two siblings; then keys and children in turn. */
function* readTree1(file: Hdf5File, address: number, names: number, above: number): Generator<Link> {
  const cursor = file.cursorAt(address);
  cursor.signature('TREE');
  cursor.skip(1);
  const level = cursor.u8();
  if (level >= above) throw new FormatError('a B-tree that does not lead down', { offset: address });
  const entries = cursor.u16();
  cursor.skip(2 * file.offsetBytes);
  for (let index = 0; index < entries; index += 1) {
    cursor.skip(file.lengthBytes);
    const child = cursor.address();
    if (child === null) continue;
    if (level === 0) yield* readSymbols(file, child, names);
    else yield* readTree1(file, child, names, level);
  }
}

/** `SNOD`, version, reserved, count (2); then name offset, address, cache type (4), reserved (4), scratch (16). */
function* readSymbols(file: Hdf5File, address: number, names: number): Generator<Link> {
  const cursor = file.cursorAt(address);
  cursor.signature('SNOD');
  cursor.skip(2);
  const count = cursor.u16();
  for (let index = 0; index < count; index += 1) {
    const nameOffset = cursor.uint(file.offsetBytes);
    const object = cursor.address();
    const cacheType = cursor.u32();
    cursor.skip(20);
    // Cache type 2 is a soft link.
    if (object === null || cacheType === 2) continue;
    yield { kind: 'hard', name: readName(file, names + nameOffset), address: object };
  }
}

/** Version, flags, type, creation order, character set: each only if a flag says so; then the name and where it leads. */
function* readLink(file: Hdf5File, start: number): Generator<Link> {
  const cursor = file.cursorAt(start);
  cursor.skip(1);
  const flags = cursor.u8();
  const type = flags & 8 ? cursor.u8() : HARD;
  if (flags & 4) cursor.skip(8);
  if (flags & 16) cursor.skip(1);
  const name = text(cursor.bytes(Math.min(cursor.uint(1 << (flags & 3)), file.source.size)));
  if (type === HARD) {
    const address = cursor.address();
    if (address !== null) yield { kind: 'hard', name, address };
  } else if (type === EXTERNAL) {
    const value = cursor.bytes(cursor.u16());
    const [target = '', object = ''] = text(value.subarray(1)).split('\0');
    yield { kind: 'external', name, file: target, object, offset: start };
  }
}

function* readDense(file: Hdf5File, start: number): Generator<Link> {
  // A record is the hash of the name (4) and the ID.
  for (const { heap, record } of readDenseRecords(file, start, 8)) yield* readLink(file, heap.locate(record + 4).start);
}

/** A name that ends with a NUL. */
export function readName(file: Hdf5File, start: number): string {
  const bytes = file.source.read(start, Math.min(start + NAME_BYTES, file.source.size));
  const end = bytes.indexOf(0);
  return text(end < 0 ? bytes : bytes.subarray(0, end));
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
