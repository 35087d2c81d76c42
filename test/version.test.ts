/** The version stands in package.json, and once more where no file need be read for it. */
import { readFileSync } from 'node:fs';
import test from 'ava';
import { VERSION } from '../src/version.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');

test('src/version.ts says what package.json says', (t) => {
  t.is(VERSION, JSON.parse(read('package.json')).version);
});

test('the lock file says it too', (t) => {
  const { version, packages } = JSON.parse(read('package-lock.json'));
  t.is(version, VERSION);
  t.is(packages[''].version, VERSION);
});
