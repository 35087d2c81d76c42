/** Every way in which readers of a zip archive disagree is reported, and the payload found whichever reader is right. */
import { crc32, gzipSync } from 'node:zlib';
import test from 'ava';
import { reducePickle } from '../../support/assembler.ts';
import { endRecord, type ZipEntryParts, zip } from '../../support/containers.ts';
import { inFull } from '../../support/in-full.ts';
import { judgeBytes, scanBytes } from '../../support/scanned.ts';

const EVIL = reducePickle('posix', 'system', 'echo harmless');
const GOOD = Buffer.from('\x80\x02N.', 'latin1');
const entry = (rest: Partial<ZipEntryParts> = {}): ZipEntryParts => ({ name: 'a/data.pkl', content: EVIL, ...rest });

async function anomaliesOf(content: Uint8Array): Promise<string[]> {
  const { facts } = await scanBytes(content, 'model.pt');
  return [...new Set(facts.flatMap(({ fact }) => (fact.kind === 'anomaly' ? [fact.anomaly] : [])))].sort();
}

const findsPayload = test.macro<[Uint8Array, readonly string[]]>({
  title: (title) => `payload found: ${title}`,
  async exec(t, content, anomalies) {
    const { findings } = await judgeBytes(content, 'model.pt');
    t.true(findings.some(({ rule }) => rule === 'python/posix/process-execution'));
    t.deepEqual(await anomaliesOf(content), anomalies);
  },
});

test('an ordinary entry', findsPayload, zip([entry()]), []);
test('a pickle behind the archive', findsPayload, Buffer.concat([zip([entry({ content: GOOD })]), EVIL]), []);
test('a deflated entry', findsPayload, zip([entry({ method: 8 })]), []);
test('a wrong checksum in both headers', findsPayload, flipped(zip([entry()]), 14), ['zip-header-mismatch']);
test('the second of two entries of one name', findsPayload, zip([entry({ content: GOOD }), entry()]), [
  'zip-duplicate-name',
]);
test('the first of two entries of one name', findsPayload, zip([entry(), entry({ content: GOOD })]), [
  'zip-duplicate-name',
]);
test(
  'an entry that only its local header names',
  findsPayload,
  zip([entry({ name: 'b', content: GOOD }), entry({ isHidden: true })]),
  ['zip-hidden-entry'],
);
test('a name that differs in the local header', findsPayload, zip([entry({ local: { name: 'a/other.pkl' } })]), [
  'zip-header-mismatch',
]);
test('a method that differs in the local header', findsPayload, zip([entry({ local: { method: 8 } })]), [
  'zip-header-mismatch',
]);
test('a local header that says encrypted', findsPayload, zip([entry({ local: { flags: 1 } })]), [
  'zip-header-mismatch',
]);
test('both headers say encrypted, the data is not', findsPayload, zip([entry({ flags: 1 })]), []);
test(
  'a data descriptor is promised and sizes are zero',
  findsPayload,
  zip([entry({ flags: 8, local: { size: 0, compressedSize: 0, crc: 0 } })]),
  [],
);
test('the directory promises less than there is', findsPayload, zip([entry({ centralSize: 3 })]), [
  'zip-entry-size',
  'zip-header-mismatch',
]);
test(
  'the end record counts fewer entries',
  findsPayload,
  zip([entry(), entry({ name: 'b', content: GOOD })], { count: 1 }),
  ['zip-directory-size'],
);
test('two entries share their bytes', findsPayload, zip([entry(), entry({ name: 'b', offset: 0 })]), [
  'zip-header-mismatch',
  'zip-overlap',
]);
test('bytes before the archive', findsPayload, Buffer.concat([Buffer.from('#!/bin/sh\n'), zip([entry()])]), []);
test('bytes behind the archive', findsPayload, Buffer.concat([zip([entry()]), Buffer.from('more')]), []);
for (const [reader, behind] of [
  ['CPython goes', 0x10000],
  ['miniz goes', 0xffff + 4000],
] as const)
  test(
    `the end record as far before the end as ${reader} for it`,
    findsPayload,
    Buffer.concat([Buffer.from('#!/bin/sh\n'), zip([entry()]), Buffer.alloc(behind)]),
    [],
  );
test('a comment', findsPayload, zip([entry()], { comment: 'made by hand' }), []);
test(
  'a second end record in the comment',
  findsPayload,
  zip([entry()], { comment: endRecord(1, 56, 40 + EVIL.length).toString('latin1') }),
  ['zip-several-end-records'],
);
test(
  'two archives, one behind the other',
  findsPayload,
  Buffer.concat([zip([entry()]), zip([entry({ content: GOOD, name: 'b' })])]),
  ['zip-several-directories', 'zip-several-end-records'],
);
for (const [what, content, anomalies] of [
  ['first', [zip([entry()]), zip([entry({ content: GOOD })]), zip([entry({ content: GOOD, name: 'b' })])], []],
  ['in the middle', [zip([entry({ content: GOOD })]), zip([entry()]), zip([entry({ content: GOOD })])], []],
  ['last', [zip([entry({ content: GOOD })]), zip([entry()])], []],
  ['with a comment between', [zip([entry()], { comment: 'made by hand' }), zip([entry({ content: GOOD })])], null],
  ['with bytes between', [zip([entry()]), Buffer.from('more'), zip([entry({ content: GOOD })])], null],
] as const) {
  test(`archives in a row, as torch.distributed.checkpoint writes them: ${what}`, async (t) => {
    const { findings } = await judgeBytes(Buffer.concat(content), 'ck/__0_0.distcp');
    const { facts } = await scanBytes(Buffer.concat(content), 'ck/__0_0.distcp');
    t.true(findings.some(({ rule }) => rule === 'python/posix/process-execution'));
    const reported = facts.filter(({ fact }) => fact.kind === 'anomaly');
    if (anomalies === null) t.true(reported.length > 0);
    else t.deepEqual(reported, []);
  });
}

test('a row of archives whose last record leads into one before it is read as one archive', async (t) => {
  const [first, second] = [zip([entry({ content: GOOD })]), zip([entry({ content: GOOD, name: 'longer/data.pkl' })])];
  const place = first.length + second.indexOf('PK\x01\x02');
  const last = zip([
    entry({
      content: Buffer.concat([GOOD, Buffer.alloc(place - zip([entry({ content: GOOD })]).indexOf('PK\x01\x02'))]),
    }),
  ]);
  t.true((await judgeBytes(Buffer.concat([first, second, last]), '__0_0.distcp')).findings.length > 0);
});

/** Info-ZIP's second name of an entry. */
function unicodePath(name: string, other: string): Buffer {
  const field = Buffer.alloc(9);
  field.write('up');
  field.writeUInt16LE(5 + Buffer.byteLength(other), 2);
  field[4] = 1;
  field.writeUInt32LE(crc32(name), 5);
  return Buffer.concat([field, Buffer.from(other)]);
}

const LATER = Buffer.from(`V${'x'.repeat(9000)}\n0cposix\nsystem\n(S'echo harmless'\ntR.`);
for (const other of ['m/other', 'm/\u00e9'])
  test(`PyTorch reads a record by the name of its header: ${other}`, async (t) => {
    const mark = { name: 'm/archive_format', content: Buffer.from('pt2') };
    const records = [
      { name: 'm/data/constants/opaque_obj/data.pkl', content: GOOD },
      { name: 'm/data/constants/opaque_obj/data/17', content: LATER },
    ];
    for (const extra of [undefined, unicodePath(mark.name, other)]) {
      const { findings } = await judgeBytes(
        zip([{ ...mark, ...(extra === undefined ? {} : { extra }) }, ...records]),
        'm.pt2',
      );
      t.true(findings.some(({ rule }) => rule === 'python/posix/process-execution'));
    }
  });

test('a NUL in the name', findsPayload, zip([entry({ name: 'data.pkl\0.txt' })]), ['zip-name-nul']);
test('a name that climbs', findsPayload, zip([entry({ name: '../../data.pkl' })]), ['path-traversal']);
test('a name with a drive', findsPayload, zip([entry({ name: 'C:\\data.pkl' })]), ['path-traversal']);
test(
  'a protocol 0 pickle without extension',
  findsPayload,
  zip([entry({ name: 'x', content: Buffer.from("cposix\nsystem\n(S'ls'\ntR.") })]),
  [],
);

/** Where the central directory is cut off, the local headers are all there is. */
test('no central directory', async (t) => {
  const whole = zip([entry()]);
  const { findings } = await judgeBytes(whole.subarray(0, whole.indexOf('PK\x01\x02')), 'model.pt');
  t.deepEqual(findings.map(({ rule }) => rule).sort(), ['python/posix/process-execution', 'unexaminable/truncated']);
});

test('a link to the outside is reported, one inside is not', async (t) => {
  const link = (target: string) =>
    zip([
      entry({ name: 'a/link', content: Buffer.from(target), versionMadeBy: 0x0314, externalAttributes: 0xa1ff0000 }),
    ]);
  t.deepEqual(await anomaliesOf(link('../../etc/passwd')), ['link-outside']);
  t.deepEqual(await anomaliesOf(link('../b')), []);
});

for (const [what, parts, reason] of [
  ['an encrypted entry', { flags: 1, content: Buffer.from('e7 c0 de no pickle') }, 'encrypted'],
  ['a method that nobody knows', { method: 77, packed: EVIL }, 'foreign'],
] as const) {
  test(`${what} is reported unexamined under its own name`, async (t) => {
    const { facts } = await scanBytes(zip([entry(parts)]), 'model.pt');
    const reported = facts.find(({ fact }) => fact.kind === 'unexamined' && fact.reason === reason);
    t.deepEqual(reported?.source, ['model.pt', 'a/data.pkl']);
  });
}

inFull('thirty thousand entries that share one header are looked at once', async (t) => {
  const many = Array.from({ length: 30_000 }, (_, index) => entry({ name: `b${index}`, offset: 0 }));
  const { status } = await judgeBytes(zip([entry({ name: 'b' }), ...many], { count: 30_001 }), 'model.pt');
  t.is(status, 'rejected');
});

inFull('more names than anybody reads are given up, and reported', async (t) => {
  const names = Array.from({ length: 700 }, (_, index) => `${index}`.padEnd(60_000, 'n'));
  const { unexamined } = await judgeBytes(zip(names.map((name) => entry({ name }))), 'model.pt');
  t.deepEqual(
    unexamined.map(({ reason }) => reason),
    ['limit'],
  );
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

test('what is encrypted or cut beside no model is reported, and rejects nothing', async (t) => {
  const report = zip([{ name: 'report.pdf', content: Buffer.from('e7 c0 de'), flags: 1 }]);
  const log = gzipSync(Buffer.from('words and words\n'.repeat(99))).subarray(0, 30);
  for (const [content, name] of [
    [report, 'documents.zip'],
    [log, 'service.log.gz'],
  ] as const) {
    const { status, unexamined } = await judgeBytes(content, name);
    t.is(status, 'clean', name);
    t.is(unexamined.length, 1, name);
  }
  t.is((await judgeBytes(log, 'model.pkl.gz')).status, 'rejected');
  t.is(
    (await judgeBytes(zip([entry({ flags: 1, content: Buffer.from('e7 c0 de') })]), 'documents.zip')).status,
    'rejected',
  );
});
