/** Configurations of gin: what they import, include and, where they register what they import, name as functions. See https://github.com/google/gin-config/blob/master/docs/index.md. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';
import { extensionOf } from '../../model-names.ts';
import { isBinary } from '../../text/text.ts';
import type { Examination, Format } from '../format.ts';
import { modulePaths, reportSource } from '../serving/named-source.ts';
import { reportImported, reportServing } from '../serving/serving-facts.ts';
import { type PythonToken, pythonLines } from '../torch/python-lexer.ts';

export const ginFormat: Format = {
  id: 'gin',
  spec: 'https://github.com/google/gin-config/blob/master/docs/index.md',
  kind: 'text',
  title: 'Configurations of gin',
  extensions: ['gin'],
  sees: 'modules that are imported, functions of them that are called, files that are included from elsewhere',
  provenWith: 'gin-config 0.5.0',
  isText: true,
  isLoose: true,

  probe: (source, name) => (isGin(source, name) ? (examination) => examine(source, examination) : null),
};

export function isGin(source: ByteSource, name: string): boolean {
  return extensionOf(name) === 'gin' && !isBinary(source);
}

function examine(source: ByteSource, examination: Examination): void {
  keepWithin('pythonSourceBytes', source.size, 0);
  const text = Buffer.from(headOf(source, CEILINGS.pythonSourceBytes.most)).toString('utf8');
  /** What a name stands for that was imported. */
  const imported = new Map<string, string>();
  const modules: string[] = [];
  let registers = false;
  for (const { tokens } of pythonLines(text)) {
    const statement = importOf(tokens);
    if (statement?.path === '__gin__.dynamic_registration') registers = true;
    else if (statement !== null) {
      imported.set(statement.name, statement.bound);
      modules.push(statement.path);
    } else if (tokens[0]?.text === 'include') reportIncluded(tokens, examination);
    else if (registers) reportReferences(tokens, imported, examination);
  }
  reportSource(
    modules.flatMap((module) => modulePaths(module)),
    0,
    examination,
  );
}

interface Import {
  /** What is imported. */
  readonly path: string;
  /** The name that it has from then on, and what that stands for. */
  readonly name: string;
  readonly bound: string;
}

/** `import a.b`, `import a.b as c`, `from a import b as c` */
function importOf(tokens: readonly PythonToken[]): Import | null {
  const words = tokens.map(({ text }) => text);
  const [first] = words;
  if (first !== 'import' && first !== 'from') return null;
  const as = words.indexOf('as');
  const middle = words.indexOf('import', 1);
  const end = as === -1 ? words.length : as;
  const alias = as === -1 ? undefined : words[as + 1];
  if (first === 'from') {
    const path = [...words.slice(1, middle), '.', ...words.slice(middle + 1, end)].join('');
    return { path, name: alias ?? path.slice(path.lastIndexOf('.') + 1), bound: path };
  }
  const path = words.slice(1, end).join('');
  const [top = path] = path.split('.', 1);
  return { path, name: alias ?? top, bound: alias === undefined ? top : path };
}

function reportIncluded([, path]: readonly PythonToken[], examination: Examination): void {
  if (path?.kind !== 'string') return;
  const written = path.text.replace(/^\w*("""|'''|"|')([\s\S]*)\1$/, '$2');
  // What lies above is of the same repository; an address or a path of the machine is not.
  if (/^[/\\~]|:/.test(written)) reportServing('code-elsewhere', written, { offset: path.offset }, examination);
}

/** `@scope/module.function` and `@module.function()`: both are functions that the program calls. */
function reportReferences(
  tokens: readonly PythonToken[],
  imported: ReadonlyMap<string, string>,
  examination: Examination,
): void {
  for (const { written, offset } of referencesIn(tokens)) {
    const [top = '', ...rest] = written.slice(written.lastIndexOf('/') + 1).split('.');
    reportImported([imported.get(top) ?? top, ...rest].join('.'), offset, examination, '');
  }
}

/** What stands behind each `@`: names, dots and slashes. */
function* referencesIn(tokens: readonly PythonToken[]): Generator<{ written: string; offset: number }> {
  let open: { written: string; offset: number } | null = null;
  for (const { kind, text, offset } of tokens) {
    if (open !== null && (kind === 'name' || text === '.' || text === '/')) {
      open.written += text;
      continue;
    }
    if (open !== null) yield open;
    open = text === '@' ? { written: '', offset } : null;
  }
  if (open !== null) yield open;
}
