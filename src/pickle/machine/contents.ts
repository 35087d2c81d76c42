/** What lies in the containers of a pickle, for the reader of a report: the first items of each, and of the latest containers only. See https://docs.python.org/3/library/pickletools.html. */
import { grown } from './capacity.ts';
import type { Token, Tokens } from './value.ts';

/** Items of a container that are kept for the reader of a report; what is notable is kept beyond. */
export const KEPT_ITEMS = 32;
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

/** Mutable: two rings, of containers in slots and of their items in cells that lead to the next one. Nothing is allocated for an item. */
export class Contents {
  #slotNode = new Int32Array(256);
  #slotHead = new Float64Array(256);
  #slotTail = new Float64Array(256);
  #slotCount = new Float64Array(256);
  #slotKept = new Float64Array(256);
  #cellItem = new Float64Array(1024);
  #cellNext = new Float64Array(1024);
  #cells = 1;

  /** @param nodes of the last pickle */
  reset(nodes: number): void {
    this.#slotNode.fill(0, 0, nodes);
    this.#cells = 1;
  }

  /** An empty container. */
  begin(node: number): void {
    const slot = this.#slotFor(node);
    this.#slotNode[slot] = node;
    this.#slotHead[slot] = 0;
    this.#slotTail[slot] = 0;
    this.#slotCount[slot] = 0;
    this.#slotKept[slot] = 0;
  }

  #slotFor(node: number): number {
    const size = this.#slotNode.length;
    if (node >= size && size < RING_CONTAINERS) {
      this.#slotNode = grown(this.#slotNode, new Int32Array(size * 2));
      this.#slotHead = grown(this.#slotHead, new Float64Array(size * 2));
      this.#slotTail = grown(this.#slotTail, new Float64Array(size * 2));
      this.#slotCount = grown(this.#slotCount, new Float64Array(size * 2));
      this.#slotKept = grown(this.#slotKept, new Float64Array(size * 2));
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
    this.begin(node);
    const opened = this.slotOf(node);
    this.#slotCount[opened] = hadNothing ? 1 : FORGOTTEN_ITEMS;
    return opened;
  }

  /** Items that were added, pairs of a dict as one. */
  countOf(slot: number): number {
    return this.#slotCount[slot]!;
  }

  /** Whether what was added first is forgotten, and was more than literals. */
  isReopened(slot: number): boolean {
    return this.#slotCount[slot]! >= FORGOTTEN_ITEMS;
  }

  keptOf(slot: number): number {
    return this.#slotKept[slot]!;
  }

  /** Items that are added and not kept. */
  passOver(slot: number, items: number): void {
    this.#slotCount[slot]! += items;
  }

  /** One item, or one pair that `keepCell` is called for twice. */
  keepOne(slot: number): void {
    this.#slotCount[slot]! += 1;
    this.#slotKept[slot]! += 1;
  }

  keepCell(slot: number, item: Token): void {
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

  /** `stack[start…end)`, which count as so many items. */
  keepAll(slot: number, items: number, stack: Tokens, start: number, end: number): void {
    this.#slotCount[slot]! += items;
    this.#slotKept[slot]! += items;
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

  /** The first cell; 0: none. */
  firstCell(slot: number): number {
    return this.#slotHead[slot]!;
  }

  nextCell(cell: number): number {
    return this.#cellNext[cell & (this.#cellItem.length - 1)]!;
  }

  /** The item that was kept last; 0: none. */
  lastOf(slot: number): Token {
    const tail = this.#slotTail[slot]!;
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
    for (let cell = this.#slotHead[slot]!; cell !== 0; cell = this.nextCell(cell)) {
      if (this.isForgotten(cell)) return null;
      items.push(this.itemIn(cell));
    }
    return { items, complete: this.#slotKept[slot] === this.#slotCount[slot] };
  }
}
