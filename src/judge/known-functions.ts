/** Members that carry no functions but those which a library itself puts into its models, known by their code: what they make is silent, what they hold is judged as ever. */
import type { Evidence, Fact, Operand } from '../facts.ts';
import { FUNCTION_MACHINERY, KNOWN_CODE } from '../rules/known-code.ts';
import { isMachineryModule } from '../rules/python/machinery.ts';
import { armOf, fullName } from './use/arms.ts';
import type { ClassifyContext } from './who/classify.ts';

/** The members, as their names with NUL between them. */
export function knownFunctions({ facts }: Evidence, context: ClassifyContext): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { source, fact } of facts) if (isCode(fact)) known.add(source.join('\0'));
  if (known.size === 0) return known;
  for (const { source, fact } of facts) if (isElse(fact, context)) known.delete(source.join('\0'));
  return known;
}

function isCode(fact: Fact): boolean {
  return fact.kind === 'code' && fact.language === 'python-function';
}

/** Other code, other machinery, or something else than such functions that they could call. */
function isElse(fact: Fact, context: ClassifyContext): boolean {
  if (fact.kind === 'code') return !isCode(fact) || !KNOWN_CODE.has(fact.excerpt);
  if (fact.kind !== 'call' && fact.kind !== 'import') return false;
  const { module } = fact.operator;
  if (module === 'types') return true;
  if (!isMachineryModule(module)) return false;
  if (!FUNCTION_MACHINERY.test(fullName(fact.operator))) return true;
  return fact.kind === 'call' && fact.operands.some((operand) => holdsElse(operand, context));
}

function holdsElse(operand: Operand, context: ClassifyContext): boolean {
  const others = operand.arms?.filter(({ operator }) => operator === null || !isMachineryModule(operator.module)) ?? [];
  return others.length > 0 && armOf({ ...operand, arms: others }, context) !== null;
}
