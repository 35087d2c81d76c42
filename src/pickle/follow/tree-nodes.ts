/** Checks the nodes of a tree of SciPy: loading one goes to the children that a node names, and writes there, without asking whether they exist. See `_post_init_traverse` in https://github.com/scipy/scipy/blob/main/scipy/spatial/_ckdtree.pyx. */

import { readLiteral } from '../machine/literals.ts';
import type { InstanceValue, Token } from '../machine/value.ts';
import type { RunContext } from '../session.ts';
import { dtypeOf } from './array-dtypes.ts';

const HOME = /^scipy\.spatial\._?c?kdtree$/;

/** `split_dim children split start_idx end_idx less greater _less _greater`, each of 8 bytes. */
const NODE_BYTES = 72;
const [SPLIT_DIM, START, END, LESS, GREATER] = [0, 24, 32, 56, 64];
/** Read at once. */
const NODES = 4096;

export interface ForgedTree {
  readonly detail: string;
  /** Bytes that are written as a long text, as below protocol 3, are not followed: it may be honest. */
  readonly isUnseen: boolean;
}

/** In which way the state of a tree leads beyond its nodes; null where it does not, or where it is no tree. */
export function forgedTree(run: RunContext, { operator }: InstanceValue, state: Token): ForgedTree | null {
  // Asked of every object that a pickle fills: a name is compared faster than a pattern.
  if ((operator.name !== 'cKDTree' && operator.name !== 'KDTree') || !HOME.test(operator.module)) return null;
  const [nodes = 0, , rows = 0, columns = 0] = itemsOf(run, state) ?? [];
  // Python's own KDTree has a dict as its state; anything else fails.
  if (nodes >= 0 || isReadOn(run, nodes)) return null;
  const [n, m] = [run.integerOf(rows), run.integerOf(columns)];
  const content = contentOf(run, nodes);
  const bytes = literalBytes(run, content);
  if (bytes === null || n === null || m === null)
    return { detail: 'the nodes of a tree are not known', isUnseen: isEncoded(run, content) };
  return areNodes(bytes, n, m) ? null : { detail: 'a node of a tree leads beyond its nodes', isUnseen: false };
}

function areNodes(bytes: Bytes, n: number, m: number): boolean {
  if (bytes.size === 0 || bytes.size % NODE_BYTES !== 0) return false;
  const count = bytes.size / NODE_BYTES;
  for (let first = 0; first < count; first += NODES) {
    const last = Math.min(count, first + NODES);
    const part = bytes.read(first * NODE_BYTES, last * NODE_BYTES);
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
    for (let at = first; at < last; at++)
      if (!isNode(view, (at - first) * NODE_BYTES, { at, count, n, m })) return false;
  }
  return true;
}

interface Tree {
  readonly at: number;
  readonly count: number;
  readonly n: number;
  readonly m: number;
}

/** Its children come after it, as SciPy writes them: a circle would never end. */
function isNode(view: DataView, start: number, { at, count, n, m }: Tree): boolean {
  const read = (place: number): number => Number(view.getBigInt64(start + place, true));
  const [from, to] = [read(START), read(END)];
  if (!(from >= 0 && from <= to && to <= n)) return false;
  const dimension = read(SPLIT_DIM);
  if (dimension === -1) return true;
  return dimension >= 0 && dimension < m && [LESS, GREATER].every((place) => read(place) > at && read(place) < count);
}

/** Joblib writes the numbers of an array behind the object that stands for it. */
function isReadOn({ values }: RunContext, token: Token): boolean {
  const value = values.valueOf(token);
  return value?.kind === 'instance' && value.readsOn === true;
}

interface Bytes {
  readonly size: number;
  read(start: number, end: number): Uint8Array;
}

/** Of an array of single bytes: `(1, shape, dtype, is_fortran, bytes)` is its state, `(bytes, dtype, …)` what made it. 0: it is none. */
function contentOf(run: RunContext, array: Token): Token {
  const [part = 0] = run.values.partsOf(array);
  const items = itemsOf(run, part) ?? [];
  // What it was made of, or its last state and all before.
  const last = items.length === 2 ? (itemsOf(run, items[0] ?? 0) ?? []) : items;
  const [dtype = 0, content = 0] = last.length === 5 ? [last[2], last[4]] : [last[1], last[0]];
  const known = dtypeOf(run, dtype);
  return known !== null && known.itemBytes === 1 && /^[Sbu]/.test(known.kind) ? content : 0;
}

function isEncoded({ values }: RunContext, token: Token): boolean {
  const value = values.valueOf(token);
  return value?.kind === 'instance' && value.operator.name === 'encode' && /^_?codecs$/.test(value.operator.module);
}

function literalBytes({ values, source }: RunContext, token: Token): Bytes | null {
  const value = token < 0 ? values.valueOf(token) : null;
  if (value?.kind === 'bytes') {
    const { bytes } = value;
    return { size: bytes.length, read: (start, end) => bytes.subarray(start, end) };
  }
  const literal = value?.kind === 'payload' ? value.token : token;
  if (literal <= 0) return null;
  const found = readLiteral(source, literal - 1, 0);
  if ((found.type !== 'bytes' && found.type !== 'bytearray') || found.end > source.size) return null;
  const { start, end } = found;
  return { size: end - start, read: (from, to) => source.read(start + from, start + to) };
}

function itemsOf({ values }: RunContext, token: Token): readonly Token[] | null {
  const content = values.isContainer(token) ? values.contentOf(token) : null;
  return content?.complete === true ? content.items : null;
}
