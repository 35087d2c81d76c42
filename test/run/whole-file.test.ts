/** Files of the user are changed as a whole or not at all: also where the disk takes no more. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel } from '../../src/commands/demo/demo-models.ts';
import { writeWhole } from '../../src/run/files/whole-file.ts';
import { BIN, isolatedEnvironment, type Repository, startedRepository } from '../support/repository.ts';

function folder(t: ExecutionContext): string {
  const made = mkdtempSync(path.join(tmpdir(), 'git-model-check-whole-'));
  t.teardown(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('a file keeps its mode, a link its target, and nothing is left beside it', (t) => {
  const at = folder(t);
  const file = path.join(at, 'hook');
  writeFileSync(file, 'old');
  chmodSync(file, 0o751);
  symlinkSync('hook', path.join(at, 'link'));
  writeWhole(path.join(at, 'link'), 'new\u00e9', { encoding: 'latin1' });
  t.deepEqual(readFileSync(file), Buffer.from('new\xe9', 'latin1'));
  if (process.platform !== 'win32') t.is(statSync(file).mode & 0o777, 0o751);
  t.deepEqual(readdirSync(at).sort(), ['hook', 'link']);
});

test('a folder in its place is not replaced', (t) => {
  const at = folder(t);
  mkdirSync(path.join(at, 'x'));
  t.throws(() => writeWhole(path.join(at, 'x'), 'text'), { code: 'EISDIR' });
  t.throws(() => writeWhole(path.join(at, 'none', 'x'), 'text'), { code: 'ENOENT' });
});

const HOOK = '.git/hooks/pre-commit';

/** No file may grow. */
function onFullDisk({ folder: cwd }: Repository, ...args: readonly string[]) {
  const line = 'ulimit -f 0 && exec "$0" "$@"';
  return spawnSync('bash', ['-c', line, process.execPath, BIN, ...args], {
    cwd,
    env: isolatedEnvironment({ MODEL_CHECK_CACHE_DIR: '' }),
    encoding: 'utf8',
  });
}

const untouched = test.macro(
  (t: ExecutionContext, files: Readonly<Record<string, string | null>>, ...args: string[]) => {
    if (process.platform === 'win32') {
      t.log('skipped: this system has no such limit');
      return t.pass();
    }
    const repository = startedRepository(t, 'README.md', 'text\n');
    for (const [name, text] of Object.entries({ ...files, 'bad.pth': maliciousModel() }))
      if (text !== null) repository.write(name, text);
    if (files[HOOK] != null) chmodSync(path.join(repository.folder, HOOK), 0o755);
    repository.git('add', '-A', '--', '.');
    const before = readdirSync(repository.folder, { recursive: true, encoding: 'utf8' }).sort();
    const { status, stdout, stderr } = onFullDisk(repository, ...args);
    t.is(status, 2, stdout + stderr);
    t.regex(stderr, /cannot be written \(EFBIG\)/);
    t.notRegex(stdout, /^(?:allows|added|made)/m);
    for (const [name, text] of Object.entries(files)) {
      const place = path.join(repository.folder, name);
      if (text === null) t.false(existsSync(place), name);
      else t.is(readFileSync(place, 'utf8'), text, name);
    }
    const after = readdirSync(repository.folder, { recursive: true, encoding: 'utf8' }).sort();
    const ofOurs = (name: string) => !name.startsWith(path.join('.git', 'model-check'));
    return t.deepEqual(after.filter(ofOurs), before.filter(ofOurs));
  },
);

const POLICY = { '.model-checkrc.yaml': 'failOn: high # as it was\n' };
test('allow', untouched, POLICY, 'allow', 'bad.pth', '--because', 'reviewed by us');
test('baseline', untouched, { ...POLICY, '.model-check-baseline.yaml': null }, 'baseline');
test('init, where a hook is there', untouched, { [HOOK]: '#!/bin/sh\nexit 0\n' }, 'init');
test('init, where none is', untouched, { [HOOK]: null }, 'init');
test('a report', untouched, { 'r.json': null }, 'scan', 'bad.pth', '--format', 'json=r.json');
test('an explanation', untouched, { 'r.json': 'old' }, 'explain', 'bad.pth', '--format', 'json', '--output', 'r.json');
