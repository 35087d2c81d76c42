/** States of which a class does more than to store them, and classes that a library makes: honest ones say nothing, and beside each stands what an attacker would make of it. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, text, tuple } from '../support/pickled.ts';

const dict = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
const system = named('posix', 'system');

// skorch loads a pickle out of its state, whatever that begins with.
const net = (...pairs: readonly Uint8Array[]) =>
  pickle(build(make(named('skorch.classifier', 'NeuralNetClassifier')), dict(text('device'), text('cpu'), ...pairs)));
const held = (content: Uint8Array, key = '__cuda_dependent_attributes__') => [text(key), op.SHORT_BINBYTES(content)];
const attack = new TextEncoder().encode("cposix\nsystem\n(S'true'\ntR.");
test('a network of skorch', findings, net(...held(pickle(op.EMPTY_DICT))), null);
test('a pickle in it that calls', findings, net(...held(pickle(call(system, text('true'))))), /^critical /m);
test('one without a header', findings, net(...held(attack)), /^critical python\/posix/m);
test(
  'one under the older name',
  findings,
  net(...held(attack, 'cuda_dependent_attributes_')),
  /^critical python\/posix/m,
);
test(
  'bytes that the file computes',
  findings,
  net(text('__cuda_dependent_attributes__'), call(named('zlib', 'decompress'), op.SHORT_BINBYTES(attack))),
  /^high python\/torch\/nested-load/m,
);
test(
  'another loader',
  findings,
  net(
    ...held(pickle(op.EMPTY_DICT)),
    text('torch_load_kwargs'),
    dict(text('pickle_module'), call(named('functools', 'partial'), system)),
  ),
  /^(?:high|critical) /m,
);
const setter = (...first: readonly Uint8Array[]) =>
  pickle(
    build(
      call(named('functools', 'partial'), named('skorch.setter', 'optimizer_setter')),
      tuple(
        named('skorch.setter', 'optimizer_setter'),
        first.length === 0 ? op.EMPTY_TUPLE : tuple(...first),
        dict(text('optimizer_attr'), text('optimizer_')),
        op.NONE,
      ),
    ),
  );
test('how skorch sets a number of its optimizer', findings, setter(), null);
test('the same for an object of the file', findings, setter(named('sys', 'modules')), /^(?:high|critical) /m);

// sklearn-crfsuite keeps the file of its model in its state, and removes its own.
const resource = (name: Uint8Array, prefix = 'model', suffix = '.crfsuite') =>
  pickle(
    build(
      make(named('sklearn_crfsuite._fileresource', 'FileResource')),
      dict(
        ...[
          text('name'),
          name,
          text('auto'),
          op.NEWTRUE,
          text('keep_tempfiles'),
          op.NEWFALSE,
          text('fd'),
          op.BININT1(3),
        ],
        ...[text('prefix'), text(prefix), text('suffix'), text(suffix)],
        ...[text('__FILE_RESOURCE_DATA__'), op.SHORT_BINBYTES(new TextEncoder().encode('lCRF'))],
      ),
    ),
  );
test('the file of a model of CRFs', findings, resource(op.NONE), null);
test('a file that it would remove', findings, resource(text('/etc/hosts')), /^high python\/os\/file-write/m);
test('a folder before its name', findings, resource(op.NONE, '../home/x/.config/'), /^high python\/tempfile/m);
test('a folder behind it', findings, resource(op.NONE, 'model', '/../../x.desktop'), /^high python\/tempfile/m);

// PyCaret makes a cache of the folder that a pipeline names.
const pipeline = (memory: Uint8Array) =>
  pickle(
    build(
      make(named('pycaret.internal.pipeline', 'Pipeline')),
      dict(text('steps'), op.EMPTY_LIST, text('_memory'), memory),
    ),
  );
test('a pipeline of PyCaret', findings, pipeline(op.NONE), null);
test('the folder of its cache', findings, pipeline(text('/tmp/x')), /^high python\/resource-constructor/m);

// DEAP makes a class of a base and attributes, and keeps it in its module.
const creator = (name: string, base: Uint8Array, ...pairs: readonly Uint8Array[]) =>
  call(named('deap.creator', 'meta_create'), text(name), base, dict(...pairs));
const fitness = creator('FitnessMax', named('deap.base', 'Fitness'), text('weights'), tuple(op.NEWTRUE));
const individual = (...pairs: readonly Uint8Array[]) => creator('Individual', named('builtins', 'list'), ...pairs);
const filled = bytes(make(individual(text('fitness'), fitness)), op.MARK, op.BININT1(1), op.APPENDS);
test('an individual of DEAP', findings, pickle(build(filled, dict(text('fitness'), make(fitness)))), null);
test('an individual that is called for', findings, pickle(call(individual(text('fitness'), fitness))), null);
test('its base is no type of values', findings, pickle(creator('X', named('subprocess', 'Popen'))), /^critical /m);
test(
  'a method that it would be filled by',
  findings,
  pickle(individual(text('extend'), system)),
  /^(?:high|critical) /m,
);
test('a constructor', findings, pickle(individual(text('__init__'), system)), /^(?:high|critical) /m);
test(
  'a call that waits among the attributes',
  findings,
  pickle(individual(text('fitness'), call(named('functools', 'partial'), system, text('true')))),
  /^(?:high|critical) /m,
);
test(
  'a class that is made for each of them',
  findings,
  pickle(call(individual(text('fitness'), named('thing', 'Fitness')))),
  /^medium pickle\/unknown-call/m,
);
test('the name of its own maker', findings, pickle(creator('MetaCreator', named('builtins', 'list'))), /^high /m);
test('one made elsewhere', findings, pickle(creator('X', call(named('thing', 'Base')))), /^high /m);

// A study that is kept in a database.
const storage = (...pairs: readonly Uint8Array[]) =>
  pickle(
    build(make(named('optuna.storages._rdb.storage', 'RDBStorage')), dict(text('url'), text('sqlite:///x'), ...pairs)),
  );
test('the database of a study', findings, storage(), /^medium python\/opened-database model.pkl$/);
test(
  'a maker of connections',
  findings,
  storage(text('engine_kwargs'), dict(text('creator'), call(named('functools', 'partial'), system))),
  /^(?:high|critical) /m,
);
const folder = build(make(named('joblib.memory', 'Memory')), dict(text('location'), op.NONE));
test('a cache that is judged by itself', findings, pipeline(folder), null);

// A mapper of columns calls the first of four parts of a feature.
const mapper = (columns: Uint8Array) =>
  pickle(
    build(
      make(named('sklearn_pandas.dataframe_mapper', 'DataFrameMapper')),
      dict(text('features'), bytes(op.EMPTY_LIST, tuple(columns, op.NONE, op.EMPTY_DICT, text('true')), op.APPEND)),
    ),
  );
test('a mapper of columns', findings, mapper(text('age')), null);
test('a column that is called', findings, mapper(call(named('functools', 'partial'), system)), /^(?:high|critical) /m);

const policy = build(make(named('http.cookiejar', 'DefaultCookiePolicy')), dict(text('netscape'), op.NEWTRUE));
test('which cookies are taken', findings, pickle(policy), null);
test('a jar that reads a file', findings, pickle(make(named('http.cookiejar', 'MozillaCookieJar'))), /^high /m);
const frame = named('autogluon.timeseries.dataset.ts_dataframe', 'TimeSeriesDataFrame');
test('a table of series', findings, pickle(build(make(frame), dict(text('_typ'), text('dataframe')))), null);
test('its constructor', findings, pickle(call(frame, text('/etc/passwd'))), /^high /m);
test(
  'a call that waits in it',
  findings,
  pickle(build(make(frame), dict(text('_metadata'), call(named('functools', 'partial'), system)))),
  /^(?:high|critical) /m,
);

// CTGAN moves its networks to a GPU where there is one.
const synthesizer = (generator: Uint8Array) =>
  pickle(
    build(
      make(named('ctgan.synthesizers.ctgan', 'CTGAN')),
      dict(text('_generator'), generator, text('_discriminator'), op.NONE),
    ),
  );
test('a synthesizer of CTGAN', findings, synthesizer(op.NONE), null);
const moved = build(
  make(named('types', 'SimpleNamespace')),
  dict(text('to'), call(named('functools', 'partial'), system)),
);
test('what it would move', findings, synthesizer(moved), /^(?:high|critical) /m);
test('what it would move, of a class that nobody knows', findings, synthesizer(make(named('thing', 'Net'))), /^high /m);

const point = (...values: readonly Uint8Array[]) =>
  pickle(call(named('rdkit.Geometry.rdGeometry', 'Point3D'), ...values));
test('a point of RDKit', findings, point(op.BININT1(1), op.BININT1(2), op.BININT1(3)), null);
test('a point of what waits', findings, point(call(named('functools', 'partial'), system)), /^(?:high|critical) /m);

// A featurizer of Rasa hands its own way of cutting texts to a vectorizer.
const method = (owner: string, name: string) => {
  const [module = '', kind = ''] = owner.split(' ');
  return pickle(call(named('types', 'MethodType'), named(module, `${kind}.${name}`), make(named(module, kind))));
};
const FEATURIZER = 'rasa_nlu.featurizers.count_vectors_featurizer CountVectorsFeaturizer';
test('how a featurizer of Rasa cuts texts', findings, method(FEATURIZER, '_tokenizer'), null);
test('how it is stored', findings, method(FEATURIZER, 'persist'), /^(?:high|critical) /m);
