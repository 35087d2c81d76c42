/** Chat templates inside JSON, wherever and in whatever spelling the key stands. */
import test from 'ava';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { isRecognised } from '../../../src/recognise.ts';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { CHAT_TEMPLATES } from '../../support/chat-templates.ts';
import { inFull } from '../../support/in-full.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const FILE = 'model/tokenizer_config.json';
const EVIL = "{{ ''.__class__ }}";

const finds = test.macro(async (t, text: string | Buffer, place: string) => {
  t.deepEqual(await findingLines(text, FILE), [`critical jinja/dunder ${FILE}#${place}`]);
  t.false(isPlainContent(Buffer.from(text).toString('latin1')), 'the fast path lets it pass');
});

test('a text', finds, JSON.stringify({ chat_template: EVIL }), '/chat_template');
test('written over lines', finds, JSON.stringify({ a: [1], chat_template: EVIL }, null, 2), '/chat_template');
test(
  'one of several',
  finds,
  JSON.stringify({
    chat_template: [
      { name: 'default', template: 'x' },
      { name: 'rag', template: EVIL },
    ],
  }),
  '/chat_template/1/template',
);
test('one by its name', finds, JSON.stringify({ chat_template: { rag: EVIL } }), '/chat_template/rag');
test(
  'a key as GGUF has it',
  finds,
  JSON.stringify({ 'tokenizer.chat_template.rag': EVIL }),
  '/tokenizer.chat_template.rag',
);
test('inside', finds, JSON.stringify({ a: [{ chat_template: EVIL }] }), '/chat_template');
test('the first of two', finds, `{"chat_template": ${JSON.stringify(EVIL)}, "chat_template": "x"}`, '/chat_template');
test('the last of two', finds, `{"chat_template": "x", "chat_template": ${JSON.stringify(EVIL)}}`, '/chat_template');
test('a key with escapes', finds, `{"ch\\u0061t\\u005Ftemplate": ${JSON.stringify(EVIL)}}`, '/chat_template');
test('a template with escapes', finds, '{"chat_template": "{{ x.\\u005f_class__ }}"}', '/chat_template');
test('UTF-16', finds, Buffer.from(`\ufeff${JSON.stringify({ chat_template: EVIL })}`, 'utf16le'), '/chat_template');
test(
  'far behind',
  finds,
  `{"a": "${'x'.repeat(3_000_000)}", "chat_template": ${JSON.stringify(EVIL)}}`,
  '/chat_template',
);

const BRACES = {
  'a mapping in braces': `{chat_template: ${JSON.stringify(EVIL)}}`,
  'a comment in braces': `{"chat_template": ${JSON.stringify(EVIL)} # the one of the paper\n}`,
  'a list in brackets': `[{chat_template: ${JSON.stringify(EVIL)}}]`,
  'one quote': `{'chat_template': ${JSON.stringify(EVIL)}}`,
  'a mark of a key': `{? chat_template : ${JSON.stringify(EVIL)}}`,
  'a prompt of an agent': '{system_prompt: "{{ cycler.__init__.__globals__.os.popen(1) }}"}',
};
for (const [title, text] of Object.entries(BRACES)) {
  test(`YAML that begins as JSON does: ${title}`, async (t) => {
    for (const file of ['config.yaml', 'config.yml']) {
      const { findings } = await judgeBytes(text, file);
      t.true(
        findings.some(({ rule }) => rule === 'jinja/dunder'),
        file,
      );
    }
  });
}

test('honest configurations are silent', async (t) => {
  const template = Object.entries(CHAT_TEMPLATES).map(([name, text]) => ({ name, template: text }));
  const config = {
    bos_token: '<s>',
    model_max_length: 1e30,
    chat_template: template,
    tokenizer_class: 'LlamaTokenizer',
  };
  const { status, findings } = await judgeBytes(JSON.stringify(config), FILE);
  t.deepEqual(findings, []);
  t.is(status, 'clean');
});

test('JSON that only speaks of templates is silent', async (t) => {
  for (const value of [null, 'chatml', { type: 'string', description: 'A Jinja template.' }, ['a'], 7]) {
    const { findings } = await judgeBytes(JSON.stringify({ chat_template: value }), 'openapi.json');
    t.deepEqual(findings, []);
  }
  t.false(isRecognised(memorySource(Buffer.from('{"template": "{{ x.__class__ }}"}')), 'package.json'));
});

test('text that breaks is reported where a template was seen', async (t) => {
  t.deepEqual(await findingLines('{"chat_template": "x", "a": ', FILE), [`high unexaminable/truncated ${FILE}`]);
  t.deepEqual(await findingLines('{"chat_template": ', FILE), []);
});

test('a template as a list of its lines', async (t) => {
  const lines = (...texts: readonly string[]) => JSON.stringify({ chat_template: texts });
  t.deepEqual(await findingLines(lines('{#- a comment\n', ' of two lines #}\n', '{{ bos_token }}'), 'a.json'), []);
  const found = await findingLines(lines('{{ lipsum.__glo', 'bals__ }}', "{{ x|attr('__class__') }}"), 'a.json');
  t.deepEqual(
    found.map((line) => line.replace(/ a\.json.*/, '')),
    ['critical jinja/dunder', 'critical jinja/dunder', 'critical jinja/dunder'],
  );
});

test(
  'a token of the model for a name',
  finds,
  JSON.stringify({ extra_special_tokens: { mine: '__class__' }, chat_template: '{{ messages[mine] }}' }),
  '/chat_template',
);
test('a prompt of LangChain', finds, JSON.stringify({ template_format: 'jinja2', template: EVIL }), '/template');
test('other formats of it are no templates', async (t) => {
  const text = JSON.stringify({ template_format: 'f-string', template: EVIL });
  t.deepEqual(await findingLines(text, FILE), []);
});

const inToml = test.macro(async (t, text: string) => {
  t.deepEqual(await findingLines(text, 'model.toml'), ['critical jinja/dunder model.toml#/template']);
});
test('TOML: of one line', inToml, '[model] # "\nchat_template = "{{ x.\\u005f_class__ }}"\n');
test('TOML: literal', inToml, `chat_template = '{{ "a".__class__ }}'\n`);
test('TOML: of several lines', inToml, `a = '''"''''\nchat_template = """\n{{ "a"\\\n  .__class__ }}"""\n`);
test('TOML: literal, of several lines', inToml, "chat_template = '''\n{{ x.__class__ }}'''\n");
test('TOML: honest', async (t) => {
  t.deepEqual(await findingLines('chat_template = "{{ messages[0].content }}"\n', 'model.toml'), []);
});

test('questions of the harness that evaluates language models', async (t) => {
  const task = (text: string) => `task: mine\ndoc_to_text: ${JSON.stringify(text)}\ndoc_to_target: answer\n`;
  t.deepEqual(await findingLines(task(EVIL), 'task.yaml'), ['critical jinja/dunder task.yaml#/doc_to_text']);
  for (const honest of [
    '{{question.strip()}}\nA. {{choices[0]}}\nAnswer:',
    '{{ctx}}{{["no", "yes"][label]}}',
    '{% set i = ["A", "B"].index(answer) %}{{choices.text[i]}}',
    "{{doc.passages|map(attribute='text')|join(' ')}}",
    '{{answers.get("value", "")|replace("\\n", " ")}}',
  ])
    t.deepEqual(await findingLines(task(honest), 'task.yaml'), [], honest);
});

inFull('a long YAML is reported where it has such a key', async (t) => {
  const padded = (text: string) => `${text}${'padding: 1\n'.repeat(250_000)}`;
  t.deepEqual(await findingLines(padded('ocamldoc/odoc_to_text.cmo : \\\n  a\n'), '.depend'), []);
  t.deepEqual(await findingLines(padded('- see chat_template in the manual\n'), 'a.yaml'), []);
  for (const text of [
    'chat_template: a\n',
    '"chat_template": a\n',
    '"\\x63hat_template": a\n',
    'chat_template.rag : a\n',
  ])
    t.deepEqual(await findingLines(padded(text), 'a.yaml'), ['high unexaminable/limit a.yaml'], text);
});
