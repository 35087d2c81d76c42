/** A repository whose PATH holds a stand-in for the command, which reports what it was called with and rejects what is named malicious; or the command itself. */
import type { SpawnSyncReturns } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { BIN, createRepository, isolatedEnvironment, type Repository } from '../support/repository.ts';
import { runTool } from '../support/tool.ts';
import { commandFolder } from './command-folder.ts';

export interface House extends Repository {
  /** The folder outside the repository that the stand-in and its log lie in. */
  readonly outside: string;
  /** Runs `init` (the real one) elsewhere than in the root, or under another environment. */
  init(where: { cwd?: string; environment?: NodeJS.ProcessEnv }, ...args: readonly string[]): SpawnSyncReturns<string>;
  /** What the stand-in was called with, one line a call, and what it read. */
  log(): string;
  /** Adds the file and commits; @returns git's exit code and what it printed */
  commit(file: string, content?: string | Uint8Array): { status: number | null; output: string };
  /** Every file with its bytes and mode: of the worktree, of `.git/hooks`, and the configuration. */
  photograph(): ReadonlyMap<string, string>;
}

const STAND_IN = `#!/bin/sh
log="$(dirname "$0")/log"
echo "$*" >> "$log"
case "$2" in
  pre-push | pre-receive) cat >> "$log" ;;
  *) git diff --cached --name-only | grep -q malicious && { echo 'rejected by the stand-in' >&2; exit 1; } ;;
esac
exit 0
`;

export const REAL_COMMAND = `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`;

/** @param tools folders that stand on PATH besides */
export function createHouse(command = STAND_IN, tools: readonly string[] = []): House {
  const outside = commandFolder({ 'git-model-check': command });
  const PATH = [outside.path, ...tools, process.env['PATH']].join(path.delimiter);
  const environment = { PATH, NO_COLOR: '1' };
  const repository = createRepository({ environment });
  return {
    ...repository,
    outside: outside.path,
    init({ cwd = repository.folder, environment: extra = {} }, ...args) {
      const env = isolatedEnvironment({ ...environment, ...extra });
      return runTool(['init', ...args], { cwd, environment: env });
    },
    log: () => outside.read('log'),
    commit(file, content = `content of ${file}\n`) {
      repository.write(file, content);
      repository.git('add', '--', file);
      const { status, stdout, stderr } = repository.tryGit('commit', '-m', `Add ${file}`);
      if (status !== 0) repository.tryGit('rm', '-q', '--cached', '--', file);
      return { status, output: stdout + stderr };
    },
    photograph: () => photograph(repository.folder),
    remove() {
      repository.remove();
      outside.remove();
    },
  };
}

function photograph(root: string): ReadonlyMap<string, string> {
  const wanted = (file: string) => !file.startsWith('.git/') || /^\.git\/(?:config$|hooks\/)/.test(file);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => wanted(file) && statSync(path.join(root, file)).isFile());
  return new Map(
    files.sort().map((file) => {
      const full = path.join(root, file);
      return [file, `${(statSync(full).mode & 0o777).toString(8)} ${readFileSync(full, 'latin1')}`];
    }),
  );
}
