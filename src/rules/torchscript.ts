/** Rows about operators of TorchScript graphs that do more than compute. */

import { splitNames } from './rows.ts';
import type { OperatorRule, Provenance } from './rule.ts';

const OPERATORS: Provenance = {
  kind: 'documentation',
  reference: 'https://github.com/pytorch/pytorch/blob/main/aten/src/ATen/native/native_functions.yaml',
};
const MEASURED: Provenance = { kind: 'measured', reference: 'torch 1.13 and 2.13, calling forward()' };

export const TORCHSCRIPT_RULES: readonly OperatorRule[] = [
  {
    id: 'torchscript/files',
    ecosystem: 'torchscript',
    module: 'aten',
    names: splitNames('from_file load read_file save write_file'),
    severity: 'high',
    effect: 'file-write',
    because: 'The graph reads or writes a file that it names itself when the model is called.',
    provenance: [OPERATORS, MEASURED],
  },
  {
    id: 'torchscript/python',
    ecosystem: 'torchscript',
    module: 'prim',
    names: splitNames('PythonOp'),
    severity: 'critical',
    effect: 'code-execution',
    because: 'The graph calls a Python function when the model is called.',
    provenance: [
      { kind: 'documentation', reference: 'https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/OVERVIEW.md' },
    ],
  },
];
