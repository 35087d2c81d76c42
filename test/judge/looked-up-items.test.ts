/** Names that the loader looks up on an object before it sets its state, found among items: dicts whose items are attributes, of libraries and by value. Each that is to be refused ran a function of the file. https://docs.python.org/3/reference/datamodel.html#object.__getattr__ */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, dict, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const CARRIED = /^medium (?!.*^(?:high|critical))/ms;
const machinery = (name: string, ...args: readonly Uint8Array[]) =>
  call(named('cloudpickle.cloudpickle', name), ...args);
const FUNCTION = machinery('_make_function', op.NONE, op.EMPTY_DICT, op.NONE, op.NONE, op.NONE);
const filled = (object: Uint8Array, key: string, value: Uint8Array) => bytes(object, text(key), value, op.SETITEM);

for (const [module, name] of [
  ['scipy.optimize._optimize', 'OptimizeResult'],
  ['fastcore.basics', 'AttrDict'],
] as const) {
  const object = make(named(module, name));
  const refused = /^high pickle\/state /m;
  test(
    `an item of ${name} is no __setstate__`,
    findings,
    pickle(build(filled(object, '__setstate__', FUNCTION), op.EMPTY_DICT)),
    refused,
  );
  test(
    `nor is it an object of ${name} that may be called`,
    findings,
    pickle(build(filled(object, '__setstate__', make(named('pkg.mod', 'Called'))), op.EMPTY_DICT)),
    refused,
  );
  test(`several items of ${name}`, findings, severalOf(object), refused);
  test(`honest items of ${name}`, findings, pickle(filled(object, 'fun', FUNCTION)), CARRIED);
}

function severalOf(object: Uint8Array): Uint8Array {
  const items = bytes(op.MARK, text('x'), op.NONE, text('__setstate__'), FUNCTION, op.SETITEMS);
  return pickle(build(bytes(object, items), op.EMPTY_DICT));
}

test('an item of a plain dict is an item', findings, pickle(filled(op.EMPTY_DICT, '__setstate__', FUNCTION)), CARRIED);

const method = (owner: string, name: string) =>
  call(named('builtins', 'getattr'), named('builtins', owner), text(name));
/** A dict by value with these of the builtins' own methods. */
const owned = (...methods: readonly (readonly [string, Uint8Array])[]) => {
  const body = dict(...methods.flatMap(([name, value]) => [text(name), value]));
  const bases = tuple(named('builtins', 'dict'));
  return make(machinery('_make_skeleton_class', named('builtins', 'type'), text('D'), bases, body, op.NONE, op.NONE));
};

for (const name of ['get', '__getitem__'] as const) {
  const object = owned(['__getattr__', method('dict', name)]);
  test(
    `by value: attributes by dict.${name} are looked up when a state is set`,
    findings,
    pickle(build(filled(object, '__setstate__', FUNCTION), op.EMPTY_DICT)),
    REFUSED,
  );
}
test(
  'by value: items that change the object itself',
  findings,
  pickle(filled(owned(['__setitem__', method('object', '__setattr__')]), '__class__', FUNCTION)),
  REFUSED,
);
test(
  'by value: a dict with attributes as users write it',
  findings,
  pickle(
    filled(
      owned(
        ['__getattr__', method('dict', 'get')],
        ['__setattr__', method('dict', '__setitem__')],
        ['__delattr__', method('dict', '__delitem__')],
      ),
      'a',
      op.NONE,
    ),
  ),
  CARRIED,
);
test(
  'what a frozen class sets its fields by is called by nobody',
  findings,
  pickle(call(method('object', '__setattr__'), make(named('pkg.mod', 'Some')), text('a'), op.NONE)),
  REFUSED,
);
test(
  'nor is it handed over',
  findings,
  pickle(call(named('builtins', 'map'), method('object', '__setattr__'), tuple(op.NONE))),
  REFUSED,
);
test(
  'nor bound to an object and called',
  findings,
  pickle(
    call(
      call(call(named('builtins', 'getattr'), method('object', '__setattr__'), text('__get__')), named('os', 'path')),
      text('sep'),
      op.NONE,
    ),
  ),
  REFUSED,
);
test(
  'nor bound by a type',
  findings,
  pickle(call(named('types', 'MethodType'), method('object', '__setattr__'), make(named('pkg.mod', 'Some')))),
  REFUSED,
);
