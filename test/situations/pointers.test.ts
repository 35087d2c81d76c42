/** Pointers to content that lies elsewhere: followed where it is here, verified, and reported where it is not. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { annexObject } from '../../src/git/pointers/annex.ts';
import { parseLfsPointer } from '../../src/git/pointers/lfs-pointer.ts';
import { findRepository } from '../../src/git/repository.ts';
import { Random } from '../fuzz/random.ts';
import { createRepository, isolatedEnvironment, type Repository } from '../support/repository.ts';
import { runs } from '../support/runs.ts';

function prepared(t: ExecutionContext): Repository {
  const repository = createRepository();
  t.teardown(repository.remove);
  return repository;
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

function pointer(content: Uint8Array): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(content)}\nsize ${content.length}\n`;
}

/** Puts an object where git-lfs keeps it. */
function store(r: Repository, content: Uint8Array, options: { storage?: string; as?: Uint8Array } = {}): void {
  const oid = sha256(options.as ?? content);
  const folder = path.join(r.folder, options.storage ?? '.git/lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, oid), content);
}

function stage(r: Repository, file: string, content: string | Uint8Array): void {
  r.write(file, content);
  r.git('add', '--', file);
}

const bad = maliciousModel();

test('the object in the local store is examined', (t) => {
  const r = prepared(t);
  stage(r, 'bad.pth', pointer(bad));
  store(r, bad);
  const result = r.modelCheck('staged', '--format', 'json');
  t.is(result.status, 1, result.stderr);
  const [file] = JSON.parse(result.stdout).files;
  t.is(file.blob, sha256(bad));
  t.is(file.size, bad.length);
});

test('lfs.storage names another store', (t) => {
  const r = prepared(t);
  r.git('config', 'lfs.storage', '../elsewhere');
  stage(r, 'bad.pth', pointer(bad));
  store(r, bad, { storage: 'elsewhere' });
  t.is(r.modelCheck('staged').status, 1);
});

test('a linked worktree shares the store', (t) => {
  const r = prepared(t);
  r.git('commit', '-q', '--allow-empty', '-m', 'start');
  r.git('worktree', 'add', '-q', 'linked');
  stage(r, 'x', 'x');
  r.write('linked/bad.pth', pointer(bad));
  r.gitIn(path.join(r.folder, 'linked'), 'add', 'bad.pth');
  store(r, bad);
  t.is(r.modelCheckIn(path.join(r.folder, 'linked'), 'staged').status, 1);
});

test('what was checked out in its place counts, if it is that object', (t) => {
  const r = prepared(t);
  stage(r, 'bad.pth', pointer(bad));
  r.write('bad.pth', bad);
  t.is(r.modelCheck('staged').status, 1);
});

test('a missing object ends with 2 and the command that fetches it', (t) => {
  const r = prepared(t);
  stage(r, 'models/a b.pth', pointer(bad));
  const result = r.modelCheck('staged');
  t.is(result.status, 2);
  t.regex(result.stdout, /git lfs fetch --include=/);
});

test('a missing object warns where the policy says so, and not when it is strict', (t) => {
  const r = prepared(t);
  stage(r, 'bad.pth', pointer(bad));
  stage(r, '.model-checkrc.yaml', 'lfs: { missing: warn }\n');
  const result = r.modelCheck('staged', '--show-skipped');
  t.is(result.status, 0);
  t.regex(result.stdout, /LFS object/);
  t.is(r.modelCheck('staged', '--strict').status, 2);
});

test('an object that is not what its name says is not believed', (t) => {
  const r = prepared(t);
  stage(r, 'bad.pth', pointer(bad));
  const other = Buffer.alloc(bad.length, safeModel());
  store(r, other, { as: bad });
  t.is(r.modelCheck('staged').status, 2);
});

test('evidence of an object is kept: the second time it need not be there', (t) => {
  const r = prepared(t);
  stage(r, 'bad.pth', pointer(bad));
  store(r, bad);
  t.is(r.modelCheck('staged').status, 1);
  const oid = sha256(bad);
  writeFileSync(
    path.join(r.folder, '.git/lfs/objects', oid.slice(0, 2), oid.slice(2, 4), oid),
    Buffer.alloc(bad.length),
  );
  t.is(r.modelCheck('staged').status, 1);
  t.is(r.modelCheck('staged', '--no-cache').status, 2);
});

test('a pointer that git-lfs would not read is content', (t) => {
  const r = prepared(t);
  stage(r, 'a.txt', pointer(bad).replace('oid', 'odd'));
  stage(r, 'b.txt', `${pointer(bad)}${'x'.repeat(2000)}`);
  t.is(r.modelCheck('staged').status, 0);
});

/** What git-lfs itself takes for a pointer: blanks do not matter to it, nor does the spelling of numbers. */
const SPELLINGS = {
  'blanks before it': (text: string) => `\n\t ${text}`,
  'a blank of another alphabet before it': (text: string) => `\u00a0${text}`,
  'a size with a sign and zeros': (text: string) => text.replace(/size /, 'size +0000000000000000'),
  'an id in capitals': (text: string) => text.replace(/[0-9a-f]{64}/, (oid) => oid.toUpperCase()),
  'lines that end as on Windows': (text: string) => text.replaceAll('\n', '\r\n'),
  'an extension': (text: string) => text.replace('oid', `ext-0-other sha256:${'0'.repeat(64)}\noid`),
} as const;

for (const [what, spell] of Object.entries(SPELLINGS)) {
  test(`a pointer in another spelling is followed: ${what}`, (t) => {
    const r = prepared(t);
    stage(r, 'notes.txt', spell(pointer(bad)));
    store(r, bad);
    t.is(r.modelCheck('staged').status, 1);
    t.is(r.modelCheck('hook', 'pre-commit').status, 1);
  });
}

test('a pointer with more blanks behind it than a pointer may have is not approved', (t) => {
  const r = prepared(t);
  r.git('commit', '-q', '--allow-empty', '-m', 'start');
  store(r, bad);
  for (const text of [pointer(bad).padEnd(1024, '\n'), `${pointer(bad).padEnd(1024)}and more`]) {
    stage(r, 'notes.txt', text);
    const result = r.modelCheck('hook', 'pre-commit');
    t.is(result.status, 2, result.stdout);
    t.regex(result.stdout, /notes\.txt: a pointer of Git LFS that is\s+longer/);
  }
  stage(r, 'notes.txt', `${pointer(bad)}\n${'This is what a pointer looks like.\n'.repeat(40)}`);
  t.is(r.modelCheck('hook', 'pre-commit').status, 0);
});

test('content that its attributes give to LFS, and a pointer without them, are reported', (t) => {
  const r = prepared(t);
  r.git('config', 'filter.lfs.clean', 'cat');
  r.git('config', 'filter.lfs.smudge', 'cat');
  stage(r, '.gitattributes', '*.pth filter=lfs diff=lfs merge=lfs -text\n');
  stage(r, 'content.pth', safeModel());
  stage(r, 'pointer.bin', pointer(bad));
  store(r, bad);
  const { notices } = JSON.parse(r.modelCheck('staged', '--format', 'json').stdout);
  t.true(
    notices.some((notice: string) => /content\.pth.*not a pointer/.test(notice)),
    notices.join(),
  );
  t.true(
    notices.some((notice: string) => /pointer\.bin.*no filter=lfs/.test(notice)),
    notices.join(),
  );
});

test('an object of LFS that lies in a clone with which this one shares its objects is examined', (t) => {
  const other = prepared(t);
  store(other, bad);
  const r = prepared(t);
  r.write('.git/objects/info/alternates', `${path.join(other.folder, '.git', 'objects')}\n`);
  stage(r, 'a.pth', pointer(bad));
  t.is(r.modelCheck('staged').status, 1);
});

test('a pointer of LFS whose file programs of the machine make of the object is noted', (t) => {
  const r = prepared(t);
  const good = safeModel();
  store(r, good);
  const [version = '', ...rest] = pointer(good).split('\n');
  stage(r, 'a.pth', [version, `ext-0-mine sha256:${'1'.repeat(64)}`, ...rest].join('\n'));
  const { status, stdout } = r.modelCheck('hook', 'pre-commit');
  t.is(status, 0);
  t.regex(stdout.replaceAll(/\s+/g, ' '), /a\.pth: an extension of Git LFS makes it/);
});

test('a link of git-annex is followed to its object, and verified', (t) => {
  const r = prepared(t);
  const key = `SHA256E-s${bad.length}--${sha256(bad)}.pth`;
  const target = `.git/annex/objects/Xq/Kj/${key}/${key}`;
  r.write('target', target);
  const oid = r.git('hash-object', '-w', 'target').trim();
  rmSync(path.join(r.folder, 'target'));
  r.git('update-index', '--add', '--cacheinfo', `120000,${oid},bad.pth`);
  const reported = r.modelCheck('staged', '--show-skipped');
  t.is(reported.status, 0);
  t.regex(reported.stdout, /git annex get/);
  t.is(r.modelCheck('staged', '--strict').status, 2);
  mkdirSync(path.join(r.folder, path.dirname(target)), { recursive: true });
  writeFileSync(path.join(r.folder, target), bad);
  t.is(r.modelCheck('staged').status, 1);
});

test('a pointer of DVC is followed into its cache, and verified', (t) => {
  const r = prepared(t);
  const md5 = createHash('md5').update(bad).digest('hex');
  stage(r, 'models/bad.pth.dvc', `outs:\n- md5: ${md5}\n  size: ${bad.length}\n  hash: md5\n  path: bad.pth\n`);
  const reported = r.modelCheck('staged', '--show-skipped');
  t.is(reported.status, 0);
  t.regex(reported.stdout, /dvc pull/);
  r.write(`.dvc/cache/files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`, bad);
  const result = r.modelCheck('staged', '--format', 'json');
  t.is(result.status, 1);
  t.is(JSON.parse(result.stdout).files[0].path, 'models/bad.pth');
});

test('a pointer of git-annex is followed to the folder that its key is hashed to', (t) => {
  const r = prepared(t);
  const key = `SHA256E-s${bad.length}--${sha256(bad)}.pth`;
  stage(r, 'bad.pth', `/annex/objects/${key}\n`);
  t.regex(r.modelCheck('staged', '--show-skipped').stdout, /git annex get/);
  // As git-annex reports: git annex examinekey --format '${hashdirmixed}'
  const word = createHash('md5').update(key).digest().readUInt32LE(0);
  const letters = [...'0123456789zqjxkmvwgpfZQJXKMVWGPF'];
  const [a, b, c, d] = [0, 1, 2, 3].map((place) => letters[Math.floor(word / 64 ** place) % 32]);
  r.write(`.git/annex/objects/${b}${a}/${d}${c}/${key}/${key}`, bad);
  t.is(r.modelCheck('staged').status, 1);
});

test('the folder of a key is the one that the documentation of git-annex reports', async (t) => {
  const r = prepared(t);
  const repository = await findRepository({ cwd: r.folder, environment: isolatedEnvironment() });
  const key = `SHA256E-s0--${sha256(new Uint8Array())}`;
  const { places = [] } =
    annexObject(repository, `/annex/objects/${key}`, { path: Buffer.from('a'), isLink: false }) ?? {};
  t.true(String(places[0]).endsWith(`annex/objects/pX/ZJ/${key}/${key}`), String(places[0]));
});

for (const key of ['WORM-s9-m1700000000--bad.pth', 'URL--http&c%%example.org%bad.pth', 'BLAKE2B256E-s9--ab12.pth']) {
  test(`a key of git-annex without a digest that can be verified is reported: ${key}`, (t) => {
    const r = prepared(t);
    stage(r, 'bad.pth', `/annex/objects/${key}\n`);
    const reported = r.modelCheck('staged', '--show-skipped');
    t.is(reported.status, 0);
    t.regex(reported.stdout, /bad\.pth/);
    t.regex(reported.stdout.replaceAll(/\s+/g, ''), /gitannexget/);
    t.is(r.modelCheck('staged', '--strict').status, 2);
  });
}

const md5OfBad = createHash('md5').update(bad).digest('hex');
for (const [what, file, text, output = 'x.pth'] of [
  ['an alias', 'a.dvc', `list: &a\n- {md5: ${md5OfBad}, path: x.pth}\nouts: *a\n`],
  ['a working folder', 'sub/a.dvc', `wdir: ..\nouts:\n- md5: ${md5OfBad}\n  path: x.pth\n`],
  ['a stage', 'dvc.lock', `stages:\n  train:\n    outs:\n    - path: x.pth\n      md5: ${md5OfBad}\n`],
  [
    'a folder with its files in place',
    'a.dvc',
    `outs:\n- path: models\n  files:\n  - relpath: in/x.pth\n    md5: ${md5OfBad}\n`,
    'models/in/x.pth',
  ],
] as const) {
  test(`outputs of DVC are followed: ${what}`, (t) => {
    const r = prepared(t);
    r.write(`.dvc/cache/files/md5/${md5OfBad.slice(0, 2)}/${md5OfBad.slice(2)}`, bad);
    stage(r, file, text);
    const { status, stdout } = r.modelCheck('staged', '--format', 'json');
    t.is(status, 1);
    t.true(
      JSON.parse(stdout).files.some((report: { path: string }) => report.path === output),
      stdout,
    );
  });
}

for (const [what, out] of Object.entries({
  'the tag of a cloud': '{etag: "1", path: x.pth}',
  'versions of a cloud': '{hash: md5, cloud: {s3: {version_id: v1}}, path: x.pth}',
  'another digest': `{sha256: ${sha256(bad)}, path: x.pth}`,
  nothing: '{path: x.pth}',
  'an MD5 in large letters': `{md5: ${md5OfBad.toUpperCase()}, path: x.pth}`,
})) {
  test(`an output of DVC that no MD5 names is reported: ${what}`, (t) => {
    const r = prepared(t);
    r.write('x.pth', bad);
    r.write('.gitignore', 'x.pth\n');
    stage(r, 'a.dvc', `outs:\n- ${out}\n`);
    const { status, stdout } = r.modelCheck('staged', '--show-skipped');
    t.is(status, 0);
    t.regex(stdout.replaceAll(/\s+/g, ' '), /the DVC output x\.pth, which has no MD5, is not here/);
    t.is(r.modelCheck('staged', '--strict').status, 2);
  });
}

for (const [what, name] of [
  ['too long', `${'y'.repeat(300)}.pth`],
  ['of no file', '"a\\0b.pth"'],
] as const) {
  test(`an output of DVC under a name that is ${what} is reported, and ends no run`, (t) => {
    const r = prepared(t);
    stage(r, 'a.dvc', `outs:\n- md5: ${md5OfBad}\n  path: ${name}\n`);
    const { status, stdout, stderr } = r.modelCheck('staged', '--show-skipped');
    t.is(status, 0, stderr);
    t.regex(stdout.replaceAll(/\s+/g, ' '), /the DVC output \w+ is not here/);
    stage(r, 'bad.pth', bad);
    t.is(r.modelCheck('staged').status, 1);
  });
}

for (const file of ['$(touch ran).pth', '`touch ran`.pth', 'a";touch ran;".pth', 'a,b.pth', '*.pth', "it's.pth"]) {
  test(`the command that is printed for a pointer runs nothing of its name: ${file}`, (t) => {
    const r = prepared(t);
    stage(r, file, pointer(bad));
    const { status, stdout } = r.modelCheck('staged', '--format', 'json');
    t.is(status, 2);
    t.regex(stdout, /fetch it: git lfs fetch --all"/);
  });
}

test('scan says of an output of DVC that it is not here, and examines it in the cache', (t) => {
  const r = prepared(t);
  const md5 = createHash('md5').update(bad).digest('hex');
  r.write('models/x.dvc', `outs:\n- md5: ${md5}\n  size: ${bad.length}\n  path: x.pth\n`);
  const missing = r.modelCheck('scan', 'models', '--show-skipped');
  t.is(missing.status, 3);
  t.regex(missing.stdout.replaceAll(/\s+/g, ' '), /the DVC output \w+ is not here.* models\/x\.pth/);
  t.is(r.modelCheck('scan', 'models', '--strict').status, 2);
  r.write(`.dvc/cache/files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`, bad);
  const { status, stdout } = r.modelCheck('scan', 'models');
  t.is(status, 1);
  t.regex(stdout, /models\/x\.pth/);
  r.write('models/x.pth', safeModel());
  t.is(r.modelCheck('scan', 'models').status, 0, 'what is checked out counts');
});

test('nothing of what a file of DVC says reaches the terminal as it stands there', (t) => {
  const r = prepared(t);
  stage(r, 'a.dvc', 'outs: !!x\n::error::a command of the runner \u001b]0;title\u0007: !!y\n? [a]\n: b\n');
  const { status, stdout, stderr } = r.modelCheck('staged', '--verbose');
  t.is(status, 0);
  t.is(stderr, '');
  t.false(stdout.includes('\u001b'));
  t.notRegex(stdout, /^::/m);
});

test('a file of DVC that cannot be read is reported', (t) => {
  const r = prepared(t);
  stage(r, 'a.dvc', `outs:\n- md5: ${md5OfBad}\n  path: x.pth\nouts: []\n`);
  const reported = r.modelCheck('staged', '--show-skipped');
  t.is(reported.status, 0);
  t.regex(reported.stdout, /not read as YAML/);
  t.is(r.modelCheck('staged', '--strict').status, 2);
});

const KEY = `SHA256E-s1--${'0'.repeat(64)}.pth`;
const evil = "cos\nsystem\n(S'echo ran'\ntR.";
const evilPath = "import os; os.system('echo ran')\n";
/** Files that hold the text of a pointer, and that no tool takes for one: each is examined as the file that it is. */
const AROUND_POINTERS: Readonly<Record<string, readonly [file: string, content: string]>> = {
  'a link of git-annex behind a pickle': ['model.pkl', `${evil}/annex/objects/a/b/K/K`],
  'the same with a key that has a digest': ['model.pkl', `${evil}/annex/objects/Xq/Kj/${KEY}/${KEY}`],
  'a link of git-annex in a line of its own': ['model.pkl', `${evil}\n../.git/annex/objects/a/b/K/K\n`],
  'a link as a comment of a path file': ['model.pth', `${evilPath}#/annex/objects/a/b/K/K`],
  'a link as a comment of YAML': ['c.yaml', "!!python/object/apply:os.system ['echo ran'] #/annex/objects/a/b/K/K"],
  'an unlocked pointer before a path file': ['model.pth', `/annex/objects/${KEY}\n${evilPath}`],
  'two lines of a pointer, then code': ['model.pth', `/annex/objects/${KEY}\n/annex/more\n${evilPath}`],
  'a pointer of Git LFS before a path file': ['model.pth', `${pointer(bad)}${evilPath}`],
  'behind a line without anything': ['model.pth', `${pointer(bad)}\n\n${evilPath}`],
  'between the lines of a pointer': ['model.pth', pointer(bad).replace('\noid', `\n${evilPath}oid`)],
  'before a pointer of Git LFS': ['model.pth', `${evilPath}${pointer(bad)}`],
};

for (const [what, [file, content]] of Object.entries(AROUND_POINTERS)) {
  test(`the text of a pointer does not replace the file around it: ${what}`, (t) => {
    const r = prepared(t);
    // What it would be taken for is here, and harmless.
    store(r, safeModel(), { as: bad });
    stage(r, file, content);
    t.is(r.modelCheck('staged').status, 1);
    t.is(r.modelCheck('hook', 'pre-commit').status, 1);
  });
}

test('a link whose target is a pickle for those who have no links is examined', (t) => {
  const r = prepared(t);
  r.write('target', Buffer.from('\x8c\x02os\x8c\x06system\x93\x8c\x04echo\x85R.', 'latin1'));
  const oid = r.git('hash-object', '-w', 'target').trim();
  r.git('update-index', '--add', '--cacheinfo', `120000,${oid},model.pkl`);
  t.is(r.modelCheck('staged').status, 1);
});

test('what git-lfs says of a text is what we say', (t) => {
  if (spawnSync('git-lfs', ['version']).error !== undefined) {
    t.log('skipped: git-lfs is not here');
    t.pass();
    return;
  }
  const lines = [
    ...pointer(bad).trimEnd().split('\n'),
    `ext-0-other sha256:${'0'.repeat(64)}`,
    'ext-0-other sha256:0',
    'ext-x',
    'size 5',
    '',
    ' ',
    'os.system',
  ];
  const source = new Random(8);
  const random = (count: number): number => source.below(count);
  let pointers = 0;
  const rounds = runs(300);
  for (let round = 0; round < rounds; round += 1) {
    // Most are a pointer with one thing changed: a line more, a line less, another place, another end.
    const chosen = pointer(bad).trimEnd().split('\n');
    if (random(3) > 0) chosen.splice(random(chosen.length + 1), random(2), lines[random(lines.length)] ?? '');
    const text = chosen.join(random(8) === 0 ? '\r\n' : '\n') + ['', '\n', '\n\n', ' \t', '\ufeff'][random(5)];
    const { status } = spawnSync('git-lfs', ['pointer', '--check', '--stdin'], { input: text });
    if (status === 0) pointers += 1;
    t.is(parseLfsPointer(Buffer.from(text)) !== null, status === 0, JSON.stringify(text));
  }
  t.true(pointers > rounds / 6 && pointers < (rounds * 5) / 6, `${pointers} of ${rounds} were pointers`);
});

test('scan follows a pointer to its object', (t) => {
  const r = prepared(t);
  r.write('models/bad.pth', pointer(bad));
  r.write('models/good.pth', safeModel());
  const missing = r.modelCheck('scan', 'models');
  t.is(missing.status, 2, missing.stdout);
  t.regex(missing.stdout, /LFS object\s+[0-9a-f]+\s+is\s+not\s+here/);
  t.regex(missing.stdout, /git lfs (?:fetch|pull)/);
  store(r, bad);
  t.is(r.modelCheck('scan', 'models').status, 1);
  t.is(r.modelCheck('scan', 'models/bad.pth').status, 1);
  store(r, safeModel());
  r.write('models/bad.pth', pointer(safeModel()));
  t.is(r.modelCheck('scan', 'models').status, 0);
});

test('scan says of a pointer outside of a repository that it was not checked', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const r = prepared(t);
  writeFileSync(path.join(folder, 'a.pkl'), pointer(bad));
  writeFileSync(path.join(folder, 'b.pkl'), `/annex/objects/${KEY}\n`);
  for (const name of ['a.pkl', 'b.pkl', '.']) t.is(r.modelCheckIn(folder, 'scan', name).status, 2, name);
});

test('explain and diff follow a pointer on disk and in a revision', (t) => {
  const r = prepared(t);
  store(r, bad);
  stage(r, 'bad.pth', pointer(bad));
  for (const name of ['bad.pth', ':bad.pth']) t.regex(r.modelCheck('explain', name).stdout, /posix\.system/, name);
  t.is(r.modelCheck('diff', ':bad.pth', 'bad.pth').stdout, 'the same bytes\n');
  stage(r, 'gone.pth', pointer(safeModel()));
  const { status, stderr } = r.modelCheck('explain', ':gone.pth');
  t.is(status, 2);
  t.regex(stderr, /not here[\s\S]*git lfs fetch/);
});
