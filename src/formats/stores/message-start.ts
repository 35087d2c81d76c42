/** How MessagePack begins, and the plans of Polars in it. https://github.com/msgpack/msgpack/blob/master/spec.md */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import { beginsArray, beginsContainer, beginsMap, messageHead } from '../../wire/message-pack.ts';
import { MessageWalk } from './message-walk.ts';

/** Of a plan of Polars; behind it stand a version and, since 1.32, the digest of the layout. https://github.com/pola-rs/polars/blob/main/crates/polars-plan/src/dsl/plan.rs */
const PLAN = ascii('DSL_VERSION');
const VERSION_BYTES = 4;
const DIGEST_BYTES = 64;
const HEAD_BYTES = 4096;
/** Of an array that is no list of maps so much is walked over. */
const WALKED_BYTES = 16 * 1024 * 1024;
const EMPTY_MAP = 0x80;
/** Of a map and its first key, before that. */
const LONGEST_START = 10;
const KEY = /^[\w .:/-]+$/;

export const FIRST_BYTES: ReadonlySet<number> = new Set(
  [...Array(256).keys()].filter((byte) => beginsContainer(byte) || byte === PLAN[0]),
);

/** A map whose first key is a plain word, or an array that begins with a map, a text or bytes; a plan of Polars. As far as a glance shows all that follows is such, too. */
export function isMessage(source: ByteSource): boolean {
  const start = startOfMessages(source);
  // What a plan begins with is no chance: its values are looked at up to where they break.
  return start !== null && (start > 0 || beginsWell(source, start));
}

/** Behind what stands before the messages of a plan; null where there is none. */
export function startOfMessages(source: ByteSource): number | null {
  if (!hasBytesAt(source, 0, PLAN)) return source.size > 1 ? 0 : null;
  const plain = PLAN.length + VERSION_BYTES;
  const starts = [plain, plain + DIGEST_BYTES].filter((start) => start < source.size);
  return starts.find((start) => beginsMap(source.read(start, start + 1)[0] ?? 0)) ?? null;
}

function beginsWell(source: ByteSource, start: number): boolean {
  const head = Buffer.from(source.read(start, Math.min(start + HEAD_BYTES, source.size)));
  let at = 0;
  while (at < head.length && beginsArray(head[at] ?? 0)) at += 1 + messageHead(head[at] ?? 0).countBytes;
  const byte = head[at] ?? 0;
  if (byte === EMPTY_MAP || !(beginsMap(byte) ? holdsWord(head.subarray(at)) : at > 0 && isOneArray(source, start)))
    return false;
  const walk = new MessageWalk(source, start);
  for (const _ of walk.values(start + head.length));
  return walk.isWhole;
}

/** Whether the first key of the map is a plain word. */
function holdsWord(map: Buffer): boolean {
  const key = new MessageWalk(memorySource(map), 0).values().next().value;
  return key !== undefined && key.start <= LONGEST_START && KEY.test(map.toString('latin1', key.start, key.end));
}

/** An array that ends with the file, or that one alike follows: any other is soon chance. What is long is one as far as was looked at. */
function isOneArray(source: ByteSource, start: number): boolean {
  const walk = new MessageWalk(source, start);
  for (const _ of walk.firstValues(start + WALKED_BYTES));
  const end = walk.endOfFirst;
  if (end === null) return walk.isWhole && source.size > start + WALKED_BYTES;
  return end === source.size || source.read(end, end + 1)[0] === source.read(start, start + 1)[0];
}
