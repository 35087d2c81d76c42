/** Objects of Java as XML: what `XMLDecoder` executes element by element, and what XStream (Weka) rebuilds. See https://docs.oracle.com/en/java/javase/17/docs/api/java.desktop/java/beans/XMLDecoder.html and https://x-stream.github.io/security.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Operator } from '../../facts.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { prologText, splitProlog, startsAsMarkup } from '../../text/xml-prolog.ts';
import type { Examination, Format } from '../format.ts';

/** `<java version="17" class="java.beans.XMLDecoder">`. */
const DECODER = /^<java(?=[\s>/])/;
/** Of streams of XStream, and of classes that models and attacks begin with; views of Android begin with those of other packages. */
const XSTREAM =
  /^<(?:object-stream|dynamic-proxy|(?:sorted|tree|linked-hash)-(?:set|map)|(?:java|javax|jdk|sun|com\.sun|weka|org\.encog|org\.neuroph|moa|adams)\.[\w.$_-]+)(?=[\s>/])/;
/** Names of elements with a package, names of classes in attributes and in texts. */
const NAMED = [
  /<([A-Za-z_][\w$-]*\.[\w.$-]+)/g,
  /\s(?:class|interface|defined-in|resolves-to)\s*=\s*["']([^"'<>]+)["']/g,
  /<(?:interface|string|class|java-class)>\s*([\w.$]+)\s*</g,
];
const DOTTED = /^(?:[a-z_]\w*\.)+[A-Z_][\w$]*$/;
const CLASS_CHARACTERS = 2000;

export const javaXmlFormat: Format = {
  id: 'java-xml',
  spec: 'https://docs.oracle.com/en/java/javase/17/docs/api/java.desktop/java/beans/XMLDecoder.html',
  kind: 'text',
  title: 'Java objects as XML (XMLDecoder, XStream)',
  extensions: ['xml', 'model'],
  sees: 'classes by name; reading it makes them and calls what it names, and classes of known attacks are critical',
  provenWith: 'OpenJDK 17; XStream: schema',
  isText: true,
  isLoose: true,
  probe: (source) => (isJavaXml(source) ? (examination) => examineObjects(source, examination) : null),
};

export function isJavaXml(source: ByteSource): boolean {
  if (!startsAsMarkup(source)) return false;
  const { root } = splitProlog(prologText(source));
  return DECODER.test(root) || XSTREAM.test(root);
}

function examineObjects(source: ByteSource, examination: Examination): void {
  keepWithin('graphTextBytes', source.size, 0);
  const text = Buffer.from(toUtf8(source.read(0, source.size))).toString('utf8');
  const { root } = splitProlog(text);
  const reader: Operator = DECODER.test(root)
    ? { ecosystem: 'java', module: 'java.beans.XMLDecoder', name: 'readObject' }
    : { ecosystem: 'java', module: 'com.thoughtworks.xstream.XStream', name: 'fromXML' };
  examination.report({ kind: 'call', operator: reader, via: 'config', arguments: '', operands: [], offset: 0 });
  const seen = new Set<string>();
  for (const [name, offset] of classesOf(text)) {
    if (seen.has(name)) continue;
    seen.add(name);
    keepWithin('namedOperators', seen.size, offset);
    const dot = name.lastIndexOf('.');
    const operator: Operator = { ecosystem: 'java', module: name.slice(0, dot), name: name.slice(dot + 1) };
    examination.report({ kind: 'import', operator, via: 'config', offset });
  }
}

/** XStream writes `$` as `_-`. */
function* classesOf(text: string): Generator<readonly [name: string, offset: number]> {
  for (const pattern of NAMED) {
    for (const { 1: written = '', index } of text.matchAll(pattern)) {
      const name = decoded(written.slice(0, CLASS_CHARACTERS)).replaceAll('_-', '$').trim();
      if (DOTTED.test(name)) yield [name, index];
    }
  }
}

function decoded(text: string): string {
  return text.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex, decimal) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
