/** Whole pickles that call something, anywhere in data that is no model: a program that knows the place seeks to it. See https://docs.python.org/3/library/pickle.html#pickle.load, which reads from wherever the file stands. */
import { keptBytes } from '../../bytes/block-source.ts';
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { LimitError } from '../../bytes/limit-error.ts';
import { LineEnds } from '../../bytes/line-ends.ts';
import type { Fact } from '../../facts.ts';
import { CEILINGS } from '../../limits.ts';
import { anchorsIn } from '../../pickle/anchors.ts';
import { isCalling, type Trial, tryPickles } from '../../pickle/chance.ts';
import { Prospects } from '../../pickle/prospect.ts';
import { looksLikeText } from '../../text/text.ts';
import type { Examination, Format } from '../format.ts';

/** With what is looked at behind it what a source of a file reads into one buffer again and again. */
const WINDOW_BYTES = 60 * 1024;
/** Behind a window: what begins in it is looked at so far. */
const AHEAD_BYTES = 4096;
/** Of a longer file so much is searched. */
const SEARCHED_BYTES = 16 * 1024 * 1024;
/** The same of a model, whose reader has looked where its loader looks, and of a member: few bytes of these are read. */
const SEARCHED_BYTES_OF_PART = 1024 * 1024;
/** Of pickles that name the same things so many are looked into: a database holds thousands of them. */
const ALIKE = 16;
/** What one attempt costs besides its opcodes. */
const ATTEMPT_OPCODES = 16;
/** What whole pickles behind each other count for. */
const WHOLE_SHARE = 8;

/**
 * What a judge hears of apart, and only where it is grave: databases hold honest pickles, which are no model. It stands in
 * no list of formats, and goes by the id of the pickles that lie where one looks for them.
 */
export const farPickleFormat: Format = searching(SEARCHED_BYTES);
/** In what some format has recognised and does not account for whole, and in members. */
export const farPickleInPart: Format = searching(SEARCHED_BYTES_OF_PART);

function searching(most: number): Format {
  return {
    id: 'hidden-pickle',
    spec: 'https://docs.python.org/3/library/pickle.html#pickle.load',
    kind: 'model',
    probe(source) {
      if (isText(source)) return null;
      const search = new FarSearch(source, most);
      search.run();
      return search.found.length === 0 && search.isWhole
        ? null
        : (examination) => examineFar(source, search, examination);
    },
  };
}

async function examineFar(source: ByteSource, { found, isWhole }: FarSearch, examination: Examination): Promise<void> {
  for (const [start, end] of found) {
    examination.countEntry();
    await examination.member(`pickle@${start}`, sectionOf(source, start, end), start);
  }
  if (!isWhole) throw new LimitError('farOpcodes', 0);
}

/** By its ends; of what is not short no zero may stand in between. */
function isText(source: ByteSource): boolean {
  return looksLikeText(source) && source.bytes?.includes(0) !== true;
}

/** Mutable: what one search has found and spent. */
class FarSearch {
  readonly found: (readonly [start: number, end: number])[] = [];
  isWhole = true;
  readonly #source: ByteSource;
  readonly #end: number;
  readonly #lines: LineEnds;
  readonly #alike = new Map<string, number>();
  #opcodes = 0;
  /** The end of the last whole one. */
  #behind = 0;

  constructor(source: ByteSource, most: number) {
    this.#source = source;
    this.#end = Math.min(source.size, most);
    this.#lines = new LineEnds(source);
  }

  run(): void {
    try {
      for (let from = 0; from < this.#end && this.isWhole; from += WINDOW_BYTES)
        this.#searchWindow(from, Math.min(this.#end, from + WINDOW_BYTES));
    } catch (error) {
      // Of what expands hundreds of times less is searched, as of what is longer.
      if (!(error instanceof FormatError) || error.reason !== 'limit') throw error;
    }
  }

  #searchWindow(from: number, to: number): void {
    const { size } = this.#source;
    const behind = Math.min(size, to + AHEAD_BYTES);
    const window = this.#source.read(from, behind);
    const anchors = anchorsIn(Buffer.from(window.buffer, window.byteOffset, window.length), to - from);
    if (anchors.length === 0) return;
    // An attempt reads the source.
    const prospects = new Prospects(keptBytes(this.#source, from, behind), behind < size);
    for (const anchor of anchors) {
      if (!this.isWhole) return;
      if (prospects.mayImportAndCall(anchor)) this.#attempt(from + anchor);
    }
  }

  #attempt(start: number): void {
    const names = new Set<string>();
    const trial = tryPickles(this.#lines.sectionFrom(start), 0, 1, { hear: (fact) => names.add(nameOf(fact)) });
    this.#opcodes += ATTEMPT_OPCODES + this.#costOf(start, trial);
    if (this.#opcodes > CEILINGS.farOpcodes.most || this.#lines.isSpent) this.isWhole = false;
    // What calls a thing of Python by its name has run, whatever breaks behind it.
    if (!trial.makes || !isCalling(trial)) return;
    const key = [...names].sort().join('\n');
    const seen = this.#alike.get(key) ?? 0;
    this.#alike.set(key, seen + 1);
    if (seen < ALIKE) this.#keep([start, endOf(start, trial, this.#source)]);
  }

  /** What follows a whole pickle and is one itself was looked at once, as all that lies between. */
  #costOf(start: number, { pickles, opcodes, wholeAt }: Trial): number {
    if (pickles === 0 || start < this.#behind) return opcodes;
    this.#behind = start + wholeAt;
    return opcodes / WHOLE_SHARE;
  }

  #keep(found: readonly [start: number, end: number]): void {
    if (this.found.length < CEILINGS.farPickles.most) this.found.push(found);
    else this.isWhole = false;
  }
}

/** Where it broke a reader may look at some bytes more. */
function endOf(start: number, { pickles, wholeAt, last }: Trial, { size }: ByteSource): number {
  return pickles > 0 ? start + wholeAt : Math.min(size, start + last.end + AHEAD_BYTES);
}

function nameOf(fact: Fact): string {
  return 'operator' in fact ? `${fact.operator.module} ${fact.operator.name}` : fact.kind;
}
