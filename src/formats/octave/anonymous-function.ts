/** Functions without a name, which GNU Octave keeps as text and evaluates as a file is loaded. See https://github.com/gnu-octave/octave/blob/default/libinterp/octave-value/ov-fcn-handle.cc. */
import type { NamedOperators } from '../named-operators.ts';

/** What Octave writes, and nothing else: what stands behind it is its body, which does not run by that. */
const FUNCTION = /^@\s*\(/;
/** Octave reads on behind a break, and evaluates what stands there as well. */
const BREAK = /[\r\n]/;

/** Reports a text that is more than a function: Octave evaluates it all the same. */
export function reportAnonymous(text: string, offset: number, names: NamedOperators): void {
  const own = text.trim();
  if (!FUNCTION.test(own) || BREAK.test(own)) names.operator('eval_string', offset, own);
}
