/** The catalogue: finds the rows that speak of an operator. Heavy with data; import it only where a model is judged. */
import type { Ecosystem, Operator } from '../facts.ts';
import { GRAPH_RULES } from './graphs.ts';
import { HDF5_RULES, HDF5_SAFE } from './hdf5.ts';
import { JINJA_RULES } from './jinja.ts';
import { KERAS_RULES } from './keras.ts';
import { ONNX_RULES } from './onnx.ts';
import { PMML_RULES } from './pmml.ts';
import { CODE_RULES, IMPORT_RULES, PROCESS_RULES } from './python-execution.ts';
import { CODE_BY_VALUE_RULES, FILE_RULES, NATIVE_RULES, NESTED_LOAD_RULES, NETWORK_RULES } from './python-resources.ts';
import { LIBRARY_SAFE } from './python-safe-libraries.ts';
import { STANDARD_LIBRARY_SAFE } from './python-safe-standard-library.ts';
import { ATTRIBUTE_RULES, CLASS_FACTORY_RULES, STATE_RULES, TRAMPOLINE_RULES } from './python-trampolines.ts';
import { R_RULES } from './r.ts';
import type { OperatorRule, SafeRule } from './rule.ts';
import { TENSORFLOW_RULES } from './tensorflow.ts';
import { TORCHSCRIPT_RULES } from './torchscript.ts';

/** All rows about danger. Where two tables name one operator, the worst severity counts, then the order here. */
export const OPERATOR_RULES: readonly OperatorRule[] = [
  ...CODE_RULES,
  ...PROCESS_RULES,
  ...IMPORT_RULES,
  ...TRAMPOLINE_RULES,
  ...ATTRIBUTE_RULES,
  ...CLASS_FACTORY_RULES,
  ...STATE_RULES,
  ...NATIVE_RULES,
  ...NESTED_LOAD_RULES,
  ...NETWORK_RULES,
  ...FILE_RULES,
  ...CODE_BY_VALUE_RULES,
  ...KERAS_RULES,
  ...TENSORFLOW_RULES,
  ...HDF5_RULES,
  ...TORCHSCRIPT_RULES,
  ...PMML_RULES,
  ...ONNX_RULES,
  ...JINJA_RULES,
  ...R_RULES,
  ...GRAPH_RULES,
];

/** All rows about safety. */
export const SAFE_RULES: readonly SafeRule[] = [...STANDARD_LIBRARY_SAFE, ...LIBRARY_SAFE, ...HDF5_SAFE];

/** A row about danger and how it names the operator: `exact`, by its whole module, or by a package above. */
export interface DangerousMatch {
  readonly rule: OperatorRule;
  readonly by: 'name' | 'module' | 'package';
}

/** Rows by ecosystem and module; modules of packages end in `.*`. Their names are searched when the module is asked for: most never are. */
interface Index {
  readonly dangerous: ReadonlyMap<string, readonly OperatorRule[]>;
  readonly safe: ReadonlyMap<string, readonly SafeRule[]>;
}

const key = (ecosystem: Ecosystem, module: string) => `${ecosystem} ${module}`;
const RANK = { critical: 0, high: 1, medium: 2, low: 3 } as const;

let built: Index | null = null;

function index(): Index {
  built ??= { dangerous: byModule(OPERATOR_RULES), safe: byModule(SAFE_RULES) };
  return built;
}

function byModule<Rule extends OperatorRule | SafeRule>(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    const at = key(rule.ecosystem, rule.module);
    const present = found.get(at);
    if (present === undefined) found.set(at, [rule]);
    else present.push(rule);
  }
  return found;
}

/** Of all rows that name it the worst, of those the first. */
function dangerousRow(ecosystem: Ecosystem, module: string, name: string): OperatorRule | null {
  const named = (index().dangerous.get(key(ecosystem, module)) ?? []).filter(({ names }) =>
    name === '*' ? names === '*' : names !== '*' && names.includes(name),
  );
  const worst = named.reduce<OperatorRule | null>(
    (found, rule) => (found === null || RANK[rule.severity] < RANK[found.severity] ? rule : found),
    null,
  );
  return worst;
}

/** The most specific row that says why this operator is dangerous. */
export function findDangerous({ ecosystem, module, name }: Operator): DangerousMatch | null {
  const exact = dangerousRow(ecosystem, module, name);
  if (exact !== null) return { rule: exact, by: name === '*' ? 'module' : 'name' };
  const whole = dangerousRow(ecosystem, module, '*');
  if (whole !== null) return { rule: whole, by: 'module' };
  for (let dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1)) {
    const above = dangerousRow(ecosystem, `${module.slice(0, dot)}.*`, '*');
    if (above !== null) return { rule: above, by: 'package' };
  }
  return null;
}

/** The row that says why this operator is harmless: exact names only; the last one counts. */
export function findSafe({ ecosystem, module, name }: Operator): SafeRule | null {
  const rows = index().safe.get(key(ecosystem, module)) ?? [];
  return rows.findLast(({ names }) => names.includes(name)) ?? null;
}
