/** Pickles after each other, as a loop of `pickle.load` reads them: however far from its start the second one calls, and wherever the file is cut. See https://docs.python.org/3/library/pickle.html#pickle.load. */
import test from 'ava';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import { inFull } from '../support/in-full.ts';
import { judgeBytes, scanBytes } from '../support/scanned.ts';

const FIRST = bytes(op.PROTO(2), op.EMPTY_LIST, op.STOP);
const CALL = reducePickle('posix', 'system', 'echo harmless').subarray(2);
const LARGE = 3_000_000;

for (const [what, between] of [
  ['much data', bytes(op.BINBYTES(Buffer.alloc(LARGE, 0xd7)), op.POP)],
  ['many numbers', Buffer.alloc(LARGE, bytes(op.BININT1(7), op.POP))],
] as const) {
  for (const [where, before] of [
    ['next pickle', bytes()],
    ['next pickle behind a blank', bytes('\n')],
  ] as const) {
    test(`a call behind ${what} in the ${where}`, async (t) => {
      const { status, findings } = await judgeBytes(bytes(FIRST, before, op.PROTO(2), between, CALL), 'a.pkl');
      t.is(status, 'rejected');
      t.true(findings.some(({ rule }) => rule === 'python/posix/process-execution'));
    });
  }
}

test('the next pickle is reported where the file cuts it off', async (t) => {
  const next = bytes(op.PROTO(2), op.EMPTY_DICT, op.BINPUT(0), op.MARK, op.BINUNICODE('weights'), op.EMPTY_LIST);
  for (let length = 3; length <= next.length; length += 1) {
    const { facts } = await scanBytes(bytes(FIRST, next.subarray(0, length)), 'a.pkl');
    t.deepEqual(
      facts.map(({ fact }) => fact.kind === 'unexamined' && fact.reason),
      ['truncated'],
      `${length} bytes`,
    );
  }
});

inFull('lengths and frames that leave the file are reported, and nothing is read behind its end', async (t) => {
  const model = Buffer.from(`\x80\x04${'N'.repeat(40)}`, 'latin1');
  const call = bytes(op.SHORT_BINUNICODE('a'), op.SHORT_BINUNICODE('B'), op.STACK_GLOBAL);
  const given = bytes(op.SHORT_BINBYTES(model), op.SHORT_BINBYTES(model), op.TUPLE2, op.REDUCE);
  const stream = bytes(call, given, op.SHORT_BINUNICODE(''), op.STOP);
  const whole = bytes(op.PROTO(4), op.FRAME(stream.length), stream);
  for (let at = 0; at < whole.length; at += 1) {
    for (const mask of [0xff, 0x80, 0x40]) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ mask;
      await t.notThrowsAsync(scanBytes(broken, 'a.pkl'), `${at} ${mask}`);
    }
  }
});

test('text and noise behind a pickle are no pickle that is cut off', async (t) => {
  for (const rest of [
    'In the end.\n',
    'I am here\n',
    '\n\n',
    '\0\0\0\0',
    'X\xff\xff\xff\x7f',
    '\x80\x01X\xff\xff\xff\x7f',
  ]) {
    const { facts } = await scanBytes(bytes(FIRST, Buffer.from(rest, 'latin1')), 'a.pkl');
    t.deepEqual(facts, [], JSON.stringify(rest));
  }
});

test('a run of letters behind a pickle is searched once, not from each of them', async (t) => {
  const started = process.cpuUsage().user;
  await scanBytes(bytes(FIRST, Buffer.alloc(1_000_000, 'c')), 'a.pkl');
  t.true(process.cpuUsage().user - started < 2_000_000); // microseconds; from each it is a minute
});
