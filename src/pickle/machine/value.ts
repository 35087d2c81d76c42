/** What the pickle machine works on: tokens, and the values that are more than a literal of the stream. See https://docs.python.org/3/library/pickletools.html. */
import type { CallVia, Operator } from '../../facts.ts';
import type { ExecutedState } from './executed-state.ts';
import type { Held } from './held.ts';

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

/** Mutable, as all of a class is that the stream fills: what was bound under a name at any time. */
export interface Namespace {
  readonly names: Set<string>;
  readonly setters: Set<string>;
  /** All that was bound under each of `names`. */
  readonly bound: Map<string, Set<Token>>;
  unknown: boolean;
}

/** A class that the stream makes; the calls that make it fill its namespace. */
export interface ClassValue {
  readonly kind: 'class';
  readonly maker: Operator;
  /** What it is given for `__bases__` later counts as well. */
  readonly bases: Token[];
  /** Null where it is `type`. */
  readonly metaclass: Token | null;
  /** Names that are bound to something that may be called, of those the ones that setting an attribute calls; `unknown` when there may be others. */
  readonly namespace: Namespace;
  /** Whether the stream made an instance of it, or of a class that inherits from it. */
  isMade: boolean;
  /** What the classes of such instances inherit from in libraries, by its name. */
  readonly madeOn: Map<string, Operator>;
}

export interface OperatorValue {
  readonly kind: 'operator';
  readonly operator: Operator;
  readonly spelled: Operator | null;
  /** The shapes of calls that were reported already, per way of calling; see CallTable. */
  readonly shapes: Set<number>;
  lastShape: number;
  /** Whether the loader reads raw data after a BUILD of its instances: each of them is then a value of its own. */
  readonly readsOn: boolean;
  /** False where every call needs a closer look: its result is followed, or its arguments are judged one by one. */
  readonly plain: boolean;
  /** Whether a number decides how much a call takes: each is looked at. */
  readonly isCostly: boolean;
  /** Which of its calls are reported, of those that differ in literals alone. */
  readonly literals: 'alike' | 'kinds' | 'each';
  /** The interned result of calling it, by way of calling. */
  readonly results: Map<CallVia, Token>;
  /** Results that depend on the shape of the arguments alone. */
  readonly resultsByShape: Map<number, Token>;
  /** What it returns is code that the stream carries. */
  readonly makesCode: boolean;
  /** A call of it asks instances of classes that the stream carries. */
  readonly asksParts: boolean;
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
  /** The shapes of states that were reported already. */
  readonly shapes: Set<number>;
  lastShape: number;
  /** What its states held so far. */
  held?: Held;
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

/** Whether a container remembers that such a value lies in it. */
export function isNoted(value: Value): boolean {
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
