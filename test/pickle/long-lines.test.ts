/** Lines that are longer than what is looked at of one: read to their end where a reader takes them, and no further than needed where none does. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { argumentEnd } from '../../src/pickle/machine/argument-end.ts';
import { OPCODE_BY_CODE } from '../../src/pickle/machine/opcodes.ts';
import { scan } from '../../src/scan.ts';
import { type CountedSource, countedSource } from '../support/counted-source.ts';

const CALL = "cposix\nsystem\n(S'echo harmless'\ntR.";
const DIGITS = '7'.repeat(300_000);

/** As of a file: never all of it in memory. */
function counted(text: string, size = text.length): CountedSource {
  const bytes = Buffer.from(text, 'latin1');
  return countedSource(size, (start, end) => {
    const read = Buffer.alloc(end - start);
    bytes.copy(read, 0, Math.min(start, bytes.length));
    return read;
  });
}

for (const line of [`I${DIGITS}`, `L${DIGITS}L`, `F0.${DIGITS}`, `S'${DIGITS}'`, `V${DIGITS}`, `I ${DIGITS}`])
  test(`a call behind ${line.slice(0, 3)}…`, async (t) => {
    const { source } = counted(`(${line}\n${CALL}`);
    const { facts } = await scan(source, 'model.pkl');
    t.true(facts.some(({ fact }) => fact.kind === 'call' && fact.operator.name === 'system'));
  });

for (const line of ['IAB 5.0', 'LAB 5.0', 'Fx', 'Sx'])
  test(`no end of ${line} is sought`, async (t) => {
    const [other, { source, readBytes }] = [counted('MATLAB(', 2 ** 30), counted(`MATLAB(${line} `, 2 ** 30)];
    await scan(other.source, 'data');
    await scan(source, 'data');
    const more = readBytes() - other.readBytes();
    t.true(more < 2 ** 21, `${more} bytes more were read than of such a file without it`);
  });

test('the end of a line is found whatever its length', (t) => {
  for (const length of [0, 1, 127, 128, 129, 383, 384, 65_535, 65_536, 300_000]) {
    const source = memorySource(Buffer.from(`S${'x'.repeat(length)}\n.`));
    t.is(argumentEnd(source, OPCODE_BY_CODE[0x53]!, 1), length + 2);
  }
});

test('of short lines no more is read than they are long, by much', (t) => {
  const text = "S'x'\n0".repeat(10_000);
  const { source, readBytes } = counted(text);
  for (let at = 0; at < text.length; at += 6) t.is(argumentEnd(source, OPCODE_BY_CODE[0x53]!, at + 1), at + 5);
  t.true(readBytes() < 10_000 * 256, `${readBytes()} bytes were read`);
});
