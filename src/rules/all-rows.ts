/** All rows of the catalogue, in the order of their tables. Heavy with data; `row-index.ts` finds the few that a model asks for. */
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
  ...TORCHSERVE_RULES,
  ...PMML_RULES,
  ...ONNX_RULES,
  ...JINJA_RULES,
  ...R_RULES,
  ...JAVA_RULES,
  ...SERVING_RULES,
  ...GRAPH_RULES,
  ...RUNTIME_RULES,
];

/** All rows about safety. */
export const SAFE_RULES: readonly SafeRule[] = [
  ...STANDARD_LIBRARY_SAFE,
  ...LIBRARY_SAFE,
  ...HDF5_SAFE,
  ...RUNTIME_SAFE,
];
