/** What a pickle program makes, as a tree: containers, literals, and calls that nobody makes. After https://docs.python.org/3/library/pickle.html. */

export type Node = LiteralNode | GlobalNode | ContainerNode | DictNode | CallNode | PersistentNode | UnknownNode;

export type LiteralNode =
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** `value` is null where it is no safe integer. */
  | { readonly kind: 'int'; readonly value: number | null; readonly text: string }
  | { readonly kind: 'float'; readonly text: string }
  | TextNode
  /** Offsets of the bytes in the source. */
  | { readonly kind: 'bytes'; readonly start: number; readonly end: number };

export interface TextNode {
  readonly kind: 'str';
  /** Null where it is longer than a name is, or readers decode it differently. */
  readonly text: string | null;
  /** Where its opcode lies. */
  readonly offset: number;
}

/** `module.name`, with the names of Python 3. */
export interface GlobalNode {
  readonly kind: 'global';
  readonly name: string;
}

export interface ContainerNode {
  readonly kind: 'tuple' | 'list' | 'set' | 'frozenset';
  readonly items: Node[];
}

export type Pair = readonly [key: Node, value: Node];

export interface DictNode {
  readonly kind: 'dict';
  readonly pairs: Pair[];
}

/** What calling something would return, and what the program does with that. */
export interface CallNode {
  readonly kind: 'call';
  readonly callee: Node;
  /** REDUCE, INST, OBJ; `new` is NEWOBJ and NEWOBJ_EX: `cls.__new__`. */
  readonly via: 'call' | 'new';
  /** Null where they are no tuple that the program holds. */
  readonly args: readonly Node[] | null;
  readonly keywords: Node | null;
  /** Where its opcode lies. */
  readonly offset: number;
  /** The states that BUILD set, in order. */
  states: Node[] | null;
  /** What SETITEM(S) put in. */
  pairs: Pair[] | null;
  /** What APPEND(S) and ADDITEMS put in. */
  items: Node[] | null;
}

export interface PersistentNode {
  readonly kind: 'persistent';
  /** Of PERSID a text. */
  readonly id: Node;
  readonly offset: number;
}

/** A value of the registry of extensions, or of a buffer that is not in the stream. */
export interface UnknownNode {
  readonly kind: 'unknown';
  readonly what: string;
}

/** `module.name` of what is called; null where that is itself a result. */
export function calledName(node: CallNode): string | null {
  return node.callee.kind === 'global' ? node.callee.name : null;
}

/** The text of a str that is known, else null. */
export function textOf(node: Node | undefined): string | null {
  return node?.kind === 'str' ? node.text : null;
}

export function integerOf(node: Node | undefined): number | null {
  return node?.kind === 'int' ? node.value : null;
}

/** The items of a tuple or a list; null for all else. */
export function itemsOf(node: Node | undefined): readonly Node[] | null {
  return node?.kind === 'tuple' || node?.kind === 'list' ? node.items : null;
}

/** A tuple or a list of integers that are known; a single integer where `orOne`. */
export function integersOf(node: Node | undefined, orOne = false): number[] | null {
  const one = orOne ? integerOf(node) : null;
  if (one !== null) return [one];
  const items = itemsOf(node)?.map(integerOf);
  return items?.every((item) => item !== null) ? (items as number[]) : null; // checked just now
}

/** As a dict of Python holds them: of equal keys the last value, in the place of the first. Keys that are no text or integer are left to `others`. */
export function entriesOf(pairs: readonly Pair[]): { readonly byName: Map<string, Node>; readonly others: Pair[] } {
  const byName = new Map<string, Node>();
  const others: Pair[] = [];
  const texts = new Set<string>();
  for (const [key, value] of pairs) {
    const name = keyName(key);
    // `1` and `'1'` are two keys, which would have one name.
    const kind = `${key.kind} ${name}`;
    if (name === null || (byName.has(name) && !texts.has(kind))) others.push([key, value]);
    else {
      byName.set(name, value);
      texts.add(kind);
    }
  }
  return { byName, others };
}

function keyName(key: Node): string | null {
  if (key.kind === 'str') return key.text;
  return key.kind === 'int' ? key.text : null;
}
