/** HDF5 files: the configurations and pickles among their attributes, and what leads to other files; arrays are not read. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { extensionOf } from '../../model-names.ts';
import type { Format } from '../format.ts';
import { findSuperblock } from './superblock.ts';

/** User blocks are short; each place that is looked at is a jump, and a checkpoint may hold a thousand tensors. */
const USER_BLOCK_BYTES = 64 * 1024;

const EXTENSIONS: ReadonlySet<string> = new Set(['h5', 'hdf', 'hdf5', 'he5', 'keras', 'nc', 'mat']);

function searchEnd({ size }: ByteSource, name: string): number {
  return EXTENSIONS.has(extensionOf(name)) ? size : Math.min(size, USER_BLOCK_BYTES);
}

export const hdf5Format: Format = {
  id: 'hdf5',
  spec: 'https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html',
  kind: 'model',
  title: 'HDF5, Keras models and PyTables among them',
  extensions: ['h5', 'hdf5', 'keras'],
  sees: 'configurations, pickles in attributes and data sets, links to other files',
  provenWith: 'h5py 3.7 and 3.14, tables 3.7',

  probe(source, name) {
    if (findSuperblock(source, searchEnd(source, name)) === null) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineHdf5 } = await import('./hdf5-examination.ts');
      await examineHdf5(source, examination);
    };
  },
};
