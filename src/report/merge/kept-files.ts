/** The files of many reports, as text outside of the heap: of each a few numbers are in memory, and it is read again when somebody asks for more. */
import { hash } from 'node:crypto';
import type { FileReport, FileStatus } from '../../judge/finding.ts';
import { compareFiles, EXAMINED, type SortedBy } from '../build-report.ts';
import { ReportFault } from './fields.ts';
import { fileMaker } from './kept-file.ts';
import { Numbers } from './numbers.ts';
import { sortedTogether } from './sorted-lists.ts';

/** Where the text is kept: read only once all is written. */
export interface Store {
  write(bytes: Uint8Array): void;
  finish(): { read(start: number, end: number): Uint8Array };
}

/** What the files of one report come to. */
export interface Totals {
  /** Models that it lists. */
  readonly examined: number;
  /** Of those. */
  readonly bytes: number;
}

const STATUSES: readonly FileStatus[] = [...EXAMINED, 'incomplete', 'left-out', 'not-a-model'];
/** A status and the number of a report share a number. */
const STATUS_VALUES = 8;
const MOST_REPORTS = 2 ** 24;
/** Bytes that are written at once. */
const WRITTEN_BYTES = 256 * 1024;

const UTF_8 = new TextDecoder();

/** What a file is sorted by, and its number. */
interface Keyed extends SortedBy {
  readonly index: number;
}

/** Mutable: reports are added one after the other; then the files of all of them are one list. */
export class KeptFiles {
  readonly #store: Store;
  /** Where the text of each begins. */
  readonly #starts = new Numbers();
  /** Of each its status, and times eight one more than the number of the report that it is of. */
  readonly #kinds = new Numbers(Uint32Array);
  /** Which files each report has, and whether they come in order. */
  readonly #lists: { readonly start: number; readonly end: number; readonly isSorted: boolean }[] = [];
  #listStart = 0;
  #isSorted = true;
  #before: FileReport | null = null;
  #examined = 0;
  #bytes = 0;
  #end = 0;
  #unwritten: Buffer[] = [];
  #unwrittenBytes = 0;
  #text: ReturnType<Store['finish']> | null = null;
  /** What was asked for last: who asks for one field of a file asks for others. */
  #last: { readonly index: number; readonly file: FileReport } | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  add({ mergedFrom, ...file }: FileReport): void {
    const bytes = Buffer.from(JSON.stringify(file));
    this.#starts.push(this.#end);
    this.#end += bytes.length;
    this.#kinds.push(kindOf(file.status, mergedFrom));
    if (this.#before !== null && compareFiles(this.#before, file) > 0) this.#isSorted = false;
    this.#before = file;
    if (EXAMINED.has(file.status)) {
      this.#examined += 1;
      this.#bytes += file.size;
    }
    this.#unwritten.push(bytes);
    this.#unwrittenBytes += bytes.length;
    if (this.#unwrittenBytes >= WRITTEN_BYTES) this.#write();
  }

  /** @param placeOf the number of a report among all, by what a file of this report says */
  endReport(placeOf: (mergedFrom: number | undefined) => number | undefined): Totals {
    const end = this.#kinds.length;
    for (let index = this.#listStart; index < end; index += 1) {
      this.#kinds.set(index, kindOf(this.statusAt(index), placeOf(this.reportAt(index))));
    }
    this.#lists.push({ start: this.#listStart, end, isSorted: this.#isSorted });
    const totals = { examined: this.#examined, bytes: this.#bytes };
    this.#listStart = end;
    this.#isSorted = true;
    this.#before = null;
    this.#examined = 0;
    this.#bytes = 0;
    return totals;
  }

  /** All in order, each once where two reports say the same of it. Nothing is added afterwards. */
  finish(): { readonly files: readonly FileReport[]; readonly repeated: number } {
    this.#write();
    this.#text = this.#store.finish();
    const order = new Numbers(Uint32Array);
    let first: Keyed | null = null;
    const said = new Set<string>();
    for (const entry of sortedTogether(this.#sortedLists(), compareFiles)) {
      if (first === null || compareFiles(first, entry) !== 0) said.clear();
      first = entry;
      const digest = hash('sha256', this.#textAt(entry.index), 'hex');
      if (said.has(digest)) continue;
      said.add(digest);
      order.push(entry.index);
    }
    const make = fileMaker(this);
    const files = Array.from({ length: order.length }, (_, place) => make(order.at(place)));
    return { files, repeated: this.#kinds.length - files.length };
  }

  fileAt(index: number): FileReport {
    if (this.#last?.index !== index) {
      const file: FileReport = JSON.parse(UTF_8.decode(this.#textAt(index))); // as `add` wrote it
      this.#last = { index, file };
    }
    return this.#last.file;
  }

  statusAt(index: number): FileStatus {
    return STATUSES[this.#kinds.at(index) % STATUS_VALUES] ?? 'incomplete';
  }

  /** The number of the report that it is of. */
  reportAt(index: number): number | undefined {
    return reportIn(this.#kinds.at(index));
  }

  #write(): void {
    if (this.#unwrittenBytes > 0) this.#store.write(Buffer.concat(this.#unwritten));
    this.#unwritten = [];
    this.#unwrittenBytes = 0;
  }

  #textAt(index: number): Uint8Array {
    const end = index + 1 < this.#starts.length ? this.#starts.at(index + 1) : this.#end;
    return this.#text?.read(this.#starts.at(index), end) ?? new Uint8Array(0);
  }

  #sortedLists(): Iterator<Keyed>[] {
    return this.#lists.map(({ start, end, isSorted }) => {
      const entries = this.#keyed(start, end);
      return isSorted ? entries : [...entries].sort(compareFiles).values();
    });
  }

  *#keyed(start: number, end: number): Generator<Keyed> {
    for (let index = start; index < end; index += 1) {
      const { path, blob, commit } = this.fileAt(index);
      yield { path, blob, ...(commit === undefined ? {} : { commit }), index };
    }
  }
}

/** @throws ReportFault for more reports than a number holds */
function kindOf(status: FileStatus, report: number | undefined): number {
  if (report !== undefined && report >= MOST_REPORTS)
    throw new ReportFault(`mergedFrom: found ${report}, expected less than ${MOST_REPORTS}`);
  return STATUSES.indexOf(status) + STATUS_VALUES * (report === undefined ? 0 : report + 1);
}

function reportIn(kind: number): number | undefined {
  const number = Math.floor(kind / STATUS_VALUES);
  return number === 0 ? undefined : number - 1;
}
