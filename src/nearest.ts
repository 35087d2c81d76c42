/** The word that somebody meant: by Levenshtein's distance. See https://en.wikipedia.org/wiki/Levenshtein_distance. */

/** Characters of a word that are held against others. CWE-407. */
const COMPARED_CHARACTERS = 80;

/** The candidate that is most like the word, if any is: case, dashes and underscores aside. */
export function nearestOf(word: string, candidates: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_ ]/g, '');
  const given = plain(word.slice(0, COMPARED_CHARACTERS));
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(given, plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  if (best === undefined || best.distance > Math.max(2, given.length / 3)) return undefined;
  const longest = Math.max(given.length, plain(best.candidate).length);
  return best.distance < longest ? best.candidate : undefined; // else they share no character
}

/** ` (nearest: explain)` for the end of a message; empty where nothing is like the word. */
export function nearestNote(word: string, candidates: readonly string[]): string {
  const nearest = nearestOf(word, candidates);
  return nearest === undefined ? '' : ` (nearest: ${nearest})`;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
