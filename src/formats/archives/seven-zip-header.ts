/** What the header of a 7z archive would cost to read: 7-Zip expands it, and derives keys for it, without asking. https://github.com/ip7z/7zip/blob/main/DOC/7zFormat.txt */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { ByteReader } from '../../streams/byte-reader.ts';
import { decodeLzmaData } from '../../streams/lzma.ts';
import { decodeLzma2, lzma2DictionaryBytes } from '../../streams/xz.ts';

const SIGNATURE_BYTES = 32;
/** Where the signature says nothing, 7-Zip looks for a header in the last bytes. */
const RECOVERY_BYTES = 512;
const PLAIN = 1;
const ENCODED = 0x17;
const AES = [6, 0xf1, 7, 1];
const ID = { end: 0, packInfo: 6, unpackInfo: 7, size: 9, crc: 10, folder: 11, unpackSize: 12 } as const;
const LZMA = 0x030101;
const LZMA2 = 0x21;

/**
 * How often the keys of all encrypted blocks together would be hashed; 2^19 each is usual, a third of a second.
 * @throws FormatError where the header is encrypted, encoded as no tool does it, or too large: 7-Zip must not be asked then
 */
export function keyWorkOf(source: ByteSource): number {
  const bytes = nextHeader(source);
  if (bytes.length === 0 || bytes[0] === PLAIN) return keyWorkIn(bytes);
  if (bytes[0] !== ENCODED) throw new FormatError(`expected a header, found one of kind ${bytes[0]}`);
  if (Buffer.from(bytes).includes(Buffer.from(AES))) throw new FormatError('encrypted', { reason: 'encrypted' });
  const header = decodeHeader(source, bytes);
  if (header[0] === PLAIN) return keyWorkIn(header);
  throw new FormatError('a header inside of a header', { reason: 'unsupported' });
}

function nextHeader(source: ByteSource): Uint8Array {
  const signature = Buffer.from(source.read(0, SIGNATURE_BYTES));
  const start = SIGNATURE_BYTES + Number(signature.readBigUInt64LE(12));
  const size = Number(signature.readBigUInt64LE(20));
  if (signature.subarray(8).every((byte) => byte === 0)) return recoveredHeader(source);
  keepWithin('sevenZipHeaderBytes', size, 0);
  return new Uint8Array(source.read(start, start + size));
}

/** As 7-Zip does: from the end, the first place where one could begin. */
function recoveredHeader(source: ByteSource): Uint8Array {
  const tail = new Uint8Array(source.read(Math.max(SIGNATURE_BYTES, source.size - RECOVERY_BYTES), source.size));
  for (let at = tail.length - 2; at >= 0; at -= 1) {
    const [first, second] = tail.subarray(at, at + 2);
    if ((first === ENCODED && second === ID.packInfo) || (first === PLAIN && second === 4)) return tail.subarray(at);
  }
  throw new FormatError('expected a header, found none');
}

/** The identifier, a length of properties, and in the first of these the exponent. By chance it stands nowhere. */
function keyWorkIn(header: Uint8Array): number {
  const buffer = Buffer.from(header.buffer, header.byteOffset, header.byteLength);
  const id = Buffer.from(AES);
  let work = 0;
  for (let at = buffer.indexOf(id); at >= 0; at = buffer.indexOf(id, at + 1)) {
    work += 2 ** ((buffer[at + id.length + 1] ?? 0) & 0x3f);
  }
  return work;
}

/** One stream through one coder: `17 06 POSITION 1 09 SIZE … 00 07 0b 1 0 FOLDER 0c SIZE …`. */
function decodeHeader(source: ByteSource, bytes: Uint8Array): Uint8Array {
  const reader = new ByteReader({ source: memorySource(bytes), start: 1, end: bytes.length });
  expect(reader, ID.packInfo);
  const start = SIGNATURE_BYTES + number(reader);
  expect(reader, 1);
  expect(reader, ID.size);
  const packed = number(reader);
  skipSum(reader);
  for (const id of [ID.end, ID.unpackInfo, ID.folder, 1, 0, 1]) expect(reader, id);
  const coder = reader.u8();
  if ((coder & 0xd0) !== 0) throw unsupported(reader);
  const method = reader.bytes(coder & 0xf).reduce((id, byte) => id * 256 + byte, 0);
  const properties = (coder & 0x20) === 0 ? new Uint8Array() : reader.bytes(number(reader));
  expect(reader, ID.unpackSize);
  const size = number(reader);
  keepWithin('sevenZipHeaderBytes', size, 0);
  const data = new ByteReader({ source, start, end: Math.min(start + packed, source.size) });
  return expanded(decoderOf(method, properties, data, size), size);
}

function decoderOf(method: number, properties: Uint8Array, data: ByteReader, size: number): Iterable<Uint8Array> {
  const view = Buffer.from(properties);
  if (method === 0) return [data.bytes(size)];
  if (method === LZMA && view.length === 5) return decodeLzmaData(data, view.readUInt8(0), view.readUInt32LE(1), size);
  if (method === LZMA2 && view.length === 1) return decodeLzma2(data, lzma2DictionaryBytes(view.readUInt8(0)));
  throw unsupported(data);
}

function expanded(chunks: Iterable<Uint8Array>, size: number): Uint8Array {
  const header = new Uint8Array(size);
  let length = 0;
  for (const chunk of chunks) {
    const piece = chunk.subarray(0, size - length);
    header.set(piece, length);
    length += piece.length;
    if (length === size) break;
  }
  return header.subarray(0, length);
}

/** The first byte's leading ones say how many bytes follow, lowest first; its other bits are the highest. */
function number(reader: ByteReader): number {
  const first = reader.u8();
  let value = 0;
  let mask = 0x80;
  for (let index = 0; index < 8; index += 1, mask >>= 1) {
    if ((first & mask) === 0) return value + (first & (mask - 1)) * 256 ** index;
    value += reader.u8() * 256 ** index;
  }
  return value;
}

function skipSum(reader: ByteReader): void {
  if (reader.peek() !== ID.crc) return;
  reader.skip(2 + 4); // all defined, one sum
}

function expect(reader: ByteReader, value: number): void {
  if (number(reader) !== value) throw unsupported(reader);
}

function unsupported({ position }: ByteReader): FormatError {
  return new FormatError('a header that is encoded as no tool does it', { reason: 'unsupported', offset: position });
}
