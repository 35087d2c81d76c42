/** Python source in an archive: what a loader would import of it is known only when all else was examined. See https://huggingface.co/docs/transformers/custom_models. */
import type { FormatId } from '../../format-ids.ts';
import type { Examination } from '../format.ts';

export interface PythonEntry {
  /** From the root of the archive. */
  readonly name: string;
  /** What the loader of the archive takes it for. */
  readonly expected: FormatId | undefined;
  examine(expected: FormatId | undefined): Promise<void>;
}

/** First what other members name, which may name more; then all others. */
export async function examinePython(entries: readonly PythonEntry[], { namesSource }: Examination): Promise<void> {
  let waiting = entries;
  for (;;) {
    const named = waiting.filter(({ name }) => namesSource(name));
    if (named.length === 0) break;
    waiting = waiting.filter((entry) => !named.includes(entry));
    for (const { expected, examine } of named) await examine(expected ?? 'python-handler');
  }
  for (const { expected, examine } of waiting) await examine(expected);
}
