/** Variables of GNU Octave, as text and in its binary form: a function without a name is a text that Octave evaluates as the file is loaded. See https://github.com/gnu-octave/octave/blob/default/libinterp/corefcn/load-save.cc. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { extensionOf } from '../../model-names.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';
import { reportAnonymous } from './anonymous-function.ts';

const BINARY = ascii('Octave-1-');
/** Files of MATLAB, and HDF5. */
const OTHERS = /* @__PURE__ */ [ascii('MATLAB '), ascii('\x89HDF')];
const HANDLE = 'function handle';
/** A comment in which the word begins so, behind the last of its marks: Octave asks no more of it. */
const TYPE = /[#%][ \t]*type[A-Za-z]*[^A-Za-z][ \t:]*(?:global )?function handle[ \t]*(?![^\r\n])/;
const ANONYMOUS = '@<anonymous>';
const SUBTYPE = /^[#%][ \t#%]*subtype[A-Za-z]*[^A-Za-z][ \t:]*anonymous\s*$/;
/** Of the name of a function in the binary form, and of its text. */
const NAME_BYTES = 64 * 1024;
/** Lines behind the type that say where a function is from. */
const REMARKS = 8;

export const octaveFormat: Format = {
  id: 'octave',
  spec: 'https://docs.octave.org/latest/Simple-File-I_002fO.html',
  kind: 'text',
  title: 'Variables of GNU Octave (text, binary)',
  extensions: ['mat'],
  sees: 'functions without a name that are more than that: Octave evaluates their text when it loads the file',
  provenWith: 'Octave 7.3',
  isLoose: true,
  probe(source, name) {
    if (hasBytesAt(source, 0, BINARY)) return (examination) => examineBinary(source, examination);
    return isOctaveText(source, name) ? (examination) => examineText(source, examination) : null;
  },
};

/** Octave looks for the first comment with a name, wherever it stands; what it writes begins with one. */
export function isOctaveText(source: ByteSource, name: string): boolean {
  const [first] = headOf(source, 1);
  const isRemark = first === 0x23 || first === 0x25;
  if (!isRemark && (extensionOf(name) !== 'mat' || OTHERS.some((magic) => hasBytesAt(source, 0, magic)))) return false;
  return holdsPattern(source, TYPE);
}

function examineText(source: ByteSource, examination: Examination): void {
  keepWithin('templateConfigurationBytes', source.size, 0);
  const text = Buffer.from(headOf(source, source.size)).toString('latin1');
  const names = new NamedOperators(examination, 'octave');
  for (const { index, 0: whole } of text.matchAll(new RegExp(TYPE, 'g'))) {
    const found = functionBehind(text, index + whole.length);
    if (found !== null) reportAnonymous(found, index, names);
  }
}

/** The text of the function whose type ends at `from`; null for one that is known by its name. */
function functionBehind(text: string, from: number): string | null {
  const LINE = /[^\r\n]+/g;
  LINE.lastIndex = from;
  let isAnonymous = false;
  for (let line = LINE.exec(text), remarks = 0; line !== null && remarks < REMARKS; line = LINE.exec(text)) {
    const content = line[0].trim();
    if (content === '') continue;
    if (isAnonymous) return content;
    if (/^[#%]/.test(content)) {
      isAnonymous = SUBTYPE.test(content);
      remarks += 1;
    } else if (!/^@<anonymous>(?:\s|$)/.test(content)) return null;
    else if (content.length > ANONYMOUS.length) return content.slice(ANONYMOUS.length).trim();
    else isAnonymous = true;
  }
  return null;
}

/** The name of the type, the name of the function and its text, each but the first behind its length. */
function examineBinary(source: ByteSource, examination: Examination): void {
  keepWithin('templateConfigurationBytes', source.size, 0);
  const bytes = Buffer.from(headOf(source, source.size));
  const names = new NamedOperators(examination, 'octave');
  const isLittle = hasBytesAt(source, BINARY.length, ascii('L'));
  for (let at = bytes.indexOf(HANDLE); at !== -1; at = bytes.indexOf(HANDLE, at + 1)) {
    const name = textAt(bytes, at + HANDLE.length, isLittle);
    if (name === null || !name.text.startsWith(ANONYMOUS)) continue;
    const body = textAt(bytes, name.end, isLittle);
    if (body !== null) reportAnonymous(body.text, at, names);
  }
}

function textAt(bytes: Buffer, at: number, isLittle: boolean): { readonly text: string; readonly end: number } | null {
  if (at + 4 > bytes.length) return null;
  const length = isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  const end = at + 4 + length;
  // Octave reads it up to a zero.
  const text = bytes.toString('latin1', at + 4, Math.min(end, at + 4 + NAME_BYTES)).split('\0')[0] ?? '';
  return length > bytes.length ? null : { text, end };
}
