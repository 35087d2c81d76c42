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
