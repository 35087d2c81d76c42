/** Lists of numbers that configurations of Detectron2 have evaluated: `!!python/object/apply:eval ["[[x, x * 2**(1.0/3)] for x in [32, 64]]"]`. See https://github.com/facebookresearch/fvcore/blob/main/fvcore/common/config.py. */
import type { TaggedObject } from './tagged-objects.ts';

/** One text, a list; nothing in it is quoted or escaped. */
const ONE_LIST = /^\['(\[[^'"\\]{1,400}\])'\]$/;
/** Numbers of few digits, names, brackets and arithmetic. A name is taken whole, so that it is read in one way alone. */
const ARITHMETIC = /^(?:\s|(?<![\w.])\d{1,4}(?:\.\d{0,6})?(?![\w.])|[A-Za-z]\w{0,19}(?!\w)|[-+*/%,()[\]])*$/;
/** Names that are more than a variable, and signs whose number grows without end or that repeat a list. */
const MORE = /__|[)\]]\s*\(|\*\*[^,\]]*\*\*|\][\s)]*\*(?!\*)|\*\s*\[|\b(?:lambda|yield|await|import)\b/;
/** A word before a bracket: a function, or one of the syntax. */
const OPENING = /([A-Za-z]\w*)\s*\(/g;
const MAY_OPEN: ReadonlySet<string> = new Set(['range', 'int', 'float', 'round', 'abs', 'min', 'max', 'in', 'for']);

/** Whether all it evaluates is a list of numbers: its variables run over lists and ranges. */
export function isListOfNumbers({ operator, isCalled, text }: TaggedObject): boolean {
  if (!isCalled || operator.module !== 'builtins' || operator.name !== 'eval') return false;
  const list = ONE_LIST.exec(text)?.[1];
  if (list === undefined || !ARITHMETIC.test(list) || MORE.test(list)) return false;
  if ((list.match(/\bfor\b/g)?.length ?? 0) > 1) return false;
  return [...list.matchAll(OPENING)].every(([, name = '']) => MAY_OPEN.has(name));
}
