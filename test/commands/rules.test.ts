import test from 'ava';
import { createRepository } from '../support/repository.ts';
import { runTool } from '../support/tool.ts';

const shown = test.macro({
  exec(t, args: readonly string[], status: number, pattern: RegExp) {
    const result = runTool(['rules', ...args], { cwd: process.cwd(), environment: process.env });
    t.is(result.status, status, result.stderr);
    t.regex(result.stdout + result.stderr, pattern);
  },
  title: (sentence) => sentence ?? '',
});

test(
  'rules shows the row of an operator and its source',
  shown,
  ['posix.system'],
  0,
  /posix\.system: dangerous[\s\S]*python\/posix\/process-execution[\s\S]*https:/,
);
test(
  'what is the same of every use is said once',
  shown,
  ['posix.system'],
  0,
  /^(?![\s\S]*It starts[\s\S]*It starts)[\s\S]*\n {2}however it is used {2}critical \(python\/posix\/process-execution\)\n$/,
);
test(
  'rules says for which use a measured class is safe',
  shown,
  ['torch.nn.modules.linear.Linear'],
  0,
  /looked at[\s\S]*NEWOBJ\) +nothing to report/,
);
test(
  'rules takes a dotted name apart from its module',
  shown,
  ['pathlib Path.touch'],
  0,
  /pathlib\.Path\.touch: dangerous/,
);
test('rules without an operator lists all rows', shown, [], 0, /\d+ rows about danger, \d+ about safety/);
test(
  'rules explains the rule that a report names',
  shown,
  ['python/posix/process-execution'],
  0,
  /severity +critical[\s\S]*operators +posix .*system[\s\S]*source +documentation[\s\S]*what to do +\S/,
);
test('and one that is about no operator', shown, ['anomaly/zip-overlap'], 0, /severity +high; low in an archive/);
test(
  'rules suggests the nearest id',
  shown,
  ['python/possix/proces-execution'],
  4,
  /found "python\/possix.*"[\s\S]*nearest is python\/posix\/process-execution/,
);
test('rules asks for a module', shown, ['system'], 4, /expected MODULE\.NAME/);

test(
  'rules for a machine: an operator',
  shown,
  ['posix.system', '--format', 'json'],
  0,
  /^\{[\s\S]*"standing": "dangerous"[\s\S]*"severity": "critical"/,
);
test(
  'rules for a machine: a rule',
  shown,
  ['python/posix/process-execution', '--format=json'],
  0,
  /^\{\s+"id": "python/,
);
test('a format that rules does not have is refused', shown, ['posix.system', '--format', 'junit'], 4, /text or json/);

test(
  'an operator that nobody knows: the nearest',
  shown,
  ['posix.systme'],
  0,
  /^posix\.systme: unknown \(nearest that is known: posix\.system\)/,
);

test('an operator is judged by the policy of the repository', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  t.regex(repository.modelCheck('rules', 'shop.models.Net').stdout, /^shop\.models\.Net: unknown\n/);
  repository.write('.model-checkrc.yaml', 'operators: { safe: [{ operator: shop.models.*, because: our own }] }\n');
  t.regex(repository.modelCheck('rules', 'shop.models.Net').stdout, /^shop\.models\.Net: safe\n/);
});
