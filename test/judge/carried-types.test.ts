/** Types of annotations that are of classes which the file carries: `List[Row]`, `Row | None`. https://docs.python.org/3/library/typing.html */
import test from 'ava';
import { op } from '../support/assembler.ts';
import { call, dict, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const CARRIED = /^medium (?!.*^(?:high|critical))/ms;
const machinery = (name: string, ...args: readonly Uint8Array[]) =>
  call(named('cloudpickle.cloudpickle', name), ...args);
const FUNCTION = machinery('_make_function', op.NONE, op.EMPTY_DICT, op.NONE, op.NONE, op.NONE);
const classOf = (...hooks: readonly string[]) =>
  machinery(
    '_make_skeleton_class',
    ...[named('builtins', 'type'), text('Row'), tuple(named('builtins', 'object'))],
    ...[dict(...hooks.flatMap((hook) => [text(hook), FUNCTION])), op.NONE, op.NONE],
  );
const ROW = classOf('__call__', '__hash__', '__or__');
const of = (type: string, parameter: Uint8Array) =>
  call(named('_operator', 'getitem'), named('typing', type), parameter);
const union = (...types: readonly Uint8Array[]) =>
  call(named('functools', 'reduce'), named('_operator', 'or_'), tuple(...types));
const NONE_TYPE = call(named('builtins', 'type'), op.NONE);

test('a list of them', findings, pickle(of('List', ROW)), CARRIED);
test('a dict of them', findings, pickle(of('Dict', tuple(named('builtins', 'str'), ROW))), CARRIED);
test('a list of some', findings, pickle(of('List', of('Optional', ROW))), CARRIED);
test('one or none', findings, pickle(union(ROW, NONE_TYPE)), CARRIED);

const OBJECT = make(ROW);
test('an object of one is asked what it is', findings, pickle(of('List', OBJECT)), REFUSED);
test('among types', findings, pickle(of('Dict', tuple(named('builtins', 'str'), OBJECT))), REFUSED);
test('joined with a type', findings, pickle(union(OBJECT, NONE_TYPE)), REFUSED);
test('a function among types', findings, pickle(of('Dict', tuple(named('builtins', 'str'), FUNCTION))), REFUSED);
test(
  'joined by anything else',
  findings,
  pickle(call(named('functools', 'reduce'), named('_operator', 'add'), tuple(ROW, ROW))),
  REFUSED,
);
test(
  'subscripted what is no type',
  findings,
  pickle(call(named('_operator', 'getitem'), named('pkg.mod', 'table'), ROW)),
  REFUSED,
);
