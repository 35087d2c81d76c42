/** The symbolic values of the pickle machine: integer tokens, so that its loop allocates nothing per opcode. What they are: `value.ts`. What is built of them is after https://github.com/python/cpython/blob/main/Lib/pickle.py */
import { KEPT_FIELDS, KEPT_ITEMS, KEPT_OBJECTS, KEPT_PARTS } from './contents.ts';
import { HashedValues } from './hashed-values.ts';
import { EMPTY_CODE, FIRST_OTHER_CODE } from './literal-kinds.ts';
import { ARMED, ESCAPED, HAS_CHILD, isSet, KIND_MASK } from './nodes.ts';
import { NOTHING } from './summaries.ts';
import { NODE_DICT, NODE_RICH, NODE_TUPLE, type Token, type Tokens } from './value.ts';

/** Instances that are distinguished; further ones of an operator are one value, which arms all of them. */
const IDENTITIES = 1 << 20;
/** To hash an item of a tuple takes less than to go into another tuple. */
const ITEM_WEIGHT = 1 / 16;

/** The values of one pickle. Reused for the next one by `reset`. */
export class ValueStore extends HashedValues {
  #identities = 0;

  constructor() {
    super();
    this.reset();
  }

  reset(): void {
    this.#identities = 0;
    this.clear();
  }

  newContainer(kind: number): Token {
    const node = this.newNode(kind, NOTHING);
    this.contents.begin(node);
    return -node;
  }

  /** A container of the items `stack[start…end)`. For a dict: keys and values in turn. */
  containerFrom(kind: number, stack: Tokens, start: number, end: number): Token {
    const node = this.newNode(kind, NOTHING);
    this.#addTo(-node, this.contents.begin(node), stack, start, end);
    return -node;
  }

  addAll(container: Token, stack: Tokens, start: number, end: number): void {
    this.#addTo(container, this.contents.openSlotOf(-container, !this.hasChild(container)), stack, start, end);
  }

  #addTo(container: Token, slot: number, stack: Tokens, start: number, end: number): void {
    const kind = this.kinds[-container]! & KIND_MASK;
    const items = kind === NODE_DICT ? (end - start) >> 1 : end - start;
    if (this.contents.keptOf(slot) + items > KEPT_ITEMS && !(kind === NODE_TUPLE && areParts(stack, start, end))) {
      this.#addMany(container, slot, stack, start, end);
      return;
    }
    const last = kind === NODE_DICT ? start + 2 * items : end;
    this.weights[-container]! += items * ITEM_WEIGHT;
    // Most hold literals alone.
    for (let index = this.contents.keepAll(slot, items, stack, start, last); index < last; index += 1) {
      if (stack[index]! >= 0) continue;
      this.#absorb(container, stack[index]!);
      if (kind === NODE_DICT && ((index - start) & 1) === 0) this.notePairKey(container, stack[index]!);
    }
    if (kind === NODE_TUPLE && items === 2 && stack[start]! < 0) this.notePairKey(container, stack[start]!);
  }

  /** More than are kept for display: only what is notable is kept beyond. */
  #addMany(container: Token, slot: number, stack: Tokens, start: number, end: number): void {
    if ((this.kinds[-container]! & KIND_MASK) === NODE_DICT) {
      for (let index = start; index + 1 < end; index += 2) this.addPair(container, stack[index]!, stack[index + 1]!);
      return;
    }
    this.weights[-container]! += (end - start) * ITEM_WEIGHT;
    let rest = 0;
    for (let index = start; index < end; index += 1) {
      const item = stack[index]!;
      if (item < 0 || this.contents.keptOf(slot) < KEPT_ITEMS) this.#addItem(container, slot, item);
      else rest += 1;
    }
    this.contents.passOver(slot, rest);
  }

  add(container: Token, item: Token): void {
    this.#addItem(container, this.contents.openSlotOf(-container, !this.hasChild(container)), item);
  }

  addPair(container: Token, key: Token, value: Token): void {
    const slot = this.contents.openSlotOf(-container, !this.hasChild(container));
    if (key < 0) {
      this.notePairKey(container, key);
      this.#absorb(container, key);
    }
    if (value < 0) this.#absorb(container, value);
    if (
      this.contents.keptOf(slot) >= KEPT_ITEMS &&
      !this.isNotable(key) &&
      !this.isNotable(value) &&
      !this.#isOtherObject(slot, value, false)
    ) {
      this.contents.passOver(slot, 1);
      return;
    }
    this.contents.keepOne(slot);
    this.contents.keepCell(slot, key);
    this.contents.keepCell(slot, value);
  }

  #addItem(container: Token, slot: number, item: Token): void {
    if (item < 0) this.#absorb(container, item);
    if (this.contents.keptOf(slot) >= KEPT_ITEMS && !this.isNotable(item) && !this.#isOtherObject(slot, item, true)) {
      this.contents.passOver(slot, 1);
      return;
    }
    this.contents.keepOne(slot);
    this.contents.keepCell(slot, item);
  }

  /** What lies in `item` lies in `container` too. Tuples and sets are hashed through all that they hold; what is held twice is visited twice. */
  #absorb(container: Token, item: Token): void {
    const node = -item;
    const kind = this.kinds[node]!;
    const outer = this.kinds[-container]!;
    if (isSet(outer)) this.noteHashed(item, 0);
    if ((kind & KIND_MASK) !== NODE_RICH) {
      this.kinds[node] = kind | ESCAPED;
      this.kinds[-container]! |= HAS_CHILD;
      const weight = 1 + this.weights[node]!;
      this.weights[-container]! += weight;
      if (isSet(outer)) this.noteWeight(weight);
      if (this.details[node] !== NOTHING) this.addSummary(container, this.details[node]!);
      return;
    }
    const value = this.rich[this.details[node]!]!;
    if (value.kind === 'instance') {
      this.kinds[node] = kind | ESCAPED;
      this.kinds[-container]! |= HAS_CHILD;
      if (!value.isCode && (kind & ARMED) === 0) return;
    } else if (value.kind === 'bound' || value.kind === 'opaque') {
      this.kinds[node] = kind | ESCAPED;
      this.kinds[-container]! |= HAS_CHILD;
    }
    const summary = this.notable(item);
    if (summary !== NOTHING) this.addSummary(container, summary);
  }

  /**
   * A number that is equal for calls that a judge cannot distinguish: how many arguments, and of each whether it is a
   * literal, which kind of container and whether that is empty, or which rich value. Negative where that takes a closer look.
   * @param literalCode what of a literal counts, below `FIRST_OTHER_CODE`; null: nothing
   */
  shapeOf(args: Token, seed: number, literalCode: ((token: Token) => number) | null): number {
    if (args >= 0 || (this.kinds[-args]! & KIND_MASK) !== NODE_TUPLE) return this.#codeOf(args, 1000, literalCode);
    const contents = this.contents;
    const slot = contents.slotOf(-args);
    if (slot < 0) return -1;
    const count = contents.countOf(slot);
    if (count > 6 || contents.keptOf(slot) !== count) return -1;
    const codes = count > 4 ? 128 : 1024;
    let shape = seed * 8 + count;
    for (let cell = contents.firstCell(slot); cell !== 0; cell = contents.nextCell(slot, cell)) {
      if (contents.isForgotten(cell)) return -1;
      const code = this.#codeOf(contents.itemIn(cell), codes, literalCode);
      if (code < 0) return -1;
      shape = shape * codes + code;
    }
    return shape;
  }

  #codeOf(token: Token, codes: number, literalCode: ((token: Token) => number) | null): number {
    if (token >= 0) return literalCode === null ? 0 : literalCode(token);
    const node = -token;
    const kind = this.kinds[node]! & KIND_MASK;
    if (kind !== NODE_RICH) {
      if (this.summaryIdOf(token) !== NOTHING || this.isMarked(token)) return -1;
      const slot = this.contents.slotOf(node);
      return slot >= 0 && this.contents.countOf(slot) === 0 ? kind + EMPTY_CODE : kind;
    }
    const index = this.details[node]!;
    const value = this.rich[index]!;
    if (this.kinds[node]! >= HAS_CHILD && value.kind === 'instance' && this.summaryOfRich(node) !== NOTHING) return -1;
    const interned = value.kind === 'operator' || value.kind === 'instance';
    return interned && index < codes - FIRST_OTHER_CODE ? index + FIRST_OTHER_CODE : -1;
  }

  /** An instance, in a list one of another kind than what was kept before it: its class may be asked for something where it lies. */
  #isOtherObject(slot: number, token: Token, isItem: boolean): boolean {
    const kept = this.contents.keptOf(slot);
    if (token < 0 && !isItem && this.isContainer(token)) return kept < KEPT_FIELDS && this.hasChild(token);
    if (token >= 0 || kept >= KEPT_OBJECTS || this.valueOf(token)?.kind !== 'instance') return false;
    const last = isItem ? this.contents.lastOf(slot) : 0;
    return last >= 0 || this.isContainer(last) || this.details[-last] !== this.details[-token];
  }

  /** An instance by itself of what `shared` stands for. */
  newInstance(shared: Token): Token {
    if (this.#identities >= IDENTITIES) return shared;
    this.#identities += 1;
    const node = this.newNode(NODE_RICH, this.details[-shared]!);
    this.holdAlike(node, -shared);
    return -node;
  }

  /**
   * A rich value is made of `part`, or filled with it: what lies in it lies in the value too.
   * @param withoutOperators operators that are items of `part` itself are not kept
   */
  hold(token: Token, part: Token, withoutOperators: boolean): void {
    if (part >= 0) return;
    const kind = this.kinds[-part]!;
    const isContainer = (kind & KIND_MASK) !== NODE_RICH;
    const holdsNothing = this.details[-part] === NOTHING;
    if (isContainer && holdsNothing && (kind & HAS_CHILD) === 0) return;
    this.#keepPart(-token, part, isContainer);
    if (isContainer && holdsNothing && this.late.areNone) return;
    const summary = isContainer ? this.#keptSummary(part, withoutOperators) : this.notable(part);
    if (summary !== NOTHING) this.arm(-token, summary);
  }

  #keptSummary(container: Token, withoutOperators: boolean): number {
    const whole = this.summaryIdOf(container);
    const content = whole !== NOTHING && withoutOperators ? this.contentOf(container) : null;
    if (content === null) return whole;
    let summary = NOTHING;
    for (const item of content.items) {
      if (item >= 0 || this.valueOf(item)?.kind === 'operator') continue;
      summary = this.summaries.union(summary, this.isContainer(item) ? this.summaryIdOf(item) : this.notable(item));
    }
    return summary;
  }

  #keepPart(node: number, part: Token, isContainer: boolean): void {
    this.kinds[-part]! |= ESCAPED;
    this.kinds[node]! |= HAS_CHILD;
    const before = this.parts[node]!;
    if (before === 0 && isContainer) this.parts[node] = -part;
    else if (before !== -part)
      this.parts[node] = -this.containerFrom(
        NODE_TUPLE,
        Float64Array.from(before === 0 ? [part] : [part, -before]),
        0,
        before === 0 ? 1 : 2,
      );
  }
}

/** Few enough to keep them all, and none of them a literal. */
function areParts(stack: Tokens, start: number, end: number): boolean {
  const most = start + KEPT_PARTS;
  let index = start;
  while (index < end && index < most && stack[index]! < 0) index += 1;
  return index === end;
}
