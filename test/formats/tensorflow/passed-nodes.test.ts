/** Nodes of a large graph that are passed over: whatever is written short says the same as what is written long. */
import test from 'ava';
import fc from 'fast-check';
import { inFull } from '../../support/in-full.ts';
import { field, varint, varintField } from '../../support/protobuf.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, scanBytes } from '../../support/scanned.ts';

// NodeDef: name = 1, op = 2, input = 3, attr = 5 (key = 1, value = 2).
interface Node {
  readonly name: string;
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly attributes: readonly Uint8Array[];
}

const attribute = (key: string, value: Uint8Array) => field(5, field(1, key), field(2, value));
const PLAIN = [
  [],
  [attribute('T', varintField(6, 1))],
  [attribute('T', varintField(6, 3)), attribute('k', field(2, 'x'))],
];
const TELLING = [
  attribute('value', field(8, field(8, '/tmp/x'))),
  attribute('f', field(10, field(1, 'function'))),
  attribute('file', field(2, 'file:///tmp/y')),
];

const bytesOf = ({ name, operation, inputs, attributes }: Node) =>
  Buffer.concat([field(1, name), field(2, operation), ...inputs.map((input) => field(3, input)), ...attributes]);
/** A length that takes more bytes than it needs is none that the walk over short fields takes. */
const long = (number: number, body: Uint8Array) => {
  const size = varint(body.length);
  size[size.length - 1]! |= 0x80;
  return Buffer.concat([varint(number * 8 + 2), size, Buffer.of(0x80, 0), body]);
};
const graphs = (nodes: readonly Node[]) => ({
  short: Buffer.concat(nodes.map((node) => field(1, bytesOf(node)))),
  long: Buffer.concat(nodes.map((node) => long(1, bytesOf(node)))),
});

/** What is told, but for where it lies. */
async function told(content: Uint8Array): Promise<readonly unknown[]> {
  const { facts } = await scanBytes(content, 'model.pb');
  return facts.map(({ fact: { offset: _, ...fact } }) => fact);
}

const many = (count: number, node: (index: number) => Partial<Node> & { readonly operation: string }): Node[] =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}`, inputs: [], attributes: [], ...node(index) }));

const inner = fc.record({
  name: fc.constantFrom('a', 'b', 'path', 'n201', 'x'.repeat(130)),
  operation: fc.constantFrom(
    'Identity',
    'Reshape',
    'MatMul',
    'Placeholder',
    'Const',
    'ReadFile',
    'SaveV2',
    '',
    'X'.repeat(70),
  ),
  inputs: fc.array(fc.constantFrom('a', 'b:0', '^path', 'path', 'n201', 'n7'), { maxLength: 3 }),
  attributes: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...PLAIN) },
    { weight: 1, arbitrary: fc.constantFrom(...TELLING).map((one) => [one]) },
  ),
});

inFull('short fields say what long ones say', async (t) => {
  const filled = many(640, (index) => ({
    operation: ['Identity', 'MatMul', 'Reshape'][index % 3]!,
    inputs: [`n${index - 3}`],
    attributes: PLAIN[index % 2]!,
  }));
  const property = fc.asyncProperty(fc.array(inner, { maxLength: 60 }), async (nodes) => {
    const { short, long } = graphs([...filled, ...nodes, ...filled.slice(0, 9), ...nodes]);
    t.deepEqual(await told(short), await told(long));
  });
  await fc.assert(property, { numRuns: runs(100) });
});

const SAVES = 'high tensorflow/fixed-path model.pb#/evil';

for (const [name, between] of [
  ['next to it', 0],
  ['behind many nodes of its kind', 300],
  ['behind more than one block', 3000],
] as const)
  test(`a path that is handed on ${name}`, async (t) => {
    const nodes = [
      ...many(between, () => ({ operation: 'Identity', inputs: ['given'] })),
      ...many(1, () => ({ name: 'given', operation: 'Placeholder' })),
      ...many(1, () => ({ name: 'path', operation: 'Const', attributes: [TELLING[0]!] })),
      ...many(1, () => ({ name: 'through', operation: 'Identity', inputs: ['path'] })),
      ...many(1, () => ({ name: 'evil', operation: 'SaveV2', inputs: ['through'] })),
    ];
    t.deepEqual(await findingLines(graphs(nodes).short, 'model.pb'), [SAVES]);
    t.deepEqual(await findingLines(graphs(nodes).long, 'model.pb'), [SAVES]);
  });

test('what passed in one graph is new in the next', async (t) => {
  const passing = many(300, () => ({ operation: 'MatMul', inputs: ['x'] }));
  const evil = [
    ...many(1, () => ({ name: 'path', operation: 'Const', attributes: [TELLING[0]!] })),
    ...many(1, () => ({ name: 'last', operation: 'MatMul', inputs: ['path'] })),
  ];
  const inFunction = Buffer.concat([field(1, field(1, 'f')), ...evil.map((node) => field(3, bytesOf(node)))]);
  const content = Buffer.concat([graphs(passing).short, field(2, field(1, inFunction)), graphs(evil).short]);
  const { facts } = await scanBytes(content, 'model.pb');
  t.is(facts.filter(({ fact }) => fact.kind === 'call' && fact.arguments.includes('/tmp/x')).length, 1);
});
