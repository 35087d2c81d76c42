/**
 * Runs every pickle of a source: those that a loader reads one after the other, and those that begin behind something else.
 *
 * One `Session` per source keeps facts from being reported twice and collects the payloads (bytes that the stream hands to a
 * loader), which the caller examines as members.
 * After https://docs.python.org/3/library/pickle.html#pickle.load, which reads one pickle and leaves the rest.
 */
import { blockSource } from '../bytes/block-source.ts';
import { type ByteSource, sectionOf } from '../bytes/byte-source.ts';
import type { Fact } from '../facts.ts';
import type { Limits } from '../limits.ts';
import { isCut, isProven, isRead, mayBeWords, type Trial, tryPickles } from './chance.ts';
import { OtherReadings } from './other-readings.ts';
import { type PickleRun, runPickle } from './run.ts';
import { type AfterBuild, type Payload, Session, type Skip } from './session.ts';
import { plausibleStarts } from './starts.ts';

export interface ExamineOptions {
  readonly limits: Limits;
  report(fact: Fact): void;
  /** For loaders that read raw data out of the stream after a BUILD. */
  readonly afterBuild?: AfterBuild;
  /** Of what may be a list of words: only what it imports is reported. */
  readonly namesOnly?: boolean;
  /** Bytes of the records that the archive around it holds for storages, by their keys. */
  readonly storages?: ReadonlyMap<string, number>;
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

/** Runs all pickles of a source from its start. A stream that breaks is reported as a fact. */
export function examinePickles(source: ByteSource, options: ExamineOptions): PicklesEnd {
  const session = new Session(options.limits, options.report, options.afterBuild);
  session.reported.namesOnly = options.namesOnly === true;
  if (options.storages !== undefined) session.storages = options.storages;
  const others = new OtherReadings();
  const first = runPickle(source, 0, session);
  others.add(first, session);
  if (first.outcome !== 'stop') reportBroken(session, first);
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
      session.reported.unexamined({ kind: 'unexamined', reason: 'limit', detail, offset: start });
      break;
    }
    const next = nextPickle(blocks, start, session, { follows: pickles > 0 || starts.others > 0, begun });
    if (next === null) continue;
    begun.add(next.start);
    others.add(next, session);
    if (next.outcome === 'stop') {
      pickles += 1;
      end = Math.max(end, next.end);
    } else if (next.isWords !== true) reportBroken(session, next);
    starts.add(next, start + 1);
  }
  others.run(source, session);
  return { pickles, end, starts: [...begun], payloads: session.payloads, skips: others.skips };
}

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

function reportBroken(session: Session, run: PickleRun): void {
  const reason = run.outcome === 'limit' ? 'limit' : run.truncated ? 'truncated' : 'malformed';
  session.reported.unexamined({ kind: 'unexamined', reason, detail: `pickle: ${run.reason}`, offset: run.end });
}

/** No pickler leaves a frame open: each such end begins a search of its own. CWE-407. */
const MAX_OTHER_ENDS = 1024;

/** What a trial costs before its first opcode, and what a name costs, in opcodes. */
const TRIAL_OPCODES = 64;
const NAME_OPCODES = 32;

/** Bytes of a start that are tried first: most that come to nothing end there. */
const TRIAL_BYTES = 1 << 20;

interface NextPickle extends PickleRun {
  /** Rather a list of words. */
  readonly isWords?: true;
}

/**
 * The next pickle at or behind `position`. A loader that reads on reads at `position` itself; anything behind other
 * bytes must prove itself by a call, or by an import and STOP, so that random data and text stay what they are.
 */
/** What was read before: whether a pickle, or other ends of one, and where pickles began. */
interface Before {
  readonly follows: boolean;
  readonly begun: ReadonlySet<number>;
}

function nextPickle(
  source: ByteSource,
  position: number,
  session: Session,
  { follows, begun }: Before,
): NextPickle | null {
  if (begun.has(position)) return null;
  if (follows) {
    const trial = tryPickle(source, position, session.limits, isRead);
    if (isRead(trial) || isCut(trial)) return runFollowing(source, position, trial, session);
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
    const trial = tryPickle(source, start, session.limits, isProven);
    if (isProven(trial)) return runPickle(source, start, session);
    session.searchOpcodes += costOf(trial);
    searched.to = source.size;
    if (session.searchOpcodes > session.limits.pickleSearchOpcodes) {
      const detail = `pickle: more than ${session.limits.pickleSearchOpcodes} opcodes behind it that lead nowhere`;
      session.reported.unexamined({ kind: 'unexamined', reason: 'limit', detail, offset: start });
      return null;
    }
  }
  return null;
}

/** Of what may be words only the names are reported, not that they break. */
function runFollowing(source: ByteSource, position: number, trial: Trial, session: Session): NextPickle {
  if (trial.isQuiet && trial.pickles > 0) return movedBy(position, trial.last);
  if (isCut(trial) || !mayBeWords(trial)) return runPickle(source, position, session);
  const before = session.reported.namesOnly;
  session.reported.namesOnly = true;
  const run = runPickle(source, position, session);
  session.reported.namesOnly = before;
  return { ...run, isWords: true };
}

/** A run whose facts nobody hears. What is undecided where the first bytes end is run to its own end: what calls may lie behind megabytes of data. */
function tryPickle(source: ByteSource, start: number, limits: Limits, decides: (trial: Trial) => boolean): Trial {
  const end = Math.min(source.size, start + TRIAL_BYTES);
  const first = tryPickles(sectionOf(source, start, end), 0, 1, { limits });
  const isUndecided = end < source.size && first.truncated && !decides(first);
  return isUndecided ? tryPickles(sectionOf(source, start, source.size), 0, 1, { limits }) : first;
}

function costOf({ opcodes, imports, calls }: Trial): number {
  return opcodes + TRIAL_OPCODES + NAME_OPCODES * (imports + calls);
}

/** What ran on a part of the source that begins at `position`. */
function movedBy(position: number, run: PickleRun): PickleRun {
  return { ...run, start: position, end: run.end + position, otherEnds: run.otherEnds.map((end) => end + position) };
}
