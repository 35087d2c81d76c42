/** What all checking commands share: the policy, the line, the report in the formats asked for, the exit code. */
import type { Candidate } from '../candidate.ts';
import { type CheckOptions, check } from '../check.ts';
import { CheckError } from '../check-error.ts';
import { type LoadedPolicy, loadPolicy } from '../config/load-policy.ts';
import type { PolicyReader } from '../config/policy-file.ts';
import type { GitConfig } from '../config/settings.ts';
import { mayBeModelName } from '../formats/model-names.ts';
import type { FileReport } from '../policy/finding.ts';
import type { Policy } from '../policy/policy.ts';
import { buildReport } from '../report/build-report.ts';
import type { ExitCode, Report } from '../report/report.ts';
import { CATALOGUE_DIGEST } from '../rules/catalogue-digest.ts';
import { select } from '../select.ts';
import type { Invocation, OptionValues } from './command.ts';
import { readFromDisk } from './disk-policy.ts';
import { stringOption } from './option-values.ts';
import { deadlineOf, partOf, shardOf } from './run-bounds.ts';
import { destinationsOf, writeReport } from './write-report.ts';

/** What one command checks, and with whose policy. */
export interface Plan extends Pick<CheckOptions, 'cache' | 'firstParty'> {
  readonly target: Report['target'];
  /** Reads the snapshot that the policy comes from; --config reads from disk and --no-config nothing instead. */
  readonly readPolicy: PolicyReader;
  readonly gitConfig?: GitConfig;
  /** What the whole run must tell, one line each. */
  readonly notices?: readonly string[];
  candidates(policy: Policy): AsyncIterable<Candidate> | Iterable<Candidate>;
}

/** @throws CheckError for a policy that is wrong, and for what git or the disk refuses */
export async function runChecks(invocation: Invocation, plan: Plan): Promise<ExitCode> {
  const { io, values } = invocation;
  destinationsOf(values); // a wrong --format is told before anything is examined
  const shard = shardOf(values);
  const deadline = deadlineOf(values, Date.now());
  const loaded = await policyOf(invocation, plan);
  const { policy } = loaded;
  const files = await check(select(partOf(plan.candidates(policy), shard), policy), {
    policy,
    deadline,
    today: new Date().toISOString().slice(0, 10),
    ...(plan.cache === undefined || values['no-cache'] === true ? {} : { cache: plan.cache }),
    ...(plan.firstParty === undefined ? {} : { firstParty: plan.firstParty }),
  });
  const report = buildReport({
    target: plan.target,
    files: values['show-skipped'] === true ? files : files.filter(mayBeModel),
    catalogue: CATALOGUE_DIGEST,
    notices: [...loaded.notices, ...(plan.notices ?? [])],
  });
  await writeReport(report, io, values);
  return report.exitCode;
}

/** What is no model by content and does not promise one by name is not worth a line. */
function mayBeModel({ status, path }: FileReport): boolean {
  return status !== 'not-a-model' || mayBeModelName(path);
}

function policyOf({ io, values }: Invocation, plan: Plan): Promise<LoadedPolicy> {
  const file = stringOption(values, 'config');
  if (file !== undefined && values['no-config'] === true) {
    throw new CheckError('usage', '--config and --no-config exclude each other');
  }
  const onDisk = file === undefined ? {} : { file };
  return loadPolicy({
    ...onDisk,
    read: values['no-config'] === true ? null : file === undefined ? plan.readPolicy : readFromDisk(io.cwd),
    environment: io.environment,
    flags: flagsOf(values),
    ...(plan.gitConfig === undefined ? {} : { gitConfig: plan.gitConfig }),
  });
}

function flagsOf(values: OptionValues) {
  const failOn = stringOption(values, 'fail-on');
  return { ...(failOn === undefined ? {} : { failOn }), ...(values['strict'] === true ? { strict: true } : {}) };
}
