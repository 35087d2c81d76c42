/** `git model-check demo`: a throw-away repository in which the commit of a safe model passes and that of a malicious one is rejected by the real hook. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import { makeTemporaryFolder } from '../../git/content/temporary-file.ts';
import { gitNotStarted } from '../../git/failure.ts';
import type { ExitCode } from '../../report/report-types.ts';
import type { Command, Io } from '../../run/command.ts';
import { DEMO_TRACE, maliciousModel, safeModel } from './demo-models.ts';

export const demo: Command = {
  usage: 'demo',
  async run({ io, values, positionals }) {
    if (positionals.length > 0) throw new CheckError('usage', `demo takes no argument, found "${positionals[0]}"`);
    const folder = makeTemporaryFolder();
    try {
      return play(new Stage(io, folder, values['no-color'] === true));
    } finally {
      rmSync(folder, { recursive: true, force: true });
      io.stdout.write('\nThe throw-away repository is gone again.\n');
    }
  },
};

function play(stage: Stage): ExitCode {
  stage.git('init', '--quiet', '--initial-branch=main');
  stage.installHook();
  stage.write('safe_model.pth', safeModel());
  stage.write('malicious_model.pth', maliciousModel());
  const safe = stage.commit('safe_model.pth', 'Add a safe model');
  const malicious = stage.commit('malicious_model.pth', 'Add a malicious model');
  const asItShould =
    safe.status === 0 &&
    malicious.status !== 0 &&
    stage.recordedFiles() === 'safe_model.pth' &&
    !existsSync(path.join(stage.folder, DEMO_TRACE));
  stage.say(
    asItShould
      ? '\nThe safe model is recorded, the malicious one is not, and nothing of it was run.'
      : '\nThis did not go as it should: see the transcript above.',
  );
  return asItShould ? 0 : 2;
}

/** The throw-away repository, cut off from the user's git configuration, and the transcript of what is done in it. */
class Stage {
  readonly folder: string;
  readonly #io: Io;
  readonly #environment: NodeJS.ProcessEnv;

  constructor(io: Io, folder: string, plain: boolean) {
    this.#io = io;
    this.folder = folder;
    this.#environment = environmentOf(io, plain);
  }

  say(text: string): void {
    this.#io.stdout.write(`${text}\n`);
  }

  write(file: string, content: Uint8Array): void {
    writeFileSync(path.join(this.folder, file), content);
  }

  /** Shows the command and what it prints. */
  git(...args: readonly string[]): SpawnSyncReturns<string> {
    this.say(`$ git ${args.map((word) => (word.includes(' ') ? `'${word}'` : word)).join(' ')}`);
    const result = this.#run(args);
    this.#io.stdout.write(result.stdout + result.stderr);
    return result;
  }

  commit(file: string, message: string): SpawnSyncReturns<string> {
    this.say('');
    this.git('add', file);
    const result = this.git('commit', '-m', message);
    this.say(`# git commit ended with ${result.status}`);
    return result;
  }

  recordedFiles(): string {
    return this.#run(['ls-tree', '-r', '--name-only', 'HEAD']).stdout.trim();
  }

  /** The hook is the command that runs this, by its path: nothing needs to be installed. */
  installHook(): void {
    const command = realpathSync(process.argv[1] ?? '');
    const hook = path.join(this.folder, '.git', 'hooks', 'pre-commit');
    mkdirSync(path.dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(command)} hook pre-commit\n`);
    chmodSync(hook, 0o755);
    this.say('# .git/hooks/pre-commit: git model-check hook pre-commit');
  }

  #run(args: readonly string[]): SpawnSyncReturns<string> {
    const result = spawnSync('git', args, { cwd: this.folder, env: this.#environment, encoding: 'utf8' });
    if (result.error !== undefined) throw gitNotStarted(result.error);
    return result;
  }
}

function environmentOf(io: Io, plain: boolean): NodeJS.ProcessEnv {
  const kept = Object.entries(io.environment).filter(
    ([name]) => !name.startsWith('GIT_') && !name.startsWith('MODEL_CHECK_'),
  );
  const person = { NAME: 'Demo', EMAIL: 'demo@example.org' };
  return {
    ...Object.fromEntries(kept),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
    ...(io.stdout.isTTY === true && !plain && io.environment['NO_COLOR'] === undefined ? { FORCE_COLOR: '1' } : {}),
  };
}

/** One word of a POSIX shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
