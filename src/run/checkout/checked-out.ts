/** What checkout makes of recorded files by the attributes recorded with them: where that is other bytes that may be a model, they are examined as well. See https://git-scm.com/docs/gitattributes. */
import { createHash } from 'node:crypto';
import { memorySource } from '../../bytes/byte-source.ts';
import type { Candidate } from '../../candidate.ts';
import { CheckError } from '../../check-error.ts';
import { AttributeSandbox, type AttributesFile } from '../../git/attributes/attribute-sandbox.ts';
import { type Conversion, checkedOut, describe } from '../../git/attributes/checkout-conversion.ts';
import { holdsWords } from '../../git/attributes/recorded-attributes.ts';
import { batchesOf, type Entry, type EntryBatches, SUBMODULE, showPath } from '../../git/listing/entry.ts';
import { blobHolds } from '../../git/listing/snapshot.ts';
import { isRecognised } from '../../recognise.ts';
import { catchInterrupts } from '../interrupt.ts';
import { type AttributeSources, type ConvertingTree, convertingTrees, wholeTree } from './converting-trees.ts';

/** Paths that are asked for in one call. */
const BATCH_PATHS = 4096;
/** Converted in memory; what is longer is reported. CWE-770. */
const CONVERTED_BYTES = 64 * 1024 * 1024;

export interface CheckedOutOptions extends AttributeSources {
  /** The entries once more: needed only where something converts. */
  readonly entries: () => Promise<EntryBatches>;
  /** Hears of each file that checkout changes. */
  readonly report: (notice: string) => void;
}

/** @throws CheckError (`incomplete`) when git fails */
export async function* checkedOutCandidates(options: CheckedOutOptions): AsyncGenerator<Candidate> {
  yield* aliased(options);
  const { trees, passedOver } = await convertingTrees(options);
  if (trees.length === 0) return;
  if (passedOver > 0) yield tooManyTrees(passedOver);
  const sandbox = new AttributeSandbox(options.repository);
  const remove = () => sandbox.remove();
  process.once('exit', remove);
  const release = catchInterrupts();
  try {
    const maker = new CheckedOutMaker(options, sandbox);
    yield* maker.makeAll(await options.entries(), trees);
    for (const tree of trees.filter(({ isChanged }) => isChanged)) {
      yield* maker.makeAll([await wholeTree(options.repository, tree.snapshot)], [tree]);
    }
    maker.reportRest();
  } finally {
    release();
    process.off('exit', remove);
    remove();
  }
}

/** What converts under another spelling of `.gitattributes` does so on some systems alone. */
async function* aliased({ store, seen }: AttributeSources): AsyncGenerator<Candidate> {
  for (const { path, oid, mode } of seen.aliases) {
    if (mode === SUBMODULE || !(await holdsWords(store.named, oid))) continue;
    yield closed(
      showPath(path).path,
      'on some systems it is .gitattributes, and what it makes of files on checkout counts',
    );
  }
}

function tooManyTrees(count: number): Candidate {
  const detail = `attributes that convert on checkout change in too many commits: those of ${count} were not looked at`;
  return closed('.gitattributes', detail);
}

function closed(path: string, detail: string): Candidate {
  const open = (): never => {
    throw new CheckError('incomplete', `${path}: ${detail}`);
  };
  return { path, blob: null, size: 0, unreachable: { reason: 'unreadable', detail }, open };
}

/** Notices that name a file. */
const NAMED = 5;

/** Mutable: what was made already, so that a content is examined once under one name. */
class CheckedOutMaker {
  readonly #options: CheckedOutOptions;
  readonly #sandbox: AttributeSandbox;
  readonly #made = new Set<string>();
  #reported = 0;

  constructor(options: CheckedOutOptions, sandbox: AttributeSandbox) {
    this.#options = options;
    this.#sandbox = sandbox;
  }

  async *makeAll(entries: EntryBatches, trees: readonly ConvertingTree[]): AsyncGenerator<Candidate> {
    for await (const batch of batchesOf(entries, BATCH_PATHS)) {
      const regular = batch.filter(({ mode }) => mode.startsWith('100'));
      for (const { files } of regular.length === 0 ? [] : trees) yield* await this.#make(regular, files);
    }
  }

  async #make(entries: readonly Entry[], files: readonly AttributesFile[]): Promise<readonly Candidate[]> {
    const conversions = await this.#sandbox.conversions(
      files,
      entries.map(({ path }) => path),
    );
    const candidates: Candidate[] = [];
    for (const entry of entries) {
      const name = entry.path.toString('latin1');
      for (const conversion of conversions.get(name) ?? []) {
        const key = `${entry.oid} ${describe(conversion)} ${name}`;
        if (this.#made.has(key)) continue;
        this.#made.add(key);
        candidates.push(...(await this.#convert(entry, conversion)));
      }
    }
    return candidates;
  }

  /** None where checkout changes nothing, or makes nothing of it that could be a model. */
  async #convert(entry: Entry, conversion: Conversion): Promise<readonly Candidate[]> {
    const content = await this.#content(entry.oid, conversion);
    if (content === 'unchanged') return [];
    const { path: shown } = showPath(entry.path);
    const how = describe(conversion);
    if (content === 'too long')
      return [closed(shown, `checkout converts it (${how}), and it is too long for that here`)];
    if (conversion.isExported && content.includes('$Format:')) this.#reportExported(shown);
    const converted = await this.#converted(content, entry.oid, conversion);
    if (converted === null) return [closed(shown, `what checkout makes of it (${how}) depends on the machine`)];
    const made = converted.filter((bytes) => !bytes.equals(content));
    const models = made.filter((bytes) => isRecognised(memorySource(bytes), shown));
    const isModel = models.length > 0 || (made.length > 0 && isRecognised(memorySource(content), shown));
    if (isModel && !keepsMeaning(content, conversion)) {
      this.#report(
        `${shown}: checkout makes other bytes of it (${how})${models.length > 0 ? ', examined as well' : ''}`,
      );
    }
    return models.map((bytes) => this.#candidate(entry, conversion, bytes));
  }

  #candidate(entry: Entry, conversion: Conversion, made: Buffer): Candidate {
    const { oid, commit } = entry;
    const base = showPath(entry.path);
    const blob = this.#blobOid(made);
    return {
      ...base,
      blob,
      size: made.length,
      ...(commit === undefined ? {} : { commit }),
      open: async () => {
        const content = await this.#content(oid, conversion); // not kept: there may be many
        const again = typeof content === 'string' ? [] : ((await this.#converted(content, oid, conversion)) ?? []);
        const bytes = again.find((one) => this.#blobOid(one) === blob);
        if (bytes === undefined) throw new CheckError('incomplete', `${base.path}: object ${oid} is gone`);
        return memorySource(bytes);
      },
    };
  }

  async #content(
    oid: string,
    { ident, crlf, encoding, isExported }: Conversion,
  ): Promise<Buffer | 'unchanged' | 'too long'> {
    const { store, repository } = this.#options;
    const header = await store.header(oid);
    if (header === null || header.type !== 'blob' || header.size === 0) return 'unchanged'; // reported by others, if at all
    if (header.size > CONVERTED_BYTES) {
      if (encoding !== null || crlf === 'always') return 'too long';
      if (crlf === 'text' && !(await blobHolds(repository, oid, '\0'))) return 'too long';
      const mayChange = (ident && (await blobHolds(repository, oid, '$Id'))) || isExported;
      return mayChange ? 'too long' : 'unchanged';
    }
    const source = await store.open(oid, header.size, oid);
    try {
      return Buffer.from(source.read(0, header.size));
    } finally {
      source.close();
    }
  }

  /**
   * By git, where only its iconv knows the encoding. What is ASCII stays as it is in most of these: git is not asked for
   * each such file. Null where another machine would make something else of it.
   */
  async #converted(content: Buffer, oid: string, conversion: Conversion): Promise<readonly Buffer[] | null> {
    const { encoding, ...others } = conversion;
    const isSame = ASCII_COMPATIBLE.test(encoding ?? '') && content.every((byte) => byte < 0x80 && byte !== 0x1b);
    const here = checkedOut(content, oid, isSame ? { ...others, encoding: null } : conversion);
    if (here !== null) return here;
    if (!SAME_EVERYWHERE.test(encoding ?? '')) return null;
    const made = await this.#sandbox.checkedOut(oid, conversion);
    return made === null ? null : [made];
  }

  /** The id that it would have: a report, an exception and the cache name content by it. */
  #blobOid(content: Buffer): string {
    const { objectFormat } = this.#options.repository;
    return createHash(objectFormat).update(`blob ${content.length}\0`).update(content).digest('hex');
  }

  #reportExported(shown: string): void {
    this.#report(`${shown}: git archive writes data of the commit into it (export-subst): no such archive is examined`);
  }

  #report(notice: string): void {
    this.#reported += 1;
    if (this.#reported <= NAMED) this.#options.report(notice);
  }

  reportRest(): void {
    if (this.#reported > NAMED)
      this.#options.report(`and of ${this.#reported - NAMED} more files checkout makes other bytes`);
  }
}

/** What the iconv of every system makes the same of. Others transliterate, decompose or go by the locale: `ASCII//TRANSLIT`, `UTF-8-MAC`. */
const SAME_EVERYWHERE =
  /^(?:iso-?8859-?\d+|(?:windows-?|cp)125\d|latin-?\d|koi8-[ru]|(?:shift|s)[_-]?jis|euc-?(?:jp|kr|cn)|gbk?|gb18030|gb2312|big5)$/i;

/** Single bytes, and pairs whose second byte may be ASCII but never stands alone. */
const ASCII_COMPATIBLE =
  /^(?:(?:iso-?8859|windows|cp)-?\d+|latin-?\d|koi8-\w+|euc-?\w+|gbk?|gb18030|gb2312|big5|us-ascii|ascii)$/i;

/** Line ends mean nothing in JSON, YAML, markup and messages as text: their loaders take either. */
function keepsMeaning(content: Buffer, { ident, encoding }: Conversion): boolean {
  return !ident && encoding === null && /^\s*(?:[{[<#"]|---|[\w.-]+\s*[:{])/.test(content.toString('latin1', 0, 256));
}
