/** Rules on calls of other packages of which only some shapes are harmless: compiled functions, time zones, tables. */
import type { Operand, Operator } from '../../facts.ts';
import { indexedVersions } from '../../rules/class-index.ts';
import { DISPATCHERS } from '../../rules/known-code.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import { LOADED_BYTES } from '../../rules/python/uses.ts';
import { type Ruling, safeRuling, verdictRuling } from '../ruling.ts';
import type { ClassifyContext } from '../who/classify.ts';
import { armOf, fullName, isHarmless } from './arms.ts';
import type { CallFact } from './call.ts';
import { expressionRuling, numberRuling } from './judge-expressions.ts';
import { shapedRuling } from './judge-shaped.ts';
import { REBUILDS } from './judge-unknown.ts';

/** Null where the call is judged by the operator alone. */
export function libraryRuling(fact: CallFact, context: ClassifyContext): Ruling | null {
  const { module, name } = sameOperator(fact.operator) ?? fact.operator;
  if (NUMBA_SERIALIZE.has(module)) return dispatcherRuling(fact);
  if (module.startsWith('sympy.')) return expressionRuling(fact, context);
  if (module === 'mpmath.ctx_mp_python' && /^mp[fc]$/.test(name)) return numberRuling(fact);
  if (name === 'tzfile' && /^dateutil\.tz(?:\.tz)?$/.test(module)) return zoneRuling(fact);
  if (module === 'copy' && name === 'deepcopy') return copyRuling(fact);
  if (module === 'formulaic.model_matrix' && name === 'ModelMatrix') return matrixRuling(fact, context);
  if (module === 'matplotlib.cbook' && name === '_picklable_class_constructor') return axesRuling(fact);
  if (module === 'fsspec.spec' && name === 'make_instance') return fileSystemRuling(fact);
  if (module.endsWith('sip') && /^(?:PyQt[56]\.)?sip$/.test(module)) return qtRuling(fact);
  if (module.startsWith('spacy.')) return loadedRuling(fact);
  if (name === 'RDBStorage' && /^optuna\.storages\.(?:_?rdb\.)+storage$/.test(module))
    return databaseRuling(fact, context);
  if (module.startsWith('skorch.')) return settingsRuling(fact);
  if (module === 'deap.creator' && name === 'meta_create') return creatorRuling(fact, context);
  if (module === 'deap.gp' && name === 'MetaEphemeral') return ephemeralRuling(fact);
  if (name === '_ufunc_reconstruct' && /^numpy\._?core$/.test(module)) return lookedUpRuling(fact);
  const shaped = shapedRuling(fact, context);
  if (shaped !== null) return shaped;
  if (isKerasArchive(module, name)) return archiveRuling(fact);
  if (name.startsWith('__pyx_unpickle_') && isIndexed(module)) return compiledRuling(fact);
  return null;
}

/** `(SubplotBase, '{}Subplot', '_axes_class', Axes)`: matplotlib below 3.7 joins two of its own classes, and makes one without its constructor. */
function axesRuling({ via, operands: [mixin, format, attribute, base, ...more] }: CallFact): Ruling | null {
  if (via === 'BUILD' && mixin?.kind === 'container' && mixin.type === 'dict')
    return safeRuling('It stores its state.');
  const isOwn = (operand: Operand | undefined): boolean =>
    operand?.kind === 'operator' && /^(?:matplotlib|mpl_toolkits)\.[\w.]+\.[A-Z]\w*$/.test(fullName(operand.operator));
  const areTexts = [format, attribute].every((operand) => operand?.kind === 'literal' && operand.type === 'str');
  return via === 'REDUCE' && isOwn(mixin) && isOwn(base) && areTexts && more.length === 0
    ? safeRuling('It joins two classes of the library.')
    : null;
}

/** `make_instance(LocalFileSystem, (), {})`: one that opens nothing until it is asked to. Trainers of Lightning keep one. */
function fileSystemRuling({ operands: [kind, args, keywords, ...more] }: CallFact): Ruling | null {
  const isKnown = kind?.kind === 'operator' && FILE_SYSTEMS.test(fullName(kind.operator));
  const isEmpty = (operand: Operand | undefined): boolean => operand?.kind === 'container' && operand.isEmpty === true;
  return isKnown && isEmpty(args) && isEmpty(keywords) && more.length === 0
    ? safeRuling('It makes a file system and opens nothing in it.')
    : null;
}

const FILE_SYSTEMS = /^fsspec\.implementations\.(?:memory\.Memory|local\.Local)FileSystem$/;

/** `_unpickle_enum('PyQt5.QtCore', 'SortOrder', 1)`: it imports a module by its name and takes a type that sip itself made there. */
function qtRuling({ operator, operands: [module, name, given, ...more] }: CallFact): Ruling | null {
  if (!/^_unpickle_(?:enum|type)$/.test(operator.name) || name?.kind !== 'literal' || more.length > 0) return null;
  const isOwn = module?.kind === 'literal' && /^'PyQt[56]\.Qt\w+'$/.test(module.text);
  const isPlain = given?.kind === 'literal' || (given?.kind === 'container' && given.arms === undefined);
  return isOwn && isPlain ? safeRuling('It makes a value of Qt.') : null;
}

/** Bytes that are known are examined as a member; it would load any others. */
function loadedRuling({ operator, operands }: CallFact): Ruling | null {
  const at = LOADED_BYTES.get(fullName(operator));
  const bytes = at === undefined ? undefined : operands[at];
  if (bytes === undefined || bytes.kind === 'literal') return null;
  return verdictRuling('python/unreviewed-call', { operator: fullName(operator) });
}

/** `_ufunc_reconstruct('numpy', 'add')`: what it finds by two texts is judged as what the file names. */
function lookedUpRuling({ operands }: CallFact): Ruling | null {
  const areTexts = operands.every((operand) => operand.kind === 'literal' && operand.type === 'str');
  return areTexts && operands.length === 2 ? safeRuling('It finds a function, which is judged.') : null; // two
}

/** What loads the archive of a Keras model out of a stream, and of Keras 2.12 to 2.15 out of bytes. */
function isKerasArchive(module: string, name: string): boolean {
  return (
    (name.endsWith('._unpickle_model') && /^keras(?:\.|$)/.test(module)) ||
    (name === 'deserialize_model_from_bytecode' && /^(?:tf_)?keras\.(?:src\.)?saving\.pickle_utils$/.test(module))
  );
}

/** The archive of a Keras model inside a pickle, which is examined as a member of its own. */
function archiveRuling({ operator, operands }: CallFact): Ruling | null {
  const [stream, ...more] = operands;
  const isStream = operator.name.endsWith('_from_bytecode')
    ? stream?.kind === 'literal' && stream.type === 'bytes'
    : stream?.kind === 'instance' && /^_?io\.BytesIO$/.test(fullName(stream.operator));
  return isStream && stream?.arms === undefined && more.length === 0
    ? safeRuling('It loads bytes of this file, which are examined as a member.')
    : null;
}

/** A study that is kept in a database opens that when its state is set; what else SQLAlchemy may be given it calls. */
function databaseRuling({ via, operands: [state] }: CallFact, context: ClassifyContext): Ruling | null {
  if (REBUILDS.has(via) && via !== 'BUILD') return state === undefined ? safeRuling('Its state is judged.') : null;
  const isPlain = state?.kind === 'container' && state.type === 'dict' && armOf(state, context) === null;
  return via === 'BUILD' && isPlain ? verdictRuling('python/opened-database', {}) : null;
}

/** Settings of skorch for how its bytes are loaded may name another loader. */
function settingsRuling({ operator, via, operands: [state] }: CallFact): Ruling | null {
  const isNamed = state?.kind === 'container' && state.armedKeys?.includes('torch_load_kwargs') === true;
  return via === 'BUILD' && isNamed ? verdictRuling('python/unreviewed-call', { operator: fullName(operator) }) : null;
}

/** `meta_create('Individual', list, {'fitness': FitnessMax})`: DEAP makes a class with these attributes, and keeps it under that name in its module. */
function creatorRuling(
  { operands: [title, base, attributes, ...more] }: CallFact,
  context: ClassifyContext,
): Ruling | null {
  const isName = title?.kind === 'literal' && /^'(?!MetaCreator')[A-Z]\w*'$/.test(title.text);
  const isBase =
    (base?.kind === 'operator' && isHarmless(base.operator, context)) ||
    (base?.kind === 'instance' && isCreator(base.operator));
  if (!isName || !isBase || attributes?.kind !== 'container' || attributes.type !== 'dict') return null;
  const isPlain = attributes.keys === undefined && attributes.dunderKeys.length === 0 && more.length === 0;
  const arms = attributes.arms?.filter(
    (arm) => !(arm.how === 'code' && arm.operator !== null && isCreator(arm.operator)),
  );
  return isPlain && armOf({ ...attributes, arms: arms ?? [] }, context) === null
    ? safeRuling('It makes a class of plain attributes.')
    : null;
}

/** `MetaEphemeral(name, function, type, address)` of DEAP. The call of the function is a fact of its own. */
function ephemeralRuling({ via, operands: [title, , kind, address, ...more] }: CallFact): Ruling | null {
  const isPlain = title?.kind === 'literal' && address?.kind === 'literal' && more.length === 0;
  const isType = kind?.kind === 'operator' || (kind?.kind === 'instance' && isCreator(kind.operator));
  return via === 'REDUCE' && isPlain && isType ? safeRuling('It makes a class of a name and a function.') : null;
}

function isCreator(operator: Operator): boolean {
  return fullName(operator) === 'deap.creator.meta_create';
}

/** A time zone without a file: its tables follow as its state, and the name is only kept. */
function zoneRuling({ via, operands: [file] }: CallFact): Ruling | null {
  const isClosed = via === 'REDUCE' && file !== undefined && isNone(file);
  return isClosed ? safeRuling('Without a file it keeps a name, and its state is judged by itself.') : null;
}

/** What makes an optimizer of river for each class copies one: a copy is made by what the object holds. */
function copyRuling({ operands }: CallFact): Ruling | null {
  const [copied, ...more] = operands;
  if (copied === undefined) return safeRuling('Without an object it fails.');
  const isOptimizer =
    copied.kind === 'instance' && copied.arms === undefined && /^river\.optim\./.test(copied.operator.module);
  return isOptimizer && more.length === 0 ? safeRuling('It copies an optimizer, which is judged by itself.') : null;
}

/** A table with what it was made by beside it: the object stands for the table in all that is done with it. */
function matrixRuling({ via, operands: [table, made, ...more] }: CallFact, context: ClassifyContext): Ruling | null {
  const isTable =
    via === 'REDUCE' &&
    table?.kind === 'instance' &&
    armOf(table, context) === null &&
    /^(?:pandas\.core\.frame\.DataFrame|scipy\.sparse\.[\w.]+_(?:matrix|array))$/.test(fullName(table.operator));
  const isMade =
    made === undefined || isNone(made) || (made.kind === 'instance' && made.operator.module.startsWith('formulaic.'));
  return isTable && isMade && more.length === 0 ? safeRuling('It keeps a table, which is judged by itself.') : null;
}

function isNone(operand: Operand): boolean {
  return operand.kind === 'literal' && operand.type === 'NoneType';
}

function isIndexed(module: string): boolean {
  return indexedVersions(module.split('.', 1)[0] ?? '') !== null;
}

/** `__pyx_unpickle_X(X, checksum, state)`: Cython writes it for classes all of whose attributes are values of Python, and it only sets those. */
function compiledRuling({ operator, via, operands }: CallFact): Ruling | null {
  if (operands.some(({ arms, kind }) => arms !== undefined || kind === 'opaque')) return null;
  if (via === 'BUILD') return operands[0]?.kind === 'container' ? safeRuling(SETS_ATTRIBUTES) : null;
  const [owner, checksum, state, ...more] = operands;
  const isOwn = owner?.kind === 'operator' && owner.operator.module === operator.module;
  const isNumber = checksum?.kind === 'literal' && checksum.type === 'int';
  const isState = state?.kind === 'container' || (state !== undefined && isNone(state));
  return via === 'REDUCE' && isOwn && isNumber && isState && more.length === 0 ? safeRuling(SETS_ATTRIBUTES) : null;
}

const SETS_ATTRIBUTES = 'Cython sets the attributes of an object that it made.';

/** Where numba keeps what rebuilds compiled functions. */
const NUMBA_SERIALIZE: ReadonlySet<string> = new Set(['numba.serialize', 'numba.core.serialize']);

/** A function that numba compiles: its code is in the file, and judged there; only a dispatcher of kind `generated` calls it. */
function dispatcherRuling({ operator, operands }: CallFact): Ruling | null {
  const [first, , , , , kind] = operands;
  if (operator.name === '_unpickle__CustomPickled') {
    const isLiteral = first?.kind === 'literal' && first.type === 'bytes' && operands.length === 1;
    return isLiteral ? safeRuling('It loads bytes of this file, which are examined as a member.') : null;
  }
  if (operator.name === '_rebuild_function') return rebuiltRuling(operands);
  const isCustom =
    operator.name === 'custom_rebuild' && first?.kind === 'instance' && first.via === 'REDUCE' && operands.length === 1;
  const isDirect =
    operator.name === '_rebuild_reduction' &&
    first?.kind === 'operator' &&
    kind?.kind === 'literal' &&
    kind.text === "'direct'" &&
    operands.slice(1).every(({ arms, kind: shape }) => arms === undefined && shape !== 'instance');
  return (isCustom || isDirect) && DISPATCHERS.test(fullName(first.operator))
    ? verdictRuling('python/compiled-function', {})
    : null;
}

/** `_rebuild_function((4, b'magic', b'code'), {'__name__': 'pkg.mod'}, 'f', None, None)`: plain parts of a function that nothing calls. */
function rebuiltRuling([code, globals, name, ...more]: CallFact['operands']): Ruling | null {
  const isPlain = ({ kind, arms }: Operand): boolean => arms === undefined && kind !== 'instance' && kind !== 'opaque';
  const isNamed = name?.kind === 'literal' && globals?.kind === 'container' && globals.type === 'dict';
  const isCode = code?.kind === 'container' && code.type === 'tuple';
  return isNamed && isCode && [code, globals, ...more].every(isPlain)
    ? verdictRuling('python/compiled-function', {})
    : null;
}
