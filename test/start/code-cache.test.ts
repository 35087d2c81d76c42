/** What is kept of V8's code comes back to the same node and program alone, and to nobody from whoever else could have written it. */
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { CodeCache, codeFolder } from '../../src/start/code-cache.ts';
import { inFull } from '../support/in-full.ts';

const KEPT = { code: Buffer.from('bytecode of some program'), endings: [0, 1], modules: '05', writes: 2 };
const isPosix = process.getuid !== undefined;

interface Place {
  readonly folder: string;
  readonly program: string;
  /** The entry on disk. */
  readonly entry: string;
  read(): ReturnType<CodeCache['read']>;
}

function written(t: ExecutionContext): Place {
  const root = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  const folder = path.join(root, 'cache', 'code');
  const program = path.join(root, 'program.cjs');
  writeFileSync(program, '(function(){})');
  const cache = () => new CodeCache({ folder, program, kind: 'scan' });
  cache().write(KEPT);
  const [name = ''] = readdirSync(folder);
  return { folder, program, entry: path.join(folder, name), read: () => cache().read() };
}

test('what was written comes back', (t) => {
  const { folder, entry, read } = written(t);
  t.deepEqual(read(), KEPT);
  t.deepEqual(readdirSync(folder), [path.basename(entry)], 'nothing stays beside it');
  if (!isPosix) return;
  t.is(statSync(entry).mode & 0o777, 0o600);
  t.is(statSync(folder).mode & 0o777, 0o700);
});

test('of another kind of run, of other flags and of a changed program there is none', (t) => {
  const { folder, program, entry, read } = written(t);
  t.is(new CodeCache({ folder, program, kind: 'staged' }).read(), null);
  const flags = new CodeCache({ folder, program, kind: 'scan', nodeOptions: '--max-old-space-size=99' });
  t.is(flags.read(), null);
  flags.write(KEPT);
  const other = readdirSync(folder).find((name) => name !== path.basename(entry)) ?? '';
  copyFileSync(path.join(folder, other), entry);
  t.is(read(), null, 'its key is not the one of its name');
  appendFileSync(program, ' ');
  t.is(read(), null);
});

test('one changed bit, wherever it is, and every cut make it none', (t) => {
  const { entry, read } = written(t);
  const whole = readFileSync(entry);
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    writeFileSync(entry, damaged);
    const kept = read();
    t.true(kept === null || kept.code.equals(KEPT.code), `bit ${bit}`);
  }
  for (let length = 0; length < whole.length; length += 1) {
    writeFileSync(entry, whole.subarray(0, length));
    t.is(read(), null, `${length} bytes`);
  }
  truncateSync(entry, 0);
  truncateSync(entry, whole.length);
  t.is(read(), null, 'zeros');
});

inFull('of long code every piece of both copies counts, and a trailer may be long', (t) => {
  const { folder, program, entry } = written(t);
  const code = Buffer.alloc(300_001, 'bytecode ');
  const cache = new CodeCache({ folder, program, kind: 'scan' });
  cache.write({ code, endings: Array.from({ length: 5000 }, (_, ending) => ending), modules: '', writes: 1 });
  t.deepEqual(cache.read()?.code, code);
  const whole = readFileSync(entry);
  for (const at of [0, 200_000, 300_000, 300_001, 500_000, 600_001]) {
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
    writeFileSync(entry, damaged);
    t.is(cache.read(), null, `${at}`);
  }
});

const notTaken = test.macro((t: ExecutionContext, change: (place: Place) => void) => {
  if (!isPosix) {
    t.log('skipped: files have no owner and mode here');
    return t.pass();
  }
  const place = written(t);
  change(place);
  return t.is(place.read(), null);
});

test('a file that the group may write is not taken', notTaken, ({ entry }) => chmodSync(entry, 0o620));
test('a file that all may write is not taken', notTaken, ({ entry }) => chmodSync(entry, 0o602));
test('a folder that others may write is not taken', notTaken, ({ folder }) => chmodSync(folder, 0o770));
test('a link is not taken', notTaken, ({ entry }) => {
  renameSync(entry, `${entry}.real`);
  symlinkSync(`${entry}.real`, entry);
});
test('a linked folder is not taken', notTaken, ({ folder }) => {
  renameSync(folder, `${folder}.real`);
  symlinkSync(`${folder}.real`, folder);
});
test('a file of two names is not taken', notTaken, ({ entry }) => linkSync(entry, `${entry}.twin`));
test('a folder in its place is not taken', notTaken, ({ entry }) => {
  rmSync(entry);
  mkdirSync(entry);
});
test("somebody else's file is not taken", notTaken, ({ entry, folder }) => {
  if (process.getuid?.() === 0) chownSync(entry, 65_534, 65_534);
  else rmSync(folder, { recursive: true });
});

test('where nothing can be written nothing is, and nothing is said', (t) => {
  const { program, entry } = written(t);
  const cache = new CodeCache({ folder: path.join(entry, 'below-a-file'), program, kind: 'scan' });
  t.notThrows(() => cache.write(KEPT));
  t.is(cache.read(), null);
});

test('old entries make room', (t) => {
  const { folder, program } = written(t);
  for (let index = 0; index < 60; index += 1) new CodeCache({ folder, program, kind: `kind-${index}` }).write(KEPT);
  t.is(readdirSync(folder).length, 40);
});

const liesIn = test.macro({
  exec: (t: ExecutionContext, platform: string, environment: Record<string, string>, expected: string | null) =>
    t.is(codeFolder(environment, platform), expected),
  title: (_, platform, environment) => `on ${platform} with ${JSON.stringify(environment)}`,
});

if (isPosix) {
  const code = 'git-model-check/code';
  test(liesIn, 'linux', { HOME: '/home/a' }, `/home/a/.cache/${code}`);
  test(liesIn, 'linux', { HOME: '/home/a', XDG_CACHE_HOME: '/c' }, `/c/${code}`);
  test(liesIn, 'linux', { HOME: '/home/a', XDG_CACHE_HOME: 'relative' }, `/home/a/.cache/${code}`);
  test(liesIn, 'darwin', { HOME: '/Users/a' }, `/Users/a/Library/Caches/${code}`);
  test(liesIn, 'win32', { HOME: '/home/a', LOCALAPPDATA: '/local' }, `/local/${code}`);
  test(liesIn, 'win32', { HOME: '/home/a' }, null);
  test(liesIn, 'linux', { HOME: '' }, null);
  test(liesIn, 'linux', { HOME: 'home' }, null);
  test(liesIn, 'linux', {}, null);
}
