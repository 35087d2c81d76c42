/** Where an item of R stands: among variables and arguments, or in an expression that a promise would evaluate. https://cran.r-project.org/doc/manuals/r-release/R-lang.html#Promise-objects */
import {
  ATTRIBUTE_CALL,
  ATTRIBUTE_LIST,
  BUILTIN,
  BYTECODE_DEFINITION,
  BYTECODE_REFERENCE,
  CALL,
  CLOSURE,
  DOTS,
  LIST,
  PAIRLIST,
  REFERENCE,
  SPECIAL,
  STRINGS,
  SYMBOL,
} from './r-types.ts';

/** Where an item stands: `binding`: the value of a variable of an environment; `frame`: the variables; `table`: frames by hash; `expression` and `value`: of a promise; `head` and `argument`: of a call; `code`: any other part of an expression; `dots`: what follows the first of `...`; `active`: the function of an active binding; `called`: a function as a value that is called; `image`: the variables of an image; `wrapped`: such as a class of ALTREP keeps them; `database`: values of a database for lazy loading; `variable`: the value of one; `noted`: where names are kept; `package`: the name of one. */
export type Place =
  | 'other'
  | 'binding'
  | 'dots'
  | 'frame'
  | 'table'
  | 'expression'
  | 'value'
  | 'code'
  | 'head'
  | 'argument'
  | 'active'
  | 'called'
  | 'image'
  | 'wrapped'
  | 'database'
  | 'variable'
  | 'noted'
  | 'package';

/** A call whose parts are being read. */
export interface OpenCall {
  /** Its arguments name functions, too. */
  takesFunction: boolean;
  /** Its head, where its first argument shows what that does. */
  unsettled: string | null;
  /** It makes a function of its arguments, which nothing here calls. */
  makesFunction: boolean;
  /** It is itself an argument of such a call: what it takes out of an environment is a function. */
  readonly isFunction: boolean;
  /** The call whose head it is. */
  readonly outer: OpenCall | null;
}

export interface Site {
  readonly place: Place;
  readonly call: OpenCall | null;
  /** Inside the body of a function that stands in the expression as a value: it runs only if that is called. */
  readonly isBody: boolean;
  /** Takes the names and texts that stand here. */
  readonly noted?: string[];
}

const sites = new Map<string, Site>();

/** A site outside of calls. */
export function siteOf(place: Exclude<Place, 'head' | 'argument'>, isBody = false): Site {
  const key = `${place} ${isBody}`;
  const site = sites.get(key) ?? { place, call: null, isBody };
  sites.set(key, site);
  return site;
}

/** A site whose names and texts are kept. */
export function notingSite(noted: string[], place: 'noted' | 'variable' = 'noted'): Site {
  return { place, call: null, isBody: false, noted };
}

export function isFunction(type: number): boolean {
  return type === CLOSURE || type === SPECIAL || type === BUILTIN;
}

/** Whether a call at this site is part of what the promise would evaluate; all others are data. */
export function isCode({ place }: Site): boolean {
  return place === 'expression' || place === 'code' || place === 'head' || place === 'argument';
}

/** The sites of the head and the arguments of a call that stands at `site`. */
export function sitesOfCall({ place, call, isBody }: Site): { readonly head: Site; readonly argument: Site } {
  // `base::system(…)`: the head is a call whose operands name the function.
  const open: OpenCall = {
    takesFunction: place === 'head',
    unsettled: null,
    makesFunction: false,
    isFunction: place === 'argument' && call?.takesFunction === true,
    outer: place === 'head' ? call : null,
  };
  const isInBody = isBody || (place === 'argument' && call?.makesFunction === true);
  return {
    head: { place: 'head', call: open, isBody: isInBody },
    argument: { place: 'argument', call: open, isBody: isInBody },
  };
}

export const OTHER = siteOf('other');

export function isInner(type: number): boolean {
  return (
    type === CALL ||
    type === PAIRLIST ||
    type === BYTECODE_REFERENCE ||
    type === BYTECODE_DEFINITION ||
    type === ATTRIBUTE_CALL ||
    type === ATTRIBUTE_LIST
  );
}

/** Where the parts of a pair stand. */
interface PairSites {
  readonly first: Site;
  readonly rest: Site;
  /** Where it is not passed over. */
  readonly tag?: Site;
}

/** Where the parts of a pair stand that is no expression: variables and arguments of an environment. */
export function sitesOfVariables(type: number, site: Site): PairSites {
  if (site.place === 'noted') return { first: site, rest: site };
  if (site.place === 'image') {
    const names: string[] = [];
    return { tag: notingSite(names), first: notingSite(names, 'variable'), rest: site };
  }
  if (site.place === 'wrapped') return { first: siteOf('image'), rest: OTHER };
  // R takes pairs of any kind for variables.
  const isFrame = site.place === 'frame' && type !== CLOSURE;
  if (isFrame) return { first: siteOf('binding'), rest: site };
  // Only the first of `...` is marked as such.
  const isDots = ((site.place === 'binding' || site.place === 'database') && type === DOTS) || site.place === 'dots';
  return isDots ? { first: siteOf('binding'), rest: siteOf('dots') } : { first: OTHER, rest: OTHER };
}

export function kindOf(type: number): 'symbol' | 'text' | 'other' {
  return type === SYMBOL || type === REFERENCE ? 'symbol' : type === STRINGS ? 'text' : 'other';
}

/** Where they stand inside a promise. */
export function sitesOfPair(type: number, site: Site): PairSites {
  if (!isCode(site)) return sitesOfVariables(type, site);
  if (type === CALL) {
    const { head, argument } = sitesOfCall(site);
    return { first: head, rest: argument };
  }
  const part = type === CLOSURE ? siteOf('code', true) : site;
  return { first: part, rest: part };
}

/** Each text of a vector stands where the vector does; calls in a list are run by whoever evaluates its parts. */
export function siteOfItems(type: number, site: Site): Site {
  if (type === STRINGS) return site;
  if (isCode(site)) return siteOf('code', site.isBody || type === LIST);
  if (site.place === 'database') return site;
  // `load` takes a list with names, too; they stand behind it.
  if (site.place === 'image' && type === LIST) return siteOf('variable');
  return siteOf(site.place === 'table' ? 'frame' : 'other');
}
