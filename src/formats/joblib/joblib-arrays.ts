/** The arrays that joblib writes raw into the stream after their wrapper, after `NumpyArrayWrapper.read_array` in https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py. */

import type { Token } from '../../pickle/machine/values.ts';
import type { AfterBuild, Built, RunContext } from '../../pickle/session.ts';
import { runPickle } from '../../pickle/trace.ts';

/** Skips the array that follows its wrapper; an array of objects is a pickle of its own, without wrappers inside. */
export const skipJoblibArray: AfterBuild = {
  wants: ({ module, name }) => name === 'NumpyArrayWrapper' && /(^|\.)joblib\.numpy_pickle$/.test(module),
  readOn,
};

function readOn(built: Built, run: RunContext): number {
  const { session, source } = run;
  const state = stateOf(built.state, run);
  tellSubclass(state, run, built.end);
  session.skippedFrom ??= built.end;
  const array = arrayOf(state, run);
  const padding = paddingAt(built.end, state, run);
  if (array === null || padding === null) {
    const detail = 'joblib: the size of an array cannot be known';
    session.told.unexamined({ kind: 'unexamined', reason: 'malformed', detail, offset: built.end });
    return built.end;
  }
  const head = source.read(built.end, Math.min(source.size, built.end + 2));
  const isPickle = head[0] === 0x80 && head[1]! <= 5;
  if (array.objects || (array.mixed && isPickle)) return nestedPickle(built.end, run);
  return built.end + padding + array.bytes;
}

/** Returns where the loader reads on: behind the inner STOP. */
function nestedPickle(start: number, { session, source }: RunContext): number {
  const outer = session.afterBuild;
  session.afterBuild = null;
  const run = runPickle(source, start, session);
  session.afterBuild = outer;
  return run.outcome === 'stop' ? run.end : source.size;
}

type State = ReadonlyMap<string, Token>;

function stateOf(token: Token, run: RunContext): State {
  const items = (run.values.isContainer(token) ? run.values.contentOf(token)?.items : null) ?? [];
  const state = new Map<string, Token>();
  for (let index = 0; index + 1 < items.length; index += 2) {
    const key = run.textOf(items[index]!);
    if (typeof key === 'string') state.set(key, items[index + 1]!);
  }
  return state;
}

/** The array is rebuilt as an instance of `subclass`. */
function tellSubclass(state: State, run: RunContext, offset: number): void {
  const value = run.values.valueOf(state.get('subclass') ?? 0);
  if (value?.kind !== 'operator') return;
  const { module, name } = value.operator;
  if (module === 'numpy' && (name === 'ndarray' || name === 'memmap')) return;
  run.tellCall(value.operator, 'RECONSTRUCTOR', '(0,)', [], offset);
}

interface ArrayLayout {
  readonly bytes: number;
  readonly objects: boolean;
  /** A record: objects may be among its fields. */
  readonly mixed: boolean;
}

function arrayOf(state: State, run: RunContext): ArrayLayout | null {
  const type = run.values.valueOf(state.get('dtype') ?? 0);
  const shape = state.get('shape') ?? 0;
  const dimensions = run.values.isContainer(shape) ? run.values.contentOf(shape) : null;
  if (type?.kind !== 'instance' || dimensions?.complete !== true) return null;
  const code = /^'[<>|=]?([a-zA-Z?])(\d+)'$/.exec(type.key);
  if (code === null) return null;
  const [, letter = '', width = ''] = code;
  let bytes = Number(width) * (letter === 'U' ? 4 : 1);
  for (const dimension of dimensions.items) {
    const length = run.integerOf(dimension);
    if (length === null || length < 0) return null;
    bytes *= length;
  }
  return { bytes, objects: letter === 'O', mixed: letter === 'V' };
}

/** Since 1.2 a byte tells how many bytes of padding follow it; null where it is not known whether one does. */
function paddingAt(position: number, state: State, run: RunContext): number | null {
  const { source } = run;
  const alignment = state.get('numpy_array_alignment_bytes');
  if (alignment === undefined || position >= source.size) return 0;
  if (run.values.valueOf(alignment) === null && source.read(alignment - 1, alignment)[0] === NONE) return 0;
  return run.integerOf(alignment) === null ? null : 1 + source.read(position, position + 1)[0]!;
}

/** The opcode of `None`. */
const NONE = 0x4e;
