/** The examples of docs/library.md run as they stand, from a package that is installed, as ES modules and as CommonJS. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { reducePickle } from './support/assembler.ts';
import { createRepository, isolatedEnvironment } from './support/repository.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const EXAMPLES = [...readFileSync(path.join(ROOT, 'docs/library.md'), 'utf8').matchAll(/```(js|cjs)\n([\s\S]*?)```/g)];
const EXPECTED = [
  /^rejected\nrejected\n$/,
  /^rejected posix\.system\('echo hi'\)\n1\n<\?xml /,
  /^rejected 1\n$/,
  /^\[ 'pickle' \]\n$/,
];

for (const [index, [, language = '', code = '']] of EXAMPLES.entries()) {
  test(`example ${index + 1} of the library (${language})`, (t) => {
    const repository = createRepository();
    t.teardown(() => repository.remove());
    repository.write('package.json', '{}'); // whatever lies above the folder is not asked for
    mkdirSync(path.join(repository.folder, 'node_modules'));
    symlinkSync(ROOT, path.join(repository.folder, 'node_modules', 'git-model-check'));
    repository.write(`example.${language === 'cjs' ? 'cjs' : 'mjs'}`, code);
    repository.write('m.pkl', reducePickle('posix', 'system', 'echo hi'));
    repository.git('add', 'm.pkl');
    const { status, stdout, stderr } = spawnSync(process.execPath, [`example.${language === 'cjs' ? 'cjs' : 'mjs'}`], {
      cwd: repository.folder,
      env: isolatedEnvironment(),
      encoding: 'utf8',
    });
    t.is(status, 0, stderr);
    t.regex(stdout, EXPECTED[index] ?? /never/);
  });
}

test('there is an example for each expectation', (t) => {
  t.is(EXAMPLES.length, EXPECTED.length);
});
