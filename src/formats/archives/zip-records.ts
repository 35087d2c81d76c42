/** The records of a zip archive (local header, central entry, end records), each read on its own, after https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT section 4.3. */
import type { ByteSource } from '../../bytes/byte-source.ts';

export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_END_SIGNATURE = 0x06064b50;
const MAX_U32 = 0xffffffff;
/** No version of the specification needs more than 6.3. */
const MAX_VERSION = 63;

export const END_BYTES = 22;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const LOCATOR_BYTES = 20;
const ZIP64_END_BYTES = 56;

/** General purpose bits that change how the data is read; `endMarker` has this meaning for LZMA only. */
export const FLAG = {
  endMarker: 0x2,
  encrypted: 0x1,
  descriptor: 0x8,
  patch: 0x20,
  strong: 0x40,
  utf8: 0x800,
  masked: 0x2000,
} as const;

/** What local header and central entry both say of one entry. */
export interface ZipRecord {
  readonly position: number;
  /** Behind the record, its name, its extra field (and comment). */
  readonly end: number;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Byte for character: how the name is to be read only the flags and the extra field say. Archives of many entries are kept whole. */
  readonly rawName: string;
  /** Byte for character, too. */
  readonly extra: string;
}

export interface CentralRecord extends ZipRecord {
  /** As written: relative to the start of the archive, which need not be the start of the file. */
  readonly localOffset: number;
  /** The Unix mode's file type bits say symbolic link. */
  readonly isLink: boolean;
}

/** Where an end record says that the central directory lies. */
export interface EndRecord {
  readonly position: number;
  /** Behind the record and its comment. */
  readonly end: number;
  readonly count: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
  /** The record's own start, or that of the zip64 record before it: the directory is expected to end here. */
  readonly directoryEnd: number;
  /** The comment leaves the file: only readers that do not look accept it. */
  readonly commentCut: boolean;
}

function viewAt(source: ByteSource, start: number, count: number): DataView | null {
  if (start < 0 || start + count > source.size) return null;
  const bytes = source.read(start, start + count);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function latin1(source: ByteSource, start: number, end: number): string {
  if (start === end) return '';
  const bytes = source.read(start, end);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** null where no local header begins at `position`, or the file ends within it. */
export function localRecordAt(source: ByteSource, position: number): ZipRecord | null {
  const view = viewAt(source, position, LOCAL_BYTES);
  if (view === null || view.getUint32(0, true) !== LOCAL_SIGNATURE) return null;
  const nameEnd = position + LOCAL_BYTES + view.getUint16(26, true);
  const end = nameEnd + view.getUint16(28, true);
  if (end > source.size) return null;
  const record = {
    position,
    end,
    flags: view.getUint16(6, true),
    method: view.getUint16(8, true),
    crc: view.getUint32(14, true),
    compressedSize: view.getUint32(18, true),
    size: view.getUint32(22, true),
    // Last: what they read overwrites the bytes of the view.
    rawName: latin1(source, position + LOCAL_BYTES, nameEnd),
    extra: latin1(source, nameEnd, end),
  };
  return withZip64(record);
}

/** Systems whose attributes may say that an entry is a link: Unix and, to some readers, Darwin. */
const UNIX: ReadonlySet<number> = new Set([3, 19]);

/** null where no central entry begins at `position`, or the file ends within it. */
export function centralRecordAt(source: ByteSource, position: number): CentralRecord | null {
  const view = viewAt(source, position, CENTRAL_BYTES);
  if (view === null || view.getUint32(0, true) !== CENTRAL_SIGNATURE) return null;
  const nameEnd = position + CENTRAL_BYTES + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  const end = extraEnd + view.getUint16(32, true);
  if (end > source.size) return null;
  const record = {
    position,
    end,
    flags: view.getUint16(8, true),
    method: view.getUint16(10, true),
    crc: view.getUint32(16, true),
    compressedSize: view.getUint32(20, true),
    size: view.getUint32(24, true),
    localOffset: view.getUint32(42, true),
    isLink: UNIX.has(view.getUint8(5)) && view.getUint32(38, true) >>> 28 === 0xa,
    rawName: latin1(source, position + CENTRAL_BYTES, nameEnd),
    extra: latin1(source, nameEnd, extraEnd),
  };
  return withZip64(record);
}

/** Fields that do not fit 32 bits stand in extra field 1, in this order, each only where the record says 2^32-1 (section 4.5.3). */
function withZip64<Record extends ZipRecord & { localOffset?: number }>(record: Record): Record {
  // Most records have none, and archives have thousands of records.
  if (record.extra.length < 4) return record;
  const data = extraField(Buffer.from(record.extra, 'latin1'), 1);
  if (data === null) return record;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const wide: { size?: number; compressedSize?: number; localOffset?: number } = {};
  let position = 0;
  for (const key of ['size', 'compressedSize', 'localOffset'] as const) {
    if (record[key] !== MAX_U32 || position + 8 > data.length) continue;
    wide[key] = Number(view.getBigUint64(position, true));
    position += 8;
  }
  return { ...record, ...wide };
}

function extraField(extra: Uint8Array, id: number): Uint8Array | null {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let position = 0; position + 4 <= extra.length; ) {
    const size = view.getUint16(position + 2, true);
    if (view.getUint16(position, true) === id) return extra.subarray(position + 4, position + 4 + size);
    position += 4 + size;
  }
  return null;
}

/**
 * Every reading of the end record at `position`: its own words, and those of a zip64 record before it.
 * Python takes the zip64 record that stands directly before its locator, others the one that the locator points to.
 */
export function endRecordsAt(source: ByteSource, position: number): EndRecord[] {
  const view = viewAt(source, position, END_BYTES);
  if (view === null || view.getUint32(0, true) !== END_SIGNATURE) return [];
  const end = position + END_BYTES + view.getUint16(20, true);
  const plain: EndRecord = {
    position,
    end: Math.min(end, source.size),
    count: view.getUint16(10, true),
    directorySize: view.getUint32(12, true),
    directoryOffset: view.getUint32(16, true),
    directoryEnd: position,
    commentCut: end > source.size,
  };
  const wide = zip64Positions(source, position).flatMap((at) => zip64RecordAt(source, at, plain));
  const needsWide = plain.directorySize === MAX_U32 || plain.directoryOffset === MAX_U32 || plain.count === 0xffff;
  if (wide.length === 0) return [plain];
  return needsWide
    ? wide
    : [...wide, { ...plain, directoryEnd: Math.min(...wide.map((record) => record.directoryEnd)) }];
}

function zip64Positions(source: ByteSource, position: number): number[] {
  const locator = viewAt(source, position - LOCATOR_BYTES, LOCATOR_BYTES);
  if (locator === null || locator.getUint32(0, true) !== ZIP64_LOCATOR_SIGNATURE) return [];
  const pointed = Number(locator.getBigUint64(8, true));
  return [...new Set([pointed, position - LOCATOR_BYTES - ZIP64_END_BYTES])];
}

function zip64RecordAt(source: ByteSource, position: number, plain: EndRecord): EndRecord[] {
  const view = viewAt(source, position, ZIP64_END_BYTES);
  if (view === null || view.getUint32(0, true) !== ZIP64_END_SIGNATURE) return [];
  return [
    {
      ...plain,
      count: Number(view.getBigUint64(32, true)),
      directorySize: Number(view.getBigUint64(40, true)),
      directoryOffset: Number(view.getBigUint64(48, true)),
      directoryEnd: position,
    },
  ];
}

/** Bytes of the data descriptor that follows the entry's data, with or without signature, 0 where none does. Of 64 bit sizes the upper half may stay uncounted: a gap of eight bytes hides nothing. */
export function descriptorBytes(source: ByteSource, position: number, compressedSize: number): number {
  const view = viewAt(source, position, Math.min(16, Math.max(source.size - position, 0)));
  if (view === null || view.byteLength < 12) return 0;
  const start = view.getUint32(0, true) === DESCRIPTOR_SIGNATURE ? 4 : 0;
  if (view.byteLength < start + 12) return 0;
  return view.getUint32(start + 4, true) === compressedSize % 2 ** 32 ? start + 12 : 0;
}

/** Of a name; where it begins well it is one. */
const NAME_SAMPLE_BYTES = 256;

/** Four bytes alone may be chance; a header with a name, a known version and a method that some reader knows is none. */
export function mayBeLocalAt(source: ByteSource, position: number): boolean {
  const view = viewAt(source, position, LOCAL_BYTES);
  if (view === null) return false;
  const [version, method, nameBytes] = [view.getUint8(4), view.getUint16(8, true), view.getUint16(26, true)];
  const isKnownMethod = method <= 20 || (method >= 93 && method <= 99);
  if (version > MAX_VERSION || !isKnownMethod || nameBytes === 0) return false;
  const start = position + LOCAL_BYTES;
  const end = Math.min(start + Math.min(nameBytes, NAME_SAMPLE_BYTES), source.size);
  return source.read(start, end).every((byte) => byte >= 0x20);
}

/** One reading of one entry. */
export interface ZipEntry {
  /** Byte for character. */
  readonly rawName: string;
  readonly extra: string;
  /** Where its local header stands. */
  readonly offset: number;
  readonly flags: number;
  readonly method: number;
  readonly dataStart: number;
  readonly dataEnd: number;
  /** Expanded bytes that are promised; null where nothing says so. */
  readonly size: number | null;
  readonly isLink: boolean;
}
