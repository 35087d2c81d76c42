/** What the judge says of one file: the `files[]` entries of the JSON report, version 1. Field names and order are the contract; a test holds them against schema/report.schema.json. */
import type { UnexaminedReason } from '../facts.ts';
import type { Effect, Severity } from '../rules/rule.ts';

export type Standing = 'dangerous' | 'safe' | 'unknown';

export type FileStatus = 'rejected' | 'warned' | 'clean' | 'allowed' | 'incomplete' | 'left-out' | 'not-a-model';

export interface ImportReport {
  readonly module: string;
  readonly name: string;
  readonly called: boolean;
  readonly standing: Standing;
  /** The members joined by `!`; empty for the file itself. */
  readonly member: string;
  readonly offset: number;
}

export interface Finding {
  /** The id of a catalogue row, or of a general rule such as `unknown-operator`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly operator: { readonly module: string; readonly name: string } | null;
  /** The call as Python-like text, `posix.system('echo …')`; for an import the operator; null where there is none. */
  readonly call: string | null;
  /** `model.pth!archive/data.pkl` */
  readonly source: string;
  readonly offset: number;
  readonly message: string;
  readonly because: string;
  /** A URL or the name of an advisory. */
  readonly reference: string | null;
  /** Survives a rename and a re-save: from the rule, the operator and the inner member path. */
  readonly fingerprint: string;
  /** The `because` of the exception that allows it. */
  readonly allowed: string | null;
}

export interface Unexamined {
  readonly source: string;
  readonly reason: UnexaminedReason;
  readonly detail: string;
}

export interface FileReport {
  readonly path: string;
  /** Base64 of the path's bytes, only where they are not UTF-8. */
  readonly pathBytes?: string;
  readonly blob: string | null;
  /** Of the content; only where a bill of materials was asked for. */
  readonly sha256?: string;
  readonly size: number;
  readonly formats: readonly string[];
  readonly status: FileStatus;
  readonly members: readonly string[];
  readonly imports: readonly ImportReport[];
  readonly findings: readonly Finding[];
  readonly unexamined: readonly Unexamined[];
  /** Why it was left out, for status `left-out`; of any other which of its formats the policy leaves out. */
  readonly leftOut?: string;
  /** The commit that brought it, for ranges and histories. */
  readonly commit?: string;
  /** In a report of reports: which of them it is of, from 0. */
  readonly mergedFrom?: number;
}
