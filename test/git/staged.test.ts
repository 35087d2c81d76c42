/** What the index is said to record, entry by entry, through real git. */
import test, { type ExecutionContext } from 'ava';
import type { Candidate } from '../../src/candidate.ts';
import { candidatesOf } from '../../src/git/candidates.ts';
import { BlobStore } from '../../src/git/content/blob-store.ts';
import { readSnapshot } from '../../src/git/listing/snapshot.ts';
import { stagedEntries } from '../../src/git/listing/staged.ts';
import { findRepository } from '../../src/git/repository.ts';
import { createRepository, isolatedEnvironment, type Repository } from '../support/repository.ts';

async function staged(t: ExecutionContext, repository: Repository): Promise<readonly Candidate[]> {
  const found = await findRepository({ cwd: repository.folder, environment: isolatedEnvironment() });
  const store = new BlobStore(found);
  t.teardown(() => store.close());
  const candidates: Candidate[] = [];
  for await (const candidate of candidatesOf(found, store, [await stagedEntries(found)])) candidates.push(candidate);
  return candidates;
}

async function contentOf(candidate: Candidate | undefined): Promise<string> {
  const source = await candidate?.open();
  const text = Buffer.from(source?.read(0, source.size) ?? []).toString('latin1');
  source?.close();
  return text;
}

function repository(t: ExecutionContext): Repository {
  const made = createRepository();
  t.teardown(() => made.remove());
  return made;
}

test('on an unborn branch everything in the index is new', async (t) => {
  const made = repository(t);
  made.write('a.txt', 'one');
  made.write('b/c.bin', Uint8Array.of(0x80, 2, 0xff, 0x2e));
  made.git('add', '.');
  made.write('a.txt', 'changed after it was staged');
  const candidates = await staged(t, made);
  t.deepEqual(
    candidates.map(({ path, size }) => [path, size]),
    [
      ['a.txt', 3],
      ['b/c.bin', 4],
    ],
  );
  t.is(await contentOf(candidates[0]), 'one');
  t.is(await contentOf(candidates[1]), '\x80\x02\xff.');
});

test('links and submodules are reported as left out, deletions and intentions to add are not there', async (t) => {
  const made = repository(t);
  made.write('old.txt', 'x');
  made.git('add', '.');
  made.git('commit', '-qm', 'one');
  made.git('rm', '-q', 'old.txt');
  made.write('intended.pkl', 'x');
  made.git('add', '-N', 'intended.pkl');
  const link = made.git('hash-object', '-w', '--stdin', '-t', 'blob').trim();
  made.git('update-index', '--add', '--cacheinfo', `120000,${link},model.pkl`);
  made.git('update-index', '--add', '--cacheinfo', `160000,${made.git('rev-parse', 'HEAD').trim()},sub`);
  const candidates = await staged(t, made);
  t.deepEqual(
    candidates.map(({ path, leftOut }) => [path, leftOut]),
    [
      ['model.pkl', 'a symbolic link: not followed'],
      ['sub', 'a submodule: checked in its own repository'],
    ],
  );
  await t.throwsAsync(async () => candidates[0]?.open(), { message: /symbolic link/ });
});

test('the policy comes from the index, not from the disk', async (t) => {
  const made = repository(t);
  made.write('.model-checkrc', 'failOn: high\n');
  made.git('add', '.');
  made.write('.model-checkrc', 'failOn: never\n');
  const store = new BlobStore(await findRepository({ cwd: made.folder, environment: isolatedEnvironment() }));
  t.teardown(() => store.close());
  const read = (mostBytes: number) =>
    readSnapshot(store.named, { from: 'index' }, ['.model-checkrc', 'missing.json'], mostBytes);
  const texts = [...(await read(13))].map(([name, file]) => [name, file.size, file.text]);
  t.deepEqual(texts, [['.model-checkrc', 13, 'failOn: high\n']]);
  t.is((await read(12)).get('.model-checkrc')?.text, null);
});
