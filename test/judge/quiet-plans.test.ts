/** Plans and expressions of Polars in a pickle, which were once rejected, and beside each what an attacker would make of it: https://github.com/pola-rs/polars/blob/main/crates/polars-plan/src/dsl/plan.rs */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const HEAD = bytes('DSL_VERSION', 24, 0, 0, 0, 'b2af60200b56e429'.repeat(4));
const frame = (state: Uint8Array) => build(make(named('polars.lazyframe.frame', 'LazyFrame')), op.BINBYTES(state));
const expression = (state: Uint8Array) => build(make(named('polars.expr.expr', 'Expr')), op.BINBYTES(state));

const plain = bytes(HEAD, 0x81, 0xa4, 'root', 1);
test('a plan', findings, pickle(frame(plain)), null);
test('two plans', findings, pickle(tuple(frame(plain), frame(plain))), null);

const code = pickle(call(named('posix', 'system'), text('true')));
const many = (count: number) => bytes(0xdd, 0, 0, count >> 8, count & 0xff);
const kept = [0, 11, 7, ...code];
const numbers = (write: (byte: number) => readonly number[]) =>
  bytes(HEAD, 0x81, 0xa8, 'function', many(kept.length), ...kept.flatMap(write));
const small = (byte: number) => (byte < 0x80 ? [byte] : [0xcc, byte]);
test('a plan with a function that calls', findings, pickle(frame(numbers(small))), REFUSED);
test('one behind a plain one', findings, pickle(tuple(frame(plain), frame(numbers(small)))), REFUSED);
test('numbers of two bytes', findings, pickle(frame(numbers((byte) => [0xcd, 0, byte]))), REFUSED);
test('numbers of eight', findings, pickle(frame(numbers((byte) => [0xd3, 0, 0, 0, 0, 0, 0, 0, byte]))), REFUSED);
test('a function as bytes', findings, pickle(frame(bytes(HEAD, 0x81, 0xa1, 'f', 0xc4, kept.length, ...kept))), REFUSED);
test('rubbish behind the plan', findings, pickle(frame(bytes(numbers(small), 0xc1, 0xc1))), REFUSED);
const marked = bytes('PLPYFN', 0x91, 0xda, 0x13, 0x88, 'x'.repeat(5000), ...kept);
const long = bytes(HEAD, 0x81, 0xa1, 'f', 0xc5, marked.length >> 8, marked.length & 0xff, marked);
test('a function behind a long type', findings, pickle(frame(long)), REFUSED);
test(
  'a plan without a digest',
  findings,
  pickle(frame(bytes('DSL_VERSION', 24, 0, 0, 0, 0x81, 0xa1, 'a', 1))),
  REFUSED,
);
test('a plan of another coding', findings, pickle(frame(bytes(0xa1, 0x61, 'a', 1))), REFUSED);
test(
  'a plan that the file computes',
  findings,
  pickle(build(make(named('polars.lazyframe.frame', 'LazyFrame')), code)),
  REFUSED,
);

test('an expression', findings, pickle(expression(bytes(12, 6, 2, 1, 'a', 6, 4, 0, 1, 2, 4))), null);
test('an expression with a function', findings, pickle(expression(bytes(22, 1, 2, 1, 'a', ...kept))), REFUSED);
test(
  'one behind a plain one, too',
  findings,
  pickle(tuple(expression(bytes(12, 6, 2, 1)), expression(bytes(22, ...kept)))),
  REFUSED,
);
test('an expression of another coding', findings, pickle(expression(bytes('{"Column":"a"}'))), REFUSED);
