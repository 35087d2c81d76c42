/** Files of the index or of a revision by name: where the policy comes from, which must be of the same snapshot as the data. */
import { CheckError } from '../check-error.ts';
import { type BatchAnswer, BlobReader } from './blob-reader.ts';
import type { Location } from './environment.ts';

export type Snapshot = { readonly from: 'index' } | { readonly from: 'revision'; readonly revision: string };

/** Asks for objects by any name that git knows, `:0:path` among them. */
export interface NamedObjects {
  request(name: string): Promise<BatchAnswer>;
}

/**
 * @param paths from the repository's root, with `/`
 * @returns the text of those that are there
 * @throws CheckError (`incomplete`) when git fails, (`usage`) when a folder bears the name
 */
export async function readSnapshot(
  objects: NamedObjects,
  snapshot: Snapshot,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const prefix = snapshot.from === 'index' ? ':0:' : `${snapshot.revision}:`;
  const texts = await Promise.all(
    paths.map(async (path) => [path, await objects.request(`${prefix}${path}`)] as const),
  );
  for (const [path, answer] of texts) {
    if (answer.kind === 'object' && answer.type === 'tree') {
      throw new CheckError('usage', `${path}: found a folder, expected a file`);
    }
  }
  return new Map(
    texts.flatMap(([path, answer]) =>
      answer.kind === 'object' && answer.type === 'blob' && answer.content !== null
        ? [[path, answer.content.toString('utf8')]]
        : [],
    ),
  );
}

/** One file of it, or null. @throws CheckError (`incomplete`) when git fails */
export async function readPolicyFile(location: Location, snapshot: Snapshot, path: string): Promise<string | null> {
  const reader = new BlobReader(location, '--batch');
  try {
    return (await readSnapshot(reader, snapshot, [path])).get(path) ?? null;
  } finally {
    reader.close();
  }
}
