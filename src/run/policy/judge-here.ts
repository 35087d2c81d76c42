/** Judges what a person names as a run here would: by the policy of the worktree (else of the working folder), its exceptions, its lock and the modules of the repository. */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { OpenedSource } from '../../candidate.ts';
import { type JudgeOptions, judgeCandidate } from '../../check/judged.ts';
import { CheckError } from '../../check-error.ts';
import type { LoadedPolicy } from '../../config/load-policy.ts';
import type { Evidence } from '../../facts.ts';
import { contentName } from '../../git/content/content-name.ts';
import { FirstPartyModules } from '../../git/first-party.ts';
import { findRepository, type Repository } from '../../git/repository.ts';
import { readGitSettings } from '../../git/settings.ts';
import type { FileReport } from '../../judge/finding.ts';
import { withGitPlan } from '../check-git.ts';
import type { Invocation, Io } from '../command.ts';
import { lockOf } from '../lock/lock-notices.ts';
import type { Plan } from '../plan.ts';
import { programsFor } from '../run-checks.ts';
import { readFromDisk } from './disk-policy.ts';
import { policyOf } from './policy-of.ts';

export interface JudgeHere extends Pick<JudgeOptions, 'policy' | 'firstParty'> {
  /** As an answer calls it: `the policy (.model-checkrc.yaml)`, `the default policy`. */
  readonly policyName: string;
  /** The path by which the policy knows what is named, a file or `REV:PATH`: from the root, with `/`. */
  pathOf(name: string): string;
  /** @param evidence under that path */
  judge(evidence: Evidence, source: OpenedSource): Promise<FileReport>;
}

/** @throws CheckError (`usage`) for a policy that is wrong */
export async function judgeHere(invocation: Invocation): Promise<JudgeHere> {
  const { cwd, environment } = invocation.io;
  const repository = await repositoryHere({ cwd, environment });
  if (repository === null) return judgeBy(invocation, folderPlan(cwd));
  if (repository.workTree !== null) return judgeBy(invocation, await worktreePlan(repository, repository.workTree));
  return withGitPlan(invocation, barePlan, (plan) => judgeBy(invocation, plan));
}

async function judgeBy(invocation: Invocation, plan: Plan): Promise<JudgeHere> {
  const loaded = await policyOf(invocation, plan);
  const { policy } = loaded;
  const options = {
    policy,
    today: new Date().toISOString().slice(0, 10),
    ...(plan.firstParty === undefined ? {} : { firstParty: plan.firstParty }),
    ...(await programsFor(await lockOf(invocation, plan, policy), policy)),
  };
  return {
    ...options,
    policyName: nameOf(loaded),
    pathOf: (name) => pathIn(plan.base ?? null, path.resolve(invocation.io.cwd, name), name),
    judge: (evidence, source) => judgeOpen(evidence, source, options),
  };
}

/** A file on disk wins over a revision, as where it is opened. @param root null: no worktree */
function pathIn(root: string | null, full: string, name: string): string {
  const isOnDisk = statSync(full, { throwIfNoEntry: false })?.isFile() === true;
  if (!isOnDisk) return name.replace(/^[^:]*:(?:[0-3]:)?/, '');
  if (root === null) return name;
  const resolved = path.join(realpathSync.native(path.dirname(full)), path.basename(full));
  const inside = path.relative(root, resolved).split(path.sep).join('/');
  return inside.startsWith('../') || path.isAbsolute(inside) ? name : inside;
}

/** The source stays open: who has opened it closes it. */
function judgeOpen(evidence: Evidence, source: OpenedSource, options: JudgeOptions): Promise<FileReport> {
  const candidate = {
    path: evidence.path,
    blob: null,
    size: source.size,
    identify: (wanted: ReadonlySet<string>) => contentName(source, wanted),
    open: (): OpenedSource => ({ ...source, read: (start, end) => source.read(start, end), close: () => undefined }),
  };
  return judgeCandidate(candidate, evidence, options);
}

/** Null where there is none, or git cannot be asked. */
async function repositoryHere(where: Pick<Io, 'cwd' | 'environment'>): Promise<Repository | null> {
  try {
    return await findRepository(where);
  } catch (error) {
    if (error instanceof CheckError) return null;
    throw error;
  }
}

function folderPlan(folder: string): Plan {
  return { target: { mode: 'scan', paths: [] }, readPolicy: readFromDisk(folder), candidates: () => [] };
}

async function worktreePlan(repository: Repository, root: string): Promise<Plan> {
  return {
    ...folderPlan(root),
    base: root,
    readPackage: readFromDisk(path.join(root, 'node_modules')),
    gitConfig: await readGitSettings(repository, 'modelcheck'),
    firstParty: new FirstPartyModules(repository, { from: 'index' }),
  };
}

/** A bare repository has no files: the policy is that of HEAD. */
function barePlan({ head }: Repository) {
  const snapshot = head === null ? null : ({ from: 'revision', revision: head } as const);
  return { target: { mode: 'tree' } as const, snapshot, worktree: false, entries: async () => [] };
}

function nameOf({ file, sources }: LoadedPolicy): string {
  if (file !== null) return `the policy (${file})`;
  return Object.keys(sources).length === 0 ? 'the default policy' : 'the policy';
}
