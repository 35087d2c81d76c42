/** Programs under the names of models, or around them, are reported; ordinary programs are none of ours. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { isRecognised } from '../../src/recognise.ts';
import { bytes } from '../support/assembler.ts';
import { findingLines } from '../support/scanned.ts';

const HEADS = {
  ELF: bytes(0x7f, 'ELF', 2, 1, 1, 0),
  PE: bytes('MZ', 0x90, 0, 3, 0, 0, 0),
  APE: bytes("MZqFpD='", 0x0a),
  'Mach-O': bytes(0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1),
} as const;

for (const [format, head] of Object.entries(HEADS)) {
  const program = Buffer.concat([head, Buffer.alloc(4096)]);
  for (const name of [
    'a.llamafile',
    'a.tflite',
    'a.safetensors',
    'build/model.so',
    'model_x86.dylib',
    'my-model.dll',
  ]) {
    test(`${format} as ${name}`, async (t) => {
      t.deepEqual(await findingLines(program, name), [`medium code-by-value/machine ${name}`]);
    });
  }
  test(`${format} as a checkpoint is a broken promise`, async (t) => {
    t.deepEqual(await findingLines(program, 'a.ckpt'), ['medium unexaminable/unrecognised a.ckpt']);
  });
  test(`${format} with a GGUF model behind`, async (t) => {
    const content = Buffer.concat([program, Buffer.from('PK\x01\x02 tiny.gguf', 'latin1')]);
    const lines = await findingLines(content, 'assistant.exe');
    t.true(lines.includes('medium code-by-value/machine assistant.exe'));
  });
  test(`${format} alone is none of ours`, (t) => {
    for (const name of ['tool', 'tool.exe', 'libfoo.so', 'firmware.bin', 'a.dat', 'remodeled.so']) {
      t.false(isRecognised(memorySource(program), name), name);
    }
  });
}
