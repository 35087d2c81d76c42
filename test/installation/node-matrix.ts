/** `node dist/test/installation/node-matrix.js [VERSION…]`: one folder of the packed package under many builds of node, which share one home: each must reject a malicious model, with a code cache of its own and without one. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { reducePickle } from '../support/assembler.ts';
import { isolatedEnvironment } from '../support/repository.ts';
import { sevenZip } from '../support/seven-zip-archive.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
/** The least that package.json names, the least of the next, and the newest of each. */
const VERSIONS = ['20.19.0', '20.20.2', '22.12.0', '22', '24', '26'];

const root = mkdtempSync(path.join(tmpdir(), 'git-model-check-matrix-'));

function npm(cwd: string, ...args: readonly string[]): boolean {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', '--fetch-timeout=60000'];
  return (
    spawnSync('npm', [...args, ...quiet], { cwd, stdio: ['ignore', 'ignore', 'inherit'], timeout: 180_000 }).status ===
    0
  );
}

/** The packed package and its dependencies, as a registry would bring them: without its scripts. @returns the command, or null where npm has no registry */
function install(): string | null {
  if (!npm(PROJECT, 'pack', '--ignore-scripts', '--pack-destination', root)) return null;
  const packed = readdirSync(root).find((file) => file.endsWith('.tgz')) ?? '';
  const folder = path.join(root, 'installed');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  if (!npm(folder, 'install', '--ignore-scripts', '--prefer-offline', path.join(root, packed))) return null;
  return path.join(folder, 'node_modules', 'git-model-check', 'bin', 'git-model-check.js');
}

/** A build of node from npm, kept for the next time. Null: there is none for this machine, or no registry. */
function fetchNode(version: string): string | null {
  const { platform, arch } = process;
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(process.env['HOME'] ?? root, '.cache');
  const folder = path.join(cache, 'git-model-check-ci', 'nodes', version);
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const file = path.join(folder, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  return npm(folder, 'install', '--ignore-scripts', '--prefer-offline', `${name}@${version}`) && existsSync(file)
    ? file
    : null;
}

interface Task {
  readonly args: readonly string[];
  readonly expected: number;
}

/** What is scanned, and how it must end: a pickle in a zip archive, one in 7z, several in threads, a safe one, a commit. */
function prepareTasks(folder: string): readonly Task[] {
  const files = { 'safe.pth': safeModel(), 'evil.pth': maliciousModel(), 'evil.7z': sevenZip([EVIL]) };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  spawnSync('git', ['init', '-q', folder], { env: isolatedEnvironment() });
  spawnSync('git', ['add', 'evil.pth'], { cwd: folder, env: isolatedEnvironment() });
  return [
    { args: ['-V'], expected: 0 },
    { args: ['scan', 'safe.pth'], expected: 0 },
    { args: ['scan', 'evil.pth'], expected: 1 },
    { args: ['scan', '--jobs', '2', 'safe.pth', 'evil.7z'], expected: 1 },
    { args: ['hook', 'pre-commit'], expected: 1 },
  ];
}

const EVIL = { name: 'model.pkl', content: reducePickle('posix', 'system', 'echo harmless') };

/** Homes: one that can be written to and is shared by all, one that cannot, none. */
function homes(): Readonly<Record<string, NodeJS.ProcessEnv>> {
  const none = { HOME: '', XDG_CACHE_HOME: '', LOCALAPPDATA: '' };
  const shared = path.join(root, 'home');
  mkdirSync(shared, { recursive: true });
  const blocked = path.join(root, 'no-folder');
  writeFileSync(blocked, '');
  return {
    'shared home': { ...none, HOME: shared, LOCALAPPDATA: shared },
    'shared home, again': { ...none, HOME: shared, LOCALAPPDATA: shared },
    'home that takes no file': { ...none, HOME: blocked, LOCALAPPDATA: blocked },
    'no home': none,
  };
}

/** @returns what went wrong, one line each */
function faultsOf(node: string, bin: string, tasks: readonly Task[], cwd: string): readonly string[] {
  return Object.entries(homes()).flatMap(([home, environment]) =>
    tasks.flatMap(({ args, expected }) => {
      const env = isolatedEnvironment(environment);
      const { status, signal, stderr } = spawnSync(node, [bin, ...args], { cwd, env, encoding: 'utf8' });
      if (status === expected && stderr === '') return [];
      return [`${home}: ${args.join(' ')}: expected ${expected}, found ${status ?? signal} ${stderr}`];
    }),
  );
}

function run(versions: readonly string[]): void {
  const bin = install();
  if (bin === null) {
    console.log('skipped: npm finds no registry');
    return;
  }
  const folder = path.join(root, 'work');
  mkdirSync(folder);
  const tasks = prepareTasks(folder);
  // A second round meets what all others left behind.
  const nodes = versions.map((version) => ({ version, node: fetchNode(version) }));
  for (const { version, node } of [...nodes, ...nodes]) {
    if (node === null) console.log(`- node ${version}: skipped, npm brings none for this machine`);
    const faults = node === null ? [] : faultsOf(node, bin, tasks, folder);
    if (node !== null) console.log(`${faults.length === 0 ? '✔' : '✘'} node ${version}`);
    for (const fault of faults) console.log(`    ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  }
}

try {
  run(process.argv.length > 2 ? process.argv.slice(2) : VERSIONS);
} finally {
  rmSync(root, { recursive: true, force: true });
}
