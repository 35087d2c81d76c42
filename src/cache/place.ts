/** Where evidence of earlier runs lies, and what it depends on. */
import path from 'node:path';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { fnv1a } from '../sums/fnv.ts';
import { evidenceCode } from './evidence-code.ts';

/** In the git directory that all worktrees share: never in a worktree, whose files are content. */
export function evidenceFolder(commonDir: string): string {
  return path.join(commonDir, 'model-check', 'evidence');
}

/** All that evidence depends on besides content and name. */
export function evidenceBasis(limits: Limits = DEFAULT_LIMITS): string {
  return `${evidenceCode()} ${JSON.stringify(Object.entries(limits).sort())}`;
}

/** What an entry is for: written into it, since the names of two entries may be the same. */
export function entryKey(basis: string, blob: string, file: string): string {
  return JSON.stringify([basis, blob, file]);
}

/** The entry of some content under some name. */
export function entryPlace(folder: string, basis: string, blob: string, file: string): string {
  return path.join(folder, blob.slice(0, 2), `${blob.slice(2)}-${fnv1a(entryKey(basis, blob, file)).toString(16)}`);
}
