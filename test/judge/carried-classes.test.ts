/** Classes that a pickle carries by value: what making them, filling them and making an instance of them calls of the code that the file brings. Each ran under CPython 3.11 with cloudpickle 3.1 or dill 0.4. https://docs.python.org/3/reference/datamodel.html#creating-the-class-object */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, dict, findings, make, named, pickle, text, tuple } from '../support/pickled.ts';

const WARNED = /^medium (?!.*^(?:high|critical))/ms;
const RUNS = /^(?:critical|high) python\/(?:called-code|code-machinery|unresolved-call) /m;

const cloudpickle = (name: string) => named('cloudpickle.cloudpickle', name);
const type = named('builtins', 'type');
const object = named('builtins', 'object');
const carried = call(cloudpickle('_make_function'), op.NONE, dict(text('__name__'), text('__main__')), op.NONE);
/** cloudpickle keeps each under an id of its own. */
let ids = 0;
const made = (bases: readonly Uint8Array[], body: readonly Uint8Array[] = [], metaclass = type) =>
  call(
    cloudpickle('_make_skeleton_class'),
    metaclass,
    text('A'),
    tuple(...bases),
    dict(text('__module__'), text('__main__'), ...body),
    text(`462a87cc${ids++}`),
    op.NONE,
  );
const filled = (owner: Uint8Array, ...attributes: readonly Uint8Array[]) =>
  call(cloudpickle('_class_setstate'), owner, tuple(dict(...attributes), op.EMPTY_DICT));
const owner = (method: string, base = object) => filled(made([base]), text(method), carried);
const instance = (method: string) => make(owner(method));
const property = call(named('builtins', 'property'), carried, carried);

// What a class inherits from another that the file carries.
const heir = (method: string) => made([owner(method)]);
test('an heir of a class with methods that nobody calls', findings, pickle(make(heir('fit'))), WARNED);
test('an inherited __new__', findings, pickle(make(heir('__new__'))), RUNS);
test('an inherited __init__', findings, pickle(call(heir('__init__'))), RUNS);
test('an inherited __setstate__', findings, pickle(build(make(heir('__setstate__')), dict(text('a'), op.NONE))), RUNS);
test('an inherited __del__', findings, pickle(make(heir('__del__'))), RUNS);
test('an inherited __hash__', findings, pickle(dict(make(heir('__hash__')), op.NONE)), RUNS);
test('an inherited __init_subclass__', findings, pickle(made([heir('__init_subclass__')])), RUNS);
test(
  'an inherited setter',
  findings,
  pickle(
    build(make(made([filled(made([object]), text('a'), property)])), tuple(op.NONE, dict(text('a'), op.BININT1(1)))),
  ),
  RUNS,
);

// What stands among the bases, and in the body.
const namespace = build(make(named('argparse', 'Namespace')), dict(text('__mro_entries__'), carried));
test('a base that says what it stands for', findings, pickle(made([namespace])), RUNS);
test('one of the file', findings, pickle(made([instance('fit')])), RUNS);
test(
  'names of slots that are made one by one',
  findings,
  pickle(made([object], [text('__slots__'), instance('__iter__')])),
  RUNS,
);
test('names of slots', findings, pickle(made([object], [text('__slots__'), tuple(text('a'))])), WARNED);
const abstract = named('abc', 'ABCMeta');
test(
  'a value that is asked whether it is abstract',
  findings,
  pickle(made([object], [text('a'), instance('__getattr__')], abstract)),
  RUNS,
);
test(
  'a base that is compared with Generic',
  findings,
  pickle(made([named('typing', 'Generic')], [text('__orig_bases__'), tuple(instance('__eq__'))])),
  RUNS,
);
test(
  'a class that is asked for its heirs',
  findings,
  pickle(
    filled(
      filled(made([object], [], abstract), text('__subclasshook__'), carried),
      text('_abc_impl'),
      bytes(op.EMPTY_LIST, object, op.APPEND),
    ),
  ),
  RUNS,
);
test(
  'an abstract class with its heirs',
  findings,
  pickle(filled(made([object], [], abstract), text('_abc_impl'), bytes(op.EMPTY_LIST, object, op.APPEND))),
  WARNED,
);

// What the machinery is handed.
const dill = (name: string) => named('dill._dill', name);
test('a function in the place of a metaclass', findings, pickle(made([], [], carried)), RUNS);
test('an object there', findings, pickle(made([], [], instance('__call__'))), RUNS);
test('a function that dill calls', findings, pickle(call(dill('_create_type'), carried, text('A'))), RUNS);
test(
  'a class of another by dill',
  findings,
  pickle(call(dill('_create_type'), type, text('A'), tuple(owner('fit')), op.EMPTY_DICT)),
  WARNED,
);
test(
  'an object whose items are set',
  findings,
  pickle(call(dill('_setitems'), instance('__setitem__'), dict(text('a'), op.NONE))),
  RUNS,
);
test(
  'an object whose attributes are set',
  findings,
  pickle(filled(make(filled(made([object]), text('a'), property)), text('a'), op.NONE)),
  RUNS,
);
test('an object in a closure', findings, pickle(call(cloudpickle('_make_cell'), instance('__getattr__'))), WARNED);
