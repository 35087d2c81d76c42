/** The policy file that `init` starts: only where there is none, and gone again only while nobody has edited it. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { parse } from 'yaml';
import { createHouse, type House } from './house.ts';

const inHouse = test.macro((t, run: (t: ExecutionContext, house: House, policy: string) => void) => {
  const house = createHouse();
  t.teardown(house.remove);
  run(t, house, path.join(house.folder, '.model-checkrc.yaml'));
});

test('it names its schema and states the defaults', inHouse, (t, house, policy) => {
  house.modelCheck('init');
  const text = readFileSync(policy, 'utf8');
  t.regex(text, /^# yaml-language-server: \$schema=https:\/\/\S+\/schema\/policy\.schema\.json\n/);
  t.like(parse(text), { failOn: 'high', strict: false, lfs: { missing: 'reject' }, allow: [] });
});

test('where the package is installed in the project, the schema is that one', inHouse, (t, house, policy) => {
  house.write('node_modules/.bin/git-model-check', '');
  house.modelCheck('init');
  t.regex(readFileSync(policy, 'utf8'), /\$schema=\.\/node_modules\/git-model-check\/schema\/policy\.schema\.json\n/);
});

test('an edited one stays, and is reported', inHouse, (t, house, policy) => {
  house.modelCheck('init');
  appendFileSync(policy, 'include: []\n');
  t.regex(house.modelCheck('init', '--uninstall').stdout, /kept {9}\.model-checkrc\.yaml/);
  t.true(existsSync(policy));
});

for (const [file, text] of [
  ['.model-checkrc', 'failOn: low\n'],
  ['.config/model-checkrc.yml', ''],
  ['model-check.config.json', '{}'],
  ['package.json', '{ "model-check": {} }'],
] as const) {
  test(`${file} is a policy already`, inHouse, (t, house, policy) => {
    house.write(file, text);
    t.true(house.modelCheck('init').stdout.includes(`unchanged    ${file}, the policy`));
    t.false(existsSync(policy));
    house.modelCheck('init', '--uninstall');
    t.is(readFileSync(path.join(house.folder, file), 'utf8'), text);
  });
}
