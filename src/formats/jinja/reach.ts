/** Finds the attributes that lead a template from the values that it is given to the interpreter around them. See https://jinja.palletsprojects.com/en/stable/sandbox/. */
import { LimitError } from '../../bytes/limit-error.ts';
import { ENVIRONMENT_NAMES, FRAME_NAMES, HIDDEN_NAMES, STARTING_NAMES } from '../../inner-names.ts';
import { Evaluator } from './evaluate.ts';
import { type Argument, type Expression, partsOf, type Step } from './expression.ts';
import { allGiven, type Given } from './operations.ts';
import type { Template } from './template.ts';
import { alternativesOf, NUMBER, textValue, type Value } from './value.ts';

export interface Reach {
  /** The attribute, or COMPUTED. */
  readonly name: string;
  /** The name at the head of the expression, where it is one. */
  readonly base: string | null;
  /** Characters from the start of the template: the expression that reaches it. */
  readonly start: number;
  readonly end: number;
}

/** A name that the template puts together and that may be any. */
export const COMPUTED = '(computed)';

/** Attributes of Python's objects that no data has: names with underscores around, and those of frames, code and generators. */
const INNER = new RegExp(`^(?:__\\w.*|_\\w(?:(?!__)\\w)*__\\w*|${[...ENVIRONMENT_NAMES, ...FRAME_NAMES].join('|')})$`);
const DUNDER = /^__\w+__$/;
/** Where they are called. */
const STARTING: ReadonlySet<string> = new Set(STARTING_NAMES);
/** As a whole text that is kept or handed over, and so is meant as a name. */
const AS_TEXT: ReadonlySet<string> = new Set(HIDDEN_NAMES);
/** Filters that take the name of an attribute, and at which places; all of them also as `attribute`. */
const BY_ATTRIBUTE: ReadonlyMap<string, readonly number[]> = new Map([
  ['map', []],
  ['selectattr', [0]],
  ['rejectattr', [0]],
  ['groupby', [0]],
  ['sort', [2]],
  ['sum', [0]],
  ['min', [1]],
  ['max', [1]],
  ['unique', [1]],
  ['join', [1]],
]);
/** Names that lead out, besides those with an underscore before them. */
const LEADING_OUT = [...FRAME_NAMES, ...STARTING_NAMES, 'format', 'format_map'];
/** Methods of text whose fields walk attributes. */
const FORMATTING = /^format(?:_map)?$/;
/** The name in a field of `str.format`, before its conversion and format. */
const FIELD = /\{([^{}:!]*)/g;

/** @throws LimitError where so much leads to so much that the values are not known */
export function reachesOf(template: Template): readonly Reach[] {
  const evaluator = new Evaluator(template);
  const reaches = new ReachFinder(template, evaluator).all();
  if (evaluator.isWhole) return reaches;
  throw new LimitError('templateRounds', 0);
}

class ReachFinder {
  readonly #template: Template;
  readonly #evaluator: Evaluator;
  readonly #found: Reach[] = [];
  /** Of the chain that is looked at. */
  #base: string | null = null;

  constructor(template: Template, evaluator: Evaluator) {
    this.#template = template;
    this.#evaluator = evaluator;
  }

  /** In the order of the text as far as it is written so. */
  all(): readonly Reach[] {
    const parts = new Set<Expression>();
    for (const root of this.#template.expressions) {
      if (!parts.has(root)) for (const part of partsOf(root)) parts.add(part);
    }
    for (const part of parts) {
      if (part.kind === 'name') {
        if (DUNDER.test(part.name)) this.#report(part.name, part.start, part.end);
      } else if (part.kind === 'chain') this.#chain(part.base, part.steps);
      else if (part.kind === 'list') for (const item of part.items) this.#spelled(item);
      else if (part.kind === 'dict') {
        for (const [key, value] of part.entries) for (const one of [key, value]) this.#spelled(one);
      }
    }
    for (const values of this.#template.assigned.values()) for (const value of values) this.#spelled(value);
    return this.#found;
  }

  #chain(base: Expression, steps: readonly Step[]): void {
    const start = base.kind === 'name' ? base.start : (steps[0]?.start ?? 0);
    this.#base = base.kind === 'name' ? base.name : null;
    for (const [index, step] of steps.entries()) {
      const place = { start, end: step.end };
      const isCalled = steps[index + 1]?.kind === 'call';
      const receiver = () => this.#evaluator.valuesAfter(base, steps.slice(0, index));
      if (step.kind === 'attribute') this.#name(step.name, place, receiver, isCalled);
      else if (step.kind === 'item') this.#key(step.key, place, receiver, isCalled);
      else if (step.kind === 'filter') this.#filter(step, place, receiver);
      else if (step.kind === 'call') this.#arguments(step.args, place);
    }
    this.#base = null;
  }

  #name(name: string, { start, end }: Place, receiver: () => readonly Value[], isCalled = false): void {
    if (INNER.test(name) || (isCalled && STARTING.has(name))) this.#report(name, start, end);
    else if (FORMATTING.test(name)) this.#formats(receiver(), { start, end });
  }

  /** A text that is asked to fill its own fields. */
  #formats(receivers: readonly Value[], { start, end }: Place): void {
    for (const value of receivers.flatMap(alternativesOf)) {
      if (value.kind === 'text' && walksOut(value.text)) this.#report('__format__', start, end);
      else if (value.kind === 'built') this.#report(COMPUTED, start, end);
    }
  }

  #key(key: Expression, place: Place, receiver: () => readonly Value[], isCalled = false): void {
    for (const value of this.#evaluator.valuesOf(key)) this.#keyValue(value, place, receiver, isCalled);
  }

  #keyValue(value: Value, place: Place, receiver: () => readonly Value[], isCalled = false): void {
    if (value.kind === 'text') for (const name of value.text.split('.')) this.#name(name, place, receiver, isCalled);
    else if (value.kind === 'any') for (const one of value.values) this.#keyValue(one, place, receiver, isCalled);
    else if (value.kind === 'built' && mayLeadOut(value.prefix)) this.#report(COMPUTED, place.start, place.end);
  }

  /** Names with dots between them; `sort` takes several paths with commas between them. */
  #path(value: Value, place: Place, receiver: () => readonly Value[]): void {
    for (const one of alternativesOf(value)) {
      const last = one.kind === 'built' ? (one.prefix.split(/[.,]/).pop() ?? '') : '';
      if (one.kind === 'built') this.#keyValue({ ...one, prefix: last }, place, receiver);
      const parts = one.kind === 'text' ? one.text.split(',').map(textValue) : [one];
      for (const part of parts) this.#keyValue(part, place, receiver);
    }
  }

  /** Where also what the program passes in is no honest name. */
  #strictKey(value: Value, place: Place, receiver: () => readonly Value[]): void {
    const isUnknown = alternativesOf(value).some(({ kind }) => kind !== 'text' && kind !== 'number');
    if (isUnknown) this.#report(COMPUTED, place.start, place.end);
    else this.#keyValue(value, place, receiver);
  }

  #filter({ name, args }: Extract<Step, { kind: 'filter' }>, place: Place, receiver: () => readonly Value[]): void {
    const { positional, named, rest } = this.#evaluator.givenBy(args);
    this.#applied(name, { positional, named, rest }, place, receiver);
    this.#arguments(args, place);
  }

  /** A filter by itself, or as `map` applies one to every item. */
  #applied(name: string, given: Given, place: Place, receiver: () => readonly Value[]): void {
    const { positional, named, rest } = given;
    const attribute = named.get('attribute');
    if (attribute !== undefined) this.#path(attribute, place, receiver);
    if (name === 'attr') for (const value of allGiven(given)) this.#strictKey(value, place, receiver);
    const places = BY_ATTRIBUTE.get(name);
    if (places === undefined) return;
    for (const at of places) this.#path(positional[at] ?? NUMBER, place, receiver);
    for (const value of rest) this.#strictKey(value, place, receiver);
    if (name !== 'map' || positional.length === 0) return;
    const [filter = NUMBER, ...others] = positional;
    const inner: Given = { positional: others, named, rest };
    for (const one of alternativesOf(filter)) {
      // It may be `attr`.
      const applied = one.kind === 'text' ? one.text : 'attr';
      if (applied !== 'map') this.#applied(applied, inner, place, receiver);
      else for (const value of allGiven(inner)) this.#strictKey(value, place, receiver);
    }
  }

  #arguments(args: readonly Argument[], { start, end }: Place): void {
    for (const { name, value } of args) {
      if (name !== null && INNER.test(name)) this.#report(name, start, end);
      this.#spelled(value, start, end);
    }
  }

  #spelled(expression: Expression, from = 0, to = 0): void {
    if (expression.kind === 'number' || expression.kind === 'name') return;
    const { start, end } = expression.kind === 'text' ? expression : { start: from, end: to };
    for (const value of this.#evaluator.valuesOf(expression)) {
      if (value.kind === 'text' && AS_TEXT.has(value.text)) this.#report(value.text, start, end);
    }
  }

  #report(name: string, start: number, end: number): void {
    this.#found.push({ name, base: this.#base, start, end });
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Whether a text that begins so may become a name that leads out. */
function mayLeadOut(prefix: string): boolean {
  return prefix.startsWith('_') || prefix === '' || LEADING_OUT.some((name) => name.startsWith(prefix));
}

/** Whether a field of the text reads an inner attribute: `{0.__class__}` */
function walksOut(text: string): boolean {
  return [...text.matchAll(FIELD)].some(([, field = '']) =>
    field
      .split(/[.[\]]/)
      .slice(1)
      .some((name) => INNER.test(name)),
  );
}
