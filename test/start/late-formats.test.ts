/** The registry of the bundle knows of each format what the format says of itself, and leaves none out. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import test from 'ava';
import { transformSync } from 'esbuild';
import { memorySource } from '../../src/bytes/byte-source.ts';
import type { Format } from '../../src/formats/format.ts';
import { FORMATS, LAST_FORMATS } from '../../src/formats/registry.ts';
import { recognise, sampleOf } from '../../src/recognise.ts';
import { Random } from '../fuzz/random.ts';
import { hostileText } from './hostile-texts.ts';

const scripts = new URL('../../../scripts/', import.meta.url);
const { atFirstUse } = await import(new URL('imports-at-first-use.mjs', scripts).href);
const { lateFormats } = await import(new URL('late-formats.mjs', scripts).href);

const SOURCE = fileURLToPath(new URL('../../../src/formats/registry.ts', import.meta.url));
const COMPILED = new URL('../../src/formats/registry.js', import.meta.url);

const known = new Map<string, object>();

async function load(from: string): Promise<object> {
  const found: object = await import(new URL(from.replace(/\.ts$/, '.js'), COMPILED).href);
  known.set(from, found);
  return found;
}

interface Made {
  readonly FORMATS: readonly Format[];
  readonly LAST_FORMATS: readonly Format[];
}

/** @param loaded collects the modules that were asked for */
async function late(loaded: Set<string>, source = readFileSync(SOURCE, 'utf8')): Promise<Made> {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'node20.19', sourcefile: SOURCE });
  const made: string = await lateFormats(
    atFirstUse(code, SOURCE, () => true),
    load,
  );
  const require = (from: string) => {
    loaded.add(from);
    return known.get(from);
  };
  const module = { exports: {} };
  vm.runInThisContext(`(function(require, module){${made}\n})`)(require, module);
  return module.exports as Made; // what the registry exports
}

function plain(format: Format) {
  const { id, spec, kind, title, extensions, sees, provenWith, expect } = format;
  const { isText, firstBytes, laterByte, isLoose, isOpenEnded } = format;
  const asked = { isText, firstBytes, laterByte, isLoose, isOpenEnded, expects: expect !== undefined };
  return { ...asked, id, spec, kind, title, extensions, sees, provenWith };
}

test('every format says what it says in the registry', async (t) => {
  const loaded = new Set<string>();
  const made = await late(loaded);
  t.is(loaded.size, 0);
  t.deepEqual(made.FORMATS.map(plain), FORMATS.map(plain));
  t.deepEqual(made.LAST_FORMATS.map(plain), LAST_FORMATS.map(plain));
});

test('what the formats recognise, they recognise there', async (t) => {
  const made = await late(new Set());
  const random = new Random(21);
  const ids = (formats: readonly Format[], bytes: Buffer, name: string) =>
    recognise(formats, sampleOf(memorySource(bytes), name), {}, () => undefined).map(([{ id }]) => id);
  let count = 0;
  for (let index = 0; index < 2000; index += 1) {
    const { text, name } = hostileText(random);
    const bytes = Buffer.from(text, 'latin1');
    const expected = ids(FORMATS, bytes, name);
    count += expected.length;
    t.deepEqual(ids(made.FORMATS, bytes, name), expected, text);
  }
  t.true(count > 500);
});

test('a format is loaded when it is asked, and examines what its container takes for it', async (t) => {
  const loaded = new Set<string>();
  const made = await late(loaded);
  const source = memorySource(Buffer.from('\x93NUMPY', 'latin1'));
  recognise(made.FORMATS, sampleOf(source, 'a'), { expected: 'numpy' }, () => undefined);
  t.true(loaded.has('./numpy/numpy.ts'));
  t.false(loaded.has('./gguf.ts'));
});

test('a key of a format that nobody knows of ends the build', async (t) => {
  const made = { id: 'a', kind: 'model', spec: '', isSmall: true, probe: () => null };
  const code = 'const FORMATS = [require("./a.ts").a];\n';
  await t.throwsAsync(
    lateFormats(code, () => ({ a: made })),
    { message: /isSmall/ },
  );
});

test('what is no format ends the build', async (t) => {
  const source = `import { a } from './numpy/numpy.ts'; export const FORMATS = [a(), 3];`;
  await t.throwsAsync(late(new Set(), source), { message: /found .*, expected a format/ });
});
