/** What of a file can be taken as weights, by what its content is. */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { expandedStream } from '../../formats/compressed/compressed.ts';
import { findSuperblock } from '../../formats/hdf5/superblock.ts';
import { NUMPY_MAGIC } from '../../formats/numpy/numpy.ts';
import { safetensorsFormat } from '../../formats/safetensors.ts';
import { hasBytesAt, ZIP_START } from '../../text/magic.ts';
import type { Collected, CollectOptions } from '../collected.ts';
import type { Expand } from '../expand.ts';
import { collectHdf5 } from './hdf5-weights.ts';
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

/**
 * @param isExpanded it came out of a compressed stream, inside which none is looked for
 * @throws FormatError where it is none, or broken
 */
export async function openWeights(
  source: ByteSource,
  expand: Expand,
  options: CollectOptions,
  isExpanded = false,
): Promise<OpenedWeights> {
  if (hasBytesAt(source, 0, NUMPY_MAGIC)) return opened('an array of NumPy', NUMPY, collectNpy(source));
  if (hasBytesAt(source, 0, ZIP_START)) return openZip(new ZipMembers(source, expand), options);
  const parts = torchTarParts(source);
  if (parts !== null) return opened('a checkpoint of PyTorch (tar)', TORCH, collectTorchTar(parts, options));
  if (isTorchLegacy(source))
    return opened('a checkpoint of PyTorch (legacy)', TORCH, collectTorchLegacy(source, options));
  if (safetensorsFormat.probe(source, '', (question) => question(source)) !== null)
    throw new FormatError('it is safetensors already');
  if (isPickle(source)) return opened('a pickle', { ...NUMPY, alone: 'array' }, collectPickle(source, options));
  if (findSuperblock(source) === 0) return opened('arrays of HDF5', NUMPY, collectHdf5(source, options));
  const chunks = isExpanded ? null : expandedStream(source);
  if (chunks === null)
    throw new FormatError('expected a checkpoint of PyTorch, arrays of NumPy or HDF5, or a pickle', {
      reason: 'unsupported',
    });
  return openWeights(await expand(chunks, source.size), expand, options, true);
}

const PROTO = 0x80;
const KERAS_WEIGHTS = 'model.weights.h5';

async function openZip(members: ZipMembers, options: CollectOptions): Promise<OpenedWeights> {
  const root = torchRoot(members);
  if (root !== null) return opened('a checkpoint of PyTorch', TORCH, await collectTorchZip(members, root, options));
  if (members.has(KERAS_WEIGHTS)) {
    const { source, start, bytes } = await members.open(KERAS_WEIGHTS);
    const file = sectionOf(source, start, start + bytes);
    return opened('a model of Keras', NUMPY, collectHdf5(file, options));
  }
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
