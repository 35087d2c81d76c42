/** Modules of IREE (`.vmfb`): instructions of its virtual machine, and for some processors a library that the runtime loads; behind the header of a zip archive, or alone. Schema: https://github.com/iree-org/iree/blob/main/runtime/src/iree/schemas/bytecode_module_def.fbs */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { ascii, hasBytesAt, ZIP_START } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';
import { findProgram } from './program-search.ts';

const IDENTIFIER = ascii('IREE');
/** Behind the length of the buffer and the offset of its root. */
const IDENTIFIER_AT = 8;
/** Of the header of an entry of a zip archive; then a name and more, whose lengths stand at its end. */
const ZIP_HEADER_BYTES = 30;
/** Libraries are kept behind the instructions; weights may follow, and are not searched. */
const SEARCHED_BYTES = 16 * 1024 * 1024;

export const ireeFormat: Format = {
  id: 'iree',
  spec: 'https://github.com/iree-org/iree/blob/main/runtime/src/iree/schemas/bytecode_module_def.fbs',
  kind: 'model',
  title: 'IREE modules',
  extensions: ['vmfb'],
  sees: 'libraries for the machine inside',
  provenWith: 'iree-base-compiler 3.13.0',
  isOpenEnded: true,
  probe: (source) => (isModule(source) ? (examination) => examineLibraries(source, examination) : null),
};

function isModule(source: ByteSource): boolean {
  if (!hasBytesAt(source, 0, ZIP_START)) return isModuleAt(source, 0);
  if (source.size < ZIP_HEADER_BYTES) return false;
  const head = Buffer.from(headOf(source, ZIP_HEADER_BYTES));
  return isModuleAt(source, ZIP_HEADER_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28));
}

function isModuleAt(source: ByteSource, start: number): boolean {
  if (!hasBytesAt(source, start + IDENTIFIER_AT, IDENTIFIER)) return false;
  const bytes = Buffer.from(source.read(start, start + IDENTIFIER_AT));
  const [length, root] = [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
  return root >= 4 && root < length && start + length <= source.size;
}

function examineLibraries(source: ByteSource, examination: Examination): void {
  const headEnd = Math.min(source.size, SEARCHED_BYTES);
  const tail = Math.max(headEnd, source.size - SEARCHED_BYTES);
  const found = findProgram(source, 0, headEnd) ?? findProgram(source, tail, source.size);
  if (found !== null) new NamedOperators(examination, 'iree').operator('Executable', found.offset, found.kind);
}
