/** What recognisers of formats ask of bytes that may be a message of protobuf. See https://protobuf.dev/programming-guides/encoding/. */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import { meansNo } from '../bytes/format-error.ts';
import type { Once } from '../bytes/once.ts';
import { ByteWindow, type FieldBudget } from './byte-window.ts';
import {
  FIXED_32,
  FIXED_64,
  FieldReader,
  GROUP_END,
  GROUP_START,
  LENGTH_DELIMITED,
  mayBeTag,
  VARINT,
} from './protobuf.ts';

/** Fields that all recognisers of one source pass, some two seconds: what parses so far without a model is reported. CWE-407. */
const RECOGNISED_FIELDS = 16_000_000;

function recognisersBudget(): FieldBudget {
  return { most: RECOGNISED_FIELDS, left: RECOGNISED_FIELDS };
}

/** For recognisers: nothing that they read is known to be a message, and all of one source share a budget. */
export function recognisingWindow(source: ByteSource, once: Once<ByteSource>): ByteWindow {
  return new ByteWindow(source, once(recognisersBudget));
}

/** Whether the bytes reach a field of bytes before they break: no message of a model is without. Ask it by `once`: several formats do. */
export function holdsContent(source: ByteSource): boolean {
  if (!mayBeTag(headOf(source, 1)[0]) || breaksSoon(source.bytes)) return false;
  try {
    return new FieldReader(new ByteWindow(source, recognisersBudget()), 0, source.size).toNextBytes();
  } catch (error) {
    if (meansNo(error)) return false;
    throw error;
  }
}

/** Fields after which most of what is no message has broken. */
const FEW_FIELDS = 64;

/** Whether the first fields break before one of bytes comes, outside any group: of text they mostly do, and to throw an error for each text takes longest. */
function breaksSoon(bytes: Uint8Array = new Uint8Array(0)): boolean {
  const groups: number[] = [];
  for (let at = 0, fields = 0; at < bytes.length && fields < FEW_FIELDS; fields += 1) {
    const tag = bytes[at]!;
    const argument = bytes[at + 1] ?? LONG;
    const wireType = tag % 8;
    if (tag >= LONG) return false; // a longer number: the reader knows them
    if (tag < 8 || wireType > FIXED_32) return true;
    if (wireType === GROUP_START) groups.push(tag >> 3);
    else if (wireType === GROUP_END && groups.pop() !== tag >> 3) return true;
    else if (wireType === LENGTH_DELIMITED && groups.length === 0) return false;
    if ((wireType === VARINT || wireType === LENGTH_DELIMITED) && argument >= LONG) return false;
    at += wireType === LENGTH_DELIMITED ? 2 + argument : FIELD_BYTES[wireType]!;
  }
  return false;
}

/** From which on a byte is not the last one of its number. */
const LONG = 0x80;
/** Bytes of a field by its wire type, where its numbers take a byte each. */
const FIELD_BYTES: Readonly<Record<number, number>> = {
  [VARINT]: 2,
  [FIXED_64]: 9,
  [GROUP_START]: 1,
  [GROUP_END]: 1,
  [FIXED_32]: 5,
};

/** What a message begins with that holds any content. */
export const TAG_BYTES: ReadonlySet<number> = /* @__PURE__ */ tagBytes();

function tagBytes(): ReadonlySet<number> {
  return new Set([...Array(256).keys()].filter(mayBeTag));
}
