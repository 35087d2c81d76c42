/** MAT files of MATLAB 5 to 7: objects and function handles among their variables, of which MATLAB rebuilds the first through their classes. Later ones are HDF5. See https://www.mathworks.com/help/pdf_doc/matlab/matfile_format.pdf and https://www.mathworks.com/help/matlab/matlab_oop/loadobj.html */
import { constants, inflateSync } from 'node:zlib';
import { type ByteSource, memorySource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { decodeZlib } from '../../streams/zlib.ts';
import { ascii, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';
import { elementAt, MATRIX, numberAt, TAG_BYTES } from './matlab-elements.ts';
import { holdsFunctions, mayHoldFunctions, reportFunctions, windowsOf } from './matlab-functions.ts';

const MAGIC = ascii('MATLAB ');
/** Where the version and the order of bytes stand. */
const VERSION_AT = 124;
const HEADER_BYTES = 128;

/** Types of elements. */
const COMPRESSED = 15;
/** Classes of arrays: old objects, function handles, objects of a class of MATLAB's own language. */
const OBJECT = 3;
const FUNCTION = 16;
const OPAQUE = 17;
/** Of a compressed variable: its flags, its size and its names stand here. */
const HEAD_BYTES = 4096;
/** What the names of a variable are looked for among. */
const PARTS = 6;

export const matlabFormat: Format = {
  id: 'matlab',
  spec: 'https://www.mathworks.com/help/pdf_doc/matlab/matfile_format.pdf',
  kind: 'model',
  title: 'MATLAB 5 to 7',
  extensions: ['mat'],
  sees: 'objects, whose class MATLAB asks to rebuild them, function handles (low); functions whose text GNU Octave evaluates',
  provenWith: 'scipy 1.17.1; objects: schema',
  isOpenEnded: true,
  firstBytes: firstBytesOf(MAGIC),
  probe(source) {
    const isLittle = hasBytesAt(source, VERSION_AT, [0, 1, ...ascii('IM')]);
    const isBig = hasBytesAt(source, VERSION_AT, [1, 0, ...ascii('MI')]);
    if (!hasBytesAt(source, 0, MAGIC) || !(isLittle || isBig)) return null;
    return (examination) => examineVariables(source, isLittle, examination);
  },
};

async function examineVariables(source: ByteSource, isLittle: boolean, examination: Examination): Promise<void> {
  const names = new NamedOperators(examination, 'matlab');
  let position = HEADER_BYTES;
  while (position + TAG_BYTES <= source.size) {
    examination.countEntry();
    const { type, start, end } = elementAt(source, position, isLittle);
    // No reader goes on behind an element of no type and no bytes.
    if (type === 0 && end === start) return;
    const data = sectionOf(source, start, Math.min(end, source.size));
    if (type === MATRIX) reportVariable(data, isLittle, { names, offset: position });
    else if (type === COMPRESSED) reportVariable(expandedHead(data), isLittle, { names, offset: position });
    if (type === MATRIX || type === COMPRESSED)
      await examineFunctions(data, { isPacked: type === COMPRESSED, isLittle, offset: position }, examination);
    // Only the last may be cut: what is missing are numbers.
    position = Math.max(end, position + TAG_BYTES);
  }
}

/** GNU Octave evaluates functions without a name, however deep they lie. */
async function examineFunctions(
  data: ByteSource,
  { isPacked, isLittle, offset }: { readonly isPacked: boolean; readonly isLittle: boolean; readonly offset: number },
  examination: Examination,
): Promise<void> {
  const head = isPacked ? expandedHead(data) : data;
  if (head.size < TAG_BYTES + 4 || !mayHoldFunctions(numberAt(head, TAG_BYTES, isLittle) & 0xff)) return;
  const chunks = () => (isPacked ? decodeZlib({ source: data, start: 0, end: data.size }) : windowsOf(data));
  try {
    if (!(await holdsFunctions(chunks()))) return;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return; // no reader gets a function out of it
  }
  const { source, failure } = isPacked
    ? await examination.expand(chunks(), data.size)
    : { source: data, failure: null };
  const variable = isPacked ? sectionOf(source, Math.min(TAG_BYTES, source.size), source.size) : source;
  reportFunctions({ data: variable, isLittle, names: new NamedOperators(examination, 'octave'), offset, examination });
  if (failure !== null) throw failure;
}

/** The first variable that is packed here, without the tag around it. */
function expandedHead(data: ByteSource): ByteSource {
  try {
    const packed = data.read(0, Math.min(data.size, HEAD_BYTES));
    const bytes = inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
    return memorySource(bytes.subarray(Math.min(TAG_BYTES, bytes.length)));
  } catch {
    // No reader gets anything out of it.
    return memorySource(new Uint8Array(0));
  }
}

interface Place {
  readonly names: NamedOperators;
  readonly offset: number;
}

function reportVariable(data: ByteSource, isLittle: boolean, { names, offset }: Place): void {
  if (data.size < TAG_BYTES + 4) return;
  const kind = numberAt(data, TAG_BYTES, isLittle) & 0xff;
  if (kind === FUNCTION) names.operator('function_handle', offset);
  if (kind !== OBJECT && kind !== OPAQUE) return;
  const texts = textsIn(data, isLittle);
  // Behind the name of the variable: of an opaque one the system of types stands before its class.
  names.operator(texts[kind === OPAQUE ? 2 : 1] ?? texts[1] ?? 'object', offset);
}

/** The texts among the first parts of a variable, empty ones included. */
function textsIn(data: ByteSource, isLittle: boolean): readonly string[] {
  const texts: string[] = [];
  let position = 0;
  for (let part = 0; part < PARTS && position + TAG_BYTES <= data.size; part += 1) {
    const { type, start, end } = elementAt(data, position, isLittle);
    if (type === 1 && end <= data.size) texts.push(Buffer.from(data.read(start, end)).toString('latin1'));
    position = Math.ceil(end / TAG_BYTES) * TAG_BYTES;
  }
  return texts;
}
