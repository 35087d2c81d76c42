/** What all checking commands share: the policy, the line, the report in the formats asked for, the exit code. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Candidate } from '../candidate.ts';
import { CheckError } from '../check-error.ts';
import { type CheckOptions, check } from '../check.ts';
import { type LoadedPolicy, loadPolicy } from '../config/load-policy.ts';
import type { PolicyReader } from '../config/policy-file.ts';
import type { GitConfig } from '../config/settings.ts';
import { createSpool } from '../git/spool.ts';
import type { Policy } from '../policy/policy.ts';
import type { ExitCode, Report } from '../report/report.ts';
import type { Invocation, Io, OptionValues } from './command.ts';

/** What one command checks, and with whose policy. */
export interface Plan extends Pick<CheckOptions, 'cache' | 'firstParty'> {
  readonly target: Report['target'];
  /** Reads the policy's snapshot; null where there is none to read. Ignored with --config and --no-config. */
  readonly readPolicy: PolicyReader | null;
  readonly gitConfig?: GitConfig;
  readonly notices?: readonly string[];
  candidates(policy: Policy): AsyncIterable<Candidate> | Iterable<Candidate>;
}
