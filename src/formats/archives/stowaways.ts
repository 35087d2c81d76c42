/** Programs for the machine and source of scripts in the archive of a model whose loader has no use for them. See https://keras.io/api/models/model_saving_apis/ and https://refspecs.linuxfoundation.org/elf/elf.pdf. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import type { CodeLanguage } from '../../facts.ts';
import type { FormatId } from '../../format-ids.ts';
import { hasModelName } from '../../model-names.ts';
import { hasBytesAt } from '../../text/magic.ts';
import { programAt } from '../engines/program-search.ts';
import type { Examination } from '../format.ts';

/** Beyond this the header of Windows does not lie. */
const HEAD_BYTES = 1024;
/** Of what the patterns below ask for. */
const COMPILED_BYTES = 20;
/** Of Python, also compiled, of a shell, and what a first line says of another interpreter. */
const SOURCES: ReadonlySet<string> = new Set(
  'py pyw pyc pyx ipynb sh bash zsh fish command bat cmd ps1 psm1 vbs vbe wsf hta lnk applescript scpt rb pl php lua js mjs jse jar class wasm dex'.split(
    ' ',
  ),
);
/** What a virtual machine runs, by how it begins, in hexadecimal digits: the sign and where it stands, then the whole. */
const COMPILED: readonly (readonly [sign: string, at: number, start: RegExp, kind: string])[] = [
  ['0d0a', 4, /^.{4}0d0a.{24}[6e]3/, 'compiled Python'],
  ['cafebabe', 0, /^cafebabe.{4}00(?:2[d-f]|[345].)/, 'a class of Java'],
  ['0061736d', 0, /^0061736d0[12]000[0-2]00/, 'WebAssembly'],
  ['6465780a', 0, /^6465780a3.3.3.00/, 'a program of Android'],
  ['4c000000', 0, /^4c0000000114020000000000c0000000/, 'a shortcut of Windows'],
];
/** A wheel is installed by the server that the archive is for. */
const WHEEL = /\.whl$/i;
const INTERPRETER = [0x23, 0x21];

/** What only the archive of a model has, at its root or one folder below: all of a row must be there. Of Keras, skops, NeMo, TorchServe, torch.export and PyTorch. */
const MARKS: readonly (readonly RegExp[])[] = [
  [/^config\.json$/, /^metadata\.json$/, /^model\.weights\.h5$/],
  [/^schema\.json$/, /^[^/]+\.npy$/],
  [/^(?:\.\/)?model_config\.yaml$/, /^(?:\.\/)?[^/]+\.ckpt$/],
  [/^MAR-INF\/MANIFEST\.json$/i],
  [/^(?:[^/]+\/)?archive_format$/],
  [/^(?:[^/]+\/)?data\.pkl$/, /^(?:[^/]+\/)?(?:\.data\/)?version$/],
];

interface Found {
  readonly language: CodeLanguage;
  readonly excerpt: string;
  readonly offset: number;
}

/** Mutable: one for each archive; what it is the last of the names may show, so `report` comes at the end. */
export class Stowaways {
  readonly #found: Found[] = [];

  /** @param expected what the loader of the archive takes the member for: then it is examined as that */
  see(name: string, content: ByteSource, expected: FormatId | undefined, offset: number): void {
    if (expected !== undefined) return;
    const head = headOf(content, HEAD_BYTES);
    const kind = programAt(head);
    const compiled = compiledAt(head);
    if (kind !== null) this.#found.push({ language: 'program-in-archive', excerpt: `${name} (${kind})`, offset });
    else if (compiled !== null)
      this.#found.push({ language: 'source-in-archive', excerpt: `${name} (${compiled})`, offset });
    else if (content.size > 0 && (isSource(name) || hasBytesAt(content, 0, INTERPRETER))) {
      this.#found.push({ language: 'source-in-archive', excerpt: name, offset });
    }
  }

  report(names: readonly string[], examination: Examination): void {
    if (this.#found.length === 0 || !isModelArchive(examination, names)) return;
    for (const { language, excerpt, offset } of this.#found) {
      examination.report({ kind: 'code', language, excerpt: shown(excerpt, examination), offset });
    }
  }
}

function compiledAt(head: Uint8Array): string | null {
  const digits = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, COMPILED_BYTES)).toString('hex');
  return COMPILED.find(([sign, at, start]) => digits.startsWith(sign, at) && start.test(digits))?.[3] ?? null;
}

function isSource(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot !== -1 && SOURCES.has(name.slice(dot + 1).toLowerCase());
}

/** What is examined in the archive, as in that of a model where it is one. @param names as far as they are known */
export function insideArchive(examination: Examination, names: readonly string[]): Examination {
  if (!isModelArchive(examination, names)) return examination;
  const member: Examination['member'] = (name, source, offset, options = {}) =>
    examination.member(name, source, offset, { ...options, isOfModel: !WHEEL.test(name) });
  return { ...examination, member };
}

function isModelArchive({ name: archive, isOfModel }: Examination, names: readonly string[]): boolean {
  return (
    isOfModel === true ||
    hasModelName(archive) ||
    MARKS.some((marks) => marks.every((mark) => names.some((name) => mark.test(name))))
  );
}

function shown(text: string, { limits }: Examination): string {
  return JSON.stringify(text.slice(0, limits.argumentCharacters)).slice(1, -1);
}
