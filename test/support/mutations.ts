/** Cut, flipped and padded copies of a file, by a seed: what every reader of bytes must survive. CWE-20. */
import type { ExecutionContext } from 'ava';
import { Random } from '../fuzz/random.ts';
import { runs } from './runs.ts';
import { scanBytes } from './scanned.ts';

export interface MutationOptions {
  readonly seed: number;
  /** Default: `runs(200)`. */
  readonly count?: number;
}

/** Scans so many changed copies: each must end in evidence. */
export async function survivesMutations(
  t: ExecutionContext,
  file: Uint8Array,
  name: string,
  { seed, count = runs(200) }: MutationOptions,
): Promise<void> {
  const random = new Random(seed);
  for (let round = 0; round < count; round += 1) await scanBytes(mutated(file, random), name);
  t.pass();
}

/** A changed copy. */
function mutated(file: Uint8Array, random: Random): Buffer {
  let changed = Buffer.from(file);
  if (random.below(3) === 0) changed = changed.subarray(0, random.below(changed.length + 1));
  if (random.below(4) === 0) changed = Buffer.concat([changed, Buffer.alloc(random.below(64), random.below(256))]);
  const flips = changed.length === 0 ? 0 : random.below(6);
  for (let flip = 0; flip < flips; flip += 1) {
    const at = random.below(changed.length);
    changed[at] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.below(256), (changed[at] ?? 0) ^ (1 << random.below(8))]);
  }
  return changed;
}
