/** 7z archives, which no loader opens but people unpack, through 7-Zip itself compiled to WebAssembly. https://github.com/ip7z/7zip/blob/main/DOC/7zFormat.txt */
import type { FileSystem, SevenZipModule, SevenZipModuleFactory } from '7z-wasm';
import { type ByteSource, memorySource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import type { Examination, Format } from './format.ts';
import { ascii, hasBytesAt } from './magic.ts';
import { leavesFolder } from './member-names.ts';

const MAGIC = [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c];
/** Archive and entries lie in the memory of the WebAssembly program while it runs, and once more beside it. */
const MAX_MEMORY_BYTES = 48 * 1024 * 1024;
const ARCHIVE = 'archive.7z';
const FOLDER = 'entries';
/** Any password: without one the program asks for it. Of entries of one name each gets its own file. No progress between the lines. */
const ARGUMENTS = ['-pnone', '-y', '-aou', '-bsp0'];

export const sevenZipFormat: Format = {
  id: '7z',
  spec: 'https://github.com/ip7z/7zip/blob/main/DOC/7zFormat.txt',
  recognise: (source) => hasBytesAt(source, 0, MAGIC),
  examine: examineSevenZip,
};

async function examineSevenZip(source: ByteSource, examination: Examination): Promise<void> {
  if (source.size > MAX_MEMORY_BYTES) throw tooLarge(source.size);
  const lines: string[] = [];
  const program = await start(lines);
  program.FS.writeFile(ARCHIVE, source.read(0, source.size));
  const listing = run(program, lines, ['l', '-slt', '-ba', ARCHIVE]);
  const entries = listedEntries(listing);
  for (const _ of entries) examination.countEntry();
  const sizes = [...listing.matchAll(/^Size = (\d+)$/gm)].map(([, digits]) => Number(digits));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > MAX_MEMORY_BYTES) throw tooLarge(total);
  const messages = run(program, lines, ['x', `-o${FOLDER}`, ARCHIVE]);
  const hasEntries = program.FS.readdir('.').includes(FOLDER);
  for (const name of hasEntries ? filesIn(program.FS, FOLDER) : []) await examineEntry(program.FS, name, examination);
  await tellEntries(entries, examination);
  const failure = failureIn(`${listing}\n${messages}`);
  if (failure !== null) throw failure;
}

function tooLarge(bytes: number): FormatError {
  return new FormatError(`${bytes} bytes, more than ${MAX_MEMORY_BYTES}`, { reason: 'limit' });
}

/** Loaded only here: 1.8 MB that a commit without such an archive does not pay for. */
async function start(lines: string[]): Promise<SevenZipModule> {
  const { default: module } = await import('7z-wasm');
  // Its declarations speak of an ES module; at run time the CommonJS module is the function.
  const createSevenZip = module as unknown as SevenZipModuleFactory;
  const note = (line: string) => lines.push(line);
  return createSevenZip({ print: note, printErr: note });
}

/** What the program printed. */
function run(program: SevenZipModule, lines: string[], command: readonly string[]): string {
  const { exitCode } = process;
  try {
    program.callMain([...command, ...ARGUMENTS]);
  } catch (error) {
    // Where it cannot go on it throws, numbers even: its words before that tell more.
    lines.push(`ERROR: ended by ${String(error)}`);
  } finally {
    // Like any program compiled by Emscripten it sets the exit code of the process that it runs in.
    process.exitCode = exitCode;
  }
  return lines.splice(0).join('\n');
}

interface ListedEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
}

/** Blocks of lines: `Path = model.pkl`, …, `Encrypted = +`. */
function listedEntries(listing: string): ListedEntry[] {
  return listing.split(/^Path = /m).flatMap((block, index) => {
    const name = /^.*/.exec(block)?.[0] ?? '';
    if (index === 0) return [];
    return [{ name, isEncrypted: /^Encrypted = \+$/m.test(block) }];
  });
}

/** What only the listing says: the program unpacks under names that it made harmless. */
async function tellEntries(entries: readonly ListedEntry[], examination: Examination): Promise<void> {
  const seen = new Set<string>();
  for (const { name, isEncrypted } of entries) {
    const tell = (anomaly: '7z-duplicate-name' | 'path-traversal') =>
      examination.tell({ kind: 'anomaly', anomaly, detail: name, offset: 0 });
    if (leavesFolder(name)) tell('path-traversal');
    if (seen.has(name)) tell('7z-duplicate-name');
    seen.add(name);
    if (!isEncrypted) continue;
    const failure = new FormatError('encrypted', { reason: 'encrypted' });
    await examination.member(name, memorySource(new Uint8Array()), 0, { failure });
  }
}

function failureIn(messages: string): FormatError | null {
  const [error] = /^.*\bERROR\b.*$/m.exec(messages) ?? [];
  if (error === undefined) return null;
  const isEncrypted = /^Encrypted = \+$|password|ended by \d/im.test(messages);
  return new FormatError(isEncrypted ? 'encrypted' : error, { reason: isEncrypted ? 'encrypted' : 'malformed' });
}

async function examineEntry(files: FileSystem, path: string, examination: Examination): Promise<void> {
  const content = files.readFile(path);
  const expansion = await examination.expand([content], content.length);
  await examination.member(path.slice(FOLDER.length + 1), expansion.source, 0, expansion);
}

function* filesIn(files: FileSystem, folder: string): Generator<string> {
  for (const name of files.readdir(folder).filter((entry) => entry !== '.' && entry !== '..')) {
    const path = `${folder}/${name}`;
    const { mode } = files.lstat(path);
    if (files.isDir(mode)) yield* filesIn(files, path);
    else if (files.isFile(mode)) yield path;
  }
}
