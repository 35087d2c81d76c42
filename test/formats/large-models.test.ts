/** A model of a gigabyte is examined by little of it, whatever its tensors hold. */
import { createHash } from 'node:crypto';
import test from 'ava';
import { fileReport } from '../../src/policy/file-report.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { scan } from '../../src/scan.ts';
import { LARGE_FORMATS, largeModel, largeSource } from '../support/large-models.ts';
import { REAL_MODELS } from '../support/real-models.ts';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const UNITS = { zeros: Buffer.alloc(8), numbers: createHash('shake256', { outputLength: 4096 }).update('w').digest() };

for (const format of LARGE_FORMATS) {
  for (const [what, unit] of Object.entries(UNITS)) {
    test(`${format}: ${what}`, async (t) => {
      const { source, readBytes } = largeSource(largeModel(format, GIB - 64), unit);
      const evidence = await scan(source, 'model.bin');
      t.true(evidence.formats.includes(format), evidence.formats.join(' '));
      t.deepEqual(fileReport(evidence, DEFAULT_POLICY, { blob: null, today: '2026-11-30' }).findings, []);
      t.true(readBytes() < 2 * MIB, `${readBytes()} bytes were read`);
    });
  }
}

/** FlatBuffers, whose first offset may look like a blank of UTF-32, and what ends with its weights. */
for (const { name, format, bytes } of REAL_MODELS.filter((model) =>
  /mnn|tflite|executorch|matlab|gguf|blob/.test(model.format),
)) {
  test(`${format} (${name}) with a hole behind it`, async (t) => {
    const model = { format, before: bytes, tensorBytes: GIB - bytes.length, behind: Buffer.alloc(0) };
    const { source, readBytes } = largeSource(model, UNITS.zeros);
    const { formats } = await scan(source, 'model.bin');
    t.true(formats.includes(format), formats.join(' '));
    t.true(readBytes() < 2 * MIB, `${readBytes()} bytes were read`);
  });
}
