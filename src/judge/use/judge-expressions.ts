/** Expressions of SymPy, and the numbers of mpmath: only a text is evaluated, and honest files have none but names and digits. See https://github.com/sympy/sympy/blob/master/sympy/core/basic.py. */
import type { Operand, Operator } from '../../facts.ts';
import { findClass } from '../../rules/class-index.ts';
import { type Ruling, safeRuling } from '../ruling.ts';
import type { ClassifyContext } from '../who/classify.ts';
import { armOf } from './arms.ts';
import type { CallFact } from './call.ts';

/** Of random variables, of arrays and of what is indexed those whose `__new__` was read: it makes symbols of texts, and joins the rest. */
const EXPRESSIONS =
  /^sympy\.(?:(?:core|functions|logic|sets|matrices|polys|series|concrete|integrals|geometry|calculus)\.|(?:stats\.(?:rv|[cd]rv(?:_types)?|symbolic_probability)|tensor\.(?:array\.dense_ndim_array|indexed))$)/;

/** Whether it is a class, which SymPy up to 1.8 calls where later ones call its `__new__`; of random variables none. */
function isCalledClass(operator: Operator): boolean {
  return !operator.module.startsWith('sympy.stats.') && (/^[A-Z]/.test(operator.name) || findClass(operator) !== null);
}

/** An expression of SymPy made of numbers and of expressions: only a text would be evaluated, and a symbol takes its name as it is. */
export function expressionRuling(fact: CallFact, context: ClassifyContext): Ruling | null {
  const { operator, via, operands, receiver } = fact;
  if (!EXPRESSIONS.test(operator.module)) return null;
  if (via === 'BUILD') {
    const isCalled = receiver?.kind === 'instance' && receiver.via === 'REDUCE';
    const isOld = isCalled && operands.every((state) => armOf(state, context) === null && isOldState(operator, state));
    return isOld ? safeRuling('It sets no part of an expression.') : null;
  }
  if (via === 'REDUCE' && operator.name === '_rebuild_undef') return undefinedRuling(operands);
  const isSymbol = isSymbolic(operator);
  if (via === 'NEWOBJ_EX' && isSymbol && operands.every((operand) => isName(operand, context)))
    return safeRuling('A symbol keeps its name.');
  if (isFloat(operator) && operands.every(isDigits)) return safeRuling('It makes a number of its digits.');
  const isMade = via === 'NEWOBJ' || (via === 'REDUCE' && isCalledClass(operator));
  const isNamed = isSymbol || isText(operator);
  return isMade && operands.every((operand) => isExpression(operand, isNamed, context))
    ? safeRuling('It joins expressions.')
    : null;
}

/** `_rebuild_undef('f', {'real': True})`: a class of that name with these attributes. A text among them would be evaluated as how many arguments it takes. */
function undefinedRuling([name, assumed, ...more]: readonly Operand[]): Ruling | null {
  const isNamed = name?.kind === 'literal' && name.type === 'str';
  const isAssumed = assumed?.kind === 'container' && (assumed.isEmpty === true || assumed.areFlags === true);
  return isNamed && isAssumed && more.length === 0 ? safeRuling('It makes a function without a body.') : null;
}

/** What SymPy up to 1.8 gave every expression: nothing, the precision of a number, or what is assumed of a symbol. */
function isOldState(operator: Operator, state: Operand): boolean {
  if (state.kind !== 'container' || state.type !== 'dict') return false;
  if (state.isEmpty === true) return true;
  if (isFloat(operator)) return isDigits(state);
  return isSymbolic(operator) && state.objects?.length === 1 && state.objects.every(isAssumed);
}

function isAssumed({ key, operator }: { readonly key: string | null; readonly operator: Operator }): boolean {
  return key === '_assumptions' && operator.module === 'sympy.core.assumptions' && operator.name === 'StdFactKB';
}

/** A name, or names with what is assumed of it. */
function isName(operand: Operand, context: ClassifyContext): boolean {
  return operand.arms === undefined && (operand.kind === 'container' || isExpression(operand, true, context));
}

/** Numbers and their digits, which mpmath reads, by themselves or in tuples. */
function isDigits(operand: Operand): boolean {
  if (operand.arms !== undefined) return false;
  if (operand.kind !== 'container') return operand.kind === 'literal';
  return operand.complete && operand.operators.length === 0 && operand.objects === undefined;
}

/** What is assumed of a symbol names the factory of its tables, which may be called. */
function isExpression(operand: Operand, isSymbol: boolean, context: ClassifyContext): boolean {
  if (armOf(operand, context) !== null) return false;
  // The limits of an integral.
  if (operand.kind === 'container')
    return (
      operand.type === 'tuple' && operand.items?.every(isInstance) === true && operand.objects?.every(isPart) === true
    );
  if (operand.kind === 'literal')
    return (
      operand.type === 'int' ||
      operand.type === 'bool' ||
      operand.type === 'NoneType' ||
      (isSymbol && operand.type === 'str')
    );
  // Its state may hold texts for its parts, which whatever makes it anew would evaluate; a symbol has no parts.
  return operand.kind === 'instance' && isPart(operand);
}

function isInstance(item: string): boolean {
  return item === 'instance';
}

function isPart({ operator, isBuilt }: { readonly operator: Operator; readonly isBuilt?: true }): boolean {
  return operator.module.startsWith('sympy.') && (isBuilt !== true || isSymbolic(operator));
}

function isSymbolic({ module, name }: Operator): boolean {
  return module === 'sympy.core.symbol' && /^(?:Symbol|Dummy|Wild)$/.test(name);
}

/** What a symbol of a matrix is called. */
function isText({ module, name }: Operator): boolean {
  return module === 'sympy.core.symbol' && name === 'Str';
}

function isFloat({ module, name }: Operator): boolean {
  return module === 'sympy.core.numbers' && name === 'Float';
}

/** `mpf`: its `__new__` without arguments gives zero, and its state is four numbers or their digits. */
export function numberRuling({ via, operands }: CallFact): Ruling | null {
  if ((via === 'NEWOBJ' || via === 'RECONSTRUCTOR') && operands.length === 0)
    return safeRuling('It makes a number that is zero.');
  const [state] = operands;
  if (via !== 'BUILD' || state?.kind !== 'container' || state.type !== 'tuple' || state.arms !== undefined) return null;
  const isOfDigits = state.items?.every((item) => /^(?:literal|tuple)$/.test(item)) === true;
  return isOfDigits ? safeRuling('It restores a number of its digits.') : null;
}
