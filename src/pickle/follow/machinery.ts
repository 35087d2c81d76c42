/** The functions by which cloudpickle and dill carry functions and classes by value, in whatever package a copy of them lies. See https://github.com/cloudpipe/cloudpickle and https://github.com/uqfoundation/dill. */
import { lastPart, type Operator } from '../../facts.ts';

/** The last part of a module, in whatever package it lies. */
const COPIED: ReadonlySet<string> = new Set(['cloudpickle', 'cloudpickle_fast', '_dill']);
const DILL: ReadonlySet<string> = new Set(['dill.dill', 'dill._objects', 'dill.session']);

/** What they return is a function, a class or a part of one. */
const CODE_MAKERS: ReadonlySet<string> = new Set(
  '_make_function _make_skel_func _fill_function _function_setstate _make_skeleton_class _make_skeleton_enum _class_setstate _rehydrate_skeleton_class _create_function _create_ftype _create_type _create_code'.split(
    ' ',
  ),
);
const CODE_TYPES: ReadonlySet<string> = new Set(['CodeType', 'FunctionType', 'LambdaType', 'MethodType']);

/** Whether it is of cloudpickle or dill. */
export function isMachinery({ module }: Operator): boolean {
  return COPIED.has(lastPart(module)) || DILL.has(module);
}

/** Whether what a call of it returns is code that the stream carries. */
export function makesCode(operator: Operator): boolean {
  if (operator.module === 'types') return CODE_TYPES.has(operator.name);
  return CODE_MAKERS.has(operator.name) && isMachinery(operator);
}
