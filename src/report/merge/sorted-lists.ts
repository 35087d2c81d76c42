/** Lists that are sorted as one that is: of each its first entry is in memory. */

/** The next entry of a list, and the others. */
interface Head<T> {
  readonly entry: T;
  readonly list: Iterator<T>;
}

/** What is alike comes in the order of the lists. */
export function* sortedTogether<T>(lists: Iterable<Iterator<T>>, compare: (a: T, b: T) => number): Generator<T> {
  const heads: Head<T>[] = [];
  for (const list of lists) {
    const { value, done } = list.next();
    if (done !== true) heads.push({ entry: value, list });
  }
  heads.sort((a, b) => compare(a.entry, b.entry)); // sorted is a heap, too
  const places = new Map(heads.map(({ list }, place) => [list, place]));
  const isBefore = (a: Head<T>, b: Head<T>): boolean =>
    (compare(a.entry, b.entry) || (places.get(a.list) ?? 0) - (places.get(b.list) ?? 0)) < 0;
  for (let [first] = heads; first !== undefined; [first] = heads) {
    yield first.entry;
    const { value, done } = first.list.next();
    const last = done === true ? heads.pop() : { entry: value, list: first.list };
    if (last !== undefined && heads.length > 0) sink(heads, last, isBefore);
  }
}

/** Puts it in the place of the first, and down until it is before both below it. */
function sink<T>(heads: Head<T>[], head: Head<T>, isBefore: (a: Head<T>, b: Head<T>) => boolean): void {
  let at = 0;
  for (;;) {
    const [left, right] = [heads[2 * at + 1], heads[2 * at + 2]];
    if (left === undefined) break;
    const isRight = right !== undefined && isBefore(right, left);
    const below = isRight ? right : left;
    if (!isBefore(below, head)) break;
    heads[at] = below;
    at = 2 * at + (isRight ? 2 : 1);
  }
  heads[at] = head;
}
