/** Loaders that look up what a configuration names in words of their own. MMEngine, ESPnet and NNI ran what is rejected here; of the others it is what their sources import or call. See https://github.com/open-mmlab/mmengine/blob/main/mmengine/registry/registry.py. */
import test, { type ExecutionContext } from 'ava';
import { neighboursOf } from '../../../src/formats/serving/neighbours.ts';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { scanBytes, verdictLine } from '../../support/scanned.ts';

const json = JSON.stringify;
const judged = test.macro(async (t: ExecutionContext, name: string, content: string, expected: RegExp) => {
  const line = await verdictLine(content, name);
  t.regex(line, expected);
  if (line.startsWith('rejected '))
    t.false(isPlainContent(content, name), 'the fast path must leave it to the program');
});
const rejected = /^rejected .*critical python\/(?:os|subprocess)\/process-execution/;
const silent = /^(?:clean|not-a-model) (?:low [^,]*,?)*$/;

const REJECTED: readonly (readonly [string, string, string])[] = [
  ['MMEngine', 'model.yaml', 'model:\n  type: subprocess.check_output\n  args: echo harmless\n'],
  ['MMEngine, JSON', 'model.json', json({ model: { type: 'os.system', command: 'echo harmless' } })],
  ['MMEngine, in escapes', 'm.json', '{"model": {"t\\u0079pe": "os.s\\u0079stem"}}'],
  ['MMEngine, the point in escapes', 'm.json', '{"model": {"type": "os\\u002esystem"}}'],
  ['MMEngine, the point in escapes of YAML', 'm.yaml', 'model:\n  type: "os\\x2esystem"\n'],
  ['MMEngine, by an alias', 'm.yaml', 'a: &a os.system\nmodel:\n  type: *a\n'],
  ['MMEngine, through its parts', 'm.yaml', 'default_scope: mmdet\nmodel:\n  type: mmengine.fileio.io.os.system\n'],
  ['a class of processes with arguments', 'm.yaml', 'a:\n  type: subprocess.Popen\n  args: echo harmless\n'],
  ['ESPnet', 'preprocess.yaml', 'process:\n  - type: "os:system"\n    command: echo harmless\n'],
  ['ESPnet, a model', 'model.json', json([83, 52, { model_module: 'os:system' }])],
  ['Merlion', 'config.json', json({ transform: { name: 'os:system', command: 'echo harmless' } })],
  ['evals of OpenAI', 'x.yaml', 'x:\n  class: subprocess:check_output\n  args: {args: echo harmless}\n'],
  ['Intake 2', 'cat.yaml', 'entries:\n  x:\n    func: "{func(os:system)}"\n'],
  ['distilabel', 'pipeline.yaml', 'pipeline:\n  type_info: {module: subprocess, name: check_output}\n'],
  ['Great Expectations', 'gx.yml', 'stores:\n  s: {class_name: Popen, module_name: subprocess}\n'],
  ['NNI', 'space.json', json({ __symbol__: 'path:subprocess.check_output', __kwargs__: {} })],
  ['json-tricks', 'o.json', json({ __instance_type__: ['subprocess', 'Popen'], attributes: {} })],
  ['jsons', 'o.json', json({ '-meta': { classes: { '/': 'subprocess.Popen' } }, args: 'echo harmless' })],
  ['txtai', 'app.yml', 'subprocess.check_output:\n  args: echo harmless\nwritable: false\n'],
  ['txtai, an index', 'config.json', json({ method: 'external', transform: 'os.system', dimensions: 3 })],
  [
    'Haystack, a function',
    'p.yaml',
    'components:\n  a:\n    type: haystack.components.x.Y\n    init_parameters:\n      custom_filters: {f: os.system}\n',
  ],
  [
    'Lhotse, a pipe',
    'recordings.jsonl',
    json({ id: 'r', num_samples: 1, sources: [{ type: 'url', channels: [0], source: 'pipe:touch x' }] }),
  ],
  ['NeMo, a pipe', 'train.yaml', 'train_ds:\n  tarred_audio_filepaths: ["pipe:touch x"]\n'],
];
const flow = (value: string) =>
  json({
    data: { nodes: [{ data: { node: { template: { code: { type: 'code', value } }, base_classes: ['Message'] } } }] },
  });
test(
  'Langflow',
  judged,
  'flow.json',
  flow("import os\nos.system('echo harmless')\nclass X: pass\n"),
  /^rejected .*critical/,
);
const webui = (content: string) =>
  json([{ id: 'a', name: 'a', type: 'pipe', content, meta: { manifest: {} }, is_active: true, is_global: false }]);
test('Open WebUI', judged, 'functions.json', webui("import os\nos.system('echo harmless')\n"), /^rejected .*critical/);
test(
  'Open WebUI, a class',
  judged,
  'functions.json',
  webui('class Pipe:\n  def pipe(self): return 1\n'),
  /^warned medium/,
);
test(
  'Open WebUI, a tool',
  judged,
  'tools.json',
  json([{ id: 'a', content: "import os\nos.system('echo harmless')\n", meta: {}, specs: [] }]),
  /^rejected .*critical/,
);
test('Langflow, a class', judged, 'flow.json', flow('class X:\n  def f(self): return 1\n'), /^(?:warned medium|clean)/);
test('Marian', judged, 'decoder.yml', 'models:\n- m.npz\nvocabs:\n- "touch x |"\n', rejected);
test(
  'Marian, files',
  judged,
  'decoder.yml',
  'relative-paths: true\nmodels:\n- m.npz\nvocabs:\n- v.spm\n- v.spm\n',
  silent,
);
const library = json({ custom_node_library_config_list: [{ name: 'x', base_path: 'lib/x.so' }] });
test('OpenVINO Model Server', judged, 'config.json', library, /^warned medium serving\/library/);

const names = test.macro(async (t, name: string, content: string, path: string) => {
  const { facts } = await scanBytes(content, name);
  const paths = facts.flatMap(({ fact }) => (fact.kind === 'runs-source' ? fact.paths : []));
  t.deepEqual(paths, [path]);
  t.false(isPlainContent(content, name), 'the fast path must leave it to the program');
});
test(
  'a module of FunASR',
  names,
  'config.yaml',
  'model: X\ntrust_remote_code: true\nremote_code: ./model.py\n',
  'model.py',
);
test('a module of Jina', names, 'config.yml', 'jtype: X\npy_modules:\n- executor.py\n', 'executor.py');
test('a base of MMEngine', names, 'm.json', json({ _base_: ['../base/m.py', 'x.json'] }), '../base/m.py');
test('code that is not trusted', judged, 'config.yaml', 'model: X\nremote_code: ./model.py\n', silent);

test(
  'MMEngine: files',
  judged,
  'm.yaml',
  'a:\n  type: shutil.rmtree\n  path: x\n',
  /^rejected high python\/shutil\/file-write/,
);
test('MMEngine: code', judged, 'm.yaml', 'a:\n  type: pdb.run\n  statement: x\n', /^rejected critical python\/pdb/);
test('code beside its configuration is found from either side', (t) => {
  const words = neighboursOf('m/model.py').map(({ path, word }) => `${path} ${word}`);
  t.true(words.includes('m/config.yaml remote_code') && words.includes('m/config.yml py_modules'));
});

const EVAL = "__import__('os').system('echo harmless')";
const evaluated = /^rejected .*critical python\/builtins\/code-execution/;
const PAIRS = '!!python/object/apply:collections.OrderedDict\n- - - normalize\n    - ';
const OCR = 'Global: {x: 1}\nArchitecture: {x: 1}\nTrain:\n  dataset:\n    transforms:\n    - ';
test('RL Zoo', judged, 'ppo/CartPole/config.yml', `${PAIRS}"${EVAL}"\n`, evaluated);
test('RL Zoo, of a training', judged, 'hyperparams/ppo.yml', `X-v1:\n  normalize: "${EVAL}"\n  policy: x\n`, evaluated);
test('PaddleOCR', judged, 'rec.yml', `${OCR}"${EVAL}": {a: 1}\n`, evaluated);
test('distilabel, an enumeration', judged, 'p.yaml', `x: {_type: enum, _name: x, _enum_type: "${EVAL}"}\n`, evaluated);

for (const [loader, name, content] of REJECTED) test(loader, judged, name, content, rejected);

const SILENT: readonly (readonly [string, string, string])[] = [
  ['settings of RL Zoo', 'ppo/X/config.yml', `${PAIRS}"dict(norm_obs=True, norm_reward=False)"\n`],
  ['older settings of RL Zoo', 'config.yml', `${PAIRS}"{'norm_obs': False}"\n`],
  ['a way to normalize', 'config.yml', 'policy: x\nnormalize: l2\n'],
  [
    'a long lock file of packages',
    'pnpm-lock.yaml',
    `lockfileVersion: 9\n${'  transforms@1.0: {x: normalize}\n'.repeat(9000)}`,
  ],
  ['long names of plugins', 'builtin.yml', `x:\n${'  redirect: ansible.posix.patch\n'.repeat(9000)}`],
  ['steps of PaddleOCR', 'rec.yml', `${OCR}DecodeImage: {img_mode: BGR}\n    - RecResizeImg:\n`],
  [
    'parts of MMEngine',
    'model.yaml',
    'default_scope: mmdet\nmodel:\n  type: mmdet.models.DETR\n  x: {type: torch.nn.ReLU}\n',
  ],
  ['parts of ESPnet', 'model.json', json([83, 52, { model_module: 'espnet.nets.pytorch_backend.e2e_asr:E2E' }])],
  ['steps of distilabel', 'pipeline.yaml', 'a:\n  type_info: {module: distilabel.steps.base, name: Step}\n'],
  [
    'stores of Great Expectations',
    'gx.yml',
    's: {module_name: great_expectations.data_context.store, class_name: X}\n',
  ],
  [
    'types of values',
    'schema.json',
    json({ a: { type: 'os.PathLike' }, b: { type: 'subprocess.Popen' }, c: 'subprocess' }),
  ],
  [
    'names of functions',
    'api.json',
    json([{ name: 'os.system', function: 'subprocess.run' }, { 'os.system': { doc: '' } }]),
  ],
  [
    'a list of functions',
    'bandit.yaml',
    'shell_injection:\n  no_shell: [os.system, os.popen]\n  subprocess: [subprocess.Popen]\n',
  ],
  ['a pattern', 'rule.yaml', 'rules:\n- id: x\n  pattern: subprocess.run(...)\n  message: "os.system: unsafe"\n'],
  [
    'a decoder behind a pipe',
    'cuts.jsonl',
    json({ num_samples: 1, recording: { sources: [{ type: 'url', channels: [0], source: 'pipe:cat a.wav' }] } }),
  ],
];
for (const [what, name, content] of SILENT) test(what, judged, name, content, silent);
