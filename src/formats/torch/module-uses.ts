/** What a run of Python tokens calls or names: chains of names, decorators, subscripts, texts with expressions in them. https://docs.python.org/3/reference/expressions.html */
import type { Names } from './module-names.ts';
import { END, type PythonToken, pythonLines } from './python-lexer.ts';

/** `name`: something that an import gave, or a builtin, called or not. `computed`: a call of what no name leads to; weak where the source shows all that it may be. */
export type ModuleUse =
  | { readonly kind: 'name'; readonly path: string; readonly isCalled: boolean; readonly offset: number }
  | { readonly kind: 'computed'; readonly text: string; readonly offset: number; readonly isWeak?: true };

/** Attributes that lead to the interpreter. */
const LEADS_AWAY = /^__(?:globals|subclasses|builtins|import|getattribute)__$/;
/** Methods that write, and that hardly anything has but what `pathlib` makes. */
const WRITING = /^(?:write_text|write_bytes|touch|unlink|rmdir|symlink_to|mkdir|open|chmod)$/;
/** Methods of arrays and tables that write, by what has them. */
const TABLE_WRITING: ReadonlyMap<string, string> = new Map([
  ['tofile', 'numpy.ndarray.tofile'],
  ['to_csv', 'pandas.DataFrame.to_csv'],
  ['to_pickle', 'pandas.DataFrame.to_pickle'],
]);
/** Names of functions that start processes or run code, of whatever object; `model.eval()` is none. */
const RUNS_PROCESS =
  /^_*(?:system|popen|exec[lv]\w{0,2}|spawn\w{1,4}|posix_spawnp?|check_output|check_call|getoutput|run_module|run_path|unpickle)$/;
/** Modules that no honest source hands on whole, for somebody to pick a function of. */
const POWERFUL: ReadonlySet<string> = new Set(
  'os posix nt subprocess sys builtins importlib ctypes shutil socket pty runpy pickle _pickle marshal code commands'.split(
    ' ',
  ),
);
/** What gives the names of a module or of the interpreter as a table. */
const TABLES: ReadonlySet<string> = new Set(['globals', 'vars', 'locals', '__dict__', 'modules', '__builtins__']);
const KEYWORDS: ReadonlySet<string> = new Set(
  'if elif else for while with as in is not and or return yield lambda assert del raise try except finally pass class def import from global nonlocal await async print match case None True False break continue'.split(
    ' ',
  ),
);

/** What runs when some tokens do, and the names that are called in them: `f`, and `.f` of an object. */
interface FoundUses {
  readonly found: ModuleUse[];
  readonly called: Set<string>;
}

/** What runs when these tokens do. */
export function usesIn(tokens: readonly PythonToken[], names: Names): FoundUses {
  const uses: FoundUses = { found: [], called: new Set() };
  const { found, called } = uses;
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
    } else if (token.kind === 'name' && !KEYWORDS.has(token.text)) at = readChain(tokens, at, names, uses);
  }
  return uses;
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

/** What a text says, without its prefix, up to the first quote inside of it. */
const QUOTED = /^\w*["']+([^"']*)/;

/** `vars(x)["system"]`, `x.__dict__[…]`: what stands before the bracket that ends here, or a text in it that names such a function. */
function comesFromTable(tokens: readonly PythonToken[], end: number): boolean {
  const open = openingOf(tokens, end);
  if (open === 0) return true;
  const namesProcess = tokens
    .slice(open, end)
    .some(({ kind, text }) => kind === 'string' && RUNS_PROCESS.test(QUOTED.exec(text)?.[1] ?? ''));
  const before = tokens[open - 1]?.text === ')' ? openingOf(tokens, open - 1) - 1 : open - 1;
  return namesProcess || TABLES.has(tokens[before]?.text ?? '');
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
  const expressions = fieldsOf(text).join(' ; ');
  return [...pythonLines(expressions.replace(/\n/g, ' '))].flatMap(({ tokens }) =>
    tokens.map((token) => ({ ...token, offset })),
  );
}

/** With all that stands in their braces; the last to its end where a quote inside of it ended the text, as none does since Python 3.12. */
function fieldsOf(text: string): readonly string[] {
  const fields: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') {
      if (depth === 0 && text[at + 1] === '{') at += 1;
      else {
        if (depth === 0) start = at + 1;
        depth += 1;
      }
    } else if (text[at] === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) fields.push(text.slice(start, at));
    }
  }
  if (depth > 0) fields.push(text.slice(start).replace(/["']{1,3}$/, ''));
  return fields;
}

/** Reads `a.b.c`; @returns where its last token stands */
function readChain(tokens: readonly PythonToken[], start: number, names: Names, { found, called }: FoundUses): number {
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
  const namesProcess = isCalled && !isOwn && (isMember || chain.length > 1) && RUNS_PROCESS.test(last);
  const isWhole = isOwn && !isParameter && names.pathsOf(chain).some((path) => POWERFUL.has(path));
  const isWriting =
    isCalled && !isOwn && WRITING.test(last) && names.hasPaths && (isMember || names.isFile(chain[0] ?? ''));
  if (isWriting) found.push({ kind: 'name', path: `pathlib.Path.${last}`, isCalled, offset });
  const writer = isCalled && (isMember || chain.length > 1) ? TABLE_WRITING.get(last) : undefined;
  if (writer !== undefined) found.push({ kind: 'name', path: writer, isCalled, offset });
  if (leads || namesProcess || isWhole) found.push({ kind: 'computed', text: textAround(tokens, at), offset });
  if (isMember) return at;
  if (last === 'getattr' && isCalled) return readGetattr(tokens, at, names, found);
  if (!isParameter) {
    for (const path of names.pathsOf(chain)) {
      found.push({ kind: 'name', path, isCalled, offset });
      if (GETTERS.test(path) && isCalled) readGetter(tokens, at, found);
    }
  }
  return at;
}

/** Functions that are made of the name of an attribute. */
const GETTERS = /^_?operator\.(?:attrgetter|methodcaller)$/;

/** `attrgetter('system')`: plain texts name what it takes, anything else is computed. */
function readGetter(tokens: readonly PythonToken[], at: number, found: ModuleUse[]): void {
  const { offset } = tokens[at] ?? END;
  const computed = { kind: 'computed', text: textAround(tokens, at), offset } as const;
  for (let next = at + 2; ; next += 2) {
    const name = /^[rRuU]?["']([\w.]+)["']$/.exec(tokens[next]?.text ?? '')?.[1];
    const behind = tokens[next + 1]?.text ?? '';
    if (name === undefined || !/^[,)]$/.test(behind)) {
      found.push({ ...computed, isWeak: true });
      return;
    }
    if (name.split('.').some((part) => RUNS_PROCESS.test(part) || LEADS_AWAY.test(part))) found.push(computed);
    if (behind === ')' || tokens[next + 2]?.text === ')') return;
  }
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
