/** Tags and percent signs that lead to no object of Python, in texts of any length, and beside each what an attacker would make of it. See https://yaml.org/spec/1.1/#id895631 on directives and https://docs.unity3d.com/Manual/FormatDescription.html. */
import test from 'ava';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { CEILINGS } from '../../../src/limits.ts';
import { isRecognised } from '../../../src/recognise.ts';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { HEAD_TEXT_BYTES } from '../../../src/text/head-text.ts';
import { findingLines } from '../../support/scanned.ts';

const line = (number: number) => `key${number}: ${'a few words of a value '.repeat(4)}\n`;
const long = Array.from({ length: 4000 }, (_, index) => line(index)).join('');
/** Longer than YAML is read. */
const tooLong = long.repeat(Math.ceil(CEILINGS.yamlBytes.most / long.length));

const silent = test.macro(async (t, name: string, content: string) => {
  t.deepEqual(await findingLines(content, name), []);
  t.true(isPlainContent(content));
});
const finds = test.macro(async (t, name: string, content: string, ...expected: readonly string[]) => {
  t.deepEqual(await findingLines(content, name), expected);
  t.false(isPlainContent(content), 'the fast path must leave it to the program');
});

const UNITY = '%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n';
const material = (number: number) => `--- !u!21 &${number}\nMaterial:\n  m_Name: a\n  m_Shader: {fileID: ${number}}\n`;
const scene = `${UNITY}${Array.from({ length: 6000 }, (_, index) => material(index)).join('')}`;
test('a scene of Unity', silent, 'Scene.unity', scene);
test('a small one', silent, 'asset', `${UNITY}${material(1)}`);
test('a search in a log', silent, 'a.log', `${long}last: 5 %tagged\n`);
test(
  'a search in JSON',
  silent,
  'a.json',
  JSON.stringify({ long, sql: "select 1 where a like '%tag%' or b like '%TAG %'" }),
);
test('exclamation in prose', silent, 'a.json', JSON.stringify({ long, said: 'Hello!!python Welcome!<b>python' }));
test('source that denies a name', silent, 'a.log', `${long}last: a?1!name:b\n`);

const PROCESS = 'critical python/os/process-execution model.yaml';
const TOO_LONG = 'high unexaminable/limit model.yaml';
const call = 'x: !!python/object/apply:os.system [true]\n';
test('a scene that makes an object', finds, 'model.yaml', `${UNITY}--- \n${call}`, PROCESS);
test('a long one', finds, 'model.yaml', `${scene}---\n${call}`, PROCESS);
for (const prefix of ['tag:yaml.org,2002:python/', '%74ag:yaml.org,2002:python/', 'tag:%79aml.org,2002:python/', 't']) {
  test(`a directive of ${prefix}`, finds, 'model.yaml', `%TAG !u! ${prefix}\n---\n${tooLong}`, TOO_LONG);
}
test(
  'a directive with two blanks',
  finds,
  'model.yaml',
  `%TAG \t!u!\t tag:yaml.org,2002:python/\n---\n${tooLong}`,
  TOO_LONG,
);
test(
  'a directive that a window ends in',
  finds,
  'model.yaml',
  `#${'-'.repeat(HEAD_TEXT_BYTES - 100)}\n%TAG${' '.repeat(4000)}!u! tag:yaml.org,2002:python/\n---\n${tooLong}`,
  TOO_LONG,
);
for (const [name, before] of Object.entries({
  'a blank': ' ',
  'a tab': '\t',
  'a bracket': '[',
  'a key in braces': '{a: ',
  'a comma': '[1,',
  'a key': '? ',
  'an entry': '- ',
  'a break': '\n',
  'a break of lines': '\u2028',
  'a break of paragraphs': '\u2029',
  'a next line': '\u0085',
})) {
  test(`a tag behind ${name}`, (t) => {
    t.false(isPlainContent(`a:${before}!!python/name:os.system\n`));
    t.true(
      isRecognised(memorySource(Buffer.from(`\ufeffa:${before}!!python/name:os.system\n`, 'utf16le')), 'model.yaml'),
    );
    t.true(
      isRecognised(
        memorySource(Buffer.from(`\ufeffa:${before}!!python/name:os.system\n`, 'utf16le').swap16()),
        'model.yaml',
      ),
    );
  });
}
