/** The line: candidates → bytes → evidence → judgement, for every command alike; knows neither git nor a terminal. */
import type { Candidate, OpenedSource } from './candidate.ts';
import { evidenceOf } from './check/evidence.ts';
import { ImportedModules } from './check/imported-modules.ts';
import { judgeCandidate } from './check/judged.ts';
import type { CheckOptions, Examiner } from './check/options.ts';
import { CheckError } from './check-error.ts';
import type { Evidence } from './facts.ts';
import type { FileReport } from './judge/finding.ts';
import { NamedSources } from './named-sources.ts';
import { leftOutReport, plainReport, unreachableReport } from './unopened.ts';

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
  const learning = learningOptions(options, sources);
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
  /** Modules of the tree that pickles name. */
  readonly modules?: ImportedModules;
}

function learningOptions(options: CheckOptions, sources: NamedSources): LearningOptions {
  const { findInTree, firstParty } = options;
  return {
    ...options,
    learn: (evidence, of) => sources.learn(evidence, of),
    ...(findInTree === undefined ? {} : { modules: new ImportedModules(findInTree, firstParty) }),
  };
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
    const own = await evidenceOf(candidate, options, examiner);
    const evidence = (await options.modules?.withImports(own, candidate)) ?? own;
    options.learn?.(evidence, candidate);
    if (isPlain(evidence, candidate) && options.programs === undefined) return plainReport(candidate);
    return await judgeCandidate(candidate, evidence, options);
  } catch (error) {
    if (!(error instanceof CheckError) || error.kind !== 'incomplete') throw error;
    return unreachableReport(candidate, { reason: 'unreadable', detail: error.message });
  }
}

/** Nothing that a judge, an exception or the lock could speak of. */
function isPlain({ size, formats, members, facts, far }: Evidence, candidate: Candidate): boolean {
  return far === undefined && formats.length + members.length + facts.length === 0 && size === candidate.size;
}
