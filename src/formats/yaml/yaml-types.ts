/** The types of plain scalars. See https://yaml.org/type/ on YAML 1.1. */
import { unescapeTag } from './tagged-objects.ts';

const STANDARD = 'tag:yaml.org,2002:';

const NULL = /^(?:~|[Nn]ull|NULL)?$/;
const TRUE = /^(?:[Yy]|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/;
const FALSE = /^(?:[Nn]|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/;
const INTEGER = /^[-+]?(?:0b[01_]+|0[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$/;
const FLOAT = /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)$/;
const NO_NUMBER = /^[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)$/;
const SEXAGESIMAL = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** No longer text is any of them. */
const MOST_CHARACTERS = 400;
/** With what numbers and names of values begin. */
const STARTS: ReadonlySet<string> = new Set('0123456789+-.~nNyYtToOfF');

type Plain = string | number | boolean | null;

/** What stands for a value without quotes and tags. */
export function plainValue(text: string): Plain {
  if (text === '') return null;
  if (text.length > MOST_CHARACTERS || !STARTS.has(text.charAt(0))) return text;
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  return numberOf(text) ?? text;
}

function numberOf(text: string): number | null {
  if (INTEGER.test(text)) return integerOf(text);
  if (NO_NUMBER.test(text))
    return /nan$/i.test(text) ? Number.NaN : text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (FLOAT.test(text) && /[0-9]/.test(text)) return Number.parseFloat(text.replaceAll('_', ''));
  return SEXAGESIMAL.test(text) ? sexagesimalOf(text) : null;
}

function integerOf(text: string): number {
  const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
  const [radix, skipped] = /^0b/.test(digits)
    ? [2, 2]
    : /^0x/.test(digits)
      ? [16, 2]
      : /^0[0-7]/.test(digits)
        ? [8, 1]
        : [10, 0];
  return signed(text, Number.parseInt(digits.slice(skipped) || '0', radix));
}

function sexagesimalOf(text: string): number {
  const parts = text.replace(/^[-+]/, '').replaceAll('_', '').split(':');
  return signed(
    text,
    parts.reduce((sum, part) => sum * 60 + Number(part), 0),
  );
}

function signed(text: string, number: number): number {
  return text.startsWith('-') ? -number : number;
}

/** The value of a scalar with a tag: a text, unless it is one of the standard types. @param tag in full */
export function taggedValue(text: string, tag: string): Plain {
  const name = unescapeTag(tag);
  if (!name.startsWith(STANDARD)) return text;
  const value = plainValue(text);
  switch (name.slice(STANDARD.length)) {
    case 'null':
      return value === null ? null : text;
    case 'bool':
      return typeof value === 'boolean' ? value : text;
    case 'int':
    case 'float':
      return typeof value === 'number' ? value : text;
    default:
      return text;
  }
}
