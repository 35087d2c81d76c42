/** Files beside a model that the repository records as symbolic links: reported where they lead out of it. https://nvd.nist.gov/vuln/detail/CVE-2026-34447 */
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { field } from '../support/protobuf.ts';
import { createRepository } from '../support/repository.ts';

/** A tensor in the file `location`, behind one operator. */
function model(location: string): Uint8Array {
  const entry = (key: string, value: string) => field(13, field(1, key), field(2, value));
  const tensor = field(5, Buffer.concat([field(8, 'w'), entry('location', location)]));
  return Buffer.concat([Buffer.from([8, 8]), field(7, field(1, field(1, 'x'), field(4, 'Conv')), tensor)]);
}

const linked = test.macro(
  (t: ExecutionContext, location: string, link: string, target: string, expected: string | null) => {
    const repository = createRepository();
    t.teardown(repository.remove);
    repository.write('models/net.onnx', model(location));
    mkdirSync(path.join(repository.folder, path.dirname(link)), { recursive: true });
    symlinkSync(target, path.join(repository.folder, link));
    repository.git('add', '.');
    repository.git('commit', '-q', '--allow-empty', '--only', '-m', 'Begin');
    for (const command of [['staged'], ['tree'], ['range', 'HEAD^..HEAD'], ['range', `${'0'.repeat(40)}..HEAD`]]) {
      if (command[0] === 'tree') repository.git('commit', '-qm', 'Add');
      const { stdout, stderr } = repository.modelCheck(...command, '--format', 'json');
      const [file] = JSON.parse(stdout).files.filter((each: { path: string }) => each.path.endsWith('.onnx'));
      const findings = file.findings.map(
        ({ severity, rule, because }: Record<string, string>) => `${severity} ${rule} ${because}`,
      );
      t.deepEqual(findings, expected === null ? [] : [`high files/linked ${expected}`], stderr);
    }
  },
);

const OUTSIDE = (file: string, target: string) =>
  `${file}, which it reads, is recorded as a symbolic link to ${target}, outside of the repository.`;

test(
  'a link to an absolute path',
  linked,
  'weights.bin',
  'models/weights.bin',
  '/etc/hostname',
  OUTSIDE('models/weights.bin', '/etc/hostname'),
);
test(
  'a link above the repository',
  linked,
  'weights.bin',
  'models/weights.bin',
  '../../x',
  OUTSIDE('models/weights.bin', '../../x'),
);
test('a folder on the way', linked, 'data/weights.bin', 'models/data', '/etc', OUTSIDE('models/data', '/etc'));
test(
  'a link into the folder of git',
  linked,
  'weights.bin',
  'models/weights.bin',
  '../.git/config',
  OUTSIDE('models/weights.bin', '../.git/config'),
);
test('a link within the repository', linked, 'weights.bin', 'models/weights.bin', '../shared/weights.bin', null);
test('a link of another name', linked, 'weights.bin', 'models/other.bin', '/etc/hostname', null);

test('a link that comes later, to a link, is reported at the model that reads through it', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('models/net.onnx', model('weights.bin'));
  repository.write('models/other.onnx', model('own.bin'));
  repository.write('net.onnx', model('models/weights.bin'));
  repository.git('add', '.');
  repository.git('commit', '-qm', 'Add');
  symlinkSync('shared.bin', path.join(repository.folder, 'models/weights.bin'));
  repository.git('add', '.');
  t.is(repository.modelCheck('hook', 'pre-commit').status, 0, 'it leads nowhere');
  symlinkSync('/etc/hostname', path.join(repository.folder, 'models/shared.bin'));
  repository.git('add', '.');
  for (const command of [['hook', 'pre-commit'], ['staged'], ['range', 'HEAD^..HEAD']]) {
    if (command[0] === 'range') repository.git('commit', '-qm', 'Link');
    const { status, stdout } = repository.modelCheck(...command);
    t.is(status, 1, stdout);
    t.regex(stdout.replaceAll(/\s+/g, ' '), /✖ models\/net\.onnx .*\/etc\/hostname, outside of the repository/);
    t.regex(stdout, /✖ net\.onnx/);
    t.notRegex(stdout, /other\.onnx/);
  }
});

test('links in circles, and those that come back into the repository, are none of those', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('models/net.onnx', model('weights.bin'));
  repository.write('models/two.onnx', model('back/weights.bin'));
  symlinkSync('round.bin', path.join(repository.folder, 'models/weights.bin'));
  symlinkSync('weights.bin', path.join(repository.folder, 'models/round.bin'));
  symlinkSync('../models', path.join(repository.folder, 'models/back'));
  repository.git('add', '.');
  t.is(repository.modelCheck('staged').status, 0);
});
