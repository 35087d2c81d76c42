/** ONNX models from their bytes to the finding: files of tensors and operators in every place and shape that protobuf allows. */
import test from 'ava';
import fc from 'fast-check';
import { type ByteSource, memorySource } from '../../../src/bytes/byte-source.ts';
import { isRecognised } from '../../../src/recognise.ts';
import { scan } from '../../../src/scan.ts';
import { inFull } from '../../support/in-full.ts';
import { field, group, varint, varintField } from '../../support/protobuf.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

// StringStringEntryProto: key = 1, value = 2. TensorProto: name = 8, raw_data = 9, external_data = 13, data_location = 14.
const entry = (key: string, value: string) => field(13, field(1, key), field(2, value));
const tensor = (name: string, ...rest: readonly Uint8Array[]) =>
  Buffer.concat([varintField(1, 4), varintField(2, 1), field(8, name), ...rest]);
const kept = (name: string, location: string) => tensor(name, entry('location', location), varintField(14, 1));
// NodeProto: input = 1, output = 2, name = 3, op_type = 4, attribute = 5, domain = 7.
const node = (name: string, operation: string, domain = '', ...rest: readonly Uint8Array[]) =>
  Buffer.concat([
    ...[field(1, 'x'), field(2, 'y'), field(3, name), field(4, operation)],
    ...(domain === '' ? [] : [field(7, domain)]),
    ...rest,
  ]);
const attribute = (name: string, ...content: readonly Uint8Array[]) => field(5, field(1, name), ...content);
const graph = (...parts: readonly Uint8Array[]) => Buffer.concat([...parts, field(2, 'main')]);
const nodes = (...all: readonly Uint8Array[]) => Buffer.concat(all.map((one) => field(1, one)));
const initializer = (one: Uint8Array) => field(5, one);
const model = (graphOfIt: Uint8Array, ...rest: readonly Uint8Array[]) =>
  Buffer.concat([
    ...[varintField(1, 8), field(2, 'pytorch'), field(3, '2.4'), field(7, graphOfIt), field(8, varintField(2, 17))],
    ...rest,
  ]);

const conv = node('conv', 'Conv');
const EVIL = kept('w', '../../etc/passwd');
const RULE = 'high onnx/external-data';

const finds = test.macro(async (t, content: Uint8Array, place: string, path?: string) => {
  const name = path ?? 'model.onnx';
  t.deepEqual(await findingLines(content, name), [`${RULE} ${name}#${place}`]);
});

test('an initializer', finds, model(graph(nodes(conv), initializer(EVIL))), '/graph/w');
test('a sparse initializer', finds, model(graph(nodes(conv), field(15, field(2, EVIL)))), '/graph/w');
test(
  'a constant',
  finds,
  model(graph(nodes(node('c', 'Constant', '', attribute('value', field(5, EVIL)))))),
  '/graph/c/value/w',
);
test(
  'one tensor of several in an attribute',
  finds,
  model(graph(nodes(node('c', 'Op', '', attribute('values', field(10, tensor('a')), field(10, EVIL)))))),
  '/graph/c/values/w',
);
test(
  'a sparse tensor in an attribute',
  finds,
  model(graph(nodes(node('c', 'Constant', '', attribute('sparse_value', field(22, field(1, EVIL))))))),
  '/graph/c/sparse_value/w',
);
for (const [number, name] of [
  [6, 'a branch'],
  [11, 'one graph of several'],
] as const) {
  const inner = graph(nodes(conv), initializer(EVIL));
  test(
    name,
    finds,
    model(graph(nodes(node('if', 'If', '', attribute('then_branch', field(number, inner)))))),
    '/graph/if/then_branch/w',
  );
}
test(
  'a function of the model',
  finds,
  model(
    graph(nodes(conv)),
    field(
      25,
      field(1, 'f'),
      field(10, 'mine'),
      field(7, node('c', 'Constant', '', attribute('value', field(5, EVIL)))),
    ),
  ),
  '/functions/f/c/value/w',
);
test('a graph of training', finds, model(graph(nodes(conv)), field(20, field(2, initializer(EVIL)))), '/training/w');
test('a graph in two pieces', finds, model(graph(nodes(conv)), field(7, initializer(EVIL))), '/graph/w');
test(
  'a tensor that does not say that it lies elsewhere',
  finds,
  model(graph(nodes(conv), initializer(tensor('w', entry('location', '/etc/passwd'))))),
  '/graph/w',
);
test(
  'a location in front of its tensor',
  finds,
  model(graph(nodes(conv), initializer(Buffer.concat([entry('location', '/x'), tensor('w')])))),
  '/graph/w',
);
test(
  'a key behind its value, and twice',
  finds,
  model(
    graph(nodes(conv), initializer(tensor('w', field(13, field(2, '/x'), field(1, 'offset'), field(1, 'location'))))),
  ),
  '/graph/w',
);
test(
  'a location after many others',
  finds,
  model(
    graph(
      nodes(conv),
      initializer(
        tensor(
          'w',
          field(13, field(1, 'location'), ...Array.from({ length: 20 }, () => field(2, 'a')), field(2, '/x')),
        ),
      ),
    ),
  ),
  '/graph/w',
);
test(
  'a path too long to be shown',
  finds,
  model(graph(nodes(conv), initializer(kept('w', `${'a/'.repeat(1000)}${'../'.repeat(1001)}b`)))),
  '/graph/w',
);
test(
  'behind unknown fields and groups, under another name',
  finds,
  Buffer.concat([
    varintField(99, 5),
    group(77, group(78, field(3, 'x'))),
    model(graph(group(9), nodes(conv), initializer(EVIL))),
  ]),
  '/graph/w',
  'weights.bin',
);
test(
  'with numbers longer than they need be',
  finds,
  Buffer.concat([
    model(graph(nodes(conv))),
    Buffer.from([0xba, 0x80, 0]),
    varint(initializer(EVIL).length),
    initializer(EVIL),
  ]),
  '/graph/w',
);

const judged = test.macro(async (t, location: string, isBelow: boolean) => {
  const lines = await findingLines(model(graph(nodes(conv), initializer(kept('w', location)))), 'm.onnx');
  t.deepEqual(lines, isBelow ? [] : [`${RULE} m.onnx#/graph/w`]);
});

for (const location of [
  'model.onnx.data',
  'model.onnx_data',
  './weights.bin',
  'weights/layer.0.bin',
  'onnx__MatMul_2304',
  'onnx::MatMul_2304',
  "l'eau..bin",
  'weights\\layer',
  'subfolder/../weights.bin',
  'a\\..\\x',
  '…/x',
]) {
  test(`${location} lies below the model`, judged, location, true);
}
for (const location of [
  ...[
    '../x',
    'a/../../x',
    'a/..',
    '..',
    '..\\x',
    'a\\..\\..\\x',
    'a/.. /../x',
    '.. /x',
    '.../x',
    '/etc/passwd',
    '\\\\host\\share',
  ],
  ...['\\x', 'C:\\x', 'c:x', '~/x', '~root/x', 'http://host/x', 'file:///etc/passwd', 'file:/x', '//host/x', ''],
  ...['x\0', 'a/\n../x', '*/_ORT_MEM_ADDR_/*'],
]) {
  test(`${JSON.stringify(location)} does not`, judged, location, false);
}

const operator = test.macro(async (t, content: Uint8Array, expected: readonly string[]) => {
  t.deepEqual(
    (await findingLines(content, 'm.onnx')).map((line) => line.split(' m.onnx')[0]),
    [...expected],
  );
});

const using = (operation: string, domain: string) => model(graph(nodes(conv, node('n', operation, domain))));

for (const domain of ['ai.onnx.contrib', 'com.microsoft', 'mine', 'prim', '']) {
  test(`PythonOp of '${domain}'`, operator, using('PythonOp', domain), ['critical onnx/python']);
}
test('PyOp', operator, using('PyOp', 'ai.onnx.contrib'), ['critical onnx/python']);
test('an operator of the network', operator, using('AzureTextToText', 'com.microsoft.extensions'), [
  'high onnx/network',
]);
test('an operator of somebody', operator, using('Fast', 'mine'), ['medium unknown-operator/other-ecosystem']);
test(
  'an operation that is renamed behind',
  operator,
  model(graph(nodes(Buffer.concat([node('n', 'Conv', 'ai.onnx.contrib'), field(4, 'PyOp')])))),
  ['critical onnx/python'],
);
test(
  'an operator inside a branch',
  operator,
  model(graph(nodes(node('l', 'Loop', '', attribute('body', field(6, graph(nodes(node('p', 'PyOp', 'x'))))))))),
  ['critical onnx/python'],
);
for (const domain of [
  '',
  'ai.onnx',
  'ai.onnx.ml',
  'ai.onnx.preview.training',
  'com.microsoft',
  'com.microsoft.nchwc',
  'org.pytorch.aten',
  'com.intel.ai',
]) {
  test(`an operator of '${domain}' is silent`, operator, using('TreeEnsembleRegressor', domain), []);
}
const defining = (name: string) => field(25, field(1, name), field(10, 'pkg.torch'), field(7, conv));
test(
  'a function that the model defines is silent',
  operator,
  Buffer.concat([using('aten_add', 'pkg.torch'), defining('aten_add')]),
  [],
);
test('one of another name is not', operator, Buffer.concat([using('aten_mul', 'pkg.torch'), defining('aten_add')]), [
  'medium unknown-operator/other-ecosystem',
]);
test(
  'Python stays Python under the name of a function',
  operator,
  Buffer.concat([using('PyOp', 'pkg.torch'), defining('PyOp')]),
  ['critical onnx/python'],
);

test('metadata, documentation and names are data', async (t) => {
  const texts = field(14, field(1, 'location'), field(2, '/etc/passwd'));
  const report = await judgeBytes(
    model(graph(nodes(conv), field(10, '../x'), initializer(tensor('../w')))).subarray(),
    'm.onnx',
  );
  t.is(report.status, 'clean');
  t.deepEqual(await findingLines(Buffer.concat([model(graph(nodes(conv))), texts]), 'm.onnx'), []);
});

const notRecognised = test.macro((t, content: Uint8Array) => {
  t.false(isRecognised(memorySource(content), 'data.pb'));
});
test('zeros are none', notRecognised, Buffer.alloc(10_000));
test(
  'a graph of Caffe2 is none',
  notRecognised,
  Buffer.concat([field(1, 'net'), field(7, 'data'), field(7, 'conv1_w')]),
);
test('labels are none', notRecognised, field(1, field(1, 'cat'), varintField(2, 1)));

const unexamined = test.macro(async (t, content: Uint8Array, reason: string) => {
  t.deepEqual(await findingLines(content, 'm.onnx'), [`high unexaminable/${reason} m.onnx`]);
});
const whole = model(graph(nodes(conv), initializer(tensor('w', field(9, Buffer.alloc(500))))));
test('a model that is cut', unexamined, whole.subarray(0, 300), 'truncated');
test('bytes of nothing', unexamined, Buffer.from([0xff, 0xff, 0xff, 1, 2, 3]), 'malformed');
test('a model without a graph', unexamined, Buffer.concat([varintField(1, 8), field(2, 'x\0')]), 'malformed');
test(
  'a length that no file could hold',
  unexamined,
  Buffer.concat([whole, Buffer.from([0x3a]), varint(2 ** 40)]),
  'truncated',
);
test('graphs inside each other without end', unexamined, model(deep(200)), 'limit');

function deep(levels: number): Buffer {
  let inner = nodes(conv);
  for (let level = 0; level < levels; level += 1)
    inner = nodes(node('l', 'Loop', '', attribute('body', field(6, inner))));
  return inner;
}

test('what lies before a break is reported', async (t) => {
  const content = model(graph(nodes(conv), initializer(EVIL), initializer(tensor('v', field(9, Buffer.alloc(500))))));
  t.deepEqual(await findingLines(content.subarray(0, 300), 'm.onnx'), [
    'high unexaminable/truncated m.onnx',
    `${RULE} m.onnx#/graph/w`,
  ]);
});

inFull('weights are never read', async (t) => {
  const bytes = model(graph(nodes(conv), initializer(tensor('w', field(9, Buffer.alloc(64 * 1024 * 1024))))));
  let read = 0;
  const source: ByteSource = {
    size: bytes.length,
    read(start, end) {
      read += end - start;
      return bytes.subarray(start, end);
    },
  };
  const { facts } = await scan(source, 'm.onnx');
  t.true(facts.every(({ fact }) => fact.kind === 'call' || fact.kind === 'mark'));
  t.true(read < 1024 * 1024, `${read} bytes`);
});

test('any change and any cut ends in evidence', async (t) => {
  const file = model(
    graph(nodes(node('if', 'If', 'mine', attribute('b', field(6, graph(initializer(EVIL))))))),
    defining('f'),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat({ max: 255 }), fc.option(fc.nat()), async (at, byte, cut) => {
      const changed = Buffer.from(cut === null ? file : file.subarray(0, cut % file.length));
      if (changed.length > 0) changed[at % changed.length] = byte;
      await scanBytes(changed, 'model.onnx');
    }),
    { numRuns: runs(1000), seed: 6 },
  );
  t.pass();
});

test('a tag with more than its 32 bits, which readers in C++ cut off', async (t) => {
  const long = (number: number, content: Uint8Array) => {
    const plain = field(number, content);
    return Buffer.concat([Buffer.from([(plain[0] ?? 0) | 0x80, 0x80, 0x80, 0x80, 0x70]), plain.subarray(1)]);
  };
  const evil = long(7, graph(nodes(conv), long(5, EVIL)));
  for (const name of ['model.onnx', 'data.bin'])
    t.deepEqual(await findingLines(Buffer.concat([varintField(1, 8), evil]), name), [`${RULE} ${name}#/graph/w`]);
});

// AttributeProto: name = 1, i = 3, s = 4.
const context = (path: string, ...rest: readonly Uint8Array[]) =>
  model(
    graph(
      nodes(conv, node('ep', 'EPContext', 'com.microsoft', attribute('ep_cache_context', field(4, path)), ...rest)),
    ),
  );
const mode = (...content: readonly Uint8Array[]) => attribute('embed_mode', ...content);
const ELSEWHERE = mode(varintField(3, 0), varintField(20, 2));
const PART = '/graph/ep/ep_cache_context';

for (const path of ['../engine.bin', '/etc/passwd', 'C:\\x', '\\\\host\\share\\x', 'a/../../x']) {
  test(`a compiled part in ${path}`, finds, context(path, ELSEWHERE), PART);
}
test('a mode behind numbers of other fields', finds, context('/x', mode(varintField(2, 1), varintField(3, 0))), PART);
test('a mode without its number', finds, context('/x', mode(varintField(20, 2))), PART);
test('a mode that stands twice', finds, context('/x', mode(varintField(3, 1), varintField(3, 0))), PART);
test('a mode in a group, which is none', finds, context('/x', mode(group(9, varintField(3, 1)))), PART);
test('a mode that is neither', finds, context('/x', mode(varintField(3, 2))), PART);
test('two modes', finds, context('/x', mode(varintField(3, 1)), ELSEWHERE), PART);
test(
  'the model whose weights an embedded engine takes',
  finds,
  context('/x', mode(varintField(3, 1)), attribute('onnx_model_filename', field(4, '../x'))),
  '/graph/ep/onnx_model_filename',
);
test(
  'a compiled part in a branch',
  finds,
  model(
    graph(
      nodes(
        node(
          'if',
          'If',
          '',
          attribute(
            'b',
            field(
              6,
              graph(nodes(node('ep', 'EPContext', '', ELSEWHERE, attribute('ep_cache_context', field(4, '/x'))))),
            ),
          ),
        ),
      ),
    ),
  ),
  '/graph/if/b/ep/ep_cache_context',
);
test('a compiled part beside the model', operator, context('parts/model_ctx.bin', ELSEWHERE), []);
test('no compiled part', operator, context('', ELSEWHERE), []);
test('an embedded one, whatever it begins with', operator, context('/x\0\x01', mode(varintField(3, 1))), []);
test('one without a mode is embedded', operator, context('/x'), []);
test(
  'the attribute of another operator',
  operator,
  model(
    graph(
      nodes(conv, node('n', 'FusedConv', 'com.microsoft', ELSEWHERE, attribute('ep_cache_context', field(4, '/x')))),
    ),
  ),
  [],
);
test('what lies before a break in a compiled part', async (t) => {
  const content = context('/x', ELSEWHERE, field(5, field(1, 'notes'), field(4, 'n'.repeat(300))));
  const lines = await findingLines(content.subarray(0, content.length - 200), 'm.onnx');
  t.true(lines.includes(`${RULE} m.onnx#${PART}`), lines.join());
});
