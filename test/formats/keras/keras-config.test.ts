/** Keras configurations from their text to the finding: code and gadgets in every position, and honest ones in silence. */
import test from 'ava';
import fc from 'fast-check';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { isRecognised } from '../../../src/recognise.ts';
import { op, reducePickle } from '../../support/assembler.ts';
import { inFull } from '../../support/in-full.ts';
import { MARSHALLED_LAMBDAS, SMALL_LAMBDA } from '../../support/marshalled-lambdas.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

const CODE = MARSHALLED_LAMBDAS['3.11'] ?? '';

type Config = Record<string, unknown>;
const object = (className: string, config: unknown, rest: Config = {}): Config => ({
  class_name: className,
  config,
  ...rest,
});
const dense = object('Dense', { units: 4, activation: 'relu' }, { module: 'keras.layers', registered_name: null });
const model = (...layers: readonly Config[]) =>
  object('Sequential', { name: 'sequential', layers: [dense, ...layers] }, { module: 'keras', registered_name: null });

const oldLambda = object('Lambda', { function: [CODE, null, null], function_type: 'lambda', arguments: {} });
const newLambda = object('Lambda', { function: object('__lambda__', { code: CODE, defaults: null, closure: null }) });
const byValue = object('__lambda__', { value: [SMALL_LAMBDA, null, null] });

const lambda = test.macro(async (t, config: unknown, at: string) => {
  t.deepEqual(await findingLines(JSON.stringify(config), 'model.json'), [
    `critical keras/lambda model.json${at === '' ? '' : `#${at}`}`,
  ]);
});

test('Keras 2: a Lambda layer', lambda, model(oldLambda), '/config/layers/1');
test('Keras 3: a Lambda layer', lambda, model(newLambda), '/config/layers/1');
test(
  'a Lambda as text',
  lambda,
  model(object('Lambda', { function: CODE, function_type: 'lambda' })),
  '/config/layers/1',
);
test(
  'the output shape of a Lambda',
  lambda,
  model(object('Lambda', { function: 'f', output_shape: [CODE, null, null], output_shape_type: 'lambda' })),
  '/config/layers/1',
);
test(
  'the mask of a Lambda',
  lambda,
  model(object('Lambda', { function: 'f', mask: [CODE, null, null] })),
  '/config/layers/1',
);
test(
  'a Lambda under a registered name',
  lambda,
  model(
    object(
      'Custom>Lambda',
      { function: [CODE, null, null], function_type: 'lambda' },
      { registered_name: 'Custom>Lambda' },
    ),
  ),
  '/config/layers/1',
);
test('a model in a model', lambda, model(model(model(newLambda))), '/config/layers/1/config/layers/1/config/layers/1');
test('a wrapper', lambda, model(object('TimeDistributed', { layer: oldLambda })), '/config/layers/1/config/layer');
test(
  'a cell of a recurrent layer',
  lambda,
  model(object('RNN', { cell: object('StackedRNNCells', { cells: [newLambda] }) })),
  '/config/layers/1/config/cell/config/cells/0',
);
test('an activation', lambda, model(object('Dense', { activation: byValue })), '/config/layers/1');
test('an initializer', lambda, model(object('Dense', { kernel_initializer: byValue })), '/config/layers/1');
test('a loss', lambda, { ...model(), compile_config: { loss: byValue, metrics: [] } }, '');
test(
  'a metric',
  lambda,
  { ...model(), compile_config: { metrics: [object('MeanMetricWrapper', { fn: byValue })] } },
  '/compile_config/metrics/0',
);
test(
  'code in a place that nobody knows',
  lambda,
  model(object('Mine', { extra: { deep: [['x', CODE]] } })),
  '/config/layers/1',
);
test(
  'code that is no code',
  lambda,
  model(object('Lambda', { function: object('__lambda__', { code: 'bm90aGluZw==' }) })),
  '/config/layers/1',
);
test('several documents', lambda, model(newLambda), '/config/layers/1');

test('what the code names is shown', async (t) => {
  const { findings } = await judgeBytes(JSON.stringify(model(newLambda)), 'model.json');
  t.is(findings[0]?.call, "keras.__lambda__(<lambda>: names __import__, system; constants 'os', 'echo harmless')");
});

const finding = test.macro(async (t, config: unknown, expected: readonly string[]) => {
  t.deepEqual(
    await findingLines(JSON.stringify(config), 'config.json'),
    expected.map((line) => `${line} config.json#/config/layers/1`),
  );
});
const fn = (module: string, name: string, rest: Config = {}) =>
  object('function', name, { module, registered_name: name, ...rest });

test(
  'CVE-2025-1550: a function of any module',
  finding,
  model(fn('os', 'system', { inbound_nodes: [{ args: ['echo harmless'], kwargs: {} }] })),
  ['critical python/os/process-execution'],
);
test('CVE-2025-1550: only named', finding, model(object('Lambda', { function: fn('subprocess', 'Popen') })), [
  'critical python/subprocess/process-execution',
]);
test('a function of builtins', finding, model(object('Lambda', { function: fn('builtins', 'eval') })), [
  'critical python/builtins/code-execution',
]);
test('a class of any module', finding, model(object('Popen', { args: 'echo harmless' }, { module: 'subprocess' })), [
  'critical python/subprocess/process-execution',
]);
test('CVE-2025-8747: a download', finding, model(fn('keras.utils', 'get_file', { inbound_nodes: [{ args: ['x'] }] })), [
  'high keras/download',
]);
test('CVE-2025-8747: by the path of its module', finding, model(fn('keras.src.utils.file_utils', 'get_file')), [
  'high keras/download',
]);
test('CVE-2025-8747: by another name of Keras', finding, model(fn('tensorflow.keras.utils', 'get_file')), [
  'high keras/download',
]);
test('CVE-2025-9906: the safe mode', finding, model(fn('keras.config', 'enable_unsafe_deserialization')), [
  'critical keras/safe-mode',
]);
test('an internal function of Keras', finding, model(fn('keras.src.utils.io_utils', 'ask_to_proceed_with_overwrite')), [
  'high keras/internal-function',
]);
test('loading another model', finding, model(fn('keras.models', 'load_model')), ['high keras/load-model']);
test(
  'CVE-2026-1462: a SavedModel beside',
  finding,
  model(object('TFSMLayer', { filepath: '/tmp/x' }, { module: 'keras.layers' })),
  ['high keras/load-model'],
);
test(
  'CVE-2025-12058: a vocabulary by path',
  finding,
  model(object('StringLookup', { vocabulary: '/etc/passwd' }, { module: 'keras.layers' })),
  ['high tensorflow/gfile-read'],
);
test(
  'CVE-2025-12058: a vocabulary by address',
  finding,
  model(object('TextVectorization', { vocabulary: 'http://example.org/x' })),
  ['high tensorflow/gfile-read'],
);
test('a vocabulary beside the model', finding, model(object('StringLookup', { vocabulary: 'words.txt' })), [
  'medium keras/vocabulary-beside',
]);
test('a TensorFlow function as a layer', finding, model(object('TFOpLambda', { function: 'io.write_file' })), [
  'high tensorflow/io-write',
]);
test(
  'a TensorFlow node as a layer',
  finding,
  model(object('TensorFlowOpLayer', { node_def: '{"name": "x", "op": "WriteFile"}' })),
  ['high tensorflow/write-file'],
);
test('a class of an unknown package', finding, model(object('Layer', {}, { module: 'somewhere.layers' })), [
  'medium pickle/unknown-call',
]);
const called = { inbound_nodes: [{ args: ['x'], kwargs: {} }] };
test('a name of the public interface that walks: a function', finding, model(fn('keras', 'utils.get_file', called)), [
  'high keras/download',
]);
test(
  'a name of the public interface that walks: the safe mode',
  finding,
  model(fn('keras', 'config.enable_unsafe_deserialization', called)),
  ['critical keras/safe-mode'],
);
test(
  'a name of the public interface that walks: a class',
  finding,
  model(object('saving.load_model', { filepath: 'x' }, { module: 'keras' })),
  ['high keras/load-model'],
);
test('a name with a path and no module', finding, model(object('os.system', { command: 'echo harmless' })), [
  'high keras/internal-function',
]);
test(
  'a registered name that the module has where it lacks the class',
  finding,
  model(object('Nope', { origin: 'x' }, { module: 'keras.src.utils.file_utils', registered_name: 'get_file' })),
  ['medium unknown-operator/other-ecosystem', 'high keras/download'],
);
test(
  'a registered name behind a value that has a module',
  finding,
  model(object('TensorShape', {}, { module: 'subprocess', registered_name: 'Popen' })),
  ['critical python/subprocess/process-execution'],
);
test(
  'a registered name behind a type specification',
  finding,
  model(object('__typespec__', [], { spec_name: 'Popen', module: 'subprocess', registered_name: null })),
  ['critical python/subprocess/process-execution'],
);
test('tf_keras', finding, model(fn('tf_keras.src.utils.data_utils', 'get_file', called)), ['high keras/download']);
test('KerasHub: a preset', finding, model(fn('keras_hub.src.utils.preset_utils', 'load_config', called)), [
  'high keras/internal-function',
]);
test(
  'KerasHub: a tokenizer that reads a path',
  finding,
  model(object('SentencePieceTokenizer', { proto: '/etc/passwd' }, { module: 'keras_hub.tokenizers' })),
  ['high tensorflow/gfile-read'],
);
test(
  'an application that loads weights',
  finding,
  model(object('ResNet50', { weights: '/tmp/x.h5' }, { module: 'keras.applications' })),
  ['high keras/application'],
);
test(
  'a file of TensorFlow',
  finding,
  model(object('FileIO', { name: '/tmp/x', mode: 'w' }, { module: 'tensorflow.python.lib.io.file_io' })),
  ['high tensorflow/file-object'],
);
test(
  'TensorFlow Hub: a layer by its address',
  finding,
  model(object('KerasLayer', { handle: 'https://example.org' })),
  ['medium tensorflow/hub-layer'],
);
test('TensorFlow Hub: a function', finding, model(fn('tensorflow_hub', 'load', called)), [
  'high tensorflow/load-hub-module',
]);

const position = test.macro(async (t, config: unknown, at: string) => {
  const lines = await findingLines(JSON.stringify(config), 'config.json');
  t.deepEqual(lines, [`critical keras/lambda config.json${at}`]);
});
test(
  'Bidirectional: the layer that runs backwards',
  position,
  model(object('Bidirectional', { layer: object('LSTM', { units: 3 }), backward_layer: newLambda })),
  '#/config/layers/1/config/backward_layer',
);
test(
  'RNN: a list of cells',
  position,
  model(object('RNN', { cell: [object('LSTMCell', {}), newLambda] })),
  '#/config/layers/1/config/cell/1',
);
test('a build configuration', position, { ...model(), build_config: { shapes: newLambda } }, '#/build_config/shapes');
test(
  'a learning rate schedule',
  position,
  { ...model(), compile_config: { optimizer: object('Adam', { learning_rate: object('Mine', { fn: byValue }) }) } },
  '#/compile_config/optimizer/config/learning_rate',
);
test('a regularizer', position, model(object('Dense', { activity_regularizer: byValue })), '#/config/layers/1');
test('a constraint', position, model(object('Dense', { kernel_constraint: byValue })), '#/config/layers/1');
test(
  'an argument of a call',
  position,
  model(object('Dense', {}, { inbound_nodes: [{ args: [], kwargs: { x: newLambda } }] })),
  '#/config/layers/1/inbound_nodes/0/kwargs/x',
);
test(
  'TensorFlow.js',
  position,
  { format: 'layers-model', modelTopology: { model_config: model(newLambda) }, weightsManifest: [] },
  '#/modelTopology/model_config/config/layers/1',
);
test(
  'behind three thousand layers of one class',
  position,
  model(...Array.from({ length: 3000 }, (_, units) => object('Dense', { units })), newLambda),
  '#/config/layers/3001',
);
test(
  'behind a vocabulary, whose words are not kept',
  position,
  model(object('StringLookup', { vocabulary: Array.from({ length: 500 }, (_, word) => `w${word}`) }), {
    ...newLambda,
    x: [...Array(50).keys()],
  }),
  '#/config/layers/2',
);
test(
  'code deep in a list of words',
  position,
  model(object('Mine', { words: [...Array.from({ length: 500 }, (_, word) => `w${word}`), CODE] })),
  '#/config/layers/1',
);

test('a path behind as many names of files beside the model', async (t) => {
  const lookups = Array.from({ length: 500 }, (_, at) => object('StringLookup', { vocabulary: `v${at}.txt` }));
  const text = JSON.stringify(model(...lookups, object('StringLookup', { vocabulary: '/etc/passwd' })));
  const lines = await findingLines(text, 'config.json');
  t.deepEqual(
    lines.filter((line) => line.startsWith('high')),
    ['high tensorflow/gfile-read config.json#/config/layers/501'],
  );
});

test('both values of a key that stands twice', async (t) => {
  const twice =
    '{"class_name": "Dense", "config": {}, "module": "subprocess", "class_name": "Popen", "module": "keras.layers"}';
  const lines = await findingLines(twice, 'config.json');
  t.deepEqual([...new Set(lines)].sort(), [
    'critical python/subprocess/process-execution config.json',
    'high anomaly/double-key config.json',
  ]);
});

test('CVE-2025-49655: the pickle inside a wrapped torch module', async (t) => {
  const pickle = Buffer.from(reducePickle('posix', 'system', 'echo harmless')).toString('base64');
  const text = JSON.stringify(model(object('TorchModuleWrapper', { module: pickle }, { module: 'keras.layers' })));
  // By Keras, and by whoever else decodes what stands in the text.
  t.deepEqual(await findingLines(text, 'config.json'), [
    `critical python/posix/process-execution config.json!base64@${text.indexOf(pickle)}`,
    'critical python/posix/process-execution config.json#/config/layers/1/config/module',
  ]);
});

const wrapped = (text: unknown) =>
  JSON.stringify(model(object('TorchModuleWrapper', { module: text }, { module: 'keras.layers' })));
const PICKLE = Buffer.from(reducePickle('posix', 'system', 'echo harmless')).toString('base64');
const SPELLINGS: readonly (readonly [name: string, text: string])[] = [
  ['an underscore first', `_${PICKLE}`],
  ['a minus inside', `${PICKLE.slice(0, 10)}-${PICKLE.slice(10)}`],
  ['a pad first', `=${PICKLE}`],
  ['a pad inside', `${PICKLE.slice(0, 5)}=${PICKLE.slice(5)}`],
  ['blanks', [...PICKLE].join(' ')],
  ['behind a padded group, as newer Pythons read on', `${PICKLE.slice(0, 2)}==${PICKLE.slice(2)}`],
];
test('a wrapped torch module that is no text cannot be examined', async (t) => {
  for (const module of [[PICKLE], { value: PICKLE }, 1]) {
    const lines = await findingLines(wrapped(module), 'config.json');
    t.true(lines.some((line) => line.startsWith('high unexaminable/malformed config.json#/config/layers/1')));
  }
});
for (const [name, text] of SPELLINGS) {
  test(`a wrapped torch module: ${name}`, async (t) => {
    const lines = await findingLines(wrapped(text), 'config.json');
    t.true(lines.includes('critical python/posix/process-execution config.json#/config/layers/1/config/module'));
  });
}

test('a wrapped torch module that is no base64 is not examined', async (t) => {
  const { findings } = await judgeBytes(wrapped('YWJjZ'), 'config.json');
  t.true(findings.some(({ rule }) => rule === 'unexaminable/malformed'));
});

test('Keras 2.0: marshalled code as text', async (t) => {
  const code = Buffer.from(SMALL_LAMBDA, 'base64').toString('latin1');
  const { findings } = await judgeBytes(JSON.stringify(model(object('Custom', { function: code }))), 'model.json');
  t.true(findings.some(({ rule, call }) => rule === 'keras/lambda' && call?.includes('<lambda>') === true));
});

test('a node of a graph as bytes', async (t) => {
  const node = Buffer.concat([
    Buffer.from([0x0a, 1]),
    Buffer.from('x'),
    Buffer.from([0x12, 9]),
    Buffer.from('WriteFile'),
  ]);
  const text = JSON.stringify(model(object('TensorFlowOpLayer', { node_def: node.toString() })));
  t.deepEqual(await findingLines(text, 'config.json'), [
    'high tensorflow/write-file config.json#/config/layers/1/config/node_def#/x',
  ]);
});

const silent = test.macro(async (t, config: unknown) => {
  const { status, formats } = await judgeBytes(JSON.stringify(config), 'config.json');
  t.deepEqual([status, formats], ['clean', ['keras-config']]);
});

test('a plain model is silent', silent, model(dense));
test(
  'a registered class is silent',
  silent,
  model(object('Mine', {}, { module: null, registered_name: 'package>Mine' })),
);
test(
  'a registered function is silent',
  silent,
  model(object('Dense', { activation: fn('builtins', 'my_activation') })),
);
test('a Lambda by name is silent', silent, model(object('Lambda', { function: 'relu', function_type: 'function' })));
test(
  'an output shape is no code',
  silent,
  model(object('Lambda', { function: 'f', output_shape: ['a', 1], output_shape_type: 'raw' })),
);
test(
  'a vocabulary as a list is silent',
  silent,
  model(object('StringLookup', { vocabulary: ['a', '/b', 'http://c'] })),
);
test(
  'a type specification is silent',
  silent,
  model(
    object('__typespec__', [[null, 4], 'float32'], {
      spec_name: 'TensorSpec',
      module: 'tensorflow.python.framework.tensor_spec',
      registered_name: null,
    }),
  ),
);
test(
  'an operation of Keras is silent',
  silent,
  model(object('Add', { name: 'add' }, { module: 'keras.src.ops.numpy', registered_name: 'Add' })),
);
test('values are silent', silent, model(object('__numpy__', { value: [1], dtype: 'float32' })));

test(
  'what prepares the images of a network is silent',
  silent,
  model(object('Lambda', { function: fn('keras.applications.mobilenet_v2', 'preprocess_input') })),
);
test(
  'a backbone of KerasHub is silent',
  silent,
  object(
    'BertBackbone',
    { vocabulary_size: 30522, dtype: object('DTypePolicy', { name: 'float32' }, { module: 'keras' }) },
    { module: 'keras_hub.src.models.bert.bert_backbone', registered_name: 'keras_hub>BertBackbone' },
  ),
);
test(
  'the message of a tokenizer is silent',
  silent,
  model(object('SentencePieceTokenizer', { proto: 'YWJjZGVm' }, { module: 'keras_hub.tokenizers' })),
);
test(
  'an activation of KerasNLP is silent',
  silent,
  model(object('Dense', { activation: fn('keras_nlp.src.utils.keras_utils', 'gelu_approximate') })),
);
test(
  'a quantized policy is silent',
  silent,
  model(
    object('Dense', { dtype: object('QuantizedDTypePolicy', { mode: 'int8' }, { module: 'keras.dtype_policies' }) }),
  ),
);

const encoded = test.macro(async (t, content: Uint8Array | string) => {
  t.deepEqual(await findingLines(content, 'config.json'), ['critical keras/lambda config.json#/config/layers/1']);
});
const text = JSON.stringify(model(newLambda));
const escapeAll = (plain: string) =>
  plain.replace(/[a-z_]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

test('UTF-16', encoded, Buffer.from(`\ufeff${text}`, 'utf16le'));
test('UTF-16 without a mark, big-endian', encoded, Buffer.from(text, 'utf16le').swap16());
test('UTF-8 with a mark', encoded, `\ufeff${text}`);
test(
  'keys and values in escapes',
  encoded,
  text.replace(/"(class_name|config|__lambda__|code)"/g, (_all, word: string) => `"${escapeAll(word)}"`),
);
test('behind white space', encoded, ' '.repeat(100_000) + text);
test('behind a long list', encoded, text.replace('{', `{"a": [${'1,'.repeat(500_000)}1],`));

const notRecognised = test.macro((t, content: string, name: string) =>
  t.false(isRecognised(memorySource(Buffer.from(content)), name)),
);

test('package.json is none', notRecognised, '{"name": "x", "config": {"a": 1}, "dependencies": {}}', 'package.json');
test('labels are none', notRecognised, '[{"class_name": "dog"}, {"class_name": "cat"}]', 'labels.json');
test(
  'a configuration of transformers is none',
  notRecognised,
  '{"architectures": ["BertModel"], "hidden_size": 768}',
  'config.json',
);
test(
  'a list of objects that only speak of a class is none',
  notRecognised,
  '{"openapi": "3.0.0", "className": "x", "config": 1}',
  'openapi.json',
);
test('code that speaks of both keys is none', notRecognised, 'x = {"class_name": 1, "config": 2}', 'x.py');

test('broken JSON that shows no object is silent', async (t) => {
  const { status } = await judgeBytes('{"class_name": ?, "config": {}}', 'config.json');
  t.is(status, 'not-a-model');
});

test('broken JSON behind an object is reported', async (t) => {
  t.deepEqual(await findingLines(`${JSON.stringify(model(dense))} ?`, 'config.json'), [
    'high unexaminable/malformed config.json',
  ]);
});

test('any change and any cut ends in evidence', async (t) => {
  const whole = Buffer.from(
    JSON.stringify(
      model(oldLambda, newLambda, object('TorchModuleWrapper', { module: Buffer.from(op.STOP).toString('base64') })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: whole.length }),
      fc.nat({ max: whole.length - 1 }),
      fc.nat({ max: 255 }),
      async (cut, at, byte) => {
        const changed = Buffer.from(whole.subarray(0, cut));
        if (at < changed.length) changed[at] = byte;
        await scanBytes(changed, 'config.json');
      },
    ),
    { numRuns: runs(500) },
  );
  t.pass();
});

inFull('a text of escapes without end is read in one piece', async (t) => {
  const text = JSON.stringify(model(object('Mine', { note: '\n'.repeat(1_000_000) }), newLambda));
  t.deepEqual(await findingLines(text, 'config.json'), ['critical keras/lambda config.json#/config/layers/2']);
});

test('names without end are a limit', async (t) => {
  const text = JSON.stringify(model(...Array.from({ length: 10_000 }, (_, at) => object(`Layer${at}`, {}))));
  t.deepEqual(await findingLines(text, 'config.json'), ['high unexaminable/limit config.json']);
});

inFull('keys without end are a limit', async (t) => {
  const keys = Array.from({ length: 300_000 }, (_, at) => `"k${at}": 1`).join();
  const lines = await findingLines(`{"class_name": "A", "config": {${keys}}}`, 'config.json');
  t.deepEqual(lines, ['high unexaminable/limit config.json']);
});

inFull('a text that is too long is reported, wherever the object stands', async (t) => {
  const lines = await findingLines(' '.repeat(33 * 1024 * 1024) + text, 'config.json');
  t.deepEqual(lines, ['high unexaminable/limit config.json']);
});

test('objects inside each other without end are a limit', async (t) => {
  const lines = await findingLines('{"class_name": "A", "config": '.repeat(100_000), 'config.json');
  t.deepEqual(lines, ['high unexaminable/limit config.json']);
});
