/** Kinds of files in public repositories that were rejected once though they run nothing, and beside each what an attacker would make of it. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

// Types of annotations: https://docs.python.org/3/library/typing.html
const int = named('builtins', 'int');
const thing = named('pkg.mod', 'work');
const NONE_TYPE = call(named('builtins', 'type'), op.NONE);
const of = (type: Uint8Array, ...parts: readonly Uint8Array[]) =>
  call(named('_operator', 'getitem'), type, parts.length === 1 ? parts[0]! : tuple(...parts));
const typing = (name: string) => named('typing', name);
const alias = (type: Uint8Array, ...parts: readonly Uint8Array[]) =>
  call(named('types', 'GenericAlias'), type, tuple(...parts));
const either = (...parts: readonly Uint8Array[]) =>
  call(named('_functools', 'reduce'), named('_operator', 'or_'), tuple(...parts));

test('Tuple[int, Optional[int]]', findings, pickle(of(typing('Tuple'), int, of(typing('Optional'), int))), null);
test('list[int]', findings, pickle(alias(named('builtins', 'list'), int)), null);
test(
  'dict[int, list[int]]',
  findings,
  pickle(alias(named('builtins', 'dict'), int, alias(named('builtins', 'list'), int))),
  null,
);
test('int | None', findings, pickle(either(int, NONE_TYPE)), null);
test('list[int] | None', findings, pickle(either(alias(named('builtins', 'list'), int), NONE_TYPE)), null);
test('Optional[int | None]', findings, pickle(of(typing('Optional'), either(int, NONE_TYPE))), null);
test(
  'Callable[[int], int]',
  findings,
  pickle(
    call(
      named('collections.abc', '_CallableGenericAlias'),
      named('collections.abc', 'Callable'),
      tuple(bytes(op.EMPTY_LIST, int, op.APPEND), int),
    ),
  ),
  null,
);
test('a function by the operators', findings, pickle(call(named('functools', 'reduce'), thing, tuple(int))), REFUSED);
test('objects that are joined', findings, pickle(either(make(named('pkg.mod', 'Thing')), int)), REFUSED);
test(
  'types in a list that may be filled',
  findings,
  pickle(call(named('functools', 'reduce'), named('_operator', 'or_'), bytes(op.EMPTY_LIST, int, op.APPEND))),
  REFUSED,
);
test(
  'with a start',
  findings,
  pickle(call(named('functools', 'reduce'), named('_operator', 'or_'), tuple(int), int)),
  REFUSED,
);
test('a type that is called', findings, pickle(call(alias(thing, int), text('echo harmless'))), REFUSED);
test('an annotated one', findings, pickle(call(of(typing('Annotated'), thing, int), text('echo harmless'))), REFUSED);
test('one of one', findings, pickle(call(of(typing('Union'), thing), text('echo harmless'))), REFUSED);
test('one that is handed on', findings, pickle(call(named('uuid', 'UUID'), alias(thing, int))), REFUSED);
test('one of one, handed on', findings, pickle(call(named('uuid', 'UUID'), of(typing('Union'), thing))), REFUSED);
test('a process in it', findings, pickle(alias(named('os', 'system'), int)), REFUSED);
test('the items of something else', findings, pickle(of(named('pkg.mod', 'table'), int)), REFUSED);

// Enumerations by name: https://docs.python.org/3.11/library/enum.html#enum.Enum
const method = named('cmdstanpy.cmdstan_args', 'Method');
const member = (owner: Uint8Array, name: string) => call(named('builtins', 'getattr'), owner, text(name));
test('a member of an enumeration', findings, pickle(member(method, 'OPTIMIZE')), null);
test('that is called', findings, pickle(call(member(method, 'OPTIMIZE'), text('echo harmless'))), REFUSED);
test('a method of it', findings, pickle(member(method, '__init_subclass__')), REFUSED);
test(
  'one of another class of that package',
  findings,
  pickle(member(named('cmdstanpy.model', 'CmdStanModel'), 'OPTIMIZE')),
  REFUSED,
);
test(
  'an enumeration in capitals',
  findings,
  pickle(call(named('pkg.mod', 'LMS_ALGORITHM_TYPE'), op.BININT1(6))),
  /^medium/,
);
test(
  'with a text of its own',
  findings,
  pickle(call(named('pkg.mod', 'LMS_ALGORITHM_TYPE'), text('echo harmless; '))),
  REFUSED,
);

// Texts of Sphinx: https://github.com/sphinx-doc/sphinx/blob/master/sphinx/locale/__init__.py
const proxy = named('sphinx.locale', '_TranslationProxy');
test(
  'a text to translate',
  findings,
  pickle(build(make(proxy), tuple(text('sphinx'), text('general'), text('Index')))),
  null,
);
const translate = named('sphinx.locale', '_lazy_translate');
test(
  'one with its function, as Sphinx 3 writes it',
  findings,
  pickle(build(make(proxy), tuple(translate, tuple(text('sphinx'), text('general'), text('Index'))))),
  null,
);
test(
  'with another function',
  findings,
  pickle(build(make(proxy), tuple(thing, tuple(text('echo harmless'))))),
  /^(?:critical|high|medium) /m,
);
test('that calls a function', findings, pickle(call(proxy, thing, text('echo harmless'))), REFUSED);
test('made without one', findings, pickle(call(proxy)), REFUSED);
const images = named('sphinx.util', 'FilenameUniqDict');
const set = (...items: readonly Uint8Array[]) => bytes(op.EMPTY_SET, op.MARK, ...items, op.ADDITEMS);
test('a set as a state', findings, pickle(build(make(images), set(text('a.png')))), null);
test('an empty one', findings, pickle(build(make(images), op.EMPTY_SET)), null);
test('one of what nobody knows', findings, pickle(build(make(images), set(make(thing)))), /./);

// Frames: https://peps.python.org/pep-3154/#framing
const framed = (first: number) =>
  bytes(op.PROTO(4), op.FRAME(first), op.EMPTY_LIST, op.FRAME(2), op.NONE, op.APPEND, op.STOP);
test('a frame that ends behind the opcode of the next', findings, framed(2), null);
test('one that ends within its length', findings, framed(4), /anomaly\/frame-in-frame/);

// Path files: https://docs.python.org/3/library/site.html
const line = (code: string) => Buffer.from(`${code}\n`);
test(
  'coverage of subprocesses',
  findings,
  line('import coverage; coverage.process_startup() # see its manual'),
  null,
  'a.pth',
);
test('what follows it', findings, line('import coverage; coverage.process_startup(); import evil'), REFUSED, 'a.pth');
test(
  'a package that is worked on',
  findings,
  line('import __editable___a_finder; __editable___a_finder.install()'),
  null,
  'a.pth',
);
test(
  'another finder',
  findings,
  line('import __editable___a_finder; __editable___b_finder.install()'),
  REFUSED,
  'a.pth',
);

test('what nobody finished', findings, op.PROTO(4), /^medium unexaminable\/unrecognised/);
test('what may be the beginning of an import', findings, bytes(op.PROTO(4), 'c'), REFUSED);

// PyStan 2: https://github.com/stan-dev/pystan2/blob/master/pystan/model.py
test(
  'a compiled module in the state of a model',
  findings,
  pickle(build(make(named('pystan.model', 'StanModel')), op.EMPTY_DICT)),
  REFUSED,
);

// Variables of Orange: https://github.com/biolab/orange3/blob/master/Orange/data/variable.py
const variable = (type: string, computed: Uint8Array, ...more: readonly Uint8Array[]) =>
  call(
    named('Orange.data.variable', 'make_variable'),
    named('Orange.data.variable', type),
    computed,
    text('x'),
    ...more,
  );
const state = bytes(op.EMPTY_DICT, op.MARK, text('attributes'), op.EMPTY_DICT, op.SETITEMS);
test('a variable of Orange', findings, pickle(build(variable('StringVariable', op.NONE), state)), null);
test(
  'one that is computed, by what nobody knows',
  findings,
  pickle(variable('ContinuousVariable', make(named('pkg.mod', 'Thing')))),
  /^medium pickle\/unknown-class/,
);
test(
  'one that is no variable',
  findings,
  pickle(call(named('Orange.data.variable', 'make_variable'), thing, op.NONE, text('echo harmless'))),
  REFUSED,
);
test(
  'a context of a workflow',
  findings,
  pickle(build(make(named('Orange.widgets.settings', 'Context')), state)),
  null,
);

// Values of Qt in settings of Orange: https://www.riverbankcomputing.com/static/Docs/sip/
const qt = (module: string, given: Uint8Array, name = '_unpickle_enum') =>
  call(named('PyQt5.sip', name), text(module), text('SortOrder'), given);
test('a value of Qt', findings, pickle(qt('PyQt5.QtCore', op.BININT1(1))), null);
test('one of its classes', findings, pickle(qt('PyQt5.QtCore', tuple(op.BININT1(1)), '_unpickle_type')), null);
test('a name of another module', findings, pickle(qt('antigravity', op.BININT1(1))), REFUSED);
test('a function of Qt in its place', findings, pickle(qt('PyQt5.QtCore', thing)), REFUSED);

test(
  'a method of an estimator of survival',
  findings,
  pickle(
    call(
      named('builtins', 'getattr'),
      make(named('sksurv.ensemble.boosting', 'GradientBoostingSurvivalAnalysis')),
      text('predict'),
    ),
  ),
  null,
);
test(
  'another method of it',
  findings,
  pickle(
    call(
      named('builtins', 'getattr'),
      make(named('sksurv.ensemble.boosting', 'GradientBoostingSurvivalAnalysis')),
      text('fit'),
    ),
  ),
  REFUSED,
);
test('a class by an acronym', findings, pickle(call(named('pkg.mod', 'MAE'))), /^medium/);
test('one that is given more', findings, pickle(call(named('pkg.mod', 'MAE'), text('echo harmless'))), REFUSED);
test('a constant is no class', findings, pickle(call(named('pkg.mod', 'DEFAULT_WORK'))), REFUSED);

// Methods of stemmers and tokenizers of NLTK, as vectorizers of scikit-learn keep them: https://www.nltk.org/api/nltk.stem.html
const bound = (module: string, owner: string, name: string) =>
  pickle(call(named('builtins', 'getattr'), make(named(module, owner)), text(name)));

test('the stem of a word', findings, bound('nltk.stem.snowball', 'EnglishStemmer', 'stem'), null);
test('the words of a text', findings, bound('nltk.tokenize.regexp', 'RegexpTokenizer', 'tokenize'), null);
test('another method of a stemmer', findings, bound('nltk.stem.snowball', 'EnglishStemmer', 'unicode_repr'), REFUSED);
test(
  'a stemmer that is called for the items of an object',
  findings,
  pickle(
    call(
      named('builtins', 'map'),
      call(named('builtins', 'getattr'), make(named('nltk.stem.snowball', 'EnglishStemmer')), text('stem')),
      make(named('pkg.mod', 'Thing')),
    ),
  ),
  REFUSED,
);

// A suite of CheckList keeps what it knows of its tests in `info`, a dict whose defaults a function of the file makes.
const item = (object: Uint8Array, key: string, value: Uint8Array) => bytes(object, text(key), value, op.SETITEM);
const suite = (held: Uint8Array, key = 'info') =>
  pickle(build(make(named('pkg.mod', 'Suite')), item(op.EMPTY_DICT, key, held)));
const defaults = call(named('collections', 'defaultdict'), thing);
test('a dict with defaults under the name of a method', findings, suite(defaults), /^(?!.*^(?:high|critical))/ms);
test(
  'an array of objects there',
  findings,
  suite(build(call(named('numpy.core.multiarray', '_reconstruct'), int), tuple(thing)), 'values'),
  /^(?!.*^(?:high|critical))/ms,
);
test('a function there', findings, suite(thing), REFUSED);
test('an object with a function there', findings, suite(call(named('pkg.mod', 'Thing'), thing)), REFUSED);
test(
  'first a dict, then a function',
  findings,
  pickle(build(make(named('pkg.mod', 'Suite')), item(item(op.EMPTY_DICT, 'info', defaults), 'info', thing))),
  REFUSED,
);
test(
  'first a dict, then an object',
  findings,
  pickle(
    build(
      make(named('pkg.mod', 'Suite')),
      item(
        item(op.EMPTY_DICT, 'info', defaults),
        'info',
        build(make(named('pkg.mod', 'Thing')), item(op.EMPTY_DICT, 'a', thing)),
      ),
    ),
  ),
  REFUSED,
);

// Classes of packages that nobody has looked at: https://docs.python.org/3/library/pickle.html#object.__getinitargs__
const fresh = (...args: readonly Uint8Array[]) => pickle(bytes(named('pkg.mod', 'Row'), tuple(...args), op.NEWOBJ));
const WARNED = /^medium (?!.*^(?:high|critical))/ms;
const inst = (name: string, ...args: readonly Uint8Array[]) =>
  bytes(op.MARK, ...args, op.INST('pkg.mod', name), op.STOP);
test('a class of clusters, as old pickles make one', findings, inst('Cluster'), WARNED);
test('a class that is called there', findings, inst('Row', text('echo harmless')), REFUSED);
test('a function that is called there', findings, inst('cluster'), REFUSED);
test(
  'a class that is called with a number',
  findings,
  pickle(call(named('pkg.mod', 'Point3D'), op.BININT1(1))),
  REFUSED,
);
test('with a word as well', findings, pickle(call(named('pkg.mod', 'Point3D'), op.BININT1(1), text('x'))), REFUSED);
test('a socket of a number', findings, pickle(call(named('pkg.mod', 'Socket'), op.BININT1(1))), REFUSED);
test('a tuple of numbers', findings, fresh(op.BININT1(1), op.BININT1(2)), WARNED);
test('one with a word', findings, fresh(text('label'), op.BININT1(1)), REFUSED);
test('one with a path', findings, fresh(text('/tmp/x')), REFUSED);
test('one with an object', findings, fresh(make(named('pkg.mod', 'Thing'))), REFUSED);

// Members of enumerations are looked up by their number. https://docs.python.org/3/library/enum.html#enum.IntFlag
const flags = (module: string, name: string, value: Uint8Array) => pickle(call(named(module, name), value));
const PALETTES = 'Orange.widgets.utils.colorpalettes';
test('flags of a palette', findings, flags(PALETTES, 'Palette.Flags', bytes('K', 4)), WARNED);
test('flags of a palette by what the file computes', findings, flags(PALETTES, 'Palette.Flags', thing), REFUSED);
test('flags of a class that nobody knows', findings, flags('pkg.mod', 'Flags', bytes('K', 4)), WARNED);
const ASSOCIATION = 'FieldAssociation';
test('a place of numbers', findings, flags('pkg.mod', ASSOCIATION, bytes('K', 0)), WARNED);
const HALF = bytes('G', Buffer.from('3ff0000000000000', 'hex'));
test('a kind by a float', findings, flags('pkg.mod', 'OptimizationType', HALF), WARNED);
test('a command that is named so', findings, flags('pkg.mod', 'Flags', text('echo no; id')), REFUSED);
