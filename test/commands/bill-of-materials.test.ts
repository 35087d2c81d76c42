/** A bill of materials names each content by its SHA-256, also where the evidence of an earlier run is known. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { reducePickle } from '../support/assembler.ts';
import { createRepository } from '../support/repository.ts';

test('the digest is that of the content, in the first run and in the next', (t) => {
  const repository = createRepository();
  t.teardown(() => repository.remove());
  const model = reducePickle('posix', 'system', 'true');
  repository.write('m.pkl', model);
  repository.git('add', '.');
  const digest = createHash('sha256').update(model).digest('hex');
  for (const args of [['tree'], ['tree'], ['scan', 'm.pkl']]) {
    repository.modelCheck(...args, '--format', 'cyclonedx=bom.cdx.json', '--format', 'json=report.json');
    const read = (name: string) => JSON.parse(readFileSync(path.join(repository.folder, name), 'utf8'));
    const [component] = read('bom.cdx.json').components;
    t.deepEqual(component.hashes, [{ alg: 'SHA-256', content: digest }]);
    t.is(component.name, 'm.pkl');
    t.is(read('report.json').files[0].sha256, digest);
  }
  repository.modelCheck('tree', '--format', 'json=plain.json');
  t.false('sha256' in JSON.parse(readFileSync(path.join(repository.folder, 'plain.json'), 'utf8')).files[0]);
});
