/** Chat templates: text with Jinja in it that comes with a model and is rendered by the program that loads it. See https://huggingface.co/docs/transformers/chat_templating. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { extensionOf } from '../../model-names.ts';
import { pythonString } from '../../text/python-text.ts';
import { looksLikeText } from '../../text/text.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import type { Examination, Format } from '../format.ts';

/** The longest ones of known models have 30 KB. CWE-770. */
const TEMPLATE_BYTES = 512 * 1024;
/** Distinct attributes that are told. CWE-770. */
const REACHES = 200;

/** Names that templates of models bear; Jinja is used for much else. */
const TEMPLATE_NAME =
  /(?:^|[/_.-])(?:chat|tool|tools|prompt)[_-]?templates?\b|(?:^|\/)(?:additional_)?chat_templates\//i;
/** What every template of a conversation speaks of. */
const CONVERSATION = /\b(?:messages|add_generation_prompt|[be]os_token)\b/;

export const jinjaFormat: Format = {
  id: 'jinja',
  spec: 'https://jinja.palletsprojects.com/en/stable/templates/',
  kind: 'model',
  isLoose: true,

  probe: (source, name) => (isTemplate(source, name) ? (examination) => examineTemplate(source, examination) : null),
  expect: (source) => (examination) => examineTemplate(source, examination),
};

function isTemplate(source: ByteSource, name: string): boolean {
  if (!/^jinja2?$/.test(extensionOf(name)) || !looksLikeText(source)) return false;
  return TEMPLATE_NAME.test(name) || CONVERSATION.test(Buffer.from(headOf(source, TEMPLATE_BYTES)).toString('latin1'));
}

async function examineTemplate(source: ByteSource, examination: Examination): Promise<void> {
  if (source.size > TEMPLATE_BYTES) {
    throw new FormatError(`a template of more than ${TEMPLATE_BYTES} bytes`, { reason: 'limit' });
  }
  const text = Buffer.from(toUtf8(source.read(0, source.size))).toString();
  // Loaded only here: most runs see no template.
  const { readTemplate } = await import('./template.ts');
  const { reachesOf } = await import('./reach.ts');
  const template = readTemplate(text);
  const reaches = [
    ...reachesOf(template),
    ...template.others.map(({ statement, ...place }) => ({ name: statement, ...place })),
  ];
  const told = new Set<string>();
  for (const { name, start, end } of reaches) {
    if (told.has(name)) continue;
    told.add(name);
    const offset = Buffer.byteLength(text.slice(0, start));
    if (told.size > REACHES)
      throw new FormatError(`more than ${REACHES} inner attributes`, { offset, reason: 'limit' });
    examination.tell({
      kind: 'call',
      operator: { ecosystem: 'jinja', module: 'jinja', name },
      via: 'template',
      arguments: pythonString(text.slice(start, end), examination.limits.argumentCharacters).slice(1, -1),
      operands: [],
      offset,
    });
  }
}
