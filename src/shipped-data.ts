/** Files that the package ships beside its code (`data/`, `completions/`), read at the first question. It belongs to the program as its rows do: no file of a user is read here. */
import { readFileSync } from 'node:fs';

export type ShippedFile = 'index.bin' | 'index-versions.txt';

const read = new Map<ShippedFile, Uint8Array>();

/** @throws what the file system throws where the package is damaged: a missing index must not pass for an empty one */
export function shippedFile(name: ShippedFile): Uint8Array {
  const known = read.get(name);
  if (known !== undefined) return known;
  // From dist/src/ and from dist/bundle/ alike.
  const bytes = readFileSync(new URL(`../../data/${name}`, import.meta.url));
  read.set(name, bytes);
  return bytes;
}

export type CompletionFile = 'git-model-check.bash' | '_git-model-check' | 'git-model-check.fish';

/** @throws what the file system throws where the package is damaged */
export function shippedCompletion(name: CompletionFile): string {
  return readFileSync(new URL(`../../completions/${name}`, import.meta.url), 'utf8');
}
