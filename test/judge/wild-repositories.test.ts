/** Kinds of files that whole public repositories were rejected for though they run nothing, and beside each what an attacker would make of it. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, dict, findings, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const WARNED = /^medium (?!.*^(?:high|critical))/ms;
const machinery = (name: string) => named('cloudpickle.cloudpickle', name);
const int = named('builtins', 'int');

// `type` as cloudpickle up to 1.2 named it: https://github.com/cloudpipe/cloudpickle/blob/master/cloudpickle/cloudpickle.py (_builtin_type)
const oldType = call(machinery('_builtin_type'), text('ClassType'));
const skeleton = (metaclass: Uint8Array, ...bases: readonly Uint8Array[]) =>
  call(
    machinery('_make_skeleton_class'),
    metaclass,
    text('Model'),
    tuple(...bases),
    dict(text('__module__'), text('__main__')),
    text('462a87cc'),
    op.NONE,
  );
test('a class by the name of old classes', findings, pickle(skeleton(oldType, named('builtins', 'object'))), WARNED);
test(
  'another type by its name in its place',
  findings,
  pickle(skeleton(call(machinery('_builtin_type'), text('FunctionType')), named('builtins', 'object'))),
  REFUSED,
);
test(
  'a type that is made of what the file brings',
  findings,
  pickle(call(oldType, text('A'), tuple(), dict(text('__del__'), named('os', 'system')))),
  REFUSED,
);

// A function and the module that it uses, as cloudpickle 1.3 to 2.0 writes them: https://github.com/cloudpipe/cloudpickle/blob/v1.6.0/cloudpickle/cloudpickle_fast.py (_function_reduce)
const typed = (name: string, ...args: readonly Uint8Array[]) =>
  call(call(machinery('_builtin_type'), text(name)), ...args);
const oldFunction = typed('LambdaType', typed('CodeType', op.BININT1(0), text('f')), dict(), op.NONE, op.NONE, op.NONE);
const using = (...modules: readonly Uint8Array[]) => pickle(tuple(oldFunction, ...modules));
const subimport = (name: Uint8Array) => call(machinery('subimport'), name);
test('a function that uses a module', findings, using(subimport(text('math'))), WARNED);
const partial = named('functools', 'partial');
test('a call of such a function that waits', findings, pickle(call(partial, oldFunction)), WARNED);
const holder = call(skeleton(named('builtins', 'type'), named('builtins', 'object')));
test('such a function as a method', findings, pickle(typed('MethodType', oldFunction, holder)), WARNED);
test('such a function that is called', findings, pickle(call(oldFunction)), REFUSED);
test('a function of the system in its place', findings, pickle(call(partial, named('os', 'system'))), REFUSED);
test('a module without a function', findings, pickle(subimport(text('math'))), REFUSED);
test('one that acts as it is imported', findings, using(subimport(text('antigravity'))), REFUSED);
const dynamic = (names: Uint8Array) => call(machinery('dynamic_subimport'), text('m'), names);
test('a module by value', findings, using(dynamic(dict(text('f'), oldFunction))), WARNED);
test('one of an object that has keys', findings, using(dynamic(call(named('pkg.mod', 'Keys')))), REFUSED);

// Rules by which spaCy matches words: https://spacy.io/api/matcher
const vocabulary = bytes(named('spacy.vocab', 'Vocab'), tuple(), op.NEWOBJ);
const compare = named('spacy.matcher.levenshtein', 'levenshtein_compare');
const matcher = (patterns: Uint8Array, callbacks: Uint8Array) =>
  pickle(
    call(named('spacy.matcher.matcher', 'unpickle_matcher'), vocabulary, patterns, callbacks, op.NEWTRUE, compare),
  );
test('a matcher of words', findings, matcher(dict(), dict()), null);
test('one of patterns that answer', findings, matcher(call(skeleton(oldType, int)), dict()), REFUSED);
test('one that calls', findings, matcher(dict(), dict(text('A'), named('os', 'system'))), REFUSED);

// Answers of OpenAI, which programs keep so as not to ask again: https://github.com/openai/openai-python/blob/v0.28.1/openai/openai_object.py
const answer = call(named('openai.openai_object', 'OpenAIObject'), text('cmpl-1'), op.NONE, op.NONE, text('openai'));
const choices = dict(text('choices'), bytes(op.EMPTY_LIST, text('a'), op.APPEND), text('model'), text('davinci'));
test('an answer that was kept', findings, pickle(build(answer, choices)), null);
test('what asks', findings, pickle(call(named('openai.api_requestor', 'APIRequestor'), text('key'))), REFUSED);
test(
  'a method of an answer',
  findings,
  pickle(call(call(named('builtins', 'getattr'), answer, text('request')), text('get'), text('http://127.0.0.1'))),
  REFUSED,
);
test(
  'an answer that is filled by an object of the file',
  findings,
  pickle(build(answer, call(skeleton(oldType, int)))),
  REFUSED,
);

// Generic classes by value: https://docs.python.org/3/library/typing.html#typing.Generic
const typing = (name: string) => named('typing', name);
const of = (type: Uint8Array, parameter: Uint8Array) => call(named('_operator', 'getitem'), type, parameter);
const variable = call(machinery('_make_typevar'), text('T'), op.NONE, tuple(), op.NEWFALSE, op.NEWFALSE, text('9a'));
const plain = named('builtins', 'type');
const generic = skeleton(plain, of(typing('Generic'), variable));
const filled = (made: Uint8Array, ...attributes: readonly Uint8Array[]) =>
  call(machinery('_class_setstate'), made, tuple(dict(...attributes), op.EMPTY_DICT));
const instance = (made: Uint8Array) => bytes(made, op.EMPTY_TUPLE, op.NEWOBJ);
const carried = call(machinery('_make_function'), op.NONE, dict(text('__name__'), text('__main__')), op.NONE);

test('a generic class', findings, pickle(filled(generic, text('__parameters__'), tuple(variable))), WARNED);
test('an instance of one', findings, pickle(instance(filled(generic, text('fit'), carried))), WARNED);
test('one of its types', findings, pickle(of(generic, int)), WARNED);
test('a class of one of its types', findings, pickle(skeleton(plain, of(generic, int))), WARNED);
const data = of(named('torch.utils.data.dataset', 'Dataset'), named('torch', 'Tensor'));
test('a set of tensors', findings, pickle(instance(skeleton(plain, data))), WARNED);
test('a named tuple', findings, pickle(skeleton(plain, typing('NamedTuple'))), WARNED);
test('a dict of known types', findings, pickle(skeleton(typing('_TypedDictMeta'), named('builtins', 'dict'))), WARNED);
test('a class that is subscripted, which nobody knows', findings, pickle(of(named('pkg.mod', 'Model'), int)), REFUSED);
test(
  'a class that brings how it is subscripted',
  findings,
  pickle(of(filled(generic, text('__class_getitem__'), carried), int)),
  REFUSED,
);
test(
  'parameters that are objects of the file',
  findings,
  pickle(of(filled(generic, text('__parameters__'), tuple(instance(skeleton(plain)))), int)),
  REFUSED,
);
test('an object of the file as the type', findings, pickle(of(generic, instance(skeleton(plain)))), REFUSED);
test('a generic alone', findings, pickle(typing('Generic')), REFUSED);
test(
  'a field of data that is executed',
  findings,
  pickle(call(named('dataclasses', '_create_fn'), text('f'))),
  REFUSED,
);

// Types and shapes of tensors, as models of Keras keep them that were pickled whole: https://github.com/tensorflow/tensorflow/tree/master/tensorflow/python/framework
const framework = (module: string, name: string) => named(`tensorflow.python.framework.${module}`, name);
const float = call(framework('dtypes', 'as_dtype'), text('float32'));
const shape = call(
  framework('tensor_shape', 'TensorShape'),
  tuple(call(framework('tensor_shape', 'Dimension'), op.BININT1(3)), op.NONE),
);
test(
  'the kind of a tensor',
  findings,
  pickle(call(framework('tensor_spec', 'TensorSpec'), shape, float, text('x'))),
  null,
);
test(
  'a shape of an object of the file',
  findings,
  pickle(call(framework('tensor_shape', 'TensorShape'), instance(filled(skeleton(plain), text('__iter__'), carried)))),
  REFUSED,
);
