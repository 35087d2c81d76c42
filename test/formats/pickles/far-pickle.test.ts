/** A whole pickle in the middle of data that is no model is found where it does what is grave, however it is spelled; honest ones and data are silent. */
import { createCipheriv } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import { type ByteSource, memorySource } from '../../../src/bytes/byte-source.ts';
import { onceFor } from '../../../src/bytes/once.ts';
import { farPickleFormat } from '../../../src/formats/pickles/far-pickle.ts';
import { scan } from '../../../src/scan.ts';
import { bytes, op, reducePickle } from '../../support/assembler.ts';
import { inFull } from '../../support/in-full.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

/** Behind the head and before the tail that are searched anyway. */
const [BEFORE, BEHIND] = [100_000, 200_000];
const RUNS = { numRuns: runs(200), seed: 20_261_130 };

/** Bytes as those of a cipher: the same for the same seed. */
function noise(count: number, seed: number): Buffer {
  const key = Buffer.alloc(16);
  key.writeInt32LE(seed | 0);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(count));
}

function around(content: Uint8Array, seed = 1): Uint8Array {
  return bytes('GIF89a', noise(BEFORE - 6, seed), content, noise(BEHIND, seed + 1));
}

const found = test.macro(async (t: ExecutionContext, content: Uint8Array) => {
  const lines = await findingLines(around(content), 'photo.gif');
  t.true(lines.includes(`critical python/posix/process-execution photo.gif!pickle@${BEFORE}`), lines.join('\n'));
});

const silent = test.macro(async (t: ExecutionContext, content: Uint8Array) => {
  const { status, formats, findings, members } = await judgeBytes(around(content), 'photo.gif');
  t.deepEqual(
    { status, formats, findings, members },
    { status: 'not-a-model', formats: [], findings: [], members: [] },
  );
});

const ATTACK = reducePickle('posix', 'system', 'echo no');
const DATE = bytes(
  ...[op.PROTO(4), op.SHORT_BINUNICODE('datetime'), op.SHORT_BINUNICODE('date'), op.STACK_GLOBAL],
  ...[op.SHORT_BINBYTES(Buffer.from([7, 232, 1, 1])), op.TUPLE1, op.REDUCE, op.STOP],
);

test('with a header', found, ATTACK);
test('without its end', found, ATTACK.subarray(0, -1));
test('behind honest ones', found, bytes(ATTACK, DATE));
test('as text', found, bytes("cposix\nsystem\n(S'echo no'\ntR."));
test('as an instance', found, bytes("(S'echo no'\niposix\nsystem\n."));
test('as an object', found, bytes("(cposix\nsystem\nS'echo no'\no."));

test('what fetches', async (t) => {
  const { status } = await judgeBytes(
    around(reducePickle('urllib.request', 'urlopen', 'http://localhost/')),
    'photo.gif',
  );
  t.is(status, 'rejected');
});

test('an honest one', silent, DATE);
test('an import without a call', silent, bytes(op.PROTO(2), op.GLOBAL('posix', 'system'), op.STOP));
test('a class that nobody knows', silent, reducePickle('mylib.parts', 'Part', 'x'));
test('what its authors keep in their tests', silent, reducePickle('sympy.core.sympify', 'sympify', 'x'));
test('a list of words', silent, bytes(0, 'cats\ndogs\n(tame)\nRoger.\ncows\nsystem\n(t\nRe.\n', 0));

/** Strings, memo, arguments and calls in every way that a loader takes. */
function spelled(pick: (count: number) => number): Uint8Array {
  const memo = (index: number) => [bytes(), op.MEMOIZE, op.BINPUT(index), op.LONG_BINPUT(index)][pick(4)] ?? bytes();
  const strings = [op.SHORT_BINUNICODE, op.BINUNICODE, op.UNICODE, op.SHORT_BINSTRING];
  const string = (text: string) => (strings[pick(strings.length)] ?? op.UNICODE)(text);
  const quoted = pick(2) === 0 ? op.STRING(`'echo no'`) : string('echo no');
  if (pick(4) === 0) return bytes(op.MARK, quoted, op.INST('posix', 'system'), op.STOP);
  const named =
    pick(2) === 0
      ? op.GLOBAL('posix', 'system')
      : bytes(string('posix'), memo(0), string('system'), memo(1), op.STACK_GLOBAL);
  const header = [bytes(), op.PROTO(0), op.PROTO(2), op.PROTO(4), bytes(op.PROTO(5), op.FRAME(40))][pick(5)] ?? bytes();
  const call = pick(2) === 0 ? bytes(op.MARK, quoted, op.TUPLE) : bytes(quoted, op.TUPLE1);
  const opened = bytes(op.MARK, named, quoted, op.OBJ);
  const called = pick(3) === 0 && named[0] === 0x63 ? opened : bytes(named, memo(2), call, op.REDUCE);
  return bytes(header, called, pick(4) === 0 ? bytes() : op.STOP);
}

test('in any spelling, anywhere in noise', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat({ max: 1000 })), fc.nat(), async (stream, seed) => {
      const content = spelled((count) => (stream.next().value ?? 0) % count);
      const file = bytes('GIF89a', noise(5000 + (seed % 70_000), seed), content, noise(70_000, seed + 1));
      const lines = await findingLines(file, 'photo.gif');
      t.true(
        lines.some((line) => line.startsWith('critical python/posix/process-execution')),
        Buffer.from(content).toString('latin1'),
      );
    }),
    RUNS,
  );
});

test('noise is silent', async (t) => {
  for (let seed = 0; seed < runs(100); seed += 1) {
    const { far, formats } = await scan(memorySource(noise(200_000, seed)), 'photo.gif');
    t.deepEqual([far, formats], [undefined, []], String(seed));
  }
});

inFull('thousands of honest ones hide none', found, bytes(ATTACK, ...Array.from({ length: 3000 }, () => DATE)));
inFull('nor do those before it', async (t) => {
  const lines = await findingLines(around(bytes(...Array.from({ length: 3000 }, () => DATE), ATTACK)), 'photo.gif');
  t.true(lines.some((line) => line.startsWith('critical python/posix/process-execution')));
});

inFull('thousands that call different things are beyond a ceiling', async (t) => {
  const calls = Array.from({ length: 1100 }, (_, index) => reducePickle('mylib', `Part${index}`, 'x'));
  const { status, findings } = await judgeBytes(around(bytes(...calls)), 'photo.gif');
  t.is(status, 'rejected');
  t.true(findings.some(({ rule }) => rule === 'unexaminable/limit'));
});

inFull('attempts without end are beyond a ceiling', async (t) => {
  const walk = bytes(op.PROTO(2), Buffer.alloc(4000, op.NONE), op.GLOBAL('a', 'b'), op.EMPTY_TUPLE);
  const many = bytes(Buffer.alloc(600_000, bytes(op.PROTO(2), op.NONE, op.POP)), walk);
  const { findings } = await judgeBytes(around(many), 'photo.gif');
  t.true(findings.some(({ rule }) => rule === 'unexaminable/limit'));
});

test('in text it is text', async (t) => {
  const { formats, far } = await scan(
    memorySource(
      Buffer.from(`${'a line of notes\n'.repeat(9000)}cposix\nsystem\n(S'echo no'\ntR.\n${'and more\n'.repeat(9000)}`),
    ),
    'notes.rst',
  );
  t.deepEqual([formats, far], [[], undefined]);
});

test('a picture in an archive', async (t) => {
  const { zip } = await import('../../support/containers.ts');
  const lines = await findingLines(zip([{ name: 'a/photo.gif', content: around(ATTACK) }]), 'pictures.zip');
  t.true(
    lines.includes(`critical python/posix/process-execution pictures.zip!a/photo.gif!pickle@${BEFORE}`),
    lines.join('\n'),
  );
});

test('lines of words without a mark are looked at once', async (t) => {
  const words = Buffer.alloc(1 << 20, 'firsti\nciici\nlicic\n');
  const before = process.cpuUsage().user;
  const { far } = await scan(memorySource(around(words)), 'photo.gif');
  t.is(far, undefined);
  t.true(process.cpuUsage().user - before < 5_000_000);
});

test('a file is read by pieces that its source reads into one buffer', (t) => {
  const bytes = Buffer.alloc(1024 * 1024, 0x01);
  let longest = 0;
  const read = (start: number, end: number) => {
    longest = Math.max(longest, end - start);
    return bytes.subarray(start, end);
  };
  const source: ByteSource = { size: bytes.length, read };
  t.is(farPickleFormat.probe(source, 'data', onceFor(source)), null);
  t.true(longest <= 64 * 1024, `${longest} bytes`);
});
