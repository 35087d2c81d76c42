// `npm test`: all tests. To start a process for each file, and to load the program there, takes longer than most of the
// tests do: files are put together in groups, and each group is one process. `npm test -- FILE…` runs these files by themselves.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GROUPS = path.join(ROOT, 'dist', 'test-groups');
const AVA = path.join('node_modules', 'ava', 'entrypoints', 'cli.mjs');
const FULL = process.env.MODEL_CHECK_TEST_FULL === '1';
/** Files of a group: what takes minutes in the full run is spread over more of them. */
const SIZE = FULL ? 4 : 16;
/** The file system that Linux keeps in memory. */
const MEMORY = '/dev/shm';
/** More than the tests hold at a time, several times over. Bytes. */
const ROOM = 2 ** 30;

/** A file that prepares something for all tests of its process, changes the process, or waits before it declares its tests, has one of its own. */
const ALONE =
  /\btest\.(?:serial\.)?(?:before|beforeEach|afterEach)\b|\bprocess\.env\[[^\]]+\] = |^(?!\s|.*(?:=>|\bfunction\b)).*\bawait\s/m;

/** The names below dist/test without their ending. */
function namesOfFiles() {
  return readdirSync(path.join(ROOT, 'dist', 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => file.split(path.sep).join('/').slice(0, -'.test.js'.length))
    .sort();
}

/** Neighbours are often long for the same reason: they come into different groups. */
function groupsOf(names) {
  const isAlone = (name) => ALONE.test(readFileSync(path.join(ROOT, 'dist', 'test', `${name}.test.js`), 'utf8'));
  const alone = names.filter(isAlone);
  const together = names.filter((name) => !alone.includes(name));
  const count = Math.ceil(together.length / SIZE);
  const groups = Array.from({ length: count }, (_, group) => together.filter((_, index) => index % count === group));
  return [...alone.map((name) => [name]), ...groups];
}

/** Files of a group are imported one after the other, and each says its name first. */
function write(groups) {
  rmSync(GROUPS, { recursive: true, force: true });
  mkdirSync(GROUPS, { recursive: true });
  for (const [index, names] of groups.entries()) {
    const lines = names.flatMap((name) => [
      `import '../test/support/file-begins.js?${name}';`,
      `import '../test/${name}.test.js';`,
    ]);
    const file = `${String(index + 1).padStart(2, '0')}.test.js`;
    writeFileSync(path.join(GROUPS, file), `${lines.join('\n')}\n`);
  }
}

/** Thousands of small repositories are made and removed, which a disk spends a third of the time on. Null where memory has no room, or no program may run there. */
function folderInMemory() {
  if (FULL || process.env.TMPDIR !== undefined) return null;
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ROOM) return null;
    const folder = mkdtempSync(path.join(MEMORY, 'git-model-check-tests-'));
    const program = path.join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    if (spawnSync(program).status === 0) return folder;
    rmSync(folder, { recursive: true });
  } catch {
    // Not Linux, or not ours to write to.
  }
  return null;
}

const args = process.argv.slice(2);
const namesFiles = args.some((arg) => arg.endsWith('.test.js'));
if (!namesFiles) write(groupsOf(namesOfFiles()));
const config = namesFiles ? [] : ['--config', 'ava.groups.config.js'];
const folder = folderInMemory();
/** What is true of the run as a whole: see test/support/python.ts. */
function environmentIn(folder) {
  const answers = path.join(folder, 'answers');
  mkdirSync(answers);
  return { ...process.env, TMPDIR: folder, MODEL_CHECK_TEST_ANSWERS: answers };
}

// Whatever ends the tests: the folder goes.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
const { status } = spawnSync(process.execPath, [AVA, ...config, ...args], {
  cwd: ROOT,
  stdio: 'inherit',
  env: folder === null ? process.env : environmentIn(folder),
});
if (folder !== null) rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 1;
