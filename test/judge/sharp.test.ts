/** Attacks that a file hides in what the judge takes for the same, or for plain: each ran in its loader and passed. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const state = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);

// Two states that are told apart by their keys alone: one key with a bar in it, and two keys.
const conv = (...pairs: readonly Uint8Array[]) =>
  build(make(named('torch.nn.modules.conv', 'Conv2d')), state(...pairs));
const run = named('shop', 'run');
test(
  'a key with a bar in it does not hide two keys',
  findings,
  pickle(
    bytes(op.MARK, conv(text('_parameters|more'), run), conv(text('_parameters'), run, text('more'), run), op.LIST),
  ),
  /^high pickle\/state /m,
);

// SymPy makes a sum of its parts anew, and evaluates those that are texts.
const sum = build(make(named('sympy.core.add', 'Add')), state(text('_args'), tuple(text('print(1)'))));
const symbol = bytes(named('sympy.core.symbol', 'Symbol'), tuple(text('x')), op.NEWOBJ);
for (const [module, name] of [
  ['sympy.core.add', 'Add'],
  ['sympy.functions.elementary.miscellaneous', 'Min'],
] as const) {
  const joined = bytes(named(module, name), tuple(symbol, sum), op.NEWOBJ);
  test(`${name} is not made of an expression whose parts the file set`, findings, pickle(joined), REFUSED);
}
test(
  'a symbol with assumptions is a part',
  findings,
  pickle(
    bytes(
      named('sympy.core.add', 'Add'),
      tuple(symbol, build(symbol, state(text('_assumptions'), state()))),
      op.NEWOBJ,
    ),
  ),
  /^medium pickle\/unknown-class \S+$/,
);
