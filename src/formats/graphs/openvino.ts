/** Models of OpenVINO as XML (`.xml` beside a `.bin` of weights): operators of extensions by name, libraries and files by their paths. See https://docs.openvino.ai/2025/documentation/openvino-ir-format.html */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { bytesOf } from '../../text/magic.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { characterOf } from '../../text/xml-characters.ts';
import { prologText, splitProlog, startsAsMarkup } from '../../text/xml-prolog.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';

const START_BYTES = 64;
/** Marks of encodings, blanks and `<`. */
const XML_STARTS = '\xef\xff\xfe\0\xa0\t\n\v\f\r <';
/** The mark of an encoding, blanks, the first tag; zeros beside each character of UTF-16 and UTF-32. */
export const XML_START = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\0\s]*</;
const NET = /^<net\s(?:[^<>]*\s)?version\s*=\s*["']\d/;
/** Operator sets of OpenVINO itself; very old files name none. */
const OWN_SETS = /^(?:opset\d+|)$/;
const LIBRARY = /^(?:library|lib|dll|so|extension_path)$/i;
const FILE = /(?:^|_)(?:path|file|filename|weights)$/i;
const TAG = /([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export const openvinoFormat: Format = {
  id: 'openvino',
  spec: 'https://docs.openvino.ai/2025/documentation/openvino-ir-format.html',
  kind: 'model',
  title: 'OpenVINO IR',
  extensions: ['xml'],
  sees: 'operators of extensions by name, libraries, files outside the folder of the model',
  provenWith: 'openvino 2026.4.1',
  isOpenEnded: true,
  firstBytes: bytesOf(XML_STARTS),
  probe: (source) => (isOpenvino(source) ? (examination) => examineNet(source, examination) : null),
};

export function isOpenvino(source: ByteSource): boolean {
  if (!XML_START.test(Buffer.from(headOf(source, START_BYTES)).toString('latin1')) || !startsAsMarkup(source))
    return false;
  const text = prologText(source);
  return text.includes('<net') && NET.test(splitProlog(text).root);
}

function examineNet(source: ByteSource, examination: Examination): void {
  keepWithin('graphTextBytes', source.size, 0);
  const text = Buffer.from(toUtf8(source.read(0, source.size))).toString('utf8');
  const names = new NamedOperators(examination, 'openvino');
  for (const { name, attributes, offset } of tagsOf(text)) {
    if (name === 'layer') reportLayer(attributes, offset, names);
    for (const [key, value] of attributes) {
      if (value === '') continue;
      if (LIBRARY.test(key)) names.library(value, offset);
      else if (FILE.test(key)) names.file(value, offset);
    }
  }
}

function reportLayer(attributes: Attributes, offset: number, names: NamedOperators): void {
  const sets = valuesOf(attributes, 'version');
  if (sets.every((set) => OWN_SETS.test(set))) return;
  for (const type of valuesOf(attributes, 'type')) names.operator(type, offset);
}

type Attributes = readonly (readonly [key: string, value: string])[];

function valuesOf(attributes: Attributes, wanted: string): readonly string[] {
  return attributes.filter(([key]) => key === wanted).map(([, value]) => value);
}

interface Tag {
  readonly name: string;
  readonly attributes: Attributes;
  readonly offset: number;
}

/** Tags that open, in their order; comments are passed over. */
function* tagsOf(text: string): Generator<Tag> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0) return;
      at = end;
      continue;
    }
    TAG.lastIndex = at + 1;
    const [, name, given = ''] = TAG.exec(text) ?? [];
    if (name === undefined) continue;
    const attributes = [...given.matchAll(ATTRIBUTE)].map(
      ([, key = '', double, single = '']) => [key, decoded(double ?? single)] as const,
    );
    yield { name, attributes, offset: at };
  }
}

/** OpenVINO reads by pugixml, which adds digits to a number of so many. https://github.com/zeux/pugixml/blob/master/src/pugixml.cpp */
const PUGIXML_BITS = 32;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name === undefined ? (characterOf(decimal, hex, PUGIXML_BITS) ?? whole) : (ENTITIES[name] ?? whole),
  );
}
