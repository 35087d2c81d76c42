import { readFileSync } from 'node:fs';
import test from 'ava';
import { SAFE_RULES } from '../../src/rules/all-rows.ts';
import { callsOfArguments, soughtCalls } from '../../src/rules/python/any-calls.ts';

const RECORD = new URL('../../../data/any-calls.tsv', import.meta.url);

const recorded = new Map(
  readFileSync(RECORD, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([module = '', name = '', methods = '']) => [`${module} ${name}`, methods]),
);

test('every row that is safe in any use states which methods of its arguments it calls, as it was seen', (t) => {
  for (const { ecosystem, module, names, use, calls } of SAFE_RULES) {
    if (ecosystem !== 'python' || use !== 'any') continue;
    const seen = names.map((name) => recorded.get(`${module} ${name}`));
    t.false(seen.includes(undefined), `${module}: ask tools/prove_any.py about ${names.join(' ')}`);
    const methods = new Set(seen.flatMap((text = '') => (text === '-' || text === 'absent' ? [] : text.split(','))));
    if (seen.includes('absent')) t.is(calls, null, `${module}: some of ${names.join(' ')} could not be asked`);
    else t.deepEqual(calls, [...methods].sort(), module);
  }
});

test('what is only rebuilt or named states no calls', (t) => {
  for (const { use, calls, module } of SAFE_RULES) if (use !== 'any') t.is(calls, null, module);
});

test('the first questions are answered as the later ones', (t) => {
  for (let question = 0; question < 20; question += 1) callsOfArguments('builtins', 'list');
  for (const key of recorded.keys()) {
    const [module = '', name = ''] = key.split(' ');
    t.deepEqual(soughtCalls(module, name), callsOfArguments(module, name), key);
  }
});

for (const [module, name] of [
  ['', 'bool'],
  ['numpy', ''],
  ['numpy', 'bool bool_'],
  ['numpy bool', 'bool_'],
  ['encode|_queue', 'Empty'],
  ['__abs__', 'builtins'],
  ['__abs__ builtins', 'abs'],
  ['builtins', 'abs\n__add__'],
  ['bool', 'bool_'],
  ['ueue', 'Empty'],
] as const)
  test(`no operator is ${JSON.stringify([module, name])}`, (t) => t.is(soughtCalls(module, name), null));
