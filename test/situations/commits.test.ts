/** Every way in which a commit comes about: what it records is examined, through the hooks that git runs by itself. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { BIN, createRepository, gitIsFrom, isolatedEnvironment, type Repository } from '../support/repository.ts';

type Result = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

interface Setting {
  readonly initArguments?: readonly string[];
  /** Without a first commit. */
  readonly unborn?: boolean;
}

/** With both hooks that a commit may run, and one harmless commit. */
function prepared(t: ExecutionContext, { initArguments = [], unborn = false }: Setting = {}): Repository {
  const repository = createRepository({ initArguments });
  t.teardown(repository.remove);
  if (!unborn) {
    repository.write('README.md', 'text\n');
    repository.git('add', '.');
    repository.git('commit', '-qm', 'start');
  }
  for (const event of ['pre-commit', 'pre-merge-commit']) repository.installHook(event);
  return repository;
}

/** The step must be refused because of `file`. */
const refused = test.macro((t: ExecutionContext, file: string, step: (r: Repository) => Result, setting?: Setting) => {
  const result = step(prepared(t, setting));
  const output = result.stdout + result.stderr;
  t.not(result.status, 0, output);
  t.true(output.includes(file), output);
  t.regex(output, /rejected/);
});

const passes = test.macro((t: ExecutionContext, step: (r: Repository) => Result, setting?: Setting) => {
  const result = step(prepared(t, setting));
  t.is(result.status, 0, result.stdout + result.stderr);
});

const bad = maliciousModel();

function stage(r: Repository, file: string, content: string | Uint8Array): void {
  r.write(file, content);
  r.git('add', '-A');
}

function commit(r: Repository, file: string, content: string | Uint8Array): void {
  stage(r, file, content);
  r.git('commit', '-qnm', file);
}

test('unborn branch', refused, 'bad.pth', (r) => (stage(r, 'bad.pth', bad), r.tryGit('commit', '-m', 'x')), {
  unborn: true,
});
test('commit -a', refused, 'bad.pth', (r) => {
  commit(r, 'bad.pth', safeModel());
  r.write('bad.pth', bad);
  return r.tryGit('commit', '-am', 'x');
});
test('commit PATH takes the path from the worktree', refused, 'bad.pth', (r) => {
  commit(r, 'bad.pth', safeModel());
  r.write('bad.pth', bad);
  return r.tryGit('commit', '-m', 'x', 'bad.pth');
});
test('commit PATH leaves out what else is staged', passes, (r) => {
  stage(r, 'a.txt', 'a\n');
  stage(r, 'bad.pth', bad);
  return r.tryGit('commit', '-m', 'x', 'a.txt');
});
test('amend', refused, 'bad.pth', (r) => (stage(r, 'bad.pth', bad), r.tryGit('commit', '--amend', '-m', 'x')));
test('the worktree differs from the index', refused, 'bad.pth', (r) => {
  stage(r, 'bad.pth', bad);
  r.write('bad.pth', safeModel());
  return r.tryGit('commit', '-m', 'x');
});
test('the index differs from the worktree', passes, (r) => {
  stage(r, 'bad.pth', safeModel());
  r.write('bad.pth', bad);
  return r.tryGit('commit', '-m', 'x');
});
/** So many that short ones are looked for in the worktree before git is asked. */
function stageMany(r: Repository, staged: Uint8Array, left: Uint8Array | null): Result {
  for (let index = 0; index < 99; index += 1) r.write(`models/${index}.pkl`, `(lp${index}\n.`);
  stage(r, 'models/50.pkl', staged);
  if (left === null) rmSync(path.join(r.folder, 'models/50.pkl'));
  else r.write('models/50.pkl', left);
  return r.tryGit('commit', '-m', 'x');
}
test('one of many', refused, 'models/50.pkl', (r) => stageMany(r, bad, bad));
test('one of many: the worktree differs', refused, 'models/50.pkl', (r) => stageMany(r, bad, safeModel()));
test('one of many: the worktree lacks it', refused, 'models/50.pkl', (r) => stageMany(r, bad, null));
test('one of many: the index differs', passes, (r) => stageMany(r, safeModel(), bad));
test('a clean merge', refused, 'bad.pth', (r) => {
  r.git('checkout', '-qb', 'other');
  commit(r, 'bad.pth', bad);
  r.git('checkout', '-q', 'main');
  commit(r, 'b.txt', 'b\n');
  return r.tryGit('merge', '--no-edit', 'other');
});
test('a merge with conflicts: what comes without conflict is examined, too', refused, 'bad.pth', (r) => {
  r.git('checkout', '-qb', 'other');
  commit(r, 'bad.pth', bad);
  commit(r, 'README.md', 'theirs\n');
  r.git('checkout', '-q', 'main');
  commit(r, 'README.md', 'ours\n');
  r.tryGit('merge', '--no-edit', 'other');
  stage(r, 'README.md', 'both\n');
  return r.tryGit('commit', '-m', 'x');
});
test('unmerged entries: all sides are examined', (t) => {
  const r = prepared(t);
  commit(r, 'bad.pth', 'base');
  r.git('checkout', '-qb', 'other');
  commit(r, 'bad.pth', bad);
  r.git('checkout', '-q', 'main');
  commit(r, 'bad.pth', safeModel());
  r.tryGit('merge', '--no-edit', 'other');
  t.is(r.modelCheck('staged').status, 1);
});
test('a rename', refused, 'new.pth', (r) => {
  commit(r, 'old.pth', bad);
  r.git('mv', 'old.pth', 'new.pth');
  return r.tryGit('commit', '-m', 'x');
});
test(
  'a copy',
  refused,
  'copy',
  (r) => (commit(r, 'old.pth', bad), stage(r, 'copy', bad), r.tryGit('commit', '-m', 'x')),
);
test('a change of mode alone', refused, 'bad.pth', (r) => {
  commit(r, 'bad.pth', bad);
  r.git('update-index', '--chmod=+x', 'bad.pth');
  return r.tryGit('commit', '-m', 'x');
});
test('a link that becomes a file', refused, 'model.pth', (r) => {
  symlinkSync('README.md', path.join(r.folder, 'model.pth'));
  r.git('add', '-A');
  r.git('commit', '-qnm', 'link');
  rmSync(path.join(r.folder, 'model.pth'));
  stage(r, 'model.pth', bad);
  return r.tryGit('commit', '-m', 'x');
});
test('a file that becomes a link is reported, not followed', (t) => {
  const r = prepared(t);
  symlinkSync('/etc/hostname', path.join(r.folder, 'model.pth'));
  r.git('add', '-A');
  const result = r.modelCheck('staged', '--show-skipped');
  t.is(result.status, 0);
  t.regex(result.stdout, /symbolic link: not followed/);
});
test('the text of a link that could be no path is examined', refused, 'model', (r) => {
  r.write('x', bad);
  r.git('update-index', '--add', '--cacheinfo', `120000,${r.git('hash-object', '-w', 'x').trim()},model`);
  return r.tryGit('commit', '-m', 'x');
});
test('a tree under the mode of a file is not approved', (t) => {
  const r = prepared(t);
  r.git('update-index', '--add', '--cacheinfo', `100644,${r.git('rev-parse', 'HEAD^{tree}').trim()},notes.txt`);
  const result = r.modelCheck('staged');
  t.is(result.status, 2);
  t.regex(result.stdout, /is a tree/);
});
test('settings in the environment, as CI gives them', (t) => {
  const settings = ['core.pager', 'url.x:.insteadOf', 'credential.helper', 'core.hooksPath', 'diff.external'];
  const environment = Object.fromEntries(
    settings.flatMap((key, index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, 'true'],
    ]),
  );
  const r = createRepository({ environment: { GIT_CONFIG_COUNT: String(settings.length), ...environment } });
  t.teardown(r.remove);
  stage(r, 'bad.pth', bad);
  const result = r.modelCheck('staged');
  t.is(result.status, 1, result.stderr);
});
test('a deletion alone', passes, (r) => {
  commit(r, 'bad.pth', bad);
  r.git('rm', '-q', 'bad.pth');
  return r.tryGit('commit', '-m', 'x');
});
test('an intention to add records nothing', passes, (r) => {
  r.write('bad.pth', bad);
  r.git('add', '-N', 'bad.pth');
  r.write('a.txt', 'a\n');
  r.git('add', 'a.txt');
  return r.tryGit('commit', '-m', 'x');
});
test('a submodule is reported, its content is its own', passes, (r) => {
  r.git('update-index', '--add', '--cacheinfo', `160000,${r.git('rev-parse', 'HEAD').trim()},sub.pth`);
  return r.tryGit('commit', '-m', 'x');
});
test('a linked worktree', (t) => {
  const r = prepared(t);
  r.git('worktree', 'add', '-q', 'linked', '-b', 'linked');
  const linked = path.join(r.folder, 'linked');
  const git = (...args: string[]) => r.gitIn(linked, ...args);
  r.write('linked/bad.pth', bad);
  git('add', 'bad.pth');
  const result = git('commit', '-m', 'x');
  t.is(result.status, 1, result.stderr);
  t.true((result.stdout + result.stderr).includes('bad.pth'));
});
test('core.hooksPath', refused, 'bad.pth', (r) => {
  r.git('config', 'core.hooksPath', 'my-hooks');
  execFileSync('cp', ['-r', path.join(r.folder, '.git', 'hooks'), path.join(r.folder, 'my-hooks')]);
  stage(r, 'bad.pth', bad);
  return r.tryGit('commit', '-m', 'x');
});
test('a subfolder is the working folder', (t) => {
  const r = prepared(t);
  mkdirSync(path.join(r.folder, 'sub', 'sub'), { recursive: true });
  stage(r, 'bad.pth', bad);
  stage(r, 'sub/sub/worse.pth', bad);
  const committed = r.gitIn(path.join(r.folder, 'sub', 'sub'), 'commit', '-m', 'x');
  t.is(committed.status, 1);
  const result = r.modelCheckIn(path.join(r.folder, 'sub', 'sub'), 'staged', '--format', 'json');
  t.deepEqual(
    JSON.parse(result.stdout).files.map((file: { path: string }) => file.path),
    ['bad.pth', 'sub/sub/worse.pth'],
  );
});
test('a sparse checkout', refused, 'away/bad.pth', (r) => {
  stage(r, 'away/bad.pth', bad);
  r.git('update-index', '--skip-worktree', 'away/bad.pth');
  rmSync(path.join(r.folder, 'away'), { recursive: true });
  return r.tryGit('commit', '-m', 'x');
});
/** Git reads such repositories since 2.29. */
const sha256Test = gitIsFrom(2, 29) ? test : test.skip;
sha256Test(
  'a repository of SHA-256',
  refused,
  'bad.pth',
  (r) => (stage(r, 'bad.pth', bad), r.tryGit('commit', '-m', 'x')),
  {
    initArguments: ['--object-format=sha256'],
  },
);
sha256Test(
  'a repository of SHA-256 without a commit',
  refused,
  'bad.pth',
  (r) => (stage(r, 'bad.pth', bad), r.tryGit('commit', '-m', 'x')),
  {
    initArguments: ['--object-format=sha256'],
    unborn: true,
  },
);
test('replace references do not count', refused, 'bad.pth', (r) => {
  stage(r, 'bad.pth', bad);
  r.write('safe', safeModel());
  const [harm, harmless] = ['bad.pth', 'safe'].map((file) => r.git('hash-object', '-w', file).trim());
  r.git('replace', harm ?? '', harmless ?? '');
  return r.tryGit('commit', '-m', 'x');
});
test('assume-unchanged', refused, 'bad.pth', (r) => {
  stage(r, 'bad.pth', bad);
  r.git('update-index', '--assume-unchanged', 'bad.pth');
  r.write('bad.pth', 'something else');
  return r.tryGit('commit', '-m', 'x');
});

for (const name of [
  'a\nb.pth',
  '"quoted".pth',
  '-dash.pth',
  ':(exclude)*.pth',
  '\u202egpj.pth',
  ' space .pth',
  'tab\t.pth',
  '*.pth',
]) {
  test(`a name: ${JSON.stringify(name)}`, (t) => {
    const r = prepared(t);
    stage(r, name, bad);
    t.is(r.tryGit('commit', '-m', 'x').status, 1);
    const json = r.modelCheck('staged', '--format', 'json');
    t.is(JSON.parse(json.stdout).files[0].path, name);
    t.false(r.modelCheck('staged').stdout.includes('\u202e'));
  });
}

test('a name that is not UTF-8', (t) => {
  const r = prepared(t);
  const oid = (r.write('x', bad), r.git('hash-object', '-w', 'x').trim());
  const record = Buffer.concat([Buffer.from(`100644 ${oid}\t`), Buffer.of(0xff, 0x41), Buffer.from('.pth\0')]);
  execFileSync('git', ['update-index', '-z', '--index-info'], {
    cwd: r.folder,
    input: record,
    env: isolatedEnvironment(),
  });
  const [file] = JSON.parse(r.modelCheck('staged', '--format', 'json').stdout).files;
  t.is(file.path, '\\xffA.pth');
  t.is(Buffer.from(file.pathBytes, 'base64').toString('latin1'), '\xffA.pth');
  t.is(file.status, 'rejected');
  r.git('commit', '-qnm', 'x');
  r.write('call.sh', `exec "${process.execPath}" "${BIN}" hook pre-commit "$(printf '\\377A.pth')"\n`);
  const named = spawnSync('sh', ['call.sh'], { cwd: r.folder, env: isolatedEnvironment(), encoding: 'utf8' });
  t.is(named.status, 1, named.stderr);
});

const named = (r: Repository, ...names: readonly string[]) =>
  r.modelCheck('hook', 'pre-commit', '--format', 'json', '--', ...names);
const reported = ({ stdout }: Result) =>
  JSON.parse(stdout).files.map((file: { path: string; status: string }) => `${file.path} ${file.status}`);

test('a name that is not in the index is examined on disk', (t) => {
  const r = prepared(t);
  r.write('.gitignore', '*.pth\n');
  r.write('models/bad.pth', bad);
  const direct = named(r, 'models/bad.pth');
  t.is(direct.status, 1);
  t.deepEqual(reported(direct), ['models/bad.pth rejected']);
  t.deepEqual(reported(named(r, 'models')), ['models/bad.pth rejected']);
  const inside = r.modelCheckIn(path.join(r.folder, 'models'), 'hook', 'pre-commit', 'bad.pth');
  t.is(inside.status, 1);
  t.regex(inside.stdout, /models\/bad\.pth/);
  t.is(r.modelCheck('hook', 'pre-merge-commit', 'models/bad.pth').status, 1);
});

test('a name that is only intended to be added is examined on disk', (t) => {
  const r = prepared(t);
  r.write('bad.pth', bad);
  r.git('add', '--intent-to-add', 'bad.pth');
  t.deepEqual(reported(named(r, 'bad.pth')).includes('bad.pth rejected'), true);
});

test('a name inside a repository in the worktree is examined on disk', (t) => {
  const r = prepared(t);
  r.git('init', '-q', 'inner');
  r.write('inner/bad.pth', bad);
  // A git before 2.32 lists it twice.
  t.deepEqual([...new Set(reported(named(r, 'inner/bad.pth')))], ['inner/bad.pth rejected']);
  t.deepEqual([...new Set(reported(named(r, 'inner')))], ['inner/bad.pth rejected']);
});

test('an untracked file cannot pass for an entry of the index', (t) => {
  const r = prepared(t);
  const name = `100644 ${'0'.repeat(40)} 0\tbad.pth`;
  r.write(name, bad);
  t.deepEqual(reported(named(r, name)), [`${name} rejected`]);
});

test('an untracked name that is not UTF-8 is examined on disk', (t) => {
  const r = prepared(t);
  writeFileSync(Buffer.concat([Buffer.from(`${r.folder}/`), Buffer.of(0xff), Buffer.from('.pth')]), bad);
  r.write('call.sh', `exec "${process.execPath}" "${BIN}" hook pre-commit "$(printf '\\377.pth')"\n`);
  const result = spawnSync('sh', ['call.sh'], { cwd: r.folder, env: isolatedEnvironment(), encoding: 'utf8' });
  t.is(result.status, 1, result.stdout + result.stderr);
});

test('a name that is nowhere, deleted or a link to a file is reported, and passes', (t) => {
  const r = prepared(t);
  commit(r, 'bad.pth', bad);
  r.git('rm', '-q', 'bad.pth');
  symlinkSync('/etc/passwd', path.join(r.folder, 'link.pth'));
  mkdirSync(path.join(r.folder, 'empty'));
  const result = named(r, 'bad.pth', 'typo.pth', 'link.pth', 'empty');
  t.is(result.status, 0, result.stderr);
  t.deepEqual(reported(result).sort(), ['bad.pth left-out', 'link.pth left-out', 'typo.pth left-out']);
  t.regex(r.modelCheck('hook', 'pre-commit', 'typo.pth').stdout, /neither in the index nor on disk: 1/);
});

test('staged takes no name: it would be passed over', (t) => {
  const r = prepared(t);
  r.write('bad.pth', bad);
  const result = r.modelCheck('staged', 'bad.pth');
  t.is(result.status, 4);
  t.regex(result.stderr, /hook pre-commit bad\.pth/);
});

test('a name outside of the worktree is refused', (t) => {
  const result = prepared(t).modelCheck('hook', 'pre-commit', '/etc/passwd');
  t.is(result.status, 2);
  t.regex(result.stderr, /outside repository/);
});

const filtered = (attributes: string, configure: (r: Repository) => void) => (r: Repository) => {
  configure(r);
  r.write('.gitattributes', attributes);
  stage(r, 'bad.pkl', "cposix\nsystem\n(S'echo harmless'\ntR.");
  return r.tryGit('commit', '-m', 'x');
};
test(
  'autocrlf',
  refused,
  'bad.pkl',
  filtered('* text=auto\n', (r) => void r.git('config', 'core.autocrlf', 'true')),
);
test(
  'ident',
  refused,
  'bad.pkl',
  filtered('* ident\n', () => undefined),
);
test(
  'a filter',
  refused,
  'bad.pkl',
  filtered('*.pkl filter=mine\n', (r) => {
    r.git('config', 'filter.mine.clean', 'cat');
    r.git('config', 'filter.mine.smudge', 'echo harmless #');
  }),
);
test('working-tree-encoding', refused, 'bad.pkl', (r) => {
  r.write('.gitattributes', '*.pkl text working-tree-encoding=UTF-16\n');
  stage(r, 'bad.pkl', Buffer.from("\ufeffcposix\nsystem\n(S'echo harmless'\ntR.", 'utf16le'));
  return r.tryGit('commit', '-m', 'x');
});

test('a bare repository has a tree, but no index', (t) => {
  const r = prepared(t);
  commit(r, 'bad.pth', bad);
  const bare = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(bare, { recursive: true, force: true }));
  r.git('clone', '-q', '--bare', r.folder, bare);
  t.is(r.modelCheckIn(bare, 'tree').status, 1);
  t.is(r.modelCheckIn(bare, 'history').status, 1);
  const staged = r.modelCheckIn(bare, 'staged');
  t.not(staged.status, 0);
  t.regex(staged.stderr, /found a bare repository[^\n]*nothing is staged here\n.*git model-check tree HEAD/);
});

test('outside a repository: exit code 4 and a way on', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const result = prepared(t).modelCheckIn(folder, 'staged');
  t.is(result.status, 4);
  t.regex(result.stderr, /not inside a git repository/);
});
