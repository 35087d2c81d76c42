/** Wraps bytes into containers, written from their specifications and independent of the readers under test. */
import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

export interface ZipEntryParts {
  readonly name: string;
  readonly content: Uint8Array;
  readonly method?: number;
  /** Bytes that stand in the archive, where they are not the content or its deflate data. */
  readonly packed?: Uint8Array;
  readonly flags?: number;
  /** What the local header says instead. */
  readonly local?: {
    name?: string;
    method?: number;
    flags?: number;
    size?: number;
    compressedSize?: number;
    crc?: number;
  };
  readonly centralSize?: number;
  /** Of the central entry. */
  readonly extra?: Uint8Array;
  /** Left out of the central directory, or of the local headers. */
  readonly isHidden?: boolean;
  readonly externalAttributes?: number;
  readonly versionMadeBy?: number;
  /** The local header that the central entry points to, where it is another's. */
  readonly offset?: number;
}

function fields(...parts: readonly [bytes: 2 | 4, value: number][]): Buffer {
  const buffer = Buffer.alloc(parts.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of parts) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/** APPNOTE section 4.3.7. */
function localHeader(entry: ZipEntryParts, packed: Uint8Array): Buffer {
  const { name, content, method = 0, flags = 0, local = {} } = entry;
  const rawName = Buffer.from(local.name ?? name);
  return Buffer.concat([
    Buffer.from('PK\x03\x04'),
    fields([2, 20], [2, local.flags ?? flags], [2, local.method ?? method], [4, 0], [4, local.crc ?? crc32(content)]),
    fields([4, local.compressedSize ?? packed.length], [4, local.size ?? content.length], [2, rawName.length], [2, 0]),
    rawName,
  ]);
}

/** APPNOTE section 4.3.12. */
function centralEntry(entry: ZipEntryParts, packed: Uint8Array, offset: number): Buffer {
  const { name, content, method = 0, flags = 0, centralSize = content.length } = entry;
  const rawName = Buffer.from(name);
  const extra = entry.extra ?? Buffer.alloc(0);
  return Buffer.concat([
    Buffer.from('PK\x01\x02'),
    fields([2, entry.versionMadeBy ?? 20], [2, 20], [2, flags], [2, method], [4, 0], [4, crc32(content)]),
    fields([4, packed.length], [4, centralSize], [2, rawName.length], [2, extra.length], [2, 0], [2, 0], [2, 0]),
    fields([4, entry.externalAttributes ?? 0], [4, entry.offset ?? offset]),
    rawName,
    extra,
  ]);
}

export function endRecord(count: number, directorySize: number, directoryOffset: number, comment = ''): Buffer {
  return Buffer.concat([
    Buffer.from('PK\x05\x06'),
    fields([2, 0], [2, 0], [2, count], [2, count], [4, directorySize], [4, directoryOffset], [2, comment.length]),
    Buffer.from(comment, 'latin1'),
  ]);
}

export function zip(entries: readonly ZipEntryParts[], options: { comment?: string; count?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = entry.packed ?? (entry.method === 8 ? deflateRawSync(entry.content) : entry.content);
    if (entry.isHidden !== true) central.push(centralEntry(entry, packed, offset));
    const local = entry.offset === undefined ? Buffer.concat([localHeader(entry, packed), packed]) : Buffer.alloc(0);
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const count = options.count ?? central.length;
  return Buffer.concat([...parts, directory, endRecord(count, directory.length, offset, options.comment)]);
}

/** https://www.gnu.org/software/tar/manual/html_node/Standard.html */
export function tarEntry(name: string, content: Uint8Array, options: { type?: string; link?: string } = {}): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0'.repeat(3), 100);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0        ', 136);
  header.write(options.type ?? '0', 156);
  header.write(options.link ?? '', 157);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

export function tar(...entries: readonly Buffer[]): Buffer {
  return Buffer.concat([...entries, Buffer.alloc(1024)]);
}

/** One frame of uncompressed blocks: RFC 8878 section 3.1.1. */
export function zstd(content: Uint8Array): Buffer {
  const header = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]), fields([4, content.length])]);
  const blocks: Buffer[] = [];
  for (let at = 0; at === 0 || at < content.length; at += 65_536) {
    const part = content.subarray(at, at + 65_536);
    const word = Buffer.alloc(3);
    word.writeUIntLE((part.length << 3) | (at + 65_536 >= content.length ? 1 : 0), 0, 3);
    blocks.push(word, Buffer.from(part));
  }
  return Buffer.concat([header, ...blocks]);
}

/** One frame of uncompressed blocks of up to 64 KiB. */
export function lz4(content: Uint8Array): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < content.length; at += 65_536) {
    const part = content.subarray(at, at + 65_536);
    blocks.push(fields([4, 0x80000000 + part.length]), Buffer.from(part));
  }
  return Buffer.concat([Buffer.from([4, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82]), ...blocks, Buffer.alloc(4)]);
}

/** Each gives a container of one member, and the name that the member is then shown under within `name`. */
export const WRAPPERS = {
  'zip stored': (content: Uint8Array) => zip([{ name: 'model.pkl', content }]),
  'zip deflated': (content: Uint8Array) => zip([{ name: 'model.pkl', content, method: 8 }]),
  gzip: (content: Uint8Array) => gzipSync(content),
  zlib: (content: Uint8Array) => deflateSync(content),
  tar: (content: Uint8Array) => tar(tarEntry('model.pkl', content)),
  zstd,
  lz4,
} as const satisfies Record<string, (content: Uint8Array) => Buffer>;
