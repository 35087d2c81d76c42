/** Holds the machine against CPython: every pair that a reader resolved must be among the facts. */
import { memorySource } from '../../src/bytes/byte-source.ts';
import type { Fact } from '../../src/facts.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { examinePickles } from '../../src/pickle/trace.ts';
import { resolvedByPython } from './readers.ts';
import { makeStream } from './streams.ts';

export interface Miss {
  readonly seed: number;
  readonly stream: string;
  readonly missed: readonly string[];
}

export interface Comparison {
  readonly streams: number;
  /** Pairs that CPython resolved. */
  readonly pairs: number;
  readonly misses: readonly Miss[];
}

const BATCH = 5000;

/** Streams `seed … seed + count - 1`. */
export async function compareWithPython(python: string, seed: number, count: number): Promise<Comparison> {
  const misses: Miss[] = [];
  let pairs = 0;
  for (let start = seed; start < seed + count; start += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, seed + count - start) }, (_, index) => start + index);
    const streams = seeds.map(makeStream);
    const resolved = await resolvedByPython(python, streams);
    for (const [index, stream] of streams.entries()) {
      const wanted = resolved[index]!; // one line a stream
      pairs += wanted.length;
      const ours = resolvedByUs(stream);
      const missed = wanted.map(([module, name]) => `${module} ${name}`).filter((pair) => !ours.has(pair));
      if (missed.length > 0)
        misses.push({ seed: seeds[index]!, stream: Buffer.from(stream).toString('base64'), missed });
    }
  }
  return { streams: count, pairs, misses };
}

/** Every pair among the facts, as spelled and as mapped. */
export function resolvedByUs(stream: Uint8Array): ReadonlySet<string> {
  const pairs = new Set<string>();
  const report = (fact: Fact) => {
    if (fact.kind !== 'import') return;
    pairs.add(`${fact.operator.module} ${fact.operator.name}`);
    if (fact.spelled !== undefined) pairs.add(`${fact.spelled.module} ${fact.spelled.name}`);
  };
  examinePickles(memorySource(stream), { limits: DEFAULT_LIMITS, report });
  return pairs;
}
