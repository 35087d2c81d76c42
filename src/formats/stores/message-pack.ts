/** MessagePack, and the plans of Polars in it: values that a loader unpickles, as msgpack-numpy does arrays of objects and Polars functions. https://github.com/msgpack/msgpack/blob/master/spec.md */
import { type ByteSource, memorySource, sectionOf } from '../../bytes/byte-source.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { keptFunction } from '../pickles/kept-function.ts';
import { examineStored, type StoredValue, storedInSource } from '../pickles/stored-value.ts';
import { FIRST_BYTES, isMessage, startOfMessages } from './message-start.ts';
import { MessageWalk } from './message-walk.ts';

/** What Polars calls functions of Python, before the pickle of one. */
const FUNCTIONS = ['PLPYFN', 'POLARS_PYTHON_UDF'].map(ascii);
/** Of bytes that call something. */
const SHORTEST = 8;

export const messagePackFormat: Format = {
  id: 'message-pack',
  spec: 'https://github.com/msgpack/msgpack/blob/master/spec.md',
  kind: 'container',
  title: 'MessagePack (msgpack-numpy, plans of Polars)',
  extensions: ['msgpack', 'mpk', 'bin'],
  sees: 'pickles and other models in their values',
  provenWith: 'msgpack 1.1, msgpack-numpy 0.4.8, polars 1.33 and 2.1',
  firstBytes: FIRST_BYTES,
  isLoose: true,
  isOpenEnded: true,
  probe: (source) => (isMessage(source) ? (examination) => examine(source, examination) : null),
};

async function examine(source: ByteSource, examination: Examination): Promise<void> {
  const start = startOfMessages(source) ?? 0;
  const isPlan = start > 0;
  for (const { start: at, end, numbers } of new MessageWalk(source, start).values()) {
    if (end - at < SHORTEST) continue;
    const content = numbers === null ? sectionOf(source, at, end) : memorySource(numbers);
    await examineStored(await modelIn(content, isPlan), at, examination);
  }
}

/** @param isFunction whether Polars may keep a function so: its pickle stands behind the version of Python */
async function modelIn(content: ByteSource, isFunction: boolean): Promise<StoredValue | null> {
  const isMarked = FUNCTIONS.some((start) => hasBytesAt(content, 0, start));
  if (isFunction || isMarked) return keptFunction(content, isMarked);
  return storedInSource(content, true);
}
