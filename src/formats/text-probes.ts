/** What text may be of each format, for those who see text alone and must be sure that it is nothing: mostly the format's own recogniser, at times a wider one. */
import type { ByteSource } from '../bytes/byte-source.ts';
import type { Once } from '../bytes/once.ts';
import type { TextFormatId } from '../format-ids.ts';
import { extensionOf } from '../model-names.ts';
import { isZfile, MAGIC, startsAsZlib } from '../streams/stream-start.ts';
import { ascii } from '../text/magic.ts';
import { IDENTIFIER_AT } from '../wire/flatbuffer.ts';
import { beginsContainer } from '../wire/message-pack.ts';
import { holdsContent } from '../wire/recognising.ts';
import { BLOCK_BYTES, tarHeaderAt } from './archives/tar-header.ts';
import { holdsComponents } from './components/components.ts';
import { isEquations } from './components/equations.ts';
import { isGin } from './components/gin.ts';
import { isRail } from './components/guardrails.ts';
import { isLoggingFile } from './components/logging-file.ts';
import { mayHoldPickles } from './configuration/embedded-pickles.ts';
import { isHuggingFace } from './configuration/hugging-face.ts';
import { isHydra } from './configuration/hydra.ts';
import { isJsonpickle } from './configuration/jsonpickle.ts';
import { isMlflow } from './configuration/mlflow.ts';
import { isSkops } from './configuration/skops.ts';
import { wordsOf } from './configuration/text-search.ts';
import { EXECUTORCH_IDENTIFIER } from './flatbuffers/executorch.ts';
import { ORT_IDENTIFIER } from './flatbuffers/onnxruntime.ts';
import { TFLITE_IDENTIFIER } from './flatbuffers/tflite.ts';
import { isCaffe } from './graphs/caffe.ts';
import { isPackage } from './graphs/coreml-package.ts';
import { isMxnetSymbol } from './graphs/mxnet-symbol.ts';
import { NCNN_TEXT } from './graphs/ncnn.ts';
import { isOpenvino, XML_START } from './graphs/openvino.ts';
import { mayBePaddleJson } from './graphs/paddle-json.ts';
import { CATBOOST_JSON } from './inert/catboost.ts';
import { LIBSVM, LIGHTGBM, MOJO } from './inert/text-models.ts';
import { XGBOOST_JSON } from './inert/xgboost.ts';
import { isJavaJson, isJavaText } from './java/java-text.ts';
import { isJavaXml } from './java/java-xml.ts';
import { isOpenNlp } from './java/opennlp.ts';
import { isChatTemplate, isOtherTemplate } from './jinja/jinja.ts';
import { isTemplateJson, isTemplateYaml } from './jinja/template-json.ts';
import { isKerasConfig } from './keras/keras-config.ts';
import { programKindOf } from './native-code.ts';
import { NUMPY_MAGIC } from './numpy/numpy.ts';
import { isOctaveText } from './octave/octave.ts';
import { isOnnx } from './onnx/onnx.ts';
import { isOnnxText } from './onnx/onnx-text.ts';
import { mayBePickle } from './pickles/pickle-in-text.ts';
import { PMML_ROOT } from './pmml.ts';
import { isOldImage, R_TEXT, R_TEXT_STARTS } from './r/r-text.ts';
import { isBento } from './serving/bentoml.ts';
import { isCog } from './serving/cog.ts';
import { isImage } from './serving/container-image.ts';
import { isIntake } from './serving/intake.ts';
import { isKaldiList } from './serving/kaldi-list.ts';
import { isModelfile } from './serving/ollama.ts';
import { isHandler } from './serving/python-handler.ts';
import { isRayServe } from './serving/ray-serve.ts';
import { isReferences } from './serving/references.ts';
import { isSpacy } from './serving/spacy.ts';
import { isSpark } from './serving/spark.ts';
import { isTorchServe } from './serving/torchserve.ts';
import { isManifest } from './serving/torchserve-manifest.ts';
import { holdsDeepStream, isTriton, TRITON_KINDS } from './serving/triton.ts';
import { isTruss } from './serving/truss.ts';
import { METADATA_FIELD } from './tensorflow/graph-messages.ts';
import { mayBeGraphText } from './tensorflow/text-format.ts';
import { isExportedProgram } from './torch/exported-program.ts';
import { FLATBUFFER_IDENTIFIER, FLATBUFFER_IDENTIFIER_AT } from './torch/mobile-model.ts';
import { isYaml } from './yaml/yaml.ts';
import { isYolo } from './yolo/yolo.ts';
import { isYoloDataset } from './yolo/yolo-dataset.ts';

/** Text: bytes without control characters but tab, line feed, form feed and carriage return. */
export interface TextSample {
  /** Each character a byte. */
  readonly text: string;
  /** The same bytes. */
  readonly source: ByteSource;
  readonly name: string;
  readonly once: Once<ByteSource>;
}

/** Whether the text may be of the format. In doubt it may. */
export type TextProbe = (sample: TextSample) => boolean;

const startingWith = (bytes: readonly number[], at = 0): TextProbe => {
  const start = String.fromCharCode(...bytes);
  return ({ text }) => text.startsWith(start, at);
};

/** A search for words is the fastest there is: a pattern is compiled for the text that holds one, not for all. */
const holdsOne = (text: string, ...words: readonly string[]): boolean => words.some((word) => text.includes(word));

const named = (extension: string): TextProbe => {
  return ({ name }) => extensionOf(name) === extension;
};

/** What text may be of has its row here before the compiler is content. */
export const TEXT_PROBES: Readonly<Record<TextFormatId, TextProbe>> = {
  pickle: ({ text }) => mayBePickle(text),
  numpy: startingWith(NUMPY_MAGIC),
  'torch-flatbuffer': startingWith(FLATBUFFER_IDENTIFIER, FLATBUFFER_IDENTIFIER_AT),
  'torch-export': ({ source, name, once }) => isExportedProgram(source, name, once),
  'keras-config': ({ source, once }) => once(wordsOf).has('class_name') && isKerasConfig(source),
  'tensorflow-graph': ({ text, once }) => text.includes('{"') && once(holdsContent) && METADATA_FIELD.test(text),
  'tensorflow-text': ({ text }) => mayBeGraphText(text),
  onnx: ({ source, name, once }) => isOnnx(source, name, once),
  'onnx-text': ({ source, name, once }) => isOnnxText(source, name, once),
  'r-data': ({ text, name }) => (R_TEXT_STARTS.includes(text.charAt(0)) && R_TEXT.test(text)) || isOldImage(text, name),
  'java-base64': ({ source, once }) => isJavaText(source) || isJavaJson(source, once),
  'java-xml': ({ text, source }) => XML_START.test(text) && isJavaXml(source),
  opennlp: ({ once }) => isOpenNlp(once),
  torch7: named('t7'),
  'native-code': ({ text }) => programKindOf(text) !== null,
  jinja: ({ source, name }) => isChatTemplate(source, name),
  template: ({ source, name, once }) => isOtherTemplate(source, name, once),
  'chat-template': ({ once }) => isTemplateJson(once),
  'chat-template-yaml': ({ name, once }) => isTemplateYaml(name, once),
  yaml: ({ source, name, once }) => isYaml(source, name, once),
  hydra: ({ source, name, once }) => isHydra(source, name, once),
  skops: ({ source, name, once }) => isSkops(source, name, once),
  'embedded-pickles': ({ source, name, once }) => mayHoldPickles(source, name, once),
  jsonpickle: ({ source, name, once }) => isJsonpickle(source, name, once),
  'hugging-face-config': ({ source, name, once }) => isHuggingFace(source, name, once),
  components: ({ source, name, once }) => holdsComponents(source, name, once),
  gin: ({ source, name }) => isGin(source, name),
  'logging-file': ({ source, name, once }) => isLoggingFile(source, name, once),
  'mlflow-model': ({ source, name, once }) => isMlflow(source, name, once),
  'yolo-model': ({ source, name, once }) => isYolo(source, name, once),
  caffe: ({ source, name, once }) => isCaffe(source, name, once),
  'triton-config': ({ source, name, once }) =>
    (TRITON_KINDS.some((kind) => once(wordsOf).has(kind)) && isTriton(source, name, once)) ||
    holdsDeepStream(source, once),
  bentoml: ({ source, name, once }) => isBento(source, name, once),
  'paddle-json': ({ source, name, once }) => mayBePaddleJson(source, name, once),
  truss: ({ source, name, once }) => isTruss(source, name, once),
  cog: ({ source, name, once }) => isCog(source, name, once),
  'ray-serve': ({ source, name, once }) => isRayServe(source, name, once),
  'torchserve-settings': ({ source, name, once }) => isTorchServe(source, name, once),
  'python-handler': ({ source, name, once }) => isHandler(source, name, once),
  'torchserve-manifest': ({ source, name, once }) => isManifest(source, name, once),
  'coreml-package': ({ once }) => isPackage(once),
  intake: ({ source, name, once }) => isIntake(source, name, once),
  guardrails: ({ text, source, name }) => XML_START.test(text) && isRail(source, name),
  pysr: ({ source, once }) => isEquations(source, once),
  octave: ({ text, source, name }) => text.includes('function handle') && isOctaveText(source, name),
  references: ({ source, once }) => isReferences(source, once),
  'kaldi-list': ({ source, name, once }) => isKaldiList(source, name, once),
  'ollama-modelfile': ({ source, name, once }) => isModelfile(source, name, once),
  'spark-metadata': ({ source, name, once }) => isSpark(source, name, once),
  'spacy-config': ({ source, once }) => isSpacy(source, once),
  'container-image': ({ source, name, once }) => isImage(source, name, once),
  'yolo-dataset': ({ source, name, once }) => isYoloDataset(source, name, once),
  'r-lazy-load': named('rdb'),
  'message-pack': ({ text }) => beginsContainer(text.charCodeAt(0)),
  lightgbm: ({ text }) => text.startsWith('tree') && LIGHTGBM.test(text),
  libsvm: ({ text }) => text.includes('_type ') && LIBSVM.test(text),
  pmml: ({ text, name }) => extensionOf(name) === 'pmml' || (text.includes('PMML') && PMML_ROOT.test(text)),
  tar: ({ text, source }) => text.length >= BLOCK_BYTES && tarHeaderAt(source, 0) !== null,
  // Whether deflate data follow is not asked: that takes a library.
  zlib: ({ source }) => source.size > 2 && startsAsZlib(source.read(0, 2)),
  zfile: ({ text, source }) => text.startsWith('ZF') && isZfile(source),
  bzip2: startingWith(MAGIC.bzip2),
  zstd: startingWith(MAGIC.zstd), // the frames that may come before have 0x18
  tflite: startingWith(ascii(TFLITE_IDENTIFIER), IDENTIFIER_AT),
  onnxruntime: startingWith(ascii(ORT_IDENTIFIER), IDENTIFIER_AT),
  executorch: ({ text }) =>
    text.charAt(IDENTIFIER_AT + 1) === 'T' && EXECUTORCH_IDENTIFIER.test(text.slice(IDENTIFIER_AT, IDENTIFIER_AT + 4)),
  xgboost: ({ text }) => holdsOne(text, '"learner"', '"version"') && XGBOOST_JSON.test(text),
  catboost: ({ text }) =>
    text.startsWith('CBM1') || (holdsOne(text, '"ctr_data"', '"features_info"') && CATBOOST_JSON.test(text)),
  ncnn: ({ text }) => text.includes('7767517') && NCNN_TEXT.test(text),
  'mxnet-symbol': ({ source, name, once }) => isMxnetSymbol(source, name, once),
  openvino: ({ text, source }) => XML_START.test(text) && isOpenvino(source),
  'h2o-mojo': ({ text }) => text.startsWith('[info]') && MOJO.test(text),
  'path-file': named('pth'),
};
