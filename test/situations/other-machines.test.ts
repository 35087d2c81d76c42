/** What is harmless here and is not on another machine: one without symbolic links, one that takes large letters for small ones, one whose checkout holds only a part. */
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { reducePickle } from '../support/assembler.ts';
import { type Repository, startedRepository } from '../support/repository.ts';

/** Code in one line, which a machine without links writes as the file. */
const CODE: Readonly<Record<string, string>> = {
  'evil.pth': "import os; os.system('echo ran')",
  'conf.yaml': '!!python/object/apply:os.system ["echo ran"]',
  'train.yaml': '_target_: os.system',
  'chat_template.jinja': "{{ cycler.__init__.__globals__.os.popen('echo ran').read() }}",
  'config.json': '{"class_name":"Lambda","config":{"function":["4wEAAAA",null,null]}}',
};

for (const [file, text] of Object.entries(CODE)) {
  test(`the text of a link that is code in one line is examined: ${file}`, (t) => {
    const r = startedRepository(t, 'README.md', 'text\n');
    symlinkSync(text, path.join(r.folder, file));
    r.git('add', '-A');
    const { status, stdout } = r.modelCheck('staged');
    t.is(status, 1, stdout);
    t.is(r.modelCheck('hook', 'pre-commit').status, 1);
    r.git('commit', '-qm', 'x');
    t.is(r.modelCheck('tree', 'HEAD').status, 1);
  });
}

const isLeftOut = test.macro((t: ExecutionContext, file: string, target: string) => {
  const r = startedRepository(t, 'README.md', 'text\n');
  symlinkSync(target, path.join(r.folder, file));
  r.git('add', '-A');
  const { status, stdout } = r.modelCheck('staged', '--show-skipped', '--strict');
  t.is(status, 0, stdout);
  t.regex(stdout, /left out, a symbolic link: not followed: 1/);
});

test('a link to a checkpoint', isLeftOut, 'latest.pth', 'epoch_12.pth');
test('a link with blanks', isLeftOut, 'latest.pth', '../my models/epoch 12 (best).pth');
test('a link of a configuration', isLeftOut, 'config.json', '../base/config.json');
test('a link of YAML with a colon', isLeftOut, 'conf.yaml', 'base: old.yaml');

/** Text that is a pickle in the encoding that the attributes name. */
const BY_ENCODING = Buffer.from(Buffer.from(reducePickle('posix', 'system', 'echo')).toString('utf16le'));
const CONVERTS = 'working-tree-encoding=UTF-16LE\n';

/** As git records it: `git add` would convert it, and ask for the file on disk. */
function record(r: Repository, file: string, content: string | Buffer, mode = '100644'): void {
  r.write('.git/content', content);
  const oid = r.git('hash-object', '-w', '--no-filters', '.git/content').trim();
  r.git('update-index', '--add', '--cacheinfo', `${mode},${oid},${file}`);
}

/** In the index, in the commit and in what a branch adds. */
function endsEverywhere(t: ExecutionContext, r: Repository, status: number): void {
  t.is(r.modelCheck('staged').status, status, 'staged');
  t.is(r.modelCheck('hook', 'pre-commit').status, status, 'hook');
  r.git('commit', '-qm', 'x');
  for (const command of [['tree'], ['tree', 'HEAD'], ['range', 'HEAD~1..HEAD'], ['history']])
    t.is(r.modelCheck(...command).status, status, command.join(' '));
}

for (const [pattern, file] of [
  ['*.TXT', 'notes.txt'],
  ['notes.txt', 'Notes.TXT'],
  ['DATA/*.txt', 'data/notes.txt'],
] as const) {
  test(`a pattern with other letters converts where these do not count: ${pattern}`, (t) => {
    const r = startedRepository(t, 'README.md', 'text\n');
    record(r, '.gitattributes', `${pattern} ${CONVERTS}`);
    record(r, file, BY_ENCODING);
    endsEverywhere(t, r, 1);
  });
}

for (const file of ['.GitAttributes', 'data/.GITATTRIBUTES', '.gitattributes.', '.gitattribu\u200ctes', 'GITATT~1']) {
  test(`attributes that have another name here are no all clear: ${JSON.stringify(file)}`, (t) => {
    const r = startedRepository(t, 'README.md', 'text\n');
    record(r, file, `*.txt ${CONVERTS}`);
    endsEverywhere(t, r, 2);
    record(r, file, '*.txt text\n');
    t.is(r.modelCheck('staged').status, 0, 'they convert nothing');
  });
}

test('files that are named after attributes are none', (t) => {
  const r = startedRepository(t, 'README.md', 'text\n');
  for (const file of ['.gitattributes.bak', 'my.gitattributes', 'gitattributes', '.gitattributes.d/a'])
    record(r, file, `*.txt ${CONVERTS}`);
  record(r, 'notes.txt', BY_ENCODING);
  endsEverywhere(t, r, 0);
});

test('attributes in the text of a link count, as for git', (t) => {
  const r = startedRepository(t, 'README.md', 'text\n');
  record(r, '.gitattributes', `*.txt ${CONVERTS}`, '120000');
  t.regex(r.git('check-attr', '--cached', 'working-tree-encoding', 'notes.txt'), /UTF-16LE/);
  r.git('commit', '-qm', 'attributes');
  symlinkSync(`*.txt ${CONVERTS}`, path.join(r.folder, '.gitattributes'));
  record(r, 'notes.txt', BY_ENCODING);
  r.write('notes.txt', 'checked out');
  endsEverywhere(t, r, 1);
});

test('a merge into a sparse checkout: the attributes are not on disk', (t) => {
  const r = startedRepository(t, 'here/a.txt', 'text\n');
  record(r, 'data/.gitattributes', `*.txt ${CONVERTS}`);
  r.git('commit', '-qm', 'attributes');
  r.git('switch', '-qc', 'side');
  record(r, 'data/notes.txt', BY_ENCODING);
  r.git('commit', '-qm', 'content');
  r.git('switch', '-qf', '-');
  r.write('here/b.txt', 'text\n');
  r.git('add', 'here');
  r.git('commit', '-qm', 'another');
  r.git('sparse-checkout', 'set', 'here');
  r.installHook('pre-merge-commit');
  const { status, stdout, stderr } = r.tryGit('merge', '-q', '--no-edit', 'side');
  t.is(status, 1, stdout + stderr);
  t.regex(stdout + stderr, /data\/notes\.txt/);
});

test('a checkout of patterns may lack the attributes of what it has', (t) => {
  const r = startedRepository(t, '.gitattributes', `*.txt ${CONVERTS}`);
  r.git('sparse-checkout', 'set', '--no-cone', '/notes.txt');
  record(r, 'notes.txt', BY_ENCODING);
  r.write('notes.txt', 'checked out');
  t.is(r.modelCheck('hook', 'pre-commit').status, 1);
});
