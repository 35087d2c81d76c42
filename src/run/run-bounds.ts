/** The bounds of one run: --timeout SECONDS, --shard I/N, --jobs N. */
import type { Candidate } from '../candidate.ts';
import { CheckError } from '../check-error.ts';
import { fnv1a } from '../fnv.ts';
import type { OptionValues } from './command.ts';
import { stringOption } from './option-values.ts';

export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/** When the run must end, in ms since the epoch, or null. @throws CheckError (`usage`) */
export function deadlineOf(values: OptionValues, now: number): number | null {
  const text = stringOption(values, 'timeout');
  if (text === undefined) return null;
  const seconds = Number(text);
  if (!(seconds > 0)) throw new CheckError('usage', `--timeout: expected seconds above 0, found "${text}"`);
  return now + seconds * 1000;
}

/** How many threads may examine, or null. @throws CheckError (`usage`) for anything but a whole number above 0 */
export function jobsOf(values: OptionValues): number | null {
  const text = stringOption(values, 'jobs');
  if (text === undefined) return null;
  if (!/^[1-9]\d*$/.test(text)) {
    throw new CheckError('usage', `--jobs: expected a whole number above 0, found "${text}"`);
  }
  return Number(text);
}

/** @throws CheckError (`usage`) for anything but `I/N` with 1 ≤ I ≤ N */
export function shardOf(values: OptionValues): Shard | null {
  const text = stringOption(values, 'shard');
  if (text === undefined) return null;
  const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (!(index >= 1 && index <= count)) {
    throw new CheckError('usage', `--shard: expected I/N such as 1/4, found "${text}"`);
  }
  return { index: index - 1, count };
}

/** The shard's part: by the path alone, so that all machines agree whatever the order. */
export async function* partOf(
  candidates: AsyncIterable<Candidate> | Iterable<Candidate>,
  shard: Shard | null,
): AsyncGenerator<Candidate> {
  for await (const candidate of candidates) {
    if (shard === null || candidate.isOfRun === true || fnv1a(candidate.path) % shard.count === shard.index)
      yield candidate;
  }
}
