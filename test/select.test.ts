/** What the policy's globs leave out, and that a model among it is reported. */
import test, { type ExecutionContext } from 'ava';
import { memorySource } from '../src/bytes/byte-source.ts';
import type { Candidate } from '../src/candidate.ts';
import { select } from '../src/select.ts';
import { reducePickle } from './support/assembler.ts';

const PICKLE = reducePickle('posix', 'system', 'echo no');
const TEXT = Buffer.from('hello\n');

function file(path: string, content: Uint8Array): Candidate {
  return { path, blob: null, size: content.length, open: () => ({ ...memorySource(content), close: () => undefined }) };
}

const FILES = [
  file('a/model.pkl', PICKLE),
  file('a/notes', PICKLE),
  file('a/readme.md', TEXT),
  file('b/model.bin', TEXT),
];

const selects = test.macro(
  async (
    t: ExecutionContext,
    include: readonly string[],
    exclude: readonly string[],
    expected: Readonly<Record<string, string | undefined>>,
  ) => {
    const seen: Record<string, string | undefined> = {};
    for await (const candidate of select(FILES, { include, exclude })) seen[candidate.path] = candidate.leftOut;
    t.deepEqual(seen, expected);
  },
);

const ALL = { 'a/model.pkl': undefined, 'a/notes': undefined, 'a/readme.md': undefined, 'b/model.bin': undefined };

test('nothing is left out by default', selects, [], [], ALL);
test('an excluded model is reported, excluded text is not', selects, [], ['a/**'], {
  'a/model.pkl': 'excluded by the policy',
  'a/notes': 'excluded by the policy',
  'b/model.bin': undefined,
});
test('a folder stands for all below it', selects, [], ['a/'], {
  'a/model.pkl': 'excluded by the policy',
  'a/notes': 'excluded by the policy',
  'b/model.bin': undefined,
});
test('a name without a slash matches at any depth', selects, [], ['*.pkl'], {
  ...ALL,
  'a/model.pkl': 'excluded by the policy',
});
test('what is not included is reported where it may be a model', selects, ['b/*'], [], {
  'a/model.pkl': 'not included by the policy',
  'a/notes': 'not included by the policy',
  'b/model.bin': undefined,
});
test('a folder that is included stands for all below it, as in .gitignore', selects, ['a'], [], {
  'a/model.pkl': undefined,
  'a/notes': undefined,
  'a/readme.md': undefined,
  'b/model.bin': 'not included by the policy',
});
test('what is excluded is no more than what is named', selects, [], ['a', '*.md'], {
  'a/model.pkl': undefined,
  'a/notes': undefined,
  'b/model.bin': undefined,
});
