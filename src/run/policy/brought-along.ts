/** What a change can bring itself, although the policy is that of its base: what is read from the worktree, which is a checkout of the change. CWE-829. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { CLONE_PREFIX } from '../../config/extend.ts';
import type { LoadedPolicy } from '../../config/load-policy.ts';
import type { Plan } from '../plan.ts';

/** A file that a flag, a variable or git's configuration names. */
export interface NamedFile {
  readonly what: 'policy' | 'floor';
  readonly file: string;
  /** What it is relative to. */
  readonly folder: string;
}

const IN_WORKTREE = 'lies in the worktree, where the change that is checked can bring another one';

/** One line each. */
export function broughtAlongNotices(
  { target, base = null }: Plan,
  { sources }: LoadedPolicy,
  named: readonly NamedFile[],
): string[] {
  if (target.mode !== 'range' || base === null) return [];
  const names = new Set(Object.values(sources).flat());
  const packages = [...names].filter((name) => name.startsWith('node_modules/'));
  const clones = [...names].filter((name) => name.startsWith(CLONE_PREFIX) && isInside(base, cloneOf(name), base));
  const within = named.filter(({ file, folder }) => isInside(folder, cloneOf(file), base));
  return [
    ...packages.map((name) => `the policy extends ${name} as it is installed here, whatever the base has installed`),
    ...clones.map((name) => `the policy extends ${name}: that clone ${IN_WORKTREE}`),
    ...new Set(within.map(({ what, file }) => `the ${what} ${file} ${IN_WORKTREE}; name one that lies elsewhere`)),
  ];
}

/** Of `git+file:CLONE#REF:FILE` the clone; of a file the file. */
function cloneOf(name: string): string {
  return name.startsWith(CLONE_PREFIX) ? name.slice(CLONE_PREFIX.length).replace(/#.*/s, '') : name;
}

/** Git writes nothing that is recorded into its own folder. */
function isInside(folder: string, file: string, base: string): boolean {
  const way = path.relative(realPath(base), realPath(path.resolve(folder, file)));
  const [first = ''] = way.split(path.sep);
  return first !== '..' && first !== '.git' && !path.isAbsolute(way);
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file; // a message of its own says that it is not there
  }
}
