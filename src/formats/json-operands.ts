/** Values of JSON as what a call is given, for readers of JSON that names what a loader calls. See RFC 8259. */
import type { Arm, Operand } from '../facts.ts';
import { isNotedKey } from '../pickle/machine/executed-state.ts';
import { pythonValue } from '../text/python-text.ts';

export type ContainerType = Extract<Operand, { kind: 'container' }>['type'];

/** What is neither a list nor an object. */
export function literalOperand(value: string | number | boolean | null): Operand {
  const type = typeof value === 'string' ? 'str' : typeof value === 'number' ? 'int' : 'bool';
  return { kind: 'literal', type: value === null ? 'NoneType' : type, text: pythonValue(value, 0) };
}

/**
 * @param keys of the object itself
 * @param arms what may be called of it and of all that it holds
 */
export function containerOperand(type: ContainerType, keys: readonly string[], arms: readonly Arm[]): Operand {
  const noted = keys.filter(isNotedKey);
  const operators = arms.flatMap(({ operator }) => (operator === null ? [] : [operator]));
  return { kind: 'container', type, operators, dunderKeys: noted, keys: noted, complete: true, arms };
}
