/** The functions whose results the machine follows, because hostile streams compute names and callables with them; everything else returns an instance. See https://docs.python.org/3/library/functions.html. */
import type { CallVia, Operator } from '../../facts.ts';
import type { Token, Value } from '../machine/value.ts';
import { ANNOTATIONS, subscriptedType } from './annotations.ts';
import { dtypeMade } from './array-dtypes.ts';
import { TEXT_FOLLOWED } from './followed-text.ts';
import { type FollowContext, type Following, itemsOf, type Result, rows } from './following.ts';
import { instanceValue } from './instances.ts';
import { isMachinery } from './machinery.ts';
import { CLASS_MACHINERY, CLASSES_FOLLOWED } from './made-classes.ts';
import { isOfSignature } from './module-templates.ts';
import { METHODS_FOLLOWED, TYPE_MACHINERY } from './named-types.ts';
import { NUMBA_FOLLOWED } from './numba-dispatchers.ts';
import { rebuildTensor, size } from './tensor-storages.ts';

const getattr: Result = (context, [target, name], offset) =>
  context.attribute(target ?? 0, context.textOf(name ?? 0) ?? null, offset);

/** `import_module('os')` */
const importModule: Result = (context, [name], offset) => {
  const module = context.textOf(name ?? 0);
  return typeof module === 'string' ? moduleToken(context, module, offset) : 0;
};

/** `__import__('os.path')` gives `os` unless something is to be taken from it. */
const builtinImport: Result = (context, args, offset) => {
  const module = context.textOf(args[0] ?? 0);
  if (typeof module !== 'string') return 0;
  return moduleToken(context, args.length > 3 ? module : (module.split('.')[0] ?? module), offset);
};

function moduleToken(context: FollowContext, module: string, _offset: number): Token {
  return context.values.intern(`module ${module}`, () => ({ kind: 'module', module }));
}

/** `resolve_name('os:system')`, `locate('os.system')` */
const resolveName: Result = (context, [path], offset) => {
  const text = context.textOf(path ?? 0);
  if (typeof text !== 'string') return 0;
  const cut = text.includes(':') ? text.indexOf(':') : text.lastIndexOf('.');
  if (cut < 0) return moduleToken(context, text, offset);
  return context.derived(text.slice(0, cut), text.slice(cut + 1), offset);
};

function bound(how: Extract<Value, { kind: 'bound' }>['how']): Result {
  return (context, args, _offset, maker) => {
    if (args.length === 0) return 0;
    const token = context.values.newValue({ kind: 'bound', maker, how, arguments: args.slice(0, 32) });
    // What it is to call is kept by itself.
    for (const argument of args.slice(1)) context.values.hold(token, argument, false);
    if (context.values.valueOf(args[0]!)?.kind !== 'operator') context.values.hold(token, args[0]!, false);
    return token;
  };
}

/** `_restore_curry(curry, 'module:name', arguments, keywords, attributes, …)` of toolz: a call that waits. */
const restoreCurry: Result = (context, [, named = 0, args = 0, ...rest], offset, maker) => {
  const text = context.textOf(named);
  const cut = typeof text === 'string' ? text.lastIndexOf(':') : -1;
  if (typeof text === 'string' && cut < 0) return 0;
  const callee = typeof text === 'string' ? context.derived(text.slice(0, cut), text.slice(cut + 1), offset) : named;
  const content = context.values.isContainer(args) ? context.values.contentOf(args) : null;
  const given = content?.complete === true ? content.items : [args];
  return bound('partial')(context, [callee, ...given, ...rest], offset, maker);
};

/** `_create_array(numpy…_reconstruct, arguments, state, attributes)` of dill: that call, and the state. */
const createArray: Result = (context, [maker, args, state, attributes], offset) => {
  if (maker === undefined || args === undefined || context.values.valueOf(maker)?.kind !== 'operator') return 0;
  const array = context.call(maker, args, 'REDUCE', offset);
  if (array === 0) return 0;
  if (state !== undefined) context.build(array, state, offset);
  // `array.__dict__.update(attributes)`
  if (attributes !== undefined && attributes < 0) context.build(array, attributes, offset);
  return array;
};

/** `_create_namedtuple('Point', ('x', 'y'), 'mod')` gives `mod.Point`, whatever that is. */
const createNamedTuple: Result = (context, [name, _fields, module], offset) => {
  const [nameText, moduleText] = [context.textOf(name ?? 0), context.textOf(module ?? 0)];
  if (typeof nameText !== 'string' || typeof moduleText !== 'string') return 0;
  return context.derived(moduleText, nameText, offset);
};

/** `vars(module)['system']`, `sys.modules['os']`, `builtins.__dict__['eval']` */
const getItem: Result = (context, args, offset, maker) => {
  const [target, key] = args;
  const [value, name] = [context.values.valueOf(target ?? 0), context.textOf(key ?? 0)];
  if (value?.kind === 'class') return subscriptedType(context, args, maker, offset);
  if (value?.kind !== 'operator') return 0;
  if (typeof name !== 'string') return subscriptedType(context, args, maker, offset);
  const { module, name: path } = value.operator;
  if (module === 'sys' && path === 'modules') return moduleToken(context, name, offset);
  if (path === '__builtins__' || path.endsWith('.__builtins__')) return context.derived('builtins', name, offset);
  if (path === '__dict__') return context.derived(module, name, offset);
  if (path.endsWith('.__dict__')) return context.derived(module, `${path.slice(0, -'__dict__'.length)}${name}`, offset);
  // `typing.List['int']`
  subscriptedType(context, args, maker, offset);
  return 0;
};

const vars: Result = (context, [target], offset) => context.attribute(target ?? 0, '__dict__', offset);

/** `copyreg._reconstructor(cls, base, state)`: an instance without `__init__`. */
const reconstructor: Result = (context, [target, base, state], offset) => {
  const [value, baseValue] = [context.values.valueOf(target ?? 0), context.values.valueOf(base ?? 0)];
  if (baseValue?.kind === 'operator' && !PLAIN_BASES.has(`${baseValue.operator.module}.${baseValue.operator.name}`)) {
    context.reportCall({ operator: baseValue.operator, via: 'RECONSTRUCTOR', arguments: '…', operands: [], offset });
  }
  if (value?.kind !== 'operator' && value?.kind !== 'class') return 0;
  const instance = made(context, target ?? 0, [], 'RECONSTRUCTOR', offset);
  if (instance === 0 || state === undefined) return instance;
  context.values.hold(instance, state, false);
  if (value.kind === 'operator' && isOfSignature(value.operator)) context.noteParts(instance, state);
  return instance;
};

/** `copyreg.__newobj__(cls, *args)` */
const newObject: Result = (context, [target, ...args], offset) => made(context, target ?? 0, args, 'NEWOBJ', offset);

/** `make_variable(ContinuousVariable, None, 'x')` of Orange: that class, called. */
const makeVariable: Result = (context, [target, _computed, ...args], offset) =>
  made(context, target ?? 0, args, 'REDUCE', offset);

/** `copyreg.__newobj_ex__(cls, args, kwargs)` */
const newObjectEx: Result = (context, [target, args], offset) =>
  made(context, target ?? 0, itemsOf(context, args ?? 0), 'NEWOBJ_EX', offset);

function made(context: FollowContext, target: Token, args: readonly Token[], via: CallVia, offset: number): Token {
  return context.values.valueOf(target) === null ? 0 : context.call(target, context.tuple(args), via, offset);
}

/** Bases whose `__new__` and `__init__` only take a value. */
const PLAIN_BASES: ReadonlySet<string> = new Set(
  'object dict list tuple set frozenset str bytes bytearray int float complex bool BaseException Exception'
    .split(' ')
    .map((name) => `builtins.${name}`),
);

/** `copyreg.add_extension(module, name, code)` */
const addExtension: Result = (context, [module, name, code]) => {
  if (module !== undefined && name !== undefined && code !== undefined) {
    context.registerExtension(code, context.tuple([module, name]));
  }
  return 0;
};

/** Each is a value of its own: its size is known only when its state is set. */
const arrayType: Result = (context, args, _offset, operator) => {
  const text = context.textOf(args[0] ?? 0);
  const key = typeof text === 'string' ? `'${text.slice(0, 64)}'` : '';
  return context.values.newValue({ ...instanceValue(operator, 'REDUCE', key), dtype: dtypeMade(context, args) });
};

const LOADERS =
  'pickle.loads pickle._loads pickle.load pickle._load _pickle.loads _pickle.load cPickle.loads dill.loads dill._dill.loads dill.load cloudpickle.loads cloudpickle.load cloudpickle.cloudpickle.loads joblib.load joblib.numpy_pickle.load torch.load torch.serialization.load torch.storage._load_from_bytes torch.serialization._load torch.serialization._legacy_load torch.jit.load numpy.load numpy.lib.npyio.load numpy.lib._npyio_impl.load pandas.read_pickle pandas.io.pickle.read_pickle pandas.compat.pickle_compat.loads pandas.compat.pickle_compat.load io.BytesIO _io.BytesIO multiprocessing.reduction.ForkingPickler.loads distributed.protocol.pickle.loads jsonpickle.decode spacy.vocab.unpickle_vocab spacy.tokens.doc.unpickle_doc keras.saving.pickle_utils.deserialize_model_from_bytecode keras.src.saving.pickle_utils.deserialize_model_from_bytecode tf_keras.src.saving.pickle_utils.deserialize_model_from_bytecode';

/** `_ufunc_reconstruct('numpy', 'add')` of NumPy up to 1.17 imports a module by its name, and takes a function of it. */
const ufunc: Result = (context, [module, name], offset) => {
  const [from, what] = [context.textOf(module ?? 0), context.textOf(name ?? 0)];
  return typeof from === 'string' && typeof what === 'string' ? context.derived(from, what, offset) : 0;
};

/** `_rebuild_undef('f', {})` of SymPy gives a class that inherits from this one and brings what stands in the dict. */
const undefinedFunction: Result = (context, [name], offset) =>
  typeof context.textOf(name ?? 0) === 'string' ? context.derived('sympy.core.function', 'AppliedUndef', offset) : 0;

/** By `module.name`. */
const FOLLOWED: ReadonlyMap<string, Following> = new Map<string, Following>([
  ...rows(LOADERS, { loads: true }),
  ...rows('builtins.getattr', { result: getattr, opaque: true }),
  ...rows('importlib.import_module importlib.__import__', { result: importModule, opaque: true }),
  ...rows('builtins.__import__', { result: builtinImport, opaque: true }),
  ...rows('numpy.core._ufunc_reconstruct numpy._core._ufunc_reconstruct', { result: ufunc, opaque: true }),
  ...rows('sympy.core.function._rebuild_undef', { result: undefinedFunction, opaque: true }),
  ...rows('pkgutil.resolve_name pydoc.locate', { result: resolveName, opaque: true }),
  ...rows('operator.attrgetter _operator.attrgetter', { result: bound('attrgetter') }),
  ...rows('operator.methodcaller _operator.methodcaller', { result: bound('methodcaller') }),
  ...rows('operator.itemgetter _operator.itemgetter', { result: bound('itemgetter') }),
  ...rows('functools.partial', { result: bound('partial') }),
  ...rows('toolz.functoolz._restore_curry cytoolz.functoolz._restore_curry', { result: restoreCurry }),
  ...rows('operator.getitem _operator.getitem', { result: getItem, opaque: true }),
  ...ANNOTATIONS,
  ...rows('Orange.data.variable.make_variable', { result: makeVariable, byShape: true, holds: 1 }),
  ...rows('builtins.vars', { result: vars, opaque: true }),
  ...rows('copyreg._reconstructor copy_reg._reconstructor', { result: reconstructor, byShape: true, holds: 2 }),
  ...rows('copyreg.__newobj__ copy_reg.__newobj__', { result: newObject, byShape: true }),
  // `obj.__new__(obj)`, of Cython's classes and of any other.
  ...rows(
    [
      'metrics._dist_metrics',
      'neighbors._dist_metrics',
      'neighbors.dist_metrics',
      'neighbors._kd_tree',
      'neighbors.kd_tree',
      'neighbors._ball_tree',
      'neighbors.ball_tree',
    ]
      .map((module) => `sklearn.${module}.newObj`)
      .concat('hdbscan.dist_metrics.newObj')
      .join(' '),
    { result: newObject, byShape: true },
  ),
  ...rows('copyreg.__newobj_ex__ copy_reg.__newobj_ex__', { result: newObjectEx, byShape: true }),
  ...rows('copyreg.add_extension copy_reg.add_extension', { result: addExtension }),
  ...rows(
    'torch._utils._rebuild_tensor torch._utils._rebuild_tensor_v2 torch._utils._rebuild_tensor_v3 torch._utils._rebuild_qtensor',
    { result: rebuildTensor },
  ),
  ...rows('torch.Size', { result: size }),
  ...rows('numpy.dtype numpy.core.multiarray.dtype numpy._core.multiarray.dtype', { result: arrayType }),
  ...NUMBA_FOLLOWED,
  ...METHODS_FOLLOWED,
  ...TEXT_FOLLOWED,
  ...CLASSES_FOLLOWED,
]);

/** By name, in whatever package a copy of cloudpickle or dill lies. */
const MACHINERY_FOLLOWED: ReadonlyMap<string, Following> = new Map<string, Following>([
  ...rows('subimport _import_module', { result: importModule, opaque: true }),
  ...rows('_get_attr _getattr', { result: getattr, opaque: true }),
  ...TYPE_MACHINERY,
  ...rows('_create_array', { result: createArray }),
  ...rows('_create_namedtuple', { result: createNamedTuple, opaque: true }),
  ...CLASS_MACHINERY,
]);

/** How what an operator returns is followed; undefined where it is not. */
export function followingOf(operator: Operator): Following | undefined {
  const following = FOLLOWED.get(`${operator.module}.${operator.name}`);
  return following ?? (isMachinery(operator) ? MACHINERY_FOLLOWED.get(operator.name) : undefined);
}
