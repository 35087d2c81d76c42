/** Digests of the code objects that a stream brings, so that functions which a library itself hands to cloudpickle are known by what they are. The layouts: https://docs.python.org/3/library/types.html#types.CodeType. */
import { createHash } from 'node:crypto';
import type { Token } from '../machine/value.ts';
import type { FollowContext } from './following.ts';

/** Where the parts of a code object stand, by the number of arguments that a version of Python takes. */
export interface CodeLayout {
  /** Counts and flags; the digest has a 0 where a version knows none of positional-only arguments. */
  readonly numbers: readonly (number | null)[];
  readonly code: number;
  /** Constants, names, variables, free variables, cells. */
  readonly tables: readonly number[];
  /** Jumps of exceptions: known only where there are none. */
  readonly exceptions: number | null;
}

export const LAYOUTS: ReadonlyMap<number, CodeLayout> = new Map<number, CodeLayout>([
  [15, { numbers: [0, null, 1, 2, 3, 4], code: 5, tables: [6, 7, 8, 13, 14], exceptions: null }],
  [16, { numbers: [0, 1, 2, 3, 4, 5], code: 6, tables: [7, 8, 9, 14, 15], exceptions: null }],
  [18, { numbers: [0, 1, 2, 3, 4, 5], code: 6, tables: [7, 8, 9, 16, 17], exceptions: 15 }],
]);

export const UNKNOWN = 'unknown';
const DIGEST_CHARACTERS = 20;
/** No function of a table is longer. */
const MAX_CODE_BYTES = 512;

/** Set where a code object has a documentation, which nothing runs: https://docs.python.org/3/library/inspect.html#inspect.CO_HAS_DOCSTRING. */
const HAS_DOCSTRING = 0x4000000;

/** What runs of a code object, without where it was written, its documentation, the names of its own variables and its numbers; `unknown` where a part of it is. tools/known_code.py makes the same. */
export function codeDigest(context: FollowContext, args: readonly Token[]): string {
  const layout = LAYOUTS.get(args.length);
  if (layout === undefined) return UNKNOWN;
  const at = (index: number): Token => args[index] ?? 0;
  const code = context.bytesOf(at(layout.code));
  const exceptions = layout.exceptions === null ? 0 : context.bytesOf(at(layout.exceptions))?.length;
  if (code === null || code.length > MAX_CODE_BYTES || exceptions !== 0) return UNKNOWN;
  const numbers = layout.numbers.map((index) => withoutFlag(index === null ? 0 : context.integerOf(at(index))));
  const [constants = 0, names = 0, ...variables] = layout.tables.map(at);
  const tables = [
    tableText(context, constants, constantText),
    tableText(context, names, nameText),
    ...variables.map((table) => tableText(context, table, () => '')),
  ];
  if (numbers.includes(null) || tables.includes(null)) return UNKNOWN;
  const text = [...numbers, Buffer.from(code).toString('hex'), ...tables].join(' ');
  return createHash('sha256').update(text).digest('hex').slice(0, DIGEST_CHARACTERS);
}

function withoutFlag(number: number | null): number | null {
  return number !== null && number >= HAS_DOCSTRING ? number - HAS_DOCSTRING : number;
}

type PartText = (context: FollowContext, token: Token, index: number) => string | null;

function tableText(context: FollowContext, table: Token, textOf: PartText): string | null {
  const content = context.values.isContainer(table) ? context.values.contentOf(table) : null;
  if (content?.complete !== true || context.values.kindOf(table) !== 1) return null;
  const parts = content.items.map((item, index) => textOf(context, item, index));
  return parts.includes(null) ? null : `(${parts.join(',')})`;
}

/** The first one is a documentation, or stands in its place. */
function constantText(context: FollowContext, token: Token, index: number): string | null {
  if (context.isNone(token)) return 'N';
  const operand = context.operand(token);
  if (operand.kind !== 'literal') return null;
  if (operand.type === 'int' || operand.type === 'float') return 'n';
  return index === 0 && operand.type === 'str' ? 'N' : nameText(context, token);
}

function nameText(context: FollowContext, token: Token): string | null {
  const text = context.textOf(token);
  return typeof text === 'string' ? `s${JSON.stringify(text)}` : null;
}
