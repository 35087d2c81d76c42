/** Classes of attrs that a file carries by value: what attrs keeps on them is called by nobody who loads them. https://www.attrs.org/en/stable/how-does-it-work.html */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const CARRIED = /^medium python\/cloudpickle\.cloudpickle\/code-by-value (?!.*^(?:high|critical))/ms;
const item = (object: Uint8Array, key: string, value: Uint8Array) => bytes(object, text(key), value, op.SETITEM);
const machinery = (name: string, ...args: readonly Uint8Array[]) =>
  call(named('cloudpickle.cloudpickle', name), ...args);
const BASES = tuple(named('builtins', 'object'));
const SKELETON = machinery(
  '_make_skeleton_class',
  ...[named('builtins', 'type'), text('Row'), BASES, op.EMPTY_DICT, text('id'), op.NONE],
);
const METHOD = machinery('_make_function', op.NONE, op.EMPTY_DICT, op.NONE, op.NONE, op.NONE);
const FIELDS = tuple(build(make(named('attr._make', 'Attribute')), tuple(text('a'), op.NONE)));
/** A class, in the memo, with what its body holds. */
const row = (...names: readonly (readonly [string, Uint8Array])[]) =>
  bytes(
    ...[SKELETON, op.BINPUT(9), op.POP],
    machinery(
      '_class_setstate',
      bytes(op.BINGET(9)),
      tuple(
        names.reduce<Uint8Array>((body, [name, value]) => item(body, name, value), op.EMPTY_DICT),
        op.EMPTY_DICT,
      ),
    ),
  );
const NE = named('attr._make', '__ne__');
const PARTS = [
  ['__attrs_attrs__', FIELDS],
  ['__attrs_props__', METHOD],
  ['__attrs_own_setattr__', METHOD],
  ['__init__', METHOD],
  ['__eq__', METHOD],
  ['__ne__', NE],
] as const;
const made = (...more: readonly (readonly [string, Uint8Array])[]) =>
  pickle(build(make(row(...PARTS, ...more)), item(op.EMPTY_DICT, 'a', op.NONE)));

test('an object of one', findings, made(), CARRIED);
test('one that takes its state itself', findings, made(['__setstate__', METHOD]), REFUSED);
test('one that hides its attributes', findings, made(['__getattribute__', METHOD]), REFUSED);
test('one with a name that nobody knows', findings, made(['__attrs_other__', METHOD]), REFUSED);
test('one that is called', findings, pickle(call(row(...PARTS))), REFUSED);
test('a comparison that is called', findings, pickle(call(NE, make(row(...PARTS)), op.NONE)), REFUSED);
test(
  'a comparison by which a file sorts',
  findings,
  pickle(call(named('builtins', 'map'), NE, tuple(make(row(...PARTS))), tuple(op.NONE))),
  REFUSED,
);
test('what the comparison leads to', findings, pickle(named('attr._make', '__ne__.__globals__')), REFUSED);
test('another comparison', findings, pickle(named('pkg.mod', '__ne__')), REFUSED);
test(
  'a field that brings a function',
  findings,
  pickle(build(make(named('attr._make', 'Attribute')), tuple(named('posix', 'system')))),
  REFUSED,
);
