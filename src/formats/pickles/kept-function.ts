/** A function as Polars keeps it in a plan: a mark, the type that it returns and the version of Python may stand before its pickle. https://github.com/pola-rs/polars/blob/main/crates/polars-plan/src/dsl/python_dsl/python_udf.rs */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';
import { isUnpickled } from '../../pickle/chance.ts';
import { Prospects } from '../../pickle/prospect.ts';
import type { StoredValue } from './stored-value.ts';

/** What stands before is a type, whose fields have names. */
const BEFORE_BYTES = 4096;
/** Where a mark says that it is a function. */
const BEFORE_MARKED_BYTES = 64 * 1024;
/** Looked at behind a place to say whether it leads anywhere. */
const AHEAD_BYTES = 4096;

/** What calls something from the first place on that does; else the bytes as they are, which may be a table where no mark says that they are a function. */
export function keptFunction(source: ByteSource, isMarked = false): StoredValue {
  const before = isMarked ? BEFORE_MARKED_BYTES : BEFORE_BYTES;
  const head = Buffer.from(headOf(source, before + AHEAD_BYTES));
  const prospects = new Prospects(head, head.length < source.size);
  const last = Math.min(before, source.size);
  for (let start = 0; start < last; start += 1) {
    if (!prospects.mayImportAndCall(start)) continue;
    const content = sectionOf(source, start, source.size);
    if (isUnpickled(content)) return { content, options: { expected: 'pickle' } };
  }
  return { content: source, options: isMarked ? { expected: 'pickle' } : {} };
}
