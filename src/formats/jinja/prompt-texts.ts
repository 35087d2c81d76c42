/** Prompts of agents in a configuration, which are templates: smolagents renders those of `prompts.yaml` and `agent.json` outside of a sandbox as the agent is made. See https://github.com/huggingface/smolagents/blob/main/src/smolagents/agents.py. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { extensionOf } from '../../model-names.ts';
import type { JsonArray, JsonObject, JsonValue } from '../../text/json-values.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { isBinary } from '../../text/text.ts';
import { startsAsJson, wordsOf } from '../configuration/text-search.ts';
import { type Place, pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination } from '../format.ts';

const YAML: ReadonlySet<string> = new Set(['yaml', 'yml']);
const TAG = /\{[{%]/;
/** Without one of these no template comes to the interpreter. */
const LEADS = /__|\battr\b|\b(?:cycler|joiner|lipsum|namespace|self)\b|['"]_+['"]|\\(?:x5f|u005f|137)/i;
/** The same and more in a whole file, whose characters may stand in escapes. */
const SIGNS = [
  /\{[{%]|\\(?:x7b|u007b|\r?\n)/i,
  LEADS,
  /prompt|template|instruction|_message|initial_plan|managed_agent|\broutes\b|\\[xu]/i,
];
/** A text under such a key, or somewhere below it; the routes are those of Haystack. */
const PROMPT = /prompt|template|instruction|_messages?$|^(?:initial_plan|task|report|routes)$/i;
/** A template that speaks of the interpreter. */
const LEAVING = /\{[{%][^{}]{0,400}(?:__[a-z]{2,20}__|\battr\b|\\[xu])/i;
/** In JSON, where data hold all kinds of prompts. */
const PROMPT_TEMPLATES = 'prompt_templates';

export function isPrompts(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const isJson = once(wordsOf).has(PROMPT_TEMPLATES) && once(startsAsJson);
  if (!isJson && !YAML.has(extensionOf(name))) return false;
  return !once(isBinary) && SIGNS.every((pattern) => holdsPattern(source, pattern));
}

/** @throws FormatError where YAML is too large */
export async function examinePrompts(
  source: ByteSource,
  once: Once<ByteSource>,
  examination: Examination,
): Promise<void> {
  // Loaded only here: most runs see no such file.
  const { readConfiguration, readJson } = await import('../configuration/configuration-text.ts');
  const { documents, failure } = await readConfiguration(once);
  // A mapping of YAML in braces begins as JSON does.
  const isJson = once(startsAsJson) && once(readJson).failure === null;
  const found: { text: string; at: string; offset: number }[] = [];
  for (const document of documents) {
    walkValues(document, (value, place) => {
      for (const [key, text] of textsIn(value)) {
        if (!TAG.test(text) || !LEADS.test(text)) continue;
        if (isOfPrompt({ parent: place, key }, isJson))
          found.push({ text, at: pointerOf({ parent: place, key }), offset: value.offset });
      }
    });
  }
  for (const { text, at, offset } of found) {
    examination.countEntry();
    await examination.member(`#${at}`, memorySource(Buffer.from(text)), offset, { expected: 'template' });
  }
  // A lock file of packages is as long, and names templates.
  if (failure?.reason === 'limit' && !isJson && holdsPattern(source, LEAVING)) throw failure;
}

function textsIn(value: JsonArray | JsonObject): readonly (readonly [string, string])[] {
  const entries: readonly (readonly [string, JsonValue])[] =
    value.kind === 'array' ? value.items.map((item, index) => [String(index), item]) : value.entries;
  return entries.flatMap(([key, item]) => (typeof item === 'string' ? [[key, item] as const] : []));
}

function isOfPrompt(place: Place, isJson: boolean): boolean {
  for (let step = place; step !== null; step = step.parent)
    if (isJson ? step.key === PROMPT_TEMPLATES : PROMPT.test(step.key)) return true;
  return false;
}
