/** The types of elements: what PyTorch and NumPy call them, and what safetensors does. https://github.com/huggingface/safetensors#format */
import { TORCH_ITEM_BYTES } from '../pickle/follow/tensor-storages.ts';

/** `name` is null where safetensors has no such type, or versions in use do not read it. */
export interface ElementType {
  readonly name: string | null;
  /** What a reader calls it: `torch.complex64`, `>f4`. */
  readonly shown: string;
  readonly itemBytes: number;
}

/** By the dtype; the storages are called `FloatStorage` and so on. */
const OF_TORCH: Readonly<Record<string, string>> = {
  ...{ float64: 'F64', float32: 'F32', float16: 'F16', bfloat16: 'BF16', int64: 'I64', int32: 'I32', int16: 'I16' },
  ...{ int8: 'I8', uint8: 'U8', bool: 'BOOL', uint64: 'U64', uint32: 'U32', uint16: 'U16' },
  ...{ float8_e4m3fn: 'F8_E4M3', float8_e5m2: 'F8_E5M2' },
};

const DTYPE_OF_STORAGE: Readonly<Record<string, string>> = {
  ...{ Double: 'float64', Float: 'float32', Half: 'float16', BFloat16: 'bfloat16', Long: 'int64', Int: 'int32' },
  ...{ Short: 'int16', Char: 'int8', Byte: 'uint8', Bool: 'bool', ComplexDouble: 'complex128' },
  ...{ ComplexFloat: 'complex64' },
};

/** Of storages: of bytes that tensors say the type of. */
export const UNTYPED = 'untyped';

/** Of `torch.FloatStorage` or `torch.float32`; null where it is no type of PyTorch. */
export function torchType(global: string): ElementType | null {
  const [, prefix, name = ''] = /^(torch|torch\.cuda|torch\.storage|torch\.sparse)\.(\w+)$/.exec(global) ?? [];
  if (prefix === undefined) return null;
  const storage = /^_?(\w+)Storage$/.exec(name)?.[1];
  const itemBytes = TORCH_ITEM_BYTES[storage ?? name];
  if (itemBytes === undefined) return null;
  if (storage === 'Untyped') return { name: 'U8', shown: UNTYPED, itemBytes };
  const dtype = storage === undefined ? name : (DTYPE_OF_STORAGE[storage] ?? storage);
  return { name: OF_TORCH[dtype] ?? null, shown: `torch.${dtype}`, itemBytes };
}

const OF_NUMPY: Readonly<Record<string, string>> = {
  ...{ f8: 'F64', f4: 'F32', f2: 'F16', i8: 'I64', i4: 'I32', i2: 'I16', i1: 'I8' },
  ...{ u8: 'U64', u4: 'U32', u2: 'U16', u1: 'U8', b1: 'BOOL' },
};
const NUMPY_CHARACTERS: Readonly<Record<string, string>> = { '?': 'b1', b: 'i1', B: 'u1' };

export interface NumpyType extends ElementType {
  readonly isBigEndian: boolean;
}

/** Of `<f4`, `|b1`, `>i8`; null where it is no type of one number: a structure, objects, text, a date. */
export function numpyType(text: string): NumpyType | null {
  const [, order = '', kind = ''] = /^([<>|=]?)([fiubc?B]\d*)$/.exec(text) ?? [];
  const code = NUMPY_CHARACTERS[kind] ?? kind;
  const itemBytes = Number(code.slice(1));
  if (kind === '' || !Number.isInteger(itemBytes) || itemBytes < 1) return null;
  return {
    name: OF_NUMPY[code] ?? null,
    shown: `numpy ${text}`,
    itemBytes,
    isBigEndian: order === '>' && itemBytes > 1,
  };
}
