/** Every row about Keras, TensorFlow, ONNX and HDF5 is found when a file names its operators, and no row hides another. */
import test from 'ava';
import { classifyRegistered } from '../../src/judge/who/classify-registries.ts';
import { OPERATOR_RULES } from '../../src/rules/all-rows.ts';
import type { OperatorRule } from '../../src/rules/rule.ts';
import { field } from '../support/protobuf.ts';
import { findingLines } from '../support/scanned.ts';

const rules = (ecosystem: OperatorRule['ecosystem']) =>
  OPERATOR_RULES.filter((rule) => rule.ecosystem === ecosystem).flatMap((rule) =>
    rule.names === '*' ? [] : rule.names.map((name) => ({ rule, name })),
  );

/** A configuration that names a function, as one text of JSON. */
const naming = (module: string, name: string) =>
  JSON.stringify({ class_name: 'function', config: name, module, registered_name: name });

test('every row about Keras is found, in whatever module of Keras the file says', async (t) => {
  for (const { rule, name } of rules('keras').filter((row) => row.name !== '__lambda__')) {
    for (const module of ['keras.utils', 'keras.src.layers.core.somewhere', 'tensorflow.keras.utils']) {
      const lines = await findingLines(naming(module, name), 'config.json');
      t.deepEqual(lines, [`${rule.severity} ${rule.id} config.json`], name);
    }
  }
});

test('every row about operations of TensorFlow is found in a graph', async (t) => {
  for (const { rule, name } of rules('tensorflow').filter((row) => row.rule.module === 'tensorflow.raw_ops')) {
    const lines = await findingLines(field(1, field(1, 'x'), field(2, name)), 'graph.pb');
    t.deepEqual(lines, [`${rule.severity} ${rule.id} graph.pb#/x`], name);
  }
});

test('every row about functions of TensorFlow is found in a configuration', async (t) => {
  for (const { rule, name } of rules('tensorflow').filter((row) => row.rule.module !== 'tensorflow.raw_ops')) {
    const lines = await findingLines(naming(rule.module, name), 'config.json');
    t.deepEqual(lines, [`${rule.severity} ${rule.id} config.json`], name);
  }
});

test('every row about operators of ONNX is found in whatever domain they are', async (t) => {
  for (const { rule, name } of rules('onnx').filter((row) => row.rule.module === 'onnx.*')) {
    for (const domain of ['ai.onnx.contrib', 'mine']) {
      const node = field(1, field(3, 'n'), field(4, name), field(7, domain));
      t.deepEqual(await findingLines(field(7, node), 'm.onnx'), [`${rule.severity} ${rule.id} m.onnx#/graph/n`], name);
    }
  }
});

test('no name stands in two rows', (t) => {
  for (const ecosystem of ['keras', 'tensorflow', 'hdf5', 'onnx', 'jinja'] as const) {
    const names = rules(ecosystem).map(({ rule, name }) => `${rule.module}.${name}`);
    t.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    );
  }
});

const kind = test.macro(
  (t, ecosystem: 'keras' | 'tensorflow', module: string, name: string, expected: 'safe' | 'ruled' | 'unknown') => {
    t.is(classifyRegistered({ ecosystem, module, name }).kind, expected);
  },
);

test('a layer is safe', kind, 'keras', 'keras.layers', 'Dense', 'safe');
test('an operation is safe', kind, 'keras', 'keras.src.ops.numpy', 'Add', 'safe');
test('a schedule is safe', kind, 'keras', 'keras.optimizers.schedules', 'ExponentialDecay', 'safe');
test('an activation is safe', kind, 'keras', 'keras.activations', 'relu', 'safe');
test('a function of the backend is safe', kind, 'keras', 'keras.src.backend', 'abs', 'safe');
test('a name without a module is safe', kind, 'keras', 'keras', 'MyLayer', 'safe');
test('a registered name is unknown', kind, 'keras', 'my_package', 'MyLayer', 'unknown');
test('a class of KerasHub is safe', kind, 'keras', 'keras_hub.models', 'Backbone', 'safe');
test(
  'a function of KerasHub that computes is unknown',
  kind,
  'keras',
  'keras_hub.src.utils.keras_utils',
  'gelu',
  'unknown',
);
test(
  'a function of KerasHub that fetches is ruled',
  kind,
  'keras',
  'keras_hub.src.utils.preset_utils',
  'get_file',
  'ruled',
);
test(
  'a package that only begins as KerasHub does is unknown',
  kind,
  'keras',
  'keras_hubris.models',
  'Backbone',
  'unknown',
);
test('a network with downloaded weights is ruled', kind, 'keras', 'keras.applications', 'ResNet50', 'ruled');
test(
  'what prepares the images of a network is safe',
  kind,
  'keras',
  'keras.applications.resnet',
  'preprocess_input',
  'safe',
);
test('a function of the utilities is ruled', kind, 'keras', 'keras.utils', 'to_categorical', 'ruled');
test(
  'a function of the savers is ruled',
  kind,
  'keras',
  'keras.src.legacy.saving.legacy_h5_format',
  'load_model_from_hdf5',
  'ruled',
);
test('a function of TensorFlow is safe', kind, 'tensorflow', 'tensorflow.math', 'add', 'safe');
test('a function at the top of TensorFlow is safe', kind, 'tensorflow', 'tensorflow', 'reshape', 'safe');
test('a method of a tensor is safe', kind, 'tensorflow', 'tensorflow.RaggedTensor', 'from_row_splits', 'safe');
test('a function inside TensorFlow is safe', kind, 'tensorflow', 'tensorflow.python.ops.math_ops', 'square', 'safe');
test('a specification is safe', kind, 'tensorflow', 'tensorflow.python.framework.tensor_spec', 'TensorSpec', 'safe');
test('a decoder is safe', kind, 'tensorflow', 'tensorflow.io', 'decode_jpeg', 'safe');
test(
  'a function for files inside TensorFlow is ruled',
  kind,
  'tensorflow',
  'tensorflow.python.lib.io.file_io',
  'delete_recursively',
  'ruled',
);
test(
  'a generated operation for files is ruled',
  kind,
  'tensorflow',
  'tensorflow.python.ops.gen_io_ops',
  'write_file',
  'ruled',
);
test('a profiler is ruled', kind, 'tensorflow', 'tensorflow.profiler.experimental', 'start', 'ruled');
