/** Rows about operators of TorchScript graphs that do more than compute. */
import type { Operator } from '../facts.ts';
import { splitNames } from './rows.ts';
import type { OperatorRule, Provenance } from './rule.ts';

const OPERATORS: Provenance = {
  kind: 'documentation',
  reference: 'https://github.com/pytorch/pytorch/blob/main/aten/src/ATen/native/native_functions.yaml',
};
const MEASURED: Provenance = {
  kind: 'measured',
  reference: 'torch 1.13 and 2.14: __setstate__ runs in torch.jit.load and torch.load, forward() when it is called',
};

/** Operators of libraries that extend PyTorch. */
const LIBRARY_FILES = [
  ['debugprims', 'load_tensor', 'https://github.com/pytorch/pytorch/blob/main/torch/_prims/debug_prims.py'],
  ['image', 'read_file write_file', 'https://github.com/pytorch/vision/blob/main/torchvision/csrc/io/image/image.cpp'],
  [
    'video_reader',
    'read_video_from_file probe_video_from_file',
    'https://github.com/pytorch/vision/blob/v0.15.0/torchvision/csrc/io/video_reader/video_reader.cpp',
  ],
  [
    'torchaudio',
    'sox_io_get_info sox_io_load_audio_file sox_io_save_audio_file sox_effects_apply_effects_file',
    'https://github.com/pytorch/audio/blob/v2.0.0/torchaudio/csrc/sox/io.cpp',
  ],
] as const;

/** Namespaces of PyTorch's own classes that hold tensors and settings; others belong to libraries, or talk to other machines. */
const CLASSES: ReadonlySet<string> = new Set(
  'quantized rnn sparse metal mkldnn vulkan xnnpack cuda _nnapi profiler profiling'.split(' '),
);
const CLASS_MODULE = 'classes.';
const CLASS_PATH = /^__torch__\.torch\.classes\.([^.]+)\.(.+)$/s;

/** A class that a library registers, as a pickle names it; its parts may be split anywhere. */
export function scriptClassOf({ ecosystem, module, name }: Operator): Operator | null {
  if (ecosystem !== 'python' || !module.startsWith('__torch__')) return null;
  const [, namespace, rest = ''] = CLASS_PATH.exec(`${module}.${name}`) ?? [];
  return namespace === undefined ? null : { ecosystem: 'torchscript', module: CLASS_MODULE + namespace, name: rest };
}

/** Whether such a class holds tensors and settings. */
export function isPlainScriptClass({ ecosystem, module }: Operator): boolean {
  return (
    ecosystem === 'torchscript' && CLASSES.has(module.slice(CLASS_MODULE.length)) && module.startsWith(CLASS_MODULE)
  );
}

export const TORCHSCRIPT_RULES: readonly OperatorRule[] = [
  {
    id: 'torchscript/files',
    ecosystem: 'torchscript',
    module: 'aten',
    names: splitNames('from_file load read_file save write_file'),
    severity: 'high',
    effect: 'file-write',
    because: 'It reads or writes a file that the model itself names.',
    provenance: [OPERATORS, MEASURED],
  },
  ...LIBRARY_FILES.map(
    ([module, names, reference]): OperatorRule => ({
      id: `torchscript/${module}/files`,
      ecosystem: 'torchscript',
      module,
      names: splitNames(names),
      severity: 'high',
      effect: 'file-read',
      because: 'It reads or writes a file that the model itself names.',
      provenance: [{ kind: 'documentation', reference }],
    }),
  ),
  {
    id: 'torchscript/namespace-value',
    ecosystem: 'torchscript',
    module: 'torch',
    names: splitNames('namespace'),
    severity: 'high',
    effect: 'evasion',
    because:
      'All operators of a namespace are kept as a value, so that it cannot be known which one is called; PyTorch never writes this.',
    provenance: [
      {
        kind: 'documentation',
        reference: 'https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/serialization/import_source.cpp',
      },
      MEASURED,
    ],
  },
  {
    id: 'torchscript/classes.aten/unpickles',
    ecosystem: 'torchscript',
    module: 'classes.aten',
    names: splitNames('OpaqueObject'),
    severity: 'critical',
    effect: 'nested-load',
    because: 'Its state is a pickle in base64, which it loads without any restriction.',
    provenance: [
      {
        kind: 'measured',
        reference: 'torch 2.13: torch.jit.load of a model that holds one runs what its pickle calls',
      },
    ],
  },
  {
    id: 'torchscript/classes.dist_c10d/resources',
    ecosystem: 'torchscript',
    module: 'classes.dist_c10d',
    names: splitNames('FileStore TCPStore'),
    severity: 'high',
    effect: 'file-write',
    because: 'It opens a file or a connection that the model itself names.',
    provenance: [
      {
        kind: 'documentation',
        reference: 'https://github.com/pytorch/pytorch/blob/v1.9.0/torch/csrc/distributed/c10d/frontend_cuda.cpp',
      },
    ],
  },
  {
    id: 'torchscript/python',
    ecosystem: 'torchscript',
    module: 'prim',
    names: splitNames('PythonOp'),
    severity: 'critical',
    effect: 'code-execution',
    because: 'The graph calls a Python function.',
    provenance: [
      { kind: 'documentation', reference: 'https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/OVERVIEW.md' },
    ],
  },
];
