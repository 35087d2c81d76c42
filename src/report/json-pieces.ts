/** JSON written piece by piece, so that a report of any length costs no string of its length; nothing in it can act on a terminal. See https://www.rfc-editor.org/rfc/rfc8259. */

/** A list whose entries are made one at a time, while they are written. */
class Lazy {
  readonly entries: Iterable<unknown>;

  constructor(entries: Iterable<unknown>) {
    this.entries = entries;
  }
}

/** Stands for a list in what `jsonPieces` is given: an entry is made when the one before it is written. */
export function lazyList<T>(entries: Iterable<T>, make: (entry: T, index: number) => unknown): Lazy {
  return new Lazy(made(entries, make));
}

function* made<T>(entries: Iterable<T>, make: (entry: T, index: number) => unknown): Generator<unknown> {
  let index = 0;
  for (const entry of entries) {
    yield make(entry, index);
    index += 1;
  }
}

/** The text of a value, two spaces deep, one newline at the end. Keys without a value are left out. */
export function* jsonPieces(value: unknown): Generator<string> {
  yield* piecesOf(value, '');
  yield '\n';
}

function* piecesOf(value: unknown, indent: string): Generator<string> {
  if (value instanceof Lazy) yield* listPieces(value.entries, indent);
  else if (holdsLazy(value)) yield* objectPieces(value, indent);
  else yield plainText(value, indent);
}

/** One level is looked at: what holds a list that holds lists is written as a lazy list itself. */
function holdsLazy(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => inner instanceof Lazy);
}

function* listPieces(entries: Iterable<unknown>, indent: string): Generator<string> {
  const inner = `${indent}  `;
  let count = 0;
  for (const entry of entries) {
    yield `${count === 0 ? '[' : ','}\n${inner}`;
    yield* piecesOf(entry, inner);
    count += 1;
  }
  yield count === 0 ? '[]' : `\n${indent}]`;
}

function* objectPieces(value: Readonly<Record<string, unknown>>, indent: string): Generator<string> {
  const inner = `${indent}  `;
  let isFirst = true;
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue;
    yield `${isFirst ? '{' : ','}\n${inner}${JSON.stringify(key)}: `;
    yield* piecesOf(each, inner);
    isFirst = false;
  }
  yield `\n${indent}}`;
}

/** JSON.stringify escapes C0; DEL, C1, separators and bidi controls are written as escapes here. */
function plainText(value: unknown, indent: string): string {
  const first = JSON.stringify(value, null, 2);
  const text = ESCAPED_HALF.test(first) ? JSON.stringify(value, (_, inner: unknown) => wellFormed(inner), 2) : first;
  const escaped = text.replace(
    /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return indent === '' ? escaped : escaped.replaceAll('\n', `\n${indent}`);
}

/** As JSON.stringify writes half a surrogate pair; also what only looks so. */
const ESCAPED_HALF = /\\ud[89a-f]/;

/** Many parsers refuse an escape of half a surrogate pair: it becomes visible text. */
function wellFormed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}
