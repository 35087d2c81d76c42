/** The registry as people see it: README's table of formats is made of it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { FORMATS, LAST_FORMATS } from '../../src/formats/registry.ts';

test('every format says what it is called, what is reported of it, and what that is proven with', (t) => {
  for (const { id, title, extensions, sees, provenWith } of [...FORMATS, ...LAST_FORMATS]) {
    for (const text of [title, sees, provenWith]) t.regex(text ?? '', /^\S.*[^.\s]$/, id);
    t.true(
      (extensions ?? []).every((extension) => /^\S+$/.test(extension)),
      id,
    );
  }
});

test('README has the table', (t) => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/formats-table.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  t.is(status, 0, stderr);
});
