/** Models that were examined before, through real git: what is reported without the program, word for word as it would, and all that is left to it. */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { reportExamined } from '../../src/start/examined-before.ts';
import { readCommit } from '../support/read-commit.ts';
import { isolatedEnvironment, type Repository, startedRepository } from '../support/repository.ts';

const HOOK = ['hook', 'pre-commit'];

function started(t: ExecutionContext): Repository {
  return startedRepository(t, 'old.txt', 'first\n');
}

/** What is said without the program; null: it must look. */
function atOnce(repository: Repository, extra: Record<string, string> = {}): string | null {
  const gitDir = `${repository.folder}/.git`;
  const environment = { ...isolatedEnvironment(), GIT_DIR: gitDir, GIT_WORK_TREE: repository.folder, ...extra };
  const commit = readCommit(HOOK, environment);
  return commit === null ? null : reportExamined(commit, () => 0);
}

function evidenceFiles({ folder }: Repository): readonly string[] {
  const evidence = `${folder}/.git/model-check/evidence`;
  return readdirSync(evidence, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
}

function stage(repository: Repository, file: string, content: string | Uint8Array): void {
  repository.write(file, content);
  repository.git('add', '-A');
}

/** Everything as the program leaves it behind: the model is staged and was examined. */
function examined(t: ExecutionContext, content: Uint8Array = safeModel()): { repository: Repository; said: string } {
  const repository = started(t);
  stage(repository, 'models/safe.pth', content);
  const { stdout, status } = repository.modelCheck(...HOOK);
  t.is(status, 0, stdout);
  return { repository, said: stdout };
}

test('what was examined is reported as the program reports it', (t) => {
  const { repository, said } = examined(t);
  t.is(atOnce(repository), said);
  stage(repository, 'notes.txt', 'plain text beside it\n');
  t.is(atOnce(repository), said);
  const again = repository.modelCheck(...HOOK);
  t.is(again.stdout, said);
  t.is(again.status, 0);
});

test('several models are counted and summed', (t) => {
  const { repository } = examined(t);
  stage(repository, 'other.pth', safeModel());
  t.is(atOnce(repository), null, 'the other name was not examined yet');
  const { stdout } = repository.modelCheck(...HOOK);
  t.regex(stdout, /^2 models examined/);
  t.is(atOnce(repository), stdout);
});

test('colour is for terminals alone', (t) => {
  const { repository, said } = examined(t);
  const environment = {
    ...isolatedEnvironment(),
    GIT_DIR: `${repository.folder}/.git`,
    GIT_WORK_TREE: repository.folder,
  };
  const commit = readCommit(HOOK, environment);
  if (commit === null) return t.fail();
  const coloured = reportExamined(commit, () => 80) ?? '';
  t.true(coloured.includes('\u001B['));
  t.is(stripVTControlCharacters(coloured), said);
  const without = { ...commit, environment: { ...environment, NO_COLOR: '1' } };
  t.is(
    reportExamined(without, () => 80),
    said,
  );
});

const leftToTheProgram = test.macro(
  (t: ExecutionContext, step: (repository: Repository) => Record<string, string> | undefined) => {
    const { repository } = examined(t);
    t.not(atOnce(repository), null);
    t.is(atOnce(repository, step(repository)), null);
  },
);

const staging = (file: string, content: string) => (repository: Repository) => {
  stage(repository, file, content);
  repository.git('commit', '-qm', 'before', '--', file);
  return undefined;
};
const nothing = (step: (repository: Repository) => unknown) => (repository: Repository) => {
  step(repository);
  return undefined;
};

test(
  'other content is left to the program',
  leftToTheProgram,
  nothing((r) => stage(r, 'models/safe.pth', Buffer.concat([safeModel(), Buffer.of(0)]))),
);
test(
  'a model that was never examined is',
  leftToTheProgram,
  nothing((r) => stage(r, 'new.pth', maliciousModel())),
);
test(
  'another name for the same content is',
  leftToTheProgram,
  nothing((r) => r.git('mv', 'models/safe.pth', 'b.pth')),
);
test('a policy that was committed before is', leftToTheProgram, staging('.model-checkrc.yaml', 'failOn: low\n'));
test('a policy in a folder is', leftToTheProgram, staging('.config/model-checkrc.json', '{}\n'));
test('a policy in package.json is', leftToTheProgram, staging('package.json', '{ "model-check": {} }\n'));
test('a policy under an escaped key is', leftToTheProgram, staging('package.json', '{ "model\\u002dcheck": {} }\n'));
test('a module of the name of a package that it names is', leftToTheProgram, staging('torch.py', 'x = 1\n'));
test('a package of that name is', leftToTheProgram, staging('src/collections/__init__.py', 'x = 1\n'));
test('attributes that give it to Git LFS are', leftToTheProgram, staging('.gitattributes', '*.pth filter=lfs\n'));
test(
  'attributes of the repository alone are',
  leftToTheProgram,
  nothing((r) => {
    mkdirSync(`${r.folder}/.git/info`, { recursive: true });
    writeFileSync(`${r.folder}/.git/info/attributes`, '*.pth filter=lfs\n');
  }),
);
test(
  'settings of git for this tool are',
  leftToTheProgram,
  nothing((r) => r.git('config', 'modelcheck.failOn', 'low')),
);
test(
  'settings that lie elsewhere are',
  leftToTheProgram,
  nothing((r) => r.git('config', 'include.path', '/dev/null')),
);
test('settings of one command are', leftToTheProgram, () => ({ GIT_CONFIG_PARAMETERS: "'modelcheck.failon'='low'" }));
test('settings of the environment are', leftToTheProgram, () => ({ MODEL_CHECK_NO_CACHE: '1' }));
test(
  'evidence that is damaged is',
  leftToTheProgram,
  nothing((r) => {
    for (const entry of evidenceFiles(r)) truncateSync(entry, 20);
  }),
);
test(
  'evidence of other code is',
  leftToTheProgram,
  nothing((r) => {
    for (const entry of evidenceFiles(r)) renameSync(entry, entry.replace(/-[0-9a-f]+$/, '-0'));
  }),
);
test(
  'a folder that shares its objects with others is',
  leftToTheProgram,
  nothing((r) => writeFileSync(`${r.folder}/.git/commondir`, '.\n')),
);

test('another package.json, and this tool among its packages, change nothing', (t) => {
  const { repository, said } = examined(t);
  stage(repository, 'package.json', '{ "devDependencies": { "git-model-check": "^1.0.0" } }\n');
  repository.git('commit', '-qm', 'before', '--', 'package.json');
  t.is(atOnce(repository), said);
});

test('a model that is warned about or rejected is left to the program, which judges what it knows', (t) => {
  const repository = started(t);
  stage(repository, 'warned.pkl', 'cmycompany.models\nUnknown\n)R.');
  t.regex(repository.modelCheck(...HOOK).stdout, /warned/);
  t.is(atOnce(repository), null);
  stage(repository, 'rejected.pth', maliciousModel());
  t.is(repository.modelCheck(...HOOK).status, 1);
  t.is(atOnce(repository), null);
});

test('text is left to the program, a model examined before or not', (t) => {
  const repository = started(t);
  stage(repository, 'text.pkl', '(lp0\nI1\na.');
  t.is(repository.modelCheck(...HOOK).status, 0);
  t.is(atOnce(repository), null);
});

/** A pointer whose object lies in the repository's own store, staged as git-lfs stages it. */
function stagePointer(repository: Repository, file: string, content: Uint8Array): { object: string } {
  const oid = createHash('sha256').update(content).digest('hex');
  const object = path.join(repository.folder, '.git', 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
  mkdirSync(path.dirname(object), { recursive: true });
  writeFileSync(object, content);
  repository.write(file, `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`);
  const blob = repository.git('hash-object', '-w', '--no-filters', file).trim();
  repository.git('update-index', '--add', '--cacheinfo', `100644,${blob},${file}`);
  return { object };
}

test('an object of Git LFS that was examined is reported while it is here', (t) => {
  const repository = started(t);
  staging('.gitattributes', '*.pth filter=lfs\n')(repository);
  const { object } = stagePointer(repository, 'model.pth', safeModel());
  const { stdout, status } = repository.modelCheck(...HOOK);
  t.is(status, 0, stdout);
  t.is(atOnce(repository), stdout);
  appendFileSync(object, 'x');
  t.is(atOnce(repository), null);
  rmSync(object);
  t.is(atOnce(repository), null);
  t.is(repository.modelCheck(...HOOK).status, 2);
});

test('a pointer that the attributes do not give to Git LFS is left to the program, and so is other storage', (t) => {
  const repository = started(t);
  stagePointer(repository, 'model.pth', safeModel());
  t.is(repository.modelCheck(...HOOK).status, 0);
  t.is(atOnce(repository), null);
  staging('.gitattributes', '*.pth filter=lfs\n')(repository);
  t.not(atOnce(repository), null);
  repository.git('config', 'lfs.storage', 'elsewhere');
  t.is(atOnce(repository), null);
});
