/** Models of Apache OpenNLP: a zip archive whose `manifest.properties` names classes that the loader makes. See https://github.com/apache/opennlp/blob/main/opennlp-api/src/main/java/opennlp/tools/util/ext/ExtensionLoader.java. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Operator } from '../../facts.ts';
import { headText } from '../../text/head-text.ts';
import { pythonString } from '../../text/python-text.ts';
import type { Examination, Format } from '../format.ts';

const HEAD_BYTES = 64 * 1024;
/** In any order, as properties of Java are written. */
const KEY = 'OpenNLP-Version';
const VERSION = new RegExp(String.raw`^[ \t\f]*${KEY}\s*[=:\s]`, 'm');
const CLASS = /^[ \t\f]*(factory|serializer-class-[^=:\s]+)[ \t]*[=:\s]([^\r\n]*)$/gm;
const OWN = /^opennlp\.(?:tools|uima|morfologik|dl|wn|summarization)\.[\w.$]+$/;

export const openNlpFormat: Format = {
  id: 'opennlp',
  spec: 'https://github.com/apache/opennlp/blob/main/opennlp-api/src/main/java/opennlp/tools/util/ext/ExtensionLoader.java',
  kind: 'model',
  title: 'Apache OpenNLP',
  extensions: ['bin'],
  sees: 'classes that the loader makes, where they are none of its own',
  provenWith: 'schema',
  isText: true,
  isLoose: true,
  probe: (source, _name, once) => (isOpenNlp(once) ? (examination) => examineManifest(source, examination) : null),
};

export function isOpenNlp(once: Once<ByteSource>): boolean {
  const text = once(headText).slice(0, HEAD_BYTES);
  return text.includes(KEY) && VERSION.test(text);
}

function textOf(source: ByteSource): string {
  return Buffer.from(headOf(source, HEAD_BYTES)).toString('latin1');
}

function examineManifest(source: ByteSource, examination: Examination): void {
  for (const { 2: written = '', index } of textOf(source).matchAll(CLASS)) {
    const name = unescaped(written.trim());
    if (name === '' || name === 'null' || OWN.test(name)) continue;
    const dot = Math.max(0, name.lastIndexOf('.'));
    const operator: Operator = { ecosystem: 'java', module: name.slice(0, dot), name: name.slice(dot + 1) };
    examination.report({ kind: 'import', operator, via: 'config', offset: index });
    examination.report({
      kind: 'call',
      operator: { ecosystem: 'java', module: 'opennlp.tools.util.ext.ExtensionLoader', name: 'instantiateExtension' },
      via: 'config',
      arguments: pythonString(name, examination.limits.argumentCharacters),
      operands: [],
      offset: index,
    });
  }
}

/** `\u006a` and a backslash before any other letter. */
function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_whole, hex, letter) =>
    hex === undefined ? letter : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
