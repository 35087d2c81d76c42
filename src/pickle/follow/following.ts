/** The contract of the functions whose results the machine follows. */

import type { Anomaly, CallVia, Operand, Operator } from '../../facts.ts';
import type { OpaqueValue, Token } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';
import type { CallReport } from '../reported.ts';

/** What a pickle says of one storage. */
export interface DeclaredStorage {
  readonly elements: number;
  /** Bytes of an element; null where the class of the storage is not known. */
  readonly itemBytes: number | null;
  /** Elements of a tensor in one of the storage: of types below a byte several. */
  readonly packed: number;
  /** Of a device that holds no data. */
  readonly isMeta: boolean;
}

/** A pickle inside a stream, run by itself. Its values are gone once the next one is run. */
export interface NestedPickle {
  readonly values: ValueStore;
  readonly result: Token;
  /** Dunder keys of what its calls are given. */
  readonly keys: ReadonlySet<string>;
  textOf(token: Token): string | null | undefined;
}

/** What a followed function may ask. Zero tokens mean: not known. */
export interface FollowContext {
  readonly values: ValueStore;
  textOf(token: Token): string | null | undefined;
  /** Also text that is far longer than a name, where it begins like a model. */
  modelTextOf(token: Token): string | null | undefined;
  bytesOf(token: Token): Uint8Array | null;
  /** A pickle by itself, of which nothing is reported; null where it does not run to its end. */
  nested(bytes: Uint8Array): NestedPickle | null;
  /** How many bytes a text or bytes of the stream have; 0 of anything else. */
  literalBytes(token: Token): number;
  integerOf(token: Token): number | null;
  isNone(token: Token): boolean;
  /** Also of integers that are too large to be read. */
  isInteger(token: Token): boolean;
  attribute(target: Token, name: string | null, offset: number): Token;
  /** What looking a method up gives, of an object that is of this class. */
  methodOf(target: Token, owner: Operator, name: string): Token;
  derived(module: string, name: string, offset: number): Token;
  opaque(text: string, origin: Operator | null, reason: string, arms: OpaqueValue['arms']): Token;
  call(callee: Token, args: Token, via: CallVia, offset: number): Token;
  tuple(items: readonly Token[]): Token;
  operand(token: Token): Operand;
  text(token: Token, isArguments?: boolean): string;
  reportCall(call: CallReport): void;
  /** A method of a class of the stream that the loader calls by itself. */
  reportHook(owner: Token, method: string, offset: number): void;
  /** Code of the stream that the loader runs, where no class or instance stands for it. */
  reportCode(callee: string, origin: Operator, offset: number): void;
  /** Text in the place of a type, which some classes evaluate when they are made or inherited from; null: it is computed. */
  reportAnnotation(text: string | null, offset: number): void;
  /** BUILD. */
  build(instance: Token, state: Token, offset: number): void;
  /** What an instance was made of, where that is no argument of its maker. */
  noteParts(instance: Token, parts: Token): void;
  /** What cloudpickle keeps under an id, of which it gives back what was kept first; null: the id is computed. */
  tracked(id: string | null, made: Token): Token;
  registerExtension(code: Token, pair: Token): void;
  /** The storage that a persistent id stands for; null where it stands for anything else. */
  storageOf(token: Token): DeclaredStorage | null;
  anomaly(anomaly: Anomaly, detail: string, offset: number): void;
}

export interface Following {
  /** The result for these arguments, or 0 when it is not known. */
  readonly result?: (context: FollowContext, args: readonly Token[], offset: number, operator: Operator) => Token;
  /** It loads the bytes that it is given: each is a member. */
  readonly loads?: true;
  /** Its result depends on how many arguments there are and which operators they are, never on literals. */
  readonly byShape?: true;
  /** The argument whose content lies in the result, too. */
  readonly holds?: number;
  /** What it returns may be anything: a call of that is reported as unresolved, never as a method of an instance. */
  readonly opaque?: true;
  /** What it returns is text, bytes or a number, whatever it is given: nothing that may be called. */
  readonly isData?: true;
}

/** The result for these arguments, or 0 when it is not known. */
export type Result = NonNullable<Following['result']>;

/** The same row for several names. */
export function rows(names: string, following: Following): [string, Following][] {
  return names.split(' ').map((name) => [name, following]);
}

/** What a container holds, as far as it is known; of anything else nothing. */
export function itemsOf({ values }: Pick<FollowContext, 'values'>, token: Token): readonly Token[] {
  return values.isContainer(token) ? (values.contentOf(token)?.items ?? []) : [];
}
