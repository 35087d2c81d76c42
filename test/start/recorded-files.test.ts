/** What the index records of files, against git's own: each version of the index, both kinds of ids, names of each length. */
import { lstatSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { areRecorded } from '../../src/start/recorded-files.ts';
import { started } from '../support/repository.ts';

const ATTRIBUTES = '.gitattributes';
/** A name whose length does not fit into the flags of an entry. */
const LONG = `${Array.from({ length: 20 }, () => 'd'.repeat(220)).join('/')}/`;
const FOLDERS = ['', 'a/', 'a/b/', '.github/', `${'n'.repeat(180)}/`, 'caf\u00e9/'];
const OTHERS = ['.gitattribute', '.gitattributes.bak', 'a/x.gitattributes', 'z/.gitattributes', 'a/config.json'];

interface Case {
  readonly title: string;
  readonly format: string;
  readonly version: number;
  /** Flags that need a second word. */
  readonly isExtended?: boolean;
}

const CASES: readonly Case[] = [
  { title: 'version 2', format: 'sha1', version: 2 },
  { title: 'version 3', format: 'sha1', version: 2, isExtended: true },
  { title: 'version 4', format: 'sha1', version: 4 },
  { title: 'version 2 with SHA-256', format: 'sha256', version: 2 },
  { title: 'version 4 with SHA-256 and more flags', format: 'sha256', version: 4, isExtended: true },
];

for (const { title, format, version, isExtended = false } of CASES) {
  test(`an index of ${title} tells of files that are others on disk`, (t) => {
    const repository = started(t, [`--object-format=${format}`]);
    const names = FOLDERS.map((folder) => folder + ATTRIBUTES);
    for (const name of [...names, ...OTHERS]) repository.write(name, '* text\n');
    repository.git('add', '.');
    repository.git('update-index', '--index-version', String(version));
    if (isExtended) repository.git('update-index', '--skip-worktree', ...names, 'a/config.json');
    const environment = { GIT_DIR: path.join(repository.folder, '.git') };
    const wanted = {
      // Those that no file has, too.
      names: new Set(
        [...names, 'b/.gitattributes', `${LONG}${ATTRIBUTES}`].map((name) => Buffer.from(name).toString('latin1')),
      ),
      environment,
      idBytes: format === 'sha1' ? 20 : 32,
    };
    const placeOf = (name: string) =>
      Buffer.concat([Buffer.from(`${repository.folder}/`), Buffer.from(name, 'latin1')]);
    const isRecorded = () => areRecorded(wanted, (name) => lstatSync(placeOf(name), { throwIfNoEntry: false }));
    t.true(isRecorded());
    for (const name of names) {
      const place = path.join(repository.folder, name);
      const before = lstatSync(place);
      rmSync(place);
      t.false(isRecorded(), `${name} is gone`);
      writeFileSync(place, '* text eol=crlf\n');
      t.false(isRecorded(), `${name} is longer`);
      t.true(before.isFile());
      repository.git('update-index', '--no-skip-worktree', name);
      repository.git('add', '--force', name);
      if (isExtended) repository.git('update-index', '--skip-worktree', name);
      t.true(isRecorded(), `${name} is recorded anew`);
    }
    rmSync(path.join(repository.folder, 'a/config.json'));
    t.true(isRecorded(), 'what is not asked for does not count');
  });
}
