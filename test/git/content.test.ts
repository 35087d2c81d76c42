/** How content is opened: proved files, files without a name, and what is asked for ahead. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { BlobReader } from '../../src/git/content/blob-reader.ts';
import { BlobStore } from '../../src/git/content/blob-store.ts';
import { openProvedFile, provedContent } from '../../src/git/content/proved-file.ts';
import { ReadAhead } from '../../src/git/content/read-ahead.ts';
import { findRepository } from '../../src/git/repository.ts';
import { createRepository, isolatedEnvironment } from '../support/repository.ts';

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const expected = (content: string) =>
  ({
    algorithm: 'sha1',
    prefix: `blob ${content.length}\0`,
    digest: createHash('sha1').update(`blob ${content.length}\0${content}`).digest('hex'),
    size: content.length,
  }) as const;

test('a file that is the blob is read through the descriptor that proved it', async (t) => {
  const file = path.join(folderOf(t), 'model');
  const content = 'x'.repeat(3_000_000);
  writeFileSync(file, content);
  const source = await openProvedFile(file, expected(content), 'model');
  rmSync(file);
  writeFileSync(file, 'something else');
  t.is(Buffer.from(source?.read(2_999_990, 3_000_000) ?? []).toString(), 'xxxxxxxxxx');
});

test('a file that changes while it is examined proves nothing', async (t) => {
  const file = path.join(folderOf(t), 'model');
  writeFileSync(file, 'content');
  const source = await openProvedFile(file, expected('content'), 'model');
  appendFileSync(file, 'more');
  t.throws(() => source?.close(), { message: /model: changed while it was examined/ });
});

test('other content, a link and nothing at all prove nothing', async (t) => {
  const folder = folderOf(t);
  writeFileSync(path.join(folder, 'other'), 'CONTENT');
  writeFileSync(path.join(folder, 'right'), 'content');
  symlinkSync('right', path.join(folder, 'link'));
  for (const name of ['other', 'link', 'missing', '.']) {
    t.is(await openProvedFile(path.join(folder, name), expected('content'), name), null, name);
  }
});

test('a short file that is the blob gives its content, and nothing else does', (t) => {
  const folder = folderOf(t);
  const { digest } = expected('content');
  const short = 'x'.repeat(32 * 1024);
  const files = { right: 'content', other: 'CONTENT', longer: 'content ', short, long: `${short}x` };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  symlinkSync('right', path.join(folder, 'link'));
  spawnSync('mkfifo', [path.join(folder, 'pipe')]);
  const contentOf = (name: string, oid: string) => provedContent(path.join(folder, name), 'sha1', oid)?.toString();
  t.is(contentOf('right', digest), 'content');
  for (const name of ['other', 'longer', 'link', 'pipe', 'missing', '.'])
    t.is(contentOf(name, digest), undefined, name);
  t.is(contentOf('short', expected(short).digest), short);
  t.is(contentOf('long', expected(files.long).digest), undefined, 'a longer one is not held in memory');
});

test('what was read of one short file stays when others are read', (t) => {
  const folder = folderOf(t);
  const contents = Array.from({ length: 80 }, (_, index) => String.fromCharCode(48 + index).repeat(400 * index));
  const kept = contents.map((content, index) => {
    const file = path.join(folder, `${index}`);
    writeFileSync(file, content);
    t.is(provedContent(file, 'sha1', expected('other').digest), null);
    return provedContent(file, 'sha1', expected(content).digest);
  });
  t.deepEqual(
    kept.map((content) => content?.toString()),
    contents,
  );
});

test('a large blob comes from the worktree if it is there unchanged, else from git', async (t) => {
  const made = createRepository();
  t.teardown(made.remove);
  const content = Buffer.alloc(9 * 1024 * 1024, 'abc');
  made.write('large', content);
  made.git('add', '.');
  const oid = made.git('rev-parse', ':large').trim();
  const repository = await findRepository({ cwd: made.folder, environment: isolatedEnvironment() });
  const store = new BlobStore(repository);
  t.teardown(() => store.close());
  const tail = async () => {
    const source = await store.open(oid, content.length, 'large', Buffer.from('large'));
    const bytes = Buffer.from(source.read(content.length - 3, content.length)).toString();
    source.close();
    return bytes;
  };
  t.is(await tail(), 'abc');
  made.write('large', Buffer.alloc(content.length, 'xyz'));
  t.is(await tail(), 'abc');
});

test('answers come to whom they are due, missing ones too', async (t) => {
  const made = createRepository();
  t.teardown(made.remove);
  made.write('a', 'A'.repeat(200_000));
  made.write('b', '');
  made.git('add', '.');
  const reader = new BlobReader({ cwd: made.folder, environment: isolatedEnvironment() }, '--batch');
  t.teardown(() => reader.close());
  const answers = await Promise.all([':0:a', ':0:missing', ':0:b', ':0:a'].map((name) => reader.request(name)));
  t.deepEqual(
    answers.map((answer) => (answer.kind === 'object' ? answer.content?.length : answer.kind)),
    [200_000, 'missing', 0, 200_000],
  );
});

test('a git that knows no commands is asked in the old way', async (t) => {
  const made = createRepository();
  t.teardown(made.remove);
  made.write('a', 'A'.repeat(70_000));
  made.git('add', '.');
  const folder = path.join(made.folder, 'bin');
  made.write(
    'bin/git',
    '#!/bin/sh\ncase " $* " in *" --batch-command "*) exit 129;; esac\nPATH=${PATH#*:} exec git "$@"\n',
  );
  chmodSync(path.join(folder, 'git'), 0o755);
  const environment = isolatedEnvironment();
  const location = { cwd: made.folder, environment: { ...environment, PATH: `${folder}:${environment['PATH']}` } };
  for (const mode of ['--batch', '--batch-check'] as const) {
    const reader = new BlobReader(location, mode);
    t.teardown(() => reader.close());
    const answers = await Promise.all([':0:a', ':0:missing', ':0:a'].map((name) => reader.request(name)));
    t.deepEqual(
      answers.map((answer) => (answer.kind === 'object' ? answer.size : answer.kind)),
      [70_000, 'missing', 70_000],
    );
    t.is((await reader.request(':0:a')).kind, 'object');
  }
});

test('nothing is asked for before something is opened, and what is passed over is forgotten', async (t) => {
  const made = createRepository();
  t.teardown(made.remove);
  for (let index = 0; index < 200; index += 1) made.write(`${index}`, `content ${index}`);
  made.git('add', '.');
  const repository = await findRepository({ cwd: made.folder, environment: isolatedEnvironment() });
  const store = new BlobStore(repository);
  t.teardown(() => store.close());
  const ahead = new ReadAhead(store);
  const staged = made
    .git('rev-parse', ...Array.from({ length: 200 }, (_, index) => `:${index}`))
    .trim()
    .split('\n');
  const openers = staged.map((oid, index) =>
    ahead.opener({ oid, size: 9, shown: `${index}`, worktreePath: undefined, content: null }),
  );
  for (const index of [3, 4, 150, 199]) {
    const source = await openers[index]?.();
    t.is(Buffer.from(source?.bytes ?? []).toString(), `content ${index}`);
  }
});

/** Mutable: how often each content was asked for. */
class CountingStore extends BlobStore {
  readonly asked: string[] = [];

  override open(oid: string, size: number, shown: string, worktreePath?: Buffer) {
    this.asked.push(shown);
    return super.open(oid, size, shown, worktreePath);
  }
}

test('once something was opened, git is asked as soon as a blob is planned, and not for what is known', async (t) => {
  const made = createRepository();
  t.teardown(made.remove);
  for (const name of ['a', 'b', 'c']) made.write(name, `content ${name}`);
  made.git('add', '.');
  const repository = await findRepository({ cwd: made.folder, environment: isolatedEnvironment() });
  const store = new CountingStore(repository);
  t.teardown(() => store.close());
  const ahead = new ReadAhead(store);
  const opener = (shown: string, content: Buffer | null = null) => {
    const oid = made.git('rev-parse', `:${shown}`).trim();
    return ahead.opener({ oid, size: 9, shown, worktreePath: undefined, content });
  };
  const known = opener('a', Buffer.from('content a'));
  const first = opener('b');
  t.deepEqual(store.asked, []);
  t.is(Buffer.from((await known()).bytes ?? []).toString(), 'content a');
  t.deepEqual(store.asked, ['b']);
  const second = opener('c');
  t.deepEqual(store.asked, ['b', 'c']);
  for (const [open, content] of [
    [first, 'content b'],
    [second, 'content c'],
  ] as const)
    t.is(Buffer.from((await open()).bytes ?? []).toString(), content);
  t.deepEqual(store.asked, ['b', 'c']);
});
