/** Words and switches mean without node's parseArgs what they mean to it. See https://nodejs.org/api/util.html#utilparseargsconfig. */
import { parseArgs } from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import { COMMANDS } from '../src/cli.ts';
import { COMMON_OPTIONS, plainArguments } from '../src/options.ts';
import type { Command } from '../src/run/command.ts';
import { runs } from './support/runs.ts';

const WORDS = [
  'a.pkl',
  '',
  ' ',
  '-',
  '--',
  '-q',
  '-qv',
  '-j',
  '-j4',
  '--quiet=1',
  '--no-quiet',
  '--__proto__',
  '---',
  '=',
  '__proto__',
];

for (const [name, load] of Object.entries(COMMANDS)) {
  test(`of ${name}`, async (t) => {
    const command: Command = await load();
    const options = { ...COMMON_OPTIONS, ...command.options };
    const names = Object.keys(options).flatMap((option) => [
      `--${option}`,
      `--${option}=x`,
      `--${option.slice(0, -1)}`,
    ]);
    let understood = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS, ...names), { maxLength: 6 }), (args) => {
        const plain = plainArguments(args, options);
        if (plain === null) return;
        understood += 1;
        const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
        t.deepEqual({ ...plain.values }, { ...values });
        t.deepEqual(plain.positionals, positionals);
      }),
      { numRuns: runs(5000), seed: 20_261_201 },
    );
    t.true(understood > 10, `${understood} were understood`);
  });
}

test('switches and words in any order', (t) => {
  const options = { ...COMMON_OPTIONS };
  t.deepEqual(plainArguments(['--no-config', 'a', '--quiet', 'b'], options), {
    values: { 'no-config': true, quiet: true },
    positionals: ['a', 'b'],
  });
  for (const other of ['-q', '--', '-', '--format', '--quiet=1', '--config', '--none'])
    t.is(plainArguments([other], options), null, other);
});
