/** Every way of installing the project from a clone or a package, to a rejected commit. It takes minutes and the registry, and so only runs with MODEL_CHECK_TEST_FULL=1. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import anyTest, { type ExecutionContext, type TestFn } from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { VERSION } from '../../src/version.ts';
import { FULL, pythonsWith } from '../support/python.ts';
import { isolatedEnvironment } from '../support/repository.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const MINUTES = 60_000;

interface Context {
  readonly folder: string;
}
const test = anyTest as TestFn<Context>;

/** Runs a command; @throws when it ends with another code than 0 */
function run(cwd: string, environment: NodeJS.ProcessEnv, command: string, ...args: readonly string[]): string {
  const { status, output } = tryRun(cwd, environment, command, ...args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${output}`);
  return output;
}

function tryRun(cwd: string, environment: NodeJS.ProcessEnv, command: string, ...args: readonly string[]) {
  const certificates = process.env['NODE_EXTRA_CA_CERTS'];
  const env = isolatedEnvironment({
    ...(certificates === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificates }),
    ...environment,
  });
  const result = spawnSync(command, args, { cwd, env, encoding: 'utf8', timeout: 10 * MINUTES });
  return { status: result.status, output: result.stdout + result.stderr };
}

/** The project as it stands in the working copy, in a repository of its own: what a user would clone. */
function cloneOf(project: string, target: string): void {
  const listed = spawnSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: project, encoding: 'utf8' });
  for (const file of listed.stdout.split('\0').filter((name) => name !== '' && existsSync(path.join(project, name)))) {
    mkdirSync(path.join(target, path.dirname(file)), { recursive: true });
    cpSync(path.join(project, file), path.join(target, file));
  }
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-q', '-m', 'All'],
  ])
    run(target, {}, 'git', ...args);
}

test.before((t) => {
  t.timeout(2 * MINUTES);
  t.context = { folder: mkdtempSync(path.join(tmpdir(), 'git-model-check-install-')) };
  if (!FULL) return;
  const clone = path.join(t.context.folder, 'clone');
  mkdirSync(clone);
  cloneOf(PROJECT, clone);
});

test.after.always((t) => rmSync(t.context.folder, { recursive: true, force: true }));

const inFull = test.macro<[body: (t: ExecutionContext<Context>, clone: string) => void]>((t, body) => {
  t.timeout(20 * MINUTES);
  if (FULL) return body(t, path.join(t.context.folder, 'clone'));
  t.log('skipped: only with MODEL_CHECK_TEST_FULL=1');
  return t.pass();
});

function newRepository(t: ExecutionContext<Context>, name: string): string {
  const folder = path.join(t.context.folder, name);
  mkdirSync(folder);
  run(folder, {}, 'git', 'init', '-q', '-b', 'main');
  return folder;
}

/** A malicious model is not recorded, also under a name that promises none; a safe one is. */
function rejectsAndPasses(t: ExecutionContext<Context>, repository: string, environment: NodeJS.ProcessEnv): void {
  for (const name of ['malicious_model.pth', 'notes']) {
    writeFileSync(path.join(repository, name), maliciousModel());
    run(repository, {}, 'git', 'add', name);
    const { status, output } = tryRun(repository, environment, 'git', 'commit', '-m', name);
    t.not(status, 0, output);
    t.regex(output, /posix\.system/);
    run(repository, {}, 'git', 'rm', '-q', '--cached', name);
  }
  writeFileSync(path.join(repository, 'safe_model.pth'), safeModel());
  run(repository, {}, 'git', 'add', 'safe_model.pth');
  const { status, output } = tryRun(repository, environment, 'git', 'commit', '-m', 'Add a safe model');
  t.is(status, 0, output);
}

test.serial(
  'npm ci without development packages leaves a command that starts, and the clone as it was',
  inFull,
  (t, clone) => {
    run(clone, {}, 'npm', 'ci', '--ignore-scripts', '--omit=dev');
    const bare = tryRun(clone, {}, process.execPath, 'bin/git-model-check.js', 'staged');
    t.is(bare.status, 2);
    t.regex(bare.output, /not compiled, so nothing was checked/);
    run(clone, {}, 'npm', 'ci', '--omit=dev');
    t.is(run(clone, {}, process.execPath, 'bin/git-model-check.js', '-V'), `git-model-check ${VERSION}\n`);
    t.is(run(clone, {}, 'git', 'status', '--porcelain'), '');
  },
);

for (const python of pythonsWith('pre_commit')) {
  test.serial(`the pre-commit of ${python} installs it from a clone`, inFull, (t, clone) => {
    const repository = newRepository(t, `pre-commit${path.dirname(python).replaceAll(path.sep, '-')}`);
    const revision = run(clone, {}, 'git', 'rev-parse', 'HEAD').trim();
    const config = `repos:\n  - repo: ${clone}\n    rev: ${revision}\n    hooks: [{id: model-check}, {id: model-check-deep}]\n`;
    writeFileSync(path.join(repository, '.pre-commit-config.yaml'), config);
    run(repository, {}, 'git', 'add', '.pre-commit-config.yaml');
    const environment = { PRE_COMMIT_HOME: path.join(repository, '.git', 'pre-commit') };
    run(repository, environment, python, '-m', 'pre_commit', 'install', '--install-hooks');
    rejectsAndPasses(t, repository, environment);
  });
}

test.serial('pre-commit is there', inFull, (t) => t.true(pythonsWith('pre_commit').length > 0));

test.serial('the package: globally, with its manual page, and in a project with husky', inFull, (t, clone) => {
  run(clone, {}, 'npm', 'pack', '--pack-destination', t.context.folder);
  const [file = ''] = readdirSync(t.context.folder).filter((name) => name.endsWith('.tgz'));
  const packed = path.join(t.context.folder, file);

  const prefix = path.join(t.context.folder, 'prefix');
  run(t.context.folder, {}, 'npm', 'install', '--global', '--prefix', prefix, packed);
  const PATH = `${path.join(prefix, 'bin')}${path.delimiter}${process.env['PATH']}`;
  const global = newRepository(t, 'global');
  t.is(run(global, { PATH }, 'git', 'model-check', '-V'), `git-model-check ${VERSION}\n`);
  t.regex(
    run(global, { PATH, MANPAGER: 'cat', MANWIDTH: '80' }, 'git', 'model-check', '--help'),
    /GIT-MODEL-CHECK\(1\)/,
  );
  run(global, { PATH }, 'git', 'model-check', 'init');
  rejectsAndPasses(t, global, { PATH });

  const project = newRepository(t, 'project');
  writeFileSync(path.join(project, 'package.json'), '{ "private": true }');
  writeFileSync(path.join(project, '.gitignore'), 'node_modules/\n');
  const husky = path.join(PROJECT, 'node_modules', 'husky');
  run(project, {}, 'npm', 'install', '--save-dev', '--install-links', packed, husky);
  run(project, {}, 'npx', '--no-install', 'husky');
  run(project, {}, 'npx', '--no-install', 'git-model-check', 'init');
  rejectsAndPasses(t, project, {});
});
