/** Reports the index of a TensorFlow checkpoint: a table of LevelDB whose first entry, without a key, is the header of a bundle. See https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/protobuf/tensor_bundle.proto and https://github.com/google/leveldb/blob/main/doc/table_format.md. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { hasBytesAt } from '../../text/magic.ts';

/** The last bytes of every table. */
const TABLE_MAGIC = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb];
/** Two handles of blocks and the magic. */
const FOOTER_BYTES = 48;
/** Tags of the header: how many files of data there are, and the version of the format. */
const SHARDS = 0x08;
const VERSION = 0x1a;

export function isTensorflowIndex(source: ByteSource): boolean {
  if (source.size < FOOTER_BYTES + 8 || !hasBytesAt(source, source.size - TABLE_MAGIC.length, TABLE_MAGIC))
    return false;
  const [shared, own, length = 0, ...header] = headOf(source, 32);
  const message = header.slice(0, length);
  return shared === 0 && own === 0 && length < 32 && message[0] === SHARDS && message.includes(VERSION);
}
