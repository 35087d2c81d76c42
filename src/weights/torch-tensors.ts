/** Tensors as PyTorch's pickles rebuild them, read instead of rebuilt. https://github.com/pytorch/pytorch/blob/main/torch/_utils.py and torch/_tensor.py beside it. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { type ElementType, torchType, UNTYPED } from './dtypes.ts';
import { arrayOf } from './numpy-arrays.ts';
import { type Found, type Storage, tensorWithin } from './tensor.ts';
import { type CallNode, calledName, entriesOf, integerOf, integersOf, type Node } from './tree/value-tree.ts';

export interface TypedStorage {
  readonly storage: Storage;
  readonly type: ElementType;
  /** The loader itself puts the bytes of its elements in order. */
  readonly isBigEndian: boolean;
}

/** What of the file the tensors of a tree need. */
export interface TensorFile {
  /** What the tree was built of: literals lie there. */
  readonly source: ByteSource;
  /** The storage that a value stands for; null where it stands for none, a text where it cannot be had. */
  storageOf(node: Node): TypedStorage | string | null;
  /** Of archives that list tensors beside the pickle: the tensor that a persistent id stands for. */
  tensorById?(id: Node): Found | null;
  /** Of streams with raw arrays in them: the array that a wrapper stands for. */
  arrayOf?(call: CallNode): Found | null;
}

type Rebuild = (args: readonly Node[], file: TensorFile, call: CallNode) => Found | null;

const rebuildTensor: Rebuild = ([storage, first, shape, strides, , , metadata], file) =>
  viewOf(storage, { first, shape, strides, metadata }, file);

/** With the type beside it: those that storages have no class for. */
const rebuildTensor3: Rebuild = ([storage, first, shape, strides, , , type, metadata], file) =>
  viewOf(storage, { first, shape, strides, metadata, type }, file);

const rebuildFirst: Rebuild = ([tensor], file) => tensorOf(tensor, file);

/** `(function, class, arguments, state)`: the function's result as an instance of the class. */
const rebuildFromType: Rebuild = ([callee, , args], file, call) => {
  if (callee === undefined || args?.kind !== 'tuple') return null;
  return tensorOf({ ...call, callee, args: args.items, via: 'call' }, file);
};

/** `(array or tensor, type, device, requires_grad)`: moved to its device, and cast to its type. */
const rebuildOnDevice: Rebuild = ([data, type], file) => {
  const found = tensorOf(data, file);
  const wanted = type?.kind === 'global' ? torchType(type.name) : null;
  if (found?.kind !== 'tensor' || wanted?.name === found.tensor.type.name) return found;
  return { kind: 'refused', why: `it is cast from ${found.tensor.type.shown} by the program` };
};

const unrepresentable =
  (what: string): Rebuild =>
  () => ({ kind: 'unrepresentable', why: `${what} has no form in safetensors` });

const REBUILDS: Readonly<Record<string, Rebuild>> = {
  'torch._utils._rebuild_tensor': rebuildTensor,
  'torch._utils._rebuild_tensor_v2': rebuildTensor,
  'torch._utils._rebuild_tensor_v3': rebuildTensor3,
  'torch._utils._rebuild_parameter': rebuildFirst,
  'torch._utils._rebuild_parameter_with_state': rebuildFirst,
  'torch._tensor._rebuild_from_type': rebuildFromType,
  'torch._tensor._rebuild_from_type_v2': rebuildFromType,
  'torch.tensor._rebuild_from_type': rebuildFromType,
  'torch._utils._rebuild_device_tensor_from_numpy': rebuildOnDevice,
  'torch._utils._rebuild_device_tensor_from_cpu_tensor': rebuildOnDevice,
  'torch._utils._rebuild_xla_tensor': rebuildOnDevice,
  'torch._utils._rebuild_qtensor': unrepresentable('a quantized tensor'),
  'torch._utils._rebuild_sparse_tensor': unrepresentable('a sparse tensor'),
  'torch._utils._rebuild_sparse_csr_tensor': unrepresentable('a sparse tensor'),
  'torch._utils._rebuild_nested_tensor': unrepresentable('a nested tensor'),
  'torch._utils._rebuild_meta_tensor_no_storage': unrepresentable('a tensor without data (meta)'),
  'torch._utils._rebuild_wrapper_subclass': unrepresentable('a tensor without data of its own'),
  'torch.jit._pickle.build_tensor_from_id': () => ({ kind: 'refused', why: 'it is looked up by TorchScript' }),
};

/** What a value is as a tensor or an array; null where it is neither. */
export function tensorOf(node: Node | undefined, file: TensorFile): Found | null {
  if (node?.kind !== 'call') return null;
  const raw = file.arrayOf?.(node) ?? null;
  if (raw !== null) return raw;
  const name = calledName(node);
  const rebuild = name !== null && Object.hasOwn(REBUILDS, name) ? REBUILDS[name] : undefined;
  if (rebuild === undefined || node.via !== 'call') return arrayOf(node, file.source);
  const found = node.args === null ? null : rebuild(node.args, file, node);
  return found ?? { kind: 'refused', why: `the arguments of ${name} are none that PyTorch writes` };
}

/** Whether the function is one of those that rebuild tensors. */
export function rebuildsTensors(name: string): boolean {
  return Object.hasOwn(REBUILDS, name);
}

interface View {
  readonly first: Node | undefined;
  readonly shape: Node | undefined;
  readonly strides: Node | undefined;
  readonly metadata: Node | undefined;
  readonly type?: Node | undefined;
}

function viewOf(node: Node | undefined, view: View, file: TensorFile): Found | null {
  const stored = node === undefined ? null : file.storageOf(node);
  if (stored === null) return null;
  if (typeof stored === 'string') return { kind: 'refused', why: stored };
  const [first, shape, strides] = [integerOf(view.first), integersOf(view.shape), integersOf(view.strides)];
  if (first === null || shape === null || strides === null) return null;
  const changed = changedBy(view.metadata);
  if (changed !== null) return changed;
  const type = view.type === undefined ? stored.type : view.type.kind === 'global' ? torchType(view.type.name) : null;
  if (type === null || type.shown === UNTYPED) return null;
  if (view.type !== undefined && stored.type.shown !== UNTYPED && stored.type.shown !== type.shown) {
    return { kind: 'refused', why: `its storage is of ${stored.type.shown}, it is of ${type.shown}` };
  }
  const isBigEndian = stored.isBigEndian && type.itemBytes > 1;
  if (isBigEndian && stored.type.shown === UNTYPED)
    return { kind: 'refused', why: 'of a machine of the other byte order: PyTorch itself reads other numbers' };
  return tensorWithin(stored.storage, { type, shape, strides, first, isBigEndian });
}

/** Bits that change what the numbers are: conjugated, negated. */
function changedBy(metadata: Node | undefined): Found | null {
  if (metadata === undefined || metadata.kind === 'none') return null;
  if (metadata.kind !== 'dict') return { kind: 'refused', why: 'its metadata cannot be known' };
  const { byName, others } = entriesOf(metadata.pairs);
  const isPlain = others.length === 0 && [...byName.values()].every((bit) => bit.kind === 'bool' && !bit.value);
  return isPlain ? null : { kind: 'unrepresentable', why: 'a tensor that is conjugated or negated when it is read' };
}
