/** `node dist/test/installation/container.js`: builds Containerfile with docker, podman or buildah, and examines two repositories in what comes of it: as its own user, without a network, with the files of another. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { isolatedEnvironment } from '../support/repository.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const IMAGE = 'git-model-check-test';

interface Ran {
  readonly status: number | null;
  readonly shown: string;
}

function run(command: string, args: readonly string[], cwd = PROJECT): Ran {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: isolatedEnvironment() });
  return { status, shown: `${stdout}${stderr}` };
}

interface Builder {
  readonly build: readonly string[];
  /** What the image does with a repository, by the words behind its entry point. */
  start(repository: string, words: readonly string[]): Ran;
}

const ofDocker = (name: string): Builder => ({
  build: ['build', '-f', 'Containerfile', '-t', IMAGE, '.'],
  start: (repository, words) =>
    run(name, ['run', '--rm', '--network', 'none', '-v', `${repository}:/work`, IMAGE, ...words]),
});

const BUILDERS: Readonly<Record<string, Builder>> = {
  docker: ofDocker('docker'),
  podman: ofDocker('podman'),
  buildah: {
    build: ['build', '--pull=missing', '-f', 'Containerfile', '-t', IMAGE, '.'],
    start(repository, words) {
      const container = run('buildah', ['from', '--pull=never', IMAGE]).shown.trim();
      const mount = ['--network', 'none', '-v', `${repository}:/work`];
      const ran = run('buildah', ['run', ...mount, container, '--', 'git-model-check', ...words]);
      run('buildah', ['rm', container]);
      return ran;
    },
  },
};

function repositoryWith(folder: string, name: string, model: Uint8Array): string {
  const repository = path.join(folder, name);
  run('git', ['init', '-q', repository]);
  writeFileSync(path.join(repository, 'model.pth'), model);
  run('git', ['-C', repository, 'add', '.']);
  run('chmod', ['-R', 'a+rX', repository]);
  return repository;
}

/** What is asked of the image, how it ends, and what it says. */
const ASKED = [
  ['safe', ['tree'], 0, /1 model examined/],
  ['malicious', ['tree'], 1, /CRITICAL {2}posix\.system/],
  ['safe', ['version'], 0, /^git-model-check \d/],
  ['malicious', ['scan', 'model.pth', '--format', 'json'], 1, /"verdict": "rejected"/],
] as const;

function main(): number {
  const [name, builder] = Object.entries(BUILDERS).find(([each]) => run(each, ['info']).status === 0) ?? [];
  if (name === undefined || builder === undefined) {
    console.log('skipped: no docker, podman or buildah that runs');
    return 0;
  }
  const built = run(name, builder.build);
  if (built.status !== 0) {
    console.log(built.shown.slice(-4000));
    return 1;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-container-'));
  chmodSync(folder, 0o755);
  const made = {
    safe: repositoryWith(folder, 'safe', safeModel()),
    malicious: repositoryWith(folder, 'malicious', maliciousModel()),
  };
  const wrong = ASKED.filter(([repository, words, status, pattern]) => {
    const ran = builder.start(made[repository], words);
    const isRight = ran.status === status && pattern.test(ran.shown);
    console.log(`${isRight ? 'as expected' : `WRONG (${ran.status})\n${ran.shown}`}: ${repository} ${words.join(' ')}`);
    return !isRight;
  });
  rmSync(folder, { recursive: true, force: true });
  return wrong.length === 0 ? 0 : 1;
}

process.exitCode = main();
