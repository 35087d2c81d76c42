/** The cells by which functions of a stream share what they keep: https://docs.python.org/3/reference/datamodel.html#function.__closure__. */
import type { Token } from '../../machine/value.ts';
import { type FollowContext, itemsOf } from '../following.ts';
import { isMachinery } from '../machinery.ts';

/** Calls that a stream may bury a cell in deeper: no honest one does. */
const DEPTH = 4;
/** Parts of what a call is given that are looked at. CWE-407. */
const MAX_PARTS = 256;

/** Mutable. */
export class Cells {
  #isEmpty = true;
  /** Whether any may be changed by what was given too much to look at. */
  #areOpen = false;
  /** Of those that were made of a literal, or of a tuple of these. */
  readonly #plain = new Set<Token>();
  readonly #given = new Set<Token>();
  /** Those that something may have filled anew, a function that shares them among it. */
  readonly #changed = new Set<Token>();

  /** Whether the stream has made none. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  begin(): void {
    this.#isEmpty = false;
  }

  /** What a function that is not known is given, it may keep and change. */
  hand({ values }: FollowContext, given: Token): void {
    let parts = [given];
    for (let depth = 0; depth < DEPTH && parts.length > 0; depth += 1) {
      if (parts.length > MAX_PARTS) this.#areOpen = true;
      for (const part of parts) if (values.valueOf(part)?.kind === 'instance') this.change(part);
      parts = parts
        .slice(0, MAX_PARTS)
        .flatMap((part) => (values.isContainer(part) ? (values.contentOf(part)?.items ?? []) : []))
        .filter((part) => part < 0);
    }
    if (parts.length > 0) this.#areOpen = true;
  }

  /** @returns whether it is made of such */
  static isPlain(context: FollowContext, content: Token): boolean {
    return content !== 0 && arePlain(context, content);
  }

  add(cell: Token): void {
    this.#plain.add(cell);
  }

  change(cell: Token): void {
    this.#changed.add(cell);
  }

  /** To a function that is made. */
  give(cells: readonly Token[]): void {
    for (const cell of cells) (this.#given.has(cell) ? this.#changed : this.#given).add(cell);
  }

  /** Whether all of them keep a name, a number or several of these, or nothing yet. */
  keepNames(context: FollowContext, closure: Token): boolean {
    if (context.isNone(closure)) return true;
    const { values } = context;
    if (this.#areOpen || !values.isContainer(closure) || values.contentOf(closure)?.complete !== true) return false;
    return itemsOf(context, closure).every((cell) => {
      const value = values.valueOf(cell);
      if (value?.kind !== 'instance' || !isMachinery(value.operator) || values.isMarked(cell)) return false;
      return !this.#changed.has(cell) && (value.operator.name === '_make_empty_cell' || this.#plain.has(cell));
    });
  }
}

/** A literal, or a tuple of literals. */
function arePlain(context: FollowContext, token: Token): boolean {
  if (token >= 0) return true;
  const content = context.values.isContainer(token) ? context.values.contentOf(token) : null;
  return (
    content?.complete === true &&
    content.items.every((item) => item >= 0 || context.values.valueOf(item)?.kind === 'text')
  );
}
