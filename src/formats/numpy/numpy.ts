/** NumPy's .npy files: a header that is a Python literal, then raw data, or for object arrays a pickle. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { ascii, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { beginsAsOpcode } from '../pickles/pickle.ts';
import { countOf, readDtype } from './numpy-dtype.ts';
import { type PythonLiteral, parsePythonLiteral } from './python-literal.ts';

export const NUMPY_MAGIC = [0x93, ...ascii('NUMPY')];
/** Of a header that names one type: it is padded to 64 bytes, and shapes are short. */
const PLAIN_HEADER_BYTES = 256;
/** Of the budget of entries: so many bytes of a long header take as long to read as a member. CWE-407. */
const LONG_HEADER_BYTES = 1024;
const BYTES_PER_ENTRY = 32;

export const numpyFormat: Format = {
  id: 'numpy',
  spec: 'https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html',
  kind: 'model',
  title: 'NumPy arrays',
  extensions: ['npy'],
  sees: 'pickles in arrays of objects',
  provenWith: 'numpy 1.24 and 2.4',
  firstBytes: firstBytesOf(NUMPY_MAGIC),
  probe: (source) => (hasBytesAt(source, 0, NUMPY_MAGIC) ? (examination) => examineNumpy(source, examination) : null),
};

/** Whether the source begins like an array of plain numbers, as far as the header's own words go. */
export function isPlainArray(source: ByteSource): boolean {
  if (!hasBytesAt(source, 0, NUMPY_MAGIC)) return false;
  const head = Buffer.from(headOf(source, PLAIN_HEADER_BYTES)).toString('latin1');
  return /'descr': *'[<>|=]?[?biufcSU]\d+'/.test(head);
}

/** Several arrays may follow each other in one file: `numpy.load` is then called once for each. */
async function examineNumpy(source: ByteSource, examination: Examination): Promise<void> {
  for (let position = 0; position < source.size; ) {
    if (!hasBytesAt(source, position, NUMPY_MAGIC)) {
      await examineRest(sectionOf(source, position, source.size), position, examination);
      return;
    }
    const { text, dataStart } = readHeader(source, position);
    examination.countEntry(1 + Math.floor(Math.max(0, text.length - LONG_HEADER_BYTES) / BYTES_PER_ENTRY));
    const header = parsePythonLiteral(text);
    const { itemBytes, hasObjects } = readDtype(required(header, 'descr', position));
    if (hasObjects) {
      const data = sectionOf(source, dataStart, source.size);
      await examination.member('data', data, dataStart, { expected: 'pickle' });
      return;
    }
    const count = countOf(required(header, 'shape', position));
    if (itemBytes === null || count === null) throw unknownData(position);
    position = endOfData(source, dataStart, itemBytes * count);
  }
}

/** The next `numpy.load` takes what follows for an archive or, as a file of that name would be, for a pickle, which need not be whole. */
async function examineRest(rest: ByteSource, offset: number, examination: Examination): Promise<void> {
  await examination.member(beginsAsOpcode(rest) ? 'trailing data.npy' : 'trailing data', rest, offset);
}

function unknownData(position: number): FormatError {
  const message = 'a dtype or shape that is not known: the data may be objects';
  return new FormatError(message, { reason: 'unsupported', offset: position });
}

function endOfData(source: ByteSource, start: number, bytes: number): number {
  if (start + bytes <= source.size) return start + bytes;
  const message = `expected ${bytes} bytes of data, found ${source.size - start}`;
  throw new FormatError(message, { reason: 'truncated', offset: start });
}

/** The header of the array that begins at `position`. @throws FormatError where there is none */
export function readNumpyHeader(
  source: ByteSource,
  position: number,
): { readonly header: ReadonlyMap<string, PythonLiteral>; readonly dataStart: number } {
  if (!hasBytesAt(source, position, NUMPY_MAGIC)) throw new FormatError('expected an array', { offset: position });
  const { text, dataStart } = readHeader(source, position);
  const literal = parsePythonLiteral(text);
  return { header: literal.kind === 'dict' ? literal.entries : new Map(), dataStart };
}

/** The length has two bytes in version 1 and four in versions 2 and 3; version 3 is UTF-8. */
function readHeader(source: ByteSource, position: number): { text: string; dataStart: number } {
  const lengthAt = position + NUMPY_MAGIC.length + 2;
  const version = source.read(lengthAt - 2, lengthAt - 1)[0] ?? 0;
  if (version < 1 || version > 3)
    throw new FormatError(`version ${version}`, { reason: 'unsupported', offset: position });
  const lengthBytes = version === 1 ? 2 : 4;
  const length = Buffer.from(source.read(lengthAt, lengthAt + lengthBytes)).readUIntLE(0, lengthBytes);
  const start = lengthAt + lengthBytes;
  keepWithin('numpyHeaderBytes', length, position);
  const text = Buffer.from(source.read(start, start + length)).toString(version === 3 ? 'utf8' : 'latin1');
  return { text, dataStart: start + length };
}

function required(header: PythonLiteral, key: string, position: number): PythonLiteral {
  const value = header.kind === 'dict' ? header.entries.get(key) : undefined;
  if (value === undefined) throw new FormatError(`expected '${key}' in the header`, { offset: position });
  return value;
}
