/** What `git diff-tree --raw -z` prints, in pieces that end anywhere: the same entries each time, and nothing of what is misread. */
import test, { type ExecutionContext } from 'ava';
import { CommitReader } from '../../../src/git/listing/commit-reader.ts';
import { type Entry, ownEntry } from '../../../src/git/listing/entry.ts';
import { FirstTimes } from '../../../src/git/listing/first-times.ts';
import { inFull } from '../../support/in-full.ts';

const id = (digit: string, digits = 40) => digit.repeat(digits);

/** A first commit, one that deletes and renames, a merge of two parents. */
function listing(digits: number): Buffer {
  const [zero, a, b, c] = ['0', 'a', 'b', 'c'].map((digit) => id(digit, digits));
  return Buffer.from(
    [
      id('1', digits),
      `:000000 100644 ${zero} ${a} A\0models/a.pkl`,
      `:000000 100755 ${zero} ${b} A\0models/b.pkl`,
      `:000000 120000 ${zero} ${c} A\0link`,
      id('2', digits),
      `:100644 000000 ${a} ${zero} D\0models/a.pkl`,
      `:100644 000000 ${a} ${zero} D\0models/.gitattributes`,
      `:000000 160000 ${zero} ${b} A\0models/sub`,
      id('3', digits),
      `::000000 100644 100644 ${zero} ${a} ${c} AM\0both\xff`,
      `::100644 100644 000000 ${a} ${a} ${zero} DD\0gone`,
      '',
    ].join('\0'),
    'latin1',
  );
}

function expected(digits: number): readonly Entry[] {
  const [zero, a, b, c] = ['0', 'a', 'b', 'c'].map((digit) => id(digit, digits)) as [string, string, string, string];
  const entry = (commit: string, mode: string, oid: string, path: string): Entry => ({
    path: Buffer.from(path, 'latin1'),
    mode,
    oid,
    commit: id(commit, digits),
  });
  return [
    entry('1', '100644', a, 'models/a.pkl'),
    entry('1', '100755', b, 'models/b.pkl'),
    entry('1', '120000', c, 'link'),
    entry('2', '000000', zero, 'models/.gitattributes'),
    entry('2', '160000', b, 'models/sub'),
    entry('3', '100644', c, 'both\xff'),
  ];
}

function entriesIn(...pieces: readonly Buffer[]): readonly Entry[] {
  const reader = new CommitReader();
  const entries = pieces.flatMap((piece) => reader.entriesIn(piece).map(ownEntry));
  reader.end();
  return entries;
}

for (const digits of [40, 64]) {
  const tries = digits === 64 ? test : inFull;
  tries(`ids of ${digits} digits, cut at every byte`, (t: ExecutionContext) => {
    const whole = listing(digits);
    const wanted = expected(digits);
    t.deepEqual(entriesIn(whole), wanted);
    for (let at = 0; at <= whole.length; at += 1)
      t.deepEqual(entriesIn(whole.subarray(0, at), whole.subarray(at)), wanted);
    t.deepEqual(entriesIn(...Array.from(whole, (byte) => Buffer.of(byte))), wanted);
  });
}

test('who lies in the folder of the one before', (t) => {
  const record = (path: string) => `:000000 100644 ${id('0')} ${id('a')} A\0${path}\0`;
  const paths = ['x', 'y', 'a/x', 'a/y', 'a/.gitattributes', 'a/z', 'b/z', 'ab/z', 'a/b/z'];
  const reader = new CommitReader();
  const entries = reader.entriesIn(Buffer.from(`${id('1')}\0${paths.map(record).join('')}`));
  t.deepEqual(
    entries.map(({ isBeside }) => isBeside === true),
    [false, true, false, true, false, true, false, false, false],
  );
});

const misread = test.macro((t, text: string, message: RegExp) => {
  t.throws(() => entriesIn(Buffer.from(text, 'latin1')), { name: 'CheckError', message });
});

const RECORD = `:000000 100644 ${id('0')} ${id('a')} A`;
test('text', misread, 'fatal: no\0', /expected a record of git diff-tree --raw, found "fatal: no"/);
test('half an id', misread, `${id('1', 39)}\0`, /expected a record/);
test('the end of a record', misread, `${id('1')}\0${RECORD}\0`, /expected a record/);
test('the end of a path', misread, `${id('1')}\0${RECORD}\0models`, /expected a record/);
test('no status', misread, `${RECORD.slice(0, -2)}\0x\0`, /expected a record/);
test('a mode too few', misread, `:${RECORD}\0x\0`, /expected a record/);
test('an id that is cut', misread, `:000000 100644 ${id('0')} ${id('a', 39)} A\0x\0`, /expected a record/);

test('a content that commits bring again is new once; a link of the same content, and what no commit brings, once more', (t) => {
  const times = new FirstTimes();
  const entry: Entry = { path: Buffer.from('m.pkl'), mode: '100644', oid: id('a'), commit: id('1') };
  t.true(times.isNew(entry));
  t.false(times.isNew({ ...entry, commit: id('2') }));
  t.false(times.isNew({ ...entry, mode: '100755' }));
  t.true(times.isNew({ ...entry, mode: '120000' }));
  t.true(times.isNew({ ...entry, path: Buffer.from('n.pkl') }));
  t.true(times.isNew({ ...entry, oid: id('b') }));
  const { commit: _, ...tagged } = entry;
  t.true(times.isNew(tagged));
  t.true(times.isNew(tagged));
});
