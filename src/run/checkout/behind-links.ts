/** Models that a change does not touch, and that read through a link which it brings: they are examined for what the link makes of them. https://nvd.nist.gov/vuln/detail/CVE-2026-34447 */
import type { Entry, EntryBatches } from '../../git/listing/entry.ts';
import { showPath } from '../../git/listing/entry.ts';
import { blobHolds, type Snapshot } from '../../git/listing/snapshot.ts';
import { RecordedLinks } from '../../git/recorded-links.ts';
import type { Repository } from '../../git/repository.ts';
import { mayBeModelName } from '../../model-names.ts';
import { wholeTree } from './converting-trees.ts';

/** Names of links that are sought in a model; of more it is examined without that. CWE-407. */
const MOST_WORDS = 64;

export interface BehindLinks {
  readonly repository: Repository;
  readonly tips: readonly Snapshot[];
  /** Links that the change brings. */
  readonly links: readonly Entry[];
  /** All that it brings, once more: needed only where a link leads out of the tree. */
  readonly entries: () => Promise<EntryBatches>;
}

/** @throws CheckError (`incomplete`) when git fails */
export async function modelsBehindLinks({ repository, tips, links, entries }: BehindLinks): Promise<readonly Entry[]> {
  const recorded = new RecordedLinks(repository, tips);
  const leaving = recorded.leaving([...new Set(links.map(({ path }) => path.toString('utf8')))]);
  if (leaving.length === 0) return [];
  const brought = new Set<string>();
  for await (const batch of await entries()) for (const entry of batch) brought.add(keyOf(entry));
  const found = new Map<string, Entry>();
  for (const snapshot of tips) {
    for (const entry of await wholeTree(repository, snapshot)) {
      const name = showPath(entry.path).path;
      if (!entry.mode.startsWith('100') || !mayBeModelName(name) || brought.has(keyOf(entry))) continue;
      const beside = leaving.filter((link) => link.startsWith(folderOf(name)));
      if (beside.length > 0 && (await namesOneOf(repository, entry, beside))) found.set(keyOf(entry), entry);
    }
  }
  return [...found.values()];
}

/** Whether the text of a link's name stands in it, or in its place a pointer of Git LFS. */
function namesOneOf(repository: Repository, { oid }: Entry, links: readonly string[]): boolean | Promise<boolean> {
  const words = new Set(links.map((link) => Buffer.from(link.slice(link.lastIndexOf('/') + 1)).toString('latin1')));
  return words.size > MOST_WORDS || blobHolds(repository, oid, ...words, 'oid sha256:');
}

function keyOf({ path, oid }: Entry): string {
  return `${oid} ${path.toString('latin1')}`;
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}
