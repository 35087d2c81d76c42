/** Which texts are asked at all whether they may be of a format: most show by their first byte, their name and a few words that they are not, and asking takes longer. In doubt a text is asked. */
import type { TextFormatId } from '../format-ids.ts';
import { extensionOf } from '../model-names.ts';
import { type Sign, TEMPLATE_SIGNS, TORCHSERVE_SETTINGS } from '../text/configuration-words.ts';
import { beginsContainer } from '../wire/message-pack.ts';
import { mayBeTag } from '../wire/protobuf.ts';
import { COMPONENT_KINDS } from './components/component-kinds.ts';
import { DIGITS_FIRST, STRUCTURED_TEXTS } from './configuration/embedded-pickles.ts';
import { isLong, type LongWord, wordsOf } from './configuration/text-search.ts';
import { mayStartPickle } from './pickles/pickle-in-text.ts';
import { IMPORTED } from './serving/ray-serve.ts';
import { GRAPH_TEXT_BYTES } from './tensorflow/text-format.ts';
import { TEXT_PROBES, type TextProbe, type TextSample } from './text-probes.ts';

/** A text is asked where any of these holds, an empty one always. */
interface Gate {
  /** The first byte: one of these characters, or by its number. */
  readonly first?: string | ((byte: number) => boolean);
  /** As `extensionOf` gives them, or what stands behind the last dot. */
  readonly extensions?: readonly string[];
  /** In any spelling, or the sign as it is. */
  readonly words?: readonly (LongWord | Sign)[];
}

/** As a byte each. */
const BLANKS = '\t\n\v\f\r \xa0';

/** White space, a mark of an encoding, and what JSON or XML begins with. */
const isStructured = (byte: number) => byte <= 0x20 || byte >= 0x7f || byte === 0x7b || byte === 0x5b || byte === 0x3c;
/** Of a word in small letters. */
const isSmall = (byte: number) => byte >= 0x61 && byte <= 0x7a;

const YAML = ['yaml', 'yml'];
const CONFIGURATION = ['json', ...YAML];

/** Of what has no row here every text is asked. */
export const TEXT_GATES: Readonly<Partial<Record<TextFormatId, Gate>>> = {
  pickle: { first: mayStartPickle },
  numpy: { first: '\x93' },
  'torch-export': { words: ['expr_str', 'graph_module'], extensions: ['json'] },
  'keras-config': { words: ['class_name'] },
  'tensorflow-graph': { first: mayBeTag },
  'tensorflow-text': { first: (byte) => GRAPH_TEXT_BYTES.has(byte) || isOneOf(BLANKS, byte) },
  onnx: { first: mayBeTag, extensions: ['onnx'] },
  'onnx-text': {
    first: `<#${BLANKS}`,
    extensions: ['textproto', 'txtpb', 'pbtxt', 'prototxt', 'onnxjson', 'json', 'onnxtxt', 'onnxtext'],
  },
  'r-data': { first: 'R\nA', extensions: ['rda', 'rdata'] },
  'java-base64': { first: (byte) => isOneOf(`"'r`, byte) || isStructured(byte) },
  'java-xml': { first: isStructured },
  opennlp: { words: ['OpenNLP-Version'] },
  torch7: { extensions: ['t7'] },
  'native-code': { first: (byte) => isOneOf('Mj', byte) || byte >= 0x7f },
  'chat-template': { words: TEMPLATE_SIGNS },
  'chat-template-yaml': { words: TEMPLATE_SIGNS },
  hydra: { words: ['_target_', '${eval', 'params'], extensions: CONFIGURATION },
  skops: { words: ['__loader__'] },
  'embedded-pickles': {
    first: (byte) => isOneOf(DIGITS_FIRST, byte) || isStructured(byte),
    extensions: STRUCTURED_TEXTS,
  },
  jsonpickle: { first: isStructured, words: ['py/object', 'py/reduce'] },
  'hugging-face-config': { first: isStructured },
  components: {
    words: COMPONENT_KINDS.flatMap(({ words }) => words.filter(isLong)),
    extensions: [...CONFIGURATION, 'txt'],
  },
  guardrails: { first: isStructured },
  pysr: { words: ['Complexity'] },
  gin: { extensions: ['gin'] },
  'logging-file': { words: ['[handler_'], extensions: ['ini', 'conf', 'cfg', 'config'] },
  'mlflow-model': { words: ['loader_module', 'mlflow_version'], extensions: ['txt'] },
  'yolo-model': { words: ['backbone'] },
  caffe: { first: (byte) => isSmall(byte) || isOneOf(`#_${BLANKS}`, byte) },
  'triton-config': { words: ['backend', 'platform', 'custom-lib-path'] },
  bentoml: { words: ['bentoml_version'], extensions: YAML },
  'paddle-json': { words: ['base_code'] },
  truss: { extensions: YAML },
  cog: { extensions: YAML },
  'ray-serve': { words: IMPORTED },
  'torchserve-settings': { words: TORCHSERVE_SETTINGS, extensions: ['properties'] },
  'python-handler': { extensions: ['py'] },
  'torchserve-manifest': { first: isStructured },
  'coreml-package': { first: isStructured },
  intake: { extensions: YAML },
  'kaldi-list': { extensions: ['scp', 'conf'] },
  'ollama-modelfile': { first: `#fpsltamrFPSLTAMR${BLANKS}` },
  octave: { first: '#%', extensions: ['mat'] },
  references: { words: ['dimensions', 'zarr_format'] },
  'spark-metadata': { words: ['sparkVersion'] },
  'spacy-config': { words: ['[components', '[training', '[corpora'] },
  'container-image': { words: ['RepoTags', 'schemaVersion'] },
  'yolo-dataset': { words: ['download'] },
  'message-pack': { first: beginsContainer },
  'r-lazy-load': { extensions: ['rdb'] },
  lightgbm: { first: 't' },
  libsvm: { first: 's' },
  zlib: { first: (byte) => byte % 16 === 8 },
  zfile: { first: 'Z' },
  bzip2: { first: 'B' },
  zstd: { first: '(' },
  xgboost: { first: isStructured },
  catboost: { first: (byte) => isOneOf('C', byte) || isStructured(byte) },
  ncnn: { first: `+07${BLANKS}` },
  'mxnet-symbol': { words: ['arg_nodes'] },
  openvino: { first: isStructured },
  'h2o-mojo': { first: '[' },
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

function isOneOf(characters: string, byte: number): boolean {
  return characters.includes(String.fromCharCode(byte));
}

function isOpenedBy(first: Gate['first'], byte: number): boolean {
  return typeof first === 'string' ? isOneOf(first, byte) : first?.(byte) === true;
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
