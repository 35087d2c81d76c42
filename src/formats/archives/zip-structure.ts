/** Finds every entry that any reader of a zip archive could find, and says where readers would disagree. After APPNOTE.TXT sections 4.3 and 4.4, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { compareRecords, type ZipAnomaly } from './zip-anomalies.ts';
import { directoryStarts, endPositions, holdsDirectory, leadsSomewhere } from './zip-end.ts';
import { LocalHeaders } from './zip-gaps.ts';
import {
  type CentralRecord,
  centralRecordAt,
  descriptorBytes,
  END_BYTES,
  type EndRecord,
  endRecordsAt,
  FLAG,
  localRecordAt,
  type ZipEntry,
  type ZipRecord,
} from './zip-records.ts';

export interface ZipStructure {
  /** In the order of the directories that name them, then those that no directory names. */
  readonly entries: readonly ZipEntry[];
  readonly anomalies: readonly ZipAnomaly[];
  /** No central directory: a cut file, or none that a library would open. */
  readonly isCut: boolean;
  /** Where the first of its parts starts: what stands before is none of it. */
  readonly start: number;
  /** Where the archive ends, its comment included: what follows is none of it. */
  readonly end: number;
}

interface Directory {
  readonly start: number;
  readonly end: number;
  /** Added to every offset in it: the length of what stands before the archive, as Python reckons it. */
  readonly base: number;
  readonly records: readonly CentralRecord[];
  readonly endRecord: EndRecord;
}

interface Region {
  readonly start: number;
  readonly end: number;
  readonly kind: 'entry' | 'directory' | 'end';
}

/** `countEntry` is called once for each entry and may throw to end the reading. */
export function readZipStructure(source: ByteSource, countEntry: () => void): ZipStructure {
  const reading = new StructureReading(source, countEntry);
  reading.readDirectories();
  reading.readGaps();
  const { entries, anomalies, isCut, start, end } = reading;
  return { entries, anomalies, isCut, start, end };
}

/** Mutable while one archive is read. */
class StructureReading {
  readonly entries: ZipEntry[] = [];
  readonly anomalies: ZipAnomaly[] = [];
  isCut = false;
  readonly #source: ByteSource;
  readonly #countEntry: () => void;
  #nameBytes = 0;
  readonly #regions: Region[] = [];
  readonly #directories: Directory[] = [];
  readonly #headers: LocalHeaders;

  constructor(source: ByteSource, countEntry: () => void) {
    this.#source = source;
    this.#countEntry = countEntry;
    this.#headers = new LocalHeaders(source);
  }

  get start(): number {
    return this.#regions.reduce((first, { start }) => Math.min(first, start), this.#source.size);
  }

  get end(): number {
    return this.#regions.reduce((last, { end }) => Math.max(last, end), 0);
  }

  readDirectories(): void {
    for (const position of endPositions(this.#source)) {
      const records = endRecordsAt(this.#source, position);
      // Four bytes may be chance, thousands of times: what leads nowhere is not looked up.
      if (!records.some((record) => leadsSomewhere(this.#source, record)) || this.#isInsideEntry(position)) continue;
      if (this.#directories.length > 0) this.#compareEnds(position);
      for (const record of records) this.#readDirectoriesOf(record);
    }
    this.isCut = this.#directories.length === 0;
    this.#findOverlaps();
  }

  #compareEnds(position: number): void {
    const isHidden = !this.#regions.some(
      ({ start, end, kind }) => kind !== 'end' && start <= position && position < end,
    );
    if (isHidden) this.#note('zip-several-end-records', 'a second end record', position);
  }

  #readDirectoriesOf(record: EndRecord): void {
    for (const start of directoryStarts(record)) {
      if (this.#directories.some((known) => known.start === start)) continue;
      if (!holdsDirectory(this.#source, start, record)) continue;
      const base = start === record.directoryOffset ? 0 : start - record.directoryOffset;
      const directory = this.#walk(start, base, record);
      if (this.#directories.length > 0) {
        this.#note(
          'zip-several-directories',
          `central directories at ${this.#directories[0]?.start} and ${start}`,
          start,
        );
      }
      this.#directories.push(directory);
      this.#regions.push({ start, end: directory.end, kind: 'directory' });
      for (const central of directory.records) this.#resolve(central, base);
    }
    if (this.#directories.some((directory) => directory.endRecord === record)) {
      this.#regions.push({ start: record.directoryEnd, end: record.end, kind: 'end' });
    }
  }

  #walk(start: number, base: number, endRecord: EndRecord): Directory {
    const records: CentralRecord[] = [];
    let end = start;
    for (
      let record = centralRecordAt(this.#source, end);
      record !== null;
      record = centralRecordAt(this.#source, end)
    ) {
      this.#countEntry();
      this.#countNames(record);
      records.push(record);
      end = record.end;
    }
    // Archives of old writers hold more entries than 16 bits can count.
    if (records.length % 0x10000 !== endRecord.count % 0x10000 || end - start !== endRecord.directorySize) {
      const detail = `the end record promises ${endRecord.count} entries in ${endRecord.directorySize} bytes, found ${records.length} in ${end - start}`;
      this.#note('zip-directory-size', detail, start);
    }
    return { start, end, base, records, endRecord };
  }

  #countNames({ rawName, extra, position }: ZipRecord): void {
    this.#nameBytes += rawName.length + extra.length;
    keepWithin('zipNameBytes', this.#nameBytes, position);
  }

  #resolve(central: CentralRecord, base: number): void {
    const local =
      localRecordAt(this.#source, central.localOffset + base) ?? localRecordAt(this.#source, central.localOffset);
    if (local === null) {
      this.#note('zip-missing-local-header', 'a central entry points to no local header', central.position);
      return;
    }
    this.#add(central, local, central.compressedSize, central.isLink);
    const differences = compareRecords(central, local);
    if (differences.length === 0) return;
    this.#note(
      'zip-header-mismatch',
      `local header and central directory differ in ${differences.join(', ')}`,
      local.position,
    );
    const isOtherData = local.method !== central.method || local.compressedSize !== central.compressedSize;
    if (isOtherData || local.rawName !== central.rawName) {
      this.#addReading(local, local, local.compressedSize || central.compressedSize, central.isLink);
    }
  }

  #add(words: ZipRecord, local: ZipRecord, compressedSize: number, isLink: boolean): void {
    const dataEnd = this.#addReading(words, local, compressedSize, isLink);
    const hasDescriptor = ((words.flags | local.flags) & FLAG.descriptor) !== 0;
    const end = dataEnd + (hasDescriptor ? descriptorBytes(this.#source, dataEnd, compressedSize) : 0);
    this.#regions.push({ start: local.position, end, kind: 'entry' });
  }

  /** Returns where the data ends. A second reading of an entry takes no bytes of its own. */
  #addReading(words: ZipRecord, local: ZipRecord, compressedSize: number, isLink: boolean): number {
    const dataEnd = Math.min(local.end + compressedSize, this.#source.size);
    if (dataEnd < local.end + compressedSize) {
      this.#note('zip-entry-size', `an entry of ${compressedSize} bytes leaves the file`, local.position);
    }
    const { rawName, extra, flags, method, size } = words;
    const { position: offset, end: dataStart } = local;
    this.entries.push({ rawName, extra, offset, flags, method, dataStart, dataEnd, size, isLink });
    return dataEnd;
  }

  #isInsideEntry(position: number): boolean {
    return this.#regions.some(({ start, end, kind }) => kind === 'entry' && start <= position && position < end);
  }

  #findOverlaps(): void {
    const regions = this.#regions
      .filter(({ kind }) => kind !== 'end')
      .sort((a, b) => a.start - b.start || a.end - b.end);
    let reached = 0;
    for (const { start, end } of regions) {
      if (start < reached) {
        this.#note('zip-overlap', `entries overlap at ${start}`, start);
        return;
      }
      reached = Math.max(reached, end);
    }
  }

  /** Entries that no directory names stand where nothing that is named stands. */
  readGaps(): void {
    const regions = [...this.#regions].sort((a, b) => a.start - b.start);
    let reached = 0;
    for (const { start, end } of [...regions, { start: this.#source.size, end: this.#source.size }]) {
      if (start > reached) this.#readGap(reached, start);
      reached = Math.max(reached, end);
    }
    for (const { endRecord } of this.#directories) this.#readGap(endRecord.position + END_BYTES, endRecord.end);
  }

  #readGap(start: number, end: number): void {
    for (let position = start; position < end; ) {
      const local = this.#headers.next(position, end);
      if (local === null) return;
      const at = local.position;
      this.#countEntry();
      this.#countNames(local);
      const size = local.compressedSize || (this.#headers.nextSignature(local.end, end) ?? end) - local.end;
      const compressedSize = Math.min(size, end - local.end);
      if (!this.isCut) this.#note('zip-hidden-entry', 'a local header that the central directory does not name', at);
      this.#add(local, local, Math.max(compressedSize, 0), false);
      position = Math.max(local.end + compressedSize, at + 4);
    }
  }

  #note(anomaly: ZipAnomaly['anomaly'], detail: string, offset: number): void {
    this.anomalies.push({ anomaly, detail, offset });
  }
}
