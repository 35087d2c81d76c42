/** What a safetensors file of a checkpoint would be: which tensors, in which order, under which header. https://github.com/huggingface/safetensors#format */
import { keepWithin } from '../bytes/limit-error.ts';
import type { Collected, LeftBehind } from './collected.ts';
import { commonWrapper, nameOf, unfitness } from './names.ts';
import { bytesOf, type Storage, type Tensor, viewKey } from './tensor.ts';
import { integerOf, textOf } from './tree/value-tree.ts';

export interface PlannedTensor {
  readonly name: string;
  readonly tensor: Tensor;
  readonly bytes: number;
  /** The name under which the same bytes are written first. */
  readonly sameAs: string | null;
}

export interface PlanOptions {
  /** Whether a name is taken. */
  readonly selects: (name: string) => boolean;
  readonly shared: 'copy' | 'omit';
  readonly metadata: boolean;
  /** What a file that is nothing but one tensor calls it. */
  readonly alone: string;
  /** `pt` or `np`, as the library's own functions write it. */
  readonly writtenAs: string;
}

export interface Refusal {
  readonly name: string;
  readonly why: string;
}

export interface Plan {
  /** In the order of the file that is written. */
  readonly tensors: readonly PlannedTensor[];
  /** Left out because another name holds the same bytes. */
  readonly omitted: readonly PlannedTensor[];
  /** Not taken by `selects`. */
  readonly unselected: number;
  readonly left: readonly (LeftBehind & { readonly name: string })[];
  /** Why nothing can be written; empty where it can. */
  readonly refusals: readonly Refusal[];
  /** The key of the checkpoint that names leave out. */
  readonly wrapper: string;
  readonly metadata: ReadonlyMap<string, string>;
  /** Bytes of all tensors that are written. */
  readonly bytes: number;
}

/** @throws LimitError where the tensors are many times what the file holds */
export function planOf(collected: Collected, options: PlanOptions): Plan {
  const found = [...collected.tensors, ...collected.problems];
  const wrapper = collected.isDict ? commonWrapper(found.map(({ path }) => path)) : '';
  const named = collected.tensors.map(({ path, tensor }) => ({ name: nameOf(path, wrapper, options.alone), tensor }));
  const chosen = named.filter(({ name }) => options.selects(name));
  const problems = collected.problems
    .map(({ path, why }) => ({ name: nameOf(path, wrapper, options.alone), why }))
    .filter(({ name }) => options.selects(name));
  const planned = withShared(chosen);
  const isOmitted = ({ sameAs }: PlannedTensor) => options.shared === 'omit' && sameAs !== null;
  const tensors = ordered(planned.filter((tensor) => !isOmitted(tensor)));
  const omitted = planned.filter(isOmitted);
  const bytes = tensors.reduce((sum, tensor) => sum + tensor.bytes, 0);
  keepWithin('weightsAddedBytes', bytes - storedBytes(tensors), 0);
  const left = collected.left.map((each) => ({ ...each, name: nameOf(each.path, '', '') }));
  return {
    tensors,
    omitted,
    unselected: named.length - chosen.length,
    left,
    refusals: [...problems, ...namesRefused(chosen)],
    wrapper,
    metadata: metadataOf(omitted, left, options),
    bytes,
  };
}

function withShared(chosen: readonly { readonly name: string; readonly tensor: Tensor }[]): PlannedTensor[] {
  const first = new Map<string, string>();
  return chosen.map(({ name, tensor }) => {
    const key = viewKey(tensor);
    const bytes = bytesOf(tensor);
    const sameAs = bytes === 0 ? null : (first.get(key) ?? null);
    if (sameAs === null) first.set(key, name);
    return { name, tensor, bytes, sameAs };
  });
}

function namesRefused(chosen: readonly { readonly name: string }[]): Refusal[] {
  const seen = new Set<string>();
  const refusals: Refusal[] = [];
  for (const { name } of chosen) {
    const why = unfitness(name) ?? (seen.has(name) ? 'two tensors of the checkpoint would have this name' : null);
    if (why !== null) refusals.push({ name, why });
    seen.add(name);
  }
  return refusals;
}

/** The widest elements first, so that each begins at a multiple of its own width; of one width as they lie in the file, which is then read once from its beginning to its end. */
function ordered(tensors: readonly PlannedTensor[]): PlannedTensor[] {
  const placed = tensors.map((planned) => ({ planned, at: placeOf(planned.tensor) }));
  placed.sort((a, b) => b.planned.tensor.type.itemBytes - a.planned.tensor.type.itemBytes || a.at - b.at);
  return placed.map(({ planned }) => planned);
}

function placeOf({ storage, first, type }: Tensor): number {
  return storage.start + first * type.itemBytes;
}

/** Bytes of all storages that the tensors lie in, each counted once. */
function storedBytes(tensors: readonly PlannedTensor[]): number {
  const storages = new Map<string, Storage>(tensors.map(({ tensor }) => [tensor.storage.key, tensor.storage]));
  return [...storages.values()].reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Of one text; longer ones are data. */
const TEXT_CHARACTERS = 1024;

function metadataOf(
  omitted: readonly PlannedTensor[],
  left: Plan['left'],
  { metadata, writtenAs }: PlanOptions,
): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  if (metadata) {
    for (const { name, node } of left) {
      const text = node === null ? null : scalarText(node);
      if (text !== null && unfitness(name) === null && !entries.has(name)) entries.set(name, text);
    }
  }
  // As `safetensors.torch.save_model` does.
  for (const { name, sameAs } of omitted) if (sameAs !== null) entries.set(name, sameAs);
  entries.set('format', writtenAs);
  return entries;
}

/** As Python writes it; null for what is no scalar. */
function scalarText(node: NonNullable<LeftBehind['node']>): string | null {
  switch (node.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return node.value ? 'True' : 'False';
    case 'int':
      return integerOf(node) === null ? node.text : String(node.value);
    case 'float':
      return node.text;
    case 'str': {
      const text = textOf(node);
      return text !== null && text.length <= TEXT_CHARACTERS ? text : null;
    }
    default:
      return null;
  }
}

/** The length, the JSON and its padding. @throws LimitError where no reader takes a header so long */
export function headerOf({ tensors, metadata }: Pick<Plan, 'tensors' | 'metadata'>): Uint8Array {
  const parts = [`"__metadata__":${JSON.stringify(Object.fromEntries(metadata))}`];
  let at = 0;
  for (const { name, tensor, bytes } of tensors) {
    const entry = { dtype: tensor.type.name, shape: tensor.shape, data_offsets: [at, at + bytes] };
    parts.push(`${JSON.stringify(name)}:${JSON.stringify(entry)}`);
    at += bytes;
  }
  const json = Buffer.from(`{${parts.join(',')}}`);
  keepWithin('weightsHeaderBytes', json.length, 0);
  const header = Buffer.alloc(LENGTH_BYTES + Math.ceil(json.length / ALIGNMENT) * ALIGNMENT, ' ');
  header.writeBigUInt64LE(BigInt(header.length - LENGTH_BYTES));
  json.copy(header, LENGTH_BYTES);
  return header;
}

const LENGTH_BYTES = 8;
const ALIGNMENT = 8;
