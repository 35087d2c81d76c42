/** Objects and images of R (`.rds`, `.rda`, `.RData`), bare or inside gzip, bzip2 or xz. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';
import { ascii, firstBytesOf } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/protobuf.ts';
import type { Examination, Format } from '../format.ts';
import type { RPromise } from './r-expression.ts';
import { type Encoding, RReader } from './r-reader.ts';

const ENCODINGS: Readonly<Record<string, Encoding>> = { X: 'xdr', A: 'ascii', B: 'native' };

/** `RDX3\n` of an image, then `X\n`, then the version 2 or 3 as a number of the encoding, and the two versions of R. */
export const R_HEADER = /^(?:RD[XAB][23]\n)?([XAB])\n/;
const HEAD_BYTES = 32;

/** Names of one expression that are reported. */
const SHOWN_NAMES = 50;

export const rDataFormat: Format = {
  id: 'r-data',
  spec: 'https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats',
  kind: 'model',
  title: 'R objects and images',
  extensions: ['rds', 'rda', 'rdata'],
  sees: 'promises and calls that reading evaluates',
  provenWith: 'R 4.2',
  firstBytes: firstBytesOf(ascii('R'), ...Object.keys(ENCODINGS).map(ascii)),
  probe(source) {
    const header = headerOf(source);
    return header === null ? null : (examination) => examine(source, header, examination);
  },
};

interface Header {
  readonly encoding: Encoding;
  readonly version: number;
  /** Where the version is. */
  readonly start: number;
}

function headerOf(source: ByteSource): Header | null {
  const head = Buffer.from(headOf(source, HEAD_BYTES));
  const match = R_HEADER.exec(head.toString('latin1'));
  const encoding = ENCODINGS[match?.[1] ?? ''];
  if (match === null || encoding === undefined) return null;
  const start = match[0].length;
  try {
    const reader = new RReader(new ByteWindow(source), start, encoding);
    const version = reader.int();
    const writer = reader.int();
    // `4.2.2` is 0x00040202; a version of R below 8 keeps text of other kinds out.
    return (version === 2 || version === 3) && writer >>> 16 < 8 && writer > 0xffff
      ? { encoding, version, start }
      : null;
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

async function examine(source: ByteSource, header: Header, examination: Examination): Promise<void> {
  const reader = new RReader(new ByteWindow(source), header.start, header.encoding);
  for (let index = 0; index < 3; index += 1) reader.int();
  if (header.version === 3) reader.text(reader.int());
  // Loaded only here: most runs see no such file.
  const { walkItems } = await import('./r-items.ts');
  let promises = 0;
  walkItems(reader, (promise) => {
    promises += 1;
    if (promises <= CEILINGS.rPromises.most) reportPromise(promise, examination);
  });
  keepWithin('rPromises', promises, 0);
}

/** An argument of a call is judged by each function that it calls; any other promise is nothing that R itself would write. */
function reportPromise(promise: RPromise, examination: Examination): void {
  const { isArgument, called, inBodies, isCut, offset } = promise;
  const text = textOf([...called, ...inBodies, ...(isCut ? ['…'] : [])], examination.limits.argumentCharacters);
  const report = (module: string, name: string) =>
    examination.report({
      kind: 'call',
      operator: { ecosystem: 'r', module, name },
      via: 'promise',
      arguments: text,
      operands: [],
      offset,
    });
  if (!isArgument) {
    report('r', 'promise');
    return;
  }
  for (const name of called) report('argument', name);
  for (const name of inBodies) report('function', name);
  if (isCut) report('argument', '…');
}

function textOf(names: readonly string[], characters: number): string {
  return names
    .slice(0, SHOWN_NAMES)
    .join(' ')
    .replace(/[^\x20-\x7e\u2026]/g, '?')
    .slice(0, characters);
}
