/** Texts that a loader hands to `eval`: whether they do more than name and list things. See https://docs.python.org/3/library/functions.html#eval. */
import { pythonString } from '../../text/python-text.ts';
import { operatorAt } from '../configuration/dotted-name.ts';
import type { Examination } from '../format.ts';
import { readExpression } from '../yolo/python-expression.ts';

/** What Ultralytics and YOLOv5 keep of a model as text, in its metadata, and evaluated before 2025. */
export const EVALUATED_KEYS: ReadonlySet<string> = new Set([
  'names',
  'imgsz',
  'kpt_shape',
  'kpt_names',
  'args',
  'end2end',
]);
/** One of these stands beside them. */
export const MARKING_KEYS: ReadonlySet<string> = new Set(['stride', 'task']);

/** Where no mark stands beside it: a function of Python, or one of a module, is called. */
const PLAINLY_CODE =
  /__\w|\b(?:eval|exec|compile|open|getattr|setattr|globals|vars|breakpoint|input|map|exit|quit|help|type)\s*\(|\w\s*\.\s*\w+\s*\(/;

/** They make a collection of what they are given. */
const COLLECTIONS: ReadonlySet<string> = new Set(['dict', 'list', 'tuple']);

/** Other programs keep texts under the same keys. @param isMarked whether one of MARKING_KEYS stands beside it */
export function mayBeEvaluated(text: string, isMarked: boolean): boolean {
  return isMarked || PLAINLY_CODE.test(text);
}

/**
 * Names, numbers, texts and collections of them do nothing.
 * @param isCalled whether the loader calls what comes out
 */
export function actsWhenEvaluated(text: string, isCalled: boolean): boolean {
  const expression = readExpression(text);
  if (expression.kind !== 'plain') return expression.kind === 'other';
  return expression.uses.some(
    (use) => (use.isCalled && !COLLECTIONS.has(use.path)) || (isCalled && operatorAt(use.path) !== null),
  );
}

/** @param at the place inside a structured text */
export function reportEvaluated(text: string, offset: number, at: string, examination: Examination): void {
  const shown = pythonString(text, examination.limits.argumentCharacters);
  const operands = [{ kind: 'literal', type: 'str', text: shown }] as const;
  const operator = { ecosystem: 'python', module: 'builtins', name: 'eval' } as const;
  examination.report({ kind: 'call', operator, via: 'config', arguments: shown, operands, offset, at });
}
