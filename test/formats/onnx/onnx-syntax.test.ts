/** Models in ONNX's own syntax, which `onnx.load` reads by the name `.onnxtxt`. https://github.com/onnx/onnx/blob/main/docs/Syntax.md */
import test from 'ava';
import { inFull } from '../../support/in-full.ts';
import { pythonsWith, runPython } from '../../support/python.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const HEAD = '<ir_version: 8, opset_import: ["" : 17, "com.microsoft" : 1]>\n';
const kept = (location: string) => `agraph () => (uint8[20] y) <uint8[20] w = [${location}]> { y = Identity(w) }`;

const finds = test.macro(async (t, text: string, expected: RegExp | null) => {
  for (const name of ['m.onnxtxt', 'm.txt']) {
    const lines = await findingLines(text, name);
    if (expected === null) t.deepEqual(lines, [], name);
    else t.regex(lines.join(), expected, name);
  }
});

const OUTSIDE = /^high onnx\/external-data/;
test('a file outside', finds, HEAD + kept('"location": "../../x"'), OUTSIDE);
test(
  'in escapes and comments',
  finds,
  `# a\n${HEAD}${kept('"offset": "0",\n "loca\\tion" # b\n : "/\\etc/passwd"')}`,
  OUTSIDE,
);
test(
  'of a constant',
  finds,
  `${HEAD}agraph () => (uint8[2] y) { y = Constant <value: tensor = uint8[2] w ["location": "/x"]> () }`,
  OUTSIDE,
);
test('a file beside', finds, HEAD + kept('"location": "sub/w.bin", "length": "20"'), null);
test(
  'Python',
  finds,
  `${HEAD}agraph () => (y) { y = com.microsoft.extensions.PyOp <a = "b"> () }`,
  /^critical onnx\/python/,
);
test(
  'Python, apart',
  finds,
  `${HEAD}agraph () => (y) { y = com . microsoft # c\n . extensions.PyOp () }`,
  /^critical onnx\/python/,
);
test('an operator of a library', finds, `${HEAD}agraph () => (y) { y = mine.Fast () }`, /^medium /);
test(
  'a function of the model',
  finds,
  `${HEAD}agraph () => (y) { y = local.f () } <domain: "local", opset_import: ["":17]> f () => (q) { q = Identity () }`,
  null,
);
test(
  'graphs of attributes',
  finds,
  `${HEAD}agraph (bool c) => (y) { y = If <then_branch = g () => (z) { z = Identity () }, else_branch = h () => (z) { z = Identity () }> (c) }`,
  null,
);
test('a zero byte in a comment', async (t) => {
  t.is((await judgeBytes(`# \0\n${HEAD}${kept('"location": "/x"')}`, 'm.onnxtxt')).status, 'rejected');
});

for (const python of pythonsWith('onnx', 'onnx.serialization')) {
  test(`what ${python} reads`, (t) => {
    const script = `import onnx.parser, sys
model = onnx.parser.parse_model(sys.argv[1])
print([(entry.key, entry.value) for tensor in model.graph.initializer for entry in tensor.external_data])`;
    const text = `${HEAD}${kept('"loca\\tion" # b\n : "/\\etc/passwd"')}`;
    t.is(runPython(python, script, [text]).trim(), "[('location', '/etc/passwd')]");
  });
}

inFull('each token is passed once, whatever ends nowhere', async (t) => {
  const lines = 250_000;
  const node = 'y = Add (x, x)\n'.repeat(lines);
  t.deepEqual(await findingLines(`${HEAD}agraph (float[N] x) => (float[N] y)\n{\n${node}}\n`, 'm.onnxtxt'), []);
  t.deepEqual(await findingLines(`${HEAD}${'y = Add (x\n'.repeat(lines)}`, 'm.onnxtxt'), []);
  t.deepEqual(await findingLines(`${HEAD}x = "${String.raw`\"`.repeat(lines)}\\`, 'm.onnxtxt'), []);
});

const EXTERNAL = /^high onnx\/external-data /;
const PART = 'ep_cache_context: string = "../../part.bin"';
for (const [title, node, isFound] of [
  ['before the inputs', `<embed_mode: int = 0, ${PART}> (x)`, true],
  ['behind the inputs', `(x) <${PART}, embed_mode: int = 0>`, true],
  ['without types', '<embed_mode = 0, ep_cache_context = "../../part.bin"> (x)', true],
  ['of a TensorRT engine without weights', '<onnx_model_filename: string = "/x"> (x)', true],
  ['that the model holds', `<embed_mode: int = 1, ${PART}> (x)`, false],
  ['beside the model', '<embed_mode: int = 0, ep_cache_context: string = "part.bin"> (x)', false],
] as const) {
  test(`a compiled part ${title}`, async (t) => {
    const graph = `g (float[1] x) => (float[1] y) {\n  y = com.microsoft.EPContext ${node}\n  z = Add <a: int = 0> (x, y)\n}\n`;
    const lines = await findingLines(`${HEAD}${graph}`, 'm.onnxtxt');
    t.is(
      lines.some((line) => EXTERNAL.test(line)),
      isFound,
      lines.join('\n'),
    );
  });
}

test('many compiled parts without an end are read once', async (t) => {
  const lines = 20_000;
  t.timeout(20_000);
  t.is(
    (await judgeBytes(`${HEAD}${`y = EPContext <a = "b"\n`.repeat(lines)}`, 'm.onnxtxt')).status === 'rejected',
    false,
  );
});
