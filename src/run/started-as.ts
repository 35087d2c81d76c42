/** How the reader can start the program again: by git where the shell finds it, else by the package manager that has started it. See https://docs.npmjs.com/cli/using-npm/config#user-agent. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROGRAM_NAME } from '../report/program-name.ts';
import { shellWord } from '../report/shell.ts';
import type { Io } from './command.ts';

type StartedIo = Pick<Io, 'cwd' | 'environment' | 'script' | 'stdout'>;
type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** Of an installation in the project, and of one that was fetched for this run. */
const STARTS = {
  npm: { local: 'npx git-model-check', fetched: 'npx git-model-check' },
  pnpm: { local: 'pnpm exec git-model-check', fetched: 'pnpm dlx git-model-check' },
  yarn: { local: 'yarn git-model-check', fetched: 'yarn dlx git-model-check' },
  bun: { local: 'bunx git-model-check', fetched: 'bunx git-model-check' },
} as const satisfies Readonly<Record<PackageManager, object>>;

/** How each adds the command to a project. */
export const ADDS = {
  npm: 'npm install --save-dev git-model-check',
  pnpm: 'pnpm add --save-dev git-model-check',
  yarn: 'yarn add --dev git-model-check',
  bun: 'bun add --dev git-model-check',
} as const satisfies Readonly<Record<PackageManager, string>>;

/** What each writes beside the modules that it has installed. */
const LOCK_FILES: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

/** Folders in which package managers keep what one run needs. */
const FETCHED = /[/\\](?:_npx|dlx[^/\\]*|xfs-[^/\\]*|bunx-[^/\\]*)[/\\]/;

/** `git model-check`, `npx git-model-check`, `pnpm exec git-model-check`, `node ../git-model-check/bin/git-model-check.js` … */
export function startedAs({ cwd, environment, script = '', stdout }: StartedIo): string {
  if (isOnPath(environment['PATH'] ?? environment['Path'] ?? '')) return PROGRAM_NAME;
  const [root, ...modules] = script.split(/[/\\]node_modules[/\\]/);
  if (root === undefined || script === '') return PROGRAM_NAME;
  if (modules.length === 0 && !OF_ONE_RUN.test(script)) {
    // Of a working copy: where it lies means nothing to who reads a log elsewhere.
    return stdout.isTTY === true ? `node ${shellWord(shortest(cwd, script))}` : PROGRAM_NAME;
  }
  const start = STARTS[packageManager(environment, root)];
  return FETCHED.test(script) ? start.fetched : start.local;
}

function shortest(cwd: string, file: string): string {
  const relative = path.relative(cwd, file);
  return relative.length < file.length ? relative : file;
}

/** The one that has started this run, else the one that looks after the folder. */
export function packageManager(environment: Io['environment'], folder: string): PackageManager {
  const [agent = ''] = (environment['npm_config_user_agent'] ?? '').split('/');
  if (isPackageManager(agent)) return agent;
  return LOCK_FILES.find(([file]) => existsSync(path.join(folder, file)))?.[1] ?? 'npm';
}

function isPackageManager(name: string): name is PackageManager {
  return Object.hasOwn(STARTS, name);
}

/** Folders that stand on PATH for one run alone: those of package managers, and of the environments that pre-commit makes. */
const OF_ONE_RUN = /[/\\](?:node_modules|node_env-[^/\\]*|xfs-[^/\\]*)(?:[/\\]|$)/;

/** Whether the shell of the user finds the command by its name: then git does. */
export function isOnPath(variable: string): boolean {
  const names = process.platform === 'win32' ? ['git-model-check', 'git-model-check.cmd'] : ['git-model-check'];
  const folders = variable.split(path.delimiter).filter((folder) => folder !== '' && !OF_ONE_RUN.test(folder));
  return folders.some((folder) => names.some((name) => existsSync(path.join(folder, name))));
}
