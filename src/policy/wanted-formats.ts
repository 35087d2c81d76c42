/** What the policy leaves out of the evidence of a file by its formats. See docs/policy.md. */
import type { Evidence } from '../facts.ts';
import type { FormatSelection } from './policy.ts';

/** The evidence that counts, and which formats do not; the same evidence where all do. */
export function ofWantedFormats(
  evidence: Evidence,
  { only, never }: FormatSelection,
): { readonly evidence: Evidence; readonly leftOut: readonly string[] } {
  if (only.length === 0 && never.length === 0) return { evidence, leftOut: [] };
  const isWanted = (id: string): boolean => (only.length === 0 || only.includes(id)) && !never.includes(id);
  const leftOut = evidence.formats.filter((id) => !isWanted(id));
  if (leftOut.length === 0) return { evidence, leftOut };
  return {
    evidence: {
      ...evidence,
      formats: evidence.formats.filter(isWanted),
      facts: evidence.facts.filter(({ format }) => format === undefined || isWanted(format)),
    },
    leftOut,
  };
}
