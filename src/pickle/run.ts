/** Runs one pickle of a source, as every reader of it would. After https://docs.python.org/3/library/pickle.html#pickle.load, which reads one pickle and leaves the rest. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { type PayloadReading, rereadFrames } from './machine/frames.ts';
import { PickleMachine, type RunEnd } from './machine/machine.ts';
import { PickleObserver } from './observer.ts';
import type { Session } from './session.ts';

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
