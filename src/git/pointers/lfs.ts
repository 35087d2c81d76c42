/** Git LFS: where its objects lie. See https://github.com/git-lfs/git-lfs/blob/main/docs/man/git-lfs-config.adoc. */
import path from 'node:path';
import { ask, PlumbingError } from '../plumbing.ts';
import type { Repository } from '../repository.ts';

/** The folder of the objects: `lfs.storage`, counted from the git directory, or `lfs` in it. */
export async function lfsStorage(repository: Repository): Promise<string> {
  return path.resolve(repository.commonDir, await configuredStorage(repository));
}

async function configuredStorage(repository: Repository): Promise<string> {
  try {
    return await ask(repository, ['config', '--type=path', '--default', 'lfs', '--get', 'lfs.storage']);
  } catch (error) {
    if (error instanceof PlumbingError) return 'lfs'; // the setting cannot be read: objects then lie in their usual place or are reported as missing
    throw error;
  }
}
