/** What importing a module of Python source runs: its top level, the bodies of its classes, and the functions that these call. https://docs.python.org/3/reference/executionmodel.html */
import { type PythonLine, type PythonToken, pythonLines } from './python-lexer.ts';

/** `name`: something that an import gave, or a builtin, called or not. `computed`: a call of what no name leads to; weak where the source shows all that it may be. */
export type ModuleUse =
  | { readonly kind: 'name'; readonly path: string; readonly isCalled: boolean; readonly offset: number }
  | { readonly kind: 'computed'; readonly text: string; readonly offset: number; readonly isWeak?: true };

interface Block {
  readonly indent: number;
  readonly kind: 'class' | 'function' | 'other';
  readonly name: string;
}

/** Tokens that run together: a function's, or the module's own. */
interface Body {
  /** Empty for the module's. */
  readonly name: string;
  readonly owners: readonly string[];
  /** A property runs when it is read. */
  readonly isDecorated: boolean;
  readonly tokens: PythonToken[];
}

/** Methods that the unpickler, the making of a class or the end of an object calls. */
const HOOKS: ReadonlySet<string> = new Set(
  '__setstate__ __new__ __init_subclass__ __set_name__ __del__ __prepare__ __class_getitem__ __hash__ __eq__ __getattr__ __instancecheck__ __subclasscheck__ __mro_entries__'.split(
    ' ',
  ),
);
/** Attributes that lead to the interpreter. */
const LEADS_AWAY = /^__(?:globals|subclasses|builtins|import|getattribute)__$/;
/** Methods that write, of what `pathlib` makes, and those that hardly anything else has. */
const PATH_CLASS = /^pathlib\.\w*Path$/;
const WRITING = /^(?:write_text|write_bytes|touch|unlink|rmdir|symlink_to|mkdir|open|chmod)$/;
/** Names of functions that start processes or run code, of whatever object; `model.eval()` is none. */
const TELLING =
  /^_*(?:system|popen|exec[lv]\w{0,2}|spawn\w{1,4}|posix_spawnp?|check_output|check_call|getoutput|run_module|run_path|unpickle)$/;
/** Modules that no honest source hands on whole, for somebody to pick a function of. */
const POWERFUL: ReadonlySet<string> = new Set(
  'os posix nt subprocess sys builtins importlib ctypes shutil socket pty runpy pickle _pickle marshal code commands'.split(
    ' ',
  ),
);
/** What gives the names of a module or of the interpreter as a table. */
const TABLES: ReadonlySet<string> = new Set(['globals', 'vars', 'locals', '__dict__', 'modules', '__builtins__']);
/** What brings a module under a name that the source need not show. */
const BRINGS_MODULE =
  /^(?:importlib\.|imp\.|pkgutil\.|runpy\.|sys\.modules|builtins\.(?:__import__|globals|vars|locals|__builtins__)$)/;
/** Builtins that run code or open files; all others only compute, and variables are called like them. */
const REACHING_BUILTINS: ReadonlySet<string> = new Set(
  'exec eval compile __import__ open execfile breakpoint globals vars locals __builtins__ __loader__ __spec__'.split(
    ' ',
  ),
);
const KEYWORDS: ReadonlySet<string> = new Set(
  'if elif else for while with as in is not and or return yield lambda assert del raise try except finally pass class def import from global nonlocal await async print match case None True False break continue'.split(
    ' ',
  ),
);

/** @throws never: what cannot be read is a `computed` use */
export function readModule(source: string): readonly ModuleUse[] {
  const bodies = bodiesOf(source);
  const names = new Names(bodies.flatMap(({ tokens }) => [...tokens]));
  const index = indexOf(bodies);
  const run = new Set<Body>();
  const pending = bodies.filter(({ name }) => name === '' || HOOKS.has(name));
  const uses: ModuleUse[] = [];
  for (let body = pending.pop(); body !== undefined; body = pending.pop()) {
    if (run.has(body)) continue;
    run.add(body);
    const { found, called } = usesIn(body.tokens, names);
    for (const use of found) uses.push(use);
    for (const name of called) {
      for (const each of index.get(name) ?? []) pending.push(each);
      index.delete(name);
    }
  }
  // A call by a computed name matters where a module may have come under one.
  const isOpen = uses.some((use) => use.kind === 'name' && BRINGS_MODULE.test(use.path));
  return uses.filter((use) => use.kind === 'name' || use.isWeak !== true || isOpen);
}

/** What runs when a name is called: `f`, `.f` of any object, or `@f` when it is read, and of a class that is called what makes its instances. */
function indexOf(bodies: readonly Body[]): Map<string, Body[]> {
  const index = new Map<string, Body[]>();
  const add = (name: string, body: Body) => {
    const known = index.get(name);
    if (known === undefined) index.set(name, [body]);
    else known.push(body);
  };
  for (const body of bodies) {
    add(`.${body.name}`, body);
    if (body.isDecorated) add(`@${body.name}`, body);
    if (body.owners.length === 0) add(body.name, body);
    else if (/^__.+__$/.test(body.name)) for (const owner of body.owners) add(owner, body);
  }
  return index;
}

function bodiesOf(source: string): readonly Body[] {
  const module: Body = { name: '', owners: [], isDecorated: false, tokens: [] };
  const bodies = [module];
  let blocks: Block[] = [];
  let open: Body[] = [module];
  let isDecorated = false;
  for (const line of pythonLines(source)) {
    blocks = blocks.filter(({ indent }) => indent < line.indent);
    open = open.slice(0, 1 + blocks.filter(({ kind }) => kind === 'function').length);
    const { kind, name, header, rest } = partsOf(line);
    const current = open[open.length - 1] ?? module;
    current.tokens.push(...header, END);
    if (kind === 'function') {
      const owners = blocks.filter((block) => block.kind === 'class').map((block) => block.name);
      const body: Body = { name, owners, isDecorated, tokens: [...rest, END] };
      bodies.push(body);
      open.push(body);
    } else current.tokens.push(...rest, END);
    isDecorated = line.tokens[0]?.text === '@';
    if (rest.length === 0 || kind !== 'other') blocks.push({ indent: line.indent, kind, name });
  }
  return bodies;
}

const END: PythonToken = { kind: 'symbol', text: ';', offset: 0 };

/** The header of a definition up to its colon, and what stands behind it on the same line. */
function partsOf({ tokens }: PythonLine): {
  readonly kind: Block['kind'];
  readonly name: string;
  readonly header: readonly PythonToken[];
  readonly rest: readonly PythonToken[];
} {
  const at = tokens[0]?.text === 'async' ? 1 : 0;
  const word = tokens[at]?.text;
  if (word !== 'def' && word !== 'class') return { kind: 'other', name: '', header: tokens, rest: [] };
  let depth = 0;
  let colon = tokens.findIndex(({ text }) => {
    if (text === '(' || text === '[' || text === '{') depth += 1;
    else if (text === ')' || text === ']' || text === '}') depth -= 1;
    return text === ':' && depth === 0;
  });
  if (colon === -1) colon = tokens.length - 1;
  // What is between the name and the colon runs now: defaults, annotations, bases.
  const header = tokens.slice(at + 2, colon);
  const kind = word === 'def' ? 'function' : 'class';
  return { kind, name: tokens[at + 1]?.text ?? '', header, rest: tokens.slice(colon + 1) };
}

/** What the imports of a module, wherever they stand, call by which name. */
class Names {
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

/** What runs when these tokens do, and the names that are called in them: `f`, and `.f` of an object. */
function usesIn(
  tokens: readonly PythonToken[],
  names: Names,
): { readonly found: readonly ModuleUse[]; readonly called: ReadonlySet<string> } {
  const found: ModuleUse[] = [];
  const called = new Set<string>();
  let inImport = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? END;
    if (token.text === 'import' || (token.text === 'from' && !/^(?:yield|raise)$/.test(tokens[at - 1]?.text ?? '')))
      inImport = true;
    if (token.text === ';') inImport = false;
    if (inImport) continue;
    const previous = tokens[at - 1]?.text ?? ';';
    if (token.text === '@' && previous === ';' && !isPlainDecorator(tokens, at + 1)) {
      found.push({ kind: 'computed', text: textAround(tokens, at), offset: token.offset });
    }
    if (token.kind === 'open') found.push({ kind: 'computed', text: token.text.slice(0, 80), offset: token.offset });
    else if (token.kind === 'string' && /^[rRbBuU]?[fFtT]/.test(token.text)) {
      // What stands in braces is evaluated; the text around it names nothing that is called.
      const inner = usesIn(insideFormat(token), names);
      found.push(...inner.found);
      for (const name of inner.called) called.add(name);
    } else if (token.text === '(' && previous === ']' && comesFromTable(tokens, at - 1)) {
      found.push({ kind: 'computed', text: textAround(tokens, at), offset: token.offset });
    } else if (token.kind === 'name' && !KEYWORDS.has(token.text)) at = readChain(tokens, at, names, found, called);
  }
  return { found, called };
}

/** `@name.of_one`, or one call of it: what else stands there is a call of what no name leads to. */
function isPlainDecorator(tokens: readonly PythonToken[], start: number): boolean {
  let at = start;
  while (tokens[at]?.kind === 'name' || tokens[at]?.text === '.') at += 1;
  if (at === start) return false;
  if (tokens[at]?.text !== '(') return (tokens[at]?.text ?? ';') === ';';
  let depth = 0;
  for (; at < tokens.length && at - start < SUBSCRIPT_TOKENS; at += 1) {
    const text = tokens[at]?.text;
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    if (depth === 0) return (tokens[at + 1]?.text ?? ';') === ';';
  }
  return false;
}

/** Tokens of one subscript; of a longer one it is not known what stands before it. CWE-407. */
const SUBSCRIPT_TOKENS = 5_000;

/** `vars(x)["system"]`, `x.__dict__[…]`: what stands before the bracket that ends here, or a telling text in it. */
function comesFromTable(tokens: readonly PythonToken[], end: number): boolean {
  const open = openingOf(tokens, end);
  if (open === 0) return true;
  const isTelling = tokens
    .slice(open, end)
    .some(({ kind, text }) => kind === 'string' && TELLING.test(text.replace(/^\w*["']+|["']+$/g, '')));
  const before = tokens[open - 1]?.text === ')' ? openingOf(tokens, open - 1) - 1 : open - 1;
  return isTelling || TABLES.has(tokens[before]?.text ?? '');
}

/** Where the bracket that ends at `end` was opened; 0 where it was not. */
function openingOf(tokens: readonly PythonToken[], end: number): number {
  let depth = 0;
  for (let at = end; at > Math.max(0, end - SUBSCRIPT_TOKENS); at -= 1) {
    const text = tokens[at]?.text ?? '';
    if (text === ']' || text === ')' || text === '}') depth += 1;
    else if (text === '[' || text === '(' || text === '{') depth -= 1;
    if (depth === 0) return at;
  }
  return 0;
}

function insideFormat({ text, offset }: PythonToken): readonly PythonToken[] {
  const expressions = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, inner]) => inner ?? '').join(' ; ');
  return [...pythonLines(expressions.replace(/\n/g, ' '))].flatMap(({ tokens }) =>
    tokens.map((token) => ({ ...token, offset })),
  );
}

/** Reads `a.b.c`; @returns where its last token stands */
function readChain(
  tokens: readonly PythonToken[],
  start: number,
  names: Names,
  found: ModuleUse[],
  called: Set<string>,
): number {
  const isMember = tokens[start - 1]?.text === '.';
  const chain = [tokens[start]?.text ?? ''];
  let at = start;
  while (tokens[at + 1]?.text === '.' && tokens[at + 2]?.kind === 'name') {
    chain.push(tokens[at + 2]?.text ?? '');
    at += 2;
  }
  const { offset } = tokens[start] ?? END;
  const isCalled = tokens[at + 1]?.text === '(' || tokens[start - 1]?.text === '@';
  const last = chain[chain.length - 1] ?? '';
  const isParameter = tokens[at + 1]?.text === '=' && chain.length === 1;
  if (isCalled && (isMember || chain.length > 1)) called.add(`.${last}`);
  for (const [index, part] of chain.entries()) if (isMember || index > 0) called.add(`@${part}`);
  // `metaclass=M`, a base or an argument: whoever takes it may call it.
  if (!isMember && !isParameter && !names.has(chain[0] ?? '')) called.add(chain[0] ?? '');
  const leads =
    chain.some((part, index) => (isMember || index > 0) && LEADS_AWAY.test(part)) || last === '__builtins__';
  const isOwn = !isMember && names.has(chain[0] ?? '');
  const isTelling = isCalled && !isOwn && (isMember || chain.length > 1) && TELLING.test(last);
  const isWhole = isOwn && !isParameter && names.pathsOf(chain).some((path) => POWERFUL.has(path));
  const isWriting =
    isCalled && !isOwn && WRITING.test(last) && names.hasPaths && (isMember || names.isFile(chain[0] ?? ''));
  if (isWriting) found.push({ kind: 'name', path: `pathlib.Path.${last}`, isCalled, offset });
  if (leads || isTelling || isWhole) found.push({ kind: 'computed', text: textAround(tokens, at), offset });
  if (isMember) return at;
  if (last === 'getattr' && isCalled) return readGetattr(tokens, at, names, found);
  if (!isParameter) {
    for (const path of names.pathsOf(chain)) found.push({ kind: 'name', path, isCalled, offset });
  }
  return at;
}

/** `getattr(os, 'system')`: a plain text is the attribute's name, anything else is computed. */
function readGetattr(tokens: readonly PythonToken[], at: number, names: Names, found: ModuleUse[]): number {
  const { offset } = tokens[at] ?? END;
  let next = at + 2;
  const chain: string[] = [];
  for (; tokens[next]?.kind === 'name' || tokens[next]?.text === '.'; next += 1) {
    if (tokens[next]?.kind === 'name') chain.push(tokens[next]?.text ?? '');
  }
  const [, name] = /^["'](\w+)["']$/.exec(tokens[next + 1]?.text ?? '') ?? [];
  const isPlain = tokens[next]?.text === ',' && name !== undefined && /^[,)]$/.test(tokens[next + 2]?.text ?? '');
  if (!isPlain || LEADS_AWAY.test(name ?? '')) {
    const computed = { kind: 'computed', text: textAround(tokens, at), offset } as const;
    const isPowerful =
      names.has(chain[0] ?? '') && names.pathsOf(chain).some((path) => POWERFUL.has(path.split('.')[0] ?? ''));
    found.push(isPowerful || LEADS_AWAY.test(name ?? '') ? computed : { ...computed, isWeak: true });
    return at;
  }
  for (const path of names.pathsOf([...chain, name])) found.push({ kind: 'name', path, isCalled: true, offset });
  return next + 2;
}

function textAround(tokens: readonly PythonToken[], at: number): string {
  return tokens
    .slice(Math.max(0, at - 4), at + 6)
    .map(({ text }) => text)
    .join('')
    .slice(0, 80);
}
