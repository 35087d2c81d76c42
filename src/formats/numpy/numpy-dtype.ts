/** What a NumPy dtype, written as in the header of an .npy file, says of the data: their size and whether objects are among them. https://numpy.org/doc/stable/reference/arrays.dtypes.html */
import type { PythonLiteral } from './python-literal.ts';

export interface DtypeLayout {
  /** Null where this reading does not know it. */
  readonly itemBytes: number | null;
  /** Objects are stored as a pickle of the whole array. */
  readonly hasObjects: boolean;
}

/** Byte order, kind, size: `<f8`; dates have a unit: `<M8[ns]`. */
const SIMPLE = /^[<>|=]?([?bBiufcmMSaUV])(\d*)(\[[^\]]*\])?$/;

/** Bytes where the size is not written, and what one unit of the size is worth. */
const UNIT_BYTES: Readonly<Record<string, number>> = { U: 4 };
const DEFAULT_BYTES: Readonly<Record<string, number>> = { '?': 1, b: 1, B: 1 };

/** Names that NumPy takes for the object type, beside `O`. */
const OBJECT_NAME = /(^|[^A-Za-z])O\d*|object/;

/** A string; a list of fields; or a pair of a dtype and a shape. */
export function readDtype(descr: PythonLiteral): DtypeLayout {
  if (descr.kind === 'text') return readText(descr.text);
  if (descr.kind !== 'sequence') return { itemBytes: null, hasObjects: false };
  const [first, second] = descr.items;
  const isPair = descr.items.length === 2 && first !== undefined && second !== undefined && !isField(first);
  if (isPair) return repeated(readDtype(first), second);
  return sum(descr.items.map(readField));
}

function readText(text: string): DtypeLayout {
  const [, kind, digits] = SIMPLE.exec(text) ?? [];
  if (kind === undefined) return { itemBytes: null, hasObjects: OBJECT_NAME.test(text) };
  const size = digits === '' || digits === undefined ? DEFAULT_BYTES[kind] : Number(digits) * (UNIT_BYTES[kind] ?? 1);
  return { itemBytes: size ?? null, hasObjects: false };
}

/** A field is itself a sequence that begins with its name, or with a pair of title and name. */
function isField(item: PythonLiteral): boolean {
  return item.kind === 'sequence' && item.items.length >= 2;
}

/** `('name', dtype)` or `('name', dtype, shape)`. */
function readField(field: PythonLiteral): DtypeLayout {
  if (field.kind !== 'sequence') return { itemBytes: null, hasObjects: mentionsObjects(field) };
  const [, dtype, shape] = field.items;
  if (dtype === undefined) return { itemBytes: null, hasObjects: false };
  const layout = readDtype(dtype);
  return shape === undefined ? layout : repeated(layout, shape);
}

function mentionsObjects(literal: PythonLiteral): boolean {
  if (literal.kind === 'text') return OBJECT_NAME.test(literal.text);
  return literal.kind === 'sequence' && literal.items.some(mentionsObjects);
}

function repeated({ itemBytes, hasObjects }: DtypeLayout, shape: PythonLiteral): DtypeLayout {
  const count = countOf(shape);
  return { itemBytes: itemBytes === null || count === null ? null : itemBytes * count, hasObjects };
}

function sum(fields: readonly DtypeLayout[]): DtypeLayout {
  const sizes = fields.map(({ itemBytes }) => itemBytes ?? Number.NaN);
  const itemBytes = sizes.reduce((total, size) => total + size, 0);
  return {
    itemBytes: Number.isNaN(itemBytes) ? null : itemBytes,
    hasObjects: fields.some(({ hasObjects }) => hasObjects),
  };
}

/** The product of a shape; 1 for `()`. Null where it is none. */
export function countOf(shape: PythonLiteral): number | null {
  if (shape.kind === 'number') return wholeNumber(shape.text);
  if (shape.kind !== 'sequence') return null;
  return shape.items.reduce<number | null>((product, item) => {
    const size = item.kind === 'number' ? wholeNumber(item.text) : null;
    return product === null || size === null ? null : product * size;
  }, 1);
}

function wholeNumber(text: string): number | null {
  const number = Number(text);
  return Number.isInteger(number) && number >= 0 ? number : null;
}
