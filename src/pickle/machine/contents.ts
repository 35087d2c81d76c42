/** What lies in the containers of a pickle, for the reader of a report: the first items of each, and of the latest containers only. See https://docs.python.org/3/library/pickletools.html. */
import { grown } from './capacity.ts';
import type { Token, Tokens } from './value.ts';

/** Items of a container that are kept for the reader of a report; what is notable is kept beyond. */
export const KEPT_ITEMS = 32;
/** So many of a tuple in which no literal lies: the terms of a sum. */
export const KEPT_PARTS = 128;
/** So many where they are instances of different kinds, or values of a dict. */
export const KEPT_OBJECTS = 256;
/** So many values of a dict that are tuples or lists of what is no literal: the fields of a type of NumPy. */
export const KEPT_FIELDS = 4096;
/** Containers and cells whose content is remembered; older content is forgotten. Powers of two, small enough for the cache. */
const RING_CONTAINERS = 1 << 14;
const RING_CELLS = 1 << 14;

/** Counted where items were forgotten: more than any container has. */
const FORGOTTEN_ITEMS = 2 ** 40;

/** The kept items of a container. `complete`: whether these are all. */
export interface Content {
  readonly items: readonly Token[];
  readonly complete: boolean;
}

/** Numbers of a slot: see `HEAD` to `KEPT`. */
const SLOT_NUMBERS = 4;
/** The first cell; 0: none. Negative where the cells are linked, because they do not follow one another. */
const HEAD = 0;
/** The last cell. */
const TAIL = 1;
/** Items that were added, pairs of a dict as one; and those that are kept. */
const COUNT = 2;
const KEPT = 3;

/** Mutable: two rings, of containers in slots and of their items in cells. Most containers are filled at once: their cells follow one another. Nothing is allocated for an item. */
export class Contents {
  #slotNode = new Int32Array(256);
  #slots = new Float64Array(256 * SLOT_NUMBERS);
  #cellItem = new Float64Array(1024);
  /** Of linked cells the next one; 0: none. */
  #cellNext = new Float64Array(1024);
  #cells = 1;

  /** @param nodes of the last pickle */
  reset(nodes: number): void {
    this.#slotNode.fill(0, 0, nodes);
    this.#cells = 1;
  }

  /** An empty container. @returns its slot */
  begin(node: number): number {
    const slot = this.#slotFor(node);
    this.#slotNode[slot] = node;
    const slots = this.#slots;
    const at = slot * SLOT_NUMBERS;
    slots[at + HEAD] = 0;
    slots[at + TAIL] = 0;
    slots[at + COUNT] = 0;
    slots[at + KEPT] = 0;
    return slot;
  }

  #slotFor(node: number): number {
    const size = this.#slotNode.length;
    if (node >= size && size < RING_CONTAINERS) {
      this.#slotNode = grown(this.#slotNode, new Int32Array(size * 2));
      this.#slots = grown(this.#slots, new Float64Array(size * 2 * SLOT_NUMBERS));
      return this.#slotFor(node);
    }
    return node & (size - 1);
  }

  /** The slot of a container whose content is still remembered, else -1. */
  slotOf(node: number): number {
    const slot = node & (this.#slotNode.length - 1);
    return this.#slotNode[slot] === node ? slot : -1;
  }

  /**
   * As `slotOf`; where it is forgotten, what is added from here on is remembered.
   * @param hadNothing but literals until now
   */
  openSlotOf(node: number, hadNothing: boolean): number {
    const slot = this.slotOf(node);
    if (slot >= 0) return slot;
    const opened = this.begin(node);
    this.#slots[opened * SLOT_NUMBERS + COUNT] = hadNothing ? 1 : FORGOTTEN_ITEMS;
    return opened;
  }

  /** Items that were added, pairs of a dict as one. */
  countOf(slot: number): number {
    return this.#slots[slot * SLOT_NUMBERS + COUNT]!;
  }

  /** Whether what was added first is forgotten, and was more than literals. */
  isReopened(slot: number): boolean {
    return this.countOf(slot) >= FORGOTTEN_ITEMS;
  }

  keptOf(slot: number): number {
    return this.#slots[slot * SLOT_NUMBERS + KEPT]!;
  }

  /** Items that are added and not kept. */
  passOver(slot: number, items: number): void {
    this.#slots[slot * SLOT_NUMBERS + COUNT]! += items;
  }

  /** One item, or one pair that `keepCell` is called for twice. */
  keepOne(slot: number): void {
    this.#slots[slot * SLOT_NUMBERS + COUNT]! += 1;
    this.#slots[slot * SLOT_NUMBERS + KEPT]! += 1;
  }

  keepCell(slot: number, item: Token): void {
    const cell = this.#cells;
    if (cell >= this.#cellItem.length && this.#cellItem.length < RING_CELLS) this.#growCells();
    this.#append(slot, cell, cell);
    this.#cellItem[cell & (this.#cellItem.length - 1)] = item;
    this.#cells = cell + 1;
  }

  /** `stack[start…end)`, which count as so many items. @returns where the first lies that is no literal, else `end` */
  keepAll(slot: number, items: number, stack: Tokens, start: number, end: number): number {
    const at = slot * SLOT_NUMBERS;
    this.#slots[at + COUNT]! += items;
    this.#slots[at + KEPT]! += items;
    const first = this.#cells;
    const count = end - start;
    if (count === 0) return end;
    while (first + count > this.#cellItem.length && this.#cellItem.length < RING_CELLS) this.#growCells();
    this.#append(slot, first, first + count - 1);
    const cellItem = this.#cellItem;
    const mask = cellItem.length - 1;
    let other = end;
    for (let index = end - 1, cell = first + count - 1; index >= start; index -= 1, cell -= 1) {
      const item = stack[index]!;
      cellItem[cell & mask] = item;
      if (item < 0) other = index;
    }
    this.#cells = first + count;
    return other;
  }

  /** The new cells `first…last` belong to a slot. */
  #append(slot: number, first: number, last: number): void {
    const slots = this.#slots;
    const at = slot * SLOT_NUMBERS;
    const tail = slots[at + TAIL]!;
    slots[at + TAIL] = last;
    if (tail === 0) slots[at + HEAD] = first;
    else if (tail !== first - 1 || slots[at + HEAD]! < 0) this.#link(slot, tail, first, last);
  }

  #link(slot: number, tail: number, first: number, last: number): void {
    const head = this.#slots[slot * SLOT_NUMBERS + HEAD]!;
    const [next, mask] = [this.#cellNext, this.#cellNext.length - 1];
    // Of what is forgotten no link is followed.
    if (head > 0) {
      for (let cell = Math.max(head, first - mask); cell < tail; cell += 1) next[cell & mask] = cell + 1;
      this.#slots[slot * SLOT_NUMBERS + HEAD] = -head;
    }
    if (tail >= first - mask) next[tail & mask] = first;
    for (let cell = first; cell < last; cell += 1) next[cell & mask] = cell + 1;
    next[last & mask] = 0;
  }

  #growCells(): void {
    const size = this.#cellItem.length * 2;
    this.#cellItem = grown(this.#cellItem, new Float64Array(size));
    this.#cellNext = grown(this.#cellNext, new Float64Array(size));
  }

  /** The first cell; 0: none. */
  firstCell(slot: number): number {
    return Math.abs(this.#slots[slot * SLOT_NUMBERS + HEAD]!);
  }

  /** The cell of a slot that comes behind one of its cells; 0: none. */
  nextCell(slot: number, cell: number): number {
    const at = slot * SLOT_NUMBERS;
    if (this.#slots[at + HEAD]! < 0) return this.#cellNext[cell & (this.#cellItem.length - 1)]!;
    return cell === 0 || cell === this.#slots[at + TAIL] ? 0 : cell + 1;
  }

  /** The item that was kept last; 0: none. */
  lastOf(slot: number): Token {
    const tail = this.#slots[slot * SLOT_NUMBERS + TAIL]!;
    return tail === 0 ? 0 : this.itemIn(tail);
  }

  itemIn(cell: number): Token {
    return this.#cellItem[cell & (this.#cellItem.length - 1)]!;
  }

  /** Whether later items took its place. */
  isForgotten(cell: number): boolean {
    return cell < this.#cells - this.#cellItem.length;
  }

  /** Keys and values in turn for a dict; null where they are forgotten. */
  of(node: number): Content | null {
    const slot = this.slotOf(node);
    if (slot < 0) return null;
    const items: Token[] = [];
    for (let cell = this.firstCell(slot); cell !== 0; cell = this.nextCell(slot, cell)) {
      if (this.isForgotten(cell)) return null;
      items.push(this.itemIn(cell));
    }
    return { items, complete: this.keptOf(slot) === this.countOf(slot) };
  }
}
