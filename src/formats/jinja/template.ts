/** Reads the statements of a template: what is assigned to which name, and every expression. See https://jinja.palletsprojects.com/en/stable/templates/#list-of-control-structures. */
import { type Argument, type Expression, Parser, type Step } from './expression.ts';
import { segmentsOf, type Token } from './tokens.ts';

export interface Template {
  /** Every expression that is evaluated somewhere, in the order of the text. */
  readonly expressions: readonly Expression[];
  /** What a name (`x`), or an attribute of a namespace (`ns.x`), is ever set to, wherever. */
  readonly assigned: ReadonlyMap<string, readonly Expression[]>;
  /** What a macro renders to, and its parameters. */
  readonly macros: ReadonlyMap<string, Macro>;
  /** `include`, `import`, `from` and `extends`: other templates. */
  readonly others: readonly { readonly statement: string; readonly start: number; readonly end: number }[];
}

export interface Macro {
  readonly parameters: readonly string[];
  readonly bodies: readonly Expression[];
}

/** A block whose text is collected: of a `set`, a macro, a call. */
interface Capture {
  readonly end: string;
  readonly parts: Expression[];
  isMixed: boolean;
  readonly done: (text: Expression) => void;
}

/** Statements that end nothing and evaluate nothing that a capture would have to know. */
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
  readonly macros = new Map<string, { parameters: string[]; bodies: Expression[] }>();
  readonly others: { statement: string; start: number; end: number }[] = [];
  readonly #captures: Capture[] = [];

  data(text: string): void {
    this.#captures[this.#captures.length - 1]?.parts.push({ kind: 'text', text, start: 0, end: 0 });
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
    else if (tag.text === 'filter') this.#filter(parser, tag.start);
    else if (OTHER_TEMPLATES.has(tag.text)) {
      this.others.push({ statement: tag.text, start: tag.start, end: tokens[tokens.length - 1]?.end ?? tag.end });
    }
    this.#rest(parser);
  }

  #assign(name: string, value: Expression): void {
    const values = this.assigned.get(name);
    if (values === undefined) this.assigned.set(name, [value]);
    else values.push(value);
    if (value.kind !== 'chain' || value.base.kind !== 'name' || value.base.name !== 'namespace') return;
    const [call] = value.steps;
    if (call?.kind !== 'call') return;
    for (const argument of call.args)
      if (argument.name !== null) this.#assign(`${name}.${argument.name}`, argument.value);
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

  #assignAll(targets: readonly string[], value: Expression): void {
    for (const target of targets) this.#assign(target, targets.length === 1 ? value : { kind: 'each', of: value });
  }

  #for(parser: Parser): void {
    const targets = readTargets(parser);
    parser.accept('in');
    const iterated = parser.tuple();
    if (iterated === null) return;
    this.expressions.push(iterated);
    for (const target of targets) this.#assign(target, { kind: 'each', of: iterated });
  }

  #macro(parser: Parser): void {
    const name = parser.next()?.text ?? '';
    const parameters: string[] = [];
    parser.accept('(');
    while (!parser.isAtEnd && !parser.accept(')')) {
      const parameter = parser.next()?.text ?? '';
      if (parameter === ',') continue;
      parameters.push(parameter);
      const preset = parser.accept('=') ? parser.expression() : null;
      if (preset === null) continue;
      this.expressions.push(preset);
      this.#assign(parameter, preset);
    }
    const macro = this.macros.get(name) ?? { parameters: [], bodies: [] };
    this.macros.set(name, macro);
    for (const parameter of parameters) macro.parameters.push(parameter);
    this.#begin('endmacro', (text) => macro.bodies.push(text));
  }

  /** `{% filter upper %}` works on the text of its block. */
  #filter(parser: Parser, start: number): void {
    const steps: Step[] = [parser.filter(start)];
    while (parser.is('|')) steps.push(parser.filter(parser.next()?.start ?? start));
    this.expressions.push({ kind: 'chain', base: { kind: 'capture', parts: null }, steps });
  }

  /** All other statements are expressions between words: `if x`, `with a = x, b = y`, `call(x) f(y)`. */
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

/** `x`, `x, y`, `(k, v)`, `ns.x` */
function readTargets(parser: Parser): readonly string[] {
  const targets: string[] = [];
  for (let token = parser.peek(); token !== undefined; token = parser.peek()) {
    if (token.kind === 'mark' && ',()'.includes(token.text)) parser.next();
    else if (token.kind !== 'name' || token.text === 'in') break;
    else {
      parser.next();
      const attribute = parser.accept('.') ? `.${parser.next()?.text ?? ''}` : '';
      targets.push(token.text + attribute);
    }
  }
  return targets;
}

/** Every expression inside another, parents first; each with the arguments of its steps. */
export function* partsOf(expression: Expression): Generator<Expression> {
  const todo = [expression];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    yield next;
    for (const child of childrenOf(next)) todo.push(child);
  }
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'dict':
      return expression.entries.flat();
    case 'operation':
    case 'truth':
      return expression.operands;
    case 'choice':
      return [...expression.options, ...expression.conditions];
    case 'chain':
      return [expression.base, ...expression.steps.flatMap(valuesOf)];
    case 'each':
      return [expression.of];
    case 'capture':
      return expression.parts ?? [];
    default:
      return [];
  }
}

function valuesOf(step: Step): readonly Expression[] {
  if (step.kind === 'item') return [step.key];
  if (step.kind === 'slice') return step.parts.filter((part) => part !== null);
  return step.kind === 'attribute' ? [] : step.args.map(({ value }: Argument) => value);
}
