/** Programs of PaddlePaddle 3 (`inference.json`): operators of its intermediate representation. See https://github.com/PaddlePaddle/Paddle/blob/develop/paddle/fluid/pir/serialize_deserialize/include/schema.h. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { type ConfigurationDocuments, readJson } from '../configuration/configuration-text.ts';
import { startsAsJson, wordsOf } from '../configuration/text-search.ts';
import { walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';
import { PaddleOperators } from './paddle.ts';

/** Keys of an operation: its name, what it takes and what it gives. */
const NAME = '#';
const OPERANDS = ['I', 'O', 'A'];

export const paddleJsonFormat: Format = {
  id: 'paddle-json',
  spec: 'https://github.com/PaddlePaddle/Paddle/blob/develop/paddle/fluid/pir/serialize_deserialize/include/schema.h',
  kind: 'model',
  title: 'Paddle programs of version 3',
  extensions: ['json'],
  sees: 'operators that run Python, read files or load an engine',
  provenWith: 'paddlepaddle 3.3.1',
  isText: true,

  probe: (source, name, once) =>
    mayBePaddleJson(source, name, once) && isProgram(once(readingOf))
      ? (examination) => examineProgram(once(readingOf), examination)
      : null,
};

export function mayBePaddleJson(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  return once(startsAsJson) && once(wordsOf).has('base_code');
}

const readingOf = (source: ByteSource): ConfigurationDocuments => readJson(source);

function isProgram({ documents }: ConfigurationDocuments): boolean {
  return documents
    .filter(isObject)
    .flatMap((root) => valuesOf(root, 'base_code'))
    .some((code) => isObject(code) && textsOf(code, 'magic').includes('pir'));
}

function examineProgram({ documents, failure }: ConfigurationDocuments, examination: Examination): void {
  const operators = new PaddleOperators(examination);
  for (const document of documents) {
    walkValues(document, (value) => {
      if (!isObject(value) || !OPERANDS.some((key) => valuesOf(value, key).length > 0)) return;
      // `1.matmul`: the dialect as a number.
      for (const name of textsOf(value, NAME)) operators.report(name.replace(/^[^.]*\./, ''), value.offset);
    });
  }
  if (failure !== null) throw failure;
}
