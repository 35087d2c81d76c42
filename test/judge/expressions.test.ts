/** Expressions of SymPy as its versions pickle them, and beside each what an attacker would make of it. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const dict = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
const owner = (name: string) => named(...(name.split(' ') as [string, string]));
const made = (name: string, ...args: readonly Uint8Array[]) => bytes(owner(name), tuple(...args), op.NEWOBJ);

// Up to 1.8 a class is called, and then given an empty state.
const old = (name: string, ...args: readonly Uint8Array[]) => build(call(owner(name), ...args), op.EMPTY_DICT);
const assumed = make(named('sympy.core.assumptions', 'StdFactKB'));
const symbol = build(call(owner('sympy.core.symbol Symbol'), text('x')), dict(text('_assumptions'), assumed));
const two = old('sympy.core.numbers Integer', op.BININT1(2));
const square = old('sympy.core.power Pow', symbol, two);
test('a sum of an old version', findings, pickle(old('sympy.core.add Add', square, symbol)), null);
test('a function of it', findings, pickle(old('sympy.functions.elementary.trigonometric sin', square)), null);
const indexed = old('sympy.tensor.indexed Indexed', old('sympy.tensor.indexed IndexedBase', symbol), two);
test('something indexed', findings, pickle(indexed), null);
test('an old sum of a text', findings, pickle(old('sympy.core.add Add', text('x'), symbol)), REFUSED);
test('an index that is a text', findings, pickle(old('sympy.tensor.indexed Idx', text('x'))), REFUSED);
test('what is no class', findings, pickle(call(owner('sympy.core.sympify sympify'), symbol)), REFUSED);
test('what is no class of functions', findings, pickle(call(owner('sympy.functions lambdify'), symbol)), REFUSED);
test('what draws samples', findings, pickle(call(owner('sympy.stats.rv Sample'), symbol)), REFUSED);
const parts = build(call(owner('sympy.core.add Add')), dict(text('_args'), tuple(text('print(1)'))));
test('a sum of parts that the file set', findings, pickle(old('sympy.core.mul Mul', parts, symbol)), REFUSED);
test('their state alone', findings, pickle(parts), /^(?:medium|high) /m);
const named1 = build(call(owner('sympy.core.symbol Symbol'), text('x')), dict(text('_assumptions'), parts));
test('what else is assumed of a symbol', findings, pickle(named1), /^(?:medium|high) /m);

// A number is made of its sign, its digits and its exponent.
const digits = tuple(op.BININT1(0), text('63'), op.BININT1(2), op.BININT1(7));
const number = build(call(owner('sympy.core.numbers Float'), digits), dict(text('_prec'), op.BININT1(53)));
test('a number of an old version', findings, pickle(old('sympy.core.mul Mul', number, symbol)), null);
test('a number', findings, pickle(made('sympy.core.numbers Float', digits)), null);
test(
  'a number of this precision',
  findings,
  pickle(
    bytes(owner('sympy.core.numbers Float'), tuple(digits), dict(text('precision'), op.BININT1(53)), op.NEWOBJ_EX),
  ),
  null,
);
const thing = make(named('pkg.mod', 'Thing'));
test('a number of what nobody knows', findings, pickle(call(owner('sympy.core.numbers Float'), thing)), REFUSED);
test('a tuple of that', findings, pickle(call(owner('sympy.core.numbers Float'), tuple(thing))), REFUSED);
const spoilt = build(call(owner('sympy.core.numbers Float'), digits), dict(text('_mpf_'), text('x')));
test('a number whose digits are a text', findings, pickle(old('sympy.core.mul Mul', spoilt, symbol)), REFUSED);

// The limits of an integral are a tuple.
const integral = (...limits: readonly Uint8Array[]) =>
  bytes(owner('sympy.integrals.integrals Integral'), tuple(square, tuple(...limits)), op.NEWOBJ);
test('an integral', findings, pickle(integral(symbol, two, two)), null);
test('an integral to a text', findings, pickle(integral(symbol, two, text('x'))), REFUSED);
test(
  'an integral to a list of texts',
  findings,
  pickle(integral(symbol, bytes(op.EMPTY_LIST, text('x'), op.APPEND))),
  REFUSED,
);
test('an integral to parts that the file set', findings, pickle(integral(symbol, parts)), REFUSED);
test(
  'a second integral, to such parts',
  findings,
  pickle(
    tuple(
      integral(symbol, two),
      integral(
        symbol,
        build(call(owner('sympy.core.numbers Integer'), op.BININT1(2)), dict(text('p'), text('print(1)'))),
      ),
    ),
  ),
  REFUSED,
);
const texts = (of: string) =>
  build(call(owner('sympy.core.numbers Integer'), op.BININT1(2)), dict(text(of), text('print(1)')));
test(
  'a second sum, of such parts',
  findings,
  pickle(tuple(old('sympy.core.add Add', two, symbol), old('sympy.core.add Add', texts('p'), symbol))),
  REFUSED,
);
const floats = (...given: readonly Uint8Array[]) =>
  pickle(tuple(...given.map((one) => call(owner('sympy.core.numbers Float'), one))));
test('a second number, of what nobody knows', findings, floats(digits, tuple(thing)), REFUSED);

// Sums of many terms, as regressions give them.
const variable = made('sympy.core.symbol Symbol', text('x'));
const many = (count: number, ...last: readonly Uint8Array[]) =>
  pickle(made('sympy.core.add Add', ...Array.from({ length: count }, () => variable), ...last));
for (const count of [31, 32, 33, 64, 65, 128]) test(`a sum of ${count} terms`, findings, many(count), null);
for (const count of [32, 40, 100]) {
  test(`a text behind ${count} terms`, findings, many(count, text('print(1)')), REFUSED);
  test(`what is given a state behind ${count} terms`, findings, many(count, parts), REFUSED);
  test(
    `a text that the file computes behind ${count} terms`,
    findings,
    many(count, call(named('builtins', 'str'), bytes('C', 4, 'f(1)'), text('ascii'))),
    REFUSED,
  );
  test(
    `an object of another library behind ${count} terms`,
    findings,
    many(count, make(named('pkg.mod', 'T'))),
    REFUSED,
  );
}
