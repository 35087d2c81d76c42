/** The two ends of the pickle machine: what it asks of whoever follows it, and how a run ended. Its opcodes are those of https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import type { Anomaly, CallVia, ImportVia } from '../../facts.ts';
import type { Token } from './value.ts';

/** What the machine asks of the world. Tokens are those of `machine.values`; offsets are those of the source. */
export interface MachineDelegate {
  /** GLOBAL and INST: names as they are spelled. */
  resolve(module: string, name: string, via: ImportVia, offset: number): Token;
  /** STACK_GLOBAL; 0 when no reader can take these operands as names. */
  resolveOperands(module: Token, name: Token, offset: number): Token;
  extension(code: number, offset: number): Token;
  /** A call whose arguments are one token (a tuple, or what a hostile stream puts in its place). 0: no reader can call that. */
  call(callee: Token, args: Token, via: CallVia, offset: number): Token;
  /** NEWOBJ_EX. */
  callWithKeywords(callee: Token, args: Token, keywords: Token, offset: number): Token;
  /** BUILD. */
  build(instance: Token, state: Token, offset: number): void;
  /** APPEND(S), ADDITEMS, SETITEM(S) on what is no container of the stream. `items` hold keys and values in turn for SETITEM(S). */
  fill(receiver: Token, items: Token, via: CallVia, offset: number): void;
  persistent(id: Token | string, via: 'PERSID' | 'BINPERSID', offset: number): Token;
  anomaly(anomaly: Anomaly, detail: string, offset: number): void;
  /** What the loader takes more memory or time for than a machine has. */
  exhausts?(detail: string, offset: number): void;
  /** After each BUILD: where the loader reads on, for loaders that read raw data out of the stream there; else `end`. */
  afterBuild?(end: number): number;
  /** Bytes that begin like a model, whatever becomes of them. */
  payload?(token: Token): void;
  /** Every memoised value, for a reader who wants names. */
  memoized?(index: number, value: Token, offset: number): void;
}

export type Outcome = 'stop' | 'broken' | 'limit';

export interface RunEnd {
  readonly outcome: Outcome;
  /** Where the next byte would be read: after STOP, or at the opcode that broke the stream. */
  readonly end: number;
  /** Empty for `stop`. */
  readonly reason: string;
  /** The source ended before the opcode did. */
  readonly truncated: boolean;
  /** A frame ended inside an opcode, or began before the last one ended: readers of files read other bytes than these. */
  readonly frameSplit: boolean;
  /** Where the frame ends in which STOP lies, if it goes on behind STOP: readers of files have read it all. */
  readonly openFrame: number | null;
  /** How much work it was: a memo entry far from all others is more of it than other opcodes. */
  readonly opcodes: number;
  /** The highest PROTO, or 0. */
  readonly protocol: number;
  /** What STOP returned; 0 otherwise. */
  readonly result: Token;
}

/** Why a stream broke: the reason in RunEnd. */
export const NO_MARK = 'no mark on the stack';
