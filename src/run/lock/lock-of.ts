/** The lock of one invocation: read where its policy is read, so that no change approves itself unseen. */
import { CheckError } from '../../check-error.ts';
import type { PolicyReader } from '../../config/policy-file.ts';
import type { FileReport } from '../../judge/finding.ts';
import { AS_LOCKED, LOCK_FILE, type Lock, type LockedModel, parseLock, programDifference } from '../../policy/lock.ts';

/** Empty where there is none. @throws CheckError (`usage`) where it is no lock */
export async function lockFrom(read: PolicyReader): Promise<Lock> {
  const content = await read(LOCK_FILE);
  if (content === null) return new Map();
  try {
    return parseLock(typeof content === 'string' ? content : Buffer.from(content).toString('utf8'));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new CheckError('usage', `${LOCK_FILE}: ${message}`, {
      hint: 'After a merge, or a change by hand: git model-check lock writes it again.',
      cause,
    });
  }
}

/** Lines that let a model pass here and that another lock does not have. */
export function newlyLocked(files: readonly FileReport[], lock: Lock, before: Lock): readonly string[] {
  const passing = files.filter(({ findings }) => findings.some(({ allowed }) => allowed === AS_LOCKED));
  return namesOf(passing).filter((path) => !isSame(lock.get(path), before.get(path)));
}

/** Models that are rejected, and that another lock speaks of otherwise. */
export function lockedElsewhere(files: readonly FileReport[], lock: Lock, after: Lock): readonly string[] {
  const rejected = namesOf(files.filter(({ status }) => status === 'rejected'));
  return rejected.filter((path) => after.has(path) && !isSame(after.get(path), lock.get(path)));
}

function namesOf(files: readonly FileReport[]): readonly string[] {
  return [...new Set(files.map(({ path }) => path))];
}

function isSame(one: LockedModel | undefined, other: LockedModel | undefined): boolean {
  return one?.digest === other?.digest;
}

/** What is new in models whose programs are not the locked ones. */
export function differenceNotices(files: readonly FileReport[], lock: Lock): string[] {
  return files.flatMap(({ path, status, imports }) => {
    const locked = lock.get(path);
    if (locked === undefined || (status !== 'rejected' && status !== 'warned')) return [];
    const operators = [...new Set(imports.map(({ module, name }) => `${module}.${name}`))].sort();
    return [`${path} is not the program of ${LOCK_FILE}: ${programDifference(locked, operators)}`];
  });
}

/** One line for the report, or none. @param how what becomes of it, with the comma before */
export function lockNotice(paths: readonly string[], how: string): string | null {
  if (paths.length === 0) return null;
  const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : '';
  return `${LOCK_FILE} is loosened by the very change that is checked here${how}: ${paths.slice(0, NAMED).join(', ')}${more}`;
}

const NAMED = 5;
