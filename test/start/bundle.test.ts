/** The bundle of the whole program does what the modules do, whatever the code cache holds. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import anyTest, { type ExecutionContext } from 'ava';
import type * as Program from '../../src/cli.ts';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { loadProgram } from '../../src/start/load-program.ts';
import { inFull } from '../support/in-full.ts';
import { BIN, createRepository, isolatedEnvironment, startedRepository } from '../support/repository.ts';

const BUNDLE = fileURLToPath(new URL('../../bundle/program.cjs', import.meta.url));

/** As bin/git-model-check.js takes it: where nothing was compiled after it. */
function isFresh(): boolean {
  const compiled = fileURLToPath(new URL('../../.tsbuildinfo', import.meta.url));
  return existsSync(BUNDLE) && statSync(BUNDLE).mtimeMs >= statSync(compiled).mtimeMs;
}

const test = isFresh() ? anyTest : anyTest.skip;
if (!isFresh()) anyTest('skipped: there is no fresh bundle (npm run compile makes it)', (t) => t.pass());

test('a policy, a DVC pointer and a configuration in YAML are read by the bundle', async (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('.model-checkrc.yaml', 'failOn: high\n');
  repository.write('model.pkl.dvc', `outs:\n- md5: ${'0'.repeat(32)}\n  size: 3\n  path: model.pkl\n`);
  repository.write('config.yaml', 'class_name: Sequential\nconfig: { layers: [] }\n');
  repository.git('add', '.');
  const { main } = loadProgram(BUNDLE, 'staged', {}, createRequire(import.meta.url)).program as typeof Program;
  const output: string[] = [];
  const stream = { write: (text: string | Uint8Array) => output.push(String(text)) };
  const environment = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const io = { cwd: repository.folder, environment, stdin: process.stdin, stdout: stream, stderr: stream };
  const code = await main(['staged', '--format', 'json'], io);
  t.is(code, 0, output.join(''));
  const { files } = JSON.parse(output.join(''));
  t.true(
    files.some((file: { path: string; status: string }) => file.path === 'model.pkl' && file.status === 'left-out'),
    output.join(''),
  );
});

// What is compiled from a text, as load-program.ts does, cannot import: a call that the bundler leaves would end the run.
test('the bundler leaves no import to be made by the program', (t) => {
  t.deepEqual(readFileSync(BUNDLE, 'latin1').match(/[^#.\w]import\(["'`][^)]*\)/g) ?? [], []);
});

interface Run {
  readonly folder: string;
  /** Where the code cache lies, once there is one. */
  entry(): string;
  scan(environment?: NodeJS.ProcessEnv, files?: readonly string[]): SpawnSyncReturns<string>;
}

function prepare(t: ExecutionContext): Run {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'malicious.pth'), maliciousModel());
  writeFileSync(path.join(folder, 'safe.pth'), safeModel());
  const caches = path.join(folder, 'caches');
  return {
    folder,
    entry: () => path.join(caches, 'git-model-check', 'code', readdirSync(`${caches}/git-model-check/code`)[0] ?? ''),
    scan: (extra = { XDG_CACHE_HOME: caches, LOCALAPPDATA: caches }, files = ['malicious.pth', 'safe.pth']) =>
      spawnSync(process.execPath, [BIN, 'scan', '--no-config', ...files], {
        cwd: folder,
        env: isolatedEnvironment(extra),
        encoding: 'utf8',
      }),
  };
}

function rejects(t: ExecutionContext, { status, signal, stdout, stderr }: SpawnSyncReturns<string>): void {
  t.is(status, 1, `${signal} ${stderr}`);
  t.regex(stdout, /posix\.system/);
  t.is(stderr, '');
}

inFull('with a code cache and without one the same is said', (t) => {
  const { scan, entry } = prepare(t);
  const first = scan();
  rejects(t, first);
  const written = readFileSync(entry());
  const second = scan();
  t.deepEqual([second.status, second.stdout, second.stderr], [first.status, first.stdout, first.stderr]);
  t.deepEqual(readFileSync(entry()), written, 'a run that ends as one before it writes nothing');
});

inFull('a run of another format adds its code once, and takes none away', (t) => {
  const { scan, entry, folder } = prepare(t);
  writeFileSync(path.join(folder, 'config.yaml'), '_target_: torch.nn.Linear\nin_features: 3\n');
  const kept = (file: string) => {
    t.is(scan(undefined, [file]).status, 0);
    const { size, ino } = statSync(entry());
    return { size, ino };
  };
  const ofPickle = kept('safe.pth');
  t.deepEqual(kept('safe.pth'), ofPickle);
  const ofBoth = kept('config.yaml');
  t.true(ofBoth.size > ofPickle.size);
  for (const file of ['config.yaml', 'safe.pth', 'config.yaml']) t.deepEqual(kept(file), ofBoth, file);
});

inFull('a run that bounds its heap keeps code that the next one takes', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('model.pkl', 'cos\nsystem\n(S"id"\ntR.');
  repository.git('add', '.');
  repository.git('commit', '-qm', 'a model');
  const caches = path.join(repository.folder, '.git', 'caches');
  const env = isolatedEnvironment({ XDG_CACHE_HOME: caches, LOCALAPPDATA: caches });
  const tree = () =>
    spawnSync(process.execPath, [BIN, 'tree', 'HEAD'], { cwd: repository.folder, env, encoding: 'utf8' });
  const folder = path.join(caches, 'git-model-check', 'code');
  const kept = () => readdirSync(folder).map((name) => [name, statSync(path.join(folder, name)).ino]);
  t.is(tree().status, 1);
  const first = kept();
  t.is(first.length, 2, 'of the program and of its packages');
  t.is(tree().status, 1);
  t.deepEqual(kept(), first, 'what V8 rejects is written anew');
});

test('a code cache that is damaged, cut or foreign crashes nothing', (t) => {
  const { scan, entry } = prepare(t);
  rejects(t, scan());
  const whole = readFileSync(entry());
  for (const change of [
    (bytes: Buffer) => bytes.fill(0xff, bytes.length >> 2, (bytes.length >> 2) + 64),
    (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1),
    (bytes: Buffer) => bytes.fill(0),
    (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replaceAll(process.version, 'v20.0.99'), 'latin1'),
  ]) {
    writeFileSync(entry(), change(Buffer.from(whole)));
    rejects(t, scan());
  }
});

test('without a home, or with one that cannot be written to, it only starts later', (t) => {
  const { scan, folder } = prepare(t);
  const nowhere = { XDG_CACHE_HOME: '', LOCALAPPDATA: '', HOME: '' };
  rejects(t, scan(nowhere));
  rejects(t, scan({ ...nowhere, HOME: path.join(folder, 'missing') }));
  chmodSync(folder, 0o500);
  t.teardown(() => chmodSync(folder, 0o700));
  rejects(t, scan({ ...nowhere, HOME: path.join(folder, 'read-only') }));
});

/** In place of git: nothing is started, and nobody says so. */
const SILENT_GIT = `
process.binding('process_wrap').Process.prototype.spawn = () => 0;
process.binding('pipe_wrap').Pipe.prototype.readStart = () => 0;
`;

(/^v(?:20|22)\./.test(process.version) && process.platform !== 'win32' ? test : anyTest.skip)(
  'a run that ends before git has answered has approved nothing',
  (t) => {
    const repository = startedRepository(t, 'old.txt', 'first\n');
    repository.write('silent-git.cjs', SILENT_GIT);
    const run = (extra: Record<string, string>) =>
      spawnSync(process.execPath, [BIN, 'hook', 'pre-commit'], {
        cwd: repository.folder,
        env: { ...isolatedEnvironment(), ...extra },
        encoding: 'utf8',
      });
    t.is(run({}).status, 0);
    const { status, stderr } = run({ NODE_OPTIONS: `--require=${repository.folder}/silent-git.cjs` });
    t.is(status, 2);
    t.is(stderr, 'git-model-check: a bug of ours: it ended before it was done, and nothing was approved\n');
  },
);
