/** What `npm ci` and `npm pack` need to find in package.json and the lock file. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { parse } from 'yaml';
import { MODEL_EXTENSIONS } from '../../src/model-names.ts';

const ROOT = new URL('../../../', import.meta.url);
const json = (name: string) => JSON.parse(readFileSync(new URL(name, ROOT), 'utf8'));

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const LOCKED: Readonly<Record<string, Locked>> = json('package-lock.json').packages;

/** A package of another platform that is not locked makes npm ci refuse: https://github.com/npm/cli/issues/9846. */
test('the lock file holds the packages of every platform', (t) => {
  for (const [place, { optionalDependencies = {} }] of Object.entries(LOCKED)) {
    for (const name of Object.keys(optionalDependencies)) {
      const places = [`${place}/node_modules/${name}`, `node_modules/${name}`];
      t.true(
        places.some((each) => LOCKED[each]?.version !== undefined),
        `${place} wants ${name}`,
      );
    }
  }
});

test('the lock file names no registry', (t) => {
  t.deepEqual(
    Object.values(LOCKED).filter(({ resolved }) => resolved !== undefined),
    [],
  );
});

test('what package.json promises is there', (t) => {
  const { bin, man, files } = json('package.json');
  const promised = [...Object.values<string>(bin), ...man, ...files.filter((file: string) => !file.startsWith('!'))];
  for (const file of promised) t.true(existsSync(fileURLToPath(new URL(file, ROOT))), file);
});

test('pre-commit passes every name that models are kept under, and always runs the hook', (t) => {
  const manifest = parse(readFileSync(new URL('.pre-commit-hooks.yaml', ROOT), 'utf8'));
  t.deepEqual(
    manifest.map(({ id }: { id: string }) => id),
    ['model-check', 'model-check-deep'],
  );
  for (const hook of manifest) {
    t.true(hook.always_run);
    t.false('stages' in hook, 'pre-commit 3.0 and 4 spell them differently');
  }
  const script = fileURLToPath(new URL('scripts/pre-commit-hooks.mjs', ROOT));
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  t.is(status, 0, stderr);
  const files = new RegExp(manifest[0].files.replace('(?i)', ''), 'i');
  for (const extension of MODEL_EXTENSIONS) {
    t.regex(`folder/Model.${extension.toUpperCase()}`, files);
    t.regex(`model.${extension}.gz`, files);
  }
  t.notRegex('readme.md', files);
});
