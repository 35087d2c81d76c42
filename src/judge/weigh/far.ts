/** Pickles in the middle of data that is no model: of consequence only where one of them does what no database keeps. */
import type { Evidence } from '../../facts.ts';
import { findDangerous } from '../../rules/catalogue.ts';
import type { Finding } from '../finding.ts';
import type { ClassifyContext } from '../who/classify.ts';
import { findingsOf } from './findings.ts';

/** The same evidence, with what lies far inside where that is grave. */
export function withFar(evidence: Evidence, context: ClassifyContext): Evidence {
  const { far, ...own } = evidence;
  if (far === undefined) return evidence;
  const { path, size } = evidence;
  const isCut = far.facts.some(({ source, fact }) => fact.kind === 'unexamined' && isOfSearch(source, evidence));
  if (!isCut && !findingsOf({ path, size, ...far }, context).some(isGrave)) return own;
  return {
    path,
    size,
    formats: [...new Set([...own.formats, ...far.formats])].sort(),
    kinds: [...new Set([...own.kinds, ...far.kinds])].sort(),
    members: [...own.members, ...far.members],
    facts: [...own.facts, ...far.facts],
  };
}

/** The search itself was given up, in the file or in a member of it: what it found are members of that. */
function isOfSearch(source: readonly string[], { members }: Evidence): boolean {
  return source.length === 1 || members.some((member) => member.join('\0') === source.join('\0'));
}

/** Whole packages are dangerous to name in a pickle of a stranger, and stand in the tests of their authors; numbers that begin anywhere may be an address. */
const OF_ANY_DATA = /\*|^python\/forged-address$/;

/** What is known to reach outside, by its own name: what nobody has reviewed may lie in any database. */
function isGrave({ severity, rule, call, operator }: Finding): boolean {
  if (operator === null || call === null || OF_ANY_DATA.test(rule)) return false;
  if (severity === 'critical') return true;
  return severity === 'high' && findDangerous({ ecosystem: 'python', ...operator })?.rule.id === rule;
}
