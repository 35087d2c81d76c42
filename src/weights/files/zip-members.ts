/** The entries of a zip archive that every reader reads alike, opened for random access. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { ZipEntry } from '../../formats/archives/zip-records.ts';
import { FLAG } from '../../formats/archives/zip-records.ts';
import { readZipStructure } from '../../formats/archives/zip-structure.ts';
import { inflate } from '../../streams/inflate.ts';
import type { Expand } from '../expand.ts';

/** A run of bytes; the source of a stored entry is the archive itself. */
export interface ZipMember {
  readonly source: ByteSource;
  readonly start: number;
  readonly bytes: number;
}

const STORED = 0;
const DEFLATE = 8;

export class ZipMembers {
  /** The name of the first entry. */
  readonly first: string | undefined;
  readonly names: readonly string[];
  readonly #source: ByteSource;
  readonly #entries = new Map<string, ZipEntry>();
  readonly #expand: Expand;

  /** @throws FormatError where readers disagree about the archive */
  constructor(source: ByteSource, expand: Expand) {
    this.#source = source;
    this.#expand = expand;
    let count = 0;
    const { entries, anomalies, isCut } = readZipStructure(source, () => {
      count += 1;
      keepWithin('weightsEntries', count, 0);
    });
    if (isCut) throw new FormatError('expected a central directory, found none', { reason: 'truncated' });
    const [anomaly] = anomalies;
    if (anomaly !== undefined)
      throw new FormatError(`readers of zip disagree about it: ${anomaly.detail}`, { offset: anomaly.offset });
    this.first = entries[0]?.rawName;
    for (const entry of entries) {
      if (this.#entries.has(entry.rawName)) throw new FormatError(`two entries called ${entry.rawName}`);
      this.#entries.set(entry.rawName, entry);
    }
    this.names = [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** @throws FormatError where the entry is encrypted, compressed by a method that we lack, or not as long as it says */
  async open(name: string): Promise<ZipMember> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new FormatError(`expected an entry ${name}, found none`);
    const { dataStart, dataEnd, flags, method, size, offset } = entry;
    if ((flags & (FLAG.encrypted | FLAG.strong | FLAG.masked | FLAG.patch)) !== 0)
      throw new FormatError(`${name} is encrypted`, { reason: 'encrypted', offset });
    if (method === STORED) {
      if (size !== null && size !== dataEnd - dataStart)
        throw new FormatError(`${name} lies about its size`, { offset });
      return { source: this.#source, start: dataStart, bytes: dataEnd - dataStart };
    }
    if (method !== DEFLATE)
      throw new FormatError(`${name}: compression method ${method}`, { reason: 'unsupported', offset });
    const more = dataEnd < this.#source.size ? 1 : 0;
    const chunks = inflate({ source: this.#source, start: dataStart, end: dataEnd + more });
    const source = await this.#expand(chunks, dataEnd - dataStart);
    if (source.size !== size) throw new FormatError(`${name} lies about its size`, { offset });
    return { source, start: 0, bytes: source.size };
  }
}
