/** What the builder of a tree keeps while it reads one pickle: its stack, marks and memo, and the opcode that it is at. After https://github.com/python/cpython/blob/main/Lib/pickle.py. Strict: what readers read differently is an error here. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { mappedFromPython2 } from '../../pickle/follow/python2-names.ts';
import { unsigned } from '../../pickle/machine/argument-end.ts';
import { readLiteral } from '../../pickle/machine/literals.ts';
import { type LiteralName, nodeOf, type OpcodeName } from './literal-nodes.ts';
import type { CallNode, LiteralNode, Node, Pair, PersistentNode } from './value-tree.ts';

/** Called after each BUILD: where the loader reads on, for loaders that read raw data out of the stream there; else `end`. */
export type AfterBuild = (built: CallNode, end: number) => number;

/** Bytes of a text that are read at once: longer ones are no names. */
const NAME_BYTES = 1024;

/** Mutable while one pickle is read. */
export class TreeState {
  readonly source: ByteSource;
  readonly #afterBuild: AfterBuild | undefined;
  readonly calls: CallNode[] = [];
  readonly persistents: PersistentNode[] = [];
  readonly memo = new Map<number, Node>();
  readonly #literals = new Map<string, LiteralNode>();
  #stack: Node[] = [];
  /** The stacks below open marks. */
  readonly #below: Node[][] = [];
  /** The opcode, its argument and where it ends. */
  at: number;
  argument = 0;
  end = 0;
  frameEnd: number | null = null;
  protocol = 0;

  constructor(source: ByteSource, start: number, afterBuild: AfterBuild | undefined) {
    this.source = source;
    this.at = start;
    this.#afterBuild = afterBuild;
  }

  /** Readers of files drop the rest of a frame where it does not end with an opcode. */
  checkFrame(): void {
    if (this.frameEnd === null || this.at < this.frameEnd) return;
    if (this.at > this.frameEnd) this.fail('a frame ends inside an opcode');
    this.frameEnd = null;
  }

  literal(name: LiteralName): LiteralNode {
    const node = nodeOf(readLiteral(this.source, this.at, NAME_BYTES), this.at, name);
    if (node.kind === 'str' || node.kind === 'bytes' || node.kind === 'float') return node;
    // Shapes of thousands of tensors are made of few numbers.
    const key = node.kind === 'int' ? node.text : node.kind === 'bool' ? `b${node.value}` : 'n';
    const known = this.#literals.get(key);
    if (known !== undefined) return known;
    if (this.#literals.size < INTERNED) this.#literals.set(key, node);
    return node;
  }

  call(callee: Node, args: readonly Node[] | null, via: CallNode['via'], keywords: Node | null = null): void {
    const offset = this.at;
    const call: CallNode = {
      kind: 'call',
      callee,
      via,
      args,
      keywords,
      offset,
      states: null,
      pairs: null,
      items: null,
    };
    this.calls.push(call);
    this.push(call);
  }

  persistent(id: Node): void {
    const node: PersistentNode = { kind: 'persistent', id, offset: this.at };
    this.persistents.push(node);
    this.push(node);
  }

  build(): void {
    const [state] = this.take(1) as [Node]; // one was asked for
    const built = this.top();
    if (built.kind !== 'call') return; // a function or what the loader brings: its attributes are no weights
    built.states ??= [];
    built.states.push(state);
    const next = this.#afterBuild?.(built, this.end) ?? this.end;
    if (next === this.end) return;
    if (next > this.source.size) this.fail('an array that leaves the source');
    if (this.frameEnd !== null && this.frameEnd !== this.end) this.fail('a frame goes on behind an array');
    this.frameEnd = null;
    this.end = next;
  }

  extend(items: readonly Node[], name: OpcodeName): void {
    const receiver = this.top();
    if (receiver.kind === 'list' || receiver.kind === 'set') for (const item of items) receiver.items.push(item);
    else if (receiver.kind === 'call') {
      receiver.items ??= [];
      for (const item of items) receiver.items.push(item);
    } else this.fail(`${name} on what takes no items`);
  }

  setItems(pairs: readonly Pair[]): void {
    const receiver = this.top();
    if (receiver.kind === 'dict') for (const pair of pairs) receiver.pairs.push(pair);
    else if (receiver.kind === 'call') {
      receiver.pairs ??= [];
      for (const pair of pairs) receiver.pairs.push(pair);
    } else this.fail('items are set on what takes none');
  }

  pairs(items: readonly Node[]): Pair[] {
    if (items.length % 2 === 1) this.fail('a key without a value');
    const pairs: Pair[] = [];
    for (let index = 0; index + 1 < items.length; index += 2) pairs.push([items[index]!, items[index + 1]!]); // in range
    return pairs;
  }

  global(module: string, name: string): Node {
    const named = (this.protocol < 3 ? mappedFromPython2(module, name) : null) ?? { module, name };
    return { kind: 'global', name: `${named.module}.${named.name}` };
  }

  nameIn(node: Node | undefined): string {
    return node?.kind === 'str' && node.text !== null ? node.text : this.fail('a name that is no text');
  }

  lines(): [string, string] {
    const [first = '', second = ''] = this.line(this.argument, this.end - 1).split('\n');
    return [first, second];
  }

  line(start: number, end: number): string {
    keepWithin('treeNameBytes', end - start, start);
    return Buffer.from(this.source.read(start, end)).toString('utf8');
  }

  /** The argument as a number: of text opcodes decimal digits, as picklers write them. */
  number(isText = false): number {
    if (!isText) return unsigned(this.source.read(this.argument, this.end));
    const text = this.line(this.argument, this.end - 1);
    return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : this.fail('a memo index that picklers do not write');
  }

  mark(): void {
    this.#below.push(this.#stack);
    this.#stack = [];
  }

  /** POP takes a mark where nothing lies above it. */
  drop(): void {
    if (this.#stack.length === 0) this.unmark();
    else this.pop();
  }

  push(node: Node): void {
    this.#stack.push(node);
  }

  top(): Node {
    return this.#stack[this.#stack.length - 1] ?? this.fail('expected a value on the stack');
  }

  pop(): Node {
    return this.#stack.pop() ?? this.fail('expected a value on the stack');
  }

  take(count: number): Node[] {
    if (this.#stack.length < count) this.fail('expected a value on the stack');
    return count === 0 ? [] : this.#stack.splice(-count);
  }

  unmark(): Node[] {
    const items = this.#stack;
    this.#stack = this.#below.pop() ?? this.fail('expected a mark on the stack');
    return items;
  }

  fail(message: string): never {
    throw new FormatError(message, { offset: this.at });
  }
}

const INTERNED = 65_536;
