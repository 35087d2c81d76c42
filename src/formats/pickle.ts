/** Bare pickles of every protocol, alone or several in one file, after https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import { type ByteSource, headOf, memorySource, sectionOf } from '../bytes/byte-source.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { Session } from '../pickle/observer.ts';
import { examinePickles, runPickle } from '../pickle/trace.ts';
import type { Examination, Format } from './format.ts';
import { skipJoblibArray } from './joblib-arrays.ts';
import { ascii, hasBytesAt } from './magic.ts';
import { mayBeModelName } from './model-names.ts';

/** As a pickle this is PERSID, at which `pickle.load` ends; loaders that know persistent ids open a zip archive first. */
const ZIP_START = [...ascii('PK'), 3, 4];

const HEAD_BYTES = 8192;

export const pickleFormat: Format = {
  id: 'pickle',
  spec: 'https://github.com/python/cpython/blob/main/Lib/pickletools.py',
  recognise,
  examine,
};

/** A dry run of the head decides: what breaks before it imports anything is harmless to load, and no pickle. */
function recognise(source: ByteSource, name: string): boolean {
  if (source.size < 2 || hasBytesAt(source, 0, ZIP_START)) return false;
  const head = memorySource(headOf(source, HEAD_BYTES).slice());
  const session = new Session(DEFAULT_LIMITS, () => undefined);
  const hasHeader = head.bytes?.[0] === 0x80;
  let [position, imports, calls, opcodes] = [0, 0, 0, 0];
  for (;;) {
    const run = runPickle(head, position, session);
    imports += run.imports;
    calls += run.calls;
    opcodes += run.opcodes;
    const stopped = run.outcome === 'stop';
    if (imports > 0 && (hasHeader || calls > 0 || stopped)) return true;
    const goesOn = run.truncated && source.size > head.size;
    const isWhole = stopped && run.end === source.size;
    if (hasHeader && (goesOn || isWhole || (stopped && opcodes > 3))) return true;
    if (mayBeModelName(name) && ((stopped && opcodes > 2) || (goesOn && opcodes > 16))) return true;
    if (!stopped || run.end >= head.size) return false;
    position = run.end;
  }
}

async function examine(source: ByteSource, examination: Examination): Promise<void> {
  const { payloads } = examinePickles(source, {
    limits: examination.limits,
    tell: (fact) => examination.tell(fact),
    afterBuild: skipJoblibArray,
  });
  for (const { content, offset } of payloads) {
    examination.countEntry();
    const member =
      content instanceof Uint8Array ? memorySource(content) : sectionOf(source, content.start, content.end);
    await examination.member(`payload@${offset}`, member, offset);
  }
}
