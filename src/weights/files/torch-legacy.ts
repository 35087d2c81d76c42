/** Checkpoints of `torch.save` before 1.6: pickles after each other, then the storages one by one. https://github.com/pytorch/pytorch/blob/main/torch/serialization.py (`_legacy_load`). */
import { blockSource } from '../../bytes/block-source.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { Collector } from '../collect.ts';
import type { CollectOptions } from '../collected.ts';
import { type ElementType, torchType } from '../dtypes.ts';
import type { Storage } from '../tensor.ts';
import type { TensorFile, TypedStorage } from '../torch-tensors.ts';
import { type BuiltTree, buildTree } from '../tree/tree-builder.ts';
import { integerOf, itemsOf, type Node, textOf } from '../tree/value-tree.ts';

/** The number that each begins with, as a pickle of its own, and the version behind it. */
const MAGIC = '119547037146038801333356';
const PROTOCOL = 1001;
const COUNT_BYTES = 8;

/** Whether the file begins with the pickle of the magic number. */
export function isTorchLegacy(source: ByteSource): boolean {
  try {
    return isMagic(buildTree(source, 0).result);
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

function isMagic(node: Node): boolean {
  return node.kind === 'int' && node.text === MAGIC;
}

export function collectTorchLegacy(file: ByteSource, options: CollectOptions): Collector {
  const collector = new Collector(options);
  const { tree, storages } = readLegacy(file, 0);
  collector.add(tree.result, tree.calls, storages);
  return collector;
}

/** The pickles and storages of a checkpoint that begins at `start`, to the end of `file`. */
export function readLegacy(
  file: ByteSource,
  start: number,
): { readonly tree: BuiltTree; readonly storages: LegacyStorages } {
  // Many pickles are read opcode by opcode: a file is not asked for each.
  const blocks = blockSource(file);
  const magic = buildTree(blocks, start);
  const protocol = buildTree(blocks, magic.end);
  if (!isMagic(magic.result) || integerOf(protocol.result) !== PROTOCOL)
    throw new FormatError('expected a checkpoint of PyTorch, found another version', { offset: start });
  const system = buildTree(blocks, protocol.end);
  const tree = buildTree(blocks, system.end);
  const keys = buildTree(blocks, tree.end);
  const names = itemsOf(keys.result)?.map(textOf);
  if (names === undefined || names.includes(null))
    throw new FormatError('expected the keys of the storages', { offset: tree.end });
  return {
    tree,
    storages: new LegacyStorages(file, blocks, declaredIn(tree), { keys: names as string[], start: keys.end }),
  }; // checked just now
}

interface Declared {
  readonly type: ElementType;
  readonly elements: number;
}

/** What the persistent ids of the pickle say of each storage. */
function declaredIn({ persistents }: BuiltTree): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const { id, offset } of persistents) {
    const [kind, type, key, , count] = itemsOf(id) ?? [];
    if (textOf(kind) !== 'storage') continue;
    const [name, elements] = [textOf(key), integerOf(count)];
    const element = type?.kind === 'global' ? torchType(type.name) : null;
    if (name === null || elements === null || element === null)
      throw new FormatError('a storage that cannot be known', { offset });
    const known = declared.get(name);
    if (known !== undefined && (known.elements !== elements || known.type.shown !== element.shown))
      throw new FormatError(`the storage ${name} is declared twice, otherwise`, { offset });
    declared.set(name, { type: element, elements });
  }
  return declared;
}

class LegacyStorages implements TensorFile {
  readonly source: ByteSource;
  readonly #storages = new Map<string, TypedStorage>();

  constructor(
    file: ByteSource,
    blocks: ByteSource,
    declared: ReadonlyMap<string, Declared>,
    records: { readonly keys: readonly string[]; readonly start: number },
  ) {
    this.source = blocks;
    let at = records.start;
    for (const key of records.keys) {
      const known = declared.get(key);
      if (known === undefined) throw new FormatError(`a storage ${key} that no tensor names`, { offset: at });
      const count = Number(Buffer.from(blocks.read(at, at + COUNT_BYTES)).readBigUInt64LE());
      if (count !== known.elements)
        throw new FormatError(`the storage ${key} holds ${count} elements, the pickle declares ${known.elements}`, {
          offset: at,
        });
      const storage: Storage = { key, source: file, start: at + COUNT_BYTES, bytes: count * known.type.itemBytes };
      at = storage.start + storage.bytes;
      if (at > file.size)
        throw new FormatError(`the storage ${key} leaves the file`, { offset: storage.start, reason: 'truncated' });
      this.#storages.set(key, { storage, type: known.type, isBigEndian: false });
    }
  }

  /** `('storage', torch.FloatStorage, '94', 'cpu', 12, (key, offset, size) or None)` */
  storageOf(node: Node): TypedStorage | string | null {
    if (node.kind !== 'persistent') return null;
    const [kind, , key, , , view] = itemsOf(node.id) ?? [];
    if (textOf(kind) !== 'storage') return null;
    const whole = this.#storages.get(textOf(key) ?? '');
    if (whole === undefined) return 'its storage is not in the file';
    return view === undefined || view.kind === 'none' ? whole : partOf(whole, view);
  }
}

/** A storage that is a part of another. */
function partOf({ storage, type, isBigEndian }: TypedStorage, view: Node): TypedStorage | string {
  const [, offset, size] = itemsOf(view) ?? [];
  const [first, count] = [integerOf(offset), integerOf(size)];
  if (first === null || count === null || first < 0 || count < 0) return 'its storage cannot be known';
  const [start, bytes] = [first * type.itemBytes, count * type.itemBytes];
  if (start + bytes > storage.bytes) return 'its storage leaves the one that it is a part of';
  const part = { ...storage, key: `${storage.key} ${start} ${bytes}`, start: storage.start + start, bytes };
  return { storage: part, type, isBigEndian };
}
