/** Objects and images of R (`.rds`, `.rda`, `.RData`), bare or inside gzip, bzip2 or xz. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';
import { extensionOf } from '../../model-names.ts';
import { MAGIC } from '../../streams/stream-start.ts';
import { ascii, firstBytesOf, hasBytesAt, ZIP_START } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import type { Examination, Format } from '../format.ts';
import { CALLED_BY_ALL, CALLED_BY_R, type RPromise } from './r-expression.ts';
import { walkItems } from './r-items.ts';
import { type Encoding, RReader } from './r-reader.ts';
import { isOldImage, OLD_STARTS } from './r-text.ts';
import type { ItemReports, StreamKind } from './r-walk.ts';

const ENCODINGS: Readonly<Record<string, Encoding>> = { X: 'xdr', A: 'ascii', B: 'native' };

/** `RDX3\n` of an image; then `X\n`, whose second byte R does not look at, or `\nA\n`, for an ASCII stream may leave a line feed behind. */
const START = /^(RD[XAB][2-9]\n)?(?:([XAB])[\s\S]|\n(A)[\s\S])/;
const STARTS: ReadonlySet<string> = new Set(['R', '\n', ...Object.keys(ENCODINGS)]);
/** As R writes it. */
const USUAL_START = /^(?:RD[XAB][23]\n)?[XAB]\n/;
const HEAD_BYTES = 32;

export const DATABASE_EXTENSION = 'rdb';
/** A package is looked for in a folder of its name. */
const LEADS_AWAY = /[/\\]/;

const SILENT: ItemReports = {
  promise: () => undefined,
  package: () => undefined,
  mapped: () => undefined,
  defined: () => undefined,
  raw: () => undefined,
};

/** Compressed, an archive, HDF5. */
const HELD_STARTS = [MAGIC.gzip, MAGIC.bzip2, MAGIC.xz, ZIP_START, [0x89, ...ascii('HDF')]];

/** Names of one expression that are reported. */
const SHOWN_NAMES = 50;

export const rDataFormat: Format = {
  id: 'r-data',
  spec: 'https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats',
  kind: 'model',
  title: 'R objects and images',
  extensions: ['rds', 'rda', 'rdata'],
  sees: 'promises and calls that reading evaluates',
  provenWith: 'R 4.2',
  firstBytes: firstBytesOf(
    ascii('R'),
    ascii('\n'),
    ...Object.keys(ENCODINGS).map(ascii),
    ...OLD_STARTS.map((byte) => [byte]),
  ),
  probe(source, name) {
    if (isOldImage(Buffer.from(source.read(0, Math.min(HEAD_BYTES, source.size))).toString('latin1'), name))
      return refuseOldImage;
    const header = headerOf(source, 0, name);
    if (header === null || !(header.isUsual || isReadable(source, header))) return null;
    return (examination) => examine(source, header, examination);
  },
};

interface Header {
  readonly encoding: Encoding;
  readonly version: number;
  /** Where the version is. */
  readonly start: number;
  readonly kind: StreamKind;
  /** As R itself writes it, which no other file is by chance. */
  readonly isUsual: boolean;
}

/** What R takes for the head of a stream. */
function headerOf(source: ByteSource, at: number, name: string): Header | null {
  const head = Buffer.from(source.read(at, Math.min(at + HEAD_BYTES, source.size))).toString('latin1');
  const match = STARTS.has(head[0] ?? '') ? START.exec(head) : null;
  const encoding = ENCODINGS[match?.[2] ?? match?.[3] ?? ''];
  if (match === null || encoding === undefined) return null;
  const start = at + match[0].length;
  try {
    const reader = new RReader(new ByteWindow(source), start, encoding);
    const version = reader.int();
    const writer = reader.int();
    if (version !== 2 && version !== 3) return null;
    // `4.2.2` is 0x00040202; a version of R below 8 keeps text of other kinds out.
    const isUsual = USUAL_START.test(head) && writer >>> 16 < 8 && writer > 0xffff;
    return { encoding, version, start, kind: kindOf(match, name), isUsual };
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

function kindOf([, image]: RegExpExecArray, name: string): StreamKind {
  if (image !== undefined) return 'image';
  return extensionOf(name) === DATABASE_EXTENSION ? 'database' : 'object';
}

/** Whether R would read a value behind a head that it does not write: else this is some other file. */
function isReadable(source: ByteSource, header: Header): boolean {
  try {
    walkItems(readerAt(source, header), SILENT, header.kind);
    return true;
  } catch (error) {
    if (error instanceof FormatError) return error.reason === 'limit';
    throw error;
  }
}

/** Behind the head. */
function readerAt(source: ByteSource, { encoding, version, start }: Header): RReader {
  const reader = new RReader(new ByteWindow(source), start, encoding);
  for (let index = 0; index < 3; index += 1) reader.int();
  if (version === 3) reader.text(reader.int());
  return reader;
}

function refuseOldImage(): void {
  throw new FormatError('an image as R wrote it before 1.4 (2001), which is not read', { reason: 'unsupported' });
}

async function examine(source: ByteSource, first: Header, examination: Examination): Promise<void> {
  // Reference classes write the same few for each field of each object.
  const seen = new Set<string>();
  const held: Held[] = [];
  const reports: ItemReports = {
    ...namesOf(examination),
    raw: (bytes, offset) => {
      if (isHeld(bytes)) held.push({ bytes, offset });
    },
    promise: (promise) => {
      const { kind, called, inBodies, isCut } = promise;
      const same = JSON.stringify([kind, called, inBodies, isCut]);
      if (seen.has(same)) return;
      seen.add(same);
      if (seen.size <= CEILINGS.rPromises.most) reportPromise(promise, examination);
    },
  };
  // A connection may be read again and again.
  for (let header: Header | null = first; header !== null; ) {
    const reader = readerAt(source, header);
    walkItems(reader, reports, header.kind);
    header = reader.position < source.size ? headerOf(source, reader.position, examination.name) : null;
    if (header !== null) examination.countEntry();
  }
  keepWithin('rPromises', seen.size, 0);
  for (const { bytes, offset } of held) {
    examination.countEntry();
    await examination.member(`raw@${offset}`, bytes, offset);
  }
}

/** A raw vector in which functions of packages keep an object or a model of their own (`unserialize`, `torch_load`, `unserialize_model`). */
interface Held {
  readonly bytes: ByteSource;
  readonly offset: number;
}

function isHeld(bytes: ByteSource): boolean {
  return HELD_STARTS.some((magic) => hasBytesAt(bytes, 0, magic)) || headerOf(bytes, 0, '') !== null;
}

/** What stands outside of promises. */
function namesOf(examination: Examination): Omit<ItemReports, 'promise' | 'raw'> {
  const report = (module: string, name: string, text: string, offset: number) =>
    examination.report({
      kind: 'call',
      operator: { ecosystem: 'r', module, name },
      via: 'link',
      arguments: printable(text, examination.limits.argumentCharacters),
      operands: [],
      offset,
    });
  return {
    package: (name, offset) => {
      if (LEADS_AWAY.test(name)) report('r', 'package', name, offset);
    },
    mapped: (path, offset) => report('r', 'mapped', path, offset),
    defined: (name, offset) => {
      if (CALLED_BY_R.has(name) || CALLED_BY_ALL.has(name)) report('image', 'hook', name, offset);
    },
  };
}

/** An argument of a call is judged by each function that it calls; any other promise is nothing that R itself would write. */
function reportPromise(promise: RPromise, examination: Examination): void {
  const { kind, called, inBodies, isCut, offset } = promise;
  const names = [...called, ...inBodies, ...(isCut ? ['…'] : [])].slice(0, SHOWN_NAMES);
  const text = printable(names.join(' '), examination.limits.argumentCharacters);
  const report = (module: string, name: string) =>
    examination.report({
      kind: 'call',
      operator: { ecosystem: 'r', module, name },
      via: 'promise',
      arguments: text,
      operands: [],
      offset,
    });
  if (kind === 'promise') {
    report('r', 'promise');
    return;
  }
  for (const name of called) report(kind, name);
  for (const name of inBodies) report('function', name);
  if (isCut) report(kind, '…');
}

function printable(text: string, characters: number): string {
  return text.replace(/[^\x20-\x7e\u2026]/g, '?').slice(0, characters);
}
