/** Values of libraries that were once rejected or warned of, and beside each what an attacker would make of it. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const dict = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);

// pint asks for the class of quantities of the process, whatever class it is given; `_unpickle` calls that.
const quantity = (maker: string, owner: Uint8Array, ...args: readonly Uint8Array[]) =>
  pickle(call(named('pint', maker), owner, ...args));
const ofPint = named('pint.quantity', 'Quantity');
test('a quantity with a unit', findings, quantity('_unpickle_quantity', ofPint, op.BININT1(2), op.NONE), null);
const waits = call(named('functools', 'partial'), named('posix', 'system'), text('true'));
test(
  'a quantity that is a call which waits',
  findings,
  quantity('_unpickle_quantity', ofPint, waits),
  /^high pickle\/armed-argument/m,
);
test('what _unpickle calls', findings, quantity('_unpickle', named('posix', 'system'), text('true')), /^critical /m);

// astropy looks a unit up by its name: it may be one of the process.
const unitOf = (owner: Uint8Array) =>
  call(
    named('astropy.units.core', '_recreate_irreducible_unit'),
    owner,
    bytes(op.EMPTY_LIST, text('m'), op.APPEND),
    op.NEWTRUE,
  );
const irreducible = named('astropy.units.core', 'IrreducibleUnit');
const words = dict(text('_names'), op.EMPTY_LIST, text('_format'), op.EMPTY_DICT, text('__doc__'), text('meter'));
test('a unit of length', findings, pickle(build(unitOf(irreducible), words)), null);
test(
  'the class of a unit that the process may share',
  findings,
  pickle(build(unitOf(irreducible), dict(text('__class__'), text('x')))),
  /^high pickle\/live-object/m,
);
test(
  'a call that waits under a name of a unit',
  findings,
  pickle(build(unitOf(irreducible), dict(text('_names'), waits))),
  /^high pickle\/live-object/m,
);
test('a unit of another class', findings, pickle(unitOf(named('posix', 'system'))), /^critical /m);

// numba rebuilds its types by copyreg, and updates their dict.
const numbaType = (maker: Uint8Array, owner: Uint8Array, state: Uint8Array) =>
  pickle(
    call(
      named('numba.core.types.abstract', '_type_reconstructor'),
      maker,
      tuple(owner, named('builtins', 'object'), op.NONE),
      state,
    ),
  );
const copied = named('copyreg', '_reconstructor');
const float = named('numba.core.types.scalars', 'Float');
test('a type of numba', findings, numbaType(copied, float, dict(text('bitwidth'), op.BININT1(64))), null);
test('another constructor', findings, numbaType(named('posix', 'system'), float, op.NONE), /^critical .*/m);
test(
  'another class',
  findings,
  numbaType(copied, named('pkg.mod', 'Thing'), op.NONE),
  /^medium pickle\/unknown-class/m,
);
test('a name that is a call which waits', findings, numbaType(copied, float, dict(text('name'), waits)), REFUSED);

// `cls()`: nothing of the file takes part in it, where what the class itself does is known.
test('a class that is called without arguments', findings, pickle(call(named('sklearn.svm._classes', 'SVC'))), null);
test('a class that opens files, called so', findings, pickle(call(named('logging', 'FileHandler'))), REFUSED);
test('an unknown class, called so', findings, pickle(call(named('pkg.mod', 'Thing'))), /^medium pickle\/unknown-call/m);

// SQLAlchemy keeps texts of a query.
const label = named('sqlalchemy.sql.elements', '_anonymous_label');
test('a label of a query', findings, pickle(call(label, text('%(1 param)s'))), null);
test('a connection', findings, pickle(call(named('sqlalchemy', 'create_engine'), text('sqlite:///x'))), REFUSED);

// Models of gpytorch keep methods of their parts.
const kept = (owner: Uint8Array, method: string) =>
  pickle(call(named('builtins', 'getattr'), make(owner), text(method)));
const kernel = named('gpytorch.kernels.rbf_kernel', 'RBFKernel');
test('how a kernel reads its parameter', findings, kept(kernel, '_lengthscale_param'), null);
test('what a kernel does with an old state', findings, kept(kernel, '_load_state_hook_ignore_shapes'), null);
test('another method of a kernel', findings, kept(kernel, 'register_prior'), /^high pickle\/method/m);

// A batch of graphs calls what makes its class.
const batch = (owner: Uint8Array, base: Uint8Array) =>
  pickle(call(call(named('torch_geometric.data.batch', 'DynamicInheritanceGetter')), owner, base));
const ofBatches = named('torch_geometric.data.batch', 'Batch');
test('a batch of graphs', findings, batch(ofBatches, named('torch_geometric.data.data', 'Data')), null);
test('a batch of processes', findings, batch(ofBatches, named('subprocess', 'Popen')), /^critical /m);
test('what makes the class of a batch calls', findings, batch(named('os', 'system'), text('true')), /^critical /m);
test('and a call that waits', findings, batch(waits, text('true')), /^critical /m);

// flax copies a dict.
const frozen = named('flax.core.frozen_dict', 'FrozenDict');
test('a dict of weights', findings, pickle(call(frozen, dict(text('a'), op.EMPTY_DICT))), null);
test('a dict of calls that wait', findings, pickle(call(frozen, dict(text('a'), waits))), REFUSED);

// A task of dask keeps a call that waits, which is judged by itself.
const task = named('dask._task_spec', 'Task');
const record = (...more: readonly Uint8Array[]) => tuple(op.NEWFALSE, op.NONE, op.NONE, ...more);
const later = call(named('functools', 'partial'), named('numpy', 'ones_like'), op.BININT1(1));
test('a task that keeps a function', findings, pickle(build(make(task), record(later, op.EMPTY_DICT))), null);
test('a task that keeps a process', findings, pickle(build(make(task), record(waits, op.EMPTY_DICT))), /^critical /m);

// joblib puts an array where this stands.
const indexOf = (data: Uint8Array) =>
  pickle(
    call(
      named('pandas.core.indexes.base', '_new_Index'),
      named('pandas.core.indexes.base', 'Index'),
      dict(text('data'), data),
    ),
  );
const heldFile = dict(text('filename'), text('x'));
const array = dict(
  text('subclass'),
  named('numpy', 'ndarray'),
  text('shape'),
  tuple(op.BININT1(0)),
  text('order'),
  text('C'),
  text('dtype'),
  call(named('numpy', 'dtype'), text('f8')),
  text('allow_mmap'),
  op.NEWFALSE,
);
const wrapper = build(make(named('joblib.numpy_pickle', 'NumpyArrayWrapper')), array);
test('an index over an array of joblib', findings, indexOf(wrapper), null);
test(
  'an index over what reads files when it is asked for an item',
  findings,
  indexOf(build(make(named('keras.preprocessing.image', 'DirectoryIterator')), heldFile)),
  /^high python\/handed-over/m,
);

// Lists and systems of coordinates that are compiled.
const frozenList = 'frozenlist._frozenlist';
const list = call(
  named(frozenList, '__pyx_unpickle_FrozenList'),
  named(frozenList, 'FrozenList'),
  op.BININT1(1),
  op.NONE,
);
test('a frozen list', findings, pickle(list), null);
test('a system of coordinates', findings, pickle(build(make(named('rasterio.crs', 'CRS')), text('EPSG:4326'))), null);
test('a file that rasterio opens', findings, pickle(call(named('rasterio', 'open'), text('x'))), REFUSED);

// What keeps a source of numbers by chance, and a mesh.
const chance = call(named('numpy.random._pickle', '__randomstate_ctor'), text('MT19937'));
const ofObject = (object: Uint8Array, method: string) =>
  pickle(call(named('builtins', 'getattr'), object, text(method)));
test('numbers by chance', findings, ofObject(chance, 'randn'), null);
test('what shuffles', findings, ofObject(chance, 'shuffle'), /^high pickle\/method/m);
const mesh = make(named('trimesh.base', 'Trimesh'));
test('by what a mesh knows its arrays', findings, ofObject(mesh, '__hash__'), null);
test('its other dunders', findings, ofObject(mesh, '__reduce__'), /^critical /m);
test('the hash of anything else', findings, ofObject(make(named('pkg.mod', 'Thing')), '__hash__'), /^critical /m);
const bound = (owner: string, method: string) =>
  pickle(call(named('types', 'MethodType'), named('trimesh.base', `${owner}.${method}`), mesh));
test('the same by MethodType', findings, bound('Trimesh', '__hash__'), null);
test('another by MethodType', findings, bound('Trimesh', '__init__'), /^critical /m);

// Types of columns.
const features = named('datasets.features.features', 'Features');
test('types of columns', findings, pickle(call(features, dict(text('a'), text('b')))), null);
test('a column that is a call which waits', findings, pickle(call(features, dict(text('a'), waits))), REFUSED);

// A table is made anew of its columns.
const table = make(named('astropy.table.table', 'Table'));
const columns = (...pairs: readonly Uint8Array[]) =>
  bytes(call(named('collections', 'OrderedDict')), op.MARK, ...pairs, op.SETITEMS);
test('a table', findings, pickle(build(table, tuple(columns(), columns()))), null);
test(
  'a table whose column is a call that waits',
  findings,
  pickle(build(table, tuple(columns(text('a'), waits), columns()))),
  REFUSED,
);

// A shape is set attribute by attribute.
const shape = make(named('jax', 'ShapeDtypeStruct'));
const setsOf = (key: string) => bytes(op.NONE, dict(text(key), op.NONE), op.TUPLE2);
test('a shape and a type', findings, pickle(build(shape, setsOf('shape'))), null);
test('the class of a shape', findings, pickle(build(shape, setsOf('__class__'))), REFUSED);

// A map keeps how it decays.
const som = bytes(named('minisom', 'MiniSom'), op.EMPTY_TUPLE, op.NEWOBJ);
test('how a map decays', findings, ofObject(som, '_asymptotic_decay'), null);
test('another method of a map', findings, ofObject(som, 'train'), /^(?:medium|high) pickle\/method/m);

// AutoGluon 1.6 makes its settings by a call, econml its trees.
const settings = named('autogluon.core.models.abstract._mutation_deprecated_dict', 'ParamsDict');
test('settings of a model', findings, pickle(call(settings, dict(text('a'), op.BININT1(1)))), null);
test('settings that are a call which waits', findings, pickle(call(settings, dict(text('a'), waits))), REFUSED);
const treeOf = named('econml.tree._tree', 'Tree');
test('a tree', findings, pickle(call(treeOf, op.BININT1(3), op.BININT1(1), op.BININT1(1), op.NEWFALSE)), null);
test('a tree of a call that waits', findings, pickle(call(treeOf, waits)), REFUSED);

// A space of settings keeps how its values are varied.
const choice = make(named('ConfigSpace.hyperparameters.distributions', 'UnitUniformContinuousDistribution'));
test('neighbours of a setting', findings, ofObject(choice, 'neighborhood'), null);
test('another method of it', findings, ofObject(choice, 'sample_vector'), /^(?:medium|high) pickle\/method/m);

// Random variables of SymPy are expressions.
const expression = (owner: string, ...args: readonly Uint8Array[]) =>
  bytes(named(...(owner.split(' ') as [string, string])), tuple(...args), op.NEWOBJ);
const symbol = expression('sympy.core.symbol Symbol', text('x'));
const normal = (...args: readonly Uint8Array[]) => expression('sympy.stats.crv_types NormalDistribution', ...args);
const space = expression('sympy.stats.crv SingleContinuousPSpace', symbol, normal(symbol, symbol));
const random = expression('sympy.stats.rv RandomSymbol', symbol, space);
test('a random variable', findings, pickle(expression('sympy.stats.symbolic_probability Expectation', random)), null);
test('a distribution of a text, which is evaluated', findings, pickle(normal(text('x'), symbol)), /^critical /m);
test('what draws samples', findings, pickle(call(named('sympy.stats.rv', 'sample'), random)), /^critical /m);
const grid = (item: Uint8Array) =>
  pickle(expression('sympy.tensor.array.dense_ndim_array ImmutableDenseNDimArray', item, symbol));
test('an array of expressions', findings, grid(expression('sympy.core.containers Tuple', symbol)), null);
test('an array of a text', findings, grid(text('x')), /^critical /m);

// Models of Bokeh know what belongs to them by their address.
const owners = named('bokeh.core.property.wrappers', 'PropertyValueSet');
const range = build(make(named('bokeh.models.ranges', 'Range1d')), dict(text('_id'), text('p1')));
const kind = build(
  make(named('bokeh.core.property.descriptors', 'PropertyDescriptor')),
  dict(text('property'), named('bokeh.models.callbacks', 'Callback')),
);
const owned = bytes(op.EMPTY_SET, op.MARK, tuple(range, kind), op.ADDITEMS);
const listed = (item: Uint8Array) => bytes(op.EMPTY_LIST, item, op.APPEND);
test('a set of a model', findings, pickle(build(call(owners, op.EMPTY_LIST), dict(text('_owners'), owned))), null);
test('a set of a call that waits', findings, pickle(call(owners, listed(waits))), REFUSED);
test(
  'an owner that is a call which waits',
  findings,
  pickle(
    bytes(
      op.EMPTY_SET,
      op.MARK,
      build(make(named('bokeh.core.property.descriptors', 'PropertyDescriptor')), dict(text('property'), waits)),
      op.ADDITEMS,
    ),
  ),
  REFUSED,
);
test(
  'a server of Bokeh',
  findings,
  pickle(call(named('bokeh.application.handlers.script', 'ScriptHandler'), text('x'))),
  REFUSED,
);

// A chart looks names up in a table of its state, and marks what was not given by one object of the process.
const undefinedOne = make(named('altair.utils.schemapi', 'UndefinedType'));
const chart = (...states: readonly Uint8Array[]) =>
  pickle(states.reduce((object, state) => build(object, state), make(named('altair.vegalite.v6.api', 'Chart'))));
test(
  'a chart',
  findings,
  chart(dict(text('_kwds'), dict(text('mark'), text('bar'), text('data'), undefinedOne))),
  null,
);
test(
  'a chart whose table is asked for what sets its state',
  findings,
  chart(dict(text('_kwds'), dict(text('__setstate__'), waits)), dict(text('a'), op.NONE)),
  REFUSED,
);
test(
  'what the process marks by, changed',
  findings,
  pickle(build(undefinedOne, dict(text('to_dict'), waits))),
  /^high pickle\/live-object/m,
);

// What takes one value of its state apart.
const stored = (module: string, name: string, key: string, value: Uint8Array) =>
  pickle(build(make(named(module, name)), dict(text(key), value)));
const handed = build(make(named('pkg.mod', 'Thing')), dict(text('shape'), waits));
for (const [module, name, key] of [
  ['implicit.nearest_neighbours', 'TFIDFRecommender', 'similarity'],
  ['datasets.arrow_dataset', 'Dataset', '_data'],
  ['mne.decoding.csp', 'CSP', 'info'],
] as const) {
  test(`a ${name}`, findings, stored(module, name, key, op.NONE), null);
  test(`a ${name} of a call that waits`, findings, stored(module, name, key, waits), REFUSED);
  test(`a ${name} of an object that holds one`, findings, stored(module, name, key, handed), REFUSED);
}

// They only store.
for (const owner of [
  'modAL.models.learners ActiveLearner',
  'cma.utilities.utils SolutionDict',
  'moocore._moocore Hypervolume',
  'biom.table Table',
  'mne.io.array._array RawArray',
  'mne.epochs Epochs',
]) {
  const [module, name] = owner.split(' ') as [string, string];
  test(`a ${name}, stored`, findings, stored(module, name, 'data', op.EMPTY_DICT), null);
  test(
    `a ${name} with a method that the loader calls`,
    findings,
    pickle(build(build(make(named(module, name)), dict(text('__setstate__'), waits)), dict(text('a'), op.NONE))),
    REFUSED,
  );
}
test(
  'a reader of mne that opens a file',
  findings,
  pickle(call(named('mne.io.fiff.raw', 'Raw'), text('x'))),
  /^(?:medium|high) /m,
);

// A table of measurements checks what it is filled with.
const measured = bytes(make(named('mne._fiff.meas_info', 'Info')), op.MARK, text('bads'), op.EMPTY_LIST, op.SETITEMS);
test('a table of measurements', findings, pickle(build(measured, dict(text('_unlocked'), op.NEWFALSE))), null);
test(
  'a table of measurements that is filled after its state',
  findings,
  pickle(bytes(build(measured, dict(text('_unlocked'), handed)), op.MARK, text('bads'), waits, op.SETITEMS)),
  /^(?:medium|high) /m,
);

// Constants of PyTensor keep what makes an array; a compiled function is compiled anew, of C that its graph carries.
const arrays = make(named('pytensor.tensor.type', 'TensorType'));
const validated = (by: Uint8Array) =>
  build(make(named('pytensor.graph.utils', 'ValidatingScratchpad')), dict(text('attr_filter'), by));
const keptBy = (by: Uint8Array) => pickle(bytes(op.EMPTY_SET, op.MARK, validated(by), op.ADDITEMS));
const methodOf = (method: string) => call(named('builtins', 'getattr'), arrays, text(method));
test('what makes an array', findings, keptBy(methodOf('filter')), null);
test('another method of the type', findings, keptBy(methodOf('filter_variable')), REFUSED);
test('a call that waits in its place', findings, keptBy(waits), REFUSED);
const compiled = call(named('pytensor.compile.function.types', '_constructor_Function'), op.NONE, op.NONE, op.NONE);
test('a compiled function', findings, pickle(compiled), /^(?:critical|high) python\/pytensor/m);

// An artist keeps how it is removed from a list of its axes, and a transform keeps those that follow it.
const removed = call(named('builtins', 'getattr'), op.EMPTY_LIST, text('remove'));
test(
  'how an artist is removed, in what a box keeps',
  findings,
  pickle(build(make(named('matplotlib.transforms', 'Bbox')), dict(text('_parents'), dict(text('a'), removed)))),
  null,
);
test(
  'what would run, in what a box keeps',
  findings,
  pickle(build(make(named('matplotlib.transforms', 'Bbox')), dict(text('_parents'), dict(text('a'), waits)))),
  REFUSED,
);

// The store of texts beside an index of FAISS: https://python.langchain.com/docs/integrations/vectorstores/faiss/
for (const module of ['langchain_community.docstore.in_memory', 'langchain.docstore.in_memory'])
  test(
    `texts of ${module}`,
    findings,
    pickle(
      build(make(named(module, 'InMemoryDocstore')), bytes(op.EMPTY_DICT, text('_dict'), op.EMPTY_DICT, op.SETITEM)),
    ),
    null,
  );

// Words of RDF, paths of Sphinx and numbers of Orange are texts and numbers of their own types.
const term = (owner: string, ...args: readonly Uint8Array[]) =>
  pickle(call(named(...(owner.split(' ') as [string, string])), ...args));
test('an address of RDF', findings, term('rdflib.term URIRef', text('http://a/b')), null);
test('a node of RDF', findings, term('rdflib.term BNode', text('n1')), null);
test('a node that is numbered by what waits', findings, term('rdflib.term BNode', op.NONE, waits), REFUSED);
test('a path of Sphinx', findings, term('sphinx.util._pathlib _StrPath', text('/'), text('a')), null);
test('a path of a call that waits', findings, term('sphinx.util._pathlib _StrPath', waits), REFUSED);
const column = call(named('Orange.data.variable', 'DiscreteVariable'), text('a'));
const ofColumn = call(named('Orange.data.variable', 'Value'), column, op.BININT1(1));
test('a number of Orange', findings, pickle(build(ofColumn, dict(text('value'), op.NONE))), null);
test('a number of what waits', findings, term('Orange.data.variable Value', waits, op.BININT1(1)), REFUSED);
const indicator = make(named('Orange.preprocess.transformation', 'Indicator'));
const ofVariable = (variable: Uint8Array) => pickle(build(indicator, dict(text('variable'), variable)));
test('a transformation of a variable', findings, ofVariable(column), null);
test('a transformation of what waits', findings, ofVariable(waits), REFUSED);
const rows = (key: string, value: Uint8Array) =>
  pickle(build(make(named('Orange.data.table', 'Table')), dict(text(key), value)));
test('a table of Orange', findings, rows('name', text('a')), null);
test('a table that counts its rows by what waits', findings, rows('_init_ids', waits), REFUSED);
test('a table of Orange of what waits', findings, rows('_Y', waits), REFUSED);

// Learners keep how they make batches of their lists, and boosting how it predicts.
const lists = (owner: string) => make(named('fastai.data.core', owner));
test('batches of lists', findings, ofObject(lists('TfmdLists'), 'dataloaders'), null);
test('batches of lists of lists', findings, ofObject(lists('Datasets'), 'dataloaders'), null);
test('another method of lists', findings, ofObject(lists('TfmdLists'), 'setup'), /^(?:medium|high) pickle\/method/m);
const asked = build(lists('Datasets'), dict(text('tls'), waits));
test('lists that are a call which waits', findings, pickle(asked), REFUSED);
const boosting = make(
  named('sklearn.ensemble._hist_gradient_boosting.gradient_boosting', 'HistGradientBoostingClassifier'),
);
test('how boosting predicts', findings, ofObject(boosting, '_raw_predict'), null);
test('how it is fitted', findings, ofObject(boosting, 'fit'), /^high pickle\/method/m);
const frame = make(named('autogluon.core.dataset', 'TabularDataset'));
test('a table of AutoGluon', findings, pickle(build(frame, dict(text('_typ'), text('dataframe')))), null);
test(
  'a table of a file',
  findings,
  pickle(call(named('autogluon.core.dataset', 'TabularDataset'), text('x'))),
  REFUSED,
);

// DEAP makes a class of numbers by chance; what rebuilds one calls no constructor.
const uniform = call(named('builtins', 'getattr'), call(named('random', 'Random')), text('uniform'));
const byChance = call(named('functools', 'partial'), uniform, op.BININT1(0), op.BININT1(5));
const ephemeral = (func: Uint8Array) =>
  call(named('deap.gp', 'MetaEphemeral'), text('rand'), func, named('builtins', 'object'), op.BININT1(1));
const slots = (key: string, value: Uint8Array) => tuple(op.NONE, dict(text(key), value));
const drawn = (func: Uint8Array) =>
  build(bytes(ephemeral(func), op.EMPTY_TUPLE, op.NEWOBJ), slots('conv_fct', named('builtins', 'repr')));
test('a number by chance of DEAP', findings, pickle(drawn(byChance)), null);
test('its constructor', findings, pickle(bytes(ephemeral(byChance), op.EMPTY_TUPLE, op.REDUCE)), REFUSED);
test('a number of a function that acts', findings, pickle(drawn(named('posix', 'system'))), REFUSED);
test('the constructor of that', findings, pickle(bytes(ephemeral(waits), op.EMPTY_TUPLE, op.REDUCE)), REFUSED);
const looked = call(named('collections', 'defaultdict'), ephemeral(byChance));
const sortedBy = call(named('sortedcontainers.sorteddict', 'SortedDict'), ephemeral(byChance));
test('the class as a factory', findings, pickle(looked), null);
test('the class for what calls it', findings, pickle(sortedBy), REFUSED);

// Circuits and operators of Qiskit store their parts.
const operatorOf = named('qiskit.quantum_info.operators.symplectic.sparse_pauli_op', 'SparsePauliOp');
test('an operator of Qiskit', findings, pickle(build(make(operatorOf), dict(text('_coeffs'), op.NONE))), null);
test('an operator of what waits', findings, pickle(build(make(operatorOf), slots('coeffs', waits))), REFUSED);

// CuPy copies an array of NumPy to its device.
const onDevice = (value: Uint8Array) => pickle(call(named('cupy._core.core', 'array'), value));
const onHost = call(
  named('numpy.core.multiarray', '_reconstruct'),
  named('numpy', 'ndarray'),
  tuple(op.BININT1(0)),
  op.NONE,
);
test('an array of a device', findings, onDevice(onHost), null);
test('an array of what waits', findings, onDevice(waits), REFUSED);
