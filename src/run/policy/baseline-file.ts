/** The file of `baseline`: one exception a line, sorted, so that two branches merge line by line. */
import path from 'node:path';
import { flowItem } from '../../config/edit-yaml.ts';
import type { Repository } from '../../git/repository.ts';
import type { ContentException } from '../../policy/policy.ts';
import { fileAt, type PolicyOnDisk, rootOf } from './policy-on-disk.ts';

export const BASELINE_FILE = '.model-check-baseline.yaml';

const HEAD = `# What this repository held when git model-check came; the policy extends this file. Each line allows one content.
# git model-check baseline writes it anew; git model-check allow --prune takes out what is gone.
`;

/** @throws CheckError when it is there and cannot be read */
export function baselineOnDisk(repository: Repository): PolicyOnDisk {
  return fileAt(path.join(rootOf(repository), BASELINE_FILE), BASELINE_FILE);
}

/** The same exceptions give the same bytes, in whatever order they come. */
export function baselineText(exceptions: readonly ContentException[]): string {
  const lines = [...new Set(exceptions.map((exception) => `  - ${flowItem(exception)}\n`))].sort();
  return lines.length === 0 ? `${HEAD}allow: []\n` : `${HEAD}allow:\n${lines.join('')}`;
}
