/** Specifications of Guardrails (`.rail`): up to 0.5.10 it evaluates what stands in braces among the arguments of validators (CVE-2024-45858). See https://github.com/guardrails-ai/guardrails/blob/v0.5.9/guardrails/utils/validator_utils.py. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { extensionOf } from '../../model-names.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { withCharacters } from '../../text/xml-characters.ts';
import { xmlElements } from '../../text/xml-elements.ts';
import { prologText, splitProlog, startsAsMarkup } from '../../text/xml-prolog.ts';
import type { Examination, Format } from '../format.ts';
import { readExpression } from '../yolo/python-expression.ts';
import { actsWhenEvaluated, reportEvaluated } from './evaluated-texts.ts';

const ROOT = /^<rail[\s>]|^<[^<>]{0,2000}?\sversion\s*=\s*["'](?:0\.1["']|[^"'<>]{0,40}&)/;
/** Validators stood under the second before 0.2.9, and still do in many files. */
const ATTRIBUTES = ['validators', 'format'] as const;
/** What may bring an element or an attribute that stands nowhere. */
const DECLARES = /<!(?:ATTLIST|ENTITY)/;
const ANY_NAME = { has: () => true };
/** Findings of one file. */
const REPORTED = 20;

export const guardrailsFormat: Format = {
  id: 'guardrails',
  spec: 'https://github.com/guardrails-ai/guardrails/blob/v0.5.9/guardrails/utils/validator_utils.py',
  kind: 'text',
  title: 'Specifications of Guardrails (RAIL)',
  extensions: ['rail', 'xml'],
  sees: 'expressions among the arguments of validators that are more than collections, which its loader evaluates',
  provenWith: 'guardrails-ai 0.2.9 and 0.5.9',
  isText: true,
  isLoose: true,
  probe: (source, name) => (isRail(source, name) ? (examination) => examineRail(source, examination) : null),
};

/** The loader asks the outermost element for no name; before 0.3 it asked for this version. */
export function isRail(source: ByteSource, name: string): boolean {
  if (!startsAsMarkup(source)) return false;
  return extensionOf(name) === 'rail' || ROOT.test(splitProlog(prologText(source)).root);
}

function examineRail(source: ByteSource, examination: Examination): void {
  keepWithin('templateConfigurationBytes', source.size, 0);
  const text = Buffer.from(toUtf8(headOf(source, source.size))).toString();
  let reported = 0;
  for (const { value, offset, at } of valuesIn(text)) {
    for (const expression of actingIn(value)) {
      if (reported === REPORTED) return;
      reported += 1;
      reportEvaluated(expression, offset, at, examination);
    }
  }
}

interface Value {
  readonly value: string;
  readonly offset: number;
  readonly at: string;
}

function valuesIn(text: string): readonly Value[] {
  const { elements } = xmlElements(text, ANY_NAME);
  const isDeclaring = DECLARES.test(text);
  if (!isDeclaring && !elements.some(({ name }) => name === 'output')) return [];
  const values = elements.flatMap(({ name, attributes, offset }) =>
    ATTRIBUTES.flatMap((attribute) => {
      const value = attributes.get(attribute);
      return value === undefined ? [] : [{ value, offset, at: `/${name}/@${attribute}` }];
    }),
  );
  return isDeclaring ? [...values, { value: withCharacters(text, null), offset: 0, at: '/' }] : values;
}

/**
 * What the loader may evaluate of the arguments: each pair of braces, where all of them hold expressions; else a brace
 * stands in a text or behind a comment, and what calls something reaches from the first to the last.
 */
function actingIn(value: string): readonly string[] {
  const groups = [...value.matchAll(/\{([^{}]*)\}/g)].map(([, inner = '']) => inner);
  const acting = groups.filter((text) => actsWhenEvaluated(text, false));
  if (acting.length > 0) return acting;
  const isWhole = !/[{}]/.test(value.replaceAll(/\{[^{}]*\}/g, '')) && groups.every(isExpression);
  const reach = value.slice(value.indexOf('{') + 1, Math.max(0, value.lastIndexOf('}')));
  return !isWhole && reach.includes('(') ? [reach] : [];
}

function isExpression(text: string): boolean {
  return readExpression(text).kind === 'plain';
}
