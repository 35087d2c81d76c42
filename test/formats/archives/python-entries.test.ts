/** Python source in archives: what a configuration beside it names is examined as code that a loader imports. See https://huggingface.co/docs/transformers/custom_models. */
import test from 'ava';
import { tar, tarEntry, zip } from '../../support/containers.ts';
import { findingLines } from '../../support/scanned.ts';
import { sevenZip } from '../../support/seven-zip-archive.ts';

const ACTS = 'import os\nos.system("echo harmless")\nclass M: pass\n';
const PROCESS = 'critical python/os/process-execution';
const AUTO_MAP = JSON.stringify({ auto_map: { AutoModel: 'modeling_x.M' } });

const finds = test.macro(async (t, members: Readonly<Record<string, string>>, expected: readonly string[]) => {
  // The source comes first: what names it may come later.
  const entries = Object.entries(members).reverse();
  const zipped = zip(entries.map(([name, content]) => ({ name, content: Buffer.from(content) })));
  const tarred = tar(...entries.map(([name, content]) => tarEntry(name, Buffer.from(content))));
  for (const [name, content] of [
    ['a.zip', zipped],
    ['a.tar', tarred],
    ['a.7z', sevenZip(entries.map(([name, content]) => ({ name, content: Buffer.from(content) })))],
  ] as const)
    t.deepEqual(
      (await findingLines(content, name)).filter((line) => line.startsWith('critical')),
      expected.map((member) => `${PROCESS} ${name}!${member}`),
    );
});

test('a class of its own', finds, { 'm/config.json': AUTO_MAP, 'm/modeling_x.py': ACTS }, ['m/modeling_x.py']);
test(
  'what that imports',
  finds,
  { 'config.json': AUTO_MAP, 'modeling_x.py': 'from .more import M\n', 'more.py': ACTS },
  ['more.py'],
);
test('an application of Ray', finds, { 'serve.yaml': 'applications:\n- import_path: app:deploy\n', 'app.py': ACTS }, [
  'app.py',
]);
test('a script that nothing names', finds, { 'config.json': AUTO_MAP, 'modeling_x.py': '', 'train.py': ACTS }, []);
test('one of another folder', finds, { 'a/config.json': AUTO_MAP, 'b/modeling_x.py': ACTS }, []);

/** Four bytes of a magic number, four of flags; what follows is not looked at. */
const compiled = (flags: number) => String.fromCharCode(0x27, 0x0d, 0x0d, 0x0a, flags, ...Array<number>(11).fill(0));
const MANIFEST = JSON.stringify({ archiverVersion: '0.12.0', model: { modelName: 'x', handler: 'h' } });
const UNREAD = 'high unexaminable/unsupported';

const findsCompiled = test.macro(async (t, members: Readonly<Record<string, string>>, expected: readonly string[]) => {
  const entries = Object.entries(members);
  const zipped = zip(entries.map(([name, content]) => ({ name, content: Buffer.from(content, 'latin1') })));
  const tarred = tar(...entries.map(([name, content]) => tarEntry(name, Buffer.from(content, 'latin1'))));
  for (const [name, content] of [
    ['a.mar', zipped],
    ['a.tar', tarred],
  ] as const)
    t.deepEqual(
      (await findingLines(content, name)).filter((line) => line.startsWith('high')),
      expected.map((member) => `${UNREAD} ${name}!${member}`),
    );
});
const SERVED = { 'MAR-INF/MANIFEST.json': MANIFEST };
test('compiled, without its source', findsCompiled, { ...SERVED, 'h.pyc': compiled(0) }, ['h.pyc']);
test('a compiled package', findsCompiled, { ...SERVED, 'h/__init__.pyc': compiled(0) }, ['h/__init__.pyc']);
test('compiled beside its source', findsCompiled, { ...SERVED, 'h.py': 'x = 1\n', 'h.pyc': compiled(0) }, []);
test(
  'kept for the next import',
  findsCompiled,
  { ...SERVED, 'h.py': 'x = 1\n', '__pycache__/h.cpython-311.pyc': compiled(0) },
  [],
);
test(
  'kept, and never compared with its source',
  findsCompiled,
  { ...SERVED, 'h.py': 'x = 1\n', '__pycache__/h.cpython-311.pyc': compiled(1) },
  ['__pycache__/h.cpython-311.pyc'],
);
test(
  'compiled, by the name in a configuration',
  findsCompiled,
  { 'm/config.json': AUTO_MAP, 'm/modeling_x.pyc': compiled(0), 'm/other.pyc': compiled(0) },
  ['m/modeling_x.pyc'],
);
