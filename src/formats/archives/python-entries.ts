/** Python source in an archive: what a loader would import of it is known only when all else was examined. See https://huggingface.co/docs/transformers/custom_models. */
import type { FormatId } from '../../format-ids.ts';
import type { Examination } from '../format.ts';
import { compiledSource } from '../torch/compiled-python.ts';

export interface PythonEntry {
  /** From the root of the archive. */
  readonly name: string;
  /** What the loaders of the archive take it for. */
  readonly expected: readonly FormatId[];
  examine(expected: FormatId | undefined): Promise<void>;
}

type Examine = PythonEntry['examine'];

/** As each of what the loaders take it for; by its content alone where none of them says. */
export async function examineExpected(expected: readonly FormatId[], examine: Examine): Promise<void> {
  if (expected.length === 0) await examine(undefined);
  for (const format of expected) await examine(format);
}

/** First what other members name, which may name more; then all others. */
export async function examinePython(entries: readonly PythonEntry[], { namesSource }: Examination): Promise<void> {
  const names = new Set(entries.map(({ name }) => name));
  let waiting = entries;
  for (;;) {
    const named = waiting.filter(({ name }) => namesSource(compiledSource(name, names) ?? name));
    if (named.length === 0) break;
    waiting = waiting.filter((entry) => !named.includes(entry));
    for (const { expected, examine } of named)
      await examineExpected(expected.length === 0 ? ['python-handler'] : expected, examine);
  }
  for (const { expected, examine } of waiting) await examineExpected(expected, examine);
}
