/** Characters by the numbers of their UTF-16 units. */

export function codeOf(character: string): number {
  return character.charCodeAt(0);
}

export function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, codeOf));
}
