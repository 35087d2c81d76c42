/** The arrays that joblib writes raw into the stream after their wrapper, after `NumpyArrayWrapper.read_array` in https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py. */

import type { Operator } from '../../facts.ts';
import type { Token } from '../../pickle/machine/value.ts';
import { runPickle } from '../../pickle/run.ts';
import type { AfterBuild, Built, RunContext } from '../../pickle/session.ts';
import { isAligned, isWrittenName, layoutOf, stateOf, type WrapperState, wrapperKindOf } from './joblib-wrappers.ts';

/** Skips the array that follows its wrapper; an array of objects is a pickle of its own, without wrappers inside. */
export const skipJoblibArray: AfterBuild = readingOf((built, state, run) => paddingAt(built.end, state, run));

/** Versions before 1.2 know nothing of padding. */
const skipUnpadded: AfterBuild = readingOf(() => 0);

type Padding = (built: Built, state: WrapperState, run: RunContext) => number | null;

function readingOf(padding: Padding): AfterBuild {
  return {
    wants: (operator) => wrapperKindOf(operator) !== null,
    named(operator, run, offset) {
      if (isWrittenName(operator)) return;
      const detail = `the wrapper of an array under another name: ${operator.module}.${operator.name}`;
      run.session.reported.anomaly('joblib-wrapper', detail, offset);
    },
    handedOver(run, offset) {
      run.session.reported.anomaly('joblib-wrapper', 'the class of the wrapper of an array is handed over', offset);
    },
    readOn: (built, run) => readOn(built, run, padding),
  };
}

function readOn(built: Built, run: RunContext, padding: Padding): number {
  const { instance, end } = built;
  const kind = wrapperKindOf(instance.operator) ?? 'array';
  // Attributes of an earlier state, or of a constructor, would be mixed with these.
  const isFirst = instance.wasBuilt !== true && REBUILDS.has(instance.via);
  instance.wasBuilt = true;
  const state = isFirst ? stateOf(built.state, kind, run) : null;
  if (state === null) return unknown(end, run, 'joblib: the wrapper of an array has a state that no version writes');
  if (kind === 'file') return readFile(built, state, run);
  reportSubclass(state.get('subclass') ?? 0, run, end);
  return readArray(built, state, run, padding);
}

/** Ways that make an object without its constructor. */
const REBUILDS: ReadonlySet<string> = new Set(['NEWOBJ', 'NEWOBJ_EX', 'RECONSTRUCTOR']);

function readArray(built: Built, state: WrapperState, run: RunContext, padding: Padding): number {
  const { session, source } = run;
  const { end } = built;
  const array = layoutOf(state, run);
  const skipped = padding(built, state, run);
  session.otherReadings.add(null);
  if (array === null || array.bytes === null || skipped === null) {
    session.skips.push({ start: end, end, isPickle: false });
    return unknown(end, run, 'joblib: the size of an array cannot be known');
  }
  if (array.hasObjects) return nestedPickle(end, run);
  if (isAligned(state, run) === true) session.otherReadings.add(skipUnpadded);
  const next = end + skipped + array.bytes;
  session.skips.push({ start: end, end: Math.min(next, source.size), isPickle: false });
  return next;
}

function unknown(end: number, { session }: RunContext, detail: string): number {
  session.reported.unexamined({ kind: 'unexamined', reason: 'malformed', detail, offset: end });
  return end;
}

/** Returns where the loader reads on: behind the inner STOP. */
function nestedPickle(start: number, { session, source }: RunContext): number {
  const [outer, outerSkips] = [session.afterBuild, session.skips];
  session.afterBuild = null;
  const run = runPickle(source, start, session);
  session.afterBuild = outer;
  session.skips = outerSkips;
  const end = run.outcome === 'stop' ? run.end : source.size;
  session.skips.push({ start, end, isPickle: true });
  return end;
}

/** The array is rebuilt as an instance of `subclass`. */
function reportSubclass(subclass: Token, run: RunContext, offset: number): void {
  const operator = operatorOf(subclass, run);
  if (operator === null) {
    unknown(offset, run, 'joblib: the class of an array cannot be known');
    return;
  }
  const { module, name } = operator;
  if (module === 'numpy' && (name === 'ndarray' || name === 'memmap')) return;
  run.reportCall({ operator, via: 'RECONSTRUCTOR', arguments: '(0,)', operands: [], offset });
}

function operatorOf(token: Token, run: RunContext): Operator | null {
  const value = run.values.valueOf(token);
  return value?.kind === 'operator' ? value.operator : null;
}

/** Up to 0.9: `numpy.load` of a file that the state names, pickles included, whatever the path. */
function readFile({ instance, end }: Built, state: WrapperState, run: RunContext): number {
  const made = state.get('init_args');
  const subclass = made === undefined ? state.get('subclass') : itemsOf(made, run)[0];
  reportSubclass(subclass ?? 0, run, end);
  const file = state.get('filename') ?? 0;
  const operand = file === 0 ? ({ kind: 'opaque', reason: 'a file without a name' } as const) : run.operand(file);
  const text = file === 0 ? '' : run.text(file);
  run.reportCall({ operator: instance.operator, via: 'link', arguments: text, operands: [operand], offset: end });
  return end;
}

function itemsOf(token: Token, run: RunContext): readonly Token[] {
  return (run.values.isContainer(token) ? run.values.contentOf(token)?.items : null) ?? [];
}

/** Since 1.2 a byte says how many bytes of padding follow it; null where it is not known whether one does. */
function paddingAt(position: number, state: WrapperState, run: RunContext): number | null {
  const aligned = isAligned(state, run);
  if (aligned === null) return null;
  return aligned && position < run.source.size ? 1 + run.source.read(position, position + 1)[0]! : 0;
}
