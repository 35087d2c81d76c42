/** How far the work is: only where somebody looks, only for long work, and gone at the end. */
import { PassThrough, Writable } from 'node:stream';
import test from 'ava';
import type { Io } from '../../src/run/command.ts';
import { progressOn } from '../../src/run/progress.ts';

interface Played {
  readonly isTTY?: boolean;
  readonly environment?: Io['environment'];
  readonly quiet?: boolean;
  readonly columns?: number;
  /** Each file, how many milliseconds after the one before it is opened, and its bytes. */
  readonly files: readonly (readonly [path: string, after: number, size: number])[];
}

function play({ isTTY = true, environment = {}, quiet = false, columns = 120, files }: Played): string {
  const chunks: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const stderr = Object.assign(sink, { isTTY, columns });
  const io: Io = { cwd: '/', environment, stdin: new PassThrough(), stdout: new PassThrough(), stderr };
  let time = 5_000;
  const progress = progressOn(io, { quiet }, () => time);
  for (const [count, [path, after, size]] of files.entries()) {
    time += after;
    progress.show({ path, size }, count);
  }
  progress.clear();
  return chunks.join('');
}

const CLEAR = '\r\u001b[K';
const KIB = 1024;
const LONG = [
  ['first.pkl', 0, KIB],
  ['models/\u001b[31m.pkl', 1_000, 3 * KIB],
  ['too-soon.pkl', 50, KIB],
] as const;

test('long work on a terminal is shown in one line, and taken away', (t) => {
  const line = '1 file, 1.0 KiB, 1.0 KiB/s: models/\\x1b[31m.pkl (3.0 KiB)';
  t.is(play({ files: LONG }), CLEAR + line + CLEAR);
});
test('the line fits', (t) => {
  t.is(play({ files: LONG, columns: 30 }), `${CLEAR}1 file, 1.0 KiB, 1.0 KiB/s: m${CLEAR}`);
});
test('short work is not shown', (t) => {
  t.is(play({ files: [LONG[0], ['b', 999, 1]] }), '');
});
test('a large file is named before it is opened: nobody waits without a word', (t) => {
  t.is(play({ files: [['big.xz', 0, 64 * KIB * KIB]] }), `${CLEAR}0 files, 0 bytes: big.xz (64.0 MiB)${CLEAR}`);
});
test('nothing is shown where nobody looks', (t) => {
  t.is(play({ isTTY: false, files: [LONG[0], ['b', 90_000, 1]] }), '');
});
test('nothing is shown with --quiet', (t) => t.is(play({ quiet: true, files: LONG }), ''));

test('the log of a CI job gets a line each 30 seconds', (t) => {
  const files = [LONG[0], ['b', 29_999, KIB], ['c', 1, KIB], ['d', 29_999, KIB], ['e', 1, KIB]] as const;
  t.deepEqual(play({ isTTY: false, environment: { CI: 'true' }, files }).split('\n'), [
    'git-model-check: 2 files, 2.0 KiB, 68 bytes/s: c (1.0 KiB)',
    'git-model-check: 4 files, 4.0 KiB, 68 bytes/s: e (1.0 KiB)',
    '',
  ]);
});
test('not where CI is said to be off, nor with --quiet', (t) => {
  const files = [LONG[0], ['b', 90_000, 1]] as const;
  t.is(play({ isTTY: false, environment: { CI: 'false' }, files }), '');
  t.is(play({ isTTY: false, environment: { CI: 'true' }, quiet: true, files }), '');
});
