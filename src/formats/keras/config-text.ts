/** The objects of a Keras configuration in JSON, examined as they are read. See https://keras.io/api/models/model_saving_apis/model_config_serialization/. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import type { Examination } from '../format.ts';
import { ConfigExaminer } from './config-objects.ts';
import { startsAsCode } from './lambda.ts';

const MIB = 1024 * 1024;

/** A configuration of a thousand layers is 1 MB; vocabularies of a million words stay below this. CWE-770. */
const CONFIG_BYTES = 24 * MIB;
/** A configuration of a thousand layers has some 300,000 values; layers that were read do not count as kept. CWE-770. */
const READING = { values: 2_000_000, kept: 200_000, keepsItem: startsAsCode };

/** @throws FormatError where it is too large or breaks; what was found before was told. */
export async function examineConfigText(source: ByteSource, examination: Examination): Promise<void> {
  if (source.size > CONFIG_BYTES) {
    throw new FormatError(`a configuration of more than ${CONFIG_BYTES} bytes`, { reason: 'limit' });
  }
  const text = toUtf8(source.read(0, source.size));
  const examiner = new ConfigExaminer({
    argumentCharacters: examination.limits.argumentCharacters,
    tell: (fact) => examination.tell(fact),
  });
  const { values, failure } = parsePythonJson(text, { ...READING, release: examiner.release });
  examiner.finish(values);
  const { objects, embedded } = examiner;
  for (const { name, bytes, offset } of embedded) await examination.member(name, memorySource(bytes), offset);
  // Text that breaks before it shows an object is some other JSON: no loader of Keras reads it.
  if (failure !== null && (objects > 0 || failure.reason === 'limit')) throw failure;
}
