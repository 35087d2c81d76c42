/** YAML that makes Python objects by its tags, those of HyperPyYAML included, and Keras configurations of the time before 2.6. See https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { byteTable } from '../../bytes/byte-table.ts';
import type { Once } from '../../bytes/once.ts';
import { withoutZeros } from '../../bytes/zeros.ts';
import { HEAD_TEXT_BYTES, headText } from '../../text/head-text.ts';
import { holdsControl } from '../../text/text.ts';
import { detectEncoding } from '../../text/text-encoding.ts';
import { wordsOf } from '../configuration/text-search.ts';
import { endsInAny } from '../file-names.ts';
import type { Format } from '../format.ts';
import { codesOf } from './character-codes.ts';

const KIB = 1024;
const SEARCH_BYTES = HEAD_TEXT_BYTES;
const OVERLAP_BYTES = KIB;

/** `!!python/object/apply:os.system`, in full or with escapes; other handles need a directive. */
const PYTHON_TAG = /!(?:!(?!!)|<)\S{0,60}(?:p|%70)(?:y|%79)(?:t|%74)(?:h|%68)(?:o|%6f)(?:n|%6e)/iy;
/** `!new:torch.nn.Linear` and its like of HyperPyYAML, in full or with escapes. */
const PART_TAG = /!(?:<!)?(?:new|name|module|apply(?:ref)?|(?=[a-z]*%)(?:[a-z]|%[\da-f]{2}){3,8})(?::|%3a)/iy;
/**
 * The text of a tuple of HyperPyYAML is read once more: its tags may be written in escapes. No reader of YAML takes controls.
 * A scalar in quotes begins behind a blank, a break (of UTF-8 or UTF-16), a mark of order or an indicator; behind a letter
 * a quote is a part of the text, as in numbers of a text pickle. Behind a backslash in escapes no other escape begins.
 */
const TUPLE_IN_ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as below
  /(?<![^\s\x85\xa8\xa9\xbf\xfe\xff[{,:?()])"\((?:[^"\\\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\\[^\0-\x08\x0b\x0c\x0e-\x1f\x7f]){0,4000}?\\(?:x|u00|U000000)[2-7][\da-f]/iy;
/**
 * `!function utils.doc_to_text` of the harness that evaluates language models, in full or with escapes: where a tag may
 * begin. `!function e(t) {` is JavaScript, of which a notebook holds much, with the breaks of its lines in escapes.
 */
const FUNCTION_TAG =
  /(?<![^\s\x85\xa8\xa9\xbf\xfe\xff[{,:?])!(?:<!)?(?:function|(?=[a-z]*%)(?:[a-z]|%[\da-f]{2}){8})[\s>](?!\s{0,80}[\w$]{0,80}\s{0,80}\([^)\n]{0,400}\)(?:\s|\\[nrt]){0,80}\{)/iy;
/** `!!javax.script.ScriptEngineManager` of SnakeYAML, in full or with escapes: classes begin with a capital. */
const JAVA_TAG =
  /!(?:!(?!!)|<tag:yaml\.org,2002:)(?:[a-z_\d]|%[\da-f]{2}){2,12}(?:\.|%2e)(?:[\w.]|%[\da-f]{2}){0,200}(?:(?<=(?:\.|%2e))[A-Z]|%[45][\da-f])[\w$%]{0,80}(?:\[\])?>?[ \t\r\n[{(]/y;
/** `!expr Sys.getenv("HOME")` of R, in a file that is called as YAML is. */
const R_TAG = /!(?:<!?)?(?:expr|r|(?=[a-z]*%)(?:[a-z]|%[\da-f]{2}){1,4})[\s>]/iy;
const TUPLE_START = '"(';
/** `%TAG !p! tag:yaml.org,2002:python/`: none whose prefix names somebody else, as in each file of a scene of Unity. A window of the text may end in it. */
const TAG_DIRECTIVE = /%TAG[ \t]+(?:!(?!(?:[\w-]*!)?[ \t]+tag:[a-xz\d])|$)/y;
const CLASS_WORD = 'class_name';
/** `class_name: Sequential` and `config:`, each on its line or in braces. */
const CLASS_KEY = /(?:^[ \t]*(?:- +)*|[{,] *)class_name: +['"]?[\w>]+['"]? *(?:$|[,}\r])/m;
const CONFIG_KEY = /(?:^[ \t]*|[{,] *)config: *(?:$|[\r{[&!])/m;

export const yamlFormat: Format = {
  id: 'yaml',
  spec: 'https://yaml.org/spec/1.1/',
  kind: 'text',
  title: 'YAML with tags of Python',
  extensions: ['yaml', 'yml'],
  sees: 'objects that PyYAML makes of tags, functions that lm-eval imports by them',
  provenWith: 'PyYAML',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isYaml(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineYaml } = await import('./yaml-objects.ts');
      await examineYaml(once, examination);
    };
  },
};

export function isYaml(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const tags = endsInAny(name, ['.yaml', '.yml']) ? NAMED_TAGS : TAGS;
  let hasClass = false;
  let hasConfig = false;
  const hasMore = source.size > SEARCH_BYTES;
  const mayHoldClass = hasMore || once(wordsOf).has(CLASS_WORD);
  for (const text of textsOf(source, once)) {
    // Most text has none of these words, and a search for a word is the fastest there is.
    if (holdsAt(text, tags) || holdsAt(text, DIRECTIVES) || holdsTuple(text, source)) return true;
    hasClass ||= mayHoldClass && text.includes(`${CLASS_WORD}:`) && CLASS_KEY.test(text);
    // The other key may stand in a later window; where there is one only, the first decides.
    hasConfig ||= (hasClass || hasMore) && text.includes('config:') && CONFIG_KEY.test(text);
    if (hasClass && hasConfig) return true;
  }
  return false;
}

/** What begins with a mark. */
interface Marked {
  readonly mark: string;
  /** What stands before it, where the text does not begin with it. */
  readonly before: ReadonlySet<number>;
  /** Of the character behind the mark, which is mostly a sign of another language. */
  readonly mayFollow: (code: number) => boolean;
  readonly patterns: readonly RegExp[];
}

/** Breaks of UTF-8 and of UTF-16 by their last byte, and marks of order. */
const BREAKS = '\n\r\x85\xa8\xa9\xbf\xfe\xff ()';

const TAGS: Marked = {
  mark: '!',
  // A blank or an indicator; a tuple of HyperPyYAML holds one behind its parenthesis.
  before: codesOf(`${BREAKS}\t\v\f\xa0[{,:?`),
  mayFollow: (code) => code === 0x21 || code === 0x25 || code === 0x3c || isLetter(code),
  patterns: [PYTHON_TAG, PART_TAG, FUNCTION_TAG, JAVA_TAG],
};
const NAMED_TAGS: Marked = { ...TAGS, patterns: [...TAGS.patterns, R_TAG] };
const DIRECTIVES: Marked = {
  mark: '%',
  before: codesOf(BREAKS),
  mayFollow: (code) => code === 0x54,
  patterns: [TAG_DIRECTIVE],
};

function isLetter(code: number): boolean {
  return lowerCase(code) >= 0x61 && lowerCase(code) <= 0x7a;
}

function lowerCase(code: number): number {
  return code | 0x20;
}

/** Looked for at each mark alone: most text has few. */
function holdsAt(text: string, { mark, before, mayFollow, patterns }: Marked): boolean {
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    if (at > 0 && !before.has(text.charCodeAt(at - 1))) continue;
    if (mayFollow(text.charCodeAt(at + 1)) && patterns.some((pattern) => matchesAt(pattern, text, at))) return true;
  }
  return false;
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** No reader gets to what comes after a control; in UTF-16 halves of other characters look like one. */
function holdsTuple(text: string, source: ByteSource): boolean {
  if (!text.includes('\\')) return false;
  for (let at = text.indexOf(TUPLE_START); at !== -1; at = text.indexOf(TUPLE_START, at + 1))
    if (matchesAt(TUPLE_IN_ESCAPES, text, at))
      return isWide(source) || !holdsControl(Buffer.from(text.slice(0, at), 'latin1'), IS_BINARY);
  return false;
}

/** UTF-16 as PyYAML takes it. */
function isWide(source: ByteSource): boolean {
  return detectEncoding(headOf(source, 4)).markBytes === 2;
}

/** The readers of YAML refuse these, and look at the first bytes before they do anything. */
const IS_BINARY = byteTable(
  (byte) => byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d),
);

/** Tags may stand anywhere: so the text is searched, not only its head. Binary content has none. */
function* textsOf(source: ByteSource, once: Once<ByteSource>): Generator<string> {
  // Of the characters of UTF-16 the tags need none beyond ASCII.
  const wide = isWide(source);
  if (!wide && holdsControl(headOf(source, KIB), IS_BINARY)) return;
  for (let start = 0; start < source.size; start += SEARCH_BYTES - OVERLAP_BYTES) {
    const bytes = source.read(start, Math.min(start + SEARCH_BYTES, source.size));
    if (!wide && bytes.includes(0)) return;
    const narrow = wide ? withoutZeros(bytes) : bytes;
    if (start === 0 && !wide) yield once(headText);
    else yield Buffer.from(narrow.buffer, narrow.byteOffset, narrow.byteLength).toString('latin1');
  }
}
