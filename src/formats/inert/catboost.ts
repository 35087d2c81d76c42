/** Tells models of CatBoost: a magic, a length, and a FlatBuffer that names its version. See https://github.com/catboost/catboost/blob/master/catboost/libs/model/flatbuffers/model.fbs. */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import { hasRoot, rootTable } from '../../wire/flatbuffer.ts';
import { ByteWindow } from '../../wire/protobuf.ts';

export const CATBOOST_MAGIC = ascii('CBM1');
const LENGTH_BYTES = 4;
/** Field of the version's name. */
const VERSION = 0;
const VERSION_NAME = /^FlabuffersModel_v/;

/** @throws FormatError which counts as a no */
export function isCatboost(source: ByteSource): boolean {
  const start = CATBOOST_MAGIC.length + LENGTH_BYTES;
  if (source.size <= start || !hasBytesAt(source, 0, CATBOOST_MAGIC)) return false;
  const core = sectionOf(source, start, source.size);
  return hasRoot(core) && VERSION_NAME.test(rootTable(new ByteWindow(core)).text(VERSION));
}
