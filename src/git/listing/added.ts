/** Every content that commits bring: each commit against its parents, so that what is added and removed again is seen, and every hit knows its commit. See https://git-scm.com/docs/git-diff-tree#_raw_output_format. */
import type { ChildProcess } from 'node:child_process';
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
 * Oldest commit first; deletions of `.gitattributes` alone; a pair of content and path once, and again where it is of another kind.
 * @param revisions what `git rev-list` takes: commits, `--not`, `--all`
 * @param more commits, with `^` before those that are left out: as many as there are, for no command line holds a push of all references
 * @throws CheckError (`incomplete`) when git fails: also after entries were given, so the last word is the end of the iteration
 */
export async function* addedEntries(
  repository: Repository,
  revisions: readonly string[],
  more: readonly string[] = [],
): AsyncGenerator<Entry> {
  // First of all: what follows a `--not` would be negated, by some versions of git also what is read.
  const list = startGit(
    repository,
    ['rev-list', '--reverse', '--topo-order', '--stdin', ...revisions, '--'],
    ['pipe', 'pipe', 'pipe'],
  );
  list.stdin?.on('error', () => undefined); // told by its ending
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
  diff.stdin?.on('error', () => undefined); // told by its ending
  const seen = new DigestSet();
  try {
    for await (const entry of parseCommits(fields(diff))) {
      const key = `${kindOf(entry)} ${entry.oid} ${entry.path.toString('latin1')}`;
      // Attributes are told each time: with others beside them the same ones make another tree.
      if (seen.add(key) || isAttributesFile(entry)) yield entry;
    }
    const compared = await endings[1];
    if (compared.code !== 0) throw gitFailure('diff-tree', compared);
    const listed = await endings[0];
    if (listed.code !== 0) throw gitFailure('rev-list', listed);
  } finally {
    list.kill('SIGKILL');
    diff.kill('SIGKILL');
  }
}

/** `10`: a file, `12`: a link, `16`: a submodule. What a link held is examined when it becomes a file. */
function kindOf({ mode }: Entry): string {
  return mode.slice(0, 2);
}

/** NUL-terminated fields, as they come: memory stays flat, however long the history. */
async function* fields(child: ChildProcess): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of child.stdout ?? []) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
      yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) throw unexpected(rest);
}

/**
 * A commit's id, then its records, each followed by a path; a merge has a colon, a mode and an id for each parent:
 * `213bdb5…` NUL `:000000 100644 0000… 0cfbf08… A` NUL `b` NUL `b99039e…` NUL `::000000 000000 100644 0000… 0000… 53c74cd… AA` NUL `d` NUL
 */
async function* parseCommits(fieldsInOrder: AsyncGenerator<Buffer>): AsyncGenerator<Entry> {
  let commit = '';
  for await (const field of fieldsInOrder) {
    const text = field.toString('latin1');
    if (/^[0-9a-f]{40,64}$/.test(text)) {
      commit = text;
      continue;
    }
    const parents = /^:+/.exec(text)?.[0].length ?? 0;
    const parts = text.slice(parents).split(' ');
    const path = await fieldsInOrder.next();
    const [mode, oid] = [parts[parents], parts[2 * parents + 1]];
    if (parents === 0 || parts.length !== 2 * parents + 3 || mode === undefined || oid === undefined || path.done) {
      throw unexpected(field);
    }
    const entry = { path: Buffer.from(path.value), mode, oid, commit };
    if (mode !== DELETED_MODE || isAttributesFile(entry)) yield entry;
  }
}

function unexpected(field: Buffer): CheckError {
  const found = JSON.stringify(field.toString('latin1').slice(0, 120));
  return new CheckError('incomplete', `expected a record of git diff-tree --raw, found ${found}`);
}
