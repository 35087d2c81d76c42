/** Makes pickles that call `posix.system`, spelled in every way that the opcodes have, between other opcodes. See https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import { bytes, op } from '../support/assembler.ts';
import type { Random } from './random.ts';
import { Random as Seeded } from './random.ts';
import { makeStream } from './streams.ts';

/** One stream; `seed` decides everything. */
export function makeCallingPickle(seed: number): Uint8Array {
  const random = new Seeded(seed);
  const before = random.chance(40) ? makeStream(seed) : bytes();
  const stop = before.lastIndexOf(0x2e);
  const kept = random.chance(70) && stop > 0 ? before.subarray(0, stop) : before;
  return bytes(random.chance(50) ? kept : bytes(), hiddenCall(random));
}

const text = (random: Random, value: string) =>
  random.pick([
    () => op.SHORT_BINUNICODE(value),
    () => op.BINUNICODE(value),
    () => op.UNICODE(random.chance(50) ? value : value.replace(/[a-m]/, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)),
    () => op.STRING(random.chance(50) ? `'${value}'` : `"\\x${value.charCodeAt(0).toString(16)}${value.slice(1)}"`),
    () => op.SHORT_BINSTRING(value),
    () => bytes(op.SHORT_BINUNICODE(value), op.MEMOIZE),
    () => bytes(op.SHORT_BINUNICODE(value), op.LONG_BINPUT(70_000 + random.below(9)), op.NONE, op.POP),
    () => bytes(op.MARK, op.NONE, op.POP_MARK, op.SHORT_BINUNICODE(value)),
  ])();

/** A whole pickle, with a header or without one. */
export function hiddenCall(random: Random): Uint8Array {
  const header = random.chance(70) ? op.PROTO(random.pick([2, 3, 4, 5, 0, 1])) : bytes();
  const noise = random.chance(40) ? bytes(op.EMPTY_DICT, op.NONE, op.BININT1(3), op.SETITEM, op.POP) : bytes();
  const module = random.pick(['posix', 'os']);
  const argument = text(random, 'touch ran');
  const named = random.chance(50)
    ? op.GLOBAL(module, 'system')
    : bytes(text(random, module), text(random, 'system'), op.STACK_GLOBAL);
  const calls = [
    bytes(named, argument, op.TUPLE1, op.REDUCE),
    bytes(named, op.MARK, argument, op.TUPLE, op.REDUCE),
    bytes(op.MARK, named, argument, op.OBJ),
    bytes(op.MARK, argument, op.INST(module, 'system')),
    bytes(op.GLOBAL('functools', 'partial'), named, argument, op.TUPLE2, op.REDUCE, op.EMPTY_TUPLE, op.REDUCE),
    bytes(
      op.GLOBAL('builtins', 'map'),
      named,
      bytes(op.EMPTY_LIST, argument, op.APPEND),
      op.TUPLE2,
      op.REDUCE,
      listed(),
    ),
  ];
  const end = random.chance(90) ? op.STOP : bytes();
  const odd = random.chance(20) ? bytes(0x95, random.below(60), 0, 0, 0, 0, 0, 0, 0) : bytes();
  return bytes(header, odd, noise, random.pick(calls), end);
}

/** `list(…)` of what lies on the stack. */
function listed(): Uint8Array {
  return bytes(op.TUPLE1, op.BINPUT(9), op.POP, op.GLOBAL('builtins', 'list'), op.BINGET(9), op.REDUCE);
}
