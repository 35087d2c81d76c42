/** Which texts are asked at all whether they may be of a format: most show by their first byte, their name and a few words that they are not, and asking takes longer. In doubt a text is asked. */
import type { TextFormatId } from '../format-ids.ts';
import { extensionOf } from '../model-names.ts';
import { mayBeTag } from '../wire/protobuf.ts';
import { COMPONENT_KINDS } from './components/component-kinds.ts';
import { STRUCTURED_TEXTS } from './configuration/embedded-pickles.ts';
import { isLong, type LongWord, type Sign, TORCHSERVE_SETTINGS, wordsOf } from './configuration/text-search.ts';
import { mayStartPickle } from './pickles/pickle-in-text.ts';
import { IMPORTED } from './serving/ray-serve.ts';
import { GRAPH_TEXT_BYTES } from './tensorflow/text-format.ts';
import { TEXT_PROBES, type TextProbe, type TextSample } from './text-probes.ts';

/** A text is asked where any of these holds, an empty one always. */
interface Gate {
  /** The first byte, as a character or as a number. */
  readonly first?: RegExp | ReadonlySet<number> | ((byte: number) => boolean);
  /** As `extensionOf` gives them, or what stands behind the last dot. */
  readonly extensions?: readonly string[];
  /** In any spelling, or the sign as it is. */
  readonly words?: readonly (LongWord | Sign)[];
}

/** White space, a mark of an encoding, and what JSON or XML begins with. */
const STRUCTURED = /[\0-\x20{[<\x7f-\xff]/;

const YAML = ['yaml', 'yml'];
const CONFIGURATION = ['json', ...YAML];

/** Of what has no row here every text is asked. */
export const TEXT_GATES: Readonly<Partial<Record<TextFormatId, Gate>>> = {
  pickle: { first: mayStartPickle },
  numpy: { first: /\x93/ },
  'torch-export': { words: ['expr_str', 'graph_module'] },
  'keras-config': { words: ['class_name'] },
  'tensorflow-graph': { first: mayBeTag },
  'tensorflow-text': { first: (byte) => GRAPH_TEXT_BYTES.has(byte) || /\s/.test(String.fromCharCode(byte)) },
  onnx: { first: mayBeTag, extensions: ['onnx'] },
  'onnx-text': {
    first: /[<#\s]/,
    extensions: ['textproto', 'txtpb', 'pbtxt', 'prototxt', 'onnxjson', 'json', 'onnxtxt', 'onnxtext'],
  },
  'r-data': { first: /[R\nA]/, extensions: ['rda', 'rdata'] },
  'java-base64': { first: (byte) => isOpenedBy(/["'r]/, byte) || isOpenedBy(STRUCTURED, byte) },
  'java-xml': { first: STRUCTURED },
  opennlp: { words: ['OpenNLP-Version'] },
  torch7: { extensions: ['t7'] },
  'native-code': { first: /[Mj\x7f-\xff]/ },
  'chat-template': { first: STRUCTURED },
  'chat-template-yaml': { extensions: ['toml', '', ...YAML] },
  hydra: { words: ['_target_', '${eval', 'params'], extensions: CONFIGURATION },
  skops: { words: ['__loader__'] },
  'embedded-pickles': { first: STRUCTURED, extensions: STRUCTURED_TEXTS },
  jsonpickle: { first: STRUCTURED, words: ['py/object', 'py/reduce'] },
  'hugging-face-config': { first: STRUCTURED },
  components: {
    words: COMPONENT_KINDS.flatMap(({ words }) => words.filter(isLong)),
    extensions: [...CONFIGURATION, 'txt'],
  },
  pysr: { words: ['Complexity'] },
  gin: { extensions: ['gin'] },
  'logging-file': { words: ['[handler_'], extensions: ['ini', 'conf', 'cfg', 'config'] },
  'mlflow-model': { words: ['loader_module', 'mlflow_version'] },
  'yolo-model': { words: ['backbone'] },
  caffe: { first: /[#_a-z\s]/ },
  'triton-config': { words: ['backend', 'platform', 'custom-lib-path'] },
  bentoml: { words: ['bentoml_version'], extensions: YAML },
  'paddle-json': { words: ['base_code'] },
  truss: { extensions: YAML },
  cog: { extensions: YAML },
  'ray-serve': { words: IMPORTED },
  'torchserve-settings': { words: TORCHSERVE_SETTINGS, extensions: ['properties'] },
  'python-handler': { extensions: ['py'] },
  'torchserve-manifest': { first: STRUCTURED },
  'coreml-package': { first: STRUCTURED },
  intake: { extensions: YAML },
  'kaldi-list': { extensions: ['scp', 'conf'] },
  'ollama-modelfile': { first: /[#fpsltamr\s]/i },
  references: { words: ['dimensions', 'zarr_format'] },
  'spark-metadata': { words: ['sparkVersion'] },
  'spacy-config': { words: ['[components', '[training', '[corpora'] },
  'container-image': { words: ['RepoTags', 'schemaVersion'] },
  'yolo-dataset': { words: ['download'] },
  'r-lazy-load': { extensions: ['rdb'] },
  lightgbm: { first: /t/ },
  libsvm: { first: /s/ },
  zlib: { first: (byte) => byte % 16 === 8 },
  zfile: { first: /Z/ },
  bzip2: { first: /B/ },
  zstd: { first: /\(/ },
  xgboost: { first: STRUCTURED },
  catboost: { first: (byte) => isOpenedBy(/C/, byte) || isOpenedBy(STRUCTURED, byte) },
  ncnn: { first: /[+07\s]/ },
  'mxnet-symbol': { words: ['arg_nodes'] },
  openvino: { first: STRUCTURED },
  'h2o-mojo': { first: /\[/ },
  'path-file': { extensions: ['pth'] },
};

interface Row {
  readonly probe: TextProbe;
  readonly gate: Gate | null;
}

/** Made where a text is asked: they name most formats. */
let rowsOfAll: readonly Row[] | null = null;

function allRows(): readonly Row[] {
  rowsOfAll ??= Object.entries(TEXT_PROBES).map(([id, probe]) => {
    return { probe, gate: TEXT_GATES[id as TextFormatId] ?? null }; // the keys are formats
  });
  return rowsOfAll;
}

/** By the first byte: what is asked whatever the text holds and is called. Made when a text begins so. */
const BY_FIRST: (readonly TextProbe[])[] = [];
const BY_EXTENSION = new Map<string, readonly TextProbe[]>();
const BY_WORD = new Map<string, readonly TextProbe[]>();
const NO_PROBES: readonly TextProbe[] = [];

const probesWhere = (isOpen: (gate: Gate) => boolean): readonly TextProbe[] =>
  allRows().flatMap(({ probe, gate }) => (gate !== null && isOpen(gate) ? probe : []));

/** Whether any format may be behind the text, by those that are asked. @param mayBe asks one */
export function mayBeAny(sample: TextSample, mayBe: (probe: TextProbe, sample: TextSample) => boolean): boolean {
  const { text, name, once } = sample;
  if (text === '') return allRows().some(({ probe }) => mayBe(probe, sample));
  const isAny = (probes: readonly TextProbe[]) => probes.some((probe) => mayBe(probe, sample));
  if (isAny(byFirst(text.charCodeAt(0)))) return true;
  const extension = extensionOf(name);
  const behindDot = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (isAny(byExtension(extension)) || (behindDot !== extension && isAny(byExtension(behindDot)))) return true;
  for (const word of once(wordsOf)) if (isAny(byWord(word))) return true;
  return false;
}

function byFirst(byte: number): readonly TextProbe[] {
  BY_FIRST[byte] ??= allRows().flatMap(({ probe, gate }) =>
    gate === null || isOpenedBy(gate.first, byte) ? probe : [],
  );
  return BY_FIRST[byte];
}

function isOpenedBy(first: Gate['first'], byte: number): boolean {
  if (first instanceof RegExp) return first.test(String.fromCharCode(byte));
  return typeof first === 'function' ? first(byte) : first?.has(byte) === true;
}

function byExtension(extension: string): readonly TextProbe[] {
  const known = BY_EXTENSION.get(extension);
  if (known !== undefined) return known;
  const probes = probesWhere(({ extensions }) => extensions?.includes(extension) === true);
  if (probes.length === 0) return NO_PROBES; // names are many
  BY_EXTENSION.set(extension, probes);
  return probes;
}

function byWord(word: LongWord | Sign): readonly TextProbe[] {
  const probes = BY_WORD.get(word) ?? probesWhere(({ words }) => words?.includes(word) === true);
  BY_WORD.set(word, probes);
  return probes;
}
