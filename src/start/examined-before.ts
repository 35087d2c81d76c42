/** Models whose evidence is known from an earlier run: judged anew, and reported without asking git for more than one list, where nothing in the repository could change what is said. Anything else is left to the whole program. */

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EvidenceCache } from '../cache/evidence-cache.ts';
import { evidenceBasis, evidenceFolder } from '../cache/place.ts';
import type { Evidence, Operator } from '../facts.ts';
import { NO_MONITOR } from '../git/environment.ts';
import { type LfsPointer, lfsObjectPath, parseLfsPointer } from '../git/pointers/lfs-pointer.ts';
import { gitProgram } from '../git/program.ts';
import type { FileReport } from '../judge/finding.ts';
import { fileReport } from '../policy/file-report.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { buildReport } from '../report/build-report.ts';
import { renderCoverage } from '../report/coverage.ts';
import { usableColumns } from '../report/layout.ts';
import { CATALOGUE_DIGEST } from '../rules/catalogue-digest.ts';
import type { StagedCommit } from './fast-path.ts';
import { gitAnswer } from './git-answer.ts';
import type { PatchedFile } from './patch.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** More models than these are worth the whole program. */
const FEW = 20;
const FEW_PACKAGES = 40;

/** A list of few names, or one small file. */
const OUTPUT_BYTES = 1024 * 1024;

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
 * @param terminal the columns of the terminal where a person reads it, 0 where none does; asked only where there is something to write
 * @returns what the program would write before it ends with 0, or null when it must look itself
 */
export function reportExamined(
  { models, changesAttributes, environment }: StagedCommit,
  terminal: () => number,
): string | null {
  if (models.length > FEW || changesAttributes) return null;
  const folder = mainGitDir(environment['GIT_DIR'] ?? '.git');
  if (folder === null || hasSettings(folder, environment)) return null;
  const named = models.map(modelOf).filter((model) => model !== null);
  const known = evidenceOf(folder, named);
  // What it names is examined with it.
  if (known.some(({ facts }) => facts.some(({ fact }) => fact.kind === 'runs-source'))) return null;
  if (known.length < models.length || mayDiffer(named, known, environment)) return null;
  const files = known.map((evidence, index) => judged(evidence, named[index]?.digest ?? null));
  if (!files.every(isQuiet)) return null;
  const columns = terminal();
  const isColoured = (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb' && columns > 0;
  return renderCoverage(
    buildReport({ target: { mode: 'pre-commit' }, files, catalogue: CATALOGUE_DIGEST }),
    isColoured,
    usableColumns(columns),
  );
}

/** A pointer that is nothing else, as Git LFS writes it. */
const POINTER = /^version \S+\noid sha256:[0-9a-f]{64}\nsize \d+\n$/;

const SHA256_DIGITS = 64;

/** Null for text, unless it is a pointer: text may be other things besides, and is not slow to examine. */
function modelOf({ name, oid, content }: PatchedFile): Model | null {
  if (!PLAIN_NAME.test(name)) return null;
  // The id of a repository of SHA-256 may also be the digest of a longer content: the program compares sizes.
  if (content === null) return oid.length === SHA256_DIGITS ? null : { name, digest: oid, pointer: null };
  const pointer = POINTER.test(content) ? parseLfsPointer(Buffer.from(content, 'latin1')) : null;
  return pointer === null || pointer.isExtended ? null : { name, digest: pointer.oid, pointer };
}

/** Of the models that are here and were examined. */
function evidenceOf(gitDir: string, models: readonly Model[]): readonly Evidence[] {
  const cache = new EvidenceCache({ folder: evidenceFolder(gitDir), basis: evidenceBasis() });
  return models
    .filter((model) => isHere(gitDir, model))
    .map(({ name, digest }) => cache.read(digest, name))
    .filter((evidence) => evidence !== null);
}

function judged(evidence: Evidence, blob: string | null): FileReport {
  return fileReport(evidence, DEFAULT_POLICY, { blob, today: new Date().toISOString().slice(0, 10) });
}

function isQuiet({ status, findings, unexamined }: FileReport): boolean {
  return status === 'clean' && findings.length === 0 && unexamined.length === 0;
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

/** Whether the index holds a policy, a module that hides a package that a model names, or attributes by which a model should be a pointer of Git LFS and is none, or the reverse. */
function mayDiffer(models: readonly Model[], evidence: readonly Evidence[], environment: Environment): boolean {
  const packages = [...packagesIn(evidence)];
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

/** Null where git does not answer. Elsewhere than at the root it would read attributes there, which are others. */
function askGit(args: readonly string[], environment: Environment): string | null {
  const { GIT_WORK_TREE: cwd = '.' } = environment;
  const places = ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE'].flatMap((name) => {
    const place = environment[name];
    return place === undefined ? [] : [[name, path.resolve(place)]];
  });
  const answer = gitAnswer({
    file: gitProgram('.', environment),
    args: [...NO_MONITOR, ...args],
    environment: { ...environment, ...Object.fromEntries(places) },
    cwd,
    most: OUTPUT_BYTES,
  });
  return answer?.toString('latin1') ?? null;
}

/** The top-level packages of all Python operators in the facts, however deep they stand in operands. */
function packagesIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found;
  const { ecosystem, module } = value as Partial<Operator>; // any object of a fact: most have neither
  if (ecosystem === 'python' && module !== undefined) found.add(module.split('.', 1)[0] ?? module);
  for (const inner of Object.values(value)) packagesIn(inner, found);
  return found;
}
