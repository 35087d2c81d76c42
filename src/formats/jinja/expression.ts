/** The expressions of Jinja. Chains of operators and steps are lists, so that no length of them can break the stack. See https://jinja.palletsprojects.com/en/stable/templates/#expressions. */

export type Expression =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] }
  /** From left to right; an operator stands between each two operands. */
  | { readonly kind: 'operation'; readonly operators: readonly string[]; readonly operands: readonly Expression[] }
  /** Any of these: `a if c else b`, `a or b`. */
  | { readonly kind: 'choice'; readonly options: readonly Expression[]; readonly conditions: readonly Expression[] }
  /** A truth value: comparisons, `not`, tests. */
  | { readonly kind: 'truth'; readonly operands: readonly Expression[] }
  | { readonly kind: 'chain'; readonly base: Expression; readonly steps: readonly Step[] }
  /** One of the items of what is iterated or unpacked. */
  | { readonly kind: 'each'; readonly of: Expression }
  /** Text between tags. */
  | { readonly kind: 'rendered'; readonly text: string }
  /** The text that a block renders to; `parts` is null where statements stand in it. */
  | { readonly kind: 'capture'; readonly parts: readonly Expression[] | null }
  /** What another template brings. */
  | { readonly kind: 'foreign' };

export interface Argument {
  /** Of a keyword argument. */
  readonly name: string | null;
  /** `*list`, `**dictionary` */
  readonly spread: '' | '*' | '**';
  readonly value: Expression;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

export type Step = Place &
  (
    | { readonly kind: 'attribute'; readonly name: string }
    | { readonly kind: 'item'; readonly key: Expression }
    | { readonly kind: 'slice'; readonly parts: readonly (Expression | null)[] }
    | { readonly kind: 'call'; readonly args: readonly Argument[] }
    | { readonly kind: 'filter'; readonly name: string; readonly args: readonly Argument[] }
    | { readonly kind: 'test'; readonly args: readonly Argument[] }
  );

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
  return step.kind === 'attribute' ? [] : step.args.map(({ value }) => value);
}

/** `list.0.1` are items. */
export function asItems(step: Step): readonly Step[] {
  if (step.kind !== 'attribute' || !/^\d[\d.]*$/.test(step.name)) return [step];
  const { start, end } = step;
  return step.name
    .split('.')
    .map((index) => ({ kind: 'item', key: { kind: 'number', value: Number(index) }, start, end }));
}
