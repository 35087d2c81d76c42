/** Holds verdicts against a real loader: what runs a payload there must be rejected here. */
import { type EffectCase, type Effects, effectsOf, type Loaders } from '../support/effect-oracle.ts';
import { judgeBytes } from '../support/scanned.ts';
import { pythonMade } from './python-made.ts';

/** How the files of one kind are made and opened. */
export interface LoaderSubject {
  readonly name: string;
  readonly setup: Loaders;
  /** What loads them where Python does not. */
  readonly effectsOf?: (cases: readonly EffectCase[]) => readonly Effects[];
  /** What is held against the loader: the verdict on a file. */
  readonly statusOf?: (content: Uint8Array, name: string) => Promise<string>;
  /** The file that a seed makes; or a script of Python that defines `make(random, seed)`. */
  readonly make: ((seed: number) => Uint8Array) | string;
}

export interface LoaderMiss {
  readonly seed: number;
  readonly effects: readonly string[];
  readonly status: string;
}

export interface LoaderComparison {
  readonly files: number;
  /** Files that had an effect in the loader. */
  readonly ran: number;
  readonly misses: readonly LoaderMiss[];
}

async function verdictOn(content: Uint8Array, name: string): Promise<string> {
  return (await judgeBytes(content, name)).status;
}

const BATCH = 5000;

/** Files `seed … seed + count - 1`, each opened by every loader of the subject. */
export async function compareWithLoader(
  python: string,
  subject: LoaderSubject,
  seed: number,
  count: number,
): Promise<LoaderComparison> {
  const { name, setup, make, statusOf = verdictOn } = subject;
  const misses: LoaderMiss[] = [];
  let ran = 0;
  for (let start = seed; start < seed + count; start += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, seed + count - start) }, (_, index) => start + index);
    const files = typeof make === 'string' ? pythonMade(python, make, seeds) : seeds.map((each) => make(each));
    const cases = files.flatMap((content): EffectCase[] =>
      Object.keys(setup.loaders).map((loader) => ({ loader, name, content })),
    );
    const load = (of: readonly EffectCase[]) => subject.effectsOf?.(of) ?? effectsOf(python, setup, of);
    const loaded = load(cases);
    const loaders = Object.keys(setup.loaders).length;
    for (const [index, each] of seeds.entries()) {
      const effects = loaded.slice(index * loaders, (index + 1) * loaders).flatMap((one) => one.effects);
      if (effects.length === 0) continue;
      ran += 1;
      const status = await statusOf(files[index]!, name); // one for each seed
      if (status === 'rejected') continue;
      // What an earlier file left behind in the process is not of this one: it is loaded once more, alone.
      const alone = load(cases.slice(index * loaders, (index + 1) * loaders)).flatMap((one) => one.effects);
      if (alone.length > 0) misses.push({ seed: each, effects: alone, status });
    }
  }
  return { files: count, ran, misses };
}
