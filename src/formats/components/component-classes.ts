/** Reports what the objects of a configuration name by `class_path`, `_component_` or `type`. See https://docs.haystack.deepset.ai/docs/serialization and https://docs.kedro.org/en/stable/data/data_catalog.html. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Operator } from '../../facts.ts';
import { isObject, type JsonArray, type JsonObject, valuesOf } from '../../text/json-values.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { keywordArguments, pythonString } from '../../text/python-text.ts';
import { readConfiguration } from '../configuration/configuration-text.ts';
import { isTooLong, operatorAt, writtenOperatorAt } from '../configuration/dotted-name.ts';
import { type Place, pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination } from '../format.ts';
import { reportSoundCommand } from '../serving/kaldi-list.ts';
import { reportSource, scriptPaths } from '../serving/named-source.ts';
import type { ComponentKind } from './component-kind.ts';
import { kindsOf } from './component-kinds.ts';
import { keysOf } from './component-signs.ts';
import type { EvaluatedKind } from './evaluated-kinds.ts';
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
  const found = kindsOf(source, examination.name, once);
  const code: ExecutedText[] = [];
  let components = 0;
  for (const [index, root] of documents.entries()) {
    walkValues(root, (value, place) => {
      const at = () => `${documents.length === 1 ? '' : `/${index}`}${pointerOf(place)}`;
      components += reportEvaluatedTexts(found.evaluated, { value, place, at }, examination);
      if (!isObject(value)) {
        components += reportListed(found.kinds, value, at, examination);
        return;
      }
      components += reportParts(found.kinds, { value, place, at }, examination);
      for (const kind of found.kinds) {
        const offset = value.offset;
        for (const text of kind.code?.(value, place) ?? []) code.push({ text, offset, at: at() });
      }
    });
  }
  for (const { text, offset, at } of code) {
    examination.countEntry();
    await examination.member(`#${at}`, memorySource(Buffer.from(text)), offset, { expected: 'python-module' });
  }
  if (failure === null) return;
  if (components + code.length > 0 || (failure.reason === 'limit' && isMeant(source, found))) throw failure;
}

/** Source of Python that the loader executes. */
interface ExecutedText {
  readonly text: string;
  readonly offset: number;
  readonly at: string;
}

interface Part {
  readonly value: JsonObject;
  readonly place: Place;
  at(): string;
}

/** @returns how many texts are evaluated */
function reportEvaluatedTexts(
  kinds: readonly EvaluatedKind[],
  { value, place, at }: { readonly value: JsonArray | JsonObject; readonly place: Place; at(): string },
  examination: Examination,
): number {
  let count = 0;
  for (const { texts, listed, isCalled } of kinds) {
    for (const text of isObject(value) ? texts(value, place) : (listed?.(value) ?? [])) {
      count += 1;
      if (actsWhenEvaluated(text, isCalled)) reportEvaluated(text, value.offset, at(), examination);
    }
  }
  return count;
}

/** @returns how many parts were named */
function reportListed(
  kinds: readonly ComponentKind[],
  array: JsonArray,
  at: () => string,
  examination: Examination,
): number {
  let parts = 0;
  for (const { listed, own } of kinds) {
    for (const path of listed?.(array) ?? []) {
      parts += 1;
      if (own.test(path)) continue;
      const given: JsonObject = { kind: 'object', entries: [], offset: array.offset };
      reportComponent({ path, operator: writtenOperatorAt(path) }, given, { at: at(), via: 'config' }, examination);
    }
  }
  return parts;
}

/** @returns how many parts, files and commands were named */
function reportParts(kinds: readonly ComponentKind[], { value, place, at }: Part, examination: Examination): number {
  let parts = 0;
  for (const { paths, files, commands, own, isOpen, isWalked, words } of kinds) {
    // Other names are looked up in what the program registered.
    for (const path of paths(value, place).filter((text) => text.includes('.'))) {
      parts += 1;
      const others = isOpen === true ? 'config' : 'component';
      // Where only the name of the file speaks for a loader, most texts mean no path.
      const operator = words.length > 0 ? writtenOperatorAt(path) : operatorAt(path);
      const isOwn = own.test(path);
      if (isOwn && isWalked !== true) continue;
      const via = isOwn ? 'own-component' : others;
      reportComponent({ path, operator }, value, { at: at(), via }, examination);
    }
    const sources = files?.(value, place) ?? [];
    parts += sources.length;
    reportSource(
      sources.flatMap((file) => scriptPaths(file)),
      value.offset,
      examination,
    );
    for (const command of commands?.(value, place) ?? []) {
      parts += 1;
      reportSoundCommand(command, { offset: value.offset, at: at() }, examination);
    }
  }
  return parts;
}

function isMeant(source: ByteSource, { kinds, evaluated }: ReturnType<typeof kindsOf>): boolean {
  return (
    evaluated.some(({ sign }) => sign === undefined || holdsPattern(source, sign)) ||
    kinds.some(
      ({ words, sign, isValue }) =>
        (isValue === true || hasKey(source, words)) && (sign === undefined || holdsPattern(source, sign)),
    )
  );
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
