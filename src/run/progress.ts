/** How far long work is: on a terminal one line, gone again before the report; in the log of a CI job one line now and then, since such jobs are ended where they are silent. */
import { escapeForTerminal } from '../printable.ts';
import { counted, sizeText } from '../report/layout.ts';
import type { Io, OptionValues } from './command.ts';

/** Work below this needs no line. */
const PATIENCE_MS = 1000;
/** Between two lines on a terminal. */
const PAUSE_MS = 100;
/** Between two lines of a log. */
const LOG_PAUSE_MS = 30_000;
/** A file of more may take longer than anybody waits without a word: it is named before it is opened. */
const LARGE_BYTES = 32 * 1024 * 1024;
const COLUMNS = 80;
/** Back to the first column, and all behind it away: ECMA-48, EL. */
const CLEAR = '\r\u001B[K';

interface Work {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface Progress {
  /** Before a file is opened. @param count files that are done */
  show(file: Work, count: number): void;
  clear(): void;
}

const SILENT: Progress = { show: () => undefined, clear: () => undefined };

/** Silent with --quiet, and where standard error is neither a terminal nor the log of a CI job (the variable `CI`). */
export function progressOn({ stderr, environment }: Io, values: OptionValues, now: () => number = Date.now): Progress {
  if (values['quiet'] === true) return SILENT;
  if (stderr.isTTY === true) return new TerminalLine(stderr, now);
  return ['', 'false', '0', undefined].includes(environment['CI']) ? SILENT : new LogLines(stderr, now);
}

/** What was done so far. */
class Meter {
  readonly #now: () => number;
  readonly #started: number;
  #bytes = 0;
  #open = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#started = now();
  }

  get milliseconds(): number {
    return this.#now() - this.#started;
  }

  /** `1,204 files, 3.1 GiB, 210.0 MiB/s: models/net.pth (1.2 GiB)` */
  line({ path, size }: Work, count: number): string {
    const rate = this.milliseconds === 0 ? 0 : (this.#bytes * 1000) / this.milliseconds;
    const done = [
      counted(count, 'file'),
      sizeText(this.#bytes),
      ...(rate === 0 ? [] : [`${sizeText(Math.round(rate))}/s`]),
    ];
    return `${done.join(', ')}: ${escapeForTerminal(path)} (${sizeText(size)})`;
  }

  begin({ size }: Work): void {
    this.#bytes += this.#open;
    this.#open = size;
  }
}

class TerminalLine implements Progress {
  readonly #stderr: Io['stderr'];
  readonly #meter: Meter;
  #shownAt: number | null = null;

  constructor(stderr: Io['stderr'], now: () => number) {
    this.#stderr = stderr;
    this.#meter = new Meter(now);
  }

  show(file: Work, count: number): void {
    this.#meter.begin(file);
    const { milliseconds } = this.#meter;
    const isSoon = milliseconds < PATIENCE_MS || milliseconds - (this.#shownAt ?? -PAUSE_MS) < PAUSE_MS;
    if (isSoon && file.size < LARGE_BYTES) return;
    this.#shownAt = milliseconds;
    const text = this.#meter.line(file, count);
    this.#stderr.write(CLEAR + [...text].slice(0, (this.#stderr.columns ?? COLUMNS) - 1).join(''));
  }

  clear(): void {
    if (this.#shownAt !== null) this.#stderr.write(CLEAR);
  }
}

class LogLines implements Progress {
  readonly #stderr: Io['stderr'];
  readonly #meter: Meter;
  #shownAt = 0;

  constructor(stderr: Io['stderr'], now: () => number) {
    this.#stderr = stderr;
    this.#meter = new Meter(now);
  }

  show(file: Work, count: number): void {
    this.#meter.begin(file);
    if (this.#meter.milliseconds - this.#shownAt < LOG_PAUSE_MS) return;
    this.#shownAt = this.#meter.milliseconds;
    this.#stderr.write(`git-model-check: ${this.#meter.line(file, count)}\n`);
  }

  clear(): void {}
}
