/** Names of anchors and tags in YAML. See https://yaml.org/spec/1.1/#id899912 and https://github.com/yaml/pyyaml/blob/main/lib/yaml/scanner.py. */
import { type Cursor, isBlank } from './yaml-cursor.ts';

const ANCHOR = /[&*][\w-]*/y;
/** What PyYAML lets stand behind it. */
const BEHIND_ANCHOR = /[?:,\]}%@`]/;
/** Of YAML 1.2. */
const OTHER_ANCHOR = /[^\s,[\]{}]*/y;
const VERBATIM = /!<[^>\s]*>/y;
const TAG = /!(?:[\w-]*!)?[\w\-;/?:@&=+$,.!~*'()[\]%]*/y;
/** LibYAML ends it at a comma or bracket; what PyYAML reads then names nothing. */
const TAG_IN_BRACKETS = /!(?:[\w-]*!)?[\w\-;/?:@&=+$.!~*'()%]*/y;
const HANDLE = /^!(?:[\w-]*!)?/;
/** From a tab on. */
const BLANK_LINE = /[ \t]*(?:#[^\n]*)?(?:[\r\n]|$)/y;

/** The name of the anchor or alias here, which is then behind. */
export function nameHere(cursor: Cursor): string {
  const name = cursor.take(ANCHOR);
  const next = cursor.code();
  const isWhole = name.length > 1 && (isBlank(next) || BEHIND_ANCHOR.test(String.fromCharCode(next)));
  return (isWhole ? name : name + cursor.take(OTHER_ANCHOR)).slice(1);
}

/** The tag here, which is then behind. `handle`: null where it is in full */
export function tagHere(cursor: Cursor, isInBrackets: boolean): { text: string; handle: string | null } {
  const verbatim = cursor.take(VERBATIM);
  if (verbatim !== '') return { text: verbatim.slice(2, -1), handle: null };
  const tag = cursor.take(isInBrackets ? TAG_IN_BRACKETS : TAG);
  if (tag === '!' && isBlank(cursor.code())) return { text: '!', handle: null };
  const [handle = '!'] = HANDLE.exec(tag) ?? [];
  return { text: tag.slice(handle.length), handle };
}

export function isBlankLine({ text, at }: Cursor): boolean {
  BLANK_LINE.lastIndex = at;
  return BLANK_LINE.test(text);
}
