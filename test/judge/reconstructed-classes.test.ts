/** Objects of classes by value that `copyreg._reconstructor` makes, as pickles below protocol 2 do: the loader calls their hooks as it does those of others. Each that is to be refused ran a function of the file. https://docs.python.org/3/library/copyreg.html */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, dict, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const CARRIED = /^medium (?!.*^(?:high|critical))/ms;
const machinery = (name: string, ...args: readonly Uint8Array[]) =>
  call(named('cloudpickle.cloudpickle', name), ...args);
const FUNCTION = machinery('_make_function', op.NONE, op.EMPTY_DICT, op.NONE, op.NONE, op.NONE);
const classOf = (base: string, ...hooks: readonly string[]) =>
  machinery(
    '_make_skeleton_class',
    ...[named('builtins', 'type'), text('A'), tuple(named('builtins', base))],
    ...[dict(...hooks.flatMap((hook) => [text(hook), FUNCTION])), op.NONE, op.NONE],
  );
const reconstructed = (base: string, value: Uint8Array, ...hooks: readonly string[]) =>
  call(named('copyreg', '_reconstructor'), classOf(base, ...hooks), named('builtins', base), value);
const SLOTS = tuple(op.NONE, dict(text('a'), op.NONE));

for (const [hook, stream] of [
  ['__del__', reconstructed('object', op.NONE, '__del__')],
  ['__setstate__', build(reconstructed('object', op.NONE, '__setstate__'), op.EMPTY_DICT)],
  ['__setattr__', build(reconstructed('object', op.NONE, '__setattr__'), SLOTS)],
  ['__getattr__', build(reconstructed('object', op.NONE, '__getattr__'), op.EMPTY_DICT)],
  ['append', bytes(reconstructed('list', op.EMPTY_LIST, 'append', 'extend'), op.NONE, op.APPEND)],
  ['__setitem__', bytes(reconstructed('dict', op.EMPTY_DICT, '__setitem__'), text('a'), op.NONE, op.SETITEM)],
  ['__hash__', dict(reconstructed('object', op.NONE, '__hash__'), op.NONE)],
] as const) {
  test(`${hook} is called`, findings, pickle(stream), REFUSED);
}
test(
  'an object without hooks',
  findings,
  pickle(build(reconstructed('object', op.NONE, '__call__'), dict(text('a'), op.NONE))),
  CARRIED,
);

// `_dataclass_setstate`, which sets the fields that its class names.
const field = (name: string) =>
  build(make(named('dataclasses', 'Field')), tuple(op.NONE, dict(text('name'), text(name))));
const fill = (owner: Uint8Array, ...attributes: readonly Uint8Array[]) =>
  bytes(
    ...[owner, op.BINPUT(9), op.POP],
    machinery('_class_setstate', bytes(op.BINGET(9)), tuple(dict(...attributes), op.EMPTY_DICT)),
  );
const SETTER = [text('__setstate__'), named('dataclasses', '_dataclass_setstate')];
const fieldsOf = (...names: readonly string[]) => dict(...names.flatMap((name) => [text(name), field(name)]));
const FIELDS = [text('__dataclass_fields__'), fieldsOf('x')];
const listOf = (item: Uint8Array) => bytes(op.EMPTY_LIST, item, op.APPEND);
const record = (attributes: readonly Uint8Array[], state = listOf(op.NONE), ...hooks: readonly string[]) =>
  pickle(build(make(fill(classOf('object', ...hooks), ...attributes)), state));
const property = call(named('builtins', 'property'), FUNCTION, FUNCTION);

test('a dataclass with slots', findings, record([...SETTER, ...FIELDS], undefined, '__setattr__'), CARRIED);
test(
  'one with objects of the file',
  findings,
  record([...SETTER, ...FIELDS], listOf(make(classOf('object')))),
  CARRIED,
);
test('fields that nobody named', findings, record(SETTER), REFUSED);
test(
  'a state that is iterated',
  findings,
  record([...SETTER, ...FIELDS], make(classOf('object', '__iter__'))),
  REFUSED,
);
test(
  'a call that waits for a state',
  findings,
  record([...SETTER, ...FIELDS], call(named('itertools', 'count'))),
  REFUSED,
);
test('a field that is set by a function', findings, record([...SETTER, ...FIELDS, text('x'), property]), REFUSED);
test(
  'another class for it',
  findings,
  record([...SETTER, text('__dataclass_fields__'), fieldsOf('__class__')]),
  REFUSED,
);
test(
  'a field that the loader looks up',
  findings,
  record([...SETTER, text('__dataclass_fields__'), fieldsOf('append')]),
  REFUSED,
);
test(
  'fields of an object of the file',
  findings,
  record([...SETTER, text('__dataclass_fields__'), make(classOf('object', 'values'))]),
  REFUSED,
);
test(
  'a field that is an object of the file',
  findings,
  record([...SETTER, text('__dataclass_fields__'), dict(text('x'), make(classOf('object')))]),
  REFUSED,
);
test('attributes by a function', findings, record([...SETTER, ...FIELDS], undefined, '__getattribute__'), REFUSED);
test('another function beside it', findings, record([...SETTER, ...FIELDS], undefined, '__setstate__'), REFUSED);
test('a class that takes no state', findings, record([text('__setstate__'), op.NONE], SLOTS, '__setattr__'), REFUSED);

// What a library makes of a class by value.
const array = (...hooks: readonly string[]) =>
  call(
    named('numpy.core.multiarray', '_reconstruct'),
    classOf('object', ...hooks),
    tuple(op.BININT1(0)),
    op.SHORT_BINBYTES(new Uint8Array([98])),
  );
test('__setstate__ of an array', findings, pickle(build(array('__setstate__'), tuple(op.NONE))), REFUSED);
test('what sets attributes of an array', findings, pickle(build(array('__setattr__'), SLOTS)), REFUSED);
test('what fills an array', findings, pickle(array('__setitem__'), text('a'), op.NONE, op.SETITEM), REFUSED);
test('what hashes an array', findings, pickle(dict(array('__hash__'), op.NONE)), REFUSED);
test('an array that is shown', findings, pickle(call(named('builtins', 'str'), array('__repr__'))), REFUSED);
test('an array of a class without hooks', findings, pickle(build(array(), tuple(op.NONE))), CARRIED);

test(
  'a property of Bokeh that is shown imports what its state names',
  findings,
  pickle(
    call(
      named('builtins', 'str'),
      listOf(build(make(named('bokeh.core.property.instance', 'Instance')), dict(text('_instance_type'), text('m.C')))),
    ),
  ),
  REFUSED,
);

for (const [module, name] of [
  ['types', 'SimpleNamespace'],
  ['collections', 'OrderedDict'],
] as const) {
  const held = build(make(named('blosc2.lazyexpr', 'LazyExpr')), dict(text('expression'), text('a')));
  const holder = bytes(build(make(named(module, name)), dict(text('a'), held)));
  test(`what a ${name} holds is shown`, findings, pickle(call(named('builtins', 'str'), holder)), REFUSED);
}
