/** Objects of classes that a pickle carries, where the machinery of cloudpickle and dill, the interpreter or a loader asks them: each of the first ones ran under CPython 3.11 with cloudpickle 3.1 or dill 0.4, some of them in loaders written in Python alone (joblib). */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, dict, findings, make, named, pickle, text, tuple } from '../support/pickled.ts';

const WARNED = /^medium (?!.*^(?:high|critical))/ms;
const RUNS = /^(?:critical|high) /m;

const cloudpickle = (name: string) => named('cloudpickle.cloudpickle', name);
const dill = (name: string) => named('dill._dill', name);
const type = named('builtins', 'type');
const object = named('builtins', 'object');
const carried = call(cloudpickle('_make_function'), op.NONE, dict(text('__name__'), text('__main__')), op.NONE);
const skeleton = (bases: readonly Uint8Array[], body: Uint8Array, id: Uint8Array = text('462a87cc')) =>
  call(cloudpickle('_make_skeleton_class'), type, text('A'), tuple(...bases), body, id, op.NONE);
const owner = (base: Uint8Array, ...methods: readonly string[]) =>
  call(
    cloudpickle('_class_setstate'),
    skeleton([base], dict(text('__module__'), text('__main__'))),
    tuple(dict(...methods.flatMap((method) => [text(method), carried])), op.EMPTY_DICT),
  );
const property = call(named('builtins', 'property'), carried, carried);
const withProperty = (base: Uint8Array, name: string) =>
  call(
    cloudpickle('_class_setstate'),
    skeleton([base], dict(text('__module__'), text('__main__'))),
    tuple(dict(text(name), property), op.EMPTY_DICT),
  );
const asked = (...methods: readonly string[]) => make(owner(object, ...methods));
const list = (...items: readonly Uint8Array[]) => bytes(op.EMPTY_LIST, op.MARK, ...items, op.APPENDS);
const one = op.BININT1(1);

// What the machinery of cloudpickle hashes, compares and goes through.
const noted = dict(text('__module__'), text('__main__'));
test(
  'an object in what a class is known by',
  findings,
  pickle(skeleton([object], noted, tuple(asked('__hash__')))),
  RUNS,
);
test('a number there', findings, pickle(skeleton([object], noted, tuple(one))), WARNED);
const typeVariable = (id: Uint8Array) =>
  call(cloudpickle('_make_typevar'), text('T'), op.NONE, op.EMPTY_TUPLE, op.NEWFALSE, op.NEWFALSE, id);
test('an object in what a type variable is known by', findings, pickle(typeVariable(tuple(asked('__hash__')))), RUNS);
const enumeration = (value: Uint8Array) =>
  call(
    cloudpickle('_make_skeleton_enum'),
    tuple(named('enum', 'Enum')),
    ...[text('E'), text('E'), dict(text('A'), value, text('B'), one), text('__main__'), text('5d'), op.NONE],
  );
test('an object in a member of an enumeration', findings, pickle(enumeration(list(asked('__eq__')))), RUNS);
test('numbers in a member', findings, pickle(enumeration(list(one))), WARNED);
const functionWith = (globals: Uint8Array, closure: Uint8Array) =>
  call(
    cloudpickle('_function_setstate'),
    carried,
    tuple(op.EMPTY_DICT, dict(text('__globals__'), globals, text('__closure__'), closure)),
  );
test('globals that are no dict', findings, pickle(functionWith(asked('keys'), op.NONE)), RUNS);
test('a closure that is no tuple', findings, pickle(functionWith(op.EMPTY_DICT, asked('__iter__'))), RUNS);
test(
  'a closure of what are no cells',
  findings,
  pickle(functionWith(op.EMPTY_DICT, tuple(asked('__getattr__')))),
  RUNS,
);
const cell = call(cloudpickle('_make_cell'), asked('keys'));
test(
  'objects among globals and in cells',
  findings,
  pickle(functionWith(dict(text('a'), asked('keys')), tuple(cell))),
  WARNED,
);

// What the body of a class says.
const named2 = make(owner(named('builtins', 'str'), '__str__'));
const annotated = dict(text('__annotations__'), dict(named2, named('builtins', 'int')));
test('a field by an object', findings, pickle(skeleton([named('typing', 'NamedTuple')], annotated)), RUNS);
const stated = (key: string, value: Uint8Array) =>
  call(cloudpickle('_class_setstate'), skeleton([object], noted), tuple(dict(text(key), value), op.EMPTY_DICT));
test('abstract methods that are asked', findings, pickle(stated('__abstractmethods__', asked('__bool__'))), RUNS);
test('an object as an attribute of a class', findings, pickle(stated('a', asked('__bool__'))), WARNED);
const isAbstract = build(asked('fit'), dict(text('__isabstractmethod__'), asked('__bool__')));
test('a method that is asked whether it is abstract', findings, pickle(stated('a', isAbstract)), RUNS);

// The machinery of dill.
test('a type of an object', findings, pickle(call(dill('_create_dtypemeta'), withPropertyMade('dtype'))), RUNS);
test(
  'fields by an object',
  findings,
  pickle(call(dill('_create_namedtuple'), text('P'), tuple(named2), text('m'))),
  RUNS,
);

// The state of an array.
const arrays = named('numpy.core.multiarray', '_reconstruct');
const array = call(arrays, named('numpy', 'ndarray'), tuple(op.BININT1(0)), op.SHORT_BINBYTES(new Uint8Array([98])));
const items = (shape: Uint8Array, held: Uint8Array) =>
  build(array, tuple(one, shape, call(named('numpy', 'dtype'), text('O')), op.NEWFALSE, held));
test('a shape of an object', findings, pickle(items(tuple(asked('__index__')), list(one))), RUNS);
test('an array of objects', findings, pickle(items(tuple(one), list(asked('__index__')))), WARNED);

// What fills and sets instances of such classes.
const filled = (base: Uint8Array) => bytes(make(base), op.MARK, text('a'), one, op.SETITEMS);
const userDict = named('collections', 'UserDict');
test('items by a method of a library', findings, pickle(filled(withProperty(userDict, 'data'))), RUNS);
test('items of a dict', findings, pickle(filled(owner(named('builtins', 'dict'), 'fit'))), WARNED);
test('items of an ordered one', findings, pickle(filled(owner(named('collections', 'OrderedDict'), 'fit'))), WARNED);
const failed = withProperty(named('builtins', 'ValueError'), 'a');
test('an attribute of an error', findings, pickle(build(make(failed), dict(text('a'), one))), RUNS);
test('another', findings, pickle(build(make(failed), dict(text('b'), one))), WARNED);
test('a file that is closed', findings, pickle(make(owner(named('io', 'BytesIO'), 'close'))), RUNS);
test('a file', findings, pickle(make(owner(named('io', 'BytesIO'), 'fit'))), WARNED);
const appending = build(asked('fit'), dict(text('append'), carried));
test('a method that a state brings', findings, pickle(appending, op.MARK, one, one, op.APPENDS), RUNS);
test('the same without items', findings, pickle(appending), WARNED);

// Attributes of frozen classes, and of classes that stand on others.
const frozen = owner(object, '__setattr__', '__delattr__');
const layer = named('torch.nn.modules.module', 'Module');
test('a frozen class', findings, pickle(build(make(frozen), dict(text('a'), one))), WARNED);
test('its slots', findings, pickle(build(make(frozen), tuple(op.NONE, dict(text('a'), one)))), RUNS);
test(
  'a frozen error',
  findings,
  pickle(build(make(owner(named('builtins', 'ValueError'), '__setattr__')), dict(text('a'), one))),
  RUNS,
);
test('a frozen class of a library', findings, pickle(make(owner(layer, '__setattr__'))), RUNS);
test('attributes of one that are looked up', findings, pickle(make(owner(layer, '__getattribute__'))), RUNS);
test('attributes of a dict', findings, pickle(make(owner(named('builtins', 'dict'), '__getattr__'))), WARNED);

// What loaders that are written in Python ask of a state and of arguments.
const mapping = asked('items', '__iter__');
test('a state', findings, pickle(build(make(owner(object, 'fit')), mapping)), RUNS);
test(
  'slots of a known class',
  findings,
  pickle(build(make(named('types', 'SimpleNamespace')), tuple(op.NONE, mapping))),
  RUNS,
);
test(
  'keywords',
  findings,
  pickle(owner(object, 'fit'), op.EMPTY_TUPLE, make(owner(named('builtins', 'dict'), 'keys')), op.NEWOBJ_EX),
  RUNS,
);
test(
  'arguments',
  findings,
  pickle(owner(object, 'fit'), make(owner(named('builtins', 'tuple'), '__iter__')), op.NEWOBJ),
  RUNS,
);

// What honest classes bring.
const loaded = (name: string) => call(dill('_load_type'), text(name));
const error = call(dill('_create_type'), loaded('type'), text('Broken'), tuple(loaded('Exception')), op.EMPTY_DICT);
test('an error by dill', findings, pickle(call(error, text('a'))), WARNED);
test(
  'the thread of a representation',
  findings,
  pickle(call(cloudpickle('_make_cell'), named('_thread', 'get_ident')), carried),
  WARNED,
);
const wrapped = (name: string) => call(named('builtins', 'staticmethod'), named('enum', name));
test(
  'values that an enumeration makes',
  findings,
  pickle(stated('_generate_next_value_', wrapped('Enum._generate_next_value_'))),
  WARNED,
);
const looked = (module: string, name: string, attribute: string) =>
  stated('_value_repr_', call(named('builtins', 'getattr'), named(module, name), text(attribute)));
test('how an enumeration of texts is shown', findings, pickle(looked('builtins', 'str', '__repr__')), WARNED);
test('a class by way of a text', findings, pickle(looked('builtins', 'str', '__class__')), RUNS);
test('what shows the items of a list', findings, pickle(looked('builtins', 'list', '__repr__')), RUNS);
const shown = (member: string) =>
  stated(
    '_value_repr_',
    call(dill('_getattr'), named('builtins', 'str'), text(member), text(`<slot wrapper '${member}' of 'str' objects>`)),
  );
test('the same by dill', findings, pickle(shown('__repr__')), WARNED);
test('another slot by dill', findings, pickle(shown('__getattribute__')), RUNS);

function withPropertyMade(name: string): Uint8Array {
  return make(withProperty(object, name));
}

// What hooks of libraries look up, set and compare, where a property or an object of the file stands.
const layers = named('keras.src.layers.layer', 'Layer');
test('a property that a layer sets', findings, pickle(make(withProperty(layers, '_lock'))), RUNS);
test('one that it does not', findings, pickle(make(withProperty(layers, 'units'))), WARNED);
test('a method of that name', findings, pickle(make(owner(layers, 'build'))), WARNED);
test(
  'a property that a layer of PyTorch sets',
  findings,
  pickle(build(make(withProperty(layer, '_state_dict_hooks')), op.EMPTY_DICT)),
  RUNS,
);
test('what a library calls of an object that was made before', findings, pickle(lateClass('close')), RUNS);
test('what it does not call', findings, pickle(lateClass('fit')), WARNED);
const tree = named('pandas._libs.interval', 'IntervalTree');
test('an object among the parts of a state', findings, pickle(build(make(tree), tuple(asked('__len__')))), RUNS);
test(
  'in a list',
  findings,
  pickle(build(make(named('scipy.sparse._coo', 'coo_matrix')), list(asked('__len__')))),
  RUNS,
);
test('a method that is looked up to append', findings, pickle(asked('__getattr__'), op.MARK, one, op.APPENDS), RUNS);
const listed2 = make(owner(named('builtins', 'dict'), 'fit'));
const listed = make(owner(named('builtins', 'list'), '__getattr__'));
test('one that a list has', findings, pickle(listed, op.MARK, one, op.APPENDS), WARNED);
test('a key of a list', findings, pickle(listed2, op.MARK, asked('__index__'), one, op.SETITEMS), RUNS);
test('a key that is a text', findings, pickle(listed2, op.MARK, text('a'), one, op.SETITEMS), WARNED);
const chained = call(owner(named('collections', 'ChainMap'), '__setattr__'));
test('attributes that are set as it is made', findings, pickle(chained), RUNS);
const imported = (module: string) => call(cloudpickle('subimport'), text(module));
test('a module of a function', findings, pickle(carried, imported('torch.autograd.profiler')), WARNED);
test('one that starts processes', findings, pickle(carried, imported('multiprocessing.util')), RUNS);
const profiled = call(named('builtins', 'getattr'), imported('torch.autograd.profiler'), text('profile'));
test('what is looked up in it', findings, pickle(carried, call(profiled, carried)), RUNS);

/** A class whose object is made before the class is given a method. */
function lateClass(method: string): Uint8Array {
  const [made, instance] = [op.BINPUT(1), op.BINPUT(2)];
  return bytes(
    skeleton([named('io', 'BytesIO')], noted),
    made,
    op.POP,
    ...[make(op.BINGET(1)), instance, op.POP],
    call(cloudpickle('_class_setstate'), op.BINGET(1), tuple(dict(text(method), carried), op.EMPTY_DICT)),
  );
}
