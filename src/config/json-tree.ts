/** JSON with positions, after https://www.rfc-editor.org/rfc/rfc8259: finds keys that are given twice, and where to edit without touching the rest. */

/** A value and where it stands in the text; `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface JsonNode {
  readonly start: number;
  readonly end: number;
  readonly members?: readonly JsonMember[];
  readonly items?: readonly JsonNode[];
}

export interface JsonMember {
  readonly key: string;
  readonly start: number;
  readonly value: JsonNode;
}

/** Deeper than any policy; the walk is recursive. CWE-674. */
const NESTING_DEPTH = 200;
const TOKEN = /[\s]*("(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+)/y;

/** @param text what JSON.parse has accepted @throws SyntaxError when it is nested too deeply */
export function jsonTree(text: string): JsonNode {
  const scanner = new RegExp(TOKEN);
  const next = (): { token: string; start: number; end: number } => {
    const match = scanner.exec(text);
    const token = match?.[1];
    if (token === undefined) throw new SyntaxError('the text ends early');
    return { token, start: scanner.lastIndex - token.length, end: scanner.lastIndex };
  };
  const value = (first: ReturnType<typeof next>, depth: number): JsonNode => {
    if (depth > NESTING_DEPTH) throw new SyntaxError(`more than ${NESTING_DEPTH} values inside each other`);
    if (first.token === '{') return object(first.start, depth);
    if (first.token === '[') return array(first.start, depth);
    return { start: first.start, end: first.end };
  };
  const object = (start: number, depth: number): JsonNode => {
    const members: JsonMember[] = [];
    for (let token = next(); ; token = next()) {
      if (token.token === '}') return { start, end: token.end, members };
      if (token.token === ',') continue;
      next(); // the colon
      members.push({ key: String(JSON.parse(token.token)), start: token.start, value: value(next(), depth + 1) });
    }
  };
  const array = (start: number, depth: number): JsonNode => {
    const items: JsonNode[] = [];
    for (let token = next(); ; token = next()) {
      if (token.token === ']') return { start, end: token.end, items };
      if (token.token !== ',') items.push(value(token, depth + 1));
    }
  };
  return value(next(), 0);
}

/** The last member of that name: the one that JSON.parse takes. */
export function memberOf(node: JsonNode | undefined, key: string): JsonMember | undefined {
  return node?.members?.findLast((member) => member.key === key);
}

/** The path of the first key that an object holds twice, or null. */
export function duplicateKey(node: JsonNode, at = ''): string | null {
  const seen = new Set<string>();
  for (const { key, value } of node.members ?? []) {
    const path = at === '' ? key : `${at}.${key}`;
    if (seen.has(key)) return path;
    seen.add(key);
    const inner = duplicateKey(value, path);
    if (inner !== null) return inner;
  }
  for (const [index, item] of (node.items ?? []).entries()) {
    const inner = duplicateKey(item, `${at}[${index}]`);
    if (inner !== null) return inner;
  }
  return null;
}
