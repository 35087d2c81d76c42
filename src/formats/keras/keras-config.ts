/** Keras model configurations as JSON: `config.json` of a `.keras` archive, `model.to_json()`, metadata of a SavedModel. See https://keras.io/api/models/model_saving_apis/model_config_serialization/. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { beginsAsNoJson, detectEncoding, toUtf8 } from '../../text/text-encoding.ts';
import type { Format } from '../format.ts';

const MIB = 1024 * 1024;

/** How much is searched at once, and how much of it again so that no key falls between. */
const SEARCH_BYTES = MIB;
const OVERLAP_BYTES = 1024;

/** `{ "class_name": "Sequential", "config": {…} }`: every serialized object has both keys, in any spelling that JSON has for them. */
const OBJECT_KEYS = ['class_name', 'config'];

export const kerasConfig: Format = {
  id: 'keras-config',
  spec: 'https://keras.io/api/models/model_saving_apis/model_config_serialization/',
  kind: 'text',
  title: 'Keras configuration',
  extensions: ['keras', 'h5', 'json'],
  sees: 'layers of code (`Lambda`), classes and functions of other packages, files',
  provenWith: 'keras 3.15, tensorflow 2.21',
  isText: true,
  isLoose: true,

  probe(source) {
    if (!isKerasConfig(source)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineConfigText } = await import('./config-text.ts');
      await examineConfigText(source, examination);
    };
  },
};

export function isKerasConfig(source: ByteSource): boolean {
  return startsAsJson(source) && containsAll(source, OBJECT_KEYS);
}

/** Keys may lie anywhere in the text, and no order of keys is prescribed: so the text is searched, not only its head. */
function containsAll(source: ByteSource, keys: readonly string[]): boolean {
  const isWide = detectEncoding(headOf(source, 4)).encoding !== 'utf-8';
  const missing = new Set(keys);
  for (let start = 0; start < source.size; start += SEARCH_BYTES - OVERLAP_BYTES) {
    const bytes = source.read(start, Math.min(start + SEARCH_BYTES, source.size));
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const isPlain = !isWide && !text.includes('\\u');
    for (const key of missing) {
      if (isPlain ? text.includes(`"${key}"`) : keyPattern(key, isWide).test(text)) missing.delete(key);
    }
    if (missing.size === 0) return true;
  }
  return false;
}

function startsAsJson(source: ByteSource): boolean {
  const bytes = headOf(source, 64);
  if (beginsAsNoJson(bytes)) return false;
  const head = Buffer.from(toUtf8(bytes)).toString('latin1');
  if (/^[ \t\r\n]*[{[]/.test(head)) return true;
  return /^[ \t\r\n]{16,}$/.test(head);
}

/** The key in quotes, any of its characters perhaps as `\u0063`. What follows it is not asked for: it may be far off. In UTF-16 and UTF-32 zeros lie between. */
function keyPattern(key: string, isWide: boolean): RegExp {
  const gap = isWide ? '\\0{1,3}' : '';
  const escaped = (code: string) => ['\\\\', 'u', ...code].join(gap);
  const characters = [...key].map((character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `(?:${character}|${escaped(code)}|${escaped(code.toUpperCase())})`;
  });
  return new RegExp(['"', ...characters, '"'].join(gap));
}
