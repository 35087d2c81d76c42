/** The bundle of the whole program does what the modules do: libraries that are loaded late still give what is asked of them. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { main as mainOfModules } from '../../src/cli.ts';
import { OPERATOR_RULES, SAFE_RULES } from '../../src/rules/all-rows.ts';
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

test('the bundle knows of every row what the modules know', async (t) => {
  if (!existsSync(BUNDLE)) {
    t.log('skipped: there is no bundle (npm run compile makes it)');
    t.pass();
    return;
  }
  const { main } = createRequire(import.meta.url)(LOADER).loadProgram(path.dirname(BUNDLE)).program;
  const said = async (run: typeof mainOfModules, operator: string): Promise<string> => {
    const output: string[] = [];
    const stream = { write: (text: string | Uint8Array) => output.push(String(text)) };
    const code = await run(['rules', operator], {
      cwd: '/',
      environment: {},
      stdin: process.stdin,
      stdout: stream,
      stderr: stream,
    });
    return `${code} ${output.join('')}`;
  };
  const operators = [...OPERATOR_RULES, ...SAFE_RULES]
    .filter(({ ecosystem }) => ecosystem === 'python')
    .map(({ module, names }) => `${module.replace(/\.\*$/, '.inner')}.${names === '*' ? 'anything' : names.at(-1)}`);
  t.true(operators.length > 1_000);
  for (const operator of operators) t.is(await said(main, operator), await said(mainOfModules, operator), operator);
  const measured = 'sklearn.linear_model._base.LinearRegression';
  t.is(await said(main, measured), await said(mainOfModules, measured));
});
