/** Names that several references have: of `origin/main` git takes a tag before the branch of the remote, and only warns. Whoever may push a tag would then choose what a change is compared with. See https://git-scm.com/docs/gitrevisions#_specifying_revisions. */
import { CheckError } from '../check-error.ts';
import type { Location } from './environment.ts';
import { collectGit, runGit } from './run.ts';

/** What no other reference can be taken for: ids, whole names, and what git keeps beside the references. */
const CERTAIN = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|@|(?:[A-Z]+_)?HEAD|refs\/.*)$|^:/;

/** Where git looks for a short name, in this order. */
const FOLDERS = ['refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'];

/** @param revision one that is there. @throws CheckError (`incomplete`) where its name is that of several references */
export async function refuseAmbiguous(location: Location, revision: string): Promise<void> {
  if (CERTAIN.test(revision) || revision.startsWith('-')) return;
  const { ending } = await collectGit(location, [
    '-c',
    'core.warnAmbiguousRefs=true',
    'rev-parse',
    '--verify',
    revision,
  ]);
  const name = /refname '(.+)' is ambiguous/.exec(ending.stderr)?.[1];
  if (name === undefined || CERTAIN.test(name)) return;
  const patterns = FOLDERS.map((folder) => folder + name);
  const found = (await runGit(location, ['for-each-ref', '--format=%(refname)', ...patterns])).toString('utf8');
  const names = found.split('\n').filter((line) => patterns.includes(line));
  throw new CheckError(
    'incomplete',
    `${name}: found several references of that name, expected one; nothing was examined`,
    {
      hint: `Write the one that you mean in full: ${names.join(' or ')}`,
    },
  );
}
