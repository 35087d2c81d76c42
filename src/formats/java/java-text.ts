/** Streams of Java's serialization as one text of base64, as web pages and settings carry them. https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html */
import { type ByteSource, headOf, memorySource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Examination, Format } from '../format.ts';

export const javaTextFormat: Format = {
  id: 'java-base64',
  spec: 'https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html',
  kind: 'container',
  title: 'Java serialization as base64',
  extensions: ['txt'],
  sees: 'the stream',
  provenWith: 'OpenJDK 17',
  isText: true,

  probe: (source) => (isJavaText(source) ? (examination) => examineText(source, examination) : null),
};

export function isJavaText(source: ByteSource): boolean {
  return /^\s{0,16}rO0AB[A-Za-z0-9+/]{11}/.test(Buffer.from(headOf(source, 64)).toString('latin1'));
}

async function examineText(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('javaTextBytes', source.size, 0);
  const text = Buffer.from(source.read(0, source.size)).toString('latin1').replace(/\s/g, '');
  const [digits = ''] = /^[A-Za-z0-9+/]+/.exec(text) ?? [];
  await examination.member('base64', memorySource(Buffer.from(digits, 'base64')), 0);
}
