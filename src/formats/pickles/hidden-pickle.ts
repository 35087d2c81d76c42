/** Pickles behind something else, compressed ones among them: a private header, an image, a sound. Layouts walked over: PNG (https://www.w3.org/TR/png-3/#5Chunk-layout), RIFF (https://www.loc.gov/preservation/digital/formats/fdd/fdd000025.shtml). */
import { keptBytes } from '../../bytes/block-source.ts';
import { type ByteSource, memorySource, sectionOf } from '../../bytes/byte-source.ts';
import { LimitError } from '../../bytes/limit-error.ts';
import { LineEnds } from '../../bytes/line-ends.ts';
import { CEILINGS } from '../../limits.ts';
import { hasModelName } from '../../model-names.ts';
import { isCalling, tryPickles } from '../../pickle/chance.ts';
import { Prospects } from '../../pickle/prospect.ts';
import { plausibleStarts } from '../../pickle/starts.ts';
import { ascii, hasBytesAt, ZIP_START } from '../../text/magic.ts';
import { looksLikeText } from '../../text/text.ts';
import type { Examination, Format } from '../format.ts';
import { heldPickles, type Range } from './held-pickles.ts';
import { EXPANDED_BYTES, findHiddenStream } from './hidden-streams.ts';

/** Private headers are short. */
const HEAD_BYTES = 4096;
/** A file whose name promises a model, and that no format recognises, is searched whole up to here. */
const PROMISED_BYTES = 16 * 1024 * 1024;
/** What is hung on to a file is at its end. */
const TAIL_BYTES = 64 * 1024;

/** What `dbm.dumb` calls its values, each at the start of a block. https://github.com/python/cpython/blob/main/Lib/dbm/dumb.py */
const BLOCKS = /\.dat$/i;
const BLOCK_BYTES = 512;

/** Looked at behind a window to say whether a place leads anywhere. */
const AHEAD_BYTES = 4096;

const PNG = [0x89, ...ascii('PNG')];
const RIFF = ascii('RIFF');
/** 0x13579acd to 0x13579ad0, in either order. */
const GDBM = [0xcd, 0xce, 0xcf, 0xd0].flatMap((last) => [
  [last, 0x9a, 0x57, 0x13],
  [0x13, 0x57, 0x9a, last],
]);
const DATABASE_BYTES = 64 * 1024 * 1024;

/** Tried only where no other format recognises the content, since every container examines its own members. */
export const hiddenPickleFormat: Format = {
  id: 'hidden-pickle',
  spec: 'https://www.w3.org/TR/png-3/#5Chunk-layout',
  kind: 'model',
  title: 'Pickles behind other bytes',
  extensions: ['png', 'jpg', 'wav'],
  sees: 'the pickle',
  provenWith: 'CPython 3.11',
  probe(source, name) {
    const outcome = looksLikeText(source) ? null : search(source, name);
    return outcome === null ? null : (examination) => examineFound(source, outcome, examination);
  },
};

/** Examines the first pickle behind other bytes, if there is one: for containers that pass over what stands before them. */
export async function examineHiddenPickle(source: ByteSource, examination: Examination): Promise<void> {
  const outcome = search(source, examination.name);
  if (outcome !== null) await examineFound(source, outcome, examination);
}

async function examineFound(
  source: ByteSource,
  outcome: NonNullable<Outcome>,
  examination: Examination,
): Promise<void> {
  if (outcome === 'limit') throw new LimitError('hiddenOpcodes', 0);
  if (outcome.what === 'blocks') {
    for (const [start, end] of outcome.ranges) {
      examination.countEntry();
      await examination.member(`pickle@${start}`, sectionOf(source, start, end), start);
    }
    return;
  }
  const { what, start } = outcome;
  await examination.member(`${what}@${start}`, sectionOf(source, start, source.size), start);
}

/** Where the first pickle starts that calls something, or the first stream that expands to one; null where none does, `limit` where the search was given up. */
type Outcome =
  | { readonly what: 'pickle' | 'compressed'; readonly start: number }
  | { readonly what: 'blocks'; readonly ranges: readonly Range[] }
  | 'limit'
  | null;

function search(source: ByteSource, name: string): Outcome {
  const starts = BLOCKS.test(name) && source.size <= PROMISED_BYTES ? startsOfBlocks(source, name) : [];
  if (starts === 'limit') return starts;
  if (starts.length > 0) return { what: 'blocks', ranges: starts.map((start) => [start, source.size]) };
  const held = heldPickles(source);
  if (held === 'limit') return held;
  const headers: [number, number][] = [[1, HEAD_BYTES]];
  const mediaEnd = endOfMedia(source);
  if (mediaEnd !== null) headers.push([mediaEnd, mediaEnd + HEAD_BYTES]);
  const isWhole = isDatabase(source) || (hasModelName(name) && source.size <= PROMISED_BYTES);
  const tailStart = isWhole ? 1 : Math.max(1, source.size - TAIL_BYTES);
  // What lies in the tail anyway is not searched twice: most images of an archive are small.
  const windows = [...headers.filter(([from]) => from < tailStart), [tailStart, source.size]] as const;
  for (const [from, to] of windows) {
    const outcome = searchWindow(source, [from, Math.min(to, source.size)], held);
    if (outcome === null) continue;
    if (outcome === 'limit' || held.length === 0) return outcome;
    return { what: 'blocks', ranges: [...held, [outcome.start, source.size]] };
  }
  if (held.length > 0) return { what: 'blocks', ranges: held };
  for (const [from, to] of headers) {
    const end = Math.min(to, source.size);
    const start = from < end ? findHiddenStream(source, [from, end], name, isPickle) : null;
    if (start !== null) return { what: 'compressed', start };
  }
  return null;
}

/** @param head the first bytes of an expansion: where a headed pickle fills them and goes on, its calls may come later. */
export function isPickle(head: ByteSource): boolean {
  const trial = tryPickles(head, 0, 1);
  return isCalling(trial) || (trial.truncated && head.size >= EXPANDED_BYTES && trial.hasHeader);
}

/** Every block at which a pickle begins that calls something, or what holds one. */
function startsOfBlocks(source: ByteSource, name: string): readonly number[] | 'limit' {
  const bytes = keptBytes(source, 0, source.size);
  const window = memorySource(bytes);
  const prospects = new Prospects(bytes, false);
  const starts: number[] = [];
  let opcodes = 0;
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) {
    const isArchive = hasBytesAt(window, start, ZIP_START);
    if (isArchive || findHiddenStream(window, [start, start + 1], name, isPickle) !== null) starts.push(start);
    if (!prospects.mayImportAndCall(start)) continue;
    const trial = tryPickles(window, start, 1);
    if (isCalling(trial)) starts.push(start);
    opcodes += trial.opcodes;
    if (opcodes > CEILINGS.hiddenOpcodes.most) return 'limit';
  }
  return starts;
}

type Found = Extract<Outcome, { readonly start: number }>;

/** @param held what is looked at anyway */
function searchWindow(source: ByteSource, [from, to]: Range, held: readonly Range[]): Found | 'limit' | null {
  if (from >= to) return null;
  const bytes = keptBytes(source, from, to);
  const window = memorySource(bytes);
  // Of what lies in memory few walks leave the window undecided. No farther: a line without an end would be read for each place.
  const ahead = source.bytes === undefined ? bytes : source.bytes.subarray(from, to + AHEAD_BYTES);
  const lines = new LineEnds(source);
  const prospects = new Prospects(ahead, from + ahead.length < source.size);
  const isHeld = isWithin(held);
  let opcodes = 0;
  for (const start of plausibleStarts(window, 0, window.size)) {
    if (!prospects.mayImportAndCall(start) || isHeld(from + start)) continue;
    const trial = tryPickles(window, start, 1);
    if (isCalling(trial)) return { what: 'pickle', start: from + start };
    opcodes += trial.opcodes;
    // What is undecided where the window ends is run to its own end: calls may lie behind any amount of data.
    if (trial.truncated && to < source.size) {
      const whole = tryPickles(lines.sectionFrom(from + start), 0, 1);
      if (isCalling(whole)) return { what: 'pickle', start: from + start };
      if (lines.isSpent) return 'limit';
      opcodes += whole.opcodes;
    }
    if (opcodes > CEILINGS.hiddenOpcodes.most) return 'limit';
  }
  return null;
}

/** Asked for places in order. */
function isWithin(held: readonly Range[]): (place: number) => boolean {
  let next = 0;
  return (place) => {
    while (next < held.length && held[next]![1] <= place) next += 1;
    return next < held.length && held[next]![0] <= place;
  };
}

/** Of gdbm, in which shelve keeps pickles anywhere: https://www.gnu.org.ua/software/gdbm/. Of a larger one the ends are searched. */
function isDatabase(source: ByteSource): boolean {
  return source.size <= DATABASE_BYTES && GDBM.some((magic) => hasBytesAt(source, 0, magic));
}

function endOfMedia(source: ByteSource): number | null {
  if (hasBytesAt(source, 0, PNG)) return endOfPng(source);
  if (!hasBytesAt(source, 0, RIFF) || source.size < 8) return null;
  return Math.min(source.size, 8 + new DataView(source.read(4, 8).slice().buffer).getUint32(0, true));
}

/** Chunks: length, type, data, CRC, up to IEND. */
function endOfPng(source: ByteSource): number | null {
  let position = 8;
  while (position + 12 <= source.size) {
    const header = source.read(position, position + 8).slice();
    position += 12 + new DataView(header.buffer).getUint32(0);
    if (Buffer.from(header.subarray(4)).toString('latin1') === 'IEND') return position <= source.size ? position : null;
  }
  return null;
}
