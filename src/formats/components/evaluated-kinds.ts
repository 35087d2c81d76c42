/** The loaders that evaluate texts of a configuration as they stand: one row each, by the names of its files. See https://docs.python.org/3/library/functions.html#eval. */

import type { Word } from '../../text/configuration-words.ts';
import { isObject, type JsonArray, type JsonObject, listItemsOf, textsOf, valuesOf } from '../../text/json-values.ts';
import type { Place } from '../configuration/value-walk.ts';
import { has } from './component-kind.ts';
import { EVALUATED_KEYS, MARKING_KEYS, mayBeEvaluated } from './evaluated-texts.ts';

/** Texts that are handed to `eval` as they stand. */
export interface EvaluatedKind {
  readonly file: RegExp;
  /** The text holds it, where the name of the file says little. */
  readonly word?: Word;
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
    word: 'normalize',
    sign: /\bnormalize["']?[ \t]*(?::|[\r\n]|,)/,
    spec: 'https://github.com/DLR-RM/rl-baselines3-zoo/blob/master/rl_zoo3/utils.py',
    isCalled: false,
    texts: (object) => (has(object, 'policy') || has(object, 'algo') ? textsOf(object, 'normalize') : []),
    listed: ({ items: [key, value, ...more] }) =>
      key === 'normalize' && typeof value === 'string' && more.length === 0 ? [value] : [],
  },
  {
    file: /\.ya?ml$/i,
    word: 'transforms',
    sign: /^["']?Architecture["']?[ \t]*:/m,
    spec: 'https://github.com/PaddlePaddle/PaddleOCR/blob/main/ppocr/data/imaug/__init__.py',
    isCalled: true,
    texts: (object, place) => (place === null && has(object, 'Global', 'Architecture') ? operatorsOf(object) : []),
  },
  {
    file: /\.(?:ya?ml|json)$/i,
    word: '_enum_type',
    spec: 'https://github.com/argilla-io/distilabel/blob/main/src/distilabel/utils/serialization.py',
    isCalled: false,
    texts: (object) => textsOf(object, '_enum_type'),
  },
  {
    file: /\.json$/i,
    word: 'frozen',
    spec: 'https://github.com/jmschrei/pomegranate/blob/v0.14.8/pomegranate/distributions/distributions.pyx',
    isCalled: false,
    texts: distributionTexts,
  },
];

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
