/** What of a file can be taken as weights, by what its content is. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { NUMPY_MAGIC } from '../formats/numpy/numpy.ts';
import { safetensorsFormat } from '../formats/safetensors.ts';
import { hasBytesAt } from '../text/magic.ts';
import type { Collected, CollectOptions } from './collected.ts';
import type { Expand } from './expand.ts';
import { collectNpy, collectNpz } from './numpy-files.ts';
import { collectPickle } from './plain-pickles.ts';
import { collectTorchLegacy, isTorchLegacy } from './torch-legacy.ts';
import { collectTorchTar, torchTarParts } from './torch-tar.ts';
import { collectTorchZip, torchRoot } from './torch-zip.ts';
import { ZipMembers } from './zip-members.ts';

export interface OpenedWeights extends Collected {
  /** What a person calls it. */
  readonly format: string;
  /** What a file of one tensor calls it. */
  readonly alone: 'tensor' | 'array';
  /** What the library's own functions write as `format`. */
  readonly writtenAs: 'pt' | 'np';
}

const TORCH = { alone: 'tensor', writtenAs: 'pt' } as const;
const NUMPY = { alone: 'array', writtenAs: 'np' } as const;

/** @throws FormatError where it is none, or broken */
export async function openWeights(source: ByteSource, expand: Expand, options: CollectOptions): Promise<OpenedWeights> {
  if (hasBytesAt(source, 0, NUMPY_MAGIC)) return opened('an array of NumPy', NUMPY, collectNpy(source));
  if (hasBytesAt(source, 0, ZIP_MAGIC)) return openZip(new ZipMembers(source, expand), options);
  const parts = torchTarParts(source);
  if (parts !== null) return opened('a checkpoint of PyTorch (tar)', TORCH, collectTorchTar(parts, options));
  if (isTorchLegacy(source))
    return opened('a checkpoint of PyTorch (legacy)', TORCH, collectTorchLegacy(source, options));
  if (safetensorsFormat.probe(source, '', (question) => question(source)) !== null)
    throw new FormatError('it is safetensors already');
  if (isPickle(source)) return opened('a pickle', { ...NUMPY, alone: 'array' }, collectPickle(source, options));
  throw new FormatError('expected a checkpoint of PyTorch, arrays of NumPy, or a pickle', { reason: 'unsupported' });
}

const ZIP_MAGIC = [0x50, 0x4b, 3, 4];
const PROTO = 0x80;

async function openZip(members: ZipMembers, options: CollectOptions): Promise<OpenedWeights> {
  const root = torchRoot(members);
  if (root !== null) return opened('a checkpoint of PyTorch', TORCH, await collectTorchZip(members, root, options));
  if (members.names.some((name) => name.endsWith('.npy')))
    return opened('arrays of NumPy', NUMPY, await collectNpz(members));
  throw new FormatError('expected a checkpoint of PyTorch or arrays of NumPy, found another archive', {
    reason: 'unsupported',
  });
}

/** A header of protocol 2 or later, or what protocol 0 begins containers with. */
function isPickle(source: ByteSource): boolean {
  if (source.size < 2) return false;
  const [first = 0, second = 0] = source.read(0, 2);
  return first === PROTO ? second <= 5 : /[(}\]c]/.test(String.fromCharCode(first));
}

function opened(
  format: string,
  kind: Pick<OpenedWeights, 'alone' | 'writtenAs'>,
  { tensors, left, problems, isDict }: Collected,
): OpenedWeights {
  return { format, ...kind, tensors, left, problems, isDict };
}
