/** Texts that grow: a small pattern stands n times at one place of a file, nested, blank, quoted or never closed. See https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS. */
import type { Specimen } from '../support/specimens.ts';
import { Random } from './random.ts';

export interface GrowingCase {
  readonly name: string;
  /** What stands there again and again. */
  readonly pattern: string;
  /** The file with so many bytes of the pattern. */
  readonly at: (bytes: number) => Buffer;
}

/** Marks of the grammars that are read, blanks, and beginnings without an end. */
const ATOMS =
  ' |\t|\n|\r|\r\n|"|\'|\\|#|/*|*/|//|--|<!--|-->|<![CDATA[|<!DOCTYPE|<a>|</a>|<a |&amp;|&|*|$|${|%|{%|%}|{{|}}|{#|#}|@|!|!!|a|0|1e|.|,|:|;|=|~|^|_|+|-|- |? |: |(|)|[|]|{|}|<|>|"""|\'\'\'|f"|\\x|\\u|\\N{|é|\u{1f600}|\u2028|%s|{0}|{0!r:>{1}}|lambda|if|not |in |a.|a,|a=|a:|a(|a[|"a":|"a",|\'a\'|__|0x|e9|-r |--|==|git+|;|\\\n|\n\n|\n |\n  - |\n\t|\n#|\nimport |\nfrom |\nclass |\ndef |%20|&#1;|&#x|?|<?|?>|]]>|@{|${a}|${a:|$(|`|```|::|->|...|*a|&a |!!python/|\ufeff|\0'.split(
    '|',
  );
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>', '{{': '}}', '{%': '%}' };
/** What no text goes on with: who has taken all before it in one way may try the others. */
const STOPS = ['!', '\0', '\x01', 'x', '"', '\n', '\u2028', '>'];
/** Of a pattern, in pieces. */
const MOST_PIECES = 4;

export function growingCase(specimens: readonly Specimen[], seed: number, index: number): GrowingCase {
  const random = new Random(Math.imul(seed, 0x9e3779b1) + index);
  const { name, bytes } = random.pick(specimens);
  const tokens = bytes.toString('latin1').match(/\w+|\s+|[^\w\s]/g) ?? [''];
  const place = random.below(tokens.length + 1);
  const before = tokens.slice(0, place).join('');
  const after = random.chance(70) ? tokens.slice(place).join('') : '';
  const pattern = random.chance(40) ? spanOf(tokens, place, random) : composed(random);
  const closer = random.chance(30) ? closersOf(pattern) : '';
  const stop = random.chance(40) ? Buffer.from(random.pick(STOPS)).toString('latin1') : '';
  return {
    name,
    pattern,
    at: (size) => {
      const times = Math.max(1, Math.floor(size / (pattern.length + closer.length)));
      return Buffer.from(before + pattern.repeat(times) + closer.repeat(times) + stop + after, 'latin1');
    },
  };
}

/** What the file has there itself. */
function spanOf(tokens: readonly string[], place: number, random: Random): string {
  const span = tokens.slice(place, place + 1 + random.below(2 * MOST_PIECES * (random.chance(20) ? 8 : 1))).join('');
  return span === '' ? ' ' : span;
}

function composed(random: Random): string {
  const count = random.pick([1, 1, 1, 2, 2, 3, MOST_PIECES]);
  const text = Array.from({ length: count }, () => random.pick(ATOMS)).join('');
  return Buffer.from(text === '' ? '|' : text).toString('latin1');
}

function closersOf(pattern: string): string {
  return [...pattern]
    .reverse()
    .map((mark) => CLOSERS[mark] ?? '')
    .join('');
}
