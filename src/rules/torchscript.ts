/** Rows about operators of TorchScript graphs that do more than compute. */

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
