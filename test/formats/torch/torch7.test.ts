/** Objects of Torch7: functions of Lua are reported wherever they are, tensors and tables are silent. */
import test from 'ava';
import fc from 'fast-check';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

const int = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};
const long = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
};
const text = (content: string) => Buffer.concat([int(content.length), Buffer.from(content, 'latin1')]);
const string = (content: string) => Buffer.concat([int(2), text(content)]);
const number = (value: number) => Buffer.concat([int(1), long(value)]);
const nil = int(0);
const table = (index: number, ...entries: readonly Uint8Array[]) =>
  Buffer.concat([int(3), int(index), int(entries.length / 2), ...entries]);
const object = (index: number, name: string, ...content: readonly Uint8Array[]) =>
  Buffer.concat([int(4), int(index), text('V 1'), text(name), ...content]);
const storage = (index: number, floats: number) =>
  object(index, 'torch.FloatStorage', long(floats), Buffer.alloc(floats * 4));
const tensor = (index: number, floats: number) =>
  object(index, 'torch.FloatTensor', int(1), long(floats), long(1), long(1), storage(index + 1, floats));
const code = (type: 6 | 7 | 8) =>
  Buffer.concat([int(type), ...(type === 6 ? [] : [int(9)]), text('\x1bLJ\x02dumped'), nil]);

const finds = test.macro(async (t, content: Uint8Array) => {
  t.deepEqual(await findingLines(content, 'model.t7'), ['medium code-by-value/lua model.t7']);
});

for (const type of [6, 7, 8] as const) test(`a function of type ${type}`, finds, code(type));
test('a function in a table', finds, table(1, string('f'), code(8)));
test(
  'a function in a module behind a tensor',
  finds,
  object(1, 'nn.Sequential', table(2, string('w'), tensor(3, 100), string('f'), code(8))),
);
test(
  'a function behind what is not understood',
  finds,
  table(1, string('x'), object(2, 'tds.Hash', int(77), int(78)), string('f'), code(8)),
);

test('tensors, tables and modules are silent', async (t) => {
  const modules = table(
    2,
    number(1),
    object(
      3,
      'nn.Linear',
      table(4, string('weight'), tensor(5, 1000), string('train'), Buffer.concat([int(5), int(1)])),
    ),
  );
  const again = Buffer.concat([int(3), int(4)]);
  for (const content of [
    object(1, 'nn.Sequential', table(7, string('modules'), modules, string('again'), again)),
    tensor(1, 10),
    nil,
  ]) {
    const { status } = await judgeBytes(content, 'model.t7');
    t.is(status, 'clean');
  }
});

test('other files of that name are none', async (t) => {
  t.is((await judgeBytes('Some text.', 'notes.t7')).status, 'not-a-model');
});

test('any change and any cut ends in evidence', async (t) => {
  const file = object(1, 'nn.Sequential', table(2, string('w'), tensor(3, 10), string('f'), code(8)));
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat({ max: 255 }), fc.option(fc.nat()), async (at, byte, cut) => {
      const changed = Buffer.from(cut === null ? file : file.subarray(0, cut % file.length));
      if (changed.length > 0) changed[at % changed.length] = byte;
      await scanBytes(changed, 'model.t7');
    }),
    { numRuns: runs(500), seed: 6 },
  );
  t.pass();
});
