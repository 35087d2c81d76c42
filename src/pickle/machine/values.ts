/** The symbolic values of the pickle machine: integer tokens, so that its loop allocates nothing per opcode. What they are: `value.ts`. */
import { CEILINGS } from '../../limits.ts';
import { capacityBeyond, grown } from './capacity.ts';
import { type Content, Contents, KEPT_ITEMS, KEPT_OBJECTS } from './contents.ts';
import { isNotedKey } from './executed-state.ts';
import type { ObjectVisitor } from './held.ts';
import { LateAdditions } from './late-additions.ts';
import { FIRST_OTHER_CODE } from './literal-kinds.ts';
import { EVERYTHING, NOTHING, Summaries, type Summary } from './summaries.ts';
import {
  type InstanceValue,
  isNoted,
  NODE_DICT,
  NODE_FROZENSET,
  NODE_RICH,
  NODE_SET,
  NODE_TUPLE,
  type Token,
  type Tokens,
  type Value,
} from './value.ts';

const KIND_MASK = 7;
/** The container lies inside another one: what is added to it later is in that one too. */
const ESCAPED = 8;
/** It holds containers or instances, which may be filled later. */
const HAS_CHILD = 16;
/** An instance that holds what may be called; see `hold`. */
const ARMED = 32;
/** A dict with a key that is no literal; an instance whose state was set. */
const MARKED = 64;

/** What a value of the stream is made of, where one of its parts may be called. */
interface Held {
  summary: number;
}

/** What the machine makes before it looks at the limit again: one a byte of its window. */
const NODES_BETWEEN_CHECKS = 1 << 18;
/** Instances that are distinguished; further ones of an operator are one value, which arms all of them. */
const IDENTITIES = 1 << 20;
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

  readonly #contents = new Contents();
  readonly #summaries = new Summaries();
  readonly #late = new LateAdditions(this.#summaries);
  /** What was noted that is more than an operator by name. */
  readonly #loaded = new Set<Token>();

  constructor() {
    this.reset();
  }

  reset(): void {
    this.#contents.reset(this.#nodes);
    this.#summaries.reset();
    this.#late.reset();
    this.#weights.fill(0, 0, this.#nodes);
    this.hasHeavyKey = false;
    this.#nodes = 1;
    this.#rich = [{ kind: 'opaque', text: '<value>', origin: null, reason: 'one value too many', arms: 'computed' }];
    this.#identities = 0;
    if (this.#loaded.size > 0) this.#loaded.clear();
    if (this.#held.size > 0) this.#held.clear();
    this.overflowed = false;
    // Most runs are of a few opcodes, and clearing what is empty allocates.
    if (this.hashed.size > 0) this.hashed.clear();
    if (this.#interned.size > 0) this.#interned.clear();
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
    this.#contents.begin(node);
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
    const slot = this.#contents.openSlotOf(-container);
    if (this.#contents.keptOf(slot) + items > KEPT_ITEMS) {
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
    this.#contents.keepAll(slot, items, stack, start, last);
  }

  /** More than are kept for display: only what is notable is kept beyond. */
  #addMany(container: Token, slot: number, stack: Tokens, start: number, end: number): void {
    if ((this.#kinds[-container]! & KIND_MASK) === NODE_DICT) {
      for (let index = start; index + 1 < end; index += 2) this.addPair(container, stack[index]!, stack[index + 1]!);
      return;
    }
    let rest = 0;
    for (let index = start; index < end; index += 1) {
      const item = stack[index]!;
      if (item < 0 || this.#contents.keptOf(slot) < KEPT_ITEMS) this.#addItem(container, slot, item);
      else rest += 1;
    }
    this.#contents.passOver(slot, rest);
  }

  add(container: Token, item: Token): void {
    this.#addItem(container, this.#contents.openSlotOf(-container), item);
  }

  addPair(container: Token, key: Token, value: Token): void {
    const slot = this.#contents.openSlotOf(-container);
    if (key < 0) {
      this.#notePairKey(container, key);
      this.#absorb(container, key);
    }
    if (value < 0) this.#absorb(container, value);
    if (
      this.#contents.keptOf(slot) >= KEPT_ITEMS &&
      !this.#isNotable(key) &&
      !this.#isNotable(value) &&
      !this.#isOtherObject(slot, value, false)
    ) {
      this.#contents.passOver(slot, 1);
      return;
    }
    this.#contents.keepOne(slot);
    this.#contents.keepCell(slot, key);
    this.#contents.keepCell(slot, value);
  }

  /** The kept items (keys and values in turn for a dict); null when they are forgotten. */
  contentOf(container: Token): Content | null {
    return this.#contents.of(-container);
  }

  /**
   * A number that is equal for calls that a judge cannot distinguish: how many arguments, and of each whether it is a
   * literal, which kind of container, or which rich value. Negative where that takes a closer look.
   * @param literalCode what of a literal counts, below `FIRST_OTHER_CODE`; null: nothing
   */
  shapeOf(args: Token, seed: number, literalCode: ((token: Token) => number) | null): number {
    if (args >= 0 || (this.#kinds[-args]! & KIND_MASK) !== NODE_TUPLE) return this.#codeOf(args, 1000, literalCode);
    const contents = this.#contents;
    const slot = contents.slotOf(-args);
    if (slot < 0) return -1;
    const count = contents.countOf(slot);
    if (count > 6 || contents.keptOf(slot) !== count) return -1;
    const codes = count > 4 ? 128 : 1024;
    let shape = seed * 8 + count;
    for (let cell = contents.firstCell(slot); cell !== 0; cell = contents.nextCell(cell)) {
      if (contents.isForgotten(cell)) return -1;
      const code = this.#codeOf(contents.itemIn(cell), codes, literalCode);
      if (code < 0) return -1;
      shape = shape * codes + code;
    }
    return shape;
  }

  /** Whether containers or instances lie in a container. */
  hasChild(container: Token): boolean {
    return (this.#kinds[-container]! & HAS_CHILD) !== 0;
  }

  /**
   * Visits each instance that lies in a dict, or in a list or tuple in it, and its key.
   * @returns whether these are all
   */
  eachObject(dict: Token, visitor: ObjectVisitor): boolean {
    if (!this.hasChild(dict)) return true;
    const contents = this.#contents;
    const slot = contents.slotOf(-dict);
    if (slot < 0) return false;
    for (let cell = contents.firstCell(slot); cell !== 0; cell = contents.nextCell(cell)) {
      if (contents.isForgotten(cell)) return false;
      const key = contents.itemIn(cell);
      cell = contents.nextCell(cell);
      const value = contents.itemIn(cell);
      if (value >= 0) continue;
      const kind = this.#kinds[-value]!;
      if ((kind & KIND_MASK) === NODE_RICH) visitor.visit(key, value, this.#details[-value]!);
      else if ((kind & HAS_CHILD) !== 0 && (kind & KIND_MASK) !== NODE_DICT) this.#eachItem(key, value, visitor);
    }
    return contents.keptOf(slot) < KEPT_OBJECTS && !contents.isReopened(slot);
  }

  #eachItem(key: Token, list: Token, visitor: ObjectVisitor): void {
    for (const item of this.contentOf(list)?.items ?? [])
      if (item < 0 && !this.isContainer(item)) visitor.visit(key, item, this.#details[-item]!);
  }

  /** What of the stream is the result of a call, one of each operator and way. */
  *results(): Iterable<InstanceValue> {
    for (const value of this.#rich) if (value.kind === 'instance') yield value;
  }

  #codeOf(token: Token, codes: number, literalCode: ((token: Token) => number) | null): number {
    if (token >= 0) return literalCode === null ? 0 : literalCode(token);
    const node = -token;
    const kind = this.#kinds[node]! & KIND_MASK;
    if (kind !== NODE_RICH) return this.summaryIdOf(token) === NOTHING && !this.isMarked(token) ? kind : -1;
    const index = this.#details[node]!;
    const value = this.#rich[index]!;
    if (this.#kinds[node]! >= HAS_CHILD && value.kind === 'instance' && this.#summaryOfRich(node) !== NOTHING)
      return -1;
    const interned = value.kind === 'operator' || value.kind === 'instance';
    return interned && index < codes - FIRST_OTHER_CODE ? index + FIRST_OTHER_CODE : -1;
  }

  /** Zero where the container holds nothing that may be called and no dunder key, at any depth. */
  summaryIdOf(container: Token): number {
    const own = this.#details[-container]!;
    if (this.#late.areNone || (this.#kinds[-container]! & HAS_CHILD) === 0) return own;
    return this.#summaries.union(own, this.#lateIn(-container));
  }

  #summaryOfRich(node: number): number {
    const kind = this.#kinds[node]!;
    const own = (kind & ARMED) === 0 ? NOTHING : this.#held.get(node)!.summary;
    if (this.#late.areNone || (kind & HAS_CHILD) === 0) return own;
    return this.#summaries.union(own, this.#lateIn(node));
  }

  #lateIn(start: number): number {
    return this.#late.in(start, (node) => this.#mutableItems(node));
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
    if (isContainer && holdsNothing && this.#late.areNone) return;
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
      summary = this.#summaries.union(summary, this.isContainer(item) ? this.summaryIdOf(item) : this.#notable(item));
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
    const after = this.#summaries.union(before, summary);
    if (after === before) return;
    if (held === undefined) this.#held.set(node, { summary: after });
    else held.summary = after;
    this.#kinds[node]! |= ARMED;
    if ((this.#kinds[node]! & ESCAPED) !== 0) this.#late.add(node, after);
  }

  /** What a rich value adds to what it lies in. */
  #notable(token: Token): number {
    const value = this.#rich[this.#details[-token]!]!;
    const own = this.#summaryOfRich(-token);
    if (!isNoted(value)) return own;
    if (value.kind !== 'operator' && this.#loaded.size <= MAX_LOADED) this.#loaded.add(token);
    return this.#summaries.union(own, this.#summaries.idOf([token], []));
  }

  /** What a rich value is or holds that may be called. */
  heldBy(token: Token): Summary {
    const id = this.#notable(token);
    return id === EVERYTHING ? this.#everything() : this.#summaries.of(id);
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
    return id === EVERYTHING ? this.#everything() : this.#summaries.of(id);
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

  #addItem(container: Token, slot: number, item: Token): void {
    if (item < 0) this.#absorb(container, item);
    if (this.#contents.keptOf(slot) >= KEPT_ITEMS && !this.#isNotable(item) && !this.#isOtherObject(slot, item, true)) {
      this.#contents.passOver(slot, 1);
      return;
    }
    this.#contents.keepOne(slot);
    this.#contents.keepCell(slot, item);
  }

  /** An instance, in a list one of another kind than what was kept before it: its class may be asked for something where it lies. */
  #isOtherObject(slot: number, token: Token, isItem: boolean): boolean {
    if (token >= 0 || this.#contents.keptOf(slot) >= KEPT_OBJECTS || this.valueOf(token)?.kind !== 'instance')
      return false;
    const last = isItem ? this.#contents.lastOf(slot) : 0;
    return last >= 0 || this.isContainer(last) || this.#details[-last] !== this.#details[-token];
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

  /** How many tuples, sets and other containers hashing it would visit, at most; 0 of anything else. */
  weightOf(token: Token): number {
    return this.isContainer(token) ? this.#weights[-token]! : 0;
  }

  #notePairKey(container: Token, key: Token): void {
    if (this.#weights[-key]! > CEILINGS.hashedContainers.most && this.kindOf(container) === NODE_DICT)
      this.hasHeavyKey = true;
    const value = this.valueOf(key);
    const isDict = this.kindOf(container) === NODE_DICT;
    if (isDict) this.#noteHashed(key, 0);
    if (isDict && (value?.kind !== 'text' || value.computed)) this.#kinds[-container]! |= MARKED;
    if (value?.kind === 'text' && isDict && isNotedKey(value.text)) {
      this.#addSummary(container, this.#summaries.idOf([], [value.text]));
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
    const after = this.#summaries.union(before, summary);
    if (after === before) return;
    this.#details[node] = after;
    if ((this.#kinds[node]! & ESCAPED) !== 0) this.#late.add(node, summary);
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
