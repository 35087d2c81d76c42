/** Verdicts of the decision table: what a stream does with objects and operators, by what a value of it may call. See docs/detection.md. */
import { DO_NOT_LOAD, GADGET_PAPER, PICKLE_DOCUMENTATION, REVIEW_AND_ALLOW, type VerdictRow } from './verdict.ts';

const OPCODES = { kind: 'documentation', reference: 'https://docs.python.org/3/library/pickletools.html' } as const;

export const PICKLE_VERDICTS = {
  'pickle/armed-argument': {
    severity: 'high',
    effect: 'trampoline',
    because: '{operator} is given {through}, which it may call.',
    provenance: [GADGET_PAPER],
    proceed: DO_NOT_LOAD,
  },
  'pickle/method': {
    severity: 'high',
    varies: 'medium where nobody has reviewed the class, low where it is of this repository',
    effect: 'trampoline',
    because: 'It takes the method {method} of an object of the file, for something else to call.',
    provenance: [GADGET_PAPER],
    proceed: DO_NOT_LOAD,
  },
  'pickle/partial': {
    severity: 'high',
    varies: 'as a call of what it keeps is judged',
    effect: 'trampoline',
    because: 'It keeps a call of {operator} with arguments of the file, for something else to make: {because}.',
    provenance: [GADGET_PAPER],
    proceed: REVIEW_AND_ALLOW,
  },
  'pickle/live-object': {
    severity: 'high',
    effect: 'interpreter-state',
    because: '{via} changes what {operator} gave, which need not be an object that the file made.',
    provenance: [OPCODES],
    proceed: DO_NOT_LOAD,
  },
  'pickle/state': {
    severity: 'high',
    effect: 'trampoline',
    because: 'It gives {operator} {what}.',
    provenance: [PICKLE_DOCUMENTATION],
    proceed: DO_NOT_LOAD,
  },
  'pickle/unknown-call': {
    severity: 'high',
    varies:
      'medium where a class is called without arguments or looks a member up; as unknown.function and unknown.constructor of the policy say',
    effect: 'unknown',
    standing: 'unknown',
    because: 'Nobody has reviewed {operator}, and the file calls it with arguments of its own.',
    provenance: [PICKLE_DOCUMENTATION],
    proceed: REVIEW_AND_ALLOW,
  },
  'pickle/unknown-class': {
    severity: 'medium',
    varies: 'high where its state is known to be executed; as unknown.class of the policy says',
    effect: 'unknown',
    standing: 'unknown',
    because: 'Nobody has looked at {operator}: what it does when its state is set is not known.',
    provenance: [PICKLE_DOCUMENTATION],
    proceed: REVIEW_AND_ALLOW,
  },
} as const satisfies Readonly<Record<string, VerdictRow>>;
