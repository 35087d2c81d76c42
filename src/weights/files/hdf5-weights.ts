/** The datasets of an HDF5 file, Keras' weights among them, by the path that leads to each. https://keras.io/guides/serialization_and_saving/ */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { Hdf5File } from '../../formats/hdf5/hdf5-file.ts';
import { readLinks } from '../../formats/hdf5/links.ts';
import { readMessages } from '../../formats/hdf5/object-header.ts';
import { Collector } from '../collect.ts';
import type { CollectOptions, Path } from '../collected.ts';
import { datasetOf } from './hdf5-datasets.ts';

/** How Keras calls what its optimizers keep: `optimizer` in Keras 3, `optimizer_weights` before. */
const OPTIMIZER = /^optimizer(?:_weights)?$/;

export function collectHdf5(source: ByteSource, { optimizer }: CollectOptions): Collector {
  const file = new Hdf5File(source);
  const collector = new Collector({ optimizer });
  const open = new Set<number>();
  let steps = 0;
  const visit = (address: number, path: Path): void => {
    steps += 1;
    keepWithin('treeSteps', steps, address);
    keepWithin('treeDepth', open.size, address);
    if (open.has(address)) return;
    open.add(address);
    const messages = readMessages(file, address);
    const found = datasetOf(file, messages, String(address));
    const stays = !optimizer && OPTIMIZER.test(path[0] ?? '') ? 'of an optimizer: --optimizer takes it' : null;
    if (found?.kind === 'refused' && stays === null) collector.problems.push({ path, why: found.why });
    else if (found?.kind === 'tensor' && stays === null) collector.tensors.push({ path, tensor: found.tensor });
    else if (found !== null) {
      const why = found.kind === 'tensor' ? stays : found.why;
      collector.left.push({ path, type: 'array', node: null, why });
    }
    for (const link of readLinks(file, messages)) {
      const inner = [...path, link.name.replaceAll('/', '.')];
      if (link.kind === 'hard') visit(link.address, inner);
      else collector.left.push({ path: inner, type: 'a link into another file', node: null, why: null });
    }
    open.delete(address);
  };
  visit(file.rootAddress, []);
  return collector;
}
