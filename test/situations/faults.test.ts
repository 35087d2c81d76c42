/** What goes wrong outside the content: exit code 2, a line that says what was not examined, never a silent green. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { runGit } from '../../src/git/run.ts';
import { BIN, createRepository, gitIsFrom, isolatedEnvironment, type Repository } from '../support/repository.ts';

function staged(t: ExecutionContext, file = 'model.pth', content: Uint8Array = safeModel()): Repository {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write(file, content);
  repository.git('add', '.');
  return repository;
}

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function check(repository: Repository, environment: NodeJS.ProcessEnv, ...args: readonly string[]) {
  return spawnSync(process.execPath, [BIN, ...args], {
    cwd: repository.folder,
    env: isolatedEnvironment(environment),
    encoding: 'utf8',
  });
}

/** A folder for PATH whose `git` runs `script` first; `$real` is the real one. */
function fakeGit(t: ExecutionContext, script: string): string {
  const folder = folderOf(t);
  const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
  writeFileSync(path.join(folder, 'git'), `#!/bin/sh\nreal='${real}'\n${script}\nexec "$real" "$@"\n`);
  chmodSync(path.join(folder, 'git'), 0o755);
  return `${folder}:${process.env['PATH']}`;
}

const incomplete = test.macro(
  (
    t: ExecutionContext,
    expected: RegExp,
    run: (t: ExecutionContext) => { status: number | null; stdout: string; stderr: string },
  ) => {
    const { status, stdout, stderr } = run(t);
    const output = stdout + stderr;
    t.is(status, 2, output);
    t.regex(output, expected);
    t.notRegex(output, /clean|^\s+at /m);
  },
);

test('git is not there', incomplete, /git was not found on PATH/, (t) =>
  check(staged(t), { PATH: folderOf(t) }, 'staged'),
);
test('git is not there, in the hook', incomplete, /git was not found on PATH/, (t) =>
  check(staged(t), { PATH: folderOf(t) }, 'hook', 'pre-commit'),
);

for (const command of ['rev-parse', 'diff-index', 'cat-file', 'config']) {
  test(`git ${command} fails`, incomplete, new RegExp(`git .*${command}.* ended with 3`), (t) =>
    check(
      staged(t),
      { PATH: fakeGit(t, `case "$*" in *${command}*) echo 'fatal: no' >&2; exit 3;; esac`) },
      'hook',
      'pre-commit',
    ),
  );
  test(`git ${command} is killed`, incomplete, /ended by SIGKILL|ended with|git/, (t) =>
    check(staged(t), { PATH: fakeGit(t, `case "$*" in *${command}*) kill -9 $$;; esac`) }, 'hook', 'pre-commit'),
  );
}

const dying = (script: string) => (t: ExecutionContext) => {
  const repository = staged(t);
  for (let index = 0; index < 20; index += 1)
    repository.write(`m${index}.pth`, Buffer.concat([safeModel(), Buffer.of(index)]));
  repository.git('add', '.');
  return check(repository, { PATH: fakeGit(t, `case "$*" in ${script} esac`) }, 'staged');
};
const DIE = 'head -n 1 | "$real" "$@" | head -c 300; exit 3;;';

test(
  'git dies in the middle of its answers',
  incomplete,
  /cat-file --batch/,
  dying(`*'cat-file --batch-command'*) ${DIE}`),
);
test(
  'a git that knows no commands dies in the middle of its answers',
  incomplete,
  /cat-file --batch/,
  dying(`*--batch-command*) exit 129;; *'cat-file --batch') ${DIE}`),
);

test('an object is missing', incomplete, /fetch it: git fetch origin/, (t) => {
  const repository = staged(t);
  removeObject(repository, 'model.pth');
  return check(repository, {}, 'staged');
});

test('an object is corrupt', incomplete, /model\.pth|cat-file/, (t) => {
  const repository = staged(t);
  const file = removeObject(repository, 'model.pth');
  writeFileSync(file, 'this is no object');
  return check(repository, {}, 'staged');
});

function removeObject(repository: Repository, name: string): string {
  const oid = repository.git('rev-parse', `:${name}`).trim();
  const file = path.join(repository.folder, '.git', 'objects', oid.slice(0, 2), oid.slice(2));
  rmSync(file);
  return file;
}

/** Only a git since 2.35.2 refuses it. */
const REFUSES_FOREIGN = gitIsFrom(2, 36);
(REFUSES_FOREIGN ? test : test.skip)(
  'the repository belongs to another user',
  incomplete,
  /belongs to another user.*safe\.directory/s,
  (t) => check(staged(t), { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }, 'staged'),
);

/** Between 2.29 and 2.31 git goes on without the object that it did not bring. */
const NOT_HERE = /partial clone|is not in this\s+repository/;
for (const [what, script] of [
  ['a git', ''],
  ['an old git', 'unset GIT_NO_LAZY_FETCH'],
] as const) {
  test(`${what} in a partial clone without the object does not fetch it`, incomplete, NOT_HERE, (t) => {
    const repository = staged(t, 'model.pth', maliciousModel());
    repository.git('commit', '-qm', 'x');
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const clone = path.join(folderOf(t), 'partial');
    repository.git('clone', '-q', '--filter=blob:none', '--no-checkout', `file://${repository.folder}`, clone);
    return check({ ...repository, folder: clone }, { PATH: fakeGit(t, script) }, 'tree', 'HEAD');
  });
}

/** Above the size that is held in memory, and not in the worktree. */
function large(t: ExecutionContext): Repository {
  const repository = staged(t, 'large.pth', Buffer.concat([safeModel(), Buffer.alloc(9 * 1024 * 1024)]));
  rmSync(path.join(repository.folder, 'large.pth'));
  return repository;
}

test('no folder for temporary files', incomplete, /no temporary file can be made.*TMPDIR/s, (t) =>
  check(large(t), { TMPDIR: '/nowhere/at/all' }, 'staged'),
);

/** With attributes that need a temporary folder to be asked for. */
function converted(t: ExecutionContext): Repository {
  const repository = staged(t, 'a.pkl');
  repository.write('.gitattributes', '*.pkl ident\n');
  repository.git('add', '.');
  return repository;
}

test('no folder for attributes', incomplete, /no temporary folder can be made.*TMPDIR/s, (t) =>
  check(converted(t), { TMPDIR: '/nowhere/at/all' }, 'staged'),
);

for (const command of ['update-index', 'check-attr --cached -z --stdin ident']) {
  test(`git fails at ${command}`, incomplete, /git .* ended with 3/, (t) =>
    check(converted(t), { PATH: fakeGit(t, `case "$*" in *'${command}'*) exit 3;; esac`) }, 'staged'),
  );
}

test('a git that finds no end is ended', async (t) => {
  const environment = isolatedEnvironment({ PATH: fakeGit(t, 'exec sleep 600') });
  const location = { cwd: folderOf(t), environment };
  await t.throwsAsync(runGit(location, ['check-attr'], { atMost: 100 }), {
    message: /check-attr was ended by SIGKILL/,
  });
});

test('attributes leave no temporary folder, whether all goes well or not', (t) => {
  const folder = folderOf(t);
  t.is(check(converted(t), { TMPDIR: folder }, 'staged').status, 0);
  const PATH = fakeGit(t, `case "$*" in *update-index*) exit 3;; esac`);
  t.is(check(converted(t), { TMPDIR: folder, PATH }, 'staged').status, 2);
  t.deepEqual(readdirSync(folder), []);
});

test('a large content leaves no temporary file', (t) => {
  const folder = folderOf(t);
  const { status, stdout } = check(large(t), { TMPDIR: folder }, 'staged');
  t.true(status === 0 || status === 1, stdout);
  t.deepEqual(readdirSync(folder), []);
});

test('a standard output that is closed early changes no verdict', async (t) => {
  const repository = staged(t, 'model.pth', maliciousModel());
  for (let index = 0; index < 300; index += 1)
    repository.write(`m${index}.pth`, Buffer.concat([maliciousModel(), Buffer.of(index)]));
  repository.git('add', '.');
  const script = `"$1" "$2" staged --format json 2>/dev/null | head -c 1 >/dev/null; echo "$PIPESTATUS"`;
  const { stdout } = spawnSync('bash', ['-c', script, 'bash', process.execPath, BIN], {
    cwd: repository.folder,
    env: isolatedEnvironment(),
    encoding: 'utf8',
  });
  t.true(['1', '141'].includes(stdout.trim()), stdout);
});

test('a standard output that is full ends with 2', (t) => {
  const full = openSync('/dev/full', 'w');
  const { status } = spawnSync(process.execPath, [BIN, 'staged', '--format', 'json'], {
    cwd: staged(t).folder,
    env: isolatedEnvironment(),
    stdio: ['ignore', full, 'ignore'],
  });
  closeSync(full);
  t.is(status, 2);
});

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  for (const [what, made, asked] of [
    ['git writes a large content', large, 'cat-file blob'],
    ['git is asked for attributes', converted, 'check-attr --cached -z --stdin ident'],
  ] as const)
    test(`${signal} while ${what} ends with ${code}, and git with it`, async (t) => {
      const repository = made(t);
      const folder = folderOf(t);
      const mark = path.join(folder, 'mark');
      mkdirSync(mark);
      const slow = `case "$*" in *'${asked}'*) echo $$ > '${mark}/pid'; exec sleep 30;; esac`;
      const environment = isolatedEnvironment({ PATH: fakeGit(t, slow), TMPDIR: folder });
      const child = spawn(process.execPath, [BIN, 'staged'], {
        cwd: repository.folder,
        env: environment,
        stdio: 'ignore',
      });
      const ended = new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status)));
      while (!readdirSync(mark).includes('pid')) await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill(signal);
      t.is(await ended, code);
      const { stdout } = spawnSync('sh', ['-c', `sleep 0.1; ps -o stat= -p "$(cat '${mark}/pid')"`], {
        encoding: 'utf8',
      });
      t.regex(stdout, /^(Z.*)?\s*$/, 'git still runs');
      t.deepEqual(readdirSync(folder), ['mark']);
    });
}
