/** Every format, one line each. All that recognise a file examine it, in this order. */
import { sevenZipFormat } from './archives/seven-zip.ts';
import { tarFormat } from './archives/tar.ts';
import { UNSUPPORTED_FORMATS } from './archives/unsupported.ts';
import { zipFormat } from './archives/zip.ts';
import { arrowFormat } from './arrow/arrow-ipc.ts';
import { parquetFormat } from './arrow/parquet.ts';
import { berkeleyDbFormat } from './berkeley-db.ts';
import { componentsFormat } from './components/components.ts';
import { equationsFormat } from './components/equations.ts';
import { ginFormat } from './components/gin.ts';
import { guardrailsFormat } from './components/guardrails.ts';
import { loggingFileFormat } from './components/logging-file.ts';
import { COMPRESSED_FORMATS } from './compressed/compressed.ts';
import { embeddedPicklesFormat } from './configuration/embedded-pickles.ts';
import { huggingFaceConfig } from './configuration/hugging-face.ts';
import { hydraFormat } from './configuration/hydra.ts';
import { jsonpickleFormat } from './configuration/jsonpickle.ts';
import { mlflowModel } from './configuration/mlflow.ts';
import { skopsFormat } from './configuration/skops.ts';
import { dotnetFormat } from './dotnet.ts';
import { faissFormat } from './engines/faiss.ts';
import { ireeFormat } from './engines/iree.ts';
import { tensorrtFormat } from './engines/tensorrt.ts';
import { executorchFormat } from './flatbuffers/executorch.ts';
import { litertLmFormat } from './flatbuffers/litertlm.ts';
import { mnnFormat } from './flatbuffers/mnn.ts';
import { onnxRuntimeFormat } from './flatbuffers/onnxruntime.ts';
import { tfliteFormat } from './flatbuffers/tflite.ts';
import type { Format } from './format.ts';
import { ggufFormat } from './gguf.ts';
import { caffeFormat } from './graphs/caffe.ts';
import { caffeModelFormat } from './graphs/caffe-model.ts';
import { cntkFormat } from './graphs/cntk.ts';
import { coremlFormat } from './graphs/coreml.ts';
import { coremlPackageFormat } from './graphs/coreml-package.ts';
import { mindirFormat } from './graphs/mindspore.ts';
import { mxnetSymbolFormat } from './graphs/mxnet-symbol.ts';
import { ncnnFormat } from './graphs/ncnn.ts';
import { openfstFormat } from './graphs/openfst.ts';
import { openvinoFormat } from './graphs/openvino.ts';
import { paddleFormat } from './graphs/paddle.ts';
import { paddleJsonFormat } from './graphs/paddle-json.ts';
import { jaxExportFormat, stableHloFormat } from './graphs/stablehlo.ts';
import { hdf5Format } from './hdf5/hdf5.ts';
import { INERT_FORMATS } from './inert/inert-formats.ts';
import { javaFormat } from './java/java-serialization.ts';
import { javaTextFormat } from './java/java-text.ts';
import { javaXmlFormat } from './java/java-xml.ts';
import { openNlpFormat } from './java/opennlp.ts';
import { jinjaFormat, otherTemplateFormat } from './jinja/jinja.ts';
import { templateJsonFormat, templateYamlFormat } from './jinja/template-json.ts';
import { juliaBsonFormat } from './julia/bson.ts';
import { juliaFormat } from './julia/julia-serialization.ts';
import { kerasConfig } from './keras/keras-config.ts';
import { nativeCodeFormat } from './native-code.ts';
import { numpyFormat } from './numpy/numpy.ts';
import { matlabFormat } from './octave/matlab.ts';
import { octaveFormat } from './octave/octave.ts';
import { onnxFormat } from './onnx/onnx.ts';
import { onnxTextFormat } from './onnx/onnx-text.ts';
import { pathFileFormat } from './path-file.ts';
import { hiddenPickleFormat } from './pickles/hidden-pickle.ts';
import { pickleFormat } from './pickles/pickle.ts';
import { pmmlFormat } from './pmml.ts';
import { lazyLoadFormat } from './r/lazy-load.ts';
import { rDataFormat } from './r/r-data.ts';
import { safetensorsFormat } from './safetensors.ts';
import { bentoFormat } from './serving/bentoml.ts';
import { cogFormat } from './serving/cog.ts';
import { imageFormat } from './serving/container-image.ts';
import { intakeFormat } from './serving/intake.ts';
import { kaldiListFormat } from './serving/kaldi-list.ts';
import { ollamaFormat } from './serving/ollama.ts';
import { pythonHandlerFormat } from './serving/python-handler.ts';
import { rayServeFormat } from './serving/ray-serve.ts';
import { referencesFormat } from './serving/references.ts';
import { spacyFormat } from './serving/spacy.ts';
import { sparkFormat } from './serving/spark.ts';
import { torchServeFormat } from './serving/torchserve.ts';
import { torchServeManifest } from './serving/torchserve-manifest.ts';
import { tritonFormat } from './serving/triton.ts';
import { trussFormat } from './serving/truss.ts';
import { sqliteFormat } from './sqlite.ts';
import { gdbmFormat } from './stores/gdbm.ts';
import { lmdbFormat } from './stores/lmdb.ts';
import { messagePackFormat } from './stores/message-pack.ts';
import { tensorflowGraph, tensorflowText } from './tensorflow/tensorflow-graph.ts';
import { exportedProgramFormat } from './torch/exported-program.ts';
import { flatbufferModule, mobileBytecode } from './torch/mobile-model.ts';
import { packageModuleFormat, pythonSourceFormat } from './torch/python-source.ts';
import { requirementsFormat } from './torch/requirements.ts';
import { torch7Format } from './torch/torch7.ts';
import { torchScriptFormat } from './torch/torchscript.ts';
import { vowpalWabbitFormat } from './vowpal-wabbit.ts';
import { yamlFormat } from './yaml/yaml.ts';
import { yoloFormat } from './yolo/yolo.ts';
import { yoloDataset } from './yolo/yolo-dataset.ts';

export const FORMATS: readonly Format[] = [
  pickleFormat,
  zipFormat,
  numpyFormat,
  safetensorsFormat,
  torchScriptFormat,
  mobileBytecode,
  flatbufferModule,
  exportedProgramFormat,
  pythonSourceFormat,
  packageModuleFormat,
  requirementsFormat,
  kerasConfig,
  hdf5Format,
  tensorflowGraph,
  tensorflowText,
  onnxFormat,
  onnxTextFormat,
  ggufFormat,
  rDataFormat,
  lazyLoadFormat,
  javaFormat,
  javaTextFormat,
  javaXmlFormat,
  openNlpFormat,
  dotnetFormat,
  juliaFormat,
  juliaBsonFormat,
  paddleFormat,
  paddleJsonFormat,
  mindirFormat,
  stableHloFormat,
  jaxExportFormat,
  coremlFormat,
  coremlPackageFormat,
  torch7Format,
  tfliteFormat,
  onnxRuntimeFormat,
  executorchFormat,
  mnnFormat,
  ncnnFormat,
  mxnetSymbolFormat,
  openvinoFormat,
  caffeModelFormat,
  cntkFormat,
  tensorrtFormat,
  ireeFormat,
  faissFormat,
  openfstFormat,
  litertLmFormat,
  vowpalWabbitFormat,
  matlabFormat,
  octaveFormat,
  nativeCodeFormat,
  jinjaFormat,
  otherTemplateFormat,
  templateJsonFormat,
  templateYamlFormat,
  yamlFormat,
  hydraFormat,
  skopsFormat,
  jsonpickleFormat,
  embeddedPicklesFormat,
  huggingFaceConfig,
  componentsFormat,
  ginFormat,
  loggingFileFormat,
  mlflowModel,
  yoloFormat,
  yoloDataset,
  caffeFormat,
  tritonFormat,
  bentoFormat,
  rayServeFormat,
  cogFormat,
  trussFormat,
  torchServeFormat,
  torchServeManifest,
  pythonHandlerFormat,
  ollamaFormat,
  kaldiListFormat,
  intakeFormat,
  referencesFormat,
  equationsFormat,
  guardrailsFormat,
  sparkFormat,
  spacyFormat,
  imageFormat,
  pmmlFormat,
  tarFormat,
  sevenZipFormat,
  sqliteFormat,
  berkeleyDbFormat,
  gdbmFormat,
  lmdbFormat,
  messagePackFormat,
  arrowFormat,
  parquetFormat,
  ...INERT_FORMATS,
  ...COMPRESSED_FORMATS,
];

/** Tried where none of the others recognises a whole file. */
export const LAST_FORMATS: readonly Format[] = [hiddenPickleFormat, pathFileFormat, ...UNSUPPORTED_FORMATS];
