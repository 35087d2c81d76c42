/** Markup with what its entities and its sections of text stand for; comments and instructions are left out. See https://www.w3.org/TR/xml/#sec-physical-struct. */
import { type NumberBits, withCharacters } from './xml-characters.ts';

/** Entities inside each other, and what a document may grow by. CWE-776. */
const ROUNDS = 8;
const MOST_CHARACTERS = 64 * 1024 * 1024;

const ENTITY = /<!ENTITY\s+(%\s+)?([^\s%"'<>]+)\s+(?:"([^"]*)"|'([^']*)')/g;
/** Elements need not have an attribute with a default. */
const DEFAULTS = /<!ATTLIST\s+([^\s<>"']+)\s((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const DEFAULT = /(?<![^\s<>"'])([^\s<>"']+)\s+(?:[A-Z]+|\([^()]*\))\s+(?:#FIXED\s+)?(?:"([^"]*)"|'([^']*)')/g;
const REFERENCE = /([&%])([^\s&%;#"'<>]{1,200});/g;
/** In content it begins no tag. */
const LESS_THAN = /&#(?:0*60|x0*3c);/gi;
const PASSED = /<(?:!--|\?|!\[CDATA\[)/g;
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<?': '?>', '<![CDATA[': ']]>' };

/** What would bring more than a ceiling stays as it is written. @param bits see `NumberBits` */
export function plainMarkup(text: string, bits: NumberBits): string {
  if (!/[&%]|<!|<\?/.test(text)) return text;
  let markup = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = withEntities(markup, bits);
    if (next === markup) break;
    markup = next;
  }
  const characters = withCharacters(markup.replace(LESS_THAN, '&lt;'), bits);
  return withDefaults(withoutRemarks(characters));
}

function withEntities(markup: string, bits: NumberBits): string {
  const entities = new Map<string, string>();
  for (const [, parameter, name = '', double, single] of markup.matchAll(ENTITY)) {
    const key = (parameter === undefined ? '&' : '%') + name;
    if (!entities.has(key)) entities.set(key, withCharacters(double ?? single ?? '', bits));
  }
  if (entities.size === 0) return markup;
  let length = markup.length;
  return markup.replace(REFERENCE, (whole, mark: string, name: string) => {
    const value = entities.get(mark + name);
    if (value === undefined || length + value.length > MOST_CHARACTERS) return whole;
    length += value.length;
    return value;
  });
}

/** What ends nowhere stays: no parser reads on there. */
function withoutRemarks(markup: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: mark, index } of markup.matchAll(PASSED)) {
    if (index < from) continue;
    const end = ENDS[mark] ?? '>';
    const close = markup.indexOf(end, index + mark.length);
    if (close === -1) break;
    parts.push(markup.slice(from, index));
    if (mark === '<![CDATA[') parts.push(markup.slice(index + mark.length, close));
    from = close + end.length;
  }
  return parts.length === 0 ? markup : parts.join('') + markup.slice(from);
}

/** Behind the markup, each element with the attributes that it has without them: `<object class="…">`. */
function withDefaults(markup: string): string {
  const elements = [...markup.matchAll(DEFAULTS)].flatMap(([, element = '', declared = '']) =>
    [...declared.matchAll(DEFAULT)].map(
      ([, name = '', double, single]) => `<${element} ${name}="${double ?? single ?? ''}">`,
    ),
  );
  return markup + elements.join('');
}
