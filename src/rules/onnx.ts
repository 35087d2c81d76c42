/** Rows about what in an ONNX model leaves its tensors: files that hold them, operators that call Python or another machine. */
import { splitNames } from './rows.ts';
import type { OperatorRule, Provenance } from './rule.ts';

const documentation = (reference: string): Provenance => ({ kind: 'documentation', reference });
const advisory = (reference: string): Provenance => ({ kind: 'advisory', reference });

/** The module `onnx.*` stands for every domain: a runtime finds such an operator in whichever it was registered. */
export const ONNX_RULES: readonly OperatorRule[] = [
  {
    id: 'onnx/external-data',
    ecosystem: 'onnx',
    module: 'onnx',
    names: ['ExternalData'],
    severity: 'high',
    effect: 'file-read',
    because:
      'A tensor or a compiled part of the model takes its bytes from a file outside the folder of the model, on the machine that loads it.',
    provenance: [
      advisory('CVE-2022-25882'),
      advisory('CVE-2024-27318'),
      advisory('CVE-2025-51480'),
      documentation('https://github.com/onnx/onnx/blob/main/docs/ExternalData.md'),
      documentation('https://github.com/microsoft/onnxruntime/pull/28605'),
      documentation('https://github.com/microsoft/onnxruntime/pull/29396'),
    ],
  },
  {
    id: 'onnx/python',
    ecosystem: 'onnx',
    module: 'onnx.*',
    names: splitNames('PyOp PyCustomOp PyFunc PyFunction PythonFunc PythonFunction PythonOp PythonOpGrad py_func'),
    severity: 'critical',
    effect: 'code-execution',
    because: 'When the model runs, the operator calls a Python function.',
    provenance: [
      documentation('https://github.com/microsoft/onnxruntime-extensions/blob/main/docs/pyop.md'),
      documentation('https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md'),
    ],
  },
  {
    id: 'onnx/network',
    ecosystem: 'onnx',
    module: 'onnx.*',
    names: splitNames('AzureAudioToText AzureTextToText AzureTritonInvoker OpenAIAudioToText'),
    severity: 'high',
    effect: 'network',
    because: 'When the model runs, the operator sends its input to an address that the model names.',
    provenance: [documentation('https://github.com/microsoft/onnxruntime-extensions/tree/main/operators/azure')],
  },
];

/**
 * The standard, and the operators that its runtimes bring along: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md,
 * https://github.com/microsoft/onnxruntime/blob/main/include/onnxruntime/core/graph/constants.h and the documentation of the others.
 */
export const PUBLISHED_DOMAINS =
  /^(?:ai\.onnx(?:\..*)?|com\.microsoft(?:\..*)?|com\.ms\..*|com\.intel\.ai|com\.xilinx|org\.pytorch\.aten|org\.openvinotoolkit|ai\.graphcore|trt\.plugins)$/;
