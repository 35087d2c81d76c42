/** `init` and plain hook files: what git runs from them, and that `--uninstall` leaves every byte as it was. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { someOf } from '../support/in-full.ts';
import { gitIsFrom } from '../support/repository.ts';
import { createHouse, type House } from './house.ts';

const inHouse = test.macro((t, run: (t: ExecutionContext, house: House) => void) => {
  const house = createHouse();
  t.teardown(house.remove);
  run(t, house);
});

function hook(house: House, event: string, text: string, mode = 0o755): string {
  const file = path.join(house.folder, '.git', 'hooks', event);
  house.write(`.git/hooks/${event}`, Buffer.from(text, 'latin1'));
  chmodSync(file, mode);
  return file;
}

test('a commit and a merge are checked, and what is rejected is not recorded', inHouse, (t, house) => {
  t.is(house.modelCheck('init').status, 0);
  t.is(house.commit('safe.pkl').status, 0);
  const rejected = house.commit('malicious.pkl');
  t.is(rejected.status, 1, rejected.output);
  t.regex(rejected.output, /rejected by the stand-in/);
  house.git('checkout', '-q', '-b', 'side');
  house.write('malicious.pkl', 'x');
  house.git('add', 'malicious.pkl');
  house.git('commit', '-q', '--no-verify', '-m', 'Add it past the hook');
  house.git('checkout', '-q', 'main');
  t.is(house.commit('other.txt').status, 0);
  t.not(house.tryGit('merge', '--no-edit', 'side').status, 0);
  t.regex(house.log(), /^hook pre-merge-commit/m);
});

test('a push is checked, and a hook that was there before reads the same refs', inHouse, (t, house) => {
  hook(house, 'pre-push', '#!/bin/sh\ncat > pushed-refs\nexit 0\n');
  t.is(house.modelCheck('init').status, 0);
  house.git('init', '-q', '--bare', path.join(house.outside, 'remote.git'));
  house.git('remote', 'add', 'origin', path.join(house.outside, 'remote.git'));
  house.commit('safe.pkl');
  house.git('push', '-q', 'origin', 'main', 'main:refs/heads/second');
  const refs = readFileSync(path.join(house.folder, 'pushed-refs'), 'utf8');
  t.is(refs.split('\n').filter((line) => line.startsWith('refs/heads/main ')).length, 2, refs);
  t.true(house.log().includes(`hook pre-push origin ${path.join(house.outside, 'remote.git')}\n${refs}`));
  t.is(house.tryGit('push', '-q', 'origin', 'main').status, 0, 'nothing to push');
});

test('a hook that was there before still decides, also one that ends with exec', inHouse, (t, house) => {
  hook(house, 'pre-commit', '#!/bin/sh\nexec sh -c "echo theirs; exit 3"\n');
  house.modelCheck('init');
  const { status, output } = house.commit('malicious.pkl');
  t.is(status, 1);
  t.notRegex(output, /theirs/);
  t.regex(house.commit('safe.pkl').output, /theirs/);
  t.is(house.tryGit('log').status, 128, 'theirs refused the safe one');
});

const HOOKS: readonly (readonly [name: string, text: string])[] = [
  ['lines', '#!/bin/sh\necho one\n'],
  ['no shebang', 'echo one\n'],
  ['no line feed at the end', '#!/usr/bin/env bash\necho one'],
  ['a shebang alone', '#!/bin/sh\n'],
  ['a shebang without a line feed', '#!/bin/sh'],
  ['empty', ''],
  ['a line feed', '\n'],
  ['not UTF-8', '#!/bin/dash\necho "\xe9\xff"\n\n\n'],
  ['carriage returns', '#!/bin/sh\r\necho one\r\n'],
  ['husky 8', '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nnpm test\n'],
];

for (const [name, text] of someOf('hooks that are installed twice', HOOKS, 4)) {
  test(`install twice and uninstall, a hook of ${name}: the bytes are the same`, inHouse, (t, house) => {
    hook(house, 'pre-commit', text);
    hook(house, 'pre-push', text);
    const before = house.photograph();
    t.is(house.modelCheck('init').status, 0);
    const installed = house.photograph();
    t.true(installed.get('.git/hooks/pre-commit')?.includes('hook pre-commit "$@"'));
    t.is(house.modelCheck('init').status, 0);
    t.deepEqual(house.photograph(), installed, 'the second time changes nothing');
    t.is(house.modelCheck('init', '--uninstall').status, 0);
    t.deepEqual(house.photograph(), before);
  });
}

test('lines that were added to our file later stay when ours go', inHouse, (t, house) => {
  house.modelCheck('init');
  const file = path.join(house.folder, '.git/hooks/pre-commit');
  writeFileSync(file, `${readFileSync(file, 'utf8')}echo mine\n`);
  house.modelCheck('init', '--uninstall');
  t.is(readFileSync(file, 'utf8'), '#!/bin/sh\necho mine\n');
  t.false(existsSync(path.join(house.folder, '.git/hooks/pre-push')));
});

test('--dry-run reports and changes nothing', inHouse, (t, house) => {
  const before = house.photograph();
  const { stdout, status } = house.modelCheck('init', '--dry-run');
  t.is(status, 0);
  t.regex(stdout, /\.git\/hooks\/pre-merge-commit/);
  t.deepEqual(house.photograph(), before);
  t.regex(house.modelCheck('init', '--uninstall').stdout, /Nothing of git model-check/);
});

test('where the command is gone, nothing passes, and the message says how to go on', inHouse, (t, house) => {
  house.modelCheck('init');
  rmSync(path.join(house.outside, 'git-model-check'));
  const { status, output } = house.commit('safe.txt');
  t.not(status, 0);
  t.regex(output, /not installed, so nothing was checked/);
  t.regex(output, /delete the lines from >>> to <<< in .*pre-commit/);
});

test('a command in node_modules comes before one on PATH, and only where it was there', inHouse, (t, house) => {
  house.write('node_modules/.bin/git-model-check', '#!/bin/sh\necho "local $*"\n');
  chmodSync(path.join(house.folder, 'node_modules/.bin/git-model-check'), 0o755);
  house.modelCheck('init');
  t.regex(house.commit('safe.txt').output, /local hook pre-commit/);
  rmSync(path.join(house.folder, 'node_modules'), { recursive: true });
  t.is(house.commit('other.txt').status, 0);
  t.is(house.log(), 'hook pre-commit\n');
});

test('a folder with a quote and letters beyond Latin in its name', inHouse, (t, house) => {
  const root = path.join(house.outside, "l'été €");
  house.git('init', '-q', root);
  mkdirSync(path.join(root, 'node_modules/.bin'), { recursive: true });
  writeFileSync(path.join(root, 'node_modules/.bin/git-model-check'), '#!/bin/sh\necho "local $*"\n', { mode: 0o755 });
  t.is(house.init({ cwd: root }).status, 0);
  t.regex(house.tryGit('-C', root, 'commit', '--allow-empty', '-m', 'x').stderr, /local hook pre-commit/);
});

test('core.hooksPath of the repository is where the hooks go', inHouse, (t, house) => {
  house.git('config', 'core.hooksPath', '.githooks');
  house.write('node_modules/.bin/git-model-check', '');
  house.write('sub/folder/file.txt', 'x');
  t.is(house.modelCheck('init').status, 0);
  const text = readFileSync(path.join(house.folder, '.githooks/pre-commit'), 'utf8');
  t.false(text.includes(house.folder), 'what is recorded names no place of this machine');
  t.is(house.commit('malicious.pkl').status, 1);
  t.is(house.modelCheck('init', '--uninstall').status, 0);
  t.false(existsSync(path.join(house.folder, '.githooks')), 'not even the folder is left');
});

/** Git takes GIT_CONFIG_GLOBAL since 2.32. */
(gitIsFrom(2, 32) ? test : test.skip)('hooks that serve every repository are not touched', inHouse, (t, house) => {
  const shared = path.join(house.outside, 'shared');
  writeFileSync(path.join(house.outside, 'gitconfig'), `[core]\n\thooksPath = ${shared}\n`);
  const environment = { GIT_CONFIG_GLOBAL: path.join(house.outside, 'gitconfig') };
  const { status, stderr } = house.init({ environment });
  t.is(status, 4);
  t.regex(stderr, /core\.hooksPath is set in the global git configuration/);
  t.false(existsSync(shared));
});

test('a linked worktree: its hooks are those of the main one, and so is the command', inHouse, (t, house) => {
  house.commit('safe.txt');
  house.write('node_modules/.bin/git-model-check', '#!/bin/sh\necho "local $*"\n');
  chmodSync(path.join(house.folder, 'node_modules/.bin/git-model-check'), 0o755);
  const linked = path.join(house.outside, 'linked');
  house.git('worktree', 'add', '-q', linked);
  t.is(house.init({ cwd: linked }).status, 0);
  writeFileSync(path.join(linked, 'file.txt'), 'x');
  house.git('-C', linked, 'add', 'file.txt');
  t.regex(house.tryGit('-C', linked, 'commit', '-m', 'x').stderr, /local hook pre-commit/);
  t.is(house.init({ cwd: linked }, '--uninstall').status, 0);
  t.false(existsSync(path.join(house.folder, '.git/hooks/pre-commit')));
});

test('a bare repository gets pre-receive, and refuses a push', inHouse, (t, house) => {
  const bare = path.join(house.outside, 'remote.git');
  house.git('init', '-q', '--bare', bare);
  t.is(house.init({ cwd: bare }).status, 0);
  house.commit('safe.txt');
  t.is(house.tryGit('push', '-q', bare, 'main').status, 0);
  t.regex(house.log(), /^hook pre-receive\n0{40} [0-9a-f]{40} refs\/heads\/main$/m);
  rmSync(path.join(house.outside, 'git-model-check'));
  house.tryGit('commit', '-q', '--allow-empty', '--no-verify', '-m', 'x');
  t.regex(house.tryGit('push', '-q', bare, 'main').stderr, /nothing was checked/);
});

test('a subfolder as the working folder, also with --git-dir', inHouse, (t, house) => {
  house.git('config', 'core.hooksPath', 'my/hooks');
  house.write('sub/file.txt', 'x');
  const cwd = path.join(house.folder, 'sub');
  t.is(house.init({ cwd, environment: { GIT_DIR: '../.git', GIT_WORK_TREE: '..' } }).status, 0);
  t.true(existsSync(path.join(house.folder, 'my/hooks/pre-commit')));
});

test('what is no shell script, or not executable, is refused before anything is written', inHouse, (t, house) => {
  const file = hook(house, 'pre-push', '#!/usr/bin/env python3\nprint(1)\n');
  const before = house.photograph();
  const { status, stderr } = house.modelCheck('init');
  t.is(status, 4);
  t.regex(stderr, /pre-push is no shell script: nothing was added\n {2}Let it run/);
  t.deepEqual(house.photograph(), before);
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o644);
  t.regex(house.modelCheck('init').stderr, /pre-push is not executable/);
});

for (const there of [true, false]) {
  test(
    `a link out of the repository, to ${there ? 'a hook of others' : 'nothing'}, is refused`,
    inHouse,
    (t, house) => {
      const shared = path.join(house.outside, 'shared-hook');
      if (there) writeFileSync(shared, '#!/bin/sh\n', { mode: 0o755 });
      rmSync(path.join(house.folder, '.git/hooks/pre-commit'), { force: true });
      symlinkSync(shared, path.join(house.folder, '.git/hooks/pre-commit'));
      const { status, stderr } = house.modelCheck('init');
      t.is(status, 4);
      t.regex(stderr, /pre-commit is a link to .*outside of the repository: nothing was added/);
      t.is(existsSync(shared) ? readFileSync(shared, 'utf8') : null, there ? '#!/bin/sh\n' : null);
    },
  );
}

test('a link to a hook that is recorded is followed', inHouse, (t, house) => {
  house.write('scripts/pre-commit', '#!/bin/sh\n');
  chmodSync(path.join(house.folder, 'scripts/pre-commit'), 0o755);
  symlinkSync('../../scripts/pre-commit', path.join(house.folder, '.git/hooks/pre-commit'));
  t.is(house.modelCheck('init').status, 0);
  t.is(house.commit('malicious.pkl').status, 1);
  t.is(house.modelCheck('init', '--uninstall').status, 0);
  t.is(readFileSync(path.join(house.folder, 'scripts/pre-commit'), 'utf8'), '#!/bin/sh\n');
});

test('yarn without node_modules starts what is installed', inHouse, (t, house) => {
  house.write('.pnp.cjs', '["git-model-check", []]');
  const { status, stdout } = house.modelCheck('init');
  t.is(status, 0);
  t.notRegex(stdout, /not installed here/);
  const text = readFileSync(path.join(house.folder, '.git', 'hooks', 'pre-commit'), 'utf8');
  t.regex(text, /exec yarn git-model-check hook pre-commit "\$@"/);
});

test('outside a repository, and with arguments that init does not have', inHouse, (t, house) => {
  const outside = house.init({ cwd: house.outside });
  t.is(outside.status, 4);
  t.regex(outside.stderr, /not inside a git repository/);
  t.is(house.modelCheck('init', 'here').status, 4);
  t.regex(house.modelCheck('init', '--manager', 'grunt').stderr, /expected one of husky, lefthook/);
  t.regex(house.modelCheck('init', '--manager', 'husky').stderr, /needs a folder \.husky/);
});

test('a program that the repository tracks in the place of the command is not run', inHouse, (t, house) => {
  house.write('node_modules/.bin/git-model-check', '#!/bin/sh\nexit 0\n');
  chmodSync(path.join(house.folder, 'node_modules/.bin/git-model-check'), 0o755);
  house.write('.gitignore', 'node_modules\n');
  house.write('front/package.json', '{}\n');
  t.is(house.modelCheck('init').status, 0);
  t.is(house.commit('safe.pkl').status, 0);
  // What a branch would bring: git overwrites ignored files without a word.
  house.write('node_modules/.bin/git-model-check', '#!/bin/sh\ntouch RAN\nexit 0\n');
  house.git('add', '-f', 'node_modules/.bin/git-model-check');
  const { status, output } = house.commit('malicious.pkl');
  t.is(status, 1, output);
  t.regex(output, /tracks a program in the place of the command/);
  t.false(existsSync(path.join(house.folder, 'RAN')));
});

test('a command that is installed in a package of the repository is found from there', inHouse, (t, house) => {
  house.write('front/node_modules/.bin/git-model-check', '#!/bin/sh\necho found in front\nexit 3\n');
  chmodSync(path.join(house.folder, 'front/node_modules/.bin/git-model-check'), 0o755);
  house.write('.gitignore', 'node_modules\n');
  house.git('config', 'core.hooksPath', '.githooks');
  const { status, stdout } = house.init({ cwd: path.join(house.folder, 'front') });
  t.is(status, 0, stdout);
  t.notRegex(stdout, /not installed here/);
  t.regex(house.commit('safe.pkl').output, /found in front/);
});

test('recorded hooks keep line ends, and say how to record them as executable', inHouse, (t, house) => {
  house.git('config', 'core.hooksPath', '.githooks');
  house.git('config', 'core.fileMode', 'false');
  const { stdout } = house.modelCheck('init');
  t.regex(stdout, /git add --chmod=\+x -- \.githooks\/pre-commit/);
  house.write('.gitattributes', '* text=auto eol=crlf\n');
  house.git('add', '.');
  house.git('add', '--chmod=+x', '--', '.githooks/pre-commit');
  house.git('commit', '-q', '--no-verify', '-m', 'hooks');
  t.regex(house.git('ls-files', '-s', '.githooks/pre-commit'), /^100755/);
  rmSync(path.join(house.folder, '.githooks'), { recursive: true });
  house.git('checkout', '--', '.githooks');
  t.is(house.commit('safe.pkl').status, 0);
  t.is(house.commit('malicious.pkl').status, 1);
});

test('nothing is written through a link out of the repository', inHouse, (t, house) => {
  house.git('config', 'core.hooksPath', '.githooks');
  symlinkSync(house.outside, path.join(house.folder, '.githooks'));
  const { status, stderr } = house.modelCheck('init');
  t.is(status, 4);
  t.regex(stderr, /outside of the repository/);
  t.false(existsSync(path.join(house.outside, 'pre-commit')));
});

test('a hook that calls the command already, in another spelling, is left as it is', inHouse, (t, house) => {
  const file = hook(house, 'pre-commit', '#!/bin/sh\nnpx git-model-check hook pre-commit "$@"\n');
  const { stdout } = house.modelCheck('init');
  t.regex(stdout, /calls git model-check already/);
  t.is(readFileSync(file, 'utf8'), '#!/bin/sh\nnpx git-model-check hook pre-commit "$@"\n');
});

for (const [file, text] of [
  ['package.json', '{ "simple-git-hooks": { "pre-commit": "true" } }\n'],
  ['.simple-git-hooks.cjs', 'module.exports = {};\n'],
] as const) {
  test(`what writes the hook files anew is named: ${file}`, inHouse, (t, house) => {
    t.notRegex(house.modelCheck('init', '--dry-run').stdout, /anew/);
    house.write(file, text);
    const { status, stdout } = house.modelCheck('init');
    t.is(status, 0);
    t.regex(stdout, /simple-git-hooks, which is used here, writes these files anew/);
  });
}
