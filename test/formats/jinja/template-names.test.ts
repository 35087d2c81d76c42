/** Under which names a template is examined, and what is said of those that are of no model. */
import test from 'ava';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const NAMES: readonly string[] = [
  'chat_template.j2',
  'prompt_template.j2',
  'chatml.template',
  'chat_template.txt',
  'chat_template',
  'tool_chat_template_llama3.jinja',
  'tool_chat_template_hermes.jinja2',
  'template_llava.jinja',
  'llama3.jinja',
  'default_chat_template.tmpl',
  'a/b.template',
  'qwen.tmpl',
  'prompts/llama3.tpl',
  'chat_templates/llama3.txt',
  'basic.prompty',
  'support.prompt',
  'llama3.chat_template',
  'system_prompt.jinja.txt',
  'chatml.jinja.bak',
  'chatml.j2.orig',
];
for (const name of NAMES) {
  test(`a template that leads out: ${name}`, async (t) => {
    const text =
      "{% for m in messages %}{{ m.content }}{% endfor %}{{ cycler.__init__.__globals__.os.popen('x').read() }}";
    t.true((await findingLines(text, name)).includes(`critical jinja/dunder ${name}`));
  });
  test(`without the words of a conversation: ${name}`, async (t) => {
    const lines = await findingLines("{{ cycler.__init__.__globals__.os.popen('x').read() }}", name);
    t.true(lines.includes(`critical jinja/dunder ${name}`));
  });
}
test('behind any amount of blanks: llama3.jinja', async (t) => {
  const text = `${' '.repeat(600 * 1024)}{{ cycler.__init__.__globals__.os.popen('x').read() }}`;
  t.deepEqual(await findingLines(text, 'llama3.jinja'), ['high unexaminable/limit llama3.jinja']);
  t.deepEqual(await findingLines(' '.repeat(600 * 1024), 'llama3.jinja'), []);
});
test('prose under a name of prompts', async (t) => {
  t.deepEqual(await findingLines('Say {{ x.__globals__ }}', 'prompt_template.txt'), []);
});
test('a name that is put together, of what Jinja gives', async (t) => {
  const lines = await findingLines('{{ lipsum[x ~ y] }}', 'llama3.jinja');
  t.deepEqual(lines, ['critical jinja/computed-attribute llama3.jinja']);
});

const PAGES: readonly (readonly [name: string, text: string])[] = [
  ['templates/base.jinja', '{{ x.__class__.__name__ }} {{ title }} {{ form.__dict__ }}'],
  ['templates/list.jinja2', "{{ vars[item ~ '_x'] }}{{ hostvars[a ~ b] }}{% include 'footer.html' %}"],
  ['nginx.conf.j2', '{{ messages }} {{ hostvars[x ~ y] }} # {{'],
  ['unit.service.template', 'ExecStart={{ x }} {% raw %}'],
];
for (const [name, text] of PAGES) {
  test(`no template of a model: ${name}`, async (t) => t.deepEqual(await findingLines(text, name), []));
}

const YAML: readonly (readonly [key: string, expected: boolean])[] = [
  ['chat_template', true],
  ['chat-template', true],
  ['chat_template_jinja', true],
  ['default_chat_template', true],
  ['instruction_template', true],
  ['chat_template: &a\n  inner', true],
  ['"chat\\x5ftemplate"', true],
  ['description', false],
];
for (const [key, expected] of YAML) {
  test(`in YAML: ${key}`, async (t) => {
    const lines = await findingLines(`${key}: "{{ cycler.__init__.__globals__ }}"\n`, 'config.yaml');
    t.is(
      lines.some((line) => line.startsWith('critical jinja/dunder')),
      expected,
    );
  });
}
test('in YAML: the name of a template', async (t) => {
  const { findings, status } = await judgeBytes('chat_template: chatml\nbase_model: x\n', 'config.yaml');
  t.deepEqual([findings, status], [[], 'not-a-model']);
});
