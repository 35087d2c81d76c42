/** Loaders that look up what a configuration names in words of their own: distilabel, Great Expectations, NNI, json-tricks, jsons, ESPnet, MMEngine; and what is to be told of under any of their words, whoever reads it. See https://github.com/open-mmlab/mmengine/blob/main/mmengine/registry/registry.py and https://github.com/espnet/espnet/blob/master/espnet/utils/dynamic_import.py. */

import { MODULE_SIGNS } from '../../text/configuration-words.ts';
import { isObject, itemsOf, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import type { Place } from '../configuration/value-walk.ts';
import { type ComponentKind, has, joined, listedTexts } from './component-kind.ts';
import { pathUnder } from './component-signs.ts';

const NOTHING = /^$/;
/** A key of common words; what it names is a path. */
const TYPED = pathUnder('type');
/** `module:object`, `path:module.object` of NNI, `{func(module:object)}` of Intake. */
const COLON_PATH = /^(?:path:|\{func\()?([A-Za-z_]\w*(?:\.\w+)*:\w+(?:\.\w+)*|[A-Za-z_]\w*(?:\.\w+)+)(?:\)\})?$/;

function dotted(text: string): string | null {
  return COLON_PATH.exec(text.trim())?.[1]?.replace(':', '.') ?? null;
}

const paths = (texts: readonly string[]): readonly string[] => texts.map(dotted).filter((path) => path !== null);

/** Keys under which loaders that register their parts take the path of any other, too: MMEngine, AllenNLP, RLlib, txtai, Haystack. */
const PART_KEYS: ReadonlySet<string> = new Set(['type', 'transform', 'backend', 'streaming_callback']);
/** Modules that start programs or run code, in a path. */
const ACTING =
  /(?:^|\.)(?:os|posix|nt|subprocess|builtins|__builtin__|runpy|pty|importlib|timeit|cProfile|profile|pdb|webbrowser|shutil|ctypes)\.(\w+)$/;
/** Other names in them are those of values and types, as documents and schemas have them. */
const ACTS =
  /^(?:system|popen\d?|exec\w*|spawn\w*|posix_spawnp?|startfile|abort|_exit|kill\w*|fork\w*|run\w*|call|check_\w+|get\w*output|Popen|eval|compile|__import__|import_module|timeit|repeat|open\w*|rmtree|move|copy\w*|CDLL|PyDLL)$/;
/** Functions of libraries that evaluate a text, or run what they fetch. */
const EVALUATING =
  /^(?:pandas(?:\.core\.computation(?:\.eval)?)?\.eval|pandas(?:\.io\.pickle)?\.read_pickle|numexpr(?:\.necompiler)?\.evaluate|sympy(?:\.\w+)*\.(?:sympify|parse_expr)|numpy\.f2py\.crackfortran\.\w*eval|torch\.hub\.(?:load|_load_local|load_state_dict_from_url)|torch\.storage\._load_from_bytes|dill(?:\._dill)?\.loads?)$/;
/** Beside the name of a class of processes. */
const GIVEN = ['args', 'kwargs', 'params', 'init_args'];

/** Such a path as a value, or a type in escapes, under a tag, an anchor or an alias. */
const SIGN =
  /:\s{0,80}["']?(?:path:|\{func\()?(?:[\w.]{1,200}\.)?(?:os|posix|nt|subprocess|builtins|__builtin__|runpy|pty|importlib|timeit|cProfile|profile|pdb|webbrowser|shutil|ctypes)[.:](?:system|popen|exec|spawn|posix_spawn|startfile|abort|_exit|kill|fork|run|call|check_|get|Popen|eval|compile|__import__|import_module|timeit|repeat|open|rmtree|move|copy|CDLL|PyDLL)|\b(?:pandas|numexpr|sympy|numpy|torch|dill)\.|\b(?:type|\\(?:x|u00)\w{2}[\w\\]{1,20})["']?\s{0,80}:\s{0,80}(?:"[^"\n]{0,200}\\[xu]|[!&*]\w)/;

/** What starts programs or runs code, under a key that names a part: no configuration has such a part, whoever reads it. */
function actingParts(object: JsonObject, place: Place): readonly string[] {
  return object.entries.flatMap(([key, value]) => {
    if (typeof value !== 'string') return place === null && isObject(value) ? acting(key, value) : [];
    const isPart = PART_KEYS.has(key) || place?.key === 'custom_filters' || value.includes(':') || isAction(key, place);
    return isPart ? acting(value, object) : [];
  });
}

/** What a task of a workflow of txtai calls. */
function isAction(key: string, place: Place): boolean {
  return key === 'action' && (place?.key === 'tasks' || place?.parent?.key === 'tasks');
}

function acting(text: string, given: JsonObject): readonly string[] {
  const path = actingPath(text);
  if (path === null) return [];
  return !path.endsWith('.Popen') || GIVEN.some((key) => has(given, key)) ? [path] : [];
}

/** The path that the text is, where it leads to what starts programs or runs code; null of all else. */
export function actingPath(text: string): string | null {
  const path = dotted(text);
  if (path === null || EVALUATING.test(path)) return path;
  const name = ACTING.exec(path)?.[1];
  return name !== undefined && ACTS.test(name) ? path : null;
}

export const LOADER_KINDS: readonly ComponentKind[] = [
  {
    words: MODULE_SIGNS,
    // Those of sentence-transformers and BentoML are read by formats of their own.
    file: /^(?!(?:.*[/\\])?(?:modules\.json|bento(?:file)?\.ya?ml)$).*\.(?:ya?ml|jsonl?)$/i,
    isValue: true,
    sign: SIGN,
    spec: 'https://github.com/espnet/espnet/blob/master/espnet/utils/dynamic_import.py',
    paths: actingParts,
    own: NOTHING,
    isOpen: true,
  },
  {
    words: ['default_scope', 'default_hooks', 'data_preprocessor', 'optim_wrapper', 'train_dataloader'],
    file: /\.(?:ya?ml|json)$/i,
    sign: TYPED,
    spec: 'https://github.com/open-mmlab/mmengine/blob/main/mmengine/registry/registry.py',
    paths: (object) => textsOf(object, 'type').filter((text) => /^[A-Za-z_]\w*(?:\.\w+)+$/.test(text)),
    own: /^mm\w+\./,
    isWalked: true,
    isOpen: true,
  },
  {
    words: ['type_info'],
    spec: 'https://github.com/argilla-io/distilabel/blob/main/src/distilabel/utils/serialization.py',
    paths: (object, place) => (place?.key === 'type_info' ? joined(object, 'module', 'name') : []),
    own: /^distilabel\./,
    isWalked: true,
    isOpen: true,
  },
  {
    words: ['module_name'],
    spec: 'https://github.com/great-expectations/great_expectations/blob/develop/great_expectations/data_context/util.py',
    paths: (object) => joined(object, 'module_name', 'class_name'),
    own: /^great_expectations\./,
    isWalked: true,
    isOpen: true,
  },
  {
    words: ['__symbol__'],
    spec: 'https://github.com/microsoft/nni/blob/v3.0/nni/common/serializer.py',
    paths: (object) => paths(textsOf(object, '__symbol__')),
    own: /^nni\./,
    isWalked: true,
    isOpen: true,
  },
  {
    words: ['__instance_type__'],
    spec: 'https://github.com/mverleg/pyjson_tricks/blob/master/json_tricks/decoders.py',
    paths: (object) => {
      const [module, ...names] = listedTexts(object, '__instance_type__');
      return names.map((name) => `${module}.${name}`);
    },
    own: NOTHING,
    isOpen: true,
  },
  {
    words: ['"-meta"'],
    spec: 'https://github.com/ramonhagenaars/jsons/blob/master/jsons/_common_impl.py',
    paths: (object) =>
      valuesOf(object, '-meta')
        .filter(isObject)
        .flatMap((meta) => valuesOf(meta, 'classes').filter(isObject))
        .flatMap((classes) => paths(textsOf(classes, '/'))),
    own: NOTHING,
    isOpen: true,
  },
  {
    words: ['model_module'],
    spec: 'https://github.com/espnet/espnet/blob/master/espnet/bin/asr_recog.py',
    paths: (object) => paths(textsOf(object, 'model_module')),
    own: /^(?:espnet\w*|paddlespeech)\./,
    isWalked: true,
    isOpen: true,
  },
  {
    words: ['tarred_audio_filepaths', 'storage_type'],
    spec: 'https://github.com/lhotse-speech/lhotse/blob/master/lhotse/serialization.py',
    paths: () => [],
    commands: pipesIn,
    own: NOTHING,
  },
  {
    words: ['vocabs'],
    file: /\.ya?ml$/i,
    spec: 'https://github.com/marian-nmt/marian-dev/blob/master/src/common/file_stream.cpp',
    paths: () => [],
    commands: (object) =>
      ['models', 'vocabs', 'shortlist', 'train-sets', 'input']
        .flatMap((key) => listedTexts(object, key))
        .filter((text) => text.endsWith('|')),
    own: NOTHING,
  },
  {
    words: ['remote_code'],
    spec: 'https://github.com/modelscope/FunASR/blob/main/funasr/download/download_model_from_hub.py',
    paths: () => [],
    files: (object) =>
      valuesOf(object, 'trust_remote_code').includes(true) ? textsOf(object, 'remote_code').map(withoutDot) : [],
    own: NOTHING,
  },
  {
    words: ['py_modules'],
    spec: 'https://github.com/jina-ai/serve/blob/master/jina/jaml/__init__.py',
    paths: () => [],
    files: (object) => listedTexts(object, 'py_modules').map(withoutDot),
    own: NOTHING,
  },
  {
    words: ['_base_'],
    file: /\.(?:ya?ml|json)$/i,
    spec: 'https://mmengine.readthedocs.io/en/latest/advanced_tutorials/config.html#inheritance-from-a-base-config-file',
    paths: () => [],
    files: (object) =>
      listedTexts(object, '_base_')
        .filter((text) => /\.py$/i.test(text))
        .map(withoutDot),
    own: NOTHING,
  },
];

const withoutDot = (file: string): string => file.replace(/^(?:\.[/\\])+/, '');

/** `pipe:command` in the place of a file, as WebDataset and Lhotse read it. */
export function pipesIn(object: JsonObject): readonly string[] {
  const texts = object.entries.flatMap(([, value]) => itemsOf(value).filter((item) => typeof item === 'string'));
  return texts.filter((text) => text.startsWith('pipe:')).map((text) => text.slice('pipe:'.length));
}
