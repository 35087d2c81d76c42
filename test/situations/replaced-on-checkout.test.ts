/** What stands for another content that this program cannot have: pointers of filters that it does not know, and what a key opens. */
import test, { type ExecutionContext } from 'ava';
import { type Repository, startedRepository } from '../support/repository.ts';

const HASH = '6a0f'.repeat(16);

function staged(t: ExecutionContext, file: string, content: string | Buffer): Repository {
  const r = startedRepository(t, 'README.md', 'text\n');
  r.write(file, content);
  r.git('add', '.');
  return r;
}

const XET = `# xet version 0\nfilesize = 123\nhash = '${HASH}'\n`;

for (const [what, file, text] of [
  ['git-xet', 'model.pth', XET],
  ['git-xet, without a name of a model', 'data/weights', XET.replaceAll('\n', '\r\n')],
  ['a form of Git LFS with another digest', 'model.pkl', `version https://oxen.ai/spec/v1\noid xxh3:${HASH}\nsize 5\n`],
] as const) {
  test(`a pointer of a filter that is not known is no all clear: ${what}`, (t) => {
    const r = staged(t, file, text);
    const { status, stdout } = r.modelCheck('staged');
    t.is(status, 2, stdout);
    t.regex(stdout, /the content of this pointer of/);
    t.is(r.modelCheck('hook', 'pre-commit').status, 2);
    t.is(r.modelCheck('scan', file).status, 2);
    t.is(r.modelCheck('staged', '--strict').status, 2);
    r.write('.model-checkrc.yaml', 'lfs: { missing: warn }\n');
    r.git('add', '.');
    t.is(r.modelCheck('staged').status, 0);
  });
}

for (const [what, file, text] of [
  ['a comment of a template', 'chat_template.jinja', `${XET}# {{ ''.__class__.__mro__ }}\n`],
  ['a value', 'chat_template.jinja', `${XET}name = '{{ cycler.__init__.__globals__.os.popen("echo").read() }}'\n`],
  ['a line of a path file', 'evil.pth', `${XET}import os; os.system('echo')\n`],
  ['behind a pickle', 'model.pkl', `cos\nsystem\n(S'echo'\ntR.${XET}`],
] as const) {
  test(`the text of such a pointer does not replace the file around it: ${what}`, (t) => {
    t.is(staged(t, file, text).modelCheck('staged').status, 1);
  });
}

for (const [what, content] of Object.entries({
  'git-crypt': Buffer.concat([Buffer.from('\0GITCRYPT\0'), Buffer.alloc(600, 'x9Q')]),
  transcrypt: `U2FsdGVkX1${'9xQa'.repeat(40)}\n`,
  age: `-----BEGIN AGE ENCRYPTED FILE-----\n${'9xQa'.repeat(40)}\n`,
  'ansible-vault': `$ANSIBLE_VAULT;1.1;AES256\n${'3031'.repeat(40)}\n`,
})) {
  test(`a model that a key opens is not approved, another file is: ${what}`, (t) => {
    const r = staged(t, 'model.pth', content);
    const { status, stdout } = r.modelCheck('staged');
    t.is(status, 1, stdout);
    t.regex(stdout, /encrypted by/);
    t.is(r.modelCheck('hook', 'pre-commit').status, 1);
    for (const file of ['secrets.env', 'secrets.yaml', 'keys.bin', 'notes.txt'])
      t.is(staged(t, file, content).modelCheck('staged').status, 0, file);
  });
}
