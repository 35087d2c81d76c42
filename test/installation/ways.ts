/** `node dist/test/installation/ways.js`: the packed package installed by each package manager into a repository of its own, hooked by `init`, and held against a malicious and a safe commit. Prints the table of docs/hooks.md. Needs a registry; package managers come from it. */
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { isolatedEnvironment } from '../support/repository.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const MINUTES = 60_000;
const root = mkdtempSync(path.join(tmpdir(), 'git-model-check-ways-'));

interface Way {
  readonly name: string;
  /** The package that brings the package manager; none: npm itself. */
  readonly tool?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** The folder of the repository in which a user installs; none: its root. */
  readonly folder?: string;
  /** Arguments in which `PACKAGE` stands for the packed file, `SOURCE` for the repository of this project. */
  readonly install: readonly string[];
  readonly init: readonly string[];
  /** Below the folder of the project: stands on PATH. */
  readonly bin?: string;
}

const ROOT_OF_WORKSPACES = '{ "name": "project", "private": true, "workspaces": ["front"] }\n';

const WAYS: readonly Way[] = [
  {
    name: '`npm install --save-dev`',
    install: ['npm', 'install', '--save-dev', 'PACKAGE'],
    init: ['npx', 'git-model-check', 'init'],
  },
  {
    name: 'the same with `--ignore-scripts`',
    install: ['npm', 'install', '--save-dev', '--ignore-scripts', 'PACKAGE'],
    init: ['npx', 'git-model-check', 'init'],
  },
  {
    name: '`npm install --save-dev --workspace front`',
    files: { 'package.json': ROOT_OF_WORKSPACES, 'front/package.json': '{ "name": "front", "version": "1.0.0" }\n' },
    install: ['npm', 'install', '--save-dev', '--workspace', 'front', 'PACKAGE'],
    init: ['npx', 'git-model-check', 'init'],
  },
  {
    name: '`npm install --save-dev` in a subfolder',
    files: { 'front/package.json': '{ "name": "front", "private": true }\n' },
    folder: 'front',
    install: ['npm', 'install', '--save-dev', 'PACKAGE'],
    init: ['npx', 'git-model-check', 'init'],
  },
  {
    name: '`npm install --save-dev git+https://…`',
    install: ['npm', 'install', '--save-dev', 'git+file://SOURCE'],
    init: ['npx', 'git-model-check', 'init'],
  },
  {
    name: '`npm install --global`',
    install: ['npm', 'install', '--global', '--prefix', '.git/global', 'PACKAGE'],
    init: ['git', 'model-check', 'init'],
    bin: '.git/global/bin',
  },
  {
    name: '`pnpm add --save-dev`',
    tool: 'pnpm@10',
    install: ['pnpm', 'add', '--save-dev', 'PACKAGE'],
    init: ['pnpm', 'exec', 'git-model-check', 'init'],
  },
  {
    name: '`yarn add --dev` (1)',
    tool: 'yarn@1',
    install: ['yarn', 'add', '--dev', 'file:PACKAGE'],
    init: ['yarn', 'git-model-check', 'init'],
  },
  {
    name: '`yarn add --dev` (4, without node_modules)',
    tool: '@yarnpkg/cli-dist@4',
    files: { '.yarnrc.yml': 'nodeLinker: pnp\nenableGlobalCache: false\nenableTelemetry: false\n', 'yarn.lock': '' },
    install: ['yarn', 'add', '--dev', 'git-model-check@file:PACKAGE'],
    init: ['yarn', 'git-model-check', 'init'],
  },
  {
    name: '`yarn add --dev` (4, with node_modules)',
    tool: '@yarnpkg/cli-dist@4',
    files: { '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\n', 'yarn.lock': '' },
    install: ['yarn', 'add', '--dev', 'git-model-check@file:PACKAGE'],
    init: ['yarn', 'git-model-check', 'init'],
  },
  {
    name: '`bun add --dev`',
    tool: 'bun@1',
    install: ['bun', 'add', '--dev', 'PACKAGE'],
    init: ['bunx', 'git-model-check', 'init'],
  },
];

function run(cwd: string, PATH: string, [command = '', ...args]: readonly string[]) {
  const settings = ['NODE_EXTRA_CA_CERTS', 'npm_config_registry'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const env = isolatedEnvironment({ ...Object.fromEntries(settings), PATH, NO_COLOR: '1', CI: '1' });
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', timeout: 4 * MINUTES });
  return { status, output: `${stdout}${stderr}` };
}

/** @returns the cells of a row: what holds, or where it failed */
function tryWay(
  { name, tool, files = {}, folder: below = '.', install, init, bin }: Way,
  index: number,
  packed: string,
): readonly string[] {
  const folder = path.join(root, `${index}`);
  mkdirSync(path.join(folder, 'tool'), { recursive: true });
  const project = path.join(folder, 'project');
  mkdirSync(project);
  const own = [
    path.join(folder, 'tool', 'node_modules', '.bin'),
    ...(bin === undefined ? [] : [path.join(project, bin)]),
  ];
  const PATH = [...own, process.env['PATH']].join(path.delimiter);
  if (
    tool !== undefined &&
    run(path.join(folder, 'tool'), PATH, ['npm', 'install', '--prefix', '.', tool]).status !== 0
  )
    return [name, `not tried: no ${tool} here`, '', ''];
  const all = { 'package.json': '{ "name": "project", "private": true }\n', '.gitignore': 'node_modules\n', ...files };
  run(project, PATH, ['git', 'init', '-q', '-b', 'main']);
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
  }
  for (const step of [install, init]) {
    const words = step.map((word) => word.replace('PACKAGE', packed).replace('SOURCE', PROJECT));
    const { status, output } = run(path.join(project, below), PATH, words);
    if (status === 0) continue;
    console.error(`${step.join(' ')}: ${output}`);
    // Another package manager may not reach a registry where npm does.
    const isTool = tool !== undefined && step === install;
    return [name, `${isTool ? 'not tried' : 'fails'}: \`${step.slice(0, 2).join(' ')}\``, '', ''];
  }
  const asInstalled = packageFiles(project);
  const rejected = commit(project, PATH, 'malicious.pth', maliciousModel());
  run(project, PATH, ['git', 'rm', '-q', '--cached', 'malicious.pth']);
  const passed = commit(project, PATH, 'safe.pth', safeModel());
  const advice = /^ {4}(.* )explain malicious/m.exec(rejected.output)?.[1]?.trim() ?? 'none';
  const isRejected = rejected.status === 1 && /posix\.system/.test(rejected.output);
  if (packageFiles(project) !== asInstalled) return [name, 'FAILS: a run wrote into the package', '', ''];
  if (!isRejected || passed.status !== 0) console.error(`${name}: ${rejected.output}\n${passed.output}`);
  return [name, isRejected ? 'rejected' : 'NOT REJECTED', passed.status === 0 ? 'passes' : 'FAILS', `\`${advice}\``];
}

/** Names and times: a package in a folder that nobody may write to must work, so no run writes into it. */
function packageFiles(project: string): string {
  const files = readdirSync(project, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.split(path.sep).includes('git-model-check') && !file.startsWith('.git'))
    .sort();
  return JSON.stringify(files.map((file) => [file, lstatSync(path.join(project, file)).mtimeMs]));
}

function commit(project: string, PATH: string, file: string, content: Uint8Array) {
  writeFileSync(path.join(project, file), content);
  run(project, PATH, ['git', 'add', file]);
  return run(project, PATH, ['git', 'commit', '-q', '-m', file]);
}

function table(): void {
  const PATH = process.env['PATH'] ?? '';
  run(PROJECT, PATH, ['npm', 'pack', '--ignore-scripts', '--pack-destination', root]);
  const [file] = readdirSync(root).filter((name) => name.endsWith('.tgz'));
  if (file === undefined) throw new Error('npm pack: found no package');
  console.log('| installed by | a malicious commit | a safe one | commands are printed as |');
  console.log('| --- | --- | --- | --- |');
  for (const [index, way] of WAYS.entries()) {
    const row = tryWay(way, index, path.join(root, file));
    console.log(`| ${row.join(' | ')} |`);
    if (/NOT|FAILS|fails/.test(row.join(' '))) process.exitCode = 1;
  }
}

try {
  table();
} finally {
  rmSync(root, { recursive: true, force: true });
}
