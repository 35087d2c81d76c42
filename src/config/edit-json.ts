/** Edits a policy that is kept as JSON, alone or in package.json: positions come from the text, nothing is printed anew. */
import { applyEdits, type Edit, indentAt, insertion, lineEnd } from './edit.ts';
import { type JsonNode, jsonTree, memberOf } from './json-tree.ts';

/** @param key null: the whole text is the policy; otherwise the policy is under that key */
export function addToJsonList(text: string, key: string | null, name: string, entries: readonly object[]): string {
  const root = policyNode(text, key);
  if (root.members === undefined) return text;
  const list = memberOf(root, name)?.value;
  if (list === undefined) return applyEdits(text, [memberInsertion(text, root, name, entries)]);
  const unit = indentUnit(text, root);
  const outer = indentAt(text, list.start);
  const lines = entries.map((entry) => itemText(entry, outer + unit));
  const eol = lineEnd(text);
  const last = list.items?.at(-1);
  const edit: Edit =
    last === undefined
      ? { start: list.start, end: list.end, text: `[${eol}${lines.join(`,${eol}`)}${eol}${outer}]` }
      : insertion(last.end, `,${eol}${lines.join(`,${eol}`)}`);
  return applyEdits(text, [edit]);
}

/** Takes out the entries at these positions of the list. */
export function removeFromJsonList(
  text: string,
  key: string | null,
  name: string,
  indexes: ReadonlySet<number>,
): string {
  const list = memberOf(policyNode(text, key), name)?.value;
  const items = list?.items ?? [];
  const kept = items.filter((_, index) => !indexes.has(index));
  if (list === undefined || kept.length === items.length) return text;
  const [first] = kept;
  if (first === undefined) return applyEdits(text, [{ start: list.start, end: list.end, text: '[]' }]);
  const edits: Edit[] = [];
  for (const [index, item] of items.entries()) {
    if (!indexes.has(index)) continue;
    const before = items.slice(0, index).findLast((_, earlier) => !indexes.has(earlier));
    // With the comma that comes before it, or, where nothing is kept before it, the one after it.
    const previous = items[index - 1];
    const next = items[index + 1];
    if (before !== undefined && previous !== undefined) edits.push({ start: previous.end, end: item.end, text: '' });
    else if (next !== undefined) edits.push({ start: item.start, end: next.start, text: '' });
  }
  return applyEdits(text, edits);
}

/** Sets a member to a value, in its place or as the first one. */
export function setJsonMember(text: string, key: string | null, name: string, value: unknown): string {
  const root = policyNode(text, key);
  const member = memberOf(root, name)?.value;
  const json = JSON.stringify(value);
  if (member !== undefined) return applyEdits(text, [{ start: member.start, end: member.end, text: json }]);
  const unit = indentUnit(text, root);
  const eol = lineEnd(text);
  const inner = indentAt(text, root.start) + unit;
  const comma = (root.members?.length ?? 0) > 0 ? ',' : eol + indentAt(text, root.start);
  return applyEdits(text, [insertion(root.start + 1, `${eol}${inner}${JSON.stringify(name)}: ${json}${comma}`)]);
}

function policyNode(text: string, key: string | null): JsonNode {
  const tree = jsonTree(text);
  return key === null ? tree : (memberOf(tree, key)?.value ?? tree);
}

function memberInsertion(text: string, root: JsonNode, name: string, entries: readonly object[]): Edit {
  const unit = indentUnit(text, root);
  const eol = lineEnd(text);
  const outer = indentAt(text, root.start);
  const inner = outer + unit;
  const lines = entries.map((entry) => itemText(entry, inner + unit));
  const member = `${eol}${inner}${JSON.stringify(name)}: [${eol}${lines.join(`,${eol}`)}${eol}${inner}]`;
  const last = root.members?.at(-1);
  return last === undefined
    ? { start: root.start, end: root.end, text: `{${member}${eol}${outer}}` }
    : insertion(last.value.end, `,${member}`);
}

/** One line an entry: lists that several people edit merge by lines. */
function itemText(entry: object, indent: string): string {
  const members = Object.entries(entry).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `${indent}{ ${members.join(', ')} }`;
}

/** What one level is indented by, as the file does it. */
function indentUnit(text: string, root: JsonNode): string {
  const first = root.members?.[0];
  if (first === undefined) return '  ';
  const inner = indentAt(text, first.start);
  const outer = indentAt(text, root.start);
  return inner.length > outer.length ? inner.slice(outer.length) : '  ';
}
