/** Python source that examined files name as what their loaders run: looked for in the same tree, and examined as that. */

import type { Candidate } from './candidate.ts';
import { CheckError } from './check-error.ts';
import type { Evidence } from './facts.ts';
import { treePath } from './text/tree-path.ts';

/** What is looked for; a repository that names more is none that people wrote. CWE-400. */
const NAMED_PATHS = 100_000;

/** Finds a file of the tree that a candidate is of; null where there is none. */
export type FindInTree = (path: string, commit: string | undefined) => Promise<Candidate | null>;

/** Mutable: what was named so far. */
export class NamedSources {
  /** By path, the commits in whose trees it is named; undefined: that of the run. */
  readonly #wanted = new Map<string, Set<string | undefined>>();
  readonly #examined = new Set<string>();
  #count = 0;

  /** Files that may name what was seen, and the commits of that. */
  readonly #around = new Map<string, { readonly path: string; readonly commit: string | undefined }>();
  /** What changes: of what a neighbour names only that is looked at. */
  readonly #seen = new Set<string>();

  learn(evidence: Evidence, { commit }: Candidate): void {
    for (const path of namedPaths(evidence)) this.#want(path, commit);
  }

  /** Of a file that is not examined for its own sake. */
  learnOfNeighbour(evidence: Evidence, { commit }: Candidate): void {
    for (const path of namedPaths(evidence)) if (this.#seen.has(path)) this.#want(path, commit);
  }

  /** A candidate that others may name. */
  see({ path, commit }: Candidate, neighboursOf: (path: string) => readonly string[]): void {
    const neighbours = neighboursOf(path);
    if (neighbours.length > 0) this.#seen.add(path);
    for (const neighbour of neighbours) this.#around.set(`${neighbour}\0${commit ?? ''}`, { path: neighbour, commit });
  }

  /** Those that are there. */
  async *neighbours(find: FindInTree): AsyncGenerator<Candidate> {
    for (const { path, commit } of this.#around.values()) {
      const found = await find(path, commit);
      if (found !== null && found.unreachable === undefined && found.leftOut === undefined) yield found;
    }
  }

  #want(path: string, commit: string | undefined): void {
    if (this.#count >= NAMED_PATHS) throw tooMany(path);
    const commits = this.#wanted.get(path) ?? new Set();
    this.#wanted.set(path, commits);
    if (!commits.has(commit)) this.#count += 1;
    commits.add(commit);
  }

  /** The candidate, as what it was named by then. */
  asNamed(candidate: Candidate): Candidate {
    return this.#wanted.has(candidate.path) && this.#isNew(candidate) ? { ...candidate, isHandler: true } : candidate;
  }

  /** What was named and not examined as that. */
  async *rest(find: FindInTree): AsyncGenerator<Candidate> {
    for (const [path, commits] of this.#wanted) {
      for (const commit of commits) {
        const found = await find(path, commit);
        if (found !== null && this.#isNew(found)) yield { ...found, isHandler: true };
      }
    }
  }

  #isNew({ path, blob, commit }: Candidate): boolean {
    const key = `${path}\0${blob ?? commit ?? ''}`;
    if (this.#examined.has(key)) return false;
    this.#examined.add(key);
    return true;
  }
}

function tooMany(path: string): CheckError {
  const message = `${path}: more than ${NAMED_PATHS} files are named as code that loading models imports`;
  return new CheckError('incomplete', message, { hint: 'Examine parts of the repository by themselves.' });
}

/** From the root of the tree. */
function namedPaths({ path, facts }: Evidence): readonly string[] {
  return facts.flatMap(({ source, fact }) => {
    if (fact.kind !== 'runs-source' || source.length > 1) return [];
    return fact.paths.map((named) => treePath(path, named)).filter((named) => named !== null);
  });
}
