/** One line on a terminal for work that takes more than a second: how many files, and which one now. Gone again before the report. */
import { escapeForTerminal } from '../printable.ts';
import type { Io, OptionValues } from './command.ts';

/** Work below this needs no line. */
const PATIENCE_MS = 1000;
/** Between two lines. */
const PAUSE_MS = 100;
const COLUMNS = 80;
/** Back to the first column, and all behind it away: ECMA-48, EL. */
const CLEAR = '\r\u001B[K';

export interface Progress {
  /** @param count files that are done */
  show(path: string, count: number): void;
  clear(): void;
}

/** Silent where standard error is no terminal, and with --quiet. */
export function progressOn({ stderr }: Io, values: OptionValues, now: () => number = Date.now): Progress {
  const started = now();
  let shownAt: number | null = null;
  const isShown = stderr.isTTY === true && values['quiet'] !== true;
  return {
    show(path, count) {
      const time = now();
      if (!isShown || time - started < PATIENCE_MS || time - (shownAt ?? 0) < PAUSE_MS) return;
      shownAt = time;
      const text = `${count} files examined, now ${escapeForTerminal(path)}`;
      stderr.write(CLEAR + [...text].slice(0, (stderr.columns ?? COLUMNS) - 1).join(''));
    },
    clear() {
      if (shownAt !== null) stderr.write(CLEAR);
    },
  };
}
