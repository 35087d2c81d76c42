/** Objects of Java's serialization, in which Weka, CoreNLP, DL4J and others keep models: reading them runs `readObject` of their classes. https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { hasBytesAt } from '../../text/magic.ts';
import type { Format } from '../format.ts';
import { HEADER_BYTES, isTag, STREAM_HEADER } from './stream-start.ts';

export const javaFormat: Format = {
  id: 'java-serialization',
  spec: 'https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html',
  kind: 'model',
  title: 'Java serialization',
  extensions: ['ser', 'model', 'bin'],
  sees: 'classes by name; reading it runs what they do when they are read, and classes of known attacks are critical',
  provenWith: 'OpenJDK 17, Weka 3.6',
  firstBytes: new Set([STREAM_HEADER[0]]),

  probe(source) {
    if (!isJavaStream(source)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineStream } = await import('./java-classes.ts');
      await examineStream(source, examination);
    };
  },
};

/** The header, and an object or a block behind it. */
function isJavaStream(source: ByteSource): boolean {
  if (!hasBytesAt(source, 0, STREAM_HEADER)) return false;
  const tag = headOf(source, HEADER_BYTES + 1)[HEADER_BYTES];
  return tag === undefined || isTag(tag);
}
