/** Reads the statements of a template: what is assigned to which name, and every expression. See https://jinja.palletsprojects.com/en/stable/templates/#list-of-control-structures. */
import type { Expression, Step } from './expression.ts';
import { Parser } from './parser.ts';
import { readTargets, type Targets } from './targets.ts';
import { segmentsOf, type Token } from './tokens.ts';

export interface Template {
  /** Every expression that is evaluated somewhere, in the order of the text. */
  readonly expressions: readonly Expression[];
  /** What a name (`x`), or an attribute of some namespace (`.x`), is ever set to, wherever. */
  readonly assigned: ReadonlyMap<string, readonly Expression[]>;
  /** What a macro renders to, and its parameters; those of all `call` blocks are CALLER. */
  readonly macros: ReadonlyMap<string, Macro>;
  readonly loops: readonly Loop[];
  /** `include`, `import`, `from` and `extends`: other templates. */
  readonly others: readonly { readonly statement: string; readonly start: number; readonly end: number }[];
}

export interface Macro {
  /** One list of parameters for each macro of the name. */
  readonly signatures: readonly (readonly string[])[];
  readonly bodies: readonly Expression[];
}

export interface Loop {
  readonly targets: Targets;
  readonly iterated: Expression;
}

/** What a `call` block is to the macro that it calls. */
export const CALLER = 'caller';

/** A block whose text is collected: of a `set`, a macro, a call. */
interface Capture {
  readonly end: string;
  readonly parts: Expression[];
  isMixed: boolean;
  readonly done: (text: Expression) => void;
}

const OTHER_TEMPLATES = new Set(['include', 'import', 'from', 'extends']);

/** @throws FormatError where Jinja would find no template either, or a limit is reached */
export function readTemplate(text: string): Template {
  const reader = new TemplateReader();
  for (const segment of segmentsOf(text)) {
    if (segment.kind === 'data') reader.data(segment.text);
    else if (segment.kind === 'output') reader.output(new Parser(segment.tokens));
    else reader.statement(segment.tokens);
  }
  return reader;
}

class TemplateReader implements Template {
  readonly expressions: Expression[] = [];
  readonly assigned = new Map<string, Expression[]>();
  readonly macros = new Map<string, { signatures: (readonly string[])[]; bodies: Expression[] }>();
  readonly loops: Loop[] = [];
  readonly others: { statement: string; start: number; end: number }[] = [];
  readonly #captures: Capture[] = [];

  data(text: string): void {
    this.#captures[this.#captures.length - 1]?.parts.push({ kind: 'rendered', text });
  }

  output(parser: Parser): void {
    const expression = parser.tuple();
    if (expression !== null) {
      this.expressions.push(expression);
      this.#captures[this.#captures.length - 1]?.parts.push(expression);
    }
    this.#rest(parser);
  }

  statement(tokens: readonly Token[]): void {
    const [tag, ...rest] = tokens;
    if (tag === undefined) return;
    const parser = new Parser(rest);
    const capture = this.#captures[this.#captures.length - 1];
    if (capture !== undefined && tag.text === capture.end) this.#endCapture();
    else if (capture !== undefined) capture.isMixed = true;
    if (tag.text === 'set') this.#set(parser);
    else if (tag.text === 'for') this.#for(parser);
    else if (tag.text === 'macro') this.#macro(parser);
    else if (tag.text === 'call') this.#call(parser);
    else if (tag.text === 'filter') this.#filter(parser, tag.start);
    else if (OTHER_TEMPLATES.has(tag.text)) {
      this.others.push({ statement: tag.text, start: tag.start, end: tokens[tokens.length - 1]?.end ?? tag.end });
      this.#bringsNames(rest);
    }
    this.#rest(parser);
  }

  /** `import … as a`, `from … import b, c as d` */
  #bringsNames(tokens: readonly Token[]): void {
    for (const { kind, text } of tokens) if (kind === 'name') this.#assign(text, { kind: 'foreign' });
  }

  #assign(name: string, value: Expression): void {
    const values = this.assigned.get(name);
    if (values === undefined) this.assigned.set(name, [value]);
    else values.push(value);
  }

  /** `x = …`, `x, y = …`, `ns.x = …`; without a value the text up to `endset`. */
  #set(parser: Parser): void {
    const targets = readTargets(parser);
    if (!parser.accept('=')) {
      const filters: Step[] = [];
      while (parser.is('|')) filters.push(parser.filter(parser.next()?.start ?? 0));
      this.#begin('endset', (text) => {
        const value: Expression = filters.length === 0 ? text : { kind: 'chain', base: text, steps: filters };
        this.expressions.push(value);
        this.#assignAll(targets, value);
      });
      return;
    }
    const value = parser.tuple();
    if (value === null) return;
    this.expressions.push(value);
    this.#assignAll(targets, value);
  }

  #assignAll({ names, depth }: Targets, value: Expression): void {
    for (let level = 0, unpacked = value; level <= depth; level += 1, unpacked = { kind: 'each', of: unpacked }) {
      if (level > 0 || depth === 0) for (const name of names) this.#assign(name, unpacked);
    }
  }

  #for(parser: Parser): void {
    const targets = readTargets(parser);
    parser.accept('in');
    const iterated = parser.tuple();
    if (iterated === null) return;
    this.expressions.push(iterated);
    this.loops.push({ targets, iterated });
    this.#assignAll(targets, { kind: 'each', of: iterated });
  }

  #macro(parser: Parser): void {
    const name = parser.next()?.text ?? '';
    const parameters = parser.accept('(') ? this.#parameters(parser) : [];
    this.#beginMacro(name, parameters, 'endmacro');
  }

  /** `call(x) macro(y)`: the block is what the macro knows as `caller`. */
  #call(parser: Parser): void {
    const parameters = parser.accept('(') ? this.#parameters(parser) : [];
    const called = parser.expression();
    if (called !== null) this.expressions.push(called);
    this.#beginMacro(CALLER, parameters, 'endcall');
  }

  #beginMacro(name: string, parameters: readonly string[], end: string): void {
    const macro = this.macros.get(name) ?? { signatures: [], bodies: [] };
    this.macros.set(name, macro);
    macro.signatures.push(parameters);
    this.#begin(end, (text) => {
      macro.bodies.push(text);
      this.expressions.push(text);
    });
  }

  #parameters(parser: Parser): readonly string[] {
    const parameters: string[] = [];
    while (!parser.isAtEnd && !parser.accept(')')) {
      const parameter = parser.next()?.text ?? '';
      if (parameter === ',') continue;
      parameters.push(parameter);
      const preset = parser.accept('=') ? parser.expression() : null;
      if (preset === null) continue;
      this.expressions.push(preset);
      this.#assign(parameter, preset);
    }
    return parameters;
  }

  /** `{% filter upper %}` works on the text of its block. */
  #filter(parser: Parser, start: number): void {
    const steps: Step[] = [parser.filter(start)];
    while (parser.is('|')) steps.push(parser.filter(parser.next()?.start ?? start));
    this.expressions.push({ kind: 'chain', base: { kind: 'capture', parts: null }, steps });
  }

  /** All other statements are expressions between words: `if x`, `with a = x, b = y`. */
  #rest(parser: Parser): void {
    while (!parser.isAtEnd) {
      const token = parser.peek();
      const isAssignment = token?.kind === 'name' && parser.is('=', 1);
      if (isAssignment) {
        parser.next();
        parser.next();
      }
      const expression = parser.expression();
      if (expression === null) parser.next();
      else {
        this.expressions.push(expression);
        if (isAssignment) this.#assign(token.text, expression);
      }
    }
  }

  #begin(end: string, done: (text: Expression) => void): void {
    this.#captures.push({ end, parts: [], isMixed: false, done });
  }

  #endCapture(): void {
    const capture = this.#captures.pop();
    if (capture === undefined) return;
    const text: Expression = { kind: 'capture', parts: capture.isMixed ? null : capture.parts };
    // What is written inside belongs to the block around as well.
    const outer = this.#captures[this.#captures.length - 1];
    if (outer !== undefined) outer.isMixed = true;
    capture.done(text);
  }
}
