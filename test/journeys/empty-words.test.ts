/** What a script hands over where a variable is not set, words too many, and words that are like nothing. */
import test from 'ava';
import { maliciousModel } from '../../src/commands/demo/demo-models.ts';
import { type Case, endsInALineThatHelps, prepared } from './newcomer.ts';

const BAD = { 'm.pth': maliciousModel() };
const UNSET = /\n {2}Is a variable not set\?\n/;

const CASES: Readonly<Record<string, Case>> = {
  ...Object.fromEntries(
    [
      ['scan', ''],
      ['scan', 'm.pth', ''],
      ['explain', ''],
      ['diff', '', 'm.pth'],
      ['weights', ''],
      ['tree', ''],
      ['range', ''],
      ['allow', '', '--because', 'reviewed by us'],
      ['lock', ''],
      ['merge', ''],
      ['scan', 'm.pth', '--config', ''],
      ['scan', 'm.pth', '--config='],
      ['scan', 'm.pth', '--policy-floor', ''],
      ['scan', 'm.pth', '--output', ''],
    ].map((run): [string, Case] => [
      `nothing for a name: ${JSON.stringify(run)}`,
      { files: BAD, run, status: 4, helps: UNSET },
    ]),
  ),
  'a word behind policy': { run: ['policy', 'x'], status: 4, helps: /policy takes no argument, found "x"/ },
  'a word behind demo': { run: ['demo', 'x'], status: 4, helps: /demo takes no argument, found "x"/ },
  'a floor for reports that were judged': {
    files: { ...BAD, 'floor.yaml': 'failOn: low\n' },
    run: ['merge', 'r.json', '--policy-floor', 'floor.yaml'],
    status: 4,
    helps: /found --policy-floor, expected it where the reports are made/,
  },
  'a folder for a report': {
    files: { 'r/x': '' },
    run: ['merge', 'r'],
    status: 2,
    helps: /found a folder, expected a file/,
  },
  'HEAD for a range': { run: ['range', 'HEAD'], status: 4, helps: /git model-check range origin\/main\.\.HEAD\n/ },
  'what is no id, for the hook of a server': {
    run: ['hook', 'update', 'main', 'a', 'b'],
    status: 4,
    helps: /expected REF OLD NEW, as git passes them/,
  },
};

endsInALineThatHelps(CASES);

test('what shares no letter with it is not what was meant', (t) => {
  const repository = prepared(t, { files: { d: 'text' }, run: [], status: 0, helps: /x/ });
  for (const args of [
    ['diff', 'a', 'd'],
    ['scan', 'x'],
    ['tree', 'b'],
  ]) {
    const { stderr } = repository.modelCheck(...args);
    t.regex(stderr, /no such/);
    t.notRegex(stderr, /nearest/);
  }
});
