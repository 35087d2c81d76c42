/** What git says by the short way is what it says by node's own module. See https://nodejs.org/api/child_process.html#child_processspawnsynccommand-args-options. */
import test from 'ava';
import { gitProgram } from '../../src/git/program.ts';
import { belowOf, type GitQuestion, gitAnswer } from '../../src/start/git-answer.ts';
import { askEarly, earlyBelowOf } from '../../src/start/git-early.ts';
import { nodeBinding } from '../../src/start/node-binding.ts';
import { isolatedEnvironment, startedRepository } from '../support/repository.ts';

const MIB = 1024 * 1024;
const below = belowOf({});
const earlyBelow = earlyBelowOf({});
const onlyWhereSettled = below !== null && earlyBelow !== null ? test : test.skip;

/** What every way says, the module's first. */
async function allAnswers(asked: GitQuestion): Promise<readonly (Buffer | null)[]> {
  const ways = [gitAnswer(asked, null), gitAnswer(asked, below), askEarly(asked, null), askEarly(asked, earlyBelow)];
  return Promise.all(ways);
}

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
  onlyWhereSettled(`all ways say the same: ${name}`, async (t) => {
    const repository = startedRepository(t, 'old.txt', 'first\n');
    repository.write(
      'bytes',
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
    );
    repository.git('add', '.');
    const [first, ...others] = await allAnswers(question(args, repository.folder));
    for (const other of others) t.deepEqual(other, first);
    t.is(first === null, name === 'a failure');
  });

onlyWhereSettled('no way gives too long an answer, or one of a program that is not there', async (t) => {
  const long = question(['--help'], '.', 100);
  const absent = { ...question(['--version']), file: '/nowhere/git' };
  t.deepEqual(await allAnswers(long), [null, null, null, null]);
  t.deepEqual(await allAnswers(absent), [null, null, null, null]);
  const folder = { ...question(['--version']), cwd: '/nowhere' };
  t.deepEqual(await allAnswers(folder), [null, null, null, null]);
});

onlyWhereSettled('an answer of several pieces is whole', async (t) => {
  const repository = startedRepository(t, 'old.txt', 'first\n');
  repository.write('long.txt', 'many words\n'.repeat(200_000));
  repository.git('add', '.');
  const asked = question(['cat-file', 'blob', ':long.txt'], repository.folder, 4 * MIB);
  t.deepEqual(
    (await allAnswers(asked)).map((answer) => answer?.length),
    [2_200_000, 2_200_000, 2_200_000, 2_200_000],
  );
});

onlyWhereSettled('all ways give the environment on', async (t) => {
  const asked = question(['var', 'GIT_EDITOR']);
  const environment = { ...asked.environment, GIT_EDITOR: 'mine', UNSET: undefined };
  for (const answer of await allAnswers({ ...asked, environment })) t.is(answer?.toString(), 'mine\n');
});

test('the short way is taken by settled lines of node alone, and where node does not speak of it', (t) => {
  const has = (version: string, environment = {}) => nodeBinding(['spawn_sync'], environment, version) !== null;
  for (const version of ['v18.20.0', 'v24.0.0', 'v26.1.0', 'v200.0.0']) t.false(has(version), version);
  t.false(has('v20.20.2', { NODE_OPTIONS: '--pending-deprecation' }));
  t.false(has('v20.20.2', { NODE_PENDING_DEPRECATION: '1' }));
  t.false(has('v20.20.2', { NODE_OPTIONS: '--experimental-permission' }));
});
