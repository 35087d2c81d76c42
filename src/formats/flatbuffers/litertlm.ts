/** Bundles of LiteRT-LM (`.litertlm`): a FlatBuffer that lists sections, which are models of TensorFlow Lite, tokenizers and metadata with a template. Schema: https://github.com/google-ai-edge/LiteRT-LM/blob/main/schema/core/litertlm_header_schema.fbs */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { TruncatedError } from '../../bytes/format-error.ts';
import { ascii, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { rootTable } from '../../wire/flatbuffer.ts';
import type { Examination, Format } from '../format.ts';

const MAGIC = ascii('LITERTLM');
/** Behind the magic: three numbers of a version, four bytes, where the header ends. */
const VERSION_AT = 8;
const HEADER_END_AT = 24;
const HEADER_AT = 32;
/** Fields of the tables, by their numbers in the schema. */
const SECTIONS = 1;
const OBJECTS = 0;
const SECTION = { begin: 1, end: 2, type: 3 } as const;
const TYPES = ['none', 'binary', 'deprecated', 'model.tflite', 'tokenizer.model', 'metadata.pb', 'tokenizer.json.zlib'];
const METADATA = 5;
/** The length of what it expands to stands before the stream. */
const COMPRESSED_TOKENIZER = 6;
const LENGTH_BYTES = 8;
const TEMPLATE_BYTES = 1024 * 1024;
const OPENING = /\{[{%#]/;
const CLOSINGS = ['}}', '%}', '#}'];

export const litertLmFormat: Format = {
  id: 'litertlm',
  spec: 'https://github.com/google-ai-edge/LiteRT-LM/blob/main/schema/core/litertlm_header_schema.fbs',
  kind: 'model',
  title: 'LiteRT-LM bundles',
  extensions: ['litertlm'],
  sees: 'its models and tokenizers, as the formats that they are, and its template',
  provenWith: 'LiteRT-LM 2026-08 (its test data)',
  firstBytes: firstBytesOf(MAGIC),
  isOpenEnded: true,
  probe(source) {
    const isBundle = hasBytesAt(source, 0, MAGIC) && hasBytesAt(source, VERSION_AT + 2, [0, 0]);
    return isBundle && source.size > HEADER_AT ? (examination) => examineBundle(source, examination) : null;
  },
};

async function examineBundle(source: ByteSource, examination: Examination): Promise<void> {
  const end = Number(Buffer.from(source.read(HEADER_END_AT, HEADER_AT)).readBigUInt64LE());
  if (end < HEADER_AT || end > source.size) throw new TruncatedError(HEADER_AT, end, source.size);
  const root = rootTable(new ByteWindow(sectionOf(source, HEADER_AT, end)));
  const sections = root.table(SECTIONS);
  if (sections === null) return;
  let number = 0;
  for (const section of sections.tables(OBJECTS)) {
    examination.countEntry();
    const [begin, behind, type] = [
      section.large(SECTION.begin),
      section.large(SECTION.end),
      section.byte(SECTION.type),
    ];
    const name = `${number}/${TYPES[type] ?? 'section'}`;
    number += 1;
    if (begin > behind || behind > source.size) throw new TruncatedError(begin, behind, source.size);
    await examineSection(sectionOf(source, begin, behind), { name, type, offset: begin }, examination);
  }
}

interface Section {
  readonly name: string;
  readonly type: number;
  readonly offset: number;
}

async function examineSection(source: ByteSource, section: Section, examination: Examination): Promise<void> {
  const { name, type, offset } = section;
  if (type === METADATA) await examineTemplate(source, section, examination);
  if (type !== COMPRESSED_TOKENIZER || source.size <= LENGTH_BYTES) return examination.member(name, source, offset);
  return examination.member(name, sectionOf(source, LENGTH_BYTES, source.size), offset + LENGTH_BYTES);
}

/** From the first sign of a template to the last: what stands around it is text of a template as well. */
async function examineTemplate(source: ByteSource, section: Section, examination: Examination): Promise<void> {
  const text = Buffer.from(source.read(0, Math.min(source.size, TEMPLATE_BYTES))).toString('latin1');
  const start = text.search(OPENING);
  const end = Math.max(...CLOSINGS.map((mark) => text.lastIndexOf(mark)));
  if (start === -1 || end < start + 2) return;
  const template = sectionOf(source, start, end + 2);
  await examination.member('chat_template.jinja', template, section.offset + start, { expected: 'jinja' });
}
