/** What only the full run does: the quick one says what it left, and how to run it. */
import test, { type ExecutionContext } from 'ava';
import { FULL } from './python.ts';

const LATER = 'with MODEL_CHECK_TEST_FULL=1';

type Body<Args extends unknown[]> =
  | ((t: ExecutionContext, ...args: Args) => unknown)
  | { readonly exec: (t: ExecutionContext, ...args: Args) => unknown };

const bodyOf = <Args extends unknown[]>(body: Body<Args>) => (typeof body === 'function' ? body : body.exec);

/** A test of the full run alone, after the tests before it. */
export function inFull<Args extends unknown[]>(title: string, body: Body<Args>, ...args: Args): void {
  const run = (t: ExecutionContext) => bodyOf(body)(t, ...args) as Promise<void>;
  if (FULL) test.serial(title, run);
  else test.skip(`skipped: ${title}, runs ${LATER}`, run);
}

/** All in the full run, else so many of them, from the first on at equal distances. @param what they are: `looks at a page` */
export function someOf<T>(what: string, all: readonly T[], most: number): readonly T[] {
  if (FULL || all.length <= most) return all;
  test.skip(`skipped: ${all.length - most} of ${all.length} ${what}, run ${LATER}`, (t) => t.pass());
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)] as T);
}
