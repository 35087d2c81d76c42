/** Where a path leads that a file of a tree names. See https://datatracker.ietf.org/doc/html/rfc3986#section-5.2.4. */

/**
 * @param from the file that names it, from the root of the tree
 * @param named from the folder of that file, or with a slash from the root
 * @returns from the root; null where it leaves the tree
 */
export function treePath(from: string, named: string): string | null {
  const isFromRoot = named.startsWith('/');
  const parts = isFromRoot ? [] : from.split('/').slice(0, -1);
  for (const part of named.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.length === 0 ? null : parts.join('/');
}
