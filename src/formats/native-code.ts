/** Libraries of machine code that a loader opens: those of the compiled models in PyTorch's .pt2 archives. https://docs.pytorch.org/docs/stable/export/pt2_archive.html */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import type { Examination, Format } from './format.ts';
import { ascii, hasBytesAt } from './magic.ts';

/** ELF, PE, and Mach-O in both byte orders. */
const MAGICS: readonly (readonly number[])[] = [
  [0x7f, ...ascii('ELF')],
  ascii('MZ'),
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
];

const EXCERPT_BYTES = 16;

export const nativeCodeFormat: Format = {
  id: 'native-code',
  spec: 'https://docs.pytorch.org/docs/stable/export/pt2_archive.html',
  // Programs are in many repositories: only an archive whose loader opens them makes them part of a model.
  recognise: () => false,
  examine(source: ByteSource, examination: Examination) {
    if (!MAGICS.some((magic) => hasBytesAt(source, 0, magic))) return;
    const excerpt = Buffer.from(headOf(source, EXCERPT_BYTES)).toString('hex');
    examination.tell({ kind: 'code', language: 'native', excerpt, offset: 0 });
  },
};
