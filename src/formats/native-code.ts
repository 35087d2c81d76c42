/** Programs and libraries for the machine that are passed off or around as models: llamafiles, compiled models. See https://github.com/Mozilla-Ocho/llamafile and https://refspecs.linuxfoundation.org/elf/elf.pdf. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { hasInertModelName, hasModelName } from '../model-names.ts';
import { bytesOf } from '../text/magic.ts';
import type { Examination, Format } from './format.ts';

/** What programs begin with: ELF, the executables of DOS and Windows, Mach-O in both byte orders and for several machines. */
// biome-ignore-start lint/suspicious/noControlCharactersInRegex: magic numbers are bytes
const MAGICS: readonly (readonly [format: string, magic: RegExp])[] = [
  ['ELF', /^\x7fELF/],
  ['APE', /^(?:MZqFpD='|jartsr=')/],
  ['PE', /^MZ/],
  ['Mach-O', /^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe\0\0\0[\x01-\x10])/],
];
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: magic numbers are bytes
/** What these begin with: all content comes by here. */
const FIRST = '\x7fMj\xfe\xcf\xce\xca';
const MAGIC_BYTES = 8;
/** Where a zip archive behind a program lists its members. */
const TAIL_BYTES = 64 * 1024;

/** `model.so`: what compilers of models write. */
const COMPILED_MODEL = /(?:^|\/)(?:\w{1,80}[-_.])?model(?:[-_.]\w{1,80})?\.(?:so|dylib|dll)$/i;

export const nativeCodeFormat: Format = {
  id: 'native-code',
  spec: 'https://refspecs.linuxfoundation.org/elf/elf.pdf',
  kind: 'model',
  title: 'Programs and libraries for the machine (ELF, Mach-O, PE, scripts)',
  extensions: ['so', 'dll', 'pyd', 'dylib', 'exe'],
  sees: 'that it is one, in a model or under the name of one',
  provenWith: 'gcc',

  firstBytes: bytesOf(FIRST),

  probe(source, name) {
    const format = programKind(source);
    if (format === null || hasModelName(name)) return null;
    const isModel = hasInertModelName(name) || COMPILED_MODEL.test(name) || carriesModel(source);
    return isModel ? (examination) => reportCode(format, examination) : null;
  },

  /** Where a container's loader opens a library: the compiled models in PyTorch's .pt2 archives. */
  expect: (source) => (examination) => {
    const format = programKind(source);
    if (format !== null) reportCode(format, examination);
  },
};

function reportCode(format: string, examination: Examination): void {
  examination.report({ kind: 'code', language: 'machine', excerpt: format, offset: 0 });
}

/** Of the machine that it is for: `ELF`, `PE`, …; null where it is no program. */
function programKind(source: ByteSource): string | null {
  if (source.size < MAGIC_BYTES) return null;
  return programKindOf(Buffer.from(source.read(0, MAGIC_BYTES)).toString('latin1'));
}

/** @param head each character a byte */
export function programKindOf(head: string): string | null {
  if (!FIRST.includes(head.charAt(0))) return null;
  return MAGICS.find(([, magic]) => magic.test(head))?.[0] ?? null;
}

function carriesModel(source: ByteSource): boolean {
  const tail = Buffer.from(source.read(Math.max(0, source.size - TAIL_BYTES), source.size));
  return tail.includes('.gguf') && tail.includes('PK\x01\x02');
}
