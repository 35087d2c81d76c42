/** Whose policy counts inside a repository: the files of one snapshot, git's configuration, and packages that are installed beside it. */
import path from 'node:path';
import { POLICY_KEY, tooLarge } from '../../config/parse-policy.ts';
import { isPackageFile, POLICY_BYTES, POLICY_PLACES } from '../../config/places.ts';
import type { PolicyReader } from '../../config/policy-file.ts';
import {
  blobHolds,
  type NamedObjects,
  readSnapshot,
  type Snapshot,
  type SnapshotFile,
} from '../../git/listing/snapshot.ts';
import type { Repository } from '../../git/repository.ts';
import { readGitSettings } from '../../git/settings.ts';
import { LOCK_FILE } from '../../policy/lock.ts';
import type { Plan } from '../plan.ts';
import { namesOnDisk, readFromDisk } from './disk-policy.ts';

/** Where another policy is read than the one that counts, and the references that have it. */
export type OtherSnapshot = Snapshot & { readonly refs?: readonly string[] };
type Others = readonly OtherSnapshot[] | undefined;

/**
 * @param snapshot what the policy is read from: the index for a commit, the base for a range, the old tip on a server
 * @param others what it is compared with: the policies before a change that brings its own, or those that it brings
 */
export async function repositoryPolicy(
  repository: Repository,
  objects: NamedObjects,
  snapshot: Snapshot,
  { before = [], after = [] }: { readonly before?: Others; readonly after?: Others } = {},
): Promise<
  Pick<Plan, 'base' | 'readPolicy' | 'readUnstaged' | 'readPackage' | 'policiesBefore' | 'policiesAfter' | 'gitConfig'>
> {
  const { workTree } = repository;
  const readerOf = ({ refs = [], ...other }: OtherSnapshot) => ({
    read: snapshotReader(repository, objects, other),
    refs,
  });
  return {
    base: workTree,
    readPolicy: snapshotReader(repository, objects, snapshot),
    policiesBefore: before.map(readerOf),
    policiesAfter: after.map(readerOf),
    ...(workTree === null ? {} : { readPackage: readFromDisk(path.join(workTree, 'node_modules')) }),
    ...(workTree === null || snapshot.from !== 'index' ? {} : { readUnstaged: readFromDisk(workTree) }),
    gitConfig: await readGitSettings(repository, 'modelcheck'),
  };
}

/** All places are asked for at once. */
function snapshotReader(repository: Repository, objects: NamedObjects, snapshot: Snapshot): PolicyReader {
  let places: ReturnType<typeof readSnapshot> | null = null;
  const names = [...POLICY_PLACES, LOCK_FILE];
  const known: ReadonlySet<string> = new Set(names);
  const read = async (name: string): Promise<string | null> => {
    if (known.has(name)) places ??= readSnapshot(objects, snapshot, names, POLICY_BYTES);
    const found = known.has(name) && places !== null ? places : readSnapshot(objects, snapshot, [name], POLICY_BYTES);
    const file = (await found).get(name);
    if (file === undefined) return null;
    return file.text ?? (await tooLong(repository, name, file));
  };
  const { workTree } = repository;
  if (workTree === null || snapshot.from !== 'index') return read;
  // Git answers for each name: what somebody wrote under a wrong one is on disk as well.
  return Object.assign(read, { among: (names: readonly string[]) => namesOnDisk(workTree, names) });
}

/** A long `package.json` may be none of ours. @throws CheckError (`usage`) for what is */
async function tooLong(repository: Repository, name: string, { oid, size }: SnapshotFile): Promise<null> {
  if (isPackageFile(name) && !(await blobHolds(repository, oid, POLICY_KEY))) return null;
  throw tooLarge(name, size);
}
