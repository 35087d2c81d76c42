/** Graphs of small runtimes, written by their specifications: what they leave to the loading program is found by name. */
import { deflateSync } from 'node:zlib';
import test from 'ava';
import { survivesMutations } from '../../support/mutations.ts';
import { field, varintField } from '../../support/protobuf.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const finds = test.macro(async (t, format: string, content: Uint8Array | string, ...expected: readonly string[]) => {
  for (const name of ['data', 'notes.txt', 'a.model']) {
    t.deepEqual(
      await findingLines(content, name),
      expected.map((line) => line.replace('@', name)),
      name,
    );
    t.true((await judgeBytes(content, name)).formats.includes(format), name);
  }
});

const numbers = (...values: readonly number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeInt32LE(value, 4 * index);
  return bytes;
};

// ncnn

const param = (...lines: readonly string[]) => `7767517\n${lines.length} 3\n${lines.join('\n')}\n`;
const INPUT = 'Input            data             0 1 data 0=4';
test('ncnn: its own layers', finds, 'ncnn', param(INPUT, 'ReLU r 1 1 data out'));
test(
  'ncnn: a layer of the program',
  finds,
  'ncnn',
  param(INPUT, 'YoloV5Focus f 1 1 data out'),
  'medium ncnn/custom-operator @',
);
test(
  'ncnn: lines of Windows',
  finds,
  'ncnn',
  param(INPUT, 'My f 1 1 data out').replaceAll('\n', '\r\n'),
  'medium ncnn/custom-operator @',
);
for (const [what, magic] of Object.entries({ zeros: '0007767517', blanks: '\n\t 7767517', 'a sign': '+7767517' }))
  test(
    `ncnn: ${what} before its number, words on lines of their own`,
    finds,
    'ncnn',
    `${magic} 2\n3 Input data 0\n1 data 0=4 My\nf\n1\n1 data out 0=1 -23301=2,7,8 ReLU r 1 1 3 4`,
    'medium ncnn/custom-operator @',
  );
test('ncnn: blobs that are numbers', finds, 'ncnn', param('Input in 0 1 1', 'ReLU conv 1 1 1 1 0=4', 'ReLU r 1 1 1 2'));
test('ncnn: operators of pnnx', finds, 'ncnn', param('pnnx.Input in 0 1 0', 'nn.ReLU r 1 1 0 1'));
const ncnnNumbers = (type: number) =>
  numbers(7767517, 2, 2, 16, 0, 1, 0, 0, 4, -23301, 2, 7, 8, -233, type, 1, 1, 0, 1, -233);
test('ncnn: numbers', finds, 'ncnn', ncnnNumbers(26));
test('ncnn: a layer of the program by its number', finds, 'ncnn', ncnnNumbers(0x103), 'medium ncnn/custom-operator @');

// MXNet

const symbol = (node: object) =>
  JSON.stringify({ nodes: [{ op: 'null', name: 'data', inputs: [] }, node], arg_nodes: [0], heads: [[1, 0, 0]] });
test('mxnet: operators that compute', finds, 'mxnet-symbol', symbol({ op: 'FullyConnected', name: 'f', inputs: [] }));
test(
  'mxnet: a class of Python',
  finds,
  'mxnet-symbol',
  symbol({ op: 'Custom', name: 'c', attrs: { op_type: 'myop' } }),
  'medium mxnet/own-function @',
);
test(
  'mxnet: an address',
  finds,
  'mxnet-symbol',
  symbol({ op: '_Native', attrs: { info: '0x1' } }),
  'critical mxnet/address @',
);
test(
  'mxnet: Lua',
  finds,
  'mxnet-symbol',
  symbol({ op: 'TorchModule', param: { lua_string: 'x' } }),
  'critical mxnet/lua @',
);
test(
  'mxnet: an escape in the name',
  finds,
  'mxnet-symbol',
  symbol({ op: '_Native' }).replace('_Native', '\\u005fNative').replace('arg_nodes', 'arg\\u005fnodes'),
  'critical mxnet/address @',
);
test(
  'mxnet: in a graph inside',
  finds,
  'mxnet-symbol',
  symbol({ op: '_while_loop', subgraphs: [{ nodes: [{ op: 'Custom', attrs: { op_type: 'x' } }] }] }),
  'medium mxnet/own-function @',
);
test('mxnet: the name is shown', async (t) => {
  const { findings } = await judgeBytes(symbol({ op: 'Custom', attrs: { op_type: 'myop' } }), 'a.json');
  t.is(findings[0]?.call, "mxnet.Custom('myop')");
});

// OpenVINO

const net = (layer: string, rest = '') =>
  `<?xml version="1.0"?>\n<net name="n" version="11">\n<layers>\n${layer}</layers>\n${rest}</net>\n`;
const RELU = '<layer id="0" name="r" type="ReLU" version="opset1"><data offset="0" size="4"/></layer>';
test('openvino: its own operators', finds, 'openvino', net(RELU));
test('openvino: a net of old', finds, 'openvino', net('<layer id="0" name="r" type="ReLU" precision="FP32"/>'));
test('openvino: tokenizers', finds, 'openvino', net('<layer id="0" type="RegexSplit" version="extension"/>'));
for (const [what, layer] of Object.entries({
  'an extension': '<layer id="0" name="m" type="MyOperator" version="extension"/>',
  'an extension behind an entity': `<layer type='MyOperator' version='e&#x78;tension'>`,
  'a set of its own': '<layer version="my_opset" type="MyOperator" id="0">',
  'an operator behind a comment': '<!-- > --><layer type="MyOperator" version="extension" >',
}))
  test(`openvino: ${what}`, finds, 'openvino', net(`${RELU}${layer}`), 'medium openvino/custom-operator @');
for (const [what, prolog] of Object.entries({
  'a comment with a tag': '<!-- <a> -->',
  'a long comment': `<!-- ${'x'.repeat(300_000)} -->`,
  'a document type': '<!DOCTYPE net [ <!ENTITY a "b>"> ]>',
  'an instruction': "<?xml version='1.0' encoding='utf-8'?><?x y?>",
}))
  test(
    `openvino: behind ${what}`,
    finds,
    'openvino',
    net('<layer type="My" version="extension"/>').replace(/<\?xml.*?\?>/, prolog),
    'medium openvino/custom-operator @',
  );
test(
  'openvino: in UTF-16',
  finds,
  'openvino',
  Buffer.from(`\ufeff${net('<layer type="My" version="extension"/>')}`, 'utf16le'),
  'medium openvino/custom-operator @',
);
test(
  'openvino: a library',
  finds,
  'openvino',
  net(`<layer type="R" version="opset1" library="./libx.so"/>`),
  'high openvino/library @',
);
test(
  'openvino: a file elsewhere',
  finds,
  'openvino',
  net(RELU, '<w weights_path="../../x.bin"/>'),
  'high openvino/external-file @',
);
test('openvino: a file beside it', finds, 'openvino', net(RELU, '<w weights_path="x.bin"/>'));

// Caffe

const layer = (...parts: readonly Uint8Array[]) => field(100, field(1, 'l'), ...parts);
const python = (module: string, name: string) => field(130, field(1, module), field(2, name), field(3, "{'x': 1}"));
const RELU_LAYER = layer(field(2, 'ReLU'), field(3, 'data'));
test('caffe: layers of its own', finds, 'caffe-model', Buffer.concat([field(1, 'net'), RELU_LAYER, RELU_LAYER]));
test(
  'caffe: layers of the first version',
  finds,
  'caffe-model',
  Buffer.concat([
    field(1, 'net'),
    ...[1, 2].map(() => field(2, field(2, 'data'), field(3, 'c1'), field(4, 'c1'), varintField(5, 4))),
  ]),
);
test(
  'caffe: a layer of Python',
  finds,
  'caffe-model',
  Buffer.concat([field(1, 'net'), RELU_LAYER, layer(field(2, 'Python'), python('my_layers', 'Layer'))]),
  'medium unknown-operator/elsewhere @',
);
test(
  'caffe: a type before a name, behind a layer of a type of its own',
  finds,
  'caffe-model',
  Buffer.concat([
    field(100, field(2, 'mine')),
    field(100, field(2, 'Python'), field(1, 'p'), python('my_layers', 'L')),
  ]),
  'medium unknown-operator/elsewhere @',
);
const APART = layer(field(130, field(2, 'L')), field(2, 'Python'), field(130, field(1, 'm')));
test(
  'caffe: a layer of Python in two messages, which readers merge',
  finds,
  'caffe-model',
  Buffer.concat([field(1, 'net'), RELU_LAYER, APART]),
  'medium unknown-operator/elsewhere @',
);
test(
  'caffe: a layer of Python whose blobs have odd names',
  finds,
  'caffe-model',
  Buffer.concat([field(1, 'net'), layer(field(2, 'Python'), field(4, 'a b'), python('m', 'L'))]),
  'medium unknown-operator/elsewhere @',
);
test(
  'caffe: a layer alone that is no layer',
  finds,
  'caffe-model',
  Buffer.concat([layer(field(2, 'Python'), python('os', 'system'))]),
  'critical python/os/process-execution @',
);

// CNTK

const text = (value: string) => Buffer.concat([varintField(1, 1), varintField(2, 6), field(8, value)]);
const entry = (key: string, value: Uint8Array) => field(2, field(1, key), field(2, value));
const dictionary = (...entries: readonly Uint8Array[]) => Buffer.concat([varintField(1, 1), ...entries]);
const cntk = (...functions: readonly Uint8Array[]) =>
  dictionary(
    entry('type', text('CompositeFunction')),
    entry('root', text('Plus0')),
    entry('primitive_functions', field(11, ...functions.map((each) => field(1, varintField(2, 10), field(12, each))))),
  );
test('cntk: functions of its own', finds, 'cntk', cntk(dictionary(entry('op', text('Plus')), entry('uid', text('P')))));
test(
  'cntk: a class of Python',
  finds,
  'cntk',
  cntk(dictionary(entry('module', text('my_functions')), entry('class', text('Mine')))),
  'medium unknown-operator/elsewhere @',
);
test(
  'cntk: a library',
  finds,
  'cntk',
  cntk(dictionary(entry('module', text('MyLibrary')), entry('deserialize_method', text('Create')))),
  'medium cntk/custom-operator @',
);
const swapped = (key: string, value: Uint8Array) => field(2, field(2, value), field(1, key));
test(
  'cntk: values before their keys, and a field of another version',
  finds,
  'cntk',
  Buffer.concat([
    field(900, 'x'),
    swapped('type', text('CompositeFunction')),
    swapped('root', text('P')),
    swapped('f', field(12, dictionary(swapped('module', text('os')), swapped('class', text('system'))))),
  ]),
  'critical python/os/process-execution @',
);
test('cntk: the older files', finds, 'cntk', Buffer.from('BCN\0BVersion\0', 'utf16le'));

// MATLAB

const element = (type: number, content: Uint8Array) =>
  Buffer.concat([numbers(type, content.length), content, Buffer.alloc((8 - (content.length % 8)) % 8)]);
const variable = (kind: number, ...texts: readonly string[]) =>
  element(14, Buffer.concat([element(6, numbers(kind, 0)), ...texts.map((each) => element(1, Buffer.from(each)))]));
const HEADER = Buffer.concat([
  Buffer.from('MATLAB 5.0 MAT-file'.padEnd(116)),
  Buffer.alloc(8),
  Buffer.from([0, 1, 73, 77]),
]);
const mat = (...parts: readonly Uint8Array[]) => Buffer.concat([HEADER, ...parts]);
const packed = (content: Uint8Array) => {
  const bytes = deflateSync(content);
  return Buffer.concat([numbers(15, bytes.length), bytes]);
};
test('matlab: numbers', finds, 'matlab', mat(variable(6, 'x')));
for (const [what, file, name] of [
  ['an object', mat(variable(3, 'x', 'MyClass')), 'MyClass'],
  ['an object of a later version', mat(variable(17, 'x', 'MCOS', 'MyClass')), 'MyClass'],
  ['a function handle', mat(variable(16, 'x')), 'function_handle'],
  ['a packed object', mat(packed(variable(3, 'x', 'MyClass'))), 'MyClass'],
] as const)
  test(`matlab: ${what}`, async (t) => {
    const { findings, status } = await judgeBytes(file, 'a.mat');
    t.deepEqual(
      findings.map(({ rule, severity, operator }) => `${severity} ${rule} ${operator?.name}`),
      [`low matlab/object ${name}`],
    );
    t.is(status, 'clean');
  });

// TensorRT

const ELF = (machine: number) =>
  Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(9), Buffer.from([3, 0, machine, 0])]);
const engine = (...parts: readonly Uint8Array[]) =>
  Buffer.concat([Buffer.from('ftrt'), numbers(232), Buffer.alloc(24), Buffer.alloc(3000, 7), ...parts]);
const OPAQUE = 'medium tensorrt/opaque-engine @';
const LIBRARY = 'high tensorrt/library @';
const portable = Buffer.alloc(300);
portable.write('MZ');
portable.writeUInt32LE(0x80, 0x3c);
portable.write('PE\0\0', 0x80, 'latin1');
portable.writeUInt16LE(0x8664, 0x84);
test('tensorrt: an engine', finds, 'tensorrt', engine(), OPAQUE);
test('tensorrt: code for the graphics card', finds, 'tensorrt', engine(ELF(190)), OPAQUE);
test('tensorrt: a library', finds, 'tensorrt', engine(ELF(190), ELF(62)), OPAQUE, LIBRARY);
test('tensorrt: a library for ARM', finds, 'tensorrt', engine(ELF(183)), OPAQUE, LIBRARY);
test('tensorrt: a library of Windows', finds, 'tensorrt', engine(portable), OPAQUE, LIBRARY);
test('tensorrt: letters of Windows', finds, 'tensorrt', engine(Buffer.from('MZ PE\0\0\x64\x86 MZ', 'latin1')), OPAQUE);
const metadata = Buffer.from('{"task": "detect"}');
test(
  'tensorrt: behind metadata',
  finds,
  'tensorrt',
  Buffer.concat([numbers(metadata.length), metadata, engine()]),
  OPAQUE,
);
test('tensorrt: prose', async (t) => {
  t.is((await judgeBytes('ftrt is what an engine of TensorRT begins with', 'a.txt')).status, 'not-a-model');
});

for (const [name, file] of Object.entries({
  'a.param': Buffer.from(param(INPUT, 'My f 1 1 data out')),
  'b.param.bin': ncnnNumbers(0x103),
  'a.json': Buffer.from(symbol({ op: 'Custom', attrs: { op_type: 'x' } })),
  'a.xml': Buffer.from(net(`${RELU}<layer type="M" version="extension" library='x'/>`)),
  'a.caffemodel': Buffer.concat([field(1, 'net'), RELU_LAYER, layer(field(2, 'Python'), python('m', 'L'))]),
  'a.dnn': cntk(dictionary(entry('module', text('m')), entry('class', text('C')))),
  'a.mat': mat(variable(3, 'x', 'MyClass'), packed(variable(17, 'x', 'MCOS', 'C'))),
  'a.engine': engine(ELF(62), portable),
}))
  test(`${name}: any change and any cut ends in evidence`, async (t) => {
    await survivesMutations(t, file, name, { seed: 3 });
  });
