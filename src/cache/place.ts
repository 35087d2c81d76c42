/** Where evidence of earlier runs lies, and what it depends on: known to the fast path too, which loads nothing else of the cache. */
import path from 'node:path';
import { fnv1a } from '../fnv.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { CATALOGUE_DIGEST } from '../rules/catalogue-digest.ts';
import { VERSION } from '../version.ts';

/** In the git directory that all worktrees share: never in a worktree, whose files are content. */
export function evidenceFolder(commonDir: string): string {
  return path.join(commonDir, 'model-check', 'evidence');
}

/** All that evidence depends on besides content and name. */
export function evidenceBasis(limits: Limits = DEFAULT_LIMITS): string {
  return `${VERSION} ${CATALOGUE_DIGEST} ${JSON.stringify(Object.entries(limits).sort())}`;
}

/** What an entry is for: written into it, since the names of two entries may be the same. */
export function entryKey(basis: string, blob: string, file: string): string {
  return JSON.stringify([basis, blob, file]);
}

/** The entry of some content under some name. */
export function entryPlace(folder: string, basis: string, blob: string, file: string): string {
  return path.join(folder, blob.slice(0, 2), `${blob.slice(2)}-${fnv1a(entryKey(basis, blob, file)).toString(16)}`);
}

/** Beside the entry: that the catalogue has nothing to say of it. */
export const QUIET = '.quiet';

/** What a quiet entry holds: one line of JSON. */
export interface QuietNote {
  readonly key: string;
  /** Bytes of the content. */
  readonly size: number;
  /** The top-level Python packages that it names: a module of the repository under such a name changes what they are. */
  readonly packages: readonly string[];
}
