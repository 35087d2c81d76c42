/** Where reports go: each format to its own file, pairs by count as before, and nothing into a file that is named for another. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { reducePickle } from '../support/assembler.ts';
import { BIN, createRepository, isolatedEnvironment, type Repository } from '../support/repository.ts';

function withAttack(t: ExecutionContext): Repository {
  const repository = createRepository();
  t.teardown(() => repository.remove());
  repository.write('m.pkl', reducePickle('posix', 'system', 'true'));
  repository.git('add', '.');
  return repository;
}

const read = ({ folder }: Repository, file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** How each format begins. */
const STARTS = {
  text: /^git model-check {2}/,
  sarif: /^\{\s*"\$schema"/,
  json: /^\{\s*"schema"/,
  junit: /^<\?xml/,
  github: /^::error /m,
} as const;

type Format = keyof typeof STARTS;

const written = test.macro(
  (t: ExecutionContext, args: readonly string[], files: Readonly<Record<string, Format>>, screen: Format) => {
    const repository = withAttack(t);
    const { status, stdout, stderr } = repository.modelCheck('staged', ...args);
    t.is(status, 1, stderr);
    t.regex(stdout, STARTS[screen]);
    for (const [file, format] of Object.entries(files)) t.regex(read(repository, file), STARTS[format]);
  },
);
test('a format names its file', written, ['--format', 'sarif=x.sarif'], { 'x.sarif': 'sarif' }, 'text');
test(
  'several at once, in any order',
  written,
  ['--format', 'github', '--format', 'sarif=x.sarif', '--format=junit=a=b.xml'],
  { 'x.sarif': 'sarif', 'a=b.xml': 'junit' },
  'github',
);
test('pairs by count, as before', written, ['--format', 'json', '--output', 'x'], { x: 'json' }, 'text');
test(
  'pairs by count, where the second goes to the screen',
  written,
  ['--format', 'sarif', '--format', 'github', '--output', 'x.sarif'],
  { 'x.sarif': 'sarif' },
  'github',
);
test(
  'a named file takes no part in the pairs',
  written,
  ['--format', 'sarif=x.sarif', '--format', 'json', '--output', 'y.json'],
  { 'x.sarif': 'sarif', 'y.json': 'json' },
  'text',
);

const refused = test.macro((t: ExecutionContext, args: readonly string[], says: RegExp) => {
  const { status, stderr } = withAttack(t).modelCheck('staged', ...args);
  t.is(status, 4);
  t.regex(stderr, says);
});
test(
  'refused: a file that is named for another format',
  refused,
  ['--format', 'github', '--format', 'sarif', '--output', 'x.sarif'],
  /--output x\.sarif would take the format github.*\n.*--format sarif=x\.sarif/,
);
test(
  'refused: two files that change places',
  refused,
  ['--format', 'json', '--format', 'junit', '--output', 'a.xml', '--output', 'b.json'],
  /--format junit=a\.xml/,
);
test(
  'refused: two formats on the screen',
  refused,
  ['--format', 'json', '--format', 'sarif'],
  /2 formats for standard output[\s\S]*--format sarif=FILE/,
);
test(
  'refused: two formats in one file',
  refused,
  ['--format', 'json=x', '--format', 'sarif=x'],
  /x: found two formats for one file/,
);
test('refused: no file', refused, ['--format', 'json='], /expected a file after =/);
test('refused: an unknown format with a file', refused, ['--format', 'pdf=x'], /expected text, .*found "pdf"/);

const closed = test.macro((t: ExecutionContext, script: string, expected: number) => {
  const repository = withAttack(t);
  for (let index = 0; index < 60; index += 1)
    repository.write(`m${index}.pkl`, reducePickle('posix', 'system', `${index}`));
  if (expected === 0) repository.git('rm', '-q', '--cached', '-r', '.');
  else repository.git('add', '.');
  const { stdout } = spawnSync('bash', ['-c', script, 'bash', process.execPath, BIN], {
    cwd: repository.folder,
    env: isolatedEnvironment(),
    encoding: 'utf8',
  });
  t.is(stdout.trim(), `${expected}`);
});
const STATUS = 'echo "$PIPESTATUS"';
test('a reader that has gone changes no verdict', closed, `"$1" "$2" staged | head -n 1 >/dev/null; ${STATUS}`, 1);
test('a reader that was never there', closed, `"$1" "$2" rules | true; ${STATUS}`, 0);
test('a reader of standard error that has gone', closed, `"$1" "$2" nothing 2>&1 >/dev/null | true; ${STATUS}`, 4);
