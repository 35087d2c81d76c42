/** Headers of safetensors whose texts nothing ends: they are told of at once. CWE-1333. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { scan } from '../../src/scan.ts';

for (const text of [`{"${'a'.repeat(60)}`, `{"a":1,"${'\\"'.repeat(50_000)}`, `{"${'b'.repeat(100)}\\`])
  test(`${text.length} characters, ${text.slice(0, 9)}…`, async (t) => {
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(text.length));
    const { facts } = await scan(memorySource(Buffer.concat([length, Buffer.from(text)])), 'a.safetensors');
    t.true(facts.some(({ fact }) => fact.kind === 'unexamined'));
  });
