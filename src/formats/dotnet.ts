/** Objects of .NET as `BinaryFormatter` writes them (Accord.NET): reading them makes any class that they name. The layout: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nrbf/. */
import { keptBytes } from '../bytes/block-source.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { firstBytesOf, hasBytesAt } from '../text/magic.ts';
import type { Examination, Format } from './format.ts';
import { NamedOperators } from './named-operators.ts';

/** A header record; behind the numbers of its root and of its headers stands the version. */
const RECORD = [0];
const VERSION = [1, 0, 0, 0, 0, 0, 0, 0];
const VERSION_AT = 9;
const HEADER_BYTES = 17;
/** Of a library, a class of it or of the system, a text, an array, a method, or the end. */
const LAST_RECORD = 22;
const PIECE_BYTES = 1024 * 1024;
const OVERLAP_BYTES = 512;
/** Classes are named where they stand first; numbers follow. */
const SEARCHED_BYTES = 32 * 1024 * 1024;
/** A class with its package. */
const NAME = /[A-Z]\w{1,60}(?:\.[A-Z]\w{0,80}){1,10}/g;

export const dotnetFormat: Format = {
  id: 'dotnet-binary',
  spec: 'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nrbf/',
  kind: 'model',
  title: '.NET BinaryFormatter',
  extensions: ['bin', 'model', 'accord'],
  sees: 'that it is one, and classes of known attacks',
  provenWith: 'schema',
  firstBytes: firstBytesOf(RECORD),
  isOpenEnded: true,
  probe: (source) => (isFormatted(source) ? (examination) => examineClasses(source, examination) : null),
};

function isFormatted(source: ByteSource): boolean {
  if (source.size <= HEADER_BYTES || !hasBytesAt(source, 0, RECORD) || !hasBytesAt(source, VERSION_AT, VERSION))
    return false;
  const head = Buffer.from(source.read(0, HEADER_BYTES + 1));
  const [root, headers, record] = [head.readInt32LE(1), head.readInt32LE(5), head[HEADER_BYTES] ?? 0];
  return root !== 0 && Math.abs(root) < 0x10000 && headers >= -1 && headers <= 0 && record > 0 && record <= LAST_RECORD;
}

function examineClasses(source: ByteSource, examination: Examination): void {
  const names = new NamedOperators(examination, 'dotnet');
  const end = Math.min(source.size, SEARCHED_BYTES);
  names.operator('Deserialize', 0, `${source.size} bytes, of which ${end} were searched`);
  const seen = new Set<string>();
  for (let start = HEADER_BYTES; start < end; start += PIECE_BYTES) {
    const piece = Buffer.from(keptBytes(source, start, Math.min(end, start + PIECE_BYTES + OVERLAP_BYTES)));
    for (const { 0: name, index } of piece.toString('latin1').matchAll(NAME)) {
      if (seen.has(name)) continue;
      seen.add(name);
      names.operator(name, start + index);
      // The length of a text may be a capital letter as well.
      if (/^.[A-Z]/.test(name)) names.operator(name.slice(1), start + index + 1);
    }
  }
}
