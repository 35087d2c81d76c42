/** Catalogs of Intake (`catalog.yml`): drivers and modules that are imported, commands that stand in defaults, templates outside of a sandbox. See https://intake.readthedocs.io/en/0.7.0/catalog.html#yaml-format. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { extensionOf } from '../../model-names.ts';
import { headText } from '../../text/head-text.ts';
import { type JsonArray, type JsonObject, type JsonValue, textsOf } from '../../text/json-values.ts';
import { isBinary } from '../../text/text.ts';
import { type Place, pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';
import { reportImported, reportShell } from './serving-facts.ts';

const SOURCES = /^["']?sources["']?[ \t]*:/m;
const DRIVER = /\bdriver["']?[ \t]*:/;
/** A default. */
const COMMAND = /^\s*(?:client_)?shell\(/;
/** A function of templates. */
const SHELL = /\b(?:client_)?shell\s*\(/;
/** Catalogs of its own makers bring them. */
const OWN = /^intake(?:_\w+)?(?:\.\w+)*$/;
const TEMPLATE = /\{[{%]/;
/** Texts with a template that are looked at. */
const TEMPLATES = 100;

export const intakeFormat: Format = {
  id: 'intake',
  spec: 'https://intake.readthedocs.io/en/0.7.0/catalog.html',
  kind: 'text',
  title: 'Catalogs of Intake',
  extensions: ['yaml', 'yml'],
  sees: 'drivers and modules that are imported, commands, templates that leave their values',
  provenWith: 'intake 0.7.0',
  isText: true,
  isLoose: true,
  probe: (source, name, once) =>
    isIntake(source, name, once) ? (examination) => examineCatalog(once, examination) : null,
};

export function isIntake(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  if (!['yaml', 'yml'].includes(extensionOf(name)) || isBinary(source)) return false;
  const text = once(headText);
  return DRIVER.test(text) && SOURCES.test(text);
}

async function examineCatalog(once: Once<ByteSource>, examination: Examination): Promise<void> {
  // Loaded only here: most runs see no such file.
  const { readConfiguration } = await import('../configuration/configuration-text.ts');
  const { documents, failure } = await readConfiguration(once);
  const templates: Template[] = [];
  for (const document of documents) {
    walkValues(document, (value, place) => examineValue(value, place, templates, examination));
  }
  for (const { text, at, offset } of templates.slice(0, TEMPLATES)) {
    examination.countEntry();
    await examination.member(`#${at}`, memorySource(Buffer.from(text)), offset, { expected: 'jinja' });
  }
  if (failure?.reason === 'limit') throw failure;
}

interface Template {
  readonly text: string;
  readonly at: string;
  readonly offset: number;
}

type Container = JsonArray | JsonObject;

function examineValue(value: Container, place: Place, templates: Template[], examination: Examination): void {
  const { offset } = value;
  const at = pointerOf(place);
  for (const [key, item] of partsOf(value)) {
    if (typeof item !== 'string') continue;
    if (callsShell(item)) reportShell(item, { offset, at }, examination);
    else if (TEMPLATE.test(item)) templates.push({ text: item, at: `${at}/${key}`, offset });
  }
  if (value.kind === 'array') return;
  const modules = place?.parent?.parent?.key === 'plugins' ? textsOf(value, 'module') : [];
  const drivers = textsOf(value, 'driver').filter((name) => name.includes('.'));
  for (const path of [...modules, ...drivers]) if (!OWN.test(path)) reportImported(path, offset, examination, at);
}

function partsOf(value: Container): readonly (readonly [key: string | number, part: JsonValue])[] {
  return value.kind === 'array' ? value.items.map((item, index) => [index, item]) : value.entries;
}

/** In a default, or between two braces and the next one that closes. */
function callsShell(text: string): boolean {
  if (COMMAND.test(text)) return true;
  return text.split('}').some((part) => part.includes('{{') && SHELL.test(part.slice(part.indexOf('{{'))));
}
