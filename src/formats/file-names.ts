/** What a file is called, asked without a pattern: of a few names the compiler of patterns would take longer than all the rest. See https://tc39.es/ecma262/#sec-string.prototype.tolowercase. */

/** What stands behind the last slash. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether the last part of the path is one of these, in any case. @param names in lower case */
export function isCalled(name: string, names: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return names.includes(lower.slice(Math.max(lower.lastIndexOf('/'), lower.lastIndexOf('\\')) + 1));
}

/** Whether the path ends in one of these, in any case. @param endings in lower case */
export function endsInAny(name: string, endings: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return endings.some((ending) => lower.endsWith(ending));
}
