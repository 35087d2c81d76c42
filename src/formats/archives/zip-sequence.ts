/** Whole zip archives behind each other in one file, as `torch.distributed.checkpoint` writes one for each tensor. See https://github.com/pytorch/pytorch/blob/main/torch/distributed/checkpoint/filesystem.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { hasBytesAt, ZIP_START } from '../../text/magic.ts';
import { directoryStarts, holdsDirectory } from './zip-end.ts';
import { centralRecordAt, END_BYTES, endRecordsAt } from './zip-records.ts';

/** From where to where one of them reaches, and where its directory stands. */
export interface ArchivePart {
  readonly start: number;
  readonly end: number;
  readonly directory: number;
}

/**
 * The archives of a file that is a row of them and holds nothing else; empty where it is one archive, or where readers
 * could see the whole otherwise. Each ends with its end record, and counts from its own start.
 */
export function archivesInRow(source: ByteSource, countEntry: () => void): readonly ArchivePart[] {
  const parts: ArchivePart[] = [];
  for (let end = source.size; end > 0; ) {
    const part = partBefore(source, end);
    // Most archives are alone: nothing more is read of them.
    if (part === null || (parts.length === 0 && part.start === 0)) return [];
    countEntry();
    parts.push(part);
    end = part.start;
  }
  parts.reverse();
  return isReadAlike(source, parts) ? parts : [];
}

/** Its directory stands directly before its end; null where its records do not agree in that. */
function partBefore(source: ByteSource, end: number): ArchivePart | null {
  const records = endRecordsAt(source, end - END_BYTES);
  // What is said far before that is said of the archive in front.
  const nearest = Math.max(...records.map(({ directoryEnd }) => directoryEnd));
  const own = records.filter(({ directoryEnd }) => directoryEnd === nearest);
  const [record] = own;
  if (record === undefined || record.end !== end || record.count === 0) return null;
  const directory = nearest - record.directorySize;
  const start = directory - record.directoryOffset;
  const agree = own.every((other) => startsOf(other) === startsOf(record) && other.count === record.count);
  if (!agree || start < 0 || start >= directory) return null;
  const isWhole = centralRecordAt(source, directory) !== null && hasBytesAt(source, start, ZIP_START);
  return isWhole ? { start, end, directory } : null;
}

function startsOf({ directoryEnd, directorySize, directoryOffset }: ReturnType<typeof endRecordsAt>[number]): string {
  return `${directoryEnd - directorySize} ${directoryOffset}`;
}

/** Readers that do not reckon where the archive starts go to the place that the last record names: there may be nothing, or the directory of the first archive, whose places are those of the file. */
function isReadAlike(source: ByteSource, parts: readonly ArchivePart[]): boolean {
  const last = parts.at(-1);
  if (last === undefined) return false;
  const own = new Set([last.directory, parts[0]?.directory]);
  return endRecordsAt(source, last.end - END_BYTES).every((record) =>
    directoryStarts(record).every((start) => own.has(start) || !holdsDirectory(source, start, record)),
  );
}
