/** Members that carry no functions but those which a library itself puts into its models, known by their code: what they make is silent, what they hold is judged as ever. */
import type { Evidence, Fact, Operand } from '../facts.ts';
import {
  ARRAY_MODULES,
  DILL_MACHINERY,
  DISPATCHERS,
  FUNCTION_KEYS,
  FUNCTION_MACHINERY,
  KNOWN_CODE,
  LIBRARY_CODE,
  LIBRARY_GLOBALS,
} from '../rules/known-code.ts';
import { isMachineryModule } from '../rules/python/machinery.ts';
import { armOf, fullName } from './use/arms.ts';
import type { ClassifyContext } from './who/classify.ts';

/** The members, as their names with NUL between them. */
export function knownFunctions({ facts }: Evidence, context: ClassifyContext): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { source, fact } of facts) if (isCode(fact)) known.add(source.join('\0'));
  if (known.size === 0) return known;
  for (const { source, fact } of facts) if (isElse(fact, context)) known.delete(source.join('\0'));
  // Code of a library is known by its globals, too, which cloudpickle writes as a dict of the file.
  const libraries = new Set(facts.filter(({ fact }) => isLibraryCode(fact)).map(({ source }) => source.join('\0')));
  for (const { source, fact } of facts) {
    if (isCloudpickle(fact) && libraries.has(source.join('\0'))) known.delete(source.join('\0'));
  }
  for (const member of compiledHolders(facts, known, context)) known.add(member);
  return known;
}

/** Members that carry nothing but compiled functions of numba, the code of each of which is known: it stands in bytes of theirs. An explainer of SHAP keeps such a one. */
function compiledHolders(
  facts: Evidence['facts'],
  known: ReadonlySet<string>,
  context: ClassifyContext,
): ReadonlySet<string> {
  const holders = new Set<string>();
  const others = new Set<string>();
  for (const { source, fact } of facts) {
    const member = source.join('\0');
    if (isCode(fact) || isElse(fact, context)) others.add(member);
    if (fact.kind !== 'import' || !DISPATCHERS.test(fullName(fact.operator))) continue;
    // Older versions name it where it is called.
    const holder = source.slice(0, -1).join('\0');
    (known.has(member) ? holders : others).add(holder === '' ? member : holder);
    if (!known.has(member)) others.add(member);
  }
  for (const member of others) holders.delete(member);
  return holders;
}

function isCode(fact: Fact): boolean {
  return fact.kind === 'code' && fact.language === 'python-function';
}

function isLibraryCode(fact: Fact): boolean {
  return fact.kind === 'code' && LIBRARY_CODE.has(fact.excerpt);
}

function isCloudpickle(fact: Fact): boolean {
  return fact.kind === 'call' && FUNCTION_MACHINERY.test(fullName(fact.operator));
}

/** Other code, other machinery, or something else than such functions that they could call. */
function isElse(fact: Fact, context: ClassifyContext): boolean {
  if (fact.kind === 'code') return !isCode(fact) || !(KNOWN_CODE.has(fact.excerpt) || LIBRARY_CODE.has(fact.excerpt));
  if (fact.kind !== 'call' && fact.kind !== 'import') return false;
  const { module } = fact.operator;
  if (module === 'types') return true;
  if (!isMachineryModule(module)) return false;
  const isDill = DILL_MACHINERY.test(fullName(fact.operator));
  if (!isDill && !FUNCTION_MACHINERY.test(fullName(fact.operator))) return true;
  if (fact.kind === 'import') return false;
  return (isDill && !isOfLibrary(fact)) || fact.operands.some((operand) => holdsElse(operand, context));
}

/**
 * `_create_function(code, lime.discretize.__dict__, …)`, with a state of names; `_create_ftype(partial, function, (), {…})` of a function of the file;
 * `_import_module('numpy.core.multiarray')`. What else it looks up or rebuilds is judged by itself.
 */
function isOfLibrary({ operator, via, operands }: Extract<Fact, { kind: 'call' }>): boolean {
  const [first, second] = operands;
  if (via === 'BUILD' && operator.name === '_create_function')
    return first?.kind === 'container' && first.dunderKeys.every((key) => FUNCTION_KEYS.has(key));
  if (via !== 'REDUCE') return false;
  switch (operator.name) {
    case '_create_function':
      return second?.kind === 'operator' && LIBRARY_GLOBALS.test(fullName(second.operator));
    case '_create_ftype':
      return second?.kind === 'instance' && isMachineryModule(second.operator.module);
    case '_import_module':
      return first?.kind === 'literal' && ARRAY_MODULES.test(first.text);
    default:
      return true;
  }
}

function holdsElse(operand: Operand, context: ClassifyContext): boolean {
  const others = operand.arms?.filter(({ operator }) => operator === null || !isMachineryModule(operator.module)) ?? [];
  return others.length > 0 && armOf({ ...operand, arms: others }, context) !== null;
}
