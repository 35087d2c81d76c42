/** YAML whose tags make Python objects, and Keras configurations in YAML. */
import test from 'ava';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { isPlainContent } from '../../../src/fast/fast-path.ts';
import { isRecognised } from '../../../src/scan.ts';
import { MARSHALLED_LAMBDAS } from '../../support/marshalled-lambdas.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const finds = test.macro(async (t, content: string, ...expected: readonly string[]) => {
  t.deepEqual(await findingLines(content, 'model.yaml'), expected);
  t.false(isPlainContent(content), 'the fast path must leave it to the program');
});

const PROCESS = 'critical python/os/process-execution model.yaml';

test('a call', finds, 'a: !!python/object/apply:os.system ["echo harmless"]\n', PROCESS);
test('an object', finds, '!!python/object/new:os.system\nargs: ["echo harmless"]\n', PROCESS);
test('a name', finds, 'a: !!python/name:os.system\n', PROCESS);
test('a name in builtins', finds, 'a: !!python/name:eval\n', 'critical python/builtins/code-execution model.yaml');
test('a module', finds, 'a: !!python/module:os\n', 'critical python/builtins/import model.yaml');
test('a tag in full', finds, 'a: !<tag:yaml.org,2002:python/name:os.system>\n', PROCESS);
test('a tag in escapes', finds, 'a: !!%70ython/name:os.system\n', PROCESS);
test('a tag under a handle', finds, '%TAG !x! tag:yaml.org,2002:python/\n---\na: !x!name:os.system\n', PROCESS);
test('UTF-16', async (t) => {
  const text = Buffer.from('\ufeffa: !!python/name:os.system\n', 'utf16le');
  t.deepEqual(await findingLines(text, 'model.yaml'), [PROCESS]);
  t.deepEqual(await findingLines(text.swap16(), 'model.yaml'), [PROCESS]);
});
test('behind control characters nothing is read', async (t) => {
  t.deepEqual(await findingLines('\u0001a: !!python/name:os.system\n', 'model.yaml'), []);
});
test('the second document', finds, 'a: 1\n---\na: !!python/name:os.system\n', PROCESS);
test('a key', finds, '? !!python/name:os.system\n: 1\n', PROCESS);

const lambda = `class_name: Sequential
config:
- class_name: Dense
  config: {units: 4}
- class_name: Lambda
  config:
    function: !!python/tuple
    - "${MARSHALLED_LAMBDAS['3.6']}"
    - null
    function_type: lambda
`;
test('a Lambda of Keras', finds, lambda, 'critical keras/lambda model.yaml#/config/1');
test(
  'a Lambda of Keras without tags',
  finds,
  lambda.replace(' !!python/tuple', ''),
  'critical keras/lambda model.yaml#/config/1',
);

test('the call is shown', async (t) => {
  const { findings } = await judgeBytes('!!python/object/apply:os.system ["echo harmless"]', 'model.yaml');
  t.is(findings[0]?.call, "os.system(['echo harmless'])");
});

test('nesting without end is a limit', async (t) => {
  const lines = await findingLines(`${'['.repeat(200_000)} !!python/name:os.system`, 'model.yaml');
  t.true(lines.length === 0 || lines[0] === 'high unexaminable/limit model.yaml', lines.join());
});

test('types of values are silent', async (t) => {
  const { status } = await judgeBytes('a: !!python/tuple [1, 2]\nb: !!python/unicode x\n', 'model.yaml');
  t.is(status, 'clean');
});

const plain = test.macro((t, content: string) => {
  t.false(isRecognised(memorySource(Buffer.from(content)), 'any.yaml'));
});

test('a deployment is none', plain, 'apiVersion: v1\nkind: ConfigMap\nconfig:\n  a: !!str 1\n');
test(
  'a workflow is none',
  plain,
  'on: push\njobs:\n  test:\n    runs-on: ubuntu\n    steps:\n    - run: python -m pytest\n',
);
test('an OpenAPI document is none', plain, 'openapi: 3.0.0\ninfo: {title: x}\npaths: {}\n');
test('a script is none', plain, '#!/usr/bin/python3\nprint(1)\n');
test('Python is none', plain, 'class Row:\n    class_name: str\n    config: dict\n');

test('prose that speaks of tags is silent', async (t) => {
  const { findings } = await judgeBytes('Never load `!!python/object/apply:os.system` from a stranger.\n', 'README.md');
  t.deepEqual(findings, []);
});
