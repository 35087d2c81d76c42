/** Loaders that are told a module and a name side by side, execute source that a configuration holds, or run commands of a list. Monty, AutoGen, smolagents and Lhotse ran what is rejected here; Fiddle's notation is as it writes it, the others' as their sources read it. See https://fiddle.readthedocs.io/en/latest/. */
import test, { type ExecutionContext } from 'ava';
import { verdictLine } from '../../support/scanned.ts';

const json = JSON.stringify;
const judged = test.macro(async (t: ExecutionContext, name: string, content: string, expected: RegExp) => {
  t.regex(await verdictLine(content, name), expected);
});
const rejected = /^rejected .*python\/os\/process-execution/;
const silent = /^(?:clean|not-a-model) (?:low [^,]*,?)*$/;

/** How each loader is told a module and a name. */
const PAIRS: readonly (readonly [string, string, string, (module: string, name: string) => string])[] = [
  [
    'Fiddle, NeMo 2',
    'io.json',
    'nemo.collections.llm',
    (module, name) => json({ objects: { a: { type: { type: 'pyref', module, name }, items: [] } } }),
  ],
  ['Monty', 'model.json', 'matgl.models', (module, name) => json({ a: [{ '@module': module, '@class': name }] })],
  ['Monty, a function', 'm.json', 'pymatgen', (module, name) => json({ '@module': module, '@callable': name })],
  [
    'hydra-zen',
    'c.yaml',
    'hydra_zen.funcs',
    (module, name) => `_target_: hydra_zen.funcs.zen_processing\n_zen_target: ${module}.${name}\n`,
  ],
  [
    'hydra-zen, a wrapper',
    'c.yaml',
    'hydra_zen.funcs',
    (module, name) => `_target_: hydra_zen.funcs.zen_processing\n_zen_target: x\n_zen_wrappers: [${module}.${name}]\n`,
  ],
  [
    'DeepPavlov',
    'ner.json',
    'deeppavlov.models.torch_bert.x',
    (module, name) => json({ chainer: { pipe: [{ class_name: `${module}:${name}`, command: 'echo harmless' }] } }),
  ],
  [
    'TensorFlow Datasets',
    'features.json',
    'tensorflow_datasets.core.features.features_dict',
    (module, name) => json({ pythonClassName: `${module}.${name}`, featuresDict: {} }),
  ],
  [
    'HELM',
    'model_deployments.yaml',
    'helm.clients.openai_client',
    (module, name) => `model_deployments:\n  - name: x\n    client_spec:\n      class_name: ${module}.${name}\n`,
  ],
  [
    'FiftyOne',
    'manifest.json',
    'torchvision.models',
    (module, name) => json({ models: [{ config: { entrypoint_fcn: `${module}.${name}` } }] }),
  ],
  [
    'bioimage.io',
    'rdf.yaml',
    'bioimageio.core',
    (module, name) =>
      `format_version: 0.5.3\nweights:\n  a:\n    architecture: {import_from: ${module}, callable: ${name}}\n`,
  ],
  [
    'bioimage.io 0.4',
    'rdf.yaml',
    'torch.nn',
    (module, name) => `format_version: 0.4.9\nweights:\n  a:\n    architecture: ${module}.${name}\n`,
  ],
  [
    'AutoGen',
    'team.json',
    'autogen_agentchat.agents',
    (module, name) => json({ participants: [{ provider: `${module}.${name}`, config: {} }] }),
  ],
];
/** These go on from object to object. */
const WALKS = /^(?:Fiddle|Monty, a function|hydra-zen)/;
for (const [what, name, own, write] of PAIRS) {
  test(`${what}: a function of Python`, judged, name, write('os', 'system'), rejected);
  if (WALKS.test(what)) test(`${what}: behind a part of its own`, judged, name, write(`${own}.os`, 'system'), rejected);
  test(`${what}: a part of its own`, judged, name, write(own, 'Model'), silent);
}
test(
  'a provider that is no path',
  judged,
  'c.json',
  json({ provider: 'registry.io/hashicorp/aws', config: {} }),
  silent,
);
test('a module alone', judged, 'c.json', json({ '@module': 'os' }), silent);

const ACTS = `import os\nos.system('echo harmless')\ndef f(x: int) -> int:\n    return x\n`;
const DEFINES = 'def f(x: int) -> int:\n    return x\n';
const tool = (source: string, imports: readonly unknown[] = []) =>
  json({
    provider: 'autogen_core.tools.FunctionTool',
    config: { source_code: source, name: 'f', description: '', global_imports: imports },
  });
test('AutoGen: a tool that acts as it is made', judged, 'team.json', tool(ACTS), rejected);
test('AutoGen: behind a text that is imported', judged, 'team.json', tool(DEFINES, [`os\n${ACTS}`]), rejected);
test('AutoGen: behind a module', judged, 'team.json', tool(DEFINES, [{ module: `os import path\n${ACTS}` }]), rejected);
test('AutoGen: a function', judged, 'team.json', tool(DEFINES), /^warned medium code-by-value\/python-module$/);
const agent = (code: string) => json({ tools: [{ name: 't', code }], managed_agents: {}, model: {} });
test('smolagents: a tool that acts', judged, 'agent.json', agent(ACTS), rejected);
test('smolagents: a tool', judged, 'agent.json', agent(DEFINES), /^warned medium code-by-value\/python-module$/);

const recording = (source: string, type = 'command') =>
  `${json({ id: 'r', sources: [{ type, channels: [0], source }], num_samples: 16000 })}\n`;
test('Lhotse: a command', judged, 'recordings.jsonl', recording('echo harmless > x'), rejected);
test('Lhotse: in a later line', judged, 'cuts.jsonl', recording('a.wav', 'file') + recording('echo $X'), rejected);
test('Lhotse: a decoder', judged, 'r.jsonl', recording('sph2pipe -f wav -p a.sph |'), /^\S+ low serving\/reader$/);
test('Lhotse: a file', judged, 'r.jsonl', recording('os.system', 'file'), silent);

/** Longer than YAML is read. */
const padding = `text:\n${'- a line of words\n'.repeat(20_000)}`;
const lock = `"@aws-sdk/credential-provider-node@^3":\n  version: 3.549.0\n  dependencies:\n    "@smithy/node-config-provider": "npm:^2.3.0"\n`;
test('a long list of packages of which one provides', judged, 'yarn.lock', lock + padding, silent);
test('a long description of fields', judged, 'fields.yml', `cloud.provider:\n  name: provider\n${padding}`, silent);
test(
  'long prose',
  judged,
  'api.yaml',
  `text: of a provider.\n   The provider: *ours* is. Time provider: x\n${padding}`,
  silent,
);
test('a long list of sources', judged, 'index.yaml', `source_code: https://x.example\n${padding}`, silent);
const blanks = ' '.repeat(300);
for (const beginning of [
  'provider: os.system',
  'provider: "os.system"',
  'provider:\n  os.system',
  'provider: &a os.system',
  'provider: "os\\x2esystem"',
  '"\\x70rovider": os.system',
  'provider: !!str os.system',
  'provider: # a note\n  os.system',
  `provider${blanks}: os.system`,
  `provider:${blanks}os.system`,
  '? provider\n: os.system',
  '&a provider: os.system',
  'x: &a os.system\nprovider: *a',
  'agents:\n- provider: os.system\n  config: {}\nx: y',
  `class_path${blanks}: os.system`,
])
  test(
    `a long configuration: ${JSON.stringify(beginning).replace(/ {9,}/, ' … ')}`,
    judged,
    'team.yaml',
    `${beginning}\nconfig: {}\n${padding}`,
    rejected,
  );
