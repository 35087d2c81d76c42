/** Pushes: what they bring, through the hooks that git itself runs on either side. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { someOf } from '../support/in-full.ts';
import { BIN, commit, createRepository, isolatedEnvironment, type Repository, started } from '../support/repository.ts';

/** A bare repository with the hook, and a clone that pushes to it. */
function withRemote(t: ExecutionContext, event: string): { local: Repository; remote: Repository } {
  const remote = createRepository({ initArguments: ['--bare'] });
  t.teardown(remote.remove);
  const local = started(t);
  local.git('remote', 'add', 'origin', remote.folder);
  local.git('push', '-q', 'origin', 'main');
  (event === 'pre-push' ? local : remote).installHook(event);
  return { local, remote };
}

const EVENTS = ['pre-push', 'pre-receive', 'update'];

for (const event of someOf('hooks of a push', EVENTS, 2)) {
  test(`${event}: a malicious model is not pushed, a safe one is`, (t) => {
    const { local } = withRemote(t, event);
    commit(local, 'safe.pth', safeModel());
    const safe = local.tryGit('push', 'origin', 'main');
    t.is(safe.status, 0, safe.stderr);
    commit(local, 'bad.pth', maliciousModel());
    local.git('rm', '-q', 'bad.pth');
    local.git('commit', '-qm', 'remove it');
    const bad = local.tryGit('push', 'origin', 'main', 'main:refs/heads/other');
    t.is(bad.status, 1, bad.stderr);
    t.regex(bad.stderr + bad.stdout, /bad\.pth/);
  });

  test(`${event}: a tag of a content alone is examined, a deletion passes`, (t) => {
    const { local } = withRemote(t, event);
    local.write('bad.pth', maliciousModel());
    local.git('tag', 'sneaky', local.git('hash-object', '-w', 'bad.pth').trim());
    t.is(local.tryGit('push', 'origin', 'sneaky').status, 1);
    t.is(local.tryGit('push', 'origin', 'main:refs/heads/other').status, 0);
    t.is(local.tryGit('push', 'origin', ':other').status, 0);
  });
}

for (const event of ['pre-receive', 'update']) {
  test(`${event}: what a forge took from a fork without a hook is new to a branch`, (t) => {
    const { local, remote } = withRemote(t, event);
    local.git('switch', '-qc', 'fork');
    commit(local, 'bad.pth', maliciousModel());
    local.git('rm', '-q', 'bad.pth');
    local.git('commit', '-qm', 'remove it');
    remote.git('fetch', '-q', local.folder, 'fork:refs/pull/1/head');
    local.git('switch', '-q', 'main');
    local.git('merge', '-q', '--no-ff', '--no-edit', 'fork');
    const { status, stdout, stderr } = local.tryGit('push', 'origin', 'main');
    t.is(status, 1, stderr);
    t.regex(stderr + stdout, /bad\.pth/);
  });
}

test('pre-receive: a push that cuts the history off is refused for what it does not bring', (t) => {
  const { local, remote } = withRemote(t, 'pre-receive');
  remote.git('config', 'receive.shallowUpdate', 'true');
  commit(local, 'bad.pth', maliciousModel());
  local.git('rm', '-q', 'bad.pth');
  local.git('commit', '-qm', 'remove it');
  local.write('.git/shallow', local.git('rev-parse', 'HEAD'));
  const cut = local.tryGit('push', 'origin', 'HEAD:refs/heads/cut');
  t.is(cut.status, 1, cut.stderr);
  t.regex(cut.stderr + cut.stdout, /this clone is shallow: what lies before \w+ is not here/);
});

for (const event of someOf('hooks of a push that loosens', EVENTS, 2)) {
  test(`${event}: a policy that is loosened by the push is reported`, (t) => {
    const { local } = withRemote(t, event);
    commit(local, '.model-checkrc.yaml', 'failOn: never\n');
    const result = local.tryGit('push', 'origin', 'main');
    t.is(result.status, 0, result.stderr);
    t.regex(result.stdout + result.stderr, /policy is loosened by the very change/);
  });
}

for (const event of ['pre-push', 'pre-receive']) {
  test(`${event}: policies that are loosened by a push of several references are reported, with the reference`, (t) => {
    const { local } = withRemote(t, event);
    local.git('branch', 'calm');
    local.git('branch', 'loose');
    local.git('push', '-q', 'origin', 'calm', 'loose');
    local.git('checkout', '-q', 'calm');
    commit(local, 'safe.pth', safeModel());
    local.git('checkout', '-q', 'loose');
    commit(local, '.model-checkrc.yaml', 'failOn: never\n');
    const result = local.tryGit('push', 'origin', 'calm', 'loose');
    t.is(result.status, 0, result.stderr);
    const output = result.stdout + result.stderr;
    // The index, whose policy counts for what leaves this clone, is that of one branch; on a server it is the other way round.
    const refs = event === 'pre-push' ? 'refs/heads/calm, refs/heads/loose' : 'refs/heads/loose';
    t.true(output.replaceAll(/\s+/g, ' ').includes(` ${refs}: the policy is loosened by the very change`), output);
  });
}

test('a push of many references asks git no more often than one of a few', (t) => {
  const repository = started(t);
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const calls = path.join(folder, 'calls');
  const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
  writeFileSync(path.join(folder, 'git'), `#!/bin/sh\necho >> '${calls}'\nexec '${real}' "$@"\n`, { mode: 0o755 });
  const countFor = (refs: number): number => {
    rmSync(calls, { force: true });
    const lines = Array.from({ length: refs }, (_, index) => {
      const tip = repository.git('commit-tree', '-m', `${refs} ${index}`, 'HEAD^{tree}', '-p', 'HEAD').trim();
      return `refs/heads/b${index} ${tip} refs/heads/b${index} ${'0'.repeat(40)}\n`;
    });
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'hook', 'pre-push', 'origin', 'url'], {
      cwd: repository.folder,
      env: isolatedEnvironment({ PATH: `${folder}:${process.env['PATH']}` }),
      input: lines.join(''),
      encoding: 'utf8',
    });
    t.is(status, 0, stderr);
    return readFileSync(calls, 'utf8').length;
  };
  t.is(countFor(20), countFor(2));
});

test('pre-push: an empty standard input is reported', (t) => {
  const repository = started(t);
  const { status, stdout } = repository.modelCheck('hook', 'pre-push', 'origin', 'url', '--format', 'json');
  t.is(status, 0);
  t.regex(stdout, /no reference came on standard input/);
});

test('pre-receive: a push cannot bring its own policy', (t) => {
  const { local } = withRemote(t, 'pre-receive');
  local.write('.model-checkrc.yaml', 'failOn: never\n');
  local.git('add', '.');
  commit(local, 'bad.pth', maliciousModel());
  t.is(local.tryGit('push', 'origin', 'main').status, 1);
  t.is(local.tryGit('push', 'origin', 'main:refs/heads/other').status, 1);
});

for (const event of ['pre-receive', 'update'] as const) {
  test(`${event}: two pushes do not approve themselves`, (t) => {
    const { remote: server, local: client } = withRemote(t, event);
    client.git('checkout', '-qb', 'topic');
    client.write('.model-checkrc.yaml', 'failOn: never\n');
    client.git('add', '.');
    client.git('commit', '-qm', 'policy');
    t.is(client.tryGit('push', 'origin', 'topic').status, 0);
    client.write('evil.pkl', maliciousModel());
    client.git('add', '.');
    client.git('commit', '-qm', 'model');
    t.not(client.tryGit('push', 'origin', 'topic').status, 0);
    // What the owner of the server names as its policy counts.
    server.git('config', 'model-check.policyRef', 'refs/heads/topic');
    t.is(client.tryGit('push', 'origin', 'topic').status, 0);
    server.git('config', 'model-check.policyRef', 'refs/heads/gone');
    client.git('commit', '-q', '--allow-empty', '-m', 'x');
    t.not(client.tryGit('push', 'origin', 'topic').status, 0);
  });
}

test('pre-receive: an empty standard input is no all clear', (t) => {
  const { status, stderr } = started(t).modelCheck('hook', 'pre-receive');
  t.is(status, 2);
  t.regex(stderr, /no reference came on standard input/);
});
