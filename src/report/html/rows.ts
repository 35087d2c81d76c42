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
  entries: readonly T[],
  row: (entry: T) => string,
): Generator<string> {
  yield `<table id="${id}" class="${id}">\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n`;
  for (const entry of entries.slice(0, FIRST_ROWS)) yield row(entry);
  yield '</tbody>\n</table>\n';
  if (entries.length <= FIRST_ROWS) return;
  yield `<noscript><table class="${id}"><tbody>\n`;
  for (let index = FIRST_ROWS; index < entries.length; index += 1) yield row(entries[index] as T); // below its length
  yield '</tbody></table></noscript>\n';
}

/** A cell of the head. */
export function headOf(sort: string, title: string): string {
  return `<th scope="col" data-sort="${sort}">${title}</th>`;
}
