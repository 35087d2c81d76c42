/** Bare pickles of every protocol, alone or several in one file, after https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import { type ByteSource, headOf, memorySource, sectionOf } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { hasModelName, mayBeModelName } from '../../model-names.ts';
import { isProven, mayBeWords, type Trial, tryPickles } from '../../pickle/chance.ts';
import { OPCODES } from '../../pickle/machine/opcodes.ts';
import type { Payload } from '../../pickle/session.ts';
import { examinePickles } from '../../pickle/trace.ts';
import { hasBytesAt, ZIP_START } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { skipJoblibArray } from '../joblib/joblib-arrays.ts';
import { examineKept } from './kept-configuration.ts';
import { isStoredNumbers } from './stored-numbers.ts';

const HEAD_BYTES = 8192;
/** What one of them counts as, of the entries of a file. */
const PAYLOAD_ENTRIES = 16;

/** By byte: whether it is an opcode. Of a thousand tensors most break off there. */
const IS_OPCODE = new Uint8Array(256);
for (const { code } of OPCODES) IS_OPCODE[code] = 1;

/** Whether a loader of pickles would get beyond the first byte. */
export function beginsAsOpcode(source: ByteSource): boolean {
  return source.size > 0 && IS_OPCODE[source.read(0, 1)[0] ?? 0] === 1;
}

/** Whether a loader of pickles may do anything with it: what breaks before it imports, calls or ends has run nothing. */
export function mayRunAsPickle(source: ByteSource): boolean {
  if (!beginsAsOpcode(source)) return false;
  const { last, truncated, imports, calls, pickles } = tryPickles(source, 0, 1);
  return last.outcome !== 'broken' || truncated || imports + calls + pickles > 0;
}

export const pickleFormat: Format = {
  id: 'pickle',
  spec: 'https://github.com/python/cpython/blob/main/Lib/pickletools.py',
  kind: 'model',
  title: 'Pickle (Python, PyTorch, joblib, dill, cloudpickle)',
  extensions: ['pkl', 'pickle', 'p', 'joblib', 'dill', 'pt', 'pth', 'ckpt', 'bin', 'dat', 'sav'],
  sees: 'every name that is imported and every call, followed as the unpickler runs them',
  provenWith:
    'CPython 3.11 and later, torch 1.13 and 2.13, joblib 1.2 and 1.6, dill, cloudpickle, pandas, scikit-learn',
  firstBytes: new Set(OPCODES.map(({ code }) => code)),
  probe(source, name) {
    const reading = readingOf(source, name);
    return reading === null ? null : (examination) => examine(source, reading, examination);
  },
  expect: (source) => (examination) => examine(source, 'pickle', examination),
};

/**
 * `quiet`: all of the source is one pickle, which reports no fact and hands nothing on. `names`: bytes that import something
 * and then break, which words below each other do as well.
 */
type Reading = 'pickle' | 'quiet' | 'names';

/** What breaks before it imports anything is harmless to load, and no pickle. */
function readingOf(source: ByteSource, name: string): Reading | null {
  if (source.size < 2 || !beginsAsOpcode(source)) return null;
  // As a pickle this is PERSID, at which `pickle.load` ends; loaders that know persistent ids open a zip archive first.
  if (hasBytesAt(source, 0, ZIP_START)) return null;
  const head = memorySource(headOf(source, HEAD_BYTES).slice());
  const found = tryPickles(head, 0);
  const isOne = found.pickles === 1 && found.wholeAt === source.size;
  const sure: Reading = found.isQuiet && isOne ? 'quiet' : 'pickle';
  const goesOn = found.truncated && source.size > head.size;
  if (found.hasHeader) {
    const isWhole = found.wholeAt === source.size || (found.pickles > 0 && found.opcodes > 3);
    return found.imports > 0 || goesOn || isWhole ? sure : null;
  }
  if (isProven(found) || (goesOn && hasModelName(name) && found.opcodes > 16)) return sure;
  // Without a header only the whole can show; text and data break off long before its end.
  const reading = readingWithoutHeader(goesOn ? tryPickles(source, 0) : found, source, name);
  return reading === 'pickle' ? sure : reading;
}

function readingWithoutHeader(whole: Trial, source: ByteSource, name: string): Reading | null {
  const isWhole = whole.pickles > 0 && isBlank(source, whole.wholeAt);
  if (isProven(whole) || (whole.imports > 0 && isWhole)) return 'pickle';
  if (!mayBeModelName(name)) return null;
  const isPromise = hasModelName(name);
  if (importsOf(whole, name, isPromise) > 0) return isPromise && !mayBeWords(whole) ? 'pickle' : 'names';
  return (isPromise || isWhole) && whole.pickles > 0 && whole.opcodes > 2 ? 'pickle' : null;
}

/** What was imported has run, whatever breaks behind it: under such a name a loader comes as far. Where the name promises less, only what a file of Python may be called. */
function importsOf({ imports, modules, unmarked }: Trial, name: string, isPromise: boolean): number {
  if (PATH_FILE.test(name)) return modules - unmarked;
  return isPromise ? Math.max(modules, imports - unmarked) : modules;
}

/** Words below each other as well; PyTorch, which loads the others, has the unpickler in C. */
const PATH_FILE = /\.pth$/i;
/** Line ends and blanks that an editor leaves. */
const BLANK_BYTES = 64;

function isBlank(source: ByteSource, start: number): boolean {
  if (source.size - start > BLANK_BYTES) return false;
  return /^\s*$/.test(Buffer.from(source.read(start, source.size)).toString('latin1'));
}

async function examine(source: ByteSource, reading: Reading, examination: Examination): Promise<void> {
  // The dry run had the default limits: others are kept by a run of their own.
  if (reading === 'quiet' && examination.limits === DEFAULT_LIMITS)
    return examineKept(source, { starts: [0], skips: [] }, examination);
  const { payloads, starts, skips } = examinePickles(source, {
    limits: examination.limits,
    report: (fact) => examination.report(fact),
    afterBuild: skipJoblibArray,
    namesOnly: reading === 'names',
    ...(examination.storages === undefined ? {} : { storages: examination.storages }),
  });
  const others = payloads.filter((payload) => !isNumbers(source, payload));
  for (const [index, { content, offset }] of others.entries()) {
    keepWithin('picklePayloads', index + 1, offset);
    examination.countEntry(PAYLOAD_ENTRIES);
    const member =
      content instanceof Uint8Array ? memorySource(content) : sectionOf(source, content.start, content.end);
    await examination.member(`payload@${offset}`, member, offset);
  }
  if (reading === 'pickle') await examineKept(source, { starts, skips }, examination);
}

function isNumbers(source: ByteSource, { content, callee }: Payload): boolean {
  const isRead = !(content instanceof Uint8Array) && callee?.module === 'torch.storage';
  return isRead && isStoredNumbers(source, content.start, content.end);
}
