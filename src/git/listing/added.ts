/** Every content that commits bring: each commit against its parents, so that what is added and removed again is seen, and every hit knows its commit. See https://git-scm.com/docs/git-diff-tree#_raw_output_format. */
import { DigestSet } from '../../bytes/digest-set.ts';
import { CheckError } from '../../check-error.ts';
import { gitFailure } from '../failure.ts';
import type { Repository } from '../repository.ts';
import { endingOf, startGit } from '../run.ts';
import { DELETED_MODE, type Entry, isAttributesFile } from './entry.ts';

/** Of a merge only what differs from all its parents: the rest came with one of them. */
const DIFF_TREE = [
  'diff-tree',
  '--stdin',
  '-r',
  '-c',
  '--root',
  '--raw',
  '-z',
  '--no-renames',
  '--no-relative',
  '--no-abbrev',
];

/**
 * In pieces, oldest commit first; deletions of `.gitattributes` alone; a pair of content and path once, and again where it is of another kind.
 * @param revisions what `git rev-list` takes: commits, `--not`, `--all`
 * @param more commits, with `^` before those that are left out: as many as there are, for no command line holds a push of all references
 * @throws CheckError (`incomplete`) when git fails: also after entries were given, so the last word is the end of the iteration
 */
export async function* addedEntries(
  repository: Repository,
  revisions: readonly string[],
  more: readonly string[] = [],
): AsyncGenerator<readonly Entry[]> {
  const { list, diff, endings } = startListing(repository, revisions, more);
  const seen = new DigestSet();
  try {
    const reader = new CommitReader();
    for await (const chunk of diff.stdout ?? []) {
      const entries: Entry[] = [];
      for (const entry of reader.entriesIn(chunk)) {
        const key = `${kindOf(entry)} ${entry.oid} ${entry.path.toString('latin1')}`;
        // Attributes are reported each time: with others beside them the same ones make another tree.
        if (seen.add(key) || isAttributesFile(entry)) entries.push(entry);
      }
      yield entries;
    }
    reader.end();
    const compared = await endings[1];
    if (compared.code !== 0) throw gitFailure('diff-tree', compared);
    const listed = await endings[0];
    if (listed.code !== 0) throw gitFailure('rev-list', listed);
  } finally {
    list.kill('SIGKILL');
    diff.kill('SIGKILL');
  }
}

/** `git rev-list` into `git diff-tree`. */
function startListing(repository: Repository, revisions: readonly string[], more: readonly string[]) {
  // First of all: what follows a `--not` would be negated, by some versions of git also what is read.
  const list = startGit(
    repository,
    ['rev-list', '--reverse', '--topo-order', '--stdin', ...revisions, '--'],
    ['pipe', 'pipe', 'pipe'],
  );
  list.stdin?.on('error', () => undefined); // recognised by its ending
  list.stdin?.end(more.map((revision) => `${revision}\n`).join(''));
  const diff = startGit(repository, DIFF_TREE, ['pipe', 'pipe', 'pipe']);
  const endings = [endingOf(list), endingOf(diff)] as const;
  for (const ending of endings) ending.catch(() => undefined); // awaited below; the output ends first
  // A list that nobody reads any more would wait for ever.
  endings[1].then(
    ({ code }) => (code === 0 ? list.stdout?.resume() : list.kill('SIGKILL')),
    () => list.kill('SIGKILL'),
  );
  if (diff.stdin !== null) list.stdout?.pipe(diff.stdin);
  diff.stdin?.on('error', () => undefined); // recognised by its ending
  return { list, diff, endings };
}

/** `10`: a file, `12`: a link, `16`: a submodule. What a link held is examined when it becomes a file. */
function kindOf({ mode }: Entry): string {
  return mode.slice(0, 2);
}

const NUL = 0;
const COMMIT = /^[0-9a-f]{40,64}$/;

/**
 * What git prints, read as it comes: memory stays flat, however long the history.
 * A commit's id, then its records, each followed by a path; a merge has a colon, a mode and an id for each parent:
 * `213bdb5…` NUL `:000000 100644 0000… 0cfbf08… A` NUL `b` NUL `b99039e…` NUL `::000000 000000 100644 0000… 0000… 53c74cd… AA` NUL `d` NUL
 * Mutable: what a piece of the output leaves open.
 */
class CommitReader {
  #rest: Buffer = Buffer.alloc(0);
  #commit = '';
  /** Whose path comes next. */
  #record: { readonly mode: string; readonly oid: string } | null = null;

  /** @throws CheckError (`incomplete`) for what is no such record */
  *entriesIn(chunk: Buffer): Generator<Entry> {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NUL); end !== -1; end = bytes.indexOf(NUL, start)) {
      const entry = this.#take(bytes.subarray(start, end));
      if (entry !== null && (entry.mode !== DELETED_MODE || isAttributesFile(entry))) yield entry;
      start = end + 1;
    }
    this.#rest = bytes.subarray(start);
  }

  /** @throws CheckError (`incomplete`) where the output ended in the middle */
  end(): void {
    if (this.#rest.length > 0 || this.#record !== null) throw unexpected(this.#rest.toString('latin1'));
  }

  #take(field: Buffer): Entry | null {
    if (this.#record !== null) {
      const entry = { path: Buffer.from(field), ...this.#record, commit: this.#commit };
      this.#record = null;
      return entry;
    }
    const text = field.toString('latin1');
    if (COMMIT.test(text)) this.#commit = text;
    else this.#record = recordIn(text);
    return null;
  }
}

function recordIn(text: string): { readonly mode: string; readonly oid: string } {
  const parents = /^:+/.exec(text)?.[0].length ?? 0;
  const parts = text.slice(parents).split(' ');
  const [mode, oid] = [parts[parents], parts[2 * parents + 1]];
  if (parents === 0 || parts.length !== 2 * parents + 3 || mode === undefined || oid === undefined)
    throw unexpected(text);
  return { mode, oid };
}

function unexpected(text: string): CheckError {
  const found = JSON.stringify(text.slice(0, 120));
  return new CheckError('incomplete', `expected a record of git diff-tree --raw, found ${found}`);
}
