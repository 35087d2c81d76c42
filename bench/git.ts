/** What a hook costs, beside what git and node cost by themselves on the same repository. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bench, type Comparison, command, type Figure, peakMebibytes } from './frame.ts';
import {
  commitPickles,
  commitSystemFiles,
  ENVIRONMENT,
  fetchLintStaged,
  git,
  makeRoot,
  remove,
  repository,
  stageLarge,
  stageLfs,
  stagePickles,
} from './git-repositories.ts';

const BIN = fileURLToPath(new URL('../../bin/git-model-check.js', import.meta.url));

/** Bytes of the large models; less where the disk is small. */
const LARGE_BYTES = Number(process.env['BENCH_LARGE_BYTES'] ?? 2 ** 31);
const PICKLES = 5_000;
const BLOBS = 20_000;
const FILES = 8_000;

const HASH_FILE = `const { createHash } = require('node:crypto'), { openSync, readSync } = require('node:fs');
const file = openSync(process.argv[2]), buffer = Buffer.allocUnsafe(1 << 20), hash = createHash('sha256');
for (let count; (count = readSync(file, buffer)) > 0; ) hash.update(buffer.subarray(0, count));
console.log(hash.digest('hex'));`;

const HOOK = [BIN, 'hook', 'pre-commit'];

export const bench: Bench = {
  name: 'git',
  async prepare() {
    const root = makeRoot();
    return {
      comparisons: [
        ...plainCommits(root),
        ...cachedCommit(root),
        ...plainTree(root),
        ...largeModels(root),
        ...manyPickles(root),
      ],
      figures: historyFigures(root),
      close: () => remove(root),
    };
  },
};

const node = (name: string, cwd: string, args: readonly string[]) =>
  command(name, process.execPath, args, { cwd, environment: ENVIRONMENT });

const shell = (name: string, cwd: string, script: string) =>
  command(name, 'sh', ['-c', script], { cwd, environment: ENVIRONMENT });

function emptyNode(root: string) {
  const file = path.join(root, 'empty.js');
  writeFileSync(file, '');
  return node('node empty.js', root, [file]);
}

function plainCommits(root: string): Comparison[] {
  const folder = repository(root, 'plain');
  for (let index = 0; index < 5; index += 1) writeFileSync(path.join(folder, `${index}.txt`), 'changed\n'.repeat(50));
  git(folder, ['add', '.']);
  const ours = node('hook pre-commit', folder, HOOK);
  const lintStaged = fetchLintStaged(root);
  writeFileSync(path.join(root, 'lint-staged.json'), '{ "*.pkl": "true" }');
  const config = ['--config', path.join(root, 'lint-staged.json')];
  return [
    { name: 'a commit without a model', ours, reference: emptyNode(root), reach: 1.35, pairs: 21 },
    ...(lintStaged === null
      ? []
      : [{ name: 'the same', ours, reference: node('lint-staged 16', folder, [lintStaged, ...config]), reach: 0.35 }]),
  ];
}

function cachedCommit(root: string): Comparison[] {
  const plain = path.join(root, 'plain');
  const folder = repository(root, 'cached');
  stagePickles(folder, 1);
  const reference = node('a commit without a model', plain, HOOK);
  return [{ name: 'one model, examined before', ours: node('hook', folder, HOOK), reference, reach: 1.7, pairs: 15 }];
}

function largeModels(root: string): Comparison[] {
  const staged = repository(root, 'large');
  const oid = stageLarge(staged, LARGE_BYTES);
  const lfs = repository(root, 'lfs');
  const object = stageLfs(lfs, LARGE_BYTES);
  const hashFile = path.join(root, 'hash.cjs');
  writeFileSync(hashFile, HASH_FILE);
  const size = `${(LARGE_BYTES / 2 ** 30).toFixed(1)} GiB`;
  return [
    {
      name: `a checkpoint of ${size}, staged`,
      ours: node('hook', staged, [...HOOK, '--no-cache']),
      reference: shell('git cat-file blob, into a pipe', staged, `git cat-file blob ${oid} | cat >/dev/null`),
      reach: 1,
      pairs: 3,
    },
    {
      name: `an LFS object of ${size}, verified`,
      ours: node('hook', lfs, [...HOOK, '--no-cache']),
      reference: node('sha256 in node', lfs, [hashFile, object]),
      reach: 1.1,
      pairs: 3,
    },
    {
      name: `an LFS object of ${size}, examined before`,
      ours: node('hook', lfs, HOOK),
      reference: emptyNode(root),
      reach: 2.5,
    },
  ];
}

/** Source, images and archives as a machine has them: nothing in it is a model. */
function plainTree(root: string): Comparison[] {
  const folder = repository(root, 'tree');
  const files = commitSystemFiles(folder, FILES);
  const oids = path.join(root, 'tree-oids');
  writeFileSync(oids, git(folder, ['ls-tree', '-r', '--object-only', 'HEAD']));
  return [
    {
      name: `tree HEAD of ${files} files without a model`,
      ours: command('tree HEAD', process.execPath, [BIN, 'tree', 'HEAD', '--no-cache'], {
        cwd: folder,
        environment: ENVIRONMENT,
        expect: [0, 1, 2],
      }),
      reference: shell('git cat-file --batch', folder, `git cat-file --batch --buffer <'${oids}' | cat >/dev/null`),
      reach: 3,
      pairs: 3,
    },
  ];
}

function manyPickles(root: string): Comparison[] {
  const folder = repository(root, 'many');
  stagePickles(folder, PICKLES);
  const oids = path.join(root, 'oids');
  const listing = git(folder, ['diff-index', '--cached', '--raw', '--no-abbrev', 'HEAD']);
  writeFileSync(oids, listing.replace(/^:\d+ \d+ \w+ (\w+).*$/gm, '$1'));
  return [
    {
      name: `${PICKLES} small pickles, staged`,
      ours: node('hook', folder, [...HOOK, '--no-cache']),
      reference: shell('git cat-file --batch', folder, `git cat-file --batch --buffer <'${oids}' | cat >/dev/null`),
      reach: 2.5,
      pairs: 5,
    },
  ];
}

/** The rate, and that four times the blobs take no more memory. */
function historyFigures(root: string): (() => Figure)[] {
  const folders = [BLOBS / 4, BLOBS].map((count) => {
    const folder = repository(root, `history-${count}`);
    commitPickles(folder, count);
    return { folder, count };
  });
  const args = [BIN, 'history', '--no-cache'];
  const peaks = folders.map(({ folder, count }) => (): Figure => {
    const value = peakMebibytes(args, { cwd: folder, environment: ENVIRONMENT });
    return { name: `history of ${count} blobs, peak memory`, value, unit: 'MiB', reach: null };
  });
  const last = folders.at(-1);
  if (last === undefined) return peaks;
  const rate = (): Figure => {
    const elapsed = Number(node('history', last.folder, args).run());
    return {
      name: `history of ${last.count} blobs`,
      value: (last.count / elapsed) * 1000,
      unit: 'blobs/s',
      reach: null,
    };
  };
  const large = (): Figure => {
    const cwd = path.join(root, 'large');
    const value = peakMebibytes([...HOOK, '--no-cache'], { cwd, environment: ENVIRONMENT });
    return { name: 'the large checkpoint, peak memory', value, unit: 'MiB', reach: 100 };
  };
  return [...peaks, rate, large];
}
