/** Finds among the arguments of a call the bytes that may be a model themselves. */
import type { Operator } from '../../facts.ts';
import { latin1Bytes } from '../machine/literal-reader.ts';
import { readLiteral } from '../machine/literals.ts';
import type { Token } from '../machine/value.ts';
import { Prospects } from '../prospect.ts';
import { same } from '../reported.ts';
import type { Payload, RunContext } from '../session.ts';
import { dtypeOf } from './array-dtypes.ts';

/** No pickle that calls something is shorter. An array of protocol 2 is made with one byte that is computed. */
const LEAST_LOOSE_BYTES = 10;

/** @param all every bytes or str argument, not only those that begin like a model. */
export function collectPayloads(
  run: RunContext,
  callee: Operator | null,
  args: Token,
  offset: number,
  all: boolean,
): void {
  const content = run.values.isContainer(args) ? run.values.contentOf(args) : null;
  for (const item of content?.items ?? []) {
    const bytes = run.numbers.has(literalOf(run, item)) ? null : payloadOf(run, item, all);
    if (bytes !== null)
      run.session.addPayload({ content: bytes, offset: run.session.reported.offsetOf(offset), callee });
  }
}

/** Bytes that are loaded whatever they begin with. Returns false where they are not known. */
export function collectLoaded(run: RunContext, item: Token, offset: number): boolean {
  const bytes = payloadOf(run, item, true);
  if (bytes === null) return false;
  run.session.addPayload({ content: bytes, offset: run.session.reported.offsetOf(offset), callee: null });
  return true;
}

/** Kinds of dtypes whose bytes are numbers, dates and truth values; in text, raw bytes and objects anything may lie. */
const NUMBERS = /^[biufcmM]$/;
/** By the last part of its name: where a callable of NumPy takes the dtype, and where the bytes. */
const NUMBER_CALLS: Readonly<Record<string, readonly [dtype: number, bytes: number]>> = {
  scalar: [0, 1],
  _frombuffer: [1, 0],
};

/** Notes bytes that are numbers: a few in thousands of them begin like a model by chance. */
export function noteNumbers(run: RunContext, { module, name }: Operator, args: Token): void {
  const places = module.startsWith('numpy') && /^numpy\b/.test(module) ? NUMBER_CALLS[name] : undefined;
  if (places !== undefined) noteAt(run, args, places);
}

/** Of the state of an array: `(1, shape, dtype, is_fortran, bytes)`. */
export function noteArrayNumbers(run: RunContext, { module, name }: Operator, state: Token): void {
  if (name === '_reconstruct' && /^numpy\b/.test(module)) noteAt(run, state, [2, 4]);
}

function noteAt(run: RunContext, container: Token, [dtypeAt, bytesAt]: readonly [number, number]): void {
  const items = run.values.isContainer(container) ? run.values.contentOf(container)?.items : undefined;
  const [dtype, bytes] = [items?.[dtypeAt] ?? 0, items?.[bytesAt] ?? 0];
  if (bytes !== 0 && NUMBERS.test(dtypeOf(run, dtype)?.kind ?? '')) run.numbers.add(literalOf(run, bytes));
}

/** The literal that a value is which begins like a model; else the token itself. */
function literalOf({ values }: RunContext, token: Token): Token {
  const value = values.valueOf(token);
  return value?.kind === 'payload' ? value.token : token;
}

/** The state of a stream of bytes, `(bytes, position, attributes)`: whatever reads it reads those bytes, whatever they begin with. */
export function collectStream(run: RunContext, operator: Operator, state: Token, offset: number): void {
  if (isStream(operator)) collectPayloads(run, operator, state, offset, true);
}

/** Of a plan of Polars of 2025 and later: a version, the digest of its layout, and a map of MessagePack, whose reader looks at every value. https://github.com/pola-rs/polars/blob/main/crates/polars-plan/src/dsl/plan.rs */
const PLAN = /^DSL_VERSION[\s\S]{4}[\da-f]{64}[\x80-\x8f]/;
const PLAN_BYTES = 80;
/** Expressions are no longer than this. */
const EXPRESSION_BYTES = 4096;
/** The first byte of a number of a variant, not of a map or a text of another coding. */
const VARIANTS = 0x40;

/**
 * The state of a plan or an expression of Polars, in which functions of Python are pickles. A plan is examined as a member; an expression has
 * none where no unpickler comes to an import and a call, wherever it begins. Of anything else the loader is reported.
 */
export function collectPlan(run: RunContext, { module, name }: Operator, state: Token, offset: number): void {
  if (!module.startsWith('polars.') || (name !== 'LazyFrame' && name !== 'Expr')) return;
  const content = payloadOf(run, state, true);
  const bytes = content instanceof Uint8Array ? content : content && run.source.read(content.start, content.end);
  if (
    name === 'LazyFrame' &&
    bytes !== null &&
    PLAN.test(Buffer.from(bytes.subarray(0, PLAN_BYTES)).toString('latin1'))
  )
    collectLoaded(run, state, offset);
  else if (name === 'LazyFrame' || bytes === null || !isPlainExpression(bytes))
    run.reportCall({ operator: PLAN_LOADER, via: 'REDUCE', arguments: '…', operands: [run.operand(state)], offset });
}

function isPlainExpression(bytes: Uint8Array): boolean {
  if (bytes.length > EXPRESSION_BYTES || (bytes[0] ?? VARIANTS) >= VARIANTS) return false;
  const prospects = new Prospects(bytes, false);
  return bytes.every((_, start) => !prospects.mayImportAndCall(start));
}

const PLAN_LOADER: Operator = { ecosystem: 'python', module: 'polars', name: 'LazyFrame.deserialize' };

/** Asked of every object that a pickle fills: a name is compared faster than a text is made of it. */
function isStream({ module, name }: Operator): boolean {
  return (name === 'BytesIO' || name === 'StringIO') && (module === 'io' || module === '_io');
}

/** Bytes that begin like a model and were given to no call: a class may load what it finds in its state, as skorch does. */
export function collectLoose(run: RunContext, tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (run.numbers.has(token)) continue;
    const literal = readLiteral(run.source, token - 1, 0);
    if (literal.type !== 'bytes' && literal.type !== 'bytearray') continue;
    if (literal.end - literal.start < LEAST_LOOSE_BYTES || literal.end > run.source.size) continue;
    const content = contentAt(run, literal.start, literal.end);
    run.session.addPayload({ content, offset: run.session.reported.offsetOf(token - 1), callee: null });
  }
}

function payloadOf(run: RunContext, item: Token, all: boolean): Payload['content'] | null {
  const value = run.values.valueOf(item);
  if (value?.kind === 'bytes') return all || value.bytes.length >= LEAST_LOOSE_BYTES ? value.bytes : null;
  const token = value?.kind === 'payload' ? value.token : all ? item : 0;
  if (token <= 0) return null;
  const literal = readLiteral(run.source, token - 1, 0);
  if (literal.type === 'str') return latin1Bytes(run.textOf(token));
  const isWhole = (literal.type === 'bytes' || literal.type === 'bytearray') && literal.end <= run.source.size;
  return isWhole ? contentAt(run, literal.start, literal.end) : null;
}

/** Where the source is not the member itself (a part of it, or read again without frames), the bytes are copied. */
function contentAt({ session, source }: RunContext, start: number, end: number): Payload['content'] {
  return session.reported.offsetOf === same ? { start, end } : source.read(start, end).slice();
}
