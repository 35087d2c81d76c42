/** A policy is looked for under a hundred names that are nearly its own: a folder is listed once for all of them. See https://nodejs.org/api/fs.html#fsreaddirsyncpath-options. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { loadPolicy } from '../../src/config/load-policy.ts';
import { nearPlaces } from '../../src/config/places.ts';
import { namesOnDisk, readFromDisk } from '../../src/run/policy/disk-policy.ts';

function folderWith(t: ExecutionContext, ...names: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of names) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), '');
  }
  return folder;
}

test('what is there is found in each folder, in any case', (t) => {
  const folder = folderWith(t, 'b', 'A.yaml', '.config/c.yml');
  const names = ['a.yaml', 'b', 'c.yml', '.config/c.yml', '.config/b', 'none/b', 'b/b'];
  t.deepEqual(namesOnDisk(folder, names), ['a.yaml', 'b', '.config/c.yml']);
  t.deepEqual(namesOnDisk(path.join(folder, 'none'), names), []);
});

test('where a folder may not be listed any name may be there', (t) => {
  if (process.getuid === undefined || process.getuid() === 0) return t.pass('skipped: everything may be listed here');
  const folder = folderWith(t, 'b');
  chmodSync(folder, 0o300);
  t.teardown(() => chmodSync(folder, 0o700));
  return t.deepEqual(namesOnDisk(folder, ['a', 'b']), ['a', 'b']);
});

test('only what is there is read, and the same is said', async (t) => {
  const folder = folderWith(t, '.model-checkrc.toml', '.config/model-check.config.js', 'other');
  const read = readFromDisk(folder);
  const asked: string[] = [];
  const counted = async (name: string) => {
    asked.push(name);
    return read(name);
  };
  const near: ReadonlySet<string> = new Set(nearPlaces());
  const among = (names: readonly string[]) => read.among?.(names) ?? names;
  const { notices } = await loadPolicy({ read: Object.assign(counted, { among }) });
  t.deepEqual(
    asked.filter((name) => near.has(name)),
    ['.model-checkrc.toml', '.config/model-check.config.js'],
  );
  t.deepEqual(notices, (await loadPolicy({ read: async (name) => read(name) })).notices);
  t.is(notices.length, 2);
});
