/** The loaders that decode a text of JSON and unpickle it: one row each, with where that is written down. */

import type { Word } from '../../text/configuration-words.ts';
import { itemsOf, type JsonObject, textsOf } from '../../text/json-values.ts';
import type { DigitCoding } from '../pickles/pickle-digits.ts';

/** A text that a loader decodes and unpickles. */
export interface EmbeddedText {
  readonly key: string;
  readonly text: string;
  readonly coding: DigitCoding;
  /** Other texts stand under the same keys: it counts where it decodes to a pickle that calls something. */
  readonly isGuess?: true;
}

/** One loader, and what it takes out of an object of its JSON. */
export interface Carrier {
  readonly spec: string;
  /** Stands in each such file. */
  readonly word: Word;
  textsIn(object: JsonObject): readonly EmbeddedText[];
}

export const CARRIERS: readonly Carrier[] = [
  {
    // Stable-Baselines: `json_to_data` runs cloudpickle on each, in the entry `data` of a model.
    spec: 'https://github.com/DLR-RM/stable-baselines3/blob/master/stable_baselines3/common/save_util.py',
    word: ':serialized:',
    textsIn: (object) => allOf(object, ':serialized:', 'base64'),
  },
  {
    // Ray Tune: `TuneFunctionDecoder` runs cloudpickle on each.
    spec: 'https://github.com/ray-project/ray/blob/master/python/ray/tune/utils/serialization.py',
    word: 'CLOUDPICKLE_FALLBACK',
    textsIn: (object) =>
      textsOf(object, '_type').includes('CLOUDPICKLE_FALLBACK') ? allOf(object, 'value', 'hex') : [],
  },
  {
    // RLlib: `unpack` decompresses and unpickles the columns of a batch.
    spec: 'https://github.com/ray-project/ray/blob/master/rllib/utils/compression.py',
    word: 'SampleBatch',
    textsIn: (object) => (textsOf(object, 'type').some((type) => /Batch$/.test(type)) ? everyText(object) : []),
  },
  {
    // Prefect: a result whose serializer is `pickle`, or one around it.
    spec: 'https://github.com/PrefectHQ/prefect/blob/main/src/prefect/serializers.py',
    word: 'serializer',
    textsIn: (object) => (object.entries.some(([key]) => key === 'serializer') ? allOf(object, 'data', 'base64') : []),
  },
  {
    // lmfit: `decode4js` runs dill on the functions of a model, where it cannot import them.
    spec: 'https://github.com/lmfit/lmfit-py/blob/master/lmfit/jsonutils.py',
    word: 'Callable',
    textsIn: (object) => (textsOf(object, '__class__').includes('Callable') ? allOf(object, 'value', 'base64') : []),
  },
  {
    // Vaex: a function in the state of a table.
    spec: 'https://github.com/vaexio/vaex/blob/master/packages/vaex-core/vaex/expression.py',
    word: 'pickled',
    textsIn: (object) => allOf(object, 'pickled', 'base64'),
  },
  {
    // Vaex: the state of what wraps a model of scikit-learn.
    spec: 'https://github.com/vaexio/vaex/blob/master/packages/vaex-ml/vaex/ml/sklearn.py',
    word: 'prediction_name',
    textsIn: (object) =>
      object.entries.some(([key]) => key === 'prediction_name')
        ? ['model', 'tree_state'].flatMap((key) => allOf(object, key, 'base64'))
        : [],
  },
  {
    // Spark: the class of a type, in the schema of a table, where nothing of that name can be imported.
    spec: 'https://github.com/apache/spark/blob/master/python/pyspark/sql/types.py',
    word: 'pyClass',
    textsIn: (object) => allOf(object, 'serializedClass', 'base64'),
  },
  {
    // XGBoost on Spark: callbacks of a training; pipelines of PySpark: a stage among the words that are left out.
    spec: 'https://github.com/dmlc/xgboost/blob/master/python-package/xgboost/spark/estimator.py',
    word: 'sparkVersion',
    textsIn: guessesIn,
  },
  {
    // LlamaIndex: the values of a context, as its serializer for pickles keeps them.
    spec: 'https://github.com/run-llama/workflows-py/blob/main/packages/llama-index-workflows/src/workflows/context/serializers.py',
    word: 'state_data',
    textsIn: guessesIn,
  },
];

/** Each text of the object, and of the lists in it, in either notation. */
function guessesIn(object: JsonObject): readonly EmbeddedText[] {
  return object.entries.flatMap(([key, value]) =>
    itemsOf(value)
      .filter((item) => typeof item === 'string')
      .filter((text) => text.length >= LEAST_CHARACTERS && DIGITS.test(text))
      .flatMap((text) => [
        { key, text, coding: 'base64' as const, isGuess: true as const },
        ...(HEX.test(text) ? [{ key, text, coding: 'hex' as const, isGuess: true as const }] : []),
      ]),
  );
}

function allOf(object: JsonObject, key: string, coding: DigitCoding): readonly EmbeddedText[] {
  return textsOf(object, key).map((text) => ({ key, text, coding }));
}

/** Shorter texts are values of their own: no pickle that calls something is so short. */
const LEAST_CHARACTERS = 24;
/** Sentences and paths have other signs. */
const DIGITS = /^[\w+/=\s-]*$/;
const HEX = /^[\da-fA-F\s]*$/;

function everyText(object: JsonObject): readonly EmbeddedText[] {
  return object.entries.flatMap(([key, text]) =>
    typeof text === 'string' && text.length >= LEAST_CHARACTERS ? [{ key, text, coding: 'base64' as const }] : [],
  );
}
