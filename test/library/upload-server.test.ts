/** The server of examples/: fifty uploads at once, hostile ones among them, each with its own answer; memory stays bounded, and no file stays behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { inFull } from '../support/in-full.ts';

const SERVER = fileURLToPath(new URL('../../../examples/upload-server/server.mjs', import.meta.url));

interface Running {
  readonly server: ChildProcess;
  readonly address: string;
  /** Where uploads lie while they are examined. */
  readonly folder: string;
}

async function start(t: ExecutionContext): Promise<Running> {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  const env = { ...process.env, PORT: '0', TMPDIR: folder, TMP: folder, TEMP: folder };
  const server = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  t.teardown(() => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  if (server.stdout === null) throw new Error('no output');
  const [address] = (await once(createInterface(server.stdout), 'line')) as [string];
  return { server, address, folder };
}

interface Answer {
  readonly code: number;
  readonly isAccepted?: boolean;
  readonly status?: string;
}

async function upload(address: string, name: string, body: Uint8Array): Promise<Answer> {
  const response = await fetch(`${address}/${name}`, { method: 'POST', body: Buffer.from(body) });
  return { code: response.status, ...((await response.json()) as object) };
}

/** What lies there that no upload may leave. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

/** MiB that the process has taken at most; null where the system does not say. */
function peakOf({ pid }: ChildProcess): number | null {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return null;
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1]) / 1024;
}

/** Costs a reader much, and is no model: noise in pickle's clothes, a list without end, a name of another folder. */
const HOSTILE: Readonly<Record<string, Uint8Array>> = {
  '..%2f..%2fetc%2fpasswd': maliciousModel(),
  'marks.pkl': Buffer.concat([Buffer.from([0x80, 2]), Buffer.alloc(1_000_000, '(')]),
  'list.pkl': Buffer.concat([Buffer.from('\x80\x02(', 'latin1'), Buffer.alloc(2_000_000, 'K\x01'), Buffer.from('l.')]),
  'cut.pth': maliciousModel().subarray(0, 60),
  'objects.json': Buffer.from(`{"_target_": "os.system", "a": [${'{},'.repeat(200_000)}1]}`),
};

test('fifty at once', async (t) => {
  const { server, address, folder } = await start(t);
  const hostile = Object.entries(HOSTILE);
  const uploads = Array.from({ length: 50 }, (_, index) => {
    const [name, body] = hostile[index % hostile.length] ?? ['', new Uint8Array()];
    if (index % 3 === 0) return { name: 'good.pth', body: safeModel(), expected: 'clean' };
    if (index % 3 === 1) return { name: 'bad.pth', body: maliciousModel(), expected: 'rejected' };
    return { name, body, expected: null };
  });
  const answers = await Promise.all(uploads.map(({ name, body }) => upload(address, name, body)));
  for (const [index, { name, expected }] of uploads.entries()) {
    const answer = answers[index];
    t.is(answer?.code, answer?.isAccepted === true ? 200 : 422, name);
    if (expected !== null) t.is(answer?.status, expected);
    else t.true(name === 'list.pkl' || answer?.isAccepted === false, `${name}: ${JSON.stringify(answer)}`);
  }
  t.deepEqual(filesIn(folder), []);
  const peak = peakOf(server);
  if (peak === null) t.log('memory: not measured, the system does not say');
  else t.true(peak < 700, `${peak} MiB`);
});

inFull('whoever goes away in the middle leaves nothing behind, and the server goes on', async (t) => {
  const { server, address, folder } = await start(t);
  const gone = new AbortController();
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.alloc(100_000)),
    pull: () => new Promise(() => undefined),
  });
  const request = fetch(`${address}/m.pkl`, {
    method: 'POST',
    body,
    duplex: 'half',
    signal: gone.signal,
  } as RequestInit);
  for (let tries = 0; tries < 200 && filesIn(folder).length === 0; tries += 1) await pause();
  t.is(filesIn(folder).length, 1);
  gone.abort();
  t.is(await request.catch(() => 'gone'), 'gone');
  for (let tries = 0; tries < 200 && filesIn(folder).length > 0; tries += 1) await pause();
  t.deepEqual(filesIn(folder), []);
  t.is((await upload(address, 'bad.pth', maliciousModel())).status, 'rejected');
  t.is((await fetch(address)).status, 405);
  server.kill('SIGTERM');
  const [code] = await once(server, 'exit');
  t.is(code, 0);
  t.deepEqual(readdirSync(folder), []);
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 25));
