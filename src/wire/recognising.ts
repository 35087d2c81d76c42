/** What recognisers of formats ask of bytes that may be a message of protobuf. See https://protobuf.dev/programming-guides/encoding/. */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import { meansNo } from '../bytes/format-error.ts';
import type { Once } from '../bytes/once.ts';
import { ByteWindow, type FieldBudget } from './byte-window.ts';
import { FieldReader, mayBeTag } from './protobuf.ts';

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
  if (!mayBeTag(headOf(source, 1)[0])) return false;
  try {
    return new FieldReader(new ByteWindow(source, recognisersBudget()), 0, source.size).toNextBytes();
  } catch (error) {
    if (meansNo(error)) return false;
    throw error;
  }
}

/** What a message begins with that holds any content. */
export const TAG_BYTES: ReadonlySet<number> = /* @__PURE__ */ tagBytes();

function tagBytes(): ReadonlySet<number> {
  return new Set([...Array(256).keys()].filter(mayBeTag));
}
