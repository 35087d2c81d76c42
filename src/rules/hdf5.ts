/** Rows about what leads an HDF5 reader into another file. */
import { safeRows } from './rows.ts';
import type { OperatorRule, SafeRule } from './rule.ts';

const DOCUMENTATION = {
  kind: 'documentation',
  reference: 'https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html',
} as const;

export const HDF5_RULES: readonly OperatorRule[] = [
  {
    id: 'hdf5/external-link',
    ecosystem: 'hdf5',
    module: 'hdf5',
    names: ['ExternalLink'],
    severity: 'high',
    effect: 'file-read',
    because: 'A link leads to another file of the machine that reads this one.',
    provenance: [DOCUMENTATION],
  },
  {
    id: 'hdf5/external-data',
    ecosystem: 'hdf5',
    module: 'hdf5',
    names: ['ExternalData'],
    severity: 'high',
    effect: 'file-read',
    because: 'An array takes its bytes from another file of the machine that reads this one.',
    provenance: [{ kind: 'advisory', reference: 'CVE-2026-1669' }, DOCUMENTATION],
  },
];

/** What PyTables 1 kept as pickles in the attributes of every node. */
export const HDF5_SAFE: readonly SafeRule[] = safeRows(
  'any',
  'It keeps the settings of a compression: its constructor stores and compares them.',
  [
    ['tables.Leaf', 'Filters'],
    ['tables.filters', 'Filters'],
  ],
);
