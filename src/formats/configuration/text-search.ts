/** Searches the text of a whole file for words that only a configuration holds. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { byteTable, isWordByte } from '../../bytes/byte-table.ts';
import type { Once } from '../../bytes/once.ts';
import { withoutZeros } from '../../bytes/zeros.ts';
import { isBinary, isWideText } from '../../text/text.ts';
import { beginsAsNoJson, toUtf8 } from '../../text/text-encoding.ts';
import { WordSearch } from '../../text/word-search.ts';
import { isCalled } from '../file-names.ts';

const KIB = 1024;
const SEARCH_BYTES = 256 * KIB;
const OVERLAP_BYTES = KIB;
/** Longer files are data: nobody configures a model by so much text. */
const TEXT_BYTES = 1024 * KIB * KIB;
/** Of UTF-16 and UTF-32, whose zeros are taken out one by one. */
const WIDE_TEXT_BYTES = 64 * KIB * KIB;

const PY_KEY = '"py/';

/** Settings that no other program than TorchServe has. */
export const TORCHSERVE_SETTINGS = [
  'inference_address',
  'management_address',
  'metrics_address',
  'grpc_inference_port',
  'load_models',
  'model_store',
  'default_workers_per_model',
  'job_queue_size',
  'number_of_netty_threads',
  'netty_client_threads',
  'service_envelope',
  'install_py_dep_per_model',
  'enable_envvars_config',
  'default_service_handler',
] as const;

/** `_target_` of Hydra, `params` and `target` of latent diffusion, `py/…` of jsonpickle, `auto_map`, `custom_pipelines` and `custom_generate` of transformers, `parent_library` of PEFT, the activation of a cross encoder, `model_file` of MLX, `_diffusers_version`, `custom_ops_library` of ONNX Runtime, `class_path` of jsonargparse, `_component_` of torchtune, `zarr_format` of Zarr, `dimensions` of kerchunk, `init_parameters` of Haystack, `base_model` of axolotl, the sections of `logging.config`, `lc` of LangChain, `__args__` of PhysicsNeMo, `frozen` of pomegranate, `op_type` of ONNX as text, `loader_module` and `mlflow_version` of MLflow, `object_constructor` of its LlamaIndex, `pyref` of Fiddle, `@module` of Monty, `_zen_target` of hydra-zen, `provider` and `source_code` of AutoGen, `managed_agents` of smolagents, `chainer` of DeepPavlov, `pythonClassName` of TensorFlow Datasets, `client_spec` of HELM, `entrypoint_fcn` of FiftyOne, `format_version` of bioimage.io, `num_samples` of Lhotse, `__loader__` of skops, `class_name` of Keras, `arg_nodes` of MXNet, `backbone` and `download` of YOLO, `python_param` of Caffe, `sparkVersion` of Spark, `bentoml_version`, programs of `torch.export`, `import_path` and what else is imported of Ray Serve, `RepoTags` and `schemaVersion` of images, `archiverVersion` of TorchServe, `base_code` of Paddle, `backend` and `platform` of Triton, and what stands around pickles in JSON. */
export const WORDS = [
  '_target_',
  'params',
  'target',
  PY_KEY,
  'py/object',
  'py/reduce',
  'auto_map',
  'custom_pipelines',
  'custom_generate',
  'parent_library',
  'megatron_core',
  'attn_implementation',
  '_attn_implementation',
  '_attn_implementation_internal',
  'experts_implementation',
  'sbert_ce_default_activation_function',
  'sentence_transformers',
  'model_file',
  '_diffusers_version',
  'custom_ops_library',
  'class_path',
  '_component_',
  'zarr_format',
  'dimensions',
  'init_parameters',
  'pipeline',
  '__kind__',
  'class_name',
  '_kw_requires_import',
  'network_class_name',
  'train_schema',
  'predict_schema',
  'dataset_reader',
  'module_path',
  '__args__',
  'custom_imports',
  'op_type',
  'opType',
  'base_model',
  'handlers',
  'filters',
  'formatters',
  'lc',
  '${eval',
  'loader_module',
  'mlflow_version',
  'object_constructor',
  ...(['"pyref', '@module', '_zen_target', 'provider', 'source_code', 'managed_agents', 'chainer'] as const),
  ...(['pythonClassName', 'client_spec', 'entrypoint_fcn', 'format_version', 'num_samples'] as const),
  '__loader__',
  'arg_nodes',
  ':serialized:',
  'CLOUDPICKLE_FALLBACK',
  'Callable',
  'SampleBatch',
  'serializer',
  'pickled',
  'frozen',
  'prediction_name',
  'expr_str',
  'graph_module',
  'backbone',
  'download',
  'python_param',
  'sparkVersion',
  'bentoml_version',
  'import_path',
  'exporter_import_path',
  'grpc_servicer_functions',
  'request_router_class',
  'policy_function',
  'RepoTags',
  'schemaVersion',
  'archiverVersion',
  'base_code',
  'backend',
  'platform',
  ...TORCHSERVE_SETTINGS,
] as const;
export type Word = (typeof WORDS)[number];

/** They would make the steps of a search for all words short: it would read every byte for one of two. */
const SHORT_WORDS = [PY_KEY, 'lc'] as const satisfies readonly Word[];
type ShortWord = (typeof SHORT_WORDS)[number];
export type LongWord = Exclude<Word, ShortWord>;

const isShort = (word: Word): word is ShortWord => word === 'lc' || word === PY_KEY;
export const isLong = (word: Word): word is LongWord => !isShort(word);

/** What else formats look for, as it is written and as a part of whatever it may be: the same search finds it. */
export const SIGNS = [
  ...(['[handler_', 'OpenNLP-Version', 'Complexity'] as const),
  ...(['[components', '[training', '[corpora', 'custom-lib-path'] as const),
] as const;
export type Sign = (typeof SIGNS)[number];
const isSign = (word: LongWord | Sign): word is Sign => SIGNS.some((sign) => sign === word);

const LONG_WORDS = new WordSearch([...WORDS.filter(isLong), ...SIGNS]);

/** An escape of a letter, an underscore, a colon or a slash, and a line of YAML that ends within a text. */
const ESCAPE = /\\(?:(?:u00|x|U000000)(2[fF]|3[aA]|[4-7][0-9a-fA-F])|\/|\r?\n[ \t]*)/g;

/** The words that the text holds, in any spelling, but for the shortest, and the signs; none where it is binary. Ask it by `once`: several formats do. */
export function wordsOf(source: ByteSource): ReadonlySet<LongWord | Sign> {
  return wordsBy(source, addLongWords);
}

/** The same of the shortest words, which few files are asked for: each goes through all of the text by itself. */
function shortWordsOf(source: ByteSource): ReadonlySet<ShortWord> {
  return wordsBy(source, addShortWords);
}

/** Whether the text holds the word, in any spelling. */
export function holdsWord(once: Once<ByteSource>, word: Word): boolean {
  return isShort(word) ? once(shortWordsOf).has(word) : once(wordsOf).has(word);
}

type AddWords<Found> = (text: Buffer, words: Set<Found>) => void;

function wordsBy<Found>(source: ByteSource, add: AddWords<Found>): ReadonlySet<Found> {
  const words = new Set<Found>();
  if (isBinary(source)) return words;
  const isWide = isWideText(source);
  const size = Math.min(source.size, isWide ? WIDE_TEXT_BYTES : TEXT_BYTES);
  for (let start = 0; start < size; start += SEARCH_BYTES - OVERLAP_BYTES) {
    const bytes = source.read(start, Math.min(start + SEARCH_BYTES, size));
    if (!isWide && bytes.includes(0)) return new Set();
    // ASCII words of UTF-16 and UTF-32, of either byte order.
    addWords(isWide ? withoutZeros(bytes) : bytes, words, add);
  }
  return words;
}

function addWords<Found>(bytes: Uint8Array, words: Set<Found>, add: AddWords<Found>): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  add(text, words);
  if (!mayHoldEscape(text)) return;
  const escaped = text.toString('latin1');
  const plain = escaped.replace(ESCAPE, (spelling, digits: string | undefined) => {
    if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
    return spelling.endsWith('/') ? '/' : '';
  });
  if (plain.length !== escaped.length) add(Buffer.from(plain, 'latin1'), words);
}

/** What stands behind the backslash of an escape. */
const ESCAPED: ReadonlySet<number | undefined> = new Set(Buffer.from('uxU/\r\n'));

/** Of source and manuals few do, however many backslashes they have. */
function mayHoldEscape(text: Buffer): boolean {
  for (let at = text.indexOf(BACKSLASH); at !== -1; at = text.indexOf(BACKSLASH, at + 1))
    if (ESCAPED.has(text[at + 1])) return true;
  return false;
}

function addLongWords(text: Buffer, words: Set<LongWord | Sign>): void {
  LONG_WORDS.each(text, (word, at) => {
    if (isSign(word) || isWholeAt(text, word, at)) words.add(word);
  });
}

function addShortWords(text: Buffer, words: Set<ShortWord>): void {
  for (const word of SHORT_WORDS)
    for (let at = text.indexOf(word); at !== -1 && !words.has(word); at = text.indexOf(word, at + 1))
      if (isWholeAt(text, word, at)) words.add(word);
}

/** Not as a part of another name: `statistics_target_max` names nothing to call. */
function isWholeAt(text: Buffer, word: Word, at: number): boolean {
  const isEnd = word.endsWith('/') || !isNameByte(text[at + word.length]);
  return isEnd && !isNameByte(text[at - 1]);
}

const BACKSLASH = 0x5c;
const IS_NAME = byteTable(isWordByte);

function isNameByte(byte: number | undefined): boolean {
  return byte !== undefined && IS_NAME[byte] === 1;
}

/** White space, then an object or a list. */
export function startsAsJson(source: ByteSource): boolean {
  const bytes = headOf(source, KIB);
  if (beginsAsNoJson(bytes)) return false;
  const head = Buffer.from(toUtf8(bytes)).toString('latin1');
  return /^[ \t\r\n]*(?:[{[]|$)/.test(head);
}

/** Bytes in which a key is sought. */
const KEY_BYTES = 8 * 1024 * KIB;

/**
 * Whether the key that makes a text a configuration of its kind stands in it as people write it: where a text is too long to be read,
 * a common word is no reason to speak of it. No loader reads so much JSON as YAML.
 */
export function hasKey(source: ByteSource, key: RegExp): boolean {
  if (startsAsJson(source)) return false;
  const bytes = headOf(source, KEY_BYTES);
  return key.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}

/** What NeMo calls the configuration in its archives; there `target` names a class as well. */
export function isNemoName(name: string): boolean {
  return isCalled(name, ['model_config.yaml', 'model_config.yml']);
}
