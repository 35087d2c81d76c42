/** A policy on disk that does not count, since the index has another one or none: who wrote it may think that it does. */
import { CheckError } from '../../check-error.ts';
import type { LoadedPolicy } from '../../config/load-policy.ts';
import type { PolicyReader } from '../../config/policy-file.ts';
import { shellWord } from '../../report/shell.ts';
import type { Invocation } from '../command.ts';
import type { Plan } from '../plan.ts';
import { isFoundPolicy, policyFrom } from './policy-of.ts';

/** At most one line. */
export async function unstagedPolicyLines(
  invocation: Invocation,
  plan: Plan,
  loaded: LoadedPolicy,
): Promise<readonly string[]> {
  const { readUnstaged, readPolicy } = plan;
  if (readUnstaged === undefined || !isFoundPolicy(invocation)) return [];
  let onDisk: LoadedPolicy;
  try {
    onDisk = await policyFrom(invocation, plan, readUnstaged);
  } catch (error) {
    if (!(error instanceof CheckError) || error.kind !== 'usage') throw error;
    return [`the policy on disk is not staged, and is wrong: ${error.message.split('\n')[0]}`];
  }
  if (onDisk.file === null || saysTheSame(onDisk, loaded)) return [];
  const names = [onDisk.file, ...Object.values(onDisk.sources).flat()].filter(
    (name) => !name.startsWith('node_modules/'),
  );
  const different = await differing([...new Set(names)], readUnstaged, readPolicy);
  const files = different.length === 0 ? [onDisk.file] : different;
  const add = `git add -- ${files.map(shellWord).join(' ')}`;
  return [
    `${files.join(', ')}: the policy on disk is not staged, so no commit is judged by it; to let it count: ${add}`,
  ];
}

function saysTheSame(one: LoadedPolicy, other: LoadedPolicy): boolean {
  return one.file === other.file && JSON.stringify(one.policy) === JSON.stringify(other.policy);
}

/** Of sources those that are files on disk which the index does not have, or has with another content. */
async function differing(names: readonly string[], onDisk: PolicyReader, staged: PolicyReader): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const content = await onDisk(name);
    if (content === null) continue;
    const recorded = await staged(name);
    if (recorded === null || Buffer.compare(bytesOf(content), bytesOf(recorded)) !== 0) found.push(name);
  }
  return found;
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
