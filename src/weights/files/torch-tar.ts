/** Checkpoints of PyTorch 0.1: a tar archive of storages, tensors and a pickle. https://github.com/pytorch/pytorch/blob/main/torch/serialization.py (`legacy_load`). */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { BLOCK_BYTES, tarHeaderAt } from '../../formats/archives/tar-header.ts';
import { Collector } from '../collect.ts';
import type { CollectOptions } from '../collected.ts';
import { torchType } from '../dtypes.ts';
import { type Found, tensorWithin } from '../tensor.ts';
import type { TensorFile, TypedStorage } from '../torch-tensors.ts';
import { buildTree } from '../tree/tree-builder.ts';
import { integerOf, itemsOf, type Node, textOf } from '../tree/value-tree.ts';

const PARTS = ['storages', 'tensors', 'pickle'] as const;

/** The parts by name, in one archive without extensions; null where it is none of PyTorch's. */
export function torchTarParts(file: ByteSource): ReadonlyMap<string, ByteSource> | null {
  const parts = new Map<string, ByteSource>();
  for (let at = 0; ; ) {
    const header = tarHeaderAt(file, at);
    if (header === null) break;
    const start = at + BLOCK_BYTES;
    if (header.type === '0') {
      if (parts.has(header.name)) return null;
      parts.set(header.name, sectionOf(file, start, start + header.size));
    } else if (header.type !== '5') return null;
    at = start + Math.ceil(header.size / BLOCK_BYTES) * BLOCK_BYTES;
  }
  return PARTS.every((name) => parts.has(name)) ? parts : null;
}

export function collectTorchTar(parts: ReadonlyMap<string, ByteSource>, options: CollectOptions): Collector {
  const collector = new Collector(options);
  const [storages, tensors, pickle] = PARTS.map((name) => parts.get(name)) as [ByteSource, ByteSource, ByteSource]; // all are there
  const tree = buildTree(pickle, 0);
  collector.add(tree.result, tree.calls, new TarTensors(pickle, readStorages(storages), tensors));
  return collector;
}

/** Keys are numbers; some write them as text. */
function keyOf(node: Node | undefined): string | null {
  return textOf(node) ?? integerOf(node)?.toString() ?? null;
}

function readStorages(source: ByteSource): ReadonlyMap<string, TypedStorage> {
  const count = buildTree(source, 0);
  const storages = new Map<string, TypedStorage>();
  let at = count.end;
  for (let left = integerOf(count.result) ?? 0; left > 0; left -= 1) {
    const { result, end } = buildTree(source, at);
    const [key, , type] = itemsOf(result) ?? [];
    const element = type?.kind === 'global' ? torchType(type.name) : null;
    const name = keyOf(key);
    if (element === null || name === null) throw new FormatError('a storage that cannot be known', { offset: at });
    const bytes = int64At(source, end) * element.itemBytes;
    const start = end + COUNT_BYTES;
    source.read(start + bytes - Math.min(bytes, 1), start + bytes);
    storages.set(name, { storage: { key: name, source, start, bytes }, type: element, isBigEndian: false });
    at = start + bytes;
  }
  return withViews(storages, source, at);
}

/** Storages that are parts of others: `(key, root, offset, size)`. */
function withViews(
  storages: Map<string, TypedStorage>,
  source: ByteSource,
  at: number,
): ReadonlyMap<string, TypedStorage> {
  for (const item of itemsOf(buildTree(source, at).result) ?? []) {
    const [target, root, offset, size] = itemsOf(item) ?? [];
    const [name, whole] = [keyOf(target), storages.get(keyOf(root) ?? '')];
    const [first, count] = [integerOf(offset), integerOf(size)];
    if (name === null || whole === undefined || first === null || count === null || first < 0 || count < 0)
      throw new FormatError('a part of a storage that cannot be known', { offset: at });
    const { itemBytes } = whole.type;
    if ((first + count) * itemBytes > whole.storage.bytes)
      throw new FormatError('a part that leaves its storage', { offset: at });
    const start = whole.storage.start + first * itemBytes;
    const key = `${whole.storage.key} ${first} ${count}`;
    storages.set(name, { ...whole, storage: { ...whole.storage, key, start, bytes: count * itemBytes } });
  }
  return storages;
}

class TarTensors implements TensorFile {
  readonly source: ByteSource;
  readonly #tensors = new Map<string, Found>();

  constructor(pickle: ByteSource, storages: ReadonlyMap<string, TypedStorage>, tensors: ByteSource) {
    this.source = pickle;
    const count = buildTree(tensors, 0);
    let at = count.end;
    for (let left = integerOf(count.result) ?? 0; left > 0; left -= 1) at = this.#read(tensors, at, storages);
  }

  /** `(key, storage, type)`, then the number of dimensions in four bytes of eight, sizes, strides and the offset. */
  #read(source: ByteSource, start: number, storages: ReadonlyMap<string, TypedStorage>): number {
    const { result, end } = buildTree(source, start);
    const [key, storageKey] = itemsOf(result) ?? [];
    const dimensions = Buffer.from(source.read(end, end + 4)).readInt32LE();
    if (dimensions < 0 || dimensions > MOST_DIMENSIONS)
      throw new FormatError('a tensor of so many dimensions', { offset: end });
    let at = end + 8;
    const next = (): number => {
      at += COUNT_BYTES;
      return int64At(source, at - COUNT_BYTES);
    };
    const shape = Array.from({ length: dimensions }, next);
    const strides = Array.from({ length: dimensions }, next);
    const first = next();
    const [name, stored] = [keyOf(key), storages.get(keyOf(storageKey) ?? '')];
    if (name === null || stored === undefined) throw new FormatError('a tensor without a storage', { offset: start });
    this.#tensors.set(
      name,
      tensorWithin(stored.storage, { type: stored.type, shape, strides, first, isBigEndian: false }),
    );
    return at;
  }

  storageOf(): null {
    return null;
  }

  tensorById(id: Node): Found | null {
    return this.#tensors.get(keyOf(id) ?? '') ?? null;
  }
}

const COUNT_BYTES = 8;
/** Of any tensor that PyTorch makes. */
const MOST_DIMENSIONS = 64;

function int64At(source: ByteSource, at: number): number {
  return Number(Buffer.from(source.read(at, at + COUNT_BYTES)).readBigInt64LE());
}
