/** The progress line: only on a terminal, only for long work, and gone at the end. */
import { PassThrough, Writable } from 'node:stream';
import test from 'ava';
import type { Io } from '../../src/run/command.ts';
import { progressOn } from '../../src/run/progress.ts';

function terminal(isTTY: boolean): { io: Io; output: () => string } {
  const chunks: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const stderr = Object.assign(sink, { isTTY, columns: 30 });
  const io: Io = { cwd: '/', environment: {}, stdin: new PassThrough(), stdout: new PassThrough(), stderr };
  return { io, output: () => chunks.join('') };
}

/** Shows two files, the second after `ms`. */
function play(isTTY: boolean, ms: number, quiet = false): string {
  const { io, output } = terminal(isTTY);
  let time = 5_000;
  const progress = progressOn(io, { quiet }, () => time);
  progress.show('first.pkl', 0);
  time += ms;
  progress.show('models/\u001b[31m-with-a-rather-long-name.pkl', 1);
  progress.show('too-soon.pkl', 2);
  progress.clear();
  return output();
}

test('long work on a terminal is shown in one line that fits, and taken away', (t) => {
  t.is(play(true, 1_000), `\r\u001b[K${'1 files examined, now models/'}\r\u001b[K`);
});
test('short work is not shown', (t) => t.is(play(true, 999), ''));
test('nothing is shown where nobody looks', (t) => t.is(play(false, 5_000), ''));
test('nothing is shown with --quiet', (t) => t.is(play(true, 5_000, true), ''));
