// Builds dist/ after an install from a clone. pre-commit and npm install a git dependency with npm_config_global and kin
// in the environment, so that development dependencies are missing when `prepare` runs (npm/cli#8440): they are then
// installed here, with those variables taken out.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const LEAKED = [
  'global',
  'prefix',
  'local_prefix',
  'location',
  'install_links',
  'global_prefix',
  'globalconfig',
  'include',
  'omit',
  'only',
  'production',
  'dry_run',
  'package_lock_only',
];

function cleanEnvironment() {
  const leaked = new Set(LEAKED.map((name) => `npm_config_${name}`));
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !leaked.has(name.toLowerCase()) && name !== 'NODE_ENV'),
  );
}

function run(command, args) {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env: cleanEnvironment(),
    stdio: ['ignore', 2, 2],
    shell,
  });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (existsSync(new URL('../src', import.meta.url))) {
  if (!existsSync(new URL('../node_modules/typescript/package.json', import.meta.url))) {
    const npm = process.env.npm_execpath;
    const args = ['install', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
    if (npm === undefined) run('npm', args);
    else run(process.execPath, [npm, ...args]);
  }
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
}
