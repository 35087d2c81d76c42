/** What new exceptions are written with: a reason for the next reader, not what the advice has in its place; who answers for them; until when. */
import { CheckError } from '../../check-error.ts';
import type { ContentException } from '../../policy/policy.ts';
import type { OptionValues } from '../../run/command.ts';
import { stringOption } from '../../run/option-values.ts';

export type Reason = Pick<ContentException, 'because' | 'owner' | 'expires'>;

/** What the advice of a report has in the place of a reason. */
const PLACEHOLDER = /^\W*why(?: it is safe)?\W*$/i;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param usual where none is given. Default: one must be. @throws CheckError (`usage`) */
export function reasonOf(command: 'allow' | 'baseline', values: OptionValues, usual = ''): Reason {
  const because = stringOption(values, 'because') ?? usual;
  const owner = stringOption(values, 'owner');
  const expires = stringOption(values, 'expires');
  checkReason(command, because);
  if (owner?.trim() === '')
    throw new CheckError('usage', `${command}: --owner: expected a person or a team, found nothing`);
  if (expires !== undefined && (!DAY.test(expires) || expires < new Date().toISOString().slice(0, 10))) {
    throw new CheckError('usage', `${command}: --expires: found "${expires}", expected a day to come as YYYY-MM-DD`);
  }
  return { because, ...(owner === undefined ? {} : { owner }), ...(expires === undefined ? {} : { expires }) };
}

/** @throws CheckError (`usage`) for an empty text and for the placeholder */
function checkReason(command: 'allow' | 'baseline', because: string): void {
  if (because.trim() === '') {
    throw new CheckError('usage', `${command}: expected --because TEXT, why it is safe; found none`, {
      hint: `For example: git model-check ${command}${command === 'allow' ? ' PATH' : ''} --because "reviewed by the ML team"`,
    });
  }
  if (!PLACEHOLDER.test(because)) return;
  throw new CheckError('usage', `${command}: --because: found the placeholder "${because}", expected why it is safe`, {
    hint: 'Say what was reviewed, and by whom: the next reader has only this sentence.',
  });
}
