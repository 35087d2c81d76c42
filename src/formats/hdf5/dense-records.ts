/** The records of links and attributes in dense storage. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, IV.A.2.c and IV.A.2.v. */
import { readRecords } from './btree2.ts';
import { FractalHeap } from './fractal-heap.ts';
import type { Hdf5File } from './hdf5-file.ts';

/** Where a record lies in its index, and the heap that holds what it is of. */
interface DenseRecord {
  readonly heap: FractalHeap;
  readonly record: number;
}

/** Of an info message: version, flags, largest creation index (of `indexBytes`, where a flag says so), heap, index by name. */
export function* readDenseRecords(file: Hdf5File, start: number, indexBytes: number): Generator<DenseRecord> {
  const cursor = file.cursorAt(start);
  cursor.skip(1);
  if (cursor.u8() & 1) cursor.skip(indexBytes);
  const heapAddress = cursor.address();
  const index = cursor.address();
  if (heapAddress === null || index === null) return;
  const heap = new FractalHeap(file, heapAddress);
  for (const record of readRecords(file, index)) yield { heap, record };
}
