/** What `npm ci` and `npm pack` need to find in package.json and the lock file. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';

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
  const promised = [...Object.values<string>(bin), ...man, ...files];
  for (const file of promised) t.true(existsSync(fileURLToPath(new URL(file, ROOT))), file);
});
