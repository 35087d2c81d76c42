/** Throw-away repositories that the measurements of git need: made fast, with content that is neither sparse nor alike. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { quietEnvironment } from './frame.ts';

export const ENVIRONMENT = quietEnvironment({
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Bench',
  GIT_AUTHOR_EMAIL: 'bench@example.org',
  GIT_COMMITTER_NAME: 'Bench',
  GIT_COMMITTER_EMAIL: 'bench@example.org',
});

export function makeRoot(): string {
  return mkdtempSync(path.join(tmpdir(), 'git-model-check-bench-'));
}

export function git(folder: string, args: readonly string[], input?: string | Uint8Array): string {
  const options = { cwd: folder, env: ENVIRONMENT, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const result: SpawnSyncReturns<string> = spawnSync(
    'git',
    args,
    input === undefined ? options : { ...options, input },
  );
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

/** With one commit of 200 text files. */
export function repository(root: string, name: string): string {
  const folder = path.join(root, name);
  mkdirSync(folder);
  git(folder, ['init', '-q', '-b', 'main']);
  for (let index = 0; index < 200; index += 1)
    writeFileSync(path.join(folder, `${index}.txt`), `${index}\n`.repeat(50));
  git(folder, ['add', '.']);
  git(folder, ['commit', '-qm', 'start']);
  return folder;
}

/** `{'index': index, …}` as a pickle of some 4 KB. */
export function smallPickle(index: number): Buffer {
  const filling = createHash('sha512').update(`${index}`).digest('hex').repeat(31);
  const text = Buffer.from(`${index} ${filling}`);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([Buffer.from('\x80\x02}X', 'latin1'), length, text, Buffer.from('K\x01s.', 'latin1')]);
}

/** A pickle that would call `posix.system`, which nobody loads here. */
function attack(index: number): Buffer {
  return Buffer.from(`\x80\x02cposix\nsystem\nX\x0c\0\0\0: ${String(index).padStart(10, '0')}\x85R.`, 'latin1');
}

/** Models among the files of a long history, and attacks among the models: one in so many. */
const MODELS = 10;
const ATTACKS = 500;

function* historyPieces(blobs: number): Generator<Buffer> {
  for (let start = 0; start < blobs; start += 1000) {
    const when = `committer Bench <bench@example.org> ${1_700_000_000 + start} +0000`;
    yield Buffer.from(`commit refs/heads/main\n${when}\ndata 0\n${start === 0 ? 'from refs/heads/main^0\n' : ''}`);
    for (let index = start; index < Math.min(blobs, start + 1000); index += 1) yield filePiece(index);
  }
}

function filePiece(index: number): Buffer {
  const isModel = index % MODELS === 0;
  const text = Buffer.from(`value = ${index}\n`.repeat(40));
  const content = index % ATTACKS === 0 ? attack(index) : isModel ? smallPickle(index) : text;
  const head = `M 100644 inline ${index % 1000}.${isModel ? 'pkl' : 'py'}\ndata ${content.length}\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\n')]);
}

/** A repository of commits of a thousand files each, every tenth of them a model, every 500th an attack. */
export function longHistory(root: string, blobs: number): string {
  const folder = repository(root, 'history');
  git(folder, ['fast-import', '--quiet', '--force'], Buffer.concat([...historyPieces(blobs)]));
  return folder;
}

export function stagePickles(folder: string, count: number): void {
  for (let index = 0; index < count; index += 1) writeFileSync(path.join(folder, `${index}.pkl`), smallPickle(index));
  git(folder, ['add', '.']);
}

/** Where systems of Debian's kind keep sources, documents, images and archives. */
const SYSTEM_FOLDERS = ['/usr/lib/python3', '/usr/share'];
const SYSTEM_FILE_BYTES = 512 * 1024;

/** Commits about `count` files of this machine, spread evenly over all that there are. @returns how many */
export function commitSystemFiles(folder: string, count: number): number {
  const all = SYSTEM_FOLDERS.filter((place) => existsSync(place)).flatMap((place) =>
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const small = all.filter((file) => statSync(file).size < SYSTEM_FILE_BYTES).sort();
  const step = Math.max(1, Math.floor(small.length / count));
  const chosen = small.filter((_, index) => index % step === 0);
  for (const file of chosen) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
  git(folder, ['add', '-A', '-f', '--', 'usr']);
  git(folder, ['commit', '-qm', 'files of this system']);
  git(folder, ['repack', '-adq']);
  return chosen.length;
}

/** One pickle a commit, all of them different. */
export function commitPickles(folder: string, count: number): void {
  const parts: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const content = smallPickle(index);
    const message = `commit refs/heads/main\ncommitter Bench <bench@example.org> ${1_700_000_000 + index} +0000\ndata 1\nx\n`;
    const from = index === 0 ? 'from refs/heads/main^0\n' : '';
    parts.push(
      Buffer.from(`${message}${from}M 100644 inline ${index % 100}.pkl\ndata ${content.length}\n`),
      content,
      Buffer.from('\n'),
    );
  }
  git(folder, ['fast-import', '--quiet', '--force'], Buffer.concat(parts));
}

/** A checkpoint as torch.save lays it out: a small data.pkl, then one storage of `bytes` bytes, uncompressed. */
export function writeCheckpoint(file: string, bytes: number): void {
  const script = [
    'import sys, zipfile, os',
    'block = os.urandom(1 << 20)',
    'with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_STORED, allowZip64=True) as z:',
    '    z.writestr("archive/data.pkl", b"\\x80\\x02}X\\x01\\x00\\x00\\x00aK\\x01s.")',
    '    z.writestr("archive/version", b"3\\n")',
    '    with z.open("archive/data/0", "w", force_zip64=True) as f:',
    '        for i in range(int(sys.argv[2]) >> 20): f.write(i.to_bytes(8, "little") + block[8:])',
  ].join('\n');
  const result = spawnSync('python3', ['-c', script, file, String(bytes)], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`python3: ${result.stderr}`);
}

/** Stored without compression, since its weights would not shrink. */
export function stageLarge(folder: string, bytes: number): string {
  writeCheckpoint(path.join(folder, 'large.pth'), bytes);
  git(folder, ['-c', 'core.compression=0', '-c', 'core.looseCompression=0', 'add', 'large.pth']);
  return git(folder, ['rev-parse', ':large.pth']).trim();
}

/** Stages a pointer and puts its object into the local store. @returns the object's file */
export function stageLfs(folder: string, bytes: number): string {
  const made = path.join(folder, '.git', 'object');
  writeCheckpoint(made, bytes);
  const oid = spawnSync('sha256sum', [made], { encoding: 'utf8' }).stdout.slice(0, 64);
  const size = Number(spawnSync('wc', ['-c', made], { encoding: 'utf8' }).stdout.split(' ')[0]);
  const store = path.join(folder, '.git', 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4));
  mkdirSync(store, { recursive: true });
  renameSync(made, path.join(store, oid));
  writeFileSync(path.join(folder, '.gitattributes'), '*.pth filter=lfs\n');
  git(folder, ['add', '.gitattributes']);
  git(folder, ['commit', '-qm', 'models go to Git LFS']);
  writeFileSync(
    path.join(folder, 'large.pth'),
    `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`,
  );
  git(folder, ['add', 'large.pth']);
  return path.join(store, oid);
}

/** lint-staged at a fixed version, fetched for the measurement alone; null where no registry answers. */
export function fetchLintStaged(root: string): string | null {
  const folder = path.join(root, 'lint-staged');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', 'lint-staged@16'];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'ignore', timeout: 120_000 });
  if (status !== 0) return null;
  const manifest = path.join(folder, 'node_modules', 'lint-staged', 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin['lint-staged']);
}

export function remove(root: string): void {
  rmSync(root, { recursive: true, force: true });
}
