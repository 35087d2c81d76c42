/** Rows about what leads a template out of the values that it is given. */
import { ENVIRONMENT_NAMES, FRAME_NAMES, HIDDEN_NAMES, STARTING_NAMES } from '../inner-names.ts';
import type { OperatorRule, Provenance } from './rule.ts';

const ADVISORY: Provenance = { kind: 'advisory', reference: 'CVE-2024-34359' };
const SANDBOX: Provenance = {
  kind: 'documentation',
  reference: 'https://jinja.palletsprojects.com/en/stable/sandbox/',
};

type Judgement = Pick<OperatorRule, 'severity' | 'effect' | 'because' | 'provenance'>;

const row = (id: string, names: readonly [string, ...string[]], judgement: Judgement): OperatorRule => ({
  id: `jinja/${id}`,
  ecosystem: 'jinja',
  module: 'jinja',
  names,
  ...judgement,
});

const LEADS_OUT: Judgement = {
  severity: 'critical',
  effect: 'code-execution',
  because: 'It leads from a value of the template to the functions of the interpreter, which rendering then calls.',
  provenance: [ADVISORY, SANDBOX],
};

/** Stands for all names with underscores before them that no row lists: the interpreter's own, which no value of a template has. */
export const OTHER_UNDERSCORE = '(underscore)';

export const JINJA_RULES: readonly OperatorRule[] = [
  row('dunder', [...HIDDEN_NAMES, OTHER_UNDERSCORE], LEADS_OUT),
  row('introspection', FRAME_NAMES, LEADS_OUT),
  row('environment', ENVIRONMENT_NAMES, {
    ...LEADS_OUT,
    because: 'It leads from a macro or a block to the environment that renders the template, and to its functions.',
  }),
  row('computed-attribute', ['(computed)'], {
    ...LEADS_OUT,
    because: 'It reads an attribute whose name the template puts together, as only a hidden one needs to be.',
  }),
  row('process', STARTING_NAMES, { ...LEADS_OUT, because: 'It calls what starts a process or runs code.' }),
  row('other-template', ['include', 'import', 'from', 'extends'], {
    severity: 'medium',
    effect: 'file-read',
    because: 'It renders another file, which the template names and which is not part of the model.',
    provenance: [
      { kind: 'documentation', reference: 'https://jinja.palletsprojects.com/en/stable/templates/#include' },
    ],
  }),
];
