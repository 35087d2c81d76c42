/** Attacks that a file hides in what the judge takes for the same, or for plain: each ran in its loader and passed. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const state = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);

// Two states that are told apart by their keys alone: one key with a bar in it, and two keys.
const conv = (...pairs: readonly Uint8Array[]) =>
  build(make(named('torch.nn.modules.conv', 'Conv2d')), state(...pairs));
const run = named('shop', 'run');
test(
  'a key with a bar in it does not hide two keys',
  findings,
  pickle(
    bytes(op.MARK, conv(text('_parameters|more'), run), conv(text('_parameters'), run, text('more'), run), op.LIST),
  ),
  /^high pickle\/state /m,
);

// SymPy makes a sum of its parts anew, and evaluates those that are texts.
const sum = build(make(named('sympy.core.add', 'Add')), state(text('_args'), tuple(text('print(1)'))));
const symbol = bytes(named('sympy.core.symbol', 'Symbol'), tuple(text('x')), op.NEWOBJ);
for (const [module, name] of [
  ['sympy.core.add', 'Add'],
  ['sympy.functions.elementary.miscellaneous', 'Min'],
] as const) {
  const joined = bytes(named(module, name), tuple(symbol, sum), op.NEWOBJ);
  test(`${name} is not made of an expression whose parts the file set`, findings, pickle(joined), REFUSED);
}
test(
  'a symbol with assumptions is a part',
  findings,
  pickle(
    bytes(
      named('sympy.core.add', 'Add'),
      tuple(symbol, build(symbol, state(text('_assumptions'), state()))),
      op.NEWOBJ,
    ),
  ),
  /^medium pickle\/unknown-class \S+$/,
);

// What was seen of one call or state stands for another only where no rule tells them apart.
const files = (args: Uint8Array) =>
  call(
    named('fsspec.spec', 'make_instance'),
    named('fsspec.implementations.memory', 'MemoryFileSystem'),
    args,
    op.EMPTY_DICT,
  );
test('a call with nothing in a tuple', findings, pickle(files(op.EMPTY_TUPLE)), null);
test(
  'a call with nothing in a tuple does not stand for one with a text there',
  findings,
  pickle(bytes(op.MARK, files(op.EMPTY_TUPLE), files(tuple(text('left'))), op.LIST)),
  REFUSED,
);

const profile = make(named('biom.err', 'ErrorProfile'));
const slots = (key: string) => bytes(op.NONE, state(text(key), text('x')), op.TUPLE2);
test('slots that are stored', findings, pickle(build(profile, slots('a'))), null);
test(
  'slots that are stored do not stand for others',
  findings,
  pickle(bytes(op.MARK, build(profile, slots('a')), build(profile, slots('state')), op.LIST)),
  /^(?:high|medium) pickle\//m,
);
test(
  'a first state does not stand for a second',
  findings,
  pickle(bytes(op.MARK, build(profile, slots('a')), build(build(profile, state()), slots('state')), op.LIST)),
  REFUSED,
);

// Versions whose constructors nobody read were called where they are installed.
for (const [module, name] of [
  ['Bio.PDB.PDBList', 'PDBList'],
  ['Bio.Align.Applications._Muscle', 'MuscleCommandline'],
  ['igraph.drawing.graph', 'GephiGraphStreamingDrawer'],
  ['pyswarms.backend.topology.von_neumann', 'VonNeumann'],
] as const) {
  test(`a ${name} that acts when it is made`, findings, pickle(call(named(module, name))), REFUSED);
  test(`a ${name} that is rebuilt`, findings, pickle(make(named(module, name))), null);
}
const holder = build(
  make(named('types', 'SimpleNamespace')),
  state(text('replace'), named('Bio.PDB.PDBList', 'PDBList')),
);
test('a class that acts, where it is called', findings, pickle(call(named('uuid', 'UUID'), holder)), REFUSED);
const waiting = (module: string, name: string, ...given: readonly Uint8Array[]) =>
  call(named('functools', 'partial'), named(module, name), ...given);
test(
  'a class that writes a file, with its name',
  findings,
  pickle(waiting('ase.io.trajectory', 'TrajectoryWriter', text('x'))),
  REFUSED,
);
test('a class that was only rebuilt, with a text', findings, pickle(waiting('ase.atom', 'Atom', text('x'))), REFUSED);
test(
  'a class that was only rebuilt, with a number',
  findings,
  pickle(waiting('ase.atom', 'Atom', op.BININT1(1))),
  null,
);
test(
  'a layer with a number',
  findings,
  pickle(waiting('torch.nn.modules.normalization', 'LayerNorm', op.BININT1(1))),
  null,
);

// What running every class of two machines in a process with traps showed.
for (const [module, name, key] of [
  ['coverage.multiproc', 'Stowaway', 'rcfile'],
  ['partd.file', 'File', 'path'],
] as const)
  test(
    `a ${name} whose state acts`,
    findings,
    pickle(build(make(named(module, name)), state(text(key), text('x')))),
    REFUSED,
  );
test('an index of packages starts a program', findings, pickle(call(named('distlib.index', 'PackageIndex'))), REFUSED);

// Classes of packages that nobody has looked at, which need no more than a number or a word.
test(
  'a capture takes a stream over by its number',
  findings,
  pickle(call(named('py._io.capture', 'FDCapture'), op.BININT1(1))),
  REFUSED,
);
test(
  'an archive is written under a word',
  findings,
  pickle(bytes(named('fs.tarfs', 'TarFS'), tuple(text('README.md'), op.NEWTRUE), op.NEWOBJ)),
  REFUSED,
);
test(
  'a log is written to a file whose name is a number',
  findings,
  pickle(call(named('py._log.log', 'Path'), op.BININT1(1))),
  REFUSED,
);

// A list keeps the first few hundred objects; what comes after them is found all the same.
const plain = [make(named('biom.err', 'ErrorProfile')), make(named('collections', 'OrderedDict'))];
const reaching = make(named('biom.cli.table_validator', 'TableValidator'));
for (const pairs of [10, 200]) {
  const many = bytes(op.MARK, ...Array.from({ length: pairs }, () => plain).flat(), reaching, op.LIST);
  test(
    `an object that opens files behind ${2 * pairs} others`,
    findings,
    pickle(call(named('builtins', 'list'), many)),
    REFUSED,
  );
}

// Some classes evaluate the annotations of what inherits from them, texts first, when it is made.
const CODE = "__import__('os').mkdir('left')";
const made = (base: Uint8Array, ...namespace: readonly Uint8Array[]) =>
  call(
    named('cloudpickle.cloudpickle', '_make_skeleton_class'),
    named('builtins', 'type'),
    text('C'),
    tuple(base),
    state(...namespace),
    op.NONE,
    op.NONE,
  );
const annotated = (type: Uint8Array) =>
  made(named('transformers.modeling_utils', 'PreTrainedModel'), text('__annotations__'), state(text('x'), type));
const list = (type: Uint8Array) =>
  call(named('types', 'GenericAlias'), named('builtins', 'list'), tuple(named('builtins', 'int'), type));
for (const [what, type] of [
  ['a text', text(CODE)],
  ['a text in a type', list(text(CODE))],
  ['a text that a type of typing is given', call(named('operator', 'getitem'), named('typing', 'List'), text(CODE))],
  ['a text that is made', call(named('builtins', 'str'), text(CODE))],
  ['a text that nothing follows', call(named('numpy', 'str_'), text(CODE))],
  ['a name in brackets that is a path', text("cdll['./left']")],
] as const)
  test(`${what} as an annotation`, findings, pickle(annotated(type)), /^critical code\/executed-state /m);
for (const type of [
  "Optional[Dict[str, 'Tensor']]",
  'Annotated[int, Field(gt=0)]',
  'int | None',
  'tuple[()]',
  "Literal['a-b']",
])
  test(
    `${type} is an annotation`,
    findings,
    pickle(annotated(list(text(type)))),
    /^medium python\/cloudpickle\S+ \S+$/,
  );
test(
  'annotations that are no plain dict',
  findings,
  pickle(
    made(
      named('a', 'B'),
      text('__annotations__'),
      call(named('builtins', 'dict'), tuple(tuple(text('x'), text(CODE)))),
    ),
  ),
  /^critical code\/executed-state /m,
);

// Others call what the namespace of such a class brings.
for (const [module, name] of [
  ['pydantic', 'BaseModel'],
  ['pydantic.main', 'BaseModel'],
  ['yaml', 'YAMLObject'],
] as const)
  test(
    `a class made of ${module}.${name}`,
    findings,
    pickle(made(named(module, name), text('__get_pydantic_core_schema__'), run)),
    /^critical python\/called-code /m,
  );

// Values that the hooks of a class call, which a row alone speaks of.
const booster = (...pairs: readonly Uint8Array[]) => build(make(named('lightgbm.basic', 'Booster')), state(...pairs));
test(
  'a booster encodes what stands for the text of its model',
  findings,
  pickle(booster(text('handle'), make(named('shop', 'Probe')))),
  /^high pickle\/state /m,
);
test(
  'a booster ends by a method that its state hides',
  findings,
  pickle(booster(text('_network'), op.NEWTRUE, text('free_network'), run)),
  /^high pickle\/state /m,
);
test(
  'a booster keeps its text, and what is called later',
  findings,
  pickle(booster(text('handle'), text('tree'), text('params'), state(text('objective'), run))),
  null,
);
test(
  'a setter is given an object that nobody knows',
  findings,
  pickle(
    build(
      make(named('absl.logging', '_StderrthresholdFlag')),
      tuple(op.NONE, state(text('value'), make(named('shop', 'Probe')))),
    ),
  ),
  /^high pickle\/state /m,
);

// Objects that call a method of what they are called with, by a name that is a text of their state: nothing in them may be called, and yet they act.
const path = call(named('pathlib', 'PosixPath'), text('left'));
const bySlots = build(
  call(named('copyreg', '_reconstructor'), named('dask.utils', 'methodcaller'), named('builtins', 'object'), op.NONE),
  tuple(op.NONE, state(text('method'), text('mkdir'))),
);
const byDict = build(
  make(named('lxml.html', '_MethodFunc')),
  state(text('name'), text('mkdir'), text('copy'), op.NEWFALSE),
);
for (const [what, caller] of [
  ['a slot', bySlots],
  ['an attribute', byDict],
] as const) {
  test(`a method by ${what}, kept`, findings, pickle(caller), null);
  for (const [module, name, ...given] of [
    ['sortedcontainers.sortedlist', 'SortedKeyList', tuple(path), caller],
    ['sortedcontainers.sortedset', 'SortedSet', tuple(path), caller],
    ['sortedcontainers.sorteddict', 'SortedDict', caller, tuple(tuple(path, op.NONE))],
    ['dask.array.wrap', '_broadcast_trick_inner', caller, tuple(op.BININT1(1)), path],
    ['spacy.util', '_get_attr_unless_lookup', caller, state(), path],
  ] as const)
    test(
      `a method by ${what}, called by ${name}`,
      findings,
      pickle(call(named(module, name), ...given)),
      /^high python\/handed-over /m,
    );
}
test(
  'objects that are sorted are not called',
  findings,
  pickle(call(named('sortedcontainers.sortedlist', 'SortedList'), tuple(byDict))),
  null,
);

// The process has each member of an enumeration once: what it stands for is changed for all.
for (const [module, name] of [
  ['re', 'RegexFlag'],
  ['inspect', '_ParameterKind'],
  ['transformers.utils.generic', 'PaddingStrategy'],
] as const) {
  const member = call(named(module, name), op.BININT1(2));
  test(
    `a member of ${name} is not changed`,
    findings,
    pickle(build(member, state(text('_value_'), op.BININT1(0)))),
    /^high pickle\/live-object /m,
  );
  test(`a member of ${name}`, findings, pickle(member), null);
}
