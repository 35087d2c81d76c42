/** Settings of DJL Serving and DeepStream: Python that is run, code that is trusted, libraries that are opened. See https://docs.djl.ai/master/docs/serving/serving/docs/lmi/deployment_guide/configurations.html. */
import test from 'ava';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

const finds = test.macro(async (t, name: string, text: string, ...expected: readonly string[]) => {
  t.deepEqual(
    (await findingLines(text, name)).map((line) => line.slice(0, -name.length - 1)),
    expected,
  );
  if (expected.length > 0) t.false(isPlainContent(text, name), 'the fast path must leave it to the program');
});

const DJL = 'serving.properties';
test('DJL: a handler', async (t) => {
  const { findings } = await judgeBytes('engine=Python\noption.entryPoint=handler.py\n', DJL);
  t.deepEqual(
    findings.map(({ severity, rule }) => `${severity} ${rule}`),
    ['low serving/python'],
  );
});
test(
  'DJL: code of a repository',
  finds,
  DJL,
  'option.model_id=a/b\noption.trust_remote_code=true\n',
  'medium serving/code-elsewhere',
);
test('DJL: its own handler', finds, DJL, 'engine=Python\noption.entryPoint=djl_python.huggingface\n');
test('DJL: trust denied', finds, DJL, 'engine=Python\noption.trust_remote_code=false\n');
test('settings of another program', finds, 'a.properties', 'option.entryPoint=handler.py\n');
test('DJL: where the handler lies', async (t) => {
  const facts = await scanBytes('engine=Python\noption.entryPoint=handler.py\n', DJL);
  t.true(JSON.stringify(facts).includes('handler.py'));
});

const group = (key: string, value: string) => `[property]\ngpu-id=0\n${key}=${value}\nparse-bbox-func-name=NvDs\n`;
const KEY = 'custom-lib-path';
test('DeepStream: a library', finds, 'config_infer_primary.txt', group(KEY, 'libcustom.so'), 'medium serving/library');
test('DeepStream: in YAML', finds, 'pgie.yml', `property:\n  ${KEY}: "./lib/libcustom.so"\n`, 'medium serving/library');
test('DeepStream: its own', finds, 'pgie.txt', group(KEY, '/opt/nvidia/deepstream/deepstream/lib/libnvds_infer.so'));
test(
  'DeepStream: out of its own',
  finds,
  'pgie.txt',
  group(KEY, '/opt/nvidia/deepstream/../x.so'),
  'medium serving/library',
);
test('DeepStream: no library', finds, 'pgie.txt', group('labelfile-path', 'labels.txt'));
