/** TensorFlow graphs from their bytes or text to the finding: operations in every place and shape that protobuf allows. */
import test from 'ava';
import fc from 'fast-check';
import { tensorflowGraph, tensorflowText } from '../../../src/formats/tensorflow/tensorflow-graph.ts';
import { MARSHALLED_LAMBDAS } from '../../support/marshalled-lambdas.ts';
import { field, group, varint, varintField } from '../../support/protobuf.ts';
import { recognises } from '../../support/recognises.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

// NodeDef: name = 1, op = 2, input = 3, attr = 5 (key = 1, value = 2).
const node = (name: string, operation: string, ...rest: readonly Uint8Array[]) =>
  Buffer.concat([field(1, name), field(2, operation), ...rest]);
const input = (name: string) => field(3, name);
const attribute = (key: string, value: Uint8Array) => field(5, field(1, key), field(2, value));
// AttrValue.tensor = 8, TensorProto.string_val = 8, AttrValue.s = 2.
const constant = (name: string, text: string) =>
  node(name, 'Const', attribute('value', field(8, varintField(1, 7), field(8, text))));

const graph = (...nodes: readonly Uint8Array[]) => Buffer.concat(nodes.map((one) => field(1, one)));
const functionOf = (name: string, ...nodes: readonly Uint8Array[]) =>
  Buffer.concat([field(1, field(1, name)), ...nodes.map((one) => field(3, one))]);
const library = (...functions: readonly Uint8Array[]) => field(2, ...functions.map((one) => field(1, one)));
const metaGraph = (...graphs: readonly Uint8Array[]) => Buffer.concat(graphs.map((one) => field(2, one)));
const savedModel = (...metaGraphs: readonly Uint8Array[]) =>
  Buffer.concat([varintField(1, 1), ...metaGraphs.map((one) => field(2, one))]);

const plain = graph(node('x', 'Placeholder'), node('y', 'Identity', input('x')));
const write = node('evil', 'WriteFile', input('path'), input('content'));

const finds = test.macro(async (t, content: Uint8Array | string, place: string, path?: string) => {
  const name = path ?? 'saved_model.pb';
  t.deepEqual(await findingLines(content, name), [`high tensorflow/write-file ${name}#${place}`]);
});

test('a frozen graph', finds, Buffer.concat([plain, graph(write)]), '/evil', 'frozen.pb');
test('a meta graph', finds, metaGraph(Buffer.concat([plain, graph(write)])), '/graph/evil', 'model.meta');
test('a saved model', finds, savedModel(metaGraph(graph(write))), '/graph/evil');
test(
  'a function library',
  finds,
  savedModel(metaGraph(Buffer.concat([plain, library(functionOf('f', write))]))),
  '/library/f/evil',
);
test(
  'the second meta graph',
  finds,
  savedModel(metaGraph(plain), metaGraph(graph(write))),
  '/meta_graphs/1/graph/evil',
);
test(
  'a graph in two pieces, as protobuf merges them',
  finds,
  savedModel(metaGraph(plain, graph(write))),
  '/graph/evil',
);
test(
  'a library in two pieces',
  finds,
  savedModel(metaGraph(plain, library(functionOf('f')), library(functionOf('g', write)))),
  '/library/g/evil',
);
test(
  'behind unknown fields and groups',
  finds,
  Buffer.concat([
    varintField(99, 5),
    group(77, group(78, field(3, 'x'))),
    savedModel(metaGraph(Buffer.concat([group(9), graph(write)]))),
  ]),
  '/graph/evil',
);
test(
  'with numbers longer than they need be',
  finds,
  Buffer.concat([Buffer.from([0x8a, 0x80, 0]), varint(write.length), write, plain]),
  '/evil',
  'frozen.pb',
);
test('an operation that is named twice', finds, graph(Buffer.concat([field(2, 'NoOp'), write])), '/evil', 'frozen.pb');
test(
  'an operation that is renamed behind',
  finds,
  graph(Buffer.concat([write, field(2, 'NoOp')])),
  '/evil',
  'frozen.pb',
);

test('constants are shown where they are handed over', async (t) => {
  const content = graph(write, constant('path', '/tmp/x'), constant('content', 'harmless'));
  const { findings } = await judgeBytes(content, 'frozen.pb');
  t.is(findings[0]?.call, "tensorflow.raw_ops.WriteFile('/tmp/x', 'harmless')");
});

const severity = test.macro(async (t, nodes: readonly Uint8Array[], expected: readonly string[]) => {
  const lines = await findingLines(graph(...nodes), 'frozen.pb');
  t.deepEqual(
    lines.map((line) => line.split(' frozen')[0]),
    [...expected],
  );
});

for (const operation of ['ReadFile', 'MatchingFiles'])
  test(operation, severity, [node('x', operation)], ['high tensorflow/read-file']);
for (const operation of ['PyFunc', 'PyFuncStateless', 'EagerPyFunc'])
  test(operation, severity, [node('x', operation)], ['high tensorflow/python-function']);
for (const operation of ['SqlDataset', 'RpcCall'])
  test(operation, severity, [node('x', operation)], ['high tensorflow/network']);
test('TFRecordDataset warns', severity, [node('x', 'TFRecordDataset')], ['medium tensorflow/read-records']);
test(
  'PrintV2 into a file',
  severity,
  [node('x', 'PrintV2', attribute('output_stream', field(2, 'file:///tmp/x')))],
  ['high tensorflow/fixed-path'],
);
test('PrintV2 is silent', severity, [node('x', 'PrintV2', attribute('output_stream', field(2, 'stderr')))], []);
test(
  'what every saved model holds is silent',
  severity,
  ['SaveV2', 'RestoreV2', 'ShardedFilename', 'MergeV2Checkpoints'].map((name) => node(name, name)),
  [],
);
test(
  'saving under a name of the graph is silent',
  severity,
  [constant('c', 'model'), node('s', 'SaveV2', input('c'))],
  [],
);
test(
  'saving to a fixed path',
  severity,
  [constant('c', '/tmp/x'), node('s', 'SaveV2', input('c'))],
  ['high tensorflow/fixed-path'],
);
test(
  'merging checkpoints into a fixed path',
  severity,
  [constant('c', '/tmp/x'), node('m', 'MergeV2Checkpoints', input('a'), input('c'))],
  ['high tensorflow/fixed-path'],
);

test(
  'saving to a fixed path that others hand on',
  severity,
  [
    constant('c', '/tmp/x'),
    node('i', 'Identity', input('c')),
    node('j', 'StringJoin', input('i:0'), input('d')),
    node('s', 'SaveV2', input('j')),
  ],
  ['high tensorflow/fixed-path'],
);
test(
  'saving under the name that the caller gives, with a folder behind it, is silent',
  severity,
  [
    constant('part', '_temp_1/part'),
    node('name', 'Placeholder'),
    node('j', 'StringJoin', input('name'), input('part')),
    node('n', 'ShardedFilename', input('j')),
    node('s', 'SaveV2', input('n')),
  ],
  [],
);
test(
  'saving to a fixed path behind thousands of honest ones',
  severity,
  [
    constant('c', '/tmp/x'),
    node('name', 'Placeholder'),
    ...Array.from({ length: 3000 }, (_, at) => node(`s${at}`, 'SaveV2', input('name'))),
    node('evil', 'SaveV2', input('c')),
  ],
  ['high tensorflow/fixed-path'],
);
test(
  'saving to a path that the graph makes of its constants',
  severity,
  [constant('c', 'L3RtcC94'), node('d', 'DecodeBase64', input('c')), node('s', 'SaveV2', input('d'))],
  ['high tensorflow/fixed-path'],
);
test(
  'merging into what the graph makes, of what it made',
  severity,
  [
    node('name', 'Placeholder'),
    node('p', 'Pack', input('name')),
    node('m', 'MergeV2Checkpoints', input('p'), input('name')),
    node('n', 'MergeV2Checkpoints', input('p'), input('p')),
  ],
  ['high tensorflow/fixed-path'],
);
test(
  'a constant whose value stands twice',
  severity,
  [
    node(
      'c',
      'Const',
      ...['model', '/tmp/x'].map((text) => attribute('value', field(8, varintField(1, 7), field(8, text)))),
    ),
    node('s', 'SaveV2', input('c')),
  ],
  ['high tensorflow/fixed-path'],
);
test('saving to what a function is given is silent', async (t) => {
  const signature = field(1, Buffer.concat([field(1, 'save'), field(2, field(1, 'prefix'))]));
  const body = Buffer.concat([signature, field(3, node('s', 'SaveV2', input('prefix')))]);
  t.deepEqual(await findingLines(Buffer.concat([graph(node('x', 'NoOp')), library(body)]), 'frozen.pb'), []);
});
test('a cache of records warns', severity, [node('x', 'CacheDatasetV2')], ['medium tensorflow/read-records']);

const asset = (name: string) =>
  savedModel(Buffer.concat([metaGraph(plain), field(6, field(1, field(1, 'x:0')), field(2, name))]));

test('an asset outside the folder of the model', async (t) => {
  const expected = ['high anomaly/path-traversal saved_model.pb'];
  t.deepEqual(await findingLines(asset('../../../etc/passwd'), 'saved_model.pb'), expected);
  t.deepEqual(await findingLines(asset('/etc/passwd'), 'saved_model.pb'), expected);
  t.deepEqual(await findingLines(asset('vocabulary.txt'), 'saved_model.pb'), []);
});

const TEXT = `# a comment
node { name: "x" op: "Placeholder" attr { key: "dtype" value { type: DT_FLOAT } } }
OTHER
versions { producer: 1 min_consumer: -1 }
`;
const textual = (other: string) => TEXT.replace('OTHER', other);

for (const [title, operation] of [
  ['by its octal number', String.raw`"\127riteFile"`],
  ['by a number of four digits', String.raw`"\u0057riteFile"`],
  ['by a number of eight digits', String.raw`"\U00000057rite" 'File'`],
  ['by its name', String.raw`"\N{latin capital letter w}rite\N{LATIN CAPITAL LETTER F}ile"`],
])
  test(
    `text, a letter ${title}`,
    finds,
    textual(`node { name: "evil" op: ${operation} }`),
    '/graph/evil',
    'graph.pbtxt',
  );
const inQuotes = 'node { name: "evil" op: "%" }\n"""\n';
test('text in the quotes of a test', async (t) => {
  t.deepEqual(await findingLines(inQuotes.replace('%', 'Add'), 'graph.expect'), []);
  t.deepEqual(await findingLines(inQuotes.replace('%', 'WriteFile'), 'graph.expect'), [
    'high tensorflow/write-file graph.expect#/evil',
  ]);
  const more = `${inQuotes.replace('%', 'Add')}node { name: "x" op: "WriteFile" }`;
  t.deepEqual(await findingLines(more, 'graph.expect'), ['high unexaminable/malformed graph.expect']);
});
test('text', finds, textual('node { name: "evil" op: "WriteFile" }'), '/graph/evil', 'graph.pbtxt');
test(
  'text with other marks',
  finds,
  textual("node: < name: 'evil', op: 'Write' \"File\"; >"),
  '/graph/evil',
  'graph.pbtxt',
);
test(
  'text with escapes',
  finds,
  textual('node { name: "ev\\151l" op: "Write\\x46ile" }'),
  '/graph/evil',
  'graph.pbtxt',
);
test(
  'text with lists',
  finds,
  textual('node: [{ name: "y" op: "NoOp" }, { name: "evil" op: "WriteFile" input: ["a", "b"] }]'),
  '/graph/evil',
  'graph.pbtxt',
);
test(
  'text of a library',
  finds,
  textual('library { function { signature { name: "f" } node_def { name: "evil" op: "WriteFile" } } }'),
  '/library/f/evil',
  'graph.pbtxt',
);
test(
  'text of a saved model',
  finds,
  'saved_model_schema_version: 1 meta_graphs { graph_def { node { name: "evil" op: "WriteFile" } } }',
  '/graph/evil',
  'saved_model.pbtxt',
);
test(
  'text behind a long comment',
  finds,
  `#${' x'.repeat(200_000)}\n${textual('node { name: "evil" op: "WriteFile" }')}`,
  '/graph/evil',
  'graph.pbtxt',
);

const lambdaLayer = JSON.stringify({
  class_name: 'Lambda',
  config: { function: [MARSHALLED_LAMBDAS['3.11'], null, null], function_type: 'lambda' },
});

test('a Lambda in keras_metadata.pb', async (t) => {
  const content = Buffer.concat(
    [1, 2].map((id) =>
      field(
        1,
        varintField(2, id),
        field(3, 'root.layer'),
        field(4, '_tf_keras_layer'),
        field(5, id === 2 ? lambdaLayer : '{}'),
      ),
    ),
  );
  const lines = await findingLines(content, 'keras_metadata.pb');
  t.deepEqual(lines, ['critical keras/lambda keras_metadata.pb#/nodes/1/metadata']);
});

test('a Lambda in the object graph of an old saved model', async (t) => {
  const objects = field(7, field(1, field(4, field(1, '_tf_keras_layer'), field(3, lambdaLayer))));
  const lines = await findingLines(savedModel(Buffer.concat([metaGraph(plain), objects])), 'saved_model.pb');
  t.deepEqual(lines, ['critical keras/lambda saved_model.pb#/nodes/0/metadata']);
});

test('honest graphs are silent', async (t) => {
  for (const content of [plain, metaGraph(plain), savedModel(metaGraph(plain)), textual('')]) {
    const { status } = await judgeBytes(content, 'graph.pb');
    t.is(status, 'clean');
  }
});

const notRecognised = test.macro((t, content: Uint8Array | string) => {
  for (const format of [tensorflowGraph, tensorflowText]) t.false(recognises(format, Buffer.from(content), 'data.pb'));
});

test(
  'an ONNX model is none',
  notRecognised,
  Buffer.concat([
    varintField(1, 8),
    field(2, 'pytorch'),
    field(3, '2.0'),
    field(7, field(1, field(1, 'x'), field(2, 'y'), field(4, 'Conv')), field(2, 'graph')),
  ]),
);
test('zeros are none', notRecognised, Buffer.alloc(10_000));
test('prose is none', notRecognised, '\nnode is a word, and a graph has nodes.\n');
test('a file of Compose is none', notRecognised, 'version: "3"\nservices:\n  web: { image: x }\n');
test('a list of versions is none', notRecognised, 'versions: [1, 2]\nnode: 18\n');
test('text of another schema is none', notRecognised, 'item { id: 1 name: "cat" }\n');
test('a network of Caffe is none', notRecognised, 'name: "LeNet"\nlayer { name: "data" type: "Input" }\n');

test('a graph that is cut is reported', async (t) => {
  const whole = savedModel(metaGraph(Buffer.concat([plain, graph(constant('c', 'x'.repeat(100)))])));
  const lines = await findingLines(whole.subarray(0, whole.length - 50), 'saved_model.pb');
  t.deepEqual(lines, ['high unexaminable/truncated saved_model.pb']);
});

test('a field that no file could hold costs nothing', async (t) => {
  const content = Buffer.concat([plain, Buffer.from([0x0a]), varint(2 ** 40)]);
  t.deepEqual(await findingLines(content, 'saved_model.pb'), ['high unexaminable/truncated saved_model.pb']);
});

test('any change and any cut ends in evidence', async (t) => {
  const files = [
    savedModel(metaGraph(Buffer.concat([plain, library(functionOf('f', write, constant('path', '/x')))]))),
    Buffer.from(textual('node: [{ op: "A" }]')),
  ];
  const position = fc.nat({ max: 500 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      position,
      fc.nat({ max: 255 }),
      fc.option(position),
      async (file, at, byte, cut) => {
        const changed = Buffer.from(cut === null ? file : file.subarray(0, cut % file.length));
        if (changed.length > 0) changed[at % changed.length] = byte;
        await scanBytes(changed, 'saved_model.pb');
      },
    ),
    { numRuns: runs(2000) },
  );
  t.pass();
});

for (const [operation, line] of [
  ['DumpTensor', 'high tensorflow/write-file'],
  ['CalibrationStatisticsSaver', 'high tensorflow/write-file'],
  ['FileSystemSetConfiguration', 'high tensorflow/network'],
  ['RecordInput', 'medium tensorflow/read-records'],
] as const)
  test(`${operation} names a file or a machine in its attributes`, async (t) => {
    t.deepEqual(await findingLines(textual(`node { name: "x" op: "${operation}" }`), 'graph.pbtxt'), [
      `${line} graph.pbtxt#/graph/x`,
    ]);
  });
