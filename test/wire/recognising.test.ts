/** Whether bytes begin as a message of protobuf is told by their first fields as the reader of fields tells it. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { FormatError } from '../../src/bytes/format-error.ts';
import { ByteWindow } from '../../src/wire/byte-window.ts';
import { FieldReader } from '../../src/wire/protobuf.ts';
import { holdsContent } from '../../src/wire/recognising.ts';
import { Random } from '../fuzz/random.ts';

/** Without a look at the first fields. */
function reads(bytes: Uint8Array): boolean {
  try {
    return new FieldReader(new ByteWindow(memorySource(bytes)), 0, bytes.length).toNextBytes();
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

test('of random fields, of text, and of bytes', (t) => {
  const random = new Random(7);
  let found = 0;
  for (let count = 0; count < 50_000; count += 1) {
    const most = count % 3 === 0 ? 256 : 128;
    const bytes = Uint8Array.from({ length: random.below(40) }, () => random.below(count % 2 === 0 ? 64 : most));
    bytes[0]! %= 128; // a longer first number ends elsewhere
    const expected = reads(bytes);
    if (expected) found += 1;
    if (holdsContent(memorySource(bytes)) !== expected) t.fail(Buffer.from(bytes).toString('hex'));
  }
  t.true(found > 1000 && found < 49_000, `${found}`);
});
