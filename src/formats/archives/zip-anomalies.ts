/** In what a local header and its central entry may differ without harm, and the ids of what readers of a zip archive would disagree about. */
import type { Anomaly } from '../../facts.ts';
import { FLAG, type ZipRecord } from './zip-records.ts';

export interface ZipAnomaly {
  readonly anomaly: Anomaly;
  readonly detail: string;
  readonly offset: number;
}

const DATA_FLAGS = FLAG.encrypted | FLAG.patch | FLAG.strong | FLAG.masked;

/** The fields in which the two disagree, in words. A local header whose sizes follow in a descriptor may leave them zero. */
export function compareRecords(central: ZipRecord, local: ZipRecord): string[] {
  const differences: string[] = [];
  if (central.rawName !== local.rawName) differences.push('name');
  if (central.method !== local.method) differences.push('method');
  if ((central.flags & DATA_FLAGS) !== (local.flags & DATA_FLAGS)) differences.push('flags');
  const mayBeZero = (local.flags & FLAG.descriptor) !== 0;
  const differs = (ours: number, theirs: number) => ours !== theirs && !(mayBeZero && theirs === 0);
  if (differs(central.compressedSize, local.compressedSize)) differences.push('compressed size');
  if (differs(central.size, local.size)) differences.push('size');
  if (differs(central.crc, local.crc)) differences.push('checksum');
  return differences;
}
