/** The bounds of one run: --timeout SECONDS, --jobs N. */
import { CheckError } from '../../check-error.ts';
import type { OptionValues } from '../command.ts';
import { stringOption } from '../option-values.ts';

/** When the run must end, in ms since the epoch, or null. @throws CheckError (`usage`) */
export function deadlineOf(values: OptionValues, now: number): number | null {
  const text = stringOption(values, 'timeout');
  if (text === undefined) return null;
  const seconds = Number(text);
  if (!(seconds > 0)) throw new CheckError('usage', `--timeout: expected seconds above 0, found "${text}"`);
  return now + seconds * 1000;
}

/** How many threads may examine, or null. @throws CheckError (`usage`) for anything but a whole number above 0 */
export function jobsOf(values: OptionValues): number | null {
  const text = stringOption(values, 'jobs');
  if (text === undefined) return null;
  if (!/^[1-9]\d*$/.test(text)) {
    throw new CheckError('usage', `--jobs: expected a whole number above 0, found "${text}"`);
  }
  return Number(text);
}
