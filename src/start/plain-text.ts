/** Whether content is certainly no model: text of which no format of the registry could make anything. In doubt it says no, and the whole program looks. */

import { spelled } from '../text/spelled.ts';

/** Every binary format needs at least one of these bytes: numbers below 32 in its headers. Tab, line feed, form feed and carriage return are text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BINARY = /[\0-\x08\x0b\x0e-\x1f\x7f]/;

/** Beginnings that are text and yet start something: bzip2, joblib's old zlib files, zstd, pointers of Git LFS (blanks of any alphabet may precede) and git-annex. */
const BEGINNINGS = /^(?:BZh|ZF|\x28\xb5\x2f\xfd|[^!-~]*version |\/annex\/)/;

/** Keys of serialized Keras objects and of chat templates, in any spelling that JSON has for them. */
const KEYS = /class_name|(?:chat|instruction)[_-]template|\\u00[567][0-9a-f]/i;

/** Tags of YAML that make Python objects, in full or with escapes; other handles need a directive. */
const YAML_TAG = /!(?:!(?!!)|<)\S{0,60}(?:p|%70)(?:y|%79)(?:t|%74)(?:h|%68)(?:o|%6f)(?:n|%6e)|%TAG/i;

/** What names the parts of a model in other configurations: Hydra, jsonpickle, transformers, MLflow, PMML; latent diffusion names them by a pair of keys. */
const NAMING_WORDS = [
  '_target_',
  '"py/',
  'auto_map',
  'custom_pipelines',
  'loader_module',
  '"__loader__"',
  ':serialized:',
  'CLOUDPICKLE_FALLBACK',
  'SampleBatch',
  '"serializer"',
];
const PMML = /<scheme[\s>/]|<(?:[\w.-]+:)?PMML|<!DOCTYPE\s+(?:[\w.-]+:)?PMML/;
const TARGET_PAIR = /(?:^|[\s{,"'-])target["']?[ \t]*:\s*["']?[A-Za-z_]\w*(?:\.\w+)+["']?[ \t]*(?:$|[,}\r])/m;

/** A graph of TensorFlow as text: a field of the outermost message, then its value. */
const GRAPH_TEXT =
  /^(?:\s|#[^\n]*\n)*(?:node|versions?|library|meta_graphs|saved_model_schema_version|meta_info_def|graph_def|saver_def|collection_def|signature_def|asset_file_def|object_graph_def|debug_info)(?:\s|#[^\n]*\n)*[:{<]/;

const TAR_HEADER_BYTES = 512;
const TAR_CHECKSUM_START = 148;
const TAR_CHECKSUM_END = 156;
const SPACE = 0x20;

/** Whether every file may be text without Keras objects and chat templates. @param contents of one file or of many, each character a byte */
export function isPlainThroughout(contents: string): boolean {
  return !BINARY.test(contents) && !KEYS.test(contents) && !YAML_TAG.test(contents) && !namesParts(contents);
}

function namesParts(contents: string): boolean {
  return holdsWord(contents) || PMML.test(contents) || (contents.includes('params') && TARGET_PAIR.test(contents));
}

/** Every other spelling takes a backslash: without one no pattern need be made. */
function holdsWord(contents: string): boolean {
  if (NAMING_WORDS.some((word) => contents.includes(word))) return true;
  return contents.includes('\\') && new RegExp(NAMING_WORDS.map(spelled).join('|')).test(contents);
}

/** Whether nothing starts here that text can hold. @param content of one file, each character a byte */
export function startsPlain(content: string): boolean {
  return !BEGINNINGS.test(content) && !GRAPH_TEXT.test(content) && !startsAsZlib(content) && !startsAsTar(content);
}

/** Two bytes: deflate, and a checksum of them. A stream may be made of printable bytes alone. RFC 1950. */
function startsAsZlib(content: string): boolean {
  const head = content.charCodeAt(0) * 256 + content.charCodeAt(1);
  return ((head >> 8) & 0x0f) === 8 && head % 31 === 0;
}

/** A header of 512 bytes whose checksum is right; old ones have no magic, and nothing in them must be a NUL. */
function startsAsTar(content: string): boolean {
  if (content.length < TAR_HEADER_BYTES) return false;
  const field = content.slice(TAR_CHECKSUM_START, TAR_CHECKSUM_END);
  const isBinary = field.charCodeAt(0) > 0x7f;
  const octal = /^\s*([+-]?)(?:0o_?)?([0-7][0-7_]*)/i.exec(field);
  if (octal === null && !isBinary) return false;
  const [, sign, digits = ''] = octal ?? [];
  const number = isBinary ? binaryNumber(field) : Number.parseInt(digits.replaceAll('_', ''), 8);
  return checksumsOf(content).includes(sign === '-' ? -number : number);
}

/** Signed where the first byte is 255. */
function binaryNumber(field: string): number {
  const first = field.charCodeAt(0);
  const number = [...field.slice(1)].reduce(
    (sum, byte) => sum * 256 + byte.charCodeAt(0),
    first === 0xff ? 0 : first & 0x3f,
  );
  return first === 0xff ? number - 256 ** 7 : number;
}

/** Of unsigned and of signed bytes, the field itself as spaces. */
function checksumsOf(content: string): readonly number[] {
  let unsigned = 0;
  let signed = 0;
  for (let index = 0; index < TAR_HEADER_BYTES; index += 1) {
    const isField = index >= TAR_CHECKSUM_START && index < TAR_CHECKSUM_END;
    const byte = isField ? SPACE : content.charCodeAt(index);
    unsigned += byte;
    signed += byte > 0x7f ? byte - 256 : byte;
  }
  return [unsigned, signed];
}
