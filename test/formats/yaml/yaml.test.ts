/** YAML whose tags make Python objects, and Keras configurations in YAML. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: substitutions of CloudFormation
import test from 'ava';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { readYaml } from '../../../src/formats/yaml/yaml-values.ts';
import { isRecognised } from '../../../src/recognise.ts';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { inFull } from '../../support/in-full.ts';
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
test(
  'a handle that takes the place of another',
  finds,
  '%TAG ! tag:yaml.org,2002:\n---\na: !python/name:os.system\n',
  PROCESS,
);
test(
  'behind a mark of the encoding',
  finds,
  '\ufeff%TAG !x! tag:yaml.org,2002:python/\n---\na: !x!name:os.system\n',
  PROCESS,
);
test('a list of pairs', finds, '!!omap\n- a: !!python/name:os.system\n', PROCESS);
test('a set', finds, '!!set\n? !!python/name:os.system\n', PROCESS);
test('in YAML 1.2', finds, '%YAML 1.2\n---\n!!pairs [a: !!python/name:os.system]\n', PROCESS);
test('an anchor', finds, 'a: &x !!python/name:os.system\nb: *x\n', PROCESS);
test('a merged mapping', finds, 'a: 1\n<<: {b: !!python/name:os.system}\n', PROCESS);
test('in a list in braces', finds, 'a: {b: [1, !!python/name:os.system ]}\n', PROCESS);
test('lines that end as YAML 1.1 has them', finds, 'a: 1\u2028b: !!python/name:os.system\rc: 1\x85', PROCESS);
test('a document before one that breaks', finds, '!!python/object/apply:os.system [x]\n---\n[ }\n', PROCESS);
test('a document that breaks behind it', finds, 'a: !!python/name:os.system\nb: [ }\n', PROCESS);
test('an escape in the name', finds, 'a: !!python/name:%6fs.system\n', PROCESS);

const finds16 = test.macro(async (t, swap: boolean) => {
  const content = Buffer.from('\ufeffa: !!python/object/apply:os.system [echo harmless]\n', 'utf16le');
  t.deepEqual(await findingLines(swap ? content.swap16() : content, 'model.yaml'), [PROCESS]);
});

test('in UTF-16', finds16, false);
test('in UTF-16 of the other order', finds16, true);

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
  t.is(status, 'not-a-model');
});

const silent = test.macro(async (t, content: string, path: string) => {
  t.deepEqual(await findingLines(content, path), []);
});

test(
  'a stack of CloudFormation',
  silent,
  'Resources:\n  A:\n    Properties: {Name: !Ref B, Arn: !GetAtt C.Arn, X: !Sub "${A}"}\n',
  'stack.yaml',
);
test('a pipeline of GitLab', silent, 'test:\n  script:\n    - !reference [.setup, script]\n', '.gitlab-ci.yml');
test('a vault of Ansible', silent, 'secret: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3132\n', 'vars.yml');
test('a home of Home Assistant', silent, 'automation: !include automations.yaml\nx: !secret y\n', 'configuration.yaml');
test(
  'a site of mkdocs',
  silent,
  'markdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n' +
    '      emoji_generator: !!python/name:material.extensions.emoji.to_svg\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n' +
    '        kwds: {case: lower}\n  - pymdownx.superfences:\n      custom_fences:\n        - {name: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }\n',
  'mkdocs.yml',
);

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

const LONG = 300 * 1024;
const script = (text: string) => text.padEnd(LONG, 'var a=[1,2],b=function(t){return t};');
test('a script in one line is none', async (t) => {
  const starts = ['/*! For license see LICENSE.txt */\n(self.a=[]).push([[1],{1:(t,e)=>{c(this,"__kind__",e)', '!'];
  for (const start of starts)
    t.deepEqual(await findingLines(script(`${start}function e(t, n) {`), 'main.js'), [], start);
});
test('a notebook that holds a script is none', async (t) => {
  const source = ['\n!function e(t, n) {\n', ',!function (a){', ' !function(){'].map((line) => script(line));
  const text = JSON.stringify({ cells: [{ cell_type: 'code', source }], nbformat: 4 });
  t.deepEqual(await findingLines(text, 'a.ipynb'), []);
});
test('an escaped backslash in parentheses is no escape of a tuple', async (t) => {
  const text = JSON.stringify({ pattern: String.raw`(\u002F)|(\x21+)`, text: 'a'.repeat(LONG) });
  t.deepEqual(await findingLines(text, 'service.json'), []);
});
inFull('a text that is too long is reported where a tag stands in it', async (t) => {
  const limit = ['high unexaminable/limit model.yaml'];
  for (const tag of ['a: !!python/name:os.system', 'a: !function utils.f', 'a: !function (utils.f'])
    t.deepEqual(await findingLines(`${'b: 1\n'.repeat(900_000)}${tag}\n`, 'model.yaml'), limit, tag);
  const behind = `${'word '.repeat(60_000)}\n--- !!python/object/apply:os.system [x]\n`;
  t.deepEqual(await findingLines(behind, 'model.yaml'), [PROCESS], 'another document');
});

test('prose that speaks of tags is silent', async (t) => {
  const { findings } = await judgeBytes('Never load `!!python/object/apply:os.system` from a stranger.\n', 'README.md');
  t.deepEqual(findings, []);
});

test('functions of a file beside, which is code to review', async (t) => {
  for (const tag of ['!function', '!<!function>', '!f%75nction']) {
    const { findings } = await judgeBytes(`doc_to_text: ${tag} utils.doc_to_text\n`, 'task.yaml');
    t.deepEqual(
      findings.map(({ severity, call }) => `${severity} ${call}`),
      ["low server.python('utils.py')"],
      tag,
    );
  }
});
test('one of a file elsewhere', finds, 'a: !function /tmp/utils.f\n', 'high serving/file-elsewhere model.yaml');
test('one of a folder above', finds, 'a: !function ../../utils.f\n', 'high serving/file-elsewhere model.yaml');

/** PyTorch Lightning writes tensors among its hyperparameters so. */
const storage = (base64: string, tag = '!!binary') =>
  `t: !!python/object/apply:torch._utils._rebuild_tensor_v2\n- !!python/object/apply:torch.storage._load_from_bytes\n  - ${tag} ${base64}\n- 0\n- !!python/tuple [2]\n- !!python/tuple [1]\n- false\n`;
const stream = (text: string) => Buffer.from(text, 'latin1').toString('base64');

test('bytes of a storage are examined as a member', async (t) => {
  t.deepEqual(await findingLines(storage(stream('\x80\x02}q\x00.')), 'hparams.yaml'), []);
  const hidden = await findingLines(storage(stream('cos\nsystem\n(S"echo harmless"\ntR.')), 'hparams.yaml');
  t.is(hidden.length, 1);
  t.regex(hidden[0] ?? '', /^critical python\/os\/process-execution hparams\.yaml!binary at \d+$/);
  const full = storage(stream('\x80\x02}q\x00.'), '!<tag:yaml.org,2002:b%69nary>');
  t.deepEqual(await findingLines(full, 'hparams.yaml'), []);
});
test('bytes of which nobody knows what they are, and texts, are not', async (t) => {
  for (const content of [storage('=A==', '!!binary'), storage('gAJ9cQAu', '!!str')]) {
    const lines = await findingLines(content, 'hparams.yaml');
    t.true(
      lines.some((line) => /^(?:critical|high) /.test(line)),
      `${content}: ${lines.join('; ')}`,
    );
  }
});

const CALL = '!!python/object/apply:os.system [x]\n';
const HANDLE = '%TAG !! tag:yaml.org,2002:python/\n---\n';
const anywhere = test.macro(async (t, content: string | Buffer) => {
  for (const name of ['model.yaml', 'model.cfg', 'model.txt'])
    t.true((await findingLines(content, name)).includes(PROCESS.replace('model.yaml', name)), name);
});
test('a document before one that opens nothing', anywhere, `--- ${CALL}--- }\n`);
test('a document before what is none', anywhere, `--- ${CALL}}\n`);
test('a handle that counts in its document alone', anywhere, `${HANDLE}a: 1\n--- ${CALL}`);
test('a handle that counts in those behind it, too', anywhere, `${HANDLE}a: 1\n--- !!object/apply:os.system [x]\n`);
test('a second mark of order before a directive', anywhere, `\ufeff\ufeff${HANDLE}${CALL}`);
test('a mark of order before another line', anywhere, `\n\ufeff- ${CALL}`);
test('two marks of UTF-16', anywhere, Buffer.from(`\ufeff\ufeff${HANDLE}${CALL}`, 'utf16le'));

const BROKEN = ']\n';
test('a comment of a text that breaks', silent, `${BROKEN}  #  !!python/object:os.system [echo]\n`, 'notes');
const LOOSE = `${BROKEN}a: !!python/object/apply:os.system [echo]\n`;
test('the notes of a package that quote a tag', silent, LOOSE, 'x-1.0.dist-info/METADATA');
test('a text that breaks', finds, `${BROKEN}a: !!python/object/apply:os.system [echo]\n`, PROCESS);
test(
  'what ends like a comment in a text that breaks',
  finds,
  `${BROKEN}"a\n # b": !!python/object/apply:os.system [echo]\n`,
  PROCESS,
);

const evaluated = (text: string) => `SIZES: !!python/object/apply:eval ["${text}"]\n`;
for (const text of [
  '[[y, y * 2**(1.0/4)] for y in [8, 16, 24]]',
  '[int(0.25 * 512 * k) for k in range(3, 9)]',
  '[1, 2.5]',
])
  test(`a list of numbers: ${text}`, silent, evaluated(text), 'retina.yaml');
const EVALUATED = 'critical python/builtins/code-execution model.yaml';
for (const text of [
  '1+1',
  '[exec(x) for x in [1]]',
  '[x.real for x in [1]]',
  '[(x)(1) for x in [print]]',
  '[x[0](1) for x in [[print]]]',
  '[x() for x in [breakpoint]]',
  '[range (9) for x in [1] for y in [2]]',
  '[9**9**9]',
  '[[0] * 9999]',
  '[__import__]',
  "['a']",
])
  test(`no list of numbers: ${text}`, finds, evaluated(text), EVALUATED);
test('a list of numbers, and names for it', finds, 'a: !!python/object/apply:eval ["[1]", {}]\n', EVALUATED);

/** Longer than what is read first of a long text. */
const LISTS = 'a: [b, c]\n'.repeat(2000);

inFull('a long text that breaks at its beginning is read no farther', async (t) => {
  const broken = `import os\nif a: b\n${LISTS}`;
  t.deepEqual((await readYaml(broken)).documents, ['import os if a'], 'PyYAML comes so far');
  const start = performance.now();
  await readYaml(broken.repeat(8));
  const spent = performance.now() - start;
  const again = performance.now();
  await readYaml(LISTS.repeat(8));
  t.true(spent < (performance.now() - again) / 4, `${spent} ms`);
});

inFull('what a long text holds is found, whatever its beginning lacks', async (t) => {
  const tag = 'z: !!python/name:os.system\n';
  const texts = [
    LISTS,
    `a: "\n${'  x\n'.repeat(3000)}  "\n`,
    `a: [\n${'  x,\n'.repeat(3000)}  ]\n`,
    `a: !!seq\n${'# x\n'.repeat(3000)}  - x\n`,
  ];
  for (const text of texts) {
    t.is((await readYaml(text)).documents.length, 1, text.slice(0, 20));
    t.deepEqual(await findingLines(text + tag, 'model.yaml'), [PROCESS], text.slice(0, 20));
  }
  const other = `if a: b: c\n${LISTS}---\n${tag}`;
  t.deepEqual(await findingLines(other, 'model.yaml'), [PROCESS]);
  t.deepEqual(await findingLines(`if a: b: c\n${LISTS}${tag}`, 'model.yaml'), [PROCESS]);
});
