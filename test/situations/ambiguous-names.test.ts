/** References of one name: whoever may push a tag must not choose what a change is compared with, or which policy counts. */
import test from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { commit, createRepository, started } from '../support/repository.ts';

const SEVERAL = /found several references of that name, expected one; nothing was examined/;

test('a tag in front of the branch of a remote does not empty a range', (t) => {
  const repository = started(t);
  repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  commit(repository, 'bad.pth', maliciousModel());
  t.is(repository.modelCheck('range', 'origin/main..HEAD').status, 1);
  repository.git('tag', 'origin/main', 'HEAD');
  repository.git('config', 'core.warnAmbiguousRefs', 'false');
  for (const range of ['origin/main..HEAD', 'origin/main~0..HEAD', 'HEAD..origin/main']) {
    const { status, stdout, stderr } = repository.modelCheck('range', range);
    t.is(status, 2, stdout);
    t.regex(stderr, SEVERAL);
    t.regex(stderr, /in full: refs\/remotes\/origin\/main or refs\/tags\/origin\/main\n/);
  }
  t.is(repository.modelCheck('range', 'refs/remotes/origin/main..HEAD').status, 1);
});

test('nor does one hide a tree or a history', (t) => {
  const repository = started(t);
  repository.git('tag', 'main');
  commit(repository, 'bad.pth', maliciousModel());
  for (const command of ['tree', 'history']) {
    t.is(repository.modelCheck(command, 'main').status, 2);
    t.is(repository.modelCheck(command, 'refs/heads/main').status, 1);
  }
  t.regex(repository.modelCheck('explain', 'main:README.md').stderr, SEVERAL);
  t.regex(repository.modelCheck('explain', 'heads/main:bad.pth').stdout, /rejected/);
  t.regex(repository.modelCheck('explain', ':bad.pth').stdout, /rejected/);
});

test('names that git takes for nothing else stay what they are', (t) => {
  const repository = started(t);
  commit(repository, 'safe.pth', safeModel());
  const head = repository.git('rev-parse', 'HEAD').trim();
  for (const name of ['HEAD', head]) repository.git('update-ref', `refs/tags/${name}`, 'HEAD~1');
  for (const revision of ['HEAD', '@', head, `${head}^0`])
    t.is(repository.modelCheck('range', `HEAD~1..${revision}`).status, 0, revision);
});

test('the policy of a server and of a clone is of one reference', (t) => {
  const server = createRepository({ initArguments: ['--bare'] });
  const client = started(t);
  t.teardown(server.remove);
  server.installHook('pre-receive');
  client.git('push', '-q', server.folder, 'main');
  commit(client, '.model-checkrc.yaml', 'failOn: never\n');
  client.git('push', '-q', server.folder, 'HEAD:refs/tags/main');
  server.git('config', 'model-check.policyRef', 'main');
  commit(client, 'bad.pth', maliciousModel());
  const { status, stderr } = client.tryGit('push', '-q', server.folder, 'HEAD:refs/heads/topic');
  t.not(status, 0);
  t.regex(stderr, /model-check\.policyRef: main: found several references/);
  server.git('config', 'model-check.policyRef', 'refs/heads/main');
  t.regex(client.tryGit('push', '-q', server.folder, 'HEAD:refs/heads/topic').stderr, /bad\.pth/);
  const floor = `git+file:${server.folder}#main:.model-checkrc.yaml`;
  t.regex(client.modelCheck('staged', '--policy-floor', floor).stderr, SEVERAL);
});
