/** Specifications of Guardrails: what its versions up to 0.5.10 evaluate among the arguments of validators. See https://github.com/guardrails-ai/guardrails/blob/v0.5.9/guardrails/utils/validator_utils.py. */
import test from 'ava';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { findingLines } from '../../support/scanned.ts';

const EVIL = "__import__('os').system('echo harmless')";
const rail = (validators: string, attribute = 'validators') =>
  `<rail version="0.1">\n<output>\n<string name="x" ${attribute}="${validators}"/>\n</output>\n</rail>\n`;

const rejects = test.macro(async (t, content: string, file?: string) => {
  const name = file ?? 'guard.rail';
  const lines = await findingLines(content, name);
  t.regex(lines.join('\n'), /^critical python\/builtins\/code-execution /m);
  t.false(isPlainContent(content, name), 'the fast path must leave it to the program');
});
const silent = test.macro(async (t, content: string, file?: string) => {
  t.deepEqual(await findingLines(content, file ?? 'guard.rail'), []);
});

test('a call', rejects, rail(`valid-choices: {${EVIL}}`));
test('under another name', rejects, `<?xml version="1.0"?>\n<!-- x -->\n${rail(`a: {${EVIL}}`)}`, 'spec.txt');
test('an outermost element of another name', rejects, rail(`a: {${EVIL}}`).replaceAll('rail', 'r'), 'spec.xml');
test('under format, as versions before 0.3 read it', rejects, rail(`a: {${EVIL}}`, 'format'));
test('behind honest arguments', rejects, rail(`two-words; length: 1 10; a: {['b']} {[${EVIL}]}`));
test('in references', rejects, rail(`a: &#123;${EVIL}&#x7d;`));
test('a brace in a text', rejects, rail(`a: {'{' + str(${EVIL})}`));
test('a brace that closes in a text', rejects, rail(`a: {'}' + str(${EVIL}) + '{'}`));
test('a brace behind a comment', rejects, rail(`a: {#}&#10;${EVIL}}`));
test('a brace in three quotes', rejects, rail(`a: {'''}''' + str(${EVIL})}`));
test('an entity of its own', rejects, `<!DOCTYPE rail [<!ENTITY v "a: {${EVIL}}">]>\n${rail('&v;')}`);
test(
  'an attribute that its type gives',
  rejects,
  `<!DOCTYPE rail [<!ATTLIST string validators CDATA "a: {${EVIL}}">]>\n${rail('', 'name2')}`,
);

test('choices', silent, rail("valid-choices: {['a b', 'c']}; length: {1} {10}; one-line; regex: {r'x'}"));
test('a dictionary', silent, rail('a: {dict(b=1)} {(1, 2)}'));
test('words for a prompt', silent, rail('{gr.complete_json_suffix} {document}', 'format'));
test('another document of the same version', silent, '<x version="0.1"><y format="{0:N2} ({1:N2})"/></x>', 'a.xml');
