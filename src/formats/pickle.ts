/** Bare pickles of every protocol, alone or several in one file, after https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import { type ByteSource, headOf, memorySource, sectionOf } from '../bytes/byte-source.ts';
import type { Fact } from '../facts.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { Session } from '../pickle/observer.ts';
import { examinePickles, runPickle } from '../pickle/trace.ts';
import type { Examination, Format } from './format.ts';
import { mayBeModelName } from './model-names.ts';

const HEAD_BYTES = 8192;

export const pickleFormat: Format = {
  id: 'pickle',
  spec: 'https://github.com/python/cpython/blob/main/Lib/pickletools.py',
  recognise,
  examine,
};

/** A dry run of the head decides: what breaks before it imports anything is harmless to load, and no pickle. */
function recognise(source: ByteSource, name: string): boolean {
  if (source.size < 2) return false;
  const head = headOf(source, HEAD_BYTES);
  const facts: Fact[] = [];
  const run = runPickle(memorySource(head.slice()), 0, new Session(DEFAULT_LIMITS, (fact) => facts.push(fact)));
  const goesOn = run.truncated && source.size > head.length;
  if (head[0] === 0x80) {
    return run.imports > 0 || goesOn || (run.outcome === 'stop' && (run.end === source.size || run.opcodes > 3));
  }
  if (run.imports > 0 && (run.calls > 0 || run.outcome === 'stop')) return true;
  return mayBeModelName(name) && ((run.outcome === 'stop' && run.opcodes > 2) || (goesOn && run.opcodes > 16));
}

async function examine(source: ByteSource, examination: Examination): Promise<void> {
  const { payloads } = examinePickles(source, { limits: examination.limits, tell: (fact) => examination.tell(fact) });
  for (const { content, offset } of payloads) {
    examination.countEntry();
    const member =
      content instanceof Uint8Array ? memorySource(content) : sectionOf(source, content.start, content.end);
    await examination.member(`payload@${offset}`, member, offset);
  }
}
