/**
 * Runs every pickle of a source: those that a loader reads one after the other, and those that begin after something else.
 *
 * `examinePickles(source, options)` runs all of a source. `runPickle(source, start, session)` runs one, for containers
 * that know where a pickle lies; one `Session` per source keeps facts from being told twice and collects the payloads
 * (bytes that the stream hands to a loader), which the caller examines as members.
 * Below: https://github.com/python/cpython/blob/main/Modules/_pickle.c.
 */
import type { ByteSource } from '../bytes/byte-source.ts';
import type { Fact } from '../facts.ts';
import type { Limits } from '../limits.ts';
import { PickleMachine, type RunEnd } from './machine.ts';
import { type Payload, PickleObserver, Session } from './observer.ts';

export interface ExamineOptions {
  readonly limits: Limits;
  tell(fact: Fact): void;
}

export interface PicklesEnd {
  /** Pickles that ran to STOP. */
  readonly pickles: number;
  /** Where the last of them ended; bytes from the start of the source. */
  readonly end: number;
  readonly payloads: readonly Payload[];
}

export interface PickleRun extends RunEnd {
  readonly imports: number;
  readonly calls: number;
}

// One machine is kept for the next pickle: its arrays are worth more than their memory.
let spare: PickleMachine | null = null;

/** Runs one pickle; what it does is told through the session. */
export function runPickle(source: ByteSource, start: number, session: Session): PickleRun {
  const machine = spare ?? new PickleMachine();
  spare = null;
  const observer = new PickleObserver(session, source, machine.values, () => machine.protocol);
  const end = machine.run(source, start, session.limits, observer);
  spare = machine;
  return { ...end, imports: observer.imports, calls: observer.calls };
}

/** Runs all pickles of a source from its start. A stream that breaks is told as a fact. */
export function examinePickles(source: ByteSource, options: ExamineOptions): PicklesEnd {
  const session = new Session(options.limits, options.tell);
  let position = 0;
  let pickles = 0;
  while (position < source.size) {
    const run = runPickle(source, position, session);
    if (run.outcome === 'stop') {
      pickles += 1;
      position = run.end;
      continue;
    }
    if (pickles === 0 || run.imports > 0) tellBroken(session, run);
    break;
  }
  return { pickles, end: position, payloads: session.payloads };
}

function tellBroken(session: Session, run: PickleRun): void {
  const reason = run.outcome === 'limit' ? 'limit' : run.truncated ? 'truncated' : 'malformed';
  session.told.unexamined({ kind: 'unexamined', reason, detail: `pickle: ${run.reason}`, offset: run.end });
}
