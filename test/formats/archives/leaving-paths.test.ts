/** Members of archives whose names or links leave the folder into which they are unpacked: high where a model is about, else low. https://cwe.mitre.org/data/definitions/22.html */
import test, { type ExecutionContext } from 'ava';
import { tar, tarEntry, zip } from '../../support/containers.ts';
import { judgeBytes } from '../../support/scanned.ts';

const SYMBOLIC = { versionMadeBy: (3 << 8) | 20, externalAttributes: (0o120777 << 16) >>> 0 };
const member = (name: string) => zip([{ name, content: Buffer.from('x') }]);
const zipLink = (name: string, target: string, method = 0) =>
  zip([{ name, content: Buffer.from(target), method, ...SYMBOLIC }]);
const tarLink = (name: string, link: string, type = '2') => tarEntry(name, Buffer.alloc(0), { type, link });

const leaves = test.macro(async (t: ExecutionContext, archive: Uint8Array, expected: string | null) => {
  for (const [name, severity] of [
    ['m.mar', 'high'],
    ['m.nemo', 'high'],
    ['documents.bak', 'low'],
  ] as const) {
    const { findings } = await judgeBytes(archive, name);
    t.deepEqual(
      findings.map((finding) => `${finding.severity} ${finding.rule}`),
      expected === null ? [] : [`${severity} anomaly/${expected}`],
      name,
    );
  }
});

for (const name of ['../x', 'a/../../x', '/etc/x', 'C:\\x', 'Z:x', '\\\\host\\share', '..\\x', 'a\\..\\..\\x']) {
  test(`a zip member named ${name}`, leaves, member(name), 'path-traversal');
  test(`a tar member named ${name}`, leaves, tar(tarEntry(name, Buffer.from('x'))), 'path-traversal');
}
for (const name of ['a/../x', '..x/y', 'a..b', '.../x', './x']) test(`${name} stays`, leaves, member(name), null);
test('a stored link of zip', leaves, zipLink('a', '/etc/passwd'), 'link-outside');
test('a packed link of zip', leaves, zipLink('a', '../etc/passwd', 8), 'link-outside');
test('a link of zip that stays', leaves, zipLink('a/b', '../c', 8), null);
test('a link of tar', leaves, tar(tarLink('a', '/etc/passwd')), 'link-outside');
test('a hard link of tar', leaves, tar(tarLink('a/b', '../x', '1')), 'link-outside');
test('a hard link that stays', leaves, tar(tarEntry('x', Buffer.from('x')), tarLink('a/b', 'x', '1')), null);
test('a link that stays', leaves, tar(tarLink('a/b', '../lib')), null);
test('a device of blocks', leaves, tar(tarLink('disk', '', '4')), 'device-file');
test('a device of characters', leaves, tar(tarLink('terminal', '', '3')), 'device-file');
test('a queue', leaves, tar(tarLink('queue', '', '6')), null);
test('a link behind another', leaves, tar(tarLink('a/b/up', '../..'), tarLink('out', 'a/b/up/../x')), 'link-outside');
test('a hard link behind a link', leaves, tar(tarLink('up', '.'), tarLink('out', 'up/../x', '1')), 'link-outside');
test('a link of zip to a share', leaves, zipLink('a', '\\\\host\\share'), 'link-outside');
test(
  'a link of zip as Darwin marks it',
  leaves,
  zip([{ name: 'a', content: Buffer.from('../x'), ...SYMBOLIC, versionMadeBy: (19 << 8) | 20 }]),
  'link-outside',
);
// `os.link` makes another name of the link, which points elsewhere from there.
test('a hard link to a link', leaves, tar(tarLink('d/a', '../y'), tarLink('a', 'd/a', '1')), 'link-outside');
test('a hard link to a link that stays', leaves, tar(tarLink('d/a', '../y'), tarLink('e/a', 'd/a', '1')), null);
test('a link through what becomes a link', leaves, tar(tarLink('p', 'd/..'), tarLink('d', '.')), 'link-outside');
test('a link through what stays a folder', leaves, tar(tarLink('p', 'd/../e'), tarLink('f', '.')), null);
test(
  'a link of zip through what becomes a link',
  leaves,
  zip([
    { name: 'p', content: Buffer.from('d/..'), ...SYMBOLIC },
    { name: 'd', content: Buffer.from('.'), ...SYMBOLIC },
  ]),
  'link-outside',
);
test(
  'a member behind a link',
  leaves,
  tar(tarLink('a/up', '..'), tarEntry('a/up/../x', Buffer.from('x'))),
  'path-traversal',
);
test(
  'a member below a link that stays',
  leaves,
  tar(tarLink('lib64', 'lib'), tarEntry('lib64/x', Buffer.from('x'))),
  null,
);

const record = (key: string, value: string) => {
  const length = key.length + value.length + 3;
  return `${length + String(length + String(length).length).length} ${key}=${value}\n`;
};
for (const key of ['path', 'linkpath', 'GNU.sparse.name']) {
  const named = (value: string) =>
    tar(tarEntry('global', Buffer.from(record(key, value)), { type: 'g' }), tarEntry('x', Buffer.from('x')));
  test(`all members by a global ${key}`, leaves, named('../x'), 'path-traversal');
  test(`all members by a global ${key} that stays`, leaves, named('a/x'), null);
}

// Each folder that a link passes was kept as a whole path: the square of a long one is more than the memory holds.
const passing = (count: number, target: string) =>
  tar(
    tarEntry('pax', Buffer.from(record('linkpath', `${'ab/'.repeat(count)}${target}`)), { type: 'x' }),
    tarLink('l', 'x'),
  );
test('a link that passes very many folders', leaves, passing(200_000, '../x'), null);
test(
  'a link that passes very many folders, and leaves',
  leaves,
  passing(1000, `${'../'.repeat(1001)}x`),
  'link-outside',
);
