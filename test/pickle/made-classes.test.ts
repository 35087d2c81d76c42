/** Classes that a stream carries: reported is what the loader calls of them, and nothing where it calls nothing. See https://github.com/cloudpipe/cloudpickle. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { linesOf } from './facts-of.ts';

const text = (value: string) => op.SHORT_BINUNICODE(value);
const base = bytes(op.GLOBAL('builtins', 'object'), op.TUPLE1);
const method = bytes(op.GLOBAL('dill._dill', '_create_function'), op.EMPTY_TUPLE, op.REDUCE);

/** A class whose only method is `name`. */
function classWith(name: string): Uint8Array {
  const namespace = bytes(op.EMPTY_DICT, text(name), method, op.SETITEM);
  return bytes(
    op.PROTO(4),
    op.GLOBAL('dill._dill', '_create_type'),
    bytes(op.MARK, op.GLOBAL('builtins', 'type'), text('C'), base, namespace, op.TUPLE),
    op.REDUCE,
  );
}

const hooks = test.macro((t, stream: Uint8Array, ...expected: string[]) => {
  t.deepEqual(
    linesOf(stream).filter((line) => line.startsWith('hook') || line.includes('unresolved')),
    expected,
  );
});

const made = '<class made by dill._dill._create_type>';
const instance = bytes(op.EMPTY_TUPLE, op.NEWOBJ);

test('a class alone', hooks, bytes(classWith('__setstate__'), op.STOP));
test(
  'an instance without methods that the loader calls',
  hooks,
  bytes(classWith('fit'), instance, op.EMPTY_DICT, op.BUILD, op.STOP),
);
test(
  '__setstate__ is called by BUILD',
  hooks,
  bytes(classWith('__setstate__'), instance, op.EMPTY_DICT, op.BUILD, op.STOP),
  `hook ${made}().__setstate__(…)`,
);
test('__new__ is called by NEWOBJ', hooks, bytes(classWith('__new__'), instance, op.STOP), `hook ${made}.__new__(…)`);
test(
  '__init__ is called by REDUCE, not by NEWOBJ',
  hooks,
  bytes(classWith('__init__'), op.EMPTY_TUPLE, op.REDUCE, op.STOP),
  `hook ${made}.__init__(…)`,
);
test(
  '__del__ is called when the instance goes',
  hooks,
  bytes(classWith('__del__'), instance, op.POP, op.NONE, op.STOP),
  `hook ${made}.__del__(…)`,
);
test(
  'append is called by APPEND',
  hooks,
  bytes(classWith('append'), instance, op.NONE, op.APPEND, op.STOP),
  `hook ${made}().append(…)`,
);
test(
  '__setitem__ is called by SETITEM',
  hooks,
  bytes(classWith('__setitem__'), instance, op.NONE, op.NONE, op.SETITEM, op.STOP),
  `hook ${made}().__setitem__(…)`,
);
test(
  '__hash__ is called by a key',
  hooks,
  bytes(classWith('__hash__'), op.MEMOIZE, op.POP, op.EMPTY_DICT, op.BINGET(0), instance, op.NONE, op.SETITEM, op.STOP),
  `hook ${made}().__hash__(…)`,
);
test(
  'a state that installs __setstate__ on an instance',
  hooks,
  bytes(
    op.GLOBAL('m', 'C'),
    instance,
    op.EMPTY_DICT,
    text('__setstate__'),
    op.GLOBAL('m', 'f'),
    op.SETITEM,
    op.BUILD,
    op.STOP,
  ),
  'hook m.C(…).__setstate__(…)',
);
test(
  '__hash__ is not called by a value',
  hooks,
  bytes(classWith('__hash__'), op.MEMOIZE, op.POP, op.EMPTY_DICT, op.NONE, op.BINGET(0), instance, op.SETITEM, op.STOP),
);
test(
  '__eq__ is called by an item of a set',
  hooks,
  bytes(classWith('__eq__'), op.MEMOIZE, op.POP, op.EMPTY_SET, op.MARK, op.BINGET(0), instance, op.ADDITEMS, op.STOP),
  `hook ${made}().__eq__(…)`,
);
