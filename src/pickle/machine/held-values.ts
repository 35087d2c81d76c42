/** What lies in the containers and instances of a pickle that may be called when it is loaded, at any depth, however late it was put there. After https://docs.python.org/3/library/pickle.html#object.__reduce__: arguments and state are filled while they are handed over. */
import { type Content, Contents, KEPT_OBJECTS } from './contents.ts';
import type { ObjectVisitor } from './held.ts';
import { LateAdditions } from './late-additions.ts';
import { ARMED, ESCAPED, HAS_CHILD, KIND_MASK, Nodes } from './nodes.ts';
import { EVERYTHING, NOTHING, Summaries, type Summary } from './summaries.ts';
import { type InstanceValue, isNoted, NODE_DICT, NODE_RICH, type Token } from './value.ts';

/** What may be called, other than operators by name, that is listed where a summary has grown too large. */
const MAX_LOADED = 512;

/** What a value of the stream is made of, where one of its parts may be called. */
interface Held {
  summary: number;
}

export abstract class HeldValues extends Nodes {
  protected readonly contents = new Contents();
  protected readonly summaries = new Summaries();
  protected readonly late = new LateAdditions(this.summaries);
  readonly #held = new Map<number, Held>();
  /** What was noted that is more than an operator by name. */
  readonly #loaded = new Set<Token>();
  /** What of the rich values before that one was found by `results`. */
  #results: InstanceValue[] = [];
  #looked = 0;

  protected override clear(): void {
    this.contents.reset(this.nodes);
    this.summaries.reset();
    this.late.reset();
    if (this.#loaded.size > 0) this.#loaded.clear();
    if (this.#held.size > 0) this.#held.clear();
    if (this.#looked > 0) this.#results = [];
    this.#looked = 0;
    super.clear();
  }

  /** The kept items (keys and values in turn for a dict); null when they are forgotten. */
  contentOf(container: Token): Content | null {
    return this.contents.of(-container);
  }

  /** Zero where the container holds nothing that may be called and no dunder key, at any depth. */
  summaryIdOf(container: Token): number {
    const own = this.details[-container]!;
    if (this.late.areNone || (this.kinds[-container]! & HAS_CHILD) === 0) return own;
    return this.summaries.union(own, this.#lateIn(-container));
  }

  summaryOf(container: Token): Summary {
    const id = this.summaryIdOf(container);
    return id === EVERYTHING ? this.#everything() : this.summaries.of(id);
  }

  protected summaryOfRich(node: number): number {
    const kind = this.kinds[node]!;
    const own = (kind & ARMED) === 0 ? NOTHING : this.#held.get(node)!.summary;
    if (this.late.areNone || (kind & HAS_CHILD) === 0) return own;
    return this.summaries.union(own, this.#lateIn(node));
  }

  /** Containers of what a rich value was made of, and what is bound. */
  partsOf(token: Token): readonly Token[] {
    const value = this.valueOf(token);
    const part = this.parts[-token]!;
    const parts = part === 0 ? [] : [-part];
    return value?.kind === 'bound' ? [...value.arguments, ...parts] : parts;
  }

  /** What a rich value is or holds that may be called. */
  heldBy(token: Token): Summary {
    const id = this.notable(token);
    return id === EVERYTHING ? this.#everything() : this.summaries.of(id);
  }

  /** What a rich value adds to what it lies in. */
  protected notable(token: Token): number {
    const value = this.rich[this.details[-token]!]!;
    const own = this.summaryOfRich(-token);
    if (!isNoted(value)) return own;
    if (value.kind !== 'operator' && this.#loaded.size <= MAX_LOADED) this.#loaded.add(token);
    return this.summaries.union(own, this.summaries.idOf([token], []));
  }

  protected isNotable(token: Token): boolean {
    if (token >= 0) return false;
    const node = -token;
    if ((this.kinds[node]! & KIND_MASK) !== NODE_RICH) return this.details[node] !== NOTHING;
    const value = this.rich[this.details[node]!]!;
    return value.kind !== 'instance' || value.isCode || (this.kinds[node]! & ARMED) !== 0;
  }

  protected addSummary(container: Token, summary: number): void {
    const node = -container;
    const before = this.details[node]!;
    const after = this.summaries.union(before, summary);
    if (after === before) return;
    this.details[node] = after;
    if ((this.kinds[node]! & ESCAPED) !== 0) this.late.add(node, summary);
  }

  protected arm(node: number, summary: number): void {
    const held = this.#held.get(node);
    const before = held?.summary ?? NOTHING;
    const after = this.summaries.union(before, summary);
    if (after === before) return;
    if (held === undefined) this.#held.set(node, { summary: after });
    else held.summary = after;
    this.kinds[node]! |= ARMED;
    if ((this.kinds[node]! & ESCAPED) !== 0) this.late.add(node, after);
  }

  /** The same is held by an instance by itself as by what it was made of. */
  protected holdAlike(node: number, shared: number): void {
    const held = this.#held.get(shared);
    if (held !== undefined) this.arm(node, held.summary);
  }

  #lateIn(start: number): number {
    return this.late.in(start, (node) => this.#mutableItems(node));
  }

  /** What lies in a node and may have been filled since; null where that is forgotten. */
  #mutableItems(node: number): readonly Token[] | null {
    if ((this.kinds[node]! & KIND_MASK) === NODE_RICH) return this.partsOf(-node);
    if ((this.kinds[node]! & HAS_CHILD) === 0) return [];
    const content = this.contentOf(-node);
    return content?.complete === true ? content.items : null;
  }

  /** Instead of one more subset: all operators and dunder names of this pickle. */
  #everything(): Summary {
    const operators: Token[] = [];
    const dunderKeys: string[] = [];
    for (const token of this.interned.values()) {
      const value = this.valueOf(token);
      if (value?.kind === 'operator') operators.push(token);
      if (value?.kind === 'text') dunderKeys.push(value.text);
    }
    return { operators: [...operators, ...this.#loaded], dunderKeys, isEverything: this.#loaded.size > MAX_LOADED };
  }

  /**
   * Visits each instance that lies in a dict, or in a list or tuple in it, and its key.
   * @returns whether these are all
   */
  eachObject(dict: Token, visitor: ObjectVisitor): boolean {
    if (!this.hasChild(dict)) return true;
    const contents = this.contents;
    const slot = contents.slotOf(-dict);
    if (slot < 0) return false;
    for (let cell = contents.firstCell(slot); cell !== 0; cell = contents.nextCell(slot, cell)) {
      if (contents.isForgotten(cell)) return false;
      const key = contents.itemIn(cell);
      cell = contents.nextCell(slot, cell);
      if (cell === 0) return false; // an APPEND to a dict: no loader takes it
      const value = contents.itemIn(cell);
      if (value >= 0) continue;
      const kind = this.kinds[-value]!;
      if ((kind & KIND_MASK) === NODE_RICH) visitor.visit(key, value, this.details[-value]!);
      else if ((kind & HAS_CHILD) !== 0 && (kind & KIND_MASK) !== NODE_DICT) this.#eachItem(key, value, visitor);
    }
    return contents.keptOf(slot) < KEPT_OBJECTS && !contents.isReopened(slot);
  }

  #eachItem(key: Token, list: Token, visitor: ObjectVisitor): void {
    for (const item of this.contentOf(list)?.items ?? [])
      if (item < 0 && !this.isContainer(item)) visitor.visit(key, item, this.details[-item]!);
  }

  /** What of the stream is the result of a call, one of each operator and way. Each value is looked at once, however often it is asked. */
  results(): readonly InstanceValue[] {
    for (; this.#looked < this.rich.length; this.#looked += 1) {
      const value = this.rich[this.#looked]!;
      if (value.kind === 'instance') this.#results.push(value);
    }
    return this.#results;
  }
}
