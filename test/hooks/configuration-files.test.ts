/** `init` and the managers that read one file of the repository, lefthook and pre-commit: which lines go where, and that they go again. The managers themselves run in managers.test.ts. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { parse } from 'yaml';
import { createHouse, type House } from './house.ts';

interface Files {
  readonly [file: string]: string;
}

const inHouseOf = test.macro((t, files: Files, run: (t: ExecutionContext, house: House) => void) => {
  const house = createHouse();
  t.teardown(house.remove);
  for (const [file, text] of Object.entries(files)) house.write(file, Buffer.from(text, 'latin1'));
  run(t, house);
});

function roundTrip(t: ExecutionContext, house: House): ReadonlyMap<string, string> {
  const before = house.photograph();
  const first = house.modelCheck('init');
  t.is(first.status, 0, first.stderr);
  const installed = house.photograph();
  t.notDeepEqual(installed, before);
  house.modelCheck('init');
  t.deepEqual(house.photograph(), installed, 'the second time changes nothing');
  t.is(house.modelCheck('init', '--uninstall').status, 0);
  t.deepEqual(house.photograph(), before);
  return installed;
}

const textOf = (photograph: ReadonlyMap<string, string>, file: string) => photograph.get(file)?.slice(4) ?? '';

const PRE_COMMIT: readonly (readonly [name: string, text: string])[] = [
  ['an indented list', '# ours\nrepos:\n  # first\n  - repo: meta\n    hooks: [{id: identity}]\n\nfail_fast: true\n'],
  ['a list at the margin, no line feed at the end', 'repos:\n- repo: meta\n  hooks:\n  - id: identity'],
  ['no list yet', 'fail_fast: true\n'],
  ['an empty file', ''],
  ['letters beyond ASCII', 'repos:\n  - repo: meta # \xe9\xff\n    hooks: [{id: identity}]\n'],
  ['carriage returns', 'repos:\r\n  - repo: meta\r\n    hooks: [{id: identity}]\r\n'],
];

for (const [name, text] of PRE_COMMIT) {
  test(`.pre-commit-config.yaml, ${name}`, inHouseOf, { '.pre-commit-config.yaml': text }, (t, house) => {
    const config = parse(textOf(roundTrip(t, house), '.pre-commit-config.yaml'));
    t.is(config.repos[0].repo, 'local');
    t.like(config.repos[0].hooks[0], { id: 'model-check', language: 'system', always_run: true });
    t.is(config.repos.length, text.includes('meta') ? 2 : 1);
    t.is(config.fail_fast, text.includes('fail_fast') ? true : undefined);
  });
}

test('a list in brackets is left alone', inHouseOf, { '.pre-commit-config.yaml': 'repos: []\n' }, (t, house) => {
  const before = house.photograph();
  const { status, stderr } = house.modelCheck('init');
  t.is(status, 4);
  t.regex(stderr, /holds no list of lines under "repos:": nothing was added/);
  t.deepEqual(house.photograph(), before);
});

const LEFTHOOK: readonly (readonly [name: string, file: string, text: string])[] = [
  ['jobs of its own', 'lefthook.yml', 'pre-commit:\n  jobs:\n    - run: npm test\n'],
  ['an extends list', '.lefthook.yaml', 'extends:\n  - other.yml\npre-push:\n  commands: {}'],
  ['scripts in another folder', 'lefthook.yml', 'source_dir: ci/hooks # theirs\n'],
  ['an empty file', 'lefthook.yml', ''],
];

for (const [name, file, text] of LEFTHOOK) {
  test(`lefthook, ${name}`, inHouseOf, { [file]: text }, (t, house) => {
    const installed = roundTrip(t, house);
    const folder = /source_dir: (\S+)/.exec(text)?.[1] ?? '.lefthook';
    t.is(parse(textOf(installed, file)).extends[0], 'lefthook-model-check.yml');
    const jobs = parse(textOf(installed, 'lefthook-model-check.yml'));
    t.deepEqual(Object.keys(jobs), ['pre-commit', 'pre-merge-commit', 'pre-push']);
    t.true(jobs['pre-push'].scripts['model-check.sh'].use_stdin);
    t.regex(textOf(installed, `${folder}/pre-push/model-check.sh`), /hook pre-push "\$@"/);
  });
}

test('a lefthook configuration in TOML is left alone', inHouseOf, { 'lefthook.toml': '[pre-commit]\n' }, (t, house) => {
  t.is(house.modelCheck('init').status, 4);
});

const EVERYTHING = { '.husky/_/h': '', 'lefthook.yml': '', '.pre-commit-config.yaml': '' };

test(
  'the first that is used serves: husky, lefthook, pre-commit, then git itself',
  inHouseOf,
  EVERYTHING,
  (t, house) => {
    const used = () => /Would hook into (\S+)/.exec(house.modelCheck('init', '--dry-run').stdout)?.[1];
    t.is(used(), 'husky');
    rmSync(path.join(house.folder, '.husky'), { recursive: true });
    t.is(used(), 'lefthook');
    rmSync(path.join(house.folder, 'lefthook.yml'));
    t.is(used(), 'pre-commit');
    rmSync(path.join(house.folder, '.pre-commit-config.yaml'));
    t.regex(used() ?? '', /^git-(hooks|config)$/);
  },
);

test('--manager chooses another, and --uninstall takes out all of them', inHouseOf, EVERYTHING, (t, house) => {
  const before = house.photograph();
  for (const manager of ['husky', 'lefthook', 'pre-commit', 'git-hooks']) {
    t.is(house.modelCheck('init', '--manager', manager).status, 0);
  }
  t.is(house.modelCheck('init', '--uninstall').status, 0);
  t.deepEqual(house.photograph(), before);
});
