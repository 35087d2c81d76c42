/** Finds among the arguments of a call the bytes that may be a model themselves. */
import type { Operator } from '../../facts.ts';
import { latin1Bytes } from '../machine/literal-reader.ts';
import { readLiteral } from '../machine/literals.ts';
import type { Token } from '../machine/values.ts';
import type { Payload, RunContext } from '../session.ts';
import { same } from '../told.ts';

/** No pickle that calls something is shorter. */
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
    const bytes = payloadOf(run, item, all);
    if (bytes !== null) run.session.addPayload({ content: bytes, offset: run.session.told.offsetOf(offset), callee });
  }
}

/** Bytes that begin like a model and were given to no call: a class may load what it finds in its state, as skorch does. */
export function collectLoose(run: RunContext, tokens: readonly Token[]): void {
  for (const token of tokens) {
    const literal = readLiteral(run.source, token - 1, 0);
    if (literal.type !== 'bytes' && literal.type !== 'bytearray') continue;
    if (literal.end - literal.start < LEAST_LOOSE_BYTES || literal.end > run.source.size) continue;
    const content = contentAt(run, literal.start, literal.end);
    run.session.addPayload({ content, offset: run.session.told.offsetOf(token - 1), callee: null });
  }
}

function payloadOf(run: RunContext, item: Token, all: boolean): Payload['content'] | null {
  const value = run.values.valueOf(item);
  if (value?.kind === 'bytes') return value.bytes;
  const token = value?.kind === 'payload' ? value.token : all ? item : 0;
  if (token <= 0) return null;
  const literal = readLiteral(run.source, token - 1, 0);
  if (literal.type === 'str') return latin1Bytes(run.textOf(token));
  const isWhole = (literal.type === 'bytes' || literal.type === 'bytearray') && literal.end <= run.source.size;
  return isWhole ? contentAt(run, literal.start, literal.end) : null;
}

/** Where the source is not the member itself (a part of it, or read again without frames), the bytes are copied. */
function contentAt({ session, source }: RunContext, start: number, end: number): Payload['content'] {
  return session.told.offsetOf === same ? { start, end } : source.read(start, end).slice();
}
