/** Recognise → examine → recurse into members: turns bytes into evidence, stamps the member path, spends the budgets, and makes facts of FormatErrors. */
import type { ByteSource } from './bytes/byte-source.ts';
import { FormatError } from './bytes/format-error.ts';
import { headedSource } from './bytes/headed-source.ts';
import { LimitError } from './bytes/limit-error.ts';
import type { ReadBudget } from './bytes/metered-source.ts';
import { ExpansionBudget } from './expansion-budget.ts';
import type { Evidence, Fact, FormatKind, MemberPath, Seen } from './facts.ts';
import type { FormatId } from './format-ids.ts';
import type { Examination, Examiner, Expansion, Format, MemberOptions } from './formats/format.ts';
import { farPickleFormat, farPickleInPart } from './formats/pickles/far-pickle.ts';
import { isPlainSource } from './formats/plain-text.ts';
import { FORMATS, LAST_FORMATS } from './formats/registry.ts';
import { CEILINGS, DEFAULT_LIMITS, entriesWithin, type Limits } from './limits.ts';
import { hasModelName, mayBeModelName } from './model-names.ts';
import { recognise, type Sample, sampleOf } from './recognise.ts';
import { brokenPromise, failureFact } from './scan/broken-promise.ts';
import { atCeiling, FactLog, unexamined } from './scan/fact-log.ts';
import { InnerSources } from './scan/inner-sources.ts';
import { memorySpool, type Spool } from './scan/spool.ts';

export interface ScanOptions {
  readonly limits?: Limits;
  /** Default: memory only. */
  readonly createSpool?: () => Spool;
  /** Default: all formats of the registry. */
  readonly formats?: readonly Format[];
  /** What another file says that it is: examined as that, whatever else it may be. */
  readonly expected?: FormatId;
}

/**
 * What loading the file would do. Never rejects for the sake of the bytes: whatever is wrong with them is a fact.
 * @param path the name it is reported under, and a hint for the formats
 */
export async function scan(source: ByteSource, path: string, options: ScanOptions = {}): Promise<Evidence> {
  const { expected, formats } = options;
  const { size } = source;
  const sample = sampleOf(headedSource(source), path);
  if (expected === undefined && (formats ?? FORMATS) === FORMATS && isPlain(sample))
    return { path, size, formats: [], kinds: [], members: [], facts: [] };
  const run = new ScanRun(size, options);
  await run.examine({ sample, path: [path], options: expected === undefined ? {} : { expected }, budget: null });
  const { far } = run;
  return { path, size, ...run.seen, ...(far === null || far.log.facts.length === 0 ? {} : { far: far.seen }) };
}

/** One source while it is examined. */
interface Work {
  readonly sample: Sample;
  readonly path: MemberPath;
  readonly options: MemberOptions;
  /** What each reader may read of it; null: all. */
  readonly budget: ReadBudget | null;
}

/** What lies inside a source. */
interface Member {
  readonly name: string;
  readonly source: ByteSource;
  readonly offset: number;
  readonly options: MemberOptions;
}

/** One file's walk: its facts and what is left of its budgets. */
class ScanRun {
  readonly formats = new Set<string>();
  readonly kinds = new Set<FormatKind>();
  readonly members: MemberPath[] = [];
  readonly #limits: Limits;
  readonly log: FactLog;
  readonly #createSpool: () => Spool;
  readonly #registry: readonly Format[];
  readonly #last: readonly Format[];
  /** A path file counts only where it lies, not in an archive. */
  readonly #lastOfMembers: readonly Format[];
  readonly #sources = new InnerSources();
  /** What lies far inside of data that is no model. */
  far: ScanRun | null = null;
  readonly #options: ScanOptions;
  #entries = 0;
  #sectionBytes = 0;

  readonly #expansions: ExpansionBudget;
  readonly #fileBytes: number;
  /** What holds the bytes of an expansion, until the member was examined, and what may be read of them. */
  readonly #expanded = new Map<ByteSource, { readonly spool: Spool; readonly budget: ReadBudget | null }>();

  constructor(fileBytes: number, options: ScanOptions) {
    this.#fileBytes = fileBytes;
    this.#options = options;
    this.#limits = options.limits ?? DEFAULT_LIMITS;
    this.log = new FactLog(this.#limits);
    this.#expansions = new ExpansionBudget(fileBytes, this.#limits);
    this.#createSpool = options.createSpool ?? memorySpool;
    this.#registry = options.formats ?? FORMATS;
    this.#last = options.formats === undefined ? LAST_FORMATS : [];
    this.#lastOfMembers = this.#last.filter(({ id }) => id !== 'path-file');
  }

  get seen(): Seen {
    const { formats, kinds, members, log } = this;
    return { formats: [...formats].sort(), kinds: [...kinds].sort(), members, facts: log.facts };
  }

  /** @returns whether any format recognised it */
  async #examineMember(whole: ByteSource, path: MemberPath, options: MemberOptions): Promise<boolean> {
    const budget = this.#expanded.get(whole)?.budget ?? null;
    budget?.begin();
    const sample = sampleOf(headedSource(whole), path[path.length - 1] ?? '');
    if (options.expected === undefined && this.#registry === FORMATS && isPlain(sample)) return false;
    return this.examine({ sample, path, options, budget });
  }

  /** What is no plain text. @returns whether any format recognised it */
  async examine(work: Work): Promise<boolean> {
    const { sample, path, options } = work;
    const last = path.length === 1 ? this.#last : this.#lastOfMembers;
    const known = await this.#examineBy(this.#registry, work);
    const isOpen = known.every(({ isOpenEnded }) => isOpenEnded === true);
    const others = isOpen && options.isNumbers !== true ? await this.#examineBy(last, work) : [];
    if (isOpen && options.isNumbers !== true && last.length > 0) await this.#examineFar(work, known.length > 0);
    const isRecognised = known.length + others.length > 0;
    const broken = !isRecognised && hasModelName(sample.name) ? brokenPromise(sample.source) : null;
    if (broken !== null) this.log.report(path, broken);
    return isRecognised;
  }

  async #examineFar(work: Work, isKnown: boolean): Promise<void> {
    this.far ??= new ScanRun(this.#fileBytes, { ...this.#options, formats: FORMATS });
    const wasSpent = work.budget?.isSpent === true;
    await this.far.#examineBy([isKnown || work.path.length > 1 ? farPickleInPart : farPickleFormat], work);
    // It reads all that it may, which keeps no recogniser from anything.
    work.budget?.begin(wasSpent);
  }

  /** All that recognise it examine it. @returns those */
  async #examineBy(formats: readonly Format[], work: Work): Promise<readonly Format[]> {
    work.budget?.begin();
    const { sample, options, path } = work;
    const examiners = recognise(formats, sample, options, (format, error) =>
      this.log.report(path, unexamined(error, format), format),
    );
    for (const [{ id, kind }, examine] of examiners) {
      this.formats.add(id);
      this.kinds.add(kind);
      work.budget?.begin();
      await this.#run(examine, id, work);
    }
    return examiners.map(([format]) => format);
  }

  async #run(examine: Examiner, format: string, { path, sample, options }: Work): Promise<void> {
    try {
      await examine(this.#examination(path, format, sample.name, options));
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      // Where the bytes end before their time, that is reported itself.
      const isCut = error.reason === 'truncated' && (options.failure ?? null) !== null;
      if (!isCut) this.log.report(path, unexamined(error, format), format);
    }
  }

  #examination(path: MemberPath, format: string, name: string, { storages, isOfModel }: MemberOptions): Examination {
    const inherited = isOfModel === true ? { isOfModel } : {};
    return {
      name,
      ...(storages === undefined ? {} : { storages }),
      ...inherited,
      limits: this.#limits,
      report: (fact) => this.#report(path, fact, format),
      namesSource: (member) => this.#sources.names(path, member),
      limit: (ceiling, offset) => this.log.report(path, atCeiling(ceiling, offset), format),
      member: (memberName, source, offset, options = {}) =>
        this.#member(path, { name: memberName, source, offset, options: { ...inherited, ...options } }),
      expand: (chunks, compressedBytes) => this.#expand(chunks, compressedBytes),
      countEntry: (weight = 1) => this.#countEntry(weight),
    };
  }

  #report(path: MemberPath, fact: Fact, format: string): void {
    this.log.report(path, fact, format);
    if (fact.kind === 'runs-source') this.#sources.learn(path, fact.paths);
  }

  async #member(parent: MemberPath, { name, source, offset, options }: Member): Promise<void> {
    const { failure = null } = options;
    try {
      if (parent.length > this.#limits.nestingDepth) {
        const detail = `more than ${this.#limits.nestingDepth} members inside each other`;
        this.log.report(parent, { kind: 'unexamined', reason: 'limit', detail, offset });
        return;
      }
      const expanded = this.#expanded.get(source);
      if (expanded === undefined) this.#countSection(source.size);
      const path: MemberPath = [...parent, name];
      this.members.push(path);
      const isRecognised = await this.#examineMember(source, path, options);
      const isChance = options.isWeak === true && !isRecognised && failure?.reason !== 'limit';
      const isUnknown = options.isStream === true && !isRecognised && !hasModelName(name);
      if (failure !== null && !isChance) this.log.report(path, failureFact(failure, isUnknown ? source : null));
      const unread = expanded?.budget ? this.#expansions.unread(expanded.budget) : null;
      if (unread !== null) this.log.report(path, failureFact(unread, isUnknown ? source : null));
    } finally {
      this.#expanded.get(source)?.spool.release();
      this.#expanded.delete(source);
    }
  }

  /** Members that lie in the file as they are: each byte once a level of nesting, unless they overlap. */
  #countSection(bytes: number): void {
    this.#sectionBytes += bytes;
    const most =
      CEILINGS.overlappingBytes.most + 2 * this.#limits.nestingDepth * (this.#fileBytes + this.#expansions.bytes);
    if (this.#sectionBytes <= most) return;
    throw new LimitError('overlappingBytes', 0);
  }

  #countEntry(weight: number): void {
    this.#entries += weight;
    const most = entriesWithin(this.#fileBytes, this.#limits);
    if (this.#entries > most) throw new FormatError(`more than ${most} entries in one file`, { reason: 'limit' });
  }

  async #expand(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, compressedBytes: number): Promise<Expansion> {
    const spool = this.#createSpool();
    const meter = this.#expansions.begin(compressedBytes);
    let failure = meter.refusal;
    try {
      if (failure === null) {
        for await (const chunk of chunks) {
          // Written first: the payload may stand at the start of the chunk that goes over the limit.
          spool.write(chunk);
          meter.spend(chunk);
        }
      }
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      failure = error;
    }
    const { source, budget } = meter.held(spool.finish());
    this.#expanded.set(source, { spool, budget });
    return { source, failure };
  }
}

/** Most files are text of which no format could make anything; under a model's name less is enough. */
function isPlain({ source, name, once }: Sample): boolean {
  return !mayBeModelName(name) && isPlainSource(source, name, once);
}
