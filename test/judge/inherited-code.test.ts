/** Classes by value whose hooks stand in a class that they inherit from, or replace what the hooks of a library's class call: each ran in `pickle.load`. See https://docs.python.org/3/reference/datamodel.html#special-method-names. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const CALLED = /^critical python\/called-code /m;
const PLAIN = /^medium \S+\/code-by-value [^\n]*$/;

const code = call(named('cloudpickle.cloudpickle', '_make_function'));
const dict = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
const object = named('builtins', 'object');
const classOf = (...bases: readonly Uint8Array[]) =>
  call(
    named('cloudpickle.cloudpickle', '_make_skeleton_class'),
    ...[named('builtins', 'type'), text('C'), tuple(...bases), op.EMPTY_DICT, op.NONE, op.NONE],
  );
const fill = (owner: Uint8Array, ...body: readonly Uint8Array[]) =>
  call(named('cloudpickle.cloudpickle', '_class_setstate'), owner, tuple(dict(...body), op.EMPTY_DICT));
/** What is made is kept under a number, and lies nowhere. */
const kept = (value: Uint8Array, at: number) => bytes(value, op.BINPUT(at), op.POP);
const [PARENT, CHILD, OBJECT] = [op.BINGET(1), op.BINGET(2), op.BINGET(3)];

/** A child of a class that is given its body after the child was made. */
const child = (base: Uint8Array, ...body: readonly Uint8Array[]) =>
  bytes(kept(classOf(base), 1), kept(classOf(PARENT), 2), kept(fill(PARENT, ...body), 4));

const setter = call(named('builtins', 'property'), op.NONE, code);
const slots = tuple(op.NONE, dict(text('p'), op.NONE));
for (const [name, base, use, value] of [
  ['__setstate__', object, build(make(CHILD), op.EMPTY_DICT), code],
  ['__getattr__', object, build(make(CHILD), op.EMPTY_DICT), code],
  ['__new__', object, make(CHILD), code],
  ['__del__', object, make(CHILD), code],
  ['__init__', object, call(CHILD), code],
  ['__hash__', object, dict(make(CHILD), op.NONE), code],
  ['__set_name__', object, make(CHILD), code],
  ['p', object, build(make(CHILD), slots), setter],
  ['__setitem__', named('builtins', 'dict'), bytes(make(CHILD), op.NONE, op.NONE, op.SETITEM), code],
  ['extend', named('builtins', 'list'), bytes(make(CHILD), op.MARK, op.NONE, op.APPENDS), code],
  ['__init_subclass__', object, classOf(CHILD), code],
] as const) {
  test(`${name} of the class above`, findings, pickle(child(base, text(name), value), use), CALLED);
}
test(
  'no other method of it',
  findings,
  pickle(child(object, text('fit'), code), build(make(CHILD), op.EMPTY_DICT)),
  PLAIN,
);

test(
  'an object that is made before its class is given an end',
  findings,
  pickle(kept(classOf(object), 1), kept(make(PARENT), 3), kept(fill(PARENT, text('__del__'), code), 4), OBJECT),
  CALLED,
);
test(
  'a class that never had an object',
  findings,
  pickle(kept(classOf(object), 1), fill(PARENT, text('__del__'), code)),
  PLAIN,
);

// One class takes the place of another when a state with slots is set.
test(
  'an object that becomes one of another class',
  findings,
  pickle(
    bytes(kept(classOf(object), 1), kept(fill(PARENT, text('__setstate__'), code), 4)),
    bytes(kept(classOf(object), 2), kept(make(CHILD), 3)),
    build(build(OBJECT, tuple(op.NONE, dict(text('__class__'), PARENT))), op.EMPTY_DICT),
  ),
  CALLED,
);
test(
  'an object with slots',
  findings,
  pickle(kept(classOf(object), 1), build(make(PARENT), tuple(op.NONE, dict(text('name'), text('a'))))),
  PLAIN,
);
test(
  'a hook that is set by name',
  findings,
  pickle(
    kept(classOf(object), 1),
    kept(call(named('dill._dill', '_setattr'), PARENT, text('__setstate__'), code), 4),
    build(make(PARENT), op.EMPTY_DICT),
  ),
  CALLED,
);

const enumeration = (...bases: readonly Uint8Array[]) =>
  call(
    named('cloudpickle.cloudpickle', '_make_skeleton_enum'),
    ...[tuple(...bases), text('E'), text('E'), dict(text('A'), op.BININT1(1)), text('shop'), op.NONE, op.NONE],
  );
test(
  'members are made by the constructor of a class above',
  findings,
  pickle(kept(classOf(object), 1), kept(fill(PARENT, text('__init__'), code), 4), enumeration(PARENT)),
  CALLED,
);

const setBases = (...bases: readonly Uint8Array[]) => kept(fill(PARENT, text('__bases__'), tuple(...bases)), 4);
test(
  'a class that is given others to inherit from, of the file',
  findings,
  pickle(
    bytes(kept(classOf(object), 2), kept(fill(CHILD, text('__setstate__'), code), 4)),
    bytes(kept(classOf(object), 1), setBases(CHILD)),
    build(make(PARENT), op.EMPTY_DICT),
  ),
  CALLED,
);
const sgd = named('torch.optim.sgd', 'SGD');
const armed = dict(text('_patch_step_function'), code);
test(
  'and of a library',
  findings,
  pickle(kept(classOf(object), 1), setBases(sgd), build(make(PARENT), armed)),
  /^high pickle\/state /m,
);

// Where the constructor of a library, or its own hooks, call a method that the class of the file has.
const own = (base: Uint8Array, name: string) => bytes(kept(classOf(base), 1), kept(fill(PARENT, text(name), code), 4));
const isotonic = named('sklearn.isotonic', 'IsotonicRegression');
const masked = named('numpy.ma', 'MaskedArray');
const array = (...classes: readonly Uint8Array[]) =>
  call(named('numpy.ma.core', '_mareconstruct'), ...classes, tuple(op.BININT1(0)), text('b'));
const ndarray = named('numpy', 'ndarray');
test(
  'a method that an optimizer calls',
  findings,
  pickle(own(sgd, '_patch_step_function'), build(make(PARENT), op.EMPTY_DICT)),
  /^high pickle\/state /m,
);
test(
  'a method that a regression calls, of a class above',
  findings,
  pickle(own(isotonic, '_build_f'), kept(classOf(PARENT), 2), build(make(CHILD), op.EMPTY_DICT)),
  /^high pickle\/state /m,
);
test(
  'a method that an array calls as it is made',
  findings,
  pickle(own(masked, '_update_from'), array(PARENT, ndarray)),
  /^high pickle\/state /m,
);
const constructed = (base: Uint8Array, name: string, ...args: readonly Uint8Array[]) =>
  pickle(own(base, name), call(PARENT, ...args));
const STATE = /^high pickle\/state /m;
for (const [module, base, name, args] of [
  ['collections', 'Counter', 'update', [dict(text('a'), op.BININT1(1))]],
  ['collections', 'OrderedDict', '__setitem__', [op.EMPTY_LIST]],
  ['collections', 'UserDict', 'update', [op.EMPTY_DICT]],
  ['ipaddress', 'IPv4Address', '_ip_int_from_string', [text('1.1.1.1')]],
  ['lightgbm.sklearn', 'LGBMModel', 'set_params', []],
] as const) {
  test(
    `${name}, which the constructor of ${base} calls`,
    findings,
    constructed(named(module, base), name, ...args),
    STATE,
  );
}
for (const [module, base, name, args] of [
  ['collections', 'Counter', 'top', [dict(text('a'), op.BININT1(1))]],
  ['collections', 'defaultdict', 'top', [op.NONE]],
  ['builtins', 'ValueError', 'more', [text('a')]],
  ['datetime', 'date', 'more', [op.BININT1(1), op.BININT1(1), op.BININT1(1)]],
  ['random', 'Random', 'more', []],
] as const) {
  test(`${name} of a ${base} by value`, findings, constructed(named(module, base), name, ...args), PLAIN);
}
test(
  'a method that a generator calls with its state',
  findings,
  pickle(own(named('random', 'Random'), 'setstate'), build(make(PARENT), op.BININT1(1))),
  STATE,
);
test(
  'the state of a generator is none with slots',
  findings,
  pickle(
    own(named('random', 'Random'), 'more'),
    build(make(PARENT), tuple(op.BININT1(3), tuple(op.BININT1(1), op.BININT1(2)))),
  ),
  PLAIN,
);
test(
  'a method that is called as a path is made',
  findings,
  pickle(own(named('pathlib', 'PurePosixPath'), '_from_parts'), make(PARENT)),
  STATE,
);
test(
  'a constructor that a view calls with its state',
  findings,
  pickle(own(named('networkx.classes.reportviews', 'OutEdgeDataView'), '__init__'), build(make(PARENT), op.EMPTY_DICT)),
  STATE,
);
const estimator = named('sklearn.base', 'BaseEstimator');
const METADATA = '_get_class_level_metadata_request_values';
test(
  'a method that is called when an estimator is inherited from, of the class between',
  findings,
  pickle(own(estimator, METADATA), classOf(PARENT)),
  STATE,
);
test('an estimator with methods of its own', findings, pickle(own(estimator, 'fit'), classOf(PARENT)), PLAIN);
test('a method that they do not call', findings, pickle(own(sgd, 'step'), build(make(PARENT), op.EMPTY_DICT)), PLAIN);

// Where a class stands among the arguments, not the first of them alone.
test('the class of an array with a mask', findings, pickle(own(masked, '__new__'), array(PARENT, ndarray)), CALLED);
test('the class of its data', findings, pickle(own(ndarray, '__array_finalize__'), array(masked, PARENT)), CALLED);
test(
  'an object that answers to the name of a constructor',
  findings,
  pickle(array(build(make(named('types', 'SimpleNamespace')), dict(text('__new__'), code)), ndarray)),
  /^high pickle\/armed-argument /m,
);
const rebuilt = (state: Uint8Array) =>
  call(
    named('torch._tensor', '_rebuild_from_type_v2'),
    ...[named('torch._utils', '_rebuild_tensor'), PARENT, op.EMPTY_TUPLE, state],
  );
const tensor = named('torch', 'Tensor');
test(
  'the class that sets the state of a tensor',
  findings,
  pickle(own(tensor, '__setstate__'), rebuilt(op.EMPTY_DICT)),
  CALLED,
);
test(
  'the class of a tensor that sets an attribute by code',
  findings,
  pickle(kept(classOf(tensor), 1), kept(fill(PARENT, text('p'), setter), 4), rebuilt(dict(text('p'), op.NONE))),
  CALLED,
);
test(
  'a tensor that becomes one of another class',
  findings,
  pickle(
    call(
      named('torch._tensor', '_rebuild_from_type_v2'),
      ...[named('torch._utils', '_rebuild_tensor'), tensor, op.EMPTY_TUPLE, dict(text('__class__'), tensor)],
    ),
  ),
  /^critical python\/rebuild-from-type /m,
);
test('the class of a tensor with methods', findings, pickle(own(tensor, 'mean'), rebuilt(op.EMPTY_DICT)), PLAIN);
test(
  'a class that nobody has looked at, in the place of one',
  findings,
  pickle(array(named('shop', 'Prices'), ndarray)),
  /^medium pickle\/unknown-class /m,
);

// Functions of libraries that only keep some of what they are given.
test(
  'the vectors of a vocabulary are asked',
  findings,
  pickle(
    own(object, '__getattr__'),
    call(named('spacy.vocab', 'unpickle_vocab'), op.NONE, make(PARENT), ...Array.from({ length: 5 }, () => op.NONE)),
  ),
  REFUSED,
);
test(
  'what is said of a layer is asked',
  findings,
  pickle(
    own(object, '__bool__'),
    call(named('dask.highlevelgraph', 'MaterializedLayer'), op.EMPTY_DICT, make(PARENT), op.NONE),
  ),
  REFUSED,
);
