/** Databases of LMDB, in which data sets, caches of features and klepto keep arrays, pickles and archives of PyTorch: each of their values. https://github.com/LMDB/lmdb/blob/mdb.RE/0.9/libraries/liblmdb/mdb.c */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Examination, Format } from '../format.ts';
import { examineStored, storedIn } from '../pickles/stored-value.ts';
import { type Layout, layoutOf } from './lmdb-layout.ts';
import { LmdbPages } from './lmdb-pages.ts';

export const lmdbFormat: Format = {
  id: 'lmdb',
  spec: 'https://github.com/LMDB/lmdb/blob/mdb.RE/0.9/libraries/liblmdb/mdb.c',
  kind: 'container',
  title: 'LMDB',
  extensions: ['lmdb', 'mdb'],
  sees: 'pickles and other models in their values',
  provenWith: 'lmdb 0.9.36 (py-lmdb 3.0)',
  // The number of the first page.
  firstBytes: new Set([0]),
  probe(source) {
    const layout = layoutOf(source);
    return layout === null ? null : (examination) => examine(source, layout, examination);
  },
};

async function examine(source: ByteSource, layout: Layout, examination: Examination): Promise<void> {
  keepWithin('databaseBytes', source.size, 0);
  for (const { value, offset } of new LmdbPages(source, layout).values()) {
    await examineStored(await storedIn(value, true), offset, examination);
  }
  // What lies behind the last page is not the database's own.
  const end = Math.max(...layout.metas.map(({ lastPage, pageBytes }) => (lastPage + 1) * pageBytes));
  if (end < source.size) await examination.member('trailing data', sectionOf(source, end, source.size), end);
}
