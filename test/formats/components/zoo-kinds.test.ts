/** What RL Zoo imports and calls of the settings of an agent, in a dictionary or in a list of pairs. See https://github.com/DLR-RM/rl-baselines3-zoo/blob/master/rl_zoo3/utils.py. */
import test from 'ava';
import { judgeBytes } from '../../support/scanned.ts';

const verdict = test.macro(async (t, content: string, expected: string, ...rules: readonly string[]) => {
  const { status, findings } = await judgeBytes(Buffer.from(content), 'config.yml');
  t.is<string, string>(status, expected);
  t.deepEqual([...new Set(findings.map(({ rule }) => rule))], rules);
});

const settings = (more: string) => `CartPole-v1:\n  policy: MlpPolicy\n  n_timesteps: 1000\n${more}`;
const pairs = (more: string) =>
  `!!python/object/apply:collections.OrderedDict\n- - - n_timesteps\n    - 1000\n  - - policy\n    - MlpPolicy\n${more}`;
const PROCESS = 'python/os/process-execution';

test('a wrapper', verdict, settings('  env_wrapper: os.system\n'), 'rejected', PROCESS);
test(
  'a wrapper with arguments',
  verdict,
  settings('  vec_env_wrapper:\n    - os.system:\n        command: x\n'),
  'rejected',
  PROCESS,
);
test(
  'a callback among others',
  verdict,
  settings('  callback: [rl_zoo3.callbacks.A, os.system]\n'),
  'rejected',
  PROCESS,
);
test('a policy', verdict, settings('').replace('MlpPolicy', 'os.system'), 'rejected', PROCESS);
test('in a list of pairs', verdict, pairs('  - - env_wrapper\n    - os.system\n'), 'rejected', PROCESS);
test(
  'with arguments there',
  verdict,
  pairs('  - - env_wrapper\n    - - os.system: {command: x}\n'),
  'rejected',
  PROCESS,
);
for (const key of ['monitor_kwargs', 'replay_buffer_class'])
  test(
    `${key}, which is evaluated`,
    verdict,
    settings(`  ${key}: "__import__('os').system('x')"\n`),
    'rejected',
    'python/builtins/code-execution',
  );

test(
  'own wrappers',
  verdict,
  settings(
    '  env_wrapper:\n    - rl_zoo3.wrappers.HistoryWrapper:\n        horizon: 2\n  monitor_kwargs: dict(info_keywords=("a",))\n  replay_buffer_class: HerReplayBuffer\n',
  ),
  'not-a-model',
);
test(
  'a wrapper of another package',
  verdict,
  settings('  env_wrapper: own_package.Wrapper\n'),
  'clean',
  'unknown-operator/elsewhere',
);
