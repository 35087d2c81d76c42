/** `git model-check scan PATH… | -`: files and folders on disk, or standard input; works outside a repository. */
import { CheckError } from '../check-error.ts';
import { partOf } from '../run/bounds/part.ts';
import type { Command } from '../run/command.ts';
import { diskCandidates, fileBelow } from '../run/disk-candidates.ts';
import { readFromDisk } from '../run/policy/disk-policy.ts';
import { runChecks } from '../run/run-checks.ts';
import { sharedCache } from '../run/shared-cache.ts';

export const scan: Command = {
  usage: 'scan PATH… | -',
  async run(invocation) {
    const { io, positionals } = invocation;
    if (positionals.length === 0) {
      throw new CheckError('usage', 'scan: expected a file, a folder or - for standard input, found none');
    }
    const { cacheFor, notices } = sharedCache(io.environment, { many: true });
    return runChecks(invocation, {
      target: { mode: 'scan', paths: positionals },
      readPolicy: readFromDisk(io.cwd),
      ...(cacheFor === undefined ? {} : { cacheFor }),
      notices,
      findInTree: async (_policy, path) => fileBelow(io.cwd, positionals, path),
      candidates: (policy, part) => partOf(diskCandidates(io, positionals, policy), part),
    });
  },
};
