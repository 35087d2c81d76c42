/** Methods and properties of a class by value under names that libraries call or look up on their own objects. Each ran code of the file under Python 3.11 with TensorFlow 2.21, transformers 5.24, SymPy 1.14, spaCy 3.8, Polars 2.1 and their like. https://docs.python.org/3/library/pickle.html#object.__setstate__ */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, dict, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const WARNED = /^medium (?!.*^(?:high|critical))/ms;
const cloudpickle = (name: string) => named('cloudpickle.cloudpickle', name);
const carried = call(cloudpickle('_make_function'), op.NONE, dict(text('__name__'), text('__main__')), op.NONE);
const property = call(named('builtins', 'property'), carried);

/** A class on `base` that has `value` under `name`. */
function classWith(base: string, name: string, value: Uint8Array): Uint8Array {
  const dot = base.lastIndexOf('.');
  const made = call(
    cloudpickle('_make_skeleton_class'),
    named('builtins', 'type'),
    text('A'),
    tuple(named(base.slice(0, dot), base.slice(dot + 1))),
    dict(text('__module__'), text('__main__')),
    text(`${base}.${name}`),
    op.NONE,
  );
  return call(cloudpickle('_class_setstate'), made, tuple(dict(text(name), value), op.EMPTY_DICT));
}

const one = op.BININT1(1);
const slots = tuple(op.NONE, dict(text('a'), one));
const USES: Readonly<Record<string, (owner: Uint8Array) => Uint8Array>> = {
  made: make,
  built: (owner) => build(make(owner), dict(text('a'), one)),
  slots: (owner) => build(make(owner), slots),
  called: (owner) => call(owner),
  appended: (owner) => bytes(make(owner), one, op.APPEND),
  set: (owner) => bytes(make(owner), text('a'), one, op.SETITEM),
};

const TF = 'tensorflow.python';
const ROWS: readonly (readonly [string, string, Uint8Array, string])[] = [
  ['builtins.list', 'extend', carried, 'appended'],
  ['collections.deque', 'extend', carried, 'appended'],
  ['_pyio.BytesIO', '_buffer', property, 'made'],
  ['random.Random', 'VERSION', property, 'slots'],
  ['polars.datatypes.classes.Extension', 'ext_from_params', carried, 'built'],
  ['polars.dataframe.frame.DataFrame', 'deserialize', property, 'built'],
  ['spacy.tokens.span_group.SpanGroup', '_concat', carried, 'appended'],
  ['spacy.util.SimpleFrozenDict', 'error', property, 'set'],
  [`${TF}.checkpoint.checkpoint.Checkpoint`, '_self_setattr_tracking', property, 'slots'],
  [`${TF}.data.ops.options.Options`, '_mutable', property, 'slots'],
  [`${TF}.distribute.values.PerWorkerResource`, 'local_resource', carried, 'built'],
  [`${TF}.eager.executor.Executor`, 'wait', carried, 'made'],
  [`${TF}.framework.c_api_util.ScopedTFStatus`, 'status', property, 'made'],
  [`${TF}.keras.losses.MeanAbsoluteError`, '_set_name_scope', carried, 'called'],
  [`${TF}.keras.metrics.AUC`, 'update_state', property, 'made'],
  [`${TF}.ops.lookup_ops.HashTable`, '_self_destruction_context', property, 'made'],
  [`${TF}.trackable.data_structures.Mapping`, '_track_value', carried, 'set'],
  ['transformers.utils.generic.ModelOutput', '_replace_old_cache_name', carried, 'slots'],
  ['transformers.configuration_utils.PreTrainedConfig', 'attribute_map', property, 'built'],
  ['sympy.logic.boolalg.And', '_valid_nargs', carried, 'made'],
  ['dateutil.rrule.rrule', '_cache', property, 'built'],
  ['formulaic.utils.structured.Structured', '_prepare_item', carried, 'slots'],
  ['tqdm.std.tqdm', 'disable', property, 'made'],
];

for (const [base, name, value, use] of ROWS)
  test(`${name} of ${base}`, findings, pickle(USES[use]!(classWith(base, name, value))), REFUSED);

test('a method that nobody calls', findings, pickle(make(classWith('builtins.list', 'fit', carried))), WARNED);
test(
  'a layer with a method of its own',
  findings,
  pickle(make(classWith(`${TF}.keras.metrics.AUC`, 'update_state', carried))),
  WARNED,
);
