/** What a value of a database may be that a program unpickles: as it stands, packed (https://github.com/piskvorky/sqlitedict), as digits (Django's cache), an archive or an array (https://numpy.org/doc/stable/reference/generated/numpy.save.html). */
import { type ByteSource, headOf, memorySource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { isCalling, isUnpickled, tryPickles } from '../../pickle/chance.ts';
import { MAGIC } from '../../streams/stream-start.ts';
import { decodeZstd } from '../../streams/zstd.ts';
import { base64Readings } from '../../text/base64.ts';
import { hasBytesAt, ZIP_START } from '../../text/magic.ts';
import type { Examination, MemberOptions } from '../format.ts';
import { isPickle } from './hidden-pickle.ts';
import { EXPANDED_BYTES, findHiddenStream } from './hidden-streams.ts';
import { digitsIn, PACKED_STARTS, packedDigits } from './pickle-digits.ts';

export interface StoredValue {
  readonly content: ByteSource;
  readonly options: MemberOptions;
}

const NPY_START = [0x93, ...Buffer.from('NUMPY')];
/** Of jsonpickle: looked for by its keys. */
const JSON_KEY = '"py/';
const AS_PICKLE: MemberOptions = { expected: 'pickle' };

/** Null where nothing would run. @param isBlob whether shelve unpickles it as it stands */
export async function storedIn(value: Uint8Array, isBlob: boolean): Promise<StoredValue | null> {
  return storedInSource(memorySource(value), isBlob);
}

/** The same of what may be long, of which only digits and JSON are read whole. */
export async function storedInSource(content: ByteSource, isBlob: boolean): Promise<StoredValue | null> {
  const stored = plainlyStored(content, isBlob);
  if (stored !== null || !hasBytesAt(content, 0, MAGIC.zstd)) return stored;
  return (await holdsPacked(content)) ? { content, options: {} } : null;
}

/** But for what zstd packed. */
function plainlyStored(content: ByteSource, isBlob: boolean): StoredValue | null {
  if (isBlob ? isUnpickled(content) : holdsPickle(content)) return { content, options: AS_PICKLE };
  if (hasBytesAt(content, 0, ZIP_START) || hasBytesAt(content, 0, NPY_START) || isJsonpickle(content))
    return { content, options: {} };
  if (content.size > 2 && findHiddenStream(content, [0, 1], 'value', isPickle) !== null)
    return { content, options: {} };
  if (firstOf(content) === 0x22) return storedInQuotes(content);
  const packed = packedIn(content);
  if (packed !== null) return plainlyStored(memorySource(packed), true);
  const bytes = isHex(content) ? Buffer.from(textOf(content), 'hex') : base64In(content);
  const decoded = bytes === undefined ? null : memorySource(bytes);
  return decoded !== null && holdsPickle(decoded) ? { content: decoded, options: AS_PICKLE } : null;
}

/** A text of JSON: what it holds may be digits. */
function storedInQuotes(content: ByteSource): StoredValue | null {
  try {
    const text: unknown = JSON.parse(textOf(content));
    return typeof text === 'string' && !text.startsWith('"')
      ? plainlyStored(memorySource(Buffer.from(text)), false)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // text that only begins so
    throw error;
  }
}

/** Examines what would run of the value at `offset`; nothing where it is null. */
export async function examineStored(
  stored: StoredValue | null,
  offset: number,
  examination: Examination,
): Promise<void> {
  if (stored === null) return;
  examination.countEntry();
  await examination.member(`value@${offset}`, stored.content, offset, stored.options);
}

/** Whether what zstd packed begins as one of these does, or as another stream. */
async function holdsPacked(content: ByteSource): Promise<boolean> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of decodeZstd({ source: content, start: 0, end: content.size })) {
      kept.push(Buffer.from(chunk)); // a copy: the decoder uses its buffer again
      bytes += chunk.length;
      if (bytes >= EXPANDED_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    // What is beyond a limit is reported of the member; before another error what came counts.
    if (error.reason === 'limit') return true;
  }
  const head = memorySource(Buffer.concat(kept));
  return isPickle(head) || plainlyStored(head, true) !== null || hasBytesAt(head, 0, MAGIC.zstd);
}

/** A text that holds a pickle. */
function holdsPickle(content: ByteSource): boolean {
  return isCalling(tryPickles(content, 0, 1));
}

function isJsonpickle(content: ByteSource): boolean {
  const first = firstOf(content);
  return (first === 0x7b || first === 0x5b) && textOf(content).includes(JSON_KEY);
}

/** The digits of PROTO, and others up to the end. */
function isHex(content: ByteSource): boolean {
  return firstOf(content) === 0x38 && /^800[2-5][0-9A-Fa-f]+$/.test(textOf(content));
}

function base64In(content: ByteSource): Uint8Array | undefined {
  const digits = firstOf(content) === 0x67 ? digitsIn(content).next().value : undefined;
  return digits?.offset === 0 ? base64Readings(digits.text)[0] : undefined;
}

/** Of a compressed stream. */
function packedIn(content: ByteSource): Uint8Array | null {
  if (!PACKED_STARTS.has(firstOf(content))) return null;
  const digits = digitsIn(content).next().value;
  if (digits?.offset !== 0 || digits.coding !== 'packed') return null;
  return base64Readings(packedDigits(content, 0))[0] ?? null;
}

function firstOf(content: ByteSource): number | undefined {
  return headOf(content, 1)[0];
}

/** Each character a byte. @throws LimitError */
function textOf(content: ByteSource): string {
  keepWithin('digitCharacters', content.size, 0);
  return Buffer.from(content.read(0, content.size)).toString('latin1');
}
