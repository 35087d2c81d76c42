/** What is harmless here and is not on another machine: one without symbolic links, one that takes large letters for small ones, one whose checkout holds only a part. */
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { startedRepository } from '../support/repository.ts';

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
