/** Sets of references (kerchunk): Zarr as texts and places in other files. fsspec before 2026 renders what stands under `gen` as templates outside of a sandbox when it reads the set. See https://fsspec.github.io/kerchunk/spec.html. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { base64Readings } from '../../text/base64.ts';
import { isObject, type JsonObject, listItemsOf, valuesOf } from '../../text/json-values.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { spelled } from '../../text/spelled.ts';
import { readJson } from '../configuration/configuration-text.ts';
import { holdsWord, startsAsJson } from '../configuration/text-search.ts';
import type { Examination, Format } from '../format.ts';

/** Of the first version the keys themselves, of the second what holds them. */
const keysPattern = () =>
  new RegExp(
    `(?:"(?:${spelled('gen')}|${spelled('refs')})"|(?:${spelled('.zarray')}|${spelled('.zmetadata')}|${spelled('zarr.json')})")\\s{0,80}:`,
  );
/** Metadata of Zarr, which say how each chunk is read. */
const METADATA = /(?:^|\/)(?:\.zarray|\.zmetadata|zarr\.json)$/;
const ENCODED = 'base64:';
const TEMPLATE = /\{[{%]/;
/** Texts with a template that are looked at. */
const TEMPLATES = 100;

export const referencesFormat: Format = {
  id: 'references',
  spec: 'https://fsspec.github.io/kerchunk/spec.html',
  kind: 'text',
  title: 'References to data as Zarr (kerchunk)',
  extensions: ['json'],
  sees: 'templates that leave their values, codecs that unpickle',
  provenWith: 'fsspec 2024.6.0',
  isText: true,
  isLoose: true,
  probe: (source, _name, once) =>
    isReferences(source, once) ? (examination) => examineReferences(source, examination) : null,
};

export function isReferences(source: ByteSource, once: Once<ByteSource>): boolean {
  const mayBe = holdsWord(once, 'dimensions') || holdsWord(once, 'zarr_format');
  return mayBe && startsAsJson(source) && holdsPattern(source, keysPattern());
}

async function examineReferences(source: ByteSource, examination: Examination): Promise<void> {
  const { documents, failure } = readJson(source);
  const found = documents.filter(isObject).flatMap((root) => [...templatesOf(root), ...metadataOf(root)]);
  for (const { text, at, offset, isTemplate } of found) {
    examination.countEntry();
    const content = memorySource(Buffer.from(text));
    await examination.member(`#${at}`, content, offset, isTemplate ? { expected: 'jinja' } : {});
  }
  if (failure !== null && (found.length > 0 || failure.reason === 'limit')) throw failure;
}

interface Found {
  readonly text: string;
  readonly at: string;
  readonly offset: number;
  readonly isTemplate: boolean;
}

/** What is rendered of `gen`, the texts of `templates`, and the addresses of references. */
function templatesOf(root: JsonObject): readonly Found[] {
  const objects = [...valuesOf(root, 'gen').flatMap(listItemsOf), ...valuesOf(root, 'templates')].filter(isObject);
  const rendered = objects.flatMap(({ entries, offset }) => entries.map(([key, value]) => ({ key, value, offset })));
  const addresses = referencesOf(root).map(([key, value]) => {
    return { key, value: listItemsOf(value)[0] ?? null, offset: root.offset };
  });
  return [...rendered, ...addresses]
    .flatMap(({ key, value, offset }) =>
      typeof value === 'string' && TEMPLATE.test(value)
        ? [{ text: value, at: `/${key}`, offset, isTemplate: true }]
        : [],
    )
    .slice(0, TEMPLATES);
}

/** As text, in base64, or as the object itself, which the components of a configuration see. */
function metadataOf(root: JsonObject): readonly Found[] {
  return referencesOf(root).flatMap(([key, value]) => {
    if (typeof value !== 'string' || !METADATA.test(key)) return [];
    const texts = value.startsWith(ENCODED)
      ? base64Readings(Buffer.from(value.slice(ENCODED.length))).map((bytes) => Buffer.from(bytes).toString())
      : [value];
    return texts.map((text) => ({ text, at: `/${key}`, offset: root.offset, isTemplate: false }));
  });
}

function referencesOf(root: JsonObject): JsonObject['entries'] {
  const held = valuesOf(root, 'refs').filter(isObject);
  return held.length === 0 ? root.entries : held.flatMap(({ entries }) => entries);
}
