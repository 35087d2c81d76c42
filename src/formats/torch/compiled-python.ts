/** Compiled Python in an archive, and the source in whose place it is imported. https://peps.python.org/pep-3147/ and https://peps.python.org/pep-0552/ */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { hasBytesAt } from '../../text/magic.ts';

const COMPILED = /^(.*\/)?([^/]+)\.pyc$/;
const CACHED = /(?:^|\/)__pycache__\/$/;
/** Of the interpreter that made it: `handler.cpython-311`. */
const INTERPRETER = /\.[\w.-]+$/;
/** The length of a digest of the source follows, which the interpreter does not compare. */
const UNCHECKED = [1, 0, 0, 0];
const FLAGS_AT = 4;

/** The source in whose place it may be imported: there is none, or it is kept beside it; null for any other file. @param names of the whole archive */
export function compiledSource(name: string, names: ReadonlySet<string>): string | null {
  const [, folder = '', stem] = COMPILED.exec(name) ?? [];
  if (stem === undefined) return null;
  if (CACHED.test(folder))
    return `${folder.replace(CACHED, (cache) => cache.slice(0, cache.indexOf('_')))}${stem.replace(INTERPRETER, '')}.py`;
  const source = `${folder}${stem}.py`;
  return names.has(source) ? null : source;
}

/** Beside its source what is compiled counts only while it is of that source, or where nothing compares them. @throws FormatError where it counts: nobody reads it here */
export function examineCompiled(source: ByteSource, name: string): void {
  const [, folder = ''] = COMPILED.exec(name) ?? [];
  if (CACHED.test(folder) && !hasBytesAt(source, FLAGS_AT, UNCHECKED)) return;
  throw new FormatError('compiled Python, which the loader imports', { reason: 'unsupported' });
}
