/** Python source that members of an archive name as what their loader runs. */
import { treePath } from '../text/tree-path.ts';

/** Mutable: what was named so far. */
export class InnerSources {
  /** By the path of an archive. */
  readonly #named = new Map<string, Set<string>>();

  /** @param path of the archive */
  names(path: readonly string[], member: string): boolean {
    return this.#named.get(keyOf(path))?.has(treePath('', member) ?? '') === true;
  }

  /** @param path of the member that names them */
  learn(path: readonly string[], written: readonly string[]): void {
    if (path.length < 2) return;
    const archive = keyOf(path.slice(0, -1));
    const named = this.#named.get(archive) ?? new Set();
    this.#named.set(archive, named);
    const from = treePath('', path[path.length - 1] ?? '') ?? '';
    for (const each of written) {
      const source = treePath(from, each);
      if (source !== null) named.add(source);
    }
  }
}

function keyOf(path: readonly string[]): string {
  return path.join('\0');
}
