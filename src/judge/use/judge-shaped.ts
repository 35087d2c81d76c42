/** Rules on objects of other packages that honest files make in one shape: coordinates, plans, what a model answers. */
import type { Operand } from '../../facts.ts';
import { type Ruling, safeRuling, verdictRuling } from '../ruling.ts';
import type { ClassifyContext } from '../who/classify.ts';
import { armOf, fullName } from './arms.ts';
import type { CallFact } from './call.ts';

/** Null where the call is judged by the operator alone. */
export function shapedRuling(fact: CallFact, context: ClassifyContext): Ruling | null {
  const { module, name } = fact.operator;
  if (name === '__WCS_unpickle__' && module === 'astropy.wcs.wcs') return coordinatesRuling(fact);
  if (name === 'attrgetter' && /^_?operator$/.test(module)) return getterRuling(fact);
  if (PLANS.has(`${module}.${name}`)) return planRuling(fact);
  if (name === '_rebuild_env' && /^numba\.(?:core\.)?environment$/.test(module)) return environmentRuling(fact);
  if (ANSWERS.test(module) && /^[A-Z]\w*Output/.test(name)) return answerRuling(fact, context);
  return null;
}

/** `__WCS_unpickle__(WCS, {'naxis': 2, …}, b'SIMPLE  = …')`: it makes one of the class that it is given, sets what stands in the dict, and reads the rest of bytes as FITS. */
function coordinatesRuling({ via, operands: [kind, state, fits, ...more] }: CallFact): Ruling | null {
  const isOwn = kind?.kind === 'operator' && fullName(kind.operator) === 'astropy.wcs.wcs.WCS';
  const isPlain = state?.kind === 'container' && state.type === 'dict' && state.objects === undefined && state.complete;
  const isBytes = fits?.kind === 'instance' && fullName(fits.operator) === '_codecs.encode';
  const isData = isBytes || (fits?.kind === 'literal' && fits.type === 'bytes');
  return via === 'REDUCE' && isOwn && isPlain && state.arms === undefined && isData && more.length === 0
    ? safeRuling('It reads coordinates of bytes and numbers.')
    : null;
}

/** Where Polars keeps what is not computed yet. */
const PLANS: ReadonlySet<string> = new Set(['polars.lazyframe.frame.LazyFrame', 'polars.expr.expr.Expr']);

/** Where the bytes of its state are not known to be without functions the loader of them is a call of its own. */
function planRuling({ via, operands: [state, ...more] }: CallFact): Ruling | null {
  if (via === 'BUILD') return safeRuling('Its bytes are examined.');
  const isBare = (via === 'NEWOBJ' || via === 'RECONSTRUCTOR') && more.length === 0;
  return isBare && state === undefined ? safeRuling('Its state is examined.') : null;
}

/** Where Transformers has its classes of answers, which are dicts of tensors: https://github.com/huggingface/transformers/blob/main/src/transformers/utils/generic.py */
const ANSWERS = /^transformers\.(?:modeling(?:_tf|_flax)?_outputs|models\.\w+\.modeling_\w+)$/;

/** It stores each of its fields under its name; the first one it may go through. */
function answerRuling({ via, operands }: CallFact, context: ClassifyContext): Ruling | null {
  if (via !== 'REDUCE' && via !== 'SETITEMS' && via !== 'SETITEM') return null;
  const isPlain = (operand: Operand): boolean => operand.kind !== 'opaque' && armOf(operand, context) === null;
  return operands.every(isPlain) ? safeRuling('It keeps what a model answered.') : null;
}

/** `_rebuild_env('pkg.mod', [2.5], '_ZN08NumbaEnv…')` in the cache of a compiled function: it imports that module, which is judged as an import, and keeps the constants. */
function environmentRuling({ via, operands: [module, constants, name, ...more] }: CallFact): Ruling | null {
  const isText = (operand: Operand | undefined): boolean => operand?.kind === 'literal' && operand.type === 'str';
  const isPlain = constants?.kind === 'container' && constants.type === 'list' && constants.arms === undefined;
  return via === 'REDUCE' && isText(module) && isText(name) && isPlain && more.length === 0
    ? verdictRuling('python/compiled-function', {})
    : null;
}

/** `attrgetter('name', 'owner.name')` keeps words; whoever may call it is judged by that. */
function getterRuling({ via, operands }: CallFact): Ruling | null {
  const isWord = (operand: Operand): boolean =>
    operand.kind === 'literal' && operand.type === 'str' && /^'[A-Za-z]\w*(?:\.[A-Za-z]\w*)*'$/.test(operand.text);
  return via === 'REDUCE' && operands.length > 0 && operands.every(isWord)
    ? safeRuling('It keeps names of attributes, and reads none.')
    : null;
}
