/** Standard output and error without node's streams where no terminal is: making a stream costs more milliseconds than writing a report. See https://nodejs.org/api/process.html#a-note-on-process-io. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Output } from './command.ts';

const OUT = 1;
const ERROR = 2;

let failed = false;

/** A report that could not be written is no approval: the disk is full. A reader that has gone (`| head`) wanted no more of it. */
export function hasOutputFailed(): boolean {
  return failed;
}

export function standardOutput(): Output {
  return mayBeTerminal(OUT) ? streamOutput(watched()) : descriptorOutput(OUT, watched);
}

export function standardError(): Output {
  return mayBeTerminal(ERROR) ? streamOutput(watchedError()) : descriptorOutput(ERROR, watchedError);
}

function streamOutput(stream: NodeJS.WriteStream): Output {
  const { isTTY, columns } = stream;
  return {
    isTTY,
    ...(columns === undefined ? {} : { columns }),
    write: (text) => stream.write(text),
    drained: () => drained(stream),
  };
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (!stream.writableNeedDrain || stream.destroyed) return resolve();
    const settle = (): void => {
      stream.off('drain', settle).off('close', settle);
      resolve();
    };
    stream.on('drain', settle).on('close', settle);
  });
}

/** Files and pipes are written to at once, on every system where they are recognised by their descriptor; the null device is a character device too. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    if (stat.isFile() || stat.isFIFO()) return false;
    return stat.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev || !stat.isCharacterDevice();
  } catch {
    return true; // it is closed, or none that can be asked: node's stream reports
  }
}

/** What cannot be written so (a pipe that is full and does not wait, one without a reader) is left to node's stream, which reports its errors. */
function descriptorOutput(descriptor: number, stream: () => NodeJS.WriteStream): Output {
  let isLeft = false; // what comes later must not overtake what the stream still has
  return {
    write(text) {
      if (isLeft) return stream().write(text);
      const bytes = Buffer.from(text);
      let written = 0;
      try {
        while (written < bytes.length) written += writeSync(descriptor, bytes, written);
        return true;
      } catch {
        isLeft = true;
        return stream().write(bytes.subarray(written));
      }
    },
    drained: () => drained(stream()),
  };
}

let isWatched = false;
let isErrorWatched = false;

function watched(): NodeJS.WriteStream {
  if (!isWatched) process.stdout.on('error', report);
  isWatched = true;
  return process.stdout;
}

/** Nobody is left to be informed: an error without a listener would be a crash. */
function watchedError(): NodeJS.WriteStream {
  if (!isErrorWatched) process.stderr.on('error', () => undefined);
  isErrorWatched = true;
  return process.stderr;
}

/** The error comes when it comes: the exit code may be set by then. */
function report(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return; // the exit code still says what was found
  const approved = process.exitCode === undefined || process.exitCode === 0 || process.exitCode === 3;
  failed = true;
  if (approved) process.exitCode = 2;
  console.error(`git-model-check: the report cannot be written (${error.code})`);
}
