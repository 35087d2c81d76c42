/** Pickles after each other, as a loop of `pickle.load` reads them: however far from its start the second one calls, and wherever the file is cut. See https://docs.python.org/3/library/pickle.html#pickle.load. */
import test from 'ava';
import { bytes, op, reducePickle } from '../support/assembler.ts';
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

test('the next pickle is told where the file cuts it off', async (t) => {
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

test('bytes that the file cuts off are no payload, also where a frame ends within them', async (t) => {
  const rest = bytes(op.SHORT_BINUNICODE('a'), 'C', 200, 0x80, 4, Buffer.alloc(60, 'N'));
  for (let frame = 1; frame < rest.length; frame += 1) {
    const { facts } = await scanBytes(bytes(op.PROTO(4), op.GLOBAL('a', 'B'), op.FRAME(frame), rest), 'a.pkl');
    t.true(facts.some(({ fact }) => fact.kind === 'unexamined' && fact.reason === 'truncated'));
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
