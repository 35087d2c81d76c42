/** Predictive models as XML: what their document type declares, and scripts in their extensions. See https://dmg.org/pmml/v4-4-1/GeneralStructure.html and https://www.w3.org/TR/xml/#sec-prolog-dtd. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import { extensionOf } from '../model-names.ts';
import { type Prolog, prologText, splitProlog, startsAsMarkup } from '../text/xml-prolog.ts';
import type { Examination, Format } from './format.ts';

const KIB = 1024;
const SEARCH_BYTES = 256 * KIB;
const OVERLAP_BYTES = KIB;

const ROOT = /^<(?:[\w.-]+:)?PMML[\s/>]/;
/** What the root, or its document type, looks like wherever it stands. */
export const PMML_ROOT = /<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?PMML/;
/** The schema's own document type of PMML 1 and 2. */
const OWN_TYPE =
  /^<!DOCTYPE\s+PMML\s+(?:PUBLIC\s+(?:"[^"]*"|'[^']*')|SYSTEM)\s+["']https?:\/\/(?:www\.)?dmg\.org\/[^"']*["']\s*(?:\[\s*\]\s*)?>?$/i;
const SCRIPT =
  /<(?:[\w.-]+:)?script[\s>]|<(?:[\w.-]+:)?Extension\b[^<>]{0,500}?(?:name|extender)\s*=\s*["'][^"']{0,100}(?:script|python|groovy|\bexec\b|command)/i;
const INCLUDE = /<(?:xi|xinclude):include[\s>]|http:\/\/www\.w3\.org\/2001\/XInclude/;

export const pmmlFormat: Format = {
  id: 'pmml',
  spec: 'https://dmg.org/pmml/v4-4-1/GeneralStructure.html',
  kind: 'model',
  title: 'PMML',
  extensions: ['pmml', 'xml'],
  sees: 'entities, document types elsewhere, scripts',
  provenWith: 'nyoka 5.5, catboost 1.2.10; scripts: schema',
  isText: true,
  isLoose: true,

  probe(source, name) {
    if (!mayBePmml(source, name)) return null;
    const prolog = splitProlog(prologText(source));
    const { types, isCut } = prolog;
    if (!isPmml(prolog) && extensionOf(name) !== 'pmml') return null;
    return (examination) => {
      if (isCut) keepWithin('pmmlPrologBytes', source.size, 0);
      for (const { text, offset } of types) reportType(text, offset, examination);
      reportParts(source, examination);
    };
  },
};

/** Whether the head is markup that may come to its root, or whose name says that it does. */
function mayBePmml(source: ByteSource, name: string): boolean {
  return startsAsMarkup(source) && (extensionOf(name) === 'pmml' || PMML_ROOT.test(prologText(source)));
}

function isPmml({ root, types }: Prolog): boolean {
  return ROOT.test(root) || types.some(({ text }) => /^<!DOCTYPE\s+(?:[\w.-]+:)?PMML\b/.test(text));
}

function reportType(text: string, offset: number, examination: Examination): void {
  const entities = [...text.matchAll(/<!ENTITY\s+(%\s+)?[^\s>]+\s+(SYSTEM|PUBLIC)?/g)];
  const kinds = new Set(
    entities.map(([, parameter, external]) =>
      external !== undefined || parameter !== undefined ? 'external-entity' : 'entity',
    ),
  );
  for (const kind of kinds) report(kind, text, offset, examination);
  if (entities.length === 0 && /<!ENTITY/.test(text)) report('entity', text, offset, examination);
  if (entities.length === 0 && /^<!DOCTYPE\s+[^\s[>]+\s+(?:SYSTEM|PUBLIC)/.test(text) && !OWN_TYPE.test(text)) {
    report('external-type', text, offset, examination);
  }
}

function reportParts(source: ByteSource, examination: Examination): void {
  const reported = new Set<string>();
  for (let start = 0; start < source.size; start += SEARCH_BYTES - OVERLAP_BYTES) {
    const bytes = source.read(start, Math.min(start + SEARCH_BYTES, source.size));
    const text = Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
    for (const [name, pattern] of [
      ['script', SCRIPT],
      ['include', INCLUDE],
    ] as const) {
      const match = reported.has(name) ? null : pattern.exec(text);
      if (match === null) continue;
      reported.add(name);
      report(name, text.slice(match.index, match.index + 200), start + match.index, examination);
    }
  }
}

function report(name: string, text: string, offset: number, examination: Examination): void {
  const operator = { ecosystem: 'pmml', module: 'xml', name } as const;
  const shown = JSON.stringify(text.slice(0, examination.limits.argumentCharacters)).replace(/[^\x20-\x7e]/g, '?');
  examination.report({ kind: 'call', operator, via: 'config', arguments: shown, operands: [], offset });
}
