/** Objects of Java as XML: what `XMLDecoder` executes element by element, and what XStream (Weka) rebuilds. See https://docs.oracle.com/en/java/javase/17/docs/api/java.desktop/java/beans/XMLDecoder.html and https://x-stream.github.io/security.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Operator } from '../../facts.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { plainMarkup } from '../../text/xml-markup.ts';
import { prologText, splitProlog, startsAsMarkup } from '../../text/xml-prolog.ts';
import type { Examination, Format } from '../format.ts';

/** `<java version="17" class="java.beans.XMLDecoder">`. */
const DECODER = /^<java(?=[\s>/])/;
/** Of streams of XStream, and of classes that models and attacks begin with; views of Android begin with those of other packages. */
const XSTREAM =
  /^<(?:object-stream|dynamic-proxy|(?:sorted|tree|linked-hash)-(?:set|map)|(?:java|javax|jdk|sun|com\.sun|weka|org\.encog|org\.neuroph|moa|adams)\.[\w.$_-]+)(?=[\s>/])/;
/** What else XStream begins with, and is no more than that unless it holds one of these. */
const CARRIER =
  /^<(?:(?:[a-z]\w*\.)+[A-Z]\w*|map|list|set|entry|linked-list|vector|hashtable|\w+\s+class\s*=\s*["'](?:dynamic-proxy|sorted-set|tree-(?:set|map)))[\s>"']/;
const CARRIED = /<(?:java|javax|jdk|sun|com\.sun)\.[\w.$-]*[A-Z]|<dynamic-proxy>|["']dynamic-proxy["']/;
/** Names of elements with a package, names of classes in attributes and in texts. */
const NAMED = [
  /<([A-Za-z_][\w$-]*\.[\w.$-]+)/g,
  /\s(?:class|interface|defined-in|resolves-to)\s*=\s*["']([^"'<>]+)["']/g,
  /<(?:interface|string|class|java-class)>\s*([\w.$]+)\s*</g,
];
/** XStream's parser keeps so much of a number; that of XMLDecoder refuses what is more. https://github.com/x-stream/mxparser */
const MXPARSER_BITS = 16;
const CALLING = /<(object|void|new|method|field|array|bean)\b((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/g;
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
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
  const text = prologText(source);
  const { root } = splitProlog(text);
  return DECODER.test(root) || XSTREAM.test(root) || (CARRIER.test(root) && CARRIED.test(text));
}

function examineObjects(source: ByteSource, examination: Examination): void {
  keepWithin('graphTextBytes', source.size, 0);
  const text = Buffer.from(toUtf8(source.read(0, source.size))).toString('utf8');
  const { root } = splitProlog(text);
  const reader: Operator = DECODER.test(root)
    ? { ecosystem: 'java', module: 'java.beans.XMLDecoder', name: 'readObject' }
    : { ecosystem: 'java', module: 'com.thoughtworks.xstream.XStream', name: 'fromXML' };
  examination.report({ kind: 'call', operator: reader, via: 'config', arguments: '', operands: [], offset: 0 });
  const plain = plainMarkup(text, MXPARSER_BITS);
  const seen = new Set<string>();
  const report = (path: string, offset: number, kind: 'import' | 'call') => {
    if (seen.has(kind + path)) return;
    seen.add(kind + path);
    keepWithin('namedOperators', seen.size, offset);
    const dot = path.lastIndexOf('.');
    const operator: Operator = { ecosystem: 'java', module: path.slice(0, dot), name: path.slice(dot + 1) };
    if (kind === 'import') examination.report({ kind, operator, via: 'config', offset });
    else examination.report({ kind, operator, via: 'config', arguments: '', operands: [], offset });
  };
  for (const [name, offset] of [...namesIn(text), ...namesIn(plain)])
    report(name, Math.min(offset, source.size), 'import');
  if (DECODER.test(root))
    for (const [path, offset] of callsIn(plain)) report(path, Math.min(offset, source.size), 'call');
}

/** What XMLDecoder calls: a method of a class, or its constructor; of an object whose class stands elsewhere the method alone. */
function* callsIn(text: string): Generator<readonly [path: string, offset: number]> {
  for (const { 1: element = '', 2: written = '', index } of text.matchAll(CALLING)) {
    const given = new Map(
      [...written.matchAll(ATTRIBUTE)].map(([, key = '', double, single]) => [key, double ?? single ?? '']),
    );
    const made = given.get('class')?.trim();
    const method = (element === 'method' ? given.get('name') : given.get('method'))?.trim() ?? null;
    // What stands inside of `<array class="…">` are values of that class.
    if (made !== undefined && DOTTED.test(made) && element !== 'array') yield [`${made}.${method ?? 'new'}`, index];
    else if (method !== null && /^\w+$/.test(method)) yield [`java.lang.Object.${method}`, index];
  }
}

/** XStream writes `$` as `_-`. */
function* namesIn(text: string): Generator<readonly [name: string, offset: number]> {
  for (const pattern of NAMED) {
    for (const { 1: written = '', index } of text.matchAll(pattern)) {
      const name = written.slice(0, CLASS_CHARACTERS).replaceAll('_-', '$').trim();
      if (DOTTED.test(name)) yield [name, index];
    }
  }
}
