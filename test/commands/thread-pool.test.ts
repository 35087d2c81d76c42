/** Threads: what they find is what one finds, in the order of the candidates; what goes wrong in one is reported. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import type { OpenedSource } from '../../src/candidate.ts';
import { check } from '../../src/check.ts';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { openFile } from '../../src/git/content/file-source.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { ThreadPool } from '../../src/run/thread-pool.ts';
import { LateThreads } from '../../src/run/threads.ts';
import { scan } from '../../src/scan.ts';
import { inFull } from '../support/in-full.ts';

const THREAD = {
  script: fileURLToPath(new URL('../../../bin/examine-in-thread.js', import.meta.url)),
  data: null,
};

function poolOf(t: ExecutionContext, count: number, thread = THREAD): ThreadPool {
  const pool = new ThreadPool(thread, count, DEFAULT_LIMITS);
  t.teardown(() => pool.close());
  return pool;
}

const inMemory = (bytes: Uint8Array): OpenedSource => ({ ...memorySource(bytes), close: () => undefined });

function fileOf(t: ExecutionContext, name: string, content: Uint8Array | string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('a thread finds in memory and in a file what is found here', async (t) => {
  const pool = poolOf(t, 2);
  const expected = await scan(memorySource(maliciousModel()), 'bad.pth');
  t.true(expected.facts.length > 0);
  const opened = openFile(fileOf(t, 'bad.pth', maliciousModel()), 'bad.pth');
  const found = await Promise.all([
    pool.examine(inMemory(maliciousModel()), 'bad.pth'),
    pool.examine(opened, 'bad.pth'),
    pool.examine(inMemory(maliciousModel()), 'bad.pth'),
  ]);
  for (const evidence of found) t.deepEqual(evidence, expected);
  t.notThrows(() => opened.close(), 'the descriptor was left open');
});

test('a file that cannot be read there is reported as it would be here', async (t) => {
  const pool = poolOf(t, 1);
  const opened = openFile(fileOf(t, 'short.pth', safeModel()), 'short.pth');
  const source = { ...opened, size: 10_000 };
  await t.throwsAsync(pool.examine(source, 'short.pth'), {
    name: 'CheckError',
    message: /short\.pth: became shorter/,
  });
  opened.close();
  t.is((await pool.examine(inMemory(safeModel()), 'x.pth')).path, 'x.pth', 'the thread goes on');
});

test('a bug in a thread, and its end, are errors', async (t) => {
  const bad = poolOf(t, 1, {
    ...THREAD,
    script: fileOf(
      t,
      'dies.cjs',
      "require('node:worker_threads').parentPort.on('message', () => { throw new Error('a bug'); });",
    ),
  });
  await t.throwsAsync(bad.examine(inMemory(safeModel()), 'throws'), { message: /a thread failed: Error: a bug/ });
  const other = poolOf(t, 1, {
    ...THREAD,
    script: fileOf(t, 'ends.cjs', "require('node:worker_threads').parentPort.on('message', () => process.exit(0));"),
  });
  await t.throwsAsync(other.examine(inMemory(safeModel()), 'ends'), { message: /thread that examined ends ended/ });
});

const MIB = 1024 * 1024;

test('threads start only for large contents that took long, and for --jobs above 1', async (t) => {
  const late = (jobs: number | null, thread?: typeof THREAD) =>
    new LateThreads({ jobs, thread, limits: DEFAULT_LIMITS });
  const two = late(2, THREAD);
  t.teardown(() => two.close());
  t.is(await two.forContent(MIB), null);
  two.learn(MIB - 1, 10_000);
  t.is(await two.forContent(MIB), null, 'what was short does not count');
  two.learn(MIB, 250);
  t.is(await two.forContent(MIB - 1), null);
  t.true((await two.forContent(MIB)) instanceof ThreadPool);
  for (const one of [late(1, THREAD), late(4)]) {
    one.learn(MIB, 10_000);
    t.is(await one.forContent(MIB), null);
  }
});

inFull('reports come in the order of the candidates, whichever thread is done first', async (t) => {
  const pool = poolOf(t, 3);
  const models = Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? maliciousModel() : safeModel()));
  const candidates = models.map((bytes, index) => ({
    path: `${index}.pth`,
    blob: null,
    size: bytes.length,
    open: () => inMemory(bytes),
  }));
  const options = { policy: DEFAULT_POLICY, today: '2026-01-01' };
  const one = await check(candidates, options);
  t.deepEqual(
    one.map(({ findings }) => findings.length > 0),
    models.map((_, index) => index % 3 === 0),
  );
  // Every second one here, the others in threads.
  let count = 0;
  const forContent = async () => (count++ % 2 === 0 ? pool : null);
  t.deepEqual(await check(candidates, { ...options, threads: { learn: () => undefined, forContent } }), one);
});

test('an error in a thread ends the check', async (t) => {
  const examine = () => Promise.reject(new Error('a bug'));
  const candidate = { path: 'x.pth', blob: null, size: MIB, open: () => inMemory(safeModel()) };
  const threads = { learn: () => undefined, forContent: async () => ({ examine }) };
  const run = check([candidate, candidate], { policy: DEFAULT_POLICY, today: '2026-01-01', threads });
  await t.throwsAsync(run, { message: 'a bug' });
});
