/** The loaders that evaluate texts of a configuration as they stand: one row each, by the names of its files. See https://docs.python.org/3/library/functions.html#eval. */

import type { Word } from '../../text/configuration-words.ts';
import { isContainer, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import type { Place } from '../configuration/value-walk.ts';
import { EVALUATED_KEYS, MARKING_KEYS, mayBeEvaluated } from './evaluated-texts.ts';

/** Texts that are handed to `eval` as they stand. */
export interface EvaluatedKind {
  readonly file: RegExp;
  /** The text holds it, where the name of the file says little. */
  readonly word?: Word;
  /** Whether the loader calls what comes out. */
  readonly isCalled: boolean;
  readonly spec: string;
  texts(object: JsonObject, place: Place): readonly string[];
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
    isContainer(value) && value.kind === 'array' ? value.items.filter((item) => typeof item === 'string') : [],
  );
  return names
    .filter((name) => !CLASS.test(name) || parameters.length > 0 || frozen.length > 0)
    .map((name) => `${name}(${[...parameters, ...frozen.map((text) => `frozen=${text}`)].join(',')})`);
}

const CLASS = /^[A-Z]\w*$/;
