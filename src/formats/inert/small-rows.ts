/** More models whose loaders read numbers and names and nothing else, a row each: indexes of vectors, models of speech and text, of chess, of small runtimes. The sources are the readers of each library; see `spec`. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { headOf } from '../../bytes/byte-source.ts';
import { ascii, bytesOf, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import { type Inert, NUMBERS } from './inert-row.ts';

const CRFSUITE = ascii('lCRF');
const VOYAGER = ascii('VOYA');
/** Its number, the lowest byte first. */
const TVM = [0xb7, 0x9c, 0x04, 0x05, 0x4f, 0x8d, 0xe5, 0xf7, 0, 0, 0, 0, 0, 0, 0, 0];
const RTEN = ascii('RTEN');
const HEF = [1, ...ascii('HEF')];
/** Behind one of two bytes that name its kind. */
const NNUE = [0x2f, 0xf3, 0x7a];
/** Of its layout. */
const VERSIONS =
  '\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f';
// biome-ignore-start lint/suspicious/noControlCharactersInRegex: numbers are bytes
/** The version of the layout, the length of the name of a specification, the name with its zero. */
const CTRANSLATE2 = /^[\x01-\x1f]\0\0\0[\x05-\x60]\0[A-Z][A-Za-z\d]+Spec\0/;
/** A key, the mark of binary data, and a matrix, a vector or the first token of a model. */
const KALDI = /^(?:[!-~]{1,200} )?\0B(?:[FD]M |CM[23]? |[FD]V |<[A-Z][A-Za-z\d]+> )/;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: numbers are bytes
const HEAD_BYTES = 256;

export const SMALL_ROWS: readonly Inert[] = [
  {
    id: 'crfsuite',
    spec: 'https://github.com/chokkan/crfsuite/blob/master/lib/crf/src/crf1d_model.c',
    title: 'CRFsuite',
    extensions: ['crfsuite', 'model'],
    sees: NUMBERS,
    provenWith: 'python-crfsuite 0.9.12',
    firstBytes: firstBytesOf(CRFSUITE),
    recognises: (source) => hasBytesAt(source, 0, CRFSUITE) && hasBytesAt(source, 8, ascii('FOM')),
  },
  {
    id: 'hnswlib',
    spec: 'https://github.com/nmslib/hnswlib/blob/master/hnswlib/hnswalg.h',
    title: 'hnswlib',
    extensions: ['bin', 'hnsw', 'index'],
    sees: NUMBERS,
    provenWith: 'hnswlib 0.8.0',
    firstBytes: new Set([0]),
    recognises: isHnsw,
  },
  {
    id: 'voyager',
    spec: 'https://github.com/spotify/voyager/blob/main/cpp/src/Metadata.h',
    title: 'Voyager',
    extensions: ['voy', 'index'],
    sees: NUMBERS,
    provenWith: 'voyager 2.2.3',
    firstBytes: firstBytesOf(VOYAGER),
    recognises: (source) => hasBytesAt(source, 0, VOYAGER) && hasBytesAt(source, 5, [0, 0, 0]),
  },
  {
    id: 'ctranslate2',
    spec: 'https://github.com/OpenNMT/CTranslate2/blob/master/src/models/model.cc',
    title: 'CTranslate2',
    extensions: ['bin'],
    sees: NUMBERS,
    provenWith: 'ctranslate2 4.8.5',
    firstBytes: bytesOf(VERSIONS),
    recognises: (source) => CTRANSLATE2.test(beginningOf(source)),
  },
  {
    id: 'tvm-params',
    spec: 'https://github.com/apache/tvm/blob/main/src/runtime/file_utils.cc',
    title: 'Parameters of TVM',
    extensions: ['params'],
    sees: NUMBERS,
    provenWith: 'apache-tvm 0.27.0.post1',
    firstBytes: firstBytesOf(TVM),
    recognises: (source) => hasBytesAt(source, 0, TVM),
  },
  {
    id: 'kaldi',
    spec: 'https://kaldi-asr.org/doc/io.html',
    title: 'Kaldi (matrices, vectors, models in its binary form)',
    extensions: ['ark', 'mdl', 'mat', 'ie', 'dubm'],
    sees: NUMBERS,
    provenWith: 'kaldiio 2.18.1; models: schema',
    recognises(source) {
      const beginning = beginningOf(source);
      return beginning.includes('\0B') && KALDI.test(beginning);
    },
  },
  {
    id: 'rten',
    spec: 'https://github.com/robertknight/rten/blob/main/docs/rten-file-format.md',
    title: 'RTen',
    extensions: ['rten'],
    sees: NUMBERS,
    provenWith: 'schema',
    firstBytes: firstBytesOf(RTEN),
    recognises: (source) => hasBytesAt(source, 0, RTEN) && hasBytesAt(source, 5, [0, 0, 0]),
  },
  {
    id: 'nnue',
    spec: 'https://github.com/official-stockfish/nnue-pytorch/blob/master/docs/nnue.md',
    title: 'NNUE (Stockfish)',
    extensions: ['nnue'],
    sees: NUMBERS,
    provenWith: 'schema',
    laterByte: { at: 1, of: firstBytesOf(NNUE) },
    recognises: isNnue,
  },
  {
    id: 'hailo',
    spec: 'https://github.com/hailo-ai/hailort/blob/master/hailort/libhailort/src/hef/hef_internal.hpp',
    title: 'Hailo (HEF)',
    extensions: ['hef'],
    sees: 'a program for the accelerator, which has no access to the machine',
    provenWith: 'schema',
    firstBytes: firstBytesOf(HEF),
    recognises: (source) => hasBytesAt(source, 0, HEF) && hasBytesAt(source, 4, [0, 0, 0]),
  },
];

function beginningOf(source: ByteSource): string {
  return Buffer.from(headOf(source, HEAD_BYTES)).toString('latin1');
}

/** The version, a hash, the length of a description, which is text. */
function isNnue(source: ByteSource): boolean {
  if (source.size < 16 || !hasBytesAt(source, 1, NNUE)) return false;
  const length = Buffer.from(source.read(8, 12)).readUInt32LE();
  if (length === 0 || length > 4096 || 12 + length > source.size) return false;
  return /^[\x20-\x7e\s]+$/.test(Buffer.from(source.read(12, 12 + length)).toString('latin1'));
}

/** Nine numbers, four of which follow from others. */
function isHnsw(source: ByteSource): boolean {
  if (source.size < 96) return false;
  const head = Buffer.from(source.read(0, 96));
  const at = (position: number) => Number(head.readBigUInt64LE(position));
  const [most, vectors, element, label, data] = [at(8), at(16), at(24), at(32), at(40)];
  const [links, linksBelow, given] = [at(56), at(64), at(72)];
  const isLaidOut = element === label + 8 && data === 4 * linksBelow + 4 && data < label;
  return at(0) === 0 && vectors <= most && isLaidOut && linksBelow === 2 * links && links === given && links > 0;
}
