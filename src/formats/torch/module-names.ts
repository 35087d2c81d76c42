/** What the imports of Python source call by which name. https://docs.python.org/3/reference/simple_stmts.html#import */
import { END, type PythonToken } from './python-lexer.ts';

/** What `pathlib` makes. */
const PATH_CLASS = /^pathlib\.\w*Path$/;
/** Builtins that run code or open files; all others only compute, and variables are called like them. */
const REACHING_BUILTINS: ReadonlySet<string> = new Set(
  'exec eval compile __import__ open execfile breakpoint globals vars locals __builtins__ __loader__ __spec__'.split(
    ' ',
  ),
);

/** What the imports of a module, wherever they stand, call by which name. */
export class Names {
  readonly #paths = new Map<string, string>();
  readonly #stars: string[] = [];
  /** Variables that paths of the file system were assigned to. */
  readonly #files = new Set<string>();
  /** Whether `pathlib` is imported. */
  get hasPaths(): boolean {
    return [...this.#paths.values()].some((path) => path.startsWith('pathlib'));
  }

  constructor(tokens: readonly PythonToken[]) {
    for (let at = 0; at < tokens.length; at += 1) {
      if (tokens[at]?.text === 'import' && tokens[at - 1]?.text !== '.') this.#read(tokens, at);
    }
    for (let at = 1; at < tokens.length; at += 1) {
      const [name, sign] = [tokens[at - 1], tokens[at]];
      if (name?.kind === 'name' && sign?.text === '=' && this.#makesPath(tokens, at + 1)) this.#files.add(name.text);
    }
  }

  /** `Path(…)` */
  #makesPath(tokens: readonly PythonToken[], start: number): boolean {
    const chain: string[] = [];
    let at = start;
    for (; tokens[at]?.kind === 'name' || tokens[at]?.text === '.'; at += 1) {
      if (tokens[at]?.kind === 'name') chain.push(tokens[at]?.text ?? '');
    }
    return tokens[at]?.text === '(' && chain.length > 0 && this.pathsOf(chain).some((path) => PATH_CLASS.test(path));
  }

  isFile(name: string): boolean {
    return this.#files.has(name);
  }

  /** The full paths that a chain of names may have: `np.load` is `numpy.load`. */
  pathsOf(chain: readonly string[]): readonly string[] {
    const [first = '', ...rest] = chain;
    const known = this.#paths.get(first);
    if (known !== undefined) return [[known, ...rest].join('.')];
    const own = chain.length === 1 && REACHING_BUILTINS.has(first) ? [`builtins.${first}`] : [];
    return [...own, ...this.#stars.map((module) => `${module}.${chain.join('.')}`)];
  }

  has(name: string): boolean {
    return this.#paths.has(name);
  }

  /** `from a.b import c as d, (e)`, `import a.b as c, d`. */
  #read(tokens: readonly PythonToken[], at: number): void {
    const from = fromBefore(tokens, at);
    let path: string[] = [];
    let alias: string | null = null;
    for (let next = at + 1; ; next += 1) {
      const token = tokens[next];
      const text = token?.text ?? ';';
      if (token?.kind === 'name' && text === 'as') {
        next += 1;
        alias = tokens[next]?.text ?? '';
      } else if (token?.kind === 'name') path.push(text);
      else if (text === '*' && from !== null) this.#stars.push(from);
      else if (text === ',' || text === ';') {
        const full = from === null ? path.join('.') : `${from}.${path.join('.')}`;
        const isWhole = from === null && alias === null;
        if (path.length > 0) this.#paths.set(alias ?? path[0] ?? '', isWhole ? (path[0] ?? '') : full);
        [path, alias] = [[], null];
        if (text === ';') return;
      } else if (text !== '.' && text !== '(' && text !== ')') return;
    }
  }
}

/** `from a.b`, before an `import`; relative ones begin with a dot. */
function fromBefore(tokens: readonly PythonToken[], at: number): string | null {
  const parts: string[] = [];
  for (let before = at - 1; before >= 0; before -= 1) {
    const { kind, text } = tokens[before] ?? END;
    if (text === 'from') return parts.reverse().join('').replace(/^\.+/, '.');
    if (kind !== 'name' && text !== '.' && text !== '...') return null;
    parts.push(text);
  }
  return null;
}
