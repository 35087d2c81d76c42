/** NumPy's arrays in pickles. https://github.com/numpy/numpy/blob/main/numpy/_core/src/multiarray/methods.c (`array_reduce`, `array_setstate`) and numpy/_core/numeric.py (`_frombuffer`). */
import { type ByteSource, memorySource } from '../bytes/byte-source.ts';
import { LimitError } from '../bytes/limit-error.ts';
import { CEILINGS } from '../limits.ts';
import { readLiteral } from '../pickle/machine/literals.ts';
import { type NumpyType, numpyType } from './dtypes.ts';
import { denseStrides, elementsOf, type Found, type Storage, tensorWithin } from './tensor.ts';
import { type CallNode, calledName, integerOf, integersOf, type Node, textOf } from './tree/value-tree.ts';

const HOME = /^numpy\.(?:_?core)\.(?:multiarray|numeric)\.(\w+)$/;
/** Classes whose instances hold the same numbers in the same order. */
const PLAIN_ARRAYS: ReadonlySet<string> = new Set(['numpy.ndarray', 'numpy.memmap', 'numpy.core.memmap.memmap']);
/** Versions of the state of a dtype that describe a plain number. */
const SIMPLE_STATE_ITEMS = 8;

/** Null where it is no array. */
export function arrayOf(node: CallNode, source: ByteSource): Found | null {
  const name = calledName(node);
  const [, called] = HOME.exec(name ?? '') ?? [];
  if (called === '_reconstruct') return reconstructed(node, source);
  if (called === '_frombuffer') return fromBuffer(node, source);
  return null;
}

/** `_reconstruct(class, (0,), b'b')`, then the state `(1, shape, dtype, is_fortran, bytes)`. */
function reconstructed({ args, states }: CallNode, source: ByteSource): Found {
  const [cls] = args ?? [];
  if (cls?.kind !== 'global' || !PLAIN_ARRAYS.has(cls.name))
    return {
      kind: 'unrepresentable',
      why: `an array of the class ${cls?.kind === 'global' ? cls.name : 'of the program'}`,
    };
  const [state, ...more] = states ?? [];
  const items = state?.kind === 'tuple' && more.length === 0 ? state.items : [];
  const [shape, dtype, isFortran, data] = items.slice(-4);
  if (items.length !== 5 && items.length !== 4) return unknown('its state is none that NumPy writes');
  const order =
    isFortran?.kind === 'bool' ? isFortran.value : integerOf(isFortran) === null ? null : integerOf(isFortran) !== 0;
  if (order === null) return unknown('its order cannot be known');
  return arrayOn(data, { shape, dtype, order: order ? 'F' : 'C' }, source);
}

/** `_frombuffer(bytes, dtype, shape, order)` of protocol 5. */
function fromBuffer({ args }: CallNode, source: ByteSource): Found {
  const [data, dtype, shape, order] = args ?? [];
  const name = textOf(order);
  if (name !== 'C' && name !== 'F') return unknown('its order cannot be known');
  return arrayOn(data, { shape, dtype, order: name }, source);
}

export interface ArrayParts {
  readonly shape: Node | undefined;
  readonly dtype: Node | undefined;
  readonly order: 'C' | 'F';
}

function arrayOn(data: Node | undefined, parts: ArrayParts, source: ByteSource): Found {
  const type = dtypeOf(parts.dtype);
  if (type === null) return noNumbers();
  const storage = storedIn(data, source);
  return storage === null ? unknown('its bytes do not lie in the stream') : arrayWithin(storage, parts, type);
}

/** As `arrayOn`, of bytes that are known already. */
export function arrayWithin(storage: Storage, { shape, order }: Omit<ArrayParts, 'dtype'>, type: NumpyType): Found {
  const lengths = integersOf(shape, true);
  if (lengths === null) return unknown('its shape cannot be known');
  const bytes = elementsOf(lengths) * type.itemBytes;
  if (bytes !== storage.bytes) return unknown(`it takes ${bytes} bytes, ${storage.bytes} are there`);
  const layout = {
    type,
    shape: lengths,
    strides: denseStrides(lengths, order),
    first: 0,
    isBigEndian: type.isBigEndian,
  };
  return tensorWithin(storage, layout);
}

export function noNumbers(): Found {
  return { kind: 'unrepresentable', why: 'an array whose elements are no plain numbers' };
}

function unknown(why: string): Found {
  return { kind: 'refused', why };
}

/** `dtype('f4', False, True)` with the state `(3, '<', None, None, None, -1, -1, 0)`; null where it is no type of one number. */
export function dtypeOf(node: Node | undefined): NumpyType | null {
  if (node?.kind !== 'call' || calledName(node) !== 'numpy.dtype') return null;
  const code = textOf(node.args?.[0]);
  const states = node.states ?? [];
  if (code === null || !/^[fiubc?]\d{0,2}$/.test(code) || states.length > 1) return null;
  const [state] = states;
  if (state === undefined) return numpyType(code);
  const items = state.kind === 'tuple' ? state.items : [];
  const order = textOf(items[1]);
  const isSimple = items.length >= SIMPLE_STATE_ITEMS && items.slice(2, 5).every(({ kind }) => kind === 'none');
  return isSimple && order !== null && /^[<>|=]$/.test(order) ? numpyType(order + code) : null;
}

/** Of a type that is no plain number: bytes of an element; null where they cannot be known. */
export function otherItemBytes(node: Node | undefined): number | 'objects' | null {
  if (node?.kind !== 'call' || calledName(node) !== 'numpy.dtype') return null;
  const [, kind = '', digits = ''] = /^([A-Za-z?])(\d{0,9})$/.exec(textOf(node.args?.[0]) ?? '') ?? [];
  const state = node.states?.at(-1);
  const flags = state?.kind === 'tuple' ? integerOf(state.items[7]) : 0;
  if (kind === 'O' || ((flags ?? 0) & HAS_OBJECTS) !== 0) return 'objects';
  return kind === '' || digits === '' ? null : Number(digits) * (kind === 'U' ? 4 : 1);
}

/** A flag of a dtype, in the last item of its state. */
const HAS_OBJECTS = 1;

/** The bytes of a literal, or of the text that Python 2 and low protocols write in its place. */
export function storedIn(node: Node | undefined, source: ByteSource): Storage | null {
  if (node?.kind === 'bytes')
    return { key: `bytes ${node.start}`, source, start: node.start, bytes: node.end - node.start };
  if (node?.kind === 'str') return textStorage(node.offset, source);
  if (node?.kind !== 'call') return null;
  const name = calledName(node);
  const [first, second] = node.args ?? [];
  if (name === '_codecs.encode' && first?.kind === 'str' && textOf(second) === 'latin1')
    return textStorage(first.offset, source);
  if (name === 'builtins.bytes' && node.args?.length === 0) return memoryStorage('bytes', new Uint8Array(0));
  if (name === 'builtins.bytearray' && node.args?.length === 1) return storedIn(first, source);
  return null;
}

/** Null for text beyond Latin-1. */
function textStorage(offset: number, source: ByteSource): Storage | null {
  const literal = readLiteral(source, offset, 2 * CEILINGS.weightsTextBytes.most);
  if (literal.type !== 'str') return null;
  if (!literal.complete) throw new LimitError('weightsTextBytes', offset);
  if (/[^\0-\xff]/.test(literal.text)) return null;
  const { length } = literal.text;
  return { key: `text ${offset}`, source: textSource(source, offset, length), start: 0, bytes: length };
}

/** The bytes of a text, decoded where they are asked for: a checkpoint may hold thousands of such arrays. */
function textSource(source: ByteSource, offset: number, size: number): ByteSource {
  let held: WeakRef<ByteSource> | null = null;
  const decoded = (): ByteSource => {
    const known = held?.deref();
    if (known !== undefined) return known;
    const literal = readLiteral(source, offset, 2 * CEILINGS.weightsTextBytes.most);
    const bytes = memorySource(Buffer.from(literal.type === 'str' ? literal.text : '', 'latin1'));
    held = new WeakRef(bytes);
    return bytes;
  };
  return { size, read: (start, end) => decoded().read(start, end) };
}

function memoryStorage(key: string, bytes: Uint8Array): Storage {
  return { key, source: memorySource(bytes), start: 0, bytes: bytes.length };
}
