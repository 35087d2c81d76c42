/** Throw-away git repositories for tests, cut off from the user's own git configuration. */

import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExecutionContext } from 'ava';
import { BIN, runTool } from './tool.ts';

export { BIN };

/** An environment without any GIT_* or user configuration; `extra` wins. */
export function isolatedEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(GIT_|PRE_COMMIT|MODEL_CHECK_|NODE_EXTRA_CA_CERTS|FORCE_COLOR|NO_COLOR|GITHUB_)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.org',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.org',
    LC_ALL: 'C.UTF-8',
    ...extra,
  };
}

/** Whether the git of this machine is so new, for tests of what older ones lack. */
export function gitIsFrom(major: number, minor: number): boolean {
  const { stdout } = spawnSync('git', ['version'], { encoding: 'utf8' });
  const [, found = 0, foundMinor = 0] = (/(\d+)\.(\d+)/.exec(stdout) ?? []).map(Number);
  return found > major || (found === major && foundMinor >= minor);
}

export interface Repository {
  readonly folder: string;
  write(file: string, content: string | Uint8Array): void;
  /** Runs git in the repository; throws when it fails. */
  git(...args: readonly string[]): string;
  tryGit(...args: readonly string[]): SpawnSyncReturns<string>;
  /** Runs git in another folder. */
  gitIn(folder: string, ...args: readonly string[]): SpawnSyncReturns<string>;
  /** Runs the command under test in the repository. */
  modelCheck(...args: readonly string[]): SpawnSyncReturns<string>;
  /** Runs it in another folder. */
  modelCheckIn(folder: string, ...args: readonly string[]): SpawnSyncReturns<string>;
  /** Writes an executable hook that calls the command under test. */
  installHook(event: string, line?: string): void;
  remove(): void;
}

/** With one commit, of one file; removed after the test. */
export function startedRepository(t: ExecutionContext, file: string, content: string): Repository {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write(file, content);
  repository.git('add', '.');
  repository.git('commit', '-qm', 'start');
  return repository;
}

/** What `git init` makes, but its examples of hooks: asked for once in a process. Folders have no content. */
let blank: ReadonlyMap<string, Buffer | null> | undefined;

function madeByInit(): ReadonlyMap<string, Buffer | null> {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  try {
    const { status, stderr } = spawnSync('git', ['init', '-q', '-b', 'main'], {
      cwd: folder,
      env: isolatedEnvironment(),
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`git init ended with ${status}: ${stderr}`);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !name.endsWith('.sample'),
    );
    const contentOf = (name: string): Buffer | null =>
      statSync(path.join(folder, name)).isDirectory() ? null : readFileSync(path.join(folder, name));
    return new Map(names.sort().map((name) => [name, contentOf(name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A commit, and what takes a push, asks whether there is something to tidy up, in two processes of its own. */
const NOTHING_TO_TIDY = '[maintenance]\n\tauto = false\n[receive]\n\tautogc = false\n';

/** As `git init -b main` does. */
function initialise(folder: string): void {
  blank ??= madeByInit();
  for (const [name, content] of blank) {
    if (content === null) mkdirSync(path.join(folder, name));
    else writeFileSync(path.join(folder, name), content);
  }
}

export interface RepositoryOptions {
  readonly initArguments?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** A repository of which it is a copy. */
  readonly like?: Repository;
}

export function createRepository({ like, initArguments = [], ...options }: RepositoryOptions = {}): Repository {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  const gitDir = initArguments.includes('--bare') ? folder : path.join(folder, '.git');
  const environment = isolatedEnvironment(options.environment);
  const run = (command: string, args: readonly string[], cwd = folder) =>
    spawnSync(command, args, { cwd, env: environment, encoding: 'utf8', maxBuffer: 1 << 28 });
  const repository: Repository = {
    folder,
    write(file, content) {
      const target = path.join(folder, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
    },
    git(...args) {
      const result = run('git', args);
      if (result.status !== 0) throw new Error(`git ${args.join(' ')} ended with ${result.status}: ${result.stderr}`);
      return result.stdout;
    },
    tryGit: (...args) => run('git', args),
    gitIn: (other, ...args) => run('git', args, other),
    modelCheck: (...args) => runTool(args, { cwd: folder, environment }),
    modelCheckIn: (cwd, ...args) => runTool(args, { cwd, environment }),
    installHook(event, line = `"${process.execPath}" "${BIN}" hook ${event} "$@"`) {
      const hook = path.join(gitDir, 'hooks', event);
      mkdirSync(path.dirname(hook), { recursive: true });
      writeFileSync(hook, `#!/bin/sh\n${line}\n`);
      chmodSync(hook, 0o755);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  if (like !== undefined) cpSync(like.folder, folder, { recursive: true, verbatimSymlinks: true });
  else if (initArguments.length === 0) initialise(folder);
  else repository.git('init', '-q', '-b', 'main', ...initArguments);
  if (like === undefined) appendFileSync(path.join(gitDir, 'config'), NOTHING_TO_TIDY);
  return repository;
}

/** Started with one harmless commit on `main`. */
export function started(t: ExecutionContext, initArguments: readonly string[] = []): Repository {
  const repository = createRepository({ initArguments });
  t.teardown(repository.remove);
  commit(repository, 'README.md', 'text\n');
  return repository;
}

/** @returns the id of the commit that adds the file */
export function commit(repository: Repository, file: string, content: string | Uint8Array): string {
  repository.write(file, content);
  repository.git('add', '--', file);
  repository.git('commit', '-qm', `add ${file}`);
  return repository.git('rev-parse', 'HEAD').trim();
}
