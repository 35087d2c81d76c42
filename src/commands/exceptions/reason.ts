/** The reason that an exception is written with: a sentence for its next reader, not what the advice has in its place. */
import { CheckError } from '../../check-error.ts';

/** What the advice of a report has in the place of a reason. */
const PLACEHOLDER = /^\W*why(?: it is safe)?\W*$/i;

/** @throws CheckError (`usage`) for an empty text and for the placeholder */
export function checkReason(command: 'allow' | 'baseline', because: string): void {
  if (because.trim() === '') {
    throw new CheckError('usage', `${command}: expected --because TEXT, why it is safe; found none`);
  }
  if (!PLACEHOLDER.test(because)) return;
  throw new CheckError('usage', `${command}: --because: found the placeholder "${because}", expected why it is safe`, {
    hint: 'Say what was reviewed, and by whom: the next reader has only this sentence.',
  });
}
