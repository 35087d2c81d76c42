import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import { someOf } from '../support/in-full.ts';
import { judgeBytes } from '../support/scanned.ts';

type Named = readonly [module: string, name: string];

/** The lists lie beside the sources, not in dist/: one `module name` a line. */
function operatorsOf(list: string): readonly Named[] {
  const file = fileURLToPath(new URL(`../../../test/advisories/${list}`, import.meta.url));
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, string]); // the lists hold two words a line
}

/** `type` with one argument names a type, a getter reads what is named of what it is given later: both have tests of their own. */
const JUDGED_BY_ARGUMENTS = new Set(['builtins type', '_operator attrgetter', 'operator attrgetter']);

/** Naming it is honest, calling it is judged: an array that was mapped from a file is saved as its numbers under this name; a function of an object is bound to it by that type; a pool of processes keeps what maps, which calls nothing before it is called itself. */
const HONEST_TO_NAME = new Set([
  'builtins filter',
  'builtins map',
  'numpy memmap',
  'numpy.core.memmap memmap',
  'numpy._core.memmap memmap',
  'types MethodType',
]);

const stopped = test.macro(
  async (t, operators: readonly Named[], assemble: (module: string, name: string) => Uint8Array) => {
    for (const [module, name] of operators) {
      if (JUDGED_BY_ARGUMENTS.has(`${module} ${name}`)) continue;
      if (assemble === named && HONEST_TO_NAME.has(`${module} ${name}`)) continue;
      const { status } = await judgeBytes(assemble(module, name), 'model.pkl');
      t.is(status, 'rejected', `${module} ${name}`);
    }
  },
);

const named = (module: string, name: string) =>
  bytes(op.PROTO(4), op.BINUNICODE(module), op.BINUNICODE(name), op.STACK_GLOBAL, op.STOP);
const called = (module: string, name: string) => reducePickle(module, name, 'echo');
const old = (module: string, name: string) => bytes(op.MARK, op.STRING("'echo'"), op.INST(module, name), op.STOP);
const partial = (module: string, name: string) =>
  bytes(
    ...[op.PROTO(4), op.GLOBAL('functools', 'partial'), op.GLOBAL(module, name), op.TUPLE1, op.REDUCE],
    ...[op.EMPTY_TUPLE, op.REDUCE, op.STOP],
  );
const mapped = (module: string, name: string) =>
  bytes(
    ...[op.PROTO(4), op.GLOBAL('builtins', 'list'), op.GLOBAL('builtins', 'map'), op.GLOBAL(module, name)],
    ...[op.EMPTY_LIST, op.BINUNICODE('echo'), op.APPEND, op.TUPLE2, op.REDUCE, op.TUPLE1, op.REDUCE, op.STOP],
  );
const joined = (module: string, name: string) =>
  bytes(
    ...[op.PROTO(4), op.GLOBAL('builtins', 'getattr')],
    ...[op.GLOBAL('importlib', 'import_module'), op.BINUNICODE(module), op.TUPLE1, op.REDUCE],
    ...[op.BINUNICODE(name), op.TUPLE2, op.REDUCE, op.BINUNICODE('echo'), op.TUPLE1, op.REDUCE, op.STOP],
  );
const afterStop = (module: string, name: string) => bytes(op.PROTO(2), op.NONE, op.STOP, called(module, name));
const nested = (module: string, name: string) =>
  bytes(
    ...[op.PROTO(4), op.GLOBAL('torch.storage', '_load_from_bytes')],
    ...[op.BINBYTES(called(module, name)), op.TUPLE1, op.REDUCE, op.STOP],
  );
const discarded = (module: string, name: string) =>
  bytes(op.PROTO(2), op.GLOBAL(module, name), op.BINUNICODE('echo'), op.TUPLE1, op.REDUCE, op.POP, op.NONE, op.STOP);

const WAYS = {
  named,
  called,
  'called by INST': old,
  'by partial': partial,
  'by map': mapped,
  'by getattr': joined,
  'after STOP': afterStop,
  'in nested bytes': nested,
  'popped again': discarded,
};
/** Each operator is judged by its own name, and as what is called; the other ways lead to the same two questions. */
const WHOLE: ReadonlySet<string> = new Set(['named', 'called']);
const SOME = 40;

for (const list of ['known-globals.txt', 'unlisted-globals.txt']) {
  const all = operatorsOf(list);
  for (const [way, assemble] of Object.entries(WAYS)) {
    const operators = someOf(`operators of ${list} ${way}`, all, WHOLE.has(way) ? all.length : SOME);
    test(`stopped when ${way}: ${list}`, stopped, operators, assemble);
  }
}

test('type with three arguments is stopped', async (t) => {
  const content = bytes(
    ...[op.PROTO(4), op.GLOBAL('builtins', 'type'), op.BINUNICODE('X'), op.EMPTY_TUPLE, op.EMPTY_DICT],
    ...[op.TUPLE3, op.REDUCE, op.STOP],
  );
  t.is((await judgeBytes(content, 'model.pkl')).status, 'rejected');
});

test('type with one argument is not', async (t) => {
  const content = bytes(op.PROTO(4), op.GLOBAL('builtins', 'type'), op.NONE, op.TUPLE1, op.REDUCE, op.STOP);
  t.is((await judgeBytes(content, 'model.pkl')).status, 'clean');
});
