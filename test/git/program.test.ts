/** Which `git` is started: the first on PATH that is a program, and that no checkout can bring. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { gitProgram } from '../../src/git/program.ts';

const NAME = process.platform === 'win32' ? 'git.exe' : 'git';
/** Who may enter every folder. */
const isRoot = process.getuid?.() === 0;

function folders() {
  const root = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  const inFolder = (name: string): string => path.join(root, name);
  for (const name of ['locked', 'data', 'tools']) mkdirSync(inFolder(name));
  writeFileSync(inFolder(`tools/${NAME}`), '');
  chmodSync(inFolder(`tools/${NAME}`), 0o755);
  return { inFolder, remove: () => rmSync(root, { recursive: true }) };
}

test('what is no program is passed over', (t) => {
  const { inFolder, remove } = folders();
  t.teardown(remove);
  mkdirSync(inFolder(`data/${NAME}`));
  const search = [inFolder('data'), inFolder('nowhere'), inFolder('tools')].join(path.delimiter);
  t.is(gitProgram(inFolder('nowhere'), { PATH: search }), inFolder(`tools/${NAME}`));
});

(isRoot || process.platform === 'win32' ? test.skip : test)('and so is a folder that nobody may enter', (t) => {
  const { inFolder, remove } = folders();
  t.teardown(() => {
    chmodSync(inFolder('locked'), 0o755);
    remove();
  });
  chmodSync(inFolder('locked'), 0);
  const search = [inFolder('locked'), inFolder('tools')].join(path.delimiter);
  t.is(gitProgram(inFolder('nowhere'), { PATH: search }), inFolder(`tools/${NAME}`));
});
