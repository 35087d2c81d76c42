/** Chat templates inside JSON, YAML and TOML: `tokenizer_config.json`, `processor_config.json`, `chat_template.json`, `config.yaml`. See https://huggingface.co/docs/transformers/chat_templating_writing. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { JSON_READINGS } from '../../limits.ts';
import { extensionOf } from '../../model-names.ts';
import { TEMPLATE_SIGNS } from '../../text/configuration-words.ts';
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
import { toUtf8 } from '../../text/text-encoding.ts';
import { tomlStrings } from '../../text/toml-strings.ts';
import { startsAsJson, wordsOf } from '../configuration/text-search.ts';
import type { Examination, Format } from '../format.ts';

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
  probe: (source, name, once) =>
    isTemplateJson(once) ? (examination) => examineBraces(source, { name, once }, examination) : null,
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
    if (!isTemplateYaml(name, once)) return null;
    return (examination) =>
      extensionOf(name) === 'toml' ? examineToml(source, examination) : examineYaml(source, once, examination);
  },
};

export function isTemplateJson(once: Once<ByteSource>): boolean {
  return once(startsAsJson) && holdsKey(once);
}

export function isTemplateYaml(name: string, once: Once<ByteSource>): boolean {
  const extension = extensionOf(name);
  // A table of TOML begins as a list of JSON does.
  const isOther = extension === 'toml' || (isYamlName(name) && !once(startsAsJson));
  return isOther && holdsKey(once);
}

function isYamlName(name: string): boolean {
  return ['yaml', 'yml', ''].includes(extensionOf(name));
}

function holdsKey(once: Once<ByteSource>): boolean {
  return TEMPLATE_SIGNS.some((sign) => once(wordsOf).has(sign));
}

/** What begins as JSON and is not: a mapping of YAML in braces. */
async function examineBraces(
  source: ByteSource,
  { name, once }: { readonly name: string; readonly once: Once<ByteSource> },
  examination: Examination,
): Promise<void> {
  keepWithin('templateConfigurationBytes', source.size, 0);
  const json = parsePythonJson(toUtf8(source.read(0, source.size)), JSON_READINGS.tokenizer);
  const isJson = json.failure === null || json.failure.reason === 'limit' || !isYamlName(name);
  const { readYamlOf } = await import('../yaml/yaml-text.ts');
  // Neither reads it: JSON that is cut short reports more than YAML that breaks.
  if (isJson || (await once(readYamlOf)).documents.length === 0) await examineDocuments(json, examination);
  else await examineYaml(source, once, examination);
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
