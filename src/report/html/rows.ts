/** A table of any length: what is behind the first rows is laid out only where no script runs, which shows it page by page. */

/** Rows that are laid out at once: more than anybody reads without a filter. */
export const FIRST_ROWS = 200;

/**
 * @param head the cells of the head, with a name to sort by: `<th scope="col" data-sort="size">Size</th>`
 * @param row of one entry; nothing in it ends a `tr` or a `noscript`
 */
export function* tableOf<T>(
  id: string,
  head: readonly string[],
  entries: Iterable<T>,
  row: (entry: T) => string,
): Generator<string> {
  yield `<table id="${id}" class="${id}">\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n`;
  let count = 0;
  for (const entry of entries) {
    if (count === FIRST_ROWS) yield `${END}<noscript><table class="${id}"><tbody>\n`;
    yield row(entry);
    count += 1;
  }
  yield count <= FIRST_ROWS ? END : '</tbody></table></noscript>\n';
}

const END = '</tbody>\n</table>\n';

/** A cell of the head. */
export function headOf(sort: string, title: string): string {
  return `<th scope="col" data-sort="${sort}">${title}</th>`;
}
