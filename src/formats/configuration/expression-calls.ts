/** What the expressions of a MONAI bundle name of the modules that its imports bring, under whatever name. See https://docs.monai.io/en/stable/config_syntax.html. */
import type { Examination } from '../format.ts';
import type { ModuleUse } from '../torch/module-uses.ts';
import { pythonLines } from '../torch/python-lexer.ts';
import { readModule } from '../torch/python-module.ts';

/** A value that begins with `$`, and where it stands. */
export interface Expression {
  readonly text: string;
  readonly offset: number;
  readonly at: string;
}

/** `@loader`, `%part::key`: other values of the bundle. */
const REFERENCE = /[@%][\w#:]+/g;

/** Reports each function that the expressions name, called or handed on. */
export function reportExpressions(expressions: readonly Expression[], examination: Examination): void {
  const starts: number[] = [];
  let source = '';
  for (const { text } of expressions) {
    starts.push(source.length);
    source += `${sourceOf(text)}\n`;
  }
  const reported = new Set<string>();
  for (const use of readModule(source)) {
    const key = use.kind === 'name' ? use.path : `(${use.text}`;
    if (reported.has(key)) continue;
    reported.add(key);
    const index = starts.findLastIndex((start) => start <= use.offset);
    const expression = expressions[index];
    if (expression !== undefined) reportUse(use, expression, examination);
  }
}

/** As a line of Python; empty where Python reads no whole one, for that runs nowhere. */
function sourceOf(text: string): string {
  const code = text.replace(REFERENCE, 'reference').replace(/^\s+/, '');
  const isOpen = [...pythonLines(code)].some(({ tokens }) => tokens.some(({ kind }) => kind === 'open'));
  return isOpen || !isBalanced(code) ? '' : code;
}

/** Whether a bracket too many would take the next line for a part of this. */
function isBalanced(code: string): boolean {
  let depth = 0;
  for (const { tokens } of pythonLines(code)) {
    for (const { text } of tokens) {
      if (text === '(' || text === '[' || text === '{') depth += 1;
      else if (text === ')' || text === ']' || text === '}') depth -= 1;
    }
  }
  return depth === 0;
}

function reportUse(use: ModuleUse, { offset, at, text }: Expression, examination: Examination): void {
  const shown = JSON.stringify(text.slice(0, examination.limits.argumentCharacters)).slice(1, -1);
  if (use.kind === 'computed') {
    const call = { callee: shown, origin: null, via: 'expression', arguments: '', operands: [] } as const;
    examination.report({ kind: 'unresolved-call', ...call, offset, at });
    return;
  }
  const cut = use.path.lastIndexOf('.');
  const operator = {
    ecosystem: 'python',
    module: use.path.slice(0, Math.max(0, cut)),
    name: use.path.slice(cut + 1),
  } as const;
  examination.report({ kind: 'call', operator, via: 'expression', arguments: '…', operands: [], offset, at });
}
