/** The policy of one invocation: its flags, its environment and the files that the plan reads; and what the run has to say of it. */
import { CheckError } from '../../check-error.ts';
import { type LoadedPolicy, loadPolicy, type PolicyRequest } from '../../config/load-policy.ts';
import type { PolicyReader } from '../../config/policy-file.ts';
import { FLOOR_KEY } from '../../config/settings.ts';
import type { FileReport } from '../../judge/finding.ts';
import { exceptionStates, noticesOfStates } from '../../policy/exception-notices.ts';
import { looseningNotice } from '../../policy/loosening.ts';
import { exceptionFor } from '../../policy/match.ts';
import type { Exception, Policy } from '../../policy/policy.ts';
import type { ListedException, Mode } from '../../report/report-types.ts';
import { shellWord } from '../../report/shell.ts';
import type { Invocation, OptionValues } from '../command.ts';
import { nearestFile } from '../named/nearest-file.ts';
import { isOn, stringOption, stringsOption } from '../option-values.ts';
import type { OtherPolicy, Plan } from '../plan.ts';
import { broughtAlongNotices, type NamedFile } from './brought-along.ts';
import { cloneReader } from './clone-policy.ts';
import { readFromDisk } from './disk-policy.ts';

/** @throws CheckError (`usage`) for a policy that is wrong */
export function policyOf({ io, values }: Invocation, plan: Plan): Promise<LoadedPolicy> {
  const where = policyPlace({ io, values });
  const read = where.kind === 'found' ? plan.readPolicy : where.kind === 'named' ? readNamed(io.cwd, where.file) : null;
  return loadPolicy({
    ...outside({ io, values }, plan),
    ...(where.kind === 'named' ? { file: where.file } : {}),
    read,
  });
}

/** A file that the user names must be there. @throws CheckError (`usage`) with the nearest that is */
function readNamed(cwd: string, named: string): PolicyReader {
  const read = readFromDisk(cwd);
  return async (file) => {
    const content = await read(file);
    if (content !== null || file !== named) return content;
    throw new CheckError('usage', `${named}: found no such file, expected a policy${nearestFile(cwd, named)}`, {
      hint: 'git model-check init writes one.',
    });
  };
}

/** Whether it is the snapshot's own, which a lock belongs to. @throws CheckError (`usage`) */
export function isFoundPolicy(invocation: Invocation): boolean {
  return policyPlace(invocation).kind === 'found';
}

/** Where the policy file is looked for: in the plan's snapshot, on disk under a name, or nowhere. */
type PolicyPlace = { readonly kind: 'found' | 'none' } | { readonly kind: 'named'; readonly file: string };

/** Options win over the environment. @throws CheckError (`usage`) */
function policyPlace({ io: { environment }, values }: Pick<Invocation, 'io' | 'values'>): PolicyPlace {
  const given = stringOption(values, 'config');
  const none = values['no-config'] === true;
  if (given !== undefined && none) throw new CheckError('usage', '--config and --no-config exclude each other');
  if (given !== undefined) return { kind: 'named', file: given };
  if (none || isOn(environment, 'MODEL_CHECK_NO_CONFIG')) return { kind: 'none' };
  const file = environment['MODEL_CHECK_CONFIG'] ?? '';
  return file === '' ? { kind: 'found' } : { kind: 'named', file };
}

/** All that counts besides the file. */
function outside({ io, values }: Pick<Invocation, 'io' | 'values'>, plan: Plan): Omit<PolicyRequest, 'read'> {
  return {
    environment: io.environment,
    flags: flagsOf(values),
    ...(plan.readPackage === undefined ? {} : { readPackage: plan.readPackage }),
    ...(plan.gitConfig === undefined ? {} : { gitConfig: plan.gitConfig }),
    readClone: cloneReader(plan.base === undefined ? io.cwd : plan.base, io.environment),
    floors: namedFloors({ io, values }, plan).map(({ folder, ...floor }) => ({ ...floor, read: readFromDisk(folder) })),
  };
}

/** Every floor that is named counts: none of them can take back another. */
function namedFloors({ io, values }: Pick<Invocation, 'io' | 'values'>, { gitConfig = [], base = null }: Plan) {
  const { MODEL_CHECK_POLICY_FLOOR: variable = '' } = io.environment;
  return [
    ...gitConfig
      .filter(([key]) => key.toLowerCase() === FLOOR_KEY)
      .map(([, file]) => ({ file, folder: base ?? io.cwd, source: 'git config modelcheck.policyFloor' })),
    ...(variable === '' ? [] : [{ file: variable, folder: io.cwd, source: 'MODEL_CHECK_POLICY_FLOOR' }]),
    ...stringsOption(values, 'policy-floor').map((file) => ({ file, folder: io.cwd, source: '--policy-floor' })),
  ];
}

/** The policy, if one is named, and the floors. */
function namedFiles(invocation: Invocation, plan: Plan): readonly NamedFile[] {
  const place = policyPlace(invocation);
  return [
    ...(place.kind === 'named' ? [{ what: 'policy' as const, file: place.file, folder: invocation.io.cwd }] : []),
    ...namedFloors(invocation, plan).map(({ file, folder }) => ({ what: 'floor' as const, file, folder })),
  ];
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
  {
    files,
    nothing,
    today,
  }: { readonly files: readonly FileReport[]; readonly nothing: boolean; readonly today: string },
): Promise<PolicyNotices> {
  const whole = WHOLE.has(plan.target.mode) && invocation.values['shard'] === undefined;
  const loosening = nothing ? NONE : await looseningOf(invocation, plan, loaded);
  const bringsModel = files.some(({ status }) => MODELS.has(status));
  const isRefused = loosening.isForbidden && bringsModel;
  const stated = exceptionStates(loaded.policy.allow, files, { today, whole, onDisk: plan.target.mode === 'scan' });
  return {
    exceptions: stated.map(({ exception, state }) => ({ ...exception, state })),
    lines: [
      ...noticesOfStates(stated, files),
      ...(isRefused ? [FORBIDDEN] : []),
      ...loosening.lines,
      ...(await unstagedNotices(invocation, plan, loaded, { files, today })),
      ...broughtAlongNotices(plan, loaded, namedFiles(invocation, plan)),
    ],
    isRefused,
  };
}

export interface PolicyNotices {
  readonly exceptions: readonly ListedException[];
  readonly lines: readonly string[];
  /** Whether the policy before the change forbids that it brings a model and loosens the policy. */
  readonly isRefused: boolean;
}

const FORBIDDEN =
  'rejected: selfApproval is reject, and this change brings a model and loosens the policy; let another commit, reviewed by itself, change the policy first';

/** Statuses of what is a model. */
const MODELS: ReadonlySet<FileReport['status']> = new Set(['rejected', 'warned', 'clean', 'allowed', 'incomplete']);

interface Loosening {
  readonly lines: readonly string[];
  readonly isForbidden: boolean;
}

const NONE: Loosening = { lines: [], isForbidden: false };

async function looseningOf(invocation: Invocation, plan: Plan, { policy }: LoadedPolicy): Promise<Loosening> {
  if (!isFoundPolicy(invocation)) return NONE;
  let isForbidden = false;
  const refsOf = new Map<string, string[]>();
  const report = async (others: readonly OtherPolicy[] = [], noticeFor: (other: Policy) => string | null) => {
    for (const { read, refs } of others) {
      const other = await otherPolicy(invocation, plan, read);
      const notice = other === null ? null : noticeFor(other.policy);
      if (notice !== null) refsOf.set(notice, [...(refsOf.get(notice) ?? []), ...refs]);
    }
  };
  await report(plan.policiesBefore, (before) => {
    const notice = looseningNotice(before, policy, '');
    if (notice !== null && before.selfApproval === 'reject') isForbidden = true;
    return notice;
  });
  await report(plan.policiesAfter, (after) => looseningNotice(policy, after, ', which does not count yet'));
  return { lines: [...refsOf].map(([notice, refs]) => `${prefixOf(refs)}${notice}`), isForbidden };
}

/** References that a notice names before it counts the rest. */
const NAMED_REFS = 3;

function prefixOf(refs: readonly string[]): string {
  if (refs.length === 0) return '';
  const more = refs.length > NAMED_REFS ? ` and ${refs.length - NAMED_REFS} more` : '';
  return `${refs.slice(0, NAMED_REFS).join(', ')}${more}: `;
}

/** What would count if it were read from there. @throws CheckError (`usage`) */
export function policyFrom(invocation: Invocation, plan: Plan, read: PolicyReader): Promise<LoadedPolicy> {
  return loadPolicy({ ...outside(invocation, plan), read });
}

/** Null where it is broken: such a policy lets nothing through, it ends with exit code 4. */
export async function otherPolicy(
  invocation: Invocation,
  plan: Plan,
  read: PolicyReader,
): Promise<LoadedPolicy | null> {
  try {
    return await policyFrom(invocation, plan, read);
  } catch (error) {
    if (error instanceof CheckError && error.kind === 'usage') return null;
    throw error;
  }
}

/** Exceptions that stand on disk alone, and the files that have them. */
interface UnstagedExceptions {
  readonly exceptions: readonly Exception[];
  readonly files: readonly string[];
}

/** Null where the policy on disk is not another one, or is broken. */
export async function unstagedExceptions(
  invocation: Invocation,
  plan: Plan,
  { policy }: LoadedPolicy,
): Promise<UnstagedExceptions | null> {
  if (plan.readUnstaged === undefined || policyPlace(invocation).kind !== 'found') return null;
  const onDisk = await otherPolicy(invocation, plan, plan.readUnstaged);
  if (onDisk === null) return null;
  const staged = new Set(policy.allow.map((exception) => JSON.stringify(exception)));
  const exceptions = onDisk.policy.allow.filter((exception) => !staged.has(JSON.stringify(exception)));
  const files = [...(onDisk.file === null ? [] : [onDisk.file]), ...(onDisk.sources['allow'] ?? [])];
  const own = files.filter((name) => !name.startsWith('node_modules/'));
  return exceptions.length === 0 ? null : { exceptions, files: [...new Set(own)] };
}

/** For who has allowed what was rejected, and did not stage it. */
async function unstagedNotices(
  invocation: Invocation,
  plan: Plan,
  loaded: LoadedPolicy,
  { files, today }: { readonly files: readonly FileReport[]; readonly today: string },
): Promise<string[]> {
  const rejected = files.filter(({ status }) => status === 'rejected');
  const unstaged = rejected.length === 0 ? null : await unstagedExceptions(invocation, plan, loaded);
  if (unstaged === null) return [];
  const covered = rejected.filter(({ blob, findings }) =>
    findings.some(
      ({ rule, operator, allowed }) =>
        allowed === null && exceptionFor(unstaged.exceptions, { blob, rule, operator }, today) !== null,
    ),
  );
  const add = `git add -- ${unstaged.files.map(shellWord).join(' ')}`;
  return covered.map(({ path }) => `there is an exception for ${path} in the unstaged policy; to let it count: ${add}`);
}
