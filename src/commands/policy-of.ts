/** The policy of one invocation: its flags, its environment and the files that the plan reads; and what the run has to say of it. */
import { CheckError } from '../check-error.ts';
import { type LoadedPolicy, loadPolicy, type PolicyRequest } from '../config/load-policy.ts';
import { exceptionNotices } from '../policy/exception-notices.ts';
import type { FileReport } from '../policy/finding.ts';
import { looseningNotice } from '../policy/loosening.ts';
import type { Mode } from '../report/report.ts';
import type { Invocation, OptionValues } from './command.ts';
import { readFromDisk } from './disk-policy.ts';
import { stringOption } from './option-values.ts';
import type { Plan } from './plan.ts';

/** @throws CheckError (`usage`) for a policy that is wrong */
export function policyOf({ io, values }: Invocation, plan: Plan): Promise<LoadedPolicy> {
  const given = stringOption(values, 'config');
  if (given !== undefined && values['no-config'] === true) {
    throw new CheckError('usage', '--config and --no-config exclude each other');
  }
  const file = given ?? io.environment['MODEL_CHECK_CONFIG'];
  return loadPolicy({
    ...outside({ io, values }, plan),
    ...(file === undefined ? {} : { file }),
    read: values['no-config'] === true ? null : file === undefined ? plan.readPolicy : readFromDisk(io.cwd),
  });
}

/** All that counts besides the file. */
function outside({ io, values }: Pick<Invocation, 'io' | 'values'>, plan: Plan): Omit<PolicyRequest, 'read'> {
  return {
    environment: io.environment,
    flags: flagsOf(values),
    ...(plan.readPackage === undefined ? {} : { readPackage: plan.readPackage }),
    ...(plan.gitConfig === undefined ? {} : { gitConfig: plan.gitConfig }),
  };
}

function flagsOf(values: OptionValues) {
  const failOn = stringOption(values, 'fail-on');
  return { ...(failOn === undefined ? {} : { failOn }), ...(values['strict'] === true ? { strict: true } : {}) };
}

/** Whether the mode sees every tracked file, so that an exception for one that is gone matches nothing. */
const WHOLE: ReadonlySet<Mode> = new Set(['tree', 'history']);

/** Unused and expired exceptions, and a policy that is loosened by what is checked. One line each. */
export async function policyNotices(
  invocation: Invocation,
  plan: Plan,
  loaded: LoadedPolicy,
  { files, today }: { readonly files: readonly FileReport[]; readonly today: string },
): Promise<string[]> {
  const whole = WHOLE.has(plan.target.mode) && invocation.values['shard'] === undefined;
  const exceptions = exceptionNotices(loaded.policy.allow, files, { today, whole });
  const loosened = files.length === 0 ? null : await looseningOf(invocation, plan, loaded);
  return loosened === null ? exceptions : [...exceptions, loosened];
}

async function looseningOf(invocation: Invocation, plan: Plan, { policy, file }: LoadedPolicy): Promise<string | null> {
  const { readPolicyBefore } = plan;
  const { values } = invocation;
  if (
    readPolicyBefore === undefined ||
    file === null ||
    values['no-config'] === true ||
    values['config'] !== undefined
  ) {
    return null;
  }
  try {
    const before = await loadPolicy({ ...outside(invocation, plan), read: readPolicyBefore });
    return looseningNotice(before.policy, policy);
  } catch (error) {
    // A broken policy before this change has let nothing through: it was exit code 4.
    if (error instanceof CheckError && error.kind === 'usage') return null;
    throw error;
  }
}
