/** Which folders of a cache are believed without a key: those in whose place nobody else can put anything. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { strangerIn } from '../../src/cache/stranger.ts';

const onPosix = process.platform === 'win32' ? test.skip : test;

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function below(folder: string, name: string, mode = 0o700): string {
  const place = path.join(folder, name);
  mkdirSync(place);
  chmodSync(place, mode);
  return place;
}

test('one of ours, there or not yet', (t) => {
  const folder = folderOf(t);
  t.is(strangerIn(folder), null);
  t.is(strangerIn(path.join(folder, 'new', 'cache')), null);
});

onPosix('one that others can write', (t) => {
  for (const mode of [0o777, 0o770, 0o1777, 0o702])
    t.regex(strangerIn(below(folderOf(t), 'cache', mode)) ?? '', /other users can write into it/);
});

onPosix('one below a folder that others can write', (t) => {
  const open = below(folderOf(t), 'open', 0o777);
  for (const place of [below(open, 'cache'), path.join(open, 'new'), below(below(open, 'a'), 'b')])
    t.regex(strangerIn(place) ?? '', /put another folder in its place/, place);
});

onPosix('one that is a link, by where the link lies and by where it leads', (t) => {
  const folder = folderOf(t);
  const link = path.join(folder, 'link');
  symlinkSync(below(folder, 'cache'), link);
  t.is(strangerIn(link), null);
  const open = below(folder, 'open', 0o777);
  const inOpen = path.join(open, 'link');
  symlinkSync(path.join(folder, 'cache'), inOpen);
  t.regex(strangerIn(inOpen) ?? '', /put another folder in its place/);
  const toOpen = path.join(folder, 'to-open');
  symlinkSync(below(open, 'cache'), toOpen);
  t.regex(strangerIn(toOpen) ?? '', /put another folder in its place/);
});

test('one in a worktree, however it is linked; below .git it is none of the files', (t) => {
  const folder = folderOf(t);
  const worktree = below(folder, 'work');
  const git = below(worktree, '.git');
  t.regex(strangerIn(below(worktree, 'cache')) ?? '', /worktree/);
  t.regex(strangerIn(path.join(worktree, 'a', 'b')) ?? '', /worktree/);
  t.is(strangerIn(below(git, 'cache')), null);
  const link = path.join(folder, 'link');
  symlinkSync(path.join(worktree, 'cache'), link, 'junction');
  t.regex(strangerIn(link) ?? '', /worktree/);
  const linked = below(folder, 'linked');
  writeFileSync(path.join(linked, '.git'), 'gitdir: elsewhere\n');
  t.regex(strangerIn(path.join(linked, 'cache')) ?? '', /worktree/);
});
