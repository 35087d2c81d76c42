/** Which tokens of Python source run together: the module's own, and those of each function and class in it. https://docs.python.org/3/reference/executionmodel.html#naming-and-binding */
import { END, type PythonLine, type PythonToken, pythonLines } from './python-lexer.ts';

interface Block {
  readonly indent: number;
  readonly kind: 'class' | 'function' | 'other';
  readonly name: string;
}

/** Tokens that run together: a function's, or the module's own. */
export interface Body {
  /** Empty for the module's. */
  readonly name: string;
  readonly owners: readonly string[];
  /** A property runs when it is read. */
  readonly isDecorated: boolean;
  readonly tokens: PythonToken[];
}

/** What runs when a name is called: `f`, `.f` of any object, or `@f` when it is read, and of a class that is called what makes its instances. */
export function indexOf(bodies: readonly Body[]): Map<string, Body[]> {
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

export function bodiesOf(source: string): readonly Body[] {
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
    addAll(current.tokens, header);
    if (kind === 'function') {
      const owners = blocks.filter((block) => block.kind === 'class').map((block) => block.name);
      const body: Body = { name, owners, isDecorated, tokens: [...rest, END] };
      bodies.push(body);
      open.push(body);
    } else addAll(current.tokens, rest);
    isDecorated = line.tokens[0]?.text === '@';
    if (rest.length === 0 || kind !== 'other') blocks.push({ indent: line.indent, kind, name });
  }
  return bodies;
}

/** One by one: a table of many thousand words is one line, and more than a call takes. */
function addAll(tokens: PythonToken[], line: readonly PythonToken[]): void {
  for (const token of line) tokens.push(token);
  tokens.push(END);
}

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
