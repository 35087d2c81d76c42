/**
 * Distinguishes pickles from bytes and text that only look like one: the one answer to "is this chance?", wherever it is asked.
 *
 * Most bytes are opcodes, so what they are is recognised by what a loader would have done when it came to their end or broke:
 * import, call, stop. A header is a sign of its own, as no text and little data begins with one. Two lines of text that
 * begin with a `c` import something; a call, and an end, are no chance. See https://docs.python.org/3/library/pickletools.html.
 */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import type { CallVia, Fact, Operator } from '../facts.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { looksLikeText } from '../text/text.ts';
import { NO_MARK } from './machine/delegate.ts';
import { Prospects } from './prospect.ts';
import { type PickleRun, runPickle } from './run.ts';
import { Session } from './session.ts';
import { hasHeader } from './starts.ts';

/** What the pickles that follow each other from one place would do; nobody hears their facts. */
export interface Trial {
  /** Begins with PROTO of a protocol that picklers write it for. */
  readonly hasHeader: boolean;
  /** That came to STOP, one behind the other. */
  readonly pickles: number;
  readonly imports: number;
  /** Operators whose module is what a file of Python may be called. */
  readonly modules: number;
  /** Imports by an INST without a mark: pickle.py imports before it looks for the mark, C does not. */
  readonly unmarked: number;
  readonly calls: number;
  /** Something under the name of a thing in Python is called, not only filled. */
  readonly makes: boolean;
  /** Something is called with what is no tuple, which no pickler writes and no reader does. */
  readonly isOdd: boolean;
  readonly opcodes: number;
  /** The last one ended for want of bytes. */
  readonly truncated: boolean;
  /** Where the last STOP was. */
  readonly wholeAt: number;
  /** No fact was reported, and nothing is handed on. */
  readonly isQuiet: boolean;
  readonly last: PickleRun;
}

/** So many opcodes in a row are no chance. */
const BEGUN_OPCODES = 8;
const MAKING: ReadonlySet<CallVia> = new Set(['REDUCE', 'NEWOBJ', 'NEWOBJ_EX', 'OBJ']);
const INST = 0x69;

interface TrialOptions {
  readonly limits?: Limits;
  /** Hears what would be reported. */
  readonly hear?: (fact: Fact) => void;
}

/**
 * Runs what is there without a word.
 * @param most pickles after each other
 */
export function tryPickles(
  source: ByteSource,
  start: number,
  most = Number.POSITIVE_INFINITY,
  { limits = DEFAULT_LIMITS, hear }: TrialOptions = {},
): Trial {
  const seen = { facts: 0, modules: 0, makes: false, makesByInst: false, isOdd: false };
  const session = new Session(limits, (fact) => {
    note(fact, seen);
    hear?.(fact);
  });
  const counts = { pickles: 0, imports: 0, unmarked: 0, calls: 0, opcodes: 0, wholeAt: start };
  let last: PickleRun;
  do {
    last = runPickle(source, counts.wholeAt, session);
    counts.imports += last.imports;
    counts.calls += last.calls;
    counts.opcodes += last.opcodes;
    if (last.reason === NO_MARK && source.read(last.end, last.end + 1)[0] === INST) counts.unmarked += 1;
    if (last.outcome !== 'stop') break;
    counts.pickles += 1;
    counts.wholeAt = last.end;
  } while (counts.wholeAt < source.size && counts.pickles < most);
  const isQuiet = seen.facts === 0 && counts.calls === 0 && session.payloads.length === 0;
  const { modules, isOdd } = seen;
  // In text a word with an i below an opened bracket is one.
  const makes = seen.makes || (seen.makesByInst && !isPlainText(source));
  return {
    ...counts,
    modules,
    makes,
    isOdd,
    hasHeader: hasHeader(source, start),
    truncated: last.truncated,
    isQuiet,
    last,
  };
}

function note(
  fact: Fact,
  seen: { facts: number; modules: number; makes: boolean; makesByInst: boolean; isOdd: boolean },
): void {
  seen.facts += 1;
  if (fact.kind === 'anomaly' && fact.anomaly === 'call-without-tuple') seen.isOdd = true;
  if (fact.kind === 'import' && isImportable(fact.operator.module) && !KEYWORD.test(fact.operator.name))
    seen.modules += 1;
  if (fact.kind === 'call' && MAKING.has(fact.via)) seen.makes ||= isNamed(fact.operator);
  if (fact.kind === 'call' && fact.via === 'INST') seen.makesByInst ||= isNamed(fact.operator);
}

/** No module has anything under an empty name: behind `(i.e.` a line of prose often ends. */
function isNamed({ module, name }: Operator): boolean {
  return isImportable(module) && isImportable(name) && !KEYWORD.test(name);
}

/** Nothing in Python has such a name: in lists of words `(if`, `from` and `.` stand below each other. */
const KEYWORD =
  /^(?:and|as|assert|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|not|or|pass|raise|return|try|while|with|yield)$/;

/** Of modules that lie in files as people name them, in ASCII as all that are installed. In text and data two lines are soon a module and a name; few of them look it. */
function isImportable(text: string): boolean {
  return /^[\w.*+@-]+$/.test(text);
}

/** Bytes of text that are looked at for controls. */
const TEXT_BYTES = 4096;

/** Text in UTF-8, or in an encoding of one byte without the controls of which opcodes are. */
function isPlainText(source: ByteSource): boolean {
  if (!looksLikeText(source)) return false;
  const head = Buffer.from(headOf(source, TEXT_BYTES));
  return !head.toString('utf8').includes('\ufffd') || !head.some((byte) => byte >= 0x80 && byte < 0xa0);
}

/** Whether these are pickles wherever they stand, under whatever name. */
export function isProven({ hasHeader, imports, calls, pickles, modules, makes, isOdd }: Trial): boolean {
  if (imports === 0 || (isOdd && !hasHeader)) return false;
  // A full stop soon ends what two lines of text named.
  const ends = pickles > 0 && modules > 0;
  return (calls > 0 && (hasHeader || ends || makes)) || (hasHeader && ends);
}

/** Who seeks a pickle where none has to be finds imports everywhere: this one must call something. */
export function isCalling(trial: Trial): boolean {
  return trial.calls > 0 && isProven(trial);
}

/** A walk by the lengths of opcodes, which of most values of a database takes a few steps: to try them takes a hundred times as long. */
const PROSPECT_BYTES = 4096;

/** Whether a loader that unpickles it as it stands calls something: that has run, whatever breaks behind it. */
export function isUnpickled(source: ByteSource): boolean {
  const head = headOf(source, PROSPECT_BYTES);
  if (!new Prospects(head, head.length < source.size).mayImportAndCall(0)) return false;
  const trial = tryPickles(source, 0, 1);
  return trial.calls > 0 && (isProven(trial) || trial.modules > 0);
}

/** Whether a loader that begins there, or reads on there, reads a pickle: what imports has done so, whatever breaks behind it. */
export function isRead({ imports, pickles, opcodes }: Trial): boolean {
  return imports > 0 || (pickles > 0 && opcodes > 1);
}

/** Whether a pickle begins there that the end of the source cuts off. */
export function isCut({ hasHeader, truncated, opcodes }: Trial): boolean {
  return truncated && (opcodes > BEGUN_OPCODES || hasHeader);
}

/** Whether it may as well be a list of words: only what it names can matter, not that it breaks. */
export function mayBeWords({ hasHeader, pickles, calls, opcodes }: Trial): boolean {
  return !hasHeader && pickles === 0 && calls === 0 && opcodes <= BEGUN_OPCODES;
}
