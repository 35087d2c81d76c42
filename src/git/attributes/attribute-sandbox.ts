/** Attributes as recorded, nothing else: asked for in an empty repository of our own, which has neither the user's attributes nor drivers that would start programs. See https://git-scm.com/docs/git-check-attr. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTemporaryFolder, noTemporaryFolder } from '../content/temporary-file.ts';
import type { Location } from '../environment.ts';
import { gitFailure } from '../failure.ts';
import { fieldsOf } from '../listing/entry.ts';
import type { Repository } from '../repository.ts';
import { collectGit, runGit } from '../run.ts';
import { MATCHING_MS } from './attributes.ts';
import { CONVERTING_ATTRIBUTES, type Conversion, conversionOf, describe } from './checkout-conversion.ts';

/** A recorded `.gitattributes`. */
export interface AttributesFile {
  readonly path: Buffer;
  readonly oid: string;
  /** Its content, where it begins with a byte order mark: git passes over that on disk, and in the index not in every version. */
  readonly marked?: Buffer;
}

/** What names another repository, its configuration or attributes. The folders of objects stay: those of a push are among them. */
const OF_THE_REPOSITORY =
  /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|INDEX_\w+|PREFIX|NAMESPACE|SHALLOW_FILE|CONFIG\w*|ATTR_\w+|CEILING_DIRECTORIES)$/;

/** Mutable: a folder, which `remove` takes away. */
export class AttributeSandbox {
  readonly #folder: string;
  readonly #location: Location;
  #count = 0;

  /** @throws CheckError (`incomplete`) where there is no room for temporary files */
  constructor({ cwd, environment, commonDir, objectFormat }: Repository) {
    this.#folder = emptyRepository(objectFormat);
    const kept = Object.fromEntries(Object.entries(environment).filter(([name]) => !OF_THE_REPOSITORY.test(name)));
    this.#location = {
      cwd,
      environment: {
        ...kept,
        GIT_DIR: this.#folder,
        GIT_OBJECT_DIRECTORY: environment['GIT_OBJECT_DIRECTORY'] ?? path.join(commonDir, 'objects'),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: path.join(this.#folder, 'none'),
        HOME: this.#folder, // a git before 2.32 does not know the line above
        GIT_ATTR_NOSYSTEM: '1',
        XDG_CONFIG_HOME: this.#folder,
      },
    };
  }

  /**
   * By the characters of the path, each a byte; paths that nothing converts are not in it. Several where machines differ:
   * a clone on Windows or macOS takes large letters of a pattern for small ones (`core.ignoreCase`).
   * @throws CheckError (`incomplete`) when git fails
   */
  async conversions(
    files: readonly AttributesFile[],
    paths: readonly Buffer[],
  ): Promise<ReadonlyMap<string, readonly Conversion[]>> {
    const location = this.#withIndex();
    const records = files.map(({ path: name, oid }) => Buffer.concat([Buffer.from(`100644 ${oid} 0\t`), name, NUL]));
    await runGit(location, ['update-index', '-z', '--index-info'], { input: Buffer.concat(records) });
    const input = Buffer.concat(paths.flatMap((name) => [name, NUL]));
    const ask = (from: Location, before: readonly string[], options: readonly string[]) =>
      ['false', 'true'].map((isIgnored) =>
        runGit(
          from,
          [
            '-c',
            `core.ignoreCase=${isIgnored}`,
            ...before,
            'check-attr',
            ...options,
            '-z',
            '--stdin',
            ...CONVERTING_ATTRIBUTES,
          ],
          { input, atMost: MATCHING_MS },
        ),
      );
    const answers = ask(location, [], ['--cached']);
    const marked = files.flatMap(({ path: name, marked: content }) =>
      content === undefined ? [] : [{ name, content }],
    );
    if (marked.length > 0) answers.push(...ask(this.#onDisk(location, marked), ['-c', 'core.bare=false'], []));
    return joined((await Promise.all(answers)).map(conversionsIn));
  }

  /** A worktree with these files. Git has taken their names into an index before: none leads out of it. */
  #onDisk(location: Location, files: readonly { readonly name: Buffer; readonly content: Buffer }[]): Location {
    const folder = path.join(this.#folder, `worktree-${this.#count}`);
    mkdirSync(folder);
    for (const { name, content } of files) {
      const place = Buffer.concat([Buffer.from(`${folder}/`), name]);
      try {
        mkdirSync(place.subarray(0, place.lastIndexOf('/')), { recursive: true });
        writeFileSync(place, content);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENAMETOOLONG') throw error; // no checkout can make it either
      }
    }
    return { cwd: folder, environment: { ...location.environment, GIT_WORK_TREE: folder } };
  }

  /** As git itself writes it: for the encodings that only its iconv knows. Null where this iconv cannot. @throws CheckError (`incomplete`) when git fails */
  async checkedOut(oid: string, conversion: Conversion): Promise<Buffer | null> {
    const { crlf, encoding } = conversion;
    if (!/^[\w.:()+/-]+$/.test(encoding ?? '')) return runGit(this.#location, ['cat-file', 'blob', oid]); // no name of any
    const text = crlf === 'text' ? 'text=auto ' : crlf === 'always' ? 'text ' : '';
    writeFileSync(path.join(this.#folder, 'info', 'attributes'), `* ${text}${describe(conversion)}\n`);
    const args = ['cat-file', '--filters', '--path=a', oid];
    const { ending, stdout } = await collectGit(this.#location, args);
    if (ending.code !== 0) throw gitFailure('cat-file --filters', ending);
    return /failed to encode/.test(ending.stderr) ? null : stdout;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #withIndex(): Location {
    this.#count += 1;
    const index = path.join(this.#folder, `index-${this.#count}`);
    return { ...this.#location, environment: { ...this.#location.environment, GIT_INDEX_FILE: index } };
  }
}

const NUL = Buffer.of(0);

function emptyRepository(objectFormat: Repository['objectFormat']): string {
  const folder = makeTemporaryFolder();
  try {
    for (const name of ['objects', 'refs', 'info']) mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, 'HEAD'), 'ref: refs/heads/none\n');
    const format = objectFormat === 'sha1' ? '0\n' : `1\n[extensions]\n\tobjectformat = ${objectFormat}\n`;
    writeFileSync(path.join(folder, 'config'), `[core]\n\tbare = true\n\trepositoryformatversion = ${format}`);
    return folder;
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw noTemporaryFolder(cause);
  }
}

/** Each conversion of a path once. */
function joined(answers: readonly ReadonlyMap<string, Conversion>[]): ReadonlyMap<string, readonly Conversion[]> {
  const all = new Map<string, readonly Conversion[]>();
  for (const [name, conversion] of answers.flatMap((answer) => [...answer])) {
    const known = all.get(name) ?? [];
    if (known.every((other) => JSON.stringify(other) !== JSON.stringify(conversion)))
      all.set(name, [...known, conversion]);
  }
  return all;
}

/** `path` NUL `attribute` NUL `value` NUL, all attributes of a path in a row. */
function conversionsIn(answer: Buffer): ReadonlyMap<string, Conversion> {
  const fields = [...fieldsOf(answer)].map((field) => field.toString('latin1'));
  const found = new Map<string, Conversion>();
  const step = 3 * CONVERTING_ATTRIBUTES.length;
  for (let start = 0; start + step <= fields.length; start += step) {
    const valueFor = (attribute: (typeof CONVERTING_ATTRIBUTES)[number]) =>
      fields[start + 3 * CONVERTING_ATTRIBUTES.indexOf(attribute) + 2] ?? 'unspecified';
    const conversion = conversionOf(valueFor);
    const name = fields[start];
    if (conversion !== null && name !== undefined) found.set(name, conversion);
  }
  return found;
}
