/** Texts without what stands at their ends. */

/** Without the marks at its end. A pattern (`/[ab]+$/`) would look at each run of them from each of its signs. See https://cwe.mitre.org/data/definitions/1333.html. @param marks each of which counts */
export function withoutEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
