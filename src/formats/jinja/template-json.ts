/** Chat templates inside JSON: `tokenizer_config.json`, `processor_config.json`, `chat_template.json`. See https://huggingface.co/docs/transformers/chat_templating_writing. */
import { type ByteSource, headOf, memorySource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { withoutZeros } from '../../bytes/zeros.ts';
import type { JsonArray, JsonObject, JsonValue } from '../../text/json-values.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import type { Examination, Format } from '../format.ts';

const MIB = 1024 * 1024;

/** Tokenizers of 500,000 words have 40 MB. CWE-770. */
const CONFIG_BYTES = 128 * MIB;
const CONFIG_LIMITS = { values: 20_000_000, kept: 2_000_000 };
/** How much is searched at once, and how much of it again so that the key does not fall between. */
const SEARCH_BYTES = MIB;
const OVERLAP_BYTES = 256;

/** The key, any of its characters perhaps as `\u0063`; zeros of UTF-16 and UTF-32 are taken out before. */
const KEY = new RegExp(
  `"${[...'chat_template'].map((one) => `(?:${one}|\\\\u00${one.charCodeAt(0).toString(16)})`).join('')}`,
  'i',
);

export const templateJsonFormat: Format = {
  id: 'chat-template',
  spec: 'https://huggingface.co/docs/transformers/chat_templating_writing',
  kind: 'model',
  isText: true,
  isLoose: true,
  probe: (source) =>
    startsAsJson(source) && holdsKey(source) ? (examination) => examineJson(source, examination) : null,
};

function startsAsJson(source: ByteSource): boolean {
  const head = Buffer.from(toUtf8(headOf(source, 64))).toString('latin1');
  return /^[ \t\r\n]*[{[]/.test(head) || /^[ \t\r\n]{16,}$/.test(head);
}

/** It may stand anywhere: so the text is searched, not only its head. */
function holdsKey(source: ByteSource): boolean {
  for (let start = 0; start < source.size; start += SEARCH_BYTES - OVERLAP_BYTES) {
    const bytes = Buffer.from(source.read(start, Math.min(start + SEARCH_BYTES, source.size)));
    const isWide = bytes.includes(0);
    const text = isWide ? withoutZeros(bytes) : bytes;
    if (text.includes('chat_template') || (text.includes('\\u00') && KEY.test(text.toString('latin1')))) return true;
  }
  return false;
}

async function examineJson(source: ByteSource, examination: Examination): Promise<void> {
  if (source.size > CONFIG_BYTES) {
    throw new FormatError(`a configuration of more than ${CONFIG_BYTES} bytes`, { reason: 'limit' });
  }
  const { values, failure } = parsePythonJson(toUtf8(source.read(0, source.size)), CONFIG_LIMITS);
  let templates = 0;
  for (const value of values) {
    for (const { text, at, offset } of templatesOf(value)) {
      templates += 1;
      examination.countEntry();
      await examination.member(`#${at}`, memorySource(Buffer.from(text)), offset, { expected: 'jinja' });
    }
  }
  // Text that breaks before it shows a template is some other JSON: no loader reads it.
  if (failure !== null && (templates > 0 || failure.reason === 'limit')) throw failure;
}

interface Found {
  readonly text: string;
  /** A JSON pointer. */
  readonly at: string;
  /** Of the object that holds it; bytes from the start of the text. */
  readonly offset: number;
}

/** Wherever the key stands; a value that stands twice is here twice. */
function* templatesOf(root: JsonValue): Generator<Found> {
  const todo: (JsonArray | JsonObject)[] = isContainer(root) ? [root] : [];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const child of next.kind === 'array' ? next.items : []) if (isContainer(child)) todo.push(child);
    for (const [key, value] of next.kind === 'object' ? next.entries : []) {
      if (/^chat_templates?$/i.test(key)) yield* textsOf(value, `/${key}`, next.offset);
      if (isContainer(value)) todo.push(value);
    }
  }
}

/** One text, several with names (`[{"name": "default", "template": "…"}]`), or several by name. */
function* textsOf(root: JsonValue, key: string, offset: number): Generator<Found> {
  const todo: { value: JsonValue; at: string }[] = [{ value: root, at: key }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { value, at } = next;
    if (typeof value === 'string') yield { text: value, at, offset };
    if (!isContainer(value) || at.length > POINTER_CHARACTERS) continue;
    const children = value.kind === 'array' ? value.items.entries() : value.entries.values();
    for (const [name, child] of children) todo.push({ value: child, at: `${at}/${String(name).slice(0, 80)}` });
  }
}

/** Deeper than any list of templates. */
const POINTER_CHARACTERS = 400;

function isContainer(value: JsonValue): value is JsonArray | JsonObject {
  return typeof value === 'object' && value !== null;
}
