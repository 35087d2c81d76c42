/**
 * Runs every pickle of a source: those that a loader reads one after the other, and those that begin behind something else.
 *
 * `examinePickles(source, options)` runs all of a source. `runPickle(source, start, session)` runs one, for containers
 * that know where a pickle lies; one `Session` per source keeps facts from being told twice and collects the payloads
 * (bytes that the stream hands to a loader), which the caller examines as members.
 * After https://docs.python.org/3/library/pickle.html#pickle.load, which reads one pickle and leaves the rest.
 */
import { blockSource } from '../bytes/block-source.ts';
import { type ByteSource, sectionOf } from '../bytes/byte-source.ts';
import type { Fact } from '../facts.ts';
import type { Limits } from '../limits.ts';
import { type PayloadReading, rereadFrames } from './machine/frames.ts';
import { PickleMachine, type RunEnd } from './machine/machine.ts';
import { PickleObserver } from './observer.ts';
import { type AfterBuild, type Payload, Session, type Skip } from './session.ts';
import { hasHeader, plausibleStarts } from './starts.ts';

export interface ExamineOptions {
  readonly limits: Limits;
  tell(fact: Fact): void;
  /** For loaders that read raw data out of the stream after a BUILD. */
  readonly afterBuild?: AfterBuild;
}

export interface PicklesEnd {
  /** Pickles that ran to STOP. */
  readonly pickles: number;
  /** Where the last of them ended; bytes from the start of the source. */
  readonly end: number;
  /** Where each pickle began, broken ones too. */
  readonly starts: readonly number[];
  readonly payloads: readonly Payload[];
  /** What the loader reads by other means than opcodes, in the order of the stream. */
  readonly skips: readonly Skip[];
}

export interface PickleRun extends RunEnd {
  readonly start: number;
  readonly imports: number;
  readonly calls: number;
  /** Where other readers stop, if they do and it is elsewhere. */
  readonly otherEnds: readonly number[];
}

// One machine is kept for the next pickle: making its arrays costs more than running a small one.
let spare: PickleMachine | null = null;

/** Runs one pickle as every reader would; what it does is told through the session. Offsets are those of the source. */
export function runPickle(source: ByteSource, start: number, session: Session): PickleRun {
  const run = runOnce(source, start, session);
  if (!run.frameSplit) return run;
  const outer = session.told.offsetOf;
  const otherEnds: number[] = [...run.otherEnds];
  let { imports, calls } = run;
  for (const payloads of ['span', 'drop'] satisfies PayloadReading[]) {
    const reread = rereadFrames(source, start, payloads);
    if (!reread.isWhole) tellTooManyFrames(session, reread.end);
    session.told.offsetOf = (position) => outer(reread.offsetOf(position));
    const again = runOnce(reread.source, 0, session);
    imports += again.imports;
    calls += again.calls;
    if (again.outcome === 'stop') otherEnds.push(reread.end);
  }
  session.told.offsetOf = outer;
  return { ...run, imports, calls, otherEnds };
}

function tellTooManyFrames(session: Session, offset: number): void {
  session.told.unexamined({
    kind: 'unexamined',
    reason: 'limit',
    detail: 'pickle: too many frames that end inside an opcode',
    offset,
  });
}

function runOnce(source: ByteSource, start: number, session: Session): PickleRun {
  const machine = spare ?? new PickleMachine();
  spare = null;
  const observer = new PickleObserver(session, source, machine);
  const end = machine.run(source, start, session.limits, observer);
  observer.finish(end.end);
  spare = machine;
  return {
    ...end,
    start,
    imports: observer.imports,
    calls: observer.calls,
    otherEnds: end.openFrame === null ? [] : [end.openFrame],
  };
}

/** Runs all pickles of a source from its start. A stream that breaks is told as a fact. */
export function examinePickles(source: ByteSource, options: ExamineOptions): PicklesEnd {
  const session = new Session(options.limits, options.tell, options.afterBuild);
  const others = new OtherReadings();
  const first = runPickle(source, 0, session);
  others.add(first, session);
  if (first.outcome !== 'stop') tellBroken(session, first);
  let pickles = first.outcome === 'stop' ? 1 : 0;
  let end = first.end;
  const begun = new Set([0]);
  // Pickles that follow are small where there are many of them: reading jumps back and forth.
  const blocks = blockSource(source);
  // Readers that stop at different places read on at different places.
  const starts = new Starts(first);
  for (let start = starts.next(); start !== null && start < source.size; start = starts.next()) {
    if (begun.size >= session.limits.picklesPerSource || starts.others > MAX_OTHER_ENDS) {
      const detail = `pickle: more than ${session.limits.picklesPerSource} after each other, or ${MAX_OTHER_ENDS} ends that readers disagree about`;
      session.told.unexamined({ kind: 'unexamined', reason: 'limit', detail, offset: start });
      break;
    }
    const next = nextPickle(blocks, start, session, pickles > 0 || starts.others > 0, begun);
    if (next === null) continue;
    begun.add(next.start);
    others.add(next, session);
    if (next.outcome === 'stop') {
      pickles += 1;
      end = Math.max(end, next.end);
    } else tellBroken(session, next);
    starts.add(next, start + 1);
  }
  others.run(source, session);
  return { pickles, end, starts: [...begun], payloads: session.payloads, skips: others.skips };
}

/** What other loaders would run in the same bytes: those that take as opcodes what this one skips, or skip more or less of it. */
class OtherReadings {
  readonly skips: Skip[] = [];
  readonly #pickles: { start: number; from: number; readings: readonly (AfterBuild | null)[] }[] = [];

  /** @param run the last pickle of the session, as the loader reads it for which it was made */
  add({ start }: PickleRun, session: Session): void {
    const [first] = session.skips;
    if (first === undefined) return;
    this.skips.push(...session.skips);
    this.#pickles.push({ start, from: first.start, readings: [...session.otherReadings] });
    session.skips = [];
    session.otherReadings.clear();
  }

  run(source: ByteSource, session: Session): void {
    const [raw, pickles] = [false, true].map((kind) => this.skips.filter(({ isPickle }) => isPickle === kind));
    session.told.otherReading = {
      isRaw: (offset) => isWithin(raw ?? [], offset),
      isPickle: (offset) => isWithin(pickles ?? [], offset),
      named: new Set(),
    };
    for (const { start, from, readings } of this.#pickles) {
      for (const reading of readings) runOther(source, { start, from }, reading, session);
    }
    session.told.otherReading = null;
  }
}

function isWithin(skips: readonly Skip[], offset: number): boolean {
  let [low, high] = [0, skips.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (skips[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low < skips.length && skips[low]!.start <= offset;
}

/** Told only if it calls something behind what the loader skips for which the file was made. */
function runOther(
  source: ByteSource,
  { start, from }: { readonly start: number; readonly from: number },
  reading: AfterBuild | null,
  session: Session,
): void {
  const facts: Fact[] = [];
  runOneAfterAnother(source, start, new Session(session.limits, (fact) => facts.push(fact), reading));
  if (!facts.some(({ kind, offset }) => offset >= from && (kind === 'call' || kind === 'unresolved-call'))) return;
  const own = session.afterBuild;
  session.afterBuild = reading;
  runOneAfterAnother(source, start, session);
  session.afterBuild = own;
  session.skips = [];
}

/** As a loop of loads does, up to the first that breaks. */
function runOneAfterAnother(source: ByteSource, start: number, session: Session): void {
  for (let at = start, pickles = 0; at < source.size && pickles < MAX_OTHER_PICKLES; pickles += 1) {
    const run = runPickle(source, at, session);
    if (run.outcome !== 'stop') return;
    at = run.end;
  }
}

/** In another reading a pickle that ends is soon followed by bytes that are none. */
const MAX_OTHER_PICKLES = 64;

/** Where to read on, each place once, the first first. */
class Starts {
  /** How many places came from readers that stop elsewhere. */
  others = 0;
  readonly #seen = new Set<number>();
  readonly #pending: number[] = [];

  constructor(first: PickleRun) {
    this.add(first, 0);
  }

  add(run: PickleRun, least: number): void {
    this.others += run.otherEnds.length;
    for (const end of [run.end, ...run.otherEnds]) {
      const start = Math.max(end, least);
      if (this.#seen.has(start)) continue;
      this.#seen.add(start);
      this.#insert(start);
    }
  }

  /** The last first; in its place, because there may be thousands. */
  #insert(start: number): void {
    let [low, high] = [0, this.#pending.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pending[middle]! > start) low = middle + 1;
      else high = middle;
    }
    this.#pending.splice(low, 0, start);
  }

  next(): number | null {
    return this.#pending.pop() ?? null;
  }
}

function tellBroken(session: Session, run: PickleRun): void {
  const reason = run.outcome === 'limit' ? 'limit' : run.truncated ? 'truncated' : 'malformed';
  session.told.unexamined({ kind: 'unexamined', reason, detail: `pickle: ${run.reason}`, offset: run.end });
}

/** No pickler leaves a frame open: each such end begins a search of its own. CWE-407. */
const MAX_OTHER_ENDS = 1024;

/** What a trial costs before its first opcode, and what a name costs, in opcodes. */
const TRIAL_OPCODES = 64;
const NAME_OPCODES = 32;

/** Bytes of a start that are tried first: most that come to nothing end there. */
const TRIAL_BYTES = 1 << 20;

/** So many opcodes in a row are no chance. */
const BEGUN_OPCODES = 8;

/**
 * The next pickle at or behind `position`. A loader that reads on reads at `position` itself; anything behind other
 * bytes must prove itself by a call, or by an import and STOP, so that random data and text stay what they are.
 */
function nextPickle(
  source: ByteSource,
  position: number,
  session: Session,
  follows: boolean,
  begun: ReadonlySet<number>,
): PickleRun | null {
  if (begun.has(position)) return null;
  if (follows) {
    const { trial, isQuiet } = tryPickle(source, position, session, followsOn);
    if (followsOn(trial) || isCut(source, position, trial))
      return isQuiet && trial.outcome === 'stop' ? movedBy(position, trial) : runPickle(source, position, session);
    session.searchOpcodes += costOf(trial);
  }
  const { searched } = session;
  const isKnown = searched.from <= position && position < searched.to;
  if (!isKnown) searched.from = position;
  const from = isKnown ? searched.to : position + 1;
  searched.to = source.size;
  for (const start of plausibleStarts(source, from, session.limits.pickleTextSearchBytes)) {
    // From there on all was read already, from another place.
    searched.to = start;
    if (begun.has(start)) return null;
    const { trial } = tryPickle(source, start, session, provesItself);
    if (provesItself(trial)) return runPickle(source, start, session);
    session.searchOpcodes += costOf(trial);
    searched.to = source.size;
    if (session.searchOpcodes > session.limits.pickleSearchOpcodes) {
      const detail = `pickle: more than ${session.limits.pickleSearchOpcodes} opcodes behind it that lead nowhere`;
      session.told.unexamined({ kind: 'unexamined', reason: 'limit', detail, offset: start });
      return null;
    }
  }
  return null;
}

function followsOn({ imports, outcome, opcodes }: PickleRun): boolean {
  return imports > 0 || (outcome === 'stop' && opcodes > 1);
}

function provesItself({ imports, calls, outcome }: PickleRun): boolean {
  return imports > 0 && (calls > 0 || outcome === 'stop');
}

/** Whether a pickle begins there that the end of the source cuts off. */
function isCut(source: ByteSource, start: number, { truncated, opcodes }: PickleRun): boolean {
  return truncated && (opcodes > BEGUN_OPCODES || hasHeader(source, start));
}

interface Trial {
  readonly trial: PickleRun;
  /** No fact was told, and nothing is handed on. */
  readonly isQuiet: boolean;
}

/** A run whose facts nobody hears. What is undecided where the first bytes end is run to its own end: what calls may lie behind megabytes of data. */
function tryPickle(
  source: ByteSource,
  start: number,
  { limits }: Session,
  decides: (trial: PickleRun) => boolean,
): Trial {
  const end = Math.min(source.size, start + TRIAL_BYTES);
  const first = tryPart(sectionOf(source, start, end), limits);
  const isUndecided = end < source.size && first.trial.truncated && !decides(first.trial);
  return isUndecided ? tryPart(sectionOf(source, start, source.size), limits) : first;
}

function tryPart(part: ByteSource, limits: Limits): Trial {
  let facts = 0;
  const session = new Session(limits, () => (facts += 1), null);
  const trial = runPickle(part, 0, session);
  return { trial, isQuiet: facts === 0 && trial.calls === 0 && session.payloads.length === 0 };
}

function costOf({ opcodes, imports, calls }: PickleRun): number {
  return opcodes + TRIAL_OPCODES + NAME_OPCODES * (imports + calls);
}

/** What ran on a part of the source that begins at `position`. */
function movedBy(position: number, run: PickleRun): PickleRun {
  return { ...run, start: position, end: run.end + position, otherEnds: run.otherEnds.map((end) => end + position) };
}
