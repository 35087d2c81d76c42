/** What a checking command gives to the line that all of them share. */
import type { Candidate } from '../candidate.ts';
import type { CheckOptions, EvidenceCache } from '../check/options.ts';
import type { PolicyReader } from '../config/policy-file.ts';
import type { GitConfig } from '../config/settings.ts';
import type { Policy } from '../policy/policy.ts';
import type { Report } from '../report/report.ts';
import type { Part } from './bounds/part.ts';

/** A policy besides the one that counts. */
export interface OtherPolicy {
  readonly read: PolicyReader;
  /** The references that have it, where they are worth naming: several are compared. */
  readonly refs: readonly string[];
}

/** What one command checks, and with whose policy. */
export interface Plan extends Pick<CheckOptions, 'firstParty'> {
  readonly target: Report['target'];
  /** Reads the snapshot that the policy comes from; --config reads from disk and --no-config nothing instead. */
  readonly readPolicy: PolicyReader;
  /** The policy on disk, where the one that counts is that of the index. */
  readonly readUnstaged?: PolicyReader;
  /** What that policy is compared with, where the change that is checked brings its own. */
  readonly policiesBefore?: readonly OtherPolicy[];
  /** The policies that the change brings, where they are not the one that counts: reported when they are looser. */
  readonly policiesAfter?: readonly OtherPolicy[];
  /** Reads from installed packages, for `extends`. */
  readonly readPackage?: PolicyReader;
  /** Where the clones are that a policy extends, and what the floors of git's configuration are relative to; absent: the working folder. */
  readonly base?: string | null;
  readonly gitConfig?: GitConfig;
  /** Evidence of earlier runs under the same limits; absent where none may be trusted. */
  readonly cacheFor?: (policy: Policy) => EvidenceCache;
  /** What the whole run must report, one line each. */
  readonly notices?: readonly string[];
  /** Finds a file of the tree that a commit, or the run, looks at; absent: nothing is looked for. */
  findInTree?(policy: Policy, path: string, commit: string | undefined): Promise<Candidate | null>;
  /** @param part of the run; null: all of it */
  candidates(policy: Policy, part: Part | null): AsyncIterable<Candidate> | Iterable<Candidate>;
}
