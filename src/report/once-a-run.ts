/** What a report says once though many files show it: a file of the tree that stands in the place of a package is one thing, however many models need that package. */
import type { FileReport, Finding } from '../judge/finding.ts';
import { onceOf } from '../rules/verdicts.ts';

export interface OnceARun {
  /** Those that an earlier file has. */
  readonly repeated: ReadonlySet<Finding>;
  /** The same files, without what stands in an earlier one; without those that then show nothing above low. */
  readonly files: readonly FileReport[];
  /** By a finding that stays, the paths of the other files that have it. */
  readonly alsoIn: ReadonlyMap<Finding, readonly string[]>;
}

/** @param files in the order in which they are shown */
export function onceARun(files: readonly FileReport[]): OnceARun {
  const first = new Map<string, Finding>();
  const alsoIn = new Map<Finding, string[]>();
  const repeated = new Set<Finding>();
  const kept = files.map((file) => {
    const findings = file.findings.filter((finding) => {
      const key = keyOf(finding);
      const known = key === null ? undefined : first.get(key);
      if (known === undefined) {
        if (key !== null) first.set(key, finding);
        return true;
      }
      repeated.add(finding);
      alsoIn.set(known, [...(alsoIn.get(known) ?? []), file.path]);
      return false;
    });
    return findings.length === file.findings.length ? file : { ...file, findings };
  });
  const isShown = (file: FileReport, index: number): boolean => file === files[index] || file.findings.some(counts);
  return { repeated, files: kept.filter(isShown), alsoIn };
}

function counts({ severity, allowed }: Finding): boolean {
  return severity !== 'low' && allowed === null;
}

/** Null: it is of this file. What is allowed is allowed for this content. */
function keyOf({ rule, because, allowed }: Finding): string | null {
  return allowed === null && onceOf(rule) === 'run' ? `${rule}\0${because}` : null;
}
