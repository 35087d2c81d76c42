/** No bytes crash the machine, hang it or make it swell; whatever they are, they end in facts. See https://fast-check.dev/. */
import test from 'ava';
import fc from 'fast-check';
import { type ByteSource, memorySource } from '../../src/bytes/byte-source.ts';
import type { Fact } from '../../src/facts.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { examinePickles, type PicklesEnd } from '../../src/pickle/trace.ts';
import { makeStream } from '../fuzz/streams.ts';
import { bytes, op } from '../support/assembler.ts';
import { inFull } from '../support/in-full.ts';
import { runs } from '../support/runs.ts';
import { factsOf } from './facts-of.ts';

const RUNS = { numRuns: runs(300), seed: 20_251_123 };

test('random bytes end in facts', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (stream) => void factsOf(stream)),
    RUNS,
  );
  t.pass();
});

test('every prefix of a stream ends in facts: one without STOP is never silent', (t) => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const stream = makeStream(seed);
      for (let end = 1; end < stream.length; end += 3) {
        const { facts, pickles } = examined(stream.subarray(0, end));
        t.true(pickles > 0 || facts.some(({ kind }) => kind === 'unexamined'));
      }
    }),
    { ...RUNS, numRuns: runs(100) },
  );
});

test('bytes behind STOP take no fact away', (t) => {
  fc.assert(
    fc.property(fc.integer(), fc.uint8Array({ maxLength: 60 }), (seed, tail) => {
      const whole = makeStream(seed);
      const stream = whole.subarray(0, examined(whole).end);
      const { facts, pickles } = examined(stream);
      if (pickles === 0) return;
      const more = new Set(examined(bytes(stream, tail)).facts.map(keyOf));
      t.deepEqual(
        facts.map(keyOf).filter((key) => /module/.test(key) && !more.has(key)),
        [],
      );
    }),
    { ...RUNS, numRuns: runs(200) },
  );
});

function examined(stream: Uint8Array): PicklesEnd & { readonly facts: readonly Fact[] } {
  const facts: Fact[] = [];
  const end = examinePickles(memorySource(stream), { limits: DEFAULT_LIMITS, report: (fact) => facts.push(fact) });
  return { ...end, facts };
}

function keyOf(fact: object): string {
  return 'operator' in fact ? JSON.stringify(fact.operator) : JSON.stringify(fact);
}

test('a window reads what memory reads', (t) => {
  const report = (source: ByteSource) => {
    const facts: string[] = [];
    examinePickles(source, { limits: DEFAULT_LIMITS, report: (fact) => facts.push(JSON.stringify(fact)) });
    return facts;
  };
  for (let seed = 1; seed <= runs(1000); seed += 1) {
    const filler = bytes(op.BINBYTES(new Uint8Array(seed * 40)), op.POP);
    const stream = bytes(makeStream(seed), ...Array.from({ length: 3 }, () => bytes(filler, makeStream(seed + 1))));
    const windowed: ByteSource = { size: stream.length, read: (start, end) => stream.subarray(start, end) };
    t.deepEqual(report(windowed), report({ ...windowed, bytes: stream }));
  }
});

const bomb = test.macro((t, stream: Uint8Array) => {
  const before = process.memoryUsage().rss;
  t.true(factsOf(stream).length >= 0);
  t.true(process.memoryUsage().rss - before < 200 * 1024 * 1024);
});

test(
  'a memo bomb is shared, not expanded',
  bomb,
  bytes(
    op.PROTO(4),
    op.GLOBAL('m', 'f'),
    op.EMPTY_TUPLE,
    op.MEMOIZE,
    ...Array.from({ length: 100 }, (_, index) => bytes(op.BINGET(index), op.BINGET(index), op.TUPLE2, op.MEMOIZE)),
    op.TUPLE1,
    op.REDUCE,
    op.STOP,
  ),
);
test('a million marks', bomb, bytes(op.PROTO(4), Buffer.alloc(1 << 20, 0x28)));
const HEADERS = (length: number) =>
  bytes(op.PROTO(2), op.NONE, op.STOP, 0xff, Buffer.alloc(length, Buffer.of(0x80, 2)));

test('a million nested lists', bomb, bytes(op.PROTO(4), Buffer.alloc(1 << 20, 0x5d)));
inFull('a million headers behind a pickle', bomb, HEADERS(1 << 20));
test('thousands of headers behind a pickle', bomb, HEADERS(1 << 12));
test('lengths beyond all bounds', bomb, bytes(op.PROTO(4), 0x8e, Buffer.alloc(8, 0xff)));
test('a memo index at the end of the range', bomb, bytes(op.PROTO(2), op.NONE, op.LONG_BINPUT(0xfffffff0), op.STOP));
test(
  'a list of a million operators',
  bomb,
  bytes(
    op.PROTO(2),
    op.EMPTY_LIST,
    op.MARK,
    ...Array.from({ length: 60_000 }, (_, index) => op.GLOBAL('m', `f${index}`)),
    op.APPENDS,
    op.STOP,
  ),
);
