/** What a repository allows: plain data, made by config/ from a policy file, git's configuration, the environment and flags. */
import type { OwnOperators, UnknownSeverities } from '../judge/who/own-rows.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import type { Severity } from '../rules/rule.ts';

export type FailOn = Severity | 'never';
export type MissingLfs = 'reject' | 'warn' | 'fetch';
/** What becomes of a change that brings a model and loosens the policy that judges it. */
export type SelfApproval = 'warn' | 'reject';

/** An exception for one content: it counts only for this blob and this rule. */
export interface ContentException {
  readonly file: string;
  /** The git oid, or the SHA-256 of an LFS object. */
  readonly blob: string;
  readonly rule: string;
  readonly because: string;
  /** Who answers for it. */
  readonly owner?: string;
  /** `YYYY-MM-DD`: from the day after, the finding counts again. */
  readonly expires?: string;
}

/** An exception for every file that names an operator. */
export interface OperatorException {
  /** `module.name`; `*` stands for one dotted part or, at the end, for all below. */
  readonly operator: string;
  readonly because: string;
  readonly owner?: string;
  readonly expires?: string;
}

export type Exception = ContentException | OperatorException;

/** Other settings for some paths: the last one that matches a path wins, key by key. */
export interface PolicyOverride {
  /** Globs, at least one. */
  readonly files: readonly string[];
  readonly because: string;
  readonly failOn?: FailOn;
  readonly strict?: boolean;
  readonly operators?: OwnOperators;
}

/** Which formats count. What is left out is reported as left out. */
export interface FormatSelection {
  readonly only: readonly string[];
  readonly never: readonly string[];
}

export interface Policy {
  readonly failOn: FailOn;
  /** Medium rejects too, and an unreachable LFS object too. */
  readonly strict: boolean;
  /** Of the policy before the change: the change cannot allow itself to loosen. */
  readonly selfApproval: SelfApproval;
  /** Globs; empty: everything that is or may be a model. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Ids of formats: `only` these, empty for all; `never` those. */
  readonly formats: FormatSelection;
  readonly lfs: { readonly missing: MissingLfs };
  readonly limits: Limits;
  readonly unknown: UnknownSeverities;
  readonly operators: OwnOperators;
  readonly allow: readonly Exception[];
  readonly overrides: readonly PolicyOverride[];
  /** What it was held against; absent: nothing. */
  readonly floors?: readonly Floor[];
}

/** `owned`: exceptions for one content that name an owner and an end are left to the repository. */
export type FloorExceptions = 'none' | 'owned';

/** A policy that another one cannot loosen. */
export interface Floor {
  /** As reports show it. */
  readonly name: string;
  readonly policy: Policy;
  readonly exceptions: FloorExceptions;
}

export const UNKNOWN_USES = [
  'function',
  'constructor',
  'class',
] as const satisfies readonly (keyof UnknownSeverities)[];

export const DEFAULT_POLICY: Policy = Object.freeze<Policy>({
  failOn: 'high',
  strict: false,
  selfApproval: 'warn',
  include: [],
  exclude: [],
  formats: { only: [], never: [] },
  lfs: { missing: 'reject' },
  limits: DEFAULT_LIMITS,
  unknown: { function: 'high', constructor: 'high', class: 'medium' },
  operators: { safe: [], dangerous: [] },
  allow: [],
  overrides: [],
});
