import test from 'ava';
import type { Evidence, Fact, Operator } from '../../src/facts.ts';
import { judge } from '../../src/policy/judge.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/policy/policy.ts';

const operator = (module: string, name: string): Operator => ({ ecosystem: 'python', module, name });
const imported = (module: string, name: string, offset = 0): Fact => ({
  kind: 'import',
  operator: operator(module, name),
  via: 'GLOBAL',
  offset,
});
const called = (module: string, name: string, fact: Partial<Extract<Fact, { kind: 'call' }>> = {}): Fact => ({
  kind: 'call',
  operator: operator(module, name),
  via: 'REDUCE',
  arguments: '…',
  operands: [],
  offset: 9,
  ...fact,
});

function evidence(...facts: readonly Fact[]): Evidence {
  return {
    path: 'model.pkl',
    size: 1,
    formats: ['pickle'],
    members: [],
    facts: facts.map((fact) => ({ source: ['model.pkl'], fact })),
  };
}

function report(facts: readonly Fact[], policy: Policy = DEFAULT_POLICY) {
  return judge(evidence(...facts), policy, { blob: 'b10b', today: '2026-11-23' });
}

const verdict = test.macro({
  exec(t, facts: readonly Fact[], expected: readonly string[]) {
    const { status, findings } = report(facts);
    t.deepEqual([status, ...findings.map(({ severity, rule }) => `${severity} ${rule}`)], [...expected]);
  },
  title: (sentence) => sentence ?? '',
});

test(
  'naming posix.system rejects',
  verdict,
  [imported('posix', 'system')],
  ['rejected', 'critical python/posix/process-execution'],
);
test(
  'calling posix.system is told once, as the call',
  verdict,
  [imported('posix', 'system'), called('posix', 'system')],
  ['rejected', 'critical python/posix/process-execution'],
);
test(
  'an operator of the standard library that nobody reviewed rejects when only named',
  verdict,
  [imported('colorsys', 'rgb_to_hls')],
  ['rejected', 'high unknown-operator/standard-library'],
);
test(
  'rebuilding a tensor is safe',
  verdict,
  [imported('torch._utils', '_rebuild_tensor_v2'), called('torch._utils', '_rebuild_tensor_v2')],
  ['clean'],
);
test(
  'calling what nobody catalogued warns',
  verdict,
  [imported('shop.models', 'Net'), called('shop.models', 'Net')],
  ['warned', 'medium unknown-operator/elsewhere'],
);
