/** What an expression of a template may come to, as far as it depends on the template alone: constant text is put together as Jinja would. */
import type { Argument, Expression, Step } from './expression.ts';
import type { Template } from './template.ts';
import { callText, filterText } from './text-functions.ts';
import { BUILT, DATA, ITEMS, isText, TEXT_CHARACTERS, textValue, type Value } from './value.ts';

/** Alternatives of one expression; more are no longer told apart. CWE-407. */
const ALTERNATIVES = 16;
/** Names that lead to names; beyond it a text counts as built. CWE-674. */
const DEPTH = 300;

/** Texts that the author of the model chooses, although the program passes them in. */
const AUTHORS_TEXT = /(?:^|_)(?:token|tokens|special_tokens_map)$/;

/** Evaluates each expression once. Mutable: one for each template. */
export class Evaluator {
  readonly #template: Template;
  readonly #passed: ReadonlyMap<string, readonly Expression[]>;
  readonly #known = new Map<Expression, readonly Value[]>();
  readonly #many = new Map<string, readonly Value[]>();
  readonly #open = new Set<Expression>();
  #circles = 0;

  /** @param passed what calls hand to the parameters of macros */
  constructor(template: Template, passed: ReadonlyMap<string, readonly Expression[]>) {
    this.#template = template;
    this.#passed = passed;
  }

  /** At most ALTERNATIVES values; never empty. */
  valuesOf(expression: Expression): readonly Value[] {
    const known = this.#known.get(expression);
    if (known !== undefined) return known;
    if (this.#open.size > DEPTH) return [BUILT];
    if (this.#open.has(expression)) {
      if (this.#isBuiltOn(expression)) this.#circles += 1;
      return [DATA];
    }
    const circlesBefore = this.#circles;
    this.#open.add(expression);
    let values = bounded(this.#evaluate(expression));
    this.#open.delete(expression);
    // What is made of itself: numbers count up so, but a text may grow into any.
    if (this.#circles > circlesBefore && values.some(isText)) values = bounded([...values, BUILT]);
    this.#known.set(expression, values);
    return values;
  }

  /** Whether between an open expression and its own return text is made: `x = x ~ 'a'`, but not `x = y` with `y = x`. */
  #isBuiltOn(expression: Expression): boolean {
    const open = [...this.#open];
    return open.slice(open.indexOf(expression)).some(makesText);
  }

  #evaluate(expression: Expression): readonly Value[] {
    switch (expression.kind) {
      case 'text':
        return [textValue(expression.text)];
      case 'number':
        return [{ kind: 'number', value: expression.value }];
      case 'name':
        return this.#named(expression.name) ?? [AUTHORS_TEXT.test(expression.name) ? BUILT : DATA];
      case 'list':
        return [{ kind: 'items', items: expression.items.slice(0, ITEMS).map((item) => this.#joined(item)) }];
      case 'dict':
        return [
          {
            kind: 'dict',
            entries: expression.entries.slice(0, ITEMS).map(([key, value]) => [this.#joined(key), this.#joined(value)]),
          },
        ];
      case 'operation':
        return this.#operation(expression.operator, expression.operands);
      case 'choice':
        return expression.options.flatMap((option) => this.valuesOf(option));
      case 'truth':
        return [DATA];
      case 'each':
        return this.valuesOf(expression.of).flatMap(eachOf);
      case 'capture':
        if (expression.parts === null) return [BUILT];
        return this.#operation('~', expression.parts).map((value) =>
          value.kind === 'text' ? textValue(value.text.trim()) : value,
        );
      case 'chain':
        return this.#chain(expression.base, expression.steps);
    }
  }

  /** One value: several alternatives inside a container are only known to be built. */
  #joined(expression: Expression): Value {
    const [only = DATA, ...others] = this.valuesOf(expression);
    if (others.length === 0) return only;
    return [only, ...others].some(isText) ? BUILT : DATA;
  }

  #named(name: string): readonly Value[] | null {
    const assigned = this.#template.assigned.get(name) ?? [];
    const passed = this.#passed.get(name) ?? [];
    if (assigned.length + passed.length === 0) return null;
    if (assigned.length + passed.length > ALTERNATIVES) return this.#manyNamed(name, assigned, passed);
    return [...assigned, ...passed].flatMap((source) => this.valuesOf(source));
  }

  /** A name that is set in more places than are told apart: looked at once. */
  #manyNamed(name: string, ...sources: readonly (readonly Expression[])[]): readonly Value[] {
    const known = this.#many.get(name);
    if (known !== undefined) return known;
    this.#many.set(name, [DATA]);
    const hasText = sources.some((some) => some.some((source) => this.valuesOf(source).some(isText)));
    const values = [hasText ? BUILT : DATA];
    this.#many.set(name, values);
    return values;
  }

  #operation(operator: string, operands: readonly Expression[]): readonly Value[] {
    const all = operands.map((operand) => this.valuesOf(operand));
    if (operator === '~') return combine(all);
    const hasText = all.some((values) => values.some(isText));
    if (operator === '+' && hasText) return combine(all);
    if (!hasText) return [DATA];
    return operator === '*' ? repeat(all) : [operator === '%' ? formatted(all) : BUILT];
  }

  #chain(base: Expression, steps: readonly Step[]): readonly Value[] {
    let values = base.kind === 'name' ? this.#called(base.name, steps) : null;
    const rest = values === null ? steps : steps.slice(1);
    if (values === null) values = this.valuesOf(base);
    for (let index = 0; index < rest.length; index += 1) {
      const step = rest[index] as Step; // the index is in range
      const next = rest[index + 1];
      if (step.kind === 'attribute' && next?.kind === 'call') {
        values = values.flatMap((value) => callText(value, step.name, this.#given(next.args)));
        index += 1;
      } else values = values.flatMap((value) => this.#step(value, step));
      values = bounded(values);
    }
    return values;
  }

  /** `macro(…)`, `dict(a=…)`, `ns.x`, as far as they are the first step. */
  #called(name: string, [step]: readonly Step[]): readonly Value[] | null {
    if (step?.kind === 'attribute') return this.#named(`${name}.${step.name}`);
    if (step?.kind !== 'call') return null;
    const macro = this.#template.macros.get(name);
    if (macro !== undefined)
      return macro.bodies.length === 0 ? [BUILT] : macro.bodies.flatMap((body) => this.valuesOf(body));
    if (name === 'dict' || name === 'namespace') {
      const entries = step.args
        .slice(0, ITEMS)
        .flatMap((argument): [Value, Value][] =>
          argument.name === null ? [] : [[textValue(argument.name), this.#joined(argument.value)]],
        );
      return [{ kind: 'dict', entries }];
    }
    if (name === 'strftime_now' || name === 'lipsum') return [BUILT];
    return name === 'caller' || name === 'super' ? [BUILT] : [DATA];
  }

  #given(args: readonly Argument[]): readonly Value[] {
    return args.slice(0, ITEMS).map(({ value }) => this.#joined(value));
  }

  #step(value: Value, step: Step): readonly Value[] {
    switch (step.kind) {
      case 'attribute':
        return itemOf(value, textValue(step.name));
      case 'item':
        return this.valuesOf(step.key).flatMap((key) => itemOf(value, key));
      case 'slice':
        return [
          sliceOf(
            value,
            step.parts.map((part) => (part === null ? null : this.#joined(part))),
          ),
        ];
      case 'filter':
        return filterText(value, step.name, this.#given(step.args));
      case 'call':
        return [isText(value) ? BUILT : DATA];
      case 'test':
        return [DATA];
    }
  }
}

function makesText(expression: Expression): boolean {
  if (expression.kind === 'chain') return expression.steps.some(({ kind }) => kind !== 'attribute' && kind !== 'test');
  return expression.kind === 'operation' || expression.kind === 'capture';
}

function bounded(values: readonly Value[]): readonly Value[] {
  if (values.length === 0) return [DATA];
  if (values.length === 1) return values;
  const distinct = new Map(values.map((value) => [keyOf(value), value]));
  if (distinct.size <= ALTERNATIVES) return [...distinct.values()];
  return [[...distinct.values()].some(isText) ? BUILT : DATA];
}

function keyOf(value: Value): unknown {
  if (value.kind === 'text') return `text ${value.text}`;
  if (value.kind === 'number') return `number ${value.value}`;
  if (value.kind === 'built') return `built ${value.prefix}`;
  return value.kind === 'data' ? 'data' : value;
}

/** Every way to put one alternative of each operand behind the other. */
function combine(all: readonly (readonly Value[])[]): readonly Value[] {
  let results: readonly Value[] = [{ kind: 'text', text: '' }];
  for (const values of all) {
    if (results.length * values.length > ALTERNATIVES) return [BUILT];
    results = results.flatMap((result) => values.map((value) => append(result, value)));
    if (results.every((result) => result.kind === 'built')) break;
  }
  return results;
}

function append(result: Value, value: Value): Value {
  if (result.kind !== 'text') return result;
  if (value.kind === 'text') return textValue(result.text + value.text);
  if (value.kind === 'number') return textValue(result.text + value.value);
  const prefix = value.kind === 'built' ? value.prefix : '';
  return { kind: 'built', prefix: result.text + prefix };
}

function repeat(all: readonly (readonly Value[])[]): readonly Value[] {
  const [[text] = [], [count] = []] = all.some((values) => values.length > 1) || all.length > 2 ? [] : all;
  const [string, times] = text?.kind === 'number' ? [count, text] : [text, count];
  if (string?.kind !== 'text' || times?.kind !== 'number') return [BUILT];
  return [
    times.value * string.text.length > TEXT_CHARACTERS
      ? BUILT
      : textValue(string.text.repeat(Math.max(0, times.value))),
  ];
}

function formatted(all: readonly (readonly Value[])[]): Value {
  const [format, given] = all.map(([first]) => first);
  if (format?.kind !== 'text' || given === undefined) return BUILT;
  const [result = BUILT] = filterText(format, 'format', given.kind === 'items' ? given.items : [given]);
  return result;
}

/** What a loop gives. */
export function eachOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'items':
      // `for key, value in [['a', 'b']]` unpacks.
      return value.items.flatMap((item) => (item.kind === 'items' ? [item, ...item.items] : [item]));
    case 'dict':
      return value.entries.flat();
    case 'text':
      return value.text.length <= ALTERNATIVES ? [...value.text].map(textValue) : [BUILT];
    case 'built':
      return [BUILT];
    default:
      return [DATA];
  }
}

function itemOf(value: Value, key: Value): readonly Value[] {
  if (value.kind === 'items') return key.kind === 'number' ? [value.items.at(key.value) ?? DATA] : value.items;
  if (value.kind === 'dict') {
    if (key.kind !== 'text') return value.entries.map(([, one]) => one);
    const found = value.entries.filter(
      ([one]) => one.kind === 'built' || (one.kind === 'text' && one.text === key.text),
    );
    return found.map(([, one]) => one);
  }
  if (value.kind === 'text' && key.kind === 'number') return [textValue(value.text.at(key.value) ?? '')];
  return [isText(value) ? BUILT : DATA];
}

function sliceOf(value: Value, parts: readonly (Value | null)[]): Value {
  if (value.kind !== 'text' && value.kind !== 'items') return isText(value) ? BUILT : DATA;
  const numbers = parts.map((part) => (part === null ? null : part.kind === 'number' ? part.value : Number.NaN));
  if (numbers.some(Number.isNaN)) return value.kind === 'text' ? BUILT : value;
  const [from = null, to = null, by = null] = numbers;
  const sequence: readonly (string | Value)[] = value.kind === 'text' ? [...value.text] : value.items;
  const picked = pick(sequence, from, to, by ?? 1);
  if (value.kind === 'text') return textValue(picked.join(''));
  return { kind: 'items', items: picked.filter((one) => typeof one !== 'string') };
}

/** As Python slices. */
function pick<Item>(sequence: readonly Item[], from: number | null, to: number | null, by: number): Item[] {
  const { length } = sequence;
  const at = (position: number) => (position < 0 ? position + length : position);
  const picked: Item[] = [];
  if (by > 0) {
    const last = Math.min(at(to ?? length), length);
    for (let index = Math.max(at(from ?? 0), 0); index < last; index += by) picked.push(sequence[index] as Item); // in range
  } else if (by < 0) {
    const last = to === null ? -1 : Math.max(at(to), -1);
    for (let index = Math.min(at(from ?? length - 1), length - 1); index > last; index += by)
      picked.push(sequence[index] as Item); // in range
  }
  return picked;
}
