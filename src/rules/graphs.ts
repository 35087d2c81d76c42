/** Rows about what programs of PaddlePaddle and models of Core ML name outside of their tensors. */
import { splitNames } from './rows.ts';
import type { OperatorRule, Provenance } from './rule.ts';

const PADDLE: Provenance = {
  kind: 'documentation',
  reference: 'https://github.com/PaddlePaddle/Paddle/blob/develop/python/paddle/static/nn/common.py',
};
const COREML: Provenance = {
  kind: 'documentation',
  reference: 'https://apple.github.io/coremltools/mlmodel/Format/CustomModel.html',
};

export const GRAPH_RULES: readonly OperatorRule[] = [
  {
    id: 'paddle/python-function',
    ecosystem: 'paddle',
    module: 'paddle',
    names: splitNames('py_func py_layer pylayer'),
    severity: 'medium',
    effect: 'trampoline',
    because: 'When the program runs, it calls a Python function of the process that loaded it.',
    provenance: [PADDLE],
  },
  {
    id: 'paddle/files',
    ecosystem: 'paddle',
    module: 'paddle',
    names: splitNames('save save_combine load load_combine read_file'),
    severity: 'medium',
    effect: 'file-write',
    because: 'When the program runs, it reads or writes a file that it names itself.',
    provenance: [PADDLE],
  },
  {
    id: 'paddle/engine',
    ecosystem: 'paddle',
    module: 'paddle',
    names: splitNames('tensorrt_engine'),
    severity: 'medium',
    effect: 'native-code',
    because: 'When the program runs, it loads an engine with code for the machine, from a file or out of the program.',
    provenance: [PADDLE],
  },
  {
    id: 'coreml/custom-class',
    ecosystem: 'coreml',
    module: 'coreml',
    names: splitNames('Custom CustomLayer'),
    severity: 'medium',
    effect: 'native-code',
    because: 'It names a class that the loading program must provide, and that computes a part of the model.',
    provenance: [COREML],
  },
  {
    id: 'coreml/external-file',
    ecosystem: 'coreml',
    module: 'coreml',
    names: splitNames('BlobFile'),
    severity: 'high',
    effect: 'file-read',
    because: 'A tensor takes its bytes from a file outside the package of the model.',
    provenance: [COREML],
  },
  {
    id: 'coreml/linked-model',
    ecosystem: 'coreml',
    module: 'coreml',
    names: splitNames('LinkedModel'),
    severity: 'medium',
    effect: 'nested-load',
    because: 'It loads another model by its path, which is not part of this one.',
    provenance: [COREML],
  },
];
