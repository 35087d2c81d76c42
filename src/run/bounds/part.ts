/** `--shard I/N`: one of N parts that machines take without speaking to each other. Each goes through the same list and comes to the same parts. See https://kubernetes.io/docs/tasks/job/indexed-parallel-processing-static/ and https://docs.gitlab.com/ci/variables/predefined_variables/. */
import type { Candidate } from '../../candidate.ts';
import { CheckError } from '../../check-error.ts';
import { fnv1a } from '../../sums/fnv.ts';
import type { OptionValues } from '../command.ts';
import { stringOption } from '../option-values.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/** Bytes: smaller contents are so many that their digests spread them evenly, and stay where they are when others come. */
const LARGE_BYTES = 1024 * 1024;

/** Which of a job's machines this is, by the engine that started it: the first that is set counts. */
const ENGINES: readonly { readonly index: string; readonly from: 0 | 1; readonly count?: string }[] = [
  { index: 'JOB_COMPLETION_INDEX', from: 0 },
  { index: 'CI_NODE_INDEX', from: 1, count: 'CI_NODE_TOTAL' },
];

/**
 * `I/N`; `/N` and `auto/N` take I from the engine that started the job, `auto` also N.
 * @throws CheckError (`usage`) for anything but a part of 1 ≤ I ≤ N
 */
export function shardOf(values: OptionValues, environment: Environment): Shard | null {
  const text = stringOption(values, 'shard');
  if (text === undefined) return null;
  const engine = ENGINES.find(({ index }) => (environment[index] ?? '') !== '');
  const [, own, count] = /^(?:(\d+|auto)?\/)?(\d+|auto)$/.exec(text) ?? [];
  const isNamed = own !== undefined && own !== 'auto';
  const shard = {
    index: isNamed ? Number(own) - 1 : Number(environment[engine?.index ?? ''] ?? Number.NaN) - (engine?.from ?? 0),
    count: Number(count === 'auto' ? environment[engine?.count ?? ''] : count),
  };
  if (
    Number.isSafeInteger(shard.count) &&
    Number.isSafeInteger(shard.index) &&
    shard.index >= 0 &&
    shard.index < shard.count
  )
    return shard;
  const names = ENGINES.map(({ index }) => index).join(' or ');
  throw new CheckError('usage', `--shard: expected I/N such as 1/4, found "${text}"`, {
    hint: `/N takes I from ${names}, which an engine sets.`,
  });
}

/** As a report names it: `1/4`. */
export function shardText({ index, count }: Shard): string {
  return `${index + 1}/${count}`;
}

/** Mutable: how many bytes of large contents each part has so far. */
export class Part {
  readonly #shard: Shard;
  readonly #loads: number[];

  constructor(shard: Shard) {
    this.#shard = shard;
    this.#loads = new Array(shard.count).fill(0);
  }

  isPlacedByName(bytes: number): boolean {
    return bytes < LARGE_BYTES;
  }

  /**
   * To be asked of every content, in the order of the list: a large one goes to whichever part has the fewest bytes.
   * @param name a digest of the content, or its path
   */
  takes(name: string, bytes: number): boolean {
    const { index, count } = this.#shard;
    if (this.isPlacedByName(bytes)) return fnv1a(name) % count === index;
    const least = this.#loads.indexOf(Math.min(...this.#loads));
    this.#loads[least] = (this.#loads[least] ?? 0) + bytes;
    return least === index;
  }
}

/** Those that the part takes, and what stands for the run as a whole. */
export async function* partOf(
  candidates: AsyncIterable<Candidate> | Iterable<Candidate>,
  part: Part | null,
): AsyncGenerator<Candidate> {
  for await (const candidate of candidates) {
    if (part === null || candidate.isOfRun === true || part.takes(candidate.path, candidate.size)) yield candidate;
  }
}
