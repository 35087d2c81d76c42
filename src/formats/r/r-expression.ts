/** Which functions an expression of R would call: a symbol at the head of a call, and what is handed to functions that take one by name or value. https://cran.r-project.org/doc/manuals/r-release/R-lang.html#Function-calls */
import { CEILINGS } from '../../limits.ts';
import type { RReader } from './r-reader.ts';
import type { Site } from './r-sites.ts';

/** Functions that call, look up or keep what they are given by name or as a value. */
const TAKES_FUNCTION: ReadonlySet<string> = new Set(
  [
    ':: ::: do.call match.fun get get0 mget dynGet getFunction getExportedValue getFromNamespace getNativeSymbolInfo',
    'getS3method getMethod selectMethod as.name as.symbol call Recall Reduce Filter Map Find Position Vectorize',
    'lapply sapply vapply mapply rapply eapply apply tapply outer sweep aggregate by ave optim optimize uniroot integrate',
    'mclapply parLapply parSapply clusterCall clusterApply future_lapply map map2 pmap walk invoke exec',
    'on.exit reg.finalizer tryCatch withCallingHandlers try <- <<- = assign delayedAssign makeActiveBinding |>',
  ]
    .join(' ')
    .split(' '),
);
/** What gives a part of what it is given. */
const GIVES_PART: ReadonlySet<string> = new Set(['$', '@', '[[', '[', '(', '{', 'identity', 'c', 'list']);

/** What a function that is made on the spot begins with. */
const MAKES_HEAD: ReadonlySet<string> = new Set(['(', '{', 'function', 'if']);
/** Known by its first argument alone: a text, or for the second kind a symbol as well. */
const LOOKS_UP: ReadonlySet<string> = new Set(['get', 'get0', 'mget', 'dynGet']);
const CALLS_FIRST: ReadonlySet<string> = new Set(['do.call', 'match.fun']);

/** Of a function whose name is not known when it is read. */
export const ANY_NAME = '…';

/** What R itself calls by these names, whatever they stand for: hooks of its start and end, and the words of its syntax. */
export const CALLED_BY_R: ReadonlySet<string> = new Set(
  '.First .Last .First.sys <- <<- = { ( if for while repeat function return [ [[ [<- [[<- $ $<- @ :: ::: + - * / ^ == != < > <= >= & && | || ! ~ ? : %in%'
    .split(' ')
    .concat(ANY_NAME),
);

/** What nearly every program calls: a function of that name stands before the one that is meant. */
export const CALLED_BY_ALL: ReadonlySet<string> = new Set(
  'library require requireNamespace source load readRDS print cat summary predict c list names length str head paste data.frame set.seed q quit'.split(
    ' ',
  ),
);

/**
 * Where code stands that R runs by itself. `promise`: R itself would write none there.
 * `argument`: one that a function was given and has not looked at yet, in the environment of its call: honest closures keep such.
 * `active`: a function that is called when its variable is read, or by R itself.
 */
type PromiseKind = 'promise' | 'argument' | 'active';

/** A promise that was read, or a function that is as good as one. */
export interface RPromise {
  readonly kind: PromiseKind;
  /** What its expression calls. */
  readonly called: readonly string[];
  /** What the functions call that stand in it as values. */
  readonly inBodies: readonly string[];
  /** It calls more than is kept. */
  readonly isCut: boolean;
  readonly offset: number;
}

/** A promise that is being read. Mutable. */
export class OpenPromise {
  isForced = false;
  isCode = false;
  readonly #called = new Set<string>();
  readonly #inBodies = new Set<string>();
  readonly #kind: PromiseKind;
  readonly #offset: number;
  #isCut = false;

  constructor(kind: PromiseKind, offset: number) {
    this.#kind = kind;
    this.#offset = offset;
  }

  /** A symbol or text at this site. */
  name(name: string, { place, call, isBody }: Site): void {
    if (place === 'called') this.#add(name, isBody);
    if (call === null || (place === 'argument' && !call.takesFunction)) return;
    if (place === 'head') {
      call.takesFunction ||= TAKES_FUNCTION.has(name) || (call.isFunction && GIVES_PART.has(name));
    }
    // `(function(f) f())(system)`: what such a function does with its arguments is not followed.
    if (place === 'head' && call.outer !== null && MAKES_HEAD.has(name)) call.outer.takesFunction = true;
    if (place === 'head' && name === 'function') call.makesFunction = !call.takesFunction && !call.isFunction;
    if (place === 'head' && (LOOKS_UP.has(name) || CALLS_FIRST.has(name))) call.unsettled = name;
    else this.#add(name, isBody);
  }

  /** An item among the arguments of a call, before it is read. */
  argument(kind: 'symbol' | 'text' | 'other', { call, isBody }: Site): void {
    const head = call?.unsettled ?? null;
    if (call === null || head === null) return;
    call.unsettled = null;
    const isKnown = kind === 'text' || (kind === 'symbol' && CALLS_FIRST.has(head));
    if (!isKnown) this.#add(head, isBody);
  }

  #add(name: string, isBody: boolean): void {
    const names = isBody ? this.#inBodies : this.#called;
    if (names.size >= CEILINGS.rPromiseNames.most && !names.has(name)) this.#isCut = true;
    else names.add(name);
  }

  /** Null where reading the object runs nothing: it was evaluated, or is a value. */
  get read(): RPromise | null {
    if (this.isForced || !this.isCode) return null;
    return {
      kind: this.#kind,
      called: [...this.#called],
      inBodies: [...this.#inBodies].filter((name) => !this.#called.has(name)),
      isCut: this.#isCut,
      offset: this.#offset,
    };
  }
}

/** Operands of each instruction of the byte code, as `compiler:::Opcodes.argc` of R 4.2 gives them; later versions only add. */
const OPERANDS =
  '001200021003100010001111111101010010001111111111111111111111011202020202022000000000111121211101112100402211112222221122111200100';
/** GETFUN, GETGLOBFUN, GETSYMFUN, GETBUILTIN, GETINTLBUILTIN. */
const FIRST_GETTER = 23;
const LAST_GETTER = 27;
/** What lies on the stack is called, whatever it is. */
const CHECKFUN = 28;

/** Which constants of byte code are names of functions that it calls; `all` where that cannot be known. */
export type CalledConstants = ReadonlySet<number> | 'all';

/** Reads the vector of instructions: a version, then each with its operands. */
export function readInstructions(reader: RReader, count: number): CalledConstants {
  const called = new Set<number>();
  let isOpen = false;
  let isGetter = false;
  let operands = 0;
  for (let index = 0; index < count; index += 1) {
    const value = reader.int();
    if (index === 0) continue;
    if (operands > 0) {
      operands -= 1;
      if (isGetter) called.add(value);
      continue;
    }
    isGetter = value >= FIRST_GETTER && value <= LAST_GETTER;
    isOpen ||= value === CHECKFUN || OPERANDS[value] === undefined;
    operands = Number(OPERANDS[value] ?? 0);
  }
  return isOpen ? 'all' : called;
}
