/** The trees whose attributes convert on checkout: those of the tips, and those of commits that change attributes. See https://git-scm.com/docs/gitattributes. */
import type { AttributesFile } from '../../git/attributes/attribute-sandbox.ts';
import { attributesAmong, attributesFiles, foldersOf, holdsWords } from '../../git/attributes/recorded-attributes.ts';
import type { BlobStore } from '../../git/content/blob-store.ts';
import {
  DELETED_MODE,
  type Entry,
  type EntryBatches,
  isAliasIn,
  isAttributesFile,
  ownEntry,
  SYMBOLIC_LINK,
} from '../../git/listing/entry.ts';
import type { Snapshot } from '../../git/listing/snapshot.ts';
import { indexEntries, treeEntries } from '../../git/listing/tracked.ts';
import { type Repository, resolveCommits } from '../../git/repository.ts';

/** Commits that change attributes, whose trees are looked at, and those before them. CWE-770. */
const CHANGING_COMMITS = 200;

/** Each character a byte; with its slash. */
function folderOf(path: Buffer): string {
  return path.toString('latin1', 0, path.lastIndexOf('/') + 1);
}

/** What is seen of the entries while they pass: attributes and links. Mutable. */
export class SeenEntries {
  readonly folders = new Set<string>(['']);
  readonly changes: Entry[] = [];
  /** Files that are attributes on some systems. */
  readonly aliases: Entry[] = [];
  readonly links: Entry[] = [];

  async *over(batches: EntryBatches): AsyncGenerator<readonly Entry[]> {
    for await (const batch of batches) {
      for (const entry of batch) {
        if (entry.mode === SYMBOLIC_LINK) this.links.push(ownEntry(entry));
        if (entry.isBeside === true) continue;
        const { path } = entry;
        const folder = folderOf(path);
        if (!this.folders.has(folder)) for (const name of foldersOf(path)) this.folders.add(name);
        if (isAttributesFile(entry)) this.changes.push(ownEntry(entry));
        else if (isAliasIn(path, folder.length, path.length)) this.aliases.push(ownEntry(entry));
      }
      yield batch.filter(({ mode }) => mode !== DELETED_MODE);
    }
  }
}

export interface AttributeSources {
  readonly repository: Repository;
  readonly store: BlobStore;
  /** Whose attributes count. */
  readonly tips: readonly Snapshot[];
  readonly seen: SeenEntries;
  /** The entries are all that the tip holds: what was seen of them is all that there is. Default: false. */
  readonly isWhole?: boolean | undefined;
  /** The entries are what every commit behind the tips brought, from the first on: no tree has attributes where none were seen. Default: false. */
  readonly isFromRoots?: boolean | undefined;
}

/** A tree in which something converts. */
export interface ConvertingTree {
  readonly snapshot: Snapshot;
  readonly files: readonly AttributesFile[];
  /** Attributes are new in it: they may convert what has long been there. */
  readonly isChanged: boolean;
}

/** Of the tips; and of the commits that change attributes, and those before them, unless nothing ever converts. */
export async function convertingTrees(
  sources: AttributeSources,
): Promise<{ readonly trees: readonly ConvertingTree[]; readonly passedOver: number }> {
  const { repository, store, tips, seen, isWhole = false } = sources;
  const isIndexChanged = !isWhole && seen.changes.some(({ commit }) => commit === undefined);
  const atTips = await withFiles(
    sources,
    tips.map((snapshot) => ({ snapshot, isChanged: snapshot.from === 'index' && isIndexChanged })),
  );
  const words = await Promise.all(seen.changes.map(({ oid }) => holdsWords(store.named, oid)));
  if (atTips.length === 0 && !words.includes(true)) return { trees: [], passedOver: 0 };
  const changing = [...new Set(seen.changes.flatMap(({ commit }) => commit ?? []))];
  const considered = changing.slice(0, CHANGING_COMMITS);
  const before = await resolveCommits(
    repository,
    considered.map((commit) => `${commit}^`),
  );
  const others = await withFiles(sources, [
    ...considered.map((commit) => ({ snapshot: revisionOf(commit), isChanged: true })),
    ...[...new Set(before.values())].map((commit) => ({ snapshot: revisionOf(commit), isChanged: false })),
  ]);
  return { trees: distinct([...atTips, ...others]), passedOver: changing.length - considered.length };
}

/** Those in which something converts. */
async function withFiles(
  { repository, store, seen, isWhole = false, isFromRoots = false }: AttributeSources,
  trees: readonly Omit<ConvertingTree, 'files'>[],
): Promise<readonly ConvertingTree[]> {
  const folders = isFromRoots ? new Set(seen.changes.map(({ path }) => folderOf(path))) : seen.folders;
  const all = await Promise.all(
    trees.map(async (tree) => {
      const files = isWhole
        ? await attributesAmong(store.named, seen.changes)
        : await attributesFiles(repository, store.named, tree.snapshot, tree.isChanged ? null : folders);
      return { ...tree, files };
    }),
  );
  return all.filter(({ files }) => files.length > 0);
}

/** Trees with the same attributes say the same of the same entries; those that change them say it of all of their files, too. */
function distinct(trees: readonly ConvertingTree[]): readonly ConvertingTree[] {
  const unchanged = trees.filter(({ isChanged }) => !isChanged);
  const byAttributes = new Map(
    unchanged.map((tree) => [tree.files.map(({ path, oid }) => `${oid} ${path.toString('latin1')}`).join('\n'), tree]),
  );
  return [...byAttributes.values(), ...trees.filter(({ isChanged }) => isChanged)];
}

function revisionOf(revision: string): Snapshot {
  return { from: 'revision', revision };
}

/** All that is recorded in it. */
export function wholeTree(repository: Repository, snapshot: Snapshot): Promise<readonly Entry[]> {
  return snapshot.from === 'index' ? indexEntries(repository) : treeEntries(repository, snapshot.revision);
}
