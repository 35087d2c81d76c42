/** Emulators of simulations keep functions of their library with a column and a function of NumPy; other functions there are refused. https://github.com/alan-turing-institute/mogp-emulator */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const NUMBER = bytes('K', 0);
const item = (object: Uint8Array, key: string, value: Uint8Array) => bytes(object, text(key), value, op.SETITEM);
const mean = (name: string) => named('mogp_emulator.MeanFunction', name);
/** `partial(function, index=0, f=given)`, as a pickler writes it. */
function partial(name: string, key: string, given: Uint8Array): Uint8Array {
  const keywords = item(item(op.EMPTY_DICT, 'index', NUMBER), key, given);
  return build(call(named('functools', 'partial'), mean(name)), tuple(mean(name), tuple(), keywords, op.NONE));
}
const column = (key: string, given: Uint8Array, name = 'fixed_f') =>
  pickle(build(make(mean('FixedMean')), item(op.EMPTY_DICT, 'f', partial(name, key, given))));

test('a column', findings, column('f', named('numpy', 'array')), null);
test('its slope', findings, column('deriv', mean('one'), 'fixed_inputderiv'), null);
test('a constant', findings, column('val', NUMBER, 'const_f'), null);
test('a function that starts a process', findings, column('f', named('posix', 'system')), REFUSED);
test('a function that evaluates', findings, column('f', named('builtins', 'eval')), REFUSED);
test('a function that nobody knows', findings, column('f', named('pkg.mod', 'work')), REFUSED);
test(
  'a call that waits',
  findings,
  column('f', call(named('functools', 'partial'), named('posix', 'system'), text('echo no'))),
  REFUSED,
);
test(
  'a method of an object',
  findings,
  column('f', call(named('builtins', 'getattr'), make(named('pkg.mod', 'Thing')), text('run'))),
  REFUSED,
);
test(
  'a method of a library that acts',
  findings,
  column('f', call(named('builtins', 'getattr'), named('pathlib', 'Path'), text('unlink'))),
  REFUSED,
);

// A slice keeps what it is given. https://docs.python.org/3/library/functions.html#slice
const slice = (...parts: readonly Uint8Array[]) => call(named('builtins', 'slice'), ...parts);
test(
  'a slice of objects',
  findings,
  pickle(slice(op.NONE, make(named('theano.gof.graph', 'Variable')), op.NONE)),
  null,
);
test(
  'a slice of a call',
  findings,
  pickle(slice(op.NONE, call(named('posix', 'system'), text('echo no')), op.NONE)),
  REFUSED,
);
test(
  'a slice of what acts when it is taken for a number, and then is',
  findings,
  pickle(
    call(
      named('operator', 'getitem'),
      call(named('builtins', 'range'), bytes('K', 9)),
      slice(op.NONE, call(named('pkg.mod', 'Thing'), text('x')), op.NONE),
    ),
  ),
  REFUSED,
);
