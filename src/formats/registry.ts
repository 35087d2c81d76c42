/** Every format, one line each. All that recognise a file examine it, in this order. */
import { bzip2Format } from './bzip2.ts';
import { huggingFaceConfig } from './configuration/hugging-face.ts';
import { hydraFormat } from './configuration/hydra.ts';
import { jsonpickleFormat } from './configuration/jsonpickle.ts';
import { mlflowModel } from './configuration/mlflow.ts';
import { skopsFormat } from './configuration/skops.ts';
import { coremlFormat } from './coreml.ts';
import type { Format } from './format.ts';
import { ggufFormat } from './gguf.ts';
import { gzipFormat } from './gzip.ts';
import { hdf5Format } from './hdf5/hdf5.ts';
import { hiddenPickleFormat } from './hidden-pickle.ts';
import { jinjaFormat } from './jinja/jinja.ts';
import { templateJsonFormat } from './jinja/template-json.ts';
import { kerasConfig } from './keras/keras-config.ts';
import { lz4Format } from './lz4.ts';
import { lzmaFormat } from './lzma.ts';
import { nativeCodeFormat } from './native-code.ts';
import { numpyFormat } from './numpy.ts';
import { onnxFormat } from './onnx/onnx.ts';
import { paddleFormat } from './paddle.ts';
import { pathFileFormat } from './path-file.ts';
import { pickleFormat } from './pickle.ts';
import { pmmlFormat } from './pmml.ts';
import { pythonSourceFormat } from './python-source.ts';
import { rDataFormat } from './r/r-data.ts';
import { safetensorsFormat } from './safetensors.ts';
import { sevenZipFormat } from './seven-zip.ts';
import { tarFormat } from './tar.ts';
import { tensorflowGraph, tensorflowText } from './tensorflow/tensorflow-graph.ts';
import { torch7Format } from './torch7.ts';
import { torchScriptFormat } from './torchscript.ts';
import { xzFormat } from './xz.ts';
import { yamlFormat } from './yaml/yaml.ts';
import { zipFormat } from './zip.ts';
import { zfileFormat, zlibFormat } from './zlib.ts';
import { zstdFormat } from './zstd.ts';

export const FORMATS: readonly Format[] = [
  pickleFormat,
  zipFormat,
  numpyFormat,
  safetensorsFormat,
  torchScriptFormat,
  pythonSourceFormat,
  kerasConfig,
  hdf5Format,
  tensorflowGraph,
  tensorflowText,
  onnxFormat,
  ggufFormat,
  rDataFormat,
  paddleFormat,
  coremlFormat,
  torch7Format,
  nativeCodeFormat,
  jinjaFormat,
  templateJsonFormat,
  yamlFormat,
  hydraFormat,
  skopsFormat,
  jsonpickleFormat,
  huggingFaceConfig,
  mlflowModel,
  pmmlFormat,
  tarFormat,
  sevenZipFormat,
  gzipFormat,
  zlibFormat,
  zfileFormat,
  bzip2Format,
  xzFormat,
  lzmaFormat,
  zstdFormat,
  lz4Format,
];

/** Tried where none of the others recognises a whole file. */
export const LAST_FORMATS: readonly Format[] = [hiddenPickleFormat, pathFileFormat];
