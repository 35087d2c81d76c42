/** Opens a file for its weights: the plan of the safetensors file, and what gives the expansions back. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { CheckError } from '../check-error.ts';
import { createSpool } from '../git/content/spool.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { Expansions } from '../weights/expand.ts';
import { openWeights } from '../weights/files/open-weights.ts';
import { type Plan, type PlanOptions, planOf } from '../weights/plan.ts';

export interface TakenWeights {
  readonly format: string;
  readonly plan: Plan;
}

export type TakeOptions = Pick<PlanOptions, 'selects' | 'shared' | 'metadata'> & { readonly optimizer: boolean };

/**
 * @returns what `use` makes of the plan; the source is read while it works
 * @throws CheckError (`incomplete`) where the file holds no weights that can be read without running it
 */
export async function takeWeights<Result>(
  source: ByteSource,
  shown: string,
  { optimizer, ...options }: TakeOptions,
  use: (taken: TakenWeights) => Promise<Result>,
): Promise<Result> {
  const expansions = new Expansions(source.size, () => createSpool(DEFAULT_LIMITS.spoolMemoryBytes));
  try {
    const opened = await openWeights(source, expansions.expand, { optimizer });
    return await use({ format: opened.format, plan: planOf(opened, { ...options, ...opened }) });
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new CheckError('incomplete', `${shown}: no weights can be taken: ${error.message}`, { cause: error });
  } finally {
    expansions.release();
  }
}
