/** Finds local headers that no directory names, in what lies between the parts of a zip archive. APPNOTE.TXT section 4.3.7, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
import { copyOf } from '../../bytes/block-source.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { SIGNATURE_BYTES, signaturesIn } from './zip-end.ts';
import { LOCAL_SIGNATURE, localRecordAt, mayBeLocalAt, type ZipRecord } from './zip-records.ts';

const FIRST_WINDOW_BYTES = 4096;
const LARGEST_WINDOW_BYTES = 1024 * 1024;

/** Mutable: keeps what was read last, because a gap may hold very many headers. */
export class LocalHeaders {
  readonly #source: ByteSource;
  #window: Uint8Array = new Uint8Array();
  #start = 0;
  #windowBytes = FIRST_WINDOW_BYTES;
  #falseSignatures = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** The first header between `start` and `end`; null where there is none. @throws FormatError (`limit`) */
  next(start: number, end: number): ZipRecord | null {
    for (let position = start; ; ) {
      const at = this.nextSignature(position, end);
      if (at === null) return null;
      const local = mayBeLocalAt(this.#source, at) ? localRecordAt(this.#source, at) : null;
      if (local !== null) return local;
      this.#falseSignatures += 1;
      keepWithin('zipFalseSignatures', this.#falseSignatures, at);
      position = at + SIGNATURE_BYTES;
    }
  }

  /** Where the next signature stands, whatever follows it. */
  nextSignature(start: number, end: number): number | null {
    for (let position = start; position + SIGNATURE_BYTES <= end; ) {
      this.#fill(position);
      const from = position - this.#start;
      for (const at of signaturesIn(this.#window.subarray(from), LOCAL_SIGNATURE)) {
        const found = position + at;
        return found + SIGNATURE_BYTES <= end ? found : null;
      }
      position = this.#start + this.#window.length - SIGNATURE_BYTES + 1;
    }
    return null;
  }

  /** The window holds the position and at least a signature behind it, which the source has. */
  #fill(position: number): void {
    const windowEnd = this.#start + this.#window.length;
    if (position >= this.#start && position + SIGNATURE_BYTES <= windowEnd) return;
    const goesOn = position >= this.#start && position <= windowEnd;
    this.#windowBytes = goesOn ? Math.min(2 * this.#windowBytes, LARGEST_WINDOW_BYTES) : FIRST_WINDOW_BYTES;
    const end = Math.min(position + this.#windowBytes, this.#source.size);
    // A copy: what `read` gives is valid until the next read only.
    this.#window = copyOf(this.#source.read(position, end));
    this.#start = position;
  }
}
