/** Functions that a library itself hands to cloudpickle are known by their code, and by nothing else. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { findingLines } from '../support/scanned.ts';

const text = (value: string) => op.SHORT_BINUNICODE(value);
const number = (value: number) => op.BININT1(value);
const named = (module: string, name: string) => bytes(text(module), text(name), op.STACK_GLOBAL);
const tuple = (...items: readonly Uint8Array[]) => bytes(op.MARK, ...items, op.TUPLE);
const call = (callee: Uint8Array, ...args: readonly Uint8Array[]) => bytes(callee, tuple(...args), op.REDUCE);
const cloudpickle = (name: string) => named('cloudpickle.cloudpickle', name);

interface Code {
  readonly code?: string;
  readonly consts?: Uint8Array;
  readonly names?: Uint8Array;
  readonly stack?: number;
}

/** `def func(_): return val`, as Python 3.8 to 3.10 compile it, unless a part is another. */
function codeObject({ code = '88005300', consts = op.NONE, names = op.EMPTY_TUPLE, stack = 1 }: Code): Uint8Array {
  return call(
    call(cloudpickle('_builtin_type'), text('CodeType')),
    ...[1, 0, 0, 1, stack, 19].map(number),
    op.SHORT_BINBYTES(Buffer.from(code, 'hex')),
    tuple(consts),
    names,
    tuple(text('_')),
    text('utils.py'),
    text('func'),
    number(1),
    op.SHORT_BINBYTES(new Uint8Array(0)),
    tuple(text('val')),
    op.EMPTY_TUPLE,
  );
}

/** A function of this code whose closure holds a value. */
function schedule(code: Uint8Array, held: Uint8Array = number(3)): Uint8Array {
  const closure = tuple(call(cloudpickle('_make_cell'), held));
  return call(cloudpickle('_make_function'), code, op.EMPTY_DICT, text('func'), op.NONE, closure);
}

const findings = test.macro(async (t, stream: Uint8Array, expected: RegExp | null) => {
  const lines = (await findingLines(bytes(op.PROTO(4), stream, op.STOP), 'model.pkl')).join('\n');
  if (expected === null) t.is(lines, '');
  else t.regex(lines, expected);
});

const BY_VALUE = /^medium python\/cloudpickle\.cloudpickle\/code-by-value/m;
const known = codeObject({});
test('a constant schedule of Stable-Baselines3', findings, schedule(known), null);
test('a schedule that holds a schedule', findings, schedule(known, schedule(known)), null);
test('other code', findings, schedule(codeObject({ code: '7c005300' })), BY_VALUE);
test('other constants', findings, schedule(codeObject({ consts: bytes(op.NONE, text('x')) })), BY_VALUE);
test('a documentation', findings, schedule(codeObject({ consts: text('x') })), null);
test(
  'a schedule as the manual of Stable-Baselines3 has it',
  findings,
  schedule(codeObject({ code: '7c00880014005300', consts: text('From 1 to 0.'), stack: 2 })),
  null,
);
test('a constant schedule of Python 3.5', findings, schedule(codeObject({ code: '88000053' })), null);
test('the same that adds', findings, schedule(codeObject({ code: '7c00880017005300', stack: 2 })), BY_VALUE);
test('other names', findings, schedule(codeObject({ names: tuple(text('open')) })), BY_VALUE);
test('another depth of the stack', findings, schedule(codeObject({ stack: 2 })), BY_VALUE);
test(
  'code that the file computes',
  findings,
  schedule(codeObject({ consts: call(named('builtins', 'int')) })),
  BY_VALUE,
);
test(
  'known code beside other code of the same shape',
  findings,
  tuple(schedule(known), schedule(codeObject({ code: '7c005300' }))),
  BY_VALUE,
);
test('known code that holds a function nobody knows', findings, schedule(known, named('pkg.mod', 'run')), BY_VALUE);
test(
  'known code beside a class',
  findings,
  tuple(
    schedule(known),
    call(
      cloudpickle('_make_skeleton_class'),
      named('builtins', 'type'),
      text('C'),
      op.EMPTY_TUPLE,
      op.EMPTY_DICT,
      text('id'),
      op.NONE,
    ),
  ),
  BY_VALUE,
);
test('known code that the stream calls', findings, call(schedule(known), number(1)), /^critical python\/called-code/m);
test(
  'known code given to what may call it',
  findings,
  call(named('uuid', 'UUID'), schedule(known)),
  /^high pickle\/armed-argument/m,
);

// An explainer of LIME keeps functions of its own, which dill writes with the dict of their module.
const dill = (name: string) => named('dill._dill', name);
/** `lambda x, qts=qts: np.searchsorted(qts, x)`, as Python 3.9 compiles it. */
const searching = (code = '7400a0017c017c00a1025300') =>
  call(
    dill('_create_code'),
    ...[2, 0, 0, 2, 4, 83].map(number),
    op.SHORT_BINBYTES(Buffer.from(code, 'hex')),
    tuple(op.NONE),
    tuple(text('np'), text('searchsorted')),
    tuple(text('x'), text('qts')),
    text('discretize.py'),
    text('<lambda>'),
    number(72),
    op.SHORT_BINBYTES(new Uint8Array(0)),
    op.EMPTY_TUPLE,
    op.EMPTY_TUPLE,
  );
const globals = named('lime.discretize', '__dict__');
const step = (code: Uint8Array, dict = globals, held: Uint8Array = number(3)) =>
  call(dill('_create_function'), code, dict, text('<lambda>'), tuple(held), op.NONE, op.EMPTY_DICT, op.NONE);
const set = (key: string, value: Uint8Array) =>
  bytes(step(searching()), tuple(op.EMPTY_DICT, bytes(op.EMPTY_DICT, text(key), value, op.SETITEM)), op.BUILD);
const OF_DILL = /^medium python\/dill\._dill\/code-by-value/m;
test('a step of an explainer of LIME', findings, step(searching()), null);
test('the same with its name', findings, set('__qualname__', text('f')), null);
test('a step with other code', findings, step(searching('7400a0017c007c01a1025300')), OF_DILL);
test(
  'one with the globals of another module',
  findings,
  step(searching(), named('shutil', '__dict__')),
  /^(?:medium|critical) /m,
);
test('one with globals of the file', findings, step(searching(), op.EMPTY_DICT), OF_DILL);
test('one whose code is set', findings, set('__code__', text('x')), /^(?:medium|high|critical) /m);
test('one that holds a function nobody knows', findings, step(searching(), globals, named('pkg.mod', 'run')), OF_DILL);
test(
  'the same code by cloudpickle',
  findings,
  tuple(step(searching()), schedule(known)),
  /^medium python\/(?:dill|cloudpickle)/m,
);
const kept = (func: Uint8Array) =>
  call(
    dill('_create_ftype'),
    ...[call(dill('_load_type'), text('PartialType')), func, op.EMPTY_TUPLE],
    bytes(op.EMPTY_DICT, text('kernel_width'), number(2), op.SETITEM),
  );
test('a kernel with its width', findings, kept(step(searching())), null);
test('another call that waits beside it', findings, tuple(step(searching()), kept(named('pkg.mod', 'run'))), OF_DILL);
const imported = (module: string) => tuple(step(searching()), call(dill('_import_module'), text(module)));
test('a module of NumPy beside it', findings, imported('numpy.core.multiarray'), null);
test('a module of the system beside it', findings, imported('os'), /^(?:medium|high|critical) /m);

// Numba keeps a compiled function as bytes, with the code that it was made of: explainers of SHAP hold one.
const compiled = (made: Uint8Array, ...more: readonly Uint8Array[]) => {
  const states = bytes(op.EMPTY_DICT, op.MARK, text('py_func'), made, ...more, op.SETITEMS);
  const content = bytes(op.PROTO(4), named('numba.core.registry', 'CPUDispatcher'), states, op.TUPLE2, op.STOP);
  const custom = call(named('numba.core.serialize', '_unpickle__CustomPickled'), op.BINBYTES(content));
  return call(named('numba.core.serialize', 'custom_rebuild'), custom);
};
const COMPILED = /^medium python\/compiled-function model\.pkl$/m;
test('a compiled function of known code', findings, compiled(schedule(known)), null);
test('a compiled function of other code', findings, compiled(schedule(codeObject({ code: '7c005300' }))), BY_VALUE);
test(
  'two of them',
  findings,
  tuple(compiled(schedule(known)), compiled(schedule(known), text('uuid'), text('b'))),
  null,
);
const unknown = compiled(schedule(codeObject({ code: '7c005300' })));
test('a known one and another', findings, tuple(compiled(schedule(known)), unknown), BY_VALUE);
test('a known one, and one that is named', findings, tuple(compiled(schedule(known)), compiled(op.NONE)), COMPILED);
const plain = schedule(codeObject({ code: '7c005300' }));
test('a known one beside a function by value', findings, tuple(compiled(schedule(known)), plain), BY_VALUE);
