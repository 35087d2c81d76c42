/** Chat templates: honest ones are silent, and every way that leads out of the values is found, however the name is spelled. */
import test from 'ava';
import fc from 'fast-check';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { isRecognised } from '../../../src/recognise.ts';
import { CHAT_TEMPLATES } from '../../support/chat-templates.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

const FILE = 'model/chat_template.jinja';

const silent = test.macro(async (t, template: string) => {
  const { status, findings, formats } = await judgeBytes(template, FILE);
  t.deepEqual(findings, []);
  t.is(status, 'clean');
  t.deepEqual(formats, ['jinja']);
});

for (const [name, template] of Object.entries(CHAT_TEMPLATES)) test(`honest: ${name}`, silent, template);
test('honest: no tag at all', silent, 'Hello __class__');
test('honest: nothing', silent, '');

const critical = test.macro(async (t, template: string, rule: string) => {
  const lines = await findingLines(template, FILE);
  t.true(lines.includes(`critical jinja/${rule} ${FILE}`), lines.join('\n'));
});

const DUNDER: readonly string[] = [
  "{{ ''.__class__ }}",
  "{% for x in ().__class__.__base__.__subclasses__() %}{% if 'warning' in x.__name__ %}{{ x()._module.__builtins__['__import__']('os').popen('id').read() }}{% endif %}{% endfor %}",
  "{{ cycler.__init__.__globals__.os.popen('echo harmless').read() }}",
  '{{ joiner.__init__.__globals__ }}',
  "{{ namespace.__init__.__globals__['os'] }}",
  "{{ lipsum.__globals__['os'].popen('echo harmless').read() }}",
  '{{ self.__init__.__globals__.__builtins__ }}',
  '{{ self._TemplateReference__context.cycler }}',
  '{{ config.__class__.from_envvar.__globals__ }}',
  "{{ request['__class__'] }}",
  "{{ x['__cl' 'ass__'] }}",
  "{{ x['__cl' ~ 'ass__'] }}",
  "{{ x['__cl' + 'ass__'] }}",
  "{{ x['\\x5f\\x5fclass\\x5f\\x5f'] }}",
  "{{ x['\\u005f_class_\\137'] }}",
  "{{ x['\\N{LOW LINE}_class__'] }}",
  "{{ x|attr('__class__') }}",
  "{{ x|attr('__cl' ~ 'ass__') }}",
  "{{ x|attr(['__cl', 'ass__']|join) }}",
  "{{ x|attr(('_' * 2, 'class', '_' * 2)|join('')) }}",
  "{{ x|attr('%sclass%s'|format('__', '__')) }}",
  "{{ x|attr('%s%s' % ('__cl', 'ass__')) }}",
  "{{ x|attr('%c%cclass__'|format(95, 95)) }}",
  "{{ x|attr('{}class{}'.format('__', '__')) }}",
  "{{ x|attr('__ssalc__'|reverse) }}",
  "{{ x['__class__'|urlencode] }}",
  "{{ x|attr('__ssalc__'[::-1]) }}",
  "{{ x|attr('__CLASS__'|lower) }}",
  "{{ x|attr('__CLASS__'.lower()) }}",
  "{{ x|attr('--class--'|replace('-', '_')) }}",
  "{{ x|attr('a__class__b'[1:-1]) }}",
  "{{ x|attr(' __class__ '|trim) }}",
  "{{ x|attr('role,__class__'.split(',')[1]) }}",
  "{{ x|attr('role __class__'.split()|last) }}",
  "{{ x|attr({'a': '__class__'}.a) }}",
  "{{ x|attr('_'.join(['', '', 'class', '', ''])) }}",
  "{{ x|map(attribute='__class__')|list }}",
  "{{ x|map('attr', '__class__')|list }}",
  "{{ x|selectattr('a.__class__')|list }}",
  "{{ x|sort(attribute='__class__') }}",
  "{{ x|groupby('__class__') }}",
  "{{ x|sort(attribute='role,__class__') }}",
  "{{ x|sort(false, false, 'a.b,c.__class__') }}",
  "{% set l = [] %}{% set _ = l.append %}{% do _('__class__') %}{{ x[l[0]] }}",
  "{% macro gettext(a) %}{{ x[a] }}{% endmacro %}{{ gettext('__class__') }}",
  "{{ x|sum(attribute='__cl' ~ 'ass__') }}",
  "{% set c = '__class__' %}{{ x[c] }}",
  "{% set a = '__cl' %}{% set b = a ~ 'ass__' %}{{ x[b] }}",
  "{% set a, b = '__class__', 'x' %}{{ x[a] }}",
  "{% set ns = namespace(a='__cl') %}{% set ns.b = ns.a ~ 'ass__' %}{{ x[ns.b] }}",
  '{% set c %}__class__{% endset %}{{ x[c] }}',
  "{% set c %}\n  __{{ 'class' }}__\n{% endset %}{{ x[c] }}",
  '{% macro c() %}__class__{% endmacro %}{{ x[c()] }}',
  "{% macro get(a, b) %}{{ a[b] }}{% endmacro %}{{ get(x, '__cl' ~ 'ass__') }}",
  "{% macro get(a, b='__class__') %}{{ a[b] }}{% endmacro %}",
  "{% for k in ['__class__', '__base__'] %}{{ x[k] }}{% endfor %}",
  "{% for k, v in {'__class__': 1}.items() %}{{ x[k] }}{% endfor %}",
  "{% with c = '__class__' %}{{ x[c] }}{% endwith %}",
  '{{ x[dict(__class__=1)|first] }}',
  '{{ x[dict(__cla=1, ss__=2)|join] }}',
  '{% macro __class__() %}{% endmacro %}{{ x[__class__.name] }}',
  "{{ x[('__class__' if true else 'role')] }}",
  "{{ x[none or '__class__'] }}",
  "{{ '{0.__class__.__init__}'.format(x) }}",
  "{{ '{x[__class__]}'.format(x=x) }}",
  "{% filter attr('__class__') %}x{% endfilter %}",
  '{% if x.__class__ %}{% endif %}',
  '{% set y = x.__class__ %}',
  '{% call x.__init__() %}{% endcall %}',
  "{% do x.__setattr__('a', 1) %}",
  '{%- if true -%}{{- x.\n __class__ -}}{%- endif -%}',
  "{{ {'a': {'b': x.__class__}} }}",
  '{{ (x).__class__ }}{{ [x][0] }}',
  '{{ x is sameas y.__class__ }}',
  '{{ x[y.__class__:] }}',
  '{{ undefined_function(a=[x.__class__]) }}',
];
for (const template of DUNDER) test(`dunder: ${template}`, critical, template, 'dunder');

const COMPUTED: readonly string[] = [
  '{{ x|attr(y) }}',
  '{{ x|attr(request.args.c) }}',
  '{{ x[bos_token] }}',
  "{{ x[(lipsum|string)[18] ~ (lipsum|string)[18] ~ 'class'] }}",
  "{% set u = (lipsum|string|list)[18] %}{{ x[u ~ u ~ 'class' ~ u ~ u] }}",
  "{{ x[['_', y, '_']|join] }}",
  "{{ x[('_', '_')|sum(start='') ] }}",
  "{% set s = '' %}{% for c in '_class' %}{% set s = s ~ c %}{% endfor %}{{ x[s] }}",
  "{% set ns = namespace(s='') %}{% for c in y %}{% set ns.s = ns.s + c %}{% endfor %}{{ x[ns.s] }}",
  "{{ x['%s' % y] }}",
  "{{ x[strftime_now('__cl%%ass__')] }}",
  '{% set c %}{% if y %}__class__{% endif %}{% endset %}{{ x[c] }}',
  '{{ x|map("attr", y)|list }}',
];
for (const template of COMPUTED) test(`computed: ${template}`, critical, template, 'computed-attribute');

for (const name of ['mro', 'gi_frame', 'f_globals', 'func_globals', 'tb_frame', 'cr_frame']) {
  test(`x.${name}`, critical, `{{ x.${name} }}`, 'introspection');
  test(`x['${name}']`, critical, `{{ x['${name}'] }}`, 'introspection');
}
test('the environment of a macro', critical, '{% macro m() %}{% endmacro %}{{ m._environment }}', 'environment');
test('a process that somebody passes in', critical, "{{ os.popen('echo harmless') }}", 'process');

test('another template warns', async (t) => {
  t.deepEqual(await findingLines("{% include '/etc/passwd' %}", FILE), [`medium jinja/other-template ${FILE}`]);
});

test('the expression is shown, with its place', async (t) => {
  const { findings } = await judgeBytes('ä{{ cycler.__init__.__globals__ }}', FILE);
  t.deepEqual(
    findings.map(({ call, offset }) => [call, offset]),
    [
      ['jinja.__init__(cycler.__init__)', 5],
      ['jinja.__globals__(cycler.__init__.__globals__)', 5],
    ],
  );
});

const recognised = test.macro((t, name: string, text: string, expected: boolean) => {
  t.is(isRecognised(memorySource(Buffer.from(text)), name), expected);
});
test('by its name', recognised, 'model/chat_template.jinja', '{{ x }}', true);
test('by its folder', recognised, 'model/additional_chat_templates/rag.jinja', '{{ x }}', true);
test('by what it speaks of', recognised, 'llama3.jinja', '{% for m in messages %}{% endfor %}', true);
test('a page is none', recognised, 'index.html', '{{ messages.__class__ }}', false);

const unexamined = test.macro(async (t, template: string, reason: string) => {
  const lines = await findingLines(template, FILE);
  t.deepEqual(lines, [`high unexaminable/${reason} ${FILE}`]);
});
test('a tag without end', unexamined, '{{ x', 'malformed');
test('a comment without end', unexamined, '{# x', 'malformed');
test('a text without end', unexamined, "{{ 'x }}", 'malformed');
test('brackets without end', unexamined, `{{ ${'('.repeat(100_000)}${')'.repeat(100_000)} }}`, 'limit');
test('steps without end', unexamined, `{{ x${'.a()'.repeat(50_000)} }}`, 'limit');
test('a template of megabytes', unexamined, ' '.repeat(2 * 1024 * 1024), 'limit');

test('texts that double end', async (t) => {
  const lines = Array.from({ length: 200 }, (_, at) => `{% set a${at + 1} = a${at} ~ a${at} %}`).join('');
  const started = process.cpuUsage().user;
  t.deepEqual(await findingLines(`{% set a0 = 'x' %}${lines}{{ x['y' ~ a200] }}`, FILE), []);
  t.true((process.cpuUsage().user - started) / 1000 < 10_000);
});

test('names that are set and read a thousand times end', async (t) => {
  const started = process.cpuUsage().user;
  await findingLines(`${"{% set a = 'b' %}".repeat(20_000)}${'{{ x[a] }}'.repeat(20_000)}`, FILE);
  t.true((process.cpuUsage().user - started) / 1000 < 10_000);
});

const PIECES = [
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    ' ',
    "'",
    '"',
    '\\',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '.',
    ',',
    '|',
    '~',
    '+',
    '*',
    '**',
  ],
  ...[
    'set x = ',
    'for x in ',
    'endfor',
    'macro m(a)',
    'endmacro',
    'endset',
    'set y',
    'if',
    'else',
    'not',
    'is',
    'in',
    'x',
    'y',
  ],
  ...['m', '1', "'__cl'", "'ass__'", 'attr', 'join', ':', '=', '-', 'raw', 'endraw', 'filter ', 'call(x) '],
];
test('any text ends in evidence', async (t) => {
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(texts, async (text) => void (await scanBytes(text, FILE))),
    { numRuns: runs(3000), seed: 6 },
  );
  t.pass();
});

test('every beginning of an honest template ends in evidence', async (t) => {
  const template = CHAT_TEMPLATES['Command R'] ?? '';
  for (let end = 0; end < template.length; end += 7) await scanBytes(template.slice(0, end), FILE);
  t.true(template.length > 1000);
});
