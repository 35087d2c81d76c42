/** Folders of a cache are made, or it is said at once why not. */
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { makeFolder } from '../../src/cache/make-folder.ts';

test('folders in folders', (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'make-folder-'));
  t.teardown(() => rmSync(root, { recursive: true }));
  const folder = path.join(root, 'a', 'b', 'c');
  makeFolder(folder, 0o700);
  makeFolder(folder, 0o700);
  t.true(statSync(folder).isDirectory());
  writeFileSync(path.join(root, 'file'), '');
  t.throws(() => makeFolder(path.join(root, 'file', 'x'), 0o700), { code: 'ENOTDIR' });
  symlinkSync(path.join(root, 'nowhere'), path.join(root, 'link'));
  t.throws(() => makeFolder(path.join(root, 'link', 'x'), 0o700), { code: 'ENOENT' });
});

const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux('a folder that takes no entry and says that there is none ends no run', (t) => {
  t.throws(() => makeFolder('/proc/1/a/b', 0o700));
});
