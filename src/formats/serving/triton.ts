/** Configurations of the Triton Inference Server (`config.pbtxt`): what of them loads Python or a library. See https://github.com/triton-inference-server/common/blob/main/protobuf/model_config.proto. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { leavesFolder } from '../archives/member-names.ts';
import { wordsOf } from '../configuration/text-search.ts';
import type { Examination, Format } from '../format.ts';
import { readTextMessage } from '../graphs/text-message.ts';
import { reportSource } from './named-source.ts';
import { DEEPSTREAM_KEY, examineDeepStream, isDeepStream } from './other-settings.ts';
import { reportServing } from './serving-facts.ts';
import { settingsText } from './settings-text.ts';

/** A field that only such a configuration has, and one more where the name says nothing. */
export const TRITON_KINDS = ['backend', 'platform'] as const;
const KIND_VALUE = /\s*:\s*["']/y;
const NAME = /(?:^|[/\\])config\.pbtxt$/i;
const KIND_FIELD = /(?:^|[\s,;}>])(?:backend|platform)\s*:\s*["']/;
const OTHER_FIELD =
  /(?:^|[\s,;}>])(?:max_batch_size\s*:|(?:dynamic_batching|sequence_batching|ensemble_scheduling|version_policy|model_transaction_policy|model_operations)\s*[:[{]|default_model_filename\s*:|(?:input|output|instance_group|parameters)(?:\s*:)?\s*[[{<])/;

/** Backends that come with the server. */
const OWN_BACKENDS: ReadonlySet<string> = new Set(
  'tensorrt onnxruntime tensorflow pytorch python openvino dali fil vllm tensorrtllm identity repeat square ensemble stub rapids_identity recommended minimal hugectr dlrm'.split(
    ' ',
  ),
);
const OWN_AGENTS: ReadonlySet<string> = new Set(['checksum', 'square']);
/** Folders of the versions of a model; of more only what the same run examines is known. */
const VERSIONS = ['1/', '2/', '3/', '4/', '5/', '6/', '7/', '8/', '9/', '10/'];
/** Backends that run Python, and which file of a model they run where nothing names one. */
const SOURCES: ReadonlyMap<string, string> = new Map([
  ['python', 'model.py'],
  ['dali', 'dali.py'],
  ['pytorch', 'model.py'],
]);
/** A variable of the server, for the folder of the model. */
const FOLDER = /^\$\$TRITON_MODEL_DIRECTORY\//;

export const tritonFormat: Format = {
  id: 'triton-config',
  spec: 'https://github.com/triton-inference-server/common/blob/main/protobuf/model_config.proto',
  kind: 'text',
  title: 'Configurations of Triton and DeepStream',
  extensions: ['pbtxt'],
  sees: 'Python backends, libraries of operators and backends, and files outside of the model',
  provenWith: 'tritonclient 2.73.0',
  isText: true,
  isLoose: true,

  probe: (source, name, once) =>
    isTriton(source, name, once)
      ? (examination) => examineTriton(source, examination)
      : holdsDeepStream(source, once)
        ? (examination) => examineDeepStream(settingsText(source, once), examination)
        : null,
};

/** Of DeepStream, which runs a model as Triton does. */
export function holdsDeepStream(source: ByteSource, once: Once<ByteSource>): boolean {
  return once(wordsOf).has(DEEPSTREAM_KEY) && isDeepStream(settingsText(source, once));
}

export function isTriton(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const head = settingsText(source, once);
  const mayHoldKind = TRITON_KINDS.some((kind) => holdsValueOf(kind, head));
  return mayHoldKind && KIND_FIELD.test(head) && (NAME.test(name) || OTHER_FIELD.test(head));
}

/** Whatever stands before it: the word is looked for first, which is faster. */
function holdsValueOf(kind: string, text: string): boolean {
  for (let at = text.indexOf(kind); at !== -1; at = text.indexOf(kind, at + 1)) {
    KIND_VALUE.lastIndex = at + kind.length;
    if (KIND_VALUE.test(text)) return true;
  }
  return false;
}

function examineTriton(source: ByteSource, examination: Examination): void {
  const { message, failure } = readTextMessage(source);
  for (const backend of textsOf(message, 'backend')) reportBackend(backend, message, examination);
  // Where it is empty the server takes that of the backend.
  for (const library of textsOf(message, 'runtime').filter((text) => text !== ''))
    reportServing(
      leavesFolder(library) ? 'file-elsewhere' : 'library',
      library,
      { offset: message.offset },
      examination,
    );
  const files = ['default_model_filename', 'cc_model_filenames'].flatMap((key) => filesOf(message, key));
  for (const file of [...files, ...pathsOf(message)]) {
    if (leavesFolder(file)) reportServing('file-elsewhere', file, { offset: message.offset }, examination);
  }
  for (const operations of objectsOf(message, 'model_operations'))
    for (const library of textsOf(operations, 'op_library_filename'))
      reportServing('library', library, { offset: operations.offset }, examination);
  for (const agents of objectsOf(message, 'model_repository_agents'))
    for (const name of objectsOf(agents, 'agents').flatMap((agent) => textsOf(agent, 'name')))
      if (!OWN_AGENTS.has(name))
        reportServing('library', `libtritonrepoagent_${name}.so`, { offset: agents.offset }, examination);
  if (failure?.reason === 'limit') throw failure;
}

function reportBackend(backend: string, message: JsonObject, examination: Examination): void {
  const source = SOURCES.get(backend);
  if (source !== undefined) {
    const [file = source] = textsOf(message, 'default_model_filename');
    const paths = ['', ...VERSIONS].map((folder) => `${folder}${file}`);
    if (/\.py$/i.test(file)) reportSource(paths, message.offset, examination);
    if (backend === 'python') reportServing('python', file, { offset: message.offset }, examination);
  } else if (/[/\\]/.test(backend)) reportServing('file-elsewhere', backend, { offset: message.offset }, examination);
  else if (!OWN_BACKENDS.has(backend))
    reportServing('library', `libtriton_${backend}.so`, { offset: message.offset }, examination);
}

/** A text, or the values of a map. */
function filesOf(message: JsonObject, key: string): readonly string[] {
  return [...textsOf(message, key), ...objectsOf(message, key).flatMap((entry) => textsOf(entry, 'value'))];
}

/** The environment of a Python backend: an archive whose programs the server runs. */
function pathsOf(message: JsonObject): readonly string[] {
  return objectsOf(message, 'parameters')
    .filter((parameter) => textsOf(parameter, 'key').includes('EXECUTION_ENV_PATH'))
    .flatMap((parameter) => objectsOf(parameter, 'value'))
    .flatMap((value) => textsOf(value, 'string_value'))
    .map((path) => path.replace(FOLDER, ''));
}

function objectsOf(object: JsonObject, key: string): readonly JsonObject[] {
  return valuesOf(object, key).filter(isObject);
}
