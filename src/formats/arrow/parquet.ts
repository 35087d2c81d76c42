/** Tables of Apache Parquet: the metadata in the footer, where Arrow keeps its own schema in base64. https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { ThriftReader } from '../../wire/thrift.ts';
import type { Examination, Format } from '../format.ts';
import { examineMessages } from './arrow-ipc.ts';
import { examineEntries } from './arrow-schema.ts';

const MAGIC = ascii('PAR1');
const ENCRYPTED_MAGIC = ascii('PARE');
/** The length of the footer, and the magic. */
const TAIL_BYTES = 8;
/** Of `FileMetaData`, and of `KeyValue` in it. */
const KEY_VALUES = 5;
const KEY = 1;
const VALUE = 2;
const ARROW_SCHEMA = 'ARROW:schema';
/** The lists of a struct, and the structs in it that hold any: generated readers take what these hold for what the schema says, not for what the file does. */
interface Shape {
  readonly lists?: Readonly<Record<number, 'number' | 'text' | Shape>>;
  readonly structs?: Readonly<Record<number, Shape>>;
}

const COLUMN_METADATA: Shape = {
  lists: { 2: 'number', 3: 'text', 8: {}, 13: {} },
  structs: { 16: { lists: { 2: 'number', 3: 'number' } }, 17: { lists: { 2: 'number' } } },
};
const COLUMN: Shape = { structs: { 3: COLUMN_METADATA, 8: { structs: { 2: { lists: { 1: 'text' } } } } } };
const FILE_METADATA: Shape = { lists: { 2: {}, 4: { lists: { 1: COLUMN, 4: {} } }, 7: {} } };
/** Arrow's decoder ends at the first other character. */
const BASE64 = /^[A-Za-z0-9+/]*/;

export const parquetFormat: Format = {
  id: 'parquet',
  spec: 'https://parquet.apache.org/docs/file-format/',
  kind: 'container',
  title: 'Apache Parquet',
  extensions: ['parquet', 'pq'],
  sees: 'pickles and objects of R in the metadata of types and tables, columns of pickles (Ray)',
  provenWith: 'pyarrow 14.0 and 25.0',

  probe(source) {
    const footer = footerOf(source);
    return footer === null ? null : (examination) => examineParquet(source, footer, examination);
  },
};

interface Footer {
  readonly start: number;
  readonly end: number;
  readonly isEncrypted: boolean;
}

/** Readers go by the end of the file alone. */
function footerOf(source: ByteSource): Footer | null {
  const { size } = source;
  if (size <= TAIL_BYTES) return null;
  const isEncrypted = hasBytesAt(source, size - 4, ENCRYPTED_MAGIC);
  if (!isEncrypted && !hasBytesAt(source, size - 4, MAGIC)) return null;
  const end = size - TAIL_BYTES;
  const length = Buffer.from(source.read(end, end + 4)).readUInt32LE();
  return length > 0 && length <= end ? { start: end - length, end, isEncrypted } : null;
}

async function examineParquet(source: ByteSource, footer: Footer, examination: Examination): Promise<void> {
  const { start, end, isEncrypted } = footer;
  if (isEncrypted) {
    throw new FormatError('the footer is encrypted', { reason: 'encrypted', offset: start });
  }
  keepWithin('parquetFooterBytes', end - start, start);
  const { entries, failure } = metadataOf(new ByteWindow(source), start, end);
  await examineEntries(
    entries.filter(({ key }) => key !== ARROW_SCHEMA),
    source,
    examination,
  );
  const isSchema = ({ key }: Entry): boolean => key === ARROW_SCHEMA;
  for (const entry of failure === null ? entries.filter(isSchema) : schemasIn(source, footer))
    await examineArrowSchema(entry, source, examination);
  if (failure !== null) throw failure;
}

async function examineArrowSchema({ start, end }: Entry, source: ByteSource, examination: Examination): Promise<void> {
  const [text] = BASE64.exec(Buffer.from(source.read(start, end)).toString('latin1')) ?? [''];
  await examineMessages(memorySource(Buffer.from(text, 'base64')), 0, {
    ...examination,
    // Where the text stands is all that can be said of what it decodes to.
    member: (name, inner, _offset, options) => examination.member(name, inner, start, options),
  });
}

/** Of a footer that breaks: what stands behind the name of the schema, should a reader get there. */
function schemasIn(source: ByteSource, { start, end }: Footer): readonly Entry[] {
  const footer = Buffer.from(source.read(start, end));
  const found: Entry[] = [];
  for (let at = footer.indexOf(ARROW_SCHEMA); at !== -1; at = footer.indexOf(ARROW_SCHEMA, at + 1)) {
    let value = at + ARROW_SCHEMA.length + 1; // behind the header of the field
    while ((footer[value] ?? 0) >= 0x80) value += 1;
    found.push({ key: ARROW_SCHEMA, start: Math.min(start + value + 1, end), end });
  }
  return found;
}

interface Entry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** All up to where it breaks. */
function metadataOf(
  window: ByteWindow,
  start: number,
  end: number,
): { readonly entries: readonly Entry[]; readonly failure: FormatError | null } {
  const reader = new ThriftReader(window, start, end);
  const entries: Entry[] = [];
  const readEntry = () => {
    let key = '';
    let value: { readonly start: number; readonly end: number } | null = null;
    const field = (read: (span: { readonly start: number; readonly end: number }) => void) => (type: number) => {
      const span = reader.binary(type);
      if (span !== null) read(span);
    };
    reader.struct(
      new Map([
        [KEY, field((span) => (key = window.text(span.start, Math.min(span.end, span.start + 200), 'latin1')))],
        [VALUE, field((span) => (value = span))],
      ]),
    );
    if (value !== null) entries.push({ key, ...(value as { readonly start: number; readonly end: number }) });
  };
  const other = (shape: Shape) => {
    const lists = Object.entries(shape.lists ?? {}).map(([id, items]) => {
      const item = typeof items === 'string' ? () => reader.item(items) : () => reader.struct(other(items));
      return [Number(id), (type: number) => reader.list(type, item)] as const;
    });
    const structs = Object.entries(shape.structs ?? {}).map(([id, inner]) => {
      return [Number(id), (type: number) => reader.inner(type, () => reader.struct(other(inner)))] as const;
    });
    return new Map([...lists, ...structs]);
  };
  try {
    reader.struct(other(FILE_METADATA).set(KEY_VALUES, (type) => reader.list(type, readEntry)));
    return { entries, failure: null };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { entries, failure: error };
  }
}
