/** Reports what the objects of a configuration name by `class_path`, `_component_` or `type`. See https://docs.haystack.deepset.ai/docs/serialization and https://docs.kedro.org/en/stable/data/data_catalog.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Operator } from '../../facts.ts';
import { isObject, type JsonObject, valuesOf } from '../../text/json-values.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { keywordArguments, pythonString } from '../../text/python-text.ts';
import { readConfiguration } from '../configuration/configuration-text.ts';
import { isTooLong, operatorAt, writtenOperatorAt } from '../configuration/dotted-name.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination } from '../format.ts';
import { kindsOf } from './component-kinds.ts';
import { keysOf } from './component-signs.ts';
import { actsWhenEvaluated, reportEvaluated } from './evaluated-texts.ts';

/** What a component is made with, beside its name. */
const ARGUMENTS = [
  'init_args',
  'dict_kwargs',
  'init_parameters',
  'params',
  'parameters',
  'kwargs',
  'arch_kwargs',
  'config',
  '__args__',
];
const NAMING_KEY =
  /^(?:class_path|_component_|type|class|module_path|name|__kind__|implementation|uses|network_class_name|__name__|__module__)$/;

/** @throws FormatError where it is too large or breaks; what was found before was reported. */
export async function examineComponents(
  source: ByteSource,
  once: Once<ByteSource>,
  examination: Examination,
): Promise<void> {
  const { documents, failure } = await readConfiguration(once);
  const { kinds, evaluated } = kindsOf(source, examination.name, once);
  let components = 0;
  for (const [index, root] of documents.entries()) {
    walkValues(root, (value, place) => {
      if (!isObject(value)) return;
      const at = () => `${documents.length === 1 ? '' : `/${index}`}${pointerOf(place)}`;
      for (const { paths, own, isOpen, words } of kinds) {
        // Other names are looked up in what the program registered.
        for (const path of paths(value, place).filter((text) => text.includes('.'))) {
          components += 1;
          const others = isOpen === true ? 'config' : 'component';
          reportComponent(
            // Where only the name of the file speaks for a loader, most texts mean no path.
            { path, operator: words.length > 0 ? writtenOperatorAt(path) : operatorAt(path) },
            value,
            { at: at(), via: own.test(path) ? 'own-component' : others },
            examination,
          );
        }
      }
      for (const { texts, isCalled } of evaluated) {
        for (const text of texts(value, place)) {
          components += 1;
          if (actsWhenEvaluated(text, isCalled)) reportEvaluated(text, value.offset, at(), examination);
        }
      }
    });
  }
  const isMeant = () =>
    evaluated.length > 0 ||
    kinds.some(({ words, sign }) => hasKey(source, words) && (sign === undefined || holdsPattern(source, sign)));
  if (failure !== null && (components > 0 || (failure.reason === 'limit' && isMeant()))) throw failure;
}

function hasKey(source: ByteSource, words: readonly string[]): boolean {
  return words.length === 0 || holdsPattern(source, keysOf(words));
}

function reportComponent(
  { path, operator }: { readonly path: string; readonly operator: Operator | null },
  object: JsonObject,
  { at, via }: { readonly at: string; readonly via: 'config' | 'component' | 'own-component' },
  examination: Examination,
): void {
  const { offset } = object;
  if (isTooLong(path)) {
    const reason = 'the path leads through more objects than any package has';
    examination.report({ kind: 'unresolved-import', reason, offset, at });
  }
  if (operator === null) return;
  const inner = ARGUMENTS.flatMap((key) => valuesOf(object, key)).filter(isObject);
  const beside = object.entries.filter(([key]) => !NAMING_KEY.test(key) && !ARGUMENTS.includes(key));
  const entries = [...inner.flatMap((given) => given.entries), ...beside];
  const operands = entries.flatMap(([, value]) =>
    typeof value === 'string' ? [{ kind: 'literal', type: 'str', text: pythonString(value, 200) } as const] : [],
  );
  const shown = keywordArguments({ ...object, entries }, examination.limits.argumentCharacters);
  if (via !== 'own-component') examination.report({ kind: 'import', operator, via: 'config', offset, at });
  examination.report({ kind: 'call', operator, via, arguments: shown, operands, offset, at });
}
