/** Pointers and links of git-annex in forms that it reads and never writes: none of them passes for a text without a model. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { maliciousModel } from '../../src/commands/demo/demo-models.ts';
import { started } from '../support/repository.ts';

const BAD = maliciousModel();
const KEY = `SHA256E-s${BAD.length}--${createHash('sha256').update(BAD).digest('hex')}.pth`;

const POINTERS: Readonly<Record<string, string>> = {
  'something before it': `x/annex/objects/${KEY}\n`,
  'the folder of git': `../.git/annex/objects/Xq/Kj/${KEY}/${KEY}\n`,
  'a blank': ` /annex/objects/${KEY}\n`,
  'a folder that is only alike': `/annex/objects2/${KEY}\n`,
  'lines of any kind with its tag': `/annex/objects/${KEY}\nsee /annex/ for it\n`,
  'more lines than a short text has': `/annex/objects/${KEY}\n${'/annex/more\n'.repeat(2000)}`,
  'a long first line': `${'x/'.repeat(1000)}/annex/objects/${KEY}\n`,
  'a key of another kind': 'x/annex/objects/WORM-s9-m1700000000--bad.pth\n',
};

for (const [what, text] of Object.entries(POINTERS)) {
  test(`a pointer that git-annex would not write is no all clear: ${what}`, (t) => {
    const r = started(t);
    r.write('notes.txt', text);
    r.git('add', '.');
    for (const command of [['staged'], ['hook', 'pre-commit'], ['hook', 'pre-commit']]) {
      const { status, stdout } = r.modelCheck(...command);
      t.is(status, 2, stdout);
      t.regex(stdout.replaceAll(/\s+/g, ' '), /a pointer of git-annex in a form that it does not write/);
    }
    r.git('commit', '-qm', 'x');
    t.is(r.modelCheck('tree', 'HEAD').status, 2);
    t.is(r.modelCheck('range', 'HEAD~1..HEAD').status, 2);
  });
}

for (const [what, text] of Object.entries({
  'prose about it': 'The content lies in .git/annex/objects, see the manual.\n',
  'a path without a key': '/srv/annex/objects/readme\n',
  'a line without the tag behind it': `x/annex/objects/${KEY}\nand more\n`,
  'a line before it': `text\n/annex/objects/${KEY}\n`,
  'more than git-annex reads': `/annex/objects/${KEY}\n${'/annex/more\n'.repeat(4000)}`,
})) {
  test(`what git-annex takes for no pointer is text: ${what}`, (t) => {
    const r = started(t);
    r.write('notes.txt', text);
    r.git('add', '.');
    t.is(r.modelCheck('staged').status, 0);
    t.is(r.modelCheck('hook', 'pre-commit').status, 0);
  });
}

for (const target of [
  `.git/annex/objects/Aa/../Aa/Bb/${KEY}/${KEY}`,
  `.git/annex/objects//Aa/Bb/${KEY}/./${KEY}`,
  `./.git/annex/objects/Aa/Bb/${KEY}/${KEY}`,
  `elsewhere/annex/objects/Aa/Bb/other/${KEY}`,
  `elsewhere/annex/objects2/${KEY}`,
  `elsewhere/annex/objects/../../../${KEY}`,
]) {
  test(`a link to content of git-annex is followed, however it is spelled: ${target.replaceAll(KEY, 'KEY')}`, (t) => {
    const r = started(t);
    r.write('target', target);
    const oid = r.git('hash-object', '-w', 'target').trim();
    r.git('update-index', '--add', '--cacheinfo', `120000,${oid},bad.pth`);
    t.regex(r.modelCheck('staged', '--show-skipped').stdout, /git annex get/);
    const digest = createHash('md5').update(KEY).digest('hex');
    const folders = target.startsWith('elsewhere') ? [digest.slice(0, 3), digest.slice(3, 6)] : ['Aa', 'Bb'];
    const file = path.join(r.folder, '.git', 'annex', 'objects', ...folders, KEY, KEY);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, BAD);
    t.is(r.modelCheck('staged').status, 1);
  });
}

test('a link that is longer than a short text is', (t) => {
  const r = started(t);
  r.write('target', `${'./'.repeat(1000)}.git/annex/objects/Aa/Bb/${KEY}/${KEY}`);
  const oid = r.git('hash-object', '-w', 'target').trim();
  r.git('update-index', '--add', '--cacheinfo', `120000,${oid},bad.pth`);
  t.is(r.modelCheck('staged').status, 2);
});
