/** Weights in plain pickles: NumPy's arrays, modules and tensors that `pickle.dump` has written, and what joblib does. https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py */
import { blockSource } from '../../bytes/block-source.ts';
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { isWrittenName } from '../../formats/joblib/joblib-wrappers.ts';
import { Collector } from '../collect.ts';
import type { CollectOptions } from '../collected.ts';
import { arrayWithin, dtypeOf, noNumbers, otherItemBytes, storedIn } from '../numpy-arrays.ts';
import { elementsOf, type Found, type Storage } from '../tensor.ts';
import type { TensorFile, TypedStorage } from '../torch-tensors.ts';
import { buildTree } from '../tree/tree-builder.ts';
import { type CallNode, calledName, entriesOf, integerOf, integersOf, type Node, textOf } from '../tree/value-tree.ts';
import { readLegacy } from './torch-legacy.ts';

export function collectPickle(file: ByteSource, options: CollectOptions): Collector {
  const collector = new Collector(options);
  const pickle = new PickleFile(file);
  const tree = buildTree(pickle.source, 0, (built, end) => pickle.afterBuild(built, end));
  collector.add(tree.result, tree.calls, pickle);
  const rest = file.size - tree.end;
  if (rest > 0) collector.left.push({ path: [], type: `${rest} bytes behind the pickle`, node: null, why: null });
  return collector;
}

/** Mutable while its pickles are read: what joblib has written into the stream is skipped. */
export class PickleFile implements TensorFile {
  readonly source: ByteSource;
  /** Of pickles inside of pickles: arrays of objects. */
  readonly nestedCalls: CallNode[] = [];
  readonly #file: ByteSource;
  readonly #arrays = new Map<CallNode, Found>();
  readonly #storages = new Map<CallNode, TypedStorage | string | null>();

  constructor(file: ByteSource) {
    this.#file = file;
    this.source = blockSource(file);
  }

  /** `torch.storage._load_from_bytes(b'…')`: a checkpoint of the old layout, which holds one storage. */
  storageOf(node: Node): TypedStorage | string | null {
    if (node.kind !== 'call' || calledName(node) !== 'torch.storage._load_from_bytes') return null;
    const known = this.#storages.get(node);
    if (known !== undefined) return known;
    const storage = this.#loadedFrom(node.args?.[0]);
    this.#storages.set(node, storage);
    return storage;
  }

  #loadedFrom(literal: Node | undefined): TypedStorage | string | null {
    const bytes = storedIn(literal, this.source);
    if (bytes === null) return 'its storage cannot be known';
    const { source, start } = bytes;
    const { tree, storages } = readLegacy(
      sectionOf(source === this.source ? this.#file : source, start, start + bytes.bytes),
      0,
    );
    const found = storages.storageOf(tree.result);
    if (found === null || typeof found === 'string') return found;
    return { ...found, storage: { ...found.storage, key: `${bytes.key} ${found.storage.key}` } };
  }

  get hasArrays(): boolean {
    return this.#arrays.size > 0;
  }

  arrayOf(call: CallNode): Found | null {
    return this.#arrays.get(call) ?? null;
  }

  /** Behind the state of joblib's wrapper lies the array. */
  afterBuild(built: CallNode, end: number): number {
    const name = calledName(built);
    const [cls] = built.args ?? [];
    const written = name === 'copyreg._reconstructor' && cls?.kind === 'global' ? cls.name : name;
    const dot = written?.lastIndexOf('.') ?? -1;
    if (written === null || dot < 0) return end;
    const operator = { ecosystem: 'python', module: written.slice(0, dot), name: written.slice(dot + 1) } as const;
    if (operator.name !== 'NumpyArrayWrapper' || !isWrittenName(operator)) return end;
    const state = built.states?.at(-1);
    return this.#readArray(built, state?.kind === 'dict' ? entriesOf(state.pairs).byName : new Map(), end);
  }

  #nested(start: number): number {
    const { calls, end } = buildTree(this.source, start);
    for (const call of calls) this.nestedCalls.push(call);
    return end;
  }

  #readArray(built: CallNode, state: ReadonlyMap<string, Node>, end: number): number {
    const alignment = integerOf(state.get('numpy_array_alignment_bytes'));
    const start = alignment === null ? end : end + 1 + (this.source.read(end, end + 1)[0] ?? 0);
    const [subclass, shape, order] = [
      state.get('subclass'),
      integersOf(state.get('shape')),
      textOf(state.get('order')),
    ];
    const type = dtypeOf(state.get('dtype'));
    if (shape === null || (order !== 'C' && order !== 'F') || type === null) {
      this.#arrays.set(built, noNumbers());
      const itemBytes = shape === null ? null : otherItemBytes(state.get('dtype'));
      if (itemBytes === null) throw new FormatError('an array of a type whose size cannot be known', { offset: end });
      // Objects are a pickle of their own, without padding before it.
      return itemBytes === 'objects' ? this.#nested(end) : start + elementsOf(shape ?? []) * itemBytes;
    }
    const bytes = elementsOf(shape) * type.itemBytes;
    const storage: Storage = { key: `array ${start}`, source: this.#file, start, bytes };
    const isPlain = subclass?.kind === 'global' && PLAIN.has(subclass.name);
    const found = arrayWithin(storage, { shape: state.get('shape'), order }, type);
    this.#arrays.set(built, isPlain ? found : { kind: 'unrepresentable', why: 'an array of another class' });
    return start + bytes;
  }
}

const PLAIN: ReadonlySet<string> = new Set(['numpy.ndarray', 'numpy.memmap', 'numpy.core.memmap.memmap']);
