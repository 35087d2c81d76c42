/** The fast path through real git: what it lets pass, and all that it leaves to the program. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { readPatchedFiles } from '../../src/start/patch.ts';
import { readCommit } from '../support/read-commit.ts';
import { createRepository, isolatedEnvironment, type Repository, startedRepository } from '../support/repository.ts';

const TEXT_PICKLE = "cposix\nsystem\n(S'echo harmless'\ntR.";

/** Runs in the repository's folder, as a hook does: the fast path asks for no folder. */
function decide(repository: Repository, args: readonly string[], extra: Record<string, string> = {}): boolean {
  const environment = {
    ...isolatedEnvironment(),
    GIT_DIR: `${repository.folder}/.git`,
    GIT_WORK_TREE: repository.folder,
    ...extra,
  };
  return readCommit(args, environment)?.models.length === 0;
}

function started(t: ExecutionContext): Repository {
  return startedRepository(t, 'old.txt', 'first\nsecond\nthird\n');
}

const stagedIs = test.macro((t: ExecutionContext, expected: boolean, step: (repository: Repository) => void) => {
  const repository = started(t);
  step(repository);
  t.is(decide(repository, ['hook', 'pre-commit']), expected);
});

const add = (file: string, content: string | Uint8Array) => (repository: Repository) => {
  repository.write(file, content);
  repository.git('add', '-A');
};

test('an edited text passes', stagedIs, true, add('old.txt', 'first\nchanged\nthird\nno end of line'));
test('an empty file passes', stagedIs, true, add('empty', ''));
test('a deletion passes', stagedIs, true, (r) => void r.git('rm', '-q', 'old.txt'));
test('nothing staged passes', stagedIs, true, () => undefined);
test('a name in any bytes passes', stagedIs, true, add('a "b"\n\tü.txt', 'text\n'));
test('a pickle of text under any name does not', stagedIs, false, add('notes.txt', TEXT_PICKLE));
test('a text that becomes a pickle line by line does not', stagedIs, false, (r) => {
  r.write('notes.txt', TEXT_PICKLE.replace('cposix', 'x'));
  r.git('add', '.');
  r.git('commit', '-qm', 'x');
  add('notes.txt', TEXT_PICKLE)(r);
});
test('a pickle does not', stagedIs, false, add('notes.txt', Uint8Array.of(0x80, 2, 0x4e, 0x2e)));
test('text with the name of a model does not', stagedIs, false, add('model.pkl', 'text\n'));
test('more than a mebibyte does not', stagedIs, false, add('large.txt', 'text\n'.repeat(300_000)));
test('a policy does not', stagedIs, false, add('.model-checkrc.yaml', 'failOn: high\n'));
test('a policy in package.json does not', stagedIs, false, add('package.json', '{ "model-check": {} }\n'));
test('another package.json passes', stagedIs, true, add('package.json', '{ "name": "x" }\n'));
test('a DVC pointer does not', stagedIs, false, add('data.csv.dvc', 'outs: []\n'));
test('an attribute cannot hide content', stagedIs, false, (r) => {
  r.write('.gitattributes', '*.txt -diff\n');
  add('notes.txt', TEXT_PICKLE)(r);
});
test('an attribute cannot make content text', stagedIs, false, (r) => {
  r.write('.gitattributes', '*.txt diff\n');
  add('notes.txt', Uint8Array.of(0x80, 2, 0x4e, 0x2e))(r);
});
test('no textconv and no other diff program is asked', stagedIs, false, (r) => {
  r.git('config', 'diff.mine.textconv', 'echo harmless #');
  r.git('config', 'diff.mine.command', 'echo harmless #');
  r.git('config', 'diff.external', 'echo harmless #');
  r.write('.gitattributes', '*.txt diff=mine\n');
  add('notes.txt', TEXT_PICKLE)(r);
});
test('settings of diff change nothing', stagedIs, false, (r) => {
  r.git('config', 'diff.suppressBlankEmpty', 'true');
  r.git('config', 'diff.context', '0');
  r.git('config', 'diff.noprefix', 'true');
  r.git('config', 'color.ui', 'always');
  add('notes.txt', `\n\n${TEXT_PICKLE}`.trimStart())(r);
});
/** Attributes that were committed before the file is staged. */
const beside =
  (attributes: string, file: string, content: string, folder = '') =>
  (repository: Repository): void => {
    repository.write(`${folder}.gitattributes`, `${attributes}\n`);
    repository.git('add', '.');
    repository.git('commit', '-qm', 'attributes');
    add(file, content)(repository);
  };
test(
  'text that another encoding may make a model of does not',
  stagedIs,
  false,
  beside('*.t16 working-tree-encoding=UTF-16LE', 'a.t16', 'text'),
);
test('text of another name passes', stagedIs, true, beside('*.rc working-tree-encoding=UTF-16', 'a.txt', 'text\n'));
test('an id that is expanded does not', stagedIs, false, beside('* ident', 'a.txt', '$Id$\n'));
test('text without an id passes', stagedIs, true, beside('* ident', 'a.txt', 'text\n'));
test('a macro does not', stagedIs, false, beside('[attr]x ident', 'a.txt', 'text\n'));
test('text with other line ends passes', stagedIs, true, beside('* text=auto eol=crlf', 'a.txt', 'text\nand more\n'));
test('line feeds that are recorded pass', stagedIs, true, beside('* text=auto eol=lf ', 'a.txt', 'text\n'));
test('attributes of another folder pass', stagedIs, true, beside('* ident', 'a.txt', '$Id$\n', 'b/'));
test('attributes of its folder do not', stagedIs, false, beside('* ident', 'b/c/a.txt', '$Id$\n', 'b/'));
test('new attributes that convert do not', stagedIs, false, add('.gitattributes', '*.txt ident\n'));
test('attributes that are deleted do not', stagedIs, false, (r) => {
  beside('*.txt -text', 'a.txt', 'text\n')(r);
  r.git('rm', '-qf', '.gitattributes');
});
for (const [what, step] of [
  ['deleted', (r: Repository) => rmSync(path.join(r.folder, 'b/.gitattributes'))],
  ['changed', (r: Repository) => r.write('b/.gitattributes', '* text\n')],
  [
    'a folder',
    (r: Repository) => {
      rmSync(path.join(r.folder, 'b/.gitattributes'));
      r.write('b/.gitattributes/x', '');
    },
  ],
] as const) {
  for (const [kind, ...setting] of [
    ['plain', 'config', 'index.version', '2'],
    ['with flags', 'update-index', '--skip-worktree', 'b/.gitattributes'],
    ['of names cut short', 'update-index', '--index-version', '4'],
    ['in two files', 'update-index', '--split-index'],
  ]) {
    test(`attributes that are ${what} on disk alone do not, the index ${kind}`, stagedIs, false, (r) => {
      beside('*.t16 working-tree-encoding=UTF-16LE', 'b/c/a.t16', 'text', 'b/')(r);
      r.git(...setting);
      step(r);
    });
  }
}
for (const version of ['2', '3', '4']) {
  test(`attributes that nothing changed on disk pass, in an index of version ${version}`, stagedIs, true, (r) => {
    r.git('config', 'index.version', version);
    for (const folder of ['a/', 'b/', 'b/c/', `${'long/'.repeat(60)}`])
      r.write(`${folder}.gitattributes`, '*.t16 ident\n');
    beside('*.t16 ident', 'b/c/a.txt', 'text\n')(r);
    r.git('update-index', '--force-write-index', '--index-version', version);
    r.write(`${'long/'.repeat(60)}b.txt`, 'text\n');
    r.git('add', '.');
  });
}
test('attributes that no longer keep other files from being converted do not', stagedIs, false, (r) => {
  r.write('b/old.txt', '$Id$\n');
  beside('* ident', 'b/.gitattributes', '* -ident\n')(r);
  r.git('commit', '-qm', 'none');
  add('b/.gitattributes', '* text\n')(r);
});
/** A configuration that names the source, committed before it. */
const named =
  (folder: string, step: (repository: Repository) => void = () => undefined) =>
  (repository: Repository): void => {
    repository.write(`${folder}/config.json`, '{ "auto_map": { "AutoModel": "net.Net" } }\n');
    repository.git('add', '.');
    repository.git('commit', '-qm', 'configuration');
    repository.write(`${folder}/net.py`, 'text = 1\n');
    repository.git('add', '.');
    step(repository);
  };
test('source that a configuration beside it names does not', stagedIs, false, named('a/b'));
test('nor does one in a folder of other letters', stagedIs, false, named('modèle 模'));
test(
  'nor one whose configuration is deleted on disk alone',
  stagedIs,
  false,
  named('a', (r) => rmSync(path.join(r.folder, 'a/config.json'))),
);
test(
  'nor one whose configuration is changed on disk alone',
  stagedIs,
  false,
  named('a', (r) => r.write('a/config.json', '{}')),
);
test('source that nothing names passes', stagedIs, true, (r) => {
  named('a')(r);
  r.git('commit', '-qm', 'source');
  add('b/net.py', 'text = 1\n')(r);
});
test('other new attributes pass', stagedIs, true, add('.gitattributes', '*.txt text\n'));
test('a symbolic link does not', stagedIs, false, (r) => {
  const target = r.git('hash-object', '-w', 'old.txt').trim();
  r.git('update-index', '--add', '--cacheinfo', `120000,${target},link`);
});
test('a change of mode alone does not', stagedIs, false, (r) => void r.git('update-index', '--chmod=+x', 'old.txt'));

test('the first commit is left to the program', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  add('a.txt', 'text\n')(repository);
  t.false(decide(repository, ['hook', 'pre-commit']));
});

test('options, names and settings in the environment are left to the program', (t) => {
  const repository = started(t);
  add('a.txt', 'text\n')(repository);
  t.false(decide(repository, ['hook', 'pre-commit', '--strict']));
  t.false(decide(repository, ['hook', 'pre-commit', 'a.txt']));
  t.false(decide(repository, ['staged']));
  t.false(decide(repository, ['hook', 'pre-commit'], { MODEL_CHECK_FAIL_ON: 'low' }));
});

test('content cannot pass for a patch', (t) => {
  const inner = `diff --git a/x b/x\nindex ${'0'.repeat(40)}..${'1'.repeat(40)}\n--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+harmless`;
  const repository = started(t);
  add('notes.txt', `${inner}\n${TEXT_PICKLE}`)(repository);
  const output = repository.git(
    'diff-index',
    '--cached',
    '--raw',
    '-p',
    '-z',
    '-U99999',
    '--full-index',
    '--no-abbrev',
    'HEAD',
    '--',
  );
  const oid = repository.git('rev-parse', ':notes.txt').trim();
  t.deepEqual(readPatchedFiles(output), [{ name: 'notes.txt', oid, content: `${inner}\n${TEXT_PICKLE}\n` }]);
});

test('content that is not shown is not known, and an output that ends too early not understood', (t) => {
  const record = `:000000 100644 ${'0'.repeat(40)} ${'1'.repeat(40)} A\0notes.txt\0`;
  t.deepEqual(readPatchedFiles(record), [{ name: 'notes.txt', oid: '1'.repeat(40), content: null }]);
  t.is(readPatchedFiles(record.slice(0, -3)), null);
  t.deepEqual(readPatchedFiles(''), []);
});
