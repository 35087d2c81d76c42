/** What git says by the short way is what it says by node's own module. See https://nodejs.org/api/child_process.html#child_processspawnsynccommand-args-options. */
import process from 'node:process';
import test from 'ava';
import { gitProgram } from '../../src/git/program.ts';
import { belowOf, type GitQuestion, gitAnswer } from '../../src/start/git-answer.ts';
import { isolatedEnvironment, startedRepository } from '../support/repository.ts';

const MIB = 1024 * 1024;
const below = belowOf('v20.20.2', {});
const onlyWhereSettled = /^v(?:20|22)\./.test(process.version) && below !== null ? test : test.skip;

const question = (args: readonly string[], cwd = '.', most = MIB): GitQuestion => {
  const environment = isolatedEnvironment();
  return { file: gitProgram('.', environment), args, environment, cwd, most };
};

for (const [name, args] of [
  ['a list', ['ls-files', '-z']],
  ['bytes of no encoding', ['cat-file', 'blob', ':bytes']],
  ['nothing', ['ls-files', 'absent']],
  ['a failure', ['cat-file', 'blob', ':absent']],
] as const)
  onlyWhereSettled(`both ways say the same: ${name}`, (t) => {
    const repository = startedRepository(t, 'old.txt', 'first\n');
    repository.write(
      'bytes',
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
    );
    repository.git('add', '.');
    const asked = question(args, repository.folder);
    t.deepEqual(gitAnswer(asked, below), gitAnswer(asked, null));
    t.is(gitAnswer(asked, below) === null, name === 'a failure');
  });

onlyWhereSettled('both ways give nothing for too long an answer, and for a program that is not there', (t) => {
  const long = question(['--help'], '.', 100);
  const absent = { ...question(['--version']), file: '/nowhere/git' };
  for (const way of [below, null]) t.deepEqual([gitAnswer(long, way), gitAnswer(absent, way)], [null, null]);
});

onlyWhereSettled('both ways give the environment on', (t) => {
  const asked = question(['var', 'GIT_EDITOR']);
  const environment = { ...asked.environment, GIT_EDITOR: 'mine', UNSET: undefined };
  for (const way of [below, null]) t.is(gitAnswer({ ...asked, environment }, way)?.toString(), 'mine\n');
});

test('the short way is taken by settled lines of node alone, and where node does not speak of it', (t) => {
  for (const version of ['v18.20.0', 'v24.0.0', 'v26.1.0', 'v200.0.0']) t.is(belowOf(version, {}), null, version);
  t.is(belowOf('v20.20.2', { NODE_OPTIONS: '--pending-deprecation' }), null);
  t.is(belowOf('v20.20.2', { NODE_PENDING_DEPRECATION: '1' }), null);
  t.is(belowOf('v20.20.2', { NODE_OPTIONS: '--experimental-permission' }), null);
});
