/** Programs of StableHLO as MLIR bytecode (https://mlir.llvm.org/docs/BytecodeFormat/), alone or in what `jax.export` writes (https://github.com/jax-ml/jax/blob/main/jax/_src/export/serialization.fbs): calls of Python by the number of a callback. */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { ascii, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { hasRoot, rootTable } from '../../wire/flatbuffer.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';

const MAGIC = [...ascii('ML'), 0xef, ...ascii('R')];
/** The version and the name of the program that wrote it, up to a NUL. */
const HEADER_BYTES = 300;
const STRINGS = 0;
const SECTION_ID = 0x7f;
const IS_ALIGNED = 0x80;
/** Of the prefix of a number, whose zeros say how many bytes follow. */
const NUMBER_BYTES = 9;
/** Sections that there are, and room for those of later versions. */
const SECTIONS = 64;
const CALLBACK = /xla_\w{0,40}python_\w{0,40}callback/g;

export const stableHloFormat: Format = {
  id: 'stablehlo',
  spec: 'https://mlir.llvm.org/docs/BytecodeFormat/',
  kind: 'model',
  isOpenEnded: true,
  title: 'StableHLO (MLIR bytecode)',
  extensions: ['mlirbc', 'stablehlo'],
  sees: 'calls of functions of Python',
  provenWith: 'jax 0.10.2',
  firstBytes: firstBytesOf(MAGIC),
  probe: (source) =>
    hasBytesAt(source, 0, MAGIC) && headOf(source, HEADER_BYTES).includes(0)
      ? (examination) => examineBytecode(source, examination)
      : null,
};

/** Of the table that `jax.export` writes. */
const MODULE = 13;

export const jaxExportFormat: Format = {
  id: 'jax-export',
  spec: 'https://github.com/jax-ml/jax/blob/main/jax/_src/export/serialization.fbs',
  kind: 'model',
  isOpenEnded: true,
  title: 'JAX export',
  extensions: ['jax', 'jaxexport', 'bin'],
  sees: 'the program, which is StableHLO',
  provenWith: 'jax 0.10.2',
  isLoose: true,
  laterByte: { at: 3, of: new Set([0]) },
  probe(source) {
    const start = moduleOf(source)?.start;
    if (start === undefined) return null;
    return async (examination) => {
      const { end = start } = moduleOf(source) ?? {};
      await examination.member('module.mlirbc', sectionOf(source, start, end), start);
    };
  },
};

function moduleOf(source: ByteSource): { readonly start: number; readonly end: number } | null {
  const head = headOf(source, 4);
  if (head.length < 4 || head[3] !== 0 || (head[0] ?? 1) % 4 !== 0 || !hasRoot(source)) return null;
  const span = rootTable(new ByteWindow(source)).span(MODULE);
  return span !== null && hasBytesAt(source, span.start, MAGIC) ? span : null;
}

function examineBytecode(source: ByteSource, examination: Examination): void {
  const names = new NamedOperators(examination, 'stablehlo');
  for (const { start, end } of stringSections(source)) {
    keepWithin('graphTextBytes', end - start, start);
    const text = Buffer.from(source.read(start, end)).toString('latin1');
    for (const { 0: name, index } of text.matchAll(CALLBACK)) names.operator(name, start + index);
  }
}

/** Every section of texts: they have the names of what is called. @throws FormatError where the sections do not fit the file */
function* stringSections(source: ByteSource): Generator<{ readonly start: number; readonly end: number }> {
  let position = headOf(source, HEADER_BYTES).indexOf(0, MAGIC.length) + 1;
  for (let section = 0; section < SECTIONS && position < source.size; section += 1) {
    const [id = 0] = source.read(position, position + 1);
    let { value: length, end: start } = numberAt(source, position + 1);
    if ((id & IS_ALIGNED) !== 0) {
      const alignment = numberAt(source, start);
      const step = Math.max(1, alignment.value);
      start = Math.ceil(alignment.end / step) * step;
    }
    if (start + length > source.size) length = source.size - start;
    if (length < 0) throw new FormatError('expected a section inside the file', { offset: position });
    if ((id & SECTION_ID) === STRINGS) yield { start, end: start + length };
    position = start + length;
  }
}

/** A number whose lowest bits say how many bytes it has. */
function numberAt(source: ByteSource, at: number): { readonly value: number; readonly end: number } {
  const bytes = source.read(at, Math.min(source.size, at + NUMBER_BYTES));
  const first = bytes[0] ?? 0;
  const more = first === 0 ? NUMBER_BYTES - 1 : 31 - Math.clz32(first & -first);
  const from = first === 0 ? 1 : 0;
  let value = 0;
  for (let index = more; index >= from; index -= 1) value = value * 256 + (bytes[index] ?? 0);
  if (first !== 0) value = Math.floor(value / 2 ** (more + 1));
  return { value, end: at + more + 1 };
}
