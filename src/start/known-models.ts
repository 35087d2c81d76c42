/** Models that were examined before and of which the catalogue has nothing to say: reported without loading it, where no policy and no file of the repository could change that. */

import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { entryKey, entryPlace, evidenceBasis, evidenceFolder, QUIET, type QuietNote } from '../cache/place.ts';
import { NO_MONITOR } from '../git/environment.ts';
import { type LfsPointer, lfsObjectPath, parseLfsPointer } from '../git/pointers/lfs-pointer.ts';
import type { FileReport } from '../judge/finding.ts';
import { buildReport } from '../report/build-report.ts';
import { renderCoverage } from '../report/coverage.ts';
import { CATALOGUE_DIGEST } from '../rules/catalogue-digest.ts';
import type { StagedCommit } from './fast-path.ts';
import type { PatchedFile } from './patch.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** More models than these are worth the whole program. */
const FEW = 20;
const FEW_PACKAGES = 40;

/** Names that mean themselves in a pathspec and in a report. */
const PLAIN_NAME = /^[\w./+@ -]+$/;

/** Where a policy may lie, as pathspecs; a few names more than the program looks at. */
const PACKAGE_FILE = 'package.json';
const POLICIES = [PACKAGE_FILE, '.model-checkrc*', '.config/model-checkrc*', 'model-check.config.*'];

/** The policy's key in it, in any spelling that JSON has for it. */
const POLICY_KEY = /"model-check"|\\u/;

/** Attributes and settings of git that lie outside the index. What git includes may hold anything. */
const OUTSIDE_SETTINGS = /modelcheck|\[\s*include|attributesfile|storage/i;

/** What is recorded, or the object that a recorded pointer of Git LFS stands for. */
interface Model {
  readonly name: string;
  /** As the cache knows the content. */
  readonly digest: string;
  readonly pointer: LfsPointer | null;
}

/**
 * @param isTerminal whether a person reads it; asked only where there is something to write
 * @returns what the program would write before it ends with 0, or null when it must look itself
 */
export function reportKnown(
  { models, changesAttributes, environment }: StagedCommit,
  isTerminal: () => boolean,
): string | null {
  if (models.length > FEW || changesAttributes) return null;
  const folder = mainGitDir(environment['GIT_DIR'] ?? '.git');
  if (folder === null || hasSettings(folder, environment)) return null;
  const named = models.map(modelOf);
  const notes = named.map((model) => (isHere(folder, model) ? quietNote(folder, model) : null));
  const known = notes.filter((note) => note !== null);
  if (known.length < notes.length || mayDiffer(named, known, environment)) return null;
  const isColoured = (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb' && isTerminal();
  return renderCoverage(reportOf(named, known), isColoured);
}

function modelOf({ name, oid, content }: PatchedFile): Model {
  const pointer = content === null ? null : parseLfsPointer(Buffer.from(content, 'latin1'));
  return { name, digest: pointer?.oid ?? oid, pointer };
}

/** Of an object that was examined before, as the program asks it: by its size alone. */
function isHere(gitDir: string, { pointer }: Model): boolean {
  if (pointer === null) return true;
  const object = lfsObjectPath(path.join(gitDir, 'lfs'), pointer.oid);
  return statSync(object, { throwIfNoEntry: false })?.size === pointer.size;
}

/** The git directory of a main worktree, which shares nothing with others; null for all that takes a question to git. */
function mainGitDir(gitDir: string): string | null {
  const isThere = (name: string) => statSync(path.join(gitDir, name), { throwIfNoEntry: false });
  return isThere('objects')?.isDirectory() === true && isThere('commondir') === undefined ? gitDir : null;
}

/** Whether git's own settings speak of this tool, or lead to files that this does not read. See https://git-scm.com/docs/git-config#FILES. */
function hasSettings(gitDir: string, environment: Environment): boolean {
  if (Object.keys(environment).some((name) => /^GIT_(?:CONFIG_(?:PARAMETERS|COUNT)|ATTR_)/.test(name))) return true;
  const home = environment['HOME'] ?? environment['USERPROFILE'] ?? '';
  const own = path.join(environment['XDG_CONFIG_HOME'] ?? path.join(home, '.config'), 'git');
  const attributes = [path.join(gitDir, 'info', 'attributes'), path.join(own, 'attributes'), '/etc/gitattributes'];
  if (attributes.some((file) => statSync(file, { throwIfNoEntry: false }) !== undefined)) return true;
  const { GIT_CONFIG_GLOBAL: global, GIT_CONFIG_SYSTEM: system = '/etc/gitconfig' } = environment;
  const users = global === undefined ? [path.join(home, '.gitconfig'), path.join(own, 'config')] : [global];
  const settings = [path.join(gitDir, 'config'), path.join(gitDir, 'config.worktree'), ...users, system];
  return settings.some((file) => OUTSIDE_SETTINGS.test(textOf(file) ?? ''));
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // not there, or not to be read: then git cannot read it either
  }
}

function quietNote(gitDir: string, { name, digest }: Model): QuietNote | null {
  if (!PLAIN_NAME.test(name)) return null;
  const basis = evidenceBasis();
  const text = textOf(entryPlace(evidenceFolder(gitDir), basis, digest, name) + QUIET);
  if (text === null) return null;
  try {
    const note: QuietNote = JSON.parse(text); // its key shows that this program wrote it
    return note.key === entryKey(basis, digest, name) ? note : null;
  } catch {
    return null; // damaged: examined again
  }
}

/** Whether the index holds a policy, a module that hides a package that a model names, or attributes by which a model should be a pointer of Git LFS and is none, or the reverse. */
function mayDiffer(models: readonly Model[], notes: readonly QuietNote[], environment: Environment): boolean {
  const packages = [...new Set(notes.flatMap((note) => note.packages))];
  if (packages.length > FEW_PACKAGES || !packages.every((name) => /^\w+$/.test(name))) return true;
  const pathspecs = [
    ...POLICIES.map((name) => `:(top,glob)${name}`),
    ...packages.flatMap((name) =>
      ['', 'src/'].flatMap((root) => [`:(top,glob)${root}${name}.*`, `:(top,glob)${root}${name}/__init__.*`]),
    ),
    ...models.map(({ name }) => `:(top,literal,attr:filter=lfs)${name}`),
  ];
  const listed = askGit(['ls-files', '-z', '--full-name', '--', ...pathspecs], environment);
  if (listed === null) return true;
  const expected = new Set(models.filter(({ pointer }) => pointer !== null).map(({ name }) => name));
  const found = listed.split('\0').filter((name) => name !== '' && name !== PACKAGE_FILE);
  if (found.length !== expected.size || !found.every((name) => expected.has(name))) return true;
  if (!listed.split('\0').includes(PACKAGE_FILE)) return false;
  return POLICY_KEY.test(askGit(['cat-file', 'blob', `:0:${PACKAGE_FILE}`], environment) ?? '\\u');
}

/** Null where git does not answer. */
function askGit(args: readonly string[], env: Environment): string | null {
  const { status, stdout } = spawnSync('git', [...NO_MONITOR, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'latin1',
  });
  return status === 0 ? stdout : null;
}

function reportOf(models: readonly Model[], notes: readonly QuietNote[]) {
  const files = models.map(({ name, digest }, index): FileReport => {
    const empty = { formats: [], members: [], imports: [], findings: [], unexamined: [] } as const;
    return { path: name, blob: digest, size: notes[index]?.size ?? 0, status: 'clean', ...empty };
  });
  return buildReport({ target: { mode: 'pre-commit' }, files, catalogue: CATALOGUE_DIGEST });
}
