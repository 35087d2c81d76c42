/** Which files' reports a run keeps: those that a format lists. The others are counted as they come, so that memory stays flat however long the history. */

import { cannotRunCode, countInert } from '../judge/cannot-run-code.ts';
import type { FileReport } from '../judge/finding.ts';
import { mayBeModelName } from '../model-names.ts';
import { isOperatorException } from '../policy/match.ts';
import type { Policy } from '../policy/policy.ts';
import type { Counted } from '../report/build-report.ts';
import type { OptionValues } from './command.ts';
import { destinationsOf } from './write-report.ts';

/** Formats that name every file that is or may be a model; the others name what the policy rejects or warns of. */
const COMPLETE: ReadonlySet<string> = new Set(['json', 'junit', 'cyclonedx', 'html']);

/** Mutable: what was counted so far. */
export class Listing {
  readonly #everything: boolean;
  readonly #clean: boolean;
  /** Files that exceptions speak of: whether one is of use is recognised by their reports. */
  readonly #excepted: ReadonlySet<string>;
  #files = 0;
  readonly #inert: Record<string, number> = {};
  #bytes = 0;

  constructor(values: OptionValues, { allow }: Policy) {
    this.#everything = values['show-skipped'] === true;
    this.#clean = values['verbose'] === true || destinationsOf(values).some(({ format }) => COMPLETE.has(format));
    this.#excepted = new Set(allow.flatMap((entry) => (isOperatorException(entry) ? [] : [entry.file])));
  }

  /** Whether the report is kept; a clean model that is not is counted. */
  keeps(file: FileReport): boolean {
    const { status, path, size, findings } = file;
    if (this.#everything || this.#excepted.has(path)) return true;
    if (status === 'not-a-model') return findings.length > 0 || mayBeModelName(path);
    if (status !== 'clean' || this.#clean || findings.length > 0) return true;
    this.#files += 1;
    this.#bytes += size;
    if (cannotRunCode(file)) countInert(this.#inert, file);
    return false;
  }

  /** Clean models whose reports were not kept. */
  get counted(): Counted {
    return { files: this.#files, bytes: this.#bytes, inert: this.#inert };
  }
}
