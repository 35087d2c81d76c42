/** The line: candidates → bytes → evidence → judgement, for every command alike; knows neither git nor a terminal. */
import { createHash } from 'node:crypto';
import { memorySource } from './bytes/byte-source.ts';
import type { Candidate, OpenedSource } from './candidate.ts';
import { CheckError } from './check-error.ts';
import type { Evidence } from './facts.ts';
import type { FileReport, Finding } from './judge/finding.ts';
import { type FindInTree, NamedSources } from './named-sources.ts';
import type { JudgeContext } from './policy/file-report.ts';
import type { Policy } from './policy/policy.ts';
import { type ScanOptions, scan } from './scan.ts';
import { leftOutReport, unreachableReport } from './unopened.ts';

/** Where evidence of earlier runs is kept; a verdict never is. */
export interface EvidenceCache {
  read(blob: string, path: string): Evidence | null;
  write(blob: string, evidence: Evidence): void;
  /** Whether an earlier run has found no model in it. */
  isPlain?(blob: string, path: string, bytes: number): boolean;
  /** At the end of a run. */
  close?(): void;
}

/** Examines several contents at once, elsewhere than here. */
export interface Threads {
  /** What examining so many bytes here has taken, in ms: says whether threads pay. */
  learn(bytes: number, spent: number): void;
  /** One that is free for a content of so many bytes, once it is; null: examine it here. */
  forContent(bytes: number): Promise<Examiner | null>;
}

export interface Examiner {
  /** As `scan`; the source stays open until then. */
  examine(source: OpenedSource, path: string): Promise<Evidence>;
}

/** Programs that were reviewed, whatever the weights beside them. */
export interface KnownPrograms {
  /** Whether a report may come out otherwise, or the program is wanted: the content is then opened once more. */
  concerns(report: FileReport): boolean;
  /** Which findings of the file are known. */
  knownIn(source: OpenedSource, evidence: Evidence, report: FileReport): Promise<(finding: Finding) => boolean>;
}

export interface CheckOptions {
  readonly policy: Policy;
  readonly scan?: ScanOptions;
  readonly cache?: EvidenceCache;
  readonly firstParty?: JudgeContext['firstParty'];
  /** What is known of the programs of models. Default: nothing. */
  readonly programs?: KnownPrograms;
  /** `YYYY-MM-DD`, for exceptions that expire. */
  readonly today: string;
  /** In ms since the epoch: what is not examined by then is reported as such. Default: no end. */
  readonly deadline?: number | null;
  /** Whether a report is worth its memory; what is not kept is not returned. Default: all are. */
  readonly keep?: (file: FileReport) => boolean;
  /** Makes of a report that is kept one that says the same and takes less. Default: it stays. */
  readonly compact?: (file: FileReport) => FileReport;
  /** Default: all is examined here, one after the other. */
  readonly threads?: Threads;
  /** The SHA-256 of a content, for reports that say it; it reads all of it. Default: none does. */
  readonly digest?: (source: OpenedSource) => string;
  /** Finds Python source that a file names as what its loader runs. Default: it is examined only where it comes after that file. */
  readonly findInTree?: FindInTree;
  /** Files of the tree that may name a file, where they are not examined themselves. Default: none are looked for. */
  readonly neighboursOf?: (path: string) => readonly string[];
  /** Called before each file is opened. */
  readonly onProgress?: (candidate: Candidate, count: number) => void;
}

/** Every candidate's report that is kept, in the order in which they come. */
export async function check(
  candidates: AsyncIterable<Candidate> | Iterable<Candidate>,
  options: CheckOptions,
): Promise<readonly FileReport[]> {
  const kept: { readonly order: number; readonly file: FileReport }[] = [];
  const take = (order: number, file: FileReport) => {
    if (options.keep?.(file) ?? true) kept.push({ order, file: options.compact?.(file) ?? file });
  };
  const elsewhere = new Set<Promise<void>>();
  let count = 0;
  const sources = new NamedSources();
  const learning = { ...options, learn: (evidence: Evidence, of: Candidate) => sources.learn(evidence, of) };
  for await (const candidate of candidates) {
    const order = count;
    options.onProgress?.(candidate, order);
    count += 1;
    const examiner = (await options.threads?.forContent(candidate.size)) ?? null;
    const named = sources.asNamed(candidate);
    if (options.neighboursOf !== undefined) sources.see(candidate, options.neighboursOf);
    if (examiner === null || named.isHandler === true) {
      take(order, await checkOne(named, learning));
      continue;
    }
    const work = checkOne(named, learning, examiner).then((file) => {
      take(order, file);
      elsewhere.delete(work);
    });
    work.catch(() => undefined); // stays in the set, and is reported below
    elsewhere.add(work);
  }
  await Promise.all(elsewhere);
  for await (const candidate of namedElsewhere(sources, options)) {
    take(count, await checkOne(candidate, learning)); // what it imports is looked for as well
    count += 1;
  }
  return withoutFirstLooks(kept.sort((a, b) => a.order - b.order).map(({ file }) => file));
}

/** Source that files of the change name, and changed source that other files of the tree name. */
async function* namedElsewhere(sources: NamedSources, options: CheckOptions): AsyncGenerator<Candidate> {
  const { findInTree } = options;
  if (findInTree === undefined) return;
  for await (const neighbour of sources.neighbours(findInTree)) {
    sources.learnOfNeighbour(await evidenceOf(neighbour, options, null), neighbour);
  }
  yield* sources.rest(findInTree);
}

/** Of a file that was no model before another one named it only what it is then. */
function withoutFirstLooks(files: readonly FileReport[]): readonly FileReport[] {
  const nameOf = ({ path, blob }: FileReport) => `${path}\0${blob ?? ''}`;
  const named = new Set(files.filter(({ formats }) => formats.includes('python-handler')).map(nameOf));
  return files.filter((file) => file.formats.length > 0 || !named.has(nameOf(file)));
}

const TIME_IS_OUT = {
  reason: 'timeout',
  detail: 'the time given by --timeout ran out before it was examined',
} as const;

/** Hears what was seen in each content. */
interface LearningOptions extends CheckOptions {
  readonly learn?: (evidence: Evidence, of: Candidate) => void;
}

async function checkOne(
  candidate: Candidate,
  options: LearningOptions,
  examiner: Examiner | null = null,
): Promise<FileReport> {
  const { digest } = options;
  if (digest === undefined) return checkContent(candidate, options, examiner);
  const digests: string[] = [];
  const watched = whenClosed(candidate, (source) => digests.push(digest(source)));
  const report = await checkContent(watched, options, examiner);
  if (digests.length === 0 && HAS_CONTENT.has(report.status)) await openOnce(watched); // its evidence was known
  const [sha256] = digests;
  return sha256 === undefined ? report : { ...report, sha256 };
}

/** What is not here any more has no digest; its evidence still holds. */
async function openOnce(candidate: Candidate): Promise<void> {
  try {
    (await candidate.open()).close();
  } catch (error) {
    if (!(error instanceof CheckError) || error.kind !== 'incomplete') throw error;
  }
}

const HAS_CONTENT: ReadonlySet<FileReport['status']> = new Set(['rejected', 'warned', 'clean', 'allowed']);

/** The same candidate, whose content is looked at once more before it is closed: what was examined, not what lies there later. */
function whenClosed(candidate: Candidate, look: (source: OpenedSource) => void): Candidate {
  const open = async (): Promise<OpenedSource> => {
    const source = await candidate.open();
    const close = (): void => {
      try {
        look(source);
      } finally {
        source.close();
      }
    };
    const { size, bytes, descriptor } = source;
    return {
      size,
      read: (start, end) => source.read(start, end),
      close,
      ...(bytes === undefined ? {} : { bytes }),
      ...(descriptor === undefined ? {} : { descriptor }),
    };
  };
  return { ...candidate, open };
}

async function checkContent(
  candidate: Candidate,
  options: LearningOptions,
  examiner: Examiner | null,
): Promise<FileReport> {
  if (candidate.unreachable !== undefined) return unreachableReport(candidate, candidate.unreachable);
  if (candidate.leftOut !== undefined) return leftOutReport(candidate, candidate.leftOut);
  if (Date.now() > (options.deadline ?? Number.POSITIVE_INFINITY)) return unreachableReport(candidate, TIME_IS_OUT);
  try {
    const evidence = await evidenceOf(candidate, options, examiner);
    options.learn?.(evidence, candidate);
    return await judgeCandidate(candidate, evidence, options);
  } catch (error) {
    if (!(error instanceof CheckError) || error.kind !== 'incomplete') throw error;
    return unreachableReport(candidate, { reason: 'unreadable', detail: error.message });
  }
}

/** By what evidence is judged. */
export type JudgeOptions = Pick<CheckOptions, 'policy' | 'today' | 'firstParty' | 'programs'>;

/** What the policy, its exceptions and the lock make of the evidence of a file. It is opened where one of them must know the content. */
export async function judgeCandidate(
  candidate: Candidate,
  evidence: Evidence,
  options: JudgeOptions,
): Promise<FileReport> {
  const { fileReport } = await import('./policy/file-report.ts'); // the whole catalogue: only where something is to be judged
  const context = contextOf(candidate, options);
  const report = fileReport(evidence, options.policy, context);
  const blob = allowedName(candidate, report, options.policy);
  const named = blob === null ? report : fileReport(evidence, options.policy, { ...context, blob });
  const isLocked = await knownFindings(candidate, evidence, named, options.programs);
  if (isLocked === null) return named;
  return fileReport(evidence, options.policy, { ...context, blob: named.blob, isLocked });
}

async function knownFindings(
  candidate: Candidate,
  evidence: Evidence,
  report: FileReport,
  programs: KnownPrograms | undefined,
): Promise<((finding: Finding) => boolean) | null> {
  if (programs?.concerns(report) !== true) return null;
  const source = await candidate.open();
  try {
    return await programs.knownIn(source, evidence, report);
  } finally {
    source.close();
  }
}

/** The name by which an exception of the policy knows a content that has none yet: only where one may speak of its findings. */
function allowedName({ identify }: Candidate, { findings }: FileReport, { allow }: Policy): string | null {
  if (identify === undefined || findings.length === 0) return null;
  const rules = new Set(findings.map(({ rule }) => rule));
  const wanted = allow.flatMap((exception) => ('blob' in exception && rules.has(exception.rule) ? exception.blob : []));
  return wanted.length === 0 ? null : identify(new Set(wanted));
}

async function evidenceOf(candidate: Candidate, options: CheckOptions, examiner: Examiner | null): Promise<Evidence> {
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
  const source = { ...memorySource(bytes), close: () => undefined };
  const evidence = await examine(source, candidate.path, options, null);
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

function contextOf(candidate: Candidate, options: JudgeOptions): JudgeContext {
  return {
    blob: candidate.blob,
    today: options.today,
    ...(candidate.pathBytes === undefined ? {} : { pathBytes: candidate.pathBytes }),
    ...(candidate.commit === undefined ? {} : { commit: candidate.commit }),
    ...(options.firstParty === undefined ? {} : { firstParty: options.firstParty }),
  };
}
