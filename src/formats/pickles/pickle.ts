/** Bare pickles of every protocol, alone or several in one file, after https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import { type ByteSource, headOf, memorySource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { Fact } from '../../facts.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { hasModelName, mayBeModelName } from '../../model-names.ts';
import { NO_MARK } from '../../pickle/machine/machine.ts';
import { OPCODES } from '../../pickle/machine/opcodes.ts';
import { Session } from '../../pickle/session.ts';
import { examinePickles, runPickle } from '../../pickle/trace.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { skipJoblibArray } from '../joblib/joblib-arrays.ts';

/** As a pickle this is PERSID, at which `pickle.load` ends; loaders that know persistent ids open a zip archive first. */
const ZIP_START = [...ascii('PK'), 3, 4];

const HEAD_BYTES = 8192;
const PROTO = 0x80;
/** Facts about what is imported. */
const NAMING: ReadonlySet<Fact['kind']> = new Set(['import', 'unresolved-import']);
/** Bytes that one source hands to calls and that are examined as members: each takes its time, however small it is. CWE-407. */
const MAX_PAYLOADS = 5_000;
/** What one of them counts as, of the entries of a file. */
const PAYLOAD_ENTRIES = 16;

/** By byte: whether it is an opcode. Of a thousand tensors most break off there. */
const IS_OPCODE = new Uint8Array(256);
for (const { code } of OPCODES) IS_OPCODE[code] = 1;

export const pickleFormat: Format = {
  id: 'pickle',
  spec: 'https://github.com/python/cpython/blob/main/Lib/pickletools.py',
  kind: 'model',
  probe(source, name) {
    const reading = readingOf(source, name);
    return reading === null ? null : (examination) => examine(source, reading, examination);
  },
  expect: (source) => (examination) => examine(source, 'pickle', examination),
};

/**
 * `quiet`: all of the source is one pickle, which tells no fact and hands nothing on. `names`: bytes that import something
 * and then break, which words below each other do as well.
 */
type Reading = 'pickle' | 'quiet' | 'names';

/** A dry run decides: what breaks before it imports anything is harmless to load, and no pickle. */
function readingOf(source: ByteSource, name: string): Reading | null {
  if (source.size < 2 || IS_OPCODE[source.read(0, 1)[0] ?? 0] === 0) return null;
  if (hasBytesAt(source, 0, ZIP_START)) return null;
  const head = memorySource(headOf(source, HEAD_BYTES).slice());
  const found = tryPickles(head);
  const sure: Reading = found.isQuiet && head.size === source.size ? 'quiet' : 'pickle';
  const goesOn = found.truncated && source.size > head.size;
  // Loaders take the headers of protocols 0 and 1, but no pickler writes them: fonts of PostScript begin like that.
  if (head.bytes?.[0] === PROTO && head.bytes[1] !== 0 && head.bytes[1] !== 1) {
    const isWhole = found.wholeAt === source.size || (found.pickles > 0 && found.opcodes > 3);
    return found.imports > 0 || goesOn || isWhole ? sure : null;
  }
  if (isConvincing(found) || (goesOn && hasModelName(name) && found.opcodes > 16)) return sure;
  // Without a header only the whole can tell; text and data break off long before its end.
  const reading = readingWithoutHeader(goesOn ? tryPickles(source) : found, source.size, name);
  return reading === 'pickle' ? sure : reading;
}

function readingWithoutHeader(whole: Trial, size: number, name: string): Reading | null {
  if (isConvincing(whole)) return 'pickle';
  if (!mayBeModelName(name)) return null;
  // What was imported has run, whatever breaks behind it: under such a name a loader comes as far.
  const modules = PATH_FILE.test(name) ? whole.modules - whole.unmarked : whole.modules;
  if (modules > 0) return hasModelName(name) ? 'pickle' : 'names';
  const fits = hasModelName(name) || whole.wholeAt === size;
  return fits && whole.pickles > 0 && whole.opcodes > 2 ? 'pickle' : null;
}

const INST = 0x69;
/** Words below each other as well; PyTorch, which loads the others, has the unpickler in C. */
const PATH_FILE = /\.pth$/i;

interface Trial {
  readonly pickles: number;
  readonly imports: number;
  /** Imported, though the name in them may be none: by then the module has run. */
  readonly modules: number;
  /** Of these, by an INST without a mark: pickle.py imports before it looks for the mark, C does not. */
  readonly unmarked: number;
  readonly calls: number;
  readonly opcodes: number;
  /** The last one ended for want of bytes. */
  readonly truncated: boolean;
  /** Where the last STOP was. */
  readonly wholeAt: number;
  /** All of the source is one pickle, which tells no fact and hands nothing on. */
  readonly isQuiet: boolean;
}

function isConvincing({ imports, calls, pickles }: Trial): boolean {
  return imports > 0 && (calls > 0 || pickles > 0);
}

/** Runs the pickles that follow each other from the start; nobody hears their facts. */
function tryPickles(source: ByteSource): Trial {
  let isNamed = false;
  let modules = 0;
  let facts = 0;
  const session = new Session(DEFAULT_LIMITS, (fact) => {
    facts += 1;
    if (fact.kind !== 'import' && fact.kind !== 'unresolved-import') return;
    if (fact.kind === 'import' && isImportable(fact.operator.module)) modules += 1;
    isNamed ||= fact.kind !== 'import' || isImportable(fact.operator.module + fact.operator.name);
  });
  const trial = { pickles: 0, imports: 0, unmarked: 0, calls: 0, opcodes: 0, truncated: false, wholeAt: 0 };
  while (trial.wholeAt < source.size) {
    const run = runPickle(source, trial.wholeAt, session);
    trial.imports += run.imports;
    trial.calls += run.calls;
    trial.opcodes += run.opcodes;
    trial.truncated = run.truncated;
    if (run.reason === NO_MARK && source.read(run.end, run.end + 1)[0] === INST) trial.unmarked += 1;
    if (run.outcome !== 'stop') break;
    trial.pickles += 1;
    trial.wholeAt = run.end;
  }
  const isWhole = trial.pickles === 1 && trial.wholeAt === source.size;
  const isQuiet = isWhole && facts === 0 && session.payloads.length === 0;
  return { ...trial, imports: isNamed ? trial.imports : 0, modules, isQuiet };
}

/** In text and data two lines are soon a module and a name; few of them look it. A file of another name no loader finds. */
function isImportable(text: string): boolean {
  return /^[^\s!-),/:-?[-^`{-~]+$/.test(text);
}

async function examine(source: ByteSource, reading: Reading, examination: Examination): Promise<void> {
  const tell = (fact: Fact) => examination.tell(fact);
  // The dry run had the default limits: others are kept by a run of their own.
  if (reading === 'quiet' && examination.limits === DEFAULT_LIMITS) return;
  // Rather a list of words: only what it names can matter.
  const isList = reading === 'names';
  const { payloads } = examinePickles(source, {
    limits: examination.limits,
    tell: isList ? (fact) => NAMING.has(fact.kind) && tell(fact) : tell,
    afterBuild: skipJoblibArray,
  });
  for (const [index, { content, offset }] of payloads.entries()) {
    if (index >= MAX_PAYLOADS) {
      const message = `more than ${MAX_PAYLOADS} pieces of bytes that may be models`;
      throw new FormatError(message, { reason: 'limit', offset });
    }
    examination.countEntry(PAYLOAD_ENTRIES);
    const member =
      content instanceof Uint8Array ? memorySource(content) : sectionOf(source, content.start, content.end);
    await examination.member(`payload@${offset}`, member, offset);
  }
}
