/** Turns recorded paths into candidates: asks for sizes, follows pointers, and says of links and submodules that they were left out. */
import type { Candidate, OpenedSource } from '../candidate.ts';
import { CheckError } from '../check-error.ts';
import { pathsOfLfs } from './attributes/attributes.ts';
import type { BlobHeader, BlobStore } from './content/blob-store.ts';
import { provedContent } from './content/proved-file.ts';
import { ReadAhead } from './content/read-ahead.ts';
import { batchesOf, type Entry, type EntryBatches, SUBMODULE, SYMBOLIC_LINK, showPath } from './listing/entry.ts';
import { newEntries } from './listing/first-times.ts';
import { entriesOfPart, type SizedEntry, type TakenPart } from './listing/part.ts';
import { ANNEX_BYTES, isLooseAnnexPointer } from './pointers/annex.ts';
import { DVC_BYTES, dvcOutputs, isDvcFile } from './pointers/dvc.ts';
import { isPaddedPointer, POINTER_BYTES } from './pointers/lfs-pointer.ts';
import { pointedCandidate } from './pointers/pointed-object.ts';
import { mayBePointer, Pointers } from './pointers/pointers.ts';
import { type Repository, worktreeFile } from './repository.ts';

/** Entries whose sizes are asked for at once: enough to keep git busy, and few enough that what is made of them is gone before V8 takes it for old: with 256 a history took 7 % longer. */
const BATCH_ENTRIES = 64;
const BATCHES_AHEAD = 2;
/** Of many short files the examination leaves node no time to hear what git has answered meanwhile: after so many it gets a turn. */
const TURN_ENTRIES = 16;
/** Of so many it pays to look for short ones in the worktree first; of few git is asked, so that it can show of an object that is missing or corrupt. */
const MANY_ENTRIES = 64;

export interface CandidateOptions {
  /** What becomes of a pointer of Git LFS whose object is not here. Default: it is unreachable (exit code 2). */
  readonly missing?: 'reject' | 'warn' | 'fetch';
  /** Pointers of others, too, are unreachable where their content is not here. */
  readonly strict?: boolean;
  /** Whether the worktree may hold the same content: saves unpacking large blobs. Default: false. */
  readonly worktree?: boolean;
  /** Which contents are this run's. Default: all. */
  readonly part?: TakenPart | null;
  /** Hears of content that its attributes give to Git LFS, and of pointers without them; absent where the index is not what is looked at. */
  readonly report?: (notice: string) => void;
}

/**
 * @param store closed by the caller, after the last candidate was examined
 * @throws CheckError (`incomplete`) when git fails
 */
export async function* candidatesOf(
  repository: Repository,
  store: BlobStore,
  entries: EntryBatches,
  options: CandidateOptions = {},
): AsyncGenerator<Candidate> {
  const maker = new CandidateMaker(repository, store, options);
  const { part = null } = options;
  const own: EntryBatches = part === null ? newEntries(entries) : entriesOfPart(entries, store, part);
  let count = 0;
  for await (const batch of madeAhead(maker, own)) {
    // One by one: `yield*` would wait three times for each.
    for (const candidate of batch) {
      count += 1;
      if (count % TURN_ENTRIES === 0) await new Promise(setImmediate);
      yield candidate;
    }
  }
  await maker.reportMismatches();
}

/** Git looks the next batches up while one is examined. */
async function* madeAhead(maker: CandidateMaker, entries: EntryBatches): AsyncGenerator<readonly Candidate[]> {
  const ahead: Promise<readonly Candidate[]>[] = [];
  for await (const batch of batchesOf<SizedEntry>(entries, BATCH_ENTRIES)) {
    const coming = maker.make(batch);
    coming.catch(() => undefined); // reported when it is its turn
    ahead.push(coming);
    if (ahead.length > BATCHES_AHEAD) yield (await ahead.shift()) ?? [];
  }
  for (const coming of ahead) yield await coming;
}

type Base = Omit<Candidate, 'open' | 'size'>;
/** Whose attributes are still to be asked for, in one call: starting git costs more than its answer. */
const WAITING_ENTRIES = 65_536;

class CandidateMaker {
  readonly #repository: Repository;
  readonly #store: BlobStore;
  readonly #options: CandidateOptions;
  readonly #pointers: Pointers;
  /** Over the ends of batches. */
  readonly #ahead: ReadAhead;
  readonly #kinds = new Map<Buffer, 'pointer' | 'content'>();
  #areMany = false;

  constructor(repository: Repository, store: BlobStore, options: CandidateOptions) {
    this.#repository = repository;
    this.#store = store;
    this.#options = options;
    this.#pointers = new Pointers(repository, { fetch: options.missing === 'fetch' });
    this.#ahead = new ReadAhead(store);
  }

  async make(entries: readonly SizedEntry[]): Promise<readonly Candidate[]> {
    this.#areMany ||= entries.length >= MANY_ENTRIES;
    const isProved = this.#options.worktree === true && this.#areMany;
    const made = await Promise.all(entries.map((entry) => this.#candidates(entry, isProved)));
    if (this.#kinds.size >= WAITING_ENTRIES) await this.reportMismatches();
    return made.flat();
  }

  /** Reports content that should be a pointer of Git LFS by its attributes, and pointers without them, of all that was made so far. */
  async reportMismatches(): Promise<void> {
    const { report } = this.#options;
    if (report === undefined || this.#kinds.size === 0) return;
    const ofLfs = await pathsOfLfs(this.#repository, [...this.#kinds.keys()]);
    for (const [path, kind] of this.#kinds) {
      const shown = showPath(path).path;
      const isOfLfs = ofLfs.has(path.toString('latin1'));
      if (isOfLfs && kind === 'content') report(`${shown}: its attributes give it to Git LFS, and it is not a pointer`);
      if (!isOfLfs && kind === 'pointer')
        report(`${shown}: it is a pointer of Git LFS, and its attributes have no filter=lfs`);
    }
    this.#kinds.clear();
  }

  async #candidates(entry: SizedEntry, isProved: boolean): Promise<readonly Candidate[]> {
    const { oid, commit } = entry;
    const base = { ...showPath(entry.path), blob: oid, ...(commit === undefined ? {} : { commit }) };
    if (entry.mode === SUBMODULE)
      return [closed({ ...base, size: 0, leftOut: 'a submodule: checked in its own repository' })];
    const blob = await this.#blob(entry, isProved);
    if (blob === null) return [closed({ ...base, size: 0, unreachable: absent(oid) })];
    const { size, type, content } = blob;
    if (type !== 'blob') return [closed({ ...base, size: 0, unreachable: noContent(oid, type) })];
    const pointed = content === null || !mayBePointer(size) ? null : await this.#pointed(content, entry, base);
    if (pointed !== null) return [pointed];
    const link = entry.mode === SYMBOLIC_LINK ? linkOf(content) : 'none';
    if (link === 'path') return [closed({ ...base, size, leftOut: LINK_LEFT_OUT })];
    if (size > 0 && this.#options.report !== undefined) this.#kinds.set(entry.path, 'content');
    const worktreePath = this.#options.worktree === true ? entry.path : undefined;
    const open = this.#ahead.opener({ oid, size, shown: base.path, worktreePath, content });
    const outputs =
      entry.mode !== SYMBOLIC_LINK && isDvcFile(base.path) && size <= DVC_BYTES
        ? await this.#dvc(entry, base.path)
        : [];
    const whole = { ...base, size, open: unlessPointer(open, base.path, size) };
    return [link === 'text' ? { ...whole, unlessRecognised: LINK_LEFT_OUT } : whole, ...outputs];
  }

  /** @param isProved by the worktree, where it holds the same short blob: git is not asked */
  async #blob(
    { oid, path, commit, header: known }: SizedEntry,
    isProved: boolean,
  ): Promise<(BlobHeader & { readonly content: Buffer | null }) | null> {
    // Of a history the worktree has one version of many.
    const files = isProved && commit === undefined ? worktreeFile(this.#repository, path) : [];
    for (const file of files) {
      const content = provedContent(file, this.#repository.objectFormat, oid);
      if (content !== null) return { type: 'blob', size: content.length, content };
    }
    const header = known === undefined ? await this.#store.header(oid) : known;
    if (header === null) return null;
    const isShort = header.type === 'blob' && header.size < POINTER_BYTES;
    return { ...header, content: isShort ? await this.#store.content(oid) : null };
  }

  async #pointed(content: Buffer, entry: Entry, base: Base): Promise<Candidate | null> {
    const isLink = entry.mode === SYMBOLIC_LINK;
    const pointed = await this.#pointers.pointed({ content, path: entry.path, shown: base.path, isLink });
    if (pointed === null) return null;
    if (pointed.kind === 'annex') return pointedCandidate(base, pointed.object, this.#unlessStrict());
    if (this.#options.report !== undefined && pointed.kind === 'lfs') this.#kinds.set(entry.path, 'pointer');
    if (pointed.isExtended === true) this.#options.report?.(`${base.path}: ${EXTENDED}`);
    return pointedCandidate(base, pointed.object, this.#options.missing === 'warn' ? 'left-out' : 'unreachable');
  }

  async #dvc(entry: Entry, name: string): Promise<readonly Candidate[]> {
    const content = await this.#store.content(entry.oid);
    const outputs = await dvcOutputs(this.#repository, name, content?.toString('utf8') ?? '');
    const commit = entry.commit === undefined ? {} : { commit: entry.commit };
    return outputs.map(({ path, object }) => pointedCandidate({ path, ...commit }, object, this.#unlessStrict()));
  }

  #unlessStrict(): 'unreachable' | 'left-out' {
    return this.#options.strict === true ? 'unreachable' : 'left-out';
  }
}

const EXTENDED = 'an extension of Git LFS makes it of the object on checkout: only the object is examined';

function absent(oid: string): NonNullable<Candidate['unreachable']> {
  const detail = `object ${oid} is not in this repository; fetch it: git fetch origin ${oid}`;
  return { reason: 'missing-object', detail };
}

function noContent(oid: string, type: string): NonNullable<Candidate['unreachable']> {
  return { reason: 'unreadable', detail: `object ${oid} is a ${type}, expected a file's content` };
}

const LINK_LEFT_OUT = 'a symbolic link: not followed';

/**
 * Where links are not supported, as on most machines with Windows, git writes their text as a file. A plain path is none
 * that runs; other printable text may be code in one line, if a format takes it for one; anything else is looked at as
 * content. No opcode of a pickle that takes an operand by its length is printable.
 */
function linkOf(content: Buffer | null): 'path' | 'text' | 'content' {
  const text = content?.toString('latin1') ?? '\0';
  return /^[\w./@+~%=,#-]*$/.test(text) ? 'path' : /^[\x20-\x7e]*$/.test(text) ? 'text' : 'content';
}

/**
 * On checkout git-lfs puts another content in the place of a pointer, however many blanks and whatever else follow it, and
 * git-annex in that of one which it would not write so.
 */
function unlessPointer(open: () => Promise<OpenedSource>, shown: string, size: number): () => Promise<OpenedSource> {
  return async () => {
    const source = await open();
    const [isOfLfs, isOfAnnex] = [
      size >= POINTER_BYTES && isPaddedPointer(source.read(0, POINTER_BYTES)),
      size <= ANNEX_BYTES && isLooseAnnexPointer(source.read(0, size)),
    ];
    if (!isOfLfs && !isOfAnnex) return source;
    source.close();
    const what = isOfLfs
      ? 'Git LFS that is longer than a pointer may be'
      : 'git-annex in a form that it does not write';
    throw new CheckError('incomplete', `${shown}: a pointer of ${what}`);
  };
}

/** A candidate that is reported, not opened. */
function closed(candidate: Omit<Candidate, 'open'>): Candidate {
  const why = candidate.unreachable?.detail ?? candidate.leftOut ?? 'not to be opened';
  const open = () => Promise.reject(new CheckError('incomplete', `${candidate.path}: ${why}`));
  return { ...candidate, open };
}
