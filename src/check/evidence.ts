/** The evidence of one candidate: known from an earlier run, or examined here or in a thread. */
import { createHash } from 'node:crypto';
import { memorySource } from '../bytes/byte-source.ts';
import type { Candidate, OpenedSource } from '../candidate.ts';
import type { Evidence } from '../facts.ts';
import { scan } from '../scan.ts';
import type { CheckOptions, EvidenceCache, Examiner } from './options.ts';

/** @param examiner a thread that is free for it */
export async function evidenceOf(
  candidate: Candidate,
  options: CheckOptions,
  examiner: Examiner | null,
): Promise<Evidence> {
  const { cache } = options;
  const { blob, path, size } = candidate;
  // By its bytes alone it is no handler, and so much the cache knows of it.
  if (candidate.isHandler === true) return examine(await candidate.open(), path, asHandler(options), null);
  if (cache === undefined || (blob === null && size > HASHED_BYTES))
    return examine(await candidate.open(), path, options, examiner);
  if (blob === null) return evidenceOfUnnamed(await inMemory(candidate), candidate, { ...options, cache });
  const known = knownEvidence(cache, blob, candidate);
  if (known !== null) return known;
  const evidence = await examine(await candidate.open(), path, options, examiner);
  cache.write(blob, evidence);
  return evidence;
}

function asHandler(options: CheckOptions): CheckOptions {
  return { ...options, scan: { ...options.scan, expected: 'python-handler' } };
}

/** In a repository of SHA-256 the id of one content is the plain digest of a longer one: with its header before it. */
function knownEvidence(cache: EvidenceCache, blob: string, { path, size }: Candidate): Evidence | null {
  if (cache.isPlain?.(blob, path, size) === true) return { path, size, formats: [], kinds: [], members: [], facts: [] };
  const evidence = cache.read(blob, path);
  return evidence?.size === size ? evidence : null;
}

/** Bytes of a content that has no name in git: of a larger one a digest costs more than examining it. */
const HASHED_BYTES = 64 * 1024 * 1024;

/** Read once, so that what is examined is what was digested. */
async function inMemory(candidate: Candidate): Promise<Uint8Array> {
  const source = await candidate.open();
  try {
    return Uint8Array.from(source.read(0, source.size));
  } finally {
    source.close();
  }
}

async function evidenceOfUnnamed(
  bytes: Uint8Array,
  candidate: Candidate,
  options: CheckOptions & { readonly cache: EvidenceCache },
): Promise<Evidence> {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const known = knownEvidence(options.cache, digest, candidate);
  if (known !== null) return known;
  const evidence = await examine(memorySource(bytes), candidate.path, options, null);
  options.cache.write(digest, evidence);
  return evidence;
}

/** Closing may throw, too: a file that changed meanwhile proves nothing. */
async function examine(
  source: OpenedSource,
  path: string,
  options: CheckOptions,
  examiner: Examiner | null,
): Promise<Evidence> {
  try {
    if (examiner !== null) return await examiner.examine(source, path);
    const start = Date.now();
    const evidence = await scan(source, path, { limits: options.policy.limits, ...options.scan });
    options.threads?.learn(source.size, Date.now() - start);
    return evidence;
  } finally {
    source.close();
  }
}
