/** The loaders that evaluate texts of a configuration as they stand: one row each, by the names of its files. See https://docs.python.org/3/library/functions.html#eval. */

import type { Word } from '../../text/configuration-words.ts';
import {
  isObject,
  itemsOf,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  listItemsOf,
  textsOf,
  valuesOf,
} from '../../text/json-values.ts';
import type { Place } from '../configuration/value-walk.ts';
import { has } from './component-kind.ts';
import { EVALUATED_KEYS, MARKING_KEYS, mayBeEvaluated } from './evaluated-texts.ts';

/** Texts that are handed to `eval` as they stand. */
export interface EvaluatedKind {
  readonly file: RegExp;
  /** The text holds one of them, where the name of the file says little. */
  readonly words?: readonly Word[];
  /** What stands in each such text, whatever its length, where the name and the word are those of other files, too. */
  readonly sign?: RegExp;
  /** Whether the loader calls what comes out. */
  readonly isCalled: boolean;
  readonly spec: string;
  texts(object: JsonObject, place: Place): readonly string[];
  /** In a list. */
  listed?(array: JsonArray): readonly string[];
}

export const EVALUATED_KINDS: readonly EvaluatedKind[] = [
  {
    file: /(?:^|[/\\])(?:metadata\.ya?ml|extra[/\\]config\.txt)$/i,
    spec: 'https://github.com/ultralytics/ultralytics/blob/main/ultralytics/nn/autobackend.py',
    isCalled: false,
    texts: (object, place) => (place === null ? evaluatedTexts(object) : []),
  },
  {
    // The same in an archive behind a model of TensorFlow Lite; other programs call theirs so, too.
    file: /(?:^|[/\\])(?:metadata\.json|temp_meta\.txt)$/i,
    words: ['stride'],
    spec: 'https://github.com/ultralytics/ultralytics/blob/main/ultralytics/nn/autobackend.py',
    isCalled: false,
    texts: (object, place) => (place === null && has(object, 'stride', 'names') ? evaluatedTexts(object) : []),
  },
  {
    file: /(?:^|[/\\])infer_cfg\.ya?ml$/i,
    spec: 'https://github.com/PaddlePaddle/PaddleDetection/blob/release/2.8/deploy/python/infer.py',
    isCalled: true,
    texts: (object) => textsOf(object, 'type'),
  },
  {
    file: /(?:^|[/\\])inference[^/\\]*\.ya?ml$/i,
    spec: 'https://github.com/PaddlePaddle/PaddleOCR/blob/main/ppocr/data/imaug/__init__.py',
    isCalled: true,
    texts: (object, place) =>
      place?.parent?.key === 'transform_ops' || place?.key === 'PostProcess'
        ? [...object.entries.map(([key]) => key), ...textsOf(object, 'name')]
        : [],
  },
  {
    // In a list of pairs, as an ordered dictionary is written.
    file: /(?:^|[/\\])(?:(?:config|args)|(?:hyperparams[/\\])?(?:a2c|ars|ddpg|dqn|her|ppo|ppo_lstm|qrdqn|sac|td3|tqc|trpo))\.ya?ml$/i,
    words: ['normalize'],
    sign: /\bnormalize["']?[ \t]*(?::|[\r\n]|,)/,
    spec: 'https://github.com/DLR-RM/rl-baselines3-zoo/blob/master/rl_zoo3/utils.py',
    isCalled: false,
    texts: (object) => (has(object, 'policy') || has(object, 'algo') ? textsOf(object, 'normalize') : []),
    listed: ({ items: [key, value, ...more] }) =>
      key === 'normalize' && typeof value === 'string' && more.length === 0 ? [value] : [],
  },
  {
    // Of the same: what an algorithm is made with.
    file: /\.ya?ml$/i,
    words: ['policy_kwargs', 'n_timesteps'],
    sign: /\bpolicy["']?[ \t]*:/,
    spec: 'https://github.com/DLR-RM/rl-baselines3-zoo/blob/master/rl_zoo3/exp_manager.py',
    isCalled: false,
    texts: (object) => (has(object, 'policy') ? ZOO_KEYS.flatMap((key) => textsOf(object, key)) : []),
  },
  {
    file: /\.ya?ml$/i,
    words: ['state_preprocessor', 'value_preprocessor', 'observation_preprocessor'],
    spec: 'https://github.com/Toni-SM/skrl/blob/main/skrl/utils/runner/torch/runner.py',
    isCalled: false,
    texts: (object) => [...SKRL_KEYS.flatMap((key) => textsOf(object, key)), ...networkTexts(object)],
  },
  {
    file: /\.ya?ml$/i,
    words: ['num_steps_per_env'],
    sign: /\bclass_name["']?[ \t]*:[^\n]{0,200}[(_]/,
    spec: 'https://github.com/leggedrobotics/rsl_rl/blob/v2.3.3/rsl_rl/runners/on_policy_runner.py',
    isCalled: false,
    texts: (object, place) =>
      RUNNER_PARTS.has(place?.key) ? textsOf(object, 'class_name').filter((text) => mayBeEvaluated(text, false)) : [],
  },
  {
    file: /\.ya?ml$/i,
    words: ['transforms'],
    sign: /^["']?Architecture["']?[ \t]*:/m,
    spec: 'https://github.com/PaddlePaddle/PaddleOCR/blob/main/ppocr/data/imaug/__init__.py',
    isCalled: true,
    texts: (object, place) => (place === null && has(object, 'Global', 'Architecture') ? operatorsOf(object) : []),
  },
  {
    file: /\.(?:ya?ml|json)$/i,
    words: ['_enum_type'],
    spec: 'https://github.com/argilla-io/distilabel/blob/main/src/distilabel/utils/serialization.py',
    isCalled: false,
    texts: (object) => textsOf(object, '_enum_type'),
  },
  {
    file: /\.json$/i,
    words: ['frozen'],
    spec: 'https://github.com/jmschrei/pomegranate/blob/v0.14.8/pomegranate/distributions/distributions.pyx',
    isCalled: false,
    texts: distributionTexts,
  },
];

const ZOO_KEYS = [
  ...(['policy_kwargs', 'replay_buffer_kwargs', 'rollout_buffer_kwargs'] as const),
  ...(['replay_buffer_class', 'monitor_kwargs'] as const),
] as const;
const SKRL_KEYS = [
  ...(['learning_rate_scheduler', 'observation_preprocessor', 'state_preprocessor', 'value_preprocessor'] as const),
  ...(['shared_state_preprocessor', 'shared_observation_preprocessor', 'amp_observation_preprocessor'] as const),
  ...(['amp_state_preprocessor', 'exploration_noise', 'smooth_regularization_noise', 'exploration_scheduler'] as const),
] as const;
/** Of `rsl_rl`, whose classes are named by texts that it evaluates. */
const RUNNER_PARTS: ReadonlySet<unknown> = new Set(['policy', 'algorithm', 'runner', 'actor', 'critic']);

/** What skrl puts into the source of a network; its own functions have plain names. */
function networkTexts(object: JsonObject): readonly string[] {
  const texts = [...textsOf(object, 'output')];
  for (const part of valuesOf(object, 'network').flatMap(listItemsOf)) {
    if (!isObject(part)) continue;
    const layers = valuesOf(part, 'layers').flatMap(listItemsOf).filter(isObject);
    const given = layers.flatMap(({ entries }) => entries.flatMap(([, value]) => scalarsIn(value)));
    texts.push(...textsOf(part, 'name'), ...textsOf(part, 'input'), ...given);
  }
  return texts.filter((text) => mayBeEvaluated(text, false));
}

function scalarsIn(value: JsonValue): readonly string[] {
  const items = isObject(value) ? value.entries.flat() : itemsOf(value);
  return items.filter((item) => typeof item === 'string');
}

/** Other programs keep a `metadata.yaml`, too. */
function evaluatedTexts(object: JsonObject): readonly string[] {
  const texts = [...EVALUATED_KEYS].flatMap((key) => textsOf(object, key));
  const isMarked = object.entries.some(([key]) => MARKING_KEYS.has(key));
  return texts.filter((text) => mayBeEvaluated(text, isMarked));
}

/** What pomegranate before 1.0 puts together: nothing where only numbers and the name of a class stand in it, as it writes them. */
function distributionTexts(object: JsonObject): readonly string[] {
  const [names, frozen] = [textsOf(object, 'name'), textsOf(object, 'frozen')];
  if (!textsOf(object, 'class').some((text) => text.includes('Distribution'))) return [];
  const parameters = valuesOf(object, 'parameters').flatMap((value) =>
    listItemsOf(value).filter((item) => typeof item === 'string'),
  );
  return names
    .filter((name) => !CLASS.test(name) || parameters.length > 0 || frozen.length > 0)
    .map((name) => `${name}(${[...parameters, ...frozen.map((text) => `frozen=${text}`)].join(',')})`);
}

/** The steps of a data set of PaddleOCR: each a name, or a name with its arguments. */
function operatorsOf(root: JsonObject): readonly string[] {
  const sets = ['Train', 'Eval', 'Test'].flatMap((key) => valuesOf(root, key)).filter(isObject);
  return sets
    .flatMap((part) => valuesOf(part, 'dataset').filter(isObject))
    .flatMap((set) => valuesOf(set, 'transforms'))
    .flatMap(listItemsOf)
    .flatMap((step) => (isObject(step) ? step.entries.map(([key]) => key) : []));
}

const CLASS = /^[A-Z]\w*$/;
