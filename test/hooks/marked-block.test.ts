/** Whatever a file holds, our block comes out of it again and leaves every byte. */
import test from 'ava';
import fc from 'fast-check';
import { ownFile, withBlock, withoutBlock } from '../../src/commands/init/marked-block.ts';
import { runs } from '../support/runs.ts';

/** Lines of a few letters, with and without a line feed at the end. */
const texts = fc.string({ unit: fc.constantFrom('a', '#', ' ', '\n', '\r', '\xe9'), maxLength: 30 });
const bodies = fc
  .array(fc.constantFrom('one', '', 'two €'), { maxLength: 4 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1), text.length];
}

test('in and out again, at every line', (t) => {
  fc.assert(
    fc.property(texts, bodies, fc.constantFrom('', '  '), (text, body, indent) => {
      for (const position of lineStarts(text)) {
        const stripped = withoutBlock(withBlock(text, position, body, indent));
        t.deepEqual(stripped, { text, remove: false }, JSON.stringify({ text, body, position }));
      }
    }),
    { seed: 6, numRuns: runs(500) },
  );
});

test('a file of our own goes, unless something was added to it', (t) => {
  fc.assert(
    fc.property(texts, bodies, fc.constantFrom('', '#!/bin/sh\n'), (text, body, preamble) => {
      t.deepEqual(withoutBlock(ownFile(body, preamble) + text, preamble), {
        text: preamble + text,
        remove: text === '',
      });
    }),
    { seed: 6, numRuns: runs(500) },
  );
});

test('text without a block, or with half of one, is left alone', (t) => {
  t.is(withoutBlock('echo one\n'), null);
  t.is(withoutBlock('# >>> git model-check >>>\necho one\n'), null);
  t.is(withoutBlock('# <<< git model-check <<<\n# >>> git model-check >>>\n'), null);
});
