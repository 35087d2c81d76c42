/** The tables of the catalogue, and the rows of them by their module. A table is made when an operator of its ecosystem is looked up for the first time: they are heavy with data. */
import type { Ecosystem } from '../facts.ts';
import { GRAPH_RULES } from './graphs.ts';
import { HDF5_RULES, HDF5_SAFE } from './hdf5.ts';
import { JINJA_RULES } from './jinja.ts';
import { KERAS_RULES } from './keras.ts';
import { JAVA_RULES } from './loaders/java.ts';
import { SERVING_RULES } from './loaders/serving.ts';
import { TORCHSERVE_RULES } from './loaders/torchserve.ts';
import { ONNX_RULES } from './onnx.ts';
import { PMML_RULES } from './pmml.ts';
import { CODE_RULES, IMPORT_RULES, PROCESS_RULES } from './python/execution.ts';
import { CODE_BY_VALUE_RULES, FILE_RULES, NATIVE_RULES, NESTED_LOAD_RULES, NETWORK_RULES } from './python/resources.ts';
import { LIBRARY_SAFE } from './python/safe-libraries.ts';
import { STANDARD_LIBRARY_SAFE } from './python/safe-standard-library.ts';
import { ATTRIBUTE_RULES, CLASS_FACTORY_RULES, STATE_RULES, TRAMPOLINE_RULES } from './python/trampolines.ts';
import { R_RULES } from './r.ts';
import type { OperatorRule, SafeRule } from './rule.ts';
import { RUNTIME_RULES, RUNTIME_SAFE } from './runtimes/runtimes.ts';
import { TENSORFLOW_RULES } from './tensorflow.ts';
import { TORCHSCRIPT_RULES } from './torchscript.ts';

/** Tables of one kind of row. */
export type Tables<Rule> = readonly {
  readonly of: readonly Ecosystem[];
  rows(): readonly Rule[];
}[];

const PYTHON: readonly Ecosystem[] = ['python'];

/** All about danger. Where two tables name one operator, the worst severity counts, then the order here. */
export const OPERATOR_TABLES: Tables<OperatorRule> = [
  { of: PYTHON, rows: () => CODE_RULES },
  { of: PYTHON, rows: () => PROCESS_RULES },
  { of: PYTHON, rows: () => IMPORT_RULES },
  { of: PYTHON, rows: () => TRAMPOLINE_RULES },
  { of: PYTHON, rows: () => ATTRIBUTE_RULES },
  { of: PYTHON, rows: () => CLASS_FACTORY_RULES },
  { of: PYTHON, rows: () => STATE_RULES },
  { of: PYTHON, rows: () => NATIVE_RULES },
  { of: PYTHON, rows: () => NESTED_LOAD_RULES },
  { of: PYTHON, rows: () => NETWORK_RULES },
  { of: PYTHON, rows: () => FILE_RULES },
  { of: PYTHON, rows: () => CODE_BY_VALUE_RULES },
  { of: ['keras'], rows: () => KERAS_RULES },
  { of: ['tensorflow'], rows: () => TENSORFLOW_RULES },
  { of: ['hdf5'], rows: () => HDF5_RULES },
  { of: ['torchscript'], rows: () => TORCHSCRIPT_RULES },
  { of: ['torchserve'], rows: () => TORCHSERVE_RULES },
  { of: ['pmml'], rows: () => PMML_RULES },
  { of: ['onnx'], rows: () => ONNX_RULES },
  { of: ['jinja'], rows: () => JINJA_RULES },
  { of: ['r'], rows: () => R_RULES },
  { of: ['java'], rows: () => JAVA_RULES },
  { of: ['serving'], rows: () => SERVING_RULES },
  { of: ['paddle', 'coreml'], rows: () => GRAPH_RULES },
  { of: ['runtime'], rows: () => RUNTIME_RULES },
];

/** All about safety. */
export const SAFE_TABLES: Tables<SafeRule> = [
  { of: PYTHON, rows: () => STANDARD_LIBRARY_SAFE },
  { of: PYTHON, rows: () => LIBRARY_SAFE },
  { of: PYTHON, rows: () => HDF5_SAFE },
  { of: ['runtime'], rows: () => RUNTIME_SAFE },
];

type ByModule<Rule> = ReadonlyMap<string, readonly Rule[]>;

const dangerous = new Map<Ecosystem, ByModule<OperatorRule>>();
const safe = new Map<Ecosystem, ByModule<SafeRule>>();

/** @param module as rows name it: of packages it ends in `.*` */
export function dangerousRowsOf(ecosystem: Ecosystem, module: string): readonly OperatorRule[] {
  return (dangerous.get(ecosystem) ?? indexed(dangerous, ecosystem, OPERATOR_TABLES)).get(module) ?? [];
}

export function safeRowsOf(ecosystem: Ecosystem, module: string): readonly SafeRule[] {
  return (safe.get(ecosystem) ?? indexed(safe, ecosystem, SAFE_TABLES)).get(module) ?? [];
}

function indexed<Rule extends OperatorRule | SafeRule>(
  known: Map<Ecosystem, ByModule<Rule>>,
  ecosystem: Ecosystem,
  tables: Tables<Rule>,
): ByModule<Rule> {
  const found = new Map<string, Rule[]>();
  known.set(ecosystem, found);
  for (const table of tables) if (table.of.includes(ecosystem)) addRows(found, ecosystem, table.rows());
  return found;
}

function addRows<Rule extends OperatorRule | SafeRule>(
  found: Map<string, Rule[]>,
  ecosystem: Ecosystem,
  rows: readonly Rule[],
): void {
  for (const rule of rows) {
    if (rule.ecosystem !== ecosystem) continue;
    const present = found.get(rule.module);
    if (present === undefined) found.set(rule.module, [rule]);
    else present.push(rule);
  }
}
