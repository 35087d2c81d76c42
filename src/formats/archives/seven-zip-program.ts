/** 7-Zip itself, compiled to WebAssembly once for all archives: each runs in a memory of its own, which may not grow without end. Only for a worker of its own (seven-zip-worker.ts), since it changes globals. https://emscripten.org/docs/api_reference/Filesystem-API.html */
import type { FileSystem, SevenZipModule, SevenZipModuleFactory } from '7z-wasm';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';

export const ARCHIVE = 'archive.7z';
export const FOLDER = 'entries';
/** Room for a dictionary of 64 MiB beside the program's own 17. CWE-770. */
const MAX_HEAP_BYTES = CEILINGS.sevenZipMemory.most;
const PAGE_BYTES = 65_536;
/** Any password: without one the program asks for it. Of entries of one name each gets its own file. No progress between the lines. */
const ARGUMENTS = ['-pnone', '-y', '-aou', '-bsp0'];

export interface SevenZipProgram {
  /** What it printed. @throws FormatError (`limit`) where it prints without end */
  run(command: readonly string[]): string;
  /** Every file that it unpacked, as it was written, piece by piece. */
  unpacked(): Generator<UnpackedFile>;
}

export interface UnpackedFile {
  readonly path: string;
  readonly pieces: readonly Uint8Array[];
}

/** @param archive is read in place, as ARCHIVE */
export async function startSevenZip(archive: Uint8Array): Promise<SevenZipProgram> {
  const lines: string[] = [];
  const program = await create((line) => lines.push(line));
  const takeOutput = interceptOutput(program.FS);
  const pieces = intercept(program.FS, archive);
  return {
    run(command) {
      runMain(program, lines, command);
      return [takeOutput(), ...lines.splice(0)].join('\n');
    },
    *unpacked() {
      if (!program.FS.readdir('.').includes(FOLDER)) return;
      for (const path of filesIn(program.FS, FOLDER)) {
        yield { path: path.slice(FOLDER.length + 1), pieces: pieces.get(nodeAt(program.FS, path)) ?? [] };
      }
    },
  };
}

function runMain(program: SevenZipModule, lines: string[], command: readonly string[]): void {
  try {
    program.callMain([...command, ...ARGUMENTS]);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    // Where it cannot go on it throws, numbers even: its words before that report more.
    lines.push(`ERROR: ended by ${String(error)}`);
  }
}

/** As much of WebAssembly as is used here; its types belong to browsers. https://webassembly.github.io/spec/js-api/ */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface Instance {
  readonly exports: { readonly memory: Memory };
}
interface WebAssembly {
  readonly Instance: new (module: object, imports: object) => Instance;
  instantiate(bytes: Uint8Array, imports: object): Promise<{ readonly module: object; readonly instance: Instance }>;
}
const { WebAssembly: engine } = globalThis as unknown as { WebAssembly: WebAssembly };

/** What was compiled for the first archive. */
let compiled: object | null = null;

type Factory = (options: {
  print(line: string): void;
  printErr(line: string): void;
  instantiateWasm?(imports: object, receive: (instance: Instance) => void): object;
}) => ReturnType<SevenZipModuleFactory>;

/** Loaded only here: 1.8 MB that a commit without such an archive does not pay for. */
async function create(note: (line: string) => void): Promise<SevenZipModule> {
  const { default: module } = await import('7z-wasm');
  // Its declarations speak of an ES module, and not of this option; at run time the CommonJS module is the function.
  const factory = module as unknown as Factory;
  const io = { print: note, printErr: note };
  if (compiled === null) return createFirst(() => factory(io));
  const ready = compiled;
  return factory({
    ...io,
    instantiateWasm(imports, receive) {
      const instance = new engine.Instance(ready, imports);
      boundMemory(instance);
      receive(instance);
      return {};
    },
  });
}

/** The library shows neither what it compiled nor its memory: they are taken on the way. */
async function createFirst(start: () => Promise<SevenZipModule>): Promise<SevenZipModule> {
  const { instantiate } = engine;
  engine.instantiate = async (bytes, imports) => {
    const result = await instantiate(bytes, imports);
    compiled = result.module;
    boundMemory(result.instance);
    return result;
  };
  try {
    return await start();
  } finally {
    engine.instantiate = instantiate;
  }
}

/** The program then finds no memory, and says so. */
function boundMemory({ exports: { memory } }: Instance): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * PAGE_BYTES > MAX_HEAP_BYTES) throw new RangeError('more than is allowed');
    return grow(pages);
  };
}

/** Taken whole: the library would pass on each character, and what its own printing throws does not end the program. Returns what was printed since the last call. */
function interceptOutput(files: FileSystem): () => string {
  const output = Buffer.allocUnsafe(CEILINGS.sevenZipOutputBytes.most);
  let size = 0;
  const { streams } = files as unknown as { readonly streams: readonly { stream_ops: { write: Transfer } }[] };
  for (const stream of streams.slice(1, 3)) {
    stream.stream_ops = {
      ...stream.stream_ops,
      write(_stream, buffer, offset, length) {
        keepWithin('sevenZipOutputBytes', size + length, 0);
        output.set(buffer.subarray(offset, offset + length), size);
        size += length;
        return length;
      },
    };
  }
  return () => {
    const text = output.toString('utf8', 0, size);
    size = 0;
    return text;
  };
}

/** What the library's own file system keeps of a file, beyond what its declarations say. */
interface FileNode {
  usedBytes: number;
  stream_ops: { read: Transfer; write: Transfer };
}
type Transfer = (
  stream: { readonly node: FileNode },
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
) => number;

function nodeAt(files: FileSystem, path: string): FileNode {
  return files.lookupPath(path).node as unknown as FileNode;
}

/** The archive is read where it lies, and what is written is kept as it comes: the library would copy each file anew while it grows. */
function intercept(files: FileSystem, archive: Uint8Array): WeakMap<FileNode, Uint8Array[]> {
  files.writeFile(ARCHIVE, new Uint8Array());
  const node = nodeAt(files, ARCHIVE);
  const pieces = new WeakMap<FileNode, Uint8Array[]>();
  const written = new WeakMap<FileNode, number>();
  // One object for all files.
  node.stream_ops.write = ({ node: file }, buffer, offset, length, position) => {
    const size = written.get(file) ?? 0;
    if (position !== size) throw new FormatError('an entry that is not written from its start to its end');
    const known = pieces.get(file) ?? [];
    known.push(new Uint8Array(buffer.subarray(offset, offset + length)));
    pieces.set(file, known);
    written.set(file, size + length);
    file.usedBytes = Math.max(file.usedBytes, size + length);
    return length;
  };
  node.stream_ops = {
    ...node.stream_ops,
    read(_stream, buffer, offset, length, position) {
      const end = Math.min(position + length, archive.length);
      if (position >= end) return 0;
      buffer.set(archive.subarray(position, end), offset);
      return end - position;
    },
  };
  node.usedBytes = archive.length;
  return pieces;
}

function* filesIn(files: FileSystem, folder: string): Generator<string> {
  for (const name of files.readdir(folder).filter((entry) => entry !== '.' && entry !== '..')) {
    const path = `${folder}/${name}`;
    const { mode } = files.lstat(path);
    if (files.isDir(mode)) yield* filesIn(files, path);
    else if (files.isFile(mode)) yield path;
  }
}
