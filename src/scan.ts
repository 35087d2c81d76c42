/** Recognise → examine → recurse into members: turns bytes into evidence, stamps the member path, spends the budgets, and makes facts of FormatErrors. */
import type { ByteSource } from './bytes/byte-source.ts';
import { memorySource } from './bytes/byte-source.ts';
import { FormatError } from './bytes/format-error.ts';
import { headedSource } from './bytes/headed-source.ts';
import { LimitError, limitMessage } from './bytes/limit-error.ts';
import type { ReadBudget } from './bytes/metered-source.ts';
import { ExpansionBudget } from './expansion-budget.ts';
import type { Evidence, Fact, FormatKind, LocatedFact, MemberPath, UnexaminedReason } from './facts.ts';
import type { FormatId } from './format-ids.ts';
import type { Examination, Examiner, Expansion, Format, MemberOptions } from './formats/format.ts';
import { mayRunAsPickle } from './formats/pickles/pickle.ts';
import { isPlainSource } from './formats/plain-text.ts';
import { FORMATS, LAST_FORMATS } from './formats/registry.ts';
import { CEILINGS, type CeilingName, DEFAULT_LIMITS, type Limits } from './limits.ts';
import { hasModelName, mayBeModelName } from './model-names.ts';
import { recognise, type Sample, sampleOf } from './recognise.ts';
import { hasBytesAt } from './text/magic.ts';
import { looksLikeText } from './text/text.ts';

/** Collects expanded bytes; a host with a file system gives one that spills to a temporary file. */
export interface Spool {
  write(chunk: Uint8Array): void;
  /** The bytes so far; no write may follow. */
  finish(): ByteSource;
  /** Called once the bytes were examined: gives back what holds them. */
  release(): void;
}

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
  const run = new ScanRun(source.size, options);
  await run.examine(source, [path], options.expected === undefined ? {} : { expected: options.expected });
  return {
    path,
    size: source.size,
    formats: [...run.formats].sort(),
    kinds: [...run.kinds].sort(),
    members: run.members,
    facts: run.facts,
  };
}

/** One source while it is examined. */
interface Work {
  readonly sample: Sample;
  readonly path: MemberPath;
  readonly options: MemberOptions;
  /** What each reader may read of it; null: all. */
  readonly budget: ReadBudget | null;
}

/** One file's walk: its facts and what is left of its budgets. */
class ScanRun {
  readonly formats = new Set<string>();
  readonly kinds = new Set<FormatKind>();
  readonly members: MemberPath[] = [];
  readonly facts: LocatedFact[] = [];
  readonly #limits: Limits;
  readonly #createSpool: () => Spool;
  readonly #registry: readonly Format[];
  readonly #last: readonly Format[];
  /** A path file counts only where it lies, not in an archive. */
  readonly #lastOfMembers: readonly Format[];
  #entries = 0;
  #sectionBytes = 0;
  #remarks = 0;
  readonly #reported = new WeakMap<MemberPath, number>();
  #factsDropped = false;

  readonly #expansions: ExpansionBudget;
  readonly #fileBytes: number;
  /** What holds the bytes of an expansion, until the member was examined, and what may be read of them. */
  readonly #expanded = new Map<ByteSource, { readonly spool: Spool; readonly budget: ReadBudget | null }>();

  constructor(fileBytes: number, options: ScanOptions) {
    this.#fileBytes = fileBytes;
    this.#limits = options.limits ?? DEFAULT_LIMITS;
    this.#expansions = new ExpansionBudget(fileBytes, this.#limits);
    this.#createSpool = options.createSpool ?? memorySpool;
    this.#registry = options.formats ?? FORMATS;
    this.#last = options.formats === undefined ? LAST_FORMATS : [];
    this.#lastOfMembers = this.#last.filter(({ id }) => id !== 'path-file');
  }

  /** @returns whether any format recognised it */
  async examine(whole: ByteSource, path: MemberPath, options: MemberOptions = {}): Promise<boolean> {
    const name = path[path.length - 1] ?? '';
    const budget = this.#expanded.get(whole)?.budget ?? null;
    budget?.begin();
    const sample = sampleOf(headedSource(whole), name);
    if (options.expected === undefined && this.#registry === FORMATS && isPlain(sample)) return false;
    const last = path.length === 1 ? this.#last : this.#lastOfMembers;
    const work = { sample, path, options, budget };
    const known = await this.#examineBy(this.#registry, work);
    const isOpen = known.every(({ isOpenEnded }) => isOpenEnded === true);
    const others = isOpen && options.isNumbers !== true ? await this.#examineBy(last, work) : [];
    const isRecognised = known.length + others.length > 0;
    if (!isRecognised && hasModelName(name)) this.#reportPromise(path, sample.source);
    return isRecognised;
  }

  /** Text that no format recognises runs nothing, and other things have such names too (Apple's Pkl, Portuguese); what is binary must be understood, or at least be nothing that a loader runs anything of. */
  #reportPromise(path: MemberPath, source: ByteSource): void {
    if (looksLikeText(source) || hasBytesAt(source, 0, APPLE_DOUBLE)) return;
    const isHarmless = !mayRunAsPickle(source) && !mayBeCut(source);
    this.#report(path, isHarmless ? { ...BROKEN_PROMISE, reason: 'unrecognised' } : BROKEN_PROMISE);
  }

  /** All that recognise it examine it. @returns those */
  async #examineBy(formats: readonly Format[], work: Work): Promise<readonly Format[]> {
    work.budget?.begin();
    const { sample, options, path } = work;
    const examiners = recognise(formats, sample, options, (format, error) =>
      this.#report(path, unexamined(error, format), format),
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
      if (!isCut) this.#report(path, unexamined(error, format), format);
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
      limit: (ceiling, offset) => this.#report(path, atCeiling(ceiling, offset), format),
      member: (memberName, source, offset, options = {}) =>
        this.#member(path, memberName, source, offset, { ...inherited, ...options }),
      expand: (chunks, compressedBytes) => this.#expand(chunks, compressedBytes),
      countEntry: (weight = 1) => this.#countEntry(weight),
    };
  }

  async #member(
    parent: MemberPath,
    name: string,
    source: ByteSource,
    offset: number,
    options: MemberOptions,
  ): Promise<void> {
    const { failure = null } = options;
    try {
      if (parent.length > this.#limits.nestingDepth) {
        const detail = `more than ${this.#limits.nestingDepth} members inside each other`;
        this.#report(parent, { kind: 'unexamined', reason: 'limit', detail, offset });
        return;
      }
      const expanded = this.#expanded.get(source);
      if (expanded === undefined) this.#countSection(source.size);
      const path: MemberPath = [...parent, name];
      this.members.push(path);
      const isRecognised = await this.examine(source, path, options);
      const isChance = options.isWeak === true && !isRecognised && failure?.reason !== 'limit';
      if (failure !== null && !isChance)
        this.#report(path, { kind: 'unexamined', ...reasonOf(failure), offset: failure.offset });
      const unread = expanded?.budget ? this.#expansions.unread(expanded.budget) : null;
      if (unread !== null) this.#report(path, { kind: 'unexamined', ...reasonOf(unread), offset: 0 });
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

  #report(source: MemberPath, fact: Fact, format?: string): void {
    const { factsPerFile, factsPerSource } = this.#limits;
    if (isRemark(fact)) this.#remarks += 1;
    const reported = this.#reported.get(source) ?? 0;
    this.#reported.set(source, reported + 1);
    if (this.facts.length >= factsPerFile || this.#remarks > factsPerSource) {
      if (!this.#factsDropped) this.#reportDropped(source, this.facts.length, 'file', fact.offset);
      this.#factsDropped = true;
    } else if (reported < factsPerSource || fact.kind === 'unexamined')
      this.facts.push(format === undefined ? { source, fact } : { source, fact, format });
    else if (reported === factsPerSource) this.#reportDropped(source, reported, 'stream', fact.offset);
  }

  #reportDropped(source: MemberPath, count: number, what: 'file' | 'stream', offset: number): void {
    const detail = `more than ${count} distinct facts in one ${what}`;
    this.facts.push({ source, fact: { kind: 'unexamined', reason: 'limit', detail, offset } });
  }

  #countEntry(weight: number): void {
    this.#entries += weight;
    if (this.#entries > this.#limits.entriesPerFile) {
      throw new FormatError(`more than ${this.#limits.entriesPerFile} entries in one file`, { reason: 'limit' });
    }
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

/** What is odd by itself: an honest file has few, and each makes a finding, while classes and functions make none. */
function isRemark(fact: Fact): boolean {
  return fact.kind === 'anomaly' || fact.kind === 'unexamined' || (fact.kind === 'call' && fact.via === 'link');
}

function reasonOf({ reason, message }: FormatError): { reason: UnexaminedReason; detail: string } {
  return { reason, detail: message };
}

/** What macOS keeps of a file beside it, under its name behind `._`: https://www.rfc-editor.org/rfc/rfc1740 */
const APPLE_DOUBLE = [0, 5, 0x16, 7];

/** Bytes of the longest magic, and of the header of a tar archive, which begins with a name. */
const MAGIC_BYTES = 8;
const TAR_HEADER_BYTES = 512;

/** Whether it may be the beginning of an archive that was cut. */
function mayBeCut(source: ByteSource): boolean {
  if (source.size < MAGIC_BYTES) return true;
  if (source.size >= TAR_HEADER_BYTES) return false;
  return /^[\x20-\x7e]+\0/.test(Buffer.from(source.read(0, source.size)).toString('latin1'));
}

const BROKEN_PROMISE = {
  kind: 'unexamined',
  reason: 'malformed',
  detail: 'the name promises a model, but the content is of no format that is known',
  offset: 0,
} as const satisfies Fact;

function unexamined(error: FormatError, format: string): Fact {
  return { kind: 'unexamined', reason: error.reason, detail: `${format}: ${error.message}`, offset: error.offset };
}

function atCeiling(ceiling: CeilingName, offset: number): Fact {
  return { kind: 'unexamined', reason: 'limit', detail: limitMessage(ceiling), offset };
}

function memorySpool(): Spool {
  const chunks: Uint8Array[] = [];
  return {
    write(chunk) {
      chunks.push(Buffer.from(chunk)); // a copy: a decoder may use its buffer again
    },
    finish() {
      return memorySource(Buffer.concat(chunks));
    },
    release() {},
  };
}
