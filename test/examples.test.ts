/** The files of examples/ for many machines: what they say to their engines is of its schema, and their commands, run as they stand, end in one report. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import test, { type ExecutionContext } from 'ava';
import { parse } from 'yaml';
import { reducePickle } from './support/assembler.ts';
import { GITLAB_SCHEMA, WORKFLOW_SCHEMA } from './support/ci-schemas.ts';
import { inFull } from './support/in-full.ts';
import { BIN, createRepository, isolatedEnvironment } from './support/repository.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const exampleOf = (name: string): unknown => parse(readFileSync(path.join(ROOT, 'examples', name), 'utf8'));

test('the engines know all that the files say', (t) => {
  for (const [schema, name] of [
    [WORKFLOW_SCHEMA, 'github-matrix.yml'],
    [GITLAB_SCHEMA, 'gitlab-parallel.yml'],
  ] as const) {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    t.true(validate(exampleOf(name)), JSON.stringify(validate.errors));
  }
});

interface Job {
  readonly spec: {
    readonly completions?: number;
    readonly template: { readonly spec: { readonly containers: readonly { readonly args: readonly [string] }[] } };
  };
}

/** A volume with a bare clone, as the pods of Kubernetes mount it, and the command on their PATH. */
function volumeWith(t: ExecutionContext, models: Readonly<Record<string, Uint8Array>>) {
  const repository = createRepository();
  const volume = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => {
    repository.remove();
    rmSync(volume, { recursive: true, force: true });
  });
  for (const [name, content] of Object.entries(models)) repository.write(name, content);
  repository.git('add', '.');
  repository.git('commit', '-qm', 'models');
  repository.git('clone', '-q', '--bare', repository.folder, path.join(volume, 'repository.git'));
  mkdirSync(path.join(volume, 'bin'));
  symlinkSync(BIN, path.join(volume, 'bin', 'git-model-check'));
  const run = (file: string, index: string) => {
    const [container] = (exampleOf(file) as Job).spec.template.spec.containers;
    const isMerge = file === 'kubernetes-merge.yaml';
    return spawnSync('/bin/sh', ['-c', (container?.args[0] ?? 'false').replaceAll('/data/', `${volume}/`)], {
      cwd: isMerge ? volume : path.join(volume, 'repository.git'),
      encoding: 'utf8',
      env: isolatedEnvironment({
        PATH: `${path.join(volume, 'bin')}${path.delimiter}${process.env['PATH']}`,
        MODEL_CHECK_CACHE_DIR: path.join(volume, 'cache'),
        MODEL_CHECK_CACHE_KEY: 'a key for this test alone',
        JOB_COMPLETION_INDEX: index,
      }),
    });
  };
  return { volume, run };
}

const MODELS = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`m${index}.pkl`, Buffer.from([0x80, 2, 0x4b, index, 0x2e])]),
);

(process.platform === 'win32' ? test.skip : inFull)('an Indexed Job and its end', (t: ExecutionContext) => {
  const { volume, run } = volumeWith(t, { ...MODELS, 'bad.pkl': reducePickle('posix', 'system', 'echo hi') });
  const { completions = 0 } = (exampleOf('kubernetes-job.yaml') as Job).spec;
  t.is(completions, 8);
  for (let index = 0; index < completions; index += 1) {
    const { status, stderr } = run('kubernetes-job.yaml', `${index}`);
    t.is(status, 0, stderr);
  }
  const { status, stdout, stderr } = run('kubernetes-merge.yaml', '');
  t.is(status, 1, stderr);
  t.regex(stdout, /bad\.pkl/);
  t.true(existsSync(path.join(volume, 'model-check.html')));
  rmSync(path.join(volume, 'part-5.json'));
  const cut = run('kubernetes-merge.yaml', '');
  t.true(cut.status === 1 || cut.status === 2, 'a part is missing');
  t.regex(`${cut.stdout}${cut.stderr}`.replaceAll(/\s+/g, ' '), /6\/8|part 6/);
});

(process.platform === 'win32' ? test.skip : inFull)('a part that is missing is no all clear', (t: ExecutionContext) => {
  const { volume, run } = volumeWith(t, MODELS);
  for (let index = 0; index < 8; index += 1) t.is(run('kubernetes-job.yaml', `${index}`).status, 0);
  t.is(run('kubernetes-merge.yaml', '').status, 0);
  rmSync(path.join(volume, 'part-0.json'));
  t.is(run('kubernetes-merge.yaml', '').status, 2);
});

interface MatrixJob {
  readonly strategy?: { readonly matrix: { readonly part: readonly number[] } };
  readonly steps: readonly { readonly run?: string }[];
}
interface GitlabJob {
  readonly parallel?: number;
  readonly script: readonly string[];
}

/** The lines of a job that call the command; those that install it are not run. */
const commandsIn = (lines: readonly string[]): string => lines.filter((line) => !/^npm install/.test(line)).join('\n');

/** What a job of an engine runs, for each of its parts and then for all of them. */
interface Engine {
  readonly parts: readonly { readonly script: string; readonly environment: NodeJS.ProcessEnv }[];
  readonly merge: string;
}

function onGithub(): Engine {
  const { jobs } = exampleOf('github-matrix.yml') as { readonly jobs: Readonly<Record<'part' | 'merge', MatrixJob>> };
  const runsOf = ({ steps }: MatrixJob) => commandsIn(steps.flatMap(({ run }) => run ?? []));
  const parts = jobs.part.strategy?.matrix.part ?? [];
  return {
    parts: parts.map((part) => ({
      script: runsOf(jobs.part).replaceAll('${{ matrix.part }}', `${part}`),
      environment: {},
    })),
    merge: runsOf(jobs.merge),
  };
}

function onGitlab(): Engine {
  const jobs = exampleOf('gitlab-parallel.yml') as Readonly<Record<string, GitlabJob>>;
  const [part, merge] = [jobs['model-check-history'], jobs['model-check-merge']];
  const count = part?.parallel ?? 0;
  return {
    parts: Array.from({ length: count }, (_, index) => ({
      script: commandsIn(part?.script ?? []),
      environment: { CI_NODE_INDEX: `${index + 1}`, CI_NODE_TOTAL: `${count}` },
    })),
    merge: commandsIn(merge?.script ?? []),
  };
}

function engineRuns(t: ExecutionContext, engine: Engine): void {
  const { volume } = volumeWith(t, { ...MODELS, 'bad.pkl': reducePickle('posix', 'system', 'echo hi') });
  const clone = path.join(volume, 'clone');
  const sh = (script: string, environment: NodeJS.ProcessEnv = {}) =>
    spawnSync('/bin/sh', ['-ec', script], {
      cwd: clone,
      encoding: 'utf8',
      env: isolatedEnvironment({
        CI: 'true',
        PATH: `${path.join(volume, 'bin')}${path.delimiter}${process.env['PATH']}`,
        GITHUB_STEP_SUMMARY: path.join(volume, 'summary.md'),
        MODEL_CHECK_CACHE_DIR: path.join(volume, 'cache'),
        MODEL_CHECK_CACHE_KEY: 'a key for this test alone',
        ...environment,
      }),
    });
  mkdirSync(clone);
  t.is(sh('git clone -q ../repository.git .').status, 0);
  t.is(engine.parts.length, 4);
  for (const { script, environment } of engine.parts) {
    const { status, stderr } = sh(script, environment);
    t.is(status, 0, stderr);
  }
  const { status, stdout, stderr } = sh(engine.merge);
  t.is(status, 1, stderr);
  t.regex(stdout, /bad\.pkl/);
  rmSync(path.join(clone, 'part-2.json'));
  const cut = sh(engine.merge);
  t.true(cut.status === 1 || cut.status === 2);
  t.regex(`${cut.stdout}${cut.stderr}`.replaceAll(/\s+/g, ' '), /2\/4|part 2/);
  for (const part of [1, 3, 4]) rmSync(path.join(clone, `part-${part}.json`));
  t.is(sh(engine.merge).status, 2, 'no part at all is no all clear');
}

(process.platform === 'win32' ? test.skip : test)("the jobs of GitHub's matrix and their end", (t) =>
  engineRuns(t, onGithub()),
);
(process.platform === 'win32' ? test.skip : inFull)(
  'the parallel jobs of GitLab and their end',
  (t: ExecutionContext) => engineRuns(t, onGitlab()),
);
