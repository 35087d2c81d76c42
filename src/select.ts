/** What the policy's globs leave out: a file that may be a model is then reported as left out, any other is none of ours. */
import type { Candidate } from './candidate.ts';
import { CheckError } from './check-error.ts';
import { mayBeModelName } from './model-names.ts';
import { includesAny, matchesAny } from './policy/override.ts';
import type { Policy } from './policy/policy.ts';
import { isRecognised } from './recognise.ts';

type Selection = Pick<Policy, 'include' | 'exclude'>;

/** The candidates, those that the policy leaves out with the reason why; files that are neither included nor models are dropped. */
export async function* select(
  candidates: AsyncIterable<Candidate> | Iterable<Candidate>,
  selection: Selection,
): AsyncGenerator<Candidate> {
  for await (const candidate of candidates) {
    if (candidate.isOfRun === true) {
      yield candidate;
      continue;
    }
    const known = candidate.leftOut ?? (await unrecognised(candidate));
    const leftOut = known ?? reasonOf(candidate.path, selection);
    if (leftOut === null) yield candidate;
    else if (known !== null || (await mayBeModel(candidate))) yield { ...candidate, leftOut };
  }
}

async function unrecognised(candidate: Candidate): Promise<string | null> {
  const { unlessRecognised = null } = candidate;
  return unlessRecognised === null || (await isModel(candidate)) ? null : unlessRecognised;
}

function reasonOf(path: string, { include, exclude }: Selection): string | null {
  if (matchesAny(exclude, path)) return 'excluded by the policy';
  return include.length > 0 && !includesAny(include, path) ? 'not included by the policy' : null;
}

/** By name or by content. */
async function mayBeModel(candidate: Candidate): Promise<boolean> {
  return candidate.unreachable !== undefined || mayBeModelName(candidate.path) || (await isModel(candidate));
}

/** By content; what cannot be opened may be one. */
async function isModel(candidate: Candidate): Promise<boolean> {
  try {
    const source = await candidate.open();
    try {
      return isRecognised(source, candidate.path);
    } finally {
      source.close();
    }
  } catch (error) {
    if (error instanceof CheckError) return true;
    throw error;
  }
}
