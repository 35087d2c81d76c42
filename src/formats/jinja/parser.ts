/** Parses the expressions of Jinja. See https://jinja.palletsprojects.com/en/stable/templates/#expressions. */
import { keepWithin } from '../../bytes/limit-error.ts';
import { type Argument, asItems, type Expression, type Step } from './expression.ts';
import { TokenCursor } from './token-cursor.ts';

const COMPARISONS = ['==', '!=', '<', '>', '<=', '>=', 'in'];
/** Loosest first. */
const LEVELS = [['+', '-'], ['~'], ['*', '/', '//', '%']] as const;
const NO_ARGUMENT = new Set(['else', 'or', 'and', 'is', 'if', 'in', 'not', 'elif', 'recursive']);

/** Where an expression cannot go on it ends, and the caller passes over what stands there. */
export class Parser extends TokenCursor {
  #depth = 0;

  /** `a, b` is a tuple. */
  tuple(): Expression | null {
    const items: Expression[] = [];
    let isTuple = false;
    for (let item = this.expression(); item !== null; item = this.expression()) {
      items.push(item);
      if (!this.accept(',')) break;
      isTuple = true;
    }
    const [only = null] = items;
    return isTuple ? { kind: 'list', items } : only;
  }

  /** Null, and no token taken, where none begins. */
  expression(): Expression | null {
    this.#depth += 1;
    const { start = 0 } = this.peek() ?? {};
    keepWithin('templateNesting', this.#depth, start);
    const expression = this.#conditional();
    this.#depth -= 1;
    return expression;
  }

  #conditional(): Expression | null {
    const first = this.#alternatives();
    if (first === null || !this.is('if')) return first;
    const options = [first];
    const conditions: Expression[] = [];
    while (this.accept('if')) {
      const condition = this.#alternatives();
      if (condition !== null) conditions.push(condition);
      if (!this.accept('else')) break;
      const other = this.#alternatives();
      if (other !== null) options.push(other);
    }
    return { kind: 'choice', options, conditions };
  }

  #alternatives(): Expression | null {
    const options: Expression[] = [];
    do {
      const option = this.#truth();
      if (option === null) break;
      options.push(option);
    } while (this.accept('or') || this.accept('and'));
    const [only = null] = options;
    return options.length < 2 ? only : { kind: 'choice', options, conditions: [] };
  }

  #truth(): Expression | null {
    let isNegated = false;
    while (this.accept('not')) isNegated = true;
    const operands: Expression[] = [];
    do {
      const operand = this.#arithmetic(0);
      if (operand === null) break;
      operands.push(operand);
    } while (this.#acceptComparison());
    const [only = null] = operands;
    return only === null || (operands.length < 2 && !isNegated) ? only : { kind: 'truth', operands };
  }

  #acceptComparison(): boolean {
    if (this.is('not') && this.is('in', 1)) this.next();
    return COMPARISONS.some((operator) => this.accept(operator));
  }

  #arithmetic(level: number): Expression | null {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#power();
    const first = this.#arithmetic(level + 1);
    if (first === null || !operators.some((one) => this.is(one))) return first;
    const operands = [first];
    const used: string[] = [];
    for (;;) {
      const operator = operators.find((one) => this.accept(one));
      if (operator === undefined) break;
      const operand = this.#arithmetic(level + 1);
      if (operand === null) break;
      used.push(operator);
      operands.push(operand);
    }
    return operands.length === 1 ? first : { kind: 'operation', operators: used, operands };
  }

  #power(): Expression | null {
    const operands: Expression[] = [];
    do {
      const operand = this.#unary();
      if (operand === null) break;
      operands.push(operand);
    } while (this.accept('**'));
    const [only = null] = operands;
    return operands.length < 2 ? only : { kind: 'operation', operators: operands.slice(1).map(() => '**'), operands };
  }

  #unary(): Expression | null {
    let sign = 1;
    while (this.is('-') || this.is('+')) if (this.next()?.text === '-') sign = -sign;
    const base = this.#primary();
    if (base === null) return null;
    const signed = base.kind === 'number' ? { ...base, value: sign * base.value } : base;
    const steps = this.#steps();
    return steps.length === 0 ? signed : { kind: 'chain', base: signed, steps };
  }

  #primary(): Expression | null {
    const token = this.peek();
    if (token === undefined) return null;
    const { start, end } = token;
    if (token.kind === 'name' && !NO_ARGUMENT.has(token.text)) {
      this.next();
      return { kind: 'name', name: token.text, start, end };
    }
    if (token.kind === 'number') {
      this.next();
      return { kind: 'number', value: Number(token.text.replaceAll('_', '')) };
    }
    if (token.kind === 'text') return this.#texts();
    if (this.accept('(')) return this.#closed(this.tuple() ?? { kind: 'list', items: [] }, ')');
    if (this.accept('[')) return this.#list();
    return this.accept('{') ? this.#dict() : null;
  }

  /** Strings that follow each other are one. */
  #texts(): Expression {
    const { start = 0 } = this.peek() ?? {};
    let text = '';
    for (let token = this.peek(); token?.kind === 'text'; token = this.peek()) {
      text += token.text;
      this.next();
    }
    return { kind: 'text', text, start, end: this.lastEnd };
  }

  #list(): Expression {
    const items: Expression[] = [];
    for (let item = this.expression(); item !== null; item = this.expression()) {
      items.push(item);
      if (!this.accept(',')) break;
    }
    return this.#closed({ kind: 'list', items }, ']');
  }

  #dict(): Expression {
    const entries: (readonly [Expression, Expression])[] = [];
    for (let key = this.expression(); key !== null; key = this.expression()) {
      const value = this.accept(':') ? this.expression() : null;
      entries.push([key, value ?? { kind: 'number', value: 0 }]);
      if (!this.accept(',')) break;
    }
    return this.#closed({ kind: 'dict', entries }, '}');
  }

  #closed(expression: Expression, bracket: string): Expression {
    this.accept(bracket);
    return expression;
  }

  #steps(): readonly Step[] {
    const steps: Step[] = [];
    for (let step = this.#step(); step !== null; step = this.#step()) {
      steps.push(...asItems(step));
      keepWithin('templateSteps', steps.length, step.start);
    }
    return steps;
  }

  #step(): Step | null {
    const { start = 0 } = this.peek() ?? {};
    if (this.accept('.')) {
      const token = this.next();
      const end = token?.end ?? start;
      return { kind: 'attribute', name: token?.text ?? '', start, end };
    }
    if (this.accept('[')) return this.#subscript(start);
    if (this.accept('(')) return { kind: 'call', args: this.#arguments(), start, end: this.lastEnd };
    if (this.accept('|')) return this.filter(start);
    return this.accept('is') ? this.#test(start) : null;
  }

  #subscript(start: number): Step {
    const parts: (Expression | null)[] = [this.tuple()];
    while (this.accept(':')) parts.push(this.tuple());
    this.accept(']');
    const end = this.lastEnd;
    const [key = null] = parts;
    if (parts.length > 1 || key === null) return { kind: 'slice', parts, start, end };
    return { kind: 'item', key, start, end };
  }

  #arguments(): readonly Argument[] {
    const args: Argument[] = [];
    for (;;) {
      const spread = this.accept('**') ? '**' : this.accept('*') ? '*' : '';
      const name = this.peek()?.kind === 'name' && this.is('=', 1) ? (this.next()?.text ?? null) : null;
      if (name !== null) this.next();
      const value = this.expression();
      if (value !== null) args.push({ name, spread, value });
      if (!this.accept(',')) break;
    }
    this.accept(')');
    return args;
  }

  /** The name of a filter, and what it is given; the bar before it was taken. */
  filter(start: number): Step {
    const name = this.#dotted();
    const args = this.accept('(') ? this.#arguments() : [];
    return { kind: 'filter', name, args, start, end: this.lastEnd };
  }

  /** `name`, or `collection.name` of a filter or a test. */
  #dotted(): string {
    let name = this.next()?.text ?? '';
    while (this.is('.') && this.peek(1)?.kind === 'name') {
      this.next();
      name += `.${this.next()?.text ?? ''}`;
    }
    return name;
  }

  #test(start: number): Step {
    this.accept('not');
    this.#dotted();
    if (this.accept('(')) return { kind: 'test', args: this.#arguments(), start, end: this.lastEnd };
    const next = this.peek();
    const mayBegin = next !== undefined && (next.kind !== 'mark' || '[{'.includes(next.text));
    const value = mayBegin ? this.#primary() : null;
    return { kind: 'test', args: value === null ? [] : [{ name: null, spread: '', value }], start, end: this.lastEnd };
  }
}
