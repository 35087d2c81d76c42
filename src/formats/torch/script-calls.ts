/** Finds what TorchScript source may do beside computing: operators that reach outside, whatever leads to them. https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/serialization/import_source.cpp */
import type { Operator } from '../../facts.ts';
import { ScriptLexer, stringOf } from './script-lexer.ts';
import { isHarmless, scriptClass, scriptOperator } from './script-operators.ts';

/** `computed`: a namespace of operators that is handed on as a value, so that what it calls stands elsewhere. */
export type ScriptUse =
  | { readonly kind: 'operator'; readonly operator: Operator; readonly offset: number; readonly end: number }
  | { readonly kind: 'computed'; readonly text: string; readonly offset: number };

/** A function or method. */
export interface ScriptFunction {
  readonly name: string;
  readonly start: number;
  end: number;
}

export interface ScriptReading {
  readonly uses: readonly ScriptUse[];
  readonly functions: readonly ScriptFunction[];
  /** Where the first character is that PyTorch would refuse. */
  readonly invalidAt: number | null;
}

/** Namespaces that the source may name: `torch` is the operators of `aten`, `ops` holds all others, `__torch__.torch.classes` what libraries register. */
type Namespace =
  | { readonly kind: 'operators' | 'classes'; readonly of: string }
  | { readonly kind: 'ops' | 'types' | 'torch-types' | 'all-classes' };
type Step = Namespace | { readonly kind: 'operator'; readonly operator: Operator };

const ROOTS: Readonly<Record<string, Namespace>> = {
  torch: { kind: 'operators', of: 'aten' },
  ops: { kind: 'ops' },
  // Of it only the classes that libraries register do more than the code shows.
  __torch__: { kind: 'types' },
};

/** Behind which an expression begins. */
const PREFIXED: ReadonlySet<string> = new Set(['', '=', '(', ',', '[', '{', ':']);
const KEYWORDS: ReadonlySet<string> = new Set(['return', 'if', 'in', 'not', 'and', 'or', 'else', 'elif', 'while']);

/** `getattr(getattr(…` is bounded by the stack of PyTorch's parser. CWE-674. */
const NESTING = 100;

/** Reads code that was decoded byte for character. */
export function readScript(code: string): ScriptReading {
  return new ScriptReader(code).read();
}

/** Mutable while one source is read. */
class ScriptReader {
  readonly #code: string;
  readonly #lexer: ScriptLexer;
  readonly #uses: ScriptUse[] = [];
  readonly #functions: ScriptFunction[] = [];
  #invalidAt: number | null = null;

  constructor(code: string) {
    this.#code = code;
    this.#lexer = new ScriptLexer(code);
  }

  read(): ScriptReading {
    const lexer = this.#lexer;
    for (let previous = ''; lexer.kind !== 'end'; ) {
      if (lexer.kind === 'invalid') this.#invalidAt ??= lexer.start;
      if (lexer.kind !== 'name') {
        previous = this.#readOther(previous);
        continue;
      }
      const name = lexer.text;
      if (previous === 'def') this.#functions.push({ name, start: lexer.start, end: this.#code.length });
      if (name === 'def' || name === 'class') this.#endFunction(lexer.start);
      const isMember = previous === '.';
      previous = name;
      if (isMember || !this.#readUse()) lexer.next();
    }
    return { uses: this.#uses, functions: this.#functions, invalidAt: this.#invalidAt };
  }

  /** @returns what a name behind it is read in the light of */
  #readOther(previous: string): string {
    const lexer = this.#lexer;
    const isOperand = lexer.kind !== 'symbol';
    const text = isOperand ? 'operand' : lexer.text;
    const { start } = lexer;
    lexer.next();
    // As PyTorch prints a node that calls Python; between operands it is an operator.
    if (text === '^' && (PREFIXED.has(previous) || KEYWORDS.has(previous)) && lexer.kind === 'name') {
      const operator = scriptOperator('prim', 'PythonOp');
      this.#uses.push({ kind: 'operator', operator, offset: start, end: lexer.end });
    }
    return text;
  }

  #endFunction(end: number): void {
    const last = this.#functions[this.#functions.length - 1];
    if (last !== undefined && last.end > end) last.end = end;
  }

  /** Where a name leads to operators the lexer is behind it then. */
  #readUse(): boolean {
    const { start } = this.#lexer;
    const step = this.#readPath(0);
    if (step === null) {
      this.#lexer.seek(start);
      return false;
    }
    const end = this.#lexer.start;
    if (step.kind === 'operator') {
      if (!isHarmless(step.operator)) this.#uses.push({ ...step, offset: start, end });
    } else if (!this.#isNameOnly(start)) {
      this.#uses.push({ kind: 'computed', text: this.#code.slice(start, end).trim(), offset: start });
    }
    return true;
  }

  /** `torch`, `getattr(ops, "aten")`, `(ops)`, with what is taken from them. */
  #readPath(depth: number): Step | null {
    const lexer = this.#lexer;
    if (depth > NESTING) return null;
    let step: Step | null = null;
    if (lexer.is('getattr')) step = this.#readGetattr(depth);
    else if (lexer.kind === 'name') {
      step = Object.hasOwn(ROOTS, lexer.text) ? (ROOTS[lexer.text] ?? null) : null;
      if (step !== null) lexer.next();
    }
    while (step !== null && step.kind !== 'operator' && lexer.is('.')) {
      lexer.next();
      if (lexer.kind !== 'name') break;
      step = taken(step, lexer.text);
      lexer.next();
    }
    return step;
  }

  #readGetattr(depth: number): Step | null {
    const lexer = this.#lexer;
    lexer.next();
    let open = 0;
    for (; lexer.is('('); open += 1) lexer.next();
    const from = open === 0 ? null : this.#readPath(depth + 1);
    for (; open > 1 && lexer.is(')'); open -= 1) lexer.next();
    if (from === null || from.kind === 'operator' || !lexer.is(',')) return from;
    lexer.next();
    let name = '';
    for (; (lexer.kind as string) === 'string'; lexer.next()) name += stringOf(lexer.text);
    if (name === '' || !lexer.is(')')) return from;
    lexer.next();
    return taken(from, name);
  }

  /** An argument's or parameter's own name, or a variable that is set: `f(torch=1)`. */
  #isNameOnly(start: number): boolean {
    const lexer = this.#lexer;
    return (lexer.is('=') || lexer.is(':')) && /^\w+\s*$/.test(this.#code.slice(start, lexer.start));
  }
}

/** `torch.autograd` is `torch` again, and so are those of all other namespaces. */
function taken(from: Namespace, name: string): Step | null {
  switch (from.kind) {
    case 'ops':
      return { kind: 'operators', of: name };
    case 'types':
      return name === 'torch' ? { kind: 'torch-types' } : null;
    case 'torch-types':
      return name === 'classes' ? { kind: 'all-classes' } : null;
    case 'all-classes':
      return { kind: 'classes', of: name };
    case 'classes':
      return { kind: 'operator', operator: scriptClass(from.of, name) };
    case 'operators':
      if (name === 'autograd') return { kind: 'operators', of: 'aten' };
      return { kind: 'operator', operator: scriptOperator(from.of, name) };
  }
}
