/** One policy file: read from wherever the caller reads, parsed as data, every key checked. */
import { CheckError } from '../check-error.ts';
import { escapeForTerminal } from '../printable.ts';
import { type Complaint, complaintError } from './complaint.ts';
import { parsePolicy } from './parse-policy.ts';
import { isPackageFile, POLICY_NAME } from './places.ts';
import { type PolicyDraft, policyShape } from './policy-shape.ts';

/**
 * Reads a file of the tree that the policy counts from: the index, a revision, the disk. The path is relative to its root, with `/`.
 * Null where there is none. @throws CheckError (`usage`) for what is there and cannot be read: a folder, a file without rights
 */
export interface PolicyReader {
  (path: string): Promise<string | Uint8Array | null>;
  /** Those of the names that may be there, where one look at a folder says so: to read each would take longer. Absent: any may. */
  among?(names: readonly string[]): readonly string[];
}

/** A file and what it says. */
export interface PolicyFile {
  readonly name: string;
  readonly draft: PolicyDraft;
}

/**
 * @returns null where the text holds no policy (a package.json without the key, an empty file)
 * @throws CheckError (`usage`) with every complaint
 */
export async function readPolicyText(name: string, content: string | Uint8Array): Promise<PolicyFile | null> {
  const value = await parsePolicy(name, content);
  if (value === undefined) return null;
  const complaints: Complaint[] = [];
  const at = isPackageFile(name) ? POLICY_NAME : '';
  const draft = policyShape.read(value, at, (complaint) => complaints.push(complaint));
  const [first, ...rest] = complaints;
  if (first !== undefined) throw complaintError(name, [first, ...rest]);
  return { name, draft: draft ?? {} };
}

/** A file that must be there. @throws CheckError (`usage`) */
export async function requirePolicyFile(name: string, read: PolicyReader, hint: string): Promise<PolicyFile> {
  const content = await read(name);
  if (content === null) {
    throw new CheckError('usage', escapeForTerminal(`${name}: found no such file, expected a policy`), { hint });
  }
  return (await readPolicyText(name, content)) ?? { name, draft: {} };
}
