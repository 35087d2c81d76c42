/** Paths that begin in a package which a loader brings, or which configurations name, and lead on to something else. Loaders walk them attribute by attribute. See https://docs.python.org/3/library/logging.config.html#logging-config-dictschema. */
import test, { type ExecutionContext } from 'ava';
import { judgeBytes } from '../../support/scanned.ts';

const rejected = test.macro(async (t: ExecutionContext, name: string, content: string) => {
  const { status, findings } = await judgeBytes(content, name);
  t.is(status, 'rejected', findings.map(({ rule }) => rule).join());
});
const silent = test.macro(async (t: ExecutionContext, name: string, content: string) => {
  const { findings } = await judgeBytes(content, name);
  t.deepEqual(
    findings.filter(({ severity }) => severity !== 'low'),
    [],
  );
});

/** Where each loader looks its own parts up, and how a configuration says so. */
const KINDS: readonly (readonly [what: string, name: string, own: string, write: (path: string) => string])[] = [
  ['torchtune', 'c.yaml', 'torchtune.training._profiler', (path) => `a:\n  _component_: ${path}\n  command: x\n`],
  ['Lightning', 'c.yaml', 'lightning.pytorch.trainer', (path) => `m:\n  class_path: ${path}\n`],
  [
    'GluonTS',
    'p.json',
    'gluonts.core.serde.np',
    (path) => JSON.stringify({ __kind__: 'instance', class: path, args: ['echo harmless'] }),
  ],
  [
    'nnU-Net',
    'plans.json',
    'torch.nn.modules.module.torch',
    (path) => JSON.stringify({ network_class_name: path, arch_kwargs: {}, _kw_requires_import: [] }),
  ],
  ['logging', 'l.yaml', 'logging', (path) => `version: 1\nhandlers:\n  a:\n    (): ${path}\n    command: x\n`],
  ['logging', 'l.yaml', 'rich.console', (path) => `version: 1\nfilters:\n  a:\n    (): ${path}\n`],
  ['Hydra', 'c.yaml', 'hydra.core.utils', (path) => `_target_: ${path}\ncommand: x\n`],
  ['Hydra', 'c.yaml', 'ray.tune', (path) => `_target_: ${path}\ncommand: x\n`],
  ['Hydra', 'c.yaml', 'nobody_knows.utils', (path) => `_target_: ${path}\ncommand: x\n`],
];
for (const [what, name, own, write] of KINDS) {
  for (const end of ['os.system', '_os.system', 'subprocess.Popen', 'builtins.eval', 'importlib.import_module'])
    test(`${what}: ${own}.${end}`, rejected, name, write(`${own}.${end}`));
  test(`${what}: a part of ${own}`, silent, name, write(`${own === 'logging' ? 'logging.handlers' : own}.Handler`));
}

for (const target of ['uuid._get_command_stdout', 'dataclasses._create_fn', 'typing.ForwardRef._evaluate'])
  test(`Hydra: ${target}`, rejected, 'c.yaml', `_target_: ${target}\n_args_: [echo, harmless]\n`);
for (const target of ['uuid.uuid4', 'collections.OrderedDict', 'datetime.datetime.now', 'os.path.join'])
  test(`Hydra: ${target}`, silent, 'c.yaml', `_target_: ${target}\n`);
