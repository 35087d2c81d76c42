/** What importing a module of Python source plainly calls, and which modules it imports: for modules of a repository, whose readers see the rest. https://docs.python.org/3/reference/import.html */
import { type Body, bodiesOf } from './module-bodies.ts';
import { Names } from './module-names.ts';
import { usesIn } from './module-uses.ts';
import { END, type PythonToken, pythonLines } from './python-lexer.ts';

/** A function that is called by its full name: `os.system`. */
export interface ImportCall {
  readonly path: string;
  /** With the beginning of its arguments. */
  readonly text: string;
  readonly line: number;
  readonly offset: number;
}

export interface ModuleImport {
  readonly calls: readonly ImportCall[];
  /** As they are written: `a.b`, `.c`, `..`; of `from a import b` both `a` and `a.b`. */
  readonly imports: readonly string[];
  /** It was too long to be read. */
  readonly isWhole?: false;
}

const TEXT_CHARACTERS = 160;

/** @throws never: what cannot be read calls nothing */
export function readImport(source: string): ModuleImport {
  const code = withoutGuarded(source.replace(/\r\n?/g, '\n'));
  const bodies = bodiesOf(code);
  const [module] = bodies;
  const names = new Names(bodies.flatMap(({ tokens }) => [...tokens]));
  const calls: ImportCall[] = [];
  const lines = lineStarts(code);
  const run = reached(bodies, names);
  const values = valuesIn(run, code);
  for (const { name, tokens } of run) {
    const add = (path: string, offset: number) => {
      const text = textAt(code, offset);
      for (const full of withValues(text, name, values))
        calls.push({ path, text: full, line: lineOf(lines, offset), offset });
    };
    for (const use of usesIn(tokens, names).found) if (use.kind === 'name' && use.isCalled) add(use.path, use.offset);
    for (const { path, offset } of importedInPlace(tokens)) add(path, offset);
  }
  return { calls, imports: module === undefined ? [] : importsIn(module.tokens) };
}

/** The module's own tokens, and those of the functions that these call by their names, and so on. */
function reached(bodies: readonly Body[], names: Names): readonly Body[] {
  const byName = new Map<string, Body[]>();
  for (const body of bodies) {
    const owner = isMaking(body.name) ? (body.owners[body.owners.length - 1] ?? '') : '';
    const key = body.owners.length === 0 ? body.name : owner;
    const known = byName.get(key) ?? [];
    byName.set(key, known);
    if (key !== '') known.push(body);
  }
  const run = new Set<Body>();
  const pending = bodies.slice(0, 1);
  for (let body = pending.pop(); body !== undefined; body = pending.pop()) {
    if (run.has(body)) continue;
    run.add(body);
    for (const name of calledIn(body.tokens, names)) pending.push(...(byName.get(name) ?? []));
  }
  return [...run];
}

/** What runs when a class is called. */
function isMaking(name: string): boolean {
  return name === '__init__' || name === '__new__' || name === '__post_init__';
}

/** `f(…)` and `@f`, where no import gave the name. */
function calledIn(tokens: readonly PythonToken[], names: Names): ReadonlySet<string> {
  const called = new Set<string>();
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'name' || names.has(text) || tokens[at - 1]?.text === '.') continue;
    if (tokens[at + 1]?.text === '(' || tokens[at - 1]?.text === '@') called.add(text);
  }
  return called;
}

/** Without the blocks below `if __name__ == '__main__':`, which a module that is imported does not run. Places stay as they are. */
function withoutGuarded(source: string): string {
  if (!source.includes('__main__')) return source;
  const lines = [...pythonLines(source)];
  if (lines.some(({ tokens }) => tokens.some(({ text }, at) => text === '__name__' && isBound(tokens[at + 1]))))
    return source;
  const pieces: string[] = [];
  let kept = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const guard = lines[at];
    if (guard === undefined || !isGuard(guard.tokens)) continue;
    let behind = at + 1;
    while ((lines[behind]?.indent ?? -1) > guard.indent) behind += 1;
    const start = guard.tokens[0]?.offset ?? 0;
    const end = lines[behind]?.tokens[0]?.offset ?? source.length;
    pieces.push(source.slice(kept, start), source.slice(start, end).replace(/[^\n]/g, ' '));
    kept = end;
    at = behind - 1;
  }
  return pieces.join('') + source.slice(kept);
}

function isBound(next: PythonToken | undefined): boolean {
  return next?.text === '=' || next?.text === ':=';
}

/** `if __name__ == '__main__'`, whatever else must be true. */
function isGuard(tokens: readonly PythonToken[]): boolean {
  if (tokens[0]?.text !== 'if' || tokens.some(({ text }) => text === 'or' || text === 'not')) return false;
  return tokens.some(({ text }, at) => {
    const [sign, other] = [tokens[at + 1]?.text, tokens[at + 2]?.text ?? ''];
    if (sign !== '==') return false;
    return (text === '__name__' && isMain(other)) || (other === '__name__' && isMain(text));
  });
}

function isMain(text: string): boolean {
  return /^["']__main__["']$/.test(text);
}

/** `import a.b as c, d`, `from .a import (b, c)`. */
function importsIn(tokens: readonly PythonToken[]): readonly string[] {
  const found = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const word = tokens[at]?.text;
    const before = tokens[at - 1]?.text ?? ';';
    if ((word !== 'import' && word !== 'from') || (before !== ';' && before !== ':')) continue;
    const line: string[] = [];
    for (at += 1; at < tokens.length && tokens[at]?.text !== ';'; at += 1) line.push((tokens[at] ?? END).text);
    addImports(word, line, found);
  }
  return [...found];
}

function addImports(word: string, line: readonly string[], found: Set<string>): void {
  const cut = word === 'from' ? line.indexOf('import') : -1;
  if (word === 'from' && cut === -1) return;
  const from = line.slice(0, Math.max(0, cut)).join('');
  if (from !== '') found.add(from);
  let path = '';
  let isAlias = false;
  for (const text of [...line.slice(cut + 1), ',']) {
    if (text === ',') {
      if (path !== '') found.add(from === '' ? path : from.endsWith('.') ? from + path : `${from}.${path}`);
      [path, isAlias] = ['', false];
    } else if (text === 'as') isAlias = true;
    else if (!isAlias && /^[\p{ID_Continue}.]+$/u.test(text)) path += text;
  }
}

/** By the name of a variable what it is set to, by `f(` what a function of the module is called with first. */
function valuesIn(bodies: readonly Body[], code: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const { tokens } of bodies) {
    for (const [at, { kind, text }] of tokens.entries()) {
      const sign = tokens[at + 1]?.text;
      const value = tokens[at + 2];
      if (kind !== 'name' || value === undefined || (sign !== '=' && sign !== '(') || tokens[at - 1]?.text === '.')
        continue;
      const key = sign === '=' ? text : `${text}(`;
      const known = values.get(key) ?? [];
      values.set(key, known);
      if (known.length < VALUES) known.push(textAt(code, value.offset));
    }
  }
  return values;
}

/** Of one name. */
const VALUES = 4;

/** `os.system(c)`, with what `c` may be in its place. */
function withValues(text: string, body: string, values: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const [, head, name, rest] = /^([^(]*\(\s*)([\p{L}_][\p{L}\d_]*)(\s*[,)].*)?$/su.exec(text) ?? [];
  if (head === undefined || name === undefined) return [text];
  const known = values.get(name) ?? values.get(`${body}(`) ?? [];
  return known.length === 0 ? [text] : known.map((value) => `${head}${value}${rest ?? ''}`);
}

/** `__import__('os').system(…)` */
function importedInPlace(
  tokens: readonly PythonToken[],
): readonly { readonly path: string; readonly offset: number }[] {
  return tokens.flatMap(({ text }, at) => {
    if (text !== '__import__' && text !== 'import_module') return [];
    const [open, module, close, dot, name, call] = tokens.slice(at + 1, at + 7);
    const isCall = open?.text === '(' && close?.text === ')' && dot?.text === '.' && call?.text === '(';
    const written = /^["']([\w.]+)["']$/.exec(module?.text ?? '')?.[1];
    return isCall && written !== undefined && name?.kind === 'name'
      ? [{ path: `${written}.${name.text}`, offset: name.offset }]
      : [];
  });
}

/** An expression on one line: to the end of its line, or of what holds it. */
function textAt(code: string, offset: number): string {
  const part = code.slice(offset, offset + TEXT_CHARACTERS);
  return part.slice(0, endOfExpression(part)).replace(/\s+/g, ' ').trim();
}

function endOfExpression(text: string): number {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    const isEnd = depth < 0 || (depth === 0 && quote === '' && '\n,;#'.includes(character));
    if (isEnd) return at;
  }
  return text.length;
}

/** Where each line begins. */
function lineStarts(code: string): readonly number[] {
  const starts = [0];
  for (let at = code.indexOf('\n'); at !== -1; at = code.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
