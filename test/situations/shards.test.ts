/** A history in parts, on machines that share a cache: together they find what one run finds, what was ended goes on, and nobody without the key approves anything. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import type { FileReport } from '../../src/judge/finding.ts';
import { reducePickle } from '../support/assembler.ts';
import { inFull } from '../support/in-full.ts';
import { createRepository, isolatedEnvironment, type Repository } from '../support/repository.ts';
import { runTool } from '../support/tool.ts';

/** As `npm run compile` makes it. */
const SIMULATION = fileURLToPath(new URL('../../bench/simulation.js', import.meta.url));
const KEY = 'a secret of the main branch';
const ATTACK = reducePickle('posix', 'system', 'echo hi');

/** Three commits of many small files, some of them models, each commit changing them all. */
function withHistory(t: ExecutionContext): Repository {
  const repository = createRepository();
  t.teardown(() => repository.remove());
  for (const version of [1, 2, 3]) {
    for (let index = 0; index < 60; index += 1) {
      repository.write(`src/file${index}.py`, `print(${version}, ${index})\n`);
      if (index % 6 === 0)
        repository.write(`models/m${index}.pkl`, reducePickle('posix', 'system', `echo ${version}${index}`));
    }
    repository.git('add', '.');
    repository.git('commit', '-qm', `${version}`);
  }
  return repository;
}

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function runIn(cwd: string, environment: NodeJS.ProcessEnv, ...args: readonly string[]) {
  const { status, stdout, stderr } = runTool(args, {
    cwd,
    environment: { ...isolatedEnvironment({ CI: '' }), ...environment },
  });
  return { status, stdout, stderr };
}

const rejectedIn = (stdout: string): readonly string[] =>
  (JSON.parse(stdout).files as FileReport[])
    .filter(({ status }) => status === 'rejected')
    .map(({ path: name, blob }) => `${name} ${blob}`);

test('the parts of a history are the whole of it', (t) => {
  const { folder } = withHistory(t);
  const args = ['history', '--all', '--format', 'json', '--no-cache'];
  const whole = runIn(folder, {}, ...args);
  t.is(whole.status, 1, whole.stderr);
  const parts = [0, 1, 2].map((index) => runIn(folder, { JOB_COMPLETION_INDEX: `${index}` }, ...args, '--shard', '/3'));
  for (const [index, { status, stdout, stderr }] of parts.entries()) {
    t.is(status, 1, stderr);
    t.is(JSON.parse(stdout).target.shard, `${index + 1}/3`);
  }
  const found = parts.flatMap(({ stdout }) => rejectedIn(stdout));
  t.is(new Set(found).size, found.length, 'no file is in two parts');
  t.deepEqual([...found].sort(), [...rejectedIn(whole.stdout)].sort());
  t.is(found.length, 30);
});

inFull('a long history in parts, of which one is killed and started again, is the whole of it', (t) => {
  t.timeout(15 * 60_000);
  const { status, stdout, stderr } = spawnSync(process.execPath, [SIMULATION, '6000', '3'], { encoding: 'utf8' });
  t.is(status, 0, stderr);
  t.regex(stdout, /part 1 of 3: killed[\s\S]*part 1 again: exit code 1/);
  t.regex(stdout, /600 models in one run, 600 in the parts: the same/);
});

test('a run that is ended goes on where it was, and finds the same', (t) => {
  const { folder } = withHistory(t);
  const cache = { MODEL_CHECK_CACHE_DIR: path.join(folderOf(t), 'cache'), MODEL_CHECK_CACHE_KEY: KEY };
  const args = ['history', '--all', '--format', 'json'];
  const whole = runIn(folder, {}, ...args, '--no-cache');
  // A time that is out at once stands for a machine that is taken away.
  t.is(runIn(folder, cache, ...args, '--timeout', '0.001').status, 2);
  const again = runIn(folder, cache, ...args);
  t.is(again.stdout, whole.stdout);
  const kept = readdirSync(path.join(cache.MODEL_CHECK_CACHE_DIR, 'plain'));
  t.is(kept.length, 1);
  const bytes = statSync(path.join(cache.MODEL_CHECK_CACHE_DIR, 'plain', kept[0] ?? '')).size;
  t.is(bytes, 16 * 180, 'every content that is no model');
  t.is(runIn(folder, cache, ...args).stdout, whole.stdout, 'from the cache alone');
});

test('scan knows what it has examined', (t) => {
  const folder = folderOf(t);
  const cache = { MODEL_CHECK_CACHE_DIR: path.join(folderOf(t), 'cache'), MODEL_CHECK_CACHE_KEY: KEY };
  writeFileSync(path.join(folder, 'm.pkl'), ATTACK);
  writeFileSync(path.join(folder, 'notes.txt'), 'text\n');
  const args = ['scan', '.', '--format', 'json'];
  const first = runIn(folder, cache, ...args);
  t.is(first.status, 1);
  t.is(runIn(folder, cache, ...args).stdout, first.stdout);
  writeFileSync(path.join(folder, 'notes.txt'), ATTACK);
  t.deepEqual(rejectedIn(runIn(folder, cache, ...args).stdout), ['m.pkl null', 'notes.txt null']);
});

/** What a change writes into a cache that it shares: entries, with or without a key of its own, that call its model harmless. */
function forge(folder: string, environment: NodeJS.ProcessEnv): void {
  const work = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  writeFileSync(path.join(work, 'm.pkl'), ATTACK);
  runIn(work, { ...environment, MODEL_CHECK_CACHE_DIR: folder }, 'scan', 'm.pkl');
  rmSync(work, { recursive: true, force: true });
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const place = path.join(file.parentPath, file.name);
    const [sum, text = ''] = readFileSync(place, 'utf8').split('\n');
    writeFileSync(place, `${sum}\n${text.replace(/"facts":\[.*\]/, '"facts":[]')}\n`);
  }
}

test('an entry that somebody without the key has changed does not count', (t) => {
  const shared = path.join(folderOf(t), 'cache');
  mkdirSync(shared, { mode: 0o700 });
  forge(shared, { MODEL_CHECK_CACHE_KEY: KEY });
  const folder = folderOf(t);
  writeFileSync(path.join(folder, 'm.pkl'), ATTACK);
  const { status } = runIn(folder, { MODEL_CHECK_CACHE_DIR: shared, MODEL_CHECK_CACHE_KEY: KEY }, 'scan', 'm.pkl');
  t.is(status, 1);
});

test('without a key a cache of CI is not used, and the run says so', (t) => {
  const shared = path.join(folderOf(t), 'cache');
  const folder = folderOf(t);
  writeFileSync(path.join(folder, 'm.pkl'), ATTACK);
  for (const key of [{}, { MODEL_CHECK_CACHE_KEY: '' }]) {
    const { status, stdout } = runIn(folder, { CI: 'true', MODEL_CHECK_CACHE_DIR: shared, ...key }, 'scan', 'm.pkl');
    t.is(status, 1);
    t.regex(stdout.replaceAll(/\s+/g, ' '), /the cache in MODEL_CHECK_CACHE_DIR is not used: a job of CI/);
    t.throws(() => statSync(shared), { code: 'ENOENT' });
  }
});

(process.platform === 'win32' ? test.skip : test)('a folder that others can write is not used without a key', (t) => {
  const shared = folderOf(t);
  const folder = folderOf(t);
  writeFileSync(path.join(folder, 'm.pkl'), ATTACK);
  spawnSync('chmod', ['777', shared]);
  const { stdout } = runIn(folder, { MODEL_CHECK_CACHE_DIR: shared }, 'scan', 'm.pkl');
  t.regex(stdout.replaceAll(/\s+/g, ' '), /is not used: other users can write into it/);
  t.deepEqual(readdirSync(shared), []);
  spawnSync('chmod', ['700', shared]);
  t.notRegex(runIn(folder, { MODEL_CHECK_CACHE_DIR: shared }, 'scan', 'm.pkl').stdout, /is not used/);
  t.true(readdirSync(shared).length > 0);
});

test('a key that can be guessed is refused', (t) => {
  const folder = folderOf(t);
  writeFileSync(path.join(folder, 'm.pkl'), ATTACK);
  const { status, stderr } = runIn(
    folder,
    { MODEL_CHECK_CACHE_DIR: folder, MODEL_CHECK_CACHE_KEY: 'short' },
    'scan',
    '.',
  );
  t.is(status, 4);
  t.regex(stderr, /MODEL_CHECK_CACHE_KEY: found 5 characters, expected 16 or more/);
});

test('in a repository of SHA-256 the id of a content is not the digest of another one', (t) => {
  const repository = createRepository({ initArguments: ['--object-format=sha256'] });
  t.teardown(() => repository.remove());
  const attack = Buffer.from("!!python/object/apply:posix.system ['true']\n"); // with a header before it, it is no YAML
  const harmless = Buffer.concat([Buffer.from(`blob ${attack.length}\0`), attack]);
  const digest = createHash('sha256').update(harmless).digest('hex'); // that is also what git names the attack
  const folder = path.join(repository.folder, '.git/lfs/objects', digest.slice(0, 2), digest.slice(2, 4));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, digest), harmless);
  repository.write(
    'm.yaml',
    `version https://git-lfs.github.com/spec/v1\noid sha256:${digest}\nsize ${harmless.length}\n`,
  );
  repository.git('add', '.');
  repository.git('commit', '-qm', 'pointer');
  const tree = () => repository.modelCheck('tree', 'HEAD').status;
  t.is(tree(), 0);
  repository.write('m.yaml', attack);
  repository.git('add', '.');
  repository.git('commit', '-qm', 'attack');
  t.regex(repository.git('rev-parse', 'HEAD:m.yaml'), new RegExp(digest));
  t.is(tree(), 1);
});
