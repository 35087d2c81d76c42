/** Programs and source of Python in archives of models: named, and programs rejected, whatever they are called; where a loader needs them, or no model is about, they are not. */
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { tar, tarEntry, zip } from '../../support/containers.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const program = (...start: readonly (string | number)[]): Buffer => {
  const bytes = Buffer.alloc(600);
  Buffer.concat(start.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.of(part)))).copy(
    bytes,
  );
  return bytes;
};
const ELF = program('\x7fELF', 2, 1, 1, 0, ...new Array<number>(8).fill(0), 3, 0, 62, 0);
const PE = program('MZ', ...new Array<number>(58).fill(0), 0x80, 0, 0, 0);
PE.write('PE\0\0', 0x80, 'latin1');
PE.writeUInt16LE(0x8664, 0x84);
const MACH_O = program(0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1, 3, 0, 0, 0, 6, 0, 0, 0);
const APE = program("MZqFpD='", 0x0a);

type Entry = { readonly name: string; readonly content: Uint8Array };
const entry = (name: string, content: Uint8Array | string = 'x'): Entry => ({ name, content: Buffer.from(content) });
const tarOf = (...entries: readonly Entry[]) => tar(...entries.map(({ name, content }) => tarEntry(name, content)));
const KERAS = [entry('config.json', '{}'), entry('metadata.json', '{}'), entry('model.weights.h5', '')];
const MARKED: Readonly<Record<string, readonly Entry[]>> = {
  keras: KERAS,
  skops: [entry('schema.json', '{}'), entry('1.npy', '')],
  nemo: [entry('model_config.yaml', 'a: 1'), entry('model_weights.ckpt', '')],
  mar: [entry('MAR-INF/MANIFEST.json', '{}')],
  pt2: [entry('m/archive_format', 'pt2')],
  pt: [entry('m/data.pkl', Buffer.from([0x80, 2, 0x7d, 0x2e])), entry('m/version', '3')],
};
const HIGH = 'high code-by-value/program-in-archive @';

for (const [kind, entries] of Object.entries(MARKED)) {
  for (const [what, content] of Object.entries({ ELF, PE, MACH_O, APE })) {
    test(`${what} in an archive of ${kind}, under any name`, async (t) => {
      for (const name of [`a.${kind}`, 'data', 'notes.txt']) {
        for (const member of ['lib/tool', 'weights.bin']) {
          const lines = await findingLines(zip([...entries, entry(member, content)]), name);
          t.true(lines.includes(HIGH.replace('@', name)), `${name}: ${lines}`);
        }
      }
    });
  }
}

test('in a tar archive', async (t) => {
  const file = tarOf(entry('./model_config.yaml', 'a: 1'), entry('./w.ckpt', ''), entry('./run', ELF));
  for (const name of ['a.nemo', 'data']) t.deepEqual(await findingLines(file, name), [HIGH.replace('@', name)]);
});

test('in an archive by its name alone', async (t) => {
  t.deepEqual(await findingLines(zip([entry('run', ELF)]), 'a.keras'), [HIGH.replace('@', 'a.keras')]);
});

test('a program for any other processor', async (t) => {
  const other = Buffer.from(ELF);
  other[18] = 50;
  t.deepEqual(await findingLines(zip([entry('run', other)]), 'a.keras'), [HIGH.replace('@', 'a.keras')]);
});

for (const [name, content] of [
  ['run.sh', 'echo harmless'],
  ['run', '#!/bin/sh\n'],
  ['a/module.pyc', 'x'],
] as const)
  test(`${name} is named, and low`, async (t) => {
    const { findings } = await judgeBytes(zip([...KERAS, entry(name, content)]), 'a.keras');
    t.deepEqual(
      findings.map(({ severity, call }) => `${severity} ${call}`),
      [`low ${name}`],
    );
  });

test('source of Python is named, and low', async (t) => {
  const { findings, status } = await judgeBytes(zip([...KERAS, entry('setup.py', 'import os\n')]), 'a.keras');
  t.deepEqual(
    findings.map(({ severity, rule, call }) => `${severity} ${rule} ${call}`),
    ['low code-by-value/source-in-archive setup.py'],
  );
  t.not(status, 'rejected');
});

test('a program in an archive of no model', async (t) => {
  t.deepEqual(await findingLines(zip([entry('bin/tool', ELF), entry('config.json', '{}')]), 'release.zip'), []);
  t.deepEqual(await findingLines(tarOf(entry('bin/tool', ELF)), 'release.tar'), []);
});

test('numbers that begin as a program does', async (t) => {
  const numbers = program('MZ', 1, 2, 3, 4);
  const [, ...rest] = MARKED['pt'] ?? [];
  const file = zip([...(MARKED['pt'] ?? []), entry('m/data/0', numbers), ...rest.slice(1)]);
  t.deepEqual(await findingLines(file, 'a.pt'), []);
});

test('code for graphics cards', async (t) => {
  const cubin = Buffer.from(ELF);
  cubin[18] = 190;
  t.deepEqual(await findingLines(zip([...(MARKED['pt2'] ?? []), entry('m/data/k.cubin', cubin)]), 'a.pt2'), []);
});

test('a library that the loader of exported programs opens', async (t) => {
  const lines = await findingLines(
    zip([...(MARKED['pt2'] ?? []), entry('m/data/aotinductor/model/m.so', ELF)]),
    'a.pt2',
  );
  t.deepEqual(lines, ['medium code-by-value/machine a.pt2!m/data/aotinductor/model/m.so']);
});

test('a library elsewhere in an exported program', async (t) => {
  for (const name of ['m/lib/m.so', 'm/models/m.so', 'm/extra/aotinductor/m.dll']) {
    const lines = await findingLines(zip([...(MARKED['pt2'] ?? []), entry(name, ELF)]), 'a.pt2');
    t.deepEqual(
      lines.map((line) => line.split(' ').slice(0, 2).join(' ')),
      ['high code-by-value/program-in-archive'],
      name,
    );
  }
});

test('in an archive that lies in the archive of a model, packed or not', async (t) => {
  const inner = {
    'x.zip': zip([entry('e', ELF)]),
    'x.tar': tarOf(entry('e', ELF)),
    'x.gz': gzipSync(tarOf(entry('e', ELF))),
  };
  for (const [name, content] of Object.entries(inner)) {
    const lines = await findingLines(zip([...KERAS, entry(name, content)]), 'notes.txt');
    t.true(
      lines.some((line) => line.startsWith('high code-by-value/program-in-archive')),
      `${name}: ${lines}`,
    );
    t.deepEqual(await findingLines(zip([entry('notes', 'x'), entry(name, content)]), 'files.zip'), [], name);
  }
  t.deepEqual(await findingLines(zip([...KERAS, entry('x.whl', zip([entry('e.so', ELF)]))]), 'a.keras'), []);
});

test('a universal program of macOS, and what virtual machines run', async (t) => {
  const universal = program(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2, 1, 0, 0, 7);
  t.deepEqual(await findingLines(zip([...KERAS, entry('e', universal)]), 'a.keras'), [HIGH.replace('@', 'a.keras')]);
  const compiled = {
    'compiled Python': program(0xa7, 0x0d, '\r\n', ...new Array<number>(12).fill(0), 0xe3),
    'a class of Java': program(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 52),
    WebAssembly: program('\0asm', 1, 0, 0, 0),
  };
  for (const [what, content] of Object.entries(compiled)) {
    const { findings } = await judgeBytes(zip([...KERAS, entry('e', content)]), 'a.keras');
    t.deepEqual(
      findings.map(({ severity, call }) => `${severity} ${call}`),
      [`low e (${what})`],
    );
  }
});
