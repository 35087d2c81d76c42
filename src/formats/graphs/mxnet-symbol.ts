/** Graphs of MXNet (`-symbol.json`): operators that call Python, an address in memory or Lua. See https://github.com/apache/mxnet/blob/v1.x/src/nnvm/legacy_json_util.cc */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { readJson } from '../configuration/configuration-text.ts';
import { startsAsJson, wordsOf } from '../configuration/text-search.ts';
import { walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';

export const mxnetSymbolFormat: Format = {
  id: 'mxnet-symbol',
  spec: 'https://github.com/apache/mxnet/blob/v1.x/src/nnvm/legacy_json_util.cc',
  kind: 'model',
  title: 'MXNet symbols',
  extensions: ['json'],
  sees: 'operators that call a registered class of Python, an address in memory, or Lua',
  provenWith: 'mxnet 1.9.1',
  isText: true,
  isOpenEnded: true,
  probe: (source, name, once) =>
    isMxnetSymbol(source, name, once) ? (examination) => examineSymbol(source, examination) : null,
};

export function isMxnetSymbol(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  return once(startsAsJson) && once(wordsOf).has('arg_nodes');
}

function examineSymbol(source: ByteSource, examination: Examination): void {
  const { documents, failure } = readJson(source);
  const names = new NamedOperators(examination, 'mxnet');
  for (const document of documents) {
    walkValues(document, (value) => {
      if (!isObject(value)) return;
      for (const operation of textsOf(value, 'op')) {
        // Under one of three keys, by the age of the file.
        const attributes = ['attrs', 'param', 'attr'].flatMap((key) => valuesOf(value, key)).filter(isObject);
        const types = attributes.flatMap((each) => textsOf(each, 'op_type'));
        for (const type of types.length === 0 ? [null] : types) names.operator(operation, value.offset, type);
      }
    });
  }
  if (failure !== null) throw failure;
}
