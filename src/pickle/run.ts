/** Runs one pickle of a source, as every reader of it would. After https://docs.python.org/3/library/pickle.html#pickle.load, which reads one pickle and leaves the rest. */
import { type ByteSource, memorySource } from '../bytes/byte-source.ts';
import type { Fact, Operand } from '../facts.ts';
import type { Limits } from '../limits.ts';
import type { NestedPickle } from './follow/following.ts';
import type { RunEnd } from './machine/delegate.ts';
import { type PayloadReading, rereadFrames } from './machine/frames.ts';
import { PickleMachine } from './machine/machine.ts';
import { PickleObserver } from './observer/observer.ts';
import { Session } from './session.ts';

export interface PickleRun extends RunEnd {
  readonly start: number;
  readonly imports: number;
  readonly calls: number;
  /** Where other readers stop, if they do and it is elsewhere. */
  readonly otherEnds: readonly number[];
}

// One machine is kept for the next pickle: making its arrays costs more than running a small one.
let spare: PickleMachine | null = null;

/** Runs one pickle as every reader would; what it does is reported through the session. Offsets are those of the source. */
export function runPickle(source: ByteSource, start: number, session: Session): PickleRun {
  const run = runOnce(source, start, session);
  if (!run.frameSplit) return run;
  const outer = session.reported.offsetOf;
  const otherEnds: number[] = [...run.otherEnds];
  let { imports, calls } = run;
  for (const payloads of ['span', 'drop'] satisfies PayloadReading[]) {
    const reread = rereadFrames(source, start, payloads);
    if (!reread.isWhole) reportTooManyFrames(session, reread.end);
    session.reported.offsetOf = (position) => outer(reread.offsetOf(position));
    const again = runOnce(reread.source, 0, session);
    imports += again.imports;
    calls += again.calls;
    if (again.outcome === 'stop') otherEnds.push(reread.end);
  }
  session.reported.offsetOf = outer;
  return { ...run, imports, calls, otherEnds };
}

function reportTooManyFrames(session: Session, offset: number): void {
  session.reported.unexamined({
    kind: 'unexamined',
    reason: 'limit',
    detail: 'pickle: too many frames that end inside an opcode',
    offset,
  });
}

function runNested(bytes: Uint8Array, limits: Limits): NestedPickle | null {
  const machine = new PickleMachine();
  const source = memorySource(bytes);
  const keys = new Set<string>();
  const note = (fact: Fact) => {
    if (fact.kind === 'call') for (const operand of fact.operands) for (const key of keysIn(operand)) keys.add(key);
  };
  const observer = new PickleObserver(new Session(limits, note), source, machine);
  const { outcome, result, frameSplit } = machine.run(source, 0, limits, observer);
  if (outcome !== 'stop' || frameSplit) return null;
  return { values: machine.values, result, keys, textOf: (token) => observer.textOf(token) };
}

/** `<unknown>` where a limit cut the search short. */
function keysIn(operand: Operand): readonly string[] {
  if (operand.kind !== 'container') return [];
  return operand.complete ? operand.dunderKeys : [...operand.dunderKeys, '<unknown>'];
}

function runOnce(source: ByteSource, start: number, session: Session): PickleRun {
  session.nested ??= (bytes) => runNested(bytes, session.limits);
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
