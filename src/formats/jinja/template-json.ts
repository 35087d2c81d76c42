/** Chat templates inside JSON, YAML and TOML: `tokenizer_config.json`, `processor_config.json`, `chat_template.json`, `config.yaml`. See https://huggingface.co/docs/transformers/chat_templating_writing. */
import { type ByteSource, headOf, memorySource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { withoutZeros } from '../../bytes/zeros.ts';
import { JSON_READINGS } from '../../limits.ts';
import { extensionOf } from '../../model-names.ts';
import {
  isContainer,
  type JsonArray,
  type JsonDocuments,
  type JsonObject,
  type JsonValue,
  valuesOf,
} from '../../text/json-values.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { spelled } from '../../text/spelled.ts';
import { isWideText } from '../../text/text.ts';
import { beginsAsNoJson, toUtf8 } from '../../text/text-encoding.ts';
import { tomlStrings } from '../../text/toml-strings.ts';
import { WordSearch } from '../../text/word-search.ts';
import type { Examination, Format } from '../format.ts';

const MIB = 1024 * 1024;

/** How much is searched at once, and how much of it again so that the key does not fall between. */
const SEARCH_BYTES = MIB;
const OVERLAP_BYTES = 256;

/** Words of the keys; zeros of UTF-16 and UTF-32 are taken out before. */
const WORDS = [
  'chat_template',
  'chat-template',
  'instruction_template',
  'doc_to_text',
  'doc_to_target',
  'template_format',
];
/** Made for the first text that needs it: few commits have one. */
let spelledWords: RegExp | null = null;
const SEARCHED_WORDS = new WordSearch(WORDS);
/** Without an escape a word can only be written in other letters. */
const ESCAPE = /\\[uUx\r\n]/;
/** `chat_template`, `chat_template_jinja` of axolotl, `default_chat_template`, `instruction_template` of text-generation-webui, `tokenizer.chat_template.rag` as GGUF has it, `doc_to_text` of the harness that evaluates language models. */
const KEY = /^(?:[\w.]+[_.-])?(?:chat|instruction)[_-]templates?(?:[_.-]\w{1,80})?$|^doc_to_(?:text|target|choice)$/i;
/** Beside it `template` is one, which LangChain renders. */
const FORMAT_KEY = 'template_format';
/** Such a key with its colon, or an escape that may spell one. */
const MEANT =
  /(?:(?:chat|instruction)[_-]templates?(?:[_.-]\w{1,80})?|(?<!\w)doc_to_(?:text|target|choice)|template_format)["']?\s{0,80}:|\\[uUx]|\w\\\r?\n/i;
/** In YAML a text without a tag names a template, or a file. */
const TAG = /\{[{%#]/;

export const templateJsonFormat: Format = {
  id: 'chat-template',
  spec: 'https://huggingface.co/docs/transformers/chat_templating_writing',
  kind: 'model',
  title: 'Chat templates in JSON',
  extensions: ['json'],
  sees: 'attributes that lead out of the sandbox',
  provenWith: 'transformers 5.24',
  isText: true,
  isLoose: true,
  probe: (source) => (isTemplateJson(source) ? (examination) => examineJson(source, examination) : null),
};

export const templateYamlFormat: Format = {
  id: 'chat-template-yaml',
  spec: 'https://docs.axolotl.ai/docs/config-reference.html',
  kind: 'text',
  title: 'Chat templates in YAML and TOML',
  extensions: ['yaml', 'yml', 'toml'],
  sees: 'attributes that lead out of the sandbox',
  provenWith: 'schema',
  isText: true,
  isLoose: true,
  probe(source, name, once) {
    if (!isTemplateYaml(source, name)) return null;
    return (examination) =>
      extensionOf(name) === 'toml' ? examineToml(source, examination) : examineYaml(source, once, examination);
  },
};

export function isTemplateJson(source: ByteSource): boolean {
  return startsAsJson(source) && holdsKey(source);
}

export function isTemplateYaml(source: ByteSource, name: string): boolean {
  const extension = extensionOf(name);
  // A table of TOML begins as a list of JSON does.
  const isOther = extension === 'toml' || (['yaml', 'yml', ''].includes(extension) && !startsAsJson(source));
  return isOther && holdsKey(source);
}

function startsAsJson(source: ByteSource): boolean {
  const bytes = headOf(source, 64);
  if (beginsAsNoJson(bytes)) return false;
  const head = Buffer.from(toUtf8(bytes)).toString('latin1');
  return /^[ \t\r\n]*[{[]/.test(head) || /^[ \t\r\n]{16,}$/.test(head);
}

/** It may stand anywhere: so the text is searched, not only its head. */
function holdsKey(source: ByteSource): boolean {
  const isWide = isWideText(source);
  for (let start = 0; start < source.size; start += SEARCH_BYTES - OVERLAP_BYTES) {
    const bytes = source.read(start, Math.min(start + SEARCH_BYTES, source.size));
    // No reader of JSON, YAML or TOML takes a NUL: weights may well begin without one.
    if (!isWide && bytes.includes(0)) return false;
    const narrow = isWide ? withoutZeros(bytes) : bytes;
    if (holdsWord(narrow)) return true;
    const text = Buffer.from(narrow.buffer, narrow.byteOffset, narrow.byteLength);
    if (text.includes('\\') && holdsOtherSpelling(text.toString('latin1'))) return true;
  }
  return false;
}

function holdsWord(bytes: Uint8Array): boolean {
  let isFound = false;
  SEARCHED_WORDS.each(bytes, () => {
    isFound = true;
  });
  return isFound;
}

function holdsOtherSpelling(text: string): boolean {
  if (!ESCAPE.test(text)) return false;
  spelledWords ??= new RegExp(WORDS.map(spelled).join('|'), 'i');
  return spelledWords.test(text);
}

async function examineJson(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('templateConfigurationBytes', source.size, 0);
  await examineDocuments(parsePythonJson(toUtf8(source.read(0, source.size)), JSON_READINGS.tokenizer), examination);
}

async function examineYaml(source: ByteSource, once: Once<ByteSource>, examination: Examination): Promise<void> {
  // Loaded only here: most runs see no such file.
  const { readYamlOf } = await import('../yaml/yaml-text.ts');
  const { documents, failure } = await once(readYamlOf);
  // Names of files hold such words as well.
  const isMeant = failure === null || holdsPattern(source, MEANT);
  await examineDocuments({ values: documents, failure: isMeant ? failure : null }, examination, TAG);
}

async function examineToml(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('templateConfigurationBytes', source.size, 0);
  for (const { text, offset } of tomlStrings(Buffer.from(source.read(0, source.size)).toString('utf8'))) {
    if (!TAG.test(text)) continue;
    examination.countEntry();
    await examination.member('#/template', memorySource(Buffer.from(text)), offset, { expected: 'jinja' });
  }
}

/** @param shape what a text must hold to be a template */
async function examineDocuments(
  { values, failure }: JsonDocuments,
  examination: Examination,
  shape = /(?:)/,
): Promise<void> {
  let templates = 0;
  // Loaded only here: most runs see no template.
  const { isWhole } = await import('./tokens.ts');
  for (const value of values) {
    for (const { text, at, offset } of templatesOf(value, isWhole)) {
      if (!shape.test(text)) continue;
      templates += 1;
      examination.countEntry();
      const whole = tokensOf(value, text) + text;
      await examination.member(`#${at}`, memorySource(Buffer.from(whole)), offset, { expected: 'jinja' });
    }
  }
  // Text that breaks before it shows a template is some other JSON: no loader reads it.
  if (failure !== null && (templates > 0 || failure.reason === 'limit')) throw failure;
}

/** Tokens of a model's own that its templates are given by name: https://huggingface.co/docs/transformers/main_classes/tokenizer */
const TOKEN_KEYS = ['extra_special_tokens', 'model_specific_special_tokens'];

/** Statements that give the template its tokens. */
function tokensOf(root: JsonValue, template: string): string {
  if (!isContainer(root) || root.kind !== 'object') return '';
  const tokens = TOKEN_KEYS.flatMap((key) => valuesOf(root, key)).flatMap((value) =>
    isContainer(value) && value.kind === 'object' ? value.entries : [],
  );
  return tokens
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && template.includes(name))
    .flatMap(([name, value]) => {
      const texts = isContainer(value) && value.kind === 'object' ? valuesOf(value, 'content') : [value];
      return texts.map((text) => (typeof text === 'string' ? `{%set ${name}=${JSON.stringify(text)}%}` : ''));
    })
    .join('');
}

interface Found {
  readonly text: string;
  /** A JSON pointer. */
  readonly at: string;
  /** Of the object that holds it; bytes from the start of the text. */
  readonly offset: number;
}

/** Wherever the key stands; a value that stands twice is here twice. */
function* templatesOf(root: JsonValue, isWhole: (text: string) => boolean): Generator<Found> {
  const todo: (JsonArray | JsonObject)[] = isContainer(root) ? [root] : [];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const child of next.kind === 'array' ? next.items : []) if (isContainer(child)) todo.push(child);
    const isPrompt = next.kind === 'object' && valuesOf(next, FORMAT_KEY).includes('jinja2');
    for (const [key, value] of next.kind === 'object' ? next.entries : []) {
      if (KEY.test(key) || (isPrompt && key === 'template')) yield* textsIn(value, `/${key}`, next.offset, isWhole);
      if (isContainer(value)) todo.push(value);
    }
  }
}

/** One text, its lines, several with names (`[{"name": "default", "template": "…"}]`), or several by name. */
function* textsIn(root: JsonValue, key: string, offset: number, isWhole: (text: string) => boolean): Generator<Found> {
  const todo: { value: JsonValue; at: string }[] = [{ value: root, at: key }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { value, at } = next;
    if (typeof value === 'string') yield { text: value, at, offset };
    if (!isContainer(value)) continue;
    const texts = value.kind === 'array' ? value.items.filter((item) => typeof item === 'string') : [];
    const isLines = texts.some((text) => !isWhole(text));
    if (isLines) yield { text: texts.join(''), at, offset };
    const children = value.kind === 'array' ? value.items.entries() : value.entries.values();
    for (const [name, child] of children) {
      // A line alone is no template.
      if (isLines && typeof child === 'string' && !isWhole(child)) continue;
      // A long place is shown by its beginning.
      todo.push({ value: child, at: `${at}/${String(name).slice(0, 80)}`.slice(0, POINTER_CHARACTERS) });
    }
  }
}

/** Deeper than any list of templates. */
const POINTER_CHARACTERS = 400;
