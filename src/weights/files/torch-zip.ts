/** Checkpoints of `torch.save` since 1.6: a zip archive of a pickle and one record a storage. https://github.com/pytorch/pytorch/blob/main/torch/serialization.py (`_load`) and caffe2/serialize/inline_container.cc. */
import { copyOf } from '../../bytes/block-source.ts';
import { type ByteSource, memorySource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { Collector } from '../collect.ts';
import type { CollectOptions } from '../collected.ts';
import { torchType } from '../dtypes.ts';
import type { Storage } from '../tensor.ts';
import type { TensorFile, TypedStorage } from '../torch-tensors.ts';
import { buildTree } from '../tree/tree-builder.ts';
import { integerOf, itemsOf, type Node, textOf } from '../tree/value-tree.ts';
import type { ZipMember, ZipMembers } from './zip-members.ts';

/** The folder of the archive: that of its first entry; null where no checkpoint lies in it. */
export function torchRoot(members: ZipMembers): string | null {
  const [root = ''] = (members.first ?? '').split('/');
  return members.has(`${root}/data.pkl`) ? root : null;
}

export async function collectTorchZip(members: ZipMembers, root: string, options: CollectOptions): Promise<Collector> {
  const collector = new Collector(options);
  const pickle = contentOf(await members.open(`${root}/data.pkl`));
  const order = members.has(`${root}/byteorder`) ? await textIn(await members.open(`${root}/byteorder`)) : 'little';
  if (order !== 'little' && order !== 'big') throw new FormatError('expected a byte order, found another text');
  const tree = buildTree(pickle, 0);
  const records = new Map<string, ZipMember>();
  for (const { id } of tree.persistents) {
    const key = textOf(itemsOf(id)?.[2]);
    const name = `${root}/data/${key}`;
    if (key !== null && !records.has(key) && members.has(name)) records.set(key, await members.open(name));
  }
  collector.add(tree.result, tree.calls, new ZipTensorFile(pickle, records, order === 'big'));
  return collector;
}

/** Pickles of megabytes lie in memory: they are read opcode by opcode. */
function contentOf({ source, start, bytes }: ZipMember): ByteSource {
  return bytes <= MEMORY_BYTES
    ? memorySource(copyOf(source.read(start, start + bytes)))
    : sectionOf(source, start, start + bytes);
}

const MEMORY_BYTES = 16 * 1024 * 1024;

function textIn({ source, start, bytes }: ZipMember): string {
  return Buffer.from(source.read(start, start + Math.min(bytes, 16))).toString('latin1');
}

class ZipTensorFile implements TensorFile {
  readonly source: ByteSource;
  readonly #records: ReadonlyMap<string, ZipMember>;
  readonly #isBigEndian: boolean;

  constructor(source: ByteSource, records: ReadonlyMap<string, ZipMember>, isBigEndian: boolean) {
    this.source = source;
    this.#records = records;
    this.#isBigEndian = isBigEndian;
  }

  /** `('storage', torch.FloatStorage, '0', 'cpu', 12)` */
  storageOf(node: Node): TypedStorage | string | null {
    if (node.kind !== 'persistent') return null;
    const [kind, type, key, location, count] = itemsOf(node.id) ?? [];
    if (textOf(kind) !== 'storage' || type?.kind !== 'global') return null;
    const element = torchType(type.name);
    const [name, elements] = [textOf(key), integerOf(count)];
    if (element === null || name === null || elements === null || elements < 0) return 'its storage cannot be known';
    if (textOf(location) === 'meta') return 'its storage holds no data (meta)';
    const bytes = elements * element.itemBytes;
    const record = this.#records.get(name);
    if (record === undefined) return `the record ${JSON.stringify(name)} of its storage is not in the archive`;
    if (bytes > record.bytes) return `its storage is ${bytes} bytes long, its record holds ${record.bytes}`;
    const storage: Storage = { key: name, source: record.source, start: record.start, bytes };
    return { storage, type: element, isBigEndian: this.#isBigEndian };
  }
}
