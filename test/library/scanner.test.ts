/** Scanning in threads: the same report as without them; what takes too long, too much or is not wanted any more ends, and the scanner goes on. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import {
  DEFAULT_POLICY,
  judge,
  memorySource,
  Scanner,
  type ScannerOptions,
  scan,
  scanBuffer,
} from '../../src/index.ts';
import { runJob } from '../../src/library/job.ts';
import { inFull } from '../support/in-full.ts';

function scannerOf(t: ExecutionContext, options: ScannerOptions = {}): Scanner {
  const scanner = new Scanner(options);
  t.teardown(() => scanner.close());
  return scanner;
}

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function reportHere(bytes: Uint8Array, name: string) {
  const context = { blob: null, today: new Date().toISOString().slice(0, 10) };
  return judge(await scan(memorySource(bytes), name), DEFAULT_POLICY, context);
}

/** One stream that imports so many names: a report of many pieces. */
function manyImports(count: number): Buffer {
  const names = Array.from({ length: count }, (_, index) => `cpackage${index}.inner\nName${index}\n0`).join('');
  return Buffer.from(`\x80\x02${names}N.`, 'latin1');
}

inFull('a thread reports what is found here', async (t) => {
  const scanner = scannerOf(t);
  const folder = folderOf(t);
  const contents = { 'bad.pth': maliciousModel(), 'good.pth': safeModel(), 'many.pkl': manyImports(3000) };
  for (const [name, bytes] of Object.entries(contents)) {
    const expected = await reportHere(bytes, name);
    writeFileSync(path.join(folder, name), bytes);
    t.deepEqual(await scanner.scanFile(path.join(folder, name)), expected);
    t.deepEqual(await scanner.scanBuffer(bytes, { name }), expected);
    t.true(name !== 'many.pkl' || expected.imports.length === 3000);
  }
});

test('the bytes stay the caller’s', async (t) => {
  const bytes = Buffer.from(maliciousModel());
  const { status } = await scannerOf(t).scanBuffer(bytes);
  t.is(status, 'rejected');
  t.deepEqual(bytes, Buffer.from(maliciousModel()));
});

inFull('more contents than threads', async (t) => {
  const scanner = scannerOf(t, { threads: 2 });
  const contents = Array.from({ length: 9 }, (_, index) => (index % 3 === 0 ? maliciousModel() : safeModel()));
  const reports = await Promise.all(contents.map((bytes) => scanner.scanBuffer(bytes, { name: 'm.pth' })));
  t.deepEqual(
    reports.map(({ status }) => status),
    contents.map((_, index) => (index % 3 === 0 ? 'rejected' : 'clean')),
  );
});

test('another policy', async (t) => {
  const policy = { ...DEFAULT_POLICY, failOn: 'never' } as const;
  const { status } = await scannerOf(t).scanBuffer(maliciousModel(), { name: 'm.pth', policy });
  t.is(status, 'warned');
});

test('the time runs out, and the scanner goes on', async (t) => {
  const scanner = scannerOf(t, { threads: 1 });
  const slow = scanner.scanBuffer(maliciousModel(), { name: 'slow.pth', deadline: 1 });
  const error = await t.throwsAsync(slow, { name: 'CheckError', message: 'slow.pth: was not examined within 1 ms' });
  t.is((error as { kind?: string }).kind, 'incomplete');
  t.is((await scanner.scanBuffer(maliciousModel(), { name: 'm.pth' })).status, 'rejected');
});

test('a signal ends an examination and the waiting for one', async (t) => {
  const scanner = scannerOf(t, { threads: 1 });
  const reason = new Error('not wanted any more');
  const first = new AbortController();
  const second = new AbortController();
  const examined = scanner.scanBuffer(safeModel(), { signal: first.signal });
  const waiting = scanner.scanBuffer(safeModel(), { signal: second.signal });
  second.abort(reason);
  t.is(await t.throwsAsync(waiting), reason);
  first.abort(reason);
  t.is(await t.throwsAsync(examined), reason);
  t.is(await t.throwsAsync(scanner.scanBuffer(safeModel(), { signal: AbortSignal.abort(reason) })), reason);
  t.is((await scanner.scanBuffer(maliciousModel())).status, 'rejected');
});

inFull('the memory runs out, and the scanner goes on', async (t) => {
  const scanner = scannerOf(t, { threads: 1, memory: 64 });
  const many = Buffer.from(`{"_target_": "a.b", "c": [${'{},'.repeat(4_000_000)}1]}`);
  await t.throwsAsync(scanner.scanBuffer(many, { name: 'config.json' }), {
    name: 'CheckError',
    message: /^config\.json: its examination needs more than 64 MiB of memory$/,
  });
  t.is((await scanner.scanBuffer(maliciousModel())).status, 'rejected');
});

test.serial('a thread that dies takes its own content with it, and nothing else', async (t) => {
  for (const die of [
    (thread: Worker) => void thread.terminate(),
    (thread: Worker) => void setTimeout(() => thread.terminate(), 20),
  ]) {
    const scanner = scannerOf(t, { threads: 1 });
    process.once('worker', die);
    const dying = scanner.scanBuffer(maliciousModel(), { name: 'm.pth' });
    const waiting = scanner.scanBuffer(maliciousModel(), { name: 'm.pth' });
    const error = await t.throwsAsync(dying, {
      name: 'CheckError',
      message: /^m\.pth: the thread that examined it ended \(exit code \d+\)$/,
    });
    t.is((error as { kind?: string }).kind, 'incomplete');
    t.is((await waiting).status, 'rejected');
  }
});

/** What a thread may do instead of its work; each with what its caller hears. */
const DEATHS: Readonly<Record<string, readonly [program: string, message: RegExp]>> = {
  'it exits': ['process.exit(7)', /ended \(exit code 7\)$/],
  'it exits in silence': ['', /ended \(exit code 0\)$/],
  'it throws': ['throw new Error("inside")', /^a thread failed: [\s\S]*Error: inside/],
  'it rejects': ['Promise.reject(new Error("inside"))', /^a thread failed: [\s\S]*Error: inside/],
  'it does not compile': ['{', /^a thread failed: [\s\S]*SyntaxError/],
  'it needs too much memory': [
    'const all = []; for (;;) all.push(new Array(1000).fill({}))',
    /needs more than 64 MiB of memory$/,
  ],
  'it never ends': ['for (;;);', /was not examined within 1000 ms$/],
  'it never answers': ['setInterval(() => undefined, 100)', /was not examined within 1000 ms$/],
  'it answers something else': [answering('"end"'), /^a thread gave no report$/],
  'it has a bug': [answering('{ bug: "Error: inside" }'), /^Error: inside$/],
};
for (const [what, [program, message]] of Object.entries(DEATHS)) {
  test(`a thread that is of no use: ${what}`, async (t) => {
    const thread = new Worker(program, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 64 } });
    thread.on('error', () => undefined);
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    const request = {
      content: { bytes: new ArrayBuffer(8) },
      name: 'm.pkl',
      policy: DEFAULT_POLICY,
      today: '2026-01-01',
    };
    // To allocate so much takes a while on a busy machine.
    const deadline = message.source.includes('1000 ms') ? 1000 : 60_000;
    const bounds = { deadline, memory: 64, signal: undefined, isClosed: () => false };
    await t.throwsAsync(runJob(thread, request, bounds), { message });
    await ended;
  });
}

function answering(answer: string): string {
  return `require('node:worker_threads').parentPort.on('message', function () { this.postMessage(${answer}); })`;
}

test('what is not there, is a link or stands for another file was not examined', async (t) => {
  const scanner = scannerOf(t);
  const folder = folderOf(t);
  writeFileSync(path.join(folder, 'm.pth'), maliciousModel());
  symlinkSync('m.pth', path.join(folder, 'link.pth'));
  for (const name of ['gone.pth', 'link.pth', '.']) {
    const error = await t.throwsAsync(scanner.scanFile(path.join(folder, name), { name: 'm' }), { name: 'CheckError' });
    t.is((error as { kind?: string }).kind, 'incomplete');
  }
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
  const { status, unexamined } = await scanner.scanBuffer(Buffer.from(pointer), { name: 'm.pth' });
  t.is(status, 'incomplete');
  t.is(unexamined[0]?.reason, 'missing-object');
});

test('a closed scanner ends what it does and takes nothing', async (t) => {
  const scanner = new Scanner({ threads: 1 });
  const running = scanner.scanBuffer(safeModel());
  const waiting = scanner.scanBuffer(safeModel());
  await new Promise((resolve) => setTimeout(resolve, 5));
  await scanner.close();
  await t.throwsAsync(running, { name: 'CheckError', message: /closed/ });
  await t.throwsAsync(waiting, { name: 'CheckError', message: /closed/ });
  await t.throwsAsync(scanner.scanBuffer(safeModel()), { message: /closed/ });
});

test('numbers that make no sense', async (t) => {
  for (const options of [{ threads: 0 }, { threads: 1.5 }, { memory: 1 }])
    t.throws(() => new Scanner(options), { name: 'CheckError', message: /expected a whole number/ });
  await t.throwsAsync(scanBuffer(safeModel(), { deadline: 0 }), { name: 'CheckError', message: /^deadline: found 0/ });
});

test('a process that has scanned ends by itself', (t) => {
  const index = new URL('../../src/index.js', import.meta.url).href;
  const code = `import { scanBuffer } from ${JSON.stringify(index)};
    console.log((await scanBuffer(Buffer.from('cposix\\nsystem\\n(S"true"\\ntR.'))).status);`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
  t.is(stdout, 'rejected\n');
  t.is(status, 0);
});
