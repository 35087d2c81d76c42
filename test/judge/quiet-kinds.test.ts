/** Kinds of honest files that were once rejected, and beside each what an attacker would make of it. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { findingLines } from '../support/scanned.ts';

const text = (value: string) => op.SHORT_BINUNICODE(value);
const named = (module: string, name: string) => bytes(text(module), text(name), op.STACK_GLOBAL);
const tuple = (...items: readonly Uint8Array[]) => bytes(op.MARK, ...items, op.TUPLE);
const call = (callee: Uint8Array, ...args: readonly Uint8Array[]) => bytes(callee, tuple(...args), op.REDUCE);
const make = (owner: Uint8Array) => bytes(owner, op.EMPTY_TUPLE, op.NEWOBJ);
const dict = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
const build = (object: Uint8Array, state: Uint8Array) => bytes(object, state, op.BUILD);
const pickle = (...parts: readonly Uint8Array[]) => bytes(op.PROTO(4), ...parts, op.STOP);
const raw = (content: Uint8Array) => op.BINBYTES(content);

const findings = test.macro(async (t, stream: Uint8Array, expected: RegExp | null, name?: string) => {
  const lines = (await findingLines(stream, name ?? 'model.pkl')).join('\n');
  if (expected === null) t.is(lines, '');
  else t.regex(lines, expected);
});

// numba: https://github.com/numba/numba/blob/main/numba/core/serialize.py
const numba = 'numba.core.serialize';
const dispatcher = named('numba.core.registry', 'CPUDispatcher');
const states = (kind: string, ...more: readonly Uint8Array[]) =>
  dict(text('uuid'), text('u'), text('py_func'), op.NONE, text('impl_kind'), text(kind), ...more);
const custom = (content: Uint8Array) => call(named(numba, '_unpickle__CustomPickled'), raw(content));
const rebuilt = (owner: Uint8Array, given: Uint8Array) =>
  pickle(call(named(numba, 'custom_rebuild'), custom(pickle(owner, given, op.TUPLE2))));

const COMPILED = /^medium python\/compiled-function model\.pkl$/;
test('a function that numba compiled', findings, rebuilt(dispatcher, states('direct')), COMPILED);
test(
  'the same by a version that knows no kinds',
  findings,
  rebuilt(dispatcher, dict(text('uuid'), text('u'), text('sigs'), op.EMPTY_LIST)),
  COMPILED,
);
const REFUSED = /^(?:critical|high) /m;
test('a dispatcher that calls its function to get code', findings, rebuilt(dispatcher, states('generated')), REFUSED);
test(
  'the last of two kinds',
  findings,
  rebuilt(dispatcher, states('direct', text('impl_kind'), text('generated'))),
  REFUSED,
);
test('a class with a _rebuild of its own', findings, rebuilt(named('pkg.mod', 'Thing'), states('direct')), REFUSED);
test('states that are no dict', findings, rebuilt(dispatcher, text('direct')), REFUSED);
test(
  'a dispatcher whose state brings what is rebuilt',
  findings,
  pickle(call(named(numba, 'custom_rebuild'), build(make(dispatcher), dict(text('ctor'), named('pkg.mod', 'Thing'))))),
  REFUSED,
);
test('something else that is rebuilt', findings, pickle(call(named(numba, 'custom_rebuild'), op.NONE)), REFUSED);
const reduced = (kind: string, module = 'shap.links') =>
  pickle(
    call(
      named('numba.serialize', '_rebuild_reduction'),
      named('numba.targets.registry', 'CPUDispatcher'),
      text('u'),
      tuple(
        tuple(op.BININT1(4), raw(Uint8Array.of(1)), raw(Uint8Array.of(2))),
        dict(text('__name__'), text(module)),
        text('f'),
        op.NONE,
      ),
      op.EMPTY_DICT,
      op.EMPTY_DICT,
      text(kind),
      op.NEWTRUE,
      op.EMPTY_LIST,
    ),
  );
test('a compiled function of an old version', findings, reduced('direct'), COMPILED);
test('an old one that calls its function', findings, reduced('generated'), REFUSED);
test('an old one that imports a module which acts', findings, reduced('direct', 'antigravity'), REFUSED);

// dill finds functions of NumPy by the module.
const dillArray = (name: string) =>
  pickle(
    call(
      named('dill._dill', '_get_attr'),
      call(named('dill._dill', '_import_module'), text('numpy.core.multiarray')),
      text(name),
    ),
  );
test('dill finds the maker of an array', findings, dillArray('_reconstruct'), null);

// fastai: the type of a tensor, and the maker of an optimizer with its betas.
const tensor = (type: Uint8Array) =>
  pickle(
    call(
      named('fastai.torch_core', '_rebuild_from_type'),
      named('collections', 'OrderedDict'),
      type,
      op.EMPTY_TUPLE,
      op.EMPTY_DICT,
    ),
  );
test('a tensor of fastai', findings, tensor(named('fastai.torch_core', 'TensorBase')), null);
const kept = (callee: Uint8Array, keywords: Uint8Array) =>
  pickle(build(call(named('functools', 'partial'), callee), tuple(callee, op.EMPTY_TUPLE, keywords, op.NONE)));
test(
  'an optimizer that waits',
  findings,
  kept(named('torch.optim.adam', 'Adam'), dict(text('lr'), op.BININT1(1))),
  null,
);
test(
  'a constructor that opens files',
  findings,
  kept(named('logging', 'FileHandler'), dict(text('filename'), text('x'))),
  REFUSED,
);

// Explainers keep the predict of an estimator.
const method = (owner: Uint8Array, name: string) => pickle(call(named('builtins', 'getattr'), make(owner), text(name)));
test('predict of an estimator', findings, method(named('sklearn.svm._classes', 'SVC'), 'predict_proba'), null);
test('another method of it', findings, method(named('sklearn.svm._classes', 'SVC'), 'fit'), /^high pickle\/method/m);
test('predict of what nobody knows', findings, method(named('pkg.mod', 'Thing'), 'predict'), /^medium pickle\/method/m);

// Keras: an archive in a stream of bytes.
const keras = (stream: Uint8Array) =>
  pickle(call(named('keras.src.models.sequential', 'Sequential._unpickle_model'), stream));
const stream = build(make(named('_io', 'BytesIO')), tuple(raw(Buffer.from('archive')), op.BININT1(0), op.NONE));
test('the archive of a Keras model', findings, keras(stream), null);
test('an archive from anywhere else', findings, keras(text('model.keras')), /^high pickle\/unknown-call/m);
const evil = pickle(call(named('posix', 'system'), text('true')));
test(
  'bytes of a stream are examined whatever they begin with',
  findings,
  keras(build(make(named('_io', 'BytesIO')), tuple(raw(bytes('xx', evil)), op.BININT1(2), op.NONE))),
  /^critical .*posix/m,
);
const fromBytes = (content: Uint8Array) =>
  pickle(call(named('keras.src.saving.pickle_utils', 'deserialize_model_from_bytecode'), content));
test(
  'the archive of a Keras model in bytes, as Keras 2.12 wrote it',
  findings,
  fromBytes(raw(Buffer.from('PK'))),
  null,
);
test('a path in place of the bytes', findings, fromBytes(text('model.keras')), REFUSED);
test('these bytes are examined too', findings, fromBytes(raw(bytes('xx', evil))), /^critical .*posix/m);

// A word list: the dictionary that every Brotli library brings has "(including the".
test(
  'words that read as an INST and a full stop',
  findings,
  bytes('\0\x01\xfe\xff', '(including the\nmost of any/>.<link rel="\n. the purpose\n', '\0\0\0'),
  null,
  'libbrotlicommon.dylib',
);

// A state of slots sets attributes; Python 2 wrote the instances of old classes without arguments.
const slots = (owner: Uint8Array, key: string) =>
  pickle(build(make(owner), bytes(op.NONE, dict(text(key), op.NONE), op.TUPLE2)));
const rule = named('babel.plural', 'PluralRule');
test('a state of slots', findings, slots(rule, '_func'), null);
test(
  'a list that a class takes apart',
  findings,
  pickle(build(make(rule), bytes(op.EMPTY_LIST, op.NONE, op.APPEND))),
  null,
);
test('slots that change the class', findings, slots(rule, '__class__'), /^high pickle\/state/m);
const values = named('docutils.frontend', 'Values');
test('an instance of an old class', findings, pickle(op.MARK, values, op.OBJ), null);
test('the same with arguments', findings, pickle(op.MARK, values, text('x'), op.OBJ), REFUSED);

// A jagged tensor of torch 2: https://github.com/pytorch/pytorch/blob/main/torch/nested/_internal/nested_tensor.py
const nested = 'torch.nested._internal.nested_tensor';
const rebuild = (maker: Uint8Array) =>
  pickle(
    call(
      named('torch._tensor', '_rebuild_from_type_v2'),
      maker,
      named(nested, 'NestedTensor'),
      tuple(dict(text('values'), op.NONE)),
      dict(
        text('_dynamo_dynamic_range'),
        build(make(named('torch._dynamo.decorators', '_DimRange')), bytes(op.EMPTY_LIST, op.NONE, op.APPEND)),
      ),
    ),
  );
test('a tensor of parts of different lengths', findings, rebuild(named(nested, '_rebuild_njt')), null);
test('another function in place of it', findings, rebuild(named(nested, 'jagged_from_list')), REFUSED);
test('the tracer itself', findings, pickle(call(named('torch._dynamo.decorators', 'optimize'))), REFUSED);

// Expressions of SymPy: only a text is evaluated.
const sympy = (owner: string, ...args: readonly Uint8Array[]) =>
  bytes(named(...(owner.split(' ') as [string, string])), tuple(...args), op.NEWOBJ);
const x = sympy('sympy.core.symbol Symbol', text('x'));
test(
  'an expression',
  findings,
  pickle(sympy('sympy.core.add Add', x, sympy('sympy.core.numbers Integer', op.BININT1(2)))),
  null,
);
test('an expression of a text', findings, pickle(sympy('sympy.core.containers Tuple', text('x'))), REFUSED);
test(
  'an expression of a list',
  findings,
  pickle(sympy('sympy.core.add Add', bytes(op.EMPTY_LIST, text('x'), op.APPEND))),
  REFUSED,
);
test(
  'an expression of what nobody knows',
  findings,
  pickle(sympy('sympy.core.add Add', make(named('pkg.mod', 'Thing')))),
  REFUSED,
);
const cython = call(named('pkg.mod', '__pyx_unpickle_Thing'), named('pkg.mod', 'Thing'), op.BININT1(1), op.NONE);
test('what Cython makes of a class nobody knows', findings, pickle(cython), /^medium pickle\/unknown-class/m);

// What river keeps for later: a function that cuts a text into words, and a copy of an optimizer.
const words = (name: string) => named('river.feature_extraction.vectorize', name);
test('words of a text', findings, kept(words('tokenize_using_regex_pattern'), dict(text('pattern'), text('a+'))), null);
test('another function of river', findings, kept(words('download'), dict(text('name'), text('x'))), REFUSED);
const deepcopy = named('copy', 'deepcopy');
const copying = (object: Uint8Array) =>
  pickle(build(call(named('functools', 'partial'), deepcopy), tuple(deepcopy, tuple(object), op.EMPTY_DICT, op.NONE)));
const sgd = make(named('river.optim.sgd', 'SGD'));
test('a copy of an optimizer', findings, copying(build(sgd, dict(text('lr'), op.BININT1(1)))), null);
test('a copy of anything else', findings, copying(make(named('sklearn.svm._classes', 'SVC'))), REFUSED);
test(
  'an optimizer that brings how it is copied',
  findings,
  copying(build(sgd, dict(text('__deepcopy__'), named('pkg.mod', 'act')))),
  REFUSED,
);
test('a copy now', findings, pickle(call(deepcopy, make(named('sklearn.svm._classes', 'SVC')))), REFUSED);

// A time zone: only a call with a name opens a file.
const zone = (...args: readonly Uint8Array[]) => call(named('dateutil.tz.tz', 'tzfile'), ...args);
const info = build(make(named('dateutil.tz.tz', '_ttinfo')), dict(text('offset'), op.BININT1(0)));
const tables = dict(text('_trans_list'), op.EMPTY_LIST, text('_ttinfo_std'), info);
test('a time zone', findings, pickle(build(zone(op.NONE, text('/usr/share/zoneinfo/UTC')), tables)), null);
test('a time zone of a file', findings, pickle(zone(text('/etc/passwd'))), REFUSED);
test('one of an object', findings, pickle(zone(make(named('pkg.mod', 'Thing')), text('x'))), REFUSED);
test(
  'one that waits for its file',
  findings,
  kept(named('dateutil.tz', 'tzfile'), dict(text('fileobj'), text('x'))),
  REFUSED,
);

// Headers, addresses, and tables with what they were made by.
const pairs = bytes(op.EMPTY_LIST, text('a'), text('1'), op.TUPLE2, op.APPEND);
const headers = named('multidict._multidict', 'CIMultiDict');
test('headers', findings, pickle(call(headers, pairs)), null);
test(
  'headers of what answers with code',
  findings,
  pickle(call(headers, build(make(named('types', 'SimpleNamespace')), dict(text('items'), named('pkg.mod', 'act'))))),
  REFUSED,
);
const url = bytes(named('pydantic_core._pydantic_core', 'Url'), tuple(text('https://example.org/')), op.NEWOBJ);
test('an address', findings, pickle(url), null);
const matrix = (...args: readonly Uint8Array[]) => call(named('formulaic.model_matrix', 'ModelMatrix'), ...args);
const table = make(named('pandas.core.frame', 'DataFrame'));
test('a table of a formula', findings, pickle(matrix(table, op.NONE)), null);
test('what stands for something else', findings, pickle(matrix(make(named('pkg.mod', 'Thing')), op.NONE)), REFUSED);
test('what stands for a function', findings, pickle(matrix(named('pkg.mod', 'act'), op.NONE)), REFUSED);
const role = (value: Uint8Array) => pickle(call(named('formulaic.utils.variables', 'Variable.Role'), value));
test('a member of an enumeration inside of a class', findings, role(text('value')), null);
test('a path in place of a member is none', findings, role(text('/etc/passwd')), null);
test(
  'what is called like an enumeration',
  findings,
  pickle(call(named('pkg.mod', 'Thing.Role'), text('/etc/passwd'))),
  REFUSED,
);
test(
  'what Cython makes of a class of a package that was looked at',
  findings,
  pickle(
    call(
      named('arch.univariate.recursions', '__pyx_unpickle_GARCHUpdater'),
      named('arch.univariate.recursions', 'GARCHUpdater'),
      op.BININT1(1),
      op.NONE,
    ),
  ),
  null,
);

// A method as cloudpickle and dill write it: its function, and the object.
const cloudpickled = (name: string) => call(named('cloudpickle.cloudpickle', '_builtin_type'), text(name));
const dilled = (name: string) => call(named('dill._dill', '_load_type'), text(name));
const random = call(named('random', 'Random'));
const gauss = named('random', 'Random.gauss');
const bind = (type: Uint8Array, method: Uint8Array, owner: Uint8Array) => call(type, method, owner);
test('a method of numbers by cloudpickle', findings, pickle(bind(cloudpickled('MethodType'), gauss, random)), null);
test('a method of numbers by dill', findings, pickle(bind(dilled('MethodType'), gauss, random)), null);
test(
  'a method that writes',
  findings,
  pickle(
    bind(cloudpickled('MethodType'), named('pathlib', 'Path.write_text'), call(named('pathlib', 'Path'), text('a'))),
  ),
  REFUSED,
);
test(
  'a method that is called',
  findings,
  pickle(call(bind(cloudpickled('MethodType'), named('pkg.mod', 'run'), text('a')))),
  REFUSED,
);
test('a file by a type of dill', findings, pickle(call(dilled('FileType'), text('a'), text('w'))), REFUSED);
test(
  'a class by a name of types',
  findings,
  pickle(call(cloudpickled('new_class'), text('A'), op.EMPTY_TUPLE, op.NONE, named('pkg.mod', 'run'))),
  REFUSED,
);
test(
  'the maker of a type, given a file',
  findings,
  pickle(call(named('dill._dill', '_create_type'), dilled('FileType'), text('a'), text('w'))),
  REFUSED,
);

// Numbers, patterns and states that are no dict.
const mpf = make(named('mpmath.ctx_mp_python', 'mpf'));
const digits = tuple(op.BININT1(0), text('3'), op.BININT1(1), op.BININT1(2));
test('a number of any precision', findings, pickle(build(mpf, digits)), null);
test(
  'a number whose digits are an object',
  findings,
  pickle(build(mpf, tuple(op.BININT1(0), named('pkg.mod', 'run'), op.NONE, op.NONE))),
  /^medium pickle\/unknown-class/m,
);
test(
  'a version of its parts',
  findings,
  pickle(
    build(make(named('packaging.version', 'Version')), tuple(...[1, 2, 3, 4, 5, 6].map((part) => op.BININT1(part)))),
  ),
  null,
);

// A tuple or dict of its own kind as protocols 0 and 1 write it: a copy of a container, whatever lies in that.
const kept2 = (owner: Uint8Array, base: string, state: Uint8Array) =>
  call(named('copyreg', '_reconstructor'), owner, named('builtins', base), state);
const weights = named('optuna.samplers._tpe.parzen_estimator', '_ParzenEstimatorParameters');
const chosen = named('optuna.samplers._tpe.sampler', 'default_weights');
test('a named tuple that keeps a function', findings, pickle(kept2(weights, 'tuple', tuple(op.NEWTRUE, chosen))), null);
test(
  'the same, handed on',
  findings,
  pickle(call(named('uuid', 'UUID'), kept2(weights, 'tuple', tuple(op.NEWTRUE, chosen)))),
  REFUSED,
);
test(
  'the second of two, handed on',
  findings,
  pickle(
    kept2(weights, 'tuple', tuple(op.NEWTRUE)),
    op.POP,
    call(named('uuid', 'UUID'), kept2(weights, 'tuple', tuple(op.NEWTRUE, chosen))),
  ),
  REFUSED,
);
test(
  'an object in place of the container',
  findings,
  pickle(kept2(weights, 'tuple', call(named('functools', 'partial'), chosen))),
  REFUSED,
);
test(
  'a set of what may be called',
  findings,
  pickle(kept2(weights, 'frozenset', bytes(op.EMPTY_LIST, op.MARK, chosen, op.APPENDS))),
  REFUSED,
);

// A method of a builtin type as dill writes it.
const member = (shown: string, name = 'lower') =>
  call(named('dill._dill', '_getattr'), named('builtins', 'str'), text(name), text(shown));
test('a method of text by dill', findings, pickle(member("<method 'lower' of 'str' objects>")), null);
test(
  'another text than that of the method',
  findings,
  pickle(member("<method 'lower' of 'str.x(1)' objects>")),
  REFUSED,
);
test('a name that walks', findings, pickle(member("<method '__mro__' of 'str' objects>", '__mro__')), REFUSED);

// toolz: https://github.com/pytoolz/toolz/blob/master/toolz/functoolz.py
const curry = named('toolz.functoolz', 'curry');
const curried = (path: Uint8Array, args: Uint8Array = op.EMPTY_TUPLE, kind = curry) =>
  pickle(
    call(named('toolz.functoolz', '_restore_curry'), kind, path, args, op.EMPTY_DICT, op.EMPTY_TUPLE, op.NEWFALSE),
  );
const broadcast = text('dask.array.wrap:_broadcast_trick_inner');
test('a function of dask that waits for its arguments', findings, curried(broadcast), /^(?:low .*|)$/);
test('the same by its name', findings, curried(named('numpy', 'ones_like')), /^(?:low .*|)$/);
test('toolz looks a function of the system up', findings, curried(text('os:system'), tuple(text('id'))), /^critical /m);
test('under a path through a module', findings, curried(text('posixpath:os.system')), /^critical /m);
test(
  'another class than its own keeps it',
  findings,
  curried(broadcast, op.EMPTY_TUPLE, named('pkg', 'Thing')),
  REFUSED,
);
test(
  'it is called at once',
  findings,
  pickle(call(curried(broadcast, tuple(named('os', 'system'))).slice(2, -1))),
  REFUSED,
);
const array = (...args: readonly Uint8Array[]) => pickle(call(named('dask.array.core', 'Array'), ...args));
test(
  'an array of dask is given a method',
  findings,
  array(
    op.NONE,
    text('a'),
    call(named('builtins', 'getattr'), call(named('pathlib', 'PosixPath'), text('a')), text('write_text')),
  ),
  REFUSED,
);

// matplotlib below 3.7: https://github.com/matplotlib/matplotlib/blob/v3.6.3/lib/matplotlib/cbook/__init__.py
const axes = (mixin: Uint8Array, base: Uint8Array) =>
  pickle(
    call(
      named('matplotlib.cbook', '_picklable_class_constructor'),
      mixin,
      text('{}Subplot'),
      text('_axes_class'),
      base,
    ),
  );
const subplot = named('matplotlib.axes._subplots', 'SubplotBase');
test('axes of a figure', findings, axes(subplot, named('matplotlib.axes._axes', 'Axes')), /^(?:low .*\n?)*$/);
test('axes of classes of others', findings, axes(subplot, named('pkg.mod', 'Thing')), /^(?:critical|high|medium) /m);

// SciPy: https://github.com/scipy/scipy/blob/main/scipy/spatial/_ckdtree.pyx
const number = (value: number) => op.BININT(value);
const byteType = build(
  call(named('numpy', 'dtype'), text('S1'), op.NEWFALSE, op.NEWTRUE),
  tuple(number(3), text('|'), op.NONE, op.NONE, op.NONE, number(1), number(1), number(0)),
);
const bytesArray = (content: Uint8Array, type = byteType) =>
  build(
    call(
      named('numpy.core.multiarray', '_reconstruct'),
      named('numpy', 'ndarray'),
      tuple(number(0)),
      raw(Buffer.from('b')),
    ),
    tuple(number(1), tuple(number(content.length)), type, op.NEWFALSE, raw(content)),
  );
/** `split_dim, children, split, start, end, less, greater, _less, _greater` */
const node = (split: number, start: number, end: number, less = 0, greater = 0): Uint8Array =>
  new Uint8Array(BigInt64Array.from([split, end - start, 0, start, end, 0, 0, less, greater].map(BigInt)).buffer);
const tree = (nodes: Uint8Array, type = byteType, name = 'cKDTree') =>
  pickle(
    build(
      make(named('scipy.spatial._ckdtree', name)),
      tuple(
        bytesArray(nodes, type),
        op.NONE,
        number(4),
        number(2),
        number(2),
        op.NONE,
        op.NONE,
        op.NONE,
        op.NONE,
        op.NONE,
      ),
    ),
  );
const nodes = (less: number, greater: number) => bytes(node(0, 0, 4, less, greater), node(-1, 0, 2), node(-1, 2, 4));
const FORGED = /^critical python\/forged-address /m;
test('a tree of SciPy', findings, tree(nodes(1, 2)), null);
test('a tree with a node that is not there', findings, tree(nodes(1, 3)), FORGED);
test('a node before the first', findings, tree(nodes(-1, 2)), FORGED);
test('a node that is its own child', findings, tree(nodes(0, 2)), FORGED);
test('a tree without nodes', findings, tree(new Uint8Array(0)), FORGED);
test('a part of a node', findings, tree(nodes(1, 2).slice(0, 100)), FORGED);
test('rows that are not there', findings, tree(bytes(node(-1, 0, 5))), FORGED);
test(
  'a split of a column that is not there',
  findings,
  tree(bytes(node(2, 0, 4, 1, 2), node(-1, 0, 2), node(-1, 2, 4))),
  FORGED,
);
test(
  'nodes in numbers of another type',
  findings,
  tree(nodes(1, 2), call(named('numpy', 'dtype'), text('f8'), op.NEWFALSE, op.NEWTRUE)),
  FORGED,
);

// Objects that read a file when they are iterated: https://github.com/piskvorky/gensim/blob/develop/gensim/models/word2vec.py
const lines = build(make(named('gensim.models.word2vec', 'LineSentence')), dict(text('source'), text('a')));
const HANDED = /^high python\/handed-over /m;
const list = (...items: readonly Uint8Array[]) => bytes(op.EMPTY_LIST, op.MARK, ...items, op.APPENDS);
test('an object that reads when it is iterated', findings, pickle(lines), null);
test('pandas iterates it', findings, pickle(call(named('pandas.core.series', 'Series'), lines)), HANDED);
test('in a list', findings, pickle(call(named('pandas.core.series', 'Series'), list(lines))), HANDED);
test('in a dict', findings, pickle(call(named('pandas.core.frame', 'DataFrame'), dict(text('a'), lines))), HANDED);
const listed = named('builtins', 'list');
test('a list is made of it', findings, pickle(call(named('copyreg', '_reconstructor'), listed, listed, lines)), HANDED);

// Of these it is known how they are rebuilt; iterated they ask what their state holds: https://github.com/networkx/networkx/blob/main/networkx/classes/reportviews.py
const view = build(
  make(named('networkx.classes.reportviews', 'NodeDataView')),
  dict(text('_nodes'), make(named('shop', 'Probe'))),
);
test('a view of objects that nobody knows', findings, pickle(view), /^medium pickle\/unknown-class /);
test('a list is filled from it', findings, pickle(call(named('collections', 'UserList'), view)), HANDED);
const time = call(named('datetime', 'timedelta'), op.BININT1(1));
test('of what is reviewed in any use', findings, pickle(call(named('collections', 'UserList'), list(time))), null);

// Slots: https://github.com/matthewwardrop/formulaic/blob/main/formulaic/parser/types/token.py
const token = (...slots: readonly Uint8Array[]) =>
  pickle(build(make(named('formulaic.parser.types.token', 'Token')), bytes(op.NONE, dict(...slots), op.TUPLE2)));
test('slots of a class', findings, token(text('token'), text('a'), text('_kind'), op.NONE), null);
test(
  'an attribute whose setting does more',
  findings,
  token(text('kind'), text('a')),
  /^medium pickle\/unknown-class /m,
);
test(
  'an inner class',
  findings,
  pickle(build(make(named('river.cluster.textclust', 'TextClust.MicroCluster')), dict(text('a'), op.NONE))),
  null,
);

// NumPy up to 1.17 looks its functions up by two texts.
const lookedUp = (...args: readonly Uint8Array[]) => pickle(call(named('numpy.core', '_ufunc_reconstruct'), ...args));
test('a function of NumPy', findings, lookedUp(text('numpy'), text('add')), null);
test('one of SciPy', findings, lookedUp(text('scipy.special._ufuncs'), text('expit')), null);
test('a function that acts', findings, lookedUp(text('posix'), text('system')), /^critical .*posix/m);
test('a module that acts', findings, lookedUp(text('antigravity'), text('x')), REFUSED);
test('a name that is no text', findings, lookedUp(text('numpy'), make(named('pkg.mod', 'Thing'))), REFUSED);
const found = call(named('numpy.core', '_ufunc_reconstruct'), text('posix'), text('system'));
test('what was found is called', findings, pickle(call(found, text('true'))), /^critical .*posix/m);
test(
  'the look-up for what calls it',
  findings,
  pickle(call(named('builtins', 'map'), named('numpy.core', '_ufunc_reconstruct'), op.EMPTY_TUPLE)),
  REFUSED,
);
const twice = (module: string, name: string) =>
  call(named('numpy.core', '_ufunc_reconstruct'), text(module), text(name));
test(
  'a second look-up',
  findings,
  pickle(tuple(twice('numpy', 'add'), twice('posix', 'system'))),
  /^critical .*posix/m,
);
