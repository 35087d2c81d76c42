/** Edits a policy that is kept as YAML: positions come from the parsed document, the text around them stays. See https://eemeli.org/yaml/. */
import { isMap, isSeq, type Node, type Pair, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { applyEdits, type Edit, indentAt, insertion, lineEnd, lineStart, nextLine } from './edit.ts';

/** Appends entries to a list at the top, which is made where there is none. */
export function addToYamlList(text: string, name: string, entries: readonly object[]): string {
  const root = rootOf(text);
  const pair = root === null ? undefined : pairOf(root, name);
  const list = isSeq(pair?.value) ? pair.value : null;
  if (list !== null && list.items.length > 0) {
    return list.flow === true ? addToFlow(text, list, entries) : addToBlock(text, list, entries);
  }
  if (pair === undefined) return addAtEnd(text, name, entries);
  return fillEmpty(text, pair, entries);
}

/** Takes out the entries at these positions of the list. */
export function removeFromYamlList(text: string, name: string, indexes: ReadonlySet<number>): string {
  const root = rootOf(text);
  const list = root === null ? undefined : pairOf(root, name)?.value;
  if (!isSeq(list) || indexes.size === 0) return text;
  if (list.flow === true) return removeFromFlow(text, list, indexes);
  const edits = list.items.flatMap((item, index) => (indexes.has(index) ? [lineCut(text, item as Node)] : [])); // items of a parsed list are nodes
  if (indexes.size < list.items.length) return applyEdits(text, edits);
  const key = root === null ? 0 : endOfKey(text, root, name);
  return applyEdits(text, [...edits, insertion(key, ' []')]);
}

/** Sets a plain value at the top: in its place, or on a line before all others. */
export function setYamlValue(text: string, name: string, value: string | readonly string[]): string {
  const root = rootOf(text);
  const written = typeof value === 'string' ? scalar(value) : `[${value.map(scalar).join(', ')}]`;
  const node = root === null ? undefined : (pairOf(root, name)?.value as Node | null | undefined); // values of a parsed map are nodes
  if (node?.range) return applyEdits(text, [{ start: node.range[0], end: node.range[1], text: written }]);
  const first = (root?.items[0]?.key as Node | undefined)?.range?.[0]; // keys of a parsed map are nodes
  const eol = lineEnd(text);
  if (root?.flow === true) return applyEdits(text, [insertion((root.range?.[0] ?? 0) + 1, ` ${name}: ${written},`)]);
  if (first === undefined) return `${endedText(text)}${name}: ${written}${eol}`;
  return applyEdits(text, [insertion(lineStart(text, first), `${name}: ${written}${eol}`)]);
}

function rootOf(text: string): YAMLMap | null {
  const { contents } = parseDocument(text);
  return isMap(contents) ? contents : null;
}

function pairOf(root: YAMLMap, name: string): Pair | undefined {
  return root.items.find(({ key }) => String(key) === name);
}

function addToBlock(text: string, list: YAMLSeq, entries: readonly object[]): string {
  const last = list.items.at(-1) as Node; // the caller saw that there is one
  const dash = dashIndent(text, last);
  return insertLines(text, nextLine(text, lastPosition(text, last)), blockItems(entries, dash, lineEnd(text)));
}

/** The blanks before the `-` of an item. */
function dashIndent(text: string, item: Node): string {
  return indentAt(text, item.range?.[0] ?? 0);
}

/** A node's range may end on the line after it. */
function lastPosition(text: string, node: Node): number {
  let end = node.range?.[1] ?? 0;
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

function lineCut(text: string, item: Node): Edit {
  return { start: lineStart(text, item.range?.[0] ?? 0), end: nextLine(text, lastPosition(text, item)), text: '' };
}

function addToFlow(text: string, list: YAMLSeq, entries: readonly object[]): string {
  const last = list.items.at(-1) as Node; // the caller saw that there is one
  return applyEdits(text, [insertion(last.range?.[1] ?? 0, entries.map((entry) => `, ${flowItem(entry)}`).join(''))]);
}

function removeFromFlow(text: string, list: YAMLSeq, indexes: ReadonlySet<number>): string {
  const kept = (list.items as Node[]).filter((_, index) => !indexes.has(index)); // items of a parsed list are nodes
  const items = kept.map((node) => text.slice(node.range?.[0] ?? 0, node.range?.[1] ?? 0));
  const [start, end] = list.range ?? [0, 0];
  return applyEdits(text, [{ start, end, text: `[${items.join(', ')}]` }]);
}

/** `allow: []`, `allow:` or `allow: null`: the value goes, a comment behind it stays. */
function fillEmpty(text: string, { key, value }: Pair, entries: readonly object[]): string {
  const [keyStart, keyEnd] = (key as Node).range ?? [0, 0]; // keys and values of a parsed map are nodes
  const [start, end] = (value as Node | null)?.range ?? [0, 0];
  const colon = text.indexOf(':', keyEnd) + 1;
  const cut = end > start ? applyEdits(text, [{ start: colon, end, text: '' }]) : text;
  const items = blockItems(entries, `${indentAt(text, keyStart)}  `, lineEnd(text));
  return insertLines(cut, nextLine(cut, keyEnd), items);
}

function addAtEnd(text: string, name: string, entries: readonly object[]): string {
  const eol = lineEnd(text);
  return `${endedText(text)}${name}:${eol}${blockItems(entries, '  ', eol)}`;
}

function endedText(text: string): string {
  return text === '' || text.endsWith('\n') ? text : text + lineEnd(text);
}

function insertLines(text: string, at: number, lines: string): string {
  const before = text.slice(0, at);
  return endedText(before) + lines + text.slice(at);
}

function blockItems(entries: readonly object[], indent: string, eol: string): string {
  return entries
    .flatMap((entry) =>
      Object.entries(entry).map(
        ([name, value], index) => `${indent}${index === 0 ? '- ' : '  '}${name}: ${scalar(value)}${eol}`,
      ),
    )
    .join('');
}

export function flowItem(entry: object): string {
  const members = Object.entries(entry).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `{ ${members.join(', ')} }`;
}

/** On one line, in quotes where YAML would read something else than this text; an oid of digits alone would be a number. */
function scalar(value: unknown): string {
  const text = String(value);
  const plain = stringify(text, { lineWidth: 0 }).trimEnd();
  return plain.includes('\n') || /^[\d.+-][\w.+-]*$/.test(text) ? JSON.stringify(text) : plain;
}

/** After the colon of a key. */
function endOfKey(text: string, root: YAMLMap, name: string): number {
  const key = pairOf(root, name)?.key as Node | undefined; // keys of a parsed map are nodes
  return text.indexOf(':', key?.range?.[1] ?? 0) + 1;
}
