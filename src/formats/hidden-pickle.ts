/** Pickles behind something else: a private header, an image, a sound. Layouts walked over: PNG (https://www.w3.org/TR/png-3/#5Chunk-layout), RIFF (https://www.loc.gov/preservation/digital/formats/fdd/fdd000025.shtml). */
import { type ByteSource, memorySource, sectionOf } from '../bytes/byte-source.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { Session } from '../pickle/session.ts';
import { plausibleStarts } from '../pickle/starts.ts';
import { runPickle } from '../pickle/trace.ts';
import type { Examination, Format } from './format.ts';
import { ascii, hasBytesAt } from './magic.ts';
import { looksLikeText } from './text.ts';

/** Private headers are short. */
const HEAD_BYTES = 4096;
/** What is hung on to a file is at its end. */
const TAIL_BYTES = 64 * 1024;

const PNG = [0x89, ...ascii('PNG')];
const RIFF = ascii('RIFF');

/** Tried only where no other format recognises the content, since every container examines its own members. */
export const hiddenPickleFormat: Format = {
  id: 'hidden-pickle',
  spec: 'https://www.w3.org/TR/png-3/#5Chunk-layout',
  recognise: (source) => !looksLikeText(source) && hiddenStart(source) !== null,
  async examine(source: ByteSource, examination: Examination) {
    const start = hiddenStart(source) ?? source.size;
    await examination.member(`pickle@${start}`, sectionOf(source, start, source.size), start);
  },
};

/** Where the first pickle starts that calls something and ends as one, or null. */
function hiddenStart(source: ByteSource): number | null {
  const windows: [number, number][] = [[1, HEAD_BYTES]];
  const mediaEnd = endOfMedia(source);
  if (mediaEnd !== null) windows.push([mediaEnd, mediaEnd + HEAD_BYTES]);
  windows.push([Math.max(1, source.size - TAIL_BYTES), source.size]);
  for (const [from, to] of windows) {
    const start = startIn(source, from, Math.min(to, source.size));
    if (start !== null) return start;
  }
  return null;
}

function startIn(source: ByteSource, from: number, to: number): number | null {
  if (from >= to) return null;
  const window = memorySource(source.read(from, to).slice());
  for (const start of plausibleStarts(window, 0, 0)) {
    if (isPickle(window, start, to < source.size)) return from + start;
  }
  return null;
}

/** Chance makes opcodes, even an import; not a call of what was imported and an end behind it. */
function isPickle(window: ByteSource, start: number, goesOn: boolean): boolean {
  const run = runPickle(window, start, new Session(DEFAULT_LIMITS, () => undefined));
  return run.imports > 0 && run.calls > 0 && (run.outcome === 'stop' || (goesOn && run.truncated));
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
