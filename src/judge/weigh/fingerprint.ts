/** The fingerprint of a finding: survives a rename of the file and a re-save, so that a baseline keeps knowing it. */
import { createHash } from 'node:crypto';
import type { MemberPath } from '../../facts.ts';

const HEXADECIMAL_DIGITS = 32;

/** @param source the file's own name does not count, nor does the folder that `torch.save` names after the file */
export function fingerprint(rule: string, operator: string, source: MemberPath): string {
  const inner = source.slice(1).map((member) => member.replace(/^[^/]+\//, ''));
  const text = [rule, operator, ...inner].join('\0');
  return createHash('sha256').update(text).digest('hex').slice(0, HEXADECIMAL_DIGITS);
}
