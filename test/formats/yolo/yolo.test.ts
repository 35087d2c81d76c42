/** YOLO models as YAML: what `parse_model` evaluates, in the spellings that YAML allows, and honest models that stay silent. */
import test from 'ava';
import { readExpression } from '../../../src/formats/yolo/python-expression.ts';
import { inFull } from '../../support/in-full.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const model = (layer: string, head = '[[17, 20, 23], 1, Detect, [nc, anchors]]'): string => `# by hand
nc: 80
depth_multiple: 0.33
anchors:
  - [10,13, 16,30, 33,23]
backbone:
  [[-1, 1, Conv, [64, 6, 2, 2]],
   ${layer},
  ]
head:
  [${head}]
`;

const rejects = test.macro(async (t, content: string) => {
  for (const name of ['yolo.yaml', 'notes.txt']) {
    const lines = await findingLines(content, name);
    t.true(
      lines.some((line) => line.startsWith('critical ')),
      lines.join('\n'),
    );
  }
});
const silent = test.macro(async (t, content: string) => {
  t.deepEqual((await judgeBytes(content, 'yolo.yaml')).findings, []);
});

const CALL = `__import__('os').system('x')`;
test('a call as the module', rejects, model(`[-1, 1, "${CALL}", []]`));
test('a call as an argument', rejects, model(`[-1, 1, nn.ReLU, ["${CALL}"]]`));
test('a call in the head', rejects, model('[-1, 1, Conv, [1]]', `[-1, 1, "${CALL}", []]`));
test('a function of the system as the module', rejects, model(`[-1, 1, os.system, ["'x'"]]`));
test('a builtin as the module', rejects, model(`[-1, 1, exec, ["'x'"]]`));
test('a name in other letters', rejects, model(`[-1, 1, "ｅｘｅｃ", ["'x'"]]`));
test('a function of the loader', rejects, model(`[-1, 1, check_requirements, ["'x'"]]`));
test('an activation', rejects, `${model('[-1, 1, Conv, [1]]')}activation: ${CALL}\n`);
test('a conditional as the module', rejects, model(`[-1, 1, "os.system if 1 else 0", ["'x'"]]`));
test('a text with f', rejects, model(`[-1, 1, Conv, ["f'{${CALL.replaceAll("'", '\\"')}}'"]]`));
test('a walk', rejects, model(`[-1, 1, Conv, ["().__class__.__base__.__subclasses__()"]]`));
test('a comprehension', rejects, model(`[-1, 1, Conv, ["[exec(c) for c in 'x']"]]`));
test('a lambda that is called', rejects, model(`[-1, 1, Conv, ["(lambda: exec('x'))()"]]`));
test('a decorated call in a call', rejects, model(`[-1, 1, Conv, ["int(exec('x'))"]]`));
test('a layer as a mapping', rejects, model(`{-1: 1, 1: 2, "${CALL}": 3, b: 4}`));
test(
  'a layer in blocks',
  rejects,
  model('[-1, 1, Conv, [1]]').replace(
    /head:[\s\S]*/,
    `head:\n  - - -1\n    - 1\n    - >-\n      __import__('os')\n      .system('x')\n    - []\n`,
  ),
);
test('a layer behind an alias', rejects, `x: &a [-1, 1, "${CALL}", []]\n${model('*a')}`);
test('arguments behind an alias', rejects, `x: &a ["${CALL}"]\n${model('[-1, 1, Conv, *a]')}`);
test('a text behind an alias', rejects, `x: &a "${CALL}"\n${model('[-1, 1, *a, []]')}`);
test(
  'a list behind an alias',
  rejects,
  `x: &a [[-1, 1, "${CALL}", []]]\n${model('[-1, 1, Conv, [1]]').replace(/backbone:[\s\S]*head/, 'backbone: *a\nhead')}`,
);
test('a merged mapping', rejects, `x: &a\n  backbone: [[-1, 1, "${CALL}", []]]\n<<: *a\nhead: []\n`);
test('a tagged text', rejects, model(`[-1, 1, !!str "${CALL}", []]`));
test('an escaped key', rejects, model(`[-1, 1, "${CALL}", []]`).replace('backbone', '"\\x62ackbone"'));
test('an escaped text', rejects, model(`[-1, 1, "\\x5f_import__('os').system('x')", []]`));
test('as JSON', rejects, JSON.stringify({ nc: 1, backbone: [[-1, 1, CALL, []]], head: [] }));

test('an honest model', silent, model('[-1, 3, C3, [128]]'));
test(
  'calls of layers',
  silent,
  `${model(`[-1, 1, nn.Upsample, [None, 2, 'nearest']]`)}activation: nn.LeakyReLU(0.1, inplace=True)\n`,
);
test('arithmetic', silent, model(`[-1, 1, Conv, ["nc * 2", "[1, 2]", "(3, 3)", "max(1, 2)", "nn.SiLU()"]]`));
test('what no Python compiles', silent, 'backbone: resnet\nitems:\n  - [a, b, "a cat (in a box) run", [x y(z)]]\n');
test(
  'a configuration of another program',
  silent,
  'model:\n  backbone: {name: resnet50, out: [0, 1, 2, 3]}\n  steps: [[1, 2, relu, [3]]]\n',
);

test(
  'shared collections do not multiply',
  silent,
  `a: &a [1, 1, Conv, [1]]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c, *c, *c, *c]\ne: &e [*d, *d, *d, *d]\nf: &f [*e, *e, *e, *e]\ng: &g [*f, *f, *f, *f]\nh: &h [*g, *g, *g, *g]\ni: &i [*h, *h, *h, *h]\nj: &j [*i, *i, *i, *i]\nk: &k [*j, *j, *j, *j]\nl: &l [*k, *k, *k, *k]\nbackbone: *l\n`,
);

const reads = test.macro((t, text: string, expected: string) => {
  const expression = readExpression(text);
  t.is(
    expression.kind === 'plain'
      ? expression.uses.map(({ path, isCalled }) => (isCalled ? `${path}()` : path)).join(' ')
      : `(${expression.kind})`,
    expected,
  );
});
test('names', reads, 'nn.Conv2d', 'nn.Conv2d');
test('a call with keywords', reads, 'nn.ReLU(inplace=True)', 'nn.ReLU()');
test('a dictionary', reads, `{'a': 1, 'b': [x, 2]}`, 'x');
test('an attribute of a call', reads, 'a().b', '(other)');
test('an item', reads, 'a[0]', '(other)');
test('words', reads, 'a cat', '(refused)');
test('a star', reads, '[*a]', '(other)');
test('a walrus', reads, '(a := 1)', '(other)');
test('a comment', reads, '1 # x', '');
test('two lines', reads, '1\n2', '(refused)');

const LONG = `# ${'x'.repeat(400_000)}\n`;
test('a model that is too long to be read', async (t) => {
  const lines = await findingLines(LONG.repeat(6) + model('[-1, 1, Conv, [1]]'), 'yolo.yaml');
  t.true(
    lines.some((line) => line.startsWith('high unexaminable/limit')),
    lines.join('\n'),
  );
});
test(
  'a long text that speaks of a backbone',
  silent,
  `${LONG}paths:\n  /files:\n    summary: the backbone, where to download it, train and val, import_path, schemaVersion\n`,
);
inFull(
  'much JSON that has one',
  silent,
  `{"items": ["${'Some words. '.repeat(2_900_000)}"], "backbone": "resnet", "download": "x", "train": 1, "val": 2}`,
);
