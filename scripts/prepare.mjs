// Compiles src/ into dist/ after an install from a clone: `npm ci`, `npm pack`, `npm install git+https://…`, pre-commit.
//
// A lifecycle script is the way that all of these have in common; the other one, compiled files in the repository, would
// let what runs differ from what is read. It has two traps, both met here. npm reports a nested install of a git dependency
// `--global`, so that nothing is there to compile with (https://github.com/npm/cli/issues/8440): the few packages that the
// compiler needs are then fetched into a temporary folder, and the clone stays as it is. And pre-commit up to 4.6.0 reads
// the standard output of `npm pack` as a file name: this script writes to standard error alone, and .npmrc keeps npm quiet.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ENTRY = path.join(ROOT, 'dist', 'src', 'cli.js');
const COMPILER = path.join('node_modules', 'typescript', 'bin', 'tsc');
const BUNDLER = path.join('scripts', 'bundle.mjs');

/** What the sources import or the compiler needs to read them; tests need more, and an installation needs no tests. */
const COMPILE_TIME = /^(typescript|esbuild|@types\/.+)$/;

/** Milliseconds: a registry that does not answer ends the installation, it does not hold it up. */
const FETCH_TIMEOUT_MS = 300_000;
const PATIENCE = [
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=500',
  '--fetch-timeout=60000',
];

/** npm settings of the outer install that would send the inner one elsewhere, or leave packages out of it. */
const LEAKED =
  /^npm_config_(global|prefix|local_prefix|location|install_links|global_prefix|globalconfig|include|omit|only|production|dry_run|package_lock_only|workspaces?)$/i;

function main() {
  if (!existsSync(path.join(ROOT, 'src'))) return;
  if (hasDevelopmentPackages()) compile(ROOT, 'tsconfig.json');
  else if (!isFresh()) compileElsewhere();
}

/** All of them: the compiler alone is there without the others too, as a peer of a runtime package. */
function hasDevelopmentPackages() {
  const names = Object.keys(readJson('package.json').devDependencies);
  return names.every((name) => existsSync(path.join(ROOT, 'node_modules', name, 'package.json')));
}

function compile(folder, project) {
  run(folder, process.execPath, [COMPILER, '-p', project]);
  run(folder, process.execPath, [BUNDLER]);
}

/** Every source is older than what was compiled last. */
function isFresh() {
  if (!existsSync(ENTRY)) return false;
  const compiled = statSync(ENTRY).mtimeMs;
  const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  return sources.every((file) => statSync(path.join(ROOT, 'src', file)).mtimeMs < compiled);
}

function compileElsewhere() {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-prepare-'));
  try {
    for (const name of ['src', 'scripts', 'tsconfig.json', '.npmrc'])
      cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
    writeJson(path.join(folder, 'package.json'), { private: true, type: 'module', dependencies: lockedPackages() });
    writeJson(path.join(folder, 'tsconfig.src.json'), { extends: './tsconfig.json', include: ['src'] });
    installIn(folder);
    compile(folder, 'tsconfig.src.json');
    for (const name of ['src', 'bundle'])
      cpSync(path.join(folder, 'dist', name), path.join(ROOT, 'dist', name), { recursive: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The runtime packages, whose types the sources use, and the compiler, at the versions of the lock file. */
function lockedPackages() {
  const { dependencies, devDependencies } = readJson('package.json');
  const locked = readJson('package-lock.json').packages;
  const names = [
    ...Object.keys(dependencies),
    ...Object.keys(devDependencies).filter((name) => COMPILE_TIME.test(name)),
  ];
  return Object.fromEntries(names.map((name) => [name, locked[`node_modules/${name}`].version]));
}

function installIn(folder) {
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', ...PATIENCE];
  const npm = process.env.npm_execpath;
  if (npm !== undefined && path.basename(npm).startsWith('npm')) run(folder, process.execPath, [npm, ...args]);
  else run(folder, 'npm', args);
}

function run(cwd, command, args) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !LEAKED.test(name) && name !== 'NODE_ENV'),
  );
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, args, {
    cwd,
    env,
    shell,
    stdio: ['ignore', 2, 2],
    timeout: FETCH_TIMEOUT_MS,
  });
  if (status === 0) return;
  const why =
    error?.code === 'ETIMEDOUT'
      ? `no answer within ${FETCH_TIMEOUT_MS / 1000} s`
      : (error?.message ?? `it ended with ${status}`);
  throw new Error(`${path.basename(command)} ${args.join(' ')}: ${why}`);
}

const readJson = (name) => JSON.parse(readFileSync(path.join(ROOT, name), 'utf8'));
const writeJson = (file, value) => writeFileSync(file, JSON.stringify(value));

try {
  main();
} catch (error) {
  console.error(`git-model-check could not be compiled: ${error.message}`);
  process.exitCode = 1;
}
