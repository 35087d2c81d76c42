/** Reads a configuration that may be JSON or YAML, in any encoding that their readers in Python take. See https://yaml.org/spec/1.1/ and https://docs.python.org/3/library/json.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { Once } from '../../bytes/once.ts';
import type { JsonValue } from '../../text/json-values.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { readYamlOf } from '../yaml/yaml-text.ts';
import { startsAsJson } from './text-search.ts';

const KIB = 1024;
const MIB = KIB * KIB;
/** Objects of some megabytes are kept as JSON; more is data. CWE-770. */
const JSON_BYTES = 32 * MIB;
const JSON_LIMITS = { values: 2_000_000, kept: 600_000 };
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
  // Neither reads it: JSON that is cut short tells more than YAML that breaks.
  return yaml.documents.length === 0 && json !== null ? json : yaml;
}

/** JSON alone. Ask it by `once` where several formats may. */
export function readJson(source: ByteSource): ConfigurationDocuments {
  if (source.size > JSON_BYTES) {
    return { documents: [], failure: new FormatError(`JSON of more than ${JSON_BYTES} bytes`, { reason: 'limit' }) };
  }
  const { values, failure } = parsePythonJson(toUtf8(source.read(0, source.size)), JSON_LIMITS);
  return { documents: values, failure };
}
