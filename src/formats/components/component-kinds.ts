/** Which texts of a configuration a loader takes for the path of a class or function, or hands to `eval`: one row a loader, by the names of its files and the keys beside the text. See https://jsonargparse.readthedocs.io/en/stable/#classes-as-type. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isContainer, isObject, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { isBinary } from '../../text/text.ts';
import { holdsWord } from '../configuration/text-search.ts';
import { endsInAny } from '../file-names.ts';
import { CODE_KINDS } from './code-kinds.ts';
import { type ComponentKind, has, listedTexts, ZARR } from './component-kind.ts';
import { VERSION_ONE } from './component-signs.ts';
import { EVALUATED_KINDS, type EvaluatedKind } from './evaluated-kinds.ts';
import { IMPORT_KINDS } from './import-kinds.ts';
import { LOADER_KINDS } from './loader-kinds.ts';
import { MODULE_KINDS } from './module-kinds.ts';
import { ZOO_KIND } from './zoo-kinds.ts';

const CONFIGURATION_FILE = /\.(?:ya?ml|json)$/i;
/** How the files of all loaders end that go by a name. */
const ENDINGS = ['.yaml', '.yml', '.json', '.jsonl', 'config.txt', 'temp_meta.txt'];
/** What `logging.config` takes for the path of an object. */
const LOOKED_UP = 'ext://';
const LOGGING_SECTIONS = ['handlers', 'filters', 'formatters'];

export const COMPONENT_KINDS: readonly ComponentKind[] = [
  ZARR,
  ...MODULE_KINDS,
  ...CODE_KINDS,
  ...LOADER_KINDS,
  ...IMPORT_KINDS,
  ZOO_KIND,
  {
    words: ['class_path'],
    spec: 'https://jsonargparse.readthedocs.io/en/stable/#classes-as-type',
    paths: (object) => textsOf(object, 'class_path'),
    own: /^(?:lightning|pytorch_lightning|lightning_fabric|jsonargparse)\./,
    isWalked: true,
  },
  {
    words: ['_component_'],
    spec: 'https://docs.pytorch.org/torchtune/main/deep_dives/configs.html',
    paths: (object) => textsOf(object, '_component_'),
    own: /^torchtune\./,
    isWalked: true,
  },
  {
    words: ['init_parameters'],
    spec: 'https://docs.haystack.deepset.ai/docs/serialization',
    paths: (object) => (has(object, 'init_parameters') ? textsOf(object, 'type') : []),
    own: /^haystack(?:_integrations|_experimental)?\./,
  },
  {
    words: [],
    file: /(?:^|[/\\])catalog(?:[_-][^/\\]*|[/\\].*)?\.ya?ml$/i,
    spec: 'https://docs.kedro.org/en/stable/data/data_catalog.html',
    paths: (object) => textsOf(object, 'type'),
    // `pandas.CSVDataset` is one of `kedro_datasets`.
    own: /^(?:kedro|kedro_datasets(?:_experimental)?)\.|^\w+\.\w*(?:Data[Ss]et(?:V\d)?|Writer)$/,
  },
  {
    words: ['pipeline'],
    file: /(?:^|[/\\])config\.ya?ml$/i,
    spec: 'https://github.com/pyannote/pyannote-audio/blob/main/src/pyannote/audio/core/pipeline.py',
    paths: (object, place) =>
      place?.key === 'pipeline' || place?.parent?.key === 'preprocessors' ? textsOf(object, 'name') : [],
    own: /^pyannote\./,
  },
  {
    words: ['__kind__'],
    spec: 'https://github.com/awslabs/gluonts/blob/dev/src/gluonts/core/serde/__init__.py',
    paths: (object) => (has(object, '__kind__') ? textsOf(object, 'class') : []),
    own: /^gluonts\./,
    isWalked: true,
  },
  {
    words: ['_kw_requires_import', 'network_class_name'],
    spec: 'https://github.com/MIC-DKFZ/nnUNet/blob/master/nnunetv2/utilities/get_network_from_plans.py',
    paths: (object) => [...textsOf(object, 'network_class_name'), ...importedArguments(object)],
    own: /^(?:dynamic_network_architectures|nnunetv2)\.|^torch\.nn\./,
    isWalked: true,
  },
  {
    words: [],
    file: /(?:^|[/\\])model-settings\.json$/i,
    spec: 'https://mlserver.readthedocs.io/en/stable/reference/model-settings.html',
    paths: (object) => textsOf(object, 'implementation'),
    own: /^mlserver(?:_\w+)?\./,
  },
  {
    words: ['train_schema', 'predict_schema'],
    spec: 'https://github.com/RasaHQ/rasa/blob/main/rasa/engine/graph.py',
    paths: (object) => (has(object, 'constructor_name') ? textsOf(object, 'uses') : []),
    own: /^rasa\./,
  },
  {
    words: ['module_path'],
    spec: 'https://qlib.readthedocs.io/en/stable/component/workflow.html',
    paths: (object) =>
      textsOf(object, 'module_path')
        .filter((module) => /^[\w.]+$/.test(module) && !module.endsWith('.py'))
        .flatMap((module) => textsOf(object, 'class').map((name) => `${module}.${name}`)),
    own: /^qlib\./,
  },
  {
    words: ['__args__'],
    spec: 'https://github.com/NVIDIA/physicsnemo/blob/main/physicsnemo/core/module.py',
    paths: (object) =>
      has(object, '__args__')
        ? textsOf(object, '__module__').flatMap((module) =>
            textsOf(object, '__name__').map((name) => `${module}.${name}`),
          )
        : [],
    own: /^(?:physicsnemo|modulus|earth2studio|earth2mip|makani|nemo)\./,
  },
  {
    words: ['custom_imports'],
    spec: 'https://mmengine.readthedocs.io/en/latest/advanced_tutorials/config.html#import-the-custom-module',
    paths: (object, place) => (place?.key === 'custom_imports' ? listedTexts(object, 'imports') : []),
    own: /^mm\w+\./,
  },
  {
    words: ['dataset_reader'],
    spec: 'https://docs.allennlp.org/main/api/common/registrable/',
    paths: (object) => textsOf(object, 'type'),
    own: /^allennlp(?:_\w+)?\./,
  },
  {
    words: ['base_model'],
    file: CONFIGURATION_FILE,
    spec: 'https://docs.axolotl.ai/docs/custom_integrations.html',
    paths: (object, place) =>
      place === null && has(object, 'base_model', 'plugins') ? listedTexts(object, 'plugins') : [],
    own: /^axolotl\./,
  },
  {
    words: ['handlers', 'filters', 'formatters'],
    file: CONFIGURATION_FILE,
    spec: 'https://docs.python.org/3/library/logging.config.html#logging-config-dict-userdef',
    paths: loggingPaths,
    own: /^logging\.(?:handlers\.)?[A-Z]\w*$|^(?:uvicorn|gunicorn|colorlog|pythonjsonlogger|rich|coloredlogs|logstash(?:_async)?|json_log_formatter|structlog|concurrent_log_handler|cloghandler|absl|tqdm|celery|django|kedro)(?:\.(?!_?subprocess\.)\w+)*\.[A-Z]\w*$/,
    isOpen: true,
    sign: VERSION_ONE,
  },
  {
    words: ['object_constructor'],
    spec: 'https://github.com/mlflow/mlflow/blob/master/mlflow/llama_index/serialize_objects.py',
    paths: (object) => textsOf(object, 'object_constructor'),
    own: /^llama_index\./,
  },
  {
    words: ['lc'],
    file: CONFIGURATION_FILE,
    spec: 'https://github.com/langchain-ai/langchain/blob/master/libs/core/langchain_core/load/load.py',
    paths: (object) => (has(object, 'lc', 'id') ? listedNames(object) : []),
    own: /^(?:langchain|langgraph|langsmith)\w*\./,
    isOpen: true,
  },
];

/** A factory under `()`, a class of a handler or formatter, a value that is looked up: what `logging.config.dictConfig` imports and calls. */
function loggingPaths(object: JsonObject): readonly string[] {
  // To Python `True` is 1, too.
  if (!valuesOf(object, 'version').some((version) => version === 1 || version === true)) return [];
  return LOGGING_SECTIONS.flatMap((section) => valuesOf(object, section).filter(isObject))
    .flatMap(({ entries }) => entries.map(([, part]) => part).filter(isObject))
    .flatMap((part) => [...textsOf(part, '()'), ...textsOf(part, 'class'), ...lookedUp(part)]);
}

function lookedUp({ entries }: JsonObject): readonly string[] {
  return entries
    .flatMap(([, value]) => (typeof value === 'string' && value.startsWith(LOOKED_UP) ? [value] : []))
    .map((value) => value.slice(LOOKED_UP.length))
    .filter((path) => !/^sys\.std(?:out|err)$/.test(path));
}

/** `["langchain", "chains", "llm", "LLMChain"]` */
function listedNames(object: JsonObject): readonly string[] {
  return valuesOf(object, 'id').flatMap((value) => {
    if (!isContainer(value) || value.kind !== 'array') return [];
    const names = value.items.filter((item) => typeof item === 'string');
    return names.length === value.items.length ? [names.join('.')] : [];
  });
}

/** Of nnU-Net: the arguments that it looks up by their paths stand beside their names. */
function importedArguments(object: JsonObject): readonly string[] {
  const names = object.entries.flatMap(([key, value]) =>
    /^(?:architecture|arch)?_?kw_requires_import$/.test(key) && isContainer(value) && value.kind === 'array'
      ? value.items.filter((item) => typeof item === 'string')
      : [],
  );
  const held = object.entries.flatMap(([key, value]) => (/kwargs$/.test(key) && isObject(value) ? [value] : []));
  return names.flatMap((name) => [object, ...held].flatMap((one) => textsOf(one, name)));
}

/** The loaders that may read the file. */
export function kindsOf(
  source: ByteSource,
  name: string,
  once: Once<ByteSource>,
): { readonly kinds: readonly ComponentKind[]; readonly evaluated: readonly EvaluatedKind[] } {
  const isText = () => !isBinary(source);
  const mayBeNamed = endsInAny(name, ENDINGS);
  const isNamed = (file: RegExp) => mayBeNamed && file.test(name);
  return {
    kinds: COMPONENT_KINDS.filter(
      ({ words, file }) =>
        (file === undefined || isNamed(file)) &&
        (words.length === 0 ? isText() : words.some((word) => holdsWord(once, word))),
    ),
    evaluated: EVALUATED_KINDS.filter(
      ({ file, words }) =>
        isNamed(file) && (words === undefined ? isText() : words.some((word) => holdsWord(once, word))),
    ),
  };
}
