/** Models that the real Keras and TensorFlow saved: every kind in every form passes in silence, a Lambda or a file operation in it does not. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { demanded, pythonsWith, runPython } from '../support/python.ts';
import { judgeBytes } from '../support/scanned.ts';

const PRELUDE = `
import os
os.environ['KERAS_BACKEND'] = 'tensorflow'
os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
import keras, numpy as np, tensorflow as tf
from keras import layers
def save(name, *parts, compile=None):
    model = parts[0] if isinstance(parts[0], keras.Model) else keras.Sequential(list(parts))
    if compile: model.compile(**compile)
    model.save(name + '.keras')
    model.save(name + '.h5')
    open(name + '.json', 'w').write(model.to_json())
    return model
`;

const HONEST = `${PRELUDE}
import inspect, json
dense = save('dense', layers.Input((4,)), layers.Dense(8, 'relu'), layers.BatchNormalization(), layers.Dense(3, 'softmax'),
    compile=dict(optimizer=keras.optimizers.SGD(keras.optimizers.schedules.ExponentialDecay(.1, 10, .9)),
        loss=keras.losses.Huber(), metrics=['accuracy', keras.metrics.AUC()]))
a = layers.Input((8, 8, 3))
b = layers.Conv2D(4, 3, kernel_regularizer=keras.regularizers.L2(1e-4), kernel_initializer='he_normal')(a)
c = keras.ops.relu(layers.Add()([b, layers.Conv2D(4, 3)(a)])) + 1.0
save('functional', keras.Model(a, layers.Dense(2, activation=keras.activations.gelu)(layers.GlobalAveragePooling2D()(c))))
save('recurrent', layers.Input((None,)), layers.Embedding(100, 8, mask_zero=True),
    layers.Bidirectional(layers.LSTM(4, return_sequences=True)), layers.TimeDistributed(layers.Dense(2)),
    layers.RNN(layers.StackedRNNCells([layers.GRUCell(3), layers.LSTMCell(3)])))
words = layers.TextVectorization(max_tokens=100)
words.adapt(['a b c', 'd e f'])
text = save('text', layers.Input((1,), dtype='string'), words)
save('lookup', layers.Input((1,), dtype='string'), layers.StringLookup(vocabulary=['x', '/y', 'http://z']))
save('nested', layers.Input((4,)), keras.Sequential([layers.Input((4,)), layers.Dense(4)]), layers.Dense(1))
@keras.saving.register_keras_serializable('my_package')
class Mine(layers.Dense): pass
@keras.saving.register_keras_serializable('my_package')
def my_activation(x): return x
save('registered', layers.Input((4,)), Mine(3, activation=my_activation))
def named(x): return x * 2
save('named', layers.Input((4,)), layers.Lambda(named), layers.Lambda(keras.activations.relu))
every = []
for name in dir(layers):
    # Those that wrap another library's module load that library into this process, which not every pair survives.
    if not inspect.isclass(getattr(layers, name)) or name in ('TorchModuleWrapper', 'JaxLayer', 'FlaxLayer'): continue
    for arguments in (), (2,), (2, 2), (layers.Dense(2),), (layers.LSTM(2),), (layers.GRUCell(2),), (.5,), (.5, .5), ((1, 2),):
        try:
            layer = getattr(layers, name)(*arguments)
            every.append(keras.saving.serialize_keras_object(layer))
            break
        except Exception: pass
assert len(every) > 120, len(every)
json.dump({'layers': every}, open('every_layer.json', 'w'))
dense.export('exported', verbose=False)
text.export('exported_text', verbose=False)
class Module(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec([None, 4])])
    def f(self, x): return tf.where(x > 0, x, 0) + tf.random.uniform(tf.shape(x))
tf.saved_model.save(Module(), 'module')
definition = Module().f.get_concrete_function().graph.as_graph_def()
open('frozen.pb', 'wb').write(definition.SerializeToString())
open('frozen.pbtxt', 'w').write(str(definition))
with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    session.run(tf.compat.v1.get_variable('v', [2]).initializer)
    tf.compat.v1.train.Saver().save(session, 'first')
`;

import { inFull } from '../support/in-full.ts';

const MALICIOUS = `${PRELUDE}
code = lambda x: (__import__('os').system('echo harmless > /dev/null'), x)[1]
save('lambda', layers.Input((4,)), layers.Dense(4), layers.Lambda(code))
save('nested', layers.Input((4,)), keras.Sequential([layers.Input((4,)), layers.Lambda(code)]))
save('activation', layers.Input((4,)), layers.Dense(3, activation=code))
save('wrapped', layers.Input((4, 4)), layers.TimeDistributed(layers.Lambda(code)))
class Module(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec([None])])
    def f(self, x):
        tf.io.write_file('harmless.txt', 'harmless')
        return x
tf.saved_model.save(Module(), 'module')
definition = Module().f.get_concrete_function().graph.as_graph_def()
open('frozen.pb', 'wb').write(definition.SerializeToString())
open('frozen.pbtxt', 'w').write(str(definition))
`;

/** Files of models, not their variables and fingerprints. */
const MODEL = /\.(?:keras|h5|json|pbtxt|meta)$|(?:saved_model|frozen)\.pb$/;

/** The tensors of a checkpoint by name: a format of its own, which cannot run code. */
const INDEX = /\.index$/;

function saved(t: ExecutionContext, python: string, script: string): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  // From a file: Keras shows the source of a lambda that it saves.
  writeFileSync(path.join(folder, 'make.py'), script);
  runPython(python, "import runpy; runpy.run_path('make.py', run_name='__main__')", [], folder);
  rmSync(path.join(folder, 'make.py'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  return files.filter((file) => statSync(file).isFile()).sort();
}

const honest = test.macro(async (t, python: string) => {
  t.timeout(300_000);
  const files = saved(t, python, HONEST);
  t.true(files.filter((file) => MODEL.test(file)).length >= 29);
  for (const file of files) {
    const { status, findings } = await judgeBytes(readFileSync(file), path.basename(file));
    t.is(status, MODEL.test(file) || INDEX.test(file) ? 'clean' : 'not-a-model', `${file} ${JSON.stringify(findings)}`);
  }
});

const EXPECTED: Readonly<Record<string, string>> = {
  lambda: '/config/layers/2',
  nested: '/config/layers/1/config/layers/1',
  activation: '/config/layers/1',
  wrapped: '/config/layers/1/config/layer',
};

const malicious = test.macro(async (t, python: string) => {
  t.timeout(300_000);
  const files = saved(t, python, MALICIOUS).filter((file) => MODEL.test(file));
  t.is(files.length, 15);
  for (const file of files) {
    const name = path.basename(file);
    const { status, findings } = await judgeBytes(readFileSync(file), name);
    const place = EXPECTED[name.replace(/\..*$/, '')];
    t.is(status, 'rejected', name);
    if (place === undefined) t.is(findings[0]?.rule, 'tensorflow/write-file', name);
    else
      t.true(
        findings[0]?.rule === 'keras/lambda' && findings[0].source.endsWith(`#${place}`),
        JSON.stringify(findings),
      );
  }
});

const pythons = pythonsWith('keras', 'tensorflow');
if (pythons.length === 0) {
  test('the real Keras', (t) => {
    t.log('skipped: no python with keras and tensorflow');
    t.false(demanded('keras', 'tensorflow-cpu'), 'MODEL_CHECK_TEST_FULL=1 demands keras and tensorflow');
  });
}
for (const python of pythons) {
  inFull(`${python}: honest models of every kind`, honest, python);
  inFull(`${python}: malicious models`, malicious, python);
}
