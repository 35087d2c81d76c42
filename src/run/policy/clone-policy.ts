/** Reads policy files of another clone at a ref: `git+file:/srv/policies#main:base.yaml`. Nothing is fetched, and nothing of the clone is run. See https://git-scm.com/docs/git-cat-file. */

import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import type { CloneReader } from '../../config/extend.ts';
import { tooLarge } from '../../config/parse-policy.ts';
import { POLICY_BYTES } from '../../config/places.ts';
import { refuseAmbiguous } from '../../git/ambiguous.ts';
import type { Environment, Location } from '../../git/environment.ts';
import { runGit } from '../../git/run.ts';
import { statOf } from '../named/stat-of.ts';

/** What a hook sets for its own repository. */
const OWN_REPOSITORY = /^GIT_(?!CONFIG|NO_|ALLOW_|SSL|TERMINAL)/;

/** How git ends where there is no such object. */
const NO_OBJECT = 128;

/** @param base what a clone is relative to; null: only absolute ones are read */
export function cloneReader(base: string | null, environment: Environment): CloneReader {
  return (clone, ref) => {
    if (base === null && !path.isAbsolute(clone)) {
      throw new CheckError('usage', `git+file:${clone}: expected an absolute path, since there is no worktree here`);
    }
    const cwd = path.resolve(base ?? '/', clone);
    if (statOf(cwd, `git+file:${clone}`)?.isDirectory() !== true) {
      throw new CheckError('usage', `git+file:${clone}: found no such clone`);
    }
    const others = Object.entries(environment).filter(([name]) => !OWN_REPOSITORY.test(name));
    const location: Location = { cwd, environment: Object.fromEntries(others) };
    return async (file) => {
      await refuseAmbiguous(location, ref);
      const name = `${ref}:${file}`;
      const size = Number((await answerOf(location, ['cat-file', '-s', name])).toString());
      if (size > POLICY_BYTES) throw tooLarge(name, size);
      const content = await answerOf(location, ['cat-file', 'blob', name]);
      return content.length === 0 ? null : content;
    };
  };
}

/** Empty where there is no such object, or no repository. */
function answerOf(location: Location, args: readonly string[]): Promise<Buffer> {
  return runGit(location, args, { answers: [NO_OBJECT] });
}
