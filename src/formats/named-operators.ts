/** Reports what a model names and its runtime has to find, each once: operators of its own, libraries, files beside it. See https://ai.google.dev/edge/litert/models/ops_custom. */
import { keepWithin } from '../bytes/limit-error.ts';
import type { Operand } from '../facts.ts';
import { pythonString } from '../text/python-text.ts';
import type { Examination } from './format.ts';

/** Characters of a name; longer ones are cut. */
const NAME_CHARACTERS = 200;

/** Mutable: one for each model. */
export class NamedOperators {
  readonly #examination: Examination;
  readonly #module: string;
  readonly #seen = new Set<string>();

  /** @param module the runtime, as rows of the catalogue name it: `tflite` */
  constructor(examination: Examination, module: string) {
    this.#examination = examination;
    this.#module = module;
  }

  /** An operator, a layer, a delegate that the loading program must provide. @param argument what it is given, for a report */
  operator(name: string, offset: number, argument: string | null = null): void {
    this.#report(name === '' ? '(no name)' : name.slice(0, NAME_CHARACTERS), argument, offset);
  }

  /** A file that the runtime opens by this path. */
  file(path: string, offset: number): void {
    this.#report('ExternalFile', path, offset);
  }

  /** A library for the machine that the runtime loads: by its path, or from inside the model. */
  library(what: string, offset: number): void {
    this.#report('Library', what, offset);
  }

  #report(name: string, argument: string | null, offset: number): void {
    const key = `${name}\0${argument}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    keepWithin('namedOperators', this.#seen.size, offset);
    const operands = argument === null ? [] : [this.#operand(argument)];
    this.#examination.report({
      kind: 'call',
      operator: { ecosystem: 'runtime', module: this.#module, name },
      via: name === 'ExternalFile' ? 'link' : 'node',
      arguments: argument === null ? '' : pythonString(argument, this.#examination.limits.argumentCharacters),
      operands,
      offset,
    });
  }

  #operand(text: string): Operand {
    const { argumentCharacters } = this.#examination.limits;
    if (text.length > argumentCharacters) return { kind: 'opaque', reason: 'longer than a path' };
    return { kind: 'literal', type: 'str', text: pythonString(text, argumentCharacters) };
  }
}

export interface Component {
  readonly module: string;
  readonly name: string;
  /** Its arguments as text, for a report. */
  readonly given: string;
  readonly offset: number;
}

/** A class of Python that a runtime imports and calls. @param seen the components of this model so far */
export function reportComponent(examination: Examination, component: Component, seen: Set<string>): void {
  const { offset, given } = component;
  const module = component.module.slice(0, NAME_CHARACTERS);
  const name = component.name.slice(0, NAME_CHARACTERS);
  const key = `${module}\0${name}`;
  if (seen.has(key)) return;
  seen.add(key);
  keepWithin('namedOperators', seen.size, offset);
  const operator = { ecosystem: 'python', module, name } as const;
  examination.report({ kind: 'import', operator, via: 'config', offset });
  examination.report({ kind: 'call', operator, via: 'component', arguments: given, operands: [], offset });
}
