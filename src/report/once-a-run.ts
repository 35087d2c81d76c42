/** What a report says once though many files show it: a file of the tree that stands in the place of a package is one thing, however many models need that package. */
import type { FileReport, Finding } from '../judge/finding.ts';
import { onceOf } from '../rules/verdicts.ts';

export interface OnceARun {
  /** The same files, without what stands in an earlier one; without those that then show nothing above low. */
  readonly files: readonly FileReport[];
  /** Of a finding that stays, the paths of the other files that have it. */
  alsoIn(finding: Finding): readonly string[];
}

/** @param files in the order in which they are shown */
export function onceARun(files: readonly FileReport[]): OnceARun {
  const said = new SaidOnce();
  const others = new Map<string, string[]>();
  const left = new Map<number, FileReport>();
  for (const [index, file] of files.entries()) {
    const findings = file.findings.filter((finding, at) => {
      if (!said.isRepeated(finding, file, at)) return true;
      const key = keyOf(finding) ?? '';
      const paths = others.get(key);
      if (paths === undefined) others.set(key, [file.path]);
      else paths.push(file.path);
      return false;
    });
    if (findings.length !== file.findings.length) left.set(index, withFindings(file, findings));
  }
  return { files: shownOf(files, left), alsoIn: (finding) => others.get(keyOf(finding) ?? '') ?? [] };
}

/** No second list where all stay: there may be a million. @param left by their places, those of which something was said before */
function shownOf(files: readonly FileReport[], left: ReadonlyMap<number, FileReport>): readonly FileReport[] {
  if (left.size === 0) return files;
  return files
    .map((file, index) => left.get(index) ?? file)
    .filter((file, index) => !left.has(index) || file.findings.some(counts));
}

/** A file may be read when it is asked for: it is not copied. */
function withFindings(file: FileReport, findings: readonly Finding[]): FileReport {
  return Object.create(file, { findings: { value: findings, enumerable: true } }) as FileReport; // its fields are inherited
}

/** Mutable: what was said so far, and by whom first. Findings may be read anew each time: their places tell them apart. */
export class SaidOnce {
  readonly #first = new Map<string, { readonly file: FileReport; readonly index: number }>();

  /** Whether another file, or the same one before, says it; asked in the order in which they are shown. @param index in its file */
  isRepeated(finding: Finding, file: FileReport, index: number): boolean {
    const key = keyOf(finding);
    if (key === null) return false;
    const first = this.#first.get(key);
    if (first === undefined) this.#first.set(key, { file, index });
    return first !== undefined && (first.file !== file || first.index !== index);
  }
}

function counts({ severity, allowed }: Finding): boolean {
  return severity !== 'low' && allowed === null;
}

/** Null: it is of this file. What is allowed is allowed for this content. */
function keyOf({ rule, because, allowed }: Finding): string | null {
  return allowed === null && onceOf(rule) === 'run' ? `${rule}\0${because}` : null;
}
