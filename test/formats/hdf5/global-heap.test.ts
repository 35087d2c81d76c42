/** Global heaps of HDF5 lie wherever the library had room. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, III.E. */
import { gunzipSync } from 'node:zlib';
import test from 'ava';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { scanHeaps } from '../../../src/formats/hdf5/global-heap.ts';
import { Hdf5File } from '../../../src/formats/hdf5/hdf5-file.ts';
import { isUnpickled } from '../../../src/pickle/chance.ts';
import { bytes, op, reducePickle } from '../../support/assembler.ts';
import { H5PY_FILES } from '../../support/h5py-files.ts';

const FILE = gunzipSync(Buffer.from(H5PY_FILES['earliest, string of fixed length'] ?? '', 'base64'));

/** One object of eight bytes. */
function collection(content: string): Uint8Array {
  const [size, length] = [Buffer.alloc(8), Buffer.alloc(8)];
  size.writeUInt32LE(16 + 24);
  length.writeUInt32LE(8);
  return bytes('GCOL', 1, 0, 0, 0, size, 1, 0, 1, 0, 0, 0, 0, 0, length, content);
}

function found(content: Uint8Array): readonly string[] {
  const heaps = [...scanHeaps(new Hdf5File(memorySource(content)))];
  return heaps.map(({ source }) => Buffer.from(source.read(0, source.size)).toString('latin1'));
}

test('at any place', (t) => {
  for (const gap of [0, 1, 3, 5, 8])
    t.deepEqual(found(bytes(FILE, 'x'.repeat(gap), collection('a pickle'))), ['a pickle'], `${gap}`);
});

test('across the end of a block', (t) => {
  const until = 4 * 1024 * 1024 - FILE.length;
  for (const before of [1, 2, 3, 4])
    t.deepEqual(found(bytes(FILE, Buffer.alloc(until - before), collection('a pickle'))), ['a pickle'], `${before}`);
});

test('rows are unpickled as they stand', (t) => {
  const old = bytes(op.GLOBAL('posix', 'system'), op.MARK, op.UNICODE('echo harmless'), op.TUPLE, op.REDUCE, op.STOP);
  t.true(isUnpickled(memorySource(bytes(old, 'junk'))));
  t.true(isUnpickled(memorySource(reducePickle('posix', 'system', 'echo harmless'))));
  for (const text of ['a text', 'cost', '(1, 2)', '{"a": 1}.', 'Some prose.\nAnd more.'])
    t.false(isUnpickled(memorySource(Buffer.from(text))), text);
});
