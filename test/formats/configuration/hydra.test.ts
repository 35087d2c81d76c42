/** Configurations that name what is to be called: Hydra's, NeMo's, MONAI's and those of latent diffusion. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: interpolations of OmegaConf
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { tar, tarEntry } from '../../support/containers.ts';
import { inFull } from '../../support/in-full.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const finds = test.macro(async (t, content: string, ...expected: readonly string[]) => {
  t.deepEqual(
    (await findingLines(content, 'config.yaml')).map((line) => line.replace(' config.yaml', '')),
    expected,
  );
  t.false(isPlainContent(content), 'the fast path must leave it to the program');
});

const PROCESS = 'critical python/os/process-execution';

test('a process', finds, 'model:\n  _target_: os.system\n  command: echo harmless\n', `${PROCESS}#/model`);
test('in a list', finds, 'a:\n- x\n- _target_: os.system\n', `${PROCESS}#/a/1`);
test('in braces', finds, 'a: {_target_: os.system, command: echo harmless}\n', `${PROCESS}#/a`);
test('as JSON', finds, '{"a": {"_target_": "os.system", "_args_": ["echo harmless"]}}', `${PROCESS}#/a`);
test('as JSON in escapes', finds, '{"a": {"\\u005ft\\u0061rget_": "os.\\u0073ystem"}}', `${PROCESS}#/a`);
test('as YAML in escapes', finds, 'a:\n  "\\x5ftarget_": "os.s\\x79stem"\n', `${PROCESS}#/a`);
test('as YAML over two lines', finds, '? "_tar\\\n  get_"\n: os.system\n', PROCESS);
test('the key behind an anchor', finds, 'x: &k _target_\na:\n  *k : os.system\n', `${PROCESS}#/a`);
test('the value behind an anchor', finds, 'x: &v os.system\na:\n  _target_: *v\n', `${PROCESS}#/a`);
test('in a block', finds, '_target_: >-\n  os.system\n', PROCESS);
test('the second document', finds, 'a: 1\n---\n_target_: os.system\n', `${PROCESS}#/1`);
test('partial', finds, '_target_: os.system\n_partial_: true\n', PROCESS);
test('the key twice', finds, '{"_target_": "os.system", "_target_": "torch.nn.Linear"}', PROCESS);
test('a class of processes', finds, '_target_: subprocess.Popen\n', 'critical python/subprocess/process-execution');
test('a method of it', finds, '_target_: subprocess.Popen.wait\n', 'critical python/subprocess/process-execution');
test('a builtin', finds, '_target_: builtins.eval\n_args_: ["1"]\n', 'critical python/builtins/code-execution');
test('through a module of a package', finds, '_target_: torch.serialization.os.system\n', PROCESS);
test('through a module of the library', finds, '_target_: posixpath.os.system\n', PROCESS);
test('through a dunder', finds, '_target_: torch.nn.Linear.__init__.__globals__\n', 'critical python/dunder-walk');
test('handed to a function of Hydra', finds, '_target_: hydra.utils.get_method\npath: os.system\n', PROCESS);
test('handed by place', finds, '_target_: hydra.utils.call\n_args_: [os.system]\n', PROCESS);
test('an argument', finds, '_target_: torch.nn.Linear\nx:\n  _target_: os.system\n', `${PROCESS}#/x`);
test('a pickle', finds, '_target_: joblib.load\nfilename: x\n', 'high python/joblib/nested-load');
test('a client of the network', finds, '_target_: requests.get\nurl: x\n', 'high python/requests/network');
test('a file', finds, '_target_: shutil.rmtree\npath: x\n', 'high python/shutil/file-write');
test('interpolated', finds, 'm: os\nf: system\na:\n  _target_: ${m}.${f}\n', `${PROCESS}#/a`);
test('interpolated from beside', finds, 'a:\n  n: os.system\n  _target_: ${.n}\n', `${PROCESS}#/a`);
test('interpolated twice', finds, 'b: ${c}\nc: os.system\na:\n  _target_: ${b}\n', `${PROCESS}#/a`);
test('with a default', finds, '_target_: ${oc.env:NONE,os.system}\n', PROCESS);
test('decoded', finds, "_target_: ${oc.decode:'os.system'}\n", PROCESS);
test('selected', finds, 'n: os.system\n_target_: ${oc.select:n}\n', PROCESS);
test(
  'a pair of latent diffusion',
  finds,
  'model:\n  target: os.system\n  params:\n    command: x\n',
  `${PROCESS}#/model`,
);
for (const [how, content] of [
  ['behind a comment', 'model:\n  target: os.system # of the model\n  params:\n    command: x\n'],
  ['behind an anchor', 'model:\n  target: &t os.system\n  params:\n    command: x\n'],
  ['behind a tag', 'model:\n  target: !!str os.system\n  params:\n    command: x\n'],
  ['in a block', 'model:\n  target: >-\n    os.system\n  params:\n    command: x\n'],
  ['as an alias', 'a: &t os.system\nmodel:\n  target: *t\n  params:\n    command: x\n'],
  ['as an interpolation', 'a: os.system\nmodel:\n  target: ${a}\n  params:\n    command: x\n'],
  ['under an explicit key', 'model:\n  ? target # x\n  : os.system\n  ? params\n  : command: x\n'],
  ['under an alias', 'a: &k target\nmodel:\n  *k : os.system\n  params:\n    command: x\n'],
  ['under keys in escapes', 'model:\n  "t\\x61rget": os.system\n  "par\\u0061ms":\n    command: x\n'],
  ['in escapes', 'model:\n  target: "os\\x2esystem"\n  params:\n    command: x\n'],
  ['behind a long text', `${'# x\n'.repeat(30_000)}model:\n  target: os.system\n  params:\n    command: x\n`],
  ['between breaks of YAML 1.1', 'model:\u0085  target:\u2028    os.system\u0085  params:\u0085    command: x\u0085'],
  ['without parameters', 'a:\n  target: x.Y\n  params: {}\nmodel:\n  target: os.system\n'],
  ['as JSON in escapes', '{"model": {"t\\u0061rget": "os.system", "params": {"command": "x"}}}'],
] as const)
  test(`a pair of latent diffusion: ${how}`, async (t) => {
    const lines = await findingLines(content, 'config.yaml');
    t.true(lines.includes(`${PROCESS} config.yaml#/model`), lines.join());
    t.false(isPlainContent(Buffer.from(content).toString('latin1'), 'config.yaml'));
  });
test('a pair of latent diffusion whose keys are merged', async (t) => {
  const lines = await findingLines(
    'a: &a\n  target: os.system\nmodel:\n  <<: *a\n  params:\n    command: x\n',
    'a.yaml',
  );
  t.deepEqual(lines, [`${PROCESS} a.yaml#/a`]);
});
for (const [name, content] of [
  ['compose.yaml', 'services:\n  web:\n    build:\n      target: app.production\n    params: x\n'],
  ['probe.yml', 'scrape:\n- target: example.org\n  interval: 5\nparams:\n  module: [http]\n'],
  ['tsconfig.json', '{"compilerOptions": {"target": "es2022", "plugins": [{"params": {}}]}}'],
] as const)
  test(`words of other programs: ${name}`, async (t) => {
    t.deepEqual(await findingLines(content, name), []);
  });
test(
  'a resolver that evaluates, without a target',
  finds,
  `lr: \${eval:"__import__('os').system('x')"}\n`,
  'critical python/builtins/code-execution',
);
test('arithmetic without a target', async (t) => {
  t.deepEqual(await findingLines("lr: ${eval:'${a} * 2'}\na: 1\n", 'config.yaml'), []);
});
test('a class of NeMo as Hydra had it once', async (t) => {
  const lines = await findingLines('preprocessor:\n  cls: os.system\n  params: {}\n', 'model_config.yaml');
  t.deepEqual(lines, ['critical python/os/process-execution model_config.yaml#/preprocessor']);
});
const BUNDLE = {
  imports: ['$import os as o', '$import glob', '$import shutil as sh'],
  net: { _target_: 'monai.networks.nets.UNet' },
};
for (const [expression, ...expected] of [
  ["$list(map(o.system, ['echo harmless']))", 'critical python/os/process-execution'],
  ["$functools.partial(o.system, 'echo harmless')()", 'critical python/os/process-execution'],
  ["${'a': o.system}['a']('echo harmless')", 'critical python/os/process-execution'],
  ["$sh.rmtree('/nowhere')", 'high python/shutil/file-write'],
  ['$@net.forward(o.popen)', 'critical python/os/process-execution'],
  ["$o.path.join(@bundle_root, 'eval')"],
  ["$torch.load('x')"],
  ["$sorted(glob.glob(@dataset_dir + '/*.nii'))"],
  ['$@net.eval()'],
  ['${net.name}'],
  ["${eval:'2 * 3'}"],
] as const) {
  test(`an expression of MONAI that its imports lead on: ${expression}`, async (t) => {
    const lines = await findingLines(JSON.stringify({ ...BUNDLE, q: expression }), 'config.yaml');
    t.deepEqual(
      lines.map((line) => line.replace(' config.yaml', '')),
      expected,
    );
  });
}
test(
  'an expression of MONAI',
  finds,
  '{"a": "$__import__(\'os\').system(\'x\')", "b": {"_target_": "UNet"}}',
  'critical python/builtins/code-execution',
);
test(
  'an expression to evaluate',
  finds,
  "a:\n  _target_: torch.nn.Linear\n  x: ${eval:\"__import__('os').system('x')\"}\n",
  'critical python/builtins/code-execution#/a',
);

const archived = test.macro(async (t, config: string, ...expected: readonly string[]) => {
  const archive = tar(tarEntry('./model_config.yaml', Buffer.from(config)));
  for (const [content, path] of [
    [archive, 'x.nemo!./model_config.yaml'],
    [gzipSync(archive), 'x.nemo!x!./model_config.yaml'],
  ] as const) {
    const lines = await findingLines(content, 'x.nemo');
    t.deepEqual(
      lines.map((line) => line.replace(/ x\.nemo\S*model_config\.yaml/, '')),
      expected,
      path,
    );
  }
});

const NEMO = 'target: nemo.collections.asr.models.EncDecCTCModelBPE\nnemo_version: 1.23.0\n';
test(
  'an honest archive of NeMo',
  archived,
  `${NEMO}encoder:\n  _target_: nemo.collections.asr.modules.ConformerEncoder\n`,
);
test(
  'an archive of NeMo (CVE-2025-23304)',
  archived,
  `${NEMO}encoder:\n  _target_: os.system\n`,
  `${PROCESS}#/encoder`,
);
test('its outermost name', archived, 'target: os.system\n', PROCESS);

const HONEST = `
_target_: lightning.pytorch.trainer.Trainer
defaults: [_self_, {override /hydra/sweeper: optuna}]
callbacks:
  - _target_: lightning.pytorch.callbacks.ModelCheckpoint
    dirpath: \${paths.output_dir}/checkpoints
  - _target_: lightning.pytorch.callbacks.RichProgressBar
logger:
  wandb: {_target_: lightning.pytorch.loggers.wandb.WandbLogger, offline: false}
  csv: {_target_: lightning.pytorch.loggers.csv_logs.CSVLogger}
  aim: {_target_: aim.pytorch_lightning.AimLogger}
model:
  _target_: src.models.mnist_module.MNISTLitModule
  compile: false
  optimizer: {_target_: torch.optim.AdamW, _partial_: true, lr: 0.001}
  scheduler: {_target_: torch.optim.lr_scheduler.ReduceLROnPlateau, _partial_: true}
  net: {_target_: src.models.components.simple_dense_net.SimpleDenseNet}
  encoder: {_target_: transformers.AutoModel.from_pretrained, _args_: [bert-base-uncased]}
  backbone: {_target_: torch.hub.load, repo_or_dir: facebookresearch/dinov2, model: dinov2_vits14}
  act: {_target_: hydra.utils.get_class, path: torch.nn.GELU}
  metric: {_target_: torchmetrics.classification.MulticlassF1Score}
  resnet: {_target_: torchvision.models.resnet18}
  name: {_target_: "\${model_class}"}
  solver: {_target_: "\${get_solver:\${solver}}"}
  size: \${eval:'2 * \${width}'}
data:
  train: {_target_: torchvision.datasets.MNIST, root: data, download: true}
  loader: {_target_: torch.utils.data.DataLoader, _partial_: true}
  table: {_target_: pandas.read_csv, filepath_or_buffer: x.csv}
  load: {_target_: datasets.load_dataset, path: imdb}
  split: {_target_: sklearn.model_selection.train_test_split}
  path: {_target_: os.path.join, _args_: [a, b]}
  every: {_target_: datetime.timedelta, minutes: 30}
  now: {_target_: datetime.datetime.now}
  own: {_target_: my_package.system_models.Model}
  main: {_target_: __main__.Model}
sweeper:
  _target_: hydra_plugins.hydra_optuna_sweeper.optuna_sweeper.OptunaSweeper
  sampler: {_target_: optuna.samplers.TPESampler}
launcher: {_target_: hydra._internal.core_plugins.basic_launcher.BasicLauncher}
`;

test('an honest configuration of a training is silent', async (t) => {
  t.deepEqual(await findingLines(HONEST, 'config.yaml'), []);
  t.is((await judgeBytes(HONEST, 'config.yaml')).status, 'clean');
});

const silent = test.macro(async (t, content: string, path: string) => {
  const { findings } = await judgeBytes(content, path);
  t.deepEqual(findings, []);
});

test('prose is silent', silent, 'Hydra calls what `_target_: os.system` names.\n\n- see: `_target_`\n', 'README.md');
test('source is silent', silent, 'cfg = {"_target_": "os.system"}\n\n\ndef f():\n    return cfg\n', 'conf.py');
test('a notebook is silent', silent, '{"cells": [{"source": ["{\\"_target_\\": \\"os.system\\"}"]}]}', 'x.ipynb');
test('another target is silent', silent, 'target: os.system\nx:\n  params: 1\n  target: es2020\n', 'build.yaml');
const RULES = 'rules:\n- id: x\n  languages: [python]\n  message: x\n  patterns:\n  - pattern: $X.__globals__[...]\n';
test('rules of Semgrep are silent', silent, RULES, 'rule.yaml');
test('a target among rules', async (t) => {
  const lines = await findingLines(RULES.replace('patterns:', '_target_: os.system\n  patterns:'), 'rule.yaml');
  t.true(lines.includes(`${PROCESS} rule.yaml#/rules/0`), lines.join());
});
test('beside rules a bundle is none of them', async (t) => {
  const lines = await findingLines(`${RULES}run: "$__import__('os').system('x')"\n`, 'rule.yaml');
  t.true(lines.some((line) => line.startsWith('critical')));
});
test(
  'a bundle of MONAI is silent',
  silent,
  '{"a": "$import glob", "b": {"_target_": "UNet", "c": "$@net.eval()"}}',
  'inference.json',
);

test('a package of the repository that has a known name is its own', async (t) => {
  const { fileReport: judge } = await import('../../../src/policy/file-report.ts');
  const { DEFAULT_POLICY } = await import('../../../src/policy/policy.ts');
  const { scanBytes } = await import('../../support/scanned.ts');
  const firstParty = {
    isModule: (module: string) => module === 'datasets.mnist',
    shadows: (top: string) => (top === 'datasets' ? 'datasets/__init__.py' : null),
  };
  const evidence = await scanBytes('_target_: datasets.mnist.load\n', 'config.yaml');
  const { findings } = judge(evidence, DEFAULT_POLICY, { blob: null, today: '2026-11-23', firstParty });
  t.deepEqual(
    findings.map(({ severity, rule }) => `${severity} ${rule}`),
    ['low python/first-party'],
  );
});

const padded = test.macro(async (t, content: string, rule: string) => {
  const lines = await findingLines(content, 'config.yaml');
  t.true(
    lines.some((line) => line.startsWith(`critical ${rule} `)),
    lines.join('\n'),
  );
});
for (const count of [1, 100, 101, 5_000]) {
  const rule = count > 100 ? 'python/unresolved-import' : 'python/os/process-execution';
  const content = `model:\n  _target_: "${'${q}'.repeat(count)}os.system"\nq: ""\n`;
  test(`behind ${count} interpolations of nothing`, padded, content, rule);
}
test(
  'an expression behind 200,000 characters',
  padded,
  JSON.stringify({
    _target_: 'monai.networks.nets.UNet',
    x: `$__import__('os').system('echo') #${'a'.repeat(200_000)}`,
  }),
  'python/builtins/code-execution',
);

const ends = test.macro(async (t, content: Uint8Array | string) => {
  const start = process.cpuUsage();
  await judgeBytes(content, 'config.yaml');
  t.true(process.cpuUsage(start).user < 2_000_000);
});

test.serial('nesting without end in JSON', ends, `{"_target_": ${'['.repeat(2_000_000)}`);
test.serial('nesting without end in YAML', ends, `_target_: ${'['.repeat(400_000)}`);
test.serial(
  'nesting by lines',
  ends,
  `_target_: x\n${Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}`,
);
inFull(
  'many references',
  ends,
  `a: ${'${a}'.repeat(5000)}\n${Array.from({ length: 3000 }, (_, n) => `b${n}: {_target_: '\${a}'}\n`).join('')}`,
);
test.serial(
  'long paths',
  ends,
  Array.from({ length: 500 }, (_, n) => `b${n}: {_target_: ${'os.'.repeat(330)}system}\n`).join(''),
);
test.serial('many aliases', ends, `x: &a [1]\n_target_: y\n${'b: *a\n'.repeat(20_000)}`);

inFull('every prefix ends in a verdict', async (t) => {
  for (let length = 0; length < HONEST.length; length += 13) {
    t.deepEqual(await findingLines(HONEST.slice(0, length), 'config.yaml'), []);
  }
});
