/** The nodes of the pickle machine: containers and rich values, numbered in arrays of plain numbers, so that its loop allocates nothing per opcode. What tokens are: `value.ts`; arrays that grow: https://cwe.mitre.org/data/definitions/770.html */
import { capacityBeyond, grown } from './capacity.ts';
import { NODE_FROZENSET, NODE_RICH, NODE_SET, type Token, type Value } from './value.ts';

export const KIND_MASK = 7;
/** The container lies inside another one: what is added to it later is in that one too. */
export const ESCAPED = 8;
/** It holds containers or instances, which may be filled later. */
export const HAS_CHILD = 16;
/** An instance that holds what may be called; see `hold`. */
export const ARMED = 32;
/** A dict with a key that is no literal; an instance whose state was set. */
const MARKED = 64;

/** What the machine makes before it looks at the limit again: one a byte of its window. */
const NODES_BETWEEN_CHECKS = 1 << 18;
const FIRST_NODES = 256;
/** Beyond so many the arrays are not kept for the next pickle. */
const KEPT_NODES = 1 << 20;

/** Mutable, and reused for the next pickle by `clear`. */
export abstract class Nodes {
  protected kinds = new Uint8Array(FIRST_NODES);
  /** Index of the summary of a container, or of the rich value. */
  protected details = new Int32Array(FIRST_NODES);
  /** Of a container that holds containers: how many hashing it visits, beyond itself. What two hold counts twice. */
  protected weights = new Float32Array(FIRST_NODES);
  /** Of an instance the container of what it was made of, as far as that may hold something; else zero. */
  protected parts = new Int32Array(FIRST_NODES);
  protected rich: Value[] = [];
  protected readonly interned = new Map<string, Token>();
  /** From here on new values are all one opaque value, and `overflowed` says so. */
  valueLimit = Number.POSITIVE_INFINITY;
  overflowed = false;
  /** Containers and rich values beyond which the machine stops. */
  nodeLimit = 1 << 25;
  #count = 1;

  protected clear(): void {
    this.rich = [{ kind: 'opaque', text: '<value>', origin: null, reason: 'one value too many', arms: 'computed' }];
    this.overflowed = false;
    // Most runs are of a few opcodes, and clearing what is empty allocates.
    if (this.interned.size > 0) this.interned.clear();
    if (this.kinds.length > KEPT_NODES) {
      this.kinds = new Uint8Array(FIRST_NODES);
      this.details = new Int32Array(FIRST_NODES);
      this.parts = new Int32Array(FIRST_NODES);
      this.weights = new Float32Array(FIRST_NODES);
    } else {
      this.weights.fill(0, 0, this.#count);
      this.parts.fill(0, 0, this.#count);
    }
    this.#count = 1;
  }

  /** Containers and rich values that were made. */
  get nodes(): number {
    return this.#count;
  }

  /** NODE_RICH for literals too. */
  kindOf(token: Token): number {
    return token < 0 ? this.kinds[-token]! & KIND_MASK : NODE_RICH;
  }

  isContainer(token: Token): boolean {
    return token < 0 && (this.kinds[-token]! & KIND_MASK) !== NODE_RICH;
  }

  /** Null for literals and containers. */
  valueOf(token: Token): Value | null {
    if (token >= 0 || (this.kinds[-token]! & KIND_MASK) !== NODE_RICH) return null;
    return this.rich[this.details[-token]!]!;
  }

  /** The same number for all instances that `newInstance` made of one. */
  meaningOf(token: Token): number {
    return this.details[-token]!;
  }

  /** Marks a dict that has a key which is no literal, or an instance whose state is set. */
  mark(token: Token): void {
    this.kinds[-token]! |= MARKED;
  }

  isMarked(token: Token): boolean {
    return token < 0 && (this.kinds[-token]! & MARKED) !== 0;
  }

  /** Whether containers or instances lie in a container. */
  hasChild(container: Token): boolean {
    return (this.kinds[-container]! & HAS_CHILD) !== 0;
  }

  /** The same key gives the same token; `make` is called the first time. */
  intern(key: string, make: () => Value): Token {
    let token = this.interned.get(key);
    if (token === undefined) {
      token = this.newValue(make());
      this.interned.set(key, token);
    }
    return token;
  }

  newValue(value: Value): Token {
    if (this.rich.length >= this.valueLimit) {
      this.overflowed = true;
      return -this.newNode(NODE_RICH, 0);
    }
    this.rich.push(value);
    return -this.newNode(NODE_RICH, this.rich.length - 1);
  }

  protected newNode(kind: number, detail: number): number {
    const node = this.#count;
    if (node === this.kinds.length) {
      const capacity = capacityBeyond(node, this.nodeLimit + NODES_BETWEEN_CHECKS);
      this.kinds = grown(this.kinds, new Uint8Array(capacity));
      this.details = grown(this.details, new Int32Array(capacity));
      this.weights = grown(this.weights, new Float32Array(capacity));
      this.parts = grown(this.parts, new Int32Array(capacity));
    }
    this.#count = node + 1;
    this.kinds[node] = kind;
    this.details[node] = detail;
    return node;
  }
}

/** @param kind with all its marks */
export function isSet(kind: number): boolean {
  return (kind & KIND_MASK) === NODE_SET || (kind & KIND_MASK) === NODE_FROZENSET;
}
