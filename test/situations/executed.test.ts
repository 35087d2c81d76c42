/** Nothing that a repository, its configuration or the environment names is run: git is asked only in ways that start no other program. */
import { appendFileSync, chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { someOf } from '../support/in-full.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** Settings that name programs. Each leaves a file of its name in `ran`. */
const SETTINGS = [
  'core.fsmonitor',
  'core.sshCommand',
  'core.pager',
  'core.editor',
  'core.askPass',
  'core.alternateRefsCommand',
  'core.gitProxy',
  'credential.helper',
  'diff.external',
  'diff.evil.command',
  'diff.evil.textconv',
  'filter.evil.clean',
  'filter.evil.smudge',
  'filter.evil.process',
  'merge.evil.driver',
  'gpg.program',
  'interactive.diffFilter',
  'uploadpack.packObjectsHook',
  'pager.diff',
  'pager.log',
  'pager.ls-files',
  'pager.config',
  'alias.diff-index',
  'alias.ls-files',
];
const VARIABLES = [
  'GIT_EXTERNAL_DIFF',
  'GIT_SSH_COMMAND',
  'GIT_SSH',
  'GIT_PAGER',
  'GIT_EDITOR',
  'GIT_ASKPASS',
  'GIT_PROXY_COMMAND',
];
const HOOKS = ['post-index-change', 'fsmonitor-watchman', 'reference-transaction', 'post-checkout'];

interface Trap {
  readonly repository: Repository;
  readonly ran: () => readonly string[];
}

/** A repository with a commit, a staged malicious model, an index that asks a monitor, and a program behind every setting. */
function trap(t: ExecutionContext): Trap {
  const repository = createRepository({
    environment: Object.fromEntries(VARIABLES.map((name) => [name, `/nowhere/${name}`])),
  });
  t.teardown(repository.remove);
  const ran = path.join(repository.folder, '.git', 'ran');
  repository.write('.gitattributes', '* diff=evil filter=evil merge=evil text=auto ident\n');
  repository.write('old.pth', safeModel());
  repository.write('a.txt', 'text $Id$\n');
  repository.git('add', '.');
  repository.git('commit', '-qm', 'start');
  repository.write('a.txt', 'more $Id$\n');
  repository.write('bad.pth', maliciousModel());
  repository.git('add', '.');
  repository.git('config', 'core.untrackedCache', 'true');
  repository.git('update-index', '--untracked-cache', '--fsmonitor');
  for (const name of [...SETTINGS, ...HOOKS]) {
    const isHook = HOOKS.includes(name);
    const program = isHook ? `.git/hooks/${name}` : `.git/programs/${name}`;
    repository.write(program, `#!/bin/sh\n: > '${ran}/${name}'\n`);
    chmodSync(path.join(repository.folder, program), 0o755);
  }
  const settings = SETTINGS.map((name) => setting(name, path.join(repository.folder, '.git', 'programs', name)));
  appendFileSync(path.join(repository.folder, '.git', 'config'), settings.join(''));
  mkdirSync(ran, { recursive: true });
  for (const name of readdirSync(ran)) rmSync(path.join(ran, name));
  return { repository, ran: () => readdirSync(ran).sort() };
}

/** `diff.evil.command` as lines of a configuration file. */
function setting(name: string, program: string): string {
  const [section, ...rest] = name.split('.');
  const key = rest.pop();
  const heading = rest.length === 0 ? section : `${section} "${rest.join('.')}"`;
  return `[${heading}]\n\t${key} = ${section === 'alias' ? '!' : ''}${program}\n`;
}

test('the trap works: git itself runs these programs', (t) => {
  const { repository, ran } = trap(t);
  repository.tryGit('hash-object', '-w', 'bad.pth');
  repository.git('config', '--unset', 'filter.evil.process'); // it ends before it answers, and git with it
  repository.tryGit('diff', '--cached');
  repository.tryGit('show', '--no-ext-diff', '--textconv', 'HEAD');
  for (const name of ['core.fsmonitor', 'diff.evil.command', 'diff.evil.textconv', 'filter.evil.process']) {
    t.true(ran().includes(name), `${name} is not in ${ran()}`);
  }
});

const COMMANDS: readonly (readonly string[])[] = [
  ['staged'],
  ['hook', 'pre-commit'],
  ['hook', 'pre-commit', 'a.txt', 'bad.pth', 'nowhere'],
  ['hook', 'pre-merge-commit'],
  ['hook', 'pre-push', 'origin', 'ssh://nowhere.example/x'],
  ['tree'],
  ['tree', 'HEAD'],
  ['history', '--all'],
  ['range', 'HEAD..HEAD'],
  ['scan', '.'],
  ['explain', 'bad.pth'],
  ['explain', ':bad.pth'],
  ['explain', 'HEAD:old.pth'],
  ['diff', 'HEAD:old.pth', ':bad.pth'],
  ['allow', '--list'],
  ['allow', 'bad.pth', '--because', 'a test'],
  ['baseline'],
  ['init', '--dry-run'],
];

for (const command of someOf('commands that run nothing', COMMANDS, 9)) {
  test(`${command.join(' ')} runs nothing`, (t) => {
    const { repository, ran } = trap(t);
    const { status, stdout, stderr } = repository.modelCheck(...command);
    t.true(status === 0 || status === 1, `${status}: ${stdout}${stderr}`);
    t.deepEqual(ran(), []);
  });
}
