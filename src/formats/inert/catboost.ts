/** Reports models of CatBoost: a magic, a length, and a FlatBuffer that names its version; or JSON. See https://catboost.ai/docs/en/concepts/json-model-details and https://github.com/catboost/catboost/blob/master/catboost/libs/model/flatbuffers/model.fbs. */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { hasRoot, rootTable } from '../../wire/flatbuffer.ts';

const CATBOOST_MAGIC = ascii('CBM1');
const LENGTH_BYTES = 4;
/** Field of the version's name. */
const VERSION = 0;
const VERSION_NAME = /^FlabuffersModel_v/;

/** The keys of the outermost object, in the order of the alphabet; trees lie between the first and the last. */
export const CATBOOST_JSON = /^\s*\{\s*"(?:ctr_data|features_info)"\s*:/;
const JSON_END = /"scale_and_bias"\s*:\s*\[[^{}"]*\]\s*\}\s*$|"trees"\s*:|"oblivious_trees"\s*:/;
const PART_BYTES = 4096;

/** @throws FormatError which counts as a no */
export function isCatboost(source: ByteSource): boolean {
  return isBinary(source) || isJson(source);
}

function isJson(source: ByteSource): boolean {
  if (!CATBOOST_JSON.test(Buffer.from(headOf(source, PART_BYTES)).toString('latin1'))) return false;
  const tail = source.read(Math.max(0, source.size - PART_BYTES), source.size);
  return JSON_END.test(Buffer.from(tail).toString('latin1'));
}

function isBinary(source: ByteSource): boolean {
  const start = CATBOOST_MAGIC.length + LENGTH_BYTES;
  if (source.size <= start || !hasBytesAt(source, 0, CATBOOST_MAGIC)) return false;
  const core = sectionOf(source, start, source.size);
  return hasRoot(core) && VERSION_NAME.test(rootTable(new ByteWindow(core)).text(VERSION));
}
