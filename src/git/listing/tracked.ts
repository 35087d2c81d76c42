/** Every tracked file: of a revision's tree, or of the index. */

import type { Location } from '../environment.ts';
import { demand } from '../plumbing.ts';
import { runGit } from '../run.ts';
import { type Entry, fieldsOf } from './entry.ts';

/** @throws CheckError (`incomplete`) when git fails */
export async function treeEntries(location: Location, revision: string): Promise<readonly Entry[]> {
  const listing = await runGit(location, ['ls-tree', '-r', '-z', '--full-tree', revision]);
  return [...fieldsOf(listing)].map(parseTreeEntry);
}

/**
 * What a reference to something else than a commit brings: a tree, or one content under the reference's name. Nothing for
 * a commit, whose content is listed with its history.
 * @throws CheckError (`incomplete`) when git fails
 */
export async function objectEntries(location: Location, oid: string, ref: string): Promise<readonly Entry[]> {
  const type = (await demand(location, ['cat-file', '-t', `${oid}^{}`])).trim();
  if (type === 'tree') return treeEntries(location, oid);
  if (type === 'commit') return [];
  return [{ path: Buffer.from(ref), mode: '100644', oid: await demand(location, ['rev-parse', `${oid}^{}`]) }];
}

/**
 * What references (tags, mostly) name directly, past every commit: a tree or a single content.
 * @throws CheckError (`incomplete`) when git fails
 */
export async function referencedEntries(location: Location): Promise<readonly Entry[]> {
  const format = '--format=%(objecttype) %(*objecttype) %(objectname) %(refname)';
  const listing = (await runGit(location, ['for-each-ref', format])).toString('utf8');
  const lines = listing.split('\n').map((line) => /^(?:blob |tree |tag (?:blob|tree|tag)) (\S+) (.+)$/.exec(line));
  const found = lines.filter((line) => line !== null);
  const entries = await Promise.all(found.map(([, oid = '', ref = '']) => objectEntries(location, oid, ref)));
  return entries.flat();
}

/** Of a path in conflict, all its sides. @throws CheckError (`incomplete`) when git fails */
export async function indexEntries(location: Location): Promise<readonly Entry[]> {
  const listing = await runGit(location, ['ls-files', '-s', '-z', '--full-name', '--', ':/']);
  return [...fieldsOf(listing)].map(parseStage);
}

/** What has one of some names, or lies in a folder of that name. */
export interface NamedFiles {
  readonly recorded: readonly Entry[];
  /** Files of the worktree that are not in the index, ignored ones too, from the root; a folder with a repository of its own ends with `/`. */
  readonly unrecorded: readonly Buffer[];
}

const UNRECORDED = '? ';
/** `H `, `S ` and others: how an entry of the index stands. */
const TAG_BYTES = 2;

/**
 * @param names counted from the folder where git is asked
 * @throws CheckError (`incomplete`) when git fails, as it does for a name outside the worktree
 */
export async function namedFiles(location: Location, names: readonly string[]): Promise<NamedFiles> {
  const args = ['ls-files', '-t', '-s', '-o', '-z', '--full-name', '--', ...names.map(pathspecOf)];
  const recorded: Entry[] = [];
  const unrecorded: Buffer[] = [];
  for (const field of fieldsOf(await runGit(location, args))) {
    const file = field.subarray(TAG_BYTES);
    if (field.toString('latin1', 0, TAG_BYTES) === UNRECORDED) unrecorded.push(file);
    else recorded.push(parseStage(file));
  }
  return { recorded, unrecorded };
}

/** Those of the index alone. */
export async function namedEntries(location: Location, names: readonly string[]): Promise<readonly Entry[]> {
  const listing = await runGit(location, ['ls-files', '-s', '-z', '--full-name', '--', ...names.map(pathspecOf)]);
  return [...fieldsOf(listing)].map(parseStage);
}

/** Arguments that are no UTF-8 arrive with a replacement character: it may then be any name of that form, rather one too many. */
function pathspecOf(name: string): string {
  if (!name.includes('\ufffd')) return `:(literal)${name}`;
  return `:(glob)${name.replace(/[\\*?[\]]/g, '\\$&').replace(/\ufffd+/g, '*')}`;
}

/** Of paths in conflict alone. */
export async function unmergedEntries(location: Location): Promise<readonly Entry[]> {
  const listing = await runGit(location, ['ls-files', '-u', '-s', '-z', '--full-name', '--', ':/']);
  return [...fieldsOf(listing)].map(parseStage);
}

/** `100644 0123… 2<TAB>file` */
function parseStage(field: Buffer): Entry {
  const { path, words } = cutAtTab(field);
  const [mode = '', oid = ''] = words;
  return { path, mode, oid };
}

/** `100644 blob 0123…<TAB>file` */
function parseTreeEntry(field: Buffer): Entry {
  const { path, words } = cutAtTab(field);
  const [mode = '', , oid = ''] = words;
  return { path, mode, oid };
}

function cutAtTab(field: Buffer): { readonly path: Buffer; readonly words: readonly string[] } {
  const tab = field.indexOf(0x09);
  return { path: field.subarray(tab + 1), words: field.toString('latin1', 0, tab).split(' ') };
}
