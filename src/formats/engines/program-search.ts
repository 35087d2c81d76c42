/** Finds programs and libraries for the processor inside opaque bytes; code for graphics cards, which is kept as ELF as well, is none. See https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html and https://learn.microsoft.com/en-us/windows/win32/debug/pe-format. */

import { keptBytes } from '../../bytes/block-source.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';

const PIECE_BYTES = 1024 * 1024;
/** A header that a piece cuts is whole in the next one. */
const OVERLAP_BYTES = 1024;

const ELF = Buffer.from('\x7fELF', 'latin1');
/** Executables, and libraries. */
const ELF_TYPES: ReadonlySet<number> = new Set([2, 3]);
/** Graphics cards and the like: their code is kept as ELF as well. CUDA, AMD, Intel, BPF. */
const ELF_ACCELERATORS: ReadonlySet<number> = new Set([190, 205, 224, 247]);
const PE = Buffer.from('PE\0\0', 'latin1');
const PE_MACHINES: ReadonlySet<number> = new Set([0x14c, 0x1c4, 0x8664, 0xaa64]);
/** Where the header of DOS says where that of Windows is. */
const PE_POINTER_AT = 0x3c;

export interface FoundProgram {
  readonly kind: 'ELF' | 'PE' | 'Mach-O' | 'APE';
  readonly offset: number;
}

/** The first program between two positions; null where there is none. */
export function findProgram(source: ByteSource, from: number, to: number): FoundProgram | null {
  for (let start = from; start < to; start += PIECE_BYTES) {
    const bytes = Buffer.from(keptBytes(source, start, Math.min(to, start + PIECE_BYTES + OVERLAP_BYTES)));
    const offset = findElf(bytes);
    if (offset !== null) return { kind: 'ELF', offset: start + offset };
    const portable = findPortable(bytes);
    if (portable !== null) return { kind: 'PE', offset: start + portable };
  }
  return null;
}

/** Of Mach-O, in both orders of bytes and both widths, and the kinds that run or are loaded: programs, libraries, bundles. */
const MACH_O: ReadonlySet<number> = new Set([0xfeedface, 0xfeedfacf]);
const MACH_O_KINDS: ReadonlySet<number> = new Set([2, 6, 8]);
/** An actually portable executable. https://justine.lol/ape.html */
const PORTABLE_STARTS = ["MZqFpD='", "jartsr='"];

/** What a file is that begins so; null where it is no program. More than a magic must be right: numbers may begin with one. */
export function programAt(head: Uint8Array): FoundProgram['kind'] | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const [first = 0] = bytes;
  if (bytes.length < 20) return null;
  if (first === 0x7f) return findElf(bytes) === 0 ? 'ELF' : null;
  if (first === 0x4d || first === 0x6a) {
    if (PORTABLE_STARTS.includes(bytes.toString('latin1', 0, 8))) return 'APE';
    return findPortable(bytes) === 0 ? 'PE' : null;
  }
  const isMachO = (magic: number, kind: number) => MACH_O.has(magic) && MACH_O_KINDS.has(kind);
  if (isUniversal(bytes)) return 'Mach-O';
  const isEither =
    isMachO(bytes.readUInt32LE(0), bytes.readUInt32LE(12)) || isMachO(bytes.readUInt32BE(0), bytes.readUInt32BE(12));
  return isEither ? 'Mach-O' : null;
}

/** Programs for several processors in one file; a class of Java begins with the same four bytes, and with a higher number behind them. */
function isUniversal(bytes: Buffer): boolean {
  const magic = bytes.readUInt32BE(0);
  const isMany = (magic === 0xcafebabe || magic === 0xcafebabf) && bytes.readUInt32BE(4) > 0;
  return isMany && bytes.readUInt32BE(4) < UNIVERSAL_PARTS && PROCESSORS.has(bytes.readUInt32BE(8) & 0xffffff);
}

const UNIVERSAL_PARTS = 45;
/** Intel, ARM, PowerPC, without the bit for 64. */
const PROCESSORS: ReadonlySet<number> = new Set([7, 12, 18]);

function findElf(bytes: Buffer): number | null {
  for (let at = bytes.indexOf(ELF); at >= 0; at = bytes.indexOf(ELF, at + 1)) {
    if (at + 20 > bytes.length) return null;
    const number = (place: number) => (bytes[at + 5] === 2 ? bytes.readUInt16BE(place) : bytes.readUInt16LE(place));
    if (ELF_TYPES.has(number(at + 16)) && !ELF_ACCELERATORS.has(number(at + 18))) return at;
  }
  return null;
}

/** @returns where its header of DOS stands */
function findPortable(bytes: Buffer): number | null {
  for (let at = bytes.indexOf(PE); at >= 0; at = bytes.indexOf(PE, at + 1)) {
    if (at + 6 > bytes.length) return null;
    if (!PE_MACHINES.has(bytes.readUInt16LE(at + 4))) continue;
    const first = Math.max(0, at - OVERLAP_BYTES);
    for (
      let dos = bytes.lastIndexOf('MZ', at, 'latin1');
      dos >= first;
      dos = bytes.lastIndexOf('MZ', dos - 1, 'latin1')
    ) {
      if (dos + PE_POINTER_AT + 4 <= at && bytes.readUInt32LE(dos + PE_POINTER_AT) === at - dos) return dos;
      if (dos === 0) break;
    }
  }
  return null;
}
