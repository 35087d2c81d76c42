/** Streams that look like what honest files hold and run something all the same: each is a kind, in a spelling of its own. See https://docs.python.org/3/library/pickle.html. */
import test from 'ava';
import type { Evidence } from '../../src/facts.ts';
import { fileReport } from '../../src/policy/file-report.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { factsOf } from '../pickle/facts-of.ts';
import { bytes, op } from '../support/assembler.ts';
import { judgeBytes } from '../support/scanned.ts';

const text = (value: string) => op.BINUNICODE(value);
const number = op.BININT1(1);
const tuple = (...items: readonly Uint8Array[]) => bytes(op.MARK, ...items, op.TUPLE);
const list = (...items: readonly Uint8Array[]) => bytes(op.MARK, ...items, op.LIST);
const dict = (...items: readonly Uint8Array[]) => bytes(op.MARK, ...items, op.DICT);
const name = (path: string) => op.GLOBAL(path.slice(0, path.lastIndexOf('.')), path.slice(path.lastIndexOf('.') + 1));
const call = (path: string, ...args: readonly Uint8Array[]) => bytes(name(path), tuple(...args), op.REDUCE);
const make = (path: string, ...args: readonly Uint8Array[]) => bytes(name(path), tuple(...args), op.NEWOBJ);
const build = (object: Uint8Array, state: Uint8Array) => bytes(object, state, op.BUILD);
const setItems = (object: Uint8Array, ...pairs: readonly Uint8Array[]) => bytes(object, op.MARK, ...pairs, op.SETITEMS);

const EVIL = text("__import__('os').system('id')");

/** The worst rules of what rejects it. */
const rejects = test.macro((t, object: Uint8Array, ...rules: readonly string[]) => {
  const facts = factsOf(bytes(op.PROTO(4), object, op.STOP)).map((fact) => ({ source: ['m.pkl'] as const, fact }));
  const evidence: Evidence = { path: 'm.pkl', size: 1, formats: ['pickle'], kinds: ['model'], members: [], facts };
  const { status, findings } = fileReport(evidence, DEFAULT_POLICY, { blob: 'b10b', today: '2026-11-29' });
  const worst = findings.filter(({ severity }) => severity === 'high' || severity === 'critical');
  t.deepEqual([status, ...new Set(worst.map(({ rule }) => rule))], ['rejected', ...rules]);
});

for (const [first, then] of [
  ['a number', EVIL],
  ['a word', EVIL],
] as const) {
  test(
    `a call with ${first} does not stand for one with another text`,
    rejects,
    list(
      make('sympy.core.containers.Tuple', first === 'a word' ? text('x') : number),
      make('sympy.core.containers.Tuple', then),
    ),
    'python/sympy.*/code-execution',
  );
}
test(
  'nor does the text of a range for another expression',
  rejects,
  list(call('dill._dill._eval_repr', text('range(0, 3)')), call('dill._dill._eval_repr', EVIL)),
  'python/dill._dill/code-execution',
);
test(
  'nor does the name of a member for a sentence',
  rejects,
  list(call('shop.FooMode', text('a')), call('shop.FooMode', EVIL)),
  'pickle/unknown-call',
);
test(
  'nor does an object made of a number, through copyreg',
  rejects,
  list(call('copyreg.__newobj__', name('shop.Thing'), number), call('copyreg.__newobj__', name('shop.Thing'), EVIL)),
  'pickle/unknown-call',
);
test(
  'a table takes its items by a method of its own, which calls the key',
  rejects,
  setItems(build(make('pandas.core.series.Series'), dict()), name('shop.run'), number),
  'pickle/live-object',
);
test(
  'so does what only stands before a dict',
  rejects,
  setItems(
    build(make('collections.UserDict'), dict(text('data'), call('pandas.core.frame.DataFrame'))),
    name('shop.run'),
    number,
  ),
  'pickle/live-object',
);
for (const [forwarder, callee] of [
  ['jax._src.array._reconstruct_array', 'jax._src.xla_bridge.register_plugin'],
  ['fastai.torch_core._rebuild_from_type', 'fastai.data.external.untar_data'],
  ['Orange.data.variable.make_variable', 'Orange.misc.environ.get_path'],
  ['sphinx.locale._TranslationProxy', 'sphinx.util.import_object'],
] as const) {
  test(
    `${forwarder} is the call of a function of its own package`,
    rejects,
    call(forwarder, name(callee), tuple(text('x')), tuple(EVIL)),
    'pickle/unknown-call',
  );
}

const holder = (attribute: string, held: Uint8Array) =>
  build(make('types.SimpleNamespace'), dict(text(attribute), held));
const kept = (...args: readonly Uint8Array[]) =>
  call('torch._utils._rebuild_parameter', holder('grad', call('functools.partial', ...args)));

for (const [sentence, ...args] of [
  ['a module of functions brings what it imports', name('scipy.special._precompute.wright_bessel.S'), EVIL],
  ['a helper beside functions that compute makes a folder', name('sklearn.utils.validation.check_memory'), text('/x')],
  ['functions of NumPy have other names, and some call', name('numpy.core.numeric._fromfunction_with_like'), number],
] as const) {
  test(sentence, rejects, kept(...args), 'pickle/partial', 'pickle/armed-argument');
}
test(
  'a function that computes is given one that nobody has reviewed',
  rejects,
  kept(name('numpy.sum'), name('shop.run')),
  'pickle/partial',
  'pickle/armed-argument',
);
test(
  'an object with a method of values is made to be called',
  rejects,
  holder('items', name('shop.run')),
  'pickle/state',
);
test(
  'so is one whose state has slots',
  rejects,
  build(make('shop.Thing'), tuple(op.NONE, dict(text('detach'), name('shop.run')))),
  'pickle/state',
);
test(
  'a class looks into one key of its state, and an object lies there',
  rejects,
  build(make('pmdarima.arima.arima.ARIMA'), dict(text('arima_res_'), holder('nobs', name('shop.run')))),
  'pickle/state',
);
for (const [where, state] of [
  ['a key of its state', dict(text('_parents'), make('shop.Thing'))],
  ['a slot of its state', tuple(op.NONE, dict(text('_parents'), make('shop.Thing')))],
  ['a list under a key of its state', dict(text('_parents'), list(number, make('shop.Thing')))],
  [
    'a key among many',
    dict(...Array.from({ length: 300 }, (_, n) => bytes(text(`a${n}`), number)), text('_parents'), make('shop.Thing')),
  ],
  [
    'a key that was forgotten',
    bytes(
      op.EMPTY_DICT,
      ...[text('_parents'), make('shop.Thing'), op.SETITEM, text('rest')],
      list(...Array.from({ length: 20_000 }, () => op.EMPTY_DICT)),
      op.SETITEM,
    ),
  ],
] as const) {
  test(
    `a class calls what lies under ${where}, an object of a class that nobody knows`,
    rejects,
    build(make('matplotlib.transforms.Affine2D'), state),
    'pickle/state',
  );
}
test(
  'a state with such an object under another key does not stand for one under that',
  rejects,
  list(
    build(make('matplotlib.transforms.Affine2D'), dict(text('name'), make('shop.Thing'))),
    build(make('matplotlib.transforms.Affine2D'), dict(text('_parents'), make('shop.Thing'))),
  ),
  'pickle/state',
);
test(
  'what is no dict takes items by a method of its own, and may call what it is given',
  rejects,
  setItems(make('networkx.classes.coreviews.AtlasView'), text('a'), name('shop.run')),
  'pickle/live-object',
);
test(
  'a method of a text looks values up in what it is given, which makes them',
  rejects,
  bytes(
    op.GLOBAL('builtins', 'str.translate'),
    tuple(text('abc'), call('collections.defaultdict', name('shop.run'))),
    op.REDUCE,
  ),
  'pickle/armed-argument',
);
test(
  'a format reads attributes of an object',
  rejects,
  bytes(op.GLOBAL('builtins', 'str.format'), tuple(text('{0.shape}'), make('sklearn.pipeline.Pipeline')), op.REDUCE),
  'python/unreviewed-call',
);
test(
  'what an id of an object names is no storage, and older versions of PyTorch call it',
  rejects,
  bytes(tuple(text('storage'), name('shop.run'), text('0'), text('cpu'), list(text('touch'))), op.BINPERSID),
  'python/unresolved-call',
);
const madeClass = bytes(
  call(
    'cloudpickle.cloudpickle._class_setstate',
    call(
      'cloudpickle.cloudpickle._make_skeleton_class',
      name('builtins.type'),
      text('C'),
      tuple(name('builtins.object')),
      dict(),
      text('id'),
      op.NONE,
    ),
    tuple(dict(text('__iter__'), call('cloudpickle.cloudpickle._make_function')), dict()),
  ),
);
test(
  'a class that is a tuple asks what it is made of for its items',
  rejects,
  bytes(name('sklearn.utils._pprint.KeyValTuple'), tuple(bytes(madeClass, op.EMPTY_TUPLE, op.NEWOBJ)), op.NEWOBJ),
  'pickle/armed-argument',
);
test(
  'a module without a path finds every module below itself, and some act when they are imported',
  rejects,
  name('hypothesis.errors.antigravity.fly'),
  'python/antigravity/import',
);

/** `numpy.dtype(code, False, True)` with its state: names and fields, the size of an item, flags. */
const dtype = (code: string | Uint8Array, flags: number, fields: Uint8Array = op.NONE, size = -1) =>
  build(
    call('numpy.dtype', typeof code === 'string' ? text(code) : code, op.NEWFALSE, op.NEWTRUE),
    tuple(
      op.BININT1(3),
      text('|'),
      op.NONE,
      fields === op.NONE ? op.NONE : tuple(text('a')),
      fields,
      op.BININT(size),
      op.BININT(size),
      op.BININT1(flags),
    ),
  );
const ADDRESS = op.BINBYTES(new Uint8Array(8).fill(0x41));
const field = (type: Uint8Array, start: number) => dict(text('a'), tuple(type, op.BININT(start)));

test('a record of numbers has none of them, under each name that its class had', async (t) => {
  for (const module of ['numpy', 'numpy.rec', 'numpy.core.records', 'numpy._core.records']) {
    const type = dtype(name(`${module}.record`), 16, field(dtype('f8', 0), 0), 8);
    const { findings } = await judgeBytes(bytes(op.PROTO(4), type, op.STOP), 'model.pkl');
    t.deepEqual(findings, [], module);
  }
});

for (const [what, type] of [
  ['objects that its flags deny', dtype('O8', 0)],
  ['objects that are not written as a list', dtype('O8', 1)],
  ['objects in a field that its flags deny', dtype('V8', 0, field(dtype('O8', 63), 0), 8)],
  ['an object beyond its item', dtype('V8', 63, field(dtype('O8', 63), 800), 8)],
  ['fields that a number has', dtype('f8', 63, field(dtype('O8', 63), 0))],
  ['what is only known when it runs', dtype('object', 0)],
  [
    'objects behind many numbers',
    dtype(
      'V8',
      0,
      dict(
        ...Array.from({ length: 300 }, (_, n) => bytes(text(`f${n}`), tuple(dtype('f8', 0), op.BININT(0)))),
        ...[text('a'), tuple(dtype('O8', 63), op.BININT(0))],
      ),
      8,
    ),
  ],
] as const) {
  test(
    `a type of NumPy has ${what}, so that numbers become addresses`,
    rejects,
    call('numpy.core.multiarray.scalar', type, ADDRESS),
    'python/forged-address',
  );
}
test(
  'a tensor is made of an address',
  rejects,
  bytes(name('torch.FloatTensor'), op.EMPTY_TUPLE, dict(text('cdata'), op.BININT(0x41414141)), op.NEWOBJ_EX),
  'python/forged-address',
);
test(
  'so is one by a call that waits',
  rejects,
  build(
    call('functools.partial', name('torch.Tensor')),
    tuple(name('torch.Tensor'), op.EMPTY_TUPLE, dict(text('cdata'), op.BININT(0x41414141)), op.NONE),
  ),
  'pickle/partial',
);
for (const [what, object] of [
  ['a document', (given: Uint8Array) => call('spacy.tokens.doc.unpickle_doc', op.NONE, given, op.NONE)],
  [
    'a vocabulary',
    (given: Uint8Array) =>
      call('spacy.vocab.unpickle_vocab', op.NONE, op.NONE, op.NONE, op.NONE, given, op.NONE, op.NONE),
  ],
] as const) {
  test(
    `${what} of spaCy loads a pickle out of bytes that are not known`,
    rejects,
    object(call('array.array', text('b'), list(number))),
    'python/unreviewed-call',
  );
  test(`${what} of spaCy loads a pickle out of bytes that name what it runs`, async (t) => {
    const given = op.BINBYTES(bytes(op.PROTO(4), call('posix.system', text('id')), op.STOP));
    const { status } = await judgeBytes(bytes(op.PROTO(4), object(given), op.STOP), 'model.pkl');
    t.is(status, 'rejected');
  });
}
test(
  'a function of scikit-learn makes an instance of any class, whose state another loads',
  rejects,
  build(
    call('sklearn.neighbors._kd_tree.newObj', name('keras.src.utils.module_utils.LazyModule')),
    dict(text('name'), text('antigravity')),
  ),
  'python/resource-constructor',
);

// Calls of one shape whose texts say what is found: https://github.com/uqfoundation/dill/blob/master/dill/_dill.py (`_getattr`)
const member = (shown: string) =>
  call('dill._dill._getattr', name('builtins.str'), text('lower'), text(`<method 'lower' of '${shown}' objects>`));
test(
  'a method that dill finds does not stand for one of another text',
  rejects,
  list(member('str'), member("__import__('os').system('id') or str")),
  'python/dill.*/nested-load',
);
const value = (module: string) => call('PyQt5.sip._unpickle_enum', text(module), text('SortOrder'), number);
test(
  'nor does a type of Qt for one of another module',
  rejects,
  list(value('PyQt5.QtCore'), value('antigravity')),
  'pickle/unknown-call',
);

// Attributes that a class sets by code of its own: `Artist.stale` calls `stale_callback`.
const UNKNOWN = name('shop.run');
const artist = (...slots: readonly Uint8Array[]) =>
  build(build(make('matplotlib.artist.Artist'), dict(text('stale_callback'), UNKNOWN)), tuple(op.NONE, dict(...slots)));
test('a property calls what an earlier state brought', rejects, artist(text('stale'), number), 'pickle/state');
test(
  'another state with as many slots does not stand for it',
  rejects,
  list(artist(text('stalf'), number), artist(text('stale'), number)),
  'pickle/state',
);
test(
  'a property cuts a text that is none',
  rejects,
  build(
    make('ase.calculators.abinit.Abinit'),
    tuple(op.NONE, dict(text('label'), build(make('types.SimpleNamespace'), dict(text('rsplit'), UNKNOWN)))),
  ),
  'pickle/state',
);

// A class that was measured says nothing of its constructor where it is sure to be called.
const MEASURED = 'Bio.PDB.Polypeptide.PPBuilder';
const waiting = call('functools.partial', name(MEASURED), text('id;'));
for (const [what, object, ...rules] of [
  [
    'sorts by a class',
    call('sortedcontainers.sortedlist.SortedKeyList', list(text('id;')), name(MEASURED)),
    'pickle/armed-argument',
  ],
  [
    'is sorted by one',
    call('sortedcontainers.sorteddict.SortedDict', name(MEASURED), tuple(tuple(text('id;'), number))),
    'pickle/armed-argument',
  ],
  [
    'calls one for its numbers',
    call('dask.array.wrap._broadcast_trick_inner', name(MEASURED), op.EMPTY_TUPLE, text('id;')),
    'pickle/armed-argument',
  ],
  [
    'calls one that waits',
    call('sortedcontainers.sortedlist.SortedKeyList', list(text('a')), waiting),
    'pickle/partial',
    'pickle/armed-argument',
  ],
  [
    'patches its step by one',
    build(make('torch.optim.adam.Adam'), dict(text('_patch_step_function'), waiting)),
    'pickle/partial',
    'pickle/state',
  ],
] as const)
  test(`what ${what} of another package`, rejects, object, ...rules);

test(
  'an object closes what it has when it goes',
  rejects,
  build(
    make('ase.calculators.lammpslib.LAMMPSlib'),
    dict(text('lmp'), build(make('types.SimpleNamespace'), dict(text('close'), UNKNOWN))),
  ),
  'pickle/state',
);

// A look-up that misses calls the factory: https://docs.python.org/3/library/collections.html#collections.defaultdict
const factory = call('collections.defaultdict', name(MEASURED));
test(
  'a type of NumPy looks names up in a dict with a factory',
  rejects,
  call('numpy.dtype', factory),
  'pickle/armed-argument',
);
test(
  'so does a view of a graph in its state',
  rejects,
  build(make('networkx.classes.reportviews.NodeView'), factory),
  'pickle/state',
);
test(
  'and in one within a list of fields',
  rejects,
  call('numpy.dtype', list(tuple(text('a'), factory))),
  'pickle/armed-argument',
);
test(
  'a batch of graphs is made of any class',
  rejects,
  bytes(
    make('torch_geometric.data.batch.DynamicInheritanceGetter'),
    tuple(name('torch_geometric.data.batch.Batch'), name(MEASURED)),
    op.REDUCE,
  ),
  'pickle/armed-argument',
);
