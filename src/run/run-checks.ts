/** What all checking commands share: the policy, the line, the report in the formats asked for, the exit code. */
import { createHash } from 'node:crypto';
import { check } from '../check.ts';
import type { LoadedPolicy } from '../config/load-policy.ts';
import { neighboursOf } from '../formats/serving/neighbours.ts';
import { createSpool } from '../git/content/spool.ts';
import type { FileReport, Finding } from '../judge/finding.ts';
import { mayBeModelName } from '../model-names.ts';
import type { Lock, LockedModel } from '../policy/lock.ts';
import { policyForPath } from '../policy/override.ts';
import type { Policy } from '../policy/policy.ts';
import { buildReport, type Counted } from '../report/build-report.ts';
import type { Report } from '../report/report.ts';
import type { ExitCode, Target, UsedPolicy } from '../report/report-types.ts';
import { CATALOGUE_DIGEST } from '../rules/catalogue-digest.ts';
import { select } from '../select.ts';
import { Part, shardOf, shardText } from './bounds/part.ts';
import { deadlineOf, jobsOf } from './bounds/run-bounds.ts';
import type { Invocation, OptionValues } from './command.ts';
import { Compactor } from './compact.ts';
import { Listing } from './listing.ts';
import { lockNotices, lockOf } from './lock/lock-notices.ts';
import type { Plan } from './plan.ts';
import { policyNotices, policyOf } from './policy/policy-of.ts';
import { progressOn } from './progress.ts';
import { wayToTop } from './standing.ts';
import { LateThreads } from './threads.ts';
import { destinationsOf, refuseFormats, writeReport } from './write-report.ts';

/** @throws CheckError for a policy that is wrong, and for what git or the disk refuses */
export async function runChecks(invocation: Invocation, plan: Plan): Promise<ExitCode> {
  const { io, values } = invocation;
  destinationsOf(values); // a wrong --format is reported before anything is examined
  if (values['print-config'] === true) {
    refuseFormats(values, '--print-config');
    return printConfig(invocation, await policyOf(invocation, plan));
  }
  const examined = await examine(invocation, plan, (policy) => new Listing(values, policy));
  const report = await reportOf(invocation, plan, examined);
  const more = { ...(await rejecting(examined)), ...(await weightsOf(invocation, plan, report)) };
  await writeReport(report, io, values, { ...more, wayToTop: wayToTop(io, plan.base) });
  return report.exitCode;
}

/** What was examined as a report, with all that the run has to say of the policy. */
export async function reportOf(invocation: Invocation, plan: Plan, examined: Examined): Promise<Report> {
  const { files, loaded, counted } = examined;
  const { lines, exceptions, isRefused } = await policyNotices(invocation, plan, loaded, examined);
  const locks = await lockNotices(invocation, plan, examined.lock, files);
  return buildReport({
    target: targetOf(plan, invocation),
    policy: usedPolicy(loaded),
    refused: isRefused || locks.isRefused,
    files: invocation.values['show-skipped'] === true ? files : files.filter(mayBeModel),
    catalogue: CATALOGUE_DIGEST,
    ...(counted === undefined ? {} : { counted }),
    exceptions,
    notices: [...loaded.notices, ...(plan.notices ?? []), ...lines, ...locks.lines],
  });
}

/** Hexadecimal digits of the digest of a policy. */
const DIGEST_DIGITS = 32;

/** The digest is worked out where a format prints it: loading what does so takes longer than to examine a small model. */
function usedPolicy({ file, policy, floors }: LoadedPolicy): UsedPolicy {
  const floor = floors.map(({ name }) => name).join(', ');
  return {
    file,
    get digest() {
      return createHash('sha256').update(JSON.stringify(policy)).digest('hex').slice(0, DIGEST_DIGITS);
    },
    ...(floor === '' ? {} : { floor }),
  };
}

function targetOf({ target }: Plan, { io, values }: Invocation): Target {
  const shard = shardOf(values, io.environment);
  return shard === null ? target : { ...target, shard: shardText(shard) };
}

/** What the line says of a plan's candidates, and the policy that it used. */
export interface Examined {
  readonly loaded: LoadedPolicy;
  readonly lock: Lock;
  readonly files: readonly FileReport[];
  /** Clean models that are not among `files`. */
  readonly counted?: Counted;
  /** Whether there was anything to examine. */
  readonly nothing: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * @param listingFor which reports are kept under a policy. Default: all
 * @param note called with the program of each model that has one. Default: those that the lock does not need are not looked at
 * @throws CheckError for a policy that is wrong, and for what git or the disk refuses
 */
export async function examine(
  invocation: Invocation,
  plan: Plan,
  listingFor?: (policy: Policy) => Listing,
  note?: (model: LockedModel) => void,
): Promise<Examined> {
  const { io, values } = invocation;
  const jobs = jobsOf(values);
  const shard = shardOf(values, io.environment);
  const deadline = deadlineOf(values, Date.now());
  const loaded = await policyOf(invocation, plan);
  const { policy } = loaded;
  const lock = await lockOf(invocation, plan, policy);
  const today = new Date().toISOString().slice(0, 10);
  const progress = progressOn(io, values);
  const listing = listingFor?.(policy);
  const threads = new LateThreads({ jobs, thread: io.thread, limits: policy.limits });
  const cache = values['no-cache'] === true ? undefined : plan.cacheFor?.(policy);
  const compactor = new Compactor();
  let nothing = true;
  try {
    const files = await check(select(plan.candidates(policy, shard === null ? null : new Part(shard)), policy), {
      policy,
      onProgress(candidate, count) {
        nothing = false;
        progress.show(candidate, count);
        if (count === MANY) bound();
      },
      ...(listing === undefined
        ? {}
        : { keep: (file) => listing.keeps(file), compact: (file) => compactor.compact(file) }),
      deadline,
      today,
      threads,
      ...(await digesting(values)),
      scan: { createSpool: () => createSpool(policy.limits.spoolMemoryBytes) },
      ...(cache === undefined ? {} : { cache }),
      ...(plan.firstParty === undefined ? {} : { firstParty: plan.firstParty }),
      ...(LISTS_CHANGES.has(plan.target.mode) ? { neighboursOf: pathsAround } : {}),
      findInTree: (path, commit) => selectedInTree(plan, policy, path, commit),
      ...(await programsFor(lock, policy, note)),
    });
    return { loaded, lock, files, nothing, today, ...(listing === undefined ? {} : { counted: listing.counted }) };
  } finally {
    progress.clear();
    cache?.close?.();
    await threads.close();
  }
}

/** What they examine is not all of a tree. */
const LISTS_CHANGES: ReadonlySet<Target['mode']> = new Set([
  ...(['staged', 'pre-commit', 'pre-merge-commit'] as const),
  ...(['pre-push', 'pre-receive', 'update', 'range'] as const),
]);

function pathsAround(path: string): readonly string[] {
  return neighboursOf(path).map((neighbour) => neighbour.path);
}

/** Null where the policy leaves it out. */
async function selectedInTree(plan: Plan, policy: Policy, path: string, commit: string | undefined) {
  const found = (await plan.findInTree?.(policy, path, commit)) ?? null;
  for await (const candidate of select(found === null ? [] : [found], policy)) return candidate;
  return null;
}

/** Files from which on a run is long. */
const MANY = 50;

/** What waits for the collector is then more than what is in use. */
function bound(): void {
  import('./bounds/bounded-heap.ts').then(({ boundHeap }) => boundHeap()).catch(() => undefined); // it only saves memory
}

/** Loaded only where there is a lock, or one is to be written. */
export async function programsFor(lock: Lock, { limits }: Policy, note?: (model: LockedModel) => void) {
  if (lock.size === 0 && note === undefined) return {};
  const { knownPrograms } = await import('./lock/known-programs.ts');
  return { programs: knownPrograms({ lock, limits, ...(note === undefined ? {} : { note }) }) };
}

/** A bill of materials names each content. */
async function digesting(values: OptionValues) {
  if (destinationsOf(values).every(({ format }) => format !== 'cyclonedx')) return {};
  return { digest: (await import('../bytes/content-digest.ts')).contentDigest };
}

/** The policy's own threshold; the catalogue behind it is loaded already where there is a finding. */
async function rejecting({ files, loaded: { policy } }: Examined) {
  if (files.every(({ findings }) => findings.length === 0)) return {};
  const { rejects } = await import('../policy/rejects.ts');
  return { rejects: (finding: Finding, { path }: FileReport) => rejects(finding, policyForPath(policy, path)) };
}

/** The command that takes the weights of a rejected model; loaded only where one is. */
async function weightsOf({ io }: Invocation, { base }: Plan, report: Report) {
  if (report.files.every(({ status }) => status !== 'rejected')) return {};
  const { weightsCommand } = await import('./weights-command.ts');
  const weights = await weightsCommand({ ...io, cwd: base ?? io.cwd }, report);
  return weights === null ? {} : { weights };
}

async function printConfig({ io }: Invocation, loaded: LoadedPolicy): Promise<ExitCode> {
  const { printPolicy } = await import('../config/print-policy.ts');
  io.stdout.write(printPolicy(loaded));
  return 0;
}

/** What is no model by content and does not promise one by name is not worth a line, unless something was found in it. */
function mayBeModel({ status, path, findings }: FileReport): boolean {
  return status !== 'not-a-model' || findings.length > 0 || mayBeModelName(path);
}
