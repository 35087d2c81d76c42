/** More of what a newcomer gets wrong: the wrong folder, a path in the place of a revision, slashes of Windows, a policy that is nearly right, options of another command. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { maliciousModel } from '../../src/commands/demo/demo-models.ts';
import { BIN, createRepository, isolatedEnvironment } from '../support/repository.ts';
import { type Case, endsInALineThatHelps, prepared, UNKNOWN } from './newcomer.ts';

const BAD = { 'models/bad.pth': maliciousModel() };
const policy = (text: string): NonNullable<Case['files']> => ({ ...BAD, '.model-checkrc.yaml': text });

const CASES: Readonly<Record<string, Case>> = {
  'the wrong folder': {
    files: { ...BAD, 'a/b/x.txt': '' },
    isStaged: true,
    folder: 'a/b',
    run: ['explain', 'models/bad.pth'],
    status: 4,
    helps: /\(nearest: \.\.\/\.\.\/models\/bad\.pth\)/,
  },
  'the name without its folder': {
    files: BAD,
    isStaged: true,
    run: ['allow', 'bad.pth', '--because', 'reviewed by us'],
    status: 4,
    helps: /\(nearest: models\/bad\.pth\)/,
  },
  'commands from below the top': {
    files: { ...BAD, 'a/b/x.txt': '' },
    isStaged: true,
    folder: 'a/b',
    run: [],
    status: 1,
    helps: /where these paths begin\n {4}cd \.\.\/\.\.\n/,
  },
  'a policy to stage from below the top': {
    files: { ...BAD, 'a/b/x.txt': '' },
    isStaged: true,
    folder: 'a/b',
    run: ['allow', '../../models/bad.pth', '--because', 'reviewed by us'],
    status: 0,
    helps: /git add -- \.\.\/\.\.\/\.model-checkrc\.yaml/,
  },
  'slashes of Windows': {
    files: BAD,
    run: ['scan', 'models\\bad.pth'],
    status: process.platform === 'win32' ? 1 : 4,
    helps: /models\/bad\.pth/,
  },
  'slashes of Windows in a policy': {
    files: policy("exclude: ['models\\bad.pth']\n"),
    isStaged: true,
    run: [],
    status: 4,
    helps: /exclude\[0\]: found "models.+bad\.pth", expected a glob .* with \//,
  },
  'a pattern that matches nothing': {
    run: ['scan', '*.pht'],
    status: 4,
    helps: /No file matches that pattern/,
  },
  'a file for a revision': {
    files: BAD,
    run: ['tree', 'models/bad.pth'],
    status: 4,
    helps: /found a file, expected a branch, a tag or a commit\n.*git model-check scan models\/bad\.pth/,
  },
  'a folder for a revision': { files: BAD, run: ['history', 'models'], status: 4, helps: /found a folder/ },
  'a branch with a slip': { run: ['tree', 'mian'], status: 2, helps: /\(nearest: main\)/ },
  'one revision for a range': {
    run: ['range', 'HEAD~1'],
    status: 4,
    helps: /git model-check range HEAD~1\.\.HEAD\n/,
  },
  'tabs in YAML': {
    files: policy('operators:\n\tsafe: []\n'),
    isStaged: true,
    run: [],
    status: 4,
    helps: /\.model-checkrc\.yaml: found no valid YAML: tab characters .* \(2:1\)/,
  },
  'one glob for a list': {
    files: policy('exclude: models/\n'),
    isStaged: true,
    run: [],
    status: 4,
    helps: /exclude: found "models\/", expected a list of globs, such as \["models\/\*\*"\]/,
  },
  'a key with underscores': {
    files: policy('fail_on: high\n'),
    isStaged: true,
    run: [],
    status: 4,
    helps: /\(nearest: failOn\)/,
  },
  'an operator without a reason': {
    files: policy('operators: { safe: [shop.Net] }\n'),
    isStaged: true,
    run: [],
    status: 4,
    helps: /operators\.safe\[0\]: found "shop\.Net", expected a mapping with the keys operator, because/,
  },
  'a policy that extends a file without its dot': {
    files: policy('extends: base.yaml\n'),
    isStaged: true,
    run: [],
    status: 4,
    helps: /begins with a dot: \.\/base\.yaml/,
  },
  'a folder for a policy': {
    files: BAD,
    run: ['--config', 'models'],
    status: 4,
    helps: /found a folder, expected a file/,
  },
  'a report into a folder': {
    files: BAD,
    run: ['--format', 'json=models'],
    status: 2,
    helps: /it is a folder, expected a file/,
  },
  'a report into no folder': { run: ['--format', 'json=no/x.json'], status: 2, helps: /its folder is not there/ },
  'an option of another command': {
    run: ['scan', '--all', '.'],
    status: 4,
    helps: /--all is an option of history\. git model-check scan -h lists its options/,
  },
  'an option that no command has': { run: ['tree', '--recursive'], status: 4, helps: /git model-check tree -h lists/ },
  'the word of another program': { run: ['install'], status: 4, helps: /expected a command \(nearest: init\)/ },
  'no event': { run: ['hook'], status: 4, helps: /found none\n {2}git model-check init writes/ },
  'no report': { run: ['merge'], status: 4, helps: /--format json=FILE/ },
  'no reason': { files: BAD, isStaged: true, run: ['allow', 'models/bad.pth'], status: 4, helps: /--because "/ },
  'an object that is none': {
    files: BAD,
    isStaged: true,
    run: ['allow', 'models/bad.pth', '--because', 'reviewed by us', '--blob', 'abc'],
    status: 4,
    helps: /--blob: found "abc", expected the 40 or 64 digits/,
  },
  'a day as people write it': {
    files: BAD,
    isStaged: true,
    run: ['allow', 'models/bad.pth', '--because', 'reviewed by us', '--expires', '31.12.2099'],
    status: 4,
    helps: /expected a day to come as YYYY-MM-DD/,
  },
  'a manager with a slip': { run: ['init', '--manager', 'huskey'], status: 4, helps: /\(nearest: husky\)/ },
  'a manager that is absent': {
    run: ['init', '--manager', 'lefthook'],
    status: 4,
    helps: /needs a file lefthook\.yml: nothing was added\n.*git model-check init --dry-run/,
  },
};

endsInALineThatHelps(CASES);

test('a range the wrong way round', (t) => {
  const repository = prepared(t, { run: [], status: 0, helps: /x/ });
  repository.git('commit', '-q', '--allow-empty', '-m', 'second');
  t.regex(repository.modelCheck('range', 'HEAD..HEAD~1').stdout.replaceAll(/\s+/g, ' '), /it is HEAD~1\.\.HEAD/);
  t.notRegex(repository.modelCheck('range', 'HEAD..HEAD').stdout, /other way/);
});

test('a repository without a commit', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  const { status, stderr } = repository.modelCheck('history');
  t.is(status, 2);
  t.regex(stderr, /this branch has no commit yet; nothing was examined\n {2}What is staged for the first one/);
});

test('a bare repository', (t) => {
  const repository = createRepository({ initArguments: ['--bare'] });
  t.teardown(repository.remove);
  const { status, stderr } = repository.modelCheck('baseline');
  t.is(status, 4);
  t.regex(stderr, /found a bare repository, expected one with a worktree[\s\S]*in a clone/);
});

test('a shallow clone', (t) => {
  const repository = prepared(t, { run: [], status: 0, helps: /x/ });
  repository.git('commit', '-q', '--allow-empty', '-m', 'second');
  repository.git('clone', '-q', '--depth', '1', `file://${repository.folder}`, 'clone');
  const { status, stderr } = repository.modelCheckIn(path.join(repository.folder, 'clone'), 'range', 'HEAD~1..HEAD');
  t.is(status, 2);
  t.regex(stderr, /git fetch --unshallow \(in CI fetch-depth: 0\)/);
});

test('no git', (t) => {
  if (process.platform === 'win32') return t.pass();
  const folder = mkdtempSync(path.join(tmpdir(), 'model-check-nowhere-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'bin'));
  symlinkSync(process.execPath, path.join(folder, 'bin', 'node'));
  const env = isolatedEnvironment({ PATH: path.join(folder, 'bin') });
  const { status, stderr } = spawnSync(process.execPath, [BIN], { cwd: folder, env, encoding: 'utf8' });
  t.is(status, 2);
  return t.regex(stderr, /git was not found on PATH; nothing was examined\n {2}Install git/);
});

test('a node that is too old', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-check-nowhere-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const older = path.join(folder, 'older.cjs');
  for (const [version, isOld] of [
    ['18.20.8', true],
    ['20.18.3', true],
    ['20.19.0', false],
    ['22.12.0', false],
  ] as const) {
    writeFileSync(
      older,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
    );
    const { status, stderr } = spawnSync(process.execPath, ['--require', older, BIN, 'version'], { encoding: 'utf8' });
    t.is(status, isOld ? 2 : 0, version);
    if (isOld)
      t.regex(stderr, /^git-model-check: node \S+ is too old, expected node 20\.19 or newer; nothing was examined\n/);
  }
});

test('a file that may not be read', (t) => {
  if (process.platform === 'win32' || process.getuid?.() === 0) {
    t.log('skipped: this user may read everything');
    return t.pass();
  }
  const repository = prepared(t, { files: { 'm.pkl': UNKNOWN }, run: [], status: 0, helps: /x/ });
  spawnSync('chmod', ['000', path.join(repository.folder, 'm.pkl')]);
  const { status, stdout } = repository.modelCheck('scan', 'm.pkl');
  t.is(status, 2);
  return t.regex(stdout, /cannot be opened \(EACCES\)/);
});
