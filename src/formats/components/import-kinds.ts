/** Loaders that import whatever module a setting of theirs names, and what lies beside the setting first: proxies of LiteLLM, rewards of TRL and verl, characters of Coqui TTS, types of Spark. See https://docs.litellm.ai/docs/observability/custom_callback and https://github.com/apache/spark/blob/master/python/pyspark/sql/types.py. */
import { isObject, itemsOf, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { type ComponentKind, listedTexts } from './component-kind.ts';

const YAML_FILE = /\.ya?ml$/i;
const PATH = /^[A-Za-z_]\w*(?:\.\w+)+$/;
/** Of LiteLLM: keys of its settings under which it imports what a path leads to. */
const PROXY_KEYS = [
  ...(['callbacks', 'success_callback', 'failure_callback', 'input_callback', 'custom_handler', 'guardrail'] as const),
  ...(['pre_call_rules', 'post_call_rules', 'custom_auth', 'custom_key_generate', 'custom_key_update'] as const),
  ...(['custom_sso', 'custom_ui_sso_sign_in_handler', 'post_processors'] as const),
] as const;

const pathsUnder = (object: JsonObject, ...keys: readonly string[]): readonly string[] =>
  keys.flatMap((key) => listedTexts(object, key)).filter((text) => PATH.test(text));

/** `a.b.name`: the files that may be that module. */
function modulesOf(path: string): readonly string[] {
  const parts = path.split('.').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}.py`);
}

export const IMPORT_KINDS: readonly ComponentKind[] = [
  {
    words: ['litellm_settings'],
    file: YAML_FILE,
    spec: 'https://docs.litellm.ai/docs/observability/custom_callback',
    paths: (object) => pathsUnder(object, ...PROXY_KEYS),
    files: (object) => pathsUnder(object, ...PROXY_KEYS).flatMap(modulesOf),
    own: /^litellm\./,
    isWalked: true,
    isOpen: true,
  },
  {
    words: ['reward_funcs'],
    file: YAML_FILE,
    spec: 'https://github.com/huggingface/trl/blob/main/trl/scripts/grpo.py',
    paths: (object) => pathsUnder(object, 'reward_funcs'),
    files: (object) => pathsUnder(object, 'reward_funcs').flatMap(modulesOf),
    own: /^trl\./,
    isWalked: true,
    isOpen: true,
  },
  {
    words: ['custom_reward_function'],
    file: YAML_FILE,
    spec: 'https://verl.readthedocs.io/en/latest/preparation/reward_function.html',
    paths: () => [],
    files: (object) =>
      ['custom_reward_function', 'custom_cls']
        .flatMap((key) => valuesOf(object, key).flatMap(itemsOf).filter(isObject))
        .flatMap((custom) => textsOf(custom, 'path'))
        .filter((file) => /\.py$/i.test(file)),
    own: /^$/,
  },
  {
    words: ['characters_class'],
    spec: 'https://github.com/idiap/coqui-ai-TTS/blob/dev/TTS/tts/utils/text/tokenizer.py',
    paths: (object) => textsOf(object, 'characters_class'),
    own: /^TTS\./,
    isWalked: true,
  },
  {
    words: ['pyClass'],
    spec: 'https://github.com/apache/spark/blob/master/python/pyspark/sql/types.py',
    paths: (object) => textsOf(object, 'pyClass'),
    own: /^pyspark\./,
    isWalked: true,
    isOpen: true,
  },
];
