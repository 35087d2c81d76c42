/** Reports models of XGBoost: JSON, UBJSON, and the memory of its structures that it wrote before 3.1. See https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html and https://github.com/dmlc/xgboost/blob/v1.7.6/src/learner.cc. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';

/** Where a file begins and ends; between lie the trees. */
const PART_BYTES = 4096;

export function isXgboost(source: ByteSource): boolean {
  const [first = 0] = headOf(source, 1);
  if (first !== BRACE && !BLANKS.has(first)) return isMemory(source);
  const head = Buffer.from(headOf(source, PART_BYTES)).toString('latin1');
  return UBJSON.test(head) || isXgboostJson(source, head);
}

const BRACE = 0x7b;
const BLANKS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20]);

/** One of the two keys that a model has, its length before it: `{L……learner{`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: lengths are bytes
const UBJSON = /^\{(?:[iU]|I\0|l\0{3}|L\0{7})\x07(?:learner\{|version\[)/;

export const XGBOOST_JSON = /^\s*\{\s*"(?:learner"\s*:\s*\{|version"\s*:\s*\[)/;
const JSON_PART = /"(?:gradient_booster|learner_model_param|learner_train_param)"\s*:/;

/** @param head of PART_BYTES, each character a byte */
function isXgboostJson(source: ByteSource, head: string): boolean {
  if (!XGBOOST_JSON.test(head)) return false;
  if (JSON_PART.test(head)) return true;
  const tail = Buffer.from(source.read(Math.max(0, source.size - PART_BYTES), source.size)).toString('latin1');
  return JSON_PART.test(tail);
}

/** Bytes of the parameters of a learner, behind the sign of a binary file, which the oldest lack. */
const PARAMETERS = 136;
const SIGNS = [ascii('binf'), []];
const ZEROS = [0, 0, 0, 0, 0, 0, 0];
const NAMES_BYTES = 128;

/** Behind the parameters stand the name of the objective and that of the booster, each behind its length. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: lengths are bytes
const NAMES = /^[\x03-\x3f]\0{7}([a-z]+:[a-z\d]+(?:-[a-z\d]+)*)([\x04-\x10])\0{7}(gbtree|gblinear|dart)/;

function isMemory(source: ByteSource): boolean {
  return SIGNS.some((sign) => {
    const start = sign.length + PARAMETERS;
    // The length of a name, of which the upper bytes are zero.
    if (!hasBytesAt(source, start + 1, ZEROS) || !hasBytesAt(source, 0, sign)) return false;
    const names = Buffer.from(source.read(start, Math.min(source.size, start + NAMES_BYTES))).toString('latin1');
    const [, objective = '', length = '', booster = ''] = NAMES.exec(names) ?? [];
    return booster !== '' && names.charCodeAt(0) === objective.length && length.charCodeAt(0) === booster.length;
  });
}
