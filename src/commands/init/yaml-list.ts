/** One more item in a list of someone else's YAML file, without touching its other bytes: https://yaml.org/spec/1.2.2/. */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isSeq, parseDocument } from 'yaml';
import { type FileText, withBlock } from './marked-block.ts';

/**
 * Puts `item` first into the list at the top-level `key`, which is made at the end of the file when it is not there.
 * @param item lines as they stand under the list's dash, the first with the dash, without indentation
 * @returns null where the list is not written item by item (`[a, b]`), or where the result would not say what it should
 */
export function withListItem(text: FileText, key: string, item: string): FileText | null {
  const document = parseDocument(text);
  if (document.errors.length > 0) return null;
  const { contents } = document;
  if (contents !== null && !isMap(contents)) return null;
  const list = contents?.get(key, true);
  const result = list === undefined ? withNewList(text, key, item) : withFirstItem(text, list, item);
  return result !== null && saysTheSame(text, result, key) ? result : null;
}

function withNewList(text: FileText, key: string, item: string): FileText {
  const lines = item.replace(/^(?=.)/gm, '  ');
  return withBlock(text, text.length, `${key}:\n${lines}`);
}

function withFirstItem(text: FileText, list: unknown, item: string): FileText | null {
  if (!isSeq(list) || list.flow === true || list.range == null) return null;
  const dash = list.range[0];
  const lineStart = text.lastIndexOf('\n', dash - 1) + 1;
  const indent = text.slice(lineStart, dash);
  if (text[dash] !== '-' || !/^ *$/.test(indent)) return null;
  return withBlock(text, lineStart, item, indent);
}

/** The new text holds one item more at the head of that list, and else what the old one held. */
function saysTheSame(before: FileText, after: FileText, key: string): boolean {
  const document = parseDocument(after);
  if (document.errors.length > 0) return false;
  const { [key]: list, ...rest } = document.toJS() as Record<string, unknown>; // withListItem made sure that it is a map
  const { [key]: oldList = [], ...oldRest } = (parseDocument(before).toJS() ?? {}) as Record<string, unknown>;
  return Array.isArray(list) && isDeepStrictEqual(list.slice(1), oldList) && isDeepStrictEqual(rest, oldRest);
}
