/** The shapes of the JSON report, made from schema/report.schema.json by scripts/report-types.mjs. See https://json-schema.org/draft/2020-12/schema. */

/** Report of git model-check. What --format json writes, version 1: see docs/report.md. A new field may come with any version; one that is here keeps its name and its meaning. */
export interface Report {
  /** the version of this shape */
  readonly schema: 'git-model-check/report/1';
  /** who wrote it */
  readonly tool: Tool;
  /** what was examined */
  readonly target: Target;
  readonly policy?: UsedPolicy;
  /** of the whole run */
  readonly verdict: Verdict;
  /** what the process ended with */
  readonly exitCode: ExitCode;
  /** counts */
  readonly summary: Summary;
  /** by path, then blob, then commit */
  readonly files: readonly FileReport[];
  /** those of the policy, each with what became of it */
  readonly exceptions?: readonly ListedException[];
  /** what is to be said of the run as a whole, a sentence each */
  readonly notices?: readonly string[];
  /** of several reports: those that this one is made of */
  readonly merged?: readonly MergedReport[];
}

/** who wrote it */
export interface Tool {
  readonly name: 'git-model-check';
  /** of the program */
  readonly version: string;
  /** a digest of all rules: the same digest, the same verdicts */
  readonly catalogue: string;
}

/** what was examined */
export interface Target {
  /** the command, or the event of the hook */
  readonly mode: Mode;
  /** the range, revision or start of the history, as it was given */
  readonly revision?: string;
  /** for scan: the arguments */
  readonly paths?: readonly string[];
  /** only this part was examined */
  readonly shard?: string;
  /** the branch has no commit yet */
  readonly unborn?: true;
}

/** the command, or the event of the hook */
export type Mode =
  | 'staged'
  | 'pre-commit'
  | 'pre-merge-commit'
  | 'pre-push'
  | 'pre-receive'
  | 'update'
  | 'range'
  | 'tree'
  | 'history'
  | 'scan'
  | 'merge';

/** which policy judged */
export interface UsedPolicy {
  /** where it stands; null where there is none */
  readonly file: string | null;
  /** of all that it says, with what it extends and settings from outside */
  readonly digest: string;
  /** what it could not loosen */
  readonly floor?: string;
}

/** of the whole run */
export type Verdict = 'clean' | 'rejected' | 'incomplete';

/** what the process ended with */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** counts */
export interface Summary {
  /** files that were looked at */
  readonly candidates: number;
  /** models that were read to the end, or as far as a verdict needs */
  readonly examined: number;
  /** files that the policy or their kind left out */
  readonly leftOut: number;
  /** files that could not be checked */
  readonly incomplete: number;
  /** sizes of the models that were examined, added up */
  readonly bytes: number;
  /** findings that no exception allows, by severity */
  readonly findings: FindingCounts;
}

/** findings that no exception allows, by severity */
export interface FindingCounts {
  /** critical */
  readonly critical: number;
  /** high */
  readonly high: number;
  /** medium */
  readonly medium: number;
  /** low */
  readonly low: number;
}

/** one file, or one version of it */
export interface FileReport {
  /** from the top of the repository; for scan as it was given */
  readonly path: string;
  /** Base64 of the path, only where it is not UTF-8 */
  readonly pathBytes?: string;
  /** the git object, or the SHA-256 of the object of Git LFS; null outside a repository */
  readonly blob: string | null;
  /** of the content; only where a bill of materials was asked for */
  readonly sha256?: string;
  /** bytes */
  readonly size: number;
  /** what it was recognised as, outermost first */
  readonly formats: readonly string[];
  /** what becomes of it */
  readonly status: FileStatus;
  /** what is inside, joined by `!` */
  readonly members: readonly string[];
  /** what loading it imports */
  readonly imports: readonly ImportReport[];
  /** what is wrong with it */
  readonly findings: readonly Finding[];
  /** what could not be read */
  readonly unexamined: readonly Unexamined[];
  /** why, for the status left-out */
  readonly leftOut?: string;
  /** the commit that brought it, for ranges and histories */
  readonly commit?: string;
  /** in a report of reports: which of merged it is of, from 0 */
  readonly mergedFrom?: number;
}

/** what becomes of it */
export type FileStatus = 'rejected' | 'warned' | 'clean' | 'allowed' | 'incomplete' | 'left-out' | 'not-a-model';

/** an operator that the file names */
export interface ImportReport {
  /** before the dot */
  readonly module: string;
  /** behind it */
  readonly name: string;
  /** whether it is called, too */
  readonly called: boolean;
  /** what the catalogue and the policy say of it */
  readonly standing: Standing;
  /** where in the file; empty for the file itself */
  readonly member: string;
  /** bytes from the start of the member */
  readonly offset: number;
}

/** what the catalogue and the policy say of it */
export type Standing = 'dangerous' | 'safe' | 'unknown';

/** one thing that is wrong */
export interface Finding {
  /** its id: git model-check rules ID */
  readonly rule: string;
  readonly severity: Severity;
  /** what loading would reach */
  readonly effect: Effect;
  /** the function or class; null where it is about the file */
  readonly operator: { readonly module: string; readonly name: string } | null;
  /** the call as Python-like text, shortened; null where there is none */
  readonly call: string | null;
  /** path!member */
  readonly source: string;
  /** bytes from the start of the source */
  readonly offset: number;
  /** what it does, a sentence */
  readonly message: string;
  /** why that matters, a sentence */
  readonly because: string;
  /** an address, or the name of an advisory */
  readonly reference: string | null;
  /** the same after a rename or when the file is saved again */
  readonly fingerprint: string;
  /** the reason of the exception that allows it */
  readonly allowed: string | null;
}

export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** what loading would reach */
export type Effect =
  | 'code-execution'
  | 'process-execution'
  | 'import'
  | 'file-write'
  | 'file-delete'
  | 'file-read'
  | 'network'
  | 'native-code'
  | 'nested-load'
  | 'attribute-access'
  | 'trampoline'
  | 'class-factory'
  | 'interpreter-state'
  | 'code-by-value'
  | 'evasion'
  | 'unexaminable'
  | 'unknown';

/** a part that could not be read */
export interface Unexamined {
  /** path!member */
  readonly source: string;
  readonly reason: UnexaminedReason;
  /** what was found, and what to do */
  readonly detail: string;
}

export type UnexaminedReason =
  | 'encrypted'
  | 'limit'
  | 'malformed'
  | 'unrecognised'
  | 'truncated'
  | 'unsupported'
  | 'foreign'
  | 'missing-object'
  | 'unreadable'
  | 'timeout';

/** an exception, for one content or for an operator */
export interface ListedException {
  /** of several reports: whose it is */
  readonly repository?: string;
  /** the path that it names */
  readonly file?: string;
  /** the content that it allows */
  readonly blob?: string;
  /** the rule that it allows */
  readonly rule?: string;
  /** the operator that it allows */
  readonly operator?: string;
  /** why */
  readonly because: string;
  /** who answers for it */
  readonly owner?: string;
  /** the last day on which it counts, YYYY-MM-DD */
  readonly expires?: string;
  /** what became of it in this run */
  readonly state: 'used' | 'unused' | 'expired' | 'out-of-reach';
}

/** one of the reports that this one is made of */
export interface MergedReport {
  /** the name that stands before its paths */
  readonly repository?: string;
  readonly target: Target;
  /** of the program that wrote it */
  readonly version: string;
  /** a digest of all rules that judged it */
  readonly catalogue: string;
  readonly policy?: UsedPolicy;
  readonly verdict: Verdict;
  readonly exitCode: ExitCode;
}
