/** The objects of a Keras configuration in JSON, examined as they are read. See https://keras.io/api/models/model_saving_apis/model_config_serialization/. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { JSON_READINGS } from '../../limits.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import type { Examination } from '../format.ts';
import { ConfigExaminer } from './config-objects.ts';
import { startsAsCode } from './lambda.ts';

/** @throws FormatError where it is too large or breaks; what was found before was reported. */
export async function examineConfigText(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('kerasConfigBytes', source.size, 0);
  const text = toUtf8(source.read(0, source.size));
  const examiner = new ConfigExaminer({
    argumentCharacters: examination.limits.argumentCharacters,
    report: (fact) => examination.report(fact),
  });
  const { values, failure } = parsePythonJson(text, {
    ...JSON_READINGS.keras,
    keepsItem: startsAsCode,
    release: examiner.release,
  });
  examiner.finish(values);
  const { objects, embedded } = examiner;
  for (const { name, bytes, offset } of embedded) await examination.member(name, memorySource(bytes), offset);
  // Text that breaks before it shows an object is some other JSON: no loader of Keras reads it.
  if (failure !== null && (objects > 0 || failure.reason === 'limit')) throw failure;
}
