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
    for (const command of [['staged'], ['tree']]) {
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
test('a link within the repository', linked, 'weights.bin', 'models/weights.bin', '../shared/weights.bin', null);
test('a link of another name', linked, 'weights.bin', 'models/other.bin', '/etc/hostname', null);
