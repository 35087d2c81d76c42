/** 7z archives: what they hold is examined, and what they would cost is reported before 7-Zip is asked. */
import test from 'ava';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { scan } from '../../../src/scan.ts';
import { reducePickle } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import { inFull } from '../../support/in-full.ts';
import { sevenZip, sevenZipHeader, sevenZipNumber, sevenZipOf } from '../../support/seven-zip-archive.ts';

const EVIL = { name: 'model.pkl', content: reducePickle('posix', 'system', 'echo harmless') };

async function factsOf(content: Uint8Array) {
  const { facts } = await scan(memorySource(content), 'models');
  return facts.map(({ source, fact }) => ({ source, fact }));
}

async function unexamined(content: Uint8Array): Promise<string[]> {
  return (await factsOf(content)).flatMap(({ fact }) => (fact.kind === 'unexamined' ? [fact.detail] : []));
}

const isCall = ({ fact }: { fact: { kind: string } }) => fact.kind === 'call';

test('every entry is examined, in archives one after the other', async (t) => {
  for (const name of ['a.pkl', 'b.pkl']) {
    const facts = await factsOf(
      sevenZip([
        { name: 'notes.txt', content: Buffer.from('hello') },
        { ...EVIL, name },
      ]),
    );
    t.deepEqual(
      facts.filter(isCall).map(({ source }) => source),
      [['models', name]],
    );
  }
  t.is(process.exitCode, undefined);
});

test('7-Zip leaves the process as it was, also where two archives are read at once', async (t) => {
  const globals = () => [
    Reflect.get(globalThis, 'WebAssembly').instantiate,
    process.exitCode,
    ...process.eventNames().map((name) => `${String(name)} ${process.listenerCount(name)}`),
  ];
  const before = globals();
  const [first, second] = await Promise.all([
    factsOf(sevenZip([EVIL])),
    factsOf(sevenZip([{ ...EVIL, name: 'b.pkl' }])),
  ]);
  t.deepEqual(
    first.filter(isCall).map(({ source }) => source),
    [['models', 'model.pkl']],
  );
  t.deepEqual(
    second.filter(isCall).map(({ source }) => source),
    [['models', 'b.pkl']],
  );
  t.deepEqual(globals(), before);
});

test('of very many archives in one file the rest is reported', async (t) => {
  const content = sevenZip([EVIL]);
  const facts = await factsOf(zip(Array.from({ length: 60 }, (_, index) => ({ name: `${index}.7z`, content }))));
  t.true(facts.filter(isCall).length >= 5);
  t.true(facts.some(({ fact }) => fact.kind === 'unexamined' && fact.reason === 'limit'));
});

inFull('very many entries are reported, not listed to the end', async (t) => {
  const content = Buffer.from('a');
  const many = (count: number) =>
    sevenZip(Array.from({ length: count }, (_, index) => ({ name: `${index}`, content })));
  t.deepEqual(await unexamined(many(500)), []);
  t.regex((await unexamined(many(8000))).join(), /entries/);
});

const LZMA_PROPERTIES = [0x23, 3, 1, 1, 5, 0x5d, 0, 0, 4, 0];
const AES_PROPERTIES = [0x24, 6, 0xf1, 7, 1, 2, 0x58, 0];

function encodedHeader(coder: readonly number[], packedBytes: number, bytes: number): Buffer {
  const packed = sevenZipNumber(packedBytes);
  return Buffer.concat([
    Buffer.of(0x17, 6, 0, 1, 9),
    packed,
    Buffer.of(0, 7, 0x0b, 1, 0, 1, ...coder, 0x0c),
    sevenZipNumber(bytes),
    Buffer.of(0, 0),
  ]);
}

test('a header that expands without end, or takes a key, is reported unread', async (t) => {
  const packed = Buffer.alloc(100);
  t.regex((await unexamined(sevenZipOf(packed, encodedHeader(LZMA_PROPERTIES, 100, 2 ** 40)))).join(), /a header of/);
  t.deepEqual(await unexamined(sevenZipOf(packed, encodedHeader(AES_PROPERTIES, 100, 100))), ['7z: encrypted']);
});

test('a header inside of a header is reported, one that is only stored is read', async (t) => {
  const stored = [1, 0];
  const header = sevenZipHeader([EVIL]);
  const packed = Buffer.concat([EVIL.content, header]);
  const encoded = encodedHeader(stored, header.length, header.length);
  encoded[2] = EVIL.content.length; // where it lies
  t.true((await factsOf(sevenZipOf(packed, encoded))).some(isCall));
  const inner = encodedHeader(stored, 10, 10);
  t.regex(
    (await unexamined(sevenZipOf(inner, encodedHeader(stored, inner.length, inner.length)))).join(),
    /inside of a header/,
  );
});

test('2^30 entries that are not there find no memory', async (t) => {
  const header = Buffer.concat([Buffer.of(1, 5), sevenZipNumber(2 ** 30), Buffer.of(0, 0)]);
  t.not((await unexamined(sevenZipOf(new Uint8Array(), header))).length, 0);
});
