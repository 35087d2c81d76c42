/** Templates that carry the name of an inner attribute by many ways to a place where it is read. See https://jinja.palletsprojects.com/en/stable/templates/. */
import type { Loaders } from '../support/effect-oracle.ts';
import { Random } from './random.ts';

/** An expression, with what stands before and around the place where it is used. */
interface Draft {
  value: string;
  before: string;
  open: string;
  close: string;
}

/** Names that no list of known names holds: they must be followed, not recognised. */
const NAMES = ['__zork__', '__kwdefaults__', '__annotations__', 'gi_frame', 'f_builtins', '_zork__inner'];

const seeds = (name: string, random: Random): string => {
  const cut = 1 + random.below(name.length - 1);
  const [head, tail] = [name.slice(0, cut), name.slice(cut)];
  return random.pick([
    `'${name}'`,
    `'${head}' '${tail}'`,
    `('${head}' ~ '${tail}')`,
    `('${head}' + '${tail}')`,
    `('%s${tail}' % '${head}')`,
    `('%s%s' % ('${head}', '${tail}'))`,
    `('{}{}'.format('${head}', '${tail}'))`,
    `('%c${name.slice(1)}' % ${name.charCodeAt(0)})`,
    `['${head}', '${tail}']|join`,
    `'${head}'.join(['', '${tail}'])`,
    `'${name.toUpperCase()}'|lower`,
    `'${[...name].reverse().join('')}'|reverse`,
    `'${[...name].reverse().join('')}'[::-1]`,
    `'x${name}x'[1:-1]`,
    `' ${name} '|trim`,
    `'${head}#${tail}'.replace('#', '')`,
    `'${head}#${tail}'|replace('#', '')`,
    `('a,${name}'.split(',')[1])`,
    `dict(${name}=1)|first`,
    `{'${name}': 1}|list|last`,
    `('\\x5f' * ${/^_*/.exec(name)?.[0].length ?? 0} ~ '${name.replace(/^_+/, '')}')`,
    `'\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1)}'`,
    `'\\N{${name.startsWith('_') ? 'LOW LINE' : `LATIN SMALL LETTER ${name.charAt(0)}`}}${name.slice(1)}'`,
  ]);
};

/** `$` is the expression, `#` a fresh name; all give what they are given, most of the time. */
const WRAPS: readonly string[] = (
  "($)|($ ~ '')|('' ~ $)|($ + '')|($)¦string|($)¦trim|($).strip()|($)¦e|($)¦safe|($)¦forceescape|($)¦striptags|($)¦urlencode|($)¦default('x')|(missing¦d($))|(none or $)|" +
  "($ if true else 'x')|('x' if false else $)|(messages and $)|[$][0]|[1, $][1]|[1, $][-1]|[$]¦first|['a', $]¦last|[$]¦list¦first|($,)[0]|{'a': $}.a|{'a': $}['a']|{'a': $}.get('a')|{}.get('q', $)|" +
  "({'a': $}.values()¦first)|({$: 1}¦first)|({$: 1}.keys()¦list¦first)|(({'a': $}.items()¦list)[0][1])|(({'a': $}¦dictsort)[0][1])|(({'a': $}¦items¦list)[0][1])|dict(a=$).a|dict({'a': $}).a|dict([['a', $]])['a']|" +
  "dict(**{'a': $}).a|dict({'b': 1}, a=$).a|{'a': $}.copy().a|{'a': $}.pop('a')|{'a': $}.popitem()[1]|{}.setdefault('a', $)|(dict.fromkeys([$])¦first)|dict.fromkeys(['a'], $).a|($).split('zzz')[0]|($).rsplit('zzz', 1)[0]|" +
  "($).partition('zzz')[0]|'zzz'.join([$])|($).replace('zzz', '')|($)¦replace('zzz', 'y')|($).removeprefix('zzz')|('%s' % $)|('%s' % ($,))|('%(k)s' % {'k': $})|('%s'¦format($))|'{}'.format($)|'{a}'.format(a=$)|'{0!s}'.format($)|'{:s}'.format($)|" +
  "[$]¦join|[$]¦join('')|''.join([$])|(($)¦list¦join)|(($)¦reverse¦reverse)|(($)[::-1][::-1])|($)[0:]|($)[:99]|(($ ~ 'x')[:-1])|(($)[:3] ~ ($)[3:])|(($)¦list¦batch(3)¦map('join')¦join)|([$]¦map('string')¦first)|" +
  "([{'a': $}]¦map(attribute='a')¦first)|([{}]¦map(attribute='q', default=$)¦first)|([$]¦select¦first)|([$]¦reject('none')¦first)|([$]¦sort¦first)|([$]¦unique¦first)|([$]¦batch(1)¦first¦first)|([$]¦slice(1)¦first¦first)|" +
  "([$]¦min)|([$]¦max)|([$]¦random)|(([{'k': $}]¦groupby('k')¦first)[0])|(([{'k': $}]¦groupby('k')¦first).grouper)|(([{'k': $}]¦selectattr('k')¦list)[0].k)|($)¦center(1)|($)¦indent|($)¦truncate(999)|($)¦wordwrap(999)|" +
  "([$] + [])[0]|([] + [$])[0]|([$] * 2)[1]|(messages + [$])[-1]|([['x', $]]¦sum(start=[]))[1]|cycler($).current|cycler('x', $).next() ~ ''|cycler($).next()|namespace(a=$).a|namespace({'a': $}).a|namespace([['a', $]])['a']|(namespace(a=$)¦attr('a'))|" +
  "({'a': [$]}.a[0])|[[$]][0][0]|[{'a': $}][0].a|({'a': {'b': $}}['a'].b)|({'a': $}¦attr('get'))('a')|({'a': $}['get'])('a')|([$]¦tojson)[2:-2]|(($)¦pprint)[1:-1]|(($)¦xmlattr ~ $)|[$].pop()|[$].copy()[0]|[$, 'zz']¦sort¦first|" +
  '($)¦lower|($)¦upper¦lower|($).lower()|($)¦capitalize¦lower|($)¦title¦lower|($).casefold()|($).encode().decode()|($).expandtabs()|($).center(1)|($).zfill(1)|($).ljust(1)|($).translate({})|($).format()|($)¦format|' +
  "((([$]¦groupby(0))¦first).list[0])|(range(1)¦map('string')¦list + [$])[1]|[$, 1][1 - 1]|[$, $][messages¦length - 1]|{0: $}[0]|{true: $}[1]|(joiner($)() ~ $)|($)¦urlize|($)[messages¦length - 1:]|messages[0].get('zork', $)|messages[0].setdefault('zork', $)|" +
  "(('z' ~ $)¦replace('z', '', 1))|(('z' ~ $).replace('z', '', 1))|(('z' ~ $).strip('z'))|(('z' ~ $).lstrip('z'))|(('z' ~ $)¦trim('z'))|(('z' ~ $).removeprefix('z'))|(('z' ~ $).partition('z')[2])|(('z' ~ $).split('z', 1)[1])|(('zz' ~ $)[2:])|" +
  "(lipsum and $)|[$]¦attr('__len__') and $"
)
  .split('|')
  .map((wrap) => wrap.replaceAll('¦', '|'));

/** `before` stands in front; what the sink takes is `value`. */
const STATEMENTS: readonly Partial<Draft>[] = [
  { before: '{% set # = $ %}', value: '#' },
  { before: '{% set #, #a = 1, $ %}', value: '#a' },
  { before: '{% set (#, #a) = [$, 1] %}', value: '#' },
  { before: '{% set # %}{{ $ }}{% endset %}', value: '#' },
  { before: '{% set # | trim %} {{ $ }} {% endset %}', value: '#' },
  { before: '{% set # %} {{- $ -}} {% endset %}', value: '#' },
  { before: '{% set # %}{% if true %}{{ $ }}{% endif %}{% endset %}', value: '#' },
  { before: '{% set # = namespace() %}{% set #.a = $ %}', value: '#.a' },
  { before: '{% set # = namespace(a=1) %}{% set #b = # %}{% set #b.a = $ %}', value: '#.a' },
  { before: '{% set # = namespace(a=1) %}{% set #.a = $ %}', value: "#['a']" },
  { before: '{% set # = {} %}{% set _ = #.update({"a": $}) %}', value: '#.a' },
  { before: '{% set # = {} %}{% set _ = #.update(a=$) %}', value: "#['a']" },
  { before: '{% set # = {} %}{% set _ = #.update([["a", $]]) %}', value: '#.a' },
  { before: '{% set # = {} %}{% set _ = #.setdefault("a", $) %}', value: '#.a' },
  { before: '{% set # = {} %}{% set #b = # %}{% set _ = #b.update({"a": $}) %}', value: '#.a' },
  { before: '{% set # = {} %}{% set #f = #.update %}{% set _ = #f({"a": $}) %}', value: '#.a' },
  { before: '{% set # = {} %}{% set _ = (#|attr("update"))(a=$) %}', value: '#.a' },
  { before: '{% set # = {} %}{% set _ = #["update"](a=$) %}', value: '#.a' },
  { before: '{% set # = [] %}{% set _ = #.append($) %}', value: '#[0]' },
  { before: '{% set # = [] %}{% set _ = #.extend([$]) %}', value: '#|first' },
  { before: '{% set # = ["a"] %}{% set _ = #.insert(0, $) %}', value: '#[0]' },
  { before: '{% set # = ["a", $] %}{% set _ = #.reverse() %}', value: '#[0]' },
  { before: '{% set # = ["zz", $] %}{% set _ = #.sort() %}', value: '#[0]' },
  { before: '{% set # = ["a", $] %}{% set _ = #.pop(0) %}', value: '#[0]' },
  { before: '{% set # = [] %}{% set #f = [#.append] %}{% set _ = #f[0]($) %}', value: '#[0]' },
  { before: '{% set # = [[]] %}{% set _ = cycler(#[0]).next().append($) %}', value: '#[0][0]' },
  { before: '{% set # = messages.append($) %}', value: 'messages[-1]' },
  { before: '{% set # = messages[0].update({"zork": $}) %}', value: 'messages[0].zork' },
  { before: '{% set # = messages[0] %}{% set _ = #.update(zork=$) %}', value: 'messages[0].zork' },
  { before: '{% set # = messages.insert(0, $) %}', value: 'messages[0]' },
  { before: '{% macro #() %}{{ $ }}{% endmacro %}', value: '#()' },
  { before: '{% macro #() %}{{ $ }}{% endmacro %}{% set #b = # %}', value: '#b()' },
  { before: '{% macro #() %}{{ $ }}{% endmacro %}', value: '[#][0]()' },
  { before: '{% macro #() %}{{ $ }}{% endmacro %}', value: "{'a': #}.a()" },
  { before: '{% macro #(a) %}{{ a }}{% endmacro %}', value: '#($)' },
  { before: '{% macro #(a) %}{{ a }}{% endmacro %}', value: '#(a=$)' },
  { before: '{% macro #(a, b=1) %}{{ a }}{% endmacro %}', value: '#(*[$])' },
  { before: '{% macro #() %}{{ varargs[0] }}{% endmacro %}', value: '#($)' },
  { before: '{% macro #() %}{{ kwargs.a }}{% endmacro %}', value: '#(a=$)' },
  { before: '{% macro #() %}{{ kwargs|first }}{% endmacro %}', value: '#(**{$: 1})' },
  { before: '{% block # %}{{ $ }}{% endblock %}', value: 'self.#()' },
  { before: '{% block # %}{{ $ }}{% endblock %}', value: "self['#']()" },
  { before: '{% set #j = joiner($) %}{% set _ = #j() %}', value: '#j()' },
  { before: '{% set #c = cycler("x", $) %}{% set _ = #c.next() %}', value: '#c.current' },
  { before: '{% set ﬁ# = $ %}', value: 'fi#' },
  {
    before: '{% set # = namespace(b=[]) %}{% for #k in [1, 2] %}{% set #.b = #.b + [$] %}{% endfor %}',
    value: '#.b[1]',
  },
  { before: "{% set # = namespace(s='') %}{% for #k in $ %}{% set #.s = #.s ~ #k %}{% endfor %}", value: '#.s' },
  { open: '{% for # in [$] %}', close: '{% endfor %}', value: '#' },
  { open: '{% for # in [1, $] if # is string %}', close: '{% endfor %}', value: '#' },
  { open: '{% for #, #b in [[1, $]] %}', close: '{% endfor %}', value: '#b' },
  { open: '{% for (#, (#b, #c)) in [[1, [2, $]]] %}', close: '{% endfor %}', value: '#c' },
  { open: '{% for #, #b in {"a": $}.items() %}', close: '{% endfor %}', value: '#b' },
  { open: '{% for # in {$: 1} %}', close: '{% endfor %}', value: '#' },
  { open: '{% for # in [1, 2] %}', close: '{% endfor %}', value: 'loop.cycle($, $)' },
  { open: '{% for # in [$, 2] %}', close: '{% endfor %}', value: 'loop.previtem' },
  { open: '{% for # in [2, $] %}{% set #l = loop %}', close: '{% endfor %}', value: '#l.nextitem' },
  {
    open: '{% for # in [[$]] recursive %}{% if # is string %}',
    close: '{% else %}{{ loop(#) }}{% endif %}{% endfor %}',
    value: '#',
  },
  {
    open: '{% for # in [1] recursive %}{% if # is string %}',
    close: '{% else %}{{ loop([$]) }}{% endif %}{% endfor %}',
    value: '#',
  },
  { open: '{% with # = $ %}', close: '{% endwith %}', value: '#' },
  { open: '{% if true %}', close: '{% endif %}', value: '$' },
  { open: '{% macro #(a) %}', close: '{% endmacro %}{{ #($) }}', value: 'a' },
  { open: '{% macro #(a) %}', close: '{% endmacro %}{% set #b = # %}{{ #b($) }}', value: 'a' },
  { open: '{% macro #(a) %}', close: '{% endmacro %}{{ (true and #)($) }}', value: 'a' },
  { open: '{% macro #(a) %}', close: '{% endmacro %}{{ cycler(#).next()($) }}', value: 'a' },
  { open: '{% macro #(a) %}', close: '{% endmacro %}{{ [#]|first|list }}{{ ([#]|first)($) }}', value: 'a' },
  { open: '{% macro #(x, a=1) %}', close: '{% endmacro %}{{ #(1, **{"a": $}) }}', value: 'a' },
  { open: '{% macro #(z) %}{% endmacro %}{% macro #(a) %}', close: '{% endmacro %}{{ #($) }}', value: 'a' },
  { open: '{% macro #(a=$) %}', close: '{% endmacro %}{{ #() }}', value: 'a' },
  { open: '{% macro #() %}', close: '{% endmacro %}{{ #(1, $) }}', value: 'varargs[1]' },
  { open: '{% macro #() %}', close: '{% endmacro %}{{ #(q=$) }}', value: 'kwargs.q' },
  { open: '{% macro #() %}', close: '{% endmacro %}{{ #(**{$: 1}) }}', value: 'kwargs|first' },
  { open: '{% macro #() %}{{ caller($) }}{% endmacro %}{% call(#c) #() %}', close: '{% endcall %}', value: '#c' },
  { open: '{% macro #() %}', close: '{% endmacro %}{% call #() %}{{ $ }}{% endcall %}', value: 'caller()' },
  {
    open: '{% macro #(a) %}{% set #k = caller %}{{ #k(a) }}{% endmacro %}{% call(#c) #($) %}',
    close: '{% endcall %}',
    value: '#c',
  },
  {
    open: '{% macro #x() %}{{ $ }}{% endmacro %}{% macro #() %}',
    close: '{% endmacro %}{{ #(caller=#x) }}',
    value: 'caller()',
  },
  { open: '{% set # %}', close: '{% endset %}{{ # }}', value: '$' },
  { open: '{% block # %}', close: '{% endblock %}', value: '$' },
  { open: '{% filter upper %}', close: '{% endfilter %}', value: '$' },
];

const TARGETS = [
  'lipsum',
  'cycler',
  'dict',
  'messages',
  'self',
  '(messages)',
  'namespace',
  "'a'",
  '[]',
  '{}',
  'lipsum.real or lipsum',
];

/** `@` is the object, `$` the name. */
const SINKS: readonly string[] = [
  '@[$]',
  '(@)[$]',
  '@|attr($)',
  '@[$] is defined',
  '[@]|map(attribute=$)|list',
  "[@]|map('attr', $)|list",
  "[@]|map('at' ~ 'tr', $)|list",
  "[@]|map(**{'attribute': $})|list",
  "[@]|map(*['attr', $])|list",
  "[[@]]|map('map', 'attr', $)|map('list')|list",
  "[[@]]|map('map', attribute=$)|map('list')|list",
  '[@]|selectattr($)|list',
  '[@]|rejectattr($)|list',
  "[@]|selectattr($, 'defined')|list",
  '[@]|groupby($)|list',
  '[@, @]|sort(attribute=$)',
  '[@, @]|sort(false, false, $)',
  '[@, @]|unique(attribute=$)|list',
  '[@, @]|min(attribute=$)',
  '[@, @]|max(false, $)',
  "[@]|sum($, start='')",
  "[@]|join(', ', $)",
  "[@]|map(attribute='real.' ~ $)|list",
  "('{0.' ~ $ ~ '}').format(@)",
  "('{a[' ~ $ ~ ']}').format(a=@)",
  "('{0.' ~ $ ~ '}')['format'](@)",
  "(('{0.' ~ $ ~ '}')|attr('format'))(@)",
  "('{a.' ~ $ ~ '}').format_map({'a': @})",
  '{% set q = @[$] %}',
  '{% if @[$] %}{% endif %}',
  '{% for q in [@[$]] %}{% endfor %}',
  '{% filter attr($) %}x{% endfilter %}',
  '{% set q | attr($) %}x{% endset %}',
  '@[$ if messages else 1]',
  '@[[$, $][loop.index0 if loop else 0]]',
  "messages[0]['content'] ~ @[$]",
  '@[$:]',
  'range(@[$] or 1)',
  '@ is sameas @[$]',
  '{"a": @[$]}',
];

/** The template that a seed makes; not every one runs, and not every one comes to its sink. */
export function makeTemplate(seed: number): Uint8Array {
  const random = new Random(seed);
  const draft: Draft = { value: seeds(random.pick(NAMES), random), before: '', open: '', close: '' };
  for (let steps = random.below(5); steps >= 0; steps -= 1) {
    if (random.chance(60)) draft.value = fill(random.pick(WRAPS), draft.value, steps);
    else state(draft, random.pick(STATEMENTS), steps);
  }
  const sink = random
    .pick(SINKS)
    .replaceAll('@', () => random.pick(TARGETS))
    .replaceAll('$', () => `(${draft.value})`);
  const body = sink.startsWith('{%') ? sink : `{{ ${sink} }}`;
  return Buffer.from(
    `{% set messages = messages %}${draft.before}${draft.open}${body}${draft.close}`.replace(
      '{% set messages = messages %}',
      '',
    ),
  );
}

function fill(pattern: string, value: string, level: number): string {
  return pattern.replaceAll('$', () => value).replace(/#/g, () => `n${level}`);
}

function state(draft: Draft, { before = '', open = '', close = '', value = '$' }: Partial<Draft>, level: number): void {
  // What came before must stand before what uses it: inside of what is open.
  const used = draft.value;
  draft.open += fill(before, used, level) + fill(open, used, level);
  draft.close = fill(close, used, level) + draft.close;
  draft.value = fill(value, used, level);
}

/** Renders with an environment that notes every inner name that is read of anything; the note is a file that is opened for writing. */
export const JINJA: Loaders = {
  modules: ['jinja2', 'jinja2.ext', 'jinja2.runtime', 're', 'string'],
  seconds: 2,
  loaders: {
    jinja2: String.raw`
inner = re.compile(r'(?:__\w.*|_\w+__\w*|_environment|_func|_context|mro|(?:gi|cr|ag)_(?:frame|code|await|yieldfrom|origin)|f_(?:back|globals|builtins|locals|code)|tb_(?:frame|next)|func_(?:globals|code|closure|defaults)|im_(?:func|class|self)|co_(?:code|consts|names))\Z', re.S)
def note(name):
    if isinstance(name, str) and inner.match(name): open('left', 'w')
class Inner:
    def __str__(self): return 'x'
class Recording(jinja2.Environment):
    def getattr(self, value, name):
        if not (isinstance(value, dict) and name in value): note(name)
        return super().getattr(value, name)
    def getitem(self, value, name):
        if not (isinstance(value, dict) and name in value): note(name)
        return super().getitem(value, name)
class Context(jinja2.runtime.Context):
    def call(self, function, *args, **kwargs):
        owner = getattr(function, '__self__', None)
        if isinstance(owner, str) and getattr(function, '__name__', '') in ('format', 'format_map'): fields(owner)
        return super().call(function, *args, **kwargs)
    call._jinja2_pass_context = True
    call.contextfunction = True
def fields(text):
    for _, field, format, _ in string.Formatter().parse(text):
        for name in re.split(r'[.\[\]]', field or '')[1:]: note(name)
        if format: fields(format)
Recording.context_class = Context
environment = Recording(trim_blocks=True, lstrip_blocks=True, extensions=['jinja2.ext.loopcontrols', 'jinja2.ext.do'])
def attr(value, name):
    note(name)
    return environment.getattr(value, name)
environment.filters['attr'] = attr
with open(path, encoding='utf8') as file: source = file.read()
code = environment.compile(source, None, '/template')
messages = [{'role': 'user', 'content': 'hi'}]
jinja2.Template.from_code(environment, code, environment.make_globals(None)).render(messages=messages, add_generation_prompt=True)
`.trim(),
  },
};
