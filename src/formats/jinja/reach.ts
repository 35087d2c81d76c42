/** Finds the attributes that lead a template from the values that it is given to the interpreter around them. See https://jinja.palletsprojects.com/en/stable/sandbox/. */
import { Evaluator } from './evaluate.ts';
import type { Argument, Expression, Step } from './expression.ts';
import { partsOf, type Template } from './template.ts';
import type { Value } from './value.ts';

export interface Reach {
  /** The attribute, or COMPUTED. */
  readonly name: string;
  /** Characters from the start of the template: the expression that reaches it. */
  readonly start: number;
  readonly end: number;
}

/** A name that the template puts together and that may be any. */
export const COMPUTED = '(computed)';

/** Attributes of Python's objects that no data has: names with underscores around, and those of frames, code and generators. */
const INNER =
  /^(?:__\w.*|_\w+__\w*|_environment|_func|_context|mro|(?:gi|cr|ag)_(?:frame|code|await|yieldfrom|origin)|f_(?:back|globals|builtins|locals|code)|tb_(?:frame|next)|func_(?:globals|code|closure|defaults)|im_(?:func|class|self)|co_(?:code|consts|names))$/;
const DUNDER = /^__\w+__$/;
/** Functions that start something, where they are called. */
const STARTING =
  /^(?:popen|system|Popen|check_output|check_call|getoutput|getstatusoutput|eval|exec|import_module|from_pyfile|from_object|from_envvar|from_string)$/;
/** As a whole text that is kept or handed over, and so is meant as a name. */
const SPELLED =
  /^__(?:class|base|bases|mro|subclasses|init|new|call|globals|builtins|import|dict|code|closure|func|self|wrapped|getattribute|getattr|getitem|reduce|reduce_ex|module|loader|spec|init_subclass|class_getitem|subclasshook)__$/;
/** Filters that take the name of an attribute, by position or as `attribute`. */
const BY_ATTRIBUTE = new Set([
  'map',
  'selectattr',
  'rejectattr',
  'groupby',
  'sort',
  'sum',
  'min',
  'max',
  'unique',
  'join',
]);
/** A field of `str.format` that walks attributes. */
const WALKING_FIELD = /\{[^{}]*[.[]_[^{}]*\}/;

type CallStep = Extract<Step, { kind: 'call' }>;

/** What the template reaches, in the order of the text as far as it is written so. */
export function reachesOf(template: Template): readonly Reach[] {
  return new ReachFinder(template).all();
}

class ReachFinder {
  readonly #template: Template;
  readonly #parts: readonly Expression[];
  readonly #evaluator: Evaluator;
  readonly #found: Reach[] = [];

  constructor(template: Template) {
    this.#template = template;
    const parts = new Set<Expression>();
    for (const root of template.expressions) if (!parts.has(root)) for (const part of partsOf(root)) parts.add(part);
    this.#parts = [...parts];
    this.#evaluator = new Evaluator(template, passedTo(template, this.#parts));
  }

  all(): readonly Reach[] {
    for (const part of this.#parts) {
      if (part.kind === 'name') {
        if (DUNDER.test(part.name)) this.#tell(part.name, part.start, part.end);
      } else if (part.kind === 'chain') this.#chain(part.base, part.steps);
      else if (part.kind === 'list') for (const item of part.items) this.#spelled(item);
      else if (part.kind === 'dict')
        for (const [key, value] of part.entries) for (const one of [key, value]) this.#spelled(one);
    }
    for (const values of this.#template.assigned.values()) for (const value of values) this.#spelled(value);
    return this.#found;
  }

  #chain(base: Expression, steps: readonly Step[]): void {
    const start = base.kind === 'name' ? base.start : (steps[0]?.start ?? 0);
    for (const [index, step] of steps.entries()) {
      if (step.kind === 'attribute') {
        if (steps[index + 1]?.kind === 'call' && STARTING.test(step.name)) this.#tell(step.name, start, step.end);
        else this.#name(step.name, start, step.end);
      } else if (step.kind === 'item') this.#key(step.key, start, step.end, false);
      else if (step.kind === 'filter') this.#filter(step, start);
      else if (step.kind === 'call') this.#call(base, steps, index, step, start);
    }
  }

  #name(name: string, start: number, end: number): void {
    if (INNER.test(name)) this.#tell(name, start, end);
  }

  /** @param isStrict whether also what the program passes in is no honest name here */
  #key(key: Expression, start: number, end: number, isStrict: boolean): void {
    for (const value of this.#evaluator.valuesOf(key)) {
      if (value.kind === 'text') for (const name of value.text.split('.')) this.#name(name, start, end);
      else if (mayBeInner(value) || (isStrict && value.kind !== 'number')) this.#tell(COMPUTED, start, end);
    }
  }

  #filter(step: Extract<Step, { kind: 'filter' }>, start: number): void {
    const [first, second] = step.args;
    if (step.name === 'attr' && first !== undefined) this.#key(first.value, start, step.end, true);
    const applies = step.name === 'map' && first?.value.kind === 'text' && first.value.text === 'attr';
    if (applies && second !== undefined) this.#key(second.value, start, step.end, true);
    for (const argument of step.args) {
      if (BY_ATTRIBUTE.has(step.name) && step.name !== 'join') this.#key(argument.value, start, step.end, false);
      else if (argument.name === 'attribute') this.#key(argument.value, start, step.end, false);
      else this.#argument(argument, start, step.end);
    }
  }

  #call(base: Expression, steps: readonly Step[], index: number, step: CallStep, start: number): void {
    for (const argument of step.args) this.#argument(argument, start, step.end);
    const method = steps[index - 1];
    if (method?.kind !== 'attribute' || !/^format(?:_map)?$/.test(method.name)) return;
    if (base.kind === 'text' && index === 1 && WALKING_FIELD.test(base.text)) this.#tell('__format__', start, step.end);
    const receiver: Expression = { kind: 'chain', base, steps: steps.slice(0, index - 1) };
    for (const value of this.#evaluator.valuesOf(receiver)) {
      if (value.kind === 'text' && WALKING_FIELD.test(value.text)) this.#tell('__format__', start, step.end);
    }
  }

  #argument({ name, value }: Argument, start: number, end: number): void {
    if (name !== null) this.#name(name, start, end);
    this.#spelled(value, start, end);
  }

  #spelled(expression: Expression, from = 0, to = 0): void {
    if (expression.kind === 'number' || expression.kind === 'name') return;
    const { start, end } = expression.kind === 'text' ? expression : { start: from, end: to };
    for (const value of this.#evaluator.valuesOf(expression)) {
      if (value.kind === 'text' && SPELLED.test(value.text)) this.#tell(value.text, start, end);
    }
  }

  #tell(name: string, start: number, end: number): void {
    this.#found.push({ name, start, end });
  }
}

function mayBeInner(value: Value): boolean {
  return value.kind === 'built' && (value.prefix === '' || value.prefix.startsWith('_'));
}

/** What calls of macros hand to their parameters, by the names of these. */
function passedTo({ macros }: Template, parts: readonly Expression[]): ReadonlyMap<string, readonly Expression[]> {
  const passed = new Map<string, Expression[]>();
  for (const part of parts) {
    if (part.kind !== 'chain' || part.base.kind !== 'name') continue;
    const [call] = part.steps;
    const macro = macros.get(part.base.name);
    if (macro === undefined || call?.kind !== 'call') continue;
    for (const [index, { name, value }] of call.args.entries()) {
      const parameter = name ?? macro.parameters[index];
      if (parameter === undefined) continue;
      const values = passed.get(parameter) ?? [];
      passed.set(parameter, values);
      values.push(value);
    }
  }
  return passed;
}
