/** What `init` must know of the repository it works in: its root, where git looks for hooks and who said so, and where the command is. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import { gitFailure, gitNotStarted } from '../../git/failure.ts';
import { gitProgram } from '../../git/program.ts';
import { type GitVersion, OLDEST_GIT, parseGitVersion, tooOld } from '../../git/version.ts';
import type { Io } from '../../run/command.ts';
import { isOnPath } from '../../run/started-as.ts';
import { YARN } from './hook-lines.ts';

/** Where git runs hooks from. `scope` says who set `core.hooksPath`; null: nobody did. */
export interface HooksFolder {
  readonly path: string;
  readonly scope: 'system' | 'global' | 'local' | 'worktree' | 'command' | null;
}

export interface Home {
  /** The root of the worktree, or the repository itself where it is bare. */
  readonly root: string;
  readonly bare: boolean;
  /** What all worktrees share. Absolute. */
  readonly commonDir: string;
  readonly hooks: HooksFolder;
  readonly gitVersion: GitVersion;
  /** `node_modules/.bin/git-model-check` of the package that init was called in, of one above it, or of this repository (for a linked worktree: of the main one); null when it is not there. */
  readonly localCommand: string | null;
  /** What a recorded hook calls, in this order: it names no place of this machine. */
  readonly sharedCommands: readonly string[];
  /** What a hook of this clone alone calls: what is checked out may bring an executable of its own, so one in node_modules only where it was when init ran. */
  readonly ownCommands: readonly string[];
  /** Whether yarn starts what is installed here, without node_modules. */
  readonly byYarn: boolean;
  /** Whether the shell finds `git-model-check` by its name. */
  readonly onPath: boolean;
  /** Runs git where the user is. @returns what it prints, null when it fails */
  git(...args: readonly string[]): string | null;
  /** A path as a message shows it: from the root, where it lies inside. */
  shown(file: string): string;
}

const LOCAL_COMMAND = 'node_modules/.bin/git-model-check';

/** @throws CheckError (`usage`) outside a repository, (`incomplete`) when git cannot be run */
export function findHome(io: Io): Home {
  const said = required(io, ['version']);
  const old = tooOld(said);
  if (old !== null) throw old;
  const bare = required(io, ['rev-parse', '--is-bare-repository']) === 'true';
  const root = required(io, ['rev-parse', bare ? '--absolute-git-dir' : '--show-toplevel']);
  const commonDir = path.resolve(io.cwd, required(io, ['rev-parse', '--git-common-dir']));
  const git = (...args: readonly string[]) => runGit(io, args).output;
  const localCommand = bare ? null : findLocal([...foldersUpTo(root, io.cwd), path.dirname(commonDir)]);
  const yarn = existsSync(path.join(root, '.pnp.cjs')) ? [YARN] : [];
  return {
    root,
    bare,
    commonDir,
    git,
    hooks: findHooks(io),
    gitVersion: parseGitVersion(said) ?? OLDEST_GIT,
    localCommand,
    sharedCommands: [...sharedCommands(root, localCommand), ...yarn],
    ownCommands: [...(localCommand === null ? [] : [localCommand]), 'git-model-check', ...yarn],
    byYarn: yarn.length > 0 && YARN_FILES.some((file) => names(path.join(root, file))),
    onPath: isOnPath(io.environment['PATH'] ?? ''),
    shown: (file) => shownFrom(root, file),
  };
}

/** Where yarn keeps what is installed: one file, or its data in another. https://yarnpkg.com/features/pnp */
const YARN_FILES = ['.pnp.cjs', '.pnp.data.json'];

function names(file: string): boolean {
  return existsSync(file) && readFileSync(file).includes('"git-model-check"');
}

function findHooks(io: Io): HooksFolder {
  const folder = required(io, ['rev-parse', '--git-path', 'hooks']);
  const { output } = runGit(io, ['config', '--show-scope', '--get', 'core.hooksPath']);
  const scope = output === null ? null : (output.split('\t')[0] as HooksFolder['scope']); // git knows no other words
  return { path: path.resolve(io.cwd, folder), scope };
}

/** From the folder itself to the root. */
function foldersUpTo(root: string, folder: string): readonly string[] {
  const [top, start] = [realpathSync(root), realpathSync(folder)];
  if (start !== top && !start.startsWith(top + path.sep)) return [root];
  const steps = path
    .relative(top, start)
    .split(path.sep)
    .filter((step) => step !== '');
  return steps.map((_, index) => path.join(root, ...steps.slice(0, steps.length - index))).concat(root);
}

function sharedCommands(root: string, localCommand: string | null): readonly string[] {
  const relative = localCommand === null ? LOCAL_COMMAND : path.relative(root, localCommand).split(path.sep).join('/');
  const local = relative.startsWith('..') ? LOCAL_COMMAND : relative;
  return [...new Set([local, LOCAL_COMMAND, 'git-model-check'])];
}

function findLocal(folders: readonly string[]): string | null {
  return folders.map((folder) => path.join(folder, LOCAL_COMMAND)).find((file) => existsSync(file)) ?? null;
}

function shownFrom(root: string, file: string): string {
  const relative = path.relative(root, file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative.split(path.sep).join('/');
}

function required(io: Io, args: readonly string[]): string {
  const { output, complaint } = runGit(io, args);
  if (output !== null) return output;
  const failure = gitFailure(args.join(' '), { code: 1, signal: null, stderr: complaint });
  if (failure.kind !== 'usage') throw failure;
  throw new CheckError('usage', `init: ${failure.message}: there are no commits to watch over`, {
    hint: 'Go into the repository, or make one first: git init',
  });
}

function runGit(io: Io, args: readonly string[]): { output: string | null; complaint: string } {
  const result = spawnSync(gitProgram(io.cwd, io.environment), args, {
    cwd: io.cwd,
    env: { ...io.environment, LC_ALL: 'C' }, // what it complains of is read
    encoding: 'utf8',
  });
  if (result.error !== undefined) throw gitNotStarted(result.error);
  return { output: result.status === 0 ? result.stdout.replace(/\n$/, '') : null, complaint: result.stderr };
}
