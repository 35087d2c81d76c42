/** No exception rots: unused and expired ones are recognised by every run that could have used them, and by no other. */
import test from 'ava';
import type { FileReport, FileStatus, Finding } from '../../src/judge/finding.ts';
import { exceptionNotices } from '../../src/policy/exception-notices.ts';
import type { Exception } from '../../src/policy/policy.ts';

const BLOB = 'a'.repeat(40);
const FINDING = { rule: 'r', operator: { module: 'posix', name: 'system' } } as Finding; // the rest is not looked at

const file = (path: string, status: FileStatus, findings: readonly Finding[] = [], blob = BLOB): FileReport => ({
  path,
  blob,
  size: 1,
  formats: ['pickle'],
  status,
  members: [],
  imports: [],
  findings,
  unexamined: [],
});
const CONTENT: Exception = { file: 'a.pkl', blob: BLOB, rule: 'r', because: 'x' };
const OPERATOR: Exception = { operator: 'posix.*', because: 'x' };
const UNUSED_CONTENT = ['the exception for a.pkl (r) matches nothing: git model-check allow --prune takes it out'];
const UNUSED_OPERATOR = ['the exception for posix.* matches nothing: git model-check allow --prune takes it out'];
const expired = (name: string) => [`the exception for ${name} expired on 2026-01-01: what it allowed counts again`];

const reported = test.macro(
  (t, exception: Exception, files: readonly FileReport[], whole: boolean, expected: readonly string[]) => {
    t.deepEqual(exceptionNotices([exception], files, { today: '2026-06-01', whole }), [...expected]);
  },
);

test('used', reported, CONTENT, [file('a.pkl', 'allowed', [FINDING])], true, []);
test(
  'the file has another content now',
  reported,
  CONTENT,
  [file('a.pkl', 'clean', [], 'b'.repeat(40))],
  false,
  UNUSED_CONTENT,
);
test('the file has no such finding', reported, CONTENT, [file('a.pkl', 'clean')], false, UNUSED_CONTENT);
test(
  'the rule is mistyped',
  reported,
  { ...CONTENT, rule: 's' },
  [file('a.pkl', 'rejected', [{ ...FINDING, allowed: null }])],
  false,
  ['the exception for a.pkl (s) matches nothing: what was found in that content is r'],
);
test('the file was not looked at', reported, CONTENT, [file('b.pkl', 'clean')], false, []);
test('the file is gone', reported, CONTENT, [file('b.pkl', 'clean')], true, UNUSED_CONTENT);
test('the file could not be checked', reported, CONTENT, [file('a.pkl', 'incomplete')], true, []);
test('the file is left out', reported, CONTENT, [file('a.pkl', 'left-out')], false, []);
test('an operator in use', reported, OPERATOR, [file('b.pkl', 'allowed', [FINDING])], false, []);
test('an operator that this change does not name', reported, OPERATOR, [file('b.pkl', 'clean')], false, []);
test('an operator that nothing names', reported, OPERATOR, [file('b.pkl', 'clean')], true, UNUSED_OPERATOR);
test(
  'an operator that a file which could not be checked may name',
  reported,
  OPERATOR,
  [file('b.pkl', 'incomplete')],
  true,
  [],
);
test(
  'expired and needed',
  reported,
  { ...CONTENT, expires: '2026-01-01' },
  [file('a.pkl', 'rejected', [FINDING])],
  false,
  expired('a.pkl (r)'),
);
test('expired and not looked at', reported, { ...CONTENT, expires: '2026-01-01' }, [file('b.pkl', 'clean')], false, []);
test(
  'an operator, expired and needed',
  reported,
  { ...OPERATOR, expires: '2026-01-01' },
  [file('b.pkl', 'rejected', [FINDING])],
  false,
  expired('posix.*'),
);
test(
  'the last day counts',
  reported,
  { ...CONTENT, expires: '2026-06-01' },
  [file('a.pkl', 'allowed', [FINDING])],
  false,
  [],
);
