/** The undoing of what `init` added to a file. */
import { withoutBlock } from './marked-block.ts';
import { type FileStep, readText } from './step.ts';

/**
 * @param preamble what a file that we made starts with
 * @returns empty when there is nothing of ours in the file
 */
export function takeOut(file: string, preamble = ''): readonly FileStep[] {
  const before = readText(file);
  const stripped = before === null ? null : withoutBlock(before, preamble);
  if (stripped === null) return [];
  return [{ kind: 'file', path: file, before, after: stripped.remove ? null : stripped.text }];
}
