/** Rows about what models of small runtimes name outside of their tensors: operators that the loading program must bring, files, libraries. */
import { splitNames } from '../rows.ts';
import type { OperatorRule, Provenance, SafeRule } from '../rule.ts';

interface Runtime {
  /** The module of its operators. */
  readonly module: string;
  /** What is said of a name that only the loading program can resolve; null: it has no such names. */
  readonly custom: string | null;
  readonly hasFiles?: true;
  readonly hasLibraries?: true;
  readonly reference: string;
}

const MINDSPORE =
  'https://gitee.com/mindspore/mindspore/blob/master/mindspore/python/mindspore/ops/operations/other_ops.py';
const VOWPAL_WABBIT = 'https://github.com/VowpalWabbit/vowpal_wabbit/wiki/Command-Line-Arguments';
const OWN_OPERATOR =
  'It names an operator that the runtime does not have: the loading program must bring code of that name, which runs with the model.';

const RUNTIMES: readonly Runtime[] = [
  {
    module: 'tflite',
    custom: OWN_OPERATOR,
    hasFiles: true,
    reference: 'https://ai.google.dev/edge/litert/models/ops_custom',
  },
  {
    module: 'executorch',
    custom:
      'It names a kernel or a delegate that ExecuTorch does not publish: the loading program must bring that code.',
    hasLibraries: true,
    reference: 'https://docs.pytorch.org/executorch/stable/kernel-library-custom-aten-kernel.html',
  },
  {
    module: 'mnn',
    custom: OWN_OPERATOR,
    reference: 'https://github.com/alibaba/MNN/blob/master/schema/default/MNN.fbs',
  },
  {
    module: 'ncnn',
    custom: OWN_OPERATOR,
    reference: 'https://github.com/Tencent/ncnn/wiki/how-to-implement-custom-layer-step-by-step',
  },
  {
    module: 'openvino',
    custom: OWN_OPERATOR,
    hasFiles: true,
    hasLibraries: true,
    reference: 'https://docs.openvino.ai/2025/documentation/openvino-extensibility.html',
  },
  {
    module: 'tensorrt',
    custom: null,
    hasLibraries: true,
    reference: 'https://docs.nvidia.com/deeplearning/tensorrt/latest/inference-library/extending-custom-layers.html',
  },
  {
    module: 'vowpal-wabbit',
    custom: null,
    hasFiles: true,
    reference: VOWPAL_WABBIT,
  },
  {
    module: 'faiss',
    custom: null,
    hasFiles: true,
    reference: 'https://github.com/facebookresearch/faiss/wiki/Indexes-that-do-not-fit-in-RAM',
  },
  {
    module: 'openfst',
    custom:
      'It names a type of automaton or of weights that OpenFst does not have: its reader looks for a shared library of that name, and loads it.',
    reference: 'https://www.openfst.org/twiki/bin/view/FST/FstAdvancedUsage#FstReg',
  },
  {
    module: 'cntk',
    custom: 'It names a library for the machine, by which CNTK rebuilds a function of the user.',
    reference: 'https://learn.microsoft.com/en-us/cognitive-toolkit/extend/user-defined-functions',
  },
];

const custom = ({ module, custom: because, reference }: Runtime): OperatorRule[] =>
  because === null
    ? []
    : [
        {
          id: `${module}/custom-operator`,
          ecosystem: 'runtime',
          module,
          names: '*',
          severity: 'medium',
          effect: 'native-code',
          because,
          provenance: [documentation(reference)],
        },
      ];

const files = ({ module, hasFiles, reference }: Runtime): OperatorRule[] =>
  hasFiles === undefined
    ? []
    : [
        {
          id: `${module}/external-file`,
          ecosystem: 'runtime',
          module,
          names: ['ExternalFile'],
          severity: 'high',
          effect: 'file-read',
          because: 'It takes bytes from a file outside the folder of the model, on the machine that loads it.',
          provenance: [documentation(reference)],
        },
      ];

const libraries = ({ module, hasLibraries, reference }: Runtime): OperatorRule[] =>
  hasLibraries === undefined
    ? []
    : [
        {
          id: `${module}/library`,
          ecosystem: 'runtime',
          module,
          names: ['Library'],
          severity: 'high',
          effect: 'native-code',
          because: 'It holds or names a library for the machine, and the runtime loads it into its process.',
          provenance: [documentation(reference)],
        },
      ];

function documentation(reference: string): Provenance {
  return { kind: 'documentation', reference };
}

export const RUNTIME_RULES: readonly OperatorRule[] = [
  ...RUNTIMES.flatMap(custom),
  ...RUNTIMES.flatMap(files),
  ...RUNTIMES.flatMap(libraries),
  {
    id: 'stablehlo/python-callback',
    ecosystem: 'runtime',
    module: 'stablehlo',
    names: '*',
    severity: 'medium',
    effect: 'trampoline',
    because:
      'When the program runs, it calls a function of Python by its number or its address in the process that loaded it.',
    provenance: [documentation('https://docs.jax.dev/en/latest/external-callbacks.html')],
  },
  {
    id: 'mindspore/python-text',
    ecosystem: 'runtime',
    module: 'mindspore',
    names: splitNames('PyExecute PyInterpret'),
    severity: 'high',
    effect: 'code-execution',
    because: 'When the graph runs, a text that it holds is executed as an expression of Python.',
    provenance: [documentation(MINDSPORE)],
  },
  {
    id: 'mindspore/own-code',
    ecosystem: 'runtime',
    module: 'mindspore',
    names: splitNames('Custom PyFunc'),
    severity: 'medium',
    effect: 'native-code',
    because: 'When the graph runs, it calls a function of the loading program, or one of a library that it names.',
    provenance: [documentation('https://www.mindspore.cn/tutorials/en/master/custom_program/op_custom.html')],
  },
  {
    id: 'tensorrt/opaque-engine',
    ecosystem: 'runtime',
    module: 'tensorrt',
    names: ['Engine'],
    severity: 'medium',
    effect: 'native-code',
    because:
      'It is a compiled engine of TensorRT: code for one GPU and one version, which nobody can examine. NVIDIA asks to load engines from trusted sources only.',
    provenance: [documentation('https://docs.nvidia.com/deeplearning/tensorrt/latest/inference-library/advanced.html')],
  },
  {
    id: 'vowpal-wabbit/file-write',
    ecosystem: 'runtime',
    module: 'vowpal-wabbit',
    names: splitNames(
      'final_regressor readable_model invert_hash predictions raw_predictions cache cache_file extra_metrics ' +
        'audit_regressor output_feature_regularizer_binary output_feature_regularizer_text pid_file port_file f p r c',
    ),
    severity: 'high',
    effect: 'file-write',
    because:
      'Its header holds an option of the command line that names a file to write: the loader obeys it, and overwrites that file.',
    provenance: [documentation(VOWPAL_WABBIT)],
  },
  {
    id: 'vowpal-wabbit/file-read',
    ecosystem: 'runtime',
    module: 'vowpal-wabbit',
    names: splitNames('data feature_mask initial_regressor input_feature_regularizer d i'),
    severity: 'high',
    effect: 'file-read',
    because: 'Its header holds an option of the command line that names a file to read: the loader obeys it.',
    provenance: [documentation(VOWPAL_WABBIT)],
  },
  {
    id: 'vowpal-wabbit/network',
    ecosystem: 'runtime',
    module: 'vowpal-wabbit',
    names: splitNames('daemon port num_children span_server span_server_port sendto'),
    severity: 'high',
    effect: 'network',
    because:
      'Its header holds an option of the command line that opens a port or connects to a machine: the loader obeys it.',
    provenance: [documentation(VOWPAL_WABBIT)],
  },
  {
    id: 'iree/machine-code',
    ecosystem: 'runtime',
    module: 'iree',
    names: ['Executable'],
    severity: 'medium',
    effect: 'native-code',
    because:
      'It holds a library for the machine, which the runtime loads into its process and calls: nobody can examine it.',
    provenance: [documentation('https://iree.dev/guides/deployment-configurations/cpu/')],
  },
  {
    id: 'julia/deserialization',
    ecosystem: 'runtime',
    module: 'julia',
    names: ['deserialize'],
    severity: 'medium',
    effect: 'nested-load',
    because:
      'Reading it makes values of any type and defines functions that it brings; Julia warns not to read such files of unknown origin.',
    provenance: [documentation('https://docs.julialang.org/en/v1/stdlib/Serialization/')],
  },
  {
    id: 'julia/code-by-value',
    ecosystem: 'runtime',
    module: 'julia',
    names: '*',
    severity: 'medium',
    effect: 'code-execution',
    because: 'It brings a function with its code, or what such are made of, and its reader defines it.',
    provenance: [
      documentation('https://github.com/JuliaIO/BSON.jl'),
      documentation('https://github.com/JuliaIO/JLD.jl/blob/master/src/JLD.jl'),
    ],
  },
  {
    id: 'dotnet/gadget',
    ecosystem: 'runtime',
    module: 'dotnet',
    names: splitNames(
      'System.Windows.Data.ObjectDataProvider System.Windows.ResourceDictionary System.Windows.Markup.XamlReader ' +
        'Microsoft.VisualStudio.Text.Formatting.TextFormattingRunProperties System.DelegateSerializationHolder ' +
        'System.Data.DataSet System.Data.DataTable System.Security.Claims.ClaimsIdentity ' +
        'System.Security.Claims.ClaimsPrincipal System.Security.Principal.WindowsIdentity ' +
        'System.Security.Principal.WindowsPrincipal System.Security.Principal.GenericPrincipal ' +
        'System.Web.Security.RolePrincipal Microsoft.IdentityModel.Claims.WindowsClaimsIdentity ' +
        'System.IdentityModel.Tokens.SessionSecurityToken System.Management.Automation.PSObject ' +
        'System.Workflow.ComponentModel.Serialization.ActivitySurrogateSelector ' +
        'System.Configuration.Install.AssemblyInstaller System.Drawing.Design.ToolboxItemContainer ' +
        'System.Resources.ResXResourceSet System.Runtime.Remoting.ObjRef System.Diagnostics.Process ' +
        'System.Diagnostics.ProcessStartInfo System.CodeDom.Compiler.TempFileCollection System.Reflection.Assembly ' +
        'System.Reflection.MemberInfoSerializationHolder System.UnitySerializationHolder ' +
        'System.Security.Policy.HashMembershipCondition System.Activities.Presentation.WorkflowDesigner ' +
        'System.Web.UI.LosFormatter System.Web.UI.ObjectStateFormatter',
    ),
    severity: 'critical',
    effect: 'code-execution',
    because: 'Chains of objects that run commands while they are read are made of this class; no model needs it.',
    provenance: [documentation('https://github.com/pwntester/ysoserial.net')],
  },
  {
    id: 'dotnet/deserialization',
    ecosystem: 'runtime',
    module: 'dotnet',
    names: ['Deserialize'],
    severity: 'medium',
    effect: 'nested-load',
    because:
      'BinaryFormatter makes any class that the file names, and runs what it does when it is read; Microsoft has taken it out of .NET for that.',
    provenance: [
      documentation('https://learn.microsoft.com/en-us/dotnet/standard/serialization/binaryformatter-security-guide'),
    ],
  },
  {
    id: 'matlab/object',
    ecosystem: 'runtime',
    module: 'matlab',
    names: '*',
    severity: 'low',
    effect: 'trampoline',
    because:
      'Loading it in MATLAB rebuilds an object or a function handle: if a class of this name is on the path, its loadobj is called. The code is not in the file.',
    provenance: [documentation('https://www.mathworks.com/help/matlab/matlab_oop/loadobj.html')],
  },
  {
    id: 'octave/evaluated-text',
    ecosystem: 'runtime',
    module: 'octave',
    names: ['eval_string'],
    severity: 'critical',
    effect: 'code-execution',
    because: 'GNU Octave evaluates the text of a function as it loads the file, and this one is more than a function.',
    provenance: [
      documentation('https://github.com/gnu-octave/octave/blob/default/libinterp/octave-value/ov-fcn-handle.cc'),
    ],
  },
  {
    id: 'mxnet/own-function',
    ecosystem: 'runtime',
    module: 'mxnet',
    names: splitNames('Custom _CustomFunction'),
    severity: 'medium',
    effect: 'trampoline',
    because: 'When the model runs, it calls a Python class that the loading program has registered under this name.',
    provenance: [
      documentation('https://mxnet.apache.org/versions/1.9.1/api/python/docs/tutorials/extend/customop.html'),
    ],
  },
  {
    id: 'mxnet/address',
    ecosystem: 'runtime',
    module: 'mxnet',
    names: splitNames('_Native _NDArray'),
    severity: 'critical',
    effect: 'native-code',
    because: 'It holds the address of a function in memory, which the runtime calls.',
    provenance: [documentation('https://github.com/apache/mxnet/blob/v1.x/src/operator/custom/native_op-inl.h')],
  },
  {
    id: 'mxnet/lua',
    ecosystem: 'runtime',
    module: 'mxnet',
    names: splitNames('TorchModule TorchCriterion'),
    severity: 'critical',
    effect: 'code-execution',
    because: 'It holds source of Lua, which the Torch plugin of MXNet runs.',
    provenance: [documentation('https://github.com/apache/mxnet/tree/v1.x/plugin/torch')],
  },
  {
    id: 'mxnet/read-file',
    ecosystem: 'runtime',
    module: 'mxnet',
    names: splitNames('_cvimread _npi_cvimread CaffeData'),
    severity: 'medium',
    effect: 'file-read',
    because: 'When the model runs, it reads a file that it names itself.',
    provenance: [documentation('https://mxnet.apache.org/versions/1.9.1/api/python/docs/api/mxnet/image/index.html')],
  },
];

/** Operators that runtimes and their makers publish: they compute with tensors. */
export const RUNTIME_SAFE: readonly SafeRule[] = [
  {
    ecosystem: 'runtime',
    module: 'tflite',
    names: splitNames(
      'TFLite_Detection_PostProcess NumericVerify Mfcc AudioSpectrogram Multinomial RandomStandardNormal RandomUniform ' +
        'AccumulateNV2 Irfft2d Rfft2d Sign Table Atan2 Roll HashtableImport ' +
        'MaxPoolingWithArgmax2D MaxUnpooling2D Convolution2DTransposeBias TransformTensor TransformTensorBilinear ' +
        'TransformLandmarks Landmarks2TransformMatrix Landmarks_to_transform_matrix Roi2TransformMatrix Resampler ' +
        'KmeansEmbeddingLookup RaggedTensorToTensor RaggedRange Ngrams TFSentencepieceTokenizeOp ' +
        'TFSentencepieceDetokenizeOp edgetpu-custom-op edgetpu-custom-op-2 DISPATCH_OP ' +
        'odml.update_kv_cache odml.scaled_dot_product_attention odml.update_external_kv_cache odml.rms_norm ' +
        'odml.runtime_bmm odml.group_norm odml.detector odml.embedding_lookup odml.upsample_bilinear tfl.external_kvcache',
    ),
    use: 'any',
    because: 'It computes with tensors, and its source is published with LiteRT, MediaPipe, TensorFlow Text or Coral.',
    calls: null,
  },
  {
    ecosystem: 'runtime',
    module: 'openvino',
    names: splitNames(
      'BPETokenizer BytesToChars CaseFold CharsMapNormalization CharsToBytes CombineSegments EqualStr FuzeRagged ' +
        'NormalizeUnicode NumericStringToHash RaggedToDense RaggedToRagged RaggedToSparse RegexNormalization RegexSplit ' +
        'SentencepieceDetokenizer SentencepieceStreamDetokenizer SentencepieceTokenizer SpecialTokensSplit ' +
        'StringTensorPack StringTensorUnpack StringToHashBucket TrieTokenizer Truncate UTF8Validate VocabDecoder ' +
        'VocabEncoder WordpieceTokenizer',
    ),
    use: 'any',
    because: 'It is an operator of the tokenizers that OpenVINO publishes.',
    calls: null,
  },
  {
    ecosystem: 'runtime',
    module: 'executorch',
    names: splitNames(
      'XnnpackBackend CoreMLBackend MPSBackend MetalBackend VulkanBackend QnnBackend EthosUBackend ArmBackend VgfBackend ' +
        'NeuropilotBackend OpenvinoBackend EnnBackend NeutronBackend CudaBackend AotiBackend TensorRTBackend MLXBackend ' +
        'CadenceBackend WebGPUBackend CortexMBackend',
    ),
    use: 'any',
    because: 'It is a delegate that ExecuTorch publishes; what its data hold is looked at.',
    calls: null,
  },
];
