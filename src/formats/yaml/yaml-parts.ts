/** Cuts a long text of YAML where entries of its block collections begin, so that it is read part by part. See https://yaml.org/spec/1.1/#id931088 on block collections. */
import { isContainer, type JsonValue } from '../../text/json-values.ts';

/** A run of entries that stand at one indentation, or one entry whose value is a block of its own. */
export interface YamlPart {
  readonly text: string;
  /** Characters before it in the whole text. */
  readonly start: number;
  /** The parts of the value of its only key, or of its only item, where that is too long to be read at once. */
  readonly value?: readonly YamlPart[];
  readonly isItem?: true;
}

/** A line of a block. */
interface Line {
  readonly start: number;
  /** Where the next begins. */
  readonly end: number;
  readonly indent: number;
  /** Its first character behind the indentation; empty where it holds nothing. */
  readonly first: string;
  /** Whether an indicator stands where it is indented. */
  readonly isBehind?: true;
}

/** What begins no entry of a block collection, or ends a flow collection. */
const CONTINUES = new Set(['', '#', ':', '}', ']', ',']);
/** `key:` and nothing behind it on its line but a comment. */
const OPENS = /^ *(?:[A-Za-z_$][\w$./-]*|"[^"\\\n]*"|'[^'\n]*')[ \t]*:[ \t]*(?:#[^\n]*)?\r?$/;
const TEXT = /^ *(?:- +)?((?:[A-Za-z_$][\w$./-]*|"[^"\\\n]*"|'[^'\n]*')[ \t]*:[ \t]+)?(["'|>])/;
/** The same with a word behind it, as base64 is. */
const PLAIN = /^ *(?:- +)?[A-Za-z_$][\w$./-]*[ \t]*:[ \t]+[\w+/=-]+\r?\n?$/;
const ITEM = /^( *)-( +)(?=[^\s#])/;
/** Blocks inside each other that are cut; deeper ones are read as they are. CWE-674. */
const MOST_BLOCKS = 16;

export interface PartSizes {
  /** Characters that entries are gathered up to. */
  readonly gathered: number;
  /** Characters of an entry that is read at once. */
  readonly most: number;
}

/** The documents of a text as parts; null where it cannot be cut: then nobody knows what it says. */
export function partsOf(text: string, sizes: PartSizes): readonly (readonly YamlPart[])[] | null {
  const documents: YamlPart[][] = [];
  let lines: Line[] = [];
  const cutter = new Cutter(text, sizes);
  const close = (): boolean => {
    const parts = lines.some(({ first }) => !CONTINUES.has(first)) ? cutter.block(lines, 0) : [];
    if (parts !== null && parts.length > 0) documents.push([...parts]);
    lines = [];
    return parts !== null;
  };
  for (const line of linesOf(text)) {
    const shown = line.indent === 0 ? text.slice(line.start, Math.min(line.end, line.start + SHOWN)) : '';
    if (/^%(?!YAML )/.test(shown) || /^\?(?:\s|$)/.test(shown)) return null;
    if (shown.startsWith('%')) continue;
    if (!MARKER.test(shown)) {
      lines.push(line);
      continue;
    }
    if (!/^(?:---|\.\.\.)[ \t]*(?:#.*)?\r?\n?$/.test(shown) || !close()) return null;
  }
  return close() ? documents : null;
}

const SHOWN = 200; // characters of a line that is a marker
const MARKER = /^(?:---|\.\.\.)(?:\s|$)/;

function* linesOf(text: string): Generator<Line> {
  for (let start = text.startsWith('\ufeff') ? 1 : 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found + 1;
    let at = start;
    while (text[at] === ' ') at++;
    const first = text[at] ?? '';
    yield { start, end, indent: at - start, first: at >= end || first === '\n' || first === '\r' ? '' : first };
    start = end;
  }
}

class Cutter {
  readonly #text: string;
  readonly #sizes: PartSizes;

  constructor(text: string, sizes: PartSizes) {
    this.#text = text;
    this.#sizes = sizes;
  }

  /** The entries of the block that these lines are. */
  block(lines: readonly Line[], depth: number): readonly YamlPart[] | null {
    const indent = lines.find(({ first }) => first !== '' && first !== '#')?.indent ?? 0;
    const parts: YamlPart[] = [];
    let gathered: Line[] = [];
    const flush = (): void => {
      const [head] = gathered;
      if (head !== undefined) parts.push(this.#plain(head, gathered.at(-1) ?? head));
      gathered = [];
    };
    for (const entry of entriesOf(lines, indent)) {
      const size = sizeOf(entry);
      const isOther = gathered.length > 0 && isItem(gathered) !== isItem(entry);
      if (isOther || size + sizeOf(gathered) > this.#sizes.gathered) flush();
      if (size <= this.#sizes.most) {
        gathered.push(...entry);
        continue;
      }
      flush();
      const cut = depth < MOST_BLOCKS ? this.#long(entry, depth) : null;
      if (cut === null) return null;
      parts.push(...cut);
    }
    flush();
    return parts;
  }

  #plain(first: Line, last: Line): YamlPart {
    const text = this.#text.slice(first.start, last.end);
    if (first.isBehind !== true) return { text, start: first.start };
    return { text: ' '.repeat(first.indent) + text, start: first.start - first.indent };
  }

  /** `key:` over a block, or `- ` before one, that is cut in turn. */
  #long([head, ...body]: readonly Line[], depth: number): readonly YamlPart[] | null {
    if (head === undefined) return null;
    if (this.#isText(head, body.at(-1) ?? head)) return [this.#plain(head, body.at(-1) ?? head)];
    const [item] = ITEM.exec(this.#text.slice(head.start, head.end)) ?? [];
    if (item !== undefined) return this.#item(head, item.length, body, depth);
    if (!OPENS.test(this.#text.slice(head.start, head.end).replace(/\n$/, ''))) return null;
    const inner = body.find(({ first }) => first !== '' && first !== '#');
    if (inner === undefined || inner.indent < head.indent) return null;
    if (inner.indent === head.indent && !ITEM.test(this.#text.slice(inner.start, inner.end))) return null;
    const value = this.block(body, depth + 1);
    return value === null ? null : [{ ...this.#plain(head, head), value }];
  }

  /** `key: "…"` or `key: |`, which is one node however long it is. */
  #isText(first: Line, last: Line): boolean {
    if (PLAIN.test(this.#text.slice(first.start, first.end))) return first.end === last.end;
    const [shown = '', , mark] = TEXT.exec(this.#text.slice(first.start, first.start + SHOWN)) ?? [];
    if (mark === undefined) return false;
    if (mark === '|' || mark === '>') return true;
    const end = endOfQuotes(this.#text, first.start + shown.length, mark);
    return end < last.end && last.end - end <= SHOWN;
  }

  #item(head: Line, width: number, body: readonly Line[], depth: number): readonly YamlPart[] | null {
    const start = head.start + width;
    const indent = head.isBehind === true ? head.indent + width : width;
    const first: Line = { start, end: head.end, indent, first: this.#text[start] ?? '', isBehind: true };
    const value = this.block([first, ...body], depth + 1);
    return value === null ? null : [{ text: '', start, value, isItem: true }];
  }
}

/** Runs of lines, each of which begins at this indentation. */
function* entriesOf(lines: readonly Line[], indent: number): Generator<readonly Line[]> {
  let entry: Line[] = [];
  for (const line of lines) {
    if (
      line.indent === indent &&
      !CONTINUES.has(line.first) &&
      entry.some(({ first }) => first !== '' && first !== '#')
    ) {
      yield entry;
      entry = [];
    }
    entry.push(line);
  }
  if (entry.length > 0) yield entry;
}

/** Whether it begins with an item, as all of its entries do. */
function isItem(lines: readonly Line[]): boolean {
  return lines.find(({ first }) => first !== '' && first !== '#')?.first === '-';
}

/** Where the quotes that begin before this place end. */
function endOfQuotes(text: string, start: number, mark: string): number {
  for (let at = start; at < text.length; at++) {
    if (mark === '"' && text[at] === '\\') at++;
    else if (text[at] === mark) {
      if (mark === '"' || text[at + 1] !== mark) return at;
      at++;
    }
  }
  return text.length;
}

function sizeOf(lines: readonly Line[]): number {
  return lines.length === 0 ? 0 : (lines.at(-1)?.end ?? 0) - (lines[0]?.start ?? 0);
}

/** The entries of one collection, from the values of its parts. Mutable. */
export class JoinedParts {
  #value: JsonValue | undefined;

  /** False where the value is of no such collection. */
  add(value: JsonValue): boolean {
    const joined = this.#value === undefined ? value : join(this.#value, value);
    if (joined === undefined) return false;
    this.#value = joined;
    return true;
  }

  /** Undefined while nothing was added. */
  get value(): JsonValue | undefined {
    return this.#value;
  }
}

function join(before: JsonValue, value: JsonValue): JsonValue | undefined {
  if (!isContainer(before) || !isContainer(value)) return undefined;
  if (before.kind === 'array') {
    return value.kind === 'array' ? { ...before, items: before.items.concat(value.items) } : undefined;
  }
  if (value.kind === 'object') return { ...before, entries: before.entries.concat(value.entries) };
  // Items may stand at the indentation of the key that they are the value of.
  const [key, last] = before.entries.at(-1) ?? [];
  if (key === undefined || last === undefined) return undefined;
  const items = last === null ? value : join(last, value);
  return items === undefined ? undefined : { ...before, entries: [...before.entries.slice(0, -1), [key, items]] };
}
