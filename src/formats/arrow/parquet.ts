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
  const entries = metadataOf(new ByteWindow(source), start, end);
  const schemas = entries.filter(({ key }) => key === ARROW_SCHEMA);
  await examineEntries(
    entries.filter(({ key }) => key !== ARROW_SCHEMA),
    source,
    examination,
  );
  for (const { start, end } of schemas) {
    const [text] = BASE64.exec(Buffer.from(source.read(start, end)).toString('latin1')) ?? [''];
    const message = memorySource(Buffer.from(text, 'base64'));
    await examineMessages(message, 0, {
      ...examination,
      // Where the text stands is all that can be said of what it decodes to.
      member: (name, inner, _offset, options) => examination.member(name, inner, start, options),
    });
  }
}

interface Entry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function metadataOf(window: ByteWindow, start: number, end: number): readonly Entry[] {
  const reader = new ThriftReader(window, start, end);
  const entries: Entry[] = [];
  const readEntry = () => {
    let key = '';
    let value: { readonly start: number; readonly end: number } | null = null;
    const field = (read: (span: { readonly start: number; readonly end: number }) => void) => (type: number) =>
      read(reader.binary(type));
    reader.struct(
      new Map([
        [KEY, field((span) => (key = window.text(span.start, Math.min(span.end, span.start + 200), 'latin1')))],
        [VALUE, field((span) => (value = span))],
      ]),
    );
    if (value !== null) entries.push({ key, ...(value as { readonly start: number; readonly end: number }) });
  };
  reader.struct(new Map([[KEY_VALUES, (type) => reader.structs(type, readEntry)]]));
  return entries;
}
