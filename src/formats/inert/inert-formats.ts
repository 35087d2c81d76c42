/** Models whose loaders read numbers and names and nothing else, a row each: recognised, so that a report can say so. The sources are the readers of each library; see `spec`. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { ascii, bytesOf, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import type { Format } from '../format.ts';
import { isMindsporeCheckpoint } from '../graphs/mindspore.ts';
import { isCatboost } from './catboost.ts';
import { isFlaxMessage } from './flax.ts';
import { type Inert, NUMBERS } from './inert-row.ts';
import { isSentencePiece } from './sentencepiece.ts';
import { SMALL_ROWS } from './small-rows.ts';
import { isTensorflowIndex } from './tensorflow-index.ts';
import { isLibsvm, isLightGbm, MOJO } from './text-models.ts';
import { isXgboost } from './xgboost.ts';

/** Of a map of MessagePack. */
const MAP_STARTS = '\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\xde\xdf';
const FASTTEXT = [0xba, 0x16, 0x4f, 0x2f];
const MXNET = [0x12, 1, 0, 0, 0, 0, 0, 0];
/** The version of the first tensor, no levels of detail, the version of its layout. */
const PADDLE = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const RKNN = [...ascii('RKNN'), 0, 0, 0, 0];
/** A manifest, a node of the tree of keys. */
const OCDBT = [
  [0x0c, 0xdb, 0x3a, 0x2a],
  [0x0c, 0xdb, 0x20, 0xde],
] as const;
const H2O = ascii('[info]');
/** Its name and what reads it, the last letter first. */
const OPENVINO_BLOB = ascii('RR_UPCVO');
/** A magic, behind which stands the version. */
const H2O_BINARY = [0x1c, 0xed];
/** `ggml`, `ggmf`, `ggjt`, `ggla` and `ggsa`, the lowest byte first. */
const GGML = ['lmgg', 'fmgg', 'tjgg', 'algg', 'asgg'].map(ascii);

/** What recognises them is called by name: each lies in a module that is loaded only where it is asked. */
const INERT: readonly Inert[] = [
  {
    id: 'xgboost',
    spec: 'https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html',
    title: 'XGBoost (JSON, UBJSON, the binary format before 3.1)',
    extensions: ['json', 'ubj', 'model', 'bst', 'xgb'],
    sees: NUMBERS,
    provenWith: 'xgboost 1.7.6 and 3.2.0',
    recognises: (source) => isXgboost(source),
  },
  {
    id: 'lightgbm',
    spec: 'https://github.com/microsoft/LightGBM/blob/master/src/boosting/gbdt_model_text.cpp',
    title: 'LightGBM',
    extensions: ['txt', 'lgb', 'model'],
    sees: NUMBERS,
    provenWith: 'lightgbm 4.7.0',
    firstBytes: firstBytesOf(ascii('tree')),
    isLoose: true,
    recognises: (source) => isLightGbm(source),
  },
  {
    id: 'libsvm',
    spec: 'https://github.com/cjlin1/libsvm/blob/master/svm.cpp',
    title: 'LIBSVM and LIBLINEAR',
    extensions: ['model'],
    sees: NUMBERS,
    provenWith: 'libsvm 3.24, LIBLINEAR 2.3.0',
    firstBytes: firstBytesOf(ascii('s')),
    isLoose: true,
    recognises: (source) => isLibsvm(source),
  },
  {
    id: 'catboost',
    spec: 'https://github.com/catboost/catboost/blob/master/catboost/libs/model/flatbuffers/model.fbs',
    title: 'CatBoost (binary, JSON)',
    extensions: ['cbm', 'json'],
    sees: NUMBERS,
    provenWith: 'catboost 1.2.10',
    firstBytes: new Set([...firstBytesOf(ascii('CBM1')), ...ascii('{ \t\r\n')]),
    recognises: (source) => isCatboost(source),
  },
  {
    id: 'h2o-mojo',
    spec: 'https://docs.h2o.ai/h2o/latest-stable/h2o-docs/mojo-quickstart.html',
    title: 'H2O MOJO (`model.ini` in a zip archive)',
    extensions: ['zip', 'mojo'],
    sees: NUMBERS,
    provenWith: 'h2o 3.46.0.6',
    firstBytes: firstBytesOf(H2O),
    recognises: isMojo,
  },
  {
    id: 'flax',
    spec: 'https://github.com/google/flax/blob/main/flax/serialization.py',
    title: 'Flax (MessagePack)',
    extensions: ['msgpack', 'flax'],
    sees: NUMBERS,
    provenWith: 'flax 0.12.8',
    isLoose: true,
    firstBytes: bytesOf(MAP_STARTS),
    recognises: (source) => isFlaxMessage(source),
  },
  {
    id: 'orbax',
    spec: 'https://google.github.io/tensorstore/kvstore/ocdbt/index.html',
    title: 'Orbax (a database of TensorStore: OCDBT)',
    extensions: ['ocdbt'],
    sees: NUMBERS,
    provenWith: 'orbax-checkpoint 0.12.8',
    firstBytes: firstBytesOf(...OCDBT),
    recognises: (source) => OCDBT.some((magic) => hasBytesAt(source, 0, magic)) && hasBytesAt(source, 9, [0, 0, 0]),
  },
  {
    id: 'tensorflow-checkpoint',
    spec: 'https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/protobuf/tensor_bundle.proto',
    title: 'TensorFlow checkpoints (the index; the data beside it are numbers without a header)',
    extensions: ['index'],
    sees: NUMBERS,
    provenWith: 'tensorflow 2.21.0',
    firstBytes: new Set([0]),
    recognises: (source) => isTensorflowIndex(source),
  },
  {
    id: 'sentencepiece',
    spec: 'https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto',
    title: 'SentencePiece',
    extensions: ['model', 'spm', 'vocab'],
    sees: NUMBERS,
    provenWith: 'sentencepiece 0.2.3',
    firstBytes: new Set([0x0a]),
    isLoose: true,
    recognises: (source) => isSentencePiece(source),
  },
  {
    id: 'fasttext',
    spec: 'https://github.com/facebookresearch/fastText/blob/main/src/fasttext.cc',
    title: 'fastText',
    extensions: ['bin', 'ftz'],
    sees: NUMBERS,
    provenWith: 'fasttext 0.9.2',
    firstBytes: firstBytesOf(FASTTEXT),
    recognises: (source) => hasBytesAt(source, 0, FASTTEXT) && hasBytesAt(source, 5, [0, 0, 0]),
  },
  {
    id: 'mxnet-params',
    spec: 'https://github.com/apache/mxnet/blob/v1.x/src/ndarray/ndarray.cc',
    title: 'MXNet parameters',
    extensions: ['params', 'nd'],
    sees: NUMBERS,
    provenWith: 'mxnet 1.9.1',
    firstBytes: firstBytesOf(MXNET),
    recognises: (source) => hasBytesAt(source, 0, [...MXNET, 0, 0, 0, 0, 0, 0, 0, 0]),
  },
  {
    id: 'paddle-parameters',
    spec: 'https://github.com/PaddlePaddle/Paddle/blob/develop/paddle/fluid/framework/lod_tensor.cc',
    title: 'Paddle parameters',
    extensions: ['pdiparams'],
    sees: NUMBERS,
    provenWith: 'paddlepaddle 3.3.1',
    firstBytes: firstBytesOf(PADDLE),
    recognises: isPaddleParameters,
  },
  {
    id: 'mindspore-checkpoint',
    spec: 'https://gitee.com/mindspore/mindspore/blob/master/mindspore/ccsrc/utils/checkpoint.proto',
    title: 'MindSpore checkpoints',
    extensions: ['ckpt'],
    sees: NUMBERS,
    provenWith: 'mindspore 2.10.0',
    firstBytes: new Set([0x0a]),
    isLoose: true,
    recognises: (source) => isMindsporeCheckpoint(source),
  },
  {
    id: 'ggml',
    spec: 'https://github.com/ggml-org/whisper.cpp/blob/master/models/README.md',
    title: 'GGML (whisper.cpp, llama.cpp before GGUF)',
    extensions: ['bin', 'ggml'],
    sees: NUMBERS,
    provenWith: 'schema',
    firstBytes: firstBytesOf(...GGML),
    recognises: (source) => GGML.some((magic) => hasBytesAt(source, 0, magic)) && hasBytesAt(source, 7, [0]),
  },
  {
    id: 'openvino-blob',
    spec: 'https://docs.openvino.ai/2025/openvino-workflow/running-inference/optimize-inference/optimizing-latency/model-caching-overview.html',
    title: 'Compiled models of OpenVINO (CPU)',
    extensions: ['blob'],
    sees: 'that it is one; the graph in it, made for one machine and version, is not looked into',
    provenWith: 'openvino 2026.4.1',
    firstBytes: firstBytesOf(OPENVINO_BLOB),
    recognises: (source) => hasBytesAt(source, 0, OPENVINO_BLOB) && hasBytesAt(source, 9, [0, 0, 0]),
  },
  {
    id: 'h2o-binary',
    spec: 'https://github.com/h2oai/h2o-3/blob/master/h2o-core/src/main/java/water/AutoBuffer.java',
    title: 'H2O binary models',
    extensions: [],
    sees: 'that it is one; the classes of H2O that it is made of are not looked into',
    provenWith: 'h2o 3.46.0.6',
    firstBytes: firstBytesOf(H2O_BINARY),
    recognises: (source) => hasBytesAt(source, 0, H2O_BINARY),
  },
  {
    id: 'rknn',
    spec: 'https://github.com/airockchip/rknn-toolkit2',
    title: 'RKNN',
    extensions: ['rknn'],
    sees: 'a program for the NPU, which has no access to the machine',
    provenWith: 'rknn-toolkit2 2.5.0',
    firstBytes: firstBytesOf(RKNN),
    recognises: (source) => hasBytesAt(source, 0, RKNN),
  },
];

export const INERT_FORMATS: readonly Format[] = [...INERT, ...SMALL_ROWS].map(({ recognises, ...row }) => ({
  ...row,
  kind: 'model',
  isOpenEnded: true,
  probe: (source) => (recognises(source) ? () => {} : null),
}));

/** Then a description: its length, and the tags of its type and of its first dimension. */
function isPaddleParameters(source: ByteSource): boolean {
  if (!hasBytesAt(source, 0, PADDLE) || source.size < PADDLE.length + 8) return false;
  const [length = 0, ...rest] = source.read(PADDLE.length, PADDLE.length + 8);
  const [second, third, fourth, typeTag, type = 0, dimensionTag] = rest;
  const isShort = length >= 2 && second === 0 && third === 0 && fourth === 0;
  return isShort && typeTag === 0x08 && type < 0x40 && (length === 2 || dimensionTag === 0x10 || dimensionTag === 0x12);
}

/** The description of a model among the members of the archive, in sections as of an INI file. */
export function isMojo(source: ByteSource): boolean {
  return (
    hasBytesAt(source, 0, H2O) && MOJO.test(Buffer.from(source.read(0, Math.min(source.size, 4096))).toString('latin1'))
  );
}
