/** What all commands that ask git share: the repository, its settings, its Python modules, and the one store of blobs that ends with the run. */
import { evidenceFolder } from '../cache/place.ts';
import type { Candidate } from '../candidate.ts';
import { candidatesOf } from '../git/candidates.ts';
import { BlobStore } from '../git/content/blob-store.ts';
import { FirstPartyModules } from '../git/first-party.ts';
import type { Entry, EntryBatches } from '../git/listing/entry.ts';
import { type NamedObjects, prefixIn, type Snapshot } from '../git/listing/snapshot.ts';
import { findRepository, type Repository } from '../git/repository.ts';
import { boundGit, stopGit } from '../git/run.ts';
import { readGitSettings } from '../git/settings.ts';
import type { Policy } from '../policy/policy.ts';
import type { Report } from '../report/report.ts';
import type { ExitCode } from '../report/report-types.ts';
import { type Part, partOf } from './bounds/part.ts';
import { deadlineOf } from './bounds/run-bounds.ts';
import { checkedOutCandidates } from './checkout/checked-out.ts';
import { SeenEntries } from './checkout/converting-trees.ts';
import type { Invocation } from './command.ts';
import { untilInterrupted } from './interrupt.ts';
import type { Plan } from './plan.ts';
import { type OtherSnapshot, repositoryPolicy } from './policy/repository-policy.ts';
import { runChecks } from './run-checks.ts';
import { sharedCache } from './shared-cache.ts';

/** What one command looks at. */
export interface GitPlan {
  readonly target: Report['target'];
  /** Where the policy and the Python modules are read; null where there is no such tree: the defaults count. */
  readonly snapshot: Snapshot | null;
  /** What the policy is compared with, where the change brings its own. */
  readonly before?: readonly OtherSnapshot[];
  /** The tips, whose policies do not count yet: reported where they are looser. */
  readonly after?: readonly OtherSnapshot[];
  /** Whose attributes say what checkout makes of the entries. Default: those of `snapshot`. */
  readonly tips?: readonly Snapshot[];
  /** Whether the worktree may hold the same content. */
  readonly worktree: boolean;
  /** The entries are all that the snapshot holds. Default: false. */
  readonly isWhole?: boolean;
  /** The entries are what every commit behind the tips brought, from the first on. Default: false. */
  readonly isFromRoots?: boolean;
  /** False where others may write what is examined: no evidence of earlier runs is then taken. Default: true. */
  readonly trusted?: boolean;
  /** What the whole run must report, one line each. */
  readonly notices?: readonly string[];
  /** In pieces, or all at once. */
  entries(): AsyncIterable<readonly Entry[]> | Promise<Iterable<Entry>>;
  /** What git does not record and the user named: comes after the entries. */
  unrecorded?(): Promise<Iterable<Candidate>>;
}

type Planner = (repository: Repository) => GitPlan | Promise<GitPlan>;

/** @throws CheckError when git or the policy refuses */
export async function checkGit(invocation: Invocation, planFor: Planner): Promise<ExitCode> {
  const deadline = deadlineOf(invocation.values, Date.now());
  const release = deadline === null ? null : boundGit(deadline + GRACE_MS);
  try {
    return await withGitPlan(invocation, planFor, (plan) => runChecks(invocation, plan));
  } finally {
    release?.();
  }
}

/** After the time is out the files that are left are reported as unchecked; a git that hangs is then ended. */
const GRACE_MS = 1000;

/** What a command does with a plan while its blobs can be read. @throws CheckError when git or the policy refuses */
export async function withGitPlan<T>(
  { io: { cwd, environment } }: Invocation,
  planFor: Planner,
  use: (plan: Plan, repository: Repository) => Promise<T>,
): Promise<T> {
  const repository = await findRepository({ cwd, environment });
  const plan = await planFor(repository);
  if (plan.snapshot?.from !== 'index') (await import('./bounds/bounded-heap.ts')).boundHeap();
  const cache = plan.trusted === false ? { notices: [] } : cacheIn(repository, plan);
  const notices = [...(plan.notices ?? []), ...cache.notices];
  const store = new BlobStore(repository, untilInterrupted);
  const entries = begun(plan.entries());
  const tips = plan.tips ?? [];
  const isTree = plan.snapshot !== null || tips.length > 0;
  const firstParty = isTree ? new FirstPartyModules(repository, plan.snapshot, tips) : null;
  if (plan.isWhole === true && plan.snapshot?.from === 'revision' && entries instanceof Promise)
    entries.then((all) => firstParty?.learn(all)).catch(() => undefined); // reported where the list is used
  try {
    const whole: Plan = {
      target: plan.target,
      ...(await policyFor(repository, store.named, plan)),
      notices,
      ...(firstParty === null ? {} : { firstParty }),
      ...('cacheFor' in cache ? { cacheFor: cache.cacheFor } : {}),
      findInTree: (policy, path, commit) => fileInTree(repository, store, plan, { policy, path, commit }),
      candidates: (policy, part) =>
        candidatesFor(repository, store, { ...plan, entries, again: () => plan.entries(), part }, { notices, policy }),
    };
    return await use(whole, repository);
  } finally {
    store.close();
    stopGit();
  }
}

interface Wanted {
  readonly policy: Policy;
  readonly path: string;
  readonly commit: string | undefined;
}

/** A file that is named by another one of the same tree; null where there is none. */
async function fileInTree(
  repository: Repository,
  store: BlobStore,
  { snapshot, worktree }: GitPlan,
  { policy, path, commit }: Wanted,
): Promise<Candidate | null> {
  const prefix = commit === undefined ? (snapshot === null ? null : prefixIn(snapshot)) : `${commit}:`;
  if (prefix === null || /[\n\0]/.test(path)) return null;
  const header = await store.named.header(`${prefix}${path}`);
  if (header.kind === 'missing' || header.type !== 'blob') return null;
  const entry = {
    path: Buffer.from(path),
    mode: '100644',
    oid: header.oid,
    ...(commit === undefined ? {} : { commit }),
  };
  const { lfs, strict } = policy;
  for await (const candidate of candidatesOf(repository, store, [[entry]], { missing: lfs.missing, strict, worktree }))
    return candidate;
  return null;
}

type Entries = ReturnType<GitPlan['entries']>;

async function batchesFrom(entries: Entries): Promise<EntryBatches> {
  return entries instanceof Promise ? [[...(await entries)]] : entries;
}

/** Git lists while the policy is read. A failure is reported where the list is used. */
function begun(entries: Entries): Entries {
  if (!(entries instanceof Promise)) return started(entries);
  entries.catch(() => undefined);
  return entries;
}

/** What is listed piece by piece would wait for the first who asks. */
function started<T>(pieces: AsyncIterable<T>): AsyncIterable<T> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = iterator.next();
  first.catch(() => undefined);
  return (async function* () {
    try {
      for (let piece = await first; piece.done !== true; piece = await iterator.next()) yield piece.value;
    } finally {
      await iterator.return?.();
    }
  })();
}

async function policyFor(
  repository: Repository,
  objects: NamedObjects,
  { snapshot, before, after }: GitPlan,
): Promise<Pick<Plan, 'readPolicy'>> {
  if (snapshot !== null) return repositoryPolicy(repository, objects, snapshot, { before, after });
  const none: Pick<Plan, 'readPolicy' | 'gitConfig'> = {
    readPolicy: async () => null,
    gitConfig: await readGitSettings(repository, 'modelcheck'),
  };
  return none;
}

/** Modes that go through so many contents that those which are no model are worth remembering. */
const MANY: ReadonlySet<string> = new Set(['history', 'tree']);

function cacheIn({ commonDir, environment }: Repository, { target }: GitPlan) {
  return sharedCache(environment, { folder: evidenceFolder(commonDir), many: MANY.has(target.mode) });
}

/** With the list that has begun, the way to begin it again, and the part of the run. */
type WholePlan = Omit<GitPlan, 'entries'> & {
  readonly entries: Entries;
  readonly again: GitPlan['entries'];
  readonly part: Part | null;
};

async function* candidatesFor(
  repository: Repository,
  store: BlobStore,
  plan: WholePlan,
  { notices, policy: { lfs, strict } }: { readonly notices: string[]; readonly policy: Policy },
) {
  const { again, part } = plan;
  const entries = await batchesFrom(plan.entries);
  const missing = strict && lfs.missing === 'warn' ? 'reject' : lfs.missing;
  const isIndex = plan.snapshot?.from === 'index';
  const { worktree } = plan;
  const report = isIndex ? { report: (notice: string) => void notices.push(notice) } : {};
  const seen = new SeenEntries();
  const options = { missing, strict, worktree, part };
  yield* candidatesOf(repository, store, seen.over(entries), { ...options, ...report });
  const tips = plan.tips ?? (plan.snapshot === null ? [] : [plan.snapshot]);
  if (seen.links.length > 0 && plan.isWhole !== true && plan.isFromRoots !== true) {
    // Loaded only here: most changes bring no link.
    const { modelsBehindLinks } = await import('./checkout/behind-links.ts');
    const change = { repository, tips, links: seen.links, entries: () => batchesFrom(again()) };
    yield* candidatesOf(repository, store, [await modelsBehindLinks(change)], options);
  }
  const converted = checkedOutCandidates({
    repository,
    store,
    tips,
    seen,
    isWhole: plan.isWhole,
    isFromRoots: plan.isFromRoots,
    entries: () => batchesFrom(again()),
    report: (notice) => void notices.push(notice),
  });
  yield* partOf(converted, part);
  yield* partOf((await plan.unrecorded?.()) ?? [], part);
}
