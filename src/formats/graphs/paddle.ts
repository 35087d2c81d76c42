/** Programs of PaddlePaddle (`.pdmodel`, `__model__`): the operators, of which some leave the tensors. See https://github.com/PaddlePaddle/Paddle/blob/develop/paddle/fluid/framework/framework.proto. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { meansNo } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type Field, fieldsOf } from '../../wire/protobuf.ts';
import { holdsContent, recognisingWindow, TAG_BYTES } from '../../wire/recognising.ts';
import type { Examination, Format } from '../format.ts';

/** ProgramDesc.blocks, BlockDesc.ops, OpDesc.inputs, outputs and type. */
const BLOCKS = 1;
const OPERATORS = 4;
const INPUTS = 1;
const OUTPUTS = 2;
const TYPE = 3;

const OPERATOR = /^[a-z][a-z0-9_]{0,100}$/;
const TEXT_BYTES = 256;
/** Values that are kept of a field that stands several times. CWE-770. */
const DOUBLE_VALUES = 8;

export const paddleFormat: Format = {
  id: 'paddle',
  spec: 'https://github.com/PaddlePaddle/Paddle/blob/develop/paddle/fluid/framework/framework.proto',
  kind: 'model',
  title: 'Paddle programs',
  extensions: ['pdmodel'],
  sees: 'operators that run Python or read files',
  provenWith: 'paddlepaddle 3.3.1',
  isLoose: true,
  firstBytes: TAG_BYTES,
  probe(source, name, once) {
    if (!isPaddle(source, name, once)) return null;
    return (examination) => examineProgram(source, examination);
  },
};

function isPaddle(source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  return once(holdsContent) && isProgram(recognisingWindow(source, once));
}

function examineProgram(source: ByteSource, examination: Examination): void {
  const operators = new PaddleOperators(examination);
  for (const { name, hasValues, offset } of operatorsOf(new ByteWindow(source))) {
    if (hasValues) operators.report(name, offset);
  }
}

/** Each operator of a program once. Mutable: one for each program. */
export class PaddleOperators {
  readonly #examination: Examination;
  readonly #reported = new Set<string>();

  constructor(examination: Examination) {
    this.#examination = examination;
  }

  report(name: string, offset: number): void {
    if (this.#reported.has(name)) return;
    this.#reported.add(name);
    keepWithin('paddleOperators', this.#reported.size, offset);
    const operator = { ecosystem: 'paddle', module: 'paddle', name } as const;
    this.#examination.report({ kind: 'call', operator, via: 'node', arguments: '', operands: [], offset });
  }
}

/** There is no magic: the bytes must come down to an operator with a name and values. */
function isProgram(window: ByteWindow): boolean {
  try {
    for (const { name, hasValues } of operatorsOf(window)) return hasValues && OPERATOR.test(name);
  } catch (error) {
    if (!meansNo(error)) throw error;
  }
  return false;
}

interface PaddleOperator {
  readonly name: string;
  /** Whether it names an input or output. */
  readonly hasValues: boolean;
  readonly offset: number;
}

function* operatorsOf(window: ByteWindow): Generator<PaddleOperator> {
  for (const block of fieldsOf(window, 0, window.source.size)) {
    if (block.number !== BLOCKS) continue;
    for (const operator of fieldsOf(window, block.start, block.end)) {
      if (operator.number === OPERATORS) yield* readOperator(window, operator);
    }
  }
}

/** Every name that it has: a field that stands twice is read differently by readers. */
function* readOperator(window: ByteWindow, operator: Field): Generator<PaddleOperator> {
  const names: string[] = [];
  let hasValues = false;
  for (const field of fieldsOf(window, operator.start, operator.end)) {
    if (field.number === INPUTS || field.number === OUTPUTS) hasValues = true;
    if (field.number !== TYPE) continue;
    // The first ones and the last, which protobuf keeps.
    const kept = Math.min(names.length, DOUBLE_VALUES - 1);
    names[kept] = window.text(field.start, Math.min(field.end, field.start + TEXT_BYTES), 'utf8');
  }
  for (const name of names) yield { name, hasValues, offset: operator.start };
}
