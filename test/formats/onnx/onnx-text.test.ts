/** ONNX as text: operators and files that a model names in the text format of protobuf and in JSON. See https://onnx.ai/onnx/api/serialization.html. */
import test from 'ava';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const message = (operation: string, domain: string, location: string) => `ir_version: 8
graph {
  node { input: "x" op_type: "${operation}" domain: '${domain}' }
  name: "g" # said
  initializer < name: "w" external_data { key: "location" value: "${location}" } >
}
`;
const json = (operation: string, domain: string, location: string) =>
  JSON.stringify({
    irVersion: '8',
    graph: {
      node: [{ input: ['x'], opType: operation, domain }],
      initializer: [{ name: 'w', externalData: [{ key: 'location', value: location }] }],
    },
  });

for (const [name, write] of [
  ['model.textproto', message],
  ['model.pbtxt', message],
  ['model.onnxjson', json],
  ['model.json', json],
] as const) {
  test(`${name}: a function of Python, and a file elsewhere`, async (t) => {
    const lines = await findingLines(write('PyOp', 'ai.onnx.contrib', '../../etc/passwd'), name);
    t.deepEqual(lines.map((line) => line.split(' ', 2).join(' ')).sort(), [
      'critical onnx/python',
      'high onnx/external-data',
    ]);
  });
  test(`${name}: what most models have`, async (t) => {
    const { status, findings } = await judgeBytes(write('Conv', '', 'weights.bin'), name);
    t.deepEqual(findings, []);
    t.is(status, 'clean');
  });
}
test('keys of snakes in JSON', async (t) => {
  const text = json('PyOp', 'ai.onnx.contrib', 'w').replace('opType', 'op_type');
  t.deepEqual((await findingLines(text, 'm.json')).length, 1);
});

const contextMessage = (path: string, mode: number) => `graph {
  node {
    op_type: "EPContext" domain: "com.microsoft"
    attribute { name: "embed_mode" i: ${mode} type: INT } attribute { name: "ep_cache_context" s: "${path}" type: STRING }
  }
}`;
const contextJson = (path: string, mode: number) => {
  const attribute = [
    { name: 'embed_mode', i: String(mode), type: 'INT' },
    { name: 'ep_cache_context', s: Buffer.from(path).toString('base64'), type: 'STRING' },
  ];
  return JSON.stringify({ graph: { node: [{ opType: 'EPContext', domain: 'com.microsoft', attribute }] } });
};
for (const [name, write] of [
  ['model.textproto', contextMessage],
  ['model.onnxjson', contextJson],
] as const) {
  test(`${name}: a compiled part`, async (t) => {
    const [line = '', ...rest] = await findingLines(write('../../x', 0), name);
    t.regex(line, /^high onnx\/external-data /);
    t.deepEqual(rest, []);
    for (const honest of [write('x_ctx.bin', 0), write('/blob', 1)]) t.deepEqual(await findingLines(honest, name), []);
  });
}
