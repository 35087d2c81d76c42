/** Tables of Apache Arrow as files (Feather 2) and as streams: their schemas, in messages and in the footer. https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type FlatTable, rootTable } from '../../wire/flatbuffer.ts';
import type { Examination, Format } from '../format.ts';
import { examineMetadata, examineSchema } from './arrow-schema.ts';

const MAGIC = ascii('ARROW1');
/** The magic, padded. */
const FILE_HEAD_BYTES = 8;
/** The length of the footer, and the magic. */
const FILE_TAIL_BYTES = 10;
const FOOTER = { schema: 1, metadata: 4 } as const;
const MESSAGE = { version: 0, type: 1, header: 2, bodyBytes: 3, metadata: 4 } as const;
const SCHEMA_TYPE = 1;
const NEWEST_VERSION = 4;
/** In front of the length of a message since 0.15. */
const CONTINUATION = 0xffffffff;
/** Of a stream. */
const END = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0];
/** Of a message: the tables of its header are padded to this. */
const ALIGNMENT = 4;
/** What a schema takes at least: a root, a table of a message and one of a schema. */
const SMALLEST_SCHEMA = 32;

export const arrowFormat: Format = {
  id: 'arrow',
  spec: 'https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc',
  kind: 'container',
  title: 'Apache Arrow, Feather',
  extensions: ['arrow', 'arrows', 'feather', 'ipc'],
  sees: 'pickles and objects of R in the metadata of types and tables, columns of pickles (Ray)',
  provenWith: 'pyarrow 14.0 and 25.0',

  probe(source) {
    const footer = footerOf(source);
    if (footer !== null) return (examination) => examineFile(source, footer, examination);
    const first = messageAt(source, hasBytesAt(source, 0, MAGIC) ? FILE_HEAD_BYTES : 0);
    if (first === null || !beginsWithSchema(source, first)) return null;
    return (examination) => examineMessages(source, first.start, examination);
  },
};

/** Readers go by the end of the file alone. */
function footerOf(source: ByteSource): { readonly start: number; readonly end: number } | null {
  const { size } = source;
  if (size < FILE_TAIL_BYTES || !hasBytesAt(source, size - MAGIC.length, MAGIC)) return null;
  const end = size - FILE_TAIL_BYTES;
  const length = Buffer.from(source.read(end, end + 4)).readInt32LE();
  return length > 0 && length <= end ? { start: end - length, end } : null;
}

async function examineFile(
  source: ByteSource,
  { start, end }: { readonly start: number; readonly end: number },
  examination: Examination,
): Promise<void> {
  const part = sectionOf(source, start, end);
  const inner = shifted(examination, start);
  const footer = rootTable(new ByteWindow(part));
  const schema = footer.table(FOOTER.schema);
  if (schema !== null) await examineSchema(schema, part, inner);
  await examineMetadata(footer, FOOTER.metadata, part, inner);
  // The same batches behind a magic are a stream, which other readers take.
  if (hasBytesAt(source, 0, MAGIC)) await examineMessages(sectionOf(source, 0, start), FILE_HEAD_BYTES, examination);
}

/** One message: where it starts, its flat buffer, and what follows it. */
interface Message {
  readonly start: number;
  readonly headStart: number;
  readonly headEnd: number;
}

/** Null where none begins, as at the end of a stream. */
function messageAt(source: ByteSource, start: number): Message | null {
  if (start + 8 > source.size) return null;
  const head = Buffer.from(source.read(start, start + 8));
  const isMarked = head.readUInt32LE() === CONTINUATION;
  const length = head.readInt32LE(isMarked ? 4 : 0);
  const headStart = start + (isMarked ? 8 : 4);
  const headEnd = headStart + length;
  return length > 0 && headEnd <= source.size ? { start, headStart, headEnd } : null;
}

function beginsWithSchema(source: ByteSource, { headStart, headEnd }: Message): boolean {
  if (headEnd - headStart < SMALLEST_SCHEMA || (headEnd - headStart) % ALIGNMENT !== 0) return false;
  try {
    const message = rootTable(new ByteWindow(sectionOf(source, headStart, headEnd)));
    const version = message.byte(MESSAGE.version);
    return (
      version <= NEWEST_VERSION && message.byte(MESSAGE.type) === SCHEMA_TYPE && message.table(MESSAGE.header) !== null
    );
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** Every message up to where none begins; behind the end of one stream another may follow. */
export async function examineMessages(source: ByteSource, from: number, examination: Examination): Promise<void> {
  let position = from;
  for (let count = 1; position < source.size; count += 1) {
    keepWithin('arrowMessages', count, position);
    const message = messageAt(source, isEnd(source, position) ? position + END.length : position);
    if (message === null) return;
    const { headStart, headEnd } = message;
    const part = sectionOf(source, headStart, headEnd);
    const table = rootTable(new ByteWindow(part));
    await examineMessage(table, part, shifted(examination, headStart));
    position = headEnd + bodyBytes(table);
  }
}

function isEnd(source: ByteSource, position: number): boolean {
  return hasBytesAt(source, position, END);
}

async function examineMessage(message: FlatTable, part: ByteSource, examination: Examination): Promise<void> {
  const schema = message.byte(MESSAGE.type) === SCHEMA_TYPE ? message.table(MESSAGE.header) : null;
  if (schema !== null) await examineSchema(schema, part, examination);
  await examineMetadata(message, MESSAGE.metadata, part, examination);
}

/** What follows the head: the buffers of a batch. */
function bodyBytes(message: FlatTable): number {
  const bytes = message.number(MESSAGE.bodyBytes) + message.number(MESSAGE.bodyBytes, 4) * 2 ** 32;
  return bytes % 8 === 0 ? bytes : bytes + 8 - (bytes % 8);
}

/** Offsets of a part count from its own start. */
function shifted(examination: Examination, by: number): Examination {
  return {
    ...examination,
    member: (name, source, offset, options) => examination.member(name, source, offset + by, options),
  };
}
