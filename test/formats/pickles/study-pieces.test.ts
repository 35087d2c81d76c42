/** States of samplers that Optuna keeps in pieces: what a study that goes on would unpickle is examined, wherever the pieces lie. Optuna 5.0 ran each that is critical here when this was written. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { pythonInFolder } from '../../support/python.ts';
import { findingLines } from '../../support/scanned.ts';

const CALLING = Buffer.from('\x80\x02cposix\nsystem\nX\x0d\0\0\0echo harmless\x85R.', 'latin1').toString('hex');
const HARMLESS = Buffer.from('\x80\x02}X\x01\0\0\0aK\x01s.', 'latin1').toString('hex');
const SHELL = 'critical python/posix/process-execution';

const LAYOUTS: readonly (readonly [name: string, split: (digits: string) => readonly string[]])[] = [
  ['one piece', (digits) => [digits]],
  ['a digit alone', (digits) => [digits.slice(0, 1), digits.slice(1, 40), digits.slice(40)]],
  ['with blanks', (digits) => [digits.slice(0, 10), ` ${digits.slice(10)}`]],
];

/** Written from the last to the first, as no sampler does. */
function journal(pieces: readonly string[]): string {
  const lines = pieces.map((text, number) =>
    JSON.stringify({ op_code: 8, worker_id: 'a', trial_id: 3, system_attr: { [`cma:optimizer:${number}`]: text } }),
  );
  const other = JSON.stringify({ op_code: 8, trial_id: 4, system_attr: { 'cma:optimizer:0': HARMLESS } });
  return [other, ...lines.reverse()].map((line) => `${line}\n`).join('');
}

const MAKE = `
import json, sqlite3, sys
database = sqlite3.connect('study')
database.execute('CREATE TABLE trial_system_attributes (id INTEGER PRIMARY KEY, trial_id INTEGER, key VARCHAR(512), value_json TEXT)')
def put(trial, number, text): database.execute('INSERT INTO trial_system_attributes(trial_id, key, value_json) VALUES (?, ?, ?)', (trial, 'cma:optimizer:%d' % number, json.dumps(text)))
put(300, 0, sys.argv[1])
for number, text in reversed(list(enumerate(sys.argv[2:]))): put(7, number, text)
database.commit()
`;

function database(t: ExecutionContext, pieces: readonly string[]): Uint8Array | null {
  const made = pythonInFolder(t, 'sqlite3');
  if (made === null) return null;
  made.run(MAKE, [HARMLESS, ...pieces]);
  return readFileSync(path.join(made.folder, 'study'));
}

const rules = (lines: readonly string[]) => [...new Set(lines.map((line) => line.split(' ', 2).join(' ')))];

for (const [name, split] of LAYOUTS) {
  test(`a journal, ${name}`, async (t) => {
    t.deepEqual(rules(await findingLines(journal(split(CALLING)), 'journal.log')), [SHELL]);
    t.deepEqual(await findingLines(journal(split(HARMLESS)), 'journal.log'), []);
  });
  test(`a database, ${name}`, async (t) => {
    const [hostile, honest] = [database(t, split(CALLING)), database(t, split(HARMLESS))];
    if (hostile === null || honest === null) return;
    t.deepEqual(rules(await findingLines(hostile, 'study.db')), [SHELL]);
    t.deepEqual(await findingLines(honest, 'study.db'), []);
  });
}
test('a journal of another sampler', async (t) => {
  t.deepEqual(await findingLines('{"system_attr":{"cma:optimizer:0x":"a","optimizer:0":"zz"}}\n', 'journal.log'), []);
});
