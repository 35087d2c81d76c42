/** What a run brings along to check files with: the policy, evidence of earlier runs, threads, programs that are known. */
import type { Candidate, OpenedSource } from '../candidate.ts';
import type { Evidence } from '../facts.ts';
import type { FileReport, Finding } from '../judge/finding.ts';
import type { FindInTree } from '../named-sources.ts';
import type { JudgeContext } from '../policy/file-report.ts';
import type { Policy } from '../policy/policy.ts';
import type { ScanOptions } from '../scan.ts';

/** Where evidence of earlier runs is kept; a verdict never is. */
export interface EvidenceCache {
  read(blob: string, path: string): Evidence | null;
  write(blob: string, evidence: Evidence): void;
  /** Whether an earlier run has found no model in it. */
  isPlain?(blob: string, path: string, bytes: number): boolean;
  /** At the end of a run. */
  close?(): void;
}

/** Examines several contents at once, elsewhere than here. */
export interface Threads {
  /** What examining so many bytes here has taken, in ms: says whether threads pay. */
  learn(bytes: number, spent: number): void;
  /** One that is free for a content of so many bytes, once it is; null: examine it here. */
  forContent(bytes: number): Promise<Examiner | null>;
}

export interface Examiner {
  /** As `scan`; the source stays open until then. */
  examine(source: OpenedSource, path: string): Promise<Evidence>;
}

/** Programs that were reviewed, whatever the weights beside them. */
export interface KnownPrograms {
  /** Whether a report may come out otherwise, or the program is wanted: the content is then opened once more. */
  concerns(report: FileReport): boolean;
  /** Which findings of the file are known. */
  knownIn(source: OpenedSource, evidence: Evidence, report: FileReport): Promise<(finding: Finding) => boolean>;
}

export interface CheckOptions {
  readonly policy: Policy;
  readonly scan?: ScanOptions;
  readonly cache?: EvidenceCache;
  readonly firstParty?: JudgeContext['firstParty'];
  /** What is known of the programs of models. Default: nothing. */
  readonly programs?: KnownPrograms;
  /** `YYYY-MM-DD`, for exceptions that expire. */
  readonly today: string;
  /** In ms since the epoch: what is not examined by then is reported as such. Default: no end. */
  readonly deadline?: number | null;
  /** Whether a report is worth its memory; what is not kept is not returned. Default: all are. */
  readonly keep?: (file: FileReport) => boolean;
  /** Makes of a report that is kept one that says the same and takes less. Default: it stays. */
  readonly compact?: (file: FileReport) => FileReport;
  /** Default: all is examined here, one after the other. */
  readonly threads?: Threads;
  /** The SHA-256 of a content, for reports that say it; it reads all of it. Default: none does. */
  readonly digest?: (source: OpenedSource) => string;
  /** Finds Python source that a file names as what its loader runs. Default: it is examined only where it comes after that file. */
  readonly findInTree?: FindInTree;
  /** Files of the tree that may name a file, where they are not examined themselves. Default: none are looked for. */
  readonly neighboursOf?: (path: string) => readonly string[];
  /** Called before each file is opened. */
  readonly onProgress?: (candidate: Candidate, count: number) => void;
}
