/** A path that is handed to a function of a TensorFlow graph is judged where the function saves to it. See https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/framework/function.proto. */
import test from 'ava';
import { field } from '../../support/protobuf.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

// NodeDef: name = 1, op = 2, input = 3, attr = 5 (key = 1, value = 2). AttrValue: list = 1 (func = 9), func = 10 (name = 1, attr = 2).
const node = (name: string, operation: string, inputs: readonly string[] = [], ...attributes: readonly Uint8Array[]) =>
  Buffer.concat([field(1, name), field(2, operation), ...inputs.map((input) => field(3, input)), ...attributes]);
const attribute = (key: string, value: Uint8Array) => field(5, field(1, key), field(2, value));
const named = (key: string, name: string, ...rest: readonly Uint8Array[]) =>
  attribute(key, field(10, field(1, name), ...rest));
const listed = (key: string, ...names: readonly string[]) =>
  attribute(key, field(1, ...names.map((name) => field(9, field(1, name)))));
const constant = (name: string, text: string) => node(name, 'Const', [], attribute('value', field(8, field(8, text))));

interface FunctionParts {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly nodes: readonly Uint8Array[];
  readonly returned?: Readonly<Record<string, string>>;
}
const functionOf = ({ name, parameters, nodes, returned = {} }: FunctionParts) => {
  const signature = Buffer.concat([
    field(1, name),
    ...parameters.map((parameter) => field(2, field(1, parameter))),
    ...Object.keys(returned).map((output) => field(3, field(1, output))),
  ]);
  const entries = Object.entries(returned).map(([key, value]) => field(4, field(1, key), field(2, value)));
  return Buffer.concat([field(1, signature), ...nodes.map((one) => field(3, one)), ...entries]);
};
const graph = (nodes: readonly Uint8Array[], functions: readonly FunctionParts[]) =>
  Buffer.concat([...nodes.map((one) => field(1, one)), field(2, ...functions.map((one) => field(1, functionOf(one))))]);

const SAVE: FunctionParts = { name: 'save', parameters: ['x', 'prefix'], nodes: [node('s', 'SaveV2', ['prefix'])] };
const PATH = constant('path', '/tmp/x');
const given = node('given', 'Placeholder');
const call = (operation: string, inputs: readonly string[], ...attributes: readonly Uint8Array[]) =>
  node('call', operation, inputs, ...attributes);
const WRITES = ['high tensorflow/fixed-path model.pb#/library/save/s'];

const judged = test.macro(
  async (t, nodes: readonly Uint8Array[], functions: readonly FunctionParts[], expected: readonly string[]) => {
    t.deepEqual(await findingLines(graph([given, PATH, ...nodes], functions), 'model.pb'), [...expected]);
  },
);

const called = (...inputs: readonly string[]) => [call('StatefulPartitionedCall', inputs, named('f', 'save'))];
test('what the program gives to the function is silent', judged, called('path', 'given'), [SAVE], []);
test('a constant for another parameter is silent', judged, called('path:0', 'given:0', '^path'), [SAVE], []);
test('a constant path is told', judged, called('given', 'path'), [SAVE], WRITES);
test('a path that is computed', judged, called('given', 'd'), [SAVE], WRITES);
test('an input that nobody sees', judged, called('given'), [SAVE], WRITES);
test('nobody calls it', judged, [], [SAVE], []);

test('the path is shown', async (t) => {
  const { findings } = await judgeBytes(graph([PATH, ...called('path', 'path')], [SAVE]), 'model.pb');
  t.is(findings[0]?.call, "tensorflow.raw_ops.SaveV2('/tmp/x')");
});

for (const [operation, inputs, attributes] of [
  ['PartitionedCall', ['given', 'path'], [named('f', 'save')]],
  ['RemoteCall', ['given', 'given', 'path'], [named('f', 'save')]],
  ['If', ['given', 'given', 'path'], [named('then_branch', 'other'), named('else_branch', 'save')]],
  ['StatelessCase', ['given', 'given', 'path'], [listed('branches', 'other', 'save')]],
  ['While', ['given', 'path'], [named('cond', 'other'), named('body', 'save')]],
] as const) {
  test(operation, judged, [call(operation, inputs, ...attributes)], [SAVE], WRITES);
  const harmless = inputs.map(() => 'given');
  test(`${operation}, of the program's own`, judged, [call(operation, harmless, ...attributes)], [SAVE], []);
}
test(
  'an operation whose inputs nobody knows',
  judged,
  [call('MapDataset', ['given'], named('f', 'save'))],
  [SAVE],
  WRITES,
);
test('by the name of the function, as TensorFlow 1 calls', judged, [call('save', ['given', 'given'])], [SAVE], WRITES);
test(
  'a function that is handed to another',
  judged,
  [
    call(
      'PartitionedCall',
      ['given', 'given'],
      named('f', 'outer', field(2, field(1, 'g'), field(2, field(10, field(1, 'save'))))),
    ),
  ],
  [SAVE],
  WRITES,
);

/** Calls `name` with its own parameters. */
const through = (name: string, inner: string): FunctionParts => ({
  name,
  parameters: ['a', 'b'],
  nodes: [node('i', 'Identity', ['b']), call('PartitionedCall', ['a', 'i:output:0'], named('f', inner))],
});
const chain = [through('one', 'two'), SAVE, through('two', 'save')];
test('through functions', judged, [call('PartitionedCall', ['given', 'path'], named('f', 'one'))], chain, WRITES);
test('through functions, given', judged, [call('PartitionedCall', ['path', 'given'], named('f', 'one'))], chain, []);
test('a function that calls itself ends', judged, called('path', 'given'), [SAVE, through('x', 'x')], []);

const loop = (returned: string): FunctionParts => ({
  ...SAVE,
  nodes: [...SAVE.nodes, PATH],
  returned: { first: 'x', second: returned },
});
const looping = [call('While', ['given', 'given'], named('cond', 'c'), named('body', 'save'))];
test('a loop that hands on a path of its own', judged, looping, [loop('path:output:0')], WRITES);
test('a loop that hands on what it is given', judged, looping, [loop('prefix')], []);
test('a loop that swaps in what the program gives', judged, looping, [loop('x')], []);

test('as text', async (t) => {
  const text = (input: string) => `node { name: "given" op: "Placeholder" }
node { name: "p" op: "Const" attr { key: "value" value { tensor { string_val: "/tmp/x" } } } }
node { name: "c" op: "StatefulPartitionedCall" input: "${input}" attr { key: "f" value { func { name: "save" } } } }
library { function {
  signature { name: "save" input_arg { name: "prefix" type: DT_STRING } output_arg { name: "o" } }
  node_def { name: "s" op: "SaveV2" input: "prefix" }
  ret { key: "o" value: "s:0" }
} }
`;
  t.deepEqual(await findingLines(text('given'), 'graph.pbtxt'), []);
  t.deepEqual(await findingLines(text('p'), 'graph.pbtxt'), ['high tensorflow/fixed-path graph.pbtxt#/library/save/s']);
});

/** A SavedModel that binds so many of the last parameters of a function to its objects. */
const bound = (functions: readonly FunctionParts[], numbers: Uint8Array) => {
  const objects = field(2, field(1, 'save'), field(2, numbers));
  return field(2, field(2, graph([given, PATH], functions)), field(7, objects));
};
const WRITES_BOUND = ['high tensorflow/fixed-path saved_model.pb#/library/save/s'];
const FIRST: FunctionParts = { ...SAVE, parameters: ['prefix', 'x'] };

for (const [title, functions, numbers, expected] of [
  ['a path that the model binds to the function', [SAVE], field(2, Buffer.of(3)), WRITES_BOUND],
  ['all parameters', [FIRST], field(2, Buffer.of(3, 4)), WRITES_BOUND],
  ['numbers of several bytes', [FIRST], field(2, Buffer.of(0x80, 1)), []],
  ['bound one by one', [FIRST], Buffer.of(0x10, 3), WRITES_BOUND],
  ['the program gives the path, the model the rest', [FIRST], field(2, Buffer.of(3)), []],
  ['nothing is bound', [SAVE], Buffer.alloc(0), []],
] as const) {
  test(`${title}, in a SavedModel`, async (t) => {
    t.deepEqual(await findingLines(bound(functions, numbers), 'saved_model.pb'), [...expected]);
  });
}

for (const [title, numbers, expected] of [
  ['bound in text', 'bound_inputs: 3', 1],
  ['bound in text as a list', 'bound_inputs: [3, 4]', 1],
  ['not bound in text', '', 0],
] as const) {
  test(`a path that is ${title}`, async (t) => {
    const signature = 'signature { name: "save" input_arg { name: "x" } input_arg { name: "prefix" } }';
    const library = `library { function { ${signature} node_def { name: "s" op: "SaveV2" input: "prefix" } } }`;
    const objects = `object_graph_def { concrete_functions { key: "save" value { ${numbers} } } }`;
    const text = `meta_graphs { graph_def { node { name: "p" op: "Placeholder" } ${library} } ${objects} }`;
    const lines = await findingLines(text, 'saved_model.pbtxt');
    t.is(lines.filter((line) => line.startsWith('high tensorflow/fixed-path')).length, expected, lines.join('\n'));
  });
}
