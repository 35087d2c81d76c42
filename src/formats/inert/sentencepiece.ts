/** Reports models of SentencePiece: messages of a text, a score and a type, the first of them special. See https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';

/** Tags of the fields. */
const PIECE = 0x0a;
const TEXT = 0x0a;
const SCORE = 0x15;
const TYPE = 0x18;
/** Unknown, control, user-defined, unused, byte. */
const SPECIAL: ReadonlySet<number> = new Set([2, 3, 4, 5, 6]);
/** Pieces that must be sound before it is taken for a model. */
const PROVEN = 3;
/** Longer than any three of them. */
const HEAD_BYTES = 512;

export function isSentencePiece(source: ByteSource): boolean {
  const head = headOf(source, HEAD_BYTES);
  let position = 0;
  let special = 0;
  for (let piece = 0; piece < PROVEN; piece += 1) {
    const length = head[position + 1] ?? 0;
    if (head[position] !== PIECE || length >= 0x80) return false;
    const type = typeOf(head, position + 2, position + 2 + length);
    if (type === null) return false;
    if (SPECIAL.has(type)) special += 1;
    position += 2 + length;
  }
  return special > 0 && position <= head.length;
}

/** Null where it is no piece; 1, a plain one, where it names no type. */
function typeOf(head: Uint8Array, start: number, end: number): number | null {
  const length = head[start + 1] ?? 0;
  const score = start + 2 + length;
  if (head[start] !== TEXT || length >= 0x80 || head[score] !== SCORE) return null;
  const behind = score + 5;
  if (behind === end) return 1;
  return behind + 2 === end && head[behind] === TYPE ? (head[behind + 1] ?? null) : null;
}
