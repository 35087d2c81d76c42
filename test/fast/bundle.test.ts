/** The bundle of the whole program does what the modules do: libraries that are loaded late still give what is asked of them. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { createRepository } from '../support/repository.ts';

const LOADER = fileURLToPath(new URL('../../../bin/load-program.js', import.meta.url));
const BUNDLE = fileURLToPath(new URL('../../bundle/program.cjs', import.meta.url));

test('a policy, a DVC pointer and a configuration in YAML are read by the bundle', async (t) => {
  if (!existsSync(BUNDLE)) {
    t.log('skipped: there is no bundle (npm run compile makes it)');
    t.pass();
    return;
  }
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('.model-checkrc.yaml', 'failOn: high\n');
  repository.write('model.pkl.dvc', `outs:\n- md5: ${'0'.repeat(32)}\n  size: 3\n  path: model.pkl\n`);
  repository.write('config.yaml', 'class_name: Sequential\nconfig: { layers: [] }\n');
  repository.git('add', '.');
  const { main } = createRequire(import.meta.url)(LOADER).loadProgram(path.dirname(BUNDLE)).program;
  const output: string[] = [];
  const stream = { write: (text: string) => output.push(text) };
  const environment = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const io = { cwd: repository.folder, environment, stdin: process.stdin, stdout: stream, stderr: stream };
  const code = await main(['staged', '--format', 'json'], io);
  t.is(code, 0, output.join(''));
  const { files } = JSON.parse(output.join(''));
  t.true(
    files.some((file: { path: string; status: string }) => file.path === 'model.pkl' && file.status === 'left-out'),
    output.join(''),
  );
});
