/** Rows about what leads a template out of the values that it is given. */
import { splitNames } from './rows.ts';
import type { OperatorRule, Provenance } from './rule.ts';

const ADVISORY: Provenance = { kind: 'advisory', reference: 'CVE-2024-34359' };
const SANDBOX: Provenance = {
  kind: 'documentation',
  reference: 'https://jinja.palletsprojects.com/en/stable/sandbox/',
};

type Judgement = Pick<OperatorRule, 'severity' | 'effect' | 'because' | 'provenance'>;

const row = (id: string, names: string, judgement: Judgement): OperatorRule => ({
  id: `jinja/${id}`,
  ecosystem: 'jinja',
  module: 'jinja',
  names: splitNames(names),
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
  row(
    'dunder',
    '__class__ __base__ __bases__ __mro__ __subclasses__ __init__ __new__ __call__ __globals__ __builtins__ __import__ ' +
      '__dict__ __code__ __closure__ __func__ __self__ __wrapped__ __getattribute__ __getattr__ __getitem__ __reduce__ ' +
      '__reduce_ex__ __module__ __loader__ __spec__ __format__ ' +
      OTHER_UNDERSCORE,
    LEADS_OUT,
  ),
  row(
    'introspection',
    'mro gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_await cr_origin ag_frame ag_code ag_await f_back f_globals ' +
      'f_builtins f_locals f_code tb_frame tb_next func_globals func_code func_closure func_defaults im_func im_class im_self ' +
      'co_code co_consts co_names',
    LEADS_OUT,
  ),
  row('environment', '_environment _func _context', {
    ...LEADS_OUT,
    because: 'It leads from a macro or a block to the environment that renders the template, and to its functions.',
  }),
  row('computed-attribute', '(computed)', {
    ...LEADS_OUT,
    because: 'It reads an attribute whose name the template puts together, as only a hidden one needs to be.',
  }),
  row(
    'process',
    'popen Popen system check_output check_call getoutput getstatusoutput eval exec import_module from_string from_pyfile ' +
      'from_object from_envvar',
    { ...LEADS_OUT, because: 'It calls what starts a process or runs code.' },
  ),
  row('other-template', 'include import from extends', {
    severity: 'medium',
    effect: 'file-read',
    because: 'It renders another file, which the template names and which is not part of the model.',
    provenance: [
      { kind: 'documentation', reference: 'https://jinja.palletsprojects.com/en/stable/templates/#include' },
    ],
  }),
];
