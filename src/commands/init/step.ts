/** What `init` would do, as data: planned first, for all places, and only then carried out and reported. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import { notWritten, writeWhole } from '../../run/files/whole-file.ts';
import type { Home } from './home.ts';
import type { FileText } from './marked-block.ts';

export interface FileStep {
  readonly kind: 'file';
  readonly path: string;
  /** As it is now; null: not there. Bytes as latin1. */
  readonly before: FileText | null;
  /** As it will be; null: removed. The same as `before`: nothing to do. */
  readonly after: FileText | null;
  /** For a file that is made now. */
  readonly executable?: boolean;
}

/** A section of the repository's own git configuration. */
export interface ConfigStep {
  readonly kind: 'config';
  readonly section: string;
  /** Key and value pairs; null: the section is removed. */
  readonly entries: readonly (readonly [key: string, value: string])[] | null;
  /** It is there already, as it should be. */
  readonly done: boolean;
}

/** Nothing changes, but the user should know. */
export interface NoteStep {
  readonly kind: 'note';
  readonly text: string;
}

export type Step = FileStep | ConfigStep | NoteStep;

/** @returns the file's bytes as latin1, null when there is none */
export function readText(file: string): FileText | null {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // readFileSync throws nothing else
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new CheckError('incomplete', `${file} cannot be read: ${code}`, { cause: error });
  }
}

/** @returns one line that says what the step does */
export function describe(step: Step, home: Home): string {
  if (step.kind === 'note') return step.text;
  if (step.kind === 'config') {
    if (step.done) return `unchanged   git config, section ${step.section}`;
    return `${step.entries === null ? 'taken out of' : 'added to    '} git config: section ${step.section}`;
  }
  return `${verbOf(step)} ${home.shown(step.path)}`;
}

function verbOf({ before, after }: FileStep): string {
  if (before === after) return 'unchanged   ';
  if (before === null) return 'made        ';
  if (after === null) return 'removed     ';
  return after.length > before.length ? 'added to    ' : 'taken out of';
}

/** @throws CheckError (`incomplete`) when a file cannot be written or git refuses */
export function carryOut(step: Step, home: Home): void {
  if (step.kind === 'file') writeFile(step, home);
  if (step.kind === 'config' && !step.done) writeSection(step, home);
}

function writeFile({ path: file, before, after, executable }: FileStep, home: Home): void {
  if (before === after) return;
  refuseOutside(file, home);
  try {
    if (after === null) {
      rmSync(file);
      removeEmptyFolders(path.dirname(file), home);
      return;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeWhole(file, after, { encoding: 'latin1', mode: executable === true ? 0o777 : 0o666 });
  } catch (cause) {
    throw notWritten(file, 'it', cause);
  }
}

/** No link of the checkout, and no path that it names, leads what is written out of the repository. CWE-59. */
function refuseOutside(file: string, { root, commonDir, hooks, git }: Home): void {
  const places = [root, commonDir];
  // Who set core.hooksPath to a folder elsewhere did so on this machine; a relative one may be a link of the checkout.
  const configured = hooks.scope === null ? null : git('config', '--type=path', '--get', 'core.hooksPath');
  if (configured !== null && path.isAbsolute(configured)) places.push(configured);
  const target = realTarget(file);
  if (places.some((place) => isBelow(realTarget(place), target))) return;
  throw new CheckError('usage', `${file} would be written to ${target}, outside of the repository: nothing was added`, {
    hint: 'A link, or a path that a file of the repository names, leads there. Take it out, then run init again.',
  });
}

function isBelow(folder: string, file: string): boolean {
  return file === folder || file.startsWith(folder + path.sep);
}

/** Where the path leads through all links, as far as it is there. */
function realTarget(file: string): string {
  const folder = path.dirname(file);
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
    return existsSync(file) ? realpathSync(file) : realTarget(path.resolve(folder, readlinkSync(file)));
  }
  if (existsSync(file) || folder === file) return realpathSync(file);
  return path.join(realTarget(folder), path.basename(file));
}

/** Folders that were made for our files alone. Git's own folder of hooks stays: git makes it. */
function removeEmptyFolders(folder: string, home: Home): void {
  const isOurs = folder.startsWith(home.root + path.sep) && !(home.hooks.scope === null && folder === home.hooks.path);
  if (!isOurs || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmptyFolders(path.dirname(folder), home);
}

function writeSection({ section, entries }: ConfigStep, home: Home): void {
  const commands =
    entries === null
      ? [['--remove-section', section]]
      : entries.map(([key, value]) => ['--replace-all', `${section}.${key}`, value]);
  for (const command of commands) {
    if (home.git('config', '--local', ...command) === null) {
      throw new CheckError('incomplete', `git config --local ${command.join(' ')} failed`);
    }
  }
}
