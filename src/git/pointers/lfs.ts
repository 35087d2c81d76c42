/** Git LFS: where its objects lie. See https://github.com/git-lfs/git-lfs/blob/main/docs/man/git-lfs-config.adoc. */
import { readFileSync } from 'node:fs';
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

/** Folders of objects that a clone shares with others (`git clone --reference`), as git-lfs finds them beside the folders of objects that git shares. */
export function sharedStorages({ commonDir, environment }: Repository): readonly string[] {
  const listed = (environment['GIT_ALTERNATE_OBJECT_DIRECTORIES'] ?? '').split(path.delimiter);
  const objects = path.join(commonDir, 'objects');
  const recorded = linesOf(path.join(objects, 'info', 'alternates')).map((line) => path.resolve(objects, line));
  return [...listed, ...recorded]
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, '..', 'lfs'));
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  } catch {
    return []; // most repositories share nothing
  }
}
