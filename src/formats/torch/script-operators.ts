/** Which operators of TorchScript only compute. https://github.com/pytorch/pytorch/blob/main/aten/src/ATen/native/native_functions.yaml, and what torch 1.13 and 2.14 list by `torch._C._jit_get_all_schemas()`. */
import type { Operator } from '../../facts.ts';

/** Operators that reach outside the process, in namespaces of which all others compute. */
const REACHING_OUT: Readonly<Record<string, readonly string[]>> = {
  aten: ['save', 'from_file', 'load', 'read_file', 'write_file'],
  prim: ['PythonOp'],
  debugprims: ['load_tensor'],
};

/** PyTorch's own namespaces, and what torchvision computes with. Those that talk to other machines are none of them. */
const COMPUTING: ReadonlySet<string> = new Set(
  'aten prim prims quantized _quantized quantization profiler inductor inductor_prims mkldnn mkldnn_prepacked prepacked mkl onednn sparse static_runtime nvprims rngprims debugprims cuda _test onnx export coor debug_mode_ops torchvision'.split(
    ' ',
  ),
);

/** `classes.quantized` is where `__torch__.torch.classes.quantized.LinearPackedParamsBase` is. */
const CLASS_MODULE = 'classes.';

/** What a class that a library registers is called, wherever a type may stand. */
const CLASS_NAME = /\btorch\s*\.\s*classes\s*\.\s*(\w+)\s*\.\s*(\w+)/g;

/** The classes that a text of types names. */
export function classesIn(text: string): readonly Operator[] {
  if (!text.includes('classes')) return [];
  return [...text.matchAll(CLASS_NAME)].map(([, namespace = '', name = '']) => scriptClass(namespace, name));
}

export function scriptClass(namespace: string, name: string): Operator {
  return scriptOperator(CLASS_MODULE + namespace, name);
}

export function scriptOperator(namespace: string, name: string): Operator {
  return { ecosystem: 'torchscript', module: namespace, name };
}

/** Nobody needs to hear of it. */
export function isHarmless({ module, name }: Operator): boolean {
  if (!COMPUTING.has(module)) return false;
  // The compiler takes the first part of such a name for the namespace.
  return /^\w+$/.test(name) && name !== 'PythonOp' && REACHING_OUT[module]?.includes(name) !== true;
}
