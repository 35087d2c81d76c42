/** Tells what the objects of a configuration name by `class_path`, `_component_` or `type`. See https://docs.haystack.deepset.ai/docs/serialization and https://docs.kedro.org/en/stable/data/data_catalog.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { keywordArguments, pythonString } from '../../text/python-text.ts';
import type { Examination } from '../format.ts';
import { readConfiguration } from './configuration-text.ts';
import { isTooLong, operatorAt } from './dotted-name.ts';
import { pointerOf, walkValues } from './value-walk.ts';

/** Parts that these programs bring themselves. */
const OWN_PARTS =
  /^(?:torchtune|haystack|haystack_integrations|haystack_experimental|kedro|kedro_datasets|lightning|pytorch_lightning|lightning_fabric|jsonargparse)\./;
/** `pandas.CSVDataset` is one of `kedro_datasets`. */
const KEDRO_DATASET = /^\w+\.\w*(?:Data[Ss]et|Writer)$/;
/** What a component is made with, beside its name. */
const ARGUMENTS = ['init_args', 'dict_kwargs', 'init_parameters'];

/** @throws FormatError where it is too large or breaks; what was found before was told. */
export async function examineComponents(
  once: Once<ByteSource>,
  examination: Examination,
  isCatalogue: boolean,
): Promise<void> {
  const { documents, failure } = await readConfiguration(once);
  let components = 0;
  for (const [index, root] of documents.entries()) {
    walkValues(root, (value, place) => {
      if (!isObject(value)) return;
      const at = `${documents.length === 1 ? '' : `/${index}`}${pointerOf(place)}`;
      for (const path of pathsOf(value, isCatalogue)) {
        components += 1;
        if (!isPart(path, isCatalogue)) tellComponent(path, value, at, examination);
      }
    });
  }
  if (failure !== null && (components > 0 || failure.reason === 'limit')) throw failure;
}

/** Dotted paths alone: other names are looked up in what the program registered. */
function pathsOf(object: JsonObject, isCatalogue: boolean): readonly string[] {
  const hasType = isCatalogue || object.entries.some(([key]) => key === 'init_parameters');
  const keys = ['class_path', '_component_', ...(hasType ? ['type'] : [])];
  return keys.flatMap((key) => textsOf(object, key)).filter((path) => path.includes('.'));
}

function isPart(path: string, isCatalogue: boolean): boolean {
  return OWN_PARTS.test(path) || (isCatalogue && KEDRO_DATASET.test(path));
}

function tellComponent(path: string, object: JsonObject, at: string, examination: Examination): void {
  const { offset } = object;
  if (isTooLong(path)) {
    const reason = 'the path leads through more objects than any package has';
    examination.tell({ kind: 'unresolved-import', reason, offset, at });
  }
  const operator = operatorAt(path);
  if (operator === null) return;
  const inner = ARGUMENTS.flatMap((key) => valuesOf(object, key)).filter(isObject);
  const beside = object.entries.filter(
    ([key]) => !/^(?:class_path|_component_|type)$/.test(key) && !ARGUMENTS.includes(key),
  );
  const entries = [...inner.flatMap((given) => given.entries), ...beside];
  const operands = entries.flatMap(([, value]) =>
    typeof value === 'string' ? [{ kind: 'literal', type: 'str', text: pythonString(value, 200) } as const] : [],
  );
  const shown = keywordArguments({ ...object, entries }, examination.limits.argumentCharacters);
  examination.tell({ kind: 'import', operator, via: 'config', offset, at });
  examination.tell({ kind: 'call', operator, via: 'component', arguments: shown, operands, offset, at });
}
