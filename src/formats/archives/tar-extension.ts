/** What the extension headers of a tar archive say of the entries behind them, as pax and GNU write them. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { readPaxRecords } from './pax-records.ts';
import type { TarHeader } from './tar-header.ts';

/** What the extension headers before an entry say of it. */
export interface Extension {
  name?: string;
  link?: string;
  size?: number;
  /** Of a global header: for all entries that follow. */
  globalSize?: number;
  /** What a global header calls all of them, or where it lets their links lead: some readers go by that. */
  globalNames?: readonly string[];
  isSparse?: boolean;
}

/** @throws FormatError for more than is read, or a size in another spelling */
export function readExtension(source: ByteSource, { type }: TarHeader, start: number, size: number): Extension {
  keepWithin('tarExtensionBytes', size, start);
  const bytes = source.read(start, start + size);
  const text = Buffer.from(bytes).toString('utf8').replace(/\0.*$/s, '');
  if (type === 'L') return { name: text };
  if (type === 'K') return { link: text };
  const records = readPaxRecords(bytes);
  if (type !== 'g') return extensionOf(records, start);
  // A global header speaks of all that follow: what else it may say of them (owner, time) does not matter here.
  const globalSize = sizeOf(records, start);
  const globalNames = GLOBAL_NAMES.flatMap((key) => records.get(key) ?? []);
  return globalSize === undefined ? { globalNames } : { globalSize, globalNames };
}

const GLOBAL_NAMES = ['path', 'GNU.sparse.name', 'linkpath'];

/** @throws FormatError for a size in another spelling: Python takes several */
function sizeOf(records: ReadonlyMap<string, string>, offset: number): number | undefined {
  const text = records.get('size');
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new FormatError(`expected a size, found ${JSON.stringify(text)}`, { offset });
  return Number(text);
}

function extensionOf(records: ReadonlyMap<string, string>, offset: number): Extension {
  const name = records.get('GNU.sparse.name') ?? records.get('path');
  const link = records.get('linkpath');
  const size = sizeOf(records, offset);
  return {
    ...(name === undefined ? {} : { name }),
    ...(link === undefined ? {} : { link }),
    ...(size === undefined ? {} : { size }),
    ...([...records.keys()].some((key) => key.startsWith('GNU.sparse')) ? { isSparse: true } : {}),
  };
}
