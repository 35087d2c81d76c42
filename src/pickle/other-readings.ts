/** What loaders run in the bytes that the loader for which a stream was made takes for raw data: those that know nothing of it, and other versions. See https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py. */
import type { ByteSource } from '../bytes/byte-source.ts';
import type { Fact } from '../facts.ts';
import { type PickleRun, runPickle } from './run.ts';
import { type AfterBuild, Session, type Skip } from './session.ts';

/** What other loaders would run in the same bytes: those that take as opcodes what this one skips, or skip more or less of it. */
export class OtherReadings {
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
    session.reported.otherReading = {
      isRaw: (offset) => isWithin(raw ?? [], offset),
      isPickle: (offset) => isWithin(pickles ?? [], offset),
      named: new Set(),
    };
    for (const { start, from, readings } of this.#pickles) {
      for (const reading of readings) runOther(source, { start, from }, reading, session);
    }
    session.reported.otherReading = null;
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

/** Reported only if it calls something behind what the loader skips for which the file was made. */
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
