/** Streams of Java's serialization as base64: one text of it, as web pages and settings carry them, and texts of JSON. https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html */
import { type ByteSource, headOf, memorySource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { readJson } from '../configuration/configuration-text.ts';
import { startsAsJson } from '../configuration/text-search.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';

/** `ac ed 00 05` and a tag, which stand for nothing else in either alphabet. */
const STREAM = /^\s{0,16}["']?rO0AB[A-Za-z0-9+/_-]{11}/;
/** The same where JSON writes letters as escapes. */
const ESCAPED = /(?:r|\\u0072)(?:O|\\u004[fF])(?:0|\\u0030)(?:A|\\u0041)(?:B|\\u0042)/;
const START = 'rO0AB';
const PLAIN_START = Buffer.from(START);
const ESCAPE_START = Buffer.from('\\u00');
/** Bytes that are searched at once. */
const STEP_BYTES = 1024 * 1024;
const OVERLAP_BYTES = 64;
/** What one text counts as, of the entries of a file. */
const TEXT_ENTRIES = 4;

export const javaTextFormat: Format = {
  id: 'java-base64',
  spec: 'https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html',
  kind: 'container',
  title: 'Java serialization as base64',
  extensions: ['txt', 'json'],
  sees: 'the stream, or those that are texts of JSON',
  provenWith: 'OpenJDK 17',
  isText: true,

  probe: (source, _name, once) => {
    if (isJavaText(source)) return (examination) => examineText(source, examination);
    return isJavaJson(source, once) ? (examination) => examineTexts(once, examination) : null;
  },
};

export function isJavaText(source: ByteSource): boolean {
  const head = Buffer.from(headOf(source, 64)).toString('latin1');
  return head.includes(START) && STREAM.test(head);
}

/** Whether a text of JSON may be a stream. */
export function isJavaJson(source: ByteSource, once: Once<ByteSource>): boolean {
  if (!once(startsAsJson)) return false;
  for (let start = 0; start < source.size; start += STEP_BYTES - OVERLAP_BYTES) {
    const { buffer, byteOffset, byteLength } = source.read(start, Math.min(start + STEP_BYTES, source.size));
    const bytes = Buffer.from(buffer, byteOffset, byteLength);
    if (bytes.includes(PLAIN_START)) return true;
    if (bytes.includes(ESCAPE_START) && ESCAPED.test(bytes.toString('latin1'))) return true;
  }
  return false;
}

async function examineText(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('javaTextBytes', source.size, 0);
  await examination.member('base64', streamOf(Buffer.from(source.read(0, source.size)).toString('latin1')), 0);
}

/** @throws FormatError where there is more than is read */
async function examineTexts(once: Once<ByteSource>, examination: Examination): Promise<void> {
  const { documents, failure } = once(readJson);
  const found: { readonly at: string; readonly text: string; readonly offset: number }[] = [];
  for (const document of documents) {
    if (typeof document === 'string' && STREAM.test(document)) found.push({ at: '', text: document, offset: 0 });
    walkValues(document, (value, place) => {
      const { offset } = value;
      const entries = value.kind === 'array' ? value.items.map((item, index) => [index, item] as const) : value.entries;
      for (const [key, text] of entries)
        if (typeof text === 'string' && STREAM.test(text))
          found.push({ at: `${pointerOf(place)}/${key}`, text, offset });
    });
  }
  for (const { at, text, offset } of found) {
    examination.countEntry(TEXT_ENTRIES);
    await examination.member(`#${at === '' ? '/' : at}`, streamOf(text), offset);
  }
  if (failure?.reason === 'limit') throw failure;
}

/** Up to the first character of neither alphabet; line ends may stand anywhere. */
function streamOf(text: string): ByteSource {
  const [digits = ''] = /^[A-Za-z0-9+/_-]+/.exec(text.replace(/[\s"']/g, '')) ?? [];
  return memorySource(Buffer.from(digits, 'base64'));
}
