/** Lines that are longer than what is looked at of one: read to their end where a reader takes them, and no further than needed where none does. */
import test from 'ava';
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
    const { source, readBytes } = counted(`MATLAB(${line} `, 2 ** 30);
    await scan(source, 'data');
    t.true(readBytes() < 2 ** 21, `${readBytes()} bytes were read`);
  });
