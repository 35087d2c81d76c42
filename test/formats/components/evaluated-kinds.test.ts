/** Texts that loaders of trainings hand to `eval` or put into source: skrl, RL Zoo, rsl_rl; and functions that evaluate, under the keys of any loader. Judged by the sources of these: see the kinds. */
import test from 'ava';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { zip } from '../../support/containers.ts';
import { field, varintField } from '../../support/protobuf.ts';
import { findingLines } from '../../support/scanned.ts';

const CODE = "__import__('os').system('echo harmless')";
const EVAL = 'critical python/builtins/code-execution';

const finds = test.macro(async (t, name: string, content: string, ...expected: readonly string[]) => {
  const lines = await findingLines(content, name);
  t.deepEqual(
    lines.map((line) => line.split(' ', 2).join(' ')),
    expected,
  );
  if (expected.length > 0) t.false(isPlainContent(content, name), 'the fast path must leave it to the program');
});

const network = (layer: string, output = 'ACTIONS') => `models:
  policy:
    network:
      - name: net
        input: concatenate([STATES, ACTIONS])
        layers: [64, ${layer}]
        activations: elu
    output: ${output}
agent:
  state_preprocessor: RunningStandardScaler
  learning_rate_scheduler: KLAdaptiveLR
  exploration_scheduler: 1 - timestep / timesteps
  value_preprocessor: null
`;
test('skrl', finds, 'agent.yaml', network('{conv2d: {out_channels: 3, padding: same}}', 'tanh(ACTIONS)'));
test('skrl: a preprocessor', finds, 'agent.yaml', `agent:\n  state_preprocessor: "${CODE}"\n`, EVAL);
test('skrl: a layer', finds, 'agent.yaml', network(`{linear: [8, "${CODE}"]}`), EVAL);
test('skrl: an output', finds, 'agent.yaml', network('8', `"${CODE}"`), EVAL);
test(
  'skrl: a schedule',
  finds,
  'agent.yaml',
  `agent:\n  value_preprocessor: null\n  learning_rate_scheduler: "${CODE}"\n`,
  EVAL,
);

const zoo = (value: string) => `CartPole-v1:\n  policy: MlpPolicy\n  policy_kwargs: "${value}"\n`;
test('RL Zoo', finds, 'my.yml', zoo('dict(log_std_init=-3, net_arch=[400, 300], activation_fn=nn.ReLU, a=2**3)'));
test('RL Zoo: code', finds, 'my.yml', zoo(`dict(a=${CODE})`), EVAL);

test(
  'rsl_rl',
  finds,
  'a.yaml',
  'num_steps_per_env: 24\npolicy:\n  class_name: ActorCritic\nalgorithm:\n  class_name: "own.module:PPO"\n',
);
test('rsl_rl: code', finds, 'a.yaml', `num_steps_per_env: 24\npolicy:\n  class_name: "${CODE}"\n`, EVAL);
test('another class', finds, 'a.yaml', 'widget:\n  class_name: "form(x) {{ a.b() }}"\n');

for (const [type, expected] of [
  ['pandas.eval', 'critical python/pandas/code-execution'],
  ['numexpr.evaluate', 'critical python/numexpr/code-execution'],
  ['sympy.parsing.sympy_parser.parse_expr', 'critical python/sympy.*/code-execution'],
  ['numpy.f2py.crackfortran.myeval', 'critical python/numpy.f2py.*/code-execution'],
  ['pandas.read_pickle', 'high python/pandas/nested-load'],
  ['torch.storage._load_from_bytes', 'high python/torch.storage/nested-load'],
  ['torch.hub.load', 'high python/torch.hub/network'],
] as const)
  test(`a part that is ${type}`, finds, 'model.json', `{"model": {"type": "${type}", "a": "x"}}`, expected);
test(
  'documents of such functions',
  finds,
  'a.json',
  '[{"name": "pandas.eval", "type": "function", "see": "dill.loads"}]',
);
test(
  'Hydra: bytes for a loader',
  finds,
  'a.yaml',
  'a:\n  _target_: torch.storage._load_from_bytes\n  b: !!binary UEsDBAAA\n',
  'high python/torch.storage/nested-load',
);
test(
  'txtai: an action',
  finds,
  'app.yml',
  'workflow:\n  x:\n    tasks:\n      - action: subprocess.getoutput\n',
  'critical python/subprocess/process-execution',
);
test('txtai: a pipeline', finds, 'app.yml', 'workflow:\n  x:\n    tasks:\n      - action: summary\n');

const NAMES = "{0: 'cat', 1: 'dog (small)'}";
const metadata = (names: string) => JSON.stringify({ stride: 32, task: 'detect', imgsz: '[640, 640]', names });
const LINE_OF_ENGINE = 'medium tensorrt/opaque-engine';
function engine(names: string): string {
  const text = Buffer.from(metadata(names));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, Buffer.from('ptrt'), Buffer.alloc(60)]).toString('latin1');
}
function coreml(names: string): Uint8Array {
  const entry = (key: string, value: string) => field(100, field(1, key), field(2, value));
  const about = field(100, entry('stride', '32'), entry('task', 'detect'), entry('names', names));
  const description = field(2, field(1, field(1, 'image')), about);
  return Buffer.concat([varintField(1, 4), description, field(500, field(1, field(1, 'a')))]);
}
test('Ultralytics: an engine of TensorRT', finds, 'a.engine', engine(NAMES), LINE_OF_ENGINE);
test('Ultralytics: code in an engine of TensorRT', finds, 'a.engine', engine(CODE), LINE_OF_ENGINE, EVAL);
test('Ultralytics: Core ML', async (t) => {
  t.deepEqual(await findingLines(coreml(NAMES), 'a.mlmodel'), []);
  t.deepEqual(await findingLines(coreml(CODE), 'a.mlmodel'), [
    `${EVAL} a.mlmodel#/description/metadata/userDefined/names`,
  ]);
});
test('Ultralytics: an archive behind a model', async (t) => {
  const archive = (names: string) => zip([{ name: 'metadata.json', content: Buffer.from(metadata(names)) }]);
  t.deepEqual(await findingLines(archive(NAMES), 'a.tflite'), []);
  t.deepEqual(await findingLines(archive(CODE), 'a.tflite'), [`${EVAL} a.tflite!metadata.json`]);
});
test('metadata of other programs', finds, 'metadata.json', '{"task": "a", "names": "Cat (small)", "args": "f(x)"}');
