/** Classes by value whose hooks are builtins: each calls methods of what the state or the arguments hold. Each that is to be refused ran a function of the file under CPython 3.11. https://docs.python.org/3/reference/datamodel.html#special-method-names */
import test from 'ava';
import { op } from '../support/assembler.ts';
import { build, call, dict, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const CARRIED = /^medium (?!.*^(?:high|critical))/ms;
const machinery = (name: string, ...args: readonly Uint8Array[]) =>
  call(named('cloudpickle.cloudpickle', name), ...args);
const FUNCTION = machinery('_make_function', op.NONE, op.EMPTY_DICT, op.NONE, op.NONE, op.NONE);
const classOf = (...body: readonly Uint8Array[]) =>
  machinery(
    '_make_skeleton_class',
    ...[named('builtins', 'type'), text('A'), tuple(named('builtins', 'object'))],
    ...[dict(...body), op.NONE, op.NONE],
  );
/** Compared, shown and iterated by a function of the file. */
const object = make(classOf(text('__lt__'), FUNCTION, text('__repr__'), FUNCTION, text('__iter__'), FUNCTION));
const builtin = (name: string) => {
  const [owner = '', member] = name.split('.');
  const type = named('builtins', owner);
  return member === undefined ? type : call(named('builtins', 'getattr'), type, text(member));
};

const SET = 'sorted max min sum any all str repr set frozenset dict bytes print format hash list.index set.update';
for (const name of SET.split(' ')) {
  const made = make(classOf(text('__setstate__'), builtin(name)));
  test(`__setstate__ = ${name}`, findings, pickle(build(made, tuple(object))), REFUSED);
}

for (const name of ['max', 'min', 'print', 'enumerate', 'int']) {
  const owner = classOf(text('__new__'), builtin(name));
  test(`__new__ = ${name}`, findings, pickle(owner, tuple(object), op.NEWOBJ), REFUSED);
}

test(
  'what an enumeration brings under its own name',
  findings,
  pickle(build(make(classOf(text('__format__'), builtin('str.__format__'))), op.EMPTY_DICT)),
  CARRIED,
);
test(
  'an attribute that is a builtin',
  findings,
  pickle(build(make(classOf(text('order'), builtin('sorted'))), op.EMPTY_DICT)),
  CARRIED,
);
