/** What checkout makes of a file by its recorded attributes is examined, too; what it leaves as it is costs nothing and is not reported. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { safeModel } from '../../src/commands/demo/demo-models.ts';
import { reducePickle } from '../support/assembler.ts';
import { inFull, someOf } from '../support/in-full.ts';
import { createRepository, gitIsFrom, type Repository, startedRepository } from '../support/repository.ts';

/** Opcodes without a line feed: `posix.system('echo')`. */
const CALL = Buffer.from('0\x8c\x05posix\x8c\x06system\x93\x8c\x04echo\x85R', 'latin1');

/** One string for who reads it as it is recorded. Growing by the length of the call, it ends before the call begins. */
function hidden(growing: Buffer, growth: number): Buffer {
  const opcodes = Buffer.concat([
    Buffer.from('N0'.repeat(Math.floor((growth - CALL.length) / 2)) + 'N'.repeat((growth - CALL.length) % 2)),
    CALL,
  ]);
  const string = Buffer.concat([growing, opcodes]);
  return Buffer.concat([Buffer.from([0x80, 4, 0x8c, string.length]), string, Buffer.from('.')]);
}

/** `$Id$` grows by `: `, the id and a blank. */
const BY_IDENT = hidden(Buffer.from('$Id$'), 43);
const BY_LINES = hidden(Buffer.from('\n'.repeat(CALL.length)), CALL.length);
const BY_ENCODING = Buffer.from(Buffer.from(reducePickle('posix', 'system', 'echo')).toString('utf16le'));
/** Two strings. The first is shorter in an alphabet of one byte a letter, and takes in the head of the second. */
const BY_ALPHABET = Buffer.from("U\x04жжU#0cposix\nsystem\n(S'echo harmless'\ntR.");

const ATTACKS: readonly (readonly [name: string, attributes: string, content: Buffer, file?: string])[] = [
  ['ident', '*.pkl ident', BY_IDENT],
  ['a macro', '[attr]weights ident\n*.pkl weights', BY_IDENT],
  ['a byte order mark before the first line', '\ufeff*.pkl ident', BY_IDENT],
  ['eol=crlf', '*.pkl eol=crlf', BY_LINES],
  ['text eol=crlf', '* text eol=crlf', BY_LINES],
  ['working-tree-encoding=UTF-16LE', 'a.* working-tree-encoding=UTF-16LE', BY_ENCODING, 'a.txt'],
  ['working-tree-encoding=KOI8-R', 'a.pkl working-tree-encoding=KOI8-R', BY_ALPHABET],
];

function prepared(t: ExecutionContext): Repository {
  const repository = startedRepository(t, 'README.md', 'text\n');
  repository.installHook('pre-commit');
  return repository;
}

/** Adds what is recorded, byte for byte: `git add` would convert it. */
function record(repository: Repository, file: string, content: Uint8Array): void {
  repository.write('.git/content', content);
  const oid = repository.git('hash-object', '-w', '--no-filters', '.git/content').trim();
  repository.git('update-index', '--add', '--cacheinfo', `100644,${oid},${file}`);
}

function staged(t: ExecutionContext, attributes: string, file: string, content: Uint8Array): Repository {
  const repository = prepared(t);
  repository.write('.gitattributes', `${attributes}\n`);
  repository.git('add', '.gitattributes');
  record(repository, file, content);
  return repository;
}

for (const [name, attributes, content, model = 'a.pkl'] of someOf('attributes that change a model', ATTACKS, 4)) {
  test(`${name}: a model that is malicious only when it is checked out`, (t) => {
    const alone = prepared(t);
    record(alone, model, content);
    t.is(alone.modelCheck('staged').status, 0, 'it is harmless as it is recorded');
    const repository = staged(t, attributes, model, content);
    const { status, stdout, stderr } = repository.tryGit('commit', '-m', 'x');
    t.is(status, 1, stdout + stderr);
    t.regex(stdout + stderr, /a\.(?:pkl|txt).*posix\.system/s);
    t.regex(
      (stdout + stderr).replaceAll(/\s+/g, ' '),
      /a\.\w+: checkout makes other bytes of it \(.*\), examined as well/,
    );
    const file = path.join(repository.folder, model);
    rmSync(file, { force: true });
    repository.git('checkout', '-q', model);
    t.false(readFileSync(file).equals(content), 'git checks out other bytes');
    repository.git('commit', '-qnm', 'x');
    for (const command of [['tree', 'HEAD'], ['range', 'HEAD~1..HEAD'], ['history']]) {
      t.is(repository.modelCheck(...command).status, 1, command.join(' '));
    }
  });
}

inFull('attributes that come later than the content, and are gone again at the tip', (t) => {
  const repository = prepared(t);
  record(repository, 'models/a.pkl', BY_IDENT);
  repository.git('commit', '-qnm', 'the content');
  const base = repository.git('rev-parse', 'HEAD').trim();
  repository.write('.gitattributes', '*.pkl ident\n');
  repository.git('add', '.gitattributes');
  t.is(repository.tryGit('commit', '-m', 'x').status, 1, 'the commit of the attributes alone');
  repository.git('commit', '-qnm', 'the attributes');
  repository.git('rm', '-q', '.gitattributes');
  repository.git('commit', '-qnm', 'gone');
  t.is(repository.modelCheck('range', `${base}..HEAD`).status, 1);
  t.is(repository.modelCheck('history').status, 1);
  t.is(repository.modelCheck('tree', 'HEAD').status, 0);
});

inFull('attributes that kept others from converting are deleted', (t) => {
  const repository = prepared(t);
  repository.write('.gitattributes', '*.pkl ident\n');
  repository.write('models/.gitattributes', '*.pkl -ident\n');
  repository.git('add', '.');
  record(repository, 'models/a.pkl', BY_IDENT);
  t.is(repository.tryGit('commit', '-m', 'x').status, 0);
  repository.git('rm', '-q', '--cached', 'models/.gitattributes');
  t.is(repository.tryGit('commit', '-m', 'x').status, 1);
  repository.git('commit', '-qnm', 'x');
  t.is(repository.modelCheck('range', 'HEAD~1..HEAD').status, 1);
  t.is(repository.modelCheck('range', 'HEAD~2..HEAD~1').status, 0);
});

test('attributes that come and go, in a tree that only one commit in the middle has', (t) => {
  const repository = prepared(t);
  const base = repository.git('rev-parse', 'HEAD').trim();
  const commit = () => repository.git('commit', '-qnm', 'x');
  const [root, inner] = ['.gitattributes', 'models/.gitattributes'] as const;
  const add = (file: string) => {
    record(repository, file, Buffer.from(file === root ? '*.pkl ident\n' : '*.pkl -ident\n'));
    commit();
  };
  const remove = (file: string) => {
    repository.git('rm', '-q', '--cached', file);
    commit();
  };
  add(inner);
  add(root);
  remove(root);
  remove(inner);
  record(repository, 'models/a.pkl', BY_IDENT);
  add(root);
  remove('models/a.pkl');
  remove(root);
  t.is(repository.modelCheck('range', `${base}..HEAD`).status, 1);
  t.is(repository.modelCheck('history').status, 1);
});

test('content that comes later than the attributes, without a name of a model', (t) => {
  const repository = prepared(t);
  repository.write('data/.gitattributes', '*.txt working-tree-encoding=UTF-16LE\n*.csv text eol=crlf\n');
  repository.git('add', '.');
  repository.git('commit', '-qm', 'attributes');
  record(repository, 'data/notes.txt', BY_ENCODING);
  t.is(repository.tryGit('commit', '-m', 'x').status, 1);
  repository.git('rm', '-q', '--cached', 'data/notes.txt');
  record(repository, 'data/table.csv', BY_LINES);
  t.is(repository.tryGit('commit', '-m', 'x').status, 1);
});

test('a folder whose name cannot be asked for by the line', (t) => {
  const repository = prepared(t);
  repository.write('a\nb/.gitattributes', '*.pkl ident\n');
  repository.git('add', '.');
  record(repository, 'a\nb/a.pkl', BY_IDENT);
  t.is(repository.tryGit('commit', '-m', 'x').status, 1);
});

test('a whole tree, of the index and of a revision, with attributes in a folder', (t) => {
  const repository = prepared(t);
  repository.write('data/.gitattributes', '*.pkl ident\n');
  repository.git('add', '.');
  record(repository, 'data/deep/a.pkl', BY_IDENT);
  record(repository, 'a.pkl', BY_IDENT);
  repository.git('commit', '-qnm', 'x');
  for (const revision of [[], ['HEAD']]) {
    const { status, stdout } = repository.modelCheck('tree', ...revision);
    t.is(status, 1);
    t.regex(stdout, /data\/deep\/a\.pkl: checkout makes other bytes of it/);
    t.notRegex(stdout, /^a\.pkl: checkout/m);
  }
});

inFull('a whole history, with attributes that came with a merge, long before the file', (t) => {
  const repository = prepared(t);
  repository.git('checkout', '-qb', 'side');
  repository.write('data/.gitattributes', '*.pkl ident\n');
  repository.git('add', '.');
  repository.git('commit', '-qnm', 'attributes');
  repository.git('checkout', '-q', '-');
  repository.git('commit', '-qn', '--allow-empty', '-m', 'meanwhile');
  repository.git('merge', '-q', '--no-ff', '--no-verify', '-m', 'merge', 'side');
  record(repository, 'data/deep/a.pkl', BY_IDENT);
  record(repository, 'b.pkl', BY_IDENT);
  repository.git('commit', '-qnm', 'x');
  for (const command of [
    ['history'],
    ['history', '--all'],
    ['history', 'side', 'HEAD'],
    ['range', `${'0'.repeat(40)}..HEAD`],
  ]) {
    const { status, stdout } = repository.modelCheck(...command);
    t.is(status, 1, command.join(' '));
    t.regex(stdout, /data\/deep\/a\.pkl: checkout makes other bytes of it/);
    t.notRegex(stdout, /^b\.pkl: checkout/m);
  }
});

test('a part of a history, where attributes came before', (t) => {
  const repository = prepared(t);
  repository.write('data/.gitattributes', '*.pkl ident\n');
  repository.git('add', '.');
  repository.git('commit', '-qnm', 'attributes');
  repository.git('branch', 'first');
  repository.git('checkout', '-q', '--orphan', 'other');
  repository.git('rm', '-rqf', '.');
  record(repository, 'data/deep/a.pkl', BY_IDENT);
  repository.git('commit', '-qnm', 'x');
  repository.git('checkout', '-q', '-f', 'first');
  // The attributes that count are those of HEAD, which the history of the other branch does not show.
  t.is(repository.modelCheck('history', 'other').status, 1);
});

test('an exception for what is checked out names its content', (t) => {
  const repository = staged(t, '*.pkl ident', 'a.pkl', BY_IDENT);
  t.is(repository.modelCheck('allow', 'a.pkl', '--because', 'a test').status, 0);
  repository.git('add', '.model-checkrc.yaml');
  t.is(repository.modelCheck('staged').status, 0);
});

inFull('what is too long to be converted here is not approved', (t) => {
  const repository = staged(t, '*.bin text eol=crlf\n*.dat text=auto eol=crlf ident', 'a.bin', Buffer.alloc(65 << 20));
  const long = repository.modelCheck('staged');
  t.is(long.status, 2, long.stdout);
  t.regex(long.stdout, /checkout converts it \(eol=crlf\)/);
  repository.git('mv', '-k', '.gitattributes', '.gitattributes');
  const oid = repository.git('rev-parse', ':a.bin').trim();
  repository.git('rm', '-q', '--cached', 'a.bin');
  repository.git('update-index', '--add', '--cacheinfo', `100644,${oid},a.dat`);
  t.is(repository.modelCheck('staged').status, 0, 'binary to git, and without an id');
});

const quiet = test.macro((t: ExecutionContext, attributes: string, file: string, content: Uint8Array) => {
  const repository = staged(t, attributes, file, content);
  const { status, stdout, stderr } = repository.tryGit('commit', '-m', 'x');
  t.is(status, 0, stdout + stderr);
  t.notRegex(stdout + stderr, /checkout/);
});
test('text=auto leaves a binary model alone', quiet, '* text=auto', 'a.pth', safeModel());
test('so it does with eol=crlf', quiet, '* text=auto eol=crlf', 'a.pth', safeModel());
test('-text leaves all alone', quiet, '* text eol=crlf\n*.pth -text', 'a.pth', safeModel());
test('an id in no model', quiet, '* ident', 'a.py', Buffer.from('# $Id$\nprint(1)\n'));
test('no id in a model', quiet, '* ident', 'a.pth', safeModel());
test('a table with other line ends', quiet, '*.csv text eol=crlf', 'a.csv', Buffer.from('a,b\n1,2\n'));
test('a script with other line ends', quiet, '*.bat eol=crlf', 'a.bat', Buffer.from('@echo off\n'));
test(
  'a configuration with other line ends',
  quiet,
  '* text=auto eol=crlf',
  'config.json',
  Buffer.from('{\n "class_name": "Dense"\n}\n'),
);
test(
  'a graph as text with other line ends',
  quiet,
  '* text=auto eol=crlf',
  'g.pbtxt',
  Buffer.from('node {\n  name: "a"\n}\n'),
);
test('text of another alphabet', quiet, '*.txt working-tree-encoding=SHIFT_JIS', 'a.txt', Buffer.from('日本語\n'));
test('text of UTF-16', quiet, '*.ps1 working-tree-encoding=UTF-16', 'a.ps1', Buffer.from('Write-Host "é"\n'));

/** Every second of them has each hook and both formats. */
const PUSHES = [
  ['pre-push', 'sha256'],
  ['pre-push', 'sha1'],
  ['pre-receive', 'sha1'],
  ['pre-receive', 'sha256'],
  ['update', 'sha256'],
  ['update', 'sha1'],
] as const;

for (const [event, format] of someOf('hooks of a push in a format', PUSHES, 3)) {
  const isKnown = format === 'sha1' || gitIsFrom(2, 29);
  (isKnown ? test : test.skip)(`${event}, ${format}: what checkout makes of a push is examined`, (t) => {
    const remote = createRepository({ initArguments: ['--bare', `--object-format=${format}`] });
    t.teardown(remote.remove);
    const local = createRepository({ initArguments: [`--object-format=${format}`] });
    t.teardown(local.remove);
    local.write('README.md', 'text\n');
    local.git('add', '.');
    local.git('commit', '-qm', 'start');
    local.git('remote', 'add', 'origin', remote.folder);
    local.git('push', '-q', 'origin', 'main');
    (event === 'pre-push' ? local : remote).installHook(event);
    record(local, 'a.pkl', BY_LINES);
    local.git('commit', '-qnm', 'harmless alone');
    const alone = local.tryGit('push', 'origin', 'main');
    t.is(alone.status, 0, alone.stderr);
    local.write('.gitattributes', '*.pkl eol=crlf\n');
    local.git('add', '.gitattributes');
    local.git('commit', '-qnm', 'attributes');
    const { status, stderr, stdout } = local.tryGit('push', 'origin', 'main');
    t.is(status, 1, stdout + stderr);
    t.regex(stdout + stderr, /a\.pkl/);
  });
}

for (const encoding of [
  'NONSENSE',
  'ASCII//TRANSLIT',
  'ISO-8859-1//IGNORE',
  'UTF-8-MAC',
  'UTF-16//TRANSLIT',
  'x-unknown',
]) {
  test(`an encoding whose result depends on the machine is no all clear: ${encoding}`, (t) => {
    const content = Buffer.from("\u00e7os\nsystem\n(S'echo harmless'\ntR.");
    const r = staged(t, `weights working-tree-encoding=${encoding}`, 'weights', content);
    const { status, stdout } = r.modelCheck('staged');
    t.is(status, 2, stdout);
    t.regex(stdout, /depends\s+on\s+the\s+machine/);
  });
}

test('what an archive writes into a file is reported', (t) => {
  const r = staged(t, 'data export-subst', 'data', Buffer.from('$Format:%B$'));
  const { notices = [] } = JSON.parse(r.modelCheck('staged', '--format', 'json').stdout);
  t.regex(notices.join('\n'), /data: git archive writes .*export-subst/);
  const plain = staged(t, 'data export-subst', 'data', Buffer.from('nothing to fill in'));
  t.notRegex(plain.modelCheck('staged', '--format', 'json').stdout, /git archive/);
});
