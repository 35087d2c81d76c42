/** Chat templates: text with Jinja in it that comes with a model and is rendered by the program that loads it. See https://huggingface.co/docs/transformers/chat_templating. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { CEILINGS } from '../../limits.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { pythonString } from '../../text/python-text.ts';
import { looksLikeText } from '../../text/text.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import type { Examination, Examiner, Format } from '../format.ts';
import { examinePrompts, isPrompts } from './prompt-texts.ts';
import type { Reach } from './reach.ts';
import type { Template } from './template.ts';
import { templateName } from './template-names.ts';

/** What every template of a conversation speaks of. */
const CONVERSATION = /\b(?:messages|add_generation_prompt|[be]os_token)\b/;
/** What no template of a page or a playbook does. */
const TURNS = /\{%[-+]?\s*for\s+\w+\s+in\s+messages\b|\b(?:add_generation_prompt|[be]os_token)\b/;
/** What leads to the interpreter from any value; pages of sites read names and classes of their objects. */
const LEAVING =
  /^(?:__(?:globals|builtins|subclasses|mro|bases?|import|code|closure|func|self|getattribute|reduce|reduce_ex|loader|spec|init_subclass|wrapped|kwdefaults)__|mro|popen|Popen|_environment|_TemplateReference__\w+|_Namespace__\w+|(?:gi|cr|ag|f|tb|func|im|co)_\w+)$/;
/** What Jinja gives to every template: nothing in them is of use under a name that is put together. */
const GIVEN = /^(?:lipsum|cycler|joiner|namespace|self|dict|range)$/;

export const jinjaFormat: Format = {
  id: 'jinja',
  spec: 'https://jinja.palletsprojects.com/en/stable/templates/',
  kind: 'model',
  title: 'Chat templates',
  extensions: ['jinja', 'j2'],
  sees: 'attributes that lead out of the sandbox',
  provenWith: 'jinja2',
  isLoose: true,

  probe: (source, name) => (isChatTemplate(source, name) ? examineChatTemplate(source) : null),
  expect: examineChatTemplate,
};

/** Templates of pages, of playbooks, of code, and those of models under names that do not say so. */
export const otherTemplateFormat: Format = {
  id: 'template',
  spec: 'https://jinja.palletsprojects.com/en/stable/sandbox/',
  kind: 'text',
  title: 'Other templates of Jinja',
  extensions: ['jinja', 'j2', 'jinja2'],
  sees: 'attributes that lead out of the sandbox',
  provenWith: 'jinja2',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (isOfTags(source, name)) return (examination) => examineOther(source, examination);
    return isPrompts(source, name, once) ? (examination) => examinePrompts(source, once, examination) : null;
  },
  expect: (source) => (examination) => examineOther(source, examination),
};

export function isChatTemplate(source: ByteSource, name: string): boolean {
  const kind = templateName(name);
  if (kind === null || !looksLikeText(source)) return false;
  if (kind === 'model') return true;
  const isOfPages = kind === 'other' || /\.j2$/i.test(name);
  return (isOfPages ? TURNS : CONVERSATION).test(headText(source));
}

export function isOtherTemplate(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  return isOfTags(source, name) || isPrompts(source, name, once);
}

function isOfTags(source: ByteSource, name: string): boolean {
  return templateName(name) !== null && !isChatTemplate(source, name) && holdsTags(source);
}

/** All of it is looked through: a template may begin with any amount of blanks. */
function holdsTags(source: ByteSource): boolean {
  return looksLikeText(source) && holdsPattern(source, TAG);
}

const TAG = /\{[{%]/;

function headText(source: ByteSource): string {
  return Buffer.from(toUtf8(headOf(source, CEILINGS.templateBytes.most))).toString('latin1');
}

function examineChatTemplate(source: ByteSource): Examiner {
  return async (examination) => {
    keepWithin('templateBytes', source.size, 0);
    const { text, template, reaches } = await readReaches(source);
    const others = template.others.map(({ statement, ...place }) => ({ name: statement, base: null, ...place }));
    report([...reaches, ...others], text, examination);
  };
}

/** Only what no page needs. What Jinja does not read is some other text. */
async function examineOther(source: ByteSource, examination: Examination): Promise<void> {
  if (source.size > CEILINGS.templateBytes.most) examination.limit('templateBytes', CEILINGS.templateBytes.most);
  else {
    try {
      const { text, reaches } = await readReaches(source);
      const isLeaving = ({ name, base }: Reach) => LEAVING.test(name) || (base !== null && GIVEN.test(base));
      if (reaches.some(isLeaving)) report(reaches.filter(isLeaving), text, examination);
    } catch (error) {
      if (!(error instanceof FormatError) || error.reason === 'limit') throw error;
    }
  }
}

async function readReaches(
  source: ByteSource,
): Promise<{ text: string; template: Template; reaches: readonly Reach[] }> {
  const text = Buffer.from(toUtf8(source.read(0, source.size))).toString();
  // Loaded only here: most runs see no template.
  const { readTemplate } = await import('./template.ts');
  const { reachesOf } = await import('./reach.ts');
  const template = readTemplate(text);
  return { text, template, reaches: reachesOf(template) };
}

function report(reaches: readonly Reach[], text: string, examination: Examination): void {
  const reported = new Set<string>();
  for (const { name, start, end } of reaches) {
    if (reported.has(name)) continue;
    reported.add(name);
    const offset = Buffer.byteLength(text.slice(0, start));
    keepWithin('templateReaches', reported.size, offset);
    examination.report({
      kind: 'call',
      operator: { ecosystem: 'jinja', module: 'jinja', name },
      via: 'template',
      arguments: pythonString(text.slice(start, end), examination.limits.argumentCharacters).slice(1, -1),
      operands: [],
      offset,
    });
  }
}
