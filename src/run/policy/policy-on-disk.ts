/** The policy file in the worktree that `allow` and `baseline` write to. */
import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import { DEFAULT_POLICY_PLACE, POLICY_PLACES } from '../../config/places.ts';
import { readPolicyText } from '../../config/policy-file.ts';
import type { Repository } from '../../git/repository.ts';
import type { Invocation } from '../command.ts';
import { notWritten, writeWhole } from '../files/whole-file.ts';
import { stringOption } from '../option-values.ts';

export interface PolicyOnDisk {
  /** As messages and errors show it: from the root, or as --config gave it. */
  readonly name: string;
  readonly path: string;
  /** Empty where there is no such file yet. */
  readonly text: string;
}

/** The file that --config names, the first place that holds a policy, or the one where a policy would start. @throws CheckError */
export async function policyOnDisk({ io, values }: Invocation, repository: Repository): Promise<PolicyOnDisk> {
  const given = stringOption(values, 'config') ?? io.environment['MODEL_CHECK_CONFIG'];
  if (given !== undefined) return fileAt(path.resolve(io.cwd, given), given);
  const root = rootOf(repository);
  for (const place of POLICY_PLACES) {
    const file = fileAt(path.join(root, place), place);
    if (file.text !== '' && (await readPolicyText(place, file.text)) !== null) return file;
  }
  return fileAt(path.join(root, DEFAULT_POLICY_PLACE), DEFAULT_POLICY_PLACE);
}

/** @throws CheckError (`usage`) in a bare repository, which has no files */
export function rootOf({ workTree }: Repository): string {
  if (workTree !== null) return workTree;
  throw new CheckError(
    'usage',
    'found a bare repository, expected one with a worktree: the policy is one of its files',
    { hint: 'Do it in a clone, and push the commit.' },
  );
}

/** @throws CheckError (`usage`) when it is there and cannot be read */
export function fileAt(file: string, name: string): PolicyOnDisk {
  try {
    return { name, path: file, text: readFileSync(file, 'utf8') };
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code; // readFileSync throws nothing else
    if (code === 'ENOENT' || code === 'ENOTDIR') return { name, path: file, text: '' };
    throw new CheckError('usage', `${name}: the policy cannot be read (${code})`, { cause });
  }
}

/** @throws CheckError (`usage`) for a link, which would be written through, (`incomplete`) when it cannot be written */
export function save({ path: file, name }: PolicyOnDisk, text: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
    throw new CheckError('usage', `${name} is a symbolic link: nothing was written`, {
      hint: 'What it leads to may lie outside of the repository. Put a file in its place.',
    });
  }
  try {
    writeWhole(file, text);
  } catch (cause) {
    throw notWritten(name, 'it', cause);
  }
}
