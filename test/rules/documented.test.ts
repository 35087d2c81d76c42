/** docs/detection.md is true to the program: the operators of its tables are judged so, and the rules that it names exist. */
import { readFileSync } from 'node:fs';
import test from 'ava';
import { everyRule } from '../../src/rules/every-rule.ts';
import { reducePickle } from '../support/assembler.ts';
import { judgeBytes } from '../support/scanned.ts';

const TEXT = readFileSync(new URL('../../../docs/detection.md', import.meta.url), 'utf8');
const [, CLASSES = ''] = /^## Classes of attack\n([\s\S]*?)^## /m.exec(TEXT) ?? [];
/** `| operator | rule | severity |` */
const ROWS = [...CLASSES.matchAll(/^\| `([\w. ]+)` +\| `([^`]+)` +\| (\w+) +\|$/gm)];

test('there are rows of operators', (t) => t.true(ROWS.length > 30, String(ROWS.length)));

for (const [, operator = '', rule = '', severity = ''] of ROWS) {
  test(`${operator} is ${severity}`, async (t) => {
    const dot = operator.lastIndexOf('.');
    const [module = '', name = ''] = operator.includes(' ')
      ? operator.split(' ')
      : [operator.slice(0, dot), operator.slice(dot + 1)];
    const { findings } = await judgeBytes(reducePickle(module, name, 'x'), 'model.pkl');
    t.true(
      findings.some((finding) => finding.rule === rule && finding.severity === severity),
      JSON.stringify(findings.map((finding) => `${finding.severity} ${finding.rule}`)),
    );
  });
}

test('every rule that the page names exists', (t) => {
  const families = new Set([...everyRule().keys()].map((id) => id.split('/')[0]));
  const named = [...TEXT.matchAll(/`([a-z-]+\/[\w.*/-]+)`/g)].map(([, id = '']) => id);
  const rules = named.filter((id) => families.has(id.split('/')[0]) && !/\.\w+$/.test(id) && !id.endsWith('/'));
  t.true(rules.length > 40, String(rules.length));
  for (const id of rules) t.true(everyRule().has(id), id);
});
