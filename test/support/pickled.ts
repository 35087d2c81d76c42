/** Pieces of pickles as tests of the judge put them together, and what is found of a whole one. */
import test from 'ava';
import { bytes, op } from './assembler.ts';
import { findingLines } from './scanned.ts';

export const text = (value: string) => op.SHORT_BINUNICODE(value);
export const named = (module: string, name: string) => bytes(text(module), text(name), op.STACK_GLOBAL);
export const tuple = (...items: readonly Uint8Array[]) => bytes(op.MARK, ...items, op.TUPLE);
export const call = (callee: Uint8Array, ...args: readonly Uint8Array[]) => bytes(callee, tuple(...args), op.REDUCE);
export const make = (owner: Uint8Array) => bytes(owner, op.EMPTY_TUPLE, op.NEWOBJ);
export const dict = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
export const build = (object: Uint8Array, state: Uint8Array) => bytes(object, state, op.BUILD);
export const pickle = (...parts: readonly Uint8Array[]) => bytes(op.PROTO(4), ...parts, op.STOP);

/** @param expected null where nothing is to be found */
export const findings = test.macro(async (t, stream: Uint8Array, expected: RegExp | null, name?: string) => {
  const lines = (await findingLines(stream, name ?? 'model.pkl')).join('\n');
  if (expected === null) t.is(lines, '');
  else t.regex(lines, expected);
});

export const REFUSED = /^(?:critical|high) /m;
