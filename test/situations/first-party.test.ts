/** Repositories whose own files have the names of packages: a library's own, everyday names, and a file in the place of the loader. */
import test, { type ExecutionContext } from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const call = (module: string, name: string): Uint8Array =>
  bytes(op.PROTO(2), op.GLOBAL(module, name), op.EMPTY_TUPLE, op.NEWOBJ, op.STOP);
const array = bytes(
  op.PROTO(2),
  op.GLOBAL('numpy.core.multiarray', '_reconstruct'),
  op.GLOBAL('numpy', 'ndarray'),
  op.BININT1(0),
  op.TUPLE1,
  op.BINBYTES(Uint8Array.of(98)),
  op.TUPLE3,
  op.REDUCE,
  op.STOP,
);

interface Run {
  readonly status: number | null;
  readonly text: string;
}

function run(t: ExecutionContext, files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]): Run {
  const repository: Repository = createRepository();
  t.teardown(repository.remove);
  for (const [file, content] of Object.entries(files)) repository.write(file, content);
  repository.git('add', '.');
  const { status, stdout, stderr } = repository.modelCheck(...(args.length === 0 ? ['staged'] : args));
  return { status, text: stdout + stderr };
}

test('a library keeps pickles of itself', (t) => {
  const own = { 'numpy/__init__.py': '', 'numpy/core/multiarray.py': '', 'tests/data.pkl': array };
  const { status, text } = run(t, { ...own, 'pyproject.toml': '[project]\nname = "numpy"\n' });
  t.is(status, 0, text);
  const other = run(t, { ...own, 'pyproject.toml': '[project]\nname = "mine"\ndependencies = ["numpy"]\n' });
  t.is(other.status, 1, other.text);
});

test('the tree that is examined says so, not the worktree', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('numpy.py', '');
  repository.write('a.pkl', array);
  repository.git('add', '.');
  repository.write('setup.py', "setup(name='numpy')\n");
  t.is(repository.modelCheck('staged').status, 1);
  repository.git('add', '.');
  t.is(repository.modelCheck('staged').status, 0);
  repository.git('commit', '-qnm', 'x');
  t.is(repository.modelCheck('tree', 'HEAD').status, 0);
});

test('packages with everyday names are reviewed as code', (t) => {
  const names = ['code', 'test', 'git', 'docker', 'ray', 'wandb', 'fire', 'sage', 'cmdstanpy', 'tables'];
  const files = Object.fromEntries(
    names.flatMap((name) => [
      [`${name}/__init__.py`, ''],
      [`${name}/net.py`, ''],
      [`${name}.pkl`, call(`${name}.net`, 'Net')],
    ]),
  );
  const { status, text } = run(t, files, 'staged', '--verbose');
  t.is(status, 0, text);
  t.regex(text, /code\.net\.Net is of this repository; review it as code/);
});

test('a file in the place of a package is reported once, however many models need it', (t) => {
  const models = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.pkl`, array]));
  const { status, text } = run(t, { ...models, 'numpy.py': '' });
  t.is(status, 1, text);
  t.is(text.match(/^ +rule python\/shadowed-package$/gm)?.length, 1, text);
  t.regex(text, /imports\s+numpy\.py\s+in\s+place\s+of\s+the\s+package\s+numpy/);
  t.regex(text.replaceAll(/\s+/g, ' '), /The same holds for b\.pkl, c\.pkl, d\.pkl and 2 more\./);
  t.notRegex(text, /taken over|filter-repo/);
  t.regex(text, /rejected: 6 files/);
});
