/** Reads a configuration that may be JSON or YAML, in any encoding that their readers in Python take. See https://yaml.org/spec/1.1/ and https://docs.python.org/3/library/json.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { FormatError } from '../../bytes/format-error.ts';
import { LimitError } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { CEILINGS, JSON_READINGS } from '../../limits.ts';
import type { JsonValue } from '../../text/json-values.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { readYamlOf } from '../yaml/yaml-text.ts';
import { startsAsJson } from './text-search.ts';

export interface ConfigurationDocuments {
  readonly documents: readonly JsonValue[];
  /** Why it ended early; what was read before is in `documents`. Text that is no configuration at all has neither. */
  readonly failure: FormatError | null;
}

/** JSON where it begins as JSON and reads as such, else YAML. */
export async function readConfiguration(once: Once<ByteSource>): Promise<ConfigurationDocuments> {
  const json = once(startsAsJson) ? once(readJson) : null;
  if (json !== null && (json.failure === null || json.failure.reason === 'limit')) return json;
  const yaml = await once(readYamlOf);
  // Neither reads it: JSON that is cut short reports more than YAML that breaks.
  return yaml.documents.length === 0 && json !== null ? json : yaml;
}

/** JSON alone. Ask it by `once` where several formats may. */
export function readJson(source: ByteSource): ConfigurationDocuments {
  if (source.size > CEILINGS.jsonBytes.most) return { documents: [], failure: new LimitError('jsonBytes', 0) };
  const { values, failure } = parsePythonJson(toUtf8(source.read(0, source.size)), JSON_READINGS.configuration);
  return { documents: values, failure };
}
