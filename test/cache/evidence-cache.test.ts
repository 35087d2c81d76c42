/** What the cache gives back, and all that it must not: damaged, foreign and passing evidence. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { EvidenceCache } from '../../src/cache/evidence-cache.ts';
import type { Evidence } from '../../src/facts.ts';

const EVIDENCE: Evidence = { path: 'a.pkl', size: 4, formats: ['pickle'], kinds: ['model'], members: [], facts: [] };

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function entriesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test('evidence comes back for the same content, name and basis alone', (t) => {
  const folder = folderOf(t);
  new EvidenceCache({ folder, basis: '1' }).write('aa', EVIDENCE);
  const again = new EvidenceCache({ folder, basis: '1' });
  t.deepEqual(again.read('aa', 'a.pkl'), EVIDENCE);
  t.is(again.read('ab', 'a.pkl'), null);
  t.is(again.read('aa', 'b.pkl'), null);
  t.is(new EvidenceCache({ folder, basis: '2' }).read('aa', 'a.pkl'), null);
});

test('a damaged entry, wherever the damage is, is no entry', (t) => {
  const folder = folderOf(t);
  const cache = new EvidenceCache({ folder, basis: '1' });
  cache.write('aa', EVIDENCE);
  const [entry = ''] = entriesIn(folder);
  const whole = readFileSync(entry);
  for (let index = 0; index < whole.length - 1; index += 1) {
    const damaged = Buffer.from(whole);
    damaged.writeUInt8((damaged.readUInt8(index) ^ 1) & 0xff, index);
    writeFileSync(entry, damaged);
    t.is(cache.read('aa', 'a.pkl'), null, `byte ${index}`);
  }
  writeFileSync(entry, whole.subarray(0, whole.length / 2));
  t.is(cache.read('aa', 'a.pkl'), null);
});

test('an entry of another content in its place is no entry', (t) => {
  const folder = folderOf(t);
  const cache = new EvidenceCache({ folder, basis: '1' });
  cache.write('aa', EVIDENCE);
  const [first = ''] = entriesIn(folder);
  const content = readFileSync(first);
  cache.write('bb', { ...EVIDENCE, formats: ['zip'] });
  const second = entriesIn(folder).find((entry) => entry !== first) ?? '';
  writeFileSync(second, content);
  t.is(cache.read('bb', 'a.pkl'), null);
});

test('what holds of one run alone is not kept, nor what is no model', (t) => {
  const folder = folderOf(t);
  const cache = new EvidenceCache({ folder, basis: '1' });
  const fact = { kind: 'unexamined', reason: 'timeout', detail: '', offset: 0 } as const;
  cache.write('aa', { ...EVIDENCE, facts: [{ source: ['a.pkl'], fact }] });
  cache.write('bb', { ...EVIDENCE, formats: [] });
  t.deepEqual(entriesIn(folder), []);
});

test('what lies far inside of data that is no model is kept, and makes it no plain content', (t) => {
  const folder = folderOf(t);
  const far: Evidence = { ...EVIDENCE, path: 'a.gif', formats: [], kinds: [], far: EVIDENCE };
  const cache = new EvidenceCache({ folder, basis: '1', many: true });
  cache.write('aa', far);
  cache.close();
  const again = new EvidenceCache({ folder, basis: '1', many: true });
  t.false(again.isPlain('aa', 'a.gif', far.size));
  t.deepEqual(again.read('aa', 'a.gif'), far);
});

test('a folder keeps a bounded number of entries', (t) => {
  const folder = folderOf(t);
  for (let run = 0; run < 2; run += 1) {
    const cache = new EvidenceCache({ folder, basis: '1' });
    for (let index = 0; index < 40_000 && run === 0; index += 400) cache.write(`${index}`, EVIDENCE);
    cache.write('last', EVIDENCE);
    t.deepEqual(cache.read('last', 'a.pkl'), EVIDENCE);
  }
  t.true(entriesIn(folder).length <= 256 * 65);
});

test('a folder that cannot be written to costs nothing', (t) => {
  const folder = folderOf(t);
  chmodSync(folder, 0o500);
  const cache = new EvidenceCache({ folder: path.join(folder, 'file'), basis: '1' });
  writeFileSync(path.join(tmpdir(), `git-model-check-test-${process.pid}`), '');
  const blocked = new EvidenceCache({ folder: path.join(tmpdir(), `git-model-check-test-${process.pid}`), basis: '1' });
  t.teardown(() => rmSync(path.join(tmpdir(), `git-model-check-test-${process.pid}`), { force: true }));
  t.notThrows(() => cache.write('aa', EVIDENCE));
  t.notThrows(() => blocked.write('aa', EVIDENCE));
  t.is(blocked.read('aa', 'a.pkl'), null);
});

const KEY = 'a secret of the main branch';

test('with a key only entries of who has it count', (t) => {
  const folder = folderOf(t);
  const ours = () => new EvidenceCache({ folder, basis: '1', key: KEY });
  ours().write('aa', EVIDENCE);
  t.deepEqual(ours().read('aa', 'a.pkl'), EVIDENCE);
  for (const key of [null, `${KEY}!`]) {
    t.is(new EvidenceCache({ folder, basis: '1', key }).read('aa', 'a.pkl'), null);
    new EvidenceCache({ folder, basis: '1', key }).write('bb', EVIDENCE);
    t.is(ours().read('bb', 'a.pkl'), null);
  }
});

const NO_MODEL: Evidence = { path: 'notes.txt', size: 9, formats: [], kinds: [], members: [], facts: [] };

test('contents that are no model are kept where there are many', (t) => {
  const folder = folderOf(t);
  const cache = (options = {}) => new EvidenceCache({ folder, basis: '1', many: true, ...options });
  const first = cache();
  first.write('aa', NO_MODEL);
  first.write('cc', EVIDENCE);
  first.write('dd', { ...NO_MODEL, formats: ['zip'] });
  first.close();
  t.true(cache().isPlain('aa', 'notes.txt', 9));
  t.false(cache().isPlain('aa', 'other.txt', 9), 'a name is a hint for the formats');
  t.false(cache().isPlain('ab', 'notes.txt', 9));
  t.false(cache().isPlain('cc', 'a.pkl', 4));
  t.false(cache().isPlain('dd', 'notes.txt', 9));
  t.false(cache({ basis: '2' }).isPlain('aa', 'notes.txt', 9));
  t.false(cache({ key: KEY }).isPlain('aa', 'notes.txt', 9));
  t.false(cache({ many: false }).isPlain('aa', 'notes.txt', 9));
});

test('without the key nobody says that a content is no model', (t) => {
  const folder = folderOf(t);
  const forger = new EvidenceCache({ folder, basis: '1', key: null, many: true });
  forger.write('aa', NO_MODEL);
  forger.close();
  t.false(new EvidenceCache({ folder, basis: '1', key: KEY, many: true }).isPlain('aa', 'notes.txt', 9));
});

test('a run that was ended leaves what it has found; many runs leave few files', (t) => {
  const folder = folderOf(t);
  const ended = new EvidenceCache({ folder, basis: '1', many: true });
  for (let index = 0; index < 1500; index += 1) ended.write(`a${index}`, NO_MODEL);
  const after = new EvidenceCache({ folder, basis: '1', many: true });
  t.true(after.isPlain('a0', 'notes.txt', 9));
  t.false(after.isPlain('a1499', 'notes.txt', 9), 'it was not closed');
  for (let run = 0; run < 40; run += 1) {
    const cache = new EvidenceCache({ folder, basis: '1', many: true });
    cache.write(`b${run}`, NO_MODEL);
    cache.close();
  }
  t.true(entriesIn(folder).length < 40);
  const last = new EvidenceCache({ folder, basis: '1', many: true });
  for (const name of ['a0', 'a1000', 'b0', 'b39']) t.true(last.isPlain(name, 'notes.txt', 9), name);
});

test('half a record, and what is no file of records, is nothing', (t) => {
  const folder = folderOf(t);
  const cache = new EvidenceCache({ folder, basis: '1', many: true });
  cache.write('aa', NO_MODEL);
  cache.close();
  const [entry = ''] = entriesIn(folder);
  writeFileSync(entry, readFileSync(entry).subarray(0, 15));
  t.false(new EvidenceCache({ folder, basis: '1', many: true }).isPlain('aa', 'notes.txt', 9));
});

test('part of a sum, and one of another entry, is none', (t) => {
  const folder = folderOf(t);
  const ours = () => new EvidenceCache({ folder, basis: '1', key: KEY });
  ours().write('aa', EVIDENCE);
  const [entry = ''] = entriesIn(folder);
  const [sum = '', text = ''] = readFileSync(entry, 'utf8').split('\n');
  for (const other of ['', sum.slice(0, 32), sum.slice(0, -1), `${sum}0`, ` ${sum}`, sum.toUpperCase()]) {
    writeFileSync(entry, `${other}\n${text}\n`);
    t.is(ours().read('aa', 'a.pkl'), null, other);
  }
  ours().write('bb', EVIDENCE);
  const second = entriesIn(folder).find((each) => each !== entry) ?? '';
  const [sumOfOther = ''] = readFileSync(second, 'utf8').split('\n');
  writeFileSync(entry, `${sumOfOther}\n${text}\n`);
  t.is(ours().read('aa', 'a.pkl'), null);
});

test('an entry does not count under another content, file, code or set of limits', (t) => {
  const folder = folderOf(t);
  const of = (basis: string) => new EvidenceCache({ folder, basis, key: KEY });
  of('1').write('aa', EVIDENCE);
  const [entry = ''] = entriesIn(folder);
  const signed = readFileSync(entry);
  for (const [basis, blob, file] of [
    ['1', 'ab', 'a.pkl'],
    ['1', 'aa', 'b.pkl'],
    ['2', 'aa', 'a.pkl'],
  ] as const) {
    of(basis).write(blob, { ...EVIDENCE, path: file });
    const place = entriesIn(folder).find((each) => !readFileSync(each).equals(signed)) ?? '';
    writeFileSync(place, signed);
    t.is(of(basis).read(blob, file), null, `${basis} ${blob} ${file}`);
    rmSync(place);
  }
});

test('the digest of a content that is longer is another name', (t) => {
  const cache = new EvidenceCache({ folder: folderOf(t), basis: '1', many: true });
  cache.write('aa', NO_MODEL);
  t.true(cache.isPlain('aa', 'notes.txt', 9));
  t.false(cache.isPlain('aa', 'notes.txt', 8));
});

(process.platform === 'win32' ? test.skip : test)(
  'a link in the place of a folder leads to no files of others',
  (t) => {
    const [folder, other] = [folderOf(t), folderOf(t)];
    for (let index = 0; index < 200; index += 1) {
      writeFileSync(path.join(other, `pytorch_model-${index}.bin`), '0123456789abcdef');
      writeFileSync(path.join(other, `${index.toString(16).padStart(16, '0')}.bin`), '0123456789abcdef');
    }
    const before = readdirSync(other).length;
    symlinkSync(other, path.join(folder, 'aa'));
    symlinkSync(other, path.join(folder, 'plain'));
    const cache = new EvidenceCache({ folder, basis: '1', many: true });
    cache.write('aa', EVIDENCE);
    cache.write('bb', NO_MODEL);
    cache.close();
    t.is(readdirSync(other).length, before);
  },
);

test('what else lies in a folder stays', (t) => {
  const folder = folderOf(t);
  for (const name of ['aa', 'plain']) {
    mkdirSync(path.join(folder, name));
    for (let index = 0; index < 200; index += 1)
      writeFileSync(path.join(folder, name, `pytorch_model-${index}.bin`), '0123456789abcdef');
  }
  const cache = new EvidenceCache({ folder, basis: '1', many: true });
  cache.write('aa', EVIDENCE);
  cache.write('bb', NO_MODEL);
  cache.close();
  t.is(entriesIn(folder).filter((entry) => entry.includes('pytorch_model')).length, 400);
});
