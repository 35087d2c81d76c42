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

interface Index {
  /** By ecosystem, module and name; `*` for a whole module; modules of packages end in `.*`. */
  readonly dangerous: ReadonlyMap<string, OperatorRule>;
  readonly safe: ReadonlyMap<string, SafeRule>;
}

const key = (ecosystem: Ecosystem, module: string, name: string) => `${ecosystem} ${module} ${name}`;
const RANK = { critical: 0, high: 1, medium: 2, low: 3 } as const;

let built: Index | null = null;

function index(): Index {
  if (built !== null) return built;
  const dangerous = new Map<string, OperatorRule>();
  for (const rule of OPERATOR_RULES) {
    for (const name of rule.names === '*' ? ['*'] : rule.names) {
      const at = key(rule.ecosystem, rule.module, name);
      const present = dangerous.get(at);
      if (present === undefined || RANK[rule.severity] < RANK[present.severity]) dangerous.set(at, rule);
    }
  }
  const safe = new Map<string, SafeRule>();
  for (const rule of SAFE_RULES) {
    for (const name of rule.names) safe.set(key(rule.ecosystem, rule.module, name), rule);
  }
  built = { dangerous, safe };
  return built;
}

/** The most specific row that says why this operator is dangerous. */
export function findDangerous({ ecosystem, module, name }: Operator): DangerousMatch | null {
  const { dangerous } = index();
  const exact = dangerous.get(key(ecosystem, module, name));
  if (exact !== undefined) return { rule: exact, by: 'name' };
  const whole = dangerous.get(key(ecosystem, module, '*'));
  if (whole !== undefined) return { rule: whole, by: 'module' };
  for (let dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1)) {
    const above = dangerous.get(key(ecosystem, `${module.slice(0, dot)}.*`, '*'));
    if (above !== undefined) return { rule: above, by: 'package' };
  }
  return null;
}

/** The row that says why this operator is harmless: exact names only. */
export function findSafe({ ecosystem, module, name }: Operator): SafeRule | null {
  return index().safe.get(key(ecosystem, module, name)) ?? null;
}
