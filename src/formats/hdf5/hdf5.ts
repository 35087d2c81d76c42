/** HDF5 files: the configurations and pickles among their attributes, and what leads to other files; arrays are not read. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html. */
import type { Format } from '../format.ts';
import { findSuperblock } from './superblock.ts';

export const hdf5Format: Format = {
  id: 'hdf5',
  spec: 'https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html',
  kind: 'model',
  title: 'HDF5, Keras models and PyTables among them',
  extensions: ['h5', 'hdf5', 'keras'],
  sees: 'configurations, pickles in attributes and data sets, links to other files',
  provenWith: 'h5py 3.7 and 3.14, tables 3.7',

  // Under any name, behind a user block of any size: each place is a jump, some twenty in a large file.
  probe(source) {
    if (findSuperblock(source) === null) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineHdf5 } = await import('./hdf5-examination.ts');
      await examineHdf5(source, examination);
    };
  },
};
