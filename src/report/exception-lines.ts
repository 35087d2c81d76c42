/** The exceptions of a report as a sentence each, for a person who asks what is let through. */
import type { Report } from './report.ts';
import type { ListedException } from './report-types.ts';

const STATES: Readonly<Record<ListedException['state'], string>> = {
  used: 'in use',
  unused: 'matches nothing',
  expired: 'expired',
  'out-of-reach': 'not met in this run',
};

/** Those that count for nothing any more first. */
const ORDER: readonly ListedException['state'][] = ['expired', 'unused', 'used', 'out-of-reach'];

/** One line each; not escaped. */
export function exceptionLines({ exceptions = [] }: Report): string[] {
  return [...exceptions].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).map(lineOf);
}

function lineOf({ repository, file, rule, operator, because, owner, expires, state }: ListedException): string {
  const what = operator ?? `${file ?? 'a content'} (${rule ?? 'any rule'})`;
  const who = owner === undefined ? 'nobody is named as its owner' : `owner ${owner}`;
  const until = expires === undefined ? 'without an end' : `until ${expires}`;
  return `${repository === undefined ? '' : `${repository}: `}${what}: ${STATES[state]}, ${until}, ${who}: ${because}`;
}
