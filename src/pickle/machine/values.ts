/** The symbolic values of the pickle machine: integer tokens, so that its loop allocates nothing per opcode. */
import type { CallVia, Operator } from '../../facts.ts';
import { CEILINGS } from '../../limits.ts';
import { capacityBeyond } from './capacity.ts';
import { type ExecutedState, isNotedKey } from './executed-state.ts';

/**
 * A value on the stack or in the memo.
 * Positive: a literal; the token is the offset of its opcode in the source plus one, and nothing is decoded until someone asks.
 * Negative: node `-token` of the store (a container or a rich value). Zero: nothing.
 */
export type Token = number;

/** Those of a source below 2 GiB fit in 32 bits. */
export type Tokens = Int32Array | Float64Array;

export const NODE_RICH = 0;
export const NODE_TUPLE = 1;
export const NODE_LIST = 2;
export const NODE_DICT = 3;
export const NODE_SET = 4;
export const NODE_FROZENSET = 5;
const KIND_MASK = 7;
/** The container lies inside another one: what is added to it later is in that one too. */
const ESCAPED = 8;
/** It holds containers or instances, which may be filled later. */
const HAS_CHILD = 16;
/** An instance that holds what may be called; see `hold`. */
const ARMED = 32;
/** A dict with a key that is no literal; an instance whose state was set. */
const MARKED = 64;

export const CONTAINER_TYPES = ['', 'tuple', 'list', 'dict', 'set', 'frozenset'] as const;

/** A value that is more than a literal in the stream. */
export type Value =
  | OperatorValue
  | InstanceValue
  /** What importing a module by name gives. */
  | { readonly kind: 'module'; readonly module: string }
  /** Text that a followed pure function computed, or a dunder name of the stream (`computed` false). */
  | { readonly kind: 'text'; readonly text: string; readonly computed: boolean }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly computed: boolean }
  | { readonly kind: 'integer'; readonly value: number }
  /** A bytes or str literal that starts like a model format; `token` is the literal. */
  | { readonly kind: 'payload'; readonly token: Token }
  /** A call that waits for its (other) arguments: `partial`, `attrgetter`, `methodcaller`, `itemgetter`. */
  | BoundValue
  | ClassValue
  /** An instance of such a class. */
  | { readonly kind: 'made'; readonly classToken: Token }
  /** Known only when the stream runs. */
  | OpaqueValue;

/** `arms`: how it may be called; `none` where it is data (what the loader brings for a persistent id, computed text). */
export interface OpaqueValue {
  readonly kind: 'opaque';
  readonly text: string;
  readonly origin: Operator | null;
  readonly reason: string;
  readonly arms: 'none' | 'method' | 'computed';
  /** Of a method of a value that the stream made its name. */
  readonly method?: string;
}

export type BoundKind = 'partial' | 'attrgetter' | 'methodcaller' | 'itemgetter' | 'new';

/** `arguments`: of a partial the function and its first arguments; a BUILD replaces them. Of `new` (`cls.__new__`) the class. */
export interface BoundValue {
  readonly kind: 'bound';
  readonly maker: Operator;
  readonly how: BoundKind;
  arguments: readonly Token[];
}

/** A class that the stream makes; the calls that make it fill its namespace. */
export interface ClassValue {
  readonly kind: 'class';
  readonly maker: Operator;
  readonly bases: readonly Token[];
  /** Names that are bound to something that may be called, of those the ones that setting an attribute calls; `unknown` when there may be others. */
  readonly namespace: { readonly names: Set<string>; readonly setters: Set<string>; unknown: boolean };
}

export interface OperatorValue {
  readonly kind: 'operator';
  readonly operator: Operator;
  readonly spelled: Operator | null;
  /** The shapes of calls that were told already, per way of calling; see CallTable. */
  readonly shapes: Set<number>;
  lastShape: number;
  /** Whether the loader reads raw data after a BUILD of its instances: each of them is then a value of its own. */
  readonly readsOn: boolean;
  /** False where every call needs a closer look: its result is followed, or its arguments are judged one by one. */
  readonly plain: boolean;
  /** The interned result of calling it, by way of calling. */
  readonly results: Map<CallVia, Token>;
  /** Results that depend on the shape of the arguments alone. */
  readonly resultsByShape: Map<number, Token>;
  /** What it returns is code that the stream carries. */
  readonly makesCode: boolean;
  /** It is given classes that it makes instances of, and keeps none of them. */
  readonly takesClasses: boolean;
}

export interface InstanceValue {
  readonly kind: 'instance';
  readonly operator: Operator;
  readonly via: CallVia;
  /** What it was made by makes functions and classes of code that the stream carries. */
  readonly isCode: boolean;
  /** Keys of its state that its class executes. */
  readonly executed: readonly ExecutedState[];
  /** The shapes of states that were told already. */
  readonly shapes: Set<number>;
  lastShape: number;
  /** Kept only where it matters later (`numpy.dtype`): the arguments as text. */
  readonly key: string;
  /** Of a NumPy dtype, as its last state left it; null where it is none that NumPy writes. */
  dtype?: ArrayDtype | null;
  /** The loader reads raw data out of the stream after a BUILD of it. */
  readonly readsOn?: true;
  /** Whether a BUILD set its state before. */
  wasBuilt?: true;
}

/** What a NumPy dtype says of the bytes of an array. */
export interface ArrayDtype {
  /** NumPy's letter (`f`, `S`, `O` …), or a word for types that packages add. */
  readonly kind: string;
  readonly itemBytes: number;
  /** Arrays of them are stored as a pickle. */
  readonly hasObjects: boolean;
}

/** What a value of the stream is made of, where one of its parts may be called. */
interface Held {
  summary: number;
}

/** Which uncalled operators, and what else may be called, and which dunder keys lie in a container, at any depth. */
export interface Summary {
  readonly operators: readonly Token[];
  readonly dunderKeys: readonly string[];
  /** There was too much to list: something that may be called may be missing. */
  readonly isEverything?: boolean;
}

/** Items of a container that are kept for the reader of a report; every operator in it is kept beyond. */
const KEPT_ITEMS = 32;
/** Containers and cells whose content is remembered; older content is forgotten (its summary never). Powers of two, small enough for the cache. */
const RING_CONTAINERS = 1 << 14;
const RING_CELLS = 1 << 14;
const SUMMARY_OPERATORS = 64;
const SUMMARIES = 4096;
/** What the machine makes before it looks at the limit again: one a byte of its window. */
const NODES_BETWEEN_CHECKS = 1 << 18;
const NOTHING = 0;
const EVERYTHING = 1;
/** Instances that are told apart; further ones of an operator are one value, which arms all of them. */
const IDENTITIES = 1 << 20;
/** Steps of searches for what was added late; beyond, everything that was added late counts. CWE-407. */
const LATE_STEPS = 1 << 22;
const LATE_VISITS = 4096;
/** What may be called, other than operators by name, that is listed where a summary has grown too large. */
const MAX_LOADED = 512;
const MAX_HASHED = 10_000;
const HASHED_DEPTH = 8;

/** The nodes of one pickle. Reused for the next one by `reset`. */
export class ValueStore {
  #kinds = new Uint8Array(256);
  /** Index of the summary of a container, or of the rich value. */
  #details = new Int32Array(256);
  /** Of a container that holds containers: how many hashing it visits, beyond itself. What two hold counts twice. */
  #weights = new Float32Array(256);
  /** A key, or an item of a set, that hashing would never come to an end of. */
  hasHeavyKey = false;
  /** Of an instance the container of what it was made of, as far as that may hold something; else zero. */
  #parts = new Int32Array(256);
  #identities = 0;
  readonly #held = new Map<number, Held>();
  /** From here on new values are all one opaque value, and `overflowed` says so. */
  valueLimit = Number.POSITIVE_INFINITY;
  overflowed = false;
  /** What is hashed, as a key or an item of a set, and may bring code: instances of classes of the stream, and what holds something that may be called. */
  readonly hashed = new Set<Token>();
  /** Whether there was more of it than is kept. */
  hashesMore = false;
  /** Containers and rich values beyond which the machine stops. */
  nodeLimit = 1 << 25;
  #nodes = 1;
  #rich: Value[] = [];
  #interned = new Map<string, Token>();

  #slotNode = new Int32Array(256);
  #slotHead = new Float64Array(256);
  #slotTail = new Float64Array(256);
  #slotCount = new Float64Array(256);
  #slotKept = new Float64Array(256);
  #cellItem = new Float64Array(1024);
  #cellNext = new Float64Array(1024);
  #cells = 1;

  #summaries: Summary[] = [];
  #summaryIds = new Map<string, number>();
  #unions = new Map<number, number>();
  /** What was added to containers and instances that lay in others already, by node; and all of it. */
  readonly #late = new Map<number, number>();
  #allLate = NOTHING;
  #lateSteps = 0;
  /** What was noted that is more than an operator by name. */
  readonly #loaded = new Set<Token>();

  constructor() {
    this.reset();
  }

  reset(): void {
    this.#slotNode.fill(0, 0, this.#nodes);
    this.#weights.fill(0, 0, this.#nodes);
    this.hasHeavyKey = false;
    this.#nodes = 1;
    this.#cells = 1;
    this.#rich = [{ kind: 'opaque', text: '<value>', origin: null, reason: 'one value too many', arms: 'computed' }];
    this.#identities = 0;
    if (this.#loaded.size > 0) this.#loaded.clear();
    if (this.#held.size > 0) this.#held.clear();
    this.overflowed = false;
    // Most runs are of a few opcodes, and clearing what is empty allocates.
    if (this.hashed.size > 0) this.hashed.clear();
    if (this.#interned.size > 0) this.#interned.clear();
    this.#summaries = [
      { operators: [], dunderKeys: [] },
      { operators: [], dunderKeys: [] },
    ];
    if (this.#summaryIds.size > 0) this.#summaryIds.clear();
    if (this.#unions.size > 0) this.#unions.clear();
    if (this.#late.size > 0) this.#late.clear();
    this.#allLate = NOTHING;
    this.#lateSteps = 0;
    if (this.#kinds.length > 1 << 20) {
      this.#kinds = new Uint8Array(256);
      this.#details = new Int32Array(256);
      this.#parts = new Int32Array(256);
      this.#weights = new Float32Array(256);
    }
  }

  /** Containers and rich values that were made. */
  get nodes(): number {
    return this.#nodes;
  }

  /** NODE_RICH for literals too. */
  kindOf(token: Token): number {
    return token < 0 ? this.#kinds[-token]! & KIND_MASK : NODE_RICH;
  }

  isContainer(token: Token): boolean {
    return token < 0 && (this.#kinds[-token]! & KIND_MASK) !== NODE_RICH;
  }

  /** Null for literals and containers. */
  valueOf(token: Token): Value | null {
    if (token >= 0 || (this.#kinds[-token]! & KIND_MASK) !== NODE_RICH) return null;
    return this.#rich[this.#details[-token]!]!;
  }

  newContainer(kind: number): Token {
    const node = this.#newNode(kind, NOTHING);
    const slot = this.#slotOf(node);
    this.#slotNode[slot] = node;
    this.#slotHead[slot] = 0;
    this.#slotTail[slot] = 0;
    this.#slotCount[slot] = 0;
    this.#slotKept[slot] = 0;
    return -node;
  }

  /** A container of the items `stack[start…end)`. For a dict: keys and values in turn. */
  containerFrom(kind: number, stack: Tokens, start: number, end: number): Token {
    const token = this.newContainer(kind);
    this.addAll(token, stack, start, end);
    return token;
  }

  addAll(container: Token, stack: Tokens, start: number, end: number): void {
    const kind = this.#kinds[-container]! & KIND_MASK;
    const items = kind === NODE_DICT ? (end - start) >> 1 : end - start;
    const slot = this.#slotOfContainer(-container);
    if (slot >= 0 && this.#slotKept[slot]! + items > KEPT_ITEMS) {
      this.#addMany(container, slot, stack, start, end);
      return;
    }
    const last = kind === NODE_DICT ? start + 2 * items : end;
    for (let index = start; index < last; index += 1) {
      if (stack[index]! >= 0) continue;
      this.#absorb(container, stack[index]!);
      if (kind === NODE_DICT && (index - start) % 2 === 0) this.#notePairKey(container, stack[index]!);
    }
    if (kind === NODE_TUPLE && items === 2 && stack[start]! < 0) this.#notePairKey(container, stack[start]!);
    if (slot < 0) return;
    this.#slotCount[slot]! += items;
    this.#slotKept[slot]! += items;
    this.#keepAll(slot, stack, start, last);
  }

  /** More than are kept for display: only what is notable is kept beyond. */
  #addMany(container: Token, slot: number, stack: Tokens, start: number, end: number): void {
    if ((this.#kinds[-container]! & KIND_MASK) === NODE_DICT) {
      for (let index = start; index + 1 < end; index += 2) this.addPair(container, stack[index]!, stack[index + 1]!);
      return;
    }
    let kept = this.#slotKept[slot]!;
    for (let index = start; index < end; index += 1) {
      const item = stack[index]!;
      if (item < 0) this.#absorb(container, item);
      if (kept >= KEPT_ITEMS && !this.#isNotable(item)) continue;
      kept += 1;
      this.#keep(slot, item);
    }
    this.#slotKept[slot] = kept;
    this.#slotCount[slot]! += end - start;
  }

  #keepAll(slot: number, stack: Tokens, start: number, end: number): void {
    const first = this.#cells;
    const count = end - start;
    if (count === 0) return;
    while (first + count > this.#cellItem.length && this.#cellItem.length < RING_CELLS) this.#growCells();
    const mask = this.#cellItem.length - 1;
    const [cellItem, cellNext] = [this.#cellItem, this.#cellNext];
    for (let index = 0; index < count; index += 1) {
      const cell = first + index;
      cellItem[cell & mask] = stack[start + index]!;
      cellNext[cell & mask] = cell + 1;
    }
    this.#cells = first + count;
    const tail = this.#slotTail[slot]!;
    if (tail === 0) this.#slotHead[slot] = first;
    else if (tail >= first - mask) cellNext[tail & mask] = first;
    this.#slotTail[slot] = first + count - 1;
    cellNext[(first + count - 1) & mask] = 0;
  }

  #growCells(): void {
    const size = this.#cellItem.length * 2;
    this.#cellItem = grown(this.#cellItem, new Float64Array(size));
    this.#cellNext = grown(this.#cellNext, new Float64Array(size));
  }

  add(container: Token, item: Token): void {
    this.#addItem(container, this.#slotOfContainer(-container), item);
  }

  addPair(container: Token, key: Token, value: Token): void {
    const slot = this.#slotOfContainer(-container);
    if (key < 0) {
      this.#notePairKey(container, key);
      this.#absorb(container, key);
    }
    if (value < 0) this.#absorb(container, value);
    if (slot < 0) return;
    this.#slotCount[slot]! += 1;
    if (this.#slotKept[slot]! < KEPT_ITEMS || this.#isNotable(key) || this.#isNotable(value)) {
      this.#slotKept[slot]! += 1;
      this.#keep(slot, key);
      this.#keep(slot, value);
    }
  }

  /** The kept items (keys and values in turn for a dict); null when they are forgotten. `complete`: whether these are all. */
  contentOf(container: Token): { readonly items: readonly Token[]; readonly complete: boolean } | null {
    const slot = this.#slotOfContainer(-container);
    if (slot < 0) return null;
    const items: Token[] = [];
    const mask = this.#cellItem.length - 1;
    const oldest = this.#cells - this.#cellItem.length;
    for (let cell = this.#slotHead[slot]!; cell !== 0; cell = this.#cellNext[cell & mask]!) {
      if (cell < oldest) return null;
      items.push(this.#cellItem[cell & mask]!);
    }
    return { items, complete: this.#slotKept[slot] === this.#slotCount[slot] };
  }

  /**
   * A number that is equal for calls that a judge cannot tell apart: how many arguments, and of each whether it is a
   * literal, which kind of container, or which rich value. Negative where that takes a closer look.
   */
  shapeOf(args: Token, seed: number): number {
    if (args >= 0 || (this.#kinds[-args]! & KIND_MASK) !== NODE_TUPLE) return this.#codeOf(args, 1000);
    const slot = this.#slotOfContainer(-args);
    if (slot < 0) return -1;
    const count = this.#slotCount[slot]!;
    if (count > 6 || this.#slotKept[slot] !== count) return -1;
    const codes = count > 4 ? 128 : 1024;
    const mask = this.#cellItem.length - 1;
    const oldest = this.#cells - this.#cellItem.length;
    let shape = seed * 8 + count;
    for (let cell = this.#slotHead[slot]!; cell !== 0; cell = this.#cellNext[cell & mask]!) {
      if (cell < oldest) return -1;
      const code = this.#codeOf(this.#cellItem[cell & mask]!, codes);
      if (code < 0) return -1;
      shape = shape * codes + code;
    }
    return shape;
  }

  #codeOf(token: Token, codes: number): number {
    if (token >= 0) return 0;
    const node = -token;
    const kind = this.#kinds[node]! & KIND_MASK;
    if (kind !== NODE_RICH) return this.summaryIdOf(token) === NOTHING && !this.isMarked(token) ? kind : -1;
    const index = this.#details[node]!;
    const value = this.#rich[index]!;
    if (this.#kinds[node]! >= HAS_CHILD && value.kind === 'instance' && this.#summaryOfRich(node) !== NOTHING)
      return -1;
    const interned = value.kind === 'operator' || value.kind === 'instance';
    return interned && index < codes - 8 ? index + 8 : -1;
  }

  /** Zero where the container holds nothing that may be called and no dunder key, at any depth. */
  summaryIdOf(container: Token): number {
    const own = this.#details[-container]!;
    if (this.#allLate === NOTHING || (this.#kinds[-container]! & HAS_CHILD) === 0) return own;
    return this.#union(own, this.#lateIn(-container));
  }

  #summaryOfRich(node: number): number {
    const kind = this.#kinds[node]!;
    const own = (kind & ARMED) === 0 ? NOTHING : this.#held.get(node)!.summary;
    if (this.#allLate === NOTHING || (kind & HAS_CHILD) === 0) return own;
    return this.#union(own, this.#lateIn(node));
  }

  /** What was added late to the node or to anything in it; all that was added late where that is not known. */
  #lateIn(start: number): number {
    const [pending, seen] = [[start], new Set([start])];
    let found = NOTHING;
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      this.#lateSteps += 1;
      if (seen.size > LATE_VISITS || this.#lateSteps > LATE_STEPS) return this.#allLate;
      found = this.#union(found, this.#late.get(node) ?? NOTHING);
      const items = this.#mutableItems(node);
      if (items === null) return this.#allLate;
      for (const item of items) {
        if (item >= 0 || seen.has(-item)) continue;
        seen.add(-item);
        pending.push(-item);
      }
    }
    return found;
  }

  /** What lies in a node and may have been filled since; null where that is forgotten. */
  #mutableItems(node: number): readonly Token[] | null {
    if ((this.#kinds[node]! & KIND_MASK) === NODE_RICH) return this.partsOf(-node);
    if ((this.#kinds[node]! & HAS_CHILD) === 0) return [];
    const content = this.contentOf(-node);
    return content?.complete === true ? content.items : null;
  }

  /** Containers of what a rich value was made of, and what is bound. */
  partsOf(token: Token): readonly Token[] {
    const value = this.valueOf(token);
    const part = this.#parts[-token]!;
    const parts = part === 0 ? [] : [-part];
    return value?.kind === 'bound' ? [...value.arguments, ...parts] : parts;
  }

  /** An instance by itself of what `shared` stands for. */
  newInstance(shared: Token): Token {
    if (this.#identities >= IDENTITIES) return shared;
    this.#identities += 1;
    const node = this.#newNode(NODE_RICH, this.#details[-shared]!);
    const held = this.#held.get(-shared);
    if (held !== undefined) this.#arm(node, held.summary);
    return -node;
  }

  /** The same number for all instances that `newInstance` made of one. */
  meaningOf(token: Token): number {
    return this.#details[-token]!;
  }

  /**
   * A rich value is made of `part`, or filled with it: what lies in it lies in the value too.
   * @param withoutOperators operators that are items of `part` itself are not kept
   */
  hold(token: Token, part: Token, withoutOperators: boolean): void {
    if (part >= 0) return;
    const kind = this.#kinds[-part]!;
    const isContainer = (kind & KIND_MASK) !== NODE_RICH;
    const holdsNothing = this.#details[-part] === NOTHING;
    if (isContainer && holdsNothing && (kind & HAS_CHILD) === 0) return;
    this.#keepPart(-token, part, isContainer);
    if (isContainer && holdsNothing && this.#allLate === NOTHING) return;
    const summary = isContainer ? this.#keptSummary(part, withoutOperators) : this.#notable(part);
    if (summary !== NOTHING) this.#arm(-token, summary);
  }

  #keptSummary(container: Token, withoutOperators: boolean): number {
    const whole = this.summaryIdOf(container);
    const content = whole !== NOTHING && withoutOperators ? this.contentOf(container) : null;
    if (content === null) return whole;
    let summary = NOTHING;
    for (const item of content.items) {
      if (item >= 0 || this.valueOf(item)?.kind === 'operator') continue;
      summary = this.#union(summary, this.isContainer(item) ? this.summaryIdOf(item) : this.#notable(item));
    }
    return summary;
  }

  #keepPart(node: number, part: Token, isContainer: boolean): void {
    this.#kinds[-part]! |= ESCAPED;
    this.#kinds[node]! |= HAS_CHILD;
    const before = this.#parts[node]!;
    if (before === 0 && isContainer) this.#parts[node] = -part;
    else if (before !== -part)
      this.#parts[node] = -this.containerFrom(
        NODE_TUPLE,
        Float64Array.from(before === 0 ? [part] : [part, -before]),
        0,
        before === 0 ? 1 : 2,
      );
  }

  #arm(node: number, summary: number): void {
    const held = this.#held.get(node);
    const before = held?.summary ?? NOTHING;
    const after = this.#union(before, summary);
    if (after === before) return;
    if (held === undefined) this.#held.set(node, { summary: after });
    else held.summary = after;
    this.#kinds[node]! |= ARMED;
    if ((this.#kinds[node]! & ESCAPED) !== 0) this.#addLate(node, after);
  }

  #addLate(node: number, summary: number): void {
    this.#late.set(node, this.#union(this.#late.get(node) ?? NOTHING, summary));
    this.#allLate = this.#union(this.#allLate, summary);
  }

  /** What a rich value adds to what it lies in. */
  #notable(token: Token): number {
    const value = this.#rich[this.#details[-token]!]!;
    const own = this.#summaryOfRich(-token);
    if (!isNoted(value)) return own;
    if (value.kind !== 'operator' && this.#loaded.size <= MAX_LOADED) this.#loaded.add(token);
    return this.#union(own, this.#summaryId([token], []));
  }

  /** What a rich value is or holds that may be called. */
  heldBy(token: Token): Summary {
    const id = this.#notable(token);
    return id === EVERYTHING ? this.#everything() : this.#summaries[id]!;
  }

  /** Marks a dict that has a key which is no literal, or an instance whose state is set. */
  mark(token: Token): void {
    this.#kinds[-token]! |= MARKED;
  }

  isMarked(token: Token): boolean {
    return token < 0 && (this.#kinds[-token]! & MARKED) !== 0;
  }

  summaryOf(container: Token): Summary {
    const id = this.summaryIdOf(container);
    return id === EVERYTHING ? this.#everything() : this.#summaries[id]!;
  }

  /** The same key gives the same token; `make` is called the first time. */
  intern(key: string, make: () => Value): Token {
    let token = this.#interned.get(key);
    if (token === undefined) {
      token = this.newValue(make());
      this.#interned.set(key, token);
    }
    return token;
  }

  newValue(value: Value): Token {
    if (this.#rich.length >= this.valueLimit) {
      this.overflowed = true;
      return -this.#newNode(NODE_RICH, 0);
    }
    this.#rich.push(value);
    return -this.#newNode(NODE_RICH, this.#rich.length - 1);
  }

  #newNode(kind: number, detail: number): number {
    const node = this.#nodes;
    if (node === this.#kinds.length) {
      const capacity = capacityBeyond(node, this.nodeLimit + NODES_BETWEEN_CHECKS);
      this.#kinds = grown(this.#kinds, new Uint8Array(capacity));
      this.#details = grown(this.#details, new Int32Array(capacity));
      this.#weights = grown(this.#weights, new Float32Array(capacity));
      this.#parts = grown(this.#parts, new Int32Array(capacity));
    }
    this.#nodes = node + 1;
    this.#kinds[node] = kind;
    this.#details[node] = detail;
    this.#parts[node] = 0;
    return node;
  }

  #slotOf(node: number): number {
    const size = this.#slotNode.length;
    if (node >= size && size < RING_CONTAINERS) {
      this.#slotNode = grown(this.#slotNode, new Int32Array(size * 2));
      this.#slotHead = grown(this.#slotHead, new Float64Array(size * 2));
      this.#slotTail = grown(this.#slotTail, new Float64Array(size * 2));
      this.#slotCount = grown(this.#slotCount, new Float64Array(size * 2));
      this.#slotKept = grown(this.#slotKept, new Float64Array(size * 2));
      return this.#slotOf(node);
    }
    return node & (size - 1);
  }

  /** The slot of a container whose content is still remembered, else -1. */
  #slotOfContainer(node: number): number {
    const slot = node & (this.#slotNode.length - 1);
    return this.#slotNode[slot] === node ? slot : -1;
  }

  #addItem(container: Token, slot: number, item: Token): void {
    if (item < 0) this.#absorb(container, item);
    if (slot < 0) return;
    this.#slotCount[slot]! += 1;
    if (this.#slotKept[slot]! < KEPT_ITEMS || this.#isNotable(item)) {
      this.#slotKept[slot]! += 1;
      this.#keep(slot, item);
    }
  }

  #keep(slot: number, item: Token): void {
    const cell = this.#cells;
    if (cell >= this.#cellItem.length && this.#cellItem.length < RING_CELLS) this.#growCells();
    this.#cells = cell + 1;
    const mask = this.#cellItem.length - 1;
    this.#cellItem[cell & mask] = item;
    this.#cellNext[cell & mask] = 0;
    const tail = this.#slotTail[slot]!;
    if (tail === 0) this.#slotHead[slot] = cell;
    else if (tail >= cell - mask) this.#cellNext[tail & mask] = cell;
    this.#slotTail[slot] = cell;
  }

  #isNotable(token: Token): boolean {
    if (token >= 0) return false;
    const node = -token;
    if ((this.#kinds[node]! & KIND_MASK) !== NODE_RICH) return this.#details[node] !== NOTHING;
    const value = this.#rich[this.#details[node]!]!;
    return value.kind !== 'instance' || value.isCode || (this.#kinds[node]! & ARMED) !== 0;
  }

  /** What lies in `item` lies in `container` too. Tuples and sets are hashed through all that they hold; what is held twice is visited twice. */
  #absorb(container: Token, item: Token): void {
    const node = -item;
    const kind = this.#kinds[node]!;
    const outer = this.#kinds[-container]!;
    if (isSet(outer)) this.#noteHashed(item, 0);
    if ((kind & KIND_MASK) !== NODE_RICH) {
      this.#kinds[node] = kind | ESCAPED;
      this.#kinds[-container]! |= HAS_CHILD;
      const weight = 1 + this.#weights[node]!;
      this.#weights[-container]! += weight;
      if (weight > CEILINGS.hashedContainers.most && isSet(outer)) this.hasHeavyKey = true;
      if (this.#details[node] !== NOTHING) this.#addSummary(container, this.#details[node]!);
      return;
    }
    const value = this.#rich[this.#details[node]!]!;
    if (value.kind === 'instance') {
      this.#kinds[node] = kind | ESCAPED;
      this.#kinds[-container]! |= HAS_CHILD;
      if (!value.isCode && (kind & ARMED) === 0) return;
    } else if (value.kind === 'bound' || value.kind === 'opaque') {
      this.#kinds[node] = kind | ESCAPED;
      this.#kinds[-container]! |= HAS_CHILD;
    }
    const summary = this.#notable(item);
    if (summary !== NOTHING) this.#addSummary(container, summary);
  }

  #notePairKey(container: Token, key: Token): void {
    if (this.#weights[-key]! > CEILINGS.hashedContainers.most && this.kindOf(container) === NODE_DICT)
      this.hasHeavyKey = true;
    const value = this.valueOf(key);
    const isDict = this.kindOf(container) === NODE_DICT;
    if (isDict) this.#noteHashed(key, 0);
    if (isDict && (value?.kind !== 'text' || value.computed)) this.#kinds[-container]! |= MARKED;
    if (value?.kind === 'text' && isDict && isNotedKey(value.text)) {
      this.#addSummary(container, this.#summaryId([], [value.text]));
    }
  }

  /** A key of a dict or an item of a set, and what is hashed with it. */
  #noteHashed(token: Token, depth: number): void {
    if (token >= 0) return;
    if (this.hashed.size >= MAX_HASHED) this.hashesMore = true;
    else this.#noteHashedValue(token, depth);
  }

  #noteHashedValue(token: Token, depth: number): void {
    if (!this.isContainer(token)) {
      const { kind } = this.#rich[this.#details[-token]!]!;
      if (kind === 'made' || (kind === 'instance' && this.#summaryOfRich(-token) !== NOTHING)) this.hashed.add(token);
    } else if (this.summaryIdOf(token) !== NOTHING) {
      const items = depth < HASHED_DEPTH ? this.contentOf(token)?.items : undefined;
      if (items === undefined) this.hashed.add(token);
      else for (const item of items) this.#noteHashed(item, depth + 1);
    }
  }

  #addSummary(container: Token, summary: number): void {
    const node = -container;
    const before = this.#details[node]!;
    const after = this.#union(before, summary);
    if (after === before) return;
    this.#details[node] = after;
    if ((this.#kinds[node]! & ESCAPED) !== 0) this.#addLate(node, summary);
  }

  #union(left: number, right: number): number {
    if (left === right || right === NOTHING) return left;
    if (left === NOTHING) return right;
    if (left === EVERYTHING || right === EVERYTHING) return EVERYTHING;
    const key = left * 65536 + right;
    let union = this.#unions.get(key);
    if (union === undefined) {
      const [a, b] = [this.#summaries[left]!, this.#summaries[right]!];
      union = this.#summaryId([...a.operators, ...b.operators], [...a.dunderKeys, ...b.dunderKeys]);
      this.#unions.set(key, union);
    }
    return union;
  }

  #summaryId(operators: readonly Token[], dunderKeys: readonly string[]): number {
    const sorted = [...new Set(operators)].sort((a, b) => b - a);
    const keys = [...new Set(dunderKeys)].sort();
    const name = `${sorted.join(' ')}|${keys.join('\0')}`;
    const known = this.#summaryIds.get(name);
    if (known !== undefined) return known;
    if (sorted.length + keys.length > SUMMARY_OPERATORS || this.#summaries.length >= SUMMARIES) return EVERYTHING;
    this.#summaryIds.set(name, this.#summaries.length);
    return this.#summaries.push({ operators: sorted, dunderKeys: keys }) - 1;
  }

  /** Instead of one more subset: all operators and dunder names of this pickle. */
  #everything(): Summary {
    const operators: Token[] = [];
    const dunderKeys: string[] = [];
    for (const token of this.#interned.values()) {
      const value = this.valueOf(token);
      if (value?.kind === 'operator') operators.push(token);
      if (value?.kind === 'text') dunderKeys.push(value.text);
    }
    return { operators: [...operators, ...this.#loaded], dunderKeys, isEverything: this.#loaded.size > MAX_LOADED };
  }
}

/** @param kind with all its marks */
function isSet(kind: number): boolean {
  return (kind & KIND_MASK) === NODE_SET || (kind & KIND_MASK) === NODE_FROZENSET;
}

/** Whether a container remembers that such a value lies in it. */
function isNoted(value: Value): boolean {
  switch (value.kind) {
    case 'operator':
    case 'module':
    case 'bound':
    case 'opaque':
    case 'class':
    case 'made':
      return true;
    case 'instance':
      return value.isCode;
    default:
      return false;
  }
}

function grown<T extends Uint8Array | Int32Array | Float32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
