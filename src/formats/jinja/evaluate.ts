/** What an expression of a template may come to, as far as it depends on the template alone. What is not modelled is what the author chose, never harmless. */
import { CEILINGS } from '../../limits.ts';
import type { Argument, Expression, Step } from './expression.ts';
import { filtered } from './filters.ts';
import { KEPT, Knowledge, renderedBy } from './knowledge.ts';
import { AUTHORS_TEXT, FUNCTIONS, TEXT_MAKERS } from './known-methods.ts';
import { ValueReader } from './methods.ts';
import { allGiven, type Given, operate, renderedOf, sliceOf } from './operations.ts';
import { dictionaryOf, spreadNamed, unpacked } from './spread.ts';
import { CALLER, type Template } from './template.ts';
import {
  alternativesOf,
  BUILT,
  bounded,
  DATA,
  dictOf,
  listOf,
  mixed,
  NUMBER,
  oneOf,
  TEXT,
  textValue,
  type Value,
} from './value.ts';

/** Knows every value of one template once it is made. */
export class Evaluator {
  readonly #template: Template;
  readonly #knowledge = new Knowledge();
  readonly #reader: ValueReader;
  #known = new Map<Expression, readonly Value[]>();

  constructor(template: Template) {
    this.#template = template;
    this.#reader = new ValueReader(this.#knowledge, (macro) => template.macros.get(macro)?.signatures.flat() ?? []);
    for (let round = 0; round < CEILINGS.templateRounds.most; round += 1) {
      this.#knowledge.beginRound();
      this.#known = new Map();
      this.#evaluateAll();
      if (!this.#knowledge.isNew) return;
    }
    this.isWhole = false;
  }

  /** False where a limit ended it. */
  isWhole = true;

  /** Its alternatives; never empty. */
  valuesOf(expression: Expression): readonly Value[] {
    const known = this.#known.get(expression);
    if (known !== undefined) return known;
    const values = bounded(this.#evaluate(expression));
    this.#known.set(expression, values);
    return values;
  }

  /** Of `base` after these steps. */
  valuesAfter(base: Expression, steps: readonly Step[]): readonly Value[] {
    return steps.length === 0 ? this.valuesOf(base) : bounded(this.#chain(base, steps));
  }

  /** What a call is given, spread lists and dictionaries laid out. */
  givenBy(args: readonly Argument[]): Given {
    const positional: Value[] = [];
    const named = new Map<string, Value>();
    const rest: Value[] = [];
    for (const { name, spread, value } of args) {
      const values = this.valuesOf(value);
      const [only = DATA] = values;
      if (spread === '*') {
        const isKnown =
          values.length === 1 && only.kind === 'items' && !only.isLoose && this.#knowledge.of(KEPT.items).length === 0;
        if (isKnown && rest.length === 0) positional.push(...only.items);
        else rest.push(...values.flatMap((one) => this.#reader.eachOf(one)));
      } else if (spread === '**') spreadNamed(values, this.#knowledge.of(KEPT.entries), named, rest);
      else if (name !== null)
        named.set(name, oneOf([...(named.get(name) === undefined ? [] : [named.get(name) ?? DATA]), ...values]));
      else if (rest.length > 0) rest.push(...values);
      else positional.push(oneOf(values));
    }
    return { positional, named, rest };
  }

  #evaluateAll(): void {
    const { assigned, expressions, loops, macros } = this.#template;
    // In the order of the text, in which most names are set before they are used.
    for (const [name, values] of assigned) for (const value of values) this.#knowledge.add(name, this.valuesOf(value));
    for (const expression of expressions) this.valuesOf(expression);
    for (const [name, { bodies }] of macros) {
      for (const body of bodies) this.#knowledge.add(renderedBy(name), this.valuesOf(body));
    }
    for (const { iterated } of loops) {
      this.#knowledge.add(
        KEPT.looped,
        this.valuesOf(iterated).flatMap((value) => this.#reader.eachOf(value)),
      );
    }
  }

  #evaluate(expression: Expression): readonly Value[] {
    switch (expression.kind) {
      case 'text':
      case 'rendered':
        return [textValue(expression.text)];
      case 'number':
        return [{ kind: 'number', value: expression.value }];
      case 'name':
        return this.#named(expression.name);
      case 'list':
        return [listOf(expression.items.map((item) => oneOf(this.valuesOf(item))))];
      case 'dict':
        return [
          dictOf(expression.entries.map(([key, value]) => [oneOf(this.valuesOf(key)), oneOf(this.valuesOf(value))])),
        ];
      case 'operation':
        return operate(
          expression.operators,
          expression.operands.map((operand) => this.valuesOf(operand)),
        );
      case 'choice':
        return expression.options.flatMap((option) => this.valuesOf(option));
      case 'truth':
        return [DATA];
      case 'each':
        return this.valuesOf(expression.of).flatMap((value) => this.#reader.eachOf(value));
      case 'capture':
        if (expression.parts === null) return [TEXT];
        return renderedOf(
          expression.parts.map((part) => ({ values: this.valuesOf(part), isData: part.kind === 'rendered' })),
        );
      case 'foreign':
        return [BUILT];
      case 'chain':
        return this.#chain(expression.base, expression.steps);
    }
  }

  #named(name: string): readonly Value[] {
    const values = [...this.#knowledge.of(name)];
    if (this.#template.macros.has(name)) values.push({ kind: 'macro', name });
    if (FUNCTIONS.has(name)) values.push({ kind: 'function', name });
    if (AUTHORS_TEXT.test(name)) values.push(TEXT);
    if (name === 'self') values.push(BUILT);
    if (name === 'varargs') values.push(listOf(this.#knowledge.of(KEPT.given), true));
    if (name === 'kwargs')
      values.push(dictOf([[oneOf(this.#knowledge.of(KEPT.names)), oneOf(this.#knowledge.of(KEPT.named))]]));
    return values.length === 0 ? [DATA] : values;
  }

  #chain(base: Expression, steps: readonly Step[]): readonly Value[] {
    let values = this.valuesOf(base);
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index] as Step; // the index is in range
      const next = steps[index + 1];
      if (step.kind === 'attribute' && next?.kind === 'call') {
        const given = this.givenBy(next.args);
        values = values.flatMap((value) => this.#method(value, step.name, given));
        index += 1;
      } else if (step.kind === 'call') {
        const given = this.givenBy(step.args);
        const isMaker = index === 0 && base.kind === 'name' && TEXT_MAKERS.has(base.name);
        // The template may have a value of its own under that name.
        values = [...(isMaker ? [TEXT] : []), ...values.flatMap((value) => this.#call(value, given))];
      } else values = values.flatMap((value) => this.#step(value, step));
      values = bounded(values);
    }
    return values;
  }

  #step(value: Value, step: Exclude<Step, { kind: 'call' }>): readonly Value[] {
    switch (step.kind) {
      case 'attribute':
        return this.#reader.attributeOf(value, step.name);
      case 'item':
        return this.valuesOf(step.key).flatMap((key) => this.#reader.itemOf(value, key));
      case 'slice':
        return [
          sliceOf(
            value,
            step.parts.map((part) => (part === null ? null : oneOf(this.valuesOf(part)))),
          ),
        ];
      case 'filter':
        return filtered(value, step.name, this.givenBy(step.args), this.#reader);
      case 'test':
        return [DATA];
    }
  }

  #method(value: Value, name: string, given: Given): readonly Value[] {
    const known = this.#reader.methodOf(value, name, given);
    if (known !== null) return known;
    return this.#reader.attributeOf(value, name).flatMap((callee) => this.#call(callee, given));
  }

  #call(callee: Value, given: Given): readonly Value[] {
    const all = allGiven(given);
    switch (callee.kind) {
      case 'macro':
        return this.#callMacro(callee.name, given);
      case 'function':
        return this.#callFunction(callee.name, given);
      case 'built':
        if (callee.isText) return [mixed([TEXT, ...all])];
        // It may be any macro, or a method that keeps what it is given.
        for (const name of this.#template.macros.keys()) this.#callMacro(name, given);
        this.#reader.keepAnywhere(all);
        return [BUILT];
      case 'any':
        return callee.values.flatMap((one) => this.#call(one, given));
      default:
        return [mixed([callee, ...all])];
    }
  }

  #callFunction(name: string, given: Given): readonly Value[] {
    const all = allGiven(given);
    if (name === 'range') return [listOf([NUMBER], true)];
    if (name === 'dict' || name === 'namespace') return [dictionaryOf(given, name === 'namespace', this.#reader)];
    if (name === 'loop') {
      const each = all.flatMap((value) => this.#reader.eachOf(value));
      this.#knowledge.add(KEPT.looped, each);
      for (const { targets } of this.#template.loops) {
        for (const target of targets.names) this.#knowledge.add(target, unpacked(each, targets.depth, this.#reader));
      }
      return [TEXT];
    }
    return [name === 'lipsum' ? TEXT : mixed(all)];
  }

  #callMacro(name: string, given: Given): readonly Value[] {
    const macro = this.#template.macros.get(name);
    const { positional, named, rest } = given;
    for (const parameters of macro?.signatures ?? []) {
      for (const [index, parameter] of parameters.entries()) {
        const values = [positional[index], named.get(parameter), ...rest].filter((value) => value !== undefined);
        this.#knowledge.add(parameter, values.flatMap(alternativesOf));
      }
    }
    this.#knowledge.add(KEPT.given, [...positional, ...rest].flatMap(alternativesOf));
    this.#knowledge.add(KEPT.named, [...named.values(), ...rest].flatMap(alternativesOf));
    this.#knowledge.add(
      CALLER,
      [...(named.get(CALLER) === undefined ? [] : [named.get(CALLER) ?? DATA]), ...rest].flatMap(alternativesOf),
    );
    this.#knowledge.add(KEPT.names, [...[...named.keys()].map(textValue), ...rest]);
    return macro === undefined ? [TEXT] : this.#knowledge.of(renderedBy(name));
  }
}
