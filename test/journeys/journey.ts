/** A newcomer on the way: runs what the documents print, as it stands there, in folders of its own with the packed package installed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import { isolatedEnvironment } from '../support/repository.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Milliseconds: a busy machine is no fault. */
const PATIENCE_MS = 240_000;

export const textOf = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, as a person sees them. */
  readonly shown: string;
}

/** Which words of a document stand for what in the journey: `PATH/git-model-check-0.1.0.tgz` for the packed file. */
export type Words = Readonly<Record<string, string>>;

export class Journey {
  readonly t: ExecutionContext;
  /** The project of the newcomer. */
  readonly folder: string;
  readonly #environment: NodeJS.ProcessEnv;

  constructor(t: ExecutionContext, installation: Installation) {
    this.t = t;
    this.folder = mkdtempSync(path.join(tmpdir(), 'model-check-journey-'));
    t.teardown(() => rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 }));
    this.#environment = installation.environment;
  }

  write(file: string, content: string | Uint8Array): void {
    const full = path.join(this.folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** What a person types besides: git, and files of their own. */
  shell(command: string, cwd = this.folder): Ran {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
      cwd,
      env: this.#environment,
      encoding: 'utf8',
      timeout: PATIENCE_MS,
    });
    return { status, stdout, stderr, shown: stdout + stderr };
  }

  /** As `shell`, and it must end with 0. */
  does(command: string): Ran {
    const ran = this.shell(command);
    this.t.is(ran.status, 0, `${command}\n${ran.shown}`);
    return ran;
  }

  /** Runs a command that a document prints. @param expected how it ends */
  follow(document: string, command: string, expected = 0, words: Words = {}): Ran {
    this.t.true(textOf(document).includes(command), `${document} does not say: ${command}`);
    const meant = Object.entries(words).reduce((text, [word, meaning]) => text.replaceAll(word, meaning), command);
    const ran = this.shell(meant);
    this.t.is(ran.status, expected, `${meant}\n${ran.shown}`);
    return ran;
  }

  /** Writes the file that a block of a document shows, by the comment with which it begins. */
  copy(document: string, file: string, words: Words = {}): void {
    const escaped = file.replaceAll('.', '\\.');
    const [, block = ''] =
      new RegExp(`^\`\`\`\\w+\\n(# ${escaped}\\n[\\s\\S]*?)^\`\`\``, 'm').exec(textOf(document)) ?? [];
    this.t.not(block, '', `${document} shows no ${file}`);
    this.write(
      file,
      Object.entries(words).reduce((text, [word, meaning]) => text.replaceAll(word, meaning), block),
    );
  }
}

/** The package, packed and installed globally in a folder of its own. */
export interface Installation {
  readonly packed: string;
  readonly environment: NodeJS.ProcessEnv;
  remove(): void;
}

/** Settings that lead to a registry. */
const REGISTRY = ['NODE_EXTRA_CA_CERTS', 'npm_config_registry'];

/** A sentence where it cannot be: npm is absent, or finds no registry. */
export function install(): Installation | string {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-check-installed-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const settings = REGISTRY.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  const environment = isolatedEnvironment({
    ...Object.fromEntries(settings),
    PATH: [path.join(folder, 'bin'), process.env['PATH']].join(path.delimiter),
    npm_config_prefix: folder,
    npm_config_fetch_retries: '0',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    PRE_COMMIT_HOME: path.join(folder, 'pre-commit'),
    NO_COLOR: '1',
  });
  const npm = (...args: readonly string[]) =>
    spawnSync('npm', args, { cwd: ROOT, env: environment, encoding: 'utf8', timeout: PATIENCE_MS });
  const pack = npm('pack', '--ignore-scripts', '--pack-destination', folder);
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  if (pack.error !== undefined || name === undefined) {
    remove();
    return `npm pack: ${pack.error?.message ?? pack.stderr}`;
  }
  const packed = path.join(folder, name);
  const installed = npm('install', '--global', packed);
  if (installed.status === 0) return { packed, environment, remove };
  remove();
  const isAlone = /ENOTFOUND|ECONN|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|network/i.test(installed.stderr);
  if (!isAlone) throw new Error(`npm install: ${installed.stderr}`);
  return 'npm finds no registry';
}
