/** Formats whose loaders run nothing that the file brings, by their ids, each with the reason: a file of them without a finding cannot run code. See docs/detection.md. */

const NUMBERS = 'its loader reads numbers and names';
const OPERATORS = 'its runtime has the operators that it names, and they compute with tensors';

export const INERT_FORMATS: ReadonlyMap<string, string> = new Map([
  ['safetensors', NUMBERS],
  ['numpy', `${NUMBERS}; objects in it would be a pickle, which is a format of its own`],
  ['gguf', `${NUMBERS}; a template in it is a format of its own`],
  ['xgboost', NUMBERS],
  ['lightgbm', NUMBERS],
  ['libsvm', NUMBERS],
  ['catboost', NUMBERS],
  ['h2o-mojo', NUMBERS],
  ['flax', NUMBERS],
  ['orbax', NUMBERS],
  ['tensorflow-checkpoint', NUMBERS],
  ['sentencepiece', NUMBERS],
  ['fasttext', NUMBERS],
  ['mxnet-params', NUMBERS],
  ['matlab', NUMBERS],
  ['rknn', 'it is a program for an accelerator, which reads and writes tensors'],
  ['onnx', OPERATORS],
  ['caffe', OPERATORS],
  ['tflite', OPERATORS],
  ['onnxruntime', OPERATORS],
  ['executorch', OPERATORS],
  ['mnn', OPERATORS],
  ['coreml', OPERATORS],
  ['ncnn', OPERATORS],
  ['mxnet-symbol', OPERATORS],
  ['openvino', OPERATORS],
  ['caffe-model', OPERATORS],
  ['cntk', OPERATORS],
]);
