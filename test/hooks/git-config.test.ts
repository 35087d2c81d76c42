/** `init` and hooks in git's configuration (git 2.54): a git that says it is that new is put before the real one. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import test from 'ava';
import { isolatedEnvironment } from '../support/repository.ts';
import { commandFolder } from './command-folder.ts';
import { createHouse } from './house.ts';

const NEW_GIT = `#!/bin/sh
[ "$1" = version ] && { echo 'git version 2.54.0'; exit 0; }
PATH="\${PATH#*:}" exec git "$@"
`;

test('the sections run the command with its arguments and input, and leave no byte behind', (t) => {
  const house = createHouse();
  const newGit = commandFolder({ git: NEW_GIT });
  t.teardown(() => {
    house.remove();
    newGit.remove();
  });
  const PATH = `${newGit.path}${path.delimiter}${house.outside}${path.delimiter}${process.env['PATH']}`;
  const init = (...args: readonly string[]) => house.init({ environment: { PATH } }, ...args);
  const before = house.photograph();
  const { status, stdout, stderr } = init();
  t.is(status, 0, stderr);
  t.regex(stdout, /Hooking into git-config/);
  const installed = house.photograph();
  t.regex(init().stdout, /unchanged {3}git config, section hook\.model-check-pre-push/);
  t.deepEqual(house.photograph(), installed);

  t.is(house.git('config', 'hook.model-check-pre-push.event'), 'pre-push\n');
  const command = house.git('config', 'hook.model-check-pre-push.command').trim();
  const run = (PATH: string) =>
    spawnSync('sh', ['-c', `${command} "$@"`, 'sh', 'origin', 'a url'], {
      cwd: house.folder,
      env: isolatedEnvironment({ PATH }),
      input: 'refs/heads/main 1 refs/heads/main 2\n',
      encoding: 'utf8',
    });
  t.is(run(PATH).status, 0);
  t.is(house.log(), 'hook pre-push origin a url\nrefs/heads/main 1 refs/heads/main 2\n');
  const gone = run('/usr/bin:/bin');
  t.is(gone.status, 2);
  t.regex(gone.stderr, /git config --remove-section hook\.model-check-pre-push/);

  t.is(init('--uninstall').status, 0);
  t.deepEqual(house.photograph(), before);
});

test('a git that would not run them is refused', (t) => {
  const house = createHouse();
  const oldGit = commandFolder({ git: NEW_GIT.replace('2.54.0', '2.53.9 (a vendor)') });
  t.teardown(() => {
    house.remove();
    oldGit.remove();
  });
  const environment = { PATH: `${oldGit.path}${path.delimiter}${process.env['PATH']}` };
  const { status, stderr } = house.init({ environment }, '--manager', 'git-config');
  t.is(status, 4);
  t.regex(stderr, /needs a worktree, and git 2\.54 or newer/);
});
