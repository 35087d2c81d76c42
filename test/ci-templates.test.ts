/** What action.yml and templates/gitlab.yml run, as scripts, in a clone as a runner has it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import test, { type ExecutionContext } from 'ava';
import { parse } from 'yaml';
import { reducePickle } from './support/assembler.ts';
import { ACTION_SCHEMA, GITLAB_SCHEMA, WORKFLOW_SCHEMA } from './support/ci-schemas.ts';
import { BIN, createRepository, isolatedEnvironment, type Repository } from './support/repository.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');

interface Step {
  readonly id?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const { runs } = parse(textOf('action.yml')) as { runs: { steps: readonly Step[] } };
const CHECK = runs.steps.find(({ id }) => id === 'check');
const GITLAB = parse(textOf('templates/gitlab.yml')) as Record<string, { script?: readonly string[] }>;

const BAD = reducePickle('posix', 'system', 'echo harmless');

interface Clone {
  readonly upstream: Repository;
  readonly repository: Repository;
  readonly before: string;
}

/** A clone with `origin/main`, and one commit more on a branch, which brings `content`. */
function cloneWith(t: ExecutionContext, content: Uint8Array | string): Clone {
  const upstream = createRepository();
  upstream.write('README', 'x\n');
  upstream.git('add', '.');
  upstream.git('commit', '-m', 'first');
  upstream.git('branch', '-M', 'main');
  const repository = createRepository();
  t.teardown(() => {
    upstream.remove();
    repository.remove();
  });
  repository.git('remote', 'add', 'origin', upstream.folder);
  repository.git('fetch', '-q', 'origin');
  repository.git('checkout', '-q', '-B', 'topic', 'origin/main');
  const before = repository.git('rev-parse', 'HEAD').trim();
  repository.write('m.pkl', content);
  repository.git('add', '.');
  repository.git('commit', '-m', 'a model');
  return { upstream, repository, before };
}

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly output: string;
  readonly folder: string;
}

/** The step of the action; what an expression would give is in `environment`. */
function runAction({ repository }: Clone, environment: Readonly<Record<string, string>>): Ran {
  const temporary = path.join(repository.folder, '.git', 'runner');
  mkdirSync(temporary);
  const given = Object.fromEntries(Object.keys(CHECK?.env ?? {}).map((name) => [name, '']));
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', CHECK?.run ?? 'false'],
    {
      cwd: repository.folder,
      encoding: 'utf8',
      env: isolatedEnvironment({
        ...given,
        DEFAULT_BRANCH: 'main',
        GITHUB_ACTION_PATH: ROOT,
        GITHUB_OUTPUT: path.join(temporary, 'output'),
        RUNNER_TEMP: temporary,
        MODEL_CHECK_CACHE_DIR: path.join(temporary, 'cache'),
        ...environment,
      }),
    },
  );
  return { status, stdout, stderr, output: readFileSync(path.join(temporary, 'output'), 'utf8'), folder: temporary };
}

const holds = (schema: object, value: unknown): string => {
  const validate = new Ajv2020({ strict: false }).compile(schema);
  return validate(value) ? '' : JSON.stringify(validate.errors);
};

test('the action has only what GitHub knows', (t) => {
  t.is(holds(ACTION_SCHEMA, parse(textOf('action.yml'))), '');
  t.not(holds(ACTION_SCHEMA, { ...(parse(textOf('action.yml')) as object), input: {} }), '', 'the schema can say no');
});

test('so have the workflows, here and in the documents', (t) => {
  const shown = ['README.md', 'docs/ci.md'].flatMap((name) =>
    [...textOf(name).matchAll(/^```yaml\n(# \.github\/workflows\/[\s\S]*?)^```/gm)].map(([, text = '']) => text),
  );
  const own = readdirSync(path.join(ROOT, '.github/workflows')).map((name) => textOf(`.github/workflows/${name}`));
  t.true(shown.length >= 4);
  for (const text of [...shown, ...own]) t.is(holds(WORKFLOW_SCHEMA, parse(text)), '', text);
});

test('so has the template of GitLab, and what the documents show of it', (t) => {
  const shown = [...textOf('docs/ci.md').matchAll(/^```yaml\n(# \.gitlab-ci\.yml[\s\S]*?)^```/gm)].map(
    ([, text = '']) => text,
  );
  t.true(shown.length >= 2);
  for (const text of [textOf('templates/gitlab.yml'), ...shown]) t.is(holds(GITLAB_SCHEMA, parse(text)), '', text);
  t.not(holds(GITLAB_SCHEMA, { job: { scripts: ['x'] } }), '', 'the schema can say no');
});

/** `inputs.range` of `${{ inputs.range }}`. */
const EXPRESSION = /\$\{\{\s*([^}]*?)\s*\}\}/g;

test('the expressions of the action name inputs and steps that are there', (t) => {
  const text = textOf('action.yml');
  const { inputs } = parse(text) as { inputs: object };
  const ids = runs.steps.map(({ id }) => id);
  const conditions = [...text.matchAll(/^\s+if: (.*)$/gm)].map(([, condition = '']) => condition);
  for (const expression of [...[...text.matchAll(EXPRESSION)].map(([, inner = '']) => inner), ...conditions]) {
    for (const [, name = ''] of expression.matchAll(/inputs\.([\w-]+)/g)) t.true(name in inputs, name);
    for (const [, id = ''] of expression.matchAll(/steps\.([\w-]+)/g)) t.true(ids.includes(id), id);
  }
});

test('expressions of the action stand in its inputs and environment, never in a script', (t) => {
  for (const { run = '' } of runs.steps) t.notRegex(run, /\$\{\{/);
  t.true(Object.keys(CHECK?.env ?? {}).includes('RANGE'));
});

const ZERO = '0'.repeat(40);
const EVENTS: Readonly<Record<string, (clone: Clone) => Readonly<Record<string, string>>>> = {
  'a pull request': () => ({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main' }),
  'a pull request of anybody': () => ({ GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_BASE_REF: 'main' }),
  'a merge group': ({ before }) => ({ GITHUB_EVENT_NAME: 'merge_group', MERGE_GROUP_BASE: before }),
  'a push': ({ before }) => ({ GITHUB_EVENT_NAME: 'push', PUSHED_BEFORE: before, GITHUB_REF: 'refs/heads/topic' }),
  'a new branch': () => ({ GITHUB_EVENT_NAME: 'push', PUSHED_BEFORE: ZERO, GITHUB_REF: 'refs/heads/topic' }),
  'a first push': () => ({ GITHUB_EVENT_NAME: 'push', PUSHED_BEFORE: ZERO, GITHUB_REF: 'refs/heads/main' }),
  'a forced push': () => ({ GITHUB_EVENT_NAME: 'push', PUSHED_BEFORE: '1'.repeat(40), GITHUB_REF: 'refs/heads/topic' }),
  'a schedule': () => ({ GITHUB_EVENT_NAME: 'schedule' }),
  'a range of its own': ({ before }) => ({ GITHUB_EVENT_NAME: 'schedule', RANGE: `${before}..topic` }),
};

for (const [event, environmentFor] of Object.entries(EVENTS)) {
  test(`the action rejects a malicious model: ${event}`, (t) => {
    const clone = cloneWith(t, BAD);
    const { status, stdout, stderr, output, folder } = runAction(clone, environmentFor(clone));
    t.is(status, 1, stderr);
    t.regex(stdout, /^::error file=m\.pkl/m);
    t.is(output, `exit-code=1\nsarif=${folder}/model-check.sarif\n`);
    const sarif = JSON.parse(readFileSync(path.join(folder, 'model-check.sarif'), 'utf8')) as {
      runs: { results: unknown[] }[];
    };
    t.is(sarif.runs[0]?.results.length, 1);
  });
}

test('what a push before brought excuses nothing, and is not forgotten', (t) => {
  const clone = cloneWith(t, BAD);
  const { repository } = clone;
  repository.git('reset', '-q', '--hard', clone.before);
  const push = (): number | null => {
    const before = repository.git('rev-parse', 'HEAD~1').trim();
    rmSync(path.join(repository.folder, '.git', 'runner'), { recursive: true, force: true });
    return runAction(clone, { GITHUB_EVENT_NAME: 'push', PUSHED_BEFORE: before, GITHUB_REF: 'refs/heads/topic' })
      .status;
  };
  const commit = (file: string, content: string | Uint8Array) => {
    repository.write(file, content);
    repository.git('add', '.');
    repository.git('commit', '-m', file);
  };
  commit('.model-checkrc.yaml', 'failOn: never\n');
  t.is(push(), 0);
  commit('m.pkl', BAD);
  t.is(push(), 1);
  commit('other.txt', 'text\n');
  t.is(push(), 1);
});

test('the action passes a safe model, and writes SARIF that closes alerts', (t) => {
  const clone = cloneWith(t, Buffer.from([0x80, 2, 0x4e, 0x2e]));
  const { status, stderr, output } = runAction(clone, { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main' });
  t.is(status, 0, stderr);
  t.regex(output, /^exit-code=0\nsarif=/);
});

test('a checkout of the branch that a pull request goes to is no all clear', (t) => {
  const clone = cloneWith(t, BAD);
  clone.repository.git('checkout', '-q', 'origin/main');
  const event = { GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_BASE_REF: 'main' };
  const { status, stdout, output } = runAction(clone, event);
  t.is(status, 2);
  t.regex(stdout, /^::error::nothing of the pull request is checked out/m);
  t.is(output, 'exit-code=2\n');
});

test('the action takes options, one a line, and a place for the SARIF', (t) => {
  const clone = cloneWith(t, BAD);
  const { status, output } = runAction(clone, {
    GITHUB_EVENT_NAME: 'schedule',
    ARGUMENTS: '--fail-on\nnever\n\n',
    SARIF: 'out.sarif',
  });
  t.is(status, 0);
  t.is(output, 'exit-code=0\nsarif=out.sarif\n');
});

test('names of an event are data', (t) => {
  const clone = cloneWith(t, BAD);
  const { status } = runAction(clone, {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_BASE_REF: '$(touch owned)`touch owned`;touch owned',
  });
  t.is(status, 2);
  t.false(existsSync(path.join(clone.repository.folder, 'owned')));
});

for (const [job, { script = [] }] of Object.entries(GITLAB).filter(([, { script }]) => script !== undefined)) {
  test(`GitLab: ${job} rejects a malicious model and writes its reports`, (t) => {
    if (spawnSync('git', ['lfs', 'version']).status !== 0) {
      t.log('skipped: git-lfs is not installed here');
      t.pass();
      return;
    }
    const { repository } = cloneWith(t, BAD);
    const programs = path.join(repository.folder, '.git', 'programs');
    mkdirSync(programs);
    symlinkSync(BIN, path.join(programs, 'git-model-check'));
    const environment = isolatedEnvironment({ CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' });
    const { status, stderr } = spawnSync('bash', ['-e', '-c', script.join('\n')], {
      cwd: repository.folder,
      encoding: 'utf8',
      env: { ...environment, PATH: `${programs}:${environment['PATH']}` },
    });
    t.is(status, 1, stderr);
    const issues = JSON.parse(readFileSync(path.join(repository.folder, 'gl-code-quality.json'), 'utf8')) as unknown[];
    t.is(issues.length, 1);
    t.regex(readFileSync(path.join(repository.folder, 'model-check.xml'), 'utf8'), /failures="1"/);
  });
}
