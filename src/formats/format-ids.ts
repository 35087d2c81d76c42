/** Every format by its id, short and stable, as reports show it; and which of them text may be, as https://git-scm.com/docs/gitattributes#_diff tells text from binary content. */

/** What text is never of, with the control character that every file of it has; of some only a container's loader says what they are. */
export const NEVER_TEXT = {
  zip: 'the numbers of its signatures, 1 to 8',
  safetensors: 'zeros in the upper half of a length',
  torchscript: 'a member of an archive',
  'torch-bytecode': 'a member of an archive',
  'python-source': 'a member of an archive',
  'python-module': 'a member of an archive',
  requirements: 'a member of an archive',
  hdf5: 'a signature with 0x1a',
  'java-serialization': 'NUL in its version',
  gguf: 'zeros in half of the version',
  paddle: 'the tag of the type of an operator, 0x1a',
  '7z': 'a signature with 0x1c',
  cab: 'zeros behind its signature',
  gzip: 'a magic with 0x1f',
  sqlite: 'a magic with NUL',
  arrow: 'zeros in the lengths of its messages',
  parquet: 'a length of its footer with zeros or control characters, in whatever is not too long to be text',
  xz: 'a magic with NUL',
  lzma: 'the first byte of its data, which is NUL',
  lz4: 'a magic with 0x18',
  coreml: 'the tag of its version, 8',
  tensorrt: 'zeros in its version',
  'caffe-model': 'the tag of a layer, 0x06',
  cntk: 'the tag of a version, 8, or of a key behind a length, 0x12',
  matlab: 'a zero in its version',
  mnn: 'a zero in the offset of its root',
  flax: 'the type of an extension, which is 1',
  orbax: 'zeros in its length',
  'tensorflow-checkpoint': 'a key of no bytes at its start',
  sentencepiece: 'the types of its special pieces, 2 to 6',
  fasttext: 'zeros in its version',
  'mxnet-params': 'zeros in its magic',
  rknn: 'zeros behind its magic',
  'hidden-pickle': 'what it is hidden in is no text',
} as const satisfies Record<string, string>;

/** What text may be of: each has a row in text-probes.ts. */
export type TextFormatId =
  | ('pickle' | 'numpy' | 'r-data' | 'native-code' | 'path-file' | 'torch-flatbuffer' | 'torch-export' | 'torch7')
  | ('keras-config' | 'tensorflow-graph' | 'tensorflow-text' | 'onnx' | 'pmml')
  | ('jinja' | 'template' | 'chat-template' | 'chat-template-yaml' | 'embedded-pickles')
  | ('yaml' | 'hydra' | 'skops' | 'jsonpickle' | 'hugging-face-config' | 'components' | 'mlflow-model')
  | ('tflite' | 'onnxruntime' | 'executorch' | 'xgboost' | 'catboost' | 'h2o-mojo')
  | ('yolo-model' | 'java-base64' | 'caffe' | 'spark-metadata' | 'spacy-config')
  | ('triton-config' | 'bentoml' | 'ray-serve' | 'torchserve-settings' | 'ollama-modelfile')
  | ('ncnn' | 'mxnet-symbol' | 'openvino')
  | ('tar' | 'zlib' | 'zfile' | 'bzip2' | 'zstd');

export type FormatId = TextFormatId | keyof typeof NEVER_TEXT;
