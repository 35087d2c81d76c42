/** Prompts of agents that are templates: smolagents 1.26 rendered each that is rejected here as the agent was made. See https://github.com/huggingface/smolagents/blob/main/src/smolagents/agents.py. */
import test from 'ava';
import { CEILINGS } from '../../../src/limits.ts';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { judgeBytes } from '../../support/scanned.ts';

const LEAVES = "{{ cycler.__init__.__globals__.os.system('echo harmless') }}";
const judged = test.macro(async (t, name: string, content: string, isRejected: boolean) => {
  const { findings } = await judgeBytes(content, name);
  t.deepEqual([...new Set(findings.map(({ severity }) => severity))], isRejected ? ['critical'] : []);
  if (isRejected) t.false(isPlainContent(content, name), 'the fast path must leave it to the program');
});

test('a prompt', judged, 'prompts.yaml', `system_prompt: |-\n  You are. ${LEAVES}\n`, true);
test('a part of one', judged, 'prompts.yaml', `managed_agent:\n  task: "${LEAVES}"\n`, true);
test('in escapes', judged, 'a.yml', String.raw`prompt: "\x7b\x7b ''['\x5f_globals__'] }}"` + '\n', true);
test('put together', judged, 'a.yml', `template: "{{ ''['_' * 2 ~ 'class' ~ '__']['__mro__'] }}"\n`, true);
test(
  'of an agent',
  judged,
  'agent.json',
  JSON.stringify({ prompt_templates: { planning: { initial_plan: LEAVES } } }),
  true,
);
test('in JSON of data', judged, 'data.json', JSON.stringify([{ prompt: LEAVES }]), false);
test(
  'an honest prompt',
  judged,
  'prompts.yaml',
  'system_prompt: |-\n  {%- for tool in tools.values() %}\n  - {{ tool.name }}: {{ tool.__class__ }}\n  {% endfor %}\n',
  false,
);
test('a payload of a scanner', judged, 'x.yaml', `http:\n- raw:\n  - "GET /${LEAVES}"\ninfo: template\n`, false);
test('a playbook', judged, 'main.yml', '- template: src={{ item.__x }} dest=/x\n', false);

const LOCK = `lockfileVersion: '9.0'\n${"  '@x/template@1.0__2(a{{b}})':\n    resolution: {integrity: x}\n".repeat(9000)}`;
test('a long lock file of packages', judged, 'pnpm-lock.yaml', LOCK, false);
test('a long configuration with a template that leaves', async (t) => {
  for (const [bytes, rule] of [
    [CEILINGS.yamlBytes.most - 10_000, 'jinja/dunder'],
    [CEILINGS.yamlBytes.most, 'unexaminable/limit'],
  ] as const) {
    const { findings } = await judgeBytes(`# ${'x'.repeat(bytes)}\nprompt: "${LEAVES}"\n`, 'prompts.yaml');
    t.is(findings[0]?.rule, rule);
  }
});

const route = (condition: string) =>
  `components:\n  a:\n    init_parameters:\n      routes:\n      - condition: "${condition}"\n`;
test('a route of Haystack', judged, 'p.yaml', route(LEAVES), true);
test('an honest route of Haystack', judged, 'p.yaml', route('{{ (x | length) > 2 and x.__len__ }}'), false);
