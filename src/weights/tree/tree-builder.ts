/** Builds the tree of one pickle, by the same table of opcodes as the machine, and calls nothing. After https://github.com/python/cpython/blob/main/Lib/pickle.py. Strict: what readers read differently is an error here. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { mappedFromPython2 } from '../../pickle/follow/python2-names.ts';
import { argumentEnd, unsigned } from '../../pickle/machine/argument-end.ts';
import { type Literal, readLiteral } from '../../pickle/machine/literals.ts';
import { OPCODE_BY_CODE, type OPCODES } from '../../pickle/machine/opcodes.ts';
import type { CallNode, LiteralNode, Node, Pair, PersistentNode } from './value-tree.ts';

type OpcodeName = (typeof OPCODES)[number]['name'];

export interface BuiltTree {
  readonly result: Node;
  /** Where the next byte would be read. */
  readonly end: number;
  readonly calls: readonly CallNode[];
  readonly persistents: readonly PersistentNode[];
}

/** Called after each BUILD: where the loader reads on, for loaders that read raw data out of the stream there; else `end`. */
export type AfterBuild = (built: CallNode, end: number) => number;

/** Bytes of a text that are read at once: longer ones are no names. */
const NAME_BYTES = 1024;

/** @throws FormatError where it is broken, goes over a limit, or is read differently by different readers */
export function buildTree(source: ByteSource, start: number, afterBuild?: AfterBuild): BuiltTree {
  return new TreeBuilder(source, start, afterBuild).run();
}

/** Mutable while one pickle is read. */
class TreeBuilder {
  readonly #source: ByteSource;
  readonly #afterBuild: AfterBuild | undefined;
  readonly #calls: CallNode[] = [];
  readonly #persistents: PersistentNode[] = [];
  readonly #memo = new Map<number, Node>();
  readonly #literals = new Map<string, LiteralNode>();
  #stack: Node[] = [];
  /** The stacks below open marks. */
  readonly #below: Node[][] = [];
  /** The opcode, its argument and where it ends. */
  #at: number;
  #argument = 0;
  #end = 0;
  #frameEnd: number | null = null;
  #protocol = 0;

  constructor(source: ByteSource, start: number, afterBuild: AfterBuild | undefined) {
    this.#source = source;
    this.#at = start;
    this.#afterBuild = afterBuild;
  }

  run(): BuiltTree {
    for (let count = 1; ; count += 1) {
      keepWithin('treeOpcodes', count, this.#at);
      this.#checkFrame();
      const code = this.#source.read(this.#at, this.#at + 1)[0] ?? 0;
      const opcode = OPCODE_BY_CODE[code] ?? this.#fail('expected an opcode');
      this.#argument = this.#at + 1;
      this.#end = argumentEnd(this.#source, opcode, this.#argument);
      if (this.#end > this.#source.size) this.#fail('an opcode that leaves the source');
      if (code === STOP) return this.#finish();
      this.#do(opcode.name as OpcodeName); // the table holds no other names
      this.#at = this.#end;
    }
  }

  #finish(): BuiltTree {
    if (this.#frameEnd !== null && this.#frameEnd !== this.#end) this.#fail('a frame goes on behind STOP');
    const result = this.#pop();
    return { result, end: this.#end, calls: this.#calls, persistents: this.#persistents };
  }

  /** Readers of files drop the rest of a frame where it does not end with an opcode. */
  #checkFrame(): void {
    if (this.#frameEnd === null || this.#at < this.#frameEnd) return;
    if (this.#at > this.#frameEnd) this.#fail('a frame ends inside an opcode');
    this.#frameEnd = null;
  }

  // One case an opcode: the table of the machine, in its order.
  #do(name: OpcodeName): void {
    switch (name) {
      case 'PROTO':
        this.#protocol = this.#number();
        return;
      case 'FRAME':
        if (this.#frameEnd !== null) this.#fail('a frame inside a frame');
        this.#frameEnd = this.#end + this.#number();
        return;
      case 'MARK':
        this.#below.push(this.#stack);
        this.#stack = [];
        return;
      case 'POP':
        if (this.#stack.length === 0) this.#unmark();
        else this.#pop();
        return;
      case 'POP_MARK':
        this.#unmark();
        return;
      case 'DUP':
        this.#stack.push(this.#top());
        return;
      case 'EMPTY_TUPLE':
      case 'TUPLE1':
      case 'TUPLE2':
      case 'TUPLE3':
        this.#push({ kind: 'tuple', items: this.#take(TUPLE_SIZES[name]) });
        return;
      case 'EMPTY_LIST':
        this.#push({ kind: 'list', items: [] });
        return;
      case 'EMPTY_SET':
        this.#push({ kind: 'set', items: [] });
        return;
      case 'EMPTY_DICT':
        this.#push({ kind: 'dict', pairs: [] });
        return;
      case 'TUPLE':
        this.#push({ kind: 'tuple', items: this.#unmark() });
        return;
      case 'LIST':
        this.#push({ kind: 'list', items: this.#unmark() });
        return;
      case 'FROZENSET':
        this.#push({ kind: 'frozenset', items: this.#unmark() });
        return;
      case 'DICT':
        this.#push({ kind: 'dict', pairs: this.#pairs(this.#unmark()) });
        return;
      case 'APPEND':
        this.#extend(this.#take(1), name);
        return;
      case 'APPENDS':
      case 'ADDITEMS':
        this.#extend(this.#unmark(), name);
        return;
      case 'SETITEM':
        this.#setItems(this.#pairs(this.#take(2)));
        return;
      case 'SETITEMS':
        this.#setItems(this.#pairs(this.#unmark()));
        return;
      case 'MEMOIZE':
        this.#memo.set(this.#memo.size, this.#top());
        return;
      case 'PUT':
      case 'BINPUT':
      case 'LONG_BINPUT':
        this.#memo.set(this.#number(name === 'PUT'), this.#top());
        return;
      case 'GET':
      case 'BINGET':
      case 'LONG_BINGET':
        this.#push(this.#memo.get(this.#number(name === 'GET')) ?? this.#fail('a memo entry that was never written'));
        return;
      case 'GLOBAL':
        this.#push(this.#global(...this.#lines()));
        return;
      case 'STACK_GLOBAL': {
        const [module, attribute] = this.#take(2);
        this.#push(this.#global(this.#nameIn(module), this.#nameIn(attribute)));
        return;
      }
      case 'EXT1':
      case 'EXT2':
      case 'EXT4':
        this.#push({ kind: 'unknown', what: `the extension ${this.#number()}` });
        return;
      case 'NEXT_BUFFER':
        this.#push({ kind: 'unknown', what: 'a buffer that is not in the stream' });
        return;
      case 'READONLY_BUFFER':
        this.#top();
        return;
      case 'INST':
        this.#call(this.#global(...this.#lines()), this.#unmark(), 'call');
        return;
      case 'OBJ': {
        const [callee, ...args] = this.#unmark();
        this.#call(callee ?? this.#fail('nothing to call'), args, 'call');
        return;
      }
      case 'REDUCE':
      case 'NEWOBJ': {
        const [callee, args] = this.#take(2) as [Node, Node]; // two were asked for
        this.#call(callee, args.kind === 'tuple' ? args.items : null, name === 'REDUCE' ? 'call' : 'new');
        return;
      }
      case 'NEWOBJ_EX': {
        const [callee, args, keywords] = this.#take(3) as [Node, Node, Node]; // three were asked for
        this.#call(callee, args.kind === 'tuple' ? args.items : null, 'new', keywords);
        return;
      }
      case 'BUILD':
        this.#build();
        return;
      case 'PERSID':
        this.#persistent({ kind: 'str', text: this.#line(this.#argument, this.#end - 1), offset: this.#at });
        return;
      case 'BINPERSID':
        this.#persistent(this.#pop());
        return;
      case 'STOP':
        return;
      default:
        this.#push(this.#literal(name));
    }
  }

  #literal(name: LiteralName): LiteralNode {
    const node = nodeOf(readLiteral(this.#source, this.#at, NAME_BYTES), this.#at, name);
    if (node.kind === 'str' || node.kind === 'bytes' || node.kind === 'float') return node;
    // Shapes of thousands of tensors are made of few numbers.
    const key = node.kind === 'int' ? node.text : node.kind === 'bool' ? `b${node.value}` : 'n';
    const known = this.#literals.get(key);
    if (known !== undefined) return known;
    if (this.#literals.size < INTERNED) this.#literals.set(key, node);
    return node;
  }

  #call(callee: Node, args: readonly Node[] | null, via: CallNode['via'], keywords: Node | null = null): void {
    const offset = this.#at;
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
    this.#calls.push(call);
    this.#push(call);
  }

  #persistent(id: Node): void {
    const node: PersistentNode = { kind: 'persistent', id, offset: this.#at };
    this.#persistents.push(node);
    this.#push(node);
  }

  #build(): void {
    const [state] = this.#take(1) as [Node]; // one was asked for
    const built = this.#top();
    if (built.kind !== 'call') return; // a function or what the loader brings: its attributes are no weights
    built.states ??= [];
    built.states.push(state);
    const next = this.#afterBuild?.(built, this.#end) ?? this.#end;
    if (next === this.#end) return;
    if (next > this.#source.size) this.#fail('an array that leaves the source');
    if (this.#frameEnd !== null && this.#frameEnd !== this.#end) this.#fail('a frame goes on behind an array');
    this.#frameEnd = null;
    this.#end = next;
  }

  #extend(items: readonly Node[], name: OpcodeName): void {
    const receiver = this.#top();
    if (receiver.kind === 'list' || receiver.kind === 'set') for (const item of items) receiver.items.push(item);
    else if (receiver.kind === 'call') {
      receiver.items ??= [];
      for (const item of items) receiver.items.push(item);
    } else this.#fail(`${name} on what takes no items`);
  }

  #setItems(pairs: readonly Pair[]): void {
    const receiver = this.#top();
    if (receiver.kind === 'dict') for (const pair of pairs) receiver.pairs.push(pair);
    else if (receiver.kind === 'call') {
      receiver.pairs ??= [];
      for (const pair of pairs) receiver.pairs.push(pair);
    } else this.#fail('items are set on what takes none');
  }

  #pairs(items: readonly Node[]): Pair[] {
    if (items.length % 2 === 1) this.#fail('a key without a value');
    const pairs: Pair[] = [];
    for (let index = 0; index + 1 < items.length; index += 2) pairs.push([items[index]!, items[index + 1]!]); // in range
    return pairs;
  }

  #global(module: string, name: string): Node {
    const named = (this.#protocol < 3 ? mappedFromPython2(module, name) : null) ?? { module, name };
    return { kind: 'global', name: `${named.module}.${named.name}` };
  }

  #nameIn(node: Node | undefined): string {
    return node?.kind === 'str' && node.text !== null ? node.text : this.#fail('a name that is no text');
  }

  #lines(): [string, string] {
    const [first = '', second = ''] = this.#line(this.#argument, this.#end - 1).split('\n');
    return [first, second];
  }

  #line(start: number, end: number): string {
    keepWithin('treeNameBytes', end - start, start);
    return Buffer.from(this.#source.read(start, end)).toString('utf8');
  }

  /** The argument as a number: of text opcodes decimal digits, as picklers write them. */
  #number(isText = false): number {
    if (!isText) return unsigned(this.#source.read(this.#argument, this.#end));
    const text = this.#line(this.#argument, this.#end - 1);
    return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : this.#fail('a memo index that picklers do not write');
  }

  #push(node: Node): void {
    this.#stack.push(node);
  }

  #top(): Node {
    return this.#stack[this.#stack.length - 1] ?? this.#fail('expected a value on the stack');
  }

  #pop(): Node {
    return this.#stack.pop() ?? this.#fail('expected a value on the stack');
  }

  #take(count: number): Node[] {
    if (this.#stack.length < count) this.#fail('expected a value on the stack');
    return count === 0 ? [] : this.#stack.splice(-count);
  }

  #unmark(): Node[] {
    const items = this.#stack;
    this.#stack = this.#below.pop() ?? this.#fail('expected a mark on the stack');
    return items;
  }

  #fail(message: string): never {
    throw new FormatError(message, { offset: this.#at });
  }
}

const STOP = 0x2e;
const INTERNED = 65_536;
const TUPLE_SIZES = { EMPTY_TUPLE: 0, TUPLE1: 1, TUPLE2: 2, TUPLE3: 3 } as const;

/** What is left of the table once every other opcode has its case. */
type LiteralName = Extract<
  OpcodeName,
  | 'INT'
  | 'BININT'
  | 'BININT1'
  | 'BININT2'
  | 'LONG'
  | 'LONG1'
  | 'LONG4'
  | 'STRING'
  | 'BINSTRING'
  | 'SHORT_BINSTRING'
  | 'BINBYTES'
  | 'SHORT_BINBYTES'
  | 'BINBYTES8'
  | 'BYTEARRAY8'
  | 'NONE'
  | 'NEWTRUE'
  | 'NEWFALSE'
  | 'UNICODE'
  | 'SHORT_BINUNICODE'
  | 'BINUNICODE'
  | 'BINUNICODE8'
  | 'FLOAT'
  | 'BINFLOAT'
>;

/** Text of Python 2: how its bytes beyond ASCII are read, whoever loads it decides. */
const PYTHON2_TEXT: ReadonlySet<string> = new Set(['STRING', 'BINSTRING', 'SHORT_BINSTRING']);

function nodeOf(literal: Literal, offset: number, opcode: LiteralName): LiteralNode {
  switch (literal.type) {
    case 'NoneType':
      return { kind: 'none' };
    case 'bool':
      return { kind: 'bool', value: literal.value };
    case 'int':
      return { kind: 'int', value: literal.value, text: literal.text };
    case 'float':
      return { kind: 'float', text: literal.text };
    case 'str': {
      const isKnown = literal.complete && !(PYTHON2_TEXT.has(opcode) && /[^\0-\x7f]/.test(literal.text));
      return { kind: 'str', text: isKnown ? literal.text : null, offset };
    }
    case 'bytes':
    case 'bytearray':
      return { kind: 'bytes', start: literal.start, end: literal.end };
    case 'buffer':
      throw new FormatError('a buffer that is not in the stream', { offset });
  }
}
